//! The steps that a text is written in: a byte, or a repetition of what came before.

/// A byte as it is, or so many bytes that came so far before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Of a repetition, 3 to 258; of a byte, the byte.
    pub length: u16,
    /// 0 for a byte.
    pub distance: u16,
}

impl Step {
    /// How many bytes of text it stands for.
    pub fn bytes(&self) -> usize {
        match self.distance {
            0 => 1,
            _ => usize::from(self.length),
        }
    }
}

/// The number of symbols for bytes, the end of a block and lengths.
pub(super) const LITERALS: usize = 286;
/// The number of symbols for distances.
pub(super) const DISTANCES: usize = 30;
/// The symbol that ends a block.
pub(super) const END: usize = 256;
/// The longest repetition.
pub(super) const LONGEST: usize = 258;

/// A symbol, and the bits that follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol {
    pub symbol: usize,
    pub extra: u32,
    pub extra_bits: u32,
}

/// The symbol of a length, 3 to 258.
pub(super) fn of_length(length: u16) -> Symbol {
    if usize::from(length) == LONGEST {
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

/// The symbol of a distance, from 1 on.
pub(super) fn of_distance(distance: u16) -> Symbol {
    let (symbol, extra, extra_bits) = class(u32::from(distance).saturating_sub(1), 1);
    Symbol {
        symbol,
        extra,
        extra_bits,
    }
}

/// Numbers in classes: 2 to the power of `fine` for each doubling.
fn class(number: u32, fine: u32) -> (usize, u32, u32) {
    let extra_bits = (number | 1).ilog2().saturating_sub(fine);
    let class = (extra_bits << fine) + (number >> extra_bits);
    let extra = number & ((1 << extra_bits) - 1);
    (class as usize, extra, extra_bits)
}

/// How often each symbol is.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    pub literals: Vec<u32>,
    pub distances: Vec<u32>,
}

impl Counts {
    /// Each symbol so often.
    pub fn all(times: u32) -> Counts {
        Counts {
            literals: vec![times; LITERALS],
            distances: vec![times; DISTANCES],
        }
    }

    /// Adds the symbols of some steps, and of the end of their block.
    pub fn add(&mut self, steps: &[Step]) {
        self.literals[END] += 1;
        for step in steps {
            if step.distance == 0 {
                self.literals[usize::from(step.length)] += 1;
            } else {
                self.literals[of_length(step.length).symbol] += 1;
                self.distances[of_distance(step.distance).symbol] += 1;
            }
        }
    }

    /// Adds others.
    pub fn join(&mut self, others: &Counts) {
        let add = |all: &mut [u32], more: &[u32]| {
            all.iter_mut()
                .zip(more)
                .for_each(|(all, more)| *all += more);
        };
        add(&mut self.literals, &others.literals);
        add(&mut self.distances, &others.distances);
    }

    /// All together.
    pub fn sum(all: &[Counts]) -> Counts {
        let mut sum = Counts::all(0);
        all.iter().for_each(|counts| sum.join(counts));
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
            } = of_length(length);
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
            } = of_distance(distance);
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
