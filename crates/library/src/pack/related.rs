//! Finds the related articles of each article.
//!
//! Two articles are related if what is prominent in both, stems and names, is more than chance. What one of 2ⁿ articles has is worth n bits;
//! a name of a person or a place is rare even if a small collection has it several times. The sum is compared with what a random other
//! article would share: among five articles every second word is shared by some, among ten thousand there is always one that shares two
//! rare words. Regions and time decide the order.
//!
//! Only what is prominent in a few articles is looked at, article by article along the postings. So the time grows with the number of
//! postings, not with the number of pairs.

use std::collections::BTreeMap;

use aimaq_article::Article;
use aimaq_compact::threads::map;
use aimaq_language::Lang;
use aimaq_search::{Index, SharedStem};

use crate::related::Related;

/// The greatest number of related articles of an article.
const MOST: usize = 4;
/// The greatest number of articles of a stem that is looked at.
const MOST_ARTICLES: usize = 64;
/// Names are as rare as if there were this many articles more, none of which has them.
const OTHER_ARTICLES: f32 = 60.0;
/// What the bits of a word count that is no name: words that are often together are not chance, but no subject either.
const WORD: f32 = 0.7;
/// Bits that two articles share at least, and bits more each time that the articles are twice as many.
const LEAST: f32 = 12.0;
const PER_DOUBLING: f32 = 1.5;
/// The same in standard deviations above chance.
const DEVIATIONS: f32 = 2.0;
const DEVIATIONS_PER_DOUBLING: f32 = 0.6;
/// Bits that articles of the same year share.
const SAME_YEAR: f32 = 2.0;

/// What a stem or name tells, by its number.
struct Feature {
    stem: SharedStem,
    /// Bits that sharing it is worth.
    bits: f32,
    /// The probability that a random other article has it.
    chance: f32,
}

impl Feature {
    fn is_name(&self) -> bool {
        self.stem.lang.is_none() || self.stem.is_capital
    }

    /// How much it tells as a reason: names more than words, places more than other names, towns more than regions.
    fn telling(&self) -> f32 {
        let SharedStem {
            lang,
            label,
            is_capital,
            ..
        } = &self.stem;
        let more = match lang {
            None if label.contains('/') => 102.0,
            None => 101.0,
            Some(_) if *is_capital => 100.0,
            Some(_) => 0.0,
        };
        self.bits + more
    }
}

/// The features of all articles, and what follows from them.
struct Features {
    all: Vec<Feature>,
    /// The numbers of the features of each article.
    of: Vec<Vec<u32>>,
    /// The number of articles of each region, by today's code.
    regions: BTreeMap<String, u32>,
}

/// The related articles of each article, best first. The result does not depend on the number of threads.
pub(super) fn related(articles: &[Article], index: &Index, threads: usize) -> Vec<Vec<Related>> {
    let features = Features::of(articles, index);
    let numbers: Vec<u32> = (0..articles.len() as u32).collect();
    let sums = || vec![[0.0; 2]; articles.len()];
    map(threads, &numbers, sums, |sums, &number| {
        features.related(articles, number, sums)
    })
}

impl Features {
    fn of(articles: &[Article], index: &Index) -> Features {
        let count = articles.len();
        let most = (count * 3 / 5).clamp(2, MOST_ARTICLES);
        let mut features = Features {
            all: Vec::new(),
            of: vec![Vec::new(); count],
            regions: BTreeMap::new(),
        };
        index.visit_shared_stems(most, &mut |stem| {
            let number = features.all.len() as u32;
            for &article in &stem.articles {
                if let Some(of) = features.of.get_mut(article as usize) {
                    of.push(number);
                }
            }
            let mut feature = Feature {
                bits: 0.0,
                chance: 0.0,
                stem,
            };
            let (more, worth) = match feature.is_name() {
                true => (OTHER_ARTICLES, 1.0),
                false => (0.0, WORD),
            };
            let others = feature.stem.articles.len() as f32 - 1.0;
            feature.chance = others / (count as f32 - 1.0 + more);
            feature.bits = -feature.chance.log2() * worth;
            features.all.push(feature);
        });
        for article in articles {
            for (at, tag) in article.regions.iter().enumerate() {
                let before = article.regions.iter().take(at);
                if before.clone().all(|other| other.today != tag.today) {
                    *features.regions.entry(tag.today.clone()).or_default() += 1;
                }
            }
        }
        features
    }

