//! The two Huffman codes of a block.

use crate::bits::BitStream;
use crate::huffman::{Lengths, codes, lengths};
use crate::symbol::{END, Frequencies, Step, distance_symbol, length_symbol};

/// Maximum length of a code in the standard, in bits.
const MAX_BITS: u8 = 15;

/// The lengths of the codes of a block: one code for bytes, lengths and the end, one for distances.
#[derive(Clone, Debug)]
pub(crate) struct BlockCode {
    pub literals: Lengths,
    pub distances: Lengths,
}

impl BlockCode {
    /// The best code for these frequencies.
    pub fn of(frequencies: &Frequencies) -> BlockCode {
        Self::limited(frequencies, MAX_BITS)
    }

    /// The best code for many streams with these frequencies in sum. It has a code for every symbol, so any stream can be written in it.
    pub fn shared(frequencies: &Frequencies) -> BlockCode {
        let mut all = Frequencies::uniform(1);
        let sums = [
            (&mut all.literals, &frequencies.literals),
            (&mut all.distances, &frequencies.distances),
        ];
        for (all, frequencies) in sums {
            for (all, count) in all.iter_mut().zip(frequencies) {
                *all += count * 4;
            }
        }
        // No code of 15 bits, whose length comes last in a header: so `Header::aligned` can always add one.
        Self::limited(&all, MAX_BITS - 1)
    }

    fn limited(frequencies: &Frequencies, limit: u8) -> BlockCode {
        BlockCode {
            literals: lengths(&frequencies.literals, limit),
            distances: lengths(&frequencies.distances, limit),
        }
    }

    /// Number of bits of all symbols with these frequencies, extra bits included.
    pub fn bits(&self, frequencies: &Frequencies) -> u32 {
        let sum = |frequencies: &[u32], lengths: &[u8], extra: &dyn Fn(usize) -> u32| -> u32 {
            let symbols = frequencies.iter().zip(lengths).enumerate();
            symbols
                .map(|(symbol, (count, length))| count * (u32::from(*length) + extra(symbol)))
                .sum()
        };
        sum(&frequencies.literals, &self.literals, &extra_of_length)
            + sum(&frequencies.distances, &self.distances, &extra_of_distance)
    }

    /// Appends steps and the end of the block.
    pub fn write(&self, steps: &[Step], out: &mut BitStream) {
        let (literals, distances) = (codes(&self.literals), codes(&self.distances));
        let literal = |symbol: usize, out: &mut BitStream| {
            out.bits(literals[symbol].into(), self.literals[symbol].into());
        };
        for step in steps {
            if step.distance == 0 {
                literal(step.value.into(), out);
                continue;
            }
            let length = length_symbol(step.value);
            literal(length.symbol, out);
            out.bits(length.extra, length.extra_bits);
            let distance = distance_symbol(step.distance);
            out.bits(
                distances[distance.symbol].into(),
                self.distances[distance.symbol].into(),
            );
            out.bits(distance.extra, distance.extra_bits);
        }
        literal(END, out);
    }
}

/// Number of bits that follow a symbol for a length.
pub(crate) fn extra_of_length(symbol: usize) -> u32 {
    match symbol {
        265..285 => (symbol as u32 - 261) / 4,
        _ => 0,
    }
}

/// Number of bits that follow a symbol for a distance.
pub(crate) fn extra_of_distance(symbol: usize) -> u32 {
    (symbol as u32 / 2).saturating_sub(1)
}
