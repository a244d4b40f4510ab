//! How many articles of a query there are per year, or per month if they are all of one year.

use aimaq_article::Edtf;
use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::{SearchAnswer, SearchRequest};

use super::request::request;
use crate::view::View;

/// The longest range of years, first to last, in which years without articles have a bar, too.
const MAX_YEARS: usize = 100;

/// Articles along time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The years, or the months of one year, ascending.
    pub bars: Vec<TimelineBar>,
    /// The year whose months these are.
    pub year: Option<u16>,
    /// Number of articles of that year whose month is unknown.
    pub whole_year: u32,
    /// Number of articles whose date is unknown.
    pub undated: u32,
}

/// One year or one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineBar {
    /// The year or month.
    pub span: Edtf,
    /// Number of articles of that time.
    pub count: u32,
    /// Is it within the dates of the filter? `false` for all if there is no filter, or if it contains all bars.
    pub chosen: bool,
}

impl Timeline {
    /// The largest count, at least 1. Articles whose month is unknown count as a bar.
    pub fn highest(&self) -> u32 {
        let counts = self.bars.iter().map(|bar| bar.count);
        counts.chain([self.whole_year, 1]).max().unwrap_or(1)
    }

    fn finished(mut self, view: &View, answer: &SearchAnswer) -> Timeline {
        if self.bars.iter().all(|bar| bar.chosen) {
            // To highlight all bars would highlight none.
            self.bars.iter_mut().for_each(|bar| bar.chosen = false);
        }
        if view.from.is_none() && view.to.is_none() {
            let dated: u32 = answer.facets.years.iter().map(|(_, count)| count).sum();
            self.undated = u32::try_from(answer.total)
                .unwrap_or(u32::MAX)
                .saturating_sub(dated);
        }
        self
    }
}

/// The timeline of a view, from the answer to its request. The months of one year take further searches.
pub(crate) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    typing: bool,
    answer: &SearchAnswer,
) -> Result<Timeline, LibraryError> {
    let timeline = match of_one_year(view, answer) {
        Some(year) => months(library, view, typing, year).await?,
        None => return Ok(of_years(view, answer)),
    };
    Ok(timeline.finished(view, answer))
}

/// The year whose months are drawn: the one of the filter, or the only one in the answer.
pub(super) fn of_one_year(view: &View, answer: &SearchAnswer) -> Option<u16> {
    match (view.from, view.to) {
        (Some(from), Some(to)) => (from.year() == to.year()).then_some(from.year()),
        (None, None) => match answer.facets.years.as_slice() {
            [(year, _)] => Some(*year),
            _ => None,
        },
        _ => None,
    }
}

/// The timeline by years, which needs no further search.
pub(super) fn of_years(view: &View, answer: &SearchAnswer) -> Timeline {
    let timeline = Timeline {
        bars: bars_of_years(view, &answer.facets.years),
        ..Timeline::default()
    };
    timeline.finished(view, answer)
}

fn bars_of_years(view: &View, years: &[(u16, u32)]) -> Vec<TimelineBar> {
    let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) else {
        return Vec::new();
    };
    let bar = |year, count| TimelineBar::of(view, Edtf::new(year, None, None, false).ok()?, count);
    if usize::from(last - first) >= MAX_YEARS {
        return years
            .iter()
            .filter_map(|&(year, count)| bar(year, count))
            .collect();
    }
    let count = |year| {
        years
            .iter()
            .find(|(known, _)| *known == year)
            .map_or(0, |(_, count)| *count)
    };
    (*first..=*last)
        .filter_map(|year| bar(year, count(year)))
        .collect()
}

/// Counts the articles of each month of a year.
///
/// The index counts an article whose month is unknown in every month of its year: twelve times in the sum of the months, once
/// in the year.
async fn months<S: FileSource>(
    library: &Library<S>,
    view: &View,
    typing: bool,
    year: u16,
) -> Result<Timeline, LibraryError> {
    let mut counts = Vec::with_capacity(12);
    for month in 1..=12 {
        let span = Edtf::new(year, Some(month), None, false).ok();
        counts.push((span, count(library, view, typing, span).await?));
    }
    let span = Edtf::new(year, None, None, false).ok();
    let all = count(library, view, typing, span).await?;
    let whole_year = of_no_month(all, counts.iter().map(|(_, count)| *count));
    Ok(Timeline {
        bars: counts
            .into_iter()
            .filter_map(|(span, count)| {
                TimelineBar::of(view, span?, count.saturating_sub(whole_year))
            })
            .collect(),
        year: Some(year),
        whole_year,
        undated: 0,
    })
}

/// The number of articles whose month is unknown, from the count of the year and the counts of its months.
fn of_no_month(all: u32, months: impl Iterator<Item = u32>) -> u32 {
    months.sum::<u32>().saturating_sub(all) / 11
}

async fn count<S: FileSource>(
    library: &Library<S>,
    view: &View,
    typing: bool,
    span: Option<Edtf>,
) -> Result<u32, LibraryError> {
    let view = View {
        from: span,
        to: span,
        ..view.clone()
    };
    let request = SearchRequest {
        limit: 0,
        ..request(&view, typing)
    };
    let total = library.search(&request).await?.total;
    Ok(u32::try_from(total).unwrap_or(u32::MAX))
}

impl TimelineBar {
    fn of(view: &View, span: Edtf, count: u32) -> Option<TimelineBar> {
        let after = view
            .from
            .is_none_or(|from| from.first_day() <= span.last_day());
        let before = view.to.is_none_or(|to| to.last_day() >= span.first_day());
        let filtered = view.from.is_some() || view.to.is_some();
        Some(TimelineBar {
            span,
            count,
            chosen: filtered && after && before,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_whose_month_is_unknown_counts_in_no_month() {
        // Two articles of March, one of May, and four whose month is unknown.
        let months = (1..=12).map(|month| match month {
            3 => 6,
            5 => 5,
            _ => 4,
        });
        assert_eq!(of_no_month(7, months), 4);
        assert_eq!(of_no_month(0, std::iter::repeat_n(0, 12)), 0);
    }
}
