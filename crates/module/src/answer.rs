//! Searches a library and writes the answer as JSON.

use aimaq_language::{Lang, possible_stems, tokens};
use aimaq_library::{FileSource, Library, LibraryError, Summary};
use aimaq_search::{CalendarDay, Hit, Note, Piece, SearchAnswer, SearchRequest, Sort, snippet};

use crate::json::{ARRAY, Json, OBJECT};

/// Maximum length of a snippet, in characters.
const SNIPPET_CHARS: usize = 180;

/// The options of a search. A page has them as text; a value that cannot be read is ignored.
#[derive(Clone, Debug, Default)]
pub struct SearchOptions {
    /// `kk` or `ru`: only versions in this language.
    pub lang: String,
    /// Codes of regions, separated by spaces.
    pub regions: String,
    /// The first day: `2014`, `2014-09` or `2014-09-05`.
    pub from: String,
    /// The last day.
    pub to: String,
    /// `date` for newest first; anything else for best first.
    pub sort: String,
    /// Whether the last word is still being typed.
    pub typing: bool,
    /// Maximum number of results.
    pub limit: u32,
    /// Number of results to skip first.
    pub offset: u32,
}

impl SearchOptions {
    /// Reads options and query from lines: language, regions, first day, last day, order, `1` while typing, limit, offset, and
    /// the query. A line that is missing is empty or 0.
    pub fn parse(text: &str) -> (SearchOptions, String) {
        let mut lines = text.splitn(9, '\n');
        let mut next = || lines.next().unwrap_or_default();
        let options = SearchOptions {
            lang: next().to_owned(),
            regions: next().to_owned(),
            from: next().to_owned(),
            to: next().to_owned(),
            sort: next().to_owned(),
            typing: next() == "1",
            limit: next().parse().unwrap_or(0),
            offset: next().parse().unwrap_or(0),
        };
        (options, next().to_owned())
    }
}

/// Searches a library. Returns the answer as JSON, in the form of `Answer` in `js/aimaq.d.ts`.
///
/// # Errors
/// [`LibraryError`], if nothing could be searched.
pub async fn search<S: FileSource>(
    library: &Library<S>,
    query: &str,
    options: &SearchOptions,
) -> Result<String, LibraryError> {
    let regions: Vec<String> = options
        .regions
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let lang = Lang::from_tag(&options.lang);
    let request = SearchRequest {
        query,
        typing: options.typing,
        regions: &regions,
        lang,
        from: CalendarDay::first_of(&options.from),
        to: CalendarDay::last_of(&options.to),
        sort: match options.sort.as_str() {
            "date" => Sort::Date,
            _ => Sort::Relevance,
        },
        prefer: lang.unwrap_or(Lang::Kk),
        limit: options.limit as usize,
        offset: options.offset as usize,
    };
    let answer = library.search(&request).await?;
    if !answer.hits.is_empty() {
        // A search may take milliseconds, and so may the requests for texts.
        library.source().rest().await;
    }
    let numbers: Vec<u32> = answer.hits.iter().map(|hit| hit.article).collect();
    let entries = library.summaries(&numbers).await;
    let mut results = Vec::with_capacity(entries.len());
    for (hit, entry) in answer.hits.iter().zip(&entries) {
        // A snippet may take milliseconds, too.
        library.source().rest().await;
        let mut json = Json::default();
        json.group(OBJECT, &mut |json| result(json, hit, entry, &answer));
        results.push(json.finish());
    }
    let mut json = Json::default();
    json.group(OBJECT, &mut |json| {
        json.name("total");
        json.number(answer.total as u64);
        facets(json, &answer);
        notes(json, &answer);
        json.name("notSearched");
        json.group(ARRAY, &mut |json| {
            answer.not_searched.iter().for_each(|word| json.text(word));
        });
        json.name("results");
        json.group(ARRAY, &mut |json| {
            results.iter().for_each(|result| json.plain(result));
        });
    });
    Ok(json.finish())
}

fn facets(json: &mut Json, answer: &SearchAnswer) {
    let counts = |json: &mut Json, name: &str, counts: &mut dyn Iterator<Item = (String, u32)>| {
        json.name(name);
        json.group(OBJECT, &mut |json| {
            for (value, count) in &mut *counts {
                json.name(&value);
                json.number(count.into());
            }
        });
    };
    json.name("facets");
    json.group(OBJECT, &mut |json| {
        let facets = &answer.facets;
        counts(json, "regions", &mut facets.regions.iter().cloned());
        let years = facets.years.iter();
        counts(
            json,
            "years",
            &mut years.map(|(year, n)| (year.to_string(), *n)),
        );
        let langs = facets.langs.iter();
        counts(
            json,
            "langs",
            &mut langs.map(|(lang, n)| (lang.tag().to_owned(), *n)),
        );
    });
}

