//! What is known of each article and version without its postings.
//!
//! All of it is needed before the first search, so it is small: columns of one kind of bytes compress well, and lengths are rounded. Numbers
//! are varints.
//!
//! | column | of each | how |
//! |---|---|---|
//! | regions | region, after their number | length of the code, and the code |
//! | sets | set of regions of an article, after their number | number of regions, and the number of each |
//! | set | article, after their number | number of its set |
//! | first day | article | its packed day less that of the previous article, zigzag, + 1; 0 if unknown |
//! | last day | article with a date | its packed day less the first |
//! | languages | article | 1 Kazakh, 2 Russian, 3 both; byte |
//! | title | version | length class of the title ([`TextVersion::title`]); byte |
//! | text | version | length class of the text ([`TextVersion::text`]); byte |

use aimaq_language::Lang;
use aimaq_postings::{FIELDS, FacetValues, LengthClasses, Occurrence, TextVersion};

use crate::day::CalendarDay;
use crate::packed::PackedPostings;
use crate::varint::{Cursor, append, unzigzag, zigzag};

/// The columns of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ArticleColumns {
    pub(crate) days: Option<(CalendarDay, CalendarDay)>,
    /// The number of its set of regions.
    pub(crate) set: u32,
}

/// An article of uncertain date is counted in at most this many years.
const MAX_YEARS: u32 = 21;

impl ArticleColumns {
    /// The values of the filters that the article is counted under.
    pub(crate) fn facet_values(&self) -> FacetValues {
        let years = self.days.map(|(first, last)| {
            let years = (u32::from(last.year) + 1).saturating_sub(first.year.into());
            (first.year, years.min(MAX_YEARS) as u16)
        });
        let (year, years) = years.unwrap_or_default();
        FacetValues {
            set: self.set,
            year,
            years,
        }
    }
}

/// The columns of all articles and versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) regions: Vec<String>,
    /// The sets of regions, by number of region.
    pub(crate) sets: Vec<Vec<u32>>,
    pub(crate) articles: Vec<ArticleColumns>,
    /// Sorted by article, then language.
    pub(crate) versions: Vec<TextVersion>,
    /// Needed for every posting, so computed once.
    pub(crate) classes: LengthClasses,
}

impl Columns {
    /// Appends the occurrences of packed postings. Returns the number of the bit after them; `None` if they are invalid.
    pub(crate) fn unpack(
        &self,
        packed: &PackedPostings<'_>,
        out: &mut Vec<Occurrence>,
    ) -> Option<usize> {
        packed.read(&self.versions, &self.classes, out)
    }

    /// The summed lengths of the fields over all versions, in words. There are few classes and many versions, so the length of each class is
    /// computed once.
    pub(crate) fn lengths(&self) -> [f64; FIELDS] {
        let (mut titles, mut texts) = ([0u32; 256], [0u32; 256]);
        for version in &self.versions {
            titles[usize::from(version.title)] += 1;
            texts[usize::from(version.text)] += 1;
        }
        let mut sums = [0.0; FIELDS];
        for class in 0..=u8::MAX {
            let of_class = TextVersion {
                article: 0,
                lang: Lang::Kk,
                title: class,
                text: class,
            };
            let at = usize::from(class);
            let counts = [titles[at], texts[at], texts[at]];
            for ((sum, length), count) in sums.iter_mut().zip(of_class.lengths()).zip(counts) {
                *sum += f64::from(length) * f64::from(count);
            }
        }
        sums
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        append(&mut out, self.regions.len() as u32);
        for code in &self.regions {
            append(&mut out, code.len() as u32);
            out.extend(code.as_bytes());
        }
        append(&mut out, self.sets.len() as u32);
        for set in &self.sets {
            append(&mut out, set.len() as u32);
            set.iter().for_each(|&region| append(&mut out, region));
        }
        append(&mut out, self.articles.len() as u32);
        for article in &self.articles {
            append(&mut out, article.set);
        }
        let mut before = 0;
        for article in &self.articles {
            match article.days {
                None => append(&mut out, 0),
                Some((first, _)) => {
                    let first = first.packed() as i32;
                    append(&mut out, zigzag(first - before) + 1);
                    before = first;
                }
            }
        }
        for (first, last) in self.articles.iter().filter_map(|article| article.days) {
            append(&mut out, last.packed().saturating_sub(first.packed()));
        }
        let mut versions = self.versions.iter().peekable();
        for number in 0..self.articles.len() as u32 {
            let mut langs = 0;
            while let Some(version) = versions.next_if(|version| version.article == number) {
                langs |= 1 << version.lang as u8;
            }
            out.push(langs);
        }
        out.extend(self.versions.iter().map(|version| version.title));
        out.extend(self.versions.iter().map(|version| version.text));
        out
    }

