//! Answering a request.

use core::cmp::Ordering;

use aimaq_postings::{ALL, FacetCounts, LANG, OccurrenceWeights, PassedFilters};

use crate::facets::facets;
use crate::filters::Filters;
use crate::index::Index;
use crate::lookup::{LookupOptions, MissingShards};
use crate::query;
use crate::query_term::{QueryTerm, query_terms};
use crate::request::{Hit, Note, SearchAnswer, SearchRequest, Sort};
use crate::score::Scores;
use crate::top_hits::{FoundArticle, HitOrder, TopHits};
use crate::weights::Weights;
use crate::words::{MatchedClause, MatchedWords};

/// Answers a request from the shards that are loaded. Words that may be in other shards are in [`SearchAnswer::not_searched`]; an index
/// with all its shards has none.
///
/// The same index and request give the same answer, natively and in Wasm. [`Search::begin`] reports missing shards instead.
pub fn search(index: &Index, request: &SearchRequest<'_>) -> SearchAnswer {
    search_loaded(index, request, &index.root().occurrence_weights)
}

/// The same with other weights, for tuning them.
pub fn search_with(index: &Index, request: &SearchRequest<'_>, weights: &Weights) -> SearchAnswer {
    let occurrence_weights = weights.occurrences(&index.root().mean_lengths);
    search_loaded(index, request, &occurrence_weights)
}

fn search_loaded(
    index: &Index,
    request: &SearchRequest<'_>,
    weights: &OccurrenceWeights,
) -> SearchAnswer {
    let options = LookupOptions {
        failed: &index.not_loaded(),
        eager: false,
    };
    match Search::with(index, request, options, weights) {
        Ok(mut search) => {
            while search.step() {}
            search.finish()
        }
        // No shard is missing: each one is loaded or counts as failed.
        Err(MissingShards(_)) => SearchAnswer::default(),
    }
}

/// A search in steps. A caller that shares its thread can let others run between them. All words are looked up before the first step.
pub struct Search<'q> {
    index: &'q Index,
    order: HitOrder<'q>,
    /// The number of hits to skip.
    skipped: usize,
    /// The number of hits to find, with those to skip.
    last: usize,
    filters: Filters,
    notes: Vec<Note>,
    not_searched: Vec<String>,
    /// For each article, whether an excluded term is in it; empty if no term is excluded.
    excluded: Vec<bool>,
    /// What was typed for each clause, and what matches it.
    clauses: Vec<(&'q str, MatchedClause)>,
    /// Was something asked, none of which could be looked up? That does not match everything.
    blind: bool,
    scores: Scores<'q>,
    passes: PassedFilters,
    counts: FacetCounts,
    steps: u32,
}

impl<'q> Search<'q> {
    /// Looks up the words of a request.
    ///
    /// # Errors
    /// [`MissingShards`], if a shard is needed that is neither loaded nor in [`LookupOptions::failed`]: insert the missing shards and
    /// begin again.
    pub fn begin(
        index: &'q Index,
        request: &'q SearchRequest<'q>,
        options: LookupOptions<'_>,
    ) -> Result<Box<Self>, MissingShards> {
        Self::with(index, request, options, &index.root().occurrence_weights)
    }

    fn with(
        index: &'q Index,
        request: &'q SearchRequest<'q>,
        options: LookupOptions<'_>,
        weights: &'q OccurrenceWeights,
    ) -> Result<Box<Self>, MissingShards> {
        let query = query::parse(request.query, request.typing);
        let mut notes = query.notes.clone();
        let mut not_searched: Vec<String> = Vec::new();
        let mut missing = Vec::new();
        let filters = Filters::new(
            index,
            request,
            &query,
            options,
            &mut missing,
            &mut notes,
            &mut not_searched,
        );
        let terms = query_terms(index, request.query, &query, options, &mut missing);
        if !missing.is_empty() {
            return Err(MissingShards(missing));
        }
        let mut excluded = Vec::new();
        let mut clauses: Vec<(&str, MatchedClause)> = Vec::new();
        let mut searched = Vec::new();
        for (typed, is_excluded, mut term) in terms {
            if term.failed {
                not_searched.push(typed.to_owned());
                if term.found.is_empty() {
                    continue;
                }
            }
            if is_excluded {
                exclude(index, &term, &mut excluded);
                continue;
            }
            if let Some((shown, why)) = term.shown.take() {
                notes.push(Note::Showing {
                    typed: typed.to_owned(),
                    shown,
                    why,
                });
            }
            clauses.push((typed, core::mem::take(&mut term.matched)));
            searched.push(term);
        }
        let asked = !query.clauses.iter().all(|clause| clause.excluded)
            || query.clauses.is_empty() && query.has_signs;
        Ok(Box::new(Search {
            index,
            order: HitOrder {
                index,
                prefer: request.prefer,
                sort: if clauses.is_empty() {
                    Sort::Date
                } else {
                    request.sort
                },
            },
            skipped: request.offset,
            last: request.offset.saturating_add(request.limit),
            filters,
            notes,
            not_searched,
            excluded,
            blind: clauses.is_empty() && asked,
            clauses,
            scores: Scores::new(index, weights, searched),
            passes: PassedFilters::default(),
            counts: FacetCounts {
                sets: vec![0; index.columns().sets.len()],
                ..FacetCounts::default()
            },
            steps: 0,
        }))
    }

