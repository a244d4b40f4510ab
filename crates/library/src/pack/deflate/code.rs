//! The codes of a block, and how a block with its own codes begins.

use super::bits::Bits;
use super::huffman::{codes, lengths};
use super::step::{Counts, DISTANCES, END, LITERALS, Step, of_distance, of_length};

/// The longest code that the standard has.
const MOST: u8 = 15;
/// The order in which a header has the lengths of the codes of lengths.
const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// The lengths of all codes of a block, in bits.
#[derive(Clone, Debug)]
pub(super) struct Code {
    literals: Vec<u8>,
    distances: Vec<u8>,
}

impl Code {
    /// The best code for symbols that are so frequent.
    pub fn of(counts: &Counts) -> Code {
        Self::limited(counts, MOST)
    }

    /// The best code for many streams whose symbols are so frequent in sum: whatever they hold can be written in it.
    pub fn shared(counts: &Counts) -> Code {
        let mut all = Counts::all(1);
        let sums = [
            (&mut all.literals, &counts.literals),
            (&mut all.distances, &counts.distances),
        ];
        for (all, counts) in sums {
            for (all, count) in all.iter_mut().zip(counts) {
                *all += count * 4;
            }
        }
        // No code of 15 bits: see `shared_header`.
        Self::limited(&all, MOST - 1)
    }

    fn limited(counts: &Counts, most: u8) -> Code {
        Code {
            literals: lengths(&counts.literals, most),
            distances: lengths(&counts.distances, most),
        }
    }

    /// Bits of all symbols that are so often, and of what follows them.
    pub fn bits(&self, counts: &Counts) -> u32 {
        let sum = |counts: &[u32], lengths: &[u8], extra: &dyn Fn(usize) -> u32| -> u32 {
            let symbols = counts.iter().zip(lengths).enumerate();
            symbols
                .map(|(symbol, (count, length))| count * (u32::from(*length) + extra(symbol)))
                .sum()
        };
        sum(&counts.literals, &self.literals, &extra_of_length)
            + sum(&counts.distances, &self.distances, &extra_of_distance)
    }

    /// Appends the beginning of a block.
    pub fn begin(&self, last: bool, out: &mut Bits) {
        let header = Header::of(self);
        header.write(last, header.counted(), out);
    }

    /// The bits that [`Code::begin`] takes.
    pub fn begin_bits(&self) -> u32 {
        let header = Header::of(self);
        header.bits(header.counted())
    }

    /// The beginning of a block in whole bytes, for streams to be read behind it; the last block, or not.
    ///
    /// The header takes 3 bits more for each length of a code of lengths that it says to be 0 and might leave out, and
    /// blocks of nothing take 10: so any number of bits is filled up.
    pub fn shared_header(&self, last: bool) -> Vec<u8> {
        let header = Header::of(self);
        let mut out = Bits::default();
        let (mut counted, mut bits) = (header.counted(), header.bits(header.counted()));
        if bits % 2 == 1 && counted < ORDER.len() {
            counted += 1;
            bits += 3;
        }
        while bits % 8 != 0 {
            out.put(0b010, 10); // not the last, fixed codes; the end
            bits += 10;
        }
        header.write(last, counted, &mut out);
        out.finish()
    }

    /// Appends steps, and the end of the block.
    pub fn write(&self, steps: &[Step], out: &mut Bits) {
        let (literals, distances) = (codes(&self.literals), codes(&self.distances));
        let literal = |symbol: usize, out: &mut Bits| {
            out.put(literals[symbol].into(), self.literals[symbol].into());
        };
        for step in steps {
            if step.distance == 0 {
                literal(step.length.into(), out);
                continue;
            }
            let length = of_length(step.length);
            literal(length.symbol, out);
            out.put(length.extra, length.extra_bits);
            let distance = of_distance(step.distance);
            out.put(
                distances[distance.symbol].into(),
                self.distances[distance.symbol].into(),
            );
            out.put(distance.extra, distance.extra_bits);
        }
        literal(END, out);
    }

    /// What steps cost in this code; what has no code costs `unknown` bits.
    pub fn costs(&self, unknown: u8) -> Costs {
        let cost = |length: &u8| u32::from(if *length == 0 { unknown } else { *length }) * BIT;
        Costs::new(
            self.literals.iter().map(cost).collect(),
            self.distances.iter().map(cost).collect(),
        )
    }
}

/// The cost of a bit.
const BIT: u32 = 32;

