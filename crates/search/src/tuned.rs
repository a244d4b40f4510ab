//! The tuned weight of the ranking.
//!
//! Written by `cargo xtask train`; do not edit. Fitted on questions over encyclopaedia passages (after KazQAD, CC BY-SA 4.0): see
//! NOTICE.

use crate::weights::Weights;

impl Weights {
    /// The weight that searches use: `cargo xtask train`.
    pub const TUNED: Weights = Weights { title: 3.0 };
}
