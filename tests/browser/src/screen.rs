//! What the page is shown on.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::reader::Reader;

/// A kind of screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
    /// Device pixels in a CSS pixel.
    pub density: f64,
    /// Whether it is a phone's: touch, no scroll bars that take room.
    pub mobile: bool,
}

impl Screen {
    /// A small phone.
    pub const PHONE: Self = Self {
        width: 360,
        height: 740,
        density: 2.0,
        mobile: true,
    };
    /// A desktop's window.
    pub const DESKTOP: Self = Self {
        width: 1280,
        height: 860,
        density: 1.0,
        mobile: false,
    };
}

impl Reader {
    /// Shows pages on this screen from now on.
    #[track_caller]
    pub fn uses(&self, screen: Screen) {
        let Screen {
            width,
            height,
            density,
            mobile,
        } = screen;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": mobile }),
        );
    }

    /// Asks for dark or light pages from now on, as the system's setting does, and for pages without motion: a colour on its
    /// way to another is none to judge.
    #[track_caller]
    pub fn prefers_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": value },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ] }),
        );
    }

    /// Shows pages as they would be printed, from now on, by who reads dark pages.
    #[track_caller]
    pub fn prints(&self) {
        let dark = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": "print", "features": dark }),
        );
    }

    /// Shows pages in colours of the reader's own, from now on.
    #[track_caller]
    pub fn forces_colours(&self) {
        let forced = json!([{ "name": "forced-colors", "value": "active" }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": forced }));
    }

    /// A picture of what is on the screen, as a WebP that is small enough for a README.
    #[track_caller]
    pub fn photographs(&self) -> Vec<u8> {
        self.captures(json!({ "format": "webp", "quality": 40 }))
    }

    /// The same as a PNG.
    #[track_caller]
    pub fn photographs_exactly(&self) -> Vec<u8> {
        self.captures(json!({ "format": "png" }))
    }

    #[track_caller]
    fn captures(&self, format: Value) -> Vec<u8> {
        let picture = self.devtools("Page.captureScreenshot", format);
        let picture = picture
            .get("data")
            .and_then(Value::as_str)
            .unwrap_or_default();
        BASE64.decode(picture).expect("a picture in Base64")
    }

    /// What reaches beyond the right edge of the screen, where the page has to be moved sideways to be read: the
    /// beginnings of the elements' markup; nothing where it has not.
    #[track_caller]
    pub fn reaches_beyond_the_screen(&self) -> Vec<String> {
        self.script_texts(
            "const width = document.documentElement.clientWidth;
             if (document.scrollingElement.scrollWidth <= width) return [];
             const beyond = [...document.body.querySelectorAll('*')]
                 .filter((e) => e.checkVisibility() && e.getBoundingClientRect().left + Math.max(e.offsetWidth ?? 0, e.scrollWidth) > width + 0.5);
             // The innermost say where it comes from.
             return beyond.filter((e) => !beyond.some((inner) => inner !== e && e.contains(inner)))
                 .map((e) => e.outerHTML.slice(0, 120));",
            &[],
        )
    }
}
