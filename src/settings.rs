//! The reader's settings on this device: theme, text size, typeface, line width, shortcuts, script.
//!
//! They are stored as one line, `theme=dark size=large`, without settings that have their default. `static/settings.js` reads the
//! same line before the first paint and sets it as attributes of the root element, for the style sheet.

use aimaq_language::scripts::Writing;

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Light, dark, or that of the system.
    Theme,
    /// Text size of an article.
    Size,
    /// With or without serifs.
    Face,
    /// Line width of an article.
    Width,
    /// Are single letters shortcuts?
    Keys,
    /// The script of Kazakh texts.
    Script,
}

impl Setting {
    /// All settings, in the order in which they are shown.
    pub const ALL: [Setting; 6] = [
        Setting::Theme,
        Setting::Size,
        Setting::Face,
        Setting::Width,
        Setting::Keys,
        Setting::Script,
    ];

    /// Its name in the stored line.
    pub const fn key(self) -> &'static str {
        match self {
            Setting::Theme => "theme",
            Setting::Size => "size",
            Setting::Face => "face",
            Setting::Width => "width",
            Setting::Keys => "keys",
            Setting::Script => "script",
        }
    }

    /// Its values, in the order in which they are shown.
    pub fn values(self) -> Vec<&'static str> {
        match self {
            Setting::Theme => vec!["system", "light", "dark"],
            Setting::Size => vec!["small", "normal", "large", "largest"],
            Setting::Face => vec!["serif", "sans"],
            Setting::Width => vec!["narrow", "normal", "wide"],
            Setting::Keys => vec!["on", "off"],
            Setting::Script => Writing::ALL.map(Writing::code).to_vec(),
        }
    }

    /// The number of its default among its values.
    const fn default(self) -> u8 {
        match self {
            Setting::Size | Setting::Width => 1,
            _ => 0,
        }
    }
}

/// The settings of one reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    chosen: [u8; Setting::ALL.len()],
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            chosen: Setting::ALL.map(Setting::default),
        }
    }
}

impl Settings {
    /// Parses the stored line. Unknown settings and values are ignored, so any text is accepted.
    pub fn parse(stored: &str) -> Settings {
        let mut settings = Settings::default();
        for pair in stored.split(' ') {
            for setting in Setting::ALL {
                let chosen = setting
                    .values()
                    .iter()
                    .position(|value| pair.split_once('=') == Some((setting.key(), value)));
                if let Some(chosen) = chosen {
                    settings.set(setting, chosen);
                }
            }
        }
        settings
    }

    /// The number of the chosen value among [`Setting::values`].
    pub fn chosen(&self, setting: Setting) -> usize {
        usize::from(self.chosen[setting as usize])
    }

    /// Chooses a value by its number. A number that does not exist is ignored.
    pub fn set(&mut self, setting: Setting, value: usize) {
        if value < setting.values().len() {
            self.chosen[setting as usize] = value as u8;
        }
    }

    /// The script of Kazakh texts.
    pub fn writing(&self) -> Writing {
        Writing::ALL[self.chosen(Setting::Script)]
    }

    /// Are single letters shortcuts?
    pub fn single_letters(&self) -> bool {
        self.chosen(Setting::Keys) == 0
    }

    /// The line to store.
    pub fn line(&self) -> String {
        let mut line = String::new();
        for setting in Setting::ALL {
            let chosen = self.chosen[setting as usize];
            if chosen != setting.default() {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(setting.key());
                line.push('=');
                line.push_str(setting.values()[usize::from(chosen)]);
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_stored_line_is_read_again() {
        let mut settings = Settings::default();
        assert_eq!(settings.line(), "");
        settings.set(Setting::Theme, 2);
        settings.set(Setting::Size, 0);
        settings.set(Setting::Keys, 7);
        assert_eq!(settings.line(), "theme=dark size=small");
        assert_eq!(Settings::parse(&settings.line()), settings);
        assert!(settings.single_letters());
        assert!(!Settings::parse("keys=off").single_letters());
    }

    proptest! {
        #[test]
        fn any_text_gives_settings(stored in "\\PC{0,40}") {
            let settings = Settings::parse(&stored);
            prop_assert_eq!(Settings::parse(&settings.line()), settings);
        }
    }
}
