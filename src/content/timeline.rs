//! When the articles under a query are of: by year, or by month where the filter names one year.

use aimaq_article::Edtf;
use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::{SearchAnswer, SearchRequest};

use super::request::request;
use crate::view::View;

/// Years without an article between the first and the last are drawn where there are no more years than this in all.
const MAX_YEARS: usize = 100;

/// Articles along time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The years, or the months of one year, in the order of time.
    pub bars: Vec<TimelineBar>,
    /// The year whose months these are.
    pub year: Option<u16>,
    /// Of that year, but of no known month.
    pub whole_year: u32,
    /// Of no known date.
    pub undated: u32,
}

/// One year, or one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineBar {
    /// Which.
    pub span: Edtf,
    /// Number of articles that are certainly of it, as far as dates are known.
    pub count: u32,
    /// Is it within the dates of the filter?
    pub chosen: bool,
}

impl Timeline {
    /// The highest bar, what is of no known month included; at least 1.
    pub fn highest(&self) -> u32 {
        let counts = self.bars.iter().map(|bar| bar.count);
        counts.chain([self.whole_year, 1]).max().unwrap_or(1)
    }

    fn finished(mut self, view: &View, answer: &SearchAnswer) -> Timeline {
        if self.bars.iter().all(|bar| bar.chosen) {
            // Where all are chosen none stands out.
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

/// From the answer to the view's own request.
pub(super) async fn load<S: FileSource>(
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

/// The year that all of an answer is of, or that is chosen: its months are drawn, which takes further questions.
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

/// The years of an answer.
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

/// The index counts an article of which only the year is known in each month that it may be of. So the sum over the
/// months has it twelve times, and the year once.
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

/// How many of a year's articles are of no known month, from the number of all and of those that may be of each month.
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
    fn an_article_known_to_the_year_is_in_no_month() {
        // Two of March, one of May, four of the year alone.
        let months = (1..=12).map(|month| match month {
            3 => 6,
            5 => 5,
            _ => 4,
        });
        assert_eq!(of_no_month(7, months), 4);
        assert_eq!(of_no_month(0, std::iter::repeat_n(0, 12)), 0);
    }
}
