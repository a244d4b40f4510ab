//! The two languages.

use core::fmt;

/// A language: Kazakh or Russian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Kazakh, in Cyrillic script.
    Kk,
    /// Russian.
    Ru,
}

impl Lang {
    /// Both languages. Arrays with a value for each language have this order.
    pub const ALL: [Lang; 2] = [Lang::Kk, Lang::Ru];

    /// Returns the BCP 47 tag: `kk` or `ru`.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Kk => "kk",
            Lang::Ru => "ru",
        }
    }

    /// Returns the language of a BCP 47 tag, in any case and with or without a script or region (`ru-KZ`, `kk_Cyrl`).
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Lang::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// Returns the other language.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Kk => Lang::Ru,
            Lang::Ru => Lang::Kk,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_there_and_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
            assert_eq!(lang.other().other(), lang);
        }
        assert_eq!(Lang::from_tag("ru-KZ"), Some(Lang::Ru));
        assert_eq!(Lang::from_tag("KK_Cyrl"), Some(Lang::Kk));
        assert_eq!(Lang::from_tag("rum"), None);
        assert_eq!(Lang::from_tag(""), None);
    }
}
