//! Reads the values that the packer wrote.
//!
//! They are written with [postcard](https://postcard.jamesmunns.com/): numbers as varints, texts and lists behind their length,
//! an option behind a byte, a choice by its number. Reading them takes so little that a general reader, with its errors for every
//! occasion, is not worth its size: without one the module is 21 kB less to fetch.

use aimaq_article::{Block, Edtf, Provenance, RegionTag, Span, Style};
use aimaq_language::Lang;
use aimaq_search::varint;

use crate::directory::Directory;
use crate::ids::Ids;
use crate::root::{Blocks, Root};

/// What can be read from bytes.
pub(crate) trait Decode: Sized {
    /// Takes a value from the front of some bytes; `None` if there is none.
    fn take(bytes: &mut &[u8]) -> Option<Self>;

    /// Takes so many values.
    fn several(count: u32, bytes: &mut &[u8]) -> Option<Vec<Self>> {
        // Everything here takes a byte at least: a length beyond that is a lie, and ends soon.
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(Self::take(bytes)?);
        }
        Some(items)
    }
}

/// The value that some bytes are, all of them; `None` if they are no such value.
pub(crate) fn decode<T: Decode>(mut bytes: &[u8]) -> Option<T> {
    let value = T::take(&mut bytes)?;
    bytes.is_empty().then_some(value)
}

impl Decode for u8 {
    fn take(bytes: &mut &[u8]) -> Option<u8> {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(first)
    }

    /// All at once: a root has tens of thousands.
    fn several(count: u32, bytes: &mut &[u8]) -> Option<Vec<u8>> {
        let (taken, rest) = bytes.split_at_checked(count as usize)?;
        *bytes = rest;
        Some(taken.to_vec())
    }
}

impl Decode for u32 {
    fn take(bytes: &mut &[u8]) -> Option<u32> {
        varint(bytes)
    }
}

impl Decode for bool {
    fn take(bytes: &mut &[u8]) -> Option<bool> {
        match u8::take(bytes)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Decode for String {
    fn take(bytes: &mut &[u8]) -> Option<String> {
        let length = u32::take(bytes)? as usize;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        Some(core::str::from_utf8(text).ok()?.to_owned())
    }
}

impl<T: Decode> Decode for Option<T> {
    fn take(bytes: &mut &[u8]) -> Option<Option<T>> {
        match bool::take(bytes)? {
            true => Some(Some(T::take(bytes)?)),
            false => Some(None),
        }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn take(bytes: &mut &[u8]) -> Option<Vec<T>> {
        T::several(u32::take(bytes)?, bytes)
    }
}

impl Decode for Lang {
    fn take(bytes: &mut &[u8]) -> Option<Lang> {
        Lang::ALL.get(u32::take(bytes)? as usize).copied()
    }
}

impl Decode for Style {
    fn take(bytes: &mut &[u8]) -> Option<Style> {
        let styles = [Style::Plain, Style::Emphasis, Style::Strong];
        styles.get(u32::take(bytes)? as usize).copied()
    }
}

impl Decode for Edtf {
    fn take(bytes: &mut &[u8]) -> Option<Edtf> {
        let year = u16::try_from(u32::take(bytes)?).ok()?;
        let some = |part: u8| (part > 0).then_some(part);
        let (month, day) = (some(u8::take(bytes)?), some(u8::take(bytes)?));
        Edtf::new(year, month, day, bool::take(bytes)?).ok()
    }
}

impl Decode for Block {
    fn take(bytes: &mut &[u8]) -> Option<Block> {
        Some(match u32::take(bytes)? {
            0 => Block::Heading {
                level: u8::take(bytes)?,
                spans: Vec::take(bytes)?,
            },
            1 => Block::Paragraph(Vec::take(bytes)?),
            2 => Block::List {
                ordered: bool::take(bytes)?,
                items: Vec::take(bytes)?,
            },
            3 => Block::Quote(Vec::take(bytes)?),
            4 => Block::Image {
                file: String::take(bytes)?,
                caption: Vec::take(bytes)?,
            },
            _ => return None,
        })
    }
}

/// Structures, field by field in their order.
macro_rules! structures {
    ($($name:ident { $($field:ident),+ })+) => {
        $(impl Decode for $name {
            fn take(bytes: &mut &[u8]) -> Option<$name> {
                $(let $field = Decode::take(bytes)?;)+
                Some($name { $($field),+ })
            }
        })+
    };
}
pub(crate) use structures;

structures! {
    Span { text, style, link }
    RegionTag { unit, place, today }
    Provenance { publisher, title, author, date, address }
    Directory { files, per_page, hashes }
    Blocks { shift, files }
    Root { articles, index, texts, headings, ids, codes, dictionary }
}

impl Decode for (String, u32) {
    fn take(bytes: &mut &[u8]) -> Option<(String, u32)> {
        Some((String::take(bytes)?, u32::take(bytes)?))
    }
}

impl Decode for Ids {
    fn take(bytes: &mut &[u8]) -> Option<Ids> {
        Vec::take(bytes).map(Ids)
    }
}
