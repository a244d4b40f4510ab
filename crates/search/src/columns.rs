//! What is known of each article and version without reading postings.
//!
//! All of it is needed before the first query is answered, so it is kept small: columns of bytes of one kind compress
//! well, and lengths are rounded. Numbers are varints.
//!
//! | column | of each | how |
//! |---|---|---|
//! | regions | region, behind their number | length of the code, and the code |
//! | sets | set of regions that an article has, behind their number | number of regions, and for each its number |
//! | set | article, behind their number | number of its set |
//! | first day | article | its packed day + 1 less that of the article before, zigzag; 0 stands for unknown |
//! | last day | article with a date | packed, less the first |
//! | languages | article | 1 Kazakh, 2 Russian, 3 both; byte |
//! | title | version | length class of the title ([`Version::title`]); byte |
//! | text | version | length class of the text ([`Version::text`]); byte |

use aimaq_language::Lang;

use crate::day::Day;
use crate::varint::{Cursor, put, unzigzag, zigzag};

/// The fields of a version, in the order of their positions.
pub(crate) const FIELDS: usize = 3;
/// The gap of positions between title and text, so that no neighbourhood spans them.
const GAP: u32 = 8;
/// The gap between blocks, so that no phrase spans them.
pub(crate) const BLOCK_GAP: u32 = 1;
/// More words of a title than this are passed over.
pub(crate) const LONGEST_TITLE: u32 = 1_000;
/// The class of the longest texts.
const LONGEST: u8 = 8 * 30;
/// Texts begin at a multiple of this, so that a byte tells where.
const TEXT_STEP: u32 = 4;
/// The first so many positions of the text are the lead.
const LEAD: u32 = 32;
/// The steps in which lengths are rounded: each class is longer than the one before by the eighth root of 2.
const STEPS: [f32; 8] = [
    1.0,
    1.090_507_7,
    1.189_207_1,
    1.296_839_6,
    core::f32::consts::SQRT_2,
    1.542_210_8,
    1.681_792_9,
    1.834_008_1,
];

/// One language version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) article: u32,
    pub(crate) lang: Lang,
    /// Its text begins at this many steps of 4 positions: the title is shorter than that by the gap.
    pub(crate) title: u8,
    /// The positions of its text are at most 2 to the power of an eighth of one less than this; 0 for none.
    pub(crate) text: u8,
}

impl Version {
    /// The class of a title of so many positions, at most [`LONGEST_TITLE`].
    pub(crate) fn title_class(length: u32) -> u8 {
        (length + GAP).div_ceil(TEXT_STEP).min(255) as u8
    }

    /// The class of a text of so many positions: the least whose length is not below that.
    pub(crate) fn text_class(length: u32) -> u8 {
        (0..LONGEST)
            .find(|&class| Self::positions(class) >= length)
            .unwrap_or(LONGEST)
    }

    /// How many positions the texts of a class have at most.
    #[inline]
    fn positions(class: u8) -> u32 {
        match class.min(LONGEST).checked_sub(1) {
            Some(class) => ((1u32 << (class / 8)) as f32 * STEPS[usize::from(class % 8)]) as u32,
            None => 0,
        }
    }

    /// Where the text begins.
    #[inline(always)]
    pub(crate) fn text_start(&self) -> u32 {
        u32::from(self.title) * TEXT_STEP
    }

    /// The field that a position is in: 0 title, 1 lead, 2 body.
    #[inline(always)]
    pub(crate) fn field(&self, position: u32) -> usize {
        let text = self.text_start();
        usize::from(position >= text) + usize::from(position >= text + LEAD)
    }

    /// How long the fields are, in words, about.
    pub(crate) fn lengths(&self) -> [f32; FIELDS] {
        let text = Self::positions(self.text).max(1);
        let title = self.text_start().saturating_sub(GAP);
        [title as f32, text.min(LEAD) as f32, text as f32]
    }
}

/// One article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Article {
    pub(crate) days: Option<(Day, Day)>,
    /// Number of its set of regions.
    pub(crate) set: u32,
}

/// How many positions the texts of each class have at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Classes([u32; 256]);

impl Default for Classes {
    fn default() -> Self {
        let mut classes = Classes([0; 256]);
        for (class, positions) in (0..=u8::MAX).zip(&mut classes.0) {
            *positions = Version::positions(class);
        }
        classes
    }
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) regions: Vec<String>,
    /// Sets of numbers of regions.
    pub(crate) sets: Vec<Vec<u32>>,
    pub(crate) articles: Vec<Article>,
    /// By article, then language.
    pub(crate) versions: Vec<Version>,
    /// Asked for every posting, so not worked out each time.
    pub(crate) classes: Classes,
}

