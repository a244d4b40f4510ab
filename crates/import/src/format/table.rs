//! Tables: CSV, XLSX and JSON Lines. The first row names the columns; a row is a document.

use std::io::Cursor;

use aimaq_language::Lang;
use calamine::{DataRef, Reader as _, Xlsx};
use serde_json::{Map, Value};

use crate::archive::Archive;
use crate::document::{Document, Doubt, Why};
use crate::refusal::Refusal;
use crate::suggest::dates;
use crate::text;

/// The most characters that the cells of a table may have together.
const MOST_CHARACTERS: usize = 64 << 20;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Title,
    Text,
    Date,
    Language,
    Region,
    Author,
    Publisher,
    Address,
}

/// Names of columns in English, Kazakh and Russian.
const COLUMNS: [(Column, &[&str]); 9] = [
    (Column::Id, &["id", "guid", "№", "номер", "нөмір", "код"]),
    (
        Column::Title,
        &[
            "title",
            "headline",
            "name",
            "тақырып",
            "тақырыбы",
            "атауы",
            "заголовок",
            "название",
        ],
    ),
    (
        Column::Text,
        &[
            "text",
            "body",
            "content",
            "мәтін",
            "мәтіні",
            "мазмұны",
            "текст",
            "содержание",
        ],
    ),
    (
        Column::Date,
        &[
            "date",
            "published",
            "published_at",
            "күні",
            "күн",
            "дата",
            "жарияланған күні",
            "дата публикации",
        ],
    ),
    (
        Column::Language,
        &["lang", "language", "тіл", "тілі", "язык"],
    ),
    (
        Column::Region,
        &[
            "region",
            "regions",
            "өңір",
            "аймақ",
            "облыс",
            "регион",
            "область",
        ],
    ),
    (Column::Author, &["author", "автор", "авторы"]),
    (
        Column::Publisher,
        &[
            "source",
            "publisher",
            "дереккөз",
            "басылым",
            "источник",
            "издание",
        ],
    ),
    (
        Column::Address,
        &[
            "address",
            "url",
            "link",
            "сілтеме",
            "мекенжай",
            "ссылка",
            "адрес",
        ],
    ),
];

/// The column of a name, and the language of a column for one language: `title_kk`, `Текст (рус)`.
fn column(name: &str) -> Option<(Column, Option<Lang>)> {
    let lower = name.trim().to_lowercase();
    let find = |name: &str| {
        COLUMNS
            .iter()
            .find(|(_, names)| names.contains(&name))
            .map(|(column, _)| *column)
    };
    if let Some(column) = find(&lower) {
        return Some((column, None));
    }
    let (bare, lang) = lower.rsplit_once([' ', '_', '-', '('])?;
    let lang = match lang.trim_matches([')', ' ', '.']) {
        "kk" | "kz" | "каз" | "қаз" | "қазақша" => Lang::Kk,
        "ru" | "рус" | "орыс" | "орысша" => Lang::Ru,
        _ => return None,
    };
    find(bare.trim()).map(|column| (column, Some(lang)))
}

/// Makes the documents of a row: one, or one for each language that has a text of its own.
fn documents(row: &Map<String, Value>, number: usize) -> Result<Vec<Document>, Refusal> {
    let has = |wanted: Lang| {
        row.iter().any(|(name, value)| {
            column(name) == Some((Column::Text, Some(wanted))) && !shown(value).trim().is_empty()
        })
    };
    let langs: Vec<Option<Lang>> = match Lang::ALL
        .into_iter()
        .filter(|&lang| has(lang))
        .collect::<Vec<_>>()[..]
    {
        [] => vec![None],
        ref langs => langs.iter().copied().map(Some).collect(),
    };
    let mut documents = Vec::new();
    for lang in langs {
        let mut document = Document::default();
        let fits = |(name, _): &(&String, &Value)| {
            column(name).is_none_or(|(_, of)| of.is_none() || of == lang)
        };
        let mine: Map<String, Value> = row
            .iter()
            .filter(fits)
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        state(&mine, &mut document);
        document.stated.lang = document.stated.lang.or(lang);
        document.part.get_or_insert_with(|| format!("row {number}"));
        let body = mine
            .iter()
            .find(|(name, _)| column(name).is_some_and(|(column, _)| column == Column::Text));
        let body = body.map(|(_, value)| shown(value)).unwrap_or_default();
        document.pieces = if body.trim_start().starts_with("<p") {
            super::html::read(&body).pieces
        } else {
            text::pieces(&body.replace("\r\n", "\n"))
        };
        documents.push(document);
    }
    Ok(documents)
}

