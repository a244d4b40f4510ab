//! The screen, its colours, and pictures of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::visitor::Visitor;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// The width in CSS pixels.
    pub width: u32,
    /// The height in CSS pixels.
    pub height: u32,
    /// Device pixels per CSS pixel.
    pub density: f64,
    /// Whether it is a phone's: touch input, and scroll bars that cover the page.
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
    /// A window on a desktop.
    pub const DESKTOP: Self = Self {
        width: 1280,
        height: 860,
        density: 1.0,
        mobile: false,
    };
}

impl Visitor {
    /// Uses this screen from now on.
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

    /// Sets the preferred colour scheme, and turns motion off: contrast can't be measured during a colour transition.
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

    /// Shows pages as printed from now on, with dark as the preferred colour scheme.
    #[track_caller]
    pub fn prints(&self) {
        let dark = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": "print", "features": dark }),
        );
    }

    /// Turns on forced colours.
    #[track_caller]
    pub fn forces_colours(&self) {
        let forced = json!([{ "name": "forced-colors", "value": "active" }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": forced }));
    }

    /// A picture of the screen as a WebP file, compressed enough for a README.
    #[track_caller]
    pub fn photographs(&self) -> Vec<u8> {
        self.captures(json!({ "format": "webp", "quality": 40 }))
    }

    /// A picture of the screen as a PNG file.
    #[track_caller]
    pub fn photographs_exactly(&self) -> Vec<u8> {
        self.captures(json!({ "format": "png" }))
    }

    /// A picture of the screen as a PNG file, transparent where the page draws nothing.
    #[track_caller]
    pub fn photographs_without_ground(&self) -> Vec<u8> {
        let clear = json!({ "color": { "r": 0, "g": 0, "b": 0, "a": 0 } });
        self.devtools("Emulation.setDefaultBackgroundColorOverride", clear);
        self.photographs_exactly()
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

    /// The elements that make the page wider than the screen, as the first 120 characters of their markup. Empty if the
    /// page does not scroll sideways.
    #[track_caller]
    pub fn reaches_beyond_the_screen(&self) -> Vec<String> {
        self.script_texts(
            "const width = document.documentElement.clientWidth;
             if (document.scrollingElement.scrollWidth <= width) return [];
             const beyond = [...document.body.querySelectorAll('*')]
                 .filter((e) => e.checkVisibility() && e.getBoundingClientRect().left + Math.max(e.offsetWidth ?? 0, e.scrollWidth) > width + 0.5);
             // The innermost elements are the cause.
             return beyond.filter((e) => !beyond.some((inner) => inner !== e && e.contains(inner)))
                 .map((e) => e.outerHTML.slice(0, 120));",
            &[],
        )
    }
}
