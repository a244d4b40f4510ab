//! `aimaq develop`: the files that `trunk serve` needs beside the app. These are a library of the corpus, its images and the style
//! guide.

use std::error::Error;
use std::path::Path;

use aimaq_app::styleguide::{PATH, STYLE, styleguide};
use aimaq_article::Article;
use aimaq_library::{Sizes, pack_with};

use super::{media, out::Out};
use crate::library::MANIFEST_NAME;

/// The style sheet of the site, whose tokens the style guide lists.
const READER_STYLE: &str = include_str!("../../../../static/style.css");

/// Writes the files into `folder`, where Trunk has put the app.
///
/// # Errors
/// If the library cannot be packed or a file cannot be written.
pub fn develop(
    folder: &Path,
    mut articles: Vec<Article>,
    images: Vec<(String, Vec<u8>)>,
) -> Result<(), Box<dyn Error>> {
    let mut out = Out::default();
    media::add_images(&mut out, &mut articles, images);
    let packed = pack_with(&articles, &Sizes::USUAL, crate::threads());
    for (name, bytes) in packed.files {
        out.put(format!("library/{name}"), bytes);
    }
    out.put(format!("library/{MANIFEST_NAME}"), packed.manifest);
    let markup = pollster::block_on(styleguide(READER_STYLE))?;
    out.put(
        format!("{PATH}index.html"),
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>Style guide</title>\n\
             <link rel=\"stylesheet\" href=\"../static/style.css\">\n\
             <link rel=\"stylesheet\" href=\"guide.css\">\n\
             <link rel=\"icon\" href=\"../static/icon.svg\">\n</head>\n\
             <body><div id=\"app\">{markup}</div></body>\n</html>\n"
        ),
    );
    out.put(format!("{PATH}guide.css"), STYLE);
    out.write_into(folder)?;
    Ok(())
}
