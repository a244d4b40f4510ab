//! The list of articles for a query and filters.

use std::mem;
use std::rc::Rc;

use aimaq_article::{Article, Edtf, RegionTag, Text};
use aimaq_language::Lang;
use aimaq_library::{FileSource, Library, LibraryError, Summary};
use aimaq_search::{Hit, MatchedWords, Note, Piece, SearchAnswer, SearchRequest, Snippet, snippet};

use super::offers::{Offer, offers};
use super::request::request;
use super::timeline::{self, Timeline};
use crate::view::{Page, View};

/// The longest snippet, in characters: four to five lines on a phone. The style sheet cuts nothing off that.
const SNIPPET_CHARS: usize = 130;

/// How many cards of a list are read at once while somebody types: as many as a phone shows.
pub const CARDS: usize = 4;

/// What the list page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ListContent {
    /// Number of articles found.
    pub total: usize,
    /// Their cards, in order.
    pub cards: Vec<Card>,
    /// For each region: how many articles it would leave, under the query and the other filters.
    pub regions: Vec<(String, u32)>,
    /// The articles along time, whatever dates the filter has.
    pub timeline: Timeline,
    /// What was assumed about the query.
    pub notes: Vec<Note>,
    /// If nothing was found: similar questions that have an answer.
    pub offers: Vec<Offer>,
    /// Words that were not searched, because their shard of the index cannot be read.
    pub not_searched: Vec<String>,
    /// Why the cards of some articles are missing.
    pub failed: Option<LibraryError>,
    /// Size of the library's files, in bytes.
    pub bytes: u64,
    /// The hits whose cards are not read yet; `None` when the list is complete.
    pub rest: Option<PendingCards>,
}

/// The part of a list that is not read yet: first cards, then what needs further searches.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingCards {
    answer: Rc<SearchAnswer>,
    typing: bool,
    /// Number of hits whose cards were read or tried.
    read: usize,
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The article's number, newest first.
    pub number: u32,
    /// The article's id.
    pub id: String,
    /// Language of the title.
    pub title_lang: Lang,
    /// The title, in pieces, marked where the query matched.
    pub title: Vec<Piece>,
    /// Language of the passage.
    pub passage_lang: Lang,
    /// The snippet, or the lead if there is no query.
    pub passage: Vec<Piece>,
    /// Number of the block that the passage is from, from 1; `None` for the lead.
    pub paragraph: Option<u32>,
    /// The date of the article.
    pub date: Option<Edtf>,
    /// The regions of the article.
    pub regions: Vec<RegionTag>,
    /// The languages that the article exists in.
    pub langs: Vec<Lang>,
}

/// Searches the index. While the reader is `typing`, no cards are read; [`go_on`] reads them.
pub(crate) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    typing: bool,
) -> Result<ListContent, LibraryError> {
    let mut answer = library
        .search(&SearchRequest {
            limit: view.shown,
            ..request(view, typing)
        })
        .await?;
    let mut content = ListContent {
        bytes: library.manifest().bytes(),
        offers: Vec::new(),
        total: answer.total,
        cards: Vec::new(),
        timeline: timeline::of_years(view, &answer),
        regions: mem::take(&mut answer.facets.regions),
        notes: mem::take(&mut answer.notes),
        not_searched: mem::take(&mut answer.not_searched),
        failed: None,
        rest: Some(PendingCards {
            answer: Rc::new(answer),
            typing,
            read: 0,
        }),
    };
    while content.rest.is_some() && !typing {
        content = go_on(library, view, content, usize::MAX).await?;
    }
    Ok(content)
}

/// Reads at most `most` more cards. When all are read, does the further searches.
///
/// # Errors
/// If not one card of the list can be read.
pub(crate) async fn go_on<S: FileSource>(
    library: &Library<S>,
    view: &View,
    mut content: ListContent,
    most: usize,
) -> Result<ListContent, LibraryError> {
    let Some(mut rest) = content.rest.take() else {
        return Ok(content);
    };
    let (answer, typing) = (rest.answer.clone(), rest.typing);
    let wants_offers = answer.total == 0 && view.is_narrowed();
    let wants_months = timeline::of_one_year(view, &answer).is_some();
    let hits = answer.hits.get(rest.read..).unwrap_or_default();
    if hits.is_empty() {
        if wants_offers {
            content.offers = offers(library, view, typing).await?;
        }
        if wants_months {
            content.timeline = timeline::load(library, view, typing, &answer).await?;
        }
        return Ok(content);
    }
    let hits = hits.get(..most).unwrap_or(hits);
    rest.read += hits.len();
    let asked = !view.query.trim().is_empty();
    // Who asks for texts in a language reads them in it.
    let lang = view.text_lang.unwrap_or(view.lang);
    let failed = match cards(library, lang, hits, &answer.words, asked).await {
        Ok((cards, failed)) => {
            content.cards.extend(cards);
            failed
        }
        Err(error) => Some(error),
    };
    content.failed = content.failed.or(failed);
    let are_all_read = rest.read == answer.hits.len();
    match &content.failed {
        Some(error) if are_all_read && content.cards.is_empty() => return Err(error.clone()),
        _ if are_all_read && !wants_months => {}
        _ => content.rest = Some(rest),
    }
    Ok(content)
}

