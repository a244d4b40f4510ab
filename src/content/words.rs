//! The content of the concordance page: a word in all its contexts.

use std::cell::RefCell;
use std::rc::Rc;

use aimaq_article::{Article, Block};
use aimaq_language::Lang;
use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::{MatchedWords, Note, Piece, SearchRequest, Sort};

use super::list::pieces;
use super::reading::ReadingProgress;
use super::request::request;
use super::timeline::{self, Timeline};
use crate::concordance::{Arrangement, Concordance};
use crate::view::{Page, View};

/// What the concordance page shows.
#[derive(Clone, Debug, Default)]
pub struct WordsContent {
    /// The view without what only arranges the lines. Views with the same question show the same lines.
    question: Option<View>,
    words: MatchedWords,
    /// How far the articles have been read.
    pub reading: ReadingProgress,
    /// Words that were not searched, because their shard of the index cannot be read.
    pub not_searched: Vec<String>,
    /// What was assumed about the query.
    pub notes: Vec<Note>,
    /// The articles along time, whatever dates the filter has.
    pub timeline: Timeline,
    /// All lines that were read so far.
    pub found: Concordance,
    /// The numbers of the lines that are shown, in order.
    pub lines: Vec<u32>,
    /// How far the lines are sorted. Shared, so that a step does not copy all lines.
    arrangement: Rc<RefCell<Arrangement>>,
    /// The line that is open.
    pub open: Option<OpenLine>,
}

impl PartialEq for WordsContent {
    fn eq(&self, other: &WordsContent) -> bool {
        self.question == other.question
            && self.found == other.found
            && self.lines == other.lines
            && self.open == other.open
    }
}

/// A line with its whole paragraph, and the paragraph of the other language.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenLine {
    /// The article's id.
    pub id: String,
    /// Number of the block, from 1; 0 for the title.
    pub block: u32,
    /// The paragraphs with marks, the line's own first.
    pub paragraphs: Vec<(Lang, Vec<Piece>)>,
    /// Do the paragraphs of the two languages correspond? `false` also if there is no other language.
    pub aligned: bool,
}

/// Searches and reads the first articles. If `before` is the content of the same question, its lines are used again.
pub(crate) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    before: Option<WordsContent>,
) -> Result<WordsContent, LibraryError> {
    let question = View {
        page: Page::Words,
        lang: Lang::Kk,
        ..view.list().words()
    };
    if view.query.trim().is_empty() {
        return Ok(WordsContent::default());
    }
    let mut content = match before.filter(|before| before.question.as_ref() == Some(&question)) {
        Some(before) => before,
        None => {
            let answer = library
                .search(&SearchRequest {
                    limit: usize::MAX,
                    sort: Sort::Date,
                    ..request(view, false)
                })
                .await?;
            let mut content = WordsContent {
                question: Some(question),
                timeline: timeline::load(library, view, false, &answer).await?,
                reading: ReadingProgress::of(answer.hits.iter().map(|hit| hit.article).collect()),
                words: answer.words,
                not_searched: answer.not_searched,
                notes: answer.notes,
                ..WordsContent::default()
            };
            content.read(library, view).await;
            content
        }
    };
    content.select(view);
    content.arrange();
    content.open = match view.line {
        Some(line) => content.opened(library, line).await,
        None => None,
    };
    Ok(content)
}

/// Reads and sorts the next lines.
pub(crate) async fn go_on<S: FileSource>(
    library: &Library<S>,
    view: &View,
    mut content: WordsContent,
) -> WordsContent {
    if !content.reading.is_done() {
        content.read(library, view).await;
    }
    content.arrange();
    content
}

impl WordsContent {
    async fn read<S: FileSource>(&mut self, library: &Library<S>, view: &View) {
        let articles = self.reading.next(library).await;
        let langs = match view.text_lang {
            Some(lang) => vec![lang],
            None => vec![view.lang, view.lang.other()],
        };
        let words = &self.words;
        self.found.read(&articles, &langs, |text| words.marks(text));
    }

    /// Sets which lines are shown, and in which order.
    fn select(&mut self, view: &View) {
        let selected = Arrangement::of(view.lang, view.order, &view.without, view.sample);
        if !self.arrangement.borrow().is_like(&selected) {
            // A new one, because older content may share the one before and go on with it.
            self.arrangement = Rc::new(RefCell::new(selected));
        }
    }

    /// Sorts some more lines. The list that is shown never becomes shorter before all are sorted.
    fn arrange(&mut self) {
        let mut arrangement = self.arrangement.borrow_mut();
        arrangement.step(&self.found, self.reading.is_done());
        let numbers = arrangement.numbers();
        if numbers.len() > self.lines.len() || arrangement.is_done(&self.found) {
            self.lines = numbers.collect();
        }
    }

    /// Are all lines that were read sorted?
    pub fn is_arranged(&self) -> bool {
        self.arrangement.borrow().is_done(&self.found)
    }

    /// The numbers of the forms, the most frequent first.
    pub fn forms(&self) -> Vec<usize> {
        let mut forms: Vec<usize> = (0..self.found.forms.len()).collect();
        let count = |form: &usize| self.found.forms.get(*form).map_or(0, |form| form.count);
        aimaq_compact::order::sort_by(&mut forms, |a, b| count(b).cmp(&count(a)));
        forms
    }

    /// A line, by its number from 1, with its paragraphs.
    async fn opened<S: FileSource>(&self, library: &Library<S>, line: u32) -> Option<OpenLine> {
        let line = self.found.line(line.checked_sub(1)? as usize)?;
        let article = library.article(line.article.number).await.ok()??;
        let paragraph = |lang| {
            let text = article.text(lang)?;
            let plain = match line.block.checked_sub(1) {
                None => text.title.clone(),
                Some(block) => text.blocks.get(block as usize)?.plain_text(),
            };
            Some((lang, pieces(&plain, &self.words)))
        };
        let aligned =
            line.block == 0 && article.text(line.lang.other()).is_some() || is_aligned(&article);
        let other = paragraph(line.lang.other()).filter(|_| aligned);
        Some(OpenLine {
            id: line.article.id.clone(),
            block: line.block,
            paragraphs: paragraph(line.lang).into_iter().chain(other).collect(),
            aligned,
        })
    }
}

/// Do the versions correspond block by block?
fn is_aligned(article: &Article) -> bool {
    match (&article.kk, &article.ru) {
        (Some(kk), Some(ru)) => kk
            .blocks
            .iter()
            .map(Block::kind)
            .eq(ru.blocks.iter().map(Block::kind)),
        _ => false,
    }
}
