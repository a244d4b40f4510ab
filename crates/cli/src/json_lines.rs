//! A corpus as JSON lines, the form of test collections: each line is one language version of an article.
//!
//! `{"id": "…", "lang": "kk", "title": "…", "text": "…\n…", "date": "2014-09?", "region": "KZ-63"}`. Lines with the same id
//! are one article, and each line of the text is a paragraph. Only `id` and `text` are required; `lang` is `kk` by default;
//! `region` may be an array. A wrong line is an error.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs};

use aimaq_article::{Article, Block, RegionTag, Span, Text, is_forbidden, is_id, newest_first};
use aimaq_compact::threads::map;
use aimaq_language::Lang;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// Number of lines that are parsed at once.
const BATCH: usize = 1_000;

/// What the articles are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinesFor {
    /// A site: ids become addresses and codes lead to pages, so both must be right.
    Site,
    /// Measuring: the ids and regions of a test collection are its own.
    Measuring,
}

/// Reads the articles of a file, newest first.
///
/// # Errors
/// A sentence with the file and the line.
pub fn articles(path: &Path, purpose: LinesFor) -> Result<Vec<Article>, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file = match std::str::from_utf8(&bytes) {
        Ok(file) => Ok(file.strip_prefix('\u{feff}').unwrap_or(file)),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
            Err((line, "is not UTF-8; save the file as UTF-8".to_owned()))
        }
    };
    let articles = file
        .and_then(|file| read(file, purpose))
        .map_err(|(line, error)| format!("{}:{line}: {error}", path.display()))?;
    if articles.is_empty() {
        return Err(format!("{}: has no articles", path.display()));
    }
    Ok(articles)
}

fn read(file: &str, purpose: LinesFor) -> Result<Vec<Article>, (usize, String)> {
    let mut articles: Vec<Article> = Vec::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let lines: Vec<&str> = file.lines().collect();
    // In batches, because parsed values take much more memory than articles.
    let values = lines
        .chunks(BATCH)
        .flat_map(|batch| map(crate::threads(), batch, || (), |(), line| parsed(line)));
    for (value, number) in values.zip(1..) {
        let Some(value) = value.map_err(|error| (number, error))? else {
            continue;
        };
        let of = |name: &str| match value.get(name) {
            None | Some(Value::Null) => Ok(""),
            Some(Value::String(text)) => Ok(text.as_str()),
            Some(other) => Err((
                number,
                format!("\"{name}\" is {other}, but must be a string"),
            )),
        };
        let id = of("id")?;
        if id.is_empty() {
            return Err((number, "\"id\" is missing".to_owned()));
        }
        let for_site = purpose == LinesFor::Site;
        if for_site && !is_id(id) {
            let cure = "must have letters a to z, digits and hyphens only, and at most 100";
            return Err((number, format!("\"id\" is {id:?}, but {cure}")));
        }
        if !value.get("text").is_some_and(Value::is_string) {
            return Err((number, "\"text\" is missing, or no string".to_owned()));
        }
        for name in ["title", "text"] {
            let text = of(name)?;
            let hidden = text.chars().find(|&c| for_site && is_forbidden(c));
            if let Some(c) = hidden {
                let what = format!(
                    "\"{name}\" has the character U+{:04X}, which is invisible or controls the text around it; remove it",
                    u32::from(c)
                );
                return Err((number, what));
            }
        }
        let tag = of("lang")?;
        let lang = match Lang::from_tag(tag) {
            Some(lang) => lang,
            None if tag.is_empty() => Lang::Kk,
            None => {
                let message = format!("\"lang\" is {tag:?}, but must be kk or ru");
                return Err((number, message));
            }
        };
        let at = *numbers.entry(id.to_owned()).or_insert(articles.len());
        if at == articles.len() {
            articles.push(Article::new(id, lang));
        }
        let Some(article) = articles.get_mut(at) else {
            continue;
        };
        let date = of("date")?;
        if !date.is_empty() {
            let parsed = date.parse().map_err(|_| {
                let message = format!(
                    "\"date\" is {date:?}, but must be like 2014, 2014-09 or 2014-09-05, with ? if it is uncertain"
                );
                (number, message)
            })?;
            article.date = Some(parsed);
        }
        for code in codes(value.get("region"), purpose).map_err(|error| (number, error))? {
            if !article.regions.iter().any(|tag| tag.unit == code) {
                article.regions.push(RegionTag {
                    unit: code.to_owned(),
                    place: None,
                    today: code.to_owned(),
                });
            }
        }
        let text = Some(Text {
            title: of("title")?.to_owned(),
            blocks: of("text")?
                .split('\n')
                .filter(|line| !line.trim().is_empty())
                .map(|line| Block::Paragraph(vec![Span::plain(line)]))
                .collect(),
        });
        let version = match lang {
            Lang::Kk => &mut article.kk,
            Lang::Ru => &mut article.ru,
        };
        if version.is_some() {
            let message = format!("a line before has the same id and language: {id:?}, {lang}");
            return Err((number, message));
        }
        *version = text;
    }
    newest_first(&mut articles);
    Ok(articles)
}

