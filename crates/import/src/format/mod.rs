//! Which format a file has, and the documents in it.

mod docx;
mod feed;
mod flow;
mod html;
mod markdown;
mod odt;
mod pictures;
mod table;
mod xml;

use crate::archive::{Archive, MOST_ARCHIVE};
use crate::document::{Document, Doubt};
use crate::encoding::{Encoding, decode};
use crate::refusal::Refusal;
use crate::text;

/// The largest text of one document, in bytes.
const MOST_TEXT: u64 = 8 << 20;
/// The largest table or feed, in bytes.
const MOST_TABLE: u64 = 256 << 20;

/// The format of a file, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Html,
    Docx,
    Odt,
    Xlsx,
    Csv,
    JsonLines,
    Feed,
}

fn format(name: &str) -> Result<Format, Refusal> {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    let cure = match &*ending {
        "txt" | "text" | "" => return Ok(Format::Text),
        "md" | "markdown" => return Ok(Format::Markdown),
        "html" | "htm" | "xhtml" => return Ok(Format::Html),
        "docx" => return Ok(Format::Docx),
        "odt" => return Ok(Format::Odt),
        "xlsx" => return Ok(Format::Xlsx),
        "csv" | "tsv" => return Ok(Format::Csv),
        "jsonl" | "ndjson" | "json" => return Ok(Format::JsonLines),
        "xml" | "rss" | "atom" | "wxr" => return Ok(Format::Feed),
        "doc" | "rtf" => "open it in a word processor and save it as DOCX",
        "xls" | "ods" => "open it in a spreadsheet program and save it as XLSX or CSV",
        "pdf" => "import the document that it was made from, or copy its text into a text file",
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => {
            "put pictures into the folder of their article by hand"
        }
        _ => "save it as text, Markdown, HTML, DOCX, ODT, CSV, XLSX, JSON Lines, RSS or Atom",
    };
    Err(Refusal::Unknown { cure })
}

/// The largest file of a name that is read, in bytes. A program need not read a file that is larger.
///
/// # Errors
/// If no file of such a name is read, and what to do instead.
pub fn most_bytes(name: &str) -> Result<u64, Refusal> {
    Ok(match format(name)? {
        Format::Docx | Format::Odt | Format::Xlsx => MOST_ARCHIVE,
        Format::Text | Format::Markdown | Format::Html => MOST_TEXT,
        Format::Csv | Format::JsonLines | Format::Feed => MOST_TABLE,
    })
}

/// Reads the documents of a file, without guessing anything that the file does not state.
///
/// # Errors
/// If the file is too large, damaged, hostile, or of a format that is not read.
pub fn documents(name: &str, bytes: &[u8]) -> Result<Vec<Document>, Refusal> {
    let most = most_bytes(name)?;
    let length = bytes.len() as u64;
    if length > most {
        return Err(Refusal::TooLarge {
            bytes: length,
            most,
        });
    }
    let format = format(name)?;
    let one = |document: Document| vec![document];
    let (documents, encoding) = match format {
        Format::Docx => (one(docx::read(Archive::open(bytes)?)?), None),
        Format::Odt => (one(odt::read(Archive::open(bytes)?)?), None),
        Format::Xlsx => (table::read_xlsx(bytes)?, None),
        Format::Feed => (feed::read(bytes)?, None),
        _ => {
            let (read, encoding) = decode(bytes).ok_or(Refusal::NotText)?;
            let documents = match format {
                Format::Markdown => one(markdown::read(&read)),
                Format::Html => one(html::read(&read)),
                Format::Csv => table::read_csv(&read)?,
                Format::JsonLines => table::read_json_lines(&read)?,
                _ => one(Document {
                    pieces: text::pieces(&read),
                    ..Document::default()
                }),
            };
            (documents, Some(encoding))
        }
    };
    let mut documents = documents;
    if let Some(encoding) = encoding.filter(|&encoding| encoding != Encoding::Utf8) {
        for document in &mut documents {
            document.doubts.push(Doubt::Encoding {
                name: encoding.name().to_owned(),
            });
        }
    }
    if documents.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(documents)
}
