//! What each version has of a query, and how much that tells.
//!
//! First come the versions that have the words: enough for totals and facets. Only those that may be among the best are then scored:
//! where there are enough with all words, these alone. Scores are summed in a list of all versions: adding to a number is quicker than
//! putting places in order. How near the words are to each other is worked out last, and only for versions that it could bring among
//! the best: it takes most time and tells least.

use core::ops::Range;

use aimaq_postings::{Lists, Occurrences, Sums, Versions};

use crate::element::{Element, Where};
use crate::index::Index;
use crate::rank::{Weights, nearness};

/// In queries of so few words, to have more of them tells most.
const FEW_WORDS: usize = 3;

/// What each version has of the query.
pub(crate) struct Scores<'q> {
    index: &'q Index,
    weights: &'q Weights,
    occurrences: &'q Occurrences,
    elements: Vec<Element<'q>>,
    lists: Lists<'q>,
    clauses: Vec<Having>,
    /// The versions that have any clause; where nothing is asked, all of them.
    any: Versions,
    /// The versions that have all clauses; where nothing is asked, none.
    all: Versions,
    /// The versions that are scored.
    among: Versions,
    score: Vec<f32>,
    /// The most that a version gains if it has a clause and the next one.
    gains: Vec<f32>,
}

/// What has a clause.
struct Having {
    versions: Versions,
    /// The lists of its forms.
    lists: Range<usize>,
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
    /// For elements, all of which are asked for. What has them is found by [`Scores::find`].
    pub(crate) fn new(
        index: &'q Index,
        (weights, occurrences): (&'q Weights, &'q Occurrences),
        elements: Vec<Element<'q>>,
    ) -> Self {
        let versions = index.columns.versions.len();
        Scores {
            index,
            weights,
            occurrences,
            elements,
            lists: Lists::default(),
            clauses: Vec::new(),
            any: Versions::none(versions),
            all: Versions::none(versions),
            among: Versions::default(),
            score: Vec::new(),
            gains: Vec::new(),
        }
    }

    /// Finds what has the elements.
    pub(crate) fn find(&mut self) {
        let columns = &self.index.columns;
        let versions = columns.versions.len();
        for element in &self.elements {
            let mut having = Versions::none(versions);
            let lists = &mut self.lists;
            let first = lists.count();
            for form in &element.found.forms {
                let list = lists.read(&form.postings, &columns.versions, &columns.classes);
                having.add_places(lists.list(list));
            }
            add_places(&element.found, &mut having);
            match self.clauses.is_empty() {
                true => self.all = having.clone(),
                false => self.all.keep(&having),
            }
            self.any.add_all(&having);
            self.clauses.push(Having {
                versions: having,
                lists: first..lists.count(),
            });
        }
        if self.elements.is_empty() {
            self.any = Versions::all(versions);
        }
        for pair in self.clauses.windows(2) {
            let found = pair.iter().map(|clause| clause.versions.count());
            let rarity = self
                .weights
                .rarity(found.fold(0, u32::max), versions as u32);
            self.gains.push(self.weights.neighbours * rarity);
        }
    }

    /// Scores the versions with all clauses, or those with any.
    pub(crate) fn rank(&mut self, only_whole: bool) {
        let index = self.index;
        let columns = &index.columns;
        let versions = &columns.versions;
        self.among = if only_whole { &self.all } else { &self.any }.clone();
        self.score = vec![0.0; versions.len()];
        let mut sums = Sums::new(versions.len());
        let elements = core::mem::take(&mut self.elements);
        let clauses = self.clauses.iter();
        let clauses: Vec<(Range<usize>, u32)> = clauses
            .map(|clause| (clause.lists.clone(), clause.versions.count()))
            .collect();
        for (element, (lists, found)) in elements.iter().zip(&clauses) {
            let lists: Vec<usize> = lists.clone().collect();
            self.add(&element.found, &lists, (1.0, *found), &mut sums);
        }
        // Words that begin alike rank what is in, and let nothing in.
        for (element, (strong, _)) in elements.iter().zip(&clauses) {
            let weak = &element.weak;
            if weak.is_empty() {
                continue;
            }
            let mut having = Versions::none(versions.len());
            let mut lists = Vec::new();
            for form in &weak.forms {
                let known = self.lists.find(&form.postings, strong.clone());
                let list = known
                    .unwrap_or_else(|| self.lists.read(&form.postings, versions, &columns.classes));
                having.add_places(self.lists.list(list));
                lists.push(list);
            }
            add_places(weak, &mut having);
            let weight = (self.weights.beginning, having.count());
            self.add(weak, &lists, weight, &mut sums);
        }
        self.elements = elements;
    }

