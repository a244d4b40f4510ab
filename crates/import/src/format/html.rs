//! HTML: a page that was saved, or the text of a feed.

use aimaq_language::Lang;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use super::flow::{Flow, FlowKind};
use crate::document::{Document, Why};
use crate::suggest::dates;

/// Elements whose text nobody reads.
const SILENT: [&str; 8] = [
    "script", "style", "template", "svg", "select", "iframe", "object", "canvas",
];
/// Elements of the page, not of the text.
const FURNITURE: [&str; 7] = [
    "nav", "footer", "form", "aside", "button", "noscript", "dialog",
];
/// Elements that begin a paragraph.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "figure",
    "figcaption",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "address",
    "pre",
    "hr",
];

/// Reads a page or a part of one.
pub fn read(html: &str) -> Document {
    let mut page = Page::default();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&text(&tag.name)),
            Token::String(string) => page.text(&text(&string)),
            _ => {}
        }
    }
    page.finish()
}

fn text(string: &HtmlString) -> String {
    String::from_utf8_lossy(string).into_owned()
}

/// A page while it is read.
#[derive(Default)]
struct Page {
    document: Document,
    flow: Flow,
    /// The silent element or the element of the page that is open, and how many of its name are open in it.
    skipped: Option<(String, u32)>,
    furniture: String,
    lists: Vec<bool>,
    quotes: u32,
    /// How many `article` or `main` are open, and which pieces are in one.
    mains: u32,
    main_pieces: Vec<usize>,
    in_title: bool,
    title: String,
    og_title: Option<String>,
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = text(&tag.name);
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += u32::from(*skipped == name && !tag.self_closing);
            return;
        }
        let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| text(value));
        if (SILENT.contains(&&*name) || FURNITURE.contains(&&*name)) && !tag.self_closing {
            self.end_block();
            self.skipped = Some((name, 1));
            return;
        }
        match &*name {
            "html" => {
                self.document.stated.lang = attribute("lang").and_then(|tag| Lang::from_tag(&tag))
            }
            "title" => self.in_title = true,
            "meta" => self.meta(
                attribute("property").or_else(|| attribute("name")),
                attribute("content"),
            ),
            "link" if attribute("rel").as_deref() == Some("canonical") => {
                self.document.stated.address =
                    attribute("href").filter(|href| href.starts_with("http"));
            }
            "time" if self.document.stated.date.is_none() => {
                self.document.stated.date =
                    attribute("datetime").and_then(|value| dates::field(&value));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                let level = name.as_bytes().get(1).copied().unwrap_or(b'2') - b'0';
                self.flow.begin(FlowKind::Heading(level));
            }
            "li" => {
                self.end_block();
                let ordered = self.lists.last().copied().unwrap_or(false);
                self.flow.begin(FlowKind::Item { ordered });
            }
            "blockquote" => {
                self.end_block();
                self.quotes += 1;
                self.begin();
            }
            "br" => self.flow.text(" "),
            "b" | "strong" => self.flow.bold += 1,
            "i" | "em" => self.flow.italic += 1,
            "a" => self.flow.href = attribute("href"),
            "img" => {
                let caption = attribute("alt").unwrap_or_default();
                let source = attribute("src").unwrap_or_default();
                self.document.set_aside(
                    self.flow.number(),
                    Why::Picture,
                    format!("{source} {caption}"),
                );
            }
            "td" | "th" => self.flow.text(" "),
            name if BLOCKS.contains(&name) => {
                self.end_block();
                match name {
                    "ul" => self.lists.push(false),
                    "ol" => self.lists.push(true),
                    "article" | "main" => self.mains += 1,
                    _ => {}
                }
                self.begin();
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if *skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                    self.furniture.push('\n');
                }
            }
            return;
        }
        match name {
            "title" => self.in_title = false,
            "b" | "strong" => self.flow.bold = self.flow.bold.saturating_sub(1),
            "i" | "em" => self.flow.italic = self.flow.italic.saturating_sub(1),
            "a" => self.flow.href = None,
            "td" | "th" => self.flow.text(" |"),
            "ul" | "ol" => {
                self.end_block();
                self.lists.pop();
            }
            "blockquote" => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "article" | "main" => {
                self.end_block();
                self.mains = self.mains.saturating_sub(1);
            }
            "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                self.begin();
            }
            name if BLOCKS.contains(&name) => {
                self.end_block();
                self.begin();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &self.skipped {
            Some((name, _)) if SILENT.contains(&&**name) => {}
            Some(_) => self.furniture.push_str(text),
            None if self.in_title => self.title.push_str(text),
            None => self.flow.text(text),
        }
    }

    fn meta(&mut self, name: Option<String>, content: Option<String>) {
        let (Some(name), Some(content)) = (name, content) else {
            return;
        };
        match &*name.to_lowercase() {
            "og:title" => self.og_title = Some(content),
            "og:site_name" => self.document.stated.publisher = Some(content),
            "og:url" if content.starts_with("http") => self.document.stated.address = Some(content),
            "author" | "article:author" => self.document.stated.author = Some(content),
            "article:published_time" | "date" | "dc.date" => {
                self.document.stated.date = dates::field(&content)
            }
            _ => {}
        }
    }

    fn begin(&mut self) {
        self.flow.begin(if self.quotes > 0 {
            FlowKind::Quote
        } else {
            FlowKind::Paragraph
        });
    }

    fn end_block(&mut self) {
        let before = self.flow.pieces.len();
        self.flow.end();
        if self.mains > 0 {
            self.main_pieces.extend(before..self.flow.pieces.len());
        }
    }

    fn finish(mut self) -> Document {
        self.end_block();
        let mut document = self.document;
        let end = self.flow.number();
        for (at, piece) in self.flow.pieces.into_iter().enumerate() {
            if self.main_pieces.is_empty() || self.main_pieces.binary_search(&at).is_ok() {
                document.pieces.push(piece);
            } else {
                document.set_aside(piece.line, Why::PageFurniture, piece.block.plain_text());
            }
        }
        let furniture: Vec<&str> = self.furniture.split_whitespace().collect();
        document.set_aside(end, Why::PageFurniture, furniture.join(" "));
        // A heading in the text is a better title than that of the window, which ends with the name of the site.
        let has_heading = document
            .pieces
            .iter()
            .take(6)
            .any(|piece| matches!(piece.block, aimaq_article::Block::Heading { .. }));
        if !has_heading {
            let title = self.og_title.unwrap_or(self.title);
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            document.stated.title = Some(title).filter(|title| !title.is_empty());
        }
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aimaq_article::Block;

    #[test]
    fn the_text_of_a_page_without_its_furniture() {
        let document = read(
            "<!doctype html><html lang=ru-KZ><head><title>Мост · Сайт</title>\
             <meta property='article:published_time' content='2025-04-21T10:00:00+05:00'><script>var a = '<p>';</script></head>\
             <body><nav><a href=/>Главная</a></nav><article><h1>Мост открыт</h1><p>Мост <b>длинный</b>.<p>Он &laquo;новый&raquo;.\
             <ul><li>Раз<li>Два</ul><blockquote><p>Слова</p></blockquote></article><div>Ещё новости</div><footer>©</footer></body></html>",
        );
        let texts: Vec<String> = document
            .pieces
            .iter()
            .map(|piece| piece.block.plain_text())
            .collect();
        assert_eq!(
            texts,
            [
                "Мост открыт",
                "Мост длинный.",
                "Он «новый».",
                "Раз\nДва",
                "Слова"
            ]
        );
        assert!(matches!(document.pieces[4].block, Block::Quote(_)));
        assert_eq!(
            document.stated.date.map(|date| date.to_string()).as_deref(),
            Some("2025-04-21")
        );
        let aside: Vec<&str> = document.aside.iter().map(|aside| &*aside.text).collect();
        assert_eq!(aside, ["Ещё новости", "Главная ©"]);
    }
}
