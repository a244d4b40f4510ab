//! Codes that many streams share.

use super::Effort;
use super::code::{Code, Costs};
use super::finder::Finder;
use super::parse::Parser;
use super::step::Counts;

/// The codes of the first block of many streams.
#[derive(Clone, Debug)]
pub(in crate::pack) struct SharedCode {
    pub(super) code: Code,
    pub(super) costs: Costs,
    /// Is the block the only one?
    pub(super) last: bool,
    /// The beginning of the block in whole bytes: what a reader puts before a stream.
    pub header: Vec<u8>,
}

impl SharedCode {
    fn new(code: Code, last: bool) -> SharedCode {
        SharedCode {
            costs: code.costs(0),
            header: code.shared_header(last),
            code,
            last,
        }
    }

    /// About how many bits bytes take.
    fn estimate(&self, bytes: &[u8]) -> u32 {
        let literals = &self.costs.literals;
        bytes.iter().map(|&byte| literals[usize::from(byte)]).sum()
    }

    /// Which of some codes suits bytes best.
    pub fn best(codes: &[SharedCode], bytes: &[u8]) -> usize {
        let estimates = codes.iter().map(|code| code.estimate(bytes)).enumerate();
        let best = estimates.min_by_key(|(_, estimate)| *estimate);
        best.map_or(0, |(number, _)| number)
    }
}

/// So many codes for contents like these, to be read behind a dictionary. If `last`, a content is nothing but a block in such a code.
/// The same contents give the same codes.
pub(in crate::pack) fn train(
    contents: &[&[u8]],
    dictionary: &[u8],
    number: usize,
    last: bool,
    effort: Effort,
) -> Vec<SharedCode> {
    let mut finder = Finder::new(dictionary, effort);
    let mut parser = Parser::default();
    let mut counted = |content: &[u8], costs: &Costs| -> Counts {
        finder.rewind(dictionary.len());
        let steps = parser.parse(&mut finder, content, costs);
        let mut counts = Counts::all(0);
        counts.add(&steps);
        counts
    };
    let mut bytes = Counts::all(1);
    for &byte in contents.iter().copied().flatten() {
        bytes.literals[usize::from(byte)] += 1;
    }
    let mut costs = Code::of(&bytes).costs(6);
    let mut counts: Vec<Counts> = Vec::new();
    for _ in 0..2 {
        counts = contents
            .iter()
            .map(|content| counted(content, &costs))
            .collect();
        costs = Code::shared(&Counts::sum(&counts)).costs(0);
    }
    let mut codes = vec![Code::shared(&Counts::sum(&counts))];
    while codes.len() < number {
        // What fits worst begins a code of its own; then each content goes with the code that fits it best.
        let waste = |counts: &Counts| {
            let least = codes.iter().map(|code| code.bits(counts)).min();
            least
                .unwrap_or(0)
                .saturating_sub(Code::of(counts).bits(counts))
        };
        let Some(worst) = counts.iter().max_by_key(|counts| waste(counts)) else {
            break;
        };
        codes.push(Code::shared(worst));
        for _ in 0..4 {
            let mut sums = vec![Counts::all(0); codes.len()];
            for counts in &counts {
                let best = (0..codes.len()).min_by_key(|&code| codes[code].bits(counts));
                if let Some(best) = best {
                    sums[best].join(counts);
                }
            }
            codes = sums.iter().map(Code::shared).collect();
        }
    }
    // What is cheap in a code is used more in it.
    let codes: Vec<SharedCode> = codes
        .into_iter()
        .map(|code| SharedCode::new(code, last))
        .collect();
    let mut sums = vec![Counts::all(0); codes.len()];
    for content in contents {
        let best = SharedCode::best(&codes, content);
        if let Some(code) = codes.get(best) {
            sums[best].join(&counted(content, &code.costs));
        }
    }
    let codes = sums.iter().map(Code::shared);
    codes.map(|code| SharedCode::new(code, last)).collect()
}
