//! A corpus as JSON lines: one language version of an article a line, as test collections have them.
//!
//! `{"id": "…", "lang": "kk", "title": "…", "text": "…\n…", "date": "2014-09?", "region": "KZ-63"}`; lines of one id are
//! one article; a line of the text is a paragraph. Only the id and the text are needed; regions may be an array. What is given
//! has to be right: nothing is passed over.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aimaq_article::{Article, Block, RegionTag, Span, Text, newest_first};
use aimaq_compact::threads::map;
use aimaq_language::Lang;
use serde_json::Value;

/// Lines that are read at once.
const BATCH: usize = 1_000;

/// The articles of a file, newest first.
///
/// # Errors
/// A sentence with the file and the line, for whoever called the command.
pub fn articles(path: &Path) -> Result<Vec<Article>, String> {
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
        .and_then(read)
        .map_err(|(line, error)| format!("{}:{line}: {error}", path.display()))?;
    if articles.is_empty() {
        return Err(format!("{}: there is no article in it", path.display()));
    }
    Ok(articles)
}

fn read(file: &str) -> Result<Vec<Article>, (usize, String)> {
    let mut articles: Vec<Article> = Vec::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let lines: Vec<&str> = file.lines().collect();
    // A batch at a time: values take much more room than articles.
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
                format!("\"{name}\" is {other}, and has to be a string"),
            )),
        };
        let id = of("id")?;
        if id.is_empty() {
            return Err((number, "there is no \"id\"".to_owned()));
        }
        if value.get("text").is_none() {
            return Err((number, "there is no \"text\"".to_owned()));
        }
        let tag = of("lang")?;
        let lang = match Lang::from_tag(tag) {
            Some(lang) => lang,
            None if tag.is_empty() => Lang::Kk,
            None => {
                let message = format!("\"lang\" is {tag:?}, and has to be kk or ru");
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
                    "\"date\" is {date:?}, and has to be like 2014, 2014-09 or 2014-09-05, with ? if it is uncertain"
                );
                (number, message)
            })?;
            article.date = Some(parsed);
        }
        for code in codes(value.get("region")) {
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
            let message = format!("the id {id:?} has a text in this language already: {lang}");
            return Err((number, message));
        }
        *version = text;
    }
    newest_first(&mut articles);
    Ok(articles)
}

/// What a line says; `None` for an empty one.
fn parsed(line: &str) -> Result<Option<Value>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    serde_json::from_str(line)
        .map(Some)
        // What it says of the place ends with the line and column in this one line.
        .map_err(|error| {
            let said = error.to_string();
            let what = said.split(" at line ").next().unwrap_or_default();
            format!("is no JSON: {what} (column {})", error.column())
        })
}

fn codes(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(code)) => vec![code],
        Some(Value::Array(codes)) => codes.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_id_are_one_article_and_the_newest_is_first() {
        let articles = read(
            "{\"id\": \"old\", \"lang\": \"ru\", \"title\": \"А\", \"text\": \"б\\n\\nв\", \"date\": \"2014\", \"region\": \"KZ-63\"}\n\
             \n\
             {\"id\": \"new\", \"text\": \"г\", \"date\": \"2015-01\", \"region\": [\"KZ-63\", \"KZ-75\"]}\n\
             {\"id\": \"old\", \"lang\": \"kk\", \"title\": \"Ә\", \"text\": \"ғ\"}\n",
        )
        .expect("it is right");
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
            read("{\"id\": \"a\", \"text\": \"\"}\n{").map_err(|(line, _)| line),
            Err(2)
        );
        assert_eq!(read("{}").map_err(|(line, _)| line), Err(1));
        for wrong in [
            "{\"id\": \"a\"}",
            "{\"id\": \"a\", \"text\": \"\", \"lang\": \"en\"}",
            "{\"id\": \"a\", \"text\": \"\", \"date\": \"5 May\"}",
            "{\"id\": \"a\", \"text\": 5}",
            "{\"id\": \"b\", \"text\": \"the same id and language\"}",
        ] {
            let file = format!("{{\"id\": \"b\", \"text\": \"\"}}\r\n{wrong}\n");
            assert_eq!(read(&file).map_err(|(line, _)| line), Err(2), "{wrong}");
        }
    }
}
