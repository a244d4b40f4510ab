//! What each version has of a query, and how much that tells.
//!
//! First come the versions that have the words: enough for totals and facets. Only those that may be among the best are then scored:
//! where there are enough with all words, these alone. Scores are summed in a list of all versions: adding to a number is quicker than
//! putting places in order. How near the words are to each other is worked out last, and only for versions that it could bring among
//! the best: it takes most time and tells least, and only for that are places read.

use core::cell::RefCell;

use aimaq_postings::{FieldCounts, Occurrence, OccurrenceWeights, Sums, VersionSet};

use crate::index::Index;
use crate::query_term::{QueryTerm, TermOccurrences, WeightedOccurrence, append, sort_dedup};
use crate::weights::{Weights, nearness};

/// In queries of so few words, to have more of them tells most.
const FEW_WORDS: usize = 3;

/// What each version has of the query.
pub(crate) struct Scores<'q> {
    index: &'q Index,
    weights: &'q Weights,
    occurrences: &'q OccurrenceWeights,
    elements: Vec<QueryTerm<'q>>,
    /// The versions that have each clause.
    clauses: Vec<VersionSet>,
    /// The versions that have any clause; where nothing is asked, all of them.
    any: VersionSet,
    /// The versions that have all clauses; where nothing is asked, none.
    all: VersionSet,
    /// The versions that are scored.
    among: VersionSet,
    score: Vec<f32>,
    /// The most that a version gains if it has a clause and the next one.
    gains: Vec<f32>,
    /// Where each clause is, in the versions that may reach a bar.
    near: RefCell<Option<(Threshold, Vec<Vec<WeightedOccurrence>>)>>,
}

/// Has a version all clauses, and its score: what is less comes too late.
pub(crate) type Threshold = (bool, f32);

/// How a version stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScoreBounds {
    /// Has it all clauses?
    pub(crate) all: bool,
    /// Its score without what near words gain.
    pub(crate) least: f32,
    /// Its score if they gain all they can.
    pub(crate) most: f32,
}

impl<'q> Scores<'q> {
    /// For elements, all of which are asked for. What has them is found by [`Scores::find`].
    pub(crate) fn new(
        index: &'q Index,
        (weights, occurrences): (&'q Weights, &'q OccurrenceWeights),
        elements: Vec<QueryTerm<'q>>,
    ) -> Self {
        let versions = index.columns.versions.len();
        Scores {
            index,
            weights,
            occurrences,
            elements,
            clauses: Vec::new(),
            any: VersionSet::none(versions),
            all: VersionSet::none(versions),
            among: VersionSet::default(),
            score: Vec::new(),
            gains: Vec::new(),
            near: RefCell::default(),
        }
    }

    /// Finds what has the elements.
    pub(crate) fn match_terms(&mut self) {
        let versions = self.index.columns.versions.len();
        for element in &self.elements {
            let having = element.found.versions(versions);
            match self.clauses.is_empty() {
                true => self.all = having.clone(),
                false => self.all.intersect_with(&having),
            }
            self.any.union_with(&having);
            self.clauses.push(having);
        }
        if self.elements.is_empty() {
            self.any = VersionSet::all(versions);
        }
        for pair in self.clauses.windows(2) {
            let found = pair.iter().map(VersionSet::count);
            let rarity = self
                .weights
                .rarity(found.fold(0, u32::max), versions as u32);
            self.gains.push(self.weights.neighbours * rarity);
        }
    }

    /// Scores the versions with all clauses, or those with any.
    pub(crate) fn score(&mut self, only_whole: bool) {
        let versions = self.index.columns.versions.len();
        self.among = if only_whole { &self.all } else { &self.any }.clone();
        let mut score = vec![0.0; versions];
        let mut sums = Sums::new(versions);
        for (element, having) in self.elements.iter().zip(&self.clauses) {
            self.add(&element.found, (1.0, having.count()), &mut sums, &mut score);
        }
        // Words that begin alike rank what is in, and let nothing in.
        for weak in self.elements.iter().map(|element| &element.weak) {
            if !weak.is_empty() {
                let found = weak.versions(versions).count();
                let weight = self.weights.beginning;
                self.add(weak, (weight, found), &mut sums, &mut score);
            }
        }
        self.score = score;
    }

    /// Adds the score of everywhere something is, which is in `found` versions.
    fn add(
        &self,
        of: &TermOccurrences<'_>,
        (weight, found): (f32, u32),
        sums: &mut Sums,
        score: &mut [f32],
    ) {
        let index = self.index;
        let (versions, occurrences) = (&*index.columns.versions, self.occurrences);
        let count = |(number, position): Occurrence, weight: f32, sums: &mut Sums| {
            let version = versions.get(number as usize);
            let field = version.map_or(0, |version| version.field(position));
            sums.add(
                number,
                FieldCounts::once(field),
                weight,
                versions,
                occurrences,
            );
        };
        // Places are mostly in few versions: only there need they be looked for.
        let mut placed = VersionSet::none(versions.len());
        of.places.iter().for_each(|place| placed.insert(place.0));
        placed.intersect_with(&self.among);
        let mut open = self.among.clone();
        open.difference_with(&placed);
        for &(number, position, weight) in &of.places {
            if placed.contains(number) {
                count((number, position), weight, sums);
            }
        }
        for form in &of.forms {
            sums.add_form(&form.postings, form.weight, &open, versions, occurrences);
            if of.places.is_empty() {
                continue;
            }
            let mut at = Vec::new();
            form.postings.append_occurrences(&placed, &mut at);
            for place in at {
                let weight = form.weight - of.weight_at(place);
                count(place, weight.max(0.0), sums);
            }
        }
        let most = weight * self.weights.rarity(found, versions.len() as u32);
        sums.add_scores(&self.among, score, most, self.weights.saturation);
    }

