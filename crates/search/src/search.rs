//! Answering a request.

use core::cmp::Ordering;

use aimaq_language::Lang;
use aimaq_postings::{ALL, DATE, FacetCounts, LANG, OccurrenceWeights, PassedFilters, REGION};

use crate::day::CalendarDay;
use crate::expansion;
use crate::facets::facets;
use crate::index::Index;
use crate::query::{self, Query};
use crate::query_term::{QueryTerm, elements};
use crate::request::{Hit, Note, SearchAnswer, SearchRequest, Sort};
use crate::score::Scores;
use crate::top_hits::{FoundArticle, HitOrder, TopHits};
use crate::weights::Weights;
use crate::words::{MatchedClause, MatchedWords};

/// Answers a request. The same index and request give the same answer, natively and as Wasm.
pub fn search(index: &Index, request: &SearchRequest<'_>) -> SearchAnswer {
    answer(index, request, (&Weights::TUNED, &index.occurrences))
}

/// The same with other weights, for tuning them.
pub fn search_with(index: &Index, request: &SearchRequest<'_>, weights: &Weights) -> SearchAnswer {
    let occurrences = weights.occurrences(&index.mean);
    answer(index, request, (weights, &occurrences))
}

fn answer(
    index: &Index,
    request: &SearchRequest<'_>,
    weights: (&Weights, &OccurrenceWeights),
) -> SearchAnswer {
    let Some(mut search) = Search::with(index, request, weights) else {
        return SearchAnswer::default();
    };
    while search.step() {}
    search.finish()
}

/// A search in steps, of which none takes all of its time: whoever shares a thread with others lets them go between. All that it needs to
/// look up was looked up before the first step, so that searches may take turns.
pub struct Search<'q> {
    index: &'q Index,
    order: HitOrder<'q>,
    /// How many hits are to be passed over, and how many to be known.
    skipped: usize,
    last: usize,
    filters: Filters,
    notes: Vec<Note>,
    not_searched: Vec<String>,
    excluded: Vec<bool>,
    /// What was typed for each clause, and what matches it.
    clauses: Vec<(&'q str, MatchedClause)>,
    /// Could nothing of what was asked for be looked at? That is not everything.
    blind: bool,
    scores: Scores<'q>,
    passes: PassedFilters,
    tally: FacetCounts,
    steps: u32,
}

impl<'q> Search<'q> {
    /// Looks everything up. `None` where a part of the index is lacking: whoever asks brings it, and begins again.
    pub fn begin(index: &'q Index, request: &'q SearchRequest<'q>) -> Option<Box<Self>> {
        Self::with(index, request, (&Weights::TUNED, &index.occurrences))
    }

    fn with(
        index: &'q Index,
        request: &'q SearchRequest<'q>,
        (weights, occurrences): (&'q Weights, &'q OccurrenceWeights),
    ) -> Option<Box<Self>> {
        let query = query::parse(request.query, request.typing);
        let mut notes = query.notes.clone();
        let mut not_searched: Vec<String> = Vec::new();
        let filters = Filters::new(index, request, &query, &mut notes, &mut not_searched);
        let elements = elements(index, request.query, &query, weights);
        if index.is_wanting() {
            return None;
        }
        let mut excluded = Vec::new();
        let mut clauses: Vec<(&str, MatchedClause)> = Vec::new();
        let mut wanted = Vec::new();
        for (typed, without, mut element) in elements {
            if element.failed {
                not_searched.push(typed.to_owned());
                if element.found.is_empty() {
                    continue;
                }
            }
            if without {
                exclude(index, &element, &mut excluded);
                continue;
            }
            if let Some(shown) = element.shown.take() {
                notes.push(Note::Showing {
                    typed: typed.to_owned(),
                    shown,
                });
            }
            clauses.push((typed, core::mem::take(&mut element.matched)));
            wanted.push(element);
        }
        let asked = !query.clauses.iter().all(|clause| clause.without);
        Some(Box::new(Search {
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
            scores: Scores::new(index, (weights, occurrences), wanted),
            passes: PassedFilters::default(),
            tally: FacetCounts {
                sets: vec![0; index.columns.sets.len()],
                ..FacetCounts::default()
            },
            steps: 0,
        }))
    }

    /// Goes on; `false` where there is nothing left to do but to [finish](Search::finish).
    pub fn step(&mut self) -> bool {
        let index = self.index;
        self.steps += 1;
        match self.steps {
            1 => self.scores.match_terms(),
            2 => {
                self.passes = self.filters.passes(index, &self.scores, &self.excluded);
                if !self.blind {
                    let having = self.scores.having();
                    let articles = (&*index.columns.versions, &*index.counted);
                    self.tally
                        .count(having, articles, &self.passes, index.first_year);
                }
            }
            3 => {
                // With enough articles that have all words, no other can be among the first.
                let whole = self.tally.complete >= self.last.max(1);
                self.scores
                    .score(self.order.sort == Sort::Relevance && whole);
            }
            _ => return false,
        }
        true
    }

