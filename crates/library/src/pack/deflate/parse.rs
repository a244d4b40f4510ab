//! Which steps write a text in the fewest bits, when it is known what each costs.

use super::code::Costs;
use super::finder::{Finder, Repetition};
use super::step::{LONGEST, Step, of_distance};

/// A repetition so long is taken without looking for better.
const LONG_ENOUGH: usize = 128;

/// The cheapest steps for the bytes of the finder's window from `begin` to `end`; those before were passed.
#[derive(Default)]
pub(super) struct Parser {
    /// What it costs to get to each place, and the last step there.
    paths: Vec<(u32, Step)>,
    found: Vec<Repetition>,
}

impl Parser {
    pub fn parse(&mut self, finder: &mut Finder, bytes: &[u8], costs: &Costs) -> Vec<Step> {
        const NOWHERE: (u32, Step) = (
            u32::MAX,
            Step {
                length: 0,
                distance: 0,
            },
        );
        let begin = finder.extend(bytes);
        let end = begin + bytes.len();
        self.paths.clear();
        self.paths.resize(bytes.len() + 1, NOWHERE);
        self.paths[0].0 = 0;
        // Up to here, a long repetition was taken.
        let mut taken = 0;
        for (i, &byte) in bytes.iter().enumerate() {
            let cost = self.paths[i].0;
            let mut reach = |i: usize, cost: u32, step: Step| {
                if cost < self.paths[i].0 {
                    self.paths[i] = (cost, step);
                }
            };
            let literal = Step {
                length: byte.into(),
                distance: 0,
            };
            reach(i + 1, cost + costs.literals[usize::from(byte)], literal);
            if i >= taken {
                finder.find(begin + i, end, LONGEST, &mut self.found);
                let mut length = 3;
                for repetition in &self.found {
                    let distance = repetition.distance as u16; // a window has no more
                    let cost = cost + costs.distances[of_distance(distance).symbol];
                    if repetition.length >= LONG_ENOUGH {
                        taken = i + repetition.length;
                        length = repetition.length;
                    }
                    while length <= repetition.length {
                        let step = Step {
                            length: length as u16,
                            distance,
                        };
                        reach(i + length, cost + costs.lengths[length], step);
                        length += 1;
                    }
                }
            }
            finder.pass(begin + i);
        }
        let mut steps = Vec::new();
        let mut at = bytes.len();
        while at > 0 {
            let step = self.paths[at].1;
            steps.push(step);
            at -= step.bytes();
        }
        steps.reverse();
        steps
    }
}
