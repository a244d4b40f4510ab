//! Answering a request.

use core::cmp::{Ordering, Reverse};

use aimaq_language::{Lang, order};

use crate::day::Day;
use crate::element::{Element, Place, elements};
use crate::index::Index;
use crate::meaning;
use crate::query::{self, Query};
use crate::rank::{Weights, neighbours};
use crate::request::{Answer, Facets, Hit, Note, Request, Sort};
use crate::words::{Matched, MatchedWords};

/// Answers a request. The same index and request give the same answer, natively and as Wasm.
pub fn search(index: &Index, request: &Request<'_>) -> Answer {
    search_with(index, request, &Weights::TUNED)
}

/// The same with other weights, for tuning them.
pub fn search_with(index: &Index, request: &Request<'_>, weights: &Weights) -> Answer {
    let query = query::parse(request.query, request.typing);
    let mut notes = query.notes.clone();
    let mut not_searched: Vec<String> = Vec::new();
    let filters = Filters::new(index, request, &query, &mut notes, &mut not_searched);
    let elements = elements(index, request.query, &query, weights);
    if index.is_wanting() {
        // Whoever asks brings what is lacking, and asks again.
        return Answer::default();
    }
    let mut matches = Matches::new(index);
    let mut clauses: Vec<(&str, Matched)> = Vec::new();
    let (mut strong, mut weak) = (Vec::new(), Vec::new());
    for (typed, without, element) in elements {
        if element.failed {
            not_searched.push(typed.to_owned());
            if element.places.is_empty() {
                continue;
            }
        }
        if without {
            matches.exclude(index, &element);
            continue;
        }
        if let Some(shown) = element.shown {
            notes.push(Note::Showing {
                typed: typed.to_owned(),
                shown,
            });
        }
        matches.add(index, &element.places, weights);
        strong.push(element.places);
        weak.push(element.weak);
        clauses.push((typed, element.matched));
    }
    matches.rank(index, &strong, &weak, weights);
    let mut articles = matches.articles(index, &filters, request.prefer);
    if clauses.is_empty() && !query.clauses.iter().all(|clause| clause.without) {
        // Nothing of what was asked for could be looked at: that is not everything.
        articles.clear();
    }
    if clauses.len() > 1 && !articles.is_empty() && !articles.iter().any(|found| found.all) {
        // The best article tells which words had to go.
        if let Some(best) = articles
            .iter()
            .min_by(|a, b| a.order(b, Sort::Relevance, request.prefer))
        {
            for (i, (typed, _)) in clauses.iter().enumerate() {
                if !matches.has(best.version, i) {
                    notes.push(Note::LeftOut {
                        word: (*typed).to_owned(),
                    });
                }
            }
        }
    }
    let facets = facets(index, &articles);
    let mut shown: Vec<Found> = articles
        .into_iter()
        .filter(|found| found.passes == ALL)
        .collect();
    let sort = if clauses.is_empty() {
        Sort::Date
    } else {
        request.sort
    };
    let total = shown.len();
    let last = request.offset.saturating_add(request.limit);
    best_first(&mut shown, last, &|a, b| a.order(b, sort, request.prefer));
    let hits = shown.into_iter().take(last).skip(request.offset);
    let hits = hits
        .map(|found| Hit {
            article: found.article,
            lang: found.lang,
            score: found.score,
        })
        .collect();
    let words = MatchedWords::new(clauses.into_iter().map(|(_, matched)| matched).collect());
    Answer {
        total,
        hits,
        facets,
        notes,
        words,
        not_searched,
    }
}

/// In queries of so few words, to have more of them tells most.
const FEW_WORDS: usize = 3;

/// What each version has of the query.
struct Matches {
    score: Vec<f32>,
    /// For each clause, the versions that have it, ascending.
    clauses: Vec<Vec<u32>>,
    /// How many clauses each version has.
    count: Vec<u16>,
    /// The versions that have any clause, ascending; where nothing is asked, all of them.
    any: Vec<u32>,
    excluded: Vec<bool>,
}

impl Matches {
    fn new(index: &Index) -> Self {
        let versions = index.columns.versions.len();
        Matches {
            score: vec![0.0; versions],
            clauses: Vec::new(),
            count: vec![0; versions],
            any: Vec::new(),
            excluded: vec![false; index.columns.articles.len()],
        }
    }

    /// Adds an element: the versions that have it are in.
    fn add(&mut self, index: &Index, places: &[Place], weights: &Weights) {
        let mut having = Vec::new();
        bm25(index, places, weights, &mut |number, score| {
            self.score[number as usize] += score;
            self.count[number as usize] = self.count[number as usize].saturating_add(1);
            having.push(number);
        });
        self.clauses.push(having);
    }