impl Costs {
    fn new(literals: Vec<u32>, symbols: Vec<u32>) -> Costs {
        let lengths = (0..=super::step::LONGEST as u16)
            .map(|length| {
                let symbol = of_length(length.max(3));
                literals[symbol.symbol] + symbol.extra_bits * BIT
            })
            .collect();
        let symbols = symbols.iter().enumerate();
        let distances = symbols.map(|(symbol, cost)| cost + extra_of_distance(symbol) * BIT);
        Costs {
            lengths,
            distances: distances.collect(),
            literals,
        }
    }

    /// What steps cost whose symbols are so frequent, if codes had parts of bits: so what is a little rarer costs a little more.
    pub fn of(counts: &Counts) -> Costs {
        let costs = |counts: &[u32]| -> Vec<u32> {
            let all = log2(counts.iter().sum());
            counts.iter().map(|&count| all - log2(count)).collect()
        };
        Costs::new(costs(&counts.literals), costs(&counts.distances))
    }
}

/// The logarithm to the base of 2 in parts of a [`BIT`], rounded down; 0 for 0. The same on every machine.
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

/// What steps cost, in parts of a [`BIT`].
#[derive(Clone, Debug)]
pub(super) struct Costs {
    /// By byte.
    pub literals: Vec<u32>,
    /// By length.
    pub lengths: Vec<u32>,
    /// By the symbol of the distance.
    pub distances: Vec<u32>,
}

fn extra_of_length(symbol: usize) -> u32 {
    match symbol {
        265..285 => (symbol as u32 - 261) / 4,
        _ => 0,
    }
}

fn extra_of_distance(symbol: usize) -> u32 {
    (symbol as u32 / 2).saturating_sub(1)
}

/// The lengths of codes as a header has them: runs of the same are one symbol.
struct Header {
    /// How many symbols for bytes and lengths, and for distances, there are.
    sizes: (usize, usize),
    /// Symbol, what follows it, and in how many bits.
    symbols: Vec<(u8, u32, u32)>,
    lengths: Vec<u8>,
}

impl Header {
    fn of(code: &Code) -> Header {
        let used = |lengths: &[u8], least: usize| {
            let last = lengths.iter().rposition(|&length| length > 0);
            last.map_or(least, |last| (last + 1).max(least))
        };
        let sizes = (used(&code.literals, 257), used(&code.distances, 1));
        let mut all = code.literals[..sizes.0.min(LITERALS)].to_vec();
        all.extend(&code.distances[..sizes.1.min(DISTANCES)]);
        let mut symbols = Vec::new();
        for run in all.chunk_by(|a, b| a == b) {
            let (length, mut left) = (run[0], run.len());
            if length > 0 {
                symbols.push((length, 0, 0));
                left -= 1;
            }
            while left >= 3 {
                let (symbol, most, base, bits) = match length {
                    0 if left >= 11 => (18, 138, 11, 7),
                    0 => (17, 10, 3, 3),
                    _ => (16, 6, 3, 2),
                };
                let count = left.min(most);
                symbols.push((symbol, (count - base) as u32, bits));
                left -= count;
            }
            symbols.extend((0..left).map(|_| (length, 0, 0)));
        }
        let mut counts = vec![0; ORDER.len()];
        for (symbol, _, _) in &symbols {
            counts[usize::from(*symbol)] += 1;
        }
        Header {
            sizes,
            symbols,
            lengths: lengths(&counts, 7),
        }
    }

    /// How many lengths of the codes of lengths are written at least.
    fn counted(&self) -> usize {
        let last = ORDER.iter().rposition(|&symbol| self.lengths[symbol] > 0);
        last.map_or(4, |last| (last + 1).max(4))
    }

    fn bits(&self, counted: usize) -> u32 {
        let symbols = self.symbols.iter();
        let symbols =
            symbols.map(|(symbol, _, bits)| u32::from(self.lengths[usize::from(*symbol)]) + bits);
        3 + 5 + 5 + 4 + 3 * counted as u32 + symbols.sum::<u32>()
    }

    fn write(&self, last: bool, counted: usize, out: &mut Bits) {
        out.put(u32::from(last) | 2 << 1, 3);
        out.put(self.sizes.0 as u32 - 257, 5);
        out.put(self.sizes.1 as u32 - 1, 5);
        out.put(counted as u32 - 4, 4);
        for &symbol in &ORDER[..counted] {
            out.put(self.lengths[symbol].into(), 3);
        }
        let codes = codes(&self.lengths);
        for (symbol, extra, bits) in &self.symbols {
            let symbol = usize::from(*symbol);
            out.put(codes[symbol].into(), self.lengths[symbol].into());
            out.put(*extra, *bits);
        }
    }
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
