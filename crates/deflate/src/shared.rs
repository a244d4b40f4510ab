//! Codes that many streams share.

use crate::code::BlockCode;
use crate::cost::CostModel;
use crate::effort::Effort;
use crate::header::Header;
use crate::match_finder::MatchFinder;
use crate::parser::Parser;
use crate::symbol::Frequencies;

/// The code of the first block of many streams.
#[derive(Clone, Debug)]
pub struct SharedCode {
    pub(crate) code: BlockCode,
    pub(crate) costs: CostModel,
    /// Whether the block is the last of its stream.
    pub(crate) last: bool,
    /// The header of the block in whole bytes. A reader puts it before the stream, behind the dictionary.
    pub header: Vec<u8>,
}

impl SharedCode {
    fn new(code: BlockCode, last: bool) -> SharedCode {
        SharedCode {
            costs: CostModel::of_code(&code, 0),
            header: Header::of(&code).aligned(last),
            code,
            last,
        }
    }

    /// Estimates the cost of bytes, from literals alone.
    fn estimate(&self, bytes: &[u8]) -> u32 {
        let literals = &self.costs.literals;
        bytes.iter().map(|&byte| literals[usize::from(byte)]).sum()
    }

    /// The index of the code that suits bytes best; 0 if there are no codes.
    pub fn best(codes: &[SharedCode], bytes: &[u8]) -> usize {
        let estimates = codes.iter().map(|code| code.estimate(bytes)).enumerate();
        let best = estimates.min_by_key(|(_, estimate)| *estimate);
        best.map_or(0, |(number, _)| number)
    }
}

/// Makes `number` codes for contents like these, to be read behind a dictionary. If `last`, each content is one block, the last of its
/// stream. The same contents give the same codes.
pub fn train(
    contents: &[&[u8]],
    dictionary: &[u8],
    number: usize,
    last: bool,
    effort: Effort,
) -> Vec<SharedCode> {
    let mut finder = MatchFinder::new(dictionary, effort);
    let mut parser = Parser::default();
    let mut frequencies_of = |content: &[u8], costs: &CostModel| -> Frequencies {
        finder.rewind(dictionary.len());
        Frequencies::of_block(&parser.parse(&mut finder, content, costs))
    };
    let mut bytes = Frequencies::uniform(1);
    for &byte in contents.iter().copied().flatten() {
        bytes.literals[usize::from(byte)] += 1;
    }
    let mut costs = CostModel::of_code(&BlockCode::of(&bytes), 6);
    let mut all: Vec<Frequencies> = Vec::new();
    for _ in 0..2 {
        all = contents
            .iter()
            .map(|content| frequencies_of(content, &costs))
            .collect();
        costs = CostModel::of_code(&BlockCode::shared(&Frequencies::sum(&all)), 0);
    }
    let mut codes = vec![BlockCode::shared(&Frequencies::sum(&all))];
    while codes.len() < number {
        // The content with the worst fit starts a new code. Then, as in k-means, each content joins the code that fits it best, and each code is
        // made anew from its contents.
        let waste = |content: &Frequencies| {
            let best = codes.iter().map(|code| code.bits(content)).min();
            best.unwrap_or(0)
                .saturating_sub(BlockCode::of(content).bits(content))
        };
        let Some(worst) = all.iter().max_by_key(|content| waste(content)) else {
            break;
        };
        codes.push(BlockCode::shared(worst));
        for _ in 0..4 {
            let mut sums = vec![Frequencies::uniform(0); codes.len()];
            for content in &all {
                let best = (0..codes.len()).min_by_key(|&code| codes[code].bits(content));
                if let Some(best) = best {
                    sums[best].add(content);
                }
            }
            codes = sums.iter().map(BlockCode::shared).collect();
        }
    }
    // Steps that are cheap in a code are chosen more often: count them again with the codes found.
    let codes: Vec<SharedCode> = codes
        .into_iter()
        .map(|code| SharedCode::new(code, last))
        .collect();
    let mut sums = vec![Frequencies::uniform(0); codes.len()];
    for content in contents {
        let best = SharedCode::best(&codes, content);
        if let Some(code) = codes.get(best) {
            sums[best].add(&frequencies_of(content, &code.costs));
        }
    }
    let codes = sums.iter().map(BlockCode::shared);
    codes.map(|code| SharedCode::new(code, last)).collect()
}
