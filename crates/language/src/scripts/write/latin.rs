//! The Latin alphabets of Kazakh.
//!
//! Sources: the decree of 26 October 2017 (apostrophes), the decree of 19 February 2018 (acutes), the draft of November 2019,
//! the draft that the national commission approved in January 2021 (31 letters), QazAqparat's alphabet of 2004, BGN/PCGN
//! 1979, and the plain letters that people type. The alphabets from 2017 on do not
//! mention ё щ ю я; these are spelled by their sounds.
//!
//! Every letter is converted by itself; no alphabet has a rule that depends on the neighbours. So и and й are the same from 2017 on,
//! and ия is `iia` in 2021 and `ııa` in 2018, as Kazinform writes it (`tehnologııalyq`). Only BGN writes ъ and ь.

use aimaq_compact::case::upper;

/// A Latin alphabet of Kazakh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Alphabet {
    /// The draft approved in January 2021: ä ğ ı ñ ö ş ū ü.
    #[default]
    Draft2021,
    /// The draft of November 2019: ä ç ğ ı ñ ö ş ü w.
    Draft2019,
    /// The decree of 19 February 2018: á ǵ ı ń ó ú ý, ch sh.
    Acutes2018,
    /// The decree of 26 October 2017: aʼ gʼ iʼ nʼ oʼ sʼ cʼ uʼ yʼ.
    Apostrophes2017,
    /// The state agency's alphabet of 2004: ä c ç é ğ ı ï ñ ö ş ü w x y.
    QazAqparat2004,
    /// BGN/PCGN 1979, for maps: gh zh ng kh ts ch sh.
    Bgn1979,
    /// ASCII letters, as people type them: a habit, not a standard.
    Informal,
}

impl Alphabet {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Alphabet::Draft2021 => "latn-2021",
            Alphabet::Draft2019 => "latn-2019",
            Alphabet::Acutes2018 => "latn-2018",
            Alphabet::Apostrophes2017 => "latn-2017",
            Alphabet::QazAqparat2004 => "latn-2004",
            Alphabet::Bgn1979 => "latn-bgn",
            Alphabet::Informal => "latn-ascii",
        }
    }

    /// Returns the lower-case letters in the order of [`super::Table`]; `-` is no letter.
    pub(super) const fn letters(self) -> &'static str {
        match self {
            // а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ё ә ғ қ ң ө ұ ү һ і
            Alphabet::Draft2021 => {
                "a b v g d e j z i i k l m n o p r s t u f h ts ch ş şş - y - e iu ia io ä ğ q ñ ö ū ü h ı"
            }
            Alphabet::Draft2019 => {
                "a b v g d e j z i i k l m n o p r s t w f h ts ç ş şş - y - e iw ia io ä ğ q ñ ö u ü h ı"
            }
            Alphabet::Acutes2018 => {
                "a b v g d e j z ı ı k l m n o p r s t ý f h ts ch sh shsh - y - e ıý ıa ıo á ǵ q ń ó u ú h i"
            }
            Alphabet::Apostrophes2017 => {
                "a b v g d e j z iʼ iʼ k l m n o p r s t yʼ f h ts cʼ sʼ sʼsʼ - y - e iʼyʼ iʼa iʼo aʼ gʼ q nʼ oʼ u uʼ h i"
            }
            Alphabet::QazAqparat2004 => {
                "a b v g d e j z ï y k l m n o p r s t w f x c ç ş şş - ı - é yu ya yo ä ğ q ñ ö u ü h i"
            }
            Alphabet::Bgn1979 => {
                "a b v g d e zh z ī ī\u{306} k l m n o p r s t ū f kh ts ch sh shch ʺ y ʹ ė yu ya ë ä gh q ng ö u ü h i"
            }
            Alphabet::Informal => {
                "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e a g k n o u u h i"
            }
        }
    }

    /// Returns the capital of a letter. In alphabets with both ı and i, their capitals are I and İ; by the decree of 2018, both
    /// have I.
    pub(super) const fn capital(self, letter: char) -> char {
        match (letter, self) {
            ('i', Alphabet::Draft2021 | Alphabet::Draft2019 | Alphabet::QazAqparat2004) => 'İ',
            _ => upper(letter),
        }
    }
}
