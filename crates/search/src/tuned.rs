//! The weights of the ranking.
//!
//! Made by `cargo xtask train`; do not edit. Fitted on questions over encyclopaedia passages (after KazQAD, CC BY-SA 4.0): see
//! NOTICE.

use crate::weights::Weights;

pub(crate) const TUNED: Weights = Weights {
    field: [2.5, 1.0, 1.0],
    length: [0.5, 0.7, 1.0],
    saturation: 1.6,
    exact: 1.2,
    beginning: 0.5,
    neighbours: 0.2,
    coverage: 0.05,
};
