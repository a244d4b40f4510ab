//! Optimal parsing: the cheapest steps for a text, when the cost of each is known.

use crate::cost::CostModel;
use crate::match_finder::{Match, MatchFinder};
use crate::symbol::{MAX_MATCH, Step, distance_symbol};

/// A match of this length is taken without a search for a better one: zlib calls this the nice length.
const NICE_LENGTH: usize = 128;

/// Buffers for parsing.
#[derive(Default)]
pub(crate) struct Parser {
    /// For each position, the cost of the cheapest way there, and its last step.
    paths: Vec<(u32, Step)>,
    found: Vec<Match>,
}

impl Parser {
    /// Returns the cheapest steps for `bytes`, and appends them to the finder's text.
    pub fn parse(
        &mut self,
        finder: &mut MatchFinder,
        bytes: &[u8],
        costs: &CostModel,
    ) -> Vec<Step> {
        const UNREACHED: (u32, Step) = (
            u32::MAX,
            Step {
                value: 0,
                distance: 0,
            },
        );
        let begin = finder.extend(bytes);
        let end = begin + bytes.len();
        self.paths.clear();
        self.paths.resize(bytes.len() + 1, UNREACHED);
        self.paths[0].0 = 0;
        // A match of the nice length covers everything before this index.
        let mut covered = 0;
        for (i, &byte) in bytes.iter().enumerate() {
            let cost = self.paths[i].0;
            let mut reach = |i: usize, cost: u32, step: Step| {
                if cost < self.paths[i].0 {
                    self.paths[i] = (cost, step);
                }
            };
            let literal = Step {
                value: byte.into(),
                distance: 0,
            };
            reach(i + 1, cost + costs.literals[usize::from(byte)], literal);
            if i >= covered {
                finder.find(begin + i, end, MAX_MATCH, &mut self.found);
                let mut length = 3;
                for found in &self.found {
                    let distance = found.distance as u16; // at most WINDOW
                    let cost = cost + costs.distances[distance_symbol(distance).symbol];
                    if found.length >= NICE_LENGTH {
                        covered = i + found.length;
                        length = found.length;
                    }
                    while length <= found.length {
                        let step = Step {
                            value: length as u16,
                            distance,
                        };
                        reach(i + length, cost + costs.lengths[length], step);
                        length += 1;
                    }
                }
            }
            finder.insert(begin + i);
        }
        let mut steps = Vec::new();
        let mut at = bytes.len();
        while at > 0 {
            let step = self.paths[at].1;
            steps.push(step);
            at -= step.length();
        }
        steps.reverse();
        steps
    }
}
