//! The browsers the stories run in.

use serde_json::{Map, Value, json};

use crate::reader::Wishes;

/// The usual size of text, in CSS pixels.
const USUAL_TEXT: u32 = 16;

/// A browser engine, and how its driver is started and asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through ChromeDriver.
    Chromium,
}

/// Every screenshot, font and animation the same on every machine, and nothing that talks to the outside.
const CHROMIUM_ARGUMENTS: [&str; 14] = [
    "--headless=new",
    // The tests may run as root, where Chromium's own sandbox can't.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,OptimizationHints,MediaRouter",
    "--hide-scrollbars",
    "--window-size=1280,900",
];

impl Engine {
    /// The engine `$AIMAQ_BROWSER` names; Chromium where it is not set.
    ///
    /// # Errors
    /// The name of one that is not known here.
    pub fn from_environment() -> Result<Self, String> {
        match std::env::var("AIMAQ_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok(other) => Err(format!(
                "AIMAQ_BROWSER is {other}; the tests know: chromium"
            )),
        }
    }

    /// Its name, for the names of tests.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
        }
    }

    /// The program that drives it.
    pub(crate) fn driver_program(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
        }
    }

    /// The hosts the browser itself asks, whatever page it shows and whatever it was told.
    pub(crate) fn own_hosts(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["accounts.google.com", "update.googleapis.com"],
        }
    }

    /// What a new session asks for; requests to anywhere but this machine go to `proxy` (`HOST:PORT`).
    pub(crate) fn capabilities(self, proxy: &str, wishes: &Wishes) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "args": CHROMIUM_ARGUMENTS,
                    "prefs": {
                        "intl.accept_languages": wishes.languages,
                        "webkit.webprefs.default_font_size": USUAL_TEXT * wishes.text_size / 100,
                    },
                },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
        };
        let mut capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let no_proxy = ["127.0.0.1", "localhost"];
        let proxy = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": no_proxy });
        capabilities.insert("proxy".to_owned(), proxy);
        capabilities
    }
}
