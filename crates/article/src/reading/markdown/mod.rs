//! Reads the small subset of Markdown that articles use.
//!
//! `pulldown-cmark` parses all of CommonMark with byte ranges. What is not one of our blocks and styles is a finding. Nothing is
//! dropped silently: `dropped` finds lines that no event covers.

mod dropped;
mod inline;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::draft::{FolderFiles, ReadText};
use super::lines::Lines;
use super::{Construct, FileFindings, FindingKind, images};
use crate::{Block, BlockKind, Span, Text};

/// The longest title that fits into a list, in characters.
const LONG_TITLE: usize = 120;

type Located<'s> = (Event<'s>, Range<usize>);

/// Reads a text. `files` are the files of the article's folder.
pub fn read(source: &str, files: &FolderFiles, findings: &mut FileFindings<'_>) -> ReadText {
    // Articles may not use what these options add, either. A finding with its name is better than showing readers `| |`.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events: Vec<Located<'_>> = Parser::new_ext(source, options)
        .into_offset_iter()
        .collect();
    let mut reader = MarkdownReader {
        source,
        files,
        lines: Lines::new(source),
        findings,
        title: None,
        blocks: Vec::new(),
        block_lines: Vec::new(),
        links: Vec::new(),
    };
    reader.blocks(&events);
    reader.report_dropped(&events);
    reader.finish()
}

struct MarkdownReader<'s, 'f, 'l> {
    source: &'s str,
    files: &'s FolderFiles,
    lines: Lines,
    findings: &'f mut FileFindings<'l>,
    title: Option<String>,
    blocks: Vec<Block>,
    block_lines: Vec<u32>,
    links: Vec<(u32, String)>,
}

