//! The content of a file as text, for a person to read.

use core::fmt::Write as _;

use aimaq_article::Article;
use aimaq_language::Lang;

use crate::directory::{Directory, name_at};
use crate::file::{FileKind, FileName, HASH};
use crate::phrases::Phrases;
use crate::reader::Library;
use crate::related::Related;
use crate::root::Blocks;
use crate::{FileSource, LibraryError};

impl<S: FileSource> Library<S> {
    /// The content of a file of this library as text. The file is checked like any other.
    ///
    /// # Errors
    /// [`LibraryError`], if it cannot be read.
    pub async fn describe(&self, name: FileName) -> Result<String, LibraryError> {
        let mut out = String::new();
        if name.kind == FileKind::Manifest {
            return Ok(self.manifest.to_string());
        }
        let opened = self.opened().await?;
        let content = self.unpack(Some(opened), name).await?;
        let _ = writeln!(out, "{name}: {} bytes unpacked", content.len());
        match name.kind {
            FileKind::Manifest => {}
            FileKind::Root => {
                let root = &opened.root;
                let _ = writeln!(out, "articles: {}", root.articles);
                directory(&mut out, "index", &root.index);
                blocks(&mut out, "texts", &root.texts);
                blocks(&mut out, "headings", &root.headings);
                directory(&mut out, "ids", &root.ids);
                for (old, its) in root
                    .related
                    .iter()
                    .enumerate()
                    .filter(|(_, its)| !its.is_empty())
                {
                    let _ = writeln!(out, "article {old}, counted from the oldest");
                    related_articles(&mut out, its);
                }
                let _ = writeln!(out, "codes: {}", root.codes.len());
                let _ = writeln!(
                    out,
                    "dictionary: {} bytes: {}",
                    root.dictionary.len(),
                    text(&root.dictionary)
                );
                let _ = writeln!(
                    out,
                    "index: {} articles, {} parts",
                    opened.index().articles(),
                    opened.index().shards()
                );
            }
            FileKind::Pages => {
                // A page does not say which kind of file it names.
                for place in 0..content.len() / HASH {
                    if let Some(name) = name_at(FileKind::Pages, &content, place) {
                        let hash = name.to_string();
                        let hash = hash.trim_start_matches("pages-").trim_end_matches(".bin");
                        let _ = writeln!(out, "{hash}");
                    }
                }
            }
            FileKind::Index => {
                let phrases = Phrases::read(&content).filter(|_| self.manifest.format > 1);
                let (phrases, shard) = phrases.unwrap_or((Phrases::default(), &content));
                for (lang, phrase) in phrases.iter() {
                    let _ = writeln!(out, "[{lang}] {phrase}");
                }
                bytes(&mut out, shard);
            }
            FileKind::Texts | FileKind::Headings => {
                let (articles, _) = self.read_articles(opened, name).await?;
                articles.iter().for_each(|found| article(&mut out, found));
            }
            FileKind::Ids => {
                let ids = self.ids(opened, name).await?;
                for (id, old) in &ids.articles {
                    let _ = writeln!(out, "{id}: article {old}, counted from the oldest");
                    related_articles(&mut out, &ids.related(id));
                }
            }
        }
        Ok(out)
    }
}

fn related_articles(out: &mut String, related: &[Related]) {
    for Related { article, kk, ru } in related {
        let _ = writeln!(out, "    related: article {article}, {kk}, {ru}");
    }
}

fn directory(out: &mut String, name: &str, directory: &Directory) {
    let _ = write!(out, "{name}: {} files", directory.files);
    if directory.pages() > 0 {
        let (pages, per_page) = (directory.pages(), directory.per_page);
        let _ = write!(out, ", named in {pages} pages of {per_page}");
    } else if directory.per_page > 0 {
        let _ = write!(out, ", in {} groups", directory.groups().count());
    }
    out.push('\n');
}

fn blocks(out: &mut String, name: &str, blocks: &Blocks) {
    directory(out, name, &blocks.files);
    let _ = writeln!(out, "    of {} articles each", 1u64 << blocks.shift);
}

fn article(out: &mut String, article: &Article) {
    let date = article.date.map(|date| date.to_string());
    let regions: Vec<&str> = article.regions.iter().map(|tag| &*tag.unit).collect();
    let (id, date) = (&article.id, date.unwrap_or_default());
    let _ = writeln!(out, "\n{id} {date} {}", regions.join(" "));
    for lang in Lang::ALL {
        let Some(text) = article.text(lang) else {
            continue;
        };
        let _ = writeln!(out, "[{lang}] {}", text.title);
        for block in &text.blocks {
            let _ = writeln!(out, "    {}", block.plain_text());
        }
    }
}

/// A dictionary as text. It may begin or end within a letter.
fn text(bytes: &[u8]) -> String {
    let text = crate::letters::restore(bytes).unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    text.chars()
        .map(|c| if c.is_control() { '·' } else { c })
        .collect()
}

/// Bytes in hexadecimal, sixteen a line.
fn bytes(out: &mut String, bytes: &[u8]) {
    for (line, row) in bytes.chunks(16).enumerate() {
        let _ = write!(out, "{:06x} ", line * 16);
        for byte in row {
            let _ = write!(out, " {byte:02x}");
        }
        out.push('\n');
    }
}
