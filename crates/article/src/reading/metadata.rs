//! Reads `article.toml`.

use aimaq_language::Lang;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::lines::Lines;
use super::{FileFindings, FindingKind, Shape, encoding, places};
use crate::link::is_id;
use crate::{Edtf, Link, Provenance, RegionTag, link};

/// The content of `article.toml`.
#[derive(Default)]
pub struct Metadata {
    /// `None` if it is missing or wrong; there is a finding then.
    pub original: Option<Lang>,
    pub date: Option<Edtf>,
    pub updated: Option<Edtf>,
    /// Former ids, each with its line.
    pub aliases: Vec<(String, u32)>,
    pub regions: Vec<RegionTag>,
    pub source: Provenance,
}

/// Reads `article.toml`; `None` if it is not valid TOML.
pub fn read(source: &str, findings: &mut FileFindings<'_>) -> Option<Metadata> {
    let lines = Lines::new(source);
    let (table, errors) = DeTable::parse_recoverable(source);
    for error in &errors {
        let detail = error.message().to_owned();
        let kind = FindingKind::Toml { detail };
        match error.span() {
            Some(span) => findings.at(lines.of(span.start), kind),
            None => findings.whole(kind),
        }
    }
    if !errors.is_empty() {
        return None;
    }
    let mut reader = MetadataReader { lines, findings };
    Some(reader.article(table.get_ref()))
}

struct MetadataReader<'a, 'b> {
    lines: Lines,
    findings: &'a mut FileFindings<'b>,
}

type SpannedValue<'i> = Spanned<DeValue<'i>>;

