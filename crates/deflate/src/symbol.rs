//! The symbols of deflate, and how often they occur.

/// One step of a stream: a byte as it is, or a copy of earlier bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The byte, or the length of the copy, 3 to 258.
    pub value: u16,
    /// How far back the copy begins, 1 to 32,768; 0 for a byte.
    pub distance: u16,
}

impl Step {
    /// Number of bytes that it stands for.
    pub fn length(&self) -> usize {
        match self.distance {
            0 => 1,
            _ => usize::from(self.value),
        }
    }
}

/// Number of symbols for bytes, the end of a block and lengths.
pub(crate) const LITERALS: usize = 286;
/// Number of symbols for distances.
pub(crate) const DISTANCES: usize = 30;
/// The symbol that ends a block.
pub(crate) const END: usize = 256;
/// How far back a copy may begin, in bytes: a longer dictionary is of no use.
pub const WINDOW: usize = 32 << 10;
/// Length of the longest copy.
pub(crate) const MAX_MATCH: usize = 258;

/// A symbol and the bits that follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Symbol {
    pub symbol: usize,
    pub extra: u32,
    pub extra_bits: u32,
}

/// The symbol of a length, 3 to 258.
pub(crate) fn length_symbol(length: u16) -> Symbol {
    if usize::from(length) == MAX_MATCH {
        return Symbol {
            symbol: 285,
            extra: 0,
            extra_bits: 0,
        };
    }
    let (class, extra, extra_bits) = class(u32::from(length).saturating_sub(3), 2);
    Symbol {
        symbol: 257 + class,
        extra,
        extra_bits,
    }
}

/// The symbol of a distance, 1 to 32,768.
pub(crate) fn distance_symbol(distance: u16) -> Symbol {
    let (symbol, extra, extra_bits) = class(u32::from(distance).saturating_sub(1), 1);
    Symbol {
        symbol,
        extra,
        extra_bits,
    }
}

/// The class of a number, the number within the class, and the bits of that. There are 2 to the power of `fine` classes for each
/// doubling.
fn class(number: u32, fine: u32) -> (usize, u32, u32) {
    let extra_bits = (number | 1).ilog2().saturating_sub(fine);
    let class = (extra_bits << fine) + (number >> extra_bits);
    let extra = number & ((1 << extra_bits) - 1);
    (class as usize, extra, extra_bits)
}

/// How often each symbol occurs.
#[derive(Clone, Debug)]
pub(crate) struct Frequencies {
    pub literals: Vec<u32>,
    pub distances: Vec<u32>,
}

impl Frequencies {
    /// The same number for each symbol.
    pub fn uniform(count: u32) -> Frequencies {
        Frequencies {
            literals: vec![count; LITERALS],
            distances: vec![count; DISTANCES],
        }
    }

    /// Of a block with these steps, its end included.
    pub fn of_block(steps: &[Step]) -> Frequencies {
        let mut all = Frequencies::uniform(0);
        all.literals[END] += 1;
        for step in steps {
            if step.distance == 0 {
                all.literals[usize::from(step.value)] += 1;
            } else {
                all.literals[length_symbol(step.value).symbol] += 1;
                all.distances[distance_symbol(step.distance).symbol] += 1;
            }
        }
        all
    }

    /// Adds others.
    pub fn add(&mut self, others: &Frequencies) {
        let add = |all: &mut [u32], more: &[u32]| {
            all.iter_mut()
                .zip(more)
                .for_each(|(all, more)| *all += more);
        };
        add(&mut self.literals, &others.literals);
        add(&mut self.distances, &others.distances);
    }

    /// The sum of all.
    pub fn sum(all: &[Frequencies]) -> Frequencies {
        let mut sum = Frequencies::uniform(0);
        all.iter().for_each(|frequencies| sum.add(frequencies));
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_those_of_the_standard() {
        let length = |length| {
            let Symbol {
                symbol,
                extra,
                extra_bits,
            } = length_symbol(length);
            (symbol, extra, extra_bits)
        };
        assert_eq!(length(3), (257, 0, 0));
        assert_eq!(length(10), (264, 0, 0));
        assert_eq!(length(12), (265, 1, 1));
        assert_eq!(length(114), (279, 15, 4));
        assert_eq!(length(115), (280, 0, 4));
        assert_eq!(length(257), (284, 30, 5));
        assert_eq!(length(258), (285, 0, 0));
        let distance = |distance| {
            let Symbol {
                symbol,
                extra,
                extra_bits,
            } = distance_symbol(distance);
            (symbol, extra, extra_bits)
        };
        assert_eq!(distance(1), (0, 0, 0));
        assert_eq!(distance(4), (3, 0, 0));
        assert_eq!(distance(5), (4, 0, 1));
        assert_eq!(distance(8), (5, 1, 1));
        assert_eq!(distance(24_577), (29, 0, 13));
        assert_eq!(distance(32_768), (29, 8191, 13));
    }
}
