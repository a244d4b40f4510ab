//! Which versions match a query, and their scores.
//!
//! Matching comes first: it is enough for totals and facets. Then only versions that may be among the best are scored: if enough have
//! all terms, these alone. Scores are summed in an array of all versions: adding to a number is faster than sorting occurrences. The
//! proximity of the terms comes last, and only for versions that it could bring among the best: it takes the most time and changes the
//! score least, and only it reads positions.

use core::cell::RefCell;

use aimaq_postings::{FieldCounts, Occurrence, OccurrenceWeights, Sums, VersionSet};

use crate::index::Index;
use crate::proximity::proximity;
use crate::query_term::{QueryTerm, TermOccurrences, WeightedOccurrence, append, sort_dedup};
use crate::weights::{NEIGHBOURS, SATURATION, rarity};

/// In queries of at most this many terms, a version loses as large a part of its score as it lacks of the terms.
const FEW_TERMS: usize = 3;

/// The matches and the scores of all versions.
pub(crate) struct Scores<'q> {
    index: &'q Index,
    occurrence_weights: &'q OccurrenceWeights,
    terms: Vec<QueryTerm<'q>>,
    /// The versions that match each term.
    having: Vec<VersionSet>,
    /// The versions that match any term; all versions if there is no term.
    any: VersionSet,
    /// The versions that match all terms; none if there is no term.
    all: VersionSet,
    /// The versions that are scored.
    among: VersionSet,
    score: Vec<f32>,
    /// The most that a version gains by the proximity of each term to the next one.
    gains: Vec<f32>,
    /// A threshold, and the occurrences of each term in the versions that may reach it.
    near: RefCell<Option<(Threshold, Vec<Vec<WeightedOccurrence>>)>>,
}

/// Whether a version has all terms, and its score. A version below the threshold is not among the first.
pub(crate) type Threshold = (bool, f32);

/// What is known of the score of a version without its positions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScoreBounds {
    /// Does it have all terms?
    pub(crate) all: bool,
    /// Its score without proximity.
    pub(crate) least: f32,
    /// Its score with the greatest possible proximity.
    pub(crate) most: f32,
}

impl<'q> Scores<'q> {
    /// For the terms of a query, without excluded ones. [`Scores::match_terms`] comes next.
    pub(crate) fn new(
        index: &'q Index,
        occurrence_weights: &'q OccurrenceWeights,
        terms: Vec<QueryTerm<'q>>,
    ) -> Self {
        let versions = index.columns().versions.len();
        Scores {
            index,
            occurrence_weights,
            terms,
            having: Vec::new(),
            any: VersionSet::none(versions),
            all: VersionSet::none(versions),
            among: VersionSet::default(),
            score: Vec::new(),
            gains: Vec::new(),
            near: RefCell::default(),
        }
    }

    /// Finds the versions that match the terms.
    pub(crate) fn match_terms(&mut self) {
        let versions = self.index.columns().versions.len();
        for term in &self.terms {
            let having = term.found.versions(versions);
            match self.having.is_empty() {
                true => self.all = having.clone(),
                false => self.all.intersect_with(&having),
            }
            self.any.union_with(&having);
            self.having.push(having);
        }
        if self.terms.is_empty() {
            self.any = VersionSet::all(versions);
        }
        for pair in self.having.windows(2) {
            let found = pair.iter().map(VersionSet::count);
            let rarity = rarity(found.fold(0, u32::max), versions as u32);
            self.gains.push(NEIGHBOURS * rarity);
        }
    }

    /// Scores the versions that match all terms, or those that match any.
    pub(crate) fn score(&mut self, only_complete: bool) {
        let versions = self.index.columns().versions.len();
        self.among = if only_complete { &self.all } else { &self.any }.clone();
        let mut score = vec![0.0; versions];
        let mut sums = Sums::new(versions);
        for (term, having) in self.terms.iter().zip(&self.having) {
            self.add(&term.found, having.count(), &mut sums, &mut score);
        }
        // Words that start alike add to scores, but match no version.
        for weak in self.terms.iter().map(|term| &term.weak) {
            if !weak.is_empty() {
                let found = weak.versions(versions).count();
                self.add(weak, found, &mut sums, &mut score);
            }
        }
        self.score = score;
    }

    /// Adds the score of a term that is in `found` versions.
    fn add(&self, of: &TermOccurrences<'_>, found: u32, sums: &mut Sums, score: &mut [f32]) {
        let index = self.index;
        let (versions, weights) = (&*index.columns().versions, self.occurrence_weights);
        let count = |(number, position): Occurrence, weight: f32, sums: &mut Sums| {
            let version = versions.get(number as usize);
            let field = version.map_or(0, |version| version.field(position));
            sums.add(number, FieldCounts::once(field), weight, versions, weights);
        };
        // The other occurrences are mostly in few versions: only there must those of the forms be compared with them.
        let mut placed = VersionSet::none(versions.len());
        of.others.iter().for_each(|place| placed.insert(place.0));
        placed.intersect_with(&self.among);
        let mut open = self.among.clone();
        open.difference_with(&placed);
        for &(number, position, weight) in &of.others {
            if placed.contains(number) {
                count((number, position), weight, sums);
            }
        }
        for form in &of.forms {
            sums.add_form(&form.postings, form.weight, &open, versions, weights);
            if of.others.is_empty() {
                continue;
            }
            let mut at = Vec::new();
            form.postings.append_occurrences(&placed, &mut at);
            for place in at {
                let weight = form.weight - of.other_weight(place);
                count(place, weight.max(0.0), sums);
            }
        }
        let most = rarity(found, versions.len() as u32);
        sums.add_scores(&self.among, score, most, SATURATION);
    }

