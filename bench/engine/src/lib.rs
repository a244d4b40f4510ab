//! Language and search with everything that a search box asks of them (query language, filters, both orders, counts,
//! notes, marked passages), and without the reader of a library and the module's interface: `bench engine` measures its size.
#![cfg(target_arch = "wasm32")]

use core::cell::RefCell;

use aimaq_language::Lang;
use aimaq_search::{
    CalendarDay, Index, LookupOptions, MissingShards, Note, Search, SearchAnswer, SearchRequest,
    Sort, snippets,
};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static INDEX: RefCell<Option<Index>> = const { RefCell::new(None) };
    /// The shards that cannot be read.
    static FAILED: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<SearchAnswer> = RefCell::default();
}

/// Opens an index from its root; returns `false` if the bytes are not a root.
#[wasm_bindgen]
pub fn open(root: &[u8]) -> bool {
    let index = Index::open(root).ok();
    let opened = index.is_some();
    INDEX.set(index);
    opened
}

/// Adds a shard; empty `bytes` mean that it could not be read.
#[wasm_bindgen]
pub fn insert(shard: u32, bytes: &[u8]) -> bool {
    INDEX.with_borrow_mut(|index| match index {
        Some(_) if bytes.is_empty() => {
            FAILED.with_borrow_mut(|failed| failed.push(shard));
            true
        }
        Some(index) => index.insert(shard, bytes).is_ok(),
        None => false,
    })
}

/// Searches. `filters` are regions with commas between them, a language, a first and a last day. Returns `?` and the numbers of
/// the missing shards, or the answer with a line for each of total, hits, counts and notes.
#[wasm_bindgen]
pub fn ask(
    query: &str,
    typing: bool,
    by_date: bool,
    filters: Vec<String>,
    offset: usize,
) -> String {
    let filter = |i: usize| filters.get(i).map_or("", String::as_str);
    let regions: Vec<String> = match filter(0) {
        "" => Vec::new(),
        codes => codes.split(',').map(str::to_owned).collect(),
    };
    let request = SearchRequest {
        query,
        typing,
        regions: &regions,
        lang: Lang::from_tag(filter(1)),
        from: CalendarDay::first_of(filter(2)),
        to: CalendarDay::last_of(filter(3)),
        sort: if by_date { Sort::Date } else { Sort::Relevance },
        offset,
        ..SearchRequest::default()
    };
    INDEX.with_borrow(|index| {
        let Some(index) = index else {
            return String::new();
        };
        let mut text = String::new();
        FAILED.with_borrow(|failed| {
            let options = LookupOptions {
                failed,
                eager: false,
            };
            match Search::begin(index, &request, options) {
                Ok(mut search) => {
                    while search.step() {}
                    let answer = search.finish();
                    write(&answer, &mut text);
                    ANSWER.set(answer);
                }
                Err(MissingShards(missing)) => {
                    text.push('?');
                    missing.iter().for_each(|&shard| number(&mut text, shard));
                }
            }
        });
        text
    })
}

/// The best passages of a text for the last answer: at most `most` lines, marks in brackets.
#[wasm_bindgen]
pub fn passages(blocks: Vec<String>, most: usize) -> String {
    let mut text = String::new();
    ANSWER.with_borrow(|answer| {
        for snippet in snippets(&answer.words, &blocks, 200, most) {
            for piece in snippet.pieces {
                text.push_str(if piece.mark { "[" } else { "" });
                text.push_str(&piece.text);
                text.push_str(if piece.mark { "]" } else { "" });
            }
            text.push('\n');
        }
    });
    text
}

fn number(text: &mut String, n: u32) {
    text.push(' ');
    text.push_str(&n.to_string());
}

fn write(answer: &SearchAnswer, text: &mut String) {
    number(text, answer.total as u32);
    for hit in &answer.hits {
        text.push('\n');
        text.push_str(hit.lang.tag());
        number(text, hit.article);
        number(text, hit.score.to_bits());
    }
    let mut count = |name: &str, n: u32| {
        text.push('\n');
        text.push_str(name);
        number(text, n);
    };
    for (code, n) in &answer.facets.regions {
        count(code, *n);
    }
    for (year, n) in &answer.facets.years {
        count(&year.to_string(), *n);
    }
    for (lang, n) in &answer.facets.langs {
        count(lang.tag(), *n);
    }
    for note in &answer.notes {
        let left_out;
        let (typed, shown) = match note {
            Note::Showing { typed, shown, .. } => (typed.as_str(), shown.as_str()),
            Note::LeftOut { words } => {
                left_out = words.join(" ");
                (left_out.as_str(), "-")
            }
            Note::NoWords => ("", ""),
            Note::UnknownFilter { typed } => (typed.as_str(), ""),
            Note::Shortened => ("", ""),
        };
        text.push('\n');
        text.push_str(typed);
        text.push('\t');
        text.push_str(shown);
    }
    for word in &answer.not_searched {
        text.push('\n');
        text.push_str(word);
    }
}
