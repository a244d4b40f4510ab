//! Writes single bits. As deflate has it, the first bit is the lowest of a byte.

#[derive(Debug, Default)]
pub(crate) struct BitStream {
    bytes: Vec<u8>,
    /// Bits that do not fill a byte yet.
    pending: u64,
    /// Number of those bits, at most 7 between calls.
    pending_bits: u32,
}

impl BitStream {
    /// Appends the lowest `count` bits of a number, at most 32.
    pub fn bits(&mut self, number: u32, count: u32) {
        self.pending |= u64::from(number) << self.pending_bits;
        self.pending_bits += count;
        while self.pending_bits >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.pending_bits -= 8;
        }
    }

    /// Appends bytes, after zero bits up to a whole byte.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.align();
        self.bytes.extend(bytes);
    }

    fn align(&mut self) {
        if self.pending_bits > 0 {
            self.bits(0, 8 - self.pending_bits);
        }
    }

    /// Returns the bytes, the last one filled with zero bits.
    pub fn finish(mut self) -> Vec<u8> {
        self.align();
        self.bytes
    }
}
