//! Trained weights.

mod alone;
mod corpus;

pub(crate) use alone::ALONE;
pub(crate) use corpus::CORPUS;
