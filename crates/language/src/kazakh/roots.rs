//! Short common stems.

use std::sync::OnceLock;

use crate::stem::letters::{Word, code};

const LIST: &str = include_str!("roots.txt");

/// The list of `roots.txt`.
pub(super) struct Roots(Vec<(u64, u8)>);

impl Roots {
    /// Read at first use.
    pub(super) fn get() -> &'static Roots {
        static ROOTS: OnceLock<Roots> = OnceLock::new();
        ROOTS.get_or_init(|| {
            let mut roots: Vec<(u64, u8)> = Vec::new();
            for line in LIST.lines() {
                let (kind, words) = match line.split_once(": ") {
                    Some(("N", words)) => (1, words),
                    Some(("V", words)) => (2, words),
                    _ => continue,
                };
                for word in words.split(' ') {
                    let codes: Vec<u8> = word.chars().map(code).collect();
                    if let Some(packed) = Word::packed(&codes) {
                        roots.push((packed, kind));
                    }
                }
            }
            roots.sort_unstable();
            roots.dedup_by(|b, a| {
                let same = a.0 == b.0;
                if same {
                    a.1 |= b.1;
                }
                same
            });
            Roots(roots)
        })
    }

    /// 0 for an unknown stem, 1 for a noun, 2 for a verb, 3 for both.
    pub(super) fn kinds(&self, letters: &[u8]) -> u8 {
        Word::packed(letters)
            .and_then(|packed| {
                let i = self.0.binary_search_by_key(&packed, |&(p, _)| p).ok()?;
                Some(self.0[i].1)
            })
            .unwrap_or(0)
    }
}