    /// The versions that have any clause, where nothing is asked all of them; and those that have all clauses.
    pub(crate) fn having(&self) -> (&VersionSet, &VersionSet) {
        (&self.any, &self.all)
    }

    /// Has a version this clause?
    pub(crate) fn has(&self, version: u32, clause: usize) -> bool {
        let clause = self.clauses.get(clause);
        clause.is_some_and(|having| having.contains(version))
    }

    /// The first of the scored versions from a number on that may reach a bar: has it all clauses, and its score.
    pub(crate) fn next(&self, from: u32, (all, score): Threshold) -> Option<u32> {
        let none = VersionSet::default();
        // What has all clauses comes before all else; the rest loses a part of its score.
        let (always, part) = match self.clauses.len() {
            several @ 2.. if !all => (&self.all, self.part(several - 1)),
            _ => (&none, 1.0),
        };
        let floor = (score - self.gains.iter().sum::<f32>()) / part;
        // A little less, since sums are rounded.
        self.among
            .next_scored(from, always, &self.score, floor - floor.abs() * ROUNDED)
    }

    /// How a version stands.
    #[inline(always)]
    pub(crate) fn standing(&self, version: u32) -> ScoreBounds {
        let least = self.score.get(version as usize).copied().unwrap_or(0.0);
        let mut standing = ScoreBounds {
            all: !self.clauses.is_empty(),
            least,
            most: least,
        };
        if self.clauses.len() > 1 {
            self.weigh(version, &mut standing);
        }
        standing
    }

    /// How much a version with so many of several clauses keeps of its score.
    fn part(&self, count: usize) -> f32 {
        // Of a few words each was meant; in a whole question most are by the way.
        let coverage = match self.clauses.len() {
            ..=FEW_WORDS => 1.0,
            _ => self.weights.coverage,
        };
        1.0 - coverage * (1.0 - count as f32 / self.clauses.len() as f32)
    }

    /// The standing of a version among several clauses.
    fn weigh(&self, version: u32, standing: &mut ScoreBounds) {
        let (mut count, mut before) = (0, false);
        let mut gained = 0;
        for clause in &self.clauses {
            let has = clause.contains(version);
            count += usize::from(has);
            gained += u32::from(has && before);
            before = has;
        }
        standing.all = count == self.clauses.len();
        standing.least *= self.part(count);
        standing.most = standing.least;
        if gained > 0 {
            standing.most = self.gained(version, standing.least, &|_| 1.0);
        }
    }

    /// A score with what near words gain, of a version that may reach `bar`; `least` is that without.
    pub(crate) fn exact(&self, version: u32, least: f32, bar: Threshold) -> f32 {
        let mut near = self.near.borrow_mut();
        // What may reach a higher bar may reach this one, too.
        let (_, near) = match near.take() {
            Some(known) if known.0 <= bar => near.insert(known),
            _ => near.insert((bar, self.places(bar))),
        };
        self.gained(version, least, &|at| {
            nearness(
                &positions(near.get(at), version),
                &mut positions(near.get(at + 1), version),
            )
        })
    }

    fn gained(&self, version: u32, mut score: f32, near: &dyn Fn(usize) -> f32) -> f32 {
        for ((at, pair), gain) in self.clauses.windows(2).enumerate().zip(&self.gains) {
            if pair.iter().all(|clause| clause.contains(version)) {
                score += gain * near(at);
            }
        }
        score
    }

    /// Where each clause is, in the versions that may reach a bar.
    fn places(&self, bar: Threshold) -> Vec<Vec<WeightedOccurrence>> {
        let mut wanted = VersionSet::none(self.index.columns.versions.len());
        let mut from = 0;
        while let Some(number) = self.next(from, bar) {
            wanted.insert(number);
            from = number + 1;
        }
        let places = |element: &QueryTerm<'_>| {
            let found = &element.found;
            let mut places: Vec<WeightedOccurrence> = Vec::new();
            for form in &found.forms {
                append(form, &wanted, &mut places);
            }
            let others = found.places.iter();
            places.extend(others.filter(|place| wanted.contains(place.0)));
            sort_dedup(self.index, &mut places);
            places
        };
        self.elements.iter().map(places).collect()
    }
}

/// The positions in a version.
fn positions(places: Option<&Vec<WeightedOccurrence>>, version: u32) -> Vec<u32> {
    let places = places.map_or(&[][..], Vec::as_slice);
    let first = places.partition_point(|place| place.0 < version);
    let places = places.get(first..).unwrap_or_default().iter();
    let places = places.take_while(|place| place.0 == version);
    places.map(|place| place.1).collect()
}

/// How much less than it should be a sum of scores may be, as a part of it.
const ROUNDED: f32 = 1e-5;
