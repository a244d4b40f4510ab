//! Collects the blocks of a document with marks: DOCX, ODT, HTML, Markdown.

use aimaq_article::{Block, Link, Span, Style, link};

use crate::document::{Doubt, Piece};

/// The kind of the paragraph that is being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FlowKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A heading; the level is that of HTML.
    Heading(u8),
    /// An item of a list.
    Item {
        /// Whether it is numbered.
        ordered: bool,
    },
    /// A quotation.
    Quote,
}

/// Collects spans into blocks.
#[derive(Debug, Default)]
pub struct Flow {
    /// The blocks so far.
    pub pieces: Vec<Piece>,
    number: u32,
    kind: FlowKind,
    spans: Vec<Span>,
    /// How many bold elements are open.
    pub bold: u32,
    /// How many italic elements are open.
    pub italic: u32,
    /// The address of the open link.
    pub href: Option<String>,
}

impl Flow {
    /// Ends the paragraph, if one is open, and begins one of this kind.
    pub fn begin(&mut self, kind: FlowKind) {
        self.end();
        self.kind = kind;
    }

    /// Adds characters to the open paragraph. White space is collapsed.
    pub fn text(&mut self, text: &str) {
        let style = match (self.bold > 0, self.italic > 0) {
            (true, _) => Style::Strong,
            (false, true) => Style::Emphasis,
            (false, false) => Style::Plain,
        };
        let link = self
            .href
            .clone()
            .filter(|href| matches!(link(href), Some(Link::Address(_))));
        for c in text.chars() {
            let c = if matches!(c, '\n' | '\t' | '\r') {
                ' '
            } else {
                c
            };
            let after_space = self
                .spans
                .last()
                .is_none_or(|span| span.text.ends_with(' '));
            if c == ' ' && after_space {
                continue;
            }
            match self.spans.last_mut() {
                Some(last) if last.style == style && last.link == link => last.text.push(c),
                _ => self.spans.push(Span {
                    text: c.to_string(),
                    style,
                    link: link.clone(),
                }),
            }
        }
    }

    /// Ends the open paragraph. Consecutive items become one list.
    pub fn end(&mut self) {
        let kind = std::mem::take(&mut self.kind);
        let mut spans = std::mem::take(&mut self.spans);
        while let Some(last) = spans.last_mut() {
            let length = last.text.trim_end().len();
            last.text.truncate(length);
            if !last.text.is_empty() {
                break;
            }
            spans.pop();
        }
        if spans.is_empty() {
            return;
        }
        // A paragraph that is bold as a whole is not emphasised; a heading has no style.
        let all_bold = spans.iter().all(|span| span.style == Style::Strong);
        if all_bold || matches!(kind, FlowKind::Heading(_)) {
            spans.iter_mut().for_each(|span| span.style = Style::Plain);
        }
        let block = match kind {
            FlowKind::Paragraph => Block::Paragraph(spans),
            FlowKind::Heading(level) => Block::Heading {
                level: if level <= 2 { 2 } else { 3 },
                spans,
            },
            FlowKind::Quote => Block::Quote(spans),
            FlowKind::Item { ordered } => {
                if let Some(Piece {
                    block:
                        Block::List {
                            ordered: same,
                            items,
                        },
                    ..
                }) = self.pieces.last_mut()
                    && *same == ordered
                {
                    items.push(spans);
                    return;
                }
                Block::List {
                    ordered,
                    items: vec![spans],
                }
            }
        };
        self.push(block);
    }

    /// Adds a picture.
    pub fn image(&mut self, file: String, caption: &str) {
        let kind = self.kind;
        self.end();
        let caption = vec![Span::plain(
            caption.split_whitespace().collect::<Vec<_>>().join(" "),
        )];
        self.push(Block::Image { file, caption });
        self.kind = kind;
    }

    /// Begins a table, whose rows become paragraphs. Returns what the report says of it.
    pub fn table(&mut self) -> Doubt {
        self.end();
        Doubt::TableAsText {
            line: self.number + 1,
        }
    }

    /// The number of the last paragraph.
    pub fn number(&self) -> u32 {
        self.number
    }

    fn push(&mut self, block: Block) {
        self.number += 1;
        self.pieces.push(Piece::paragraph(self.number, block));
    }
}