impl MarkdownReader<'_, '_, '_> {
    fn at(&mut self, offset: usize, kind: FindingKind) {
        self.findings.at(self.lines.of(offset), kind);
    }

    /// Returns a range of the file.
    fn written(&self, range: &Range<usize>) -> &str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// Adds a finding about a construct that articles may not use.
    fn outside(&mut self, offset: usize, construct: Construct) {
        self.at(offset, FindingKind::Outside { construct });
    }

    fn blocks(&mut self, events: &[Located<'_>]) {
        for (event, inner, range) in parts(events) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => self.heading(*level, inner, range),
                Event::Start(Tag::Paragraph) => self.paragraph(inner, range),
                Event::Start(Tag::BlockQuote(_)) => self.quote(inner, range),
                Event::Start(Tag::List(first)) => self.list(*first, inner, range),
                Event::Rule => self.outside(range.start, Construct::Rule),
                Event::Start(tag) => self.outside(range.start, block_construct(tag)),
                _ => self.outside(range.start, Construct::Html),
            }
        }
    }

    fn push(&mut self, offset: usize, block: Block) {
        let line = self.lines.of(offset);
        if self.title.is_none() && self.blocks.is_empty() {
            self.findings.at(line, FindingKind::NoTitle);
        }
        // A picture without a caption has a finding of its own.
        if block.kind() != BlockKind::Image && block.lines().any(is_blank) {
            self.outside(offset, Construct::Empty);
        }
        self.blocks.push(block);
        self.block_lines.push(line);
    }

    fn heading(&mut self, level: HeadingLevel, inner: &[Located<'_>], range: &Range<usize>) {
        if !self.written(range).starts_with('#') {
            self.outside(range.start, Construct::UnderlinedHeading);
        }
        let spans = self.spans(inner);
        let level = match level {
            HeadingLevel::H1 => return self.title(spans, range),
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            _ => {
                self.outside(range.start, Construct::DeepHeading);
                3
            }
        };
        self.push(range.start, Block::Heading { level, spans });
    }

    fn title(&mut self, spans: Vec<Span>, range: &Range<usize>) {
        if self.title.is_some() {
            return self.at(range.start, FindingKind::SecondTitle);
        }
        if spans
            .iter()
            .any(|span| *span != Span::plain(span.text.as_str()))
        {
            self.outside(range.start, Construct::StyledTitle);
        }
        let title: String = spans.into_iter().map(|span| span.text).collect();
        let characters = title.chars().count();
        if characters > LONG_TITLE {
            self.at(range.start, FindingKind::LongTitle { characters });
        }
        if title.trim().is_empty() {
            self.outside(range.start, Construct::Empty);
        }
        self.title = Some(title);
    }

    fn paragraph(&mut self, inner: &[Located<'_>], range: &Range<usize>) {
        let mut all = parts(inner);
        let first = all.next();
        if let (Some((Event::Start(tag @ Tag::Image { .. }), caption, image)), None) =
            (first, all.next())
        {
            return self.image(tag, caption, image);
        }
        if self.written(range).starts_with('#') {
            self.outside(range.start, Construct::HashWithoutSpace);
        }
        let spans = self.spans(inner);
        self.push(range.start, Block::Paragraph(spans));
    }

    fn image(&mut self, tag: &Tag<'_>, caption: &[Located<'_>], range: &Range<usize>) {
        let Tag::Image {
            link_type,
            dest_url,
            title,
            ..
        } = tag
        else {
            return;
        };
        let file = dest_url.to_string();
        if *link_type != LinkType::Inline {
            self.outside(range.start, Construct::ReferenceLink);
        } else if !images::is_name(&file) {
            self.at(range.start, FindingKind::ImageName { file: file.clone() });
        } else if !self.files.contains_key(&file) {
            self.at(range.start, FindingKind::NoImage { file: file.clone() });
        }
        if !title.is_empty() {
            self.outside(range.start, Construct::LinkTitle);
        }
        let caption = self.spans(caption);
        if is_blank(&caption) {
            self.at(range.start, FindingKind::NoCaption { file: file.clone() });
        }
        self.push(range.start, Block::Image { file, caption });
    }

    fn quote(&mut self, inner: &[Located<'_>], range: &Range<usize>) {
        let mut spans = Vec::new();
        for (number, (event, inner, part)) in parts(inner).enumerate() {
            if number == 0 && matches!(event, Event::Start(Tag::Paragraph)) {
                spans = self.spans(inner);
            } else {
                self.outside(part.start, Construct::LongQuote);
                break;
            }
        }
        self.push(range.start, Block::Quote(spans));
    }

    fn list(&mut self, first: Option<u64>, inner: &[Located<'_>], range: &Range<usize>) {
        let mut items = Vec::new();
        for (expected, (_, inner, item)) in (1u64..).zip(parts(inner)) {
            if first.is_some() {
                let found = leading_number(self.written(item));
                if found != expected {
                    self.at(item.start, FindingKind::ListNumber { expected, found });
                }
            }
            let spans = self.item(inner);
            items.push(spans);
        }
        let ordered = first.is_some();
        self.push(range.start, Block::List { ordered, items });
    }

    fn item(&mut self, inner: &[Located<'_>]) -> Vec<Span> {
        let mut spans: Option<Vec<Span>> = None;
        // The text of a tight item is directly in the item, that of a loose item in a paragraph.
        let mut text: &[Located<'_>] = &[];
        let mut rest = inner;
        let tight = inner
            .iter()
            .take_while(|(event, _)| !starts_block(event))
            .count();
        if tight > 0 {
            (text, rest) = inner.split_at(tight);
        }
        if !text.is_empty() {
            spans = Some(self.spans(text));
        }
        for (event, inner, part) in parts(rest) {
            match event {
                Event::Start(Tag::Paragraph) if spans.is_none() => spans = Some(self.spans(inner)),
                Event::Start(Tag::List(_)) => self.outside(part.start, Construct::NestedList),
                _ => self.outside(part.start, Construct::LongItem),
            }
        }
        spans.unwrap_or_default()
    }

    fn finish(self) -> ReadText {
        if self.title.is_none() && self.blocks.is_empty() {
            self.findings.whole(FindingKind::NoTitle);
        } else if self.blocks.is_empty() {
            self.findings.whole(FindingKind::EmptyText);
        }
        ReadText {
            text: Text {
                title: self.title.unwrap_or_default(),
                blocks: self.blocks,
            },
            lines: self.block_lines,
            links: self.links,
        }
    }
}

/// Splits a run of events into its top-level parts: single events, and pairs of start and end with the events between them.
fn parts<'e, 's>(
    events: &'e [Located<'s>],
) -> impl Iterator<Item = (&'e Event<'s>, &'e [Located<'s>], &'e Range<usize>)> {
    let mut rest = events;
    std::iter::from_fn(move || {
        let ((event, range), after) = rest.split_first()?;
        if !matches!(event, Event::Start(_)) {
            rest = after;
            return Some((event, &[][..], range));
        }
        let mut depth = 1usize;
        let end = after.iter().position(|(event, _)| {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let (inner, after) = after.split_at(end.unwrap_or(after.len()));
        rest = after.get(1..).unwrap_or_default();
        Some((event, inner, range))
    })
}

fn starts_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !matches!(
            tag.to_end(),
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

/// Returns the construct of a block that articles may not use.
fn block_construct(tag: &Tag<'_>) -> Construct {
    match tag {
        Tag::Table(_) => Construct::Table,
        Tag::CodeBlock(_) => Construct::CodeBlock,
        Tag::FootnoteDefinition(_) => Construct::Footnote,
        Tag::MetadataBlock(_) => Construct::FrontMatter,
        _ => Construct::Html,
    }
}

fn is_blank(spans: &[Span]) -> bool {
    spans.iter().all(|span| span.text.trim().is_empty())
}

/// Returns the number at the start of an item of a numbered list. Markdown allows at most nine digits.
fn leading_number(item: &str) -> u64 {
    let digits = item.trim_start().bytes().take_while(u8::is_ascii_digit);
    digits.fold(0u64, |number, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    })
}
