//! An article as plain text or as Markdown.

use aimaq_article::{Article, Block, Span, Style};
use aimaq_language::Lang;

use super::{FileFormat, Origin};

/// The article in `lang`, or in the other language if it does not exist in that one. Its source is at the end.
pub(super) fn text(origin: &Origin, article: &Article, lang: Lang, format: FileFormat) -> String {
    let Some((_, text)) = article.text_or_other(lang) else {
        return String::new();
    };
    let markdown = format == FileFormat::Markdown;
    let mut out = String::new();
    let heading = |level: usize| match markdown {
        true => format!("{} ", "#".repeat(level)),
        false => String::new(),
    };
    out.push_str(&heading(1));
    out.push_str(&written(&[Span::plain(&text.title)], markdown));
    for block in &text.blocks {
        out.push_str("\n\n");
        match block {
            Block::Heading { level, spans } => {
                out.push_str(&heading(usize::from(*level)));
                out.push_str(&written(spans, markdown));
            }
            Block::Paragraph(spans) => out.push_str(&written(spans, markdown)),
            Block::Quote(spans) => {
                out.push_str("> ");
                out.push_str(&written(spans, markdown));
            }
            Block::List { ordered, items } => {
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push('\n');
                    }
                    match ordered {
                        true => out.push_str(&format!("{}. ", i + 1)),
                        false => out.push_str("- "),
                    }
                    out.push_str(&written(item, markdown));
                }
            }
            Block::Image { caption, .. } => out.push_str(&written(caption, markdown)),
        }
    }
    out.push_str("\n\n---\n\n");
    let mut fact = |name: &str, value: &str| out.push_str(&format!("{name}: {value}  \n"));
    fact("id", &article.id);
    fact("address", &origin.address_of(&article.id));
    article
        .date
        .iter()
        .for_each(|date| fact("published", &date.to_string()));
    article
        .updated
        .iter()
        .for_each(|date| fact("corrected", &date.to_string()));
    for (name, value) in [
        ("source", &article.source.publisher),
        ("author", &article.source.author),
        ("source title", &article.source.title),
        ("source address", &article.source.address),
    ] {
        value.iter().for_each(|value| fact(name, value));
    }
    for (name, value) in origin.facts() {
        fact(name, &value);
    }
    out
}

fn written(spans: &[Span], markdown: bool) -> String {
    let mut out = String::new();
    for span in spans {
        if !markdown {
            out.push_str(&span.text);
            continue;
        }
        let mark = match span.style {
            Style::Plain => "",
            Style::Emphasis => "*",
            Style::Strong => "**",
        };
        let text = format!("{mark}{}{mark}", escaped(&span.text));
        match &span.link {
            Some(link) => out.push_str(&format!("[{text}]({link})")),
            None => out.push_str(&text),
        }
    }
    out
}

/// Escapes the characters that are special in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '`' | '<' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use aimaq_language::Lang;

    use super::super::tests::{example, origin};
    use super::super::{FileFormat, article};

    #[test]
    fn an_article_as_markdown_and_as_text() {
        let markdown = article(&origin(), &example(), Lang::Kk, FileFormat::Markdown);
        assert!(
            markdown.starts_with(
                "# =Форум, \"второй\"\n\n## О \\*чём\\*\n\nПервый абзац.\n\n- раз\n- два\n\n---\n"
            ),
            "{markdown}"
        );
        let text = article(&origin(), &example(), Lang::Ru, FileFormat::Text);
        assert!(
            text.starts_with("=Форум, \"второй\"\n\nО *чём*\n\nПервый абзац."),
            "{text}"
        );
        for fact in [
            "id: forum",
            "published: 2014-09",
            "corrected: 2026-03-01",
            "corpus: 0000000000000abc",
            "date: 2026-11-22",
        ] {
            assert!(text.contains(fact) && markdown.contains(fact), "{fact}");
        }
    }
}