/// Parses a line; `None` if it is blank.
fn parsed(line: &str) -> Result<Option<Value>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    serde_json::from_str(line)
        .map(|Line(map)| Some(Value::Object(map)))
        // The message of serde_json ends with line and column; the line is always 1 here, so only the column is kept.
        .map_err(|error| {
            let message = error.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            format!("cannot be read: {what} (column {})", error.column())
        })
}

/// The codes of units in a string or a list of strings.
fn codes(value: Option<&Value>, purpose: LinesFor) -> Result<Vec<&str>, String> {
    let wrong = |value: &Value| {
        format!("\"region\" is {value}, but must be a code of a unit, as KZ-63, or a list of codes")
    };
    let values: Vec<&Value> = match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(values)) => values.iter().collect(),
        Some(value) => vec![value],
    };
    let codes = values.into_iter().map(|value| {
        let code = value.as_str().ok_or_else(|| wrong(value))?;
        let known = purpose == LinesFor::Measuring || aimaq_places::unit(code).is_some();
        known.then_some(code).ok_or_else(|| wrong(value))
    });
    codes.collect()
}

/// An object that refuses a key that it has already. JSON leaves open which of two values counts.
struct Line(Map<String, Value>);

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Line, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Line;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Line, A::Error> {
                let mut map = Map::new();
                while let Some((key, value)) = access.next_entry::<String, Value>()? {
                    if map.contains_key(&key) {
                        return Err(A::Error::custom(format!("{key:?} is there twice")));
                    }
                    map.insert(key, value);
                }
                Ok(Line(map))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_site(file: &str) -> Result<Vec<Article>, (usize, String)> {
        read(file, LinesFor::Site)
    }

    #[test]
    fn lines_of_one_id_are_one_article_and_the_newest_is_first() {
        let articles = read_site(
            "{\"id\": \"old\", \"lang\": \"ru\", \"title\": \"А\", \"text\": \"б\\n\\nв\", \"date\": \"2014\", \"region\": \"KZ-63\"}\n\
             \n\
             {\"id\": \"new\", \"text\": \"г\", \"date\": \"2015-01\", \"region\": [\"KZ-63\", \"KZ-75\"]}\n\
             {\"id\": \"old\", \"lang\": \"kk\", \"title\": \"Ә\", \"text\": \"ғ\"}\n",
        )
        .expect("every line is valid");
        let ids: Vec<&str> = articles.iter().map(|article| &*article.id).collect();
        assert_eq!(ids, ["new", "old"]);
        assert_eq!(articles[0].regions.len(), 2);
        let old = &articles[1];
        assert_eq!(old.original, Lang::Ru);
        assert_eq!(old.ru.as_ref().map(|text| text.blocks.len()), Some(2));
        assert_eq!(old.kk.as_ref().map(|text| &*text.title), Some("Ә"));
        assert_eq!(
            old.date.map(|date| date.to_string()).as_deref(),
            Some("2014")
        );
    }

    #[test]
    fn a_line_that_is_wrong_is_named() {
        assert_eq!(
            read_site("{\"id\": \"a\", \"text\": \"\"}\n{").map_err(|(line, _)| line),
            Err(2)
        );
        assert_eq!(read_site("{}").map_err(|(line, _)| line), Err(1));
        for wrong in [
            "{\"id\": \"a\"}",
            "{\"id\": \"a\", \"text\": \"\", \"lang\": \"en\"}",
            "{\"id\": \"a\", \"text\": \"\", \"date\": \"5 May\"}",
            "{\"id\": \"a\", \"text\": 5}",
            "{\"id\": \"b\", \"text\": \"the same id and language\"}",
        ] {
            let file = format!("{{\"id\": \"b\", \"text\": \"\"}}\r\n{wrong}\n");
            assert_eq!(
                read_site(&file).map_err(|(line, _)| line),
                Err(2),
                "{wrong}"
            );
        }
    }
}