fn notes(json: &mut Json, answer: &SearchAnswer) {
    json.name("notes");
    json.group(ARRAY, &mut |json| {
        for note in &answer.notes {
            json.group(OBJECT, &mut |json| match note {
                Note::Showing { typed, shown, why } => {
                    json.member("kind", "showing");
                    json.member("typed", typed);
                    json.member("shown", shown);
                    json.member("why", why.name());
                }
                Note::LeftOut { words } => {
                    json.member("kind", "leftOut");
                    json.name("words");
                    json.group(ARRAY, &mut |json| {
                        words.iter().for_each(|word| json.text(word));
                    });
                }
                Note::NoWords => json.member("kind", "noWords"),
                Note::UnknownFilter { typed } => {
                    json.member("kind", "unknownFilter");
                    json.member("typed", typed);
                }
                Note::Shortened => json.member("kind", "shortened"),
            });
        }
    });
}

fn result(
    json: &mut Json,
    hit: &Hit,
    entry: &Result<Option<Summary>, LibraryError>,
    answer: &SearchAnswer,
) {
    json.member("lang", hit.lang.tag());
    let entry = match entry {
        Ok(Some(entry)) => entry,
        Ok(None) => return,
        Err(error) => return json.member("error", kind(error)),
    };
    json.member("id", &entry.id);
    let heading = entry.heading(hit.lang);
    json.member("title", heading.map_or("", |heading| &heading.title));
    json.name("date");
    match entry.date {
        Some(date) => json.text(&date.text()),
        None => json.plain("null"),
    }
    json.name("regions");
    json.group(ARRAY, &mut |json| {
        entry.regions.iter().for_each(|tag| json.text(&tag.today));
    });
    json.name("snippet");
    json.group(ARRAY, &mut |json| {
        for piece in pieces(hit.lang, entry, answer) {
            json.group(OBJECT, &mut |json| {
                json.member("text", &piece.text);
                json.name("mark");
                json.plain(if piece.mark { "true" } else { "false" });
            });
        }
    });
}

/// The best passage in pieces, or the lead if no passage matches.
fn pieces(lang: Lang, entry: &Summary, answer: &SearchAnswer) -> Vec<Piece> {
    let text = entry
        .article
        .as_ref()
        .and_then(|article| article.text(lang));
    let passage = text.and_then(|text| {
        let blocks: Vec<String> = text.blocks.iter().map(|block| block.plain_text()).collect();
        snippet(&answer.words, &blocks, SNIPPET_CHARS)
    });
    let lead = || {
        let lead = entry.heading(lang).map(|heading| heading.lead.clone());
        let piece = |text| Piece { text, mark: false };
        lead.into_iter().map(piece).collect()
    };
    passage.map_or_else(lead, |passage| {
        let mut pieces = passage.pieces;
        let dots = |text: &str| Piece {
            text: text.to_owned(),
            mark: false,
        };
        if passage.cut_start {
            pieces.insert(0, dots("… "));
        }
        if passage.cut_end {
            pieces.push(dots(" …"));
        }
        pieces
    })
}

/// The `kind` of an error in JavaScript.
pub fn kind(error: &LibraryError) -> &'static str {
    match error {
        LibraryError::Unreachable { .. } => "unreachable",
        LibraryError::Missing { .. } => "missing",
        LibraryError::Damaged { .. } => "damaged",
        LibraryError::NewerFormat { .. } => "newerFormat",
    }
}

/// An error as JSON: its kind and the file. What a reader can do is in `js/errors.js`.
pub fn error(error: &LibraryError) -> String {
    let mut json = Json::default();
    json.group(OBJECT, &mut |json| {
        json.member("kind", kind(error));
        json.member("file", error.file());
    });
    json.finish()
}

/// Analyzes a text. Returns its tokens as JSON, each with its possible stems, longest first.
pub fn analyze(word: &str, lang: &str) -> String {
    let langs = match Lang::from_tag(lang) {
        Some(lang) => vec![lang],
        None => Lang::ALL.to_vec(),
    };
    let mut json = Json::default();
    json.group(ARRAY, &mut |json| {
        for token in tokens(word) {
            json.group(OBJECT, &mut |json| {
                json.member("term", &token.term);
                json.name("stems");
                json.group(ARRAY, &mut |json| {
                    for stem in langs
                        .iter()
                        .flat_map(|&lang| possible_stems(lang, &token.term))
                    {
                        json.text(&stem);
                    }
                });
            });
        }
    });
    json.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The script must tell readers of a failure before there is an engine, so it has the advice itself.
    #[test]
    fn the_script_has_the_advice_of_each_error() {
        let script = include_str!("../js/errors.js");
        let file = String::new();
        for error in [
            LibraryError::Unreachable { file: file.clone() },
            LibraryError::Missing { file: file.clone() },
            LibraryError::Damaged { file: file.clone() },
            LibraryError::NewerFormat { file },
        ] {
            let [kk, ru] = Lang::ALL.map(|lang| error.advice(lang));
            let entry = format!(
                "  {}: {{\n    kk: \"{kk}\",\n    ru: \"{ru}\",\n  }},\n",
                kind(&error)
            );
            assert!(script.contains(&entry), "{entry}");
        }
    }

    #[test]
    fn a_word_is_analyzed_in_one_language_or_in_both() {
        let kk = analyze("мектептерімізде", "kk");
        assert!(
            kk.starts_with(r#"[{"term":"мектептерімізде","stems":["#),
            "{kk}"
        );
        assert!(kk.contains(r#""мектеп""#), "{kk}");
        assert!(analyze("школами", "").contains(r#""школ""#));
    }
}
