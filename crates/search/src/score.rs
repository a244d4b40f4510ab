//! What each version has of a query, and how much that tells.
//!
//! Scores are summed in a list of all versions: adding to a number is quicker than putting places in order. How near the words are to
//! each other is worked out last, and only for versions that it could bring among the best: it takes most time and tells least.

use aimaq_postings::{At, FIELDS, Sums, Versions};

use crate::element::{Element, Where};
use crate::index::Index;
use crate::rank::{Weights, nearness};

/// In queries of so few words, to have more of them tells most.
const FEW_WORDS: usize = 3;

/// What each version has of the query.
pub(crate) struct Scores<'q> {
    index: &'q Index,
    weights: &'q Weights,
    occurrences: Vec<[f32; FIELDS]>,
    sums: Sums,
    score: Vec<f32>,
    clauses: Vec<Having>,
    /// The versions that have any clause; where nothing is asked, all of them.
    any: Versions,
    /// The most that a version gains if it has a clause and the next one.
    gains: Vec<f32>,
}

/// What has a clause.
struct Having {
    versions: Versions,
    places: Places,
}

/// Places by version: for each version a chain.
#[derive(Default)]
struct Places {
    at: Vec<At>,
    /// For each place, one more than the number of the one before it in its version, or 0.
    before: Vec<u32>,
    /// For each version, one more than the number of its last place, or 0.
    last: Vec<u32>,
}

impl Places {
    /// The positions in a version.
    fn of(&self, version: u32) -> Vec<u32> {
        let mut positions = Vec::new();
        let mut at = self.last.get(version as usize).copied().unwrap_or(0) as usize;
        while let Some((&(_, position), &before)) = at
            .checked_sub(1)
            .and_then(|at| self.at.get(at).zip(self.before.get(at)))
        {
            positions.push(position);
            at = before as usize;
        }
        positions
    }

    fn link(&mut self) {
        for (number, &(version, _)) in (1..).zip(&self.at) {
            if let Some(last) = self.last.get_mut(version as usize) {
                self.before.push(*last);
                *last = number;
            }
        }
    }
}

/// How a version stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// Has it all clauses?
    pub(crate) all: bool,
    /// Its score without what near words gain.
    pub(crate) least: f32,
    /// Its score if they gain all they can.
    pub(crate) most: f32,
}

impl<'q> Scores<'q> {
    /// Scores for elements, all of which are asked for.
    pub(crate) fn new(index: &'q Index, weights: &'q Weights, elements: &[Element<'_>]) -> Self {
        let versions = index.columns.versions.len();
        let mut scores = Scores {
            index,
            weights,
            occurrences: weights.occurrences(index),
            sums: Sums::new(versions),
            score: vec![0.0; versions],
            clauses: Vec::new(),
            any: Versions::none(versions),
            gains: Vec::new(),
        };
        for element in elements {
            let mut places = Places::default();
            let having = scores.add(&element.found, 1.0, &mut places.at);
            if elements.len() > 1 {
                places.last.resize(versions, 0);
                places.link();
            }
            scores.any.add_all(&having);
            scores.clauses.push(Having {
                versions: having,
                places,
            });
        }
        if elements.is_empty() {
            scores.any = Versions::all(versions);
        }
        // Words that begin alike rank what is in, and let nothing in.
        for element in elements.iter().filter(|element| !element.weak.is_empty()) {
            scores.add(&element.weak, weights.beginning, &mut Vec::new());
        }
        for pair in scores.clauses.windows(2) {
            let found = pair.iter().map(|clause| clause.versions.count());
            let rarity = weights.rarity(found.fold(0, u32::max), versions as u32);
            scores.gains.push(weights.neighbours * rarity);
        }
        scores
    }

    /// Adds the score of everywhere something is. Gives the versions that have it, and puts its places into `at`.
    fn add(&mut self, found: &Where<'_>, weight: f32, at: &mut Vec<At>) -> Versions {
        let columns = &self.index.columns;
        let versions = &columns.versions;
        for &(version, position, weight) in &found.places {
            let place = (version, position);
            at.push(place);
            self.sums
                .count(&[place], weight, versions, &self.occurrences);
        }
        for form in &found.forms {
            let start = at.len();
            columns.places(&form.postings, at);
            let new = at.get(start..).unwrap_or_default();
            if found.places.is_empty() {
                self.sums
                    .count(new, form.weight, versions, &self.occurrences);
                continue;
            }
            for place in new {
                let weight = (form.weight - found.weight_at(*place)).max(0.0);
                self.sums
                    .count(&[*place], weight, versions, &self.occurrences);
            }
        }
        let rarity = self
            .weights
            .rarity(self.sums.having.count(), versions.len() as u32);
        self.sums
            .add_to(&mut self.score, weight * rarity, self.weights.saturation)
    }

    /// The versions that have any clause; where nothing is asked, all of them.
    pub(crate) fn any(&self) -> &Versions {
        &self.any
    }

    /// Has a version this clause?
    pub(crate) fn has(&self, version: u32, clause: usize) -> bool {
        let clause = self.clauses.get(clause);
        clause.is_some_and(|clause| clause.versions.has(version))
    }

    /// How a version stands.
    #[inline(always)]
    pub(crate) fn standing(&self, version: u32) -> Standing {
        let least = self.score.get(version as usize).copied().unwrap_or(0.0);
        let mut standing = Standing {
            all: !self.clauses.is_empty(),
            least,
            most: least,
        };
        if self.clauses.len() > 1 {
            self.weigh(version, &mut standing);
        }
        standing
    }

    /// The standing of a version among several clauses.
    fn weigh(&self, version: u32, standing: &mut Standing) {
        let (mut count, mut before) = (0, false);
        let mut gained = 0;
        for clause in &self.clauses {
            let has = clause.versions.has(version);
            count += usize::from(has);
            gained += u32::from(has && before);
            before = has;
        }
        standing.all = count == self.clauses.len();
        // Of a few words each was meant; in a whole question most are by the way.
        let coverage = match self.clauses.len() {
            ..=FEW_WORDS => 1.0,
            _ => self.weights.coverage,
        };
        standing.least *= 1.0 - coverage * (1.0 - count as f32 / self.clauses.len() as f32);
        standing.most = standing.least;
        if gained > 0 {
            standing.most = self.gained(version, standing.least, &|_| 1.0);
        }
    }

    /// A score with what near words gain; `least` is that without.
    pub(crate) fn exact(&self, version: u32, least: f32) -> f32 {
        self.gained(version, least, &|pair| match pair {
            [first, second] => nearness(&first.places.of(version), &mut second.places.of(version)),
            _ => 0.0,
        })
    }

    fn gained(&self, version: u32, mut score: f32, near: &dyn Fn(&[Having]) -> f32) -> f32 {
        for (pair, gain) in self.clauses.windows(2).zip(&self.gains) {
            if pair.iter().all(|clause| clause.versions.has(version)) {
                score += gain * near(pair);
            }
        }
        score
    }
}
