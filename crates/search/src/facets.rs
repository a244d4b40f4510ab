//! The counts of each filter, as they are answered.

use aimaq_compact::order;
use aimaq_language::Lang;
use aimaq_postings::FacetCounts;

use crate::index::Index;
use crate::request::Facets;

/// The counts by the values of the filters, from those by article.
pub(crate) fn facets(index: &Index, counted: &FacetCounts) -> Facets {
    let columns = &index.columns();
    let mut counts = vec![0; columns.regions.len()];
    for (set, count) in columns.sets.iter().zip(&counted.sets) {
        for &region in set {
            if let Some(sum) = counts.get_mut(region as usize) {
                *sum += count;
            }
        }
    }
    let regions = columns.regions.iter().cloned().zip(counts);
    let mut regions: Vec<(String, u32)> = regions.filter(|(_, count)| *count > 0).collect();
    order::sort(&mut regions);
    let years = (index.root().first_year..).zip(counted.years.iter().copied());
    let langs = Lang::ALL.into_iter().zip(counted.langs);
    Facets {
        regions,
        years: years.filter(|(_, count)| *count > 0).collect(),
        langs: langs.filter(|(_, count)| *count > 0).collect(),
    }
}
