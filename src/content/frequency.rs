//! The content of the frequency page: how often words occur, by year and by region.

use aimaq_language::{Lang, TokenKind, tokens};
use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::{MatchedWords, Note, SearchRequest, Sort};

use super::reading::ReadingProgress;
use super::request::request;
use crate::view::View;

/// The largest number of words or phrases that are compared.
pub const MAX_TERMS: usize = 5;

/// What the frequency page shows. It is cheap to clone: it has one entry per year and per region.
#[derive(Clone, Debug, Default)]
pub struct FrequencyContent {
    question: Option<View>,
    /// The words and phrases, as typed.
    pub terms: Vec<String>,
    matched: Vec<MatchedWords>,
    /// How far the articles have been read.
    pub reading: ReadingProgress,
    /// Words that were not searched, because their shard of the index cannot be read.
    pub not_searched: Vec<String>,
    /// What was assumed about the terms.
    pub notes: Vec<Note>,
    /// The counts of all texts.
    pub total: TermCounts,
    /// The counts by year, ascending. Articles without a date come first.
    pub years: Vec<(Option<u16>, TermCounts)>,
    /// The counts by the code of the region, ascending. An article about several regions counts in each.
    pub regions: Vec<(String, TermCounts)>,
}

impl PartialEq for FrequencyContent {
    fn eq(&self, other: &FrequencyContent) -> bool {
        self.question == other.question && self.total == other.total
    }
}

/// The number of words in some texts, and how often each term occurs in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermCounts {
    /// Number of words.
    pub words: u64,
    /// Number of occurrences of each term.
    pub occurrences: [u64; MAX_TERMS],
}

impl TermCounts {
    fn add(&mut self, other: &TermCounts) {
        self.words += other.words;
        for (sum, more) in self.occurrences.iter_mut().zip(&other.occurrences) {
            *sum += more;
        }
    }

    /// Occurrences of a term per million words; 0 if there are no words.
    pub fn per_million(&self, term: usize) -> f64 {
        let count = self.occurrences.get(term).copied().unwrap_or(0);
        match self.words {
            0 => 0.0,
            words => count as f64 * 1e6 / words as f64,
        }
    }
}

/// The words or phrases of a query, which are separated by commas or semicolons; at most [`MAX_TERMS`].
pub fn terms(query: &str) -> Vec<String> {
    let parts = query
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.take(MAX_TERMS).map(str::to_owned).collect()
}

pub(crate) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    before: Option<FrequencyContent>,
) -> Result<FrequencyContent, LibraryError> {
    let terms = terms(&view.query);
    if terms.is_empty() {
        return Ok(FrequencyContent::default());
    }
    let question = View {
        lang: Lang::Kk,
        ..view.list().words()
    };
    if let Some(before) = before.filter(|before| before.question.as_ref() == Some(&question)) {
        return Ok(before);
    }
    let mut content = FrequencyContent {
        question: Some(question),
        ..FrequencyContent::default()
    };
    for term in &terms {
        // Commas separate the terms, so several words are a phrase.
        let phrase = match term.contains(' ') && !term.contains('"') {
            true => format!("\"{term}\""),
            false => term.clone(),
        };
        let answer = search(library, view, &phrase, 0).await?;
        content.matched.push(answer.words);
        content.not_searched.extend(answer.not_searched);
        content.notes.extend(answer.notes);
    }
    content.terms = terms;
    // Shares are relative to all texts that the filters leave.
    let answer = search(library, view, "", usize::MAX).await?;
    content.reading = ReadingProgress::of(answer.hits.iter().map(|hit| hit.article).collect());
    Ok(go_on(library, view, content).await)
}

async fn search<S: FileSource>(
    library: &Library<S>,
    view: &View,
    query: &str,
    limit: usize,
) -> Result<aimaq_search::SearchAnswer, LibraryError> {
    let view = View {
        query: query.to_owned(),
        ..view.clone()
    };
    let request = SearchRequest {
        limit,
        sort: Sort::Date,
        ..request(&view, false)
    };
    library.search(&request).await
}

/// Reads and counts the next articles.
pub(crate) async fn go_on<S: FileSource>(
    library: &Library<S>,
    view: &View,
    mut content: FrequencyContent,
) -> FrequencyContent {
    for (_, article) in content.reading.next(library).await {
        let mut counts = TermCounts::default();
        for lang in article.langs() {
            if view.text_lang.is_some_and(|only| only != lang) {
                continue;
            }
            let Some(text) = article.text(lang) else {
                continue;
            };
            count(&mut counts, &content.matched, &text.title);
            for block in &text.blocks {
                count(&mut counts, &content.matched, &block.plain_text());
            }
        }
        content.total.add(&counts);
        add(
            &mut content.years,
            article.date.map(|date| date.year()),
            &counts,
        );
        let mut counted: Vec<&str> = Vec::new();
        for tag in &article.regions {
            if !counted.contains(&tag.today.as_str()) {
                counted.push(&tag.today);
                add(&mut content.regions, tag.today.clone(), &counts);
            }
        }
    }
    content
}

fn count(counts: &mut TermCounts, matched: &[MatchedWords], text: &str) {
    // A compound is not counted, because its parts are tokens, too.
    let words = tokens(text)
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .count();
    counts.words += words as u64;
    for (sum, words) in counts.occurrences.iter_mut().zip(matched) {
        *sum += words.marks(text).len() as u64;
    }
}

fn add<K: Ord>(sums: &mut Vec<(K, TermCounts)>, key: K, counts: &TermCounts) {
    let at = sums.partition_point(|(known, _)| *known < key);
    match sums.get_mut(at).filter(|(known, _)| *known == key) {
        Some((_, sum)) => sum.add(counts),
        None => sums.insert(at, (key, counts.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_separate_terms() {
        assert_eq!(
            terms(" школа, детский сад;, туризм "),
            ["школа", "детский сад", "туризм"]
        );
        assert_eq!(terms("a,b,c,d,e,f,g").len(), MAX_TERMS);
        assert!(terms(" , ").is_empty());
    }

    #[test]
    fn a_share_is_of_a_million_words() {
        let counts = TermCounts {
            words: 2000,
            occurrences: [3, 0, 0, 0, 0],
        };
        assert_eq!(counts.per_million(0), 1500.0);
        assert_eq!(counts.per_million(1), 0.0);
        assert_eq!(TermCounts::default().per_million(0), 0.0);
        assert_eq!(counts.per_million(9), 0.0);
    }
}
