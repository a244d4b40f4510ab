//! The pictures of a DOCX or ODT.

use super::flow::Flow;
use crate::archive::Archive;
use crate::document::{Document, Picture, Why};
use crate::refusal::Refusal;
use aimaq_article::{Block, Limit};

/// The most pictures of a document.
const MOST: usize = 100;

/// The pictures that a text shows.
#[derive(Debug, Default)]
pub struct Pictures {
    /// The path in the archive and the name in the article's folder.
    shown: Vec<(String, String)>,
}

impl Pictures {
    /// Adds a picture to the text.
    pub fn place(&mut self, flow: &mut Flow, path: &str, caption: &str) {
        let known = self
            .shown
            .iter()
            .find(|(known, _)| known == path)
            .map(|(_, name)| name.clone());
        let name = known.unwrap_or_else(|| {
            let ending = path
                .rsplit_once('.')
                .map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
            let name = format!("picture-{}.{ending}", self.shown.len() + 1);
            self.shown.push((path.to_owned(), name.clone()));
            name
        });
        flow.image(name, caption);
    }

    /// Reads the pictures. One that articles may not have is set aside, and its block goes.
    pub fn load(self, archive: &mut Archive<'_>, document: &mut Document) -> Result<(), Refusal> {
        for (number, (path, name)) in self.shown.into_iter().enumerate() {
            let bytes = if number < MOST {
                archive.read(&path)?
            } else {
                None
            };
            let fits = |bytes: &Vec<u8>| {
                is_picture(&name, bytes) && bytes.len() <= Limit::ImageBytes.most()
            };
            match bytes.filter(fits) {
                Some(bytes) => document.pictures.push(Picture { file: name, bytes }),
                None => {
                    let shows =
                        |block: &Block| matches!(block, Block::Image { file, .. } if *file == name);
                    let line = document
                        .pieces
                        .iter()
                        .find(|piece| shows(&piece.block))
                        .map_or(0, |piece| piece.line);
                    document.pieces.retain(|piece| !shows(&piece.block));
                    document.set_aside(line, Why::Picture, path);
                }
            }
        }
        Ok(())
    }
}

/// Is it a picture of a format that articles may have, by name and first bytes?
fn is_picture(name: &str, bytes: &[u8]) -> bool {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("png") => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        Some("jpg" | "jpeg") => bytes.starts_with(b"\xff\xd8\xff"),
        Some("webp") => bytes.starts_with(b"RIFF"),
        _ => false,
    }
}