    /// The answer, once, after all steps.
    pub fn finish(&mut self) -> SearchAnswer {
        let order = self.order;
        let (scores, passes) = (&self.scores, &self.passes);
        let mut best = TopHits::new(&order, self.last);
        if !self.blind {
            offer(scores, passes, 0, &mut best);
        }
        let hits = best.finish(scores).into_iter().skip(self.skipped);
        if !self.tally.any_complete && self.clauses.len() > 1 {
            // The best article tells which words had to go.
            let by_relevance = HitOrder {
                sort: Sort::Relevance,
                ..order
            };
            let mut likeliest = TopHits::new(&by_relevance, 1);
            offer(scores, passes, 1, &mut likeliest);
            for best in likeliest.finish(scores) {
                for (i, (typed, _)) in self.clauses.iter().enumerate() {
                    if !scores.has(best.version, i) {
                        self.notes.push(Note::LeftOut {
                            word: (*typed).to_owned(),
                        });
                    }
                }
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
            total: self.tally.total,
            hits,
            facets: facets(self.index, &self.tally),
            notes: core::mem::take(&mut self.notes),
            words: MatchedWords::new(matched.collect()),
            not_searched: core::mem::take(&mut self.not_searched),
        }
    }
}

/// Articles that have this in any version are out.
fn exclude(index: &Index, element: &QueryTerm<'_>, excluded: &mut Vec<bool>) {
    excluded.resize(index.columns.articles.len(), false);
    let versions = element.found.versions(index.columns.versions.len());
    versions.visit(&mut |number| {
        let version = index.columns.versions.get(number as usize);
        if let Some(excluded) =
            version.and_then(|version| excluded.get_mut(version.article as usize))
        {
            *excluded = true;
        }
    });
}

/// Offers the articles that match, by their best versions, but those that surely come too late. `fails` is how many filters they may
/// fail.
fn offer(scores: &Scores<'_>, passes: &PassedFilters, fails: u32, best: &mut TopHits<'_>) {
    let order = HitOrder {
        sort: Sort::Relevance,
        ..*best.order
    };
    let mut last: Option<FoundArticle> = None;
    let mut from = 0;
    // A version that fails a filter may yet keep another of its article out.
    let bar = |best: &TopHits<'_>| match fails {
        0 => best.bar,
        _ => (false, f32::NEG_INFINITY),
    };
    while let Some(number) = scores.next(from, bar(best)) {
        from = number + 1;
        let Some(version) = order.index.columns.versions.get(number as usize) else {
            break;
        };
        let passes = passes.of(version);
        if (ALL & !passes).count_ones() > fails {
            continue;
        }
        let standing = scores.standing(number);
        let mut found = FoundArticle {
            article: version.article,
            version: number,
            all: standing.all,
            score: standing.least,
            most: standing.most,
            passes,
        };
        match &mut last {
            Some(other) if other.article == found.article => {
                let better = match (other.passes & LANG).cmp(&(found.passes & LANG)) {
                    Ordering::Equal => {
                        found.settle(scores, bar(best));
                        other.settle(scores, bar(best));
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

/// The filters of a request and its query together.
struct Filters {
    /// For each set of regions, whether it will do; `None`: no matter.
    sets: Option<Vec<bool>>,
    from: Option<CalendarDay>,
    to: Option<CalendarDay>,
    lang: Option<Lang>,
}

impl Filters {
    fn new(
        index: &Index,
        request: &SearchRequest<'_>,
        query: &Query<'_>,
        notes: &mut Vec<Note>,
        not_searched: &mut Vec<String>,
    ) -> Self {
        let known = &index.columns.regions;
        let number = |code: &str| {
            known
                .iter()
                .position(|known| known.eq_ignore_ascii_case(code))
                .map(|i| i as u32)
        };
        let mut regions: Vec<u32> = request
            .regions
            .iter()
            .filter_map(|code| number(code))
            .collect();
        let mut any = !request.regions.is_empty();
        for &typed in &query.regions {
            // A code that looks like one but that no article has is a region without articles.
            let is_code = typed
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && typed.contains('-');
            index.begin();
            let named = expansion::regions(index, typed);
            if index.has_failed() {
                not_searched.push(typed.to_owned());
                continue;
            }
            let numbers: Vec<u32> = number(typed)
                .into_iter()
                .chain(named.iter().filter_map(|code| number(code)))
                .collect();
            if numbers.is_empty() && named.is_empty() && !is_code {
                notes.push(Note::UnknownFilter {
                    typed: ["region:", typed].concat(),
                });
                continue;
            }
            any = true;
            regions.extend(numbers);
        }
        let will_do = |set: &Vec<u32>| set.iter().any(|region| regions.contains(region));
        let sets = any.then(|| index.columns.sets.iter().map(will_do).collect());
        Filters {
            sets,
            from: query.from.or(request.from),
            to: query.to.or(request.to),
            lang: query.lang.or(request.lang),
        }
    }

    /// What passes, of what was found and is not excluded.
    fn passes(&self, index: &Index, scores: &Scores<'_>, excluded: &[bool]) -> PassedFilters {
        let mut passes = PassedFilters {
            langs: self.lang.map_or(u8::MAX, |lang| 1 << lang as u8),
            articles: Vec::new(),
        };
        let days = self.from.is_some() || self.to.is_some();
        if days || self.sets.is_some() || !excluded.is_empty() {
            passes.articles = vec![0; index.columns.articles.len()];
            let (any, _) = scores.having();
            any.visit(&mut |number| {
                let version = index.columns.versions.get(number as usize);
                let article = version.map_or(0, |version| version.article);
                if let Some(passes) = passes.articles.get_mut(article as usize)
                    && excluded.get(article as usize) != Some(&true)
                {
                    *passes = self.article(index, article);
                }
            });
        }
        passes
    }

    /// Which of the filters on articles, [`REGION`] and [`DATE`], an article passes.
    fn article(&self, index: &Index, number: u32) -> u8 {
        let Some(article) = index.columns.articles.get(number as usize) else {
            return 0;
        };
        let in_region = self
            .sets
            .as_ref()
            .is_none_or(|sets| sets.get(article.set as usize) == Some(&true));
        let in_time = (self.from.is_none() && self.to.is_none())
            || article.days.is_some_and(|(first, last)| {
                self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
            });
        (if in_region { REGION } else { 0 }) | (if in_time { DATE } else { 0 })
    }
}
