#![doc = include_str!("../README.md")]

use std::env::split_paths;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};

/// Where a program is usually found, and the variable that overrides it.
struct ProgramNames {
    variable: &'static str,
    /// Names on `PATH`, the preferred one first.
    on_path: &'static [&'static str],
    /// Files outside `PATH`.
    elsewhere: &'static [&'static str],
}

const BROWSER: ProgramNames = ProgramNames {
    variable: "CHROME",
    on_path: &[
        "chromium",         // Debian; Ubuntu's snap
        "chromium-browser", // Fedora; older Ubuntu
        "google-chrome",
        "google-chrome-stable",
    ],
    elsewhere: &[
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
};

const DRIVER: ProgramNames = ProgramNames {
    variable: "CHROMEDRIVER",
    on_path: &["chromedriver", "chromium.chromedriver"],
    elsewhere: &[
        "/usr/lib/chromium-browser/chromedriver",   // older Ubuntu
        "/usr/lib64/chromium-browser/chromedriver", // Fedora
        "/usr/lib/chromium/chromedriver",           // older Debian
        "/snap/bin/chromium.chromedriver",
        "/opt/homebrew/bin/chromedriver",
    ],
};

/// A browser and its driver. Their versions must match; that is not checked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrowserPrograms {
    /// Chromium or Chrome.
    pub browser: PathBuf,
    /// ChromeDriver.
    pub driver: PathBuf,
}

/// Why no browser or driver was found. Its message says what to install.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrowserMissing {
    /// There is no Chromium or Chrome.
    NoBrowser,
    /// There is a browser, but no ChromeDriver.
    NoDriver {
        /// The browser that was found.
        browser: PathBuf,
    },
    /// A variable names a program that does not exist.
    WrongVariable {
        /// `CHROME` or `CHROMEDRIVER`.
        variable: &'static str,
        /// Its value.
        value: OsString,
    },
}

impl fmt::Display for BrowserMissing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBrowser => write!(f, "Chromium or Chrome is not installed.")?,
            Self::NoDriver { browser } => {
                write!(f, "{} has no ChromeDriver.", browser.display())?;
            }
            Self::WrongVariable { variable, value } => {
                return write!(
                    f,
                    "{variable} is {}, which is not a program. Set it to a path or to the name of a program on PATH, or unset it.",
                    value.display()
                );
            }
        }
        write!(
            f,
            "
Install both, in matching versions:
  Debian    apt-get install chromium chromium-driver
  Ubuntu    snap install chromium
  Fedora    dnf install chromium chromedriver
  macOS     brew install --cask google-chrome chromedriver
Or set CHROME and CHROMEDRIVER to the two programs."
        )
    }
}

impl std::error::Error for BrowserMissing {}

/// Finds the browser and its driver on this machine.
///
/// # Errors
/// [`BrowserMissing`] says what to install.
pub fn on_this_machine() -> Result<BrowserPrograms, BrowserMissing> {
    find(|name| std::env::var_os(name), Path::is_file)
}

/// Finds the browser and its driver, given the environment's variables and which files exist.
///
/// An empty variable counts as unset.
///
/// # Errors
/// [`BrowserMissing`] says what to install.
pub fn find(
    variable: impl Fn(&str) -> Option<OsString>,
    exists: impl Fn(&Path) -> bool,
) -> Result<BrowserPrograms, BrowserMissing> {
    let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
    let path = variable("PATH").unwrap_or_default();
    let on_path = |name: &OsStr| {
        split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| exists(file))
    };
    let program = |names: &ProgramNames| {
        if let Some(value) = variable(names.variable) {
            // A bare name is looked up on PATH, or else in the current folder; anything longer is a path.
            let is_name = Path::new(&value).components().count() == 1;
            let found = if is_name { on_path(&value) } else { None };
            return match found.or_else(|| Some(PathBuf::from(&value)).filter(|file| exists(file))) {
                Some(file) => Ok(Some(file)),
                None => Err(BrowserMissing::WrongVariable {
                    variable: names.variable,
                    value,
                }),
            };
        }
        let found = names
            .on_path
            .iter()
            .find_map(|name| on_path(OsStr::new(name)));
        let mut elsewhere = names.elsewhere.iter().map(PathBuf::from);
        Ok(found.or_else(|| elsewhere.find(|file| exists(file))))
    };
    let browser = program(&BROWSER)?.ok_or(BrowserMissing::NoBrowser)?;
    match program(&DRIVER)? {
        Some(driver) => Ok(BrowserPrograms { browser, driver }),
        None => Err(BrowserMissing::NoDriver { browser }),
    }
}