    /// Adds evidence that ranks what is in, and lets nothing in: words that begin alike, and neighbours.
    fn rank(
        &mut self,
        index: &Index,
        strong: &[Vec<Place>],
        weak: &[Vec<Place>],
        weights: &Weights,
    ) {
        let all = index.columns.versions.len() as u32;
        for places in weak {
            bm25(index, places, weights, &mut |number, score| {
                if self.count[number as usize] > 0 {
                    self.score[number as usize] += weights.beginning * score;
                }
            });
        }
        self.any = match &self.clauses[..] {
            [] => (0..all).collect(),
            [having] => having.clone(),
            _ => {
                let counts = (0..all).zip(&self.count);
                counts
                    .filter(|(_, count)| **count > 0)
                    .map(|(number, _)| number)
                    .collect()
            }
        };
        let clauses = self.clauses.len() as f32;
        // Of a few words each was meant; in a whole question most are by the way.
        let coverage = if self.clauses.len() <= FEW_WORDS {
            1.0
        } else {
            weights.coverage
        };
        for &number in &self.any {
            let count = f32::from(self.count[number as usize]);
            self.score[number as usize] *= 1.0 - coverage * (1.0 - count / clauses.max(1.0));
        }
        for (i, pair) in strong.windows(2).enumerate() {
            let found = |clause: usize| self.clauses.get(clause).map_or(0, Vec::len) as u32;
            let rarity = weights.rarity(found(i).max(found(i + 1)), all);
            neighbours(&pair[0], &pair[1], &mut |number, near| {
                if let Some(score) = self.score.get_mut(number as usize) {
                    *score += weights.neighbours * rarity * near;
                }
            });
        }
    }

    /// Articles that have this in any version are out.
    fn exclude(&mut self, index: &Index, element: &Element) {
        for &(version, ..) in &element.places {
            if let Some(version) = index.columns.versions.get(version as usize) {
                self.excluded[version.article as usize] = true;
            }
        }
    }

    fn has(&self, version: u32, clause: usize) -> bool {
        self.clauses
            .get(clause)
            .is_some_and(|having| having.binary_search(&version).is_ok())
    }

    /// The articles that match, with how they pass the filters. Those that fail two filters are left out: they
    /// count nowhere.
    fn articles(&self, index: &Index, filters: &Filters, prefer: Lang) -> Vec<Found> {
        let wanted = self.clauses.len() as u16;
        let mut articles: Vec<Found> = Vec::new();
        for &number in &self.any {
            let number = number as usize;
            let version = &index.columns.versions[number];
            if self.excluded[version.article as usize] {
                continue;
            }
            let in_lang = filters.lang.is_none_or(|lang| lang == version.lang);
            let passes = filters.article(index, version.article) | if in_lang { LANG } else { 0 };
            let found = Found {
                article: version.article,
                version: number as u32,
                lang: version.lang,
                langs: 1 << version.lang as u8,
                all: wanted > 0 && self.count[number] == wanted,
                score: self.score[number],
                passes,
                days: index.columns.articles[version.article as usize].days,
            };
            match articles.last_mut() {
                Some(last) if last.article == found.article => {
                    let langs = last.langs | found.langs;
                    let better = match (last.passes & LANG).cmp(&(found.passes & LANG)) {
                        Ordering::Equal => {
                            found.order(last, Sort::Relevance, prefer) == Ordering::Less
                        }
                        order => order == Ordering::Less,
                    };
                    if better {
                        *last = found;
                    }
                    last.langs = langs;
                }
                _ => articles.push(found),
            }
        }
        articles.retain(|found| (ALL & !found.passes).count_ones() <= 1);
        articles
    }
}

/// Visits the versions of some places with the BM25F score of each.
fn bm25(index: &Index, places: &[Place], weights: &Weights, visit: &mut impl FnMut(u32, f32)) {
    let all = index.columns.versions.len() as u32;
    let runs = || {
        places
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|run| run[0].0 < all)
    };
    let rarity = weights.rarity(runs().count() as u32, all);
    for run in runs() {
        let version = &index.columns.versions[run[0].0 as usize];
        let fields = weights.occurrence(index, version);
        let occurrences = run
            .iter()
            .map(|&(_, at, weight)| weight * fields[version.field(at)]);
        visit(run[0].0, rarity * weights.saturated(occurrences.sum()));
    }
}

/// Puts the first so many articles in order and drops the others. A page of results needs no sorting of the rest.
fn best_first(articles: &mut Vec<Found>, most: usize, order: &dyn Fn(&Found, &Found) -> Ordering) {
    if most > LONGEST_PAGE {
        return order::sort_by(articles, order);
    }
    let mut best: Vec<Found> = Vec::with_capacity(most.min(articles.len()) + 1);
    for &found in articles.iter() {
        if best.len() < most
            || best
                .last()
                .is_some_and(|last| order(&found, last) == Ordering::Less)
        {
            let at = best.partition_point(|known| order(known, &found) != Ordering::Greater);
            best.insert(at, found);
            best.truncate(most);
        }
    }
    *articles = best;
}

