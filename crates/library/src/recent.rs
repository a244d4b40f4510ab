//! What was used last is kept.

/// At most so many values by key; the one that was not used for longest goes first.
#[derive(Debug)]
pub(crate) struct Recent<K, V> {
    most: usize,
    /// The last used one is last.
    kept: Vec<(K, V)>,
}

impl<K: PartialEq, V: Clone> Recent<K, V> {
    pub fn new(most: usize) -> Self {
        Recent {
            most,
            kept: Vec::new(),
        }
    }

    /// The value of a key.
    pub fn get(&mut self, key: &K) -> Option<V> {
        let at = self.kept.iter().position(|(kept, _)| kept == key)?;
        let found = self.kept.remove(at);
        let value = found.1.clone();
        self.kept.push(found);
        Some(value)
    }

    /// Keeps a value, unless another one came first; which one is kept.
    pub fn put(&mut self, key: K, value: V) -> V {
        if let Some(first) = self.get(&key) {
            return first;
        }
        if self.kept.len() >= self.most {
            self.kept.remove(0);
        }
        self.kept.push((key, value.clone()));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_not_used_for_longest_goes() {
        let mut recent = Recent::new(2);
        recent.put(1, "one");
        recent.put(2, "two");
        assert_eq!(recent.get(&1), Some("one"));
        recent.put(3, "three");
        assert_eq!(recent.get(&2), None);
        assert_eq!(recent.get(&1), Some("one"));
        assert_eq!(recent.put(3, "other"), "three");
    }
}
