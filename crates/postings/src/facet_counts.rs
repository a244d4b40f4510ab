//! Facet counts: how many articles each value of a filter would leave.

use crate::version::TextVersion;
use crate::version_set::VersionSet;

/// The bit of the region filter.
pub const REGION: u8 = 1;
/// The bit of the date filter.
pub const DATE: u8 = 2;
/// The bit of the language filter.
pub const LANG: u8 = 4;
/// All filters.
pub const ALL: u8 = REGION | DATE | LANG;

/// The facet values of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetValues {
    /// The number of its set of regions.
    pub set: u32,
    /// The first year it may date from.
    pub year: u16,
    /// The number of consecutive years it is counted in.
    pub years: u16,
}

/// Which filters each article passes.
#[derive(Debug, Default)]
pub struct PassedFilters {
    /// [`REGION`] and [`DATE`] bits of each article; empty if all articles pass both.
    pub articles: Vec<u8>,
    /// The accepted languages, one bit each.
    pub langs: u8,
}

impl PassedFilters {
    /// The bits of the filters that a version passes.
    #[inline(always)]
    pub fn of(&self, version: &TextVersion) -> u8 {
        let passes = self.articles.get(version.article as usize);
        let lang = self.langs >> version.lang as u8 & 1;
        passes.copied().unwrap_or(REGION | DATE) | if lang > 0 { LANG } else { 0 }
    }
}

/// For each filter, counts of the articles that pass all *other* filters.
#[derive(Debug, Default)]
pub struct FacetCounts {
    /// By set of regions.
    pub sets: Vec<u32>,
    /// By year, from the first year on.
    pub years: Vec<u32>,
    /// By language.
    pub langs: [u32; 2],
    /// Articles that pass all filters.
    pub total: usize,
    /// Those of them whose best version contains all query terms.
    pub complete: usize,
    /// Does any counted article contain all query terms?
    pub any_complete: bool,
}

/// The matching versions of one article, merged.
struct ArticleMatch {
    article: u32,
    passes: u8,
    /// Does the best version contain all query terms? Versions that pass the language filter come first, then complete ones.
    complete: bool,
    langs: u8,
}

impl FacetCounts {
    /// Counts the articles of `any`, the versions with any query term. `complete` are the versions with all of them. Articles that fail
    /// two filters are counted nowhere.
    #[inline(never)]
    pub fn count(
        &mut self,
        (any, complete): (&VersionSet, &VersionSet),
        (versions, articles): (&[TextVersion], &[FacetValues]),
        passes: &PassedFilters,
        first_year: u16,
    ) {
        // No article has the greatest number: this one is not counted.
        let mut last = ArticleMatch {
            article: u32::MAX,
            passes: 0,
            complete: false,
            langs: 0,
        };
        any.visit(&mut |number| {
            let Some(version) = versions.get(number as usize) else {
                return;
            };
            let passes = passes.of(version);
            let complete = complete.contains(number);
            let lang = 1 << version.lang as u8;
            if version.article != last.article {
                self.add(&last, articles, first_year);
                last = ArticleMatch {
                    article: version.article,
                    passes,
                    complete,
                    langs: lang,
                };
                return;
            }
            last.langs |= lang;
            if passes > last.passes {
                (last.passes, last.complete) = (passes, complete);
            } else if passes == last.passes {
                last.complete |= complete;
            }
        });
        self.add(&last, articles, first_year);
    }

    #[inline(always)]
    fn add(&mut self, found: &ArticleMatch, articles: &[FacetValues], first_year: u16) {
        let Some(article) = articles.get(found.article as usize) else {
            return;
        };
        let fails = ALL & !found.passes;
        if fails & fails.wrapping_sub(1) > 0 {
            return;
        }
        self.any_complete |= found.complete;
        if fails == 0 {
            self.total += 1;
            self.complete += usize::from(found.complete);
        }
        if fails & !REGION == 0
            && let Some(count) = self.sets.get_mut(article.set as usize)
        {
            *count += 1;
        }
        if fails & !DATE == 0 {
            let first = usize::from(article.year.saturating_sub(first_year));
            for year in first..first + usize::from(article.years) {
                if year >= self.years.len() {
                    self.years.resize(year + 1, 0);
                }
                self.years[year] += 1;
            }
        }
        if fails & !LANG == 0 {
            self.langs[0] += u32::from(found.langs & 1);
            self.langs[1] += u32::from(found.langs >> 1 & 1);
        }
    }
}