    /// Adds the score of everywhere something is, which is in so many versions; `lists` are those of its forms.
    fn add(
        &mut self,
        of: &Where<'_>,
        lists: &[usize],
        (weight, found): (f32, u32),
        sums: &mut Sums,
    ) {
        let versions = &self.index.columns.versions;
        let (among, occurrences) = (&self.among, self.occurrences);
        // Places are mostly in few versions: only there need they be looked for.
        let mut placed = Versions::none(versions.len());
        add_places(of, &mut placed);
        for &(version, position, weight) in &of.places {
            sums.count(&[(version, position)], weight, among, versions, occurrences);
        }
        for (form, &list) in of.forms.iter().zip(lists) {
            let at = self.lists.list(list);
            if of.places.is_empty() {
                sums.count(at, form.weight, among, versions, occurrences);
                continue;
            }
            for place in at.iter().filter(|place| among.has(place.0)) {
                let other = match placed.has(place.0) {
                    true => of.weight_at(*place),
                    false => 0.0,
                };
                let weight = (form.weight - other).max(0.0);
                sums.count(&[*place], weight, among, versions, occurrences);
            }
        }
        let most = weight * self.weights.rarity(found, versions.len() as u32);
        sums.add_to(among, &mut self.score, most, self.weights.saturation);
    }

    /// The versions that have any clause, where nothing is asked all of them; and those that have all clauses.
    pub(crate) fn having(&self) -> (&Versions, &Versions) {
        (&self.any, &self.all)
    }

    /// Has a version this clause?
    pub(crate) fn has(&self, version: u32, clause: usize) -> bool {
        let clause = self.clauses.get(clause);
        clause.is_some_and(|clause| clause.versions.has(version))
    }

    /// The first of the scored versions from a number on that may reach a bar: has it all clauses, and its score.
    pub(crate) fn next(&self, from: u32, (all, score): (bool, f32)) -> Option<u32> {
        let none = Versions::default();
        // What has all clauses comes before all else; the rest loses a part of its score.
        let (always, part) = match self.clauses.len() {
            several @ 2.. if !all => (&self.all, self.part(several - 1)),
            _ => (&none, 1.0),
        };
        let floor = (score - self.gains.iter().sum::<f32>()) / part;
        // A little less, since sums are rounded.
        self.among
            .next(from, always, &self.score, floor - floor.abs() * ROUNDED)
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
        standing.least *= self.part(count);
        standing.most = standing.least;
        if gained > 0 {
            standing.most = self.gained(version, standing.least, &|_| 1.0);
        }
    }

    /// A score with what near words gain; `least` is that without.
    pub(crate) fn exact(&self, version: u32, least: f32) -> f32 {
        self.gained(version, least, &|at| {
            nearness(
                &self.positions(at, version),
                &mut self.positions(at + 1, version),
            )
        })
    }

    fn gained(&self, version: u32, mut score: f32, near: &dyn Fn(usize) -> f32) -> f32 {
        for ((at, pair), gain) in self.clauses.windows(2).enumerate().zip(&self.gains) {
            if pair.iter().all(|clause| clause.versions.has(version)) {
                score += gain * near(at);
            }
        }
        score
    }

    /// The positions of a clause in a version.
    fn positions(&self, clause: usize, version: u32) -> Vec<u32> {
        let mut positions = Vec::new();
        if let Some((element, clause)) = self.elements.get(clause).zip(self.clauses.get(clause)) {
            let places = &element.found.places;
            let first = places.partition_point(|place| place.0 < version);
            let places = places.get(first..).unwrap_or_default().iter();
            let places = places.take_while(|place| place.0 == version);
            positions.extend(places.map(|place| place.1));
            self.lists
                .positions(clause.lists.clone(), version, &mut positions);
        }
        positions
    }
}

/// How much less than it should be a sum of scores may be, as a part of it.
const ROUNDED: f32 = 1e-5;

/// Adds the versions where something other than forms is.
fn add_places(found: &Where<'_>, having: &mut Versions) {
    found.places.iter().for_each(|place| having.add(place.0));
}