/// Takes what the columns of a row state. A column with no place in an article is set aside.
pub fn state(row: &Map<String, Value>, document: &mut Document) {
    for (name, value) in row {
        let text = shown(value);
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let bad = || Doubt::BadField {
            field: name.clone(),
            value: text.to_owned(),
        };
        let some = || Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        let stated = &mut document.stated;
        match column(name).map(|(column, _)| column) {
            Some(Column::Id) => document.part = some(),
            Some(Column::Title) => stated.title = some(),
            Some(Column::Text) => {}
            Some(Column::Date) => {
                stated.date = dates::field(text);
                if stated.date.is_none() {
                    document.doubts.push(bad());
                }
            }
            Some(Column::Language) => {
                stated.lang = language(text);
                if stated.lang.is_none() {
                    document.doubts.push(bad());
                }
            }
            Some(Column::Region) => regions(value, document, name),
            Some(Column::Author) => stated.author = some(),
            Some(Column::Publisher) => stated.publisher = some(),
            Some(Column::Address) => match aimaq_article::link(text) {
                Some(aimaq_article::Link::Address(address)) if address.starts_with("http") => {
                    stated.address = Some(address.to_owned())
                }
                _ => document.doubts.push(bad()),
            },
            None => document.set_aside(0, Why::Column, format!("{name}: {text}")),
        }
    }
}

fn language(text: &str) -> Option<Lang> {
    let lower = text.to_lowercase();
    if lower.starts_with("қаз") || lower.starts_with("каз") || lower == "kz" {
        return Some(Lang::Kk);
    }
    if lower.starts_with("рус") || lower.starts_with("орыс") {
        return Some(Lang::Ru);
    }
    Lang::from_tag(text)
}

/// Codes or names of units, in a list or separated by commas or semicolons.
fn regions(value: &Value, document: &mut Document, column: &str) {
    let all: Vec<String> = match value {
        Value::Array(values) => values.iter().map(shown).collect(),
        other => shown(other).split([',', ';']).map(str::to_owned).collect(),
    };
    for written in all {
        let written = written.trim();
        let same = |name: &str| {
            !name.is_empty() && name.eq_ignore_ascii_case(written)
                || name.to_lowercase() == written.to_lowercase()
        };
        let unit = aimaq_places::units()
            .iter()
            .chain(aimaq_places::foreign())
            .find(|unit| {
                same(unit.code())
                    || Lang::ALL.iter().any(|&lang| {
                        same(unit.name(lang))
                            || same(unit.tile_name(lang))
                            || same(unit.abbreviation(lang)) && !written.is_empty()
                    })
            });
        match unit {
            Some(unit) => document.stated.regions.push(unit.code().to_owned()),
            None if written.is_empty() => {}
            None => document.doubts.push(Doubt::BadField {
                field: column.to_owned(),
                value: written.to_owned(),
            }),
        }
    }
}

/// A value as text.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(values) => values.iter().map(shown).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}

/// Makes documents of rows whose first names the columns.
struct Rows {
    names: Vec<String>,
    documents: Vec<Document>,
    number: usize,
    characters: usize,
}

impl Rows {
    fn new() -> Rows {
        Rows {
            names: Vec::new(),
            documents: Vec::new(),
            number: 0,
            characters: 0,
        }
    }

    fn add(&mut self, cells: Vec<String>) -> Result<(), Refusal> {
        self.number += 1;
        self.characters += cells.iter().map(String::len).sum::<usize>();
        if self.characters > MOST_CHARACTERS {
            return Err(Refusal::Bomb {
                entry: "a sheet".to_owned(),
            });
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if self.names.is_empty() {
            let has_text = cells
                .iter()
                .any(|cell| column(cell).is_some_and(|(column, _)| column == Column::Text));
            if !has_text {
                return Err(Refusal::damaged(format!(
                    "its first row does not name the columns; one must be \"text\" (мәтін, текст), and there are {}",
                    cells.join(", ").chars().take(200).collect::<String>()
                )));
            }
            self.names = cells;
            return Ok(());
        }
        let row: Map<String, Value> = self
            .names
            .iter()
            .zip(cells)
            .filter(|(name, _)| !name.trim().is_empty())
            .map(|(name, cell)| (name.clone(), Value::String(cell)))
            .collect();
        self.documents.extend(documents(&row, self.number)?);
        Ok(())
    }
}

/// Reads CSV. The separator is the one that the first line has most: comma, semicolon or tab.
pub fn read_csv(text: &str) -> Result<Vec<Document>, Refusal> {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|&byte| byte == separator).count();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|&separator| count(separator))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Rows::new();
    for record in reader.records() {
        let record = record.map_err(Refusal::damaged)?;
        rows.add(record.iter().map(str::to_owned).collect())?;
    }
    Ok(rows.documents)
}

