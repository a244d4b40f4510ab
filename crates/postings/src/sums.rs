//! Sums over postings, in a list of all versions: adding to a number is quicker than putting places in order.

use crate::postings::At;
use crate::set::Versions;
use crate::version::{FIELDS, Version};

/// The weights of one occurrence in each field, for each class of lengths.
pub type Occurrences = [[f32; FIELDS]];

/// For each version, the weights of its occurrences of what is being looked at.
#[derive(Debug)]
pub struct Sums(Vec<f32>);

impl Sums {
    /// Sums for so many versions.
    pub fn new(versions: usize) -> Sums {
        Sums(vec![0.0; versions])
    }

    /// Counts those of some places that are in `among`, each with a weight.
    #[inline(never)]
    pub fn count(
        &mut self,
        at: &[At],
        weight: f32,
        among: &Versions,
        versions: &[Version],
        occurrences: &Occurrences,
    ) {
        for &(number, position) in at {
            if !among.has(number) {
                continue;
            }
            let place = number as usize;
            let Some((sum, version)) = self.0.get_mut(place).zip(versions.get(place)) else {
                continue;
            };
            let field = version.field(position);
            let class = if field == 0 {
                version.title
            } else {
                version.text
            };
            let fields = occurrences.get(usize::from(class));
            *sum += weight * fields.map_or(0.0, |fields| fields[field]);
        }
    }

    /// Adds the BM25 score of what was counted to the scores of the versions in `among`; `most` is the most that any gains. The
    /// sums begin anew.
    #[inline(never)]
    pub fn add_to(&mut self, among: &Versions, scores: &mut [f32], most: f32, saturation: f32) {
        among.visit(&mut |number| {
            let number = number as usize;
            if let Some((sum, score)) = self.0.get_mut(number).zip(scores.get_mut(number))
                && *sum > 0.0
            {
                *score += most * (*sum * (saturation + 1.0) / (*sum + saturation));
                *sum = 0.0;
            }
        });
    }
}
