//! A cache of what was used last.

/// Values by key, up to a total weight. It has two generations: a value that is used moves to the young one; when the young one
/// is full, it becomes the old one, and the old one is dropped. So the weight is at most twice the capacity and the heaviest value, and a
/// lookup costs a binary search.
#[derive(Debug)]
pub(crate) struct Lru<K, V> {
    capacity: usize,
    young: Vec<Cached<K, V>>,
    old: Vec<Cached<K, V>>,
    /// Weight of the young generation.
    weight: usize,
}

#[derive(Clone, Debug)]
struct Cached<K, V> {
    key: K,
    weight: usize,
    value: V,
}

impl<K: Ord + Clone, V: Clone> Lru<K, V> {
    /// An empty cache. `capacity` is the weight at which the young generation is full.
    pub fn new(capacity: usize) -> Self {
        Lru {
            capacity,
            young: Vec::new(),
            old: Vec::new(),
            weight: 0,
        }
    }

    /// The value of a key, if it is cached.
    pub fn get(&mut self, key: &K) -> Option<V> {
        if let Ok(at) = position(&self.young, key) {
            return self.young.get(at).map(|cached| cached.value.clone());
        }
        let at = position(&self.old, key).ok()?;
        let cached = self.old.get(at)?.clone();
        Some(self.insert(cached.key, cached.weight, cached.value))
    }

    /// Caches a value, unless the key is in the young generation already. Returns the value that is cached.
    pub fn insert(&mut self, key: K, weight: usize, value: V) -> V {
        match position(&self.young, &key) {
            Ok(at) => {
                let cached = self.young.get(at).map(|cached| cached.value.clone());
                return cached.unwrap_or(value);
            }
            Err(at) => {
                let value = value.clone();
                self.young.insert(at, Cached { key, weight, value });
            }
        }
        self.weight = self.weight.saturating_add(weight);
        if self.weight > self.capacity {
            self.old = core::mem::take(&mut self.young);
            self.weight = 0;
        }
        value
    }
}

fn position<K: Ord, V>(generation: &[Cached<K, V>], key: &K) -> Result<usize, usize> {
    generation.binary_search_by(|cached| cached.key.cmp(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_use_stays_and_the_others_go() {
        let mut lru = Lru::new(80);
        for number in (0..40).rev() {
            lru.insert(number, 10, number);
            assert_eq!(lru.get(&39), Some(39));
        }
        assert_eq!(lru.get(&0), Some(0));
        assert_eq!(lru.get(&38), None);
        assert!(lru.young.len() + lru.old.len() <= 20);
    }

    #[test]
    fn the_first_value_of_a_key_is_kept() {
        let mut lru = Lru::new(80);
        assert_eq!(lru.insert(1, 1, "first"), "first");
        assert_eq!(lru.insert(1, 1, "second"), "first");
        assert_eq!(lru.get(&1), Some("first"));
    }
}
