//! A place's unit as an article has it, and its unit today.

use crate::{Unit, unit};

/// A place that is no longer in the unit an article puts it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The unit as written in the article.
    pub then: &'static Unit,
    /// The unit of the place today.
    pub now: &'static Unit,
}

/// Whether the unit as written and today's unit of an article's tag differ: what a label such as "then part of …"
/// needs. `None` if they are the same, or if one of the codes is unknown.
pub fn then_and_now(written: &str, today: &str) -> Option<Moved> {
    if written == today {
        return None;
    }
    Some(Moved {
        then: unit(written)?,
        now: unit(today)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taldyqorghan_was_in_almaty_region() {
        let moved = then_and_now("KZ-19", "KZ-33").expect("they differ");
        assert_eq!(moved.then.code(), "KZ-19");
        assert_eq!(moved.now.code(), "KZ-33");
        assert_eq!(then_and_now("KZ-63", "KZ-63"), None);
        assert_eq!(then_and_now("KZ-63", "nowhere"), None);
    }
}
