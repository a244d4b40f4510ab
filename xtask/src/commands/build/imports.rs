//! Short names for what the Wasm imports.
//!
//! wasm-bindgen gives every import a name that ends with a hash (`__wbg_focus_885197680680db9e`), once in the Wasm and once in
//! its script. Nothing compresses hashes: for some 150 imports they are 4 kB of what a reader fetches.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::problem::{About, Outcome};

/// The kind of an import that is a function; wasm-bindgen makes no others.
const FUNCTION: u8 = 0;
const IMPORTS: u8 = 2;
const MAGIC: &[u8] = b"\0asm\x01\0\0\0";

/// Renames the imports of the app in `folder`, in the Wasm and in its script alike.
///
/// # Errors
/// Where a file is not there, or the Wasm is not of the form that wasm-bindgen writes.
pub fn shorten(folder: &Path) -> Outcome {
    let (wasm_path, script_path) = (
        folder.join("aimaq-app_bg.wasm"),
        folder.join("aimaq-app.js"),
    );
    let wasm = fs::read(&wasm_path).about(&wasm_path)?;
    let mut script = fs::read_to_string(&script_path).about(&script_path)?;
    let mut names = BTreeMap::new();
    let renamed = rename(&wasm, &mut names)
        .ok_or_else(|| std::io::Error::other("this is no Wasm as wasm-bindgen writes it"))
        .about(&wasm_path)?;
    for (long, short) in &names {
        script = script.replace(long, short);
    }
    fs::write(&wasm_path, renamed).about(&wasm_path)?;
    fs::write(&script_path, script).about(&script_path)
}

/// The module with short names in its import section; `names` takes the old names and the new ones.
fn rename(wasm: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut rest = wasm.strip_prefix(MAGIC)?;
    let mut out = MAGIC.to_vec();
    while let Some((&section, tail)) = rest.split_first() {
        rest = tail;
        let length = number(&mut rest)?;
        let (body, tail) = rest.split_at_checked(length)?;
        rest = tail;
        out.push(section);
        let body = match section {
            IMPORTS => import_section(body, names)?,
            _ => body.to_vec(),
        };
        put_bytes(&mut out, &body);
    }
    Some(out)
}

fn import_section(mut body: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let count = number(&mut body)?;
    let mut out = Vec::new();
    put(&mut out, count);
    for _ in 0..count {
        put_bytes(&mut out, bytes(&mut body)?);
        let name = std::str::from_utf8(bytes(&mut body)?).ok()?;
        let short = if ends_with_hash(name) {
            let next = format!("i{}", names.len());
            names.entry(name.to_owned()).or_insert(next).clone()
        } else {
            name.to_owned()
        };
        put_bytes(&mut out, short.as_bytes());
        let (&kind, tail) = body.split_first()?;
        body = tail;
        if kind != FUNCTION {
            return None;
        }
        out.push(kind);
        put(&mut out, number(&mut body)?);
    }
    body.is_empty().then_some(out)
}

fn ends_with_hash(name: &str) -> bool {
    name.rsplit_once('_')
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A length and as many bytes.
fn bytes<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = number(rest)?;
    let (bytes, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(bytes)
}

/// An unsigned number in LEB128.
fn number(rest: &mut &[u8]) -> Option<usize> {
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

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len());
    out.extend(bytes);
}

fn put(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_hashes_become_short() {
        let import = |name: &str| {
            let mut out = Vec::new();
            put_bytes(&mut out, b"./app.js");
            put_bytes(&mut out, name.as_bytes());
            out.extend([FUNCTION, 3]);
            out
        };
        let module = |names: [&str; 2]| {
            let mut section = vec![2];
            names.iter().for_each(|name| section.extend(import(name)));
            let mut wasm = MAGIC.to_vec();
            wasm.push(IMPORTS);
            put_bytes(&mut wasm, &section);
            wasm.extend([9, 1, 0]);
            wasm
        };
        let mut names = BTreeMap::new();
        let renamed = rename(
            &module(["__wbg_focus_885197680680db9e", "__wbindgen_throw"]),
            &mut names,
        );
        assert_eq!(renamed, Some(module(["i0", "__wbindgen_throw"])));
        assert_eq!(names["__wbg_focus_885197680680db9e"], "i0");
        assert_eq!(rename(b"no wasm", &mut names), None);
    }
}
