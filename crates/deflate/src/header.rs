//! How a block with codes of its own begins (RFC 1951, 3.2.7).

use crate::bits::BitStream;
use crate::code::BlockCode;
use crate::huffman::{Lengths, codes, lengths};
use crate::symbol::{DISTANCES, LITERALS};

/// The order in which a header has the lengths of the code length code.
const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// The lengths of a block's codes, with runs of one length as one symbol.
pub(crate) struct Header {
    /// Number of lengths of the code for bytes and lengths, and of the code for distances.
    sizes: (usize, usize),
    /// Each symbol with its extra bits and their number.
    symbols: Vec<(u8, u32, u32)>,
    /// The lengths of the code length code.
    lengths: Lengths,
}

impl Header {
    pub fn of(code: &BlockCode) -> Header {
        let used = |lengths: &[u8], min: usize| {
            let last = lengths.iter().rposition(|&length| length > 0);
            last.map_or(min, |last| (last + 1).max(min))
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
                let (symbol, max, base, bits) = match length {
                    0 if left >= 11 => (18, 138, 11, 7),
                    0 => (17, 10, 3, 3),
                    _ => (16, 6, 3, 2),
                };
                let count = left.min(max);
                symbols.push((symbol, (count - base) as u32, bits));
                left -= count;
            }
            symbols.extend((0..left).map(|_| (length, 0, 0)));
        }
        let mut frequencies = vec![0; ORDER.len()];
        for (symbol, _, _) in &symbols {
            frequencies[usize::from(*symbol)] += 1;
        }
        Header {
            sizes,
            symbols,
            lengths: lengths(&frequencies, 7),
        }
    }

    /// Appends the header of the last block, or of another.
    pub fn write(&self, last: bool, out: &mut BitStream) {
        self.write_with(last, self.needed(), out);
    }

    /// Number of bits of the header.
    pub fn bits(&self) -> u32 {
        self.bits_with(self.needed())
    }

    /// The header as whole bytes, so that a stream can be put right behind it.
    ///
    /// A header grows by 3 bits for each length 0 of the code length code that it writes though it need not, and an empty block
    /// takes 10 bits: together they fill up any number of bits.
    pub fn aligned(&self, last: bool) -> Vec<u8> {
        let mut out = BitStream::default();
        let (mut written, mut bits) = (self.needed(), self.bits());
        if bits % 2 == 1 && written < ORDER.len() {
            written += 1;
            bits += 3;
        }
        while bits % 8 != 0 {
            out.bits(0b010, 10); // an empty block with fixed codes, not the last
            bits += 10;
        }
        self.write_with(last, written, &mut out);
        out.finish()
    }

    /// Number of lengths of the code length code that must be written.
    fn needed(&self) -> usize {
        let last = ORDER.iter().rposition(|&symbol| self.lengths[symbol] > 0);
        last.map_or(4, |last| (last + 1).max(4))
    }

    /// Number of bits with `written` lengths of the code length code.
    fn bits_with(&self, written: usize) -> u32 {
        let symbols = self.symbols.iter();
        let symbols =
            symbols.map(|(symbol, _, bits)| u32::from(self.lengths[usize::from(*symbol)]) + bits);
        3 + 5 + 5 + 4 + 3 * written as u32 + symbols.sum::<u32>()
    }

    fn write_with(&self, last: bool, written: usize, out: &mut BitStream) {
        out.bits(u32::from(last) | 2 << 1, 3);
        out.bits(self.sizes.0 as u32 - 257, 5);
        out.bits(self.sizes.1 as u32 - 1, 5);
        out.bits(written as u32 - 4, 4);
        for &symbol in &ORDER[..written] {
            out.bits(self.lengths[symbol].into(), 3);
        }
        let codes = codes(&self.lengths);
        for (symbol, extra, bits) in &self.symbols {
            let symbol = usize::from(*symbol);
            out.bits(codes[symbol].into(), self.lengths[symbol].into());
            out.bits(*extra, *bits);
        }
    }
}
