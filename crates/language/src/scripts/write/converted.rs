//! A text in another script, and a map between the bytes of both.

use core::ops::Range;
use std::borrow::Cow;

use crate::Lang;
use aimaq_compact::part;

/// The result of [`convert`](super::convert).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted<'t> {
    /// The text in the other script.
    pub text: Cow<'t, str>,
    /// The parts that were not converted and need markup (`lang`, `dir`), ascending and not overlapping. Words in Latin letters and
    /// numbers need none and are not listed.
    pub kept: Vec<Unconverted>,
    /// Pairs of offsets in the source and here, ascending. From each pair to the next, both advance byte by byte.
    places: Vec<(usize, usize)>,
}

/// A part of a text that was not converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unconverted {
    /// The bytes of the part in [`Converted::text`].
    pub range: Range<usize>,
    /// The language of the part; `None` for an address or a telephone number. Either is written from left to right.
    pub lang: Option<Lang>,
}

impl<'t> Converted<'t> {
    /// Wraps a text without converting it.
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

    /// Maps a byte range of the source to one of [`Converted::text`].
    ///
    /// Offsets inside of a character are rounded down to a character boundary; offsets beyond the source become the end.
    pub fn map(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start..self.place(range.end).max(start)
    }

    /// Maps several byte ranges.
    pub fn map_all(&self, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
        ranges.iter().map(|range| self.map(range.clone())).collect()
    }

    /// Returns the converted text of a byte range of the source. Adjacent ranges give adjacent pieces; nothing is lost between them.
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

/// Builds a [`Converted`].
pub(super) struct Writer {
    /// The bytes of the source that have been read.
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

    /// Records that the next byte of the source corresponds to the next byte written.
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

    /// Advances over a character of the source.
    pub(super) fn pass(&mut self, c: char) {
        self.from += c.len_utf8();
    }

    /// Writes the character `c` of the source as `written`.
    #[inline(never)]
    pub(super) fn replace(&mut self, c: char, written: char) {
        self.mark();
        self.push(written);
        self.pass(c);
    }

    /// Copies characters of the source and lists them as unconverted. Returns their number.
    pub(super) fn keep(&mut self, chars: &[char], lang: Option<Lang>) -> usize {
        let start = self.text.len();
        chars.iter().for_each(|&c| self.replace(c, c));
        let range = start..self.text.len();
        if !range.is_empty() {
            self.kept.push(Unconverted { range, lang });
        }
        chars.len()
    }

    /// Returns the converted text.
    pub(super) fn finish<'t>(mut self) -> Converted<'t> {
        self.mark();
        Converted {
            text: Cow::Owned(self.text),
            kept: self.kept,
            places: self.places,
        }
    }
}
