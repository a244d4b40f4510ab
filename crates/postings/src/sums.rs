//! Sums over postings, in a list of all versions: adding to a number is quicker than putting places in order.

use crate::postings::At;
use crate::set::Versions;
use crate::version::{FIELDS, Version};

/// The weights of one occurrence in each field, for each class of lengths.
pub type Occurrences = [[f32; FIELDS]];

/// For each version, the weights of its occurrences of what is being looked at.
#[derive(Debug)]
pub struct Sums {
    sums: Vec<f32>,
    /// The versions that have any.
    pub having: Versions,
}

impl Sums {
    /// Sums for so many versions.
    pub fn new(versions: usize) -> Sums {
        Sums {
            sums: vec![0.0; versions],
            having: Versions::none(versions),
        }
    }

    /// Counts places, each with a weight.
    pub fn count(
        &mut self,
        at: &[At],
        weight: f32,
        versions: &[Version],
        occurrences: &Occurrences,
    ) {
        for &(number, position) in at {
            let place = number as usize;
            let Some((sum, version)) = self.sums.get_mut(place).zip(versions.get(place)) else {
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
            self.having.add(number);
        }
    }

    /// Adds the BM25 score of what was counted to the scores of the versions that have it; `most` is the most that any gains.
    /// Gives these versions. The sums begin anew.
    pub fn add_to(&mut self, scores: &mut [f32], most: f32, saturation: f32) -> Versions {
        let none = Versions::none(self.sums.len());
        let having = core::mem::replace(&mut self.having, none);
        having.visit(&mut |number| {
            let number = number as usize;
            if let Some((sum, score)) = self.sums.get_mut(number).zip(scores.get_mut(number)) {
                *score += most * (*sum * (saturation + 1.0) / (*sum + saturation));
                *sum = 0.0;
            }
        });
        having
    }
}
