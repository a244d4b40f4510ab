//! How Chromium is started.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::settings::BrowserSettings;

/// The default size of text, in CSS pixels.
const TEXT_SIZE: u32 = 16;

/// These make screenshots, fonts and animations the same on every machine, and keep the browser from contacting its
/// maker's servers.
const ARGUMENTS: [&str; 14] = [
    "--headless=new",
    // The tests may run as root, where Chromium's sandbox does not work.
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

/// Hosts that Chromium itself contacts on any page, despite its arguments.
pub(crate) const OWN_HOSTS: &[&str] = &["accounts.google.com", "update.googleapis.com"];

/// The capabilities of a new session of the browser at `program`. Requests to other machines go to `proxy` (`HOST:PORT`).
pub(crate) fn capabilities(
    program: &Path,
    proxy: &str,
    settings: &BrowserSettings,
) -> Map<String, Value> {
    let capabilities = json!({
        "browserName": "chrome",
        "pageLoadStrategy": if settings.waits_for_pages { "normal" } else { "none" },
        "goog:chromeOptions": {
            "binary": program,
            "args": ARGUMENTS,
            "prefs": {
                "intl.accept_languages": settings.languages,
                "webkit.webprefs.default_font_size": TEXT_SIZE * settings.text_size / 100,
            },
        },
        "goog:loggingPrefs": { "browser": "ALL" },
        "proxy": {
            "proxyType": "manual",
            "httpProxy": proxy,
            "sslProxy": proxy,
            "noProxy": ["127.0.0.1", "localhost"],
        },
    });
    capabilities.as_object().cloned().unwrap_or_default()
}
