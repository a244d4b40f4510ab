//! How the parts of an article are written.

use aimaq_article::{Block, Edtf, Provenance, RegionTag, Span, Style};
use aimaq_language::Lang;

use crate::wire::{Wire, wire_enum, wire_struct};

wire_struct! {
    Span { text, style, link }
    RegionTag { unit, place, today }
    Provenance { publisher, title, author, date, address }
}

wire_enum! {
    Lang { 0 => Kk, 1 => Ru }
    Style { 0 => Plain, 1 => Emphasis, 2 => Strong }
    Block {
        0 => Heading { level: level, spans: spans },
        1 => Paragraph { 0: spans },
        2 => List { ordered: ordered, items: items },
        3 => Quote { 0: spans },
        4 => Image { file: file, caption: caption },
    }
}

/// A date as it is written: month and day are 0 if unknown.
struct EncodedDate {
    year: u32,
    month: u8,
    day: u8,
    uncertain: bool,
}

wire_struct! { EncodedDate { year, month, day, uncertain } }

impl Wire for Edtf {
    fn write(&self, out: &mut Vec<u8>) {
        let date = EncodedDate {
            year: self.year().into(),
            month: self.month().unwrap_or(0),
            day: self.day().unwrap_or(0),
            uncertain: self.uncertain(),
        };
        date.write(out);
    }

    fn read(bytes: &mut &[u8]) -> Option<Edtf> {
        let date = EncodedDate::read(bytes)?;
        let year = u16::try_from(date.year).ok()?;
        let known = |part: u8| (part > 0).then_some(part);
        Edtf::new(year, known(date.month), known(date.day), date.uncertain).ok()
    }
}
