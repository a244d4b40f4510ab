//! The report of an import, for a terminal and as JSON.

use std::fmt::Write as _;

use aimaq_import::pairs::{self, Pair};
use aimaq_import::{Entry, Refusal};
use aimaq_language::Lang;
use serde_json::{Value, json};

use super::status::Status;
use super::words::{doubt, refusal, say, status, why};
use crate::visible::visible;

/// What was done, what is doubtful and what was left out.
#[derive(Debug, Default)]
pub struct Report {
    /// The documents, in the order of the sources.
    pub entries: Vec<(Status, Entry)>,
    /// The files that were not read.
    pub refused: Vec<(String, Refusal)>,
    /// Articles that may be two versions of one.
    pub pairs: Vec<Pair>,
}

/// How many unchanged documents the terminal still lists one by one.
const MOST_LISTED: usize = 100;

impl Report {
    /// Finds the pairs among all articles.
    pub fn find_pairs(&mut self) {
        let there = self.entries.iter();
        let there =
            there.filter(|(status, _)| !matches!(status, Status::Removed | Status::LeftOut));
        let entries: Vec<&Entry> = there.map(|(_, entry)| entry).collect();
        self.pairs = pairs::find(&entries);
    }

    /// How many documents have a status.
    pub fn count(&self, wanted: Status) -> usize {
        let same = self.entries.iter().filter(|(status, _)| *status == wanted);
        same.count()
    }

    /// The numbers of documents by status, without those that are 0.
    pub fn summary(&self, lang: Lang) -> String {
        let mut parts: Vec<String> = Status::ALL
            .into_iter()
            .map(|wanted| (wanted, self.count(wanted)))
            .filter(|(_, count)| *count > 0)
            .map(|(wanted, count)| format!("{}: {count}", status(lang, wanted)))
            .collect();
        if !self.refused.is_empty() {
            let refused = say(lang, "оқылмаған файл", "не прочитано файлов");
            parts.push(format!("{refused}: {}", self.refused.len()));
        }
        parts.join("; ")
    }

    /// The report for a terminal.
    pub fn text(&self, lang: Lang) -> String {
        let mut text = String::new();
        for (state, entry) in self
            .entries
            .iter()
            .filter(|(state, _)| *state != Status::Unchanged)
            .take(MOST_LISTED)
        {
            let part = entry.part.as_deref().map(|part| format!(" [{part}]"));
            let _ = writeln!(
                text,
                "{}{}: {}",
                visible(&entry.source),
                visible(&part.unwrap_or_default()),
                status(lang, *state)
            );
            if !entry.id.is_empty() {
                let langs = entry.langs.join(", ");
                let _ = writeln!(text, "  {} · {langs} · {}", entry.id, visible(&entry.title));
            }
            for line in suggestions(lang, entry) {
                let _ = writeln!(text, "  ? {}", visible(&line));
            }
            for found in &entry.doubts {
                let _ = writeln!(text, "  ! {}", visible(&doubt(lang, found)));
            }
            for aside in &entry.aside {
                let short: String = aside.text.chars().take(80).collect();
                let _ = writeln!(
                    text,
                    "  – {}: {}",
                    why(lang, aside.why),
                    visible(&short.replace('\n', " "))
                );
            }
        }
        for (file, found) in &self.refused {
            let _ = writeln!(
                text,
                "{}: {}",
                visible(file),
                visible(&refusal(lang, found))
            );
        }
        let listed = self.entries.len() - self.count(Status::Unchanged);
        if listed > MOST_LISTED {
            let more = say(
                lang,
                "Қалғаны толық есепте (--html FILE): ",
                "Остальное в полном отчёте (--html FILE): ",
            );
            let _ = writeln!(text, "{more}{}", listed - MOST_LISTED);
        }
        if !self.pairs.is_empty() {
            let heading = say(
                lang,
                "Бір мақаланың екі нұсқасы болуы мүмкін. Біріктіру үшін: aimaq join ID ID",
                "Возможно, это две версии одной статьи. Чтобы соединить: aimaq join ID ID",
            );
            let _ = writeln!(text, "{heading}");
            for pair in &self.pairs {
                let _ = writeln!(text, "  {} + {} ({:.2})", pair.kk, pair.ru, pair.score);
            }
        }
        let _ = writeln!(text, "{}.", self.summary(lang));
        text
    }

    /// The whole report, with the texts that were set aside.
    pub fn as_json(&self, lang: Lang) -> Value {
        let entries = self.entries.iter().map(|(status, entry)| {
            let mut value = serde_json::to_value(entry).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.remove("keys");
                object.insert("status".to_owned(), json!(status.name()));
                let doubts: Vec<String> = entry
                    .doubts
                    .iter()
                    .map(|found| doubt(lang, found))
                    .collect();
                object.insert("messages".to_owned(), json!(doubts));
            }
            value
        });
        let refused = self
            .refused
            .iter()
            .map(|(file, found)| json!({ "source": file, "message": refusal(lang, found) }));
        let counts: serde_json::Map<String, Value> = Status::ALL
            .into_iter()
            .map(|status| (status.name().to_owned(), json!(self.count(status))))
            .collect();
        json!({
            "counts": counts,
            "entries": entries.collect::<Vec<_>>(),
            "refused": refused.collect::<Vec<_>>(),
            "pairs": self.pairs,
        })
    }
}

/// The suggestions of an entry, each with the words that led to it.
pub fn suggestions(lang: Lang, entry: &Entry) -> Vec<String> {
    let fields = entry.suggestions.iter().map(|field| {
        let found = &field.suggestion;
        format!(
            "{}: {} ← «{}» ({})",
            field.field, found.value, found.words, found.line
        )
    });
    let regions = entry.regions.iter().map(|region| {
        let name = aimaq_places::unit(&region.unit).map_or("", |unit| unit.name(lang));
        let place = region
            .place
            .as_deref()
            .map(|place| format!(", {place}"))
            .unwrap_or_default();
        format!(
            "region: {} {name}{place} ← «{}» ({})",
            region.unit,
            region.words.join("», «"),
            region.mentions
        )
    });
    fields.chain(regions).collect()
}
