//! `bench`: to be filled.

use crate::options::Options;
use crate::problem::Outcome;

pub fn run(_: &Options) -> Outcome {
    Ok(())
}
