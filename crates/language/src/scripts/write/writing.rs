//! The scripts that a reader may choose for Kazakh.

use super::Alphabet;

/// A way to write Kazakh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Writing {
    /// As texts are stored.
    #[default]
    Cyrillic,
    /// In Latin letters.
    Latin(Alphabet),
    /// In Arabic letters (töte jazu), from right to left.
    Arabic,
}

impl Writing {
    /// All, in the order in which they are listed: Cyrillic, Latin from the newest alphabet on, Arabic.
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

    /// Its code in addresses and on the device, which never changes: `cyrl`, `latn-2021`, `arab`.
    pub const fn code(self) -> &'static str {
        match self {
            Writing::Cyrillic => "cyrl",
            Writing::Latin(alphabet) => alphabet.code(),
            Writing::Arabic => "arab",
        }
    }

    /// The writing of a code; `latn` alone is the newest Latin alphabet.
    pub fn from_code(code: &str) -> Option<Writing> {
        if code == "latn" {
            return Some(Writing::Latin(Alphabet::default()));
        }
        Writing::ALL
            .into_iter()
            .find(|writing| writing.code() == code)
    }

    /// The BCP 47 tag for `lang="…"`: Kazakh is Cyrillic unless it says otherwise, and no subtag tells one Latin alphabet
    /// from another.
    pub const fn tag(self) -> &'static str {
        match self {
            Writing::Cyrillic => "kk",
            Writing::Latin(_) => "kk-Latn",
            Writing::Arabic => "kk-Arab",
        }
    }

    /// The direction for `dir="…"`: `ltr` or `rtl`.
    pub const fn dir(self) -> &'static str {
        match self {
            Writing::Arabic => "rtl",
            _ => "ltr",
        }
    }
}
