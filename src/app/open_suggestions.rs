//! The list of suggestions while it is open.

use std::cell::Cell;
use std::rc::Rc;

use aimaq_language::Lang;

use crate::components::SuggestionState;

/// The list below the search box.
#[derive(Default)]
pub(super) struct OpenSuggestions {
    /// Queries, and the language of each; empty while the list is closed.
    pub options: Vec<(String, Lang)>,
    pub keys: Rc<Cell<SuggestionState>>,
}

impl OpenSuggestions {
    pub fn is_open(&self) -> bool {
        !self.options.is_empty()
    }

    pub fn count(&self) -> usize {
        self.options.len()
    }

    /// Puts other options into the list. If they are the same, the active one stays: an answer that comes late takes no choice away.
    pub fn set(&mut self, options: Vec<(String, Lang)>) {
        if options != self.options {
            self.keys.set(SuggestionState {
                count: options.len(),
                active: None,
            });
            self.options = options;
        }
    }

    pub fn take(&mut self) -> Vec<(String, Lang)> {
        self.keys.take();
        core::mem::take(&mut self.options)
    }
}
