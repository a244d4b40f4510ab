//! A panic in the Wasm is a trap, and nothing else.
//!
//! There is nobody to read a panic's message in a browser: the standard library would put it together, find that there is no
//! terminal, and stop. So the functions that begin a panic just stop. wasm-opt then takes out what they called, and the
//! messages' arguments at every place that may panic: 2 kB of the module as sent.

use super::binary::{Sections, bytes, number, put, put_bytes, split_off};

const IMPORTS: u8 = 2;
const CODE: u8 = 10;
/// The kind of an import that is a function; wasm-bindgen makes no others.
const FUNCTION: u8 = 0;
/// The part of the section of names that has those of functions.
const FUNCTION_NAMES: u8 = 1;
/// No local variables, and a trap.
const TRAP: [u8; 3] = [0, 0x00, 0x0b];

/// The module with panics as traps, and how many functions that were; `None` for what is not as wasm-bindgen writes it.
pub fn set(wasm: &[u8]) -> Option<(Vec<u8>, usize)> {
    let sections = Sections::read(wasm)?;
    let imported = imported(sections.get(IMPORTS).unwrap_or(&[0]))?;
    let panics = panics(sections.custom("name")?)?;
    let mut count = 0;
    let wasm = sections.rewritten(|section, mut body| {
        if section != CODE {
            return Some(Some(body.to_vec()));
        }
        let functions = number(&mut body)?;
        let mut code = Vec::new();
        put(&mut code, functions);
        for function in imported..imported + functions {
            let instructions = bytes(&mut body)?;
            // What can return ends otherwise.
            let stops = instructions.ends_with(&TRAP[1..]) && panics.contains(&function);
            count += usize::from(stops);
            put_bytes(&mut code, if stops { &TRAP } else { instructions });
        }
        Some(Some(code))
    })?;
    Some((wasm, count))
}

/// How many functions are imported.
fn imported(mut section: &[u8]) -> Option<usize> {
    let count = number(&mut section)?;
    for _ in 0..count {
        bytes(&mut section)?;
        bytes(&mut section)?;
        if split_off(&mut section, 1)? != [FUNCTION] {
            return None;
        }
        number(&mut section)?;
    }
    Some(count)
}

/// The functions that begin a panic, by their names.
fn panics(mut names: &[u8]) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    while !names.is_empty() {
        let kind = split_off(&mut names, 1)?;
        let mut names = bytes(&mut names)?;
        if kind != [FUNCTION_NAMES] {
            continue;
        }
        for _ in 0..number(&mut names)? {
            let function = number(&mut names)?;
            let name = std::str::from_utf8(bytes(&mut names)?).ok()?;
            if begins_a_panic(name) {
                found.push(function);
            }
        }
    }
    Some(found)
}

/// Is this the name of a function of the standard library that begins a panic? Names have the hashes of their crates in
/// brackets.
fn begins_a_panic(name: &str) -> bool {
    let plain: String = name
        .split('[')
        .enumerate()
        .map(|(i, part)| match (i, part.split_once(']')) {
            (1.., Some((_, rest))) => rest,
            _ => part,
        })
        .collect();
    let of_core = plain.starts_with("core::") || plain.starts_with("<core::");
    let of_alloc = plain.starts_with("alloc::") || plain.starts_with("<alloc::");
    let ends = |endings: &[&str]| endings.iter().any(|ending| plain.ends_with(ending));
    plain.starts_with("core::panicking::")
        || plain.ends_with("rust_begin_unwind")
        || of_core && ends(&["_fail", "_failed"])
        || of_alloc
            && ends(&[
                "assert_failed",
                "handle_error",
                "capacity_overflow",
                "handle_alloc_error",
            ])
}

#[cfg(test)]
mod tests {
    use super::super::binary::MAGIC;
    use super::*;

    fn module(bodies: &[&[u8]], names: &[&str]) -> Vec<u8> {
        let mut wasm = MAGIC.to_vec();
        let mut code = vec![bodies.len() as u8];
        bodies.iter().for_each(|body| put_bytes(&mut code, body));
        let mut listed = vec![names.len() as u8];
        for (i, name) in names.iter().enumerate() {
            listed.push(i as u8);
            put_bytes(&mut listed, name.as_bytes());
        }
        let mut custom = Vec::new();
        put_bytes(&mut custom, b"name");
        custom.push(FUNCTION_NAMES);
        put_bytes(&mut custom, &listed);
        for (section, body) in [(CODE, code), (0, custom)] {
            wasm.push(section);
            put_bytes(&mut wasm, &body);
        }
        wasm
    }

    #[test]
    fn what_begins_a_panic_stops_and_nothing_else_changes() {
        let panics = [0, 0x41, 7, 0x1a, 0x00, 0x0b];
        let returns = [0, 0x01, 0x0b];
        let names = [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "core[c5930c85a12de822]::panicking::looks",
            "aimaq_search::set_failed::h0",
        ];
        let wasm = module(&[&panics, &returns, &panics], &names);
        let expected = module(&[&TRAP, &returns, &panics], &names);
        assert_eq!(set(&wasm), Some((expected, 1)));
        assert_eq!(set(b"no wasm"), None);
    }

    #[test]
    fn names_of_panics_are_known() {
        for name in [
            "core[c5930c85a12de822]::slice::index::slice_index_fail",
            "core[c5930c85a12de822]::option::unwrap_failed",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed",
            "alloc[3ca501edff3f0c7c]::raw_vec::handle_error",
            "__rustc[b7974e8690430dd9]::rust_begin_unwind",
        ] {
            assert!(begins_a_panic(name), "{name}");
        }
        for name in ["aimaq_search::index::Index::set_failed", "core::fmt::write"] {
            assert!(!begins_a_panic(name), "{name}");
        }
    }
}