    /// Does the next step. Returns `false` if all steps are done and the search can be [finished](Search::finish).
    pub fn step(&mut self) -> bool {
        let index = self.index;
        self.steps += 1;
        match self.steps {
            1 => self.scores.match_terms(),
            2 => {
                self.passes = self.filters.passes(index, &self.scores, &self.excluded);
                if !self.blind {
                    let matching = self.scores.matching();
                    let articles = (&*index.columns().versions, &*index.root().facet_values);
                    self.counts
                        .count(matching, articles, &self.passes, index.root().first_year);
                }
            }
            3 => {
                // If enough articles have all terms, no other is among the first hits.
                let complete = self.counts.complete >= self.last.max(1);
                self.scores
                    .score(self.order.sort == Sort::Relevance && complete);
            }
            _ => return false,
        }
        true
    }

    /// Returns the answer. Call this once, after all steps.
    pub fn finish(&mut self) -> SearchAnswer {
        let order = self.order;
        let (scores, passes) = (&self.scores, &self.passes);
        let mut best = TopHits::new(&order, self.last);
        if !self.blind {
            offer(scores, passes, 0, &mut best);
        }
        let hits = best.finish(scores).into_iter().skip(self.skipped);
        if !self.counts.any_complete && self.clauses.len() > 1 {
            // The terms that the best article lacks were left out.
            let by_relevance = HitOrder {
                sort: Sort::Relevance,
                ..order
            };
            let mut best_article = TopHits::new(&by_relevance, 1);
            offer(scores, passes, 1, &mut best_article);
            for found in best_article.finish(scores) {
                let clauses = self.clauses.iter().enumerate();
                let lacking = clauses.filter(|&(i, _)| !scores.has(found.version, i));
                let words = lacking.map(|(_, (typed, _))| (*typed).to_owned());
                self.notes.push(Note::LeftOut {
                    words: words.collect(),
                });
            }
        }
        let hits = hits
            .map(|found| Hit {
                article: found.article,
                lang: order.lang(&found),
                score: found.score,
            })
            .collect();
        let matched = core::mem::take(&mut self.clauses)
            .into_iter()
            .map(|(_, matched)| matched);
        SearchAnswer {
            total: self.counts.total,
            hits,
            facets: facets(self.index, &self.counts),
            notes: core::mem::take(&mut self.notes),
            words: MatchedWords::new(matched.collect()),
            not_searched: core::mem::take(&mut self.not_searched),
        }
    }
}

/// Excludes the articles of which any version has the term.
fn exclude(index: &Index, term: &QueryTerm<'_>, excluded: &mut Vec<bool>) {
    excluded.resize(index.columns().articles.len(), false);
    let versions = term.found.versions(index.columns().versions.len());
    versions.visit(&mut |number| {
        let version = index.columns().versions.get(number as usize);
        if let Some(excluded) =
            version.and_then(|version| excluded.get_mut(version.article as usize))
        {
            *excluded = true;
        }
    });
}

/// Offers the matching articles to `best`, each by its best version, except those that cannot be among the first. They may fail `fails`
/// filters.
fn offer(scores: &Scores<'_>, passes: &PassedFilters, fails: u32, best: &mut TopHits<'_>) {
    let order = HitOrder {
        sort: Sort::Relevance,
        ..*best.order
    };
    let mut last: Option<FoundArticle> = None;
    let mut from = 0;
    // With filters that may fail, all versions are looked at: the best of an article may fail one.
    let threshold = |best: &TopHits<'_>| match fails {
        0 => best.threshold,
        _ => (false, f32::NEG_INFINITY),
    };
    while let Some(number) = scores.next(from, threshold(best)) {
        from = number + 1;
        let Some(version) = order.index.columns().versions.get(number as usize) else {
            break;
        };
        let passes = passes.of(version);
        if (ALL & !passes).count_ones() > fails {
            continue;
        }
        let bounds = scores.bounds(number);
        let mut found = FoundArticle {
            article: version.article,
            version: number,
            all: bounds.all,
            score: bounds.least,
            most: bounds.most,
            passes,
        };
        match &mut last {
            Some(other) if other.article == found.article => {
                let better = match (other.passes & LANG).cmp(&(found.passes & LANG)) {
                    Ordering::Equal => {
                        found.settle(scores, threshold(best));
                        other.settle(scores, threshold(best));
                        order.compare(&found, other) == Ordering::Less
                    }
                    order => order == Ordering::Less,
                };
                if better {
                    *other = found;
                }
            }
            last => {
                if let Some(last) = last.replace(found) {
                    best.offer(&last);
                }
            }
        }
    }
    if let Some(last) = last {
        best.offer(&last);
    }
}
