//! The outside of a Wasm file: its sections, and numbers as they stand there.

/// What a module begins with.
const MAGIC: &[u8] = b"\0asm\x01\0\0\0";

/// The sections of a module, in their order: number and content.
pub struct Sections<'w>(Vec<(u8, &'w [u8])>);

impl<'w> Sections<'w> {
    /// Reads them; `None` for what is no module.
    pub fn read(wasm: &'w [u8]) -> Option<Sections<'w>> {
        let mut rest = wasm.strip_prefix(MAGIC)?;
        let mut sections = Vec::new();
        while let Some((&section, tail)) = rest.split_first() {
            rest = tail;
            sections.push((section, bytes(&mut rest)?));
        }
        Some(Sections(sections))
    }

    /// The content of a section.
    pub fn get(&self, section: u8) -> Option<&'w [u8]> {
        let found = self.0.iter().find(|(number, _)| *number == section);
        found.map(|(_, body)| *body)
    }

    /// The content of a custom section, by its name.
    pub fn custom(&self, name: &str) -> Option<&'w [u8]> {
        let named = |&(section, mut body): &(u8, &'w [u8])| {
            (section == 0 && bytes(&mut body)? == name.as_bytes()).then_some(body)
        };
        self.0.iter().find_map(named)
    }

    /// A module with other contents: for each section its new one, `None` to leave it out. Nothing if one cannot be
    /// rewritten.
    pub fn rewritten(
        &self,
        mut rewrite: impl FnMut(u8, &[u8]) -> Option<Option<Vec<u8>>>,
    ) -> Option<Vec<u8>> {
        let mut out = MAGIC.to_vec();
        for &(section, body) in &self.0 {
            if let Some(body) = rewrite(section, body)? {
                out.push(section);
                put_bytes(&mut out, &body);
            }
        }
        Some(out)
    }
}

/// The next bytes, so many of them.
pub fn split_off<'b>(rest: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (bytes, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(bytes)
}

/// A length and as many bytes.
pub fn bytes<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = number(rest)?;
    split_off(rest, length)
}

/// An unsigned number in LEB128.
pub fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let (&byte, tail) = rest.split_first()?;
        *rest = tail;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// A module of these sections.
#[cfg(test)]
pub fn module(sections: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut wasm = MAGIC.to_vec();
    for (section, body) in sections {
        wasm.push(*section);
        put_bytes(&mut wasm, body);
    }
    wasm
}

/// Writes a length and bytes.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len());
    out.extend(bytes);
}

/// Writes an unsigned number in LEB128.
pub fn put(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
