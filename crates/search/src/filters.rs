//! The filters of a search.

use aimaq_language::Lang;
use aimaq_postings::{DATE, PassedFilters, REGION};

use crate::day::CalendarDay;
use crate::expansion;
use crate::index::Index;
use crate::lookup::{Lookup, LookupOptions};
use crate::query::Query;
use crate::request::{Note, SearchRequest};
use crate::score::Scores;

/// The filters of a request and of its query.
pub(crate) struct Filters {
    /// For each set of regions, whether it is accepted; `None` if all are.
    sets: Option<Vec<bool>>,
    from: Option<CalendarDay>,
    to: Option<CalendarDay>,
    lang: Option<Lang>,
}

impl Filters {
    /// Reads the filters. What could not be understood or looked up is added to `notes`, `not_searched` and `missing`.
    pub(crate) fn new(
        index: &Index,
        request: &SearchRequest<'_>,
        query: &Query<'_>,
        options: LookupOptions<'_>,
        missing: &mut Vec<u32>,
        notes: &mut Vec<Note>,
        not_searched: &mut Vec<String>,
    ) -> Self {
        let known = &index.columns().regions;
        let number = |code: &str| {
            known
                .iter()
                .position(|known| known.eq_ignore_ascii_case(code))
                .map(|i| i as u32)
        };
        let mut regions: Vec<u32> = request
            .regions
            .iter()
            .filter_map(|code| number(code))
            .collect();
        let mut any = !request.regions.is_empty();
        for &typed in &query.regions {
            // What looks like a code is a region, even if no article has it.
            let is_code = typed
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && typed.contains('-');
            let mut lookup = Lookup::new(index, options, missing);
            let named = expansion::regions(&mut lookup, typed);
            if lookup.has_failed() {
                not_searched.push(typed.to_owned());
                continue;
            }
            let numbers: Vec<u32> = number(typed)
                .into_iter()
                .chain(named.iter().filter_map(|code| number(code)))
                .collect();
            if numbers.is_empty() && named.is_empty() && !is_code {
                notes.push(Note::UnknownFilter {
                    typed: ["region:", typed].concat(),
                });
                continue;
            }
            any = true;
            regions.extend(numbers);
        }
        let accepted = |set: &Vec<u32>| set.iter().any(|region| regions.contains(region));
        let sets = any.then(|| index.columns().sets.iter().map(accepted).collect());
        Filters {
            sets,
            from: query.from.or(request.from),
            to: query.to.or(request.to),
            lang: query.lang.or(request.lang),
        }
    }

    /// Which filters each article passes, of those that match and are not excluded.
    pub(crate) fn passes(
        &self,
        index: &Index,
        scores: &Scores<'_>,
        excluded: &[bool],
    ) -> PassedFilters {
        let mut passes = PassedFilters {
            langs: self.lang.map_or(u8::MAX, |lang| 1 << lang as u8),
            articles: Vec::new(),
        };
        let days = self.from.is_some() || self.to.is_some();
        if days || self.sets.is_some() || !excluded.is_empty() {
            passes.articles = vec![0; index.columns().articles.len()];
            let (any, _) = scores.matching();
            any.visit(&mut |number| {
                let version = index.columns().versions.get(number as usize);
                let article = version.map_or(0, |version| version.article);
                if let Some(passes) = passes.articles.get_mut(article as usize)
                    && excluded.get(article as usize) != Some(&true)
                {
                    *passes = self.article(index, article);
                }
            });
        }
        passes
    }

    /// The bits of the filters that an article passes: [`REGION`] and [`DATE`].
    fn article(&self, index: &Index, number: u32) -> u8 {
        let Some(article) = index.columns().articles.get(number as usize) else {
            return 0;
        };
        let in_region = self
            .sets
            .as_ref()
            .is_none_or(|sets| sets.get(article.set as usize) == Some(&true));
        let in_time = (self.from.is_none() && self.to.is_none())
            || article.days.is_some_and(|(first, last)| {
                self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
            });
        (if in_region { REGION } else { 0 }) | (if in_time { DATE } else { 0 })
    }
}
