//! The settings a browser starts with.

/// The settings of a browser, chosen before it starts.
#[derive(Debug, Clone)]
pub struct BrowserSettings {
    /// The preferred languages, as in `Accept-Language` without weights: `kk,ru`.
    pub languages: String,
    /// Whether scripts run.
    pub scripts: bool,
    /// The default size of text, in percent of 16 CSS pixels.
    pub text_size: u32,
    /// Whether opening a page waits until it has loaded.
    pub waits_for_pages: bool,
}

impl Default for BrowserSettings {
    fn default() -> Self {
        Self {
            languages: "kk,ru".to_owned(),
            scripts: true,
            text_size: 100,
            waits_for_pages: true,
        }
    }
}
