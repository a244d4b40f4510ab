//! `aimaq search`: searches a folder of articles as the search box would.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_app::texts::notes::note_in_words;
use aimaq_article::{Article, newest_first, read_corpus};
use aimaq_language::Lang;
use aimaq_library::search_index;
use aimaq_search::{
    Index, Note, SearchAnswer, SearchRequest, ShardSizes, Snippet, search, snippet,
};
use serde_json::{Value, json};

use crate::check::language_of_the_terminal;
use crate::{corpus_folder, print_and_succeed, print_error};

/// The longest snippet, in characters.
const SNIPPET_CHARS: usize = 200;

/// Searches a folder of articles as the search box would.
#[derive(Debug, clap::Args)]
pub struct QueryOptions {
    /// The folder of articles.
    #[arg(long, value_name = "DIR", default_value = "corpus")]
    corpus: PathBuf,
    /// Only articles about this region, by its ISO 3166-2 code: KZ-63. May be given several times.
    #[arg(long = "region", value_name = "CODE", value_delimiter = ',', value_parser = code)]
    regions: Vec<String>,
    /// Only articles in this language.
    #[arg(long, value_name = "kk|ru", value_parser = crate::lang)]
    lang: Option<Lang>,
    /// The largest number of results.
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Write JSON.
    #[arg(long)]
    json: bool,
    /// The query, as in the search box. Put `--` before a query that begins with a hyphen.
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
}

/// Parses the value of `--region`: codes are in capitals.
fn code(code: &str) -> Result<String, String> {
    Ok(code.trim().to_uppercase())
}

/// Runs the command: results go to standard output, best first. The exit code is 0 even if there are none.
///
/// # Errors
/// If the folder cannot be read or a region is unknown, as a sentence.
pub fn run(options: &QueryOptions) -> Result<ExitCode, String> {
    let query = options.words.join(" ");
    let files = corpus_folder::read(&options.corpus)?;
    let reading = read_corpus(files);
    if reading.has_errors() {
        print_error("aimaq: articles with errors are left out; `aimaq check` lists the errors\n");
    }
    let mut articles = reading.articles;
    if let Some(code) = options
        .regions
        .iter()
        .find(|code| !is_region(code, &articles))
    {
        return Err(format!(
            "--region: {code} is not the code of a region; codes are like KZ-63 (to use a name, write it in the query: region:ШҚО)"
        ));
    }
    newest_first(&mut articles);
    let index = Index::whole(&search_index(
        &articles,
        ShardSizes::USUAL,
        crate::threads(),
    ))
    .map_err(|error| error.to_string())?;
    let prefer = language_of_the_terminal();
    let request = SearchRequest {
        query: &query,
        regions: &options.regions,
        lang: options.lang,
        limit: options.limit,
        prefer,
        ..SearchRequest::default()
    };
    let answer = search(&index, &request);
    let text = if options.json {
        format!("{:#}\n", as_json(&answer, &articles))
    } else {
        report(&answer, &articles, prefer, io::stdout().is_terminal())
    };
    print_and_succeed(&text)
}

/// Is this the code of a unit, today's or former, or of a region of one of the articles?
fn is_region(code: &str, articles: &[Article]) -> bool {
    let has_it = |article: &Article| regions(article).contains(&code);
    aimaq_places::unit(code).is_some() || articles.iter().any(has_it)
}

/// The hits with their articles, titles and snippets.
fn results<'a>(
    answer: &'a SearchAnswer,
    articles: &'a [Article],
) -> impl Iterator<Item = (&'a Article, Lang, f32, &'a str, Option<Snippet>)> {
    answer.hits.iter().filter_map(|hit| {
        let article = articles.get(hit.article as usize)?;
        let (lang, text) = article.text_or_other(hit.lang)?;
        let blocks: Vec<String> = text.blocks.iter().map(|block| block.plain_text()).collect();
        let snippet = snippet(&answer.words, &blocks, SNIPPET_CHARS);
        Some((article, lang, hit.score, text.title.as_str(), snippet))
    })
}

fn regions(article: &Article) -> Vec<&str> {
    let mut codes: Vec<&str> = article
        .regions
        .iter()
        .flat_map(|tag| [&*tag.unit, &*tag.today])
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A snippet as one text, with `start` and `end` around each match.
fn passage(snippet: &Snippet, start: &str, end: &str) -> String {
    let mut passage = String::new();
    if snippet.cut_start {
        passage.push('…');
    }
    for piece in &snippet.pieces {
        let (start, end) = if piece.mark { (start, end) } else { ("", "") };
        let _ = write!(passage, "{start}{}{end}", piece.text);
    }
    if snippet.cut_end {
        passage.push('…');
    }
    passage
}

fn as_json(answer: &SearchAnswer, articles: &[Article]) -> Value {
    let results: Vec<Value> = results(answer, articles)
        .map(|(article, lang, score, title, snippet)| {
            json!({
                "id": article.id,
                "title": title,
                "lang": lang.tag(),
                "date": article.date.map(|date| date.to_string()),
                "regions": regions(article),
                "score": score,
                "snippet": snippet.map(|snippet| passage(&snippet, "", "")).unwrap_or_default(),
            })
        })
        .collect();
    json!({ "total": answer.total, "notes": notes(answer), "results": results })
}

fn report(answer: &SearchAnswer, articles: &[Article], lang: Lang, colours: bool) -> String {
    let (start, end) = if colours {
        ("\u{1b}[1m", "\u{1b}[0m")
    } else {
        ("", "")
    };
    let mut report = String::new();
    for note in &answer.notes {
        let _ = writeln!(report, "{}", note_in_words(lang, note));
    }
    let _ = match lang {
        Lang::Kk => writeln!(report, "Табылған мақала: {}", answer.total),
        Lang::Ru => writeln!(report, "Найдено статей: {}", answer.total),
    };
    for (article, lang, _, title, snippet) in results(answer, articles) {
        let date = article
            .date
            .map(|date| date.to_string())
            .unwrap_or_default();
        let regions = regions(article).join(" ");
        let _ = writeln!(
            report,
            "\n{start}{title}{end}\n{} · {lang} · {date} · {regions}",
            article.id
        );
        if let Some(snippet) = snippet {
            let _ = writeln!(report, "{}", passage(&snippet, start, end));
        }
    }
    report
}

/// The notes of an answer, as the module for other sites has them.
fn notes(answer: &SearchAnswer) -> Vec<Value> {
    let note = |note: &Note| match note {
        Note::Showing { typed, shown, why } => {
            json!({ "kind": "showing", "typed": typed, "shown": shown, "why": why.name() })
        }
        Note::LeftOut { words } => json!({ "kind": "leftOut", "words": words }),
        Note::NoWords => json!({ "kind": "noWords" }),
        Note::UnknownFilter { typed } => json!({ "kind": "unknownFilter", "typed": typed }),
        Note::Shortened => json!({ "kind": "shortened" }),
    };
    answer.notes.iter().map(note).collect()
}
