//! ODT: OpenDocument texts (ISO/IEC 26300).

use std::collections::BTreeMap;

use aimaq_article::Style;

use super::flow::{Flow, FlowKind};
use super::pictures::Pictures;
use super::xml::{Node, attribute, walk};
use crate::archive::Archive;
use crate::document::{Document, Why};
use crate::refusal::Refusal;

/// Reads a document.
pub fn read(mut archive: Archive<'_>) -> Result<Document, Refusal> {
    let Some(content) = archive.read("content.xml")? else {
        return Err(Refusal::damaged("it has no content.xml"));
    };
    let mut document = Document::default();
    let mut pictures = Pictures::default();
    let mut flow = Flow::default();
    let mut styles: BTreeMap<String, Style> = BTreeMap::new();
    let (mut style, mut in_body, mut lists, mut margin, mut cells) =
        (String::new(), false, 0u32, 0u32, 0u32);
    let mut spans: Vec<Style> = Vec::new();
    let mut aside = String::new();
    walk(&content, |node| match node {
        Node::Start(name, start) => match name {
            "style" => style = attribute(start, "name").unwrap_or_default(),
            "text-properties" if !in_body => {
                let bold = attribute(start, "font-weight").is_some_and(|weight| weight == "bold");
                let italic = attribute(start, "font-style").is_some_and(|style| style == "italic");
                match (bold, italic) {
                    (true, _) => drop(styles.insert(style.clone(), Style::Strong)),
                    (false, true) => drop(styles.insert(style.clone(), Style::Emphasis)),
                    _ => {}
                }
            }
            "text" => in_body = true,
            "h" if margin == 0 => {
                let level = attribute(start, "outline-level").and_then(|level| level.parse().ok());
                flow.begin(FlowKind::Heading(level.unwrap_or(2)));
            }
            "p" if margin == 0 && cells == 0 => {
                let named = attribute(start, "style-name").unwrap_or_default();
                flow.begin(match (lists, &*named) {
                    (0, "Title") => FlowKind::Heading(1),
                    (0, _) => FlowKind::Paragraph,
                    _ => FlowKind::Item { ordered: false },
                });
            }
            "list" => lists += 1,
            "span" => {
                let named = attribute(start, "style-name").unwrap_or_default();
                spans.push(styles.get(&named).copied().unwrap_or_default());
            }
            "a" => flow.href = attribute(start, "href"),
            "s" | "tab" | "line-break" if margin == 0 => flow.text(" "),
            "note" | "annotation" | "tracked-changes" => margin += 1,
            "table" => {
                if cells == 0 {
                    document.doubts.push(flow.table());
                }
                cells += 1;
            }
            "image" => {
                if let Some(path) = attribute(start, "href") {
                    pictures.place(&mut flow, &path, "");
                }
            }
            _ => {}
        },
        Node::End(name) => match name {
            "h" | "p" if margin == 0 && cells == 0 => flow.end(),
            "list" => lists = lists.saturating_sub(1),
            "span" => drop(spans.pop()),
            "a" => flow.href = None,
            "note" | "annotation" | "tracked-changes" => margin = margin.saturating_sub(1),
            "table-cell" => flow.text(" | "),
            "table-row" => flow.end(),
            "table" => cells = cells.saturating_sub(1),
            _ => {}
        },
        Node::Text(text) if in_body && margin > 0 => aside.push_str(text),
        Node::Text(text) if in_body => {
            let style = spans.last().copied().unwrap_or_default();
            flow.bold = u32::from(style == Style::Strong);
            flow.italic = u32::from(style == Style::Emphasis);
            flow.text(text);
        }
        Node::Text(_) => {}
    })?;
    flow.end();
    let end = flow.number();
    document.pieces = flow.pieces;
    document.set_aside(end, Why::Margin, aside);
    pictures.load(&mut archive, &mut document)?;
    Ok(document)
}
