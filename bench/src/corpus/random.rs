//! Random numbers that are the same everywhere: SplitMix64 (Steele, Lea, Flood 2014).

/// A stream of random numbers, determined by its seed.
#[derive(Debug, Clone)]
pub struct RandomStream(u64);

impl RandomStream {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, and not including, 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// `true` with this probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A number below `count`; 0 if `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        // The bias of a plain product is below one in 2^32 for any list that fits into memory.
        ((u128::from(self.bits()) * count as u128) >> 64) as usize
    }

    /// One of a list that is not empty.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// One of a list, with probabilities in proportion to the weights. Their sum is more than 0.
    pub fn weighted<T: Copy>(&mut self, list: &[(f64, T)]) -> T {
        let total: f64 = list.iter().map(|(weight, _)| weight).sum();
        let mut left = self.unit() * total;
        for (weight, value) in list {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        list[list.len() - 1].1
    }
}

#[cfg(test)]
mod tests {
    use super::RandomStream;

    #[test]
    fn a_seed_gives_the_published_stream() {
        // The first numbers of the reference implementation for seed 1234567.
        let mut random = RandomStream::new(1_234_567);
        assert_eq!(random.bits(), 6_457_827_717_110_365_317);
        assert_eq!(random.bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn weights_are_kept() {
        let mut random = RandomStream::new(1);
        let heads = (0..10_000)
            .filter(|_| random.weighted(&[(3.0, true), (1.0, false)]))
            .count();
        assert!((7_300..7_700).contains(&heads), "{heads}");
    }
}
