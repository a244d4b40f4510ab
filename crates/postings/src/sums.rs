//! Sums over postings, in a list of all versions: adding to a number is quicker than putting places in order.

use crate::postings::{Postings, Times};
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

    /// Counts a form in the versions of `among`.
    #[inline(never)]
    pub fn count(
        &mut self,
        postings: &Postings<'_>,
        weight: f32,
        among: &Versions,
        versions: &[Version],
        occurrences: &Occurrences,
    ) {
        postings.visit(&mut |number, times| {
            if among.has(number) {
                self.add(number, times, weight, versions, occurrences);
            }
        });
    }

    /// Counts so many times in one version.
    #[inline(always)]
    pub fn add(
        &mut self,
        number: u32,
        times: Times,
        weight: f32,
        versions: &[Version],
        occurrences: &Occurrences,
    ) {
        let place = number as usize;
        if let Some((sum, version)) = self.0.get_mut(place).zip(versions.get(place))
            && let Some(title) = occurrences.get(usize::from(version.title))
            && let Some(text) = occurrences.get(usize::from(version.text))
        {
            let [of_title, of_lead, of_body] = times.of_fields();
            *sum += weight * (of_title * title[0] + of_lead * text[1] + of_body * text[2]);
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
