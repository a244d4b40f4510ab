//! What each step of a stream costs.

use crate::code::{BlockCode, extra_of_distance};
use crate::symbol::{Frequencies, MAX_MATCH, length_symbol};

/// The cost of a bit.
const BIT: u32 = 32;

/// The cost of each step, in units of 1/[`BIT`] bits.
#[derive(Clone, Debug)]
pub(crate) struct CostModel {
    /// By byte.
    pub literals: Vec<u32>,
    /// By length.
    pub lengths: Vec<u32>,
    /// By symbol of the distance.
    pub distances: Vec<u32>,
}

impl CostModel {
    /// The cost in a code. A symbol without a code costs `unknown` bits.
    pub fn of_code(code: &BlockCode, unknown: u8) -> CostModel {
        let cost = |length: &u8| u32::from(if *length == 0 { unknown } else { *length }) * BIT;
        CostModel::new(
            code.literals.iter().map(cost).collect(),
            code.distances.iter().map(cost).collect(),
        )
    }

    fn new(literals: Vec<u32>, symbols: Vec<u32>) -> CostModel {
        let lengths = (0..=MAX_MATCH as u16)
            .map(|length| {
                let symbol = length_symbol(length.max(3));
                literals[symbol.symbol] + symbol.extra_bits * BIT
            })
            .collect();
        let symbols = symbols.iter().enumerate();
        let distances = symbols.map(|(symbol, cost)| cost + extra_of_distance(symbol) * BIT);
        CostModel {
            lengths,
            distances: distances.collect(),
            literals,
        }
    }

    /// The entropy of each symbol with these frequencies. Unlike the bits of a code, it tells a rare symbol from a slightly rarer one.
    pub fn of_entropy(frequencies: &Frequencies) -> CostModel {
        let costs = |counts: &[u32]| -> Vec<u32> {
            let all = log2(counts.iter().sum());
            counts.iter().map(|&count| all - log2(count)).collect()
        };
        CostModel::new(costs(&frequencies.literals), costs(&frequencies.distances))
    }
}

/// The logarithm to base 2 in units of 1/[`BIT`], rounded down; 0 for 0. In integers, so it is the same on every machine.
fn log2(number: u32) -> u32 {
    let whole = number.max(1).ilog2();
    let mut rest = u64::from(number.max(1)) << (31 - whole);
    let mut log = whole;
    for _ in 0..BIT.ilog2() {
        rest = (rest * rest) >> 31;
        log <<= 1;
        if rest >> 32 > 0 {
            rest >>= 1;
            log += 1;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_right_to_a_part_of_a_bit() {
        for number in (1..1_000).chain([65_535, 65_536, 1 << 30, u32::MAX]) {
            let exact = f64::from(number).log2() * f64::from(BIT);
            let parts = f64::from(log2(number));
            assert!(
                (parts..=parts + 1.0).contains(&exact),
                "{number}: {parts}, {exact}"
            );
        }
        assert_eq!(log2(0), 0);
    }
}
