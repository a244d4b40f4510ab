//! The text of an article: a title and numbered blocks.
//!
//! Nothing nests: a block has spans, a span has characters. So no file can nest deeply.

/// The text of an article in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The title, as plain characters.
    pub title: String,
    /// The blocks. If both languages have the same kinds of blocks in the same order, block `n` of one translates block `n` of the
    /// other.
    pub blocks: Vec<Block>,
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// 2 or 3, as in HTML; the title is 1.
        level: u8,
        /// The content.
        spans: Vec<Span>,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list of one level.
    List {
        /// Whether its items are numbered, from 1.
        ordered: bool,
        /// The items, one paragraph each.
        items: Vec<Vec<Span>>,
    },
    /// A quotation of one paragraph.
    Quote(Vec<Span>),
    /// A picture.
    Image {
        /// The name of the file in the article's folder.
        file: String,
        /// The caption, which is also the alternative text.
        caption: Vec<Span>,
    },
}

/// A run of characters with one style and one link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The characters.
    pub text: String,
    /// The style.
    pub style: Style,
    /// The address of the link, if any. It may be unsafe: parse it with [`link`](crate::link).
    pub link: Option<String>,
}

/// The style of a [`Span`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// None.
    #[default]
    Plain,
    /// Emphasised (`*…*`).
    Emphasis,
    /// Strong (`**…**`).
    Strong,
}

/// The kind of a block. Both languages must have the same kinds in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A heading of a level, 2 or 3.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list without numbers.
    BulletList,
    /// A list with numbers.
    NumberedList,
    /// A quotation.
    Quote,
    /// A picture.
    Image,
}

impl Text {
    /// Returns the first paragraph as plain characters; empty if there is none.
    pub fn lead(&self) -> String {
        self.blocks
            .iter()
            .find(|block| block.kind() == BlockKind::Paragraph)
            .map(Block::plain_text)
            .unwrap_or_default()
    }
}

impl Block {
    /// Returns the kind.
    pub fn kind(&self) -> BlockKind {
        match self {
            Block::Heading { level, .. } => BlockKind::Heading(*level),
            Block::Paragraph(_) => BlockKind::Paragraph,
            Block::List { ordered: false, .. } => BlockKind::BulletList,
            Block::List { ordered: true, .. } => BlockKind::NumberedList,
            Block::Quote(_) => BlockKind::Quote,
            Block::Image { .. } => BlockKind::Image,
        }
    }

    /// Returns the lines of spans: each item of a list, one line for any other block.
    pub fn lines(&self) -> impl Iterator<Item = &[Span]> {
        let (one, items): (Option<&[Span]>, &[Vec<Span>]) = match self {
            Block::Heading { spans, .. } | Block::Paragraph(spans) | Block::Quote(spans) => {
                (Some(spans), &[])
            }
            Block::Image { caption, .. } => (Some(caption), &[]),
            Block::List { items, .. } => (None, items),
        };
        one.into_iter().chain(items.iter().map(Vec::as_slice))
    }

    /// Returns the characters without styles and links. The items of a list are separated by line feeds.
    pub fn plain_text(&self) -> String {
        let mut plain = String::new();
        for (number, line) in self.lines().enumerate() {
            if number > 0 {
                plain.push('\n');
            }
            for span in line {
                plain.push_str(&span.text);
            }
        }
        plain
    }
}

impl Span {
    /// Creates a span without style and link.
    pub fn plain(text: impl Into<String>) -> Span {
        Span {
            text: text.into(),
            style: Style::Plain,
            link: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_every_character() {
        let list = Block::List {
            ordered: false,
            items: vec![
                vec![Span::plain("482\u{a0}млрд "), Span::plain("теңге")],
                vec![],
                vec![Span::plain("б")],
            ],
        };
        assert_eq!(list.plain_text(), "482\u{a0}млрд теңге\n\nб");
    }

    #[test]
    fn the_lead_is_the_first_paragraph() {
        let heading = Block::Heading {
            level: 2,
            spans: vec![Span::plain("Бас")],
        };
        let mut text = Text {
            title: "Т".into(),
            blocks: vec![heading],
        };
        assert_eq!(text.lead(), "");
        text.blocks
            .push(Block::Paragraph(vec![Span::plain("Бірінші")]));
        text.blocks
            .push(Block::Paragraph(vec![Span::plain("Екінші")]));
        assert_eq!(text.lead(), "Бірінші");
    }
}