impl Columns {
    /// All positions of a version are below this.
    #[inline(always)]
    pub(crate) fn end(&self, version: &Version) -> u32 {
        version.text_start() + self.classes.0[usize::from(version.text)]
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, self.regions.len() as u32);
        for code in &self.regions {
            put(&mut out, code.len() as u32);
            out.extend(code.as_bytes());
        }
        put(&mut out, self.sets.len() as u32);
        for set in &self.sets {
            put(&mut out, set.len() as u32);
            set.iter().for_each(|&region| put(&mut out, region));
        }
        put(&mut out, self.articles.len() as u32);
        for article in &self.articles {
            put(&mut out, article.set);
        }
        let mut before = 0;
        for article in &self.articles {
            match article.days {
                None => put(&mut out, 0),
                Some((first, _)) => {
                    let first = first.packed() as i32;
                    put(&mut out, zigzag(first - before) + 1);
                    before = first;
                }
            }
        }
        for (first, last) in self.articles.iter().filter_map(|article| article.days) {
            put(&mut out, last.packed().saturating_sub(first.packed()));
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
            columns.articles.push(Article { days: None, set });
        }
        let mut before = 0i32;
        for article in &mut columns.articles {
            if let Some(step) = cursor.number()?.checked_sub(1) {
                before = before.checked_add(unzigzag(step))?;
                let first = Day::unpacked(u32::try_from(before).ok()?)?;
                article.days = Some((first, first));
            }
        }
        for days in columns
            .articles
            .iter_mut()
            .flat_map(|article| &mut article.days)
        {
            let last = days.0.packed().checked_add(cursor.number()?)?;
            days.1 = Day::unpacked(last)?;
        }
        for article in 0..columns.articles.len() as u32 {
            let langs = cursor.byte()?;
            for lang in Lang::ALL {
                if langs & 1 << lang as u8 != 0 {
                    columns.versions.push(Version {
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

    fn version(article: u32, lang: Lang, title: u32, text: u32) -> Version {
        Version {
            article,
            lang,
            title: Version::title_class(title),
            text: Version::text_class(text),
        }
    }

    #[test]
    fn columns_come_back() {
        let day = Day::new(2014, 9, 5);
        let columns = Columns {
            regions: vec!["KZ-63".into(), "RU-ALT".into()],
            sets: vec![vec![0, 1], vec![]],
            articles: vec![
                Article {
                    days: day.map(|day| (day, day)),
                    set: 0,
                },
                Article { days: None, set: 1 },
                Article {
                    days: Day::new(2013, 1, 1).zip(Day::new(2013, 12, 31)),
                    set: 0,
                },
            ],
            versions: vec![
                version(0, Lang::Kk, 3, 400),
                version(0, Lang::Ru, 4, 0),
                version(1, Lang::Ru, 1, 5),
            ],
            ..Columns::default()
        };
        assert_eq!(Columns::read(&columns.write()), Some(columns));
    }

    #[test]
    fn positions_tell_fields() {
        let version = version(0, Lang::Kk, 9, 400);
        assert_eq!(version.text_start(), 20);
        assert_eq!(
            [0, 8, 20, 51, 52].map(|at| version.field(at)),
            [0, 0, 1, 1, 2]
        );
    }

    proptest! {
        #[test]
        fn a_length_is_known_within_a_tenth(length in 20u32..1_000_000) {
            let about = Version { text: Version::text_class(length), ..version(0, Lang::Kk, 0, 0) }.lengths()[2];
            prop_assert!((1.0..=1.11).contains(&(about / length as f32)), "{length}: {about}");
        }

        #[test]
        fn positions_are_below_the_end(title in 0u32..LONGEST_TITLE, text in 1u32..1_000_000) {
            let version = version(0, Lang::Kk, title, text);
            prop_assert!(version.text_start() + text <= Columns::default().end(&version));
        }

        #[test]
        fn no_title_reaches_into_the_text(length in 0..LONGEST_TITLE) {
            let version = version(0, Lang::Kk, length, 10);
            prop_assert!(version.text_start() >= length + GAP);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = Columns::read(&bytes);
        }
    }
}
