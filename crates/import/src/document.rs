//! A document as it was read: pieces of text, what the file itself says about them, and what was set aside.

use aimaq_article::{Block, Edtf};
use aimaq_language::Lang;
use serde::{Deserialize, Serialize};

/// One document of a file. A table or a feed has many.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Which document of the file: the number of a row or entry, or its own id. `None` if the file is one document.
    pub part: Option<String>,
    /// What the file says in fields of its own. Nothing here is guessed.
    pub stated: Stated,
    /// The text, in the order of the file.
    pub pieces: Vec<Piece>,
    /// The pictures that the text shows, by the name in their [`Block::Image`].
    pub pictures: Vec<Picture>,
    /// What is not part of the text.
    pub aside: Vec<Aside>,
    /// What somebody should look at.
    pub doubts: Vec<Doubt>,
}

/// What a file says about a document in fields of its own: columns of a table, elements of a feed, properties of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The title.
    pub title: Option<String>,
    /// The language.
    pub lang: Option<Lang>,
    /// The date of publication.
    pub date: Option<Edtf>,
    /// Where it was published.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Codes of regions.
    pub regions: Vec<String>,
}

/// A block of a document and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The line in a file of plain text, else the number of the paragraph; from 1.
    pub line: u32,
    /// The content.
    pub block: Block,
    /// Whether a blank line, or the end of a paragraph, is before it.
    pub gap: bool,
    /// Whether the line ends with a space, as a line does that was broken by a program.
    pub open: bool,
}

impl Piece {
    /// A paragraph of its own.
    pub fn paragraph(line: u32, block: Block) -> Piece {
        Piece {
            line,
            block,
            gap: true,
            open: false,
        }
    }

    /// The characters of a paragraph; `None` for any other block.
    pub fn text(&self) -> Option<String> {
        match &self.block {
            block @ Block::Paragraph(_) => Some(block.plain_text()),
            _ => None,
        }
    }
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its name in the article's folder.
    pub file: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A part of a document that is not part of the article. The report keeps its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Its line, as in [`Piece::line`].
    pub line: u32,
    /// Why it was set aside.
    pub why: Why,
    /// The text.
    pub text: String,
}

/// Why something was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A list of other articles.
    Related,
    /// A headline or line that stands in the document before.
    Repeated,
    /// Place, date or source, which are in `article.toml` now.
    Dateline,
    /// The author's name, which is in `article.toml` now.
    Byline,
    /// Menus, buttons, forms and scripts of a web page.
    PageFurniture,
    /// A column of a table that articles have no place for.
    Column,
    /// A picture whose format or name articles may not have, or that the file does not contain.
    Picture,
    /// An invisible or control character.
    Characters,
    /// A footnote, header, comment or deleted passage of a text document.
    Margin,
}

/// Something that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Doubt {
    /// The source has no title; the first sentence stands for it.
    TitleFromText,
    /// No date of publication is stated.
    NoDate,
    /// No region is named so that it could be suggested.
    NoRegion,
    /// Paragraphs in the other language.
    OtherLanguage {
        /// The other language.
        lang: String,
        /// How many paragraphs.
        paragraphs: usize,
        /// The line of the first.
        line: u32,
    },
    /// Neither Kazakh nor Russian.
    UnknownLanguage,
    /// The encoding was guessed.
    Encoding {
        /// Its name.
        name: String,
    },
    /// Line breaks inside paragraphs were removed.
    MendedLines {
        /// How many.
        breaks: usize,
    },
    /// Full stops were added between lines that had lost theirs.
    AddedStops {
        /// How many.
        stops: usize,
    },
    /// A paragraph that is too long to read.
    LongParagraph {
        /// Its line.
        line: u32,
        /// Its number of characters.
        characters: usize,
    },
    /// Nothing is left of the text.
    NoText,
    /// A value of a field cannot be used.
    BadField {
        /// The field.
        field: String,
        /// Its value.
        value: String,
    },
    /// A picture has no caption; a word stands for it.
    NoCaption {
        /// The file.
        file: String,
    },
    /// A table was written as paragraphs, a row each.
    TableAsText {
        /// Its line.
        line: u32,
    },
}

impl Document {
    /// Sets something aside.
    pub fn set_aside(&mut self, line: u32, why: Why, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.aside.push(Aside { line, why, text });
        }
    }
}
