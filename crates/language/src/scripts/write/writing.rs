//! The ways to write Kazakh.

use super::Alphabet;

/// A way to write Kazakh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Writing {
    /// In Cyrillic letters, unchanged.
    #[default]
    Cyrillic,
    /// In Latin letters.
    Latin(Alphabet),
    /// In Arabic letters (töte jazu), from right to left.
    Arabic,
}

impl Writing {
    /// All of them: Cyrillic, the Latin alphabets from the newest on, Arabic.
    pub const ALL: [Writing; 9] = [
        Writing::Cyrillic,
        Writing::Latin(Alphabet::Draft2021),
        Writing::Latin(Alphabet::Draft2019),
        Writing::Latin(Alphabet::Acutes2018),
        Writing::Latin(Alphabet::Apostrophes2017),
        Writing::Latin(Alphabet::QazAqparat2004),
        Writing::Latin(Alphabet::Bgn1979),
        Writing::Latin(Alphabet::Informal),
        Writing::Arabic,
    ];

    /// Returns a permanent code for URLs and settings: `cyrl`, `latn-2021`, `arab`.
    pub const fn code(self) -> &'static str {
        match self {
            Writing::Cyrillic => "cyrl",
            Writing::Latin(alphabet) => alphabet.code(),
            Writing::Arabic => "arab",
        }
    }

    /// Returns the writing of a code. `latn` is the newest Latin alphabet.
    pub fn from_code(code: &str) -> Option<Writing> {
        if code == "latn" {
            return Some(Writing::Latin(Alphabet::default()));
        }
        Writing::ALL
            .into_iter()
            .find(|writing| writing.code() == code)
    }

    /// Returns the BCP 47 tag for `lang="…"`. Kazakh is Cyrillic by default, and there is no subtag for a Latin alphabet.
    pub const fn tag(self) -> &'static str {
        match self {
            Writing::Cyrillic => "kk",
            Writing::Latin(_) => "kk-Latn",
            Writing::Arabic => "kk-Arab",
        }
    }

    /// Returns the direction for `dir="…"`: `ltr` or `rtl`.
    pub const fn dir(self) -> &'static str {
        match self {
            Writing::Arabic => "rtl",
            _ => "ltr",
        }
    }
}
