//! Words with forms that no rule gives, as a list in plain text.

use std::sync::OnceLock;

use super::letters::Word;

/// A list: a line is a stem and its forms; `#` begins a remark.
pub(crate) struct Listed {
    text: &'static str,
    forms: OnceLock<Vec<(Word, Word)>>,
}

impl Listed {
    /// The list of a text, read at first use.
    pub(crate) const fn new(text: &'static str) -> Listed {
        Listed {
            text,
            forms: OnceLock::new(),
        }
    }

    /// The stem of a listed form.
    pub(crate) fn find(&self, word: &Word) -> Option<Word> {
        let forms = self.forms.get_or_init(|| {
            let mut forms = Vec::new();
            for line in self.text.lines().filter(|line| !line.starts_with('#')) {
                let mut words = line.split(' ').filter_map(Word::new);
                if let Some(stem) = words.next() {
                    forms.extend(words.map(|form| (form, stem)));
                    forms.push((stem, stem));
                }
            }
            forms.sort_unstable();
            forms
        });
        let i = forms.partition_point(|(form, _)| form < word);
        forms
            .get(i)
            .filter(|(form, _)| form == word)
            .map(|&(_, stem)| stem)
    }
}
