//! Bits one after the other, the lowest of a byte first.

/// Gathers bits.
#[derive(Debug, Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// Bits that are not yet a byte, and how many.
    rest: u64,
    count: u32,
}

impl Bits {
    /// Appends the lowest `count` bits of a number, at most 32.
    pub fn put(&mut self, number: u32, count: u32) {
        self.rest |= u64::from(number) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.rest as u8);
            self.rest >>= 8;
            self.count -= 8;
        }
    }

    /// Appends bytes, after zeros up to a whole byte.
    pub fn put_bytes(&mut self, bytes: &[u8]) {
        self.fill();
        self.bytes.extend(bytes);
    }

    fn fill(&mut self) {
        if self.count > 0 {
            self.put(0, 8 - self.count);
        }
    }

    /// The bytes; the last is filled with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        self.fill();
        self.bytes
    }
}
