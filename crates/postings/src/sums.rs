//! Sums over postings, in an array of all versions: adding to a number is faster than sorting occurrences.

use crate::postings::{FieldCounts, Postings};
use crate::version::{FIELDS, TextVersion};
use crate::version_set::VersionSet;

/// The weight of one occurrence in each field, for each length class.
pub type OccurrenceWeights = [[f32; FIELDS]];

/// For each version, the summed weights of the occurrences of one query term.
#[derive(Debug)]
pub struct Sums(Vec<f32>);

impl Sums {
    /// Zeros for `versions` versions.
    pub fn new(versions: usize) -> Sums {
        Sums(vec![0.0; versions])
    }

    /// Adds the occurrences of a form in the versions of `among`.
    #[inline(never)]
    pub fn add_form(
        &mut self,
        postings: &Postings<'_>,
        weight: f32,
        among: &VersionSet,
        versions: &[TextVersion],
        weights: &OccurrenceWeights,
    ) {
        postings.visit(&mut |number, counts| {
            if among.contains(number) {
                self.add(number, counts, weight, versions, weights);
            }
        });
    }

    /// Adds occurrences in one version.
    #[inline(always)]
    pub fn add(
        &mut self,
        number: u32,
        counts: FieldCounts,
        weight: f32,
        versions: &[TextVersion],
        weights: &OccurrenceWeights,
    ) {
        let number = number as usize;
        if let Some((sum, version)) = self.0.get_mut(number).zip(versions.get(number))
            && let Some(title) = weights.get(usize::from(version.title))
            && let Some(text) = weights.get(usize::from(version.text))
        {
            let [in_title, in_lead, in_body] = counts.by_field();
            *sum += weight * (in_title * title[0] + in_lead * text[1] + in_body * text[2]);
        }
    }

    /// Adds the BM25 score of the sums to the scores of the versions in `among`, and resets these sums to 0. A version gains less than
    /// `most` × (`saturation` + 1).
    #[inline(never)]
    pub fn add_scores(
        &mut self,
        among: &VersionSet,
        scores: &mut [f32],
        most: f32,
        saturation: f32,
    ) {
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
