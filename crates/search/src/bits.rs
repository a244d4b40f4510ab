//! Numbers of few bits, one after the other.

/// Gathers bits.
#[derive(Debug, Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits that are not yet a byte, lowest first, and how many.
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

    /// Appends so many zeros and a one.
    pub(crate) fn append_unary(&mut self, number: u32) {
        (0..number).for_each(|_| self.append(0, 1));
        self.append(1, 1);
    }

    /// Appends a number below `bound`, in as few bits as tell it from the others.
    pub(crate) fn append_below(&mut self, number: u32, bound: u32) {
        let (bits, short) = widths(bound);
        if number < short {
            self.append(number, bits);
        } else {
            // The low bits come last, so that a reader knows after the first ones whether one more follows.
            let long = number + short;
            self.append(long >> 1, bits);
            self.append(long & 1, 1);
        }
    }

    /// The bytes; the last is filled with zeros.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.rest as u8);
        }
        self.bytes
    }
}

/// How many bits a number below `bound` takes at least, and how many numbers take no more than these.
fn widths(bound: u32) -> (u32, u32) {
    let bits = bound.max(1).ilog2();
    let short = (2u64 << bits).saturating_sub(u64::from(bound)) as u32;
    (bits, short)
}

/// So many bits are seen at once.
const WINDOW: u32 = 57;

/// A place among bits. Past the end are zeros; [`BitReader::is_past_end`] tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BitReader<'b> {
    bytes: &'b [u8],
    /// The next bit.
    at: usize,
}

impl<'b> BitReader<'b> {
    /// The place of a bit.
    pub(crate) fn new(bytes: &'b [u8], at: usize) -> Self {
        BitReader { bytes, at }
    }

    /// The number of bits before this place.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Is it after all bits?
    pub(crate) fn is_past_end(&self) -> bool {
        self.at > self.bytes.len() * 8
    }

    /// The next bits without passing them: [`WINDOW`] at least, lowest first.
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

    /// The next so many bits, at most [`WINDOW`].
    pub(crate) fn take(&mut self, count: u32) -> u64 {
        let number = self.peek() & ((1 << count) - 1);
        self.at += count as usize;
        number
    }

    /// A number below `bound`.
    pub(crate) fn take_below(&mut self, bound: u32) -> u32 {
        let (bits, short) = widths(bound);
        let number = self.take(bits) as u32;
        if number < short {
            number
        } else {
            (number << 1 | self.take(1) as u32).wrapping_sub(short)
        }
    }

    /// How many zeros come before the next one, which is passed too.
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
        fn any_bits_are_read(bytes: Vec<u8>, bound: u32) {
            let mut reader = BitReader::new(&bytes, 0);
            while !reader.is_past_end() {
                reader.take_below(bound);
                reader.take_unary();
            }
        }
    }
}
