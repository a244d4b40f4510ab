//! The images of the articles, named by the hash of their bytes.

use std::collections::BTreeMap;

use aimaq_article::{Article, Block};
use xxhash_rust::xxh64::xxh64;

use super::out::Out;

/// Adds the images, and sets the file of each image block to its path below the root of the site.
pub fn add_images(out: &mut Out, articles: &mut [Article], images: Vec<(String, Vec<u8>)>) {
    let mut names = BTreeMap::new();
    for (path, bytes) in images {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let name = format!("media/{:016x}.{ending}", xxh64(&bytes, 0));
        out.put(name.clone(), bytes);
        names.insert(path, name);
    }
    for article in articles {
        let id = article.id.clone();
        for text in [&mut article.kk, &mut article.ru].into_iter().flatten() {
            for block in &mut text.blocks {
                if let Block::Image { file, .. } = block
                    && let Some(name) = names.get(&format!("{id}/{file}"))
                {
                    file.clone_from(name);
                }
            }
        }
    }
}
