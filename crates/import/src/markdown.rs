//! Writes blocks as the Markdown of articles.

use aimaq_article::{Block, Span, Style};

/// Writes a text: title, then blocks with a blank line between them.
///
/// `styles` is false to leave out emphasis and links. Emphasis next to a letter or a quotation mark may not read back as it was.
pub fn write(title: &str, blocks: &[Block], styles: bool) -> String {
    let mut text = format!("# {}\n", end_escaped(&escaped(title)));
    for block in blocks {
        text.push('\n');
        match block {
            Block::Heading { level, spans } => {
                let marks = "#".repeat(usize::from(*level));
                text.push_str(&format!("{marks} {}", end_escaped(&inline(spans, styles))));
            }
            Block::Paragraph(spans) => text.push_str(&start_escaped(&inline(spans, styles))),
            Block::Quote(spans) => {
                text.push_str("> ");
                text.push_str(&start_escaped(&inline(spans, styles)));
            }
            Block::List { ordered, items } => {
                let lines = (1..).zip(items).map(|(number, item)| {
                    let mark = if *ordered {
                        format!("{number}.")
                    } else {
                        "-".to_owned()
                    };
                    format!("{mark} {}", start_escaped(&inline(item, styles)))
                });
                text.push_str(&lines.collect::<Vec<_>>().join("\n"));
            }
            Block::Image { file, caption } => {
                text.push_str(&format!("![{}]({file})", inline(caption, false)))
            }
        }
        text.push('\n');
    }
    text
}

fn inline(spans: &[Span], styles: bool) -> String {
    let mut text = String::new();
    for span in spans {
        let content = escaped(&span.text);
        let mark = match span.style {
            _ if !styles => "",
            Style::Plain => "",
            Style::Emphasis => "*",
            Style::Strong => "**",
        };
        // Marks stand at the words, not at the spaces around them.
        let inner = content.trim();
        let (before, after) = content.split_once(inner).unwrap_or_default();
        let link = span
            .link
            .as_ref()
            .filter(|link| styles && !link.contains(['(', ')']) && !inner.is_empty());
        text.push_str(before);
        if inner.is_empty() {
            continue;
        }
        match link {
            Some(link) => text.push_str(&format!("{mark}[{inner}]({link}){mark}")),
            None => text.push_str(&format!("{mark}{inner}{mark}")),
        }
        text.push_str(after);
    }
    text.trim().to_owned()
}

/// Puts a backslash before what Markdown would read as a mark inside a line.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let characters: Vec<char> = text.chars().collect();
    for (at, &c) in characters.iter().enumerate() {
        let before = at
            .checked_sub(1)
            .and_then(|at| characters.get(at))
            .copied()
            .unwrap_or(' ');
        let after = characters.get(at + 1).copied().unwrap_or(' ');
        let mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '<' => !after.is_whitespace(),
            '&' => after.is_ascii_alphanumeric() || after == '#',
            _ => false,
        };
        if mark {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// Puts a backslash before what Markdown would read as the mark of a block.
fn start_escaped(line: &str) -> String {
    let line = line.trim();
    if line.starts_with(['#', '>', '-', '+', '=', '|', ':']) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.get(digits..) {
        Some(rest) if digits > 0 && digits < 10 && rest.starts_with(['.', ')']) => {
            format!("{}\\{rest}", line.get(..digits).unwrap_or_default())
        }
        _ => line.to_owned(),
    }
}

/// A heading that ends with `#` would lose it.
fn end_escaped(line: &str) -> String {
    match line.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => line.to_owned(),
    }
}
