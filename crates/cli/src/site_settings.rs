//! `aimaq.toml`: what the publisher says about the site.

use std::fs;
use std::path::Path;

use aimaq_language::Lang;
use serde::Deserialize;

/// The settings of a site. All are optional; a key that the build does not know is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteSettings {
    /// The name of the site.
    pub name: Bilingual,
    /// What the site is for, in one line.
    pub purpose: Bilingual,
    /// Where the site will be: `https://example.kz/news/`. Absolute addresses are written only where it is known.
    pub base: Option<String>,
    /// The licence of the texts: a name, or the address of its text.
    pub licence: Option<String>,
    /// The address for letters: `editor@example.kz`.
    pub contact: Option<String>,
    /// Which pages are rendered; see [`Pages`](crate::build::Pages).
    pub pages: Option<PageChoice>,
}

/// The value of `pages`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageChoice {
    /// Every page.
    All,
    /// All but those of articles.
    Lists,
}

/// A text in both languages. An empty one is not given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bilingual {
    kk: String,
    ru: String,
}

impl Bilingual {
    /// The text in a language, or else in the other one; `None` if neither is given.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        let [first, second] = match lang {
            Lang::Kk => [&self.kk, &self.ru],
            Lang::Ru => [&self.ru, &self.kk],
        };
        [first, second]
            .into_iter()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
    }
}

/// The usual name of the file.
pub const FILE: &str = "aimaq.toml";

/// Reads the settings; those that are not given keep their defaults. Without `path`, reads [`FILE`] if it is there.
///
/// # Errors
/// If the file cannot be read or a value is wrong, with the line and the cure.
pub fn read(path: Option<&Path>) -> Result<SiteSettings, String> {
    let usual = Path::new(FILE);
    let path = match path {
        Some(path) => path,
        None if usual.is_file() => usual,
        None => return Ok(SiteSettings::default()),
    };
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(text: &str) -> Result<SiteSettings, String> {
    let mut settings: SiteSettings = toml::from_str(text).map_err(|error| error.to_string())?;
    if let Some(base) = settings.base.as_mut().filter(|base| !base.is_empty()) {
        let is_link = matches!(
            aimaq_article::link(base),
            Some(aimaq_article::Link::Address(_))
        );
        if !is_link || !base.starts_with("http") || base.contains(['?', '#', '@', '&', '\'']) {
            return Err(format!(
                "base is {base:?}, but must be the address of the site, as https://example.kz/news/"
            ));
        }
        if !base.ends_with('/') {
            base.push('/');
        }
    }
    let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    settings.base = given(settings.base);
    settings.licence = given(settings.licence);
    settings.contact = given(settings.contact);
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_mistakes_are_named() {
        let settings =
            parse("base = \"https://example.kz/a\"\npages = \"lists\"\n[name]\nkk = \"Өңір\"\n")
                .expect("settings");
        assert_eq!(settings.base.as_deref(), Some("https://example.kz/a/"));
        assert_eq!(settings.name.get(Lang::Ru), Some("Өңір"));
        assert_eq!(settings.purpose.get(Lang::Ru), None);
        for (wrong, named) in [
            ("colour = \"red\"\n", "colour"),
            ("base = \"example.kz\"\n", "base"),
            ("base = \"javascript:alert(1)\"\n", "base"),
            ("\npages = \"some\"\n", "line 2"),
            ("[name]\nen = \"x\"\n", "en"),
        ] {
            let error = parse(wrong).expect_err(wrong);
            assert!(error.contains(named), "{wrong}: {error}");
        }
    }

    #[test]
    fn what_new_writes_is_read() {
        assert_eq!(
            parse(include_str!("new/aimaq.toml")).map(|settings| settings.base),
            Ok(None)
        );
    }
}
