//! The style guide, which development builds have and no other.

use std::error::Error;
use std::path::Path;

use aimaq_app::styleguide::{PATH, STYLE, styleguide};

use super::app_files::AppFiles;
use super::document::{Document, Root, Script};
use super::out::Out;

/// Puts the page and its sheet in, and has the service worker let its address through.
pub async fn place(out: &mut Out, app: &AppFiles, folder: &Path) -> Result<(), Box<dyn Error>> {
    let style = std::fs::read_to_string(folder.join("static/style.css"))?;
    let markup = styleguide(&style).await?;
    let root = "../".repeat(PATH.matches('/').count());
    let document = Document {
        lang: "en",
        title: "Style guide",
        description: "Tokens and components of the interface",
        root: Root::At(&root),
        library: Vec::new(),
        second: false,
        script: Script::Nothing,
        sheets: &["guide.css"],
    };
    out.put(format!("{PATH}index.html"), document.around(app, &markup));
    out.put(format!("{PATH}guide.css"), STYLE);
    Ok(())
}

/// The worker answers every address with the app; one that hears of a request before it, and says so, goes first.
pub const LETS_THROUGH: &str = "addEventListener(\"fetch\", (event) => {\n  \
    if (event.request.url.includes(\"/styleguide/\")) event.stopImmediatePropagation();\n});\n";
