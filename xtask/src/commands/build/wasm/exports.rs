//! What the module's Wasm gives to its script, and wants from it.
//!
//! wasm-bindgen exports a table for JavaScript's values and a function that fills it. The module's border is numbers: nothing of that is
//! used, so wasm-opt may take it out once it is not exported.

use super::binary::{Sections, bytes, number, put, put_bytes, split_off};
use super::sections::{EXPORTS, IMPORTS};

/// The module without the exports that are wasm-bindgen's own, whose names begin with `__`; `None` for what is not as it
/// writes it.
pub fn own(wasm: &[u8]) -> Option<Vec<u8>> {
    Sections::read(wasm)?.rewritten(|section, body| match section {
        EXPORTS => Some(Some(own_exports(body)?)),
        _ => Some(Some(body.to_vec())),
    })
}

fn own_exports(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    let mut count = 0;
    for _ in 0..number(&mut body)? {
        let name = bytes(&mut body)?;
        let kind = split_off(&mut body, 1)?;
        let item = number(&mut body)?;
        if !name.starts_with(b"__") {
            count += 1;
            put_bytes(&mut kept, name);
            kept.extend(kind);
            put(&mut kept, item);
        }
    }
    let mut out = Vec::new();
    put(&mut out, count);
    out.extend(kept);
    Some(out)
}

/// How many things a module imports; `None` for what is no module.
pub fn imports(wasm: &[u8]) -> Option<usize> {
    match Sections::read(wasm)?.get(IMPORTS) {
        Some(mut body) => number(&mut body),
        None => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_two_lines_is_not_exported() {
        let mut section = vec![2];
        for (name, item) in [(&b"__wbindgen_start"[..], 3), (b"open", 4)] {
            put_bytes(&mut section, name);
            section.extend([0, item]);
        }
        let wasm =
            own(&super::super::binary::module(&[(EXPORTS, section)])).expect("it is a module");
        let kept = Sections::read(&wasm).and_then(|read| read.get(EXPORTS).map(<[u8]>::to_vec));
        assert_eq!(kept.expect("its exports"), b"\x01\x04open\x00\x04");
        assert_eq!(imports(&wasm), Some(0));
        assert_eq!(own(b"nothing"), None);
    }
}