    /// Reads what [`Columns::write`] wrote. Returns `None` for other bytes.
    pub(crate) fn read(bytes: &[u8]) -> Option<Columns> {
        let mut cursor = Cursor::new(bytes);
        let mut columns = Columns::default();
        for _ in 0..cursor.number()? {
            let length = cursor.number()? as usize;
            columns
                .regions
                .push(core::str::from_utf8(cursor.take(length)?).ok()?.to_owned());
        }
        for _ in 0..cursor.number()? {
            let mut set = Vec::new();
            for _ in 0..cursor.number()? {
                let region = cursor.number()?;
                columns.regions.get(region as usize)?;
                set.push(region);
            }
            columns.sets.push(set);
        }
        for _ in 0..cursor.number()? {
            let set = cursor.number()?;
            columns.sets.get(set as usize)?;
            columns.articles.push(ArticleColumns { days: None, set });
        }
        let mut before = 0i32;
        for article in &mut columns.articles {
            if let Some(step) = cursor.number()?.checked_sub(1) {
                before = before.checked_add(unzigzag(step))?;
                let first = CalendarDay::unpacked(u32::try_from(before).ok()?)?;
                article.days = Some((first, first));
            }
        }
        for days in columns
            .articles
            .iter_mut()
            .flat_map(|article| &mut article.days)
        {
            let last = days.0.packed().checked_add(cursor.number()?)?;
            days.1 = CalendarDay::unpacked(last)?;
        }
        for article in 0..columns.articles.len() as u32 {
            let langs = cursor.byte()?;
            for lang in Lang::ALL {
                if langs & 1 << lang as u8 != 0 {
                    columns.versions.push(TextVersion {
                        article,
                        lang,
                        title: 0,
                        text: 0,
                    });
                }
            }
        }
        for version in &mut columns.versions {
            version.title = cursor.byte()?;
        }
        for version in &mut columns.versions {
            version.text = cursor.byte()?;
        }
        cursor.is_empty().then_some(columns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_come_back() {
        let day = CalendarDay::new(2014, 9, 5);
        let columns = Columns {
            regions: vec!["KZ-63".into(), "RU-ALT".into()],
            sets: vec![vec![0, 1], vec![]],
            articles: vec![
                ArticleColumns {
                    days: day.map(|day| (day, day)),
                    set: 0,
                },
                ArticleColumns { days: None, set: 1 },
                ArticleColumns {
                    days: CalendarDay::new(2013, 1, 1).zip(CalendarDay::new(2013, 12, 31)),
                    set: 0,
                },
            ],
            versions: vec![
                TextVersion::new(0, Lang::Kk, 3, 400),
                TextVersion::new(0, Lang::Ru, 4, 0),
                TextVersion::new(1, Lang::Ru, 1, 5),
            ],
            ..Columns::default()
        };
        assert_eq!(Columns::read(&columns.write()), Some(columns));
    }

    proptest! {
        #[test]
        fn lengths_are_those_of_all_versions(lengths in prop::collection::vec((0u32..300, 0u32..100_000), 0..50)) {
            let versions: Vec<TextVersion> = lengths
                .into_iter()
                .map(|(title, text)| TextVersion::new(0, Lang::Ru, title, text))
                .collect();
            let mut sums = [0.0; FIELDS];
            for version in &versions {
                for (sum, length) in sums.iter_mut().zip(version.lengths()) {
                    *sum += f64::from(length);
                }
            }
            let columns = Columns { versions, ..Columns::default() };
            prop_assert_eq!(columns.lengths(), sums);
        }

        #[test]
        fn any_bytes_are_read_or_rejected(bytes: Vec<u8>) {
            let _ = Columns::read(&bytes);
        }
    }
}
