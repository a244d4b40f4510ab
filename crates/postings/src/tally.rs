//! Counts of articles.

use crate::set::Versions;
use crate::version::Version;

/// The filter for regions.
pub const REGION: u8 = 1;
/// The filter for dates.
pub const DATE: u8 = 2;
/// The filter for languages.
pub const LANG: u8 = 4;
/// All filters.
pub const ALL: u8 = REGION | DATE | LANG;

/// What an article counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its set of regions.
    pub set: u32,
    /// The first year that it may be of.
    pub year: u16,
    /// How many years it counts in.
    pub years: u16,
}

/// The filters that articles pass.
#[derive(Debug, Default)]
pub struct Passes {
    /// For each article, [`REGION`] and [`DATE`]; empty if all articles pass both.
    pub articles: Vec<u8>,
    /// The languages that will do, one bit each.
    pub langs: u8,
}

impl Passes {
    /// The filters that a version passes.
    #[inline(always)]
    pub fn of(&self, version: &Version) -> u8 {
        let passes = self.articles.get(version.article as usize);
        let lang = self.langs >> version.lang as u8 & 1;
        passes.copied().unwrap_or(REGION | DATE) | if lang > 0 { LANG } else { 0 }
    }
}

/// Counts for each filter what passes the others.
#[derive(Debug, Default)]
pub struct Tally {
    /// For each set of regions.
    pub sets: Vec<u32>,
    /// For each year from the first one on.
    pub years: Vec<u32>,
    /// For each language.
    pub langs: [u32; 2],
    /// What passes all filters.
    pub total: usize,
    /// What of that has all words, in its best version.
    pub whole: usize,
    /// Has anything that counts all words?
    pub any_whole: bool,
}

/// The versions of an article that match.
struct Matching {
    article: u32,
    passes: u8,
    /// Has the best of them all words? What passes the filter for languages is better, then what has all words.
    whole: bool,
    langs: u8,
}

impl Tally {
    /// Counts the articles of `any`; `whole` are the versions with all words. Those that fail two filters count nowhere.
    #[inline(never)]
    pub fn count(
        &mut self,
        (any, whole): (&Versions, &Versions),
        (versions, articles): (&[Version], &[Counted]),
        passes: &Passes,
        first_year: u16,
    ) {
        // No article has the highest number.
        let mut last = Matching {
            article: u32::MAX,
            passes: 0,
            whole: false,
            langs: 0,
        };
        any.visit(&mut |number| {
            let Some(version) = versions.get(number as usize) else {
                return;
            };
            let passes = passes.of(version);
            let whole = whole.has(number);
            let lang = 1 << version.lang as u8;
            if version.article != last.article {
                self.add(&last, articles, first_year);
                last = Matching {
                    article: version.article,
                    passes,
                    whole,
                    langs: lang,
                };
                return;
            }
            last.langs |= lang;
            if passes > last.passes {
                (last.passes, last.whole) = (passes, whole);
            } else if passes == last.passes {
                last.whole |= whole;
            }
        });
        self.add(&last, articles, first_year);
    }

    #[inline(always)]
    fn add(&mut self, found: &Matching, articles: &[Counted], first_year: u16) {
        let Some(article) = articles.get(found.article as usize) else {
            return;
        };
        let fails = ALL & !found.passes;
        if fails & fails.wrapping_sub(1) > 0 {
            return;
        }
        self.any_whole |= found.whole;
        if fails == 0 {
            self.total += 1;
            self.whole += usize::from(found.whole);
        }
        if fails & !REGION == 0
            && let Some(count) = self.sets.get_mut(article.set as usize)
        {
            *count += 1;
        }
        if fails & !DATE == 0 {
            let first = usize::from(article.year.saturating_sub(first_year));
            for place in first..first + usize::from(article.years) {
                if place >= self.years.len() {
                    self.years.resize(place + 1, 0);
                }
                self.years[place] += 1;
            }
        }
        if fails & !LANG == 0 {
            self.langs[0] += u32::from(found.langs & 1);
            self.langs[1] += u32::from(found.langs >> 1 & 1);
        }
    }
}