    /// The versions that match any term (all versions, if there is no term), and those that match all terms.
    pub(crate) fn matching(&self) -> (&VersionSet, &VersionSet) {
        (&self.any, &self.all)
    }

    /// Returns `true` if a version matches a term.
    pub(crate) fn has(&self, version: u32, clause: usize) -> bool {
        let clause = self.having.get(clause);
        clause.is_some_and(|having| having.contains(version))
    }

    /// Returns the first scored version from `from` on that may reach a threshold.
    pub(crate) fn next(&self, from: u32, (all, score): Threshold) -> Option<u32> {
        let none = VersionSet::default();
        // Versions with all terms come before all others, which may lose a part of their score.
        let (always, part) = match self.having.len() {
            several @ 2.. if !all => (&self.all, self.part(several - 1)),
            _ => (&none, 1.0),
        };
        let floor = (score - self.gains.iter().sum::<f32>()) / part;
        // A little lower, because sums are rounded.
        self.among
            .next_scored(from, always, &self.score, floor - floor.abs() * ROUNDING)
    }

    /// What is known of the score of a version without its positions.
    #[inline(always)]
    pub(crate) fn bounds(&self, version: u32) -> ScoreBounds {
        let least = self.score.get(version as usize).copied().unwrap_or(0.0);
        let mut bounds = ScoreBounds {
            all: !self.having.is_empty(),
            least,
            most: least,
        };
        if self.having.len() > 1 {
            self.weigh(version, &mut bounds);
        }
        bounds
    }

    /// The part of its score that a version with `count` of several terms keeps.
    fn part(&self, count: usize) -> f32 {
        // In a short query each word was meant; in a whole question most are incidental.
        match self.having.len() {
            ..=FEW_TERMS => count as f32 / self.having.len() as f32,
            _ => 1.0,
        }
    }

    /// Fills in the bounds of a version for several terms.
    fn weigh(&self, version: u32, bounds: &mut ScoreBounds) {
        let (mut count, mut before) = (0, false);
        let mut gained = 0;
        for clause in &self.having {
            let has = clause.contains(version);
            count += usize::from(has);
            gained += u32::from(has && before);
            before = has;
        }
        bounds.all = count == self.having.len();
        bounds.least *= self.part(count);
        bounds.most = bounds.least;
        if gained > 0 {
            bounds.most = self.gained(version, bounds.least, &|_| 1.0);
        }
    }

    /// The score with proximity of a version that may reach `threshold`. `least` is its score without.
    pub(crate) fn exact(&self, version: u32, least: f32, threshold: Threshold) -> f32 {
        let mut near = self.near.borrow_mut();
        // Versions that may reach a higher threshold are a part of these.
        let (_, near) = match near.take() {
            Some(known) if known.0 <= threshold => near.insert(known),
            _ => near.insert((threshold, self.occurrences(threshold))),
        };
        self.gained(version, least, &|at| {
            proximity(
                &positions(near.get(at), version),
                &mut positions(near.get(at + 1), version),
            )
        })
    }

    fn gained(&self, version: u32, mut score: f32, near: &dyn Fn(usize) -> f32) -> f32 {
        for ((at, pair), gain) in self.having.windows(2).enumerate().zip(&self.gains) {
            if pair.iter().all(|clause| clause.contains(version)) {
                score += gain * near(at);
            }
        }
        score
    }

    /// The occurrences of each term in the versions that may reach a threshold.
    fn occurrences(&self, threshold: Threshold) -> Vec<Vec<WeightedOccurrence>> {
        let mut wanted = VersionSet::none(self.index.columns().versions.len());
        let mut from = 0;
        while let Some(number) = self.next(from, threshold) {
            wanted.insert(number);
            from = number + 1;
        }
        let places = |term: &QueryTerm<'_>| {
            let found = &term.found;
            let mut places: Vec<WeightedOccurrence> = Vec::new();
            for form in &found.forms {
                append(form, &wanted, &mut places);
            }
            let others = found.others.iter();
            places.extend(others.filter(|place| wanted.contains(place.0)));
            sort_dedup(self.index, &mut places);
            places
        };
        self.terms.iter().map(places).collect()
    }
}

/// The positions of occurrences in a version.
fn positions(places: Option<&Vec<WeightedOccurrence>>, version: u32) -> Vec<u32> {
    let places = places.map_or(&[][..], Vec::as_slice);
    let first = places.partition_point(|place| place.0 < version);
    let places = places.get(first..).unwrap_or_default().iter();
    let places = places.take_while(|place| place.0 == version);
    places.map(|place| place.1).collect()
}

/// The greatest rounding error of a sum of scores, relative to the sum.
const ROUNDING: f32 = 1e-5;
