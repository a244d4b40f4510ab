//! DOCX: Office Open XML text documents (ECMA-376).

use std::collections::BTreeMap;

use super::flow::{Flow, FlowKind};
use super::pictures::Pictures;
use super::xml::{Node, attribute, walk};
use crate::archive::Archive;
use crate::document::{Document, Why};
use crate::refusal::Refusal;

/// Reads a document.
pub fn read(mut archive: Archive<'_>) -> Result<Document, Refusal> {
    let Some(body) = archive.read("word/document.xml")? else {
        return Err(Refusal::damaged("it has no word/document.xml"));
    };
    let headings = headings(&archive.read("word/styles.xml")?.unwrap_or_default())?;
    let ordered = ordered_lists(&archive.read("word/numbering.xml")?.unwrap_or_default())?;
    let links = relations(
        &archive
            .read("word/_rels/document.xml.rels")?
            .unwrap_or_default(),
    )?;
    let mut document = Document::default();
    let mut pictures = Pictures::default();
    let mut flow = Flow::default();
    // Deleted passages, tables, the texts of fields.
    let (mut deleted, mut cells, mut in_text, mut caption) = (0u32, 0u32, false, String::new());
    let (mut run_bold, mut run_italic, mut in_run) = (false, false, false);
    let mut gone = String::new();
    walk(&body, |node| match node {
        Node::Start(name, start) => match name {
            "p" if cells == 0 => flow.begin(FlowKind::Paragraph),
            "pStyle" => {
                if let Some(level) =
                    attribute(start, "val").and_then(|id| headings.get(&id).copied())
                {
                    flow.begin(level);
                }
            }
            "numId" => {
                let id = attribute(start, "val").unwrap_or_default();
                if id != "0" && cells == 0 {
                    flow.begin(FlowKind::Item {
                        ordered: ordered.contains(&id),
                    });
                }
            }
            "r" => (in_run, run_bold, run_italic) = (true, false, false),
            "b" if in_run => {
                run_bold =
                    attribute(start, "val").is_none_or(|value| value != "0" && value != "false")
            }
            "i" if in_run => {
                run_italic =
                    attribute(start, "val").is_none_or(|value| value != "0" && value != "false")
            }
            "t" => in_text = true,
            "tab" | "br" | "cr" if in_run => flow.text(" "),
            "noBreakHyphen" => flow.text("-"),
            "del" | "moveFrom" => deleted += 1,
            "delText" => in_text = true,
            "hyperlink" => {
                flow.href = attribute(start, "id").and_then(|id| links.get(&id).cloned());
            }
            "tbl" => {
                if cells == 0 {
                    document.doubts.push(flow.table());
                }
                cells += 1;
            }
            "tc" if cells > 0 => flow.text(" "),
            "docPr" => {
                caption = attribute(start, "descr")
                    .or_else(|| attribute(start, "title"))
                    .unwrap_or_default();
            }
            "blip" => {
                if let Some(target) =
                    attribute(start, "embed").and_then(|id| links.get(&id).cloned())
                {
                    pictures.place(
                        &mut flow,
                        &format!("word/{target}"),
                        &std::mem::take(&mut caption),
                    );
                }
            }
            _ => {}
        },
        Node::End(name) => match name {
            "p" if cells == 0 => flow.end(),
            "t" | "delText" => in_text = false,
            "r" => in_run = false,
            "del" | "moveFrom" => deleted = deleted.saturating_sub(1),
            "hyperlink" => flow.href = None,
            "tbl" => cells = cells.saturating_sub(1),
            "tc" if cells > 0 => flow.text(" |"),
            "tr" if cells > 0 => flow.end(),
            _ => {}
        },
        Node::Text(text) if in_text && deleted > 0 => gone.push_str(text),
        Node::Text(text) if in_text => {
            (flow.bold, flow.italic) = (run_bold.into(), run_italic.into());
            flow.text(text);
        }
        Node::Text(_) => {}
    })?;
    flow.end();
    let end = flow.number();
    document.pieces = flow.pieces;
    document.set_aside(end, Why::Margin, gone);
    for part in [
        "word/footnotes.xml",
        "word/endnotes.xml",
        "word/comments.xml",
    ] {
        let text = text_of(&archive.read(part)?.unwrap_or_default())?;
        document.set_aside(end, Why::Margin, text);
    }
    pictures.load(&mut archive, &mut document)?;
    Ok(document)
}

/// The texts of a part, a paragraph a line.
fn text_of(bytes: &[u8]) -> Result<String, Refusal> {
    let mut text = String::new();
    let mut in_text = false;
    if bytes.is_empty() {
        return Ok(text);
    }
    walk(bytes, |node| match node {
        Node::Start("t", _) => in_text = true,
        Node::End("t") => in_text = false,
        Node::End("p") if !text.is_empty() => text.push('\n'),
        Node::Text(part) if in_text => text.push_str(part),
        _ => {}
    })?;
    Ok(text.trim().to_owned())
}

/// The styles that are headings, by id.
fn headings(styles: &[u8]) -> Result<BTreeMap<String, FlowKind>, Refusal> {
    let mut headings = BTreeMap::new();
    let mut id = String::new();
    if styles.is_empty() {
        return Ok(headings);
    }
    walk(styles, |node| match node {
        Node::Start("style", start) => id = attribute(start, "styleId").unwrap_or_default(),
        Node::Start("name", start) => {
            let name = attribute(start, "val").unwrap_or_default().to_lowercase();
            let level = name
                .strip_prefix("heading ")
                .and_then(|level| level.parse().ok());
            let kind = match (&*name, level) {
                ("title", _) => Some(FlowKind::Heading(1)),
                (_, Some(level)) => Some(FlowKind::Heading(level)),
                ("quote" | "intense quote", _) => Some(FlowKind::Quote),
                _ => None,
            };
            if let Some(kind) = kind {
                headings.insert(id.clone(), kind);
            }
        }
        _ => {}
    })?;
    Ok(headings)
}

/// The ids of lists that are numbered.
fn ordered_lists(numbering: &[u8]) -> Result<Vec<String>, Refusal> {
    let (mut abstract_ordered, mut ordered) = (Vec::new(), Vec::new());
    let (mut abstract_id, mut number, mut level) = (String::new(), String::new(), String::new());
    if numbering.is_empty() {
        return Ok(ordered);
    }
    walk(numbering, |node| {
        let Node::Start(name, start) = node else {
            return;
        };
        let value = |name: &str| attribute(start, name).unwrap_or_default();
        match name {
            "abstractNum" => abstract_id = value("abstractNumId"),
            "lvl" => level = value("ilvl"),
            "numFmt" if level == "0" && value("val") != "bullet" => {
                abstract_ordered.push(abstract_id.clone())
            }
            "num" => number = value("numId"),
            "abstractNumId" if abstract_ordered.contains(&value("val")) => {
                ordered.push(number.clone())
            }
            _ => {}
        }
    })?;
    Ok(ordered)
}

/// The targets of links and pictures, by id.
fn relations(bytes: &[u8]) -> Result<BTreeMap<String, String>, Refusal> {
    let mut targets = BTreeMap::new();
    if bytes.is_empty() {
        return Ok(targets);
    }
    walk(bytes, |node| {
        if let Node::Start("Relationship", start) = node
            && let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target"))
        {
            targets.insert(id, target);
        }
    })?;
    Ok(targets)
}
