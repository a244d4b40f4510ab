//! A text in another script, and where its parts have gone.

use core::ops::Range;
use std::borrow::Cow;

use crate::Lang;
use aimaq_compact::part;

/// A text as [`convert`](super::convert) wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted<'t> {
    /// The text in the other script.
    pub text: Cow<'t, str>,
    /// What was kept as it was written and needs marking as such, ascending, not overlapping. Words in Latin letters
    /// and numbers are not listed: they read right in any line.
    pub kept: Vec<Unconverted>,
    /// Places in the source and here from which on both go byte by byte, up to the next; ascending.
    places: Vec<(usize, usize)>,
}

/// A part of a text that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unconverted {
    /// Its bytes in [`Converted::text`].
    pub range: Range<usize>,
    /// Its language; `None` for an address or a telephone number. Both are read from left to right.
    pub lang: Option<Lang>,
}

impl<'t> Converted<'t> {
    /// A text as it is, in the script that it is stored in.
    pub fn unchanged(text: &'t str) -> Converted<'t> {
        Converted {
            text: Cow::Borrowed(text),
            kept: Vec::new(),
            places: Vec::new(),
        }
    }

    pub(super) fn kept(text: &'t str, lang: Lang) -> Converted<'t> {
        let range = 0..text.len();
        let lang = Some(lang);
        Converted {
            kept: vec![Unconverted { range, lang }],
            ..Converted::unchanged(text)
        }
    }

    /// Where a byte range of the source is here. Borders between characters come to lie between characters; anything else
    /// is moved to a border, and what lies behind the text to its end.
    pub fn map(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start..self.place(range.end).max(start)
    }

    /// [`Converted::map`] of many: marks, or the pieces that a text was put together from.
    pub fn map_all(&self, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
        ranges.iter().map(|range| self.map(range.clone())).collect()
    }

    /// What a byte range of the source is written as. Pieces that follow each other in the source do so here, and nothing
    /// is lost between them.
    pub fn piece(&self, range: Range<usize>) -> &str {
        part(&self.text, self.map(range))
    }

    fn place(&self, from: usize) -> usize {
        let next = self.places.partition_point(|&(source, _)| source <= from);
        let last = self.places.get(next.wrapping_sub(1));
        let (source, here) = last.copied().unwrap_or_default();
        let limit = self
            .places
            .get(next)
            .map_or(self.text.len(), |&(_, here)| here);
        let mut place = here.saturating_add(from - source).min(limit);
        while !self.text.is_char_boundary(place) {
            place -= 1;
        }
        place
    }
}

/// Writes a text and remembers what went where.
pub(super) struct Writer {
    /// How much of the source is passed, in bytes.
    from: usize,
    text: String,
    kept: Vec<Unconverted>,
    places: Vec<(usize, usize)>,
}

impl Writer {
    pub(super) fn new(source: &str) -> Writer {
        Writer {
            from: 0,
            text: String::with_capacity(source.len()),
            kept: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Remembers that what is next in the source is written next.
    pub(super) fn mark(&mut self) {
        let here = self.text.len();
        let (source, place) = self.places.last().copied().unwrap_or_default();
        if place + (self.from - source) != here {
            self.places.push((self.from, here));
        }
    }

    /// Writes a character.
    #[inline(never)]
    pub(super) fn push(&mut self, c: char) {
        self.text.push(c);
    }

    /// Passes over a character of the source, which has been written.
    pub(super) fn pass(&mut self, c: char) {
        self.from += c.len_utf8();
    }

    /// Writes a character of the source as another, or as it is.
    #[inline(never)]
    pub(super) fn put(&mut self, c: char, written: char) {
        self.mark();
        self.push(written);
        self.pass(c);
    }

    /// Writes characters of the source as they are, and remembers to tell if there are any. Gives their number.
    pub(super) fn keep(&mut self, chars: &[char], lang: Option<Lang>) -> usize {
        let start = self.text.len();
        chars.iter().for_each(|&c| self.put(c, c));
        let range = start..self.text.len();
        if !range.is_empty() {
            self.kept.push(Unconverted { range, lang });
        }
        chars.len()
    }

    pub(super) fn finish<'t>(mut self) -> Converted<'t> {
        self.mark();
        Converted {
            text: Cow::Owned(self.text),
            kept: self.kept,
            places: self.places,
        }
    }
}