impl MetadataReader<'_, '_> {
    fn article(&mut self, table: &DeTable<'_>) -> Metadata {
        let mut metadata = Metadata::default();
        let mut updated_at = None;
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "original" => metadata.original = self.lang("original", value),
                "date" => metadata.date = self.date("date", value),
                "updated" => {
                    metadata.updated = self.date("updated", value);
                    updated_at = Some(self.line(value));
                }
                "aliases" => metadata.aliases = self.aliases(value),
                "region" => metadata.regions = self.regions(value),
                "source" => metadata.source = self.source(value),
                "suggested" => self.suggested(value),
                other => self.unknown(other, name.span().start),
            }
        }
        if !table.contains_key("original") {
            self.findings
                .whole(FindingKind::MissingKey { key: "original" });
        }
        if let (Some(date), Some(updated), Some(line)) =
            (metadata.date, metadata.updated, updated_at)
            && updated.last_day() < date.first_day()
        {
            self.findings.at(line, FindingKind::UpdatedBeforeDate);
        }
        if !table.contains_key("region") {
            self.findings.whole(FindingKind::NoRegion);
        }
        if !table.contains_key("source") {
            self.findings.whole(FindingKind::NoSource);
        }
        metadata
    }

    fn line(&self, value: &SpannedValue<'_>) -> u32 {
        self.lines.of(value.span().start)
    }

    fn unknown(&mut self, key: &str, offset: usize) {
        let kind = FindingKind::UnknownKey {
            key: key.to_owned(),
        };
        self.findings.at(self.lines.of(offset), kind);
    }

    fn wrong(&mut self, key: &str, value: &SpannedValue<'_>, shape: Shape) {
        let kind = FindingKind::WrongShape {
            key: key.to_owned(),
            shape,
        };
        self.findings.at(self.line(value), kind);
    }

    /// Returns a string that is not empty and has one line. Checks characters again, because TOML has escapes.
    fn text(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<String> {
        let line = self.line(value);
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(key, value, Shape::Text);
            return None;
        };
        let hidden = text
            .chars()
            .find(|&c| encoding::is_forbidden(c) || c == '\n' || c == '\t');
        if let Some(character) = hidden {
            self.findings
                .at(line, FindingKind::ForbiddenCharacter { character });
            return None;
        }
        if text.trim().is_empty() {
            self.findings.at(
                line,
                FindingKind::EmptyValue {
                    key: key.to_owned(),
                },
            );
            return None;
        }
        Some(text.to_owned())
    }

    fn lang(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<Lang> {
        let written = self.text(key, value)?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == written);
        if lang.is_none() {
            let kind = FindingKind::UnknownLanguage { value: written };
            self.findings.at(self.line(value), kind);
        }
        lang
    }

    fn date(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<Edtf> {
        let written = self.text(key, value)?;
        match written.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let kind = FindingKind::BadDate {
                    key: key.to_owned(),
                    value: written,
                    error,
                };
                self.findings.at(self.line(value), kind);
                None
            }
        }
    }

    fn aliases(&mut self, value: &SpannedValue<'_>) -> Vec<(String, u32)> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong("aliases", value, Shape::Texts);
            return Vec::new();
        };
        let mut aliases = Vec::new();
        for value in list.iter() {
            let Some(alias) = self.text("aliases", value) else {
                continue;
            };
            let line = self.line(value);
            if !is_id(&alias) {
                self.findings
                    .at(line, FindingKind::BadId { id: alias.clone() });
            }
            aliases.push((alias, line));
        }
        aliases
    }

    /// The names of values that nobody has checked yet.
    fn suggested(&mut self, value: &SpannedValue<'_>) {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong("suggested", value, Shape::Texts);
            return;
        };
        for value in list.iter() {
            if let Some(key) = self.text("suggested", value) {
                let line = self.line(value);
                self.findings.at(line, FindingKind::Suggested { key });
            }
        }
    }

    fn regions(&mut self, value: &SpannedValue<'_>) -> Vec<RegionTag> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong("region", value, Shape::Tables);
            return Vec::new();
        };
        if list.is_empty() {
            self.findings.at(self.line(value), FindingKind::NoRegion);
        }
        let mut tags: Vec<RegionTag> = Vec::new();
        for value in list.iter() {
            let Some(table) = value.get_ref().as_table() else {
                self.wrong("region", value, Shape::Tables);
                continue;
            };
            let Some(tag) = self.region(table, value) else {
                continue;
            };
            if tags.contains(&tag) {
                let kind = FindingKind::SameRegionTwice { unit: tag.unit };
                self.findings.at(self.line(value), kind);
            } else {
                tags.push(tag);
            }
        }
        tags
    }

    fn region(&mut self, table: &DeTable<'_>, whole: &SpannedValue<'_>) -> Option<RegionTag> {
        let mut unit = None;
        let mut place = None;
        let mut line = self.line(whole);
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "unit" => {
                    unit = self
                        .text("region.unit", value)
                        .inspect(|_| line = self.line(value))
                }
                "place" => place = self.text("region.place", value),
                other => self.unknown(&format!("region.{other}"), name.span().start),
            }
        }
        if !table.contains_key("unit") {
            self.findings
                .at(line, FindingKind::MissingKey { key: "region.unit" });
        }
        places::tag(unit?, place, line, self.findings)
    }

    fn source(&mut self, value: &SpannedValue<'_>) -> Provenance {
        let mut source = Provenance::default();
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("source", value, Shape::Table);
            return source;
        };
        if table.is_empty() {
            self.findings.at(self.line(value), FindingKind::NoSource);
        }
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "publisher" => source.publisher = self.text("source.publisher", value),
                "title" => source.title = self.text("source.title", value),
                "author" => source.author = self.text("source.author", value),
                "date" => source.date = self.date("source.date", value),
                "address" => source.address = self.address(value),
                other => self.unknown(&format!("source.{other}"), name.span().start),
            }
        }
        source
    }

    fn address(&mut self, value: &SpannedValue<'_>) -> Option<String> {
        let address = self.text("source.address", value)?;
        match link(&address) {
            Some(Link::Address(_)) if !address.to_ascii_lowercase().starts_with("mailto:") => {
                Some(address)
            }
            _ => {
                self.findings
                    .at(self.line(value), FindingKind::BadAddress { address });
                None
            }
        }
    }
}
