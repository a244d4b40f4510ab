//! Checks `facts.tsv`: every name, figure and date of the source must be in both texts.

use aimaq_language::Lang;

use super::draft::{DraftText, ReadText};
use super::{FileFindings, FindingKind, Limit};
use crate::Block;

/// The first line.
const HEADER: &str = "fact\tkk\tru\tdoubt";

/// Checks that each fact is, literally, in the title or in a block of each text.
pub fn check(table: &str, kk: &DraftText, ru: &DraftText, findings: &mut FileFindings<'_>) {
    let [kk, ru] = [kk, ru].map(|version| version.read().map(Passages::new));
    let mut lines = (1u32..).zip(table.lines());
    if lines.next().is_none_or(|(_, header)| header != HEADER) {
        findings.at(1, FindingKind::FactsHeader);
    }
    for (number, (line, row)) in lines.filter(|(_, row)| !row.is_empty()).enumerate() {
        if number >= Limit::FactRows.most() {
            let kind = FindingKind::TooMuch {
                limit: Limit::FactRows,
            };
            return findings.at(line, kind);
        }
        let cells: Vec<&str> = row.split('\t').collect();
        // The last column is often empty, and editors remove the tab before it.
        let (&[fact, in_kk, in_ru] | &[fact, in_kk, in_ru, _]) = cells.as_slice() else {
            findings.at(line, FindingKind::FactColumns { found: cells.len() });
            continue;
        };
        if fact.trim().is_empty() {
            findings.at(line, FindingKind::FactEmpty { column: "fact" });
        }
        for (lang, words, passages) in [(Lang::Kk, in_kk, &kk), (Lang::Ru, in_ru, &ru)] {
            let Some(passages) = passages else {
                continue;
            };
            if words.trim().is_empty() {
                findings.at(line, FindingKind::FactEmpty { column: lang.tag() });
            } else if !passages.contain(words) {
                let kind = FindingKind::FactNotInText {
                    fact: fact.to_owned(),
                    lang,
                    words: words.to_owned(),
                    but_for_spaces: passages.contain_but_for_spaces(words),
                };
                findings.at(line, kind);
            }
        }
    }
}

/// The title and the blocks of a text, as plain characters.
struct Passages {
    exact: Vec<String>,
    /// The same with [`even_spaces`].
    even: Vec<String>,
}

impl Passages {
    fn new(read: &ReadText) -> Passages {
        let blocks = read.text.blocks.iter().map(Block::plain_text);
        let exact: Vec<String> = std::iter::once(read.text.title.clone())
            .chain(blocks)
            .collect();
        Passages {
            even: exact.iter().map(|passage| even_spaces(passage)).collect(),
            exact,
        }
    }

    fn contain(&self, words: &str) -> bool {
        self.exact.iter().any(|passage| passage.contains(words))
    }

    fn contain_but_for_spaces(&self, words: &str) -> bool {
        let words = even_spaces(words);
        self.even.iter().any(|passage| passage.contains(&words))
    }
}

/// Replaces every run of white space by one space and removes it at the ends.
fn even_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
