//! The Latin alphabets of Kazakh.
//!
//! Facts: the decree of 26 October 2017 (apostrophes), the decree of 19 February 2018 (acutes), the draft of November 2019,
//! the draft that the national commission approved in January 2021 (31 letters), QazAqparat's alphabet of 2004, BGN/PCGN
//! 1979, and the plain letters that people type. ё щ ю я, of which the alphabets from 2017 on say nothing, follow the rules
//! of their sounds.
//!
//! Letters are converted one by one; no alphabet has a rule that looks at the neighbours. So и and й are the same in those
//! from 2017 on, and ия is `iia` in 2021 and `ııa` in 2018, as Kazinform writes it (`tehnologııalyq`). ъ and ь are not
//! written, but by BGN.

use crate::case::upper;

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
    /// Letters of a plain keyboard, as people type them; a custom, no standard.
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

    /// Small letters in the order of [`super::LETTERS`]; `-` is none.
    pub(super) const fn letters(self) -> &'static str {
        match self {
            //                       а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я
            Alphabet::Draft2021 => {
                "a ä b v g ğ d e io j z i i k q l m n ñ o ö p r s t u ū ü f h h ts ch ş şş - y ı - e iu ia"
            }
            Alphabet::Draft2019 => {
                "a ä b v g ğ d e io j z i i k q l m n ñ o ö p r s t w u ü f h h ts ç ş şş - y ı - e iw ia"
            }
            Alphabet::Acutes2018 => {
                "a á b v g ǵ d e ıo j z ı ı k q l m n ń o ó p r s t ý u ú f h h ts ch sh shsh - y i - e ıý ıa"
            }
            Alphabet::Apostrophes2017 => {
                "a aʼ b v g gʼ d e iʼo j z iʼ iʼ k q l m n nʼ o oʼ p r s t yʼ u uʼ f h h ts cʼ sʼ sʼsʼ - y i - e iʼyʼ iʼa"
            }
            Alphabet::QazAqparat2004 => {
                "a ä b v g ğ d e yo j z ï y k q l m n ñ o ö p r s t w u ü f x h c ç ş şş - ı i - é yu ya"
            }
            Alphabet::Bgn1979 => {
                "a ä b v g gh d e ë zh z ī ī\u{306} k q l m n ng o ö p r s t ū u ü f kh h ts ch sh shch ʺ y i ʹ ė yu ya"
            }
            Alphabet::Informal => {
                "a a b v g g d e e zh z i y k k l m n n o o p r s t u u u f kh h ts ch sh shch - y i - e yu ya"
            }
        }
    }

    /// The capital of a letter. Where ı is a letter of its own beside i, their capitals are I and İ; by the decree of 2018
    /// both have I.
    pub(super) const fn capital(self, letter: char) -> char {
        match (letter, self) {
            ('i', Alphabet::Draft2021 | Alphabet::Draft2019 | Alphabet::QazAqparat2004) => 'İ',
            _ => upper(letter),
        }
    }
}
