//! Counts for each filter what passes the others.

use aimaq_language::{Lang, order};

use crate::best::{ALL, DATE, Found, LANG, REGION};
use crate::index::Index;
use crate::request::Facets;

/// An article of quite unknown date counts in no more years than this.
const MOST_YEARS: u16 = 20;

/// Counts of articles.
pub(crate) struct Tally<'i> {
    index: &'i Index,
    /// For each set of regions.
    sets: Vec<u32>,
    /// For each year from the first of the index on.
    years: Vec<u32>,
    langs: [u32; 2],
}

impl<'i> Tally<'i> {
    pub(crate) fn new(index: &'i Index) -> Self {
        Tally {
            index,
            sets: vec![0; index.columns.sets.len()],
            years: Vec::new(),
            langs: [0; 2],
        }
    }

    #[inline(always)]
    pub(crate) fn count(&mut self, found: &Found) {
        let Some(article) = self.index.columns.articles.get(found.article as usize) else {
            return;
        };
        if found.passes | REGION == ALL
            && let Some(count) = self.sets.get_mut(article.set as usize)
        {
            *count += 1;
        }
        if found.passes | DATE == ALL
            && let Some((first, last)) = article.days
        {
            let mut place = usize::from(first.year.saturating_sub(self.index.first_year));
            let mut years = (u32::from(last.year) + 1).saturating_sub(first.year.into());
            years = years.min(u32::from(MOST_YEARS) + 1);
            while years > 0 {
                if place >= self.years.len() {
                    self.years.resize(place + 1, 0);
                }
                self.years[place] += 1;
                (place, years) = (place + 1, years - 1);
            }
        }
        if found.passes | LANG == ALL {
            for lang in Lang::ALL {
                self.langs[lang as usize] += u32::from(found.langs >> lang as u8 & 1);
            }
        }
    }

    pub(crate) fn facets(self) -> Facets {
        let columns = &self.index.columns;
        let mut counts = vec![0; columns.regions.len()];
        for (set, count) in columns.sets.iter().zip(self.sets) {
            for &region in set {
                if let Some(sum) = counts.get_mut(region as usize) {
                    *sum += count;
                }
            }
        }
        let regions = columns.regions.iter().cloned().zip(counts);
        let mut regions: Vec<(String, u32)> = regions.filter(|(_, count)| *count > 0).collect();
        order::sort(&mut regions);
        let years = (self.index.first_year..).zip(self.years);
        let langs = Lang::ALL.into_iter().zip(self.langs);
        Facets {
            regions,
            years: years.filter(|(_, count)| *count > 0).collect(),
            langs: langs.filter(|(_, count)| *count > 0).collect(),
        }
    }
}