    /// The rarest region of both articles, and the bits that it is worth.
    fn shared_region<'a>(
        &self,
        a: &'a Article,
        b: &Article,
        count: usize,
    ) -> Option<(f32, &'a str)> {
        let units = a.regions.iter().map(|tag| &*tag.today);
        let shared = units.filter(|unit| b.regions.iter().any(|tag| tag.today == *unit));
        let worth = shared.filter_map(|unit| {
            let with = *self.regions.get(unit)? as f32;
            Some(((count as f32 / with).log2(), unit))
        });
        worth.max_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// The related articles of one. `sums` is a buffer: zeros, for each article and language.
    fn related(&self, articles: &[Article], number: u32, sums: &mut [[f32; 2]]) -> Vec<Related> {
        let (Some(own), Some(article)) =
            (self.of.get(number as usize), articles.get(number as usize))
        else {
            return Vec::new();
        };
        let mut met: Vec<u32> = Vec::new();
        let (mut expected, mut variance) = (0.0, 0.0);
        for Feature { stem, bits, chance } in
            own.iter().filter_map(|&feature| self.feature(feature))
        {
            expected += bits * chance;
            variance += bits * bits * chance * (1.0 - chance);
            for &other in stem.articles.iter().filter(|&&other| other != number) {
                if let Some(sum) = sums.get_mut(other as usize) {
                    if *sum == [0.0; 2] {
                        met.push(other);
                    }
                    for lang in Lang::ALL {
                        if stem.lang.is_none_or(|known| known == lang) {
                            sum[lang as usize] += bits;
                        }
                    }
                }
            }
        }
        let doublings = (articles.len() as f32).log2();
        let least = LEAST + PER_DOUBLING * doublings;
        let deviations = DEVIATIONS + DEVIATIONS_PER_DOUBLING * doublings;
        let mut found: Vec<(f32, u32)> = Vec::new();
        for &other in &met {
            let (Some(sum), Some(its)) =
                (sums.get_mut(other as usize), articles.get(other as usize))
            else {
                continue;
            };
            // A text and its translation share the same things.
            let [kk, ru] = core::mem::take(sum);
            let bits = f32::max(kk, ru);
            if bits >= least && bits >= expected + deviations * variance.sqrt() {
                let region = self.shared_region(article, its, articles.len());
                let region_bits = region.map_or(0.0, |(bits, _)| bits);
                found.push((bits + region_bits + bits_of_year(article, its), other));
            }
        }
        // The newer one first among equals.
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(MOST);
        let related = found.into_iter().map(|(_, other)| {
            let its = articles.get(other as usize);
            let region = its.and_then(|its| self.shared_region(article, its, articles.len()));
            let region = region.map(|(_, unit)| unit.to_ascii_lowercase());
            let [kk, ru] = Lang::ALL.map(|lang| self.shared(own, other, lang, region.as_deref()));
            Related {
                article: articles.len() as u32 - 1 - other,
                ru: if ru == kk { String::new() } else { ru },
                kk,
            }
        });
        related.collect()
    }

    fn feature(&self, number: u32) -> Option<&Feature> {
        self.all.get(number as usize)
    }

    /// What two articles share that tells most, in a language: a name if there is one, or else the region, or a word. Empty if there is
    /// nothing.
    fn shared(&self, own: &[u32], other: u32, lang: Lang, region: Option<&str>) -> String {
        let features = own.iter().filter_map(|&number| self.feature(number));
        let shared = features.filter(|feature| {
            feature.stem.lang.is_none_or(|known| known == lang)
                && feature.stem.articles.binary_search(&other).is_ok()
        });
        let best = shared.max_by(|a, b| {
            let telling = a.telling().total_cmp(&b.telling());
            telling.then(b.stem.label.cmp(&a.stem.label))
        });
        let best = best.map(|best| (best.is_name(), best.stem.label.as_str()));
        match (best, region) {
            (None | Some((false, _)), Some(region)) => region.to_owned(),
            (best, _) => best.map_or("", |(_, label)| label).to_owned(),
        }
    }
}

/// Bits of time that two articles share.
fn bits_of_year(a: &Article, b: &Article) -> f32 {
    let year = |article: &Article| article.date.map(|date| date.year());
    match year(a).is_some() && year(a) == year(b) {
        true => SAME_YEAR,
        false => 0.0,
    }
}
