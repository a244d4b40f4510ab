//! The tuned weights of the ranking.
//!
//! Written by `cargo xtask train`; do not edit. Fitted on questions over encyclopaedia passages (after KazQAD, CC BY-SA 4.0): see
//! NOTICE.

use crate::weights::Weights;

impl Weights {
    /// The weights that searches use, fitted by coordinate search: `cargo xtask train`.
    pub const TUNED: Weights = Weights {
        field: [2.5, 1.0, 1.0],
        length: [0.5, 0.7, 1.0],
        saturation: 1.6,
        exact: 1.2,
        beginning: 0.5,
        neighbours: 0.2,
        coverage: 0.05,
    };
}
