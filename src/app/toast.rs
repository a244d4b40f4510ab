//! The toast: a short message that confirms what was done.

use aimaq_language::Lang;
use gloo::timers::callback::Timeout;

use crate::texts::{counted, keeping, phrases};

/// How long a toast is shown, in milliseconds.
const SHOWN_MS: u32 = 4000;

/// A short message to the reader.
pub(super) struct Toast {
    pub text: String,
    _timer: Timeout,
}

impl Toast {
    /// Makes a toast that calls back when it has been shown long enough.
    pub fn new(text: String, on_expired: impl FnOnce() + 'static) -> Toast {
        Toast {
            text,
            _timer: Timeout::new(SHOWN_MS, on_expired),
        }
    }
}

/// Returns the sentence for a message of `static/device.js`: one word, or `imported` and a number.
pub(super) fn sentence(lang: Lang, message: &str) -> String {
    if let Some((_, number)) = message.split_once(' ') {
        return counted::imported(lang, number.parse().unwrap_or_default());
    }
    let say = phrases(lang);
    match message {
        "copied" => say.copied,
        "gone" => keeping::sentence(lang, "gone"),
        "unforgotten" => say.about_unforgotten,
        "unreadable" => say.import_unreadable,
        _ => say.unstored,
    }
    .to_owned()
}
