//! Markdown, with or without metadata between `---` lines.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

use super::flow::{Flow, FlowKind};
use super::table;
use crate::document::{Document, Why};

/// Reads a text.
pub fn read(source: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut document = Document::default();
    let mut flow = Flow::default();
    let (mut lists, mut quotes, mut metadata, mut in_image, mut notes) =
        (Vec::new(), 0u32, false, None, 0u32);
    for event in Parser::new_ext(source, options) {
        let kind = |lists: &[bool], quotes: u32| match (lists.last(), quotes) {
            (Some(&ordered), _) => FlowKind::Item { ordered },
            (None, 0) => FlowKind::Paragraph,
            (None, _) => FlowKind::Quote,
        };
        match event {
            Event::Start(Tag::MetadataBlock(_)) => metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => metadata = false,
            Event::Text(text) if metadata => fields(&text, &mut document),
            Event::Start(Tag::Image { dest_url, .. }) => in_image = Some(dest_url.to_string()),
            Event::End(TagEnd::Image) => {
                let file = in_image.take().unwrap_or_default();
                document.set_aside(flow.number(), Why::Picture, file);
            }
            Event::Text(text) if in_image.is_some() => in_image
                .iter_mut()
                .for_each(|file| file.push_str(&format!(" {text}"))),
            Event::Start(Tag::FootnoteDefinition(_)) => {
                flow.end();
                notes += 1;
            }
            Event::End(TagEnd::FootnoteDefinition) => notes = notes.saturating_sub(1),
            Event::Text(text) if notes > 0 => {
                document.set_aside(flow.number(), Why::Margin, text.into_string())
            }
            Event::FootnoteReference(_) => {}
            Event::Start(Tag::Heading { level, .. }) => {
                flow.begin(FlowKind::Heading(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    _ => 3,
                }))
            }
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock) if notes == 0 => {
                // The first paragraph of an item is the item.
                flow.begin(kind(&lists, quotes));
            }
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => {
                flow.end();
                quotes = quotes.saturating_sub(1);
            }
            Event::Start(Tag::List(first)) => {
                flow.end();
                lists.push(first.is_some());
            }
            Event::End(TagEnd::List(_)) => {
                flow.end();
                lists.pop();
            }
            Event::Start(Tag::Item) => flow.begin(kind(&lists, quotes)),
            Event::Start(Tag::Table(_)) => {
                document.doubts.push(flow.table());
            }
            Event::End(TagEnd::TableCell) => flow.text(" | "),
            Event::End(
                TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::Item
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock,
            ) => flow.end(),
            Event::End(TagEnd::Paragraph) if notes == 0 => flow.end(),
            Event::Start(Tag::Strong) => flow.bold += 1,
            Event::End(TagEnd::Strong) => flow.bold = flow.bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => flow.italic += 1,
            Event::End(TagEnd::Emphasis) => flow.italic = flow.italic.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => flow.href = Some(dest_url.to_string()),
            Event::End(TagEnd::Link) => flow.href = None,
            Event::Text(text) | Event::Code(text) => flow.text(&text),
            Event::SoftBreak | Event::HardBreak => flow.text(" "),
            Event::Html(html) | Event::InlineHtml(html) => {
                // A comment and a tag are no text; the text between tags comes as text.
                document.set_aside(flow.number(), Why::PageFurniture, html.into_string());
            }
            _ => {}
        }
    }
    flow.end();
    document.pieces = flow.pieces;
    document
}

/// Reads lines of `name: value` between `---` lines, as most programs write them.
fn fields(block: &str, document: &mut Document) {
    let mut row = Map::new();
    for line in block.lines() {
        if let Some((name, value)) = line.split_once(':') {
            let value = value.trim().trim_matches(['"', '\'']);
            row.insert(name.trim().to_owned(), Value::String(value.to_owned()));
        }
    }
    table::state(&row, document);
}
