//! What each version has of a query, and how much that tells.
//!
//! Scores are summed in a list of all versions: adding to a number is quicker than putting places in order. How near the words are to
//! each other is worked out last, and only for versions that it could bring among the best: it takes most time and tells least.

use crate::element::{Element, Where};
use crate::index::Index;
use crate::postings::At;
use crate::rank::{Occurrences, Weights, nearness};
use crate::versions::Versions;

/// In queries of so few words, to have more of them tells most.
const FEW_WORDS: usize = 3;

/// What each version has of the query.
pub(crate) struct Scores<'q> {
    index: &'q Index,
    weights: &'q Weights,
    occurrences: Occurrences,
    /// For each version, the weights of its occurrences of what is being looked at; 0 between.
    frequency: Vec<f32>,
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
            frequency: vec![0.0; versions],
            score: vec![0.0; versions],
            clauses: Vec::new(),
            any: Versions::none(versions),
            gains: Vec::new(),
        };
        for element in elements {
            let mut places = Places::default();
            let having = scores.gather(&element.found, &mut places.at);
            scores.add(&having, 1.0);
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
            let having = scores.gather(&element.weak, &mut Vec::new());
            scores.add(&having, weights.beginning);
        }
        for pair in scores.clauses.windows(2) {
            let found = pair.iter().map(|clause| clause.versions.len());
            let rarity = weights.rarity(found.fold(0, u32::max), versions as u32);
            scores.gains.push(weights.neighbours * rarity);
        }
        scores
    }

    /// Sums the weights of all occurrences of something. Gives the versions that have it, and puts its places into `places`.
    fn gather(&mut self, of: &Where<'_>, places: &mut Vec<At>) -> Versions {
        let columns = &self.index.columns;
        let mut versions = Versions::none(self.frequency.len());
        let mut count = |at: At, weight: f32| {
            let number = at.0 as usize;
            if let Some((frequency, version)) = self
                .frequency
                .get_mut(number)
                .zip(columns.versions.get(number))
            {
                *frequency += weight * self.occurrences.weight(version, at.1);
                versions.add(at.0);
            }
        };
        for &(version, position, weight) in &of.places {
            places.push((version, position));
            count((version, position), weight);
        }
        for form in &of.forms {
            let start = places.len();
            form.postings.read(columns, places);
            for &at in places.get(start..).unwrap_or_default() {
                let weight = match of.places.is_empty() {
                    true => form.weight,
                    false => (form.weight - of.weight_at(at)).max(0.0),
                };
                count(at, weight);
            }
        }
        versions
    }

    /// Adds the BM25F score of what was gathered.
    fn add(&mut self, having: &Versions, weight: f32) {
        let all = self.frequency.len() as u32;
        let rarity = self.weights.rarity(having.len(), all);
        having.visit(&mut |number| {
            let number = number as usize;
            if let Some((frequency, score)) = self
                .frequency
                .get_mut(number)
                .zip(self.score.get_mut(number))
            {
                *score += weight * (rarity * self.weights.saturated(*frequency));
                *frequency = 0.0;
            }
        });
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
    pub(crate) fn standing(&self, version: u32) -> Standing {
        let least = self.score.get(version as usize).copied().unwrap_or(0.0);
        let mut standing = Standing {
            all: !self.clauses.is_empty(),
            least,
            most: least,
        };
        if self.clauses.len() > 1 {
            let count = self.clauses.iter();
            let count = count.filter(|clause| clause.versions.has(version)).count();
            standing.all = count == self.clauses.len();
            // Of a few words each was meant; in a whole question most are by the way.
            let coverage = match self.clauses.len() {
                ..=FEW_WORDS => 1.0,
                _ => self.weights.coverage,
            };
            standing.least *= 1.0 - coverage * (1.0 - count as f32 / self.clauses.len() as f32);
            standing.most = self.gained(version, standing.least, &|_| 1.0);
        }
        standing
    }

    /// A score with what near words gain; `least` is that without.
    pub(crate) fn exact(&self, version: u32, least: f32) -> f32 {
        self.gained(version, least, &|pair| match pair {
            [first, second] => nearness(&first.places.of(version), &mut second.places.of(version)),
            _ => 0.0,
        })
    }

    #[inline(always)]
    fn gained(&self, version: u32, mut score: f32, near: &dyn Fn(&[Having]) -> f32) -> f32 {
        for (pair, gain) in self.clauses.windows(2).zip(&self.gains) {
            if pair.iter().all(|clause| clause.versions.has(version)) {
                score += gain * near(pair);
            }
        }
        score
    }
}