/// Up to here, keeping a short list in order is quicker than sorting all.
const LONGEST_PAGE: usize = 256;

/// An article that matches, by its best version.
#[derive(Clone, Copy, Debug)]
struct Found {
    article: u32,
    version: u32,
    lang: Lang,
    /// The languages in which it matches, one bit each.
    langs: u8,
    /// Does the version have all words?
    all: bool,
    score: f32,
    /// The filters it passes.
    passes: u8,
    days: Option<(Day, Day)>,
}

const REGION: u8 = 1;
const DATE: u8 = 2;
const LANG: u8 = 4;
const ALL: u8 = REGION | DATE | LANG;

impl Found {
    /// Which comes first. No two articles are equal, so the order is stable.
    fn order(&self, other: &Found, sort: Sort, prefer: Lang) -> Ordering {
        // Of what begins on the same day, the less precise date is the earlier one.
        let newest = |found: &Found| found.days.map(|(first, last)| (first, Reverse(last)));
        let by_date = newest(other).cmp(&newest(self));
        let relevance = other
            .all
            .cmp(&self.all)
            .then(other.score.total_cmp(&self.score));
        let by_lang = (self.lang != prefer).cmp(&(other.lang != prefer));
        let order = match sort {
            Sort::Relevance => relevance.then(by_lang).then(by_date),
            Sort::Date => by_date.then(relevance).then(by_lang),
        };
        order
            .then(self.article.cmp(&other.article))
            .then(self.lang.cmp(&other.lang))
    }
}

/// The filters of a request and its query together.
struct Filters {
    /// Numbers of regions, any of which will do; `None`: no matter.
    regions: Option<Vec<u32>>,
    from: Option<Day>,
    to: Option<Day>,
    lang: Option<Lang>,
}

impl Filters {
    fn new(
        index: &Index,
        request: &Request<'_>,
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
            let named = meaning::regions(index, typed);
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
                    typed: typed.to_owned(),
                });
                continue;
            }
            any = true;
            regions.extend(numbers);
        }
        let regions = any.then_some(regions);
        Filters {
            regions,
            from: query.from.or(request.from),
            to: query.to.or(request.to),
            lang: query.lang.or(request.lang),
        }
    }

    /// Which of the filters on articles, [`REGION`] and [`DATE`], an article passes.
    fn article(&self, index: &Index, number: u32) -> u8 {
        let article = &index.columns.articles[number as usize];
        let regions = index.columns.regions_of(article);
        let in_region = self
            .regions
            .as_ref()
            .is_none_or(|any| regions.iter().any(|region| any.contains(region)));
        let in_time = (self.from.is_none() && self.to.is_none())
            || article.days.is_some_and(|(first, last)| {
                self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
            });
        (if in_region { REGION } else { 0 }) | (if in_time { DATE } else { 0 })
    }
}

/// Counts for each filter what passes the others.
fn facets(index: &Index, articles: &[Found]) -> Facets {
    let mut regions = vec![0u32; index.columns.regions.len()];
    let mut years: Vec<(u16, u32)> = Vec::new();
    let mut langs = [0u32; 2];
    for found in articles {
        let article = &index.columns.articles[found.article as usize];
        if found.passes | REGION == ALL {
            let of_article = index.columns.regions_of(article).iter();
            of_article.for_each(|&region| regions[region as usize] += 1);
        }
        if found.passes | DATE == ALL
            && let Some((first, last)) = found.days
        {
            for year in first.year..=last.year.min(first.year.saturating_add(MOST_YEARS)) {
                match years.binary_search_by_key(&year, |&(year, _)| year) {
                    Ok(at) => years[at].1 += 1,
                    Err(at) => years.insert(at, (year, 1)),
                }
            }
        }
        if found.passes | LANG == ALL {
            for lang in Lang::ALL {
                langs[lang as usize] += u32::from(found.langs >> lang as u8 & 1);
            }
        }
    }
    let mut regions: Vec<(String, u32)> = index
        .columns
        .regions
        .iter()
        .cloned()
        .zip(regions)
        .filter(|(_, count)| *count > 0)
        .collect();
    order::sort(&mut regions);
    let langs = Lang::ALL
        .into_iter()
        .zip(langs)
        .filter(|(_, count)| *count > 0)
        .collect();
    Facets {
        regions,
        years,
        langs,
    }
}

/// An article of quite unknown date counts in no more years than this.
const MOST_YEARS: u16 = 20;
