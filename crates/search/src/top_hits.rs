//! The order of hits, and the first of them.

use core::cmp::{Ordering, Reverse};

use aimaq_compact::order;
use aimaq_language::Lang;

use crate::day::CalendarDay;
use crate::index::Index;
use crate::request::Sort;
use crate::score::{Scores, Threshold};

/// A matching article, by its best version.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoundArticle {
    pub(crate) article: u32,
    pub(crate) version: u32,
    /// Does the version have all terms?
    pub(crate) all: bool,
    /// A lower bound of its score.
    pub(crate) score: f32,
    /// An upper bound of its score.
    pub(crate) most: f32,
    /// The bits of the filters that it passes.
    pub(crate) passes: u8,
}

impl FoundArticle {
    /// Computes its exact score, if it is not known yet. It may reach `threshold`.
    pub(crate) fn settle(&mut self, scores: &Scores<'_>, threshold: Threshold) {
        if self.score < self.most {
            self.score = scores.exact(self.version, self.score, threshold);
            self.most = self.score;
        }
    }
}

/// The order of hits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HitOrder<'i> {
    pub(crate) index: &'i Index,
    pub(crate) sort: Sort,
    pub(crate) prefer: Lang,
}

impl HitOrder<'_> {
    /// The language of the best version.
    pub(crate) fn lang(&self, found: &FoundArticle) -> Lang {
        let version = self.index.columns().versions.get(found.version as usize);
        version.map_or(self.prefer, |version| version.lang)
    }

    fn days(&self, found: &FoundArticle) -> Option<(CalendarDay, CalendarDay)> {
        self.index
            .columns()
            .articles
            .get(found.article as usize)?
            .days
    }

    /// Compares two articles; the first hit is the least. No two articles are equal, so the order is total.
    pub(crate) fn compare(&self, a: &FoundArticle, b: &FoundArticle) -> Ordering {
        // Of two dates that start on the same day, the less precise one is the older.
        let newest =
            |found: &FoundArticle| self.days(found).map(|(first, last)| (first, Reverse(last)));
        let by_date = || newest(b).cmp(&newest(a));
        let relevance = || b.all.cmp(&a.all).then(b.score.total_cmp(&a.score));
        let by_lang = || (self.lang(a) != self.prefer).cmp(&(self.lang(b) != self.prefer));
        let order = match self.sort {
            Sort::Relevance => relevance().then_with(by_lang).then_with(by_date),
            Sort::Date => by_date().then_with(relevance).then_with(by_lang),
        };
        order
            .then(a.article.cmp(&b.article))
            .then_with(|| self.lang(a).cmp(&self.lang(b)))
    }

    /// Returns `true` if an article comes after another whatever its exact score is.
    fn is_after(&self, found: &FoundArticle, other: &FoundArticle) -> bool {
        let at_most = FoundArticle {
            score: found.most,
            ..*found
        };
        self.compare(&at_most, other) == Ordering::Greater
    }
}

/// The first hits, of the articles that are offered. The rest need not be sorted.
pub(crate) struct TopHits<'o> {
    pub(crate) order: &'o HitOrder<'o>,
    most: usize,
    /// The first hits by lower bounds, in order.
    least: Vec<FoundArticle>,
    /// All articles that may be among the first hits.
    likely: Vec<FoundArticle>,
    /// Articles below this come after all of `least`.
    pub(crate) threshold: Threshold,
}

impl<'o> TopHits<'o> {
    pub(crate) fn new(order: &'o HitOrder<'o>, most: usize) -> Self {
        TopHits {
            order,
            most,
            least: Vec::new(),
            likely: Vec::new(),
            threshold: (false, f32::NEG_INFINITY),
        }
    }

    #[inline(always)]
    pub(crate) fn offer(&mut self, found: &FoundArticle) {
        if (found.all, found.most) >= self.threshold {
            self.keep(*found);
        }
    }

    #[inline(never)]
    fn keep(&mut self, found: FoundArticle) {
        if self.most > LONGEST_PAGE {
            self.likely.push(found);
            return;
        }
        let full = self.least.len() >= self.most;
        let last = self.least.last();
        if full && last.is_none_or(|last| self.order.is_after(&found, last)) {
            return;
        }
        self.likely.push(found);
        if full && last.is_some_and(|last| self.order.compare(&found, last) != Ordering::Less) {
            return;
        }
        let after = |known: &FoundArticle| self.order.compare(known, &found) == Ordering::Less;
        let at = self.least.partition_point(after);
        self.least.insert(at, found);
        self.least.truncate(self.most);
        if let Some(last) = self.least.get(self.most.wrapping_sub(1))
            && self.order.sort == Sort::Relevance
        {
            self.threshold = (last.all, last.score);
        }
    }

    /// Returns the first hits, in order.
    pub(crate) fn finish(self, scores: &Scores<'_>) -> Vec<FoundArticle> {
        let mut likely = self.likely;
        if let Some(last) = self.least.last().filter(|_| self.least.len() >= self.most) {
            likely.retain(|found| !self.order.is_after(found, last));
        }
        likely
            .iter_mut()
            .for_each(|found| found.settle(scores, self.threshold));
        order::sort_by(&mut likely, |a, b| self.order.compare(a, b));
        likely.truncate(self.most);
        likely
    }
}

/// Up to this number of hits, keeping a short list sorted is faster than sorting all.
const LONGEST_PAGE: usize = 256;
