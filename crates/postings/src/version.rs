//! What reading postings needs to know about a text: its language, and the lengths of its title and body.

use aimaq_language::Lang;

/// The number of fields of a version: title, lead and body, in the order of their positions.
pub const FIELDS: usize = 3;
/// Positions left free between title and text, so that no two words on either side are neighbours.
const GAP: u32 = 8;
/// Positions left free between blocks, so that no phrase spans them.
pub const BLOCK_GAP: u32 = 1;
/// Title positions that are indexed; further words are ignored.
pub const LONGEST_TITLE: u32 = 1_000;
/// The length class of the longest texts.
const LONGEST: u8 = 8 * 30;
/// Texts begin at a multiple of this, so that their start fits in a byte.
const TEXT_STEP: u32 = 4;
/// The number of positions of the lead, at the start of the text.
const LEAD: u32 = 32;
/// The eight length classes of an octave: each is longer than the previous one by a factor of the eighth root of 2.
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

/// One language version of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextVersion {
    /// The number of its article.
    pub article: u32,
    /// Its language.
    pub lang: Lang,
    /// The length class of its title: the text begins at 4 × this position, after the title and a gap of 8.
    pub title: u8,
    /// The length class of its text: it has at most 2^((class − 1) / 8) positions; none if the class is 0.
    pub text: u8,
}

impl TextVersion {
    /// A version from the numbers of positions of its title and text.
    pub fn new(article: u32, lang: Lang, title: u32, text: u32) -> TextVersion {
        TextVersion {
            article,
            lang,
            title: TextVersion::title_class(title),
            text: TextVersion::text_class(text),
        }
    }

    /// The length class of a title of `length` positions, at most [`LONGEST_TITLE`].
    pub fn title_class(length: u32) -> u8 {
        (length + GAP).div_ceil(TEXT_STEP).min(255) as u8
    }

    /// The length class of a text of `length` positions: the least that holds them.
    pub fn text_class(length: u32) -> u8 {
        (0..LONGEST)
            .find(|&class| Self::positions(class) >= length)
            .unwrap_or(LONGEST)
    }

    /// The greatest number of positions of texts in a class.
    #[inline]
    fn positions(class: u8) -> u32 {
        match class.min(LONGEST).checked_sub(1) {
            Some(class) => ((1u32 << (class / 8)) as f32 * STEPS[usize::from(class % 8)]) as u32,
            None => 0,
        }
    }

    /// The position at which the text begins.
    #[inline(always)]
    pub fn text_start(&self) -> u32 {
        u32::from(self.title) * TEXT_STEP
    }

    /// The field of a position: 0 title, 1 lead, 2 body.
    #[inline(always)]
    pub fn field(&self, position: u32) -> usize {
        let text = self.text_start();
        usize::from(position >= text) + usize::from(position >= text + LEAD)
    }

    /// The approximate lengths of the fields, in words.
    pub fn lengths(&self) -> [f32; FIELDS] {
        let text = Self::positions(self.text).max(1);
        let title = self.text_start().saturating_sub(GAP);
        [title as f32, text.min(LEAD) as f32, text as f32]
    }
}

/// The greatest number of positions of the texts in each length class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LengthClasses([u32; 256]);

impl LengthClasses {
    /// All positions of the version are below this.
    #[inline(always)]
    pub fn end(&self, version: &TextVersion) -> u32 {
        version.text_start() + self.0[usize::from(version.text)]
    }
}

impl Default for LengthClasses {
    fn default() -> Self {
        let mut classes = LengthClasses([0; 256]);
        for (class, positions) in (0..=u8::MAX).zip(&mut classes.0) {
            *positions = TextVersion::positions(class);
        }
        classes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_position_has_a_field() {
        let version = TextVersion::new(0, Lang::Kk, 9, 400);
        assert_eq!(version.text_start(), 20);
        assert_eq!(
            [0, 8, 20, 51, 52].map(|at| version.field(at)),
            [0, 0, 1, 1, 2]
        );
    }

    proptest! {
        #[test]
        fn a_rounded_length_is_at_most_a_tenth_greater(length in 20u32..1_000_000) {
            let about = TextVersion::new(0, Lang::Kk, 0, length).lengths()[2];
            prop_assert!((1.0..=1.11).contains(&(about / length as f32)), "{length}: {about}");
        }

        #[test]
        fn positions_are_below_the_end(title in 0u32..LONGEST_TITLE, text in 1u32..1_000_000) {
            let version = TextVersion::new(0, Lang::Kk, title, text);
            prop_assert!(version.text_start() + text <= LengthClasses::default().end(&version));
        }

        #[test]
        fn no_title_reaches_into_the_text(length in 0..LONGEST_TITLE) {
            let version = TextVersion::new(0, Lang::Kk, length, 10);
            prop_assert!(version.text_start() >= length + GAP);
        }
    }
}