#[cfg(test)]
mod tests {
    use super::{BrowserMissing, BrowserPrograms, find};
    use std::path::Path;

    /// Runs `find` on a machine with these variables and these files.
    fn on(variables: &[(&str, &str)], files: &[&str]) -> Result<(String, String), BrowserMissing> {
        let variable = |name: &str| {
            let (_, value) = variables.iter().find(|(known, _)| *known == name)?;
            Some(value.into())
        };
        let exists = |path: &Path| files.iter().any(|file| Path::new(file) == path);
        let text = |path: &Path| path.display().to_string();
        find(variable, exists)
            .map(|BrowserPrograms { browser, driver }| (text(&browser), text(&driver)))
    }

    const PATH: (&str, &str) = ("PATH", "/usr/local/bin:/usr/bin");

    #[test]
    fn programs_are_found_under_their_usual_names() {
        for (system, browser, driver) in [
            ("Debian", "/usr/bin/chromium", "/usr/bin/chromedriver"),
            (
                "older Ubuntu",
                "/usr/bin/chromium-browser",
                "/usr/lib/chromium-browser/chromedriver",
            ),
            (
                "Ubuntu",
                "/snap/bin/chromium",
                "/snap/bin/chromium.chromedriver",
            ),
            (
                "Fedora",
                "/usr/bin/chromium-browser",
                "/usr/bin/chromedriver",
            ),
            (
                "macOS",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/usr/local/bin/chromedriver",
            ),
            (
                "Chrome on Linux",
                "/usr/bin/google-chrome-stable",
                "/usr/local/bin/chromedriver",
            ),
        ] {
            let found = on(&[PATH], &[browser, driver]);
            assert_eq!(found, Ok((browser.into(), driver.into())), "{system}");
        }
    }

    #[test]
    fn the_first_name_and_the_first_folder_win() {
        let files = [
            "/usr/bin/google-chrome",
            "/usr/bin/chromium",
            "/usr/bin/chromedriver",
            "/usr/local/bin/chromedriver",
        ];
        let found = on(&[PATH], &files);
        let expected = ("/usr/bin/chromium", "/usr/local/bin/chromedriver");
        assert_eq!(found, Ok((expected.0.into(), expected.1.into())));
    }

    #[test]
    fn variables_override_what_is_found() {
        let files = [
            "/usr/bin/chromium",
            "/usr/bin/chromedriver",
            "/usr/bin/google-chrome",
            "/opt/driver",
        ];
        let variables = [
            PATH,
            ("CHROME", "google-chrome"),
            ("CHROMEDRIVER", "/opt/driver"),
        ];
        let expected = ("/usr/bin/google-chrome", "/opt/driver");
        assert_eq!(
            on(&variables, &files),
            Ok((expected.0.into(), expected.1.into()))
        );
        let empty = [PATH, ("CHROME", ""), ("CHROMEDRIVER", "")];
        let expected = ("/usr/bin/chromium", "/usr/bin/chromedriver");
        assert_eq!(
            on(&empty, &files),
            Ok((expected.0.into(), expected.1.into()))
        );
    }

    #[test]
    fn a_variable_that_names_nothing_is_an_error() {
        let files = ["/usr/bin/chromium", "/usr/bin/chromedriver"];
        for value in ["chrome-from-nowhere", "/opt/chrome"] {
            let missing = on(&[PATH, ("CHROME", value)], &files);
            let expected = BrowserMissing::WrongVariable {
                variable: "CHROME",
                value: value.into(),
            };
            assert_eq!(missing, Err(expected));
        }
    }

    #[test]
    fn the_message_says_what_to_install() {
        assert_eq!(on(&[PATH], &[]), Err(BrowserMissing::NoBrowser));
        let missing = on(&[PATH], &["/usr/bin/chromium"]);
        let expected = BrowserMissing::NoDriver {
            browser: "/usr/bin/chromium".into(),
        };
        assert_eq!(missing, Err(expected.clone()));
        let message = expected.to_string();
        for word in [
            "/usr/bin/chromium has no",
            "chromium-driver",
            "CHROMEDRIVER",
        ] {
            assert!(message.contains(word), "{message}");
        }
    }
}
