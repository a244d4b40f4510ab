//! Trained weights: `ALONE` for words without evidence, `CORPUS` for words with the evidence of a vocabulary.

mod alone;
mod corpus;

pub(crate) use alone::ALONE;
pub(crate) use corpus::CORPUS;
