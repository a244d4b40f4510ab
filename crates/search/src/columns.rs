//! What is known of each article and version without reading postings.
//!
//! Numbers are varints. First the regions: their number, and for each the length of its code and the code.
//! Then the articles: their number, and for each
//!
//! | what | how |
//! |---|---|
//! | first possible day, packed; 0 if unknown | varint |
//! | if known, last possible day, packed | varint |
//! | number of regions, and for each its number | varints |
//! | its versions: 1 Kazakh, 2 Russian, 3 both | varint |
//! | for each version the tokens in title, lead and body | varints |

use aimaq_language::Lang;

use crate::day::Day;
use crate::varint::{Cursor, put};

/// The fields of a version, in the order of their positions.
pub(crate) const FIELDS: usize = 3;
/// The gap of positions between fields and between blocks, so that no phrase or neighbourhood spans them.
pub(crate) const GAP: u32 = 8;

/// One language version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) article: u32,
    pub(crate) lang: Lang,
    /// The lengths of title, lead and body, in positions; of the body without the gaps.
    pub(crate) lengths: [u32; FIELDS],
}

impl Version {
    /// The field that a position is in: 0 title, 1 lead, 2 body.
    #[inline]
    pub(crate) fn field(&self, position: u32) -> usize {
        let lead = self.lengths[0].saturating_add(GAP);
        if position < lead {
            0
        } else if position < lead.saturating_add(self.lengths[1]).saturating_add(GAP) {
            1
        } else {
            2
        }
    }
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Article {
    pub(crate) days: Option<(Day, Day)>,
    /// Numbers of its regions.
    pub(crate) regions: Vec<u32>,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) regions: Vec<String>,
    pub(crate) articles: Vec<Article>,
    /// By article, then language.
    pub(crate) versions: Vec<Version>,
}

impl Columns {
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, self.regions.len() as u32);
        for code in &self.regions {
            put(&mut out, code.len() as u32);
            out.extend(code.as_bytes());
        }
        put(&mut out, self.articles.len() as u32);
        let mut versions = self.versions.iter().peekable();
        for (number, article) in self.articles.iter().enumerate() {
            put(
                &mut out,
                article.days.map_or(0, |(first, _)| first.packed()),
            );
            if let Some((_, last)) = article.days {
                put(&mut out, last.packed());
            }
            put(&mut out, article.regions.len() as u32);
            article
                .regions
                .iter()
                .for_each(|&region| put(&mut out, region));
            let (mut langs, mut lengths) = (0, Vec::new());
            while let Some(version) = versions.next_if(|version| version.article == number as u32) {
                langs |= 1 << version.lang as u32;
                version
                    .lengths
                    .iter()
                    .for_each(|&length| put(&mut lengths, length));
            }
            put(&mut out, langs);
            out.extend(lengths);
        }
        out
    }

    /// Reads what [`Columns::write`] wrote; `None` if these bytes are something else.
    pub(crate) fn read(bytes: &[u8]) -> Option<Columns> {
        let mut cursor = Cursor::new(bytes);
        let mut columns = Columns::default();
        for _ in 0..cursor.number()? {
            let length = cursor.number()? as usize;
            columns
                .regions
                .push(core::str::from_utf8(cursor.take(length)?).ok()?.to_owned());
        }
        for article in 0..cursor.number()? {
            let first = cursor.number()?;
            let days = match first {
                0 => None,
                first => Some((Day::unpacked(first)?, Day::unpacked(cursor.number()?)?)),
            };
            let mut regions = Vec::new();
            for _ in 0..cursor.number()? {
                let region = cursor.number()?;
                columns.regions.get(region as usize)?;
                regions.push(region);
            }
            columns.articles.push(Article { days, regions });
            let langs = cursor.number()?;
            for lang in Lang::ALL {
                if langs & 1 << lang as u32 != 0 {
                    let lengths = [cursor.number()?, cursor.number()?, cursor.number()?];
                    columns.versions.push(Version {
                        article,
                        lang,
                        lengths,
                    });
                }
            }
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
        let day = Day::new(2014, 9, 5);
        let columns = Columns {
            regions: vec!["KZ-63".into(), "RU-ALT".into()],
            articles: vec![
                Article {
                    days: day.map(|day| (day, day)),
                    regions: vec![0, 1],
                },
                Article {
                    days: None,
                    regions: vec![],
                },
            ],
            versions: vec![
                Version {
                    article: 0,
                    lang: Lang::Kk,
                    lengths: [3, 20, 400],
                },
                Version {
                    article: 0,
                    lang: Lang::Ru,
                    lengths: [4, 0, 0],
                },
                Version {
                    article: 1,
                    lang: Lang::Ru,
                    lengths: [1, 2, 3],
                },
            ],
        };
        assert_eq!(Columns::read(&columns.write()), Some(columns));
    }

    #[test]
    fn positions_tell_fields() {
        let version = Version {
            article: 0,
            lang: Lang::Kk,
            lengths: [3, 20, 400],
        };
        assert_eq!(
            [0, 2, 11, 30, 39].map(|at| version.field(at)),
            [0, 0, 1, 1, 2]
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = Columns::read(&bytes);
        }
    }
}
