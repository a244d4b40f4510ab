//! What is known of a text when its postings are read.

use aimaq_language::Lang;

/// The fields of a version, in the order of their positions.
pub const FIELDS: usize = 3;
/// The gap of positions between title and text, so that no neighbourhood spans them.
const GAP: u32 = 8;
/// The gap between blocks, so that no phrase spans them.
pub const BLOCK_GAP: u32 = 1;
/// More words of a title than this are passed over.
pub const LONGEST_TITLE: u32 = 1_000;
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
pub struct Version {
    /// The number of its article.
    pub article: u32,
    /// Its language.
    pub lang: Lang,
    /// Its text begins at this many steps of 4 positions: the title is shorter than that by the gap.
    pub title: u8,
    /// The positions of its text are at most 2 to the power of an eighth of one less than this; 0 for none.
    pub text: u8,
}

impl Version {
    /// A version whose title and text have so many positions.
    pub fn new(article: u32, lang: Lang, title: u32, text: u32) -> Version {
        Version {
            article,
            lang,
            title: Version::title_class(title),
            text: Version::text_class(text),
        }
    }

    /// The class of a title of so many positions, at most [`LONGEST_TITLE`].
    pub fn title_class(length: u32) -> u8 {
        (length + GAP).div_ceil(TEXT_STEP).min(255) as u8
    }

    /// The class of a text of so many positions: the least whose length is not below that.
    pub fn text_class(length: u32) -> u8 {
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
    pub fn text_start(&self) -> u32 {
        u32::from(self.title) * TEXT_STEP
    }

    /// The field that a position is in: 0 title, 1 lead, 2 body.
    #[inline(always)]
    pub fn field(&self, position: u32) -> usize {
        let text = self.text_start();
        usize::from(position >= text) + usize::from(position >= text + LEAD)
    }

    /// How long the fields are, in words, about.
    pub fn lengths(&self) -> [f32; FIELDS] {
        let text = Self::positions(self.text).max(1);
        let title = self.text_start().saturating_sub(GAP);
        [title as f32, text.min(LEAD) as f32, text as f32]
    }
}

/// How many positions the texts of each class have at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes([u32; 256]);

impl Classes {
    /// All positions of a version are below this.
    #[inline(always)]
    pub fn end(&self, version: &Version) -> u32 {
        version.text_start() + self.0[usize::from(version.text)]
    }
}

impl Default for Classes {
    fn default() -> Self {
        let mut classes = Classes([0; 256]);
        for (class, positions) in (0..=u8::MAX).zip(&mut classes.0) {
            *positions = Version::positions(class);
        }
        classes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn positions_tell_fields() {
        let version = Version::new(0, Lang::Kk, 9, 400);
        assert_eq!(version.text_start(), 20);
        assert_eq!(
            [0, 8, 20, 51, 52].map(|at| version.field(at)),
            [0, 0, 1, 1, 2]
        );
    }

    proptest! {
        #[test]
        fn a_length_is_known_within_a_tenth(length in 20u32..1_000_000) {
            let about = Version::new(0, Lang::Kk, 0, length).lengths()[2];
            prop_assert!((1.0..=1.11).contains(&(about / length as f32)), "{length}: {about}");
        }

        #[test]
        fn positions_are_below_the_end(title in 0u32..LONGEST_TITLE, text in 1u32..1_000_000) {
            let version = Version::new(0, Lang::Kk, title, text);
            prop_assert!(version.text_start() + text <= Classes::default().end(&version));
        }

        #[test]
        fn no_title_reaches_into_the_text(length in 0..LONGEST_TITLE) {
            let version = Version::new(0, Lang::Kk, length, 10);
            prop_assert!(version.text_start() >= length + GAP);
        }
    }
}
