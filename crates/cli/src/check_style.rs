//! `aimaq check --style`: what is no mistake but deserves a look.

use std::fmt;

use aimaq_article::{Article, Block, Span};
use aimaq_import::suggest_regions;
use aimaq_language::Lang;
use serde_json::{Value, json};

/// A remark on an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleNote {
    file: String,
    /// The number of the block, from 1, as in the address `#p3`; `None` if it is about the whole article.
    block: Option<usize>,
    code: &'static str,
    message: String,
    cure: String,
}

impl fmt::Display for StyleNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let block = self
            .block
            .map(|block| format!("#p{block}"))
            .unwrap_or_default();
        write!(f, "{}{block}: {} — {}", self.file, self.message, self.cure)
    }
}

impl StyleNote {
    /// The remark for programs.
    pub fn as_json(&self) -> Value {
        json!({ "file": self.file, "block": self.block, "code": self.code, "message": self.message, "cure": self.cure })
    }
}

/// Returns the remarks on articles.
pub fn notes(articles: &[Article], lang: Lang) -> Vec<StyleNote> {
    let say = |kk: String, ru: String| match lang {
        Lang::Kk => kk,
        Lang::Ru => ru,
    };
    let mut notes = Vec::new();
    for article in articles {
        if let Some((_, text)) = article.text_or_other(article.original) {
            let blocks: Vec<String> = text.blocks.iter().map(Block::plain_text).collect();
            for region in suggest_regions(&text.title, &blocks, article.date) {
                if !article.is_about(&region.unit) {
                    notes.push(StyleNote {
                        file: format!("{}/article.toml", article.id),
                        block: None,
                        code: "region-not-tagged",
                        message: say(
                            format!(
                                "Мәтінде {} аталған («{}»), бірақ белгіленбеген.",
                                region.unit,
                                region.words.join("», «")
                            ),
                            format!(
                                "В тексте назван {} («{}»), но не отмечен.",
                                region.unit,
                                region.words.join("», «")
                            ),
                        ),
                        cure: say(
                            format!(
                                "Мақала сол өңір туралы болса, [[region]] unit = \"{}\" қосыңыз.",
                                region.unit
                            ),
                            format!(
                                "Если статья о нём, добавьте [[region]] unit = \"{}\".",
                                region.unit
                            ),
                        ),
                    });
                }
            }
        }
        for of in article.langs() {
            let Some(text) = article.text(of) else {
                continue;
            };
            let file = format!("{}/{of}.md", article.id);
            for (block, number) in text.blocks.iter().zip(1..) {
                let mut note = |code, message, cure| {
                    notes.push(StyleNote {
                        file: file.clone(),
                        block: Some(number),
                        code,
                        message,
                        cure,
                    })
                };
                let plain = block.plain_text();
                if plain.contains('"') {
                    note(
                        "straight-quotes",
                        say(
                            "Тік тырнақша (\") бар.".into(),
                            "Есть прямые кавычки (\").".into(),
                        ),
                        say("«…» тырнақшасын қойыңыз.".into(), "Поставьте «…».".into()),
                    );
                }
                if has_flood(&plain) {
                    note(
                        "combining-marks",
                        say(
                            "Бір әріптің үстінде үштен көп белгі бар.".into(),
                            "На одной букве больше трёх надстрочных знаков.".into(),
                        ),
                        say(
                            "Артық белгіні алып тастаңыз.".into(),
                            "Уберите лишние знаки.".into(),
                        ),
                    );
                }
                for address in block
                    .lines()
                    .flatten()
                    .filter_map(|span: &Span| span.link.as_deref())
                {
                    if misleads(address) {
                        note(
                            "misleading-link",
                            say(
                                format!("«{address}» сілтемесі басқа сайттың атына ұқсайды."),
                                format!("Ссылка «{address}» выдаёт себя за другой сайт."),
                            ),
                            say(
                                "Оның қайда апаратынын тексеріңіз.".into(),
                                "Проверьте, куда она ведёт.".into(),
                            ),
                        );
                    }
                }
            }
        }
    }
    notes
}

/// Are there more than three combining marks in a row?
fn has_flood(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}');
    let mut run = 0;
    text.chars().any(|c| {
        run = if is_mark(c) { run + 1 } else { 0 };
        run > 3
    })
}

/// Has an address a name before its host (`https://gov.kz@other.example/`), or a host with letters of two scripts in one part?
fn misleads(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let mixed = host.split('.').any(|part| {
        part.chars().any(|c| c.is_ascii_alphabetic())
            && part.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
    });
    scheme.starts_with("http") && (host.contains('@') || mixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_mislead() {
        for address in ["https://gov.kz@evil.example/", "https://gоv.kz/"] {
            assert!(misleads(address), "{address}");
        }
        for address in [
            "https://gov.kz/a@b",
            "https://қазақстан.қаз/",
            "mailto:a@example.kz",
            "../other/",
        ] {
            assert!(!misleads(address), "{address}");
        }
    }

    #[test]
    fn floods_of_marks() {
        assert!(has_flood("а\u{301}\u{301}\u{301}\u{301}"));
        assert!(!has_flood("за\u{301}мок й"));
    }
}
