//! Counts for each filter what passes the others.

use aimaq_compact::order;
use aimaq_language::Lang;
use aimaq_postings::{Counted, Tally};

use crate::columns::Article;
use crate::index::Index;
use crate::request::Facets;

/// An article of quite unknown date counts in no more years than this.
const MOST_YEARS: u32 = 20;

/// What an article counts as.
pub(crate) fn counted(article: &Article) -> Counted {
    let years = article.days.map(|(first, last)| {
        let years = (u32::from(last.year) + 1).saturating_sub(first.year.into());
        (first.year, years.min(MOST_YEARS + 1) as u16)
    });
    let (year, years) = years.unwrap_or_default();
    Counted {
        set: article.set,
        year,
        years,
    }
}

/// Counts by the values of the filters.
pub(crate) fn facets(index: &Index, tally: &Tally) -> Facets {
    let columns = &index.columns;
    let mut counts = vec![0; columns.regions.len()];
    for (set, count) in columns.sets.iter().zip(&tally.sets) {
        for &region in set {
            if let Some(sum) = counts.get_mut(region as usize) {
                *sum += count;
            }
        }
    }
    let regions = columns.regions.iter().cloned().zip(counts);
    let mut regions: Vec<(String, u32)> = regions.filter(|(_, count)| *count > 0).collect();
    order::sort(&mut regions);
    let years = (index.first_year..).zip(tally.years.iter().copied());
    let langs = Lang::ALL.into_iter().zip(tally.langs);
    Facets {
        regions,
        years: years.filter(|(_, count)| *count > 0).collect(),
        langs: langs.filter(|(_, count)| *count > 0).collect(),
    }
}
