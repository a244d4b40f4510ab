//! Writing and reading numbers of few bits.

/// Writes bits.
#[derive(Debug, Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    /// The bits that do not fill a byte yet, lowest first, and their number.
    rest: u64,
    count: u32,
}

impl BitWriter {
    /// Appends the lowest `count` bits of a number, at most 32.
    pub(crate) fn append(&mut self, number: u32, count: u32) {
        self.rest |= (u64::from(number) & ((1 << count) - 1)) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.rest as u8);
            self.rest >>= 8;
            self.count -= 8;
        }
    }

    /// Appends a number in unary: as many zeros, and a one.
    pub(crate) fn append_unary(&mut self, number: u32) {
        (0..number).for_each(|_| self.append(0, 1));
        self.append(1, 1);
    }

    /// Appends a number below `bound` in truncated binary, the fewest bits that tell it from the others.
    pub(crate) fn append_below(&mut self, number: u32, bound: u32) {
        let (bits, short) = widths(bound);
        if number < short {
            self.append(number, bits);
        } else {
            // The lowest bit comes last: after the others, a reader knows whether it follows.
            let long = number + short;
            self.append(long >> 1, bits);
            self.append(long & 1, 1);
        }
    }

    /// Returns the bytes; the last one is filled with zeros.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.rest as u8);
        }
        self.bytes
    }
}

/// The number of bits of the short codes for numbers below `bound`, and the count of numbers with a short code.
fn widths(bound: u32) -> (u32, u32) {
    let bits = bound.max(1).ilog2();
    let short = (2u64 << bits).saturating_sub(u64::from(bound)) as u32;
    (bits, short)
}

/// The number of bits that can be read at once.
const WINDOW: u32 = 57;

/// Reads bits. Past the end it reads zeros; [`BitReader::is_past_end`] tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BitReader<'b> {
    bytes: &'b [u8],
    /// The number of the next bit.
    at: usize,
}

impl<'b> BitReader<'b> {
    /// Starts at bit number `at`.
    pub(crate) fn new(bytes: &'b [u8], at: usize) -> Self {
        BitReader { bytes, at }
    }

    /// The number of the next bit.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Returns `true` if more bits were read than there are.
    pub(crate) fn is_past_end(&self) -> bool {
        self.at > self.bytes.len() * 8
    }

    /// Returns at least the next [`WINDOW`] bits without consuming them, lowest first.
    fn peek(&self) -> u64 {
        let byte = self.at >> 3;
        let window = match self.bytes.get(byte..byte + 8) {
            Some(window) => u64::from_le_bytes(window.try_into().unwrap_or_default()),
            None => {
                let mut window = [0; 8];
                let rest = self.bytes.get(byte..).unwrap_or_default();
                for (to, from) in window.iter_mut().zip(rest) {
                    *to = *from;
                }
                u64::from_le_bytes(window)
            }
        };
        window >> (self.at & 7)
    }

    /// Reads the next `count` bits, at most [`WINDOW`].
    pub(crate) fn take(&mut self, count: u32) -> u64 {
        let number = self.peek() & ((1 << count) - 1);
        self.at += count as usize;
        number
    }

    /// Reads a number below `bound` in truncated binary.
    pub(crate) fn take_below(&mut self, bound: u32) -> u32 {
        let (bits, short) = widths(bound);
        let number = self.take(bits) as u32;
        if number < short {
            number
        } else {
            (number << 1 | self.take(1) as u32).wrapping_sub(short)
        }
    }

    /// Reads a number in unary: zeros up to a one, which is consumed too.
    pub(crate) fn take_unary(&mut self) -> u32 {
        let mut zeros = 0;
        loop {
            let next = self.peek().trailing_zeros();
            if next < WINDOW {
                self.at += next as usize + 1;
                return zeros + next;
            }
            zeros += WINDOW;
            self.at += WINDOW as usize;
            if self.is_past_end() {
                return zeros;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec((any::<u32>(), 1u32..=32, 0u32..200, any::<prop::sample::Index>(), 1u32..1_000_000), 0..50)) {
            let mut writer = BitWriter::default();
            for (number, count, unary, place, bound) in &numbers {
                writer.append(*number, *count);
                writer.append_unary(*unary);
                writer.append_below(place.index(*bound as usize) as u32, *bound);
            }
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes, 0);
            for (number, count, unary, place, bound) in &numbers {
                prop_assert_eq!(reader.take(*count), u64::from(*number) & ((1 << *count) - 1));
                prop_assert_eq!(reader.take_unary(), *unary);
                prop_assert_eq!(reader.take_below(*bound), place.index(*bound as usize) as u32);
            }
            prop_assert!(!reader.is_past_end());
        }

        #[test]
        fn any_bits_can_be_read(bytes: Vec<u8>, bound: u32) {
            let mut reader = BitReader::new(&bytes, 0);
            while !reader.is_past_end() {
                reader.take_below(bound);
                reader.take_unary();
            }
        }
    }
}