impl ListContent {
    /// Are there cards that are not read yet?
    pub fn lacks_cards(&self) -> bool {
        let rest = self.rest.as_ref();
        rest.is_some_and(|rest| rest.read < rest.answer.hits.len())
    }
}

/// Reads the cards of some hits. The error, if any, is why some are missing. If there is a query (`asked`), cards have snippets.
///
/// # Errors
/// If not one of them can be read.
pub(super) async fn cards<S: FileSource>(
    library: &Library<S>,
    lang: Lang,
    hits: &[Hit],
    words: &MatchedWords,
    asked: bool,
) -> Result<(Vec<Card>, Option<LibraryError>), LibraryError> {
    let numbers: Vec<u32> = hits.iter().map(|hit| hit.article).collect();
    let entries = library.summaries(&numbers).await;
    let mut cards = Vec::with_capacity(entries.len());
    let mut failed = None;
    for (hit, entry) in hits.iter().zip(entries) {
        match entry {
            Ok(Some(entry)) => {
                let mut card = Card::of(hit.article, &entry, lang, words);
                if let (true, Some(article)) = (asked, &entry.article) {
                    card.quote(article, lang, hit, words);
                }
                cards.push(card);
            }
            Ok(None) => {}
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    match failed {
        Some(error) if cards.is_empty() => Err(error),
        failed => Ok((cards, failed)),
    }
}

/// Number of articles that are read at once to save a whole result.
const SAVED_STEP: usize = 64;

/// All articles of a view, in its order: those of a region, or those that match the query and filters. Their texts have titles
/// but no blocks, because the blocks of a large collection would fill the memory of a phone.
///
/// # Errors
/// If one article cannot be read: an incomplete table would look complete.
pub async fn found_articles<S: FileSource>(
    library: &Library<S>,
    view: &View,
) -> Result<Vec<Article>, LibraryError> {
    let region: Vec<String> = match &view.page {
        Page::Region(code) => vec![code.clone()],
        _ => view.regions.clone(),
    };
    let answer = library
        .search(&SearchRequest {
            regions: &region,
            limit: usize::MAX,
            ..request(view, false)
        })
        .await?;
    let numbers: Vec<u32> = answer.hits.iter().map(|hit| hit.article).collect();
    let mut articles = Vec::with_capacity(numbers.len());
    for numbers in numbers.chunks(SAVED_STEP) {
        for article in library.articles(numbers).await {
            articles.extend(article?.map(|article| without_blocks(&article)));
        }
    }
    Ok(articles)
}

/// The article with its titles, but without blocks.
fn without_blocks(article: &Article) -> Article {
    let title = |text: &Option<Text>| {
        let title = text.as_ref()?.title.clone();
        Some(Text {
            title,
            blocks: Vec::new(),
        })
    };
    Article {
        id: article.id.clone(),
        original: article.original,
        date: article.date,
        updated: article.updated,
        aliases: Vec::new(),
        regions: article.regions.clone(),
        source: article.source.clone(),
        kk: title(&article.kk),
        ru: title(&article.ru),
    }
}

impl Card {
    /// The card of an article with its lead.
    pub(super) fn of(number: u32, entry: &Summary, lang: Lang, words: &MatchedWords) -> Card {
        let (found_lang, title, lead) = match entry.heading_or_other(lang) {
            Some((lang, heading)) => (lang, heading.title.as_str(), heading.lead.as_str()),
            None => (lang, entry.id.as_str(), ""),
        };
        Card {
            number,
            id: entry.id.clone(),
            title_lang: found_lang,
            title: pieces(title, words),
            passage_lang: found_lang,
            passage: pieces(lead, words),
            paragraph: None,
            date: entry.date,
            regions: entry.regions.clone(),
            langs: entry.langs().collect(),
        }
    }

    /// Replaces the lead by a snippet: in the reader's language if its version matched, else in that of the hit. If only a
    /// title matched, the lead stays, since it says more.
    fn quote(&mut self, article: &Article, reader: Lang, hit: &Hit, words: &MatchedWords) {
        for lang in [reader, hit.lang] {
            let found = article.text(lang).and_then(|text| {
                let blocks: Vec<String> = text.blocks.iter().map(|b| b.plain_text()).collect();
                snippet(words, &blocks, SNIPPET_CHARS)
            });
            if let Some(found) = found.filter(|found| found.pieces.iter().any(|piece| piece.mark)) {
                self.show(lang, found);
                break;
            }
        }
    }

    fn show(&mut self, lang: Lang, found: Snippet) {
        self.passage_lang = lang;
        self.paragraph = u32::try_from(found.block + 1).ok();
        self.passage = found.pieces;
        let ellipsis = |text: &str| Piece {
            text: text.to_owned(),
            mark: false,
        };
        if found.cut_start {
            self.passage.insert(0, ellipsis("… "));
        }
        if found.cut_end {
            self.passage.push(ellipsis(" …"));
        }
    }
}

/// Cuts a text into pieces: those that the query matched are marked.
pub(super) fn pieces(text: &str, words: &MatchedWords) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |text: Option<&str>, mark| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            pieces.push(Piece {
                text: text.to_owned(),
                mark,
            });
        }
    };
    let mut at = 0;
    for range in words.marks(text) {
        push(text.get(at..range.start), false);
        at = range.end;
        push(text.get(range), true);
    }
    push(text.get(at..), false);
    pieces
}
