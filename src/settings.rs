//! What a reader has set on this device: theme, text size, face, width, keys.
//!
//! Kept as one line, `theme=dark size=large`; what stands at its default is not in it. `static/settings.js`
//! reads the same line before the first paint and puts it on the root element, where the style sheet looks.

use aimaq_language::scripts::Writing;

/// Something that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Light, dark, or as the system has it.
    Theme,
    /// Size of an article's text.
    Size,
    /// With or without serifs.
    Face,
    /// Longest line of an article.
    Width,
    /// Do single letters do something?
    Keys,
    /// The script of Kazakh texts.
    Script,
}

impl Setting {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Setting; 6] = [
        Setting::Theme,
        Setting::Size,
        Setting::Face,
        Setting::Width,
        Setting::Keys,
        Setting::Script,
    ];

    /// Its name where it is kept.
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

    /// What it can be, in the order in which it is offered.
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

    /// Which of its values it has until it is set.
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
    /// Reads what was kept. Any text gives settings: what is not understood is passed over.
    pub fn parse(kept: &str) -> Settings {
        let mut settings = Settings::default();
        for pair in kept.split(' ') {
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

    /// Number of the chosen value among [`Setting::values`].
    pub fn chosen(&self, setting: Setting) -> usize {
        usize::from(self.chosen[setting as usize])
    }

    /// Chooses a value by its number; one that is not there is passed over.
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

    /// The line to keep.
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
    fn what_is_kept_is_read_again() {
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
        fn anything_kept_gives_settings(kept in "\\PC{0,40}") {
            let settings = Settings::parse(&kept);
            prop_assert_eq!(Settings::parse(&settings.line()), settings);
        }
    }
}
