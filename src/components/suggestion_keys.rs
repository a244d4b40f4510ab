//! What the keys of the search box do to the suggestions below it.

/// What a key needs to know. It is asked while the event is handled, since what a browser does with a key cannot be prevented later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SuggestionState {
    /// Number of suggestions; 0 while the list is closed.
    pub count: usize,
    /// The suggestion that Enter takes.
    pub active: Option<usize>,
}

/// What a key in the search box does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionKey {
    /// Open the list.
    Open,
    /// Another suggestion is active, or none.
    Move(Option<usize>),
    /// Search for a suggestion, by its number.
    Choose(usize),
    /// Close the list.
    Close,
    /// Close the list and go on to the results.
    ToResults,
}

impl SuggestionState {
    /// What a key does; `None` if it is not for the list.
    pub fn press(self, code: &str) -> Option<SuggestionKey> {
        use SuggestionKey::{Choose, Close, Move, Open, ToResults};
        Some(match (code, self.active) {
            ("Enter" | "NumpadEnter", Some(number)) => Choose(number),
            ("ArrowDown", _) if self.count == 0 => Open,
            ("ArrowDown", None) => Move(Some(0)),
            ("ArrowDown", Some(number)) if number + 1 < self.count => Move(Some(number + 1)),
            ("ArrowDown", Some(_)) => ToResults,
            ("Escape", _) if self.count > 0 => Close,
            ("ArrowUp", None) if self.count > 0 => Move(Some(self.count - 1)),
            ("ArrowUp", Some(number)) => Move(number.checked_sub(1)),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::SuggestionKey::{Choose, Close, Move, Open, ToResults};
    use super::*;

    #[test]
    fn keys_walk_through_the_list_and_out_of_it() {
        for (count, active, code, does) in [
            (0, None, "ArrowDown", Some(Open)),
            (0, None, "Enter", None),
            (0, None, "Escape", None),
            (0, None, "ArrowUp", None),
            (3, None, "ArrowDown", Some(Move(Some(0)))),
            (3, Some(1), "ArrowDown", Some(Move(Some(2)))),
            (3, Some(2), "ArrowDown", Some(ToResults)),
            (3, Some(0), "ArrowUp", Some(Move(None))),
            (3, None, "ArrowUp", Some(Move(Some(2)))),
            (3, Some(1), "Enter", Some(Choose(1))),
            (3, None, "Enter", None),
            (3, None, "Escape", Some(Close)),
            (3, Some(1), "KeyA", None),
        ] {
            assert_eq!(
                SuggestionState { count, active }.press(code),
                does,
                "{code} {count} {active:?}"
            );
        }
    }
}