/// Reads the first sheet of a workbook.
pub fn read_xlsx(bytes: &[u8]) -> Result<Vec<Document>, Refusal> {
    let mut archive = Archive::open(bytes)?;
    archive.measure(".xml")?;
    archive.measure(".rels")?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(Refusal::damaged)?;
    let Some(sheet) = book.sheet_names().first().cloned() else {
        return Err(Refusal::Empty);
    };
    let mut rows = Rows::new();
    let mut cells: Vec<String> = Vec::new();
    let mut current = None;
    let mut reader = book
        .worksheet_cells_reader(&sheet)
        .map_err(Refusal::damaged)?;
    while let Some(cell) = reader.next_cell().map_err(Refusal::damaged)? {
        let (row, at) = cell.get_position();
        if current.is_some_and(|current| current != row) {
            rows.add(std::mem::take(&mut cells))?;
        }
        current = Some(row);
        // A row has few columns; a far cell is a mistake and would need a row of empty ones.
        let at = at as usize;
        if at < 200 {
            cells.resize(cells.len().max(at + 1), String::new());
            if let Some(place) = cells.get_mut(at) {
                *place = cell_text(cell.get_value());
            }
        }
    }
    rows.add(cells)?;
    Ok(rows.documents)
}

fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Reads JSON Lines: an object a line, or one array of objects.
pub fn read_json_lines(text: &str) -> Result<Vec<Document>, Refusal> {
    let mut documents_of_file = Vec::new();
    let mut add = |value: Value, number: usize| match value {
        Value::Object(row) => {
            documents(&row, number).map(|documents| documents_of_file.extend(documents))
        }
        _ => Err(Refusal::damaged(format!("line {number} is no JSON object"))),
    };
    if text.trim_start().starts_with('[') {
        let values: Vec<Value> = serde_json::from_str(text).map_err(Refusal::damaged)?;
        for (number, value) in (1..).zip(values) {
            add(value, number)?;
        }
        return Ok(documents_of_file);
    }
    for (number, line) in (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let value = serde_json::from_str(line)
            .map_err(|error| Refusal::damaged(format!("line {number}: {error}")))?;
        add(value, number)?;
    }
    Ok(documents_of_file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names() {
        let documents = read_csv(
            "Заголовок;Текст;Дата;Область;Примечание\nМост;\"Раз.\nДва.\";21.04.2025;Павлодарская область, ВКО;срочно\n",
        )
        .expect("a table");
        let [document] = &documents[..] else {
            panic!("{documents:?}")
        };
        assert_eq!(document.stated.title.as_deref(), Some("Мост"));
        assert_eq!(document.stated.regions, ["KZ-55", "KZ-63"]);
        assert_eq!(document.pieces.len(), 2);
        assert_eq!(document.aside[0].text, "Примечание: срочно");
        assert_eq!(document.part.as_deref(), Some("row 2"));
    }

    #[test]
    fn a_row_may_have_both_languages() {
        let documents = read_json_lines(
            "{\"id\": \"a\", \"title_kk\": \"Көпір\", \"text_kk\": \"Бір.\", \"title_ru\": \"Мост\", \"text_ru\": \"Раз.\"}\n",
        );
        let documents = documents.expect("lines");
        let titles: Vec<_> = documents
            .iter()
            .map(|document| {
                (
                    document.stated.lang,
                    document.stated.title.as_deref(),
                    document.part.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            titles,
            [
                (Some(Lang::Kk), Some("Көпір"), Some("a")),
                (Some(Lang::Ru), Some("Мост"), Some("a"))
            ]
        );
    }

    #[test]
    fn a_table_without_names_is_refused() {
        assert!(read_csv("1,2\n3,4\n").is_err());
        assert!(read_json_lines("[1]").is_err());
        assert!(read_json_lines("{").is_err());
    }
}
