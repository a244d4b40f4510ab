//! A panic in the Wasm is a trap, and nothing else.
//!
//! There is nobody to read a panic's message in a browser: the standard library would put it together, find that there is no
//! terminal, and stop. So the functions that begin a panic just stop. wasm-opt then takes out what they called, and the
//! messages' arguments at every place that may panic. What only messages were written with goes too: 3 kB of the module as
//! sent.

use std::collections::{BTreeMap, BTreeSet};

use super::binary::{Sections, bytes, put, put_bytes};
use super::sections::{CODE, IMPORTS, called, each, imported_functions, names};

/// A body without variables that stops at once.
pub const TRAP: [u8; 3] = [0, 0x00, 0x0b];

/// The module with panics as traps, and how many functions that were; `None` for what is not as wasm-bindgen writes it.
pub fn set(wasm: &[u8]) -> Option<(Vec<u8>, usize)> {
    let sections = Sections::read(wasm)?;
    let first = imported_functions(sections.get(IMPORTS).unwrap_or(&[0]))?;
    let names = names(sections.custom("name")?)?;
    let bodies = each(sections.get(CODE)?, bytes)?;
    // What can return ends otherwise.
    let stops = |at: usize| bodies[at].ends_with(&TRAP[1..]);
    let mut traps: Vec<bool> = (0..bodies.len())
        .map(|at| {
            stops(at) && name_of(&names, first + at).is_some_and(|name| begins_a_panic(&name))
        })
        .collect();
    let writes: Vec<bool> = (0..bodies.len())
        .map(|at| name_of(&names, first + at).is_some_and(|name| writes_a_message(&name)))
        .collect();
    let mut in_use = false;
    for (at, body) in bodies.iter().enumerate() {
        if !traps[at] && !writes[at] {
            let calls = called(body)?;
            in_use |= calls
                .iter()
                .any(|&called| called >= first && writes.get(called - first) == Some(&true));
        }
    }
    let panics = traps.iter().filter(|trap| **trap).count();
    if !in_use {
        traps
            .iter_mut()
            .zip(writes)
            .for_each(|(trap, writes)| *trap |= writes);
    }
    let wasm = sections.rewritten(|section, body| match section {
        CODE => {
            let mut code = Vec::new();
            put(&mut code, bodies.len());
            for (body, &trap) in bodies.iter().zip(&traps) {
                put_bytes(&mut code, if trap { &TRAP } else { body });
            }
            Some(Some(code))
        }
        _ => Some(Some(body.to_vec())),
    })?;
    Some((wasm, panics))
}

/// The names of the functions of a module that stop at once.
pub fn stopping(wasm: &[u8]) -> Option<BTreeSet<String>> {
    let sections = Sections::read(wasm)?;
    let imported = imported_functions(sections.get(IMPORTS)?)?;
    let names = names(sections.custom("name")?)?;
    let bodies = each(sections.get(CODE)?, bytes)?;
    let traps = (imported..).zip(bodies).filter(|(_, body)| *body == TRAP);
    Some(
        traps
            .filter_map(|(function, _)| Some((*names.get(&function)?).to_owned()))
            .collect(),
    )
}

/// The name of a function without the hashes of crates, which stand in brackets.
fn name_of(names: &BTreeMap<usize, &str>, function: usize) -> Option<String> {
    let name = names.get(&function)?;
    let parts = name.split('[').enumerate();
    let plain = parts.map(|(i, part)| match (i, part.split_once(']')) {
        (1.., Some((_, rest))) => rest,
        _ => part,
    });
    Some(plain.collect())
}

/// Is this the name of a function of the standard library that begins a panic?
fn begins_a_panic(name: &str) -> bool {
    let of_core = name.starts_with("core::") || name.starts_with("<core::");
    let of_std = name.starts_with("std::");
    let of_alloc = name.starts_with("alloc::") || name.starts_with("<alloc::");
    let last = name.rsplit("::").next().unwrap_or_default();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let of_allocation = [
        "assert_failed",
        "handle_error",
        "capacity_overflow",
        "handle_alloc_error",
    ];
    name.starts_with("core::panicking::")
        || name.ends_with("rust_begin_unwind")
        || of_core && ends(&["_fail", "_failed"])
        || (of_core || of_std) && last.starts_with("panic_")
        || of_alloc && ends(&of_allocation)
}

/// Is this the name of a function that messages are written with? Others may be, so it is looked whether somebody else
/// calls one.
fn writes_a_message(name: &str) -> bool {
    let beginnings = ["core::fmt::", "<core::fmt::", "<std::panicking::"];
    name.contains(" as core::fmt::") || beginnings.iter().any(|begins| name.starts_with(begins))
}

#[cfg(test)]
mod tests {
    use super::super::binary::module as module_of;
    use super::super::sections::{CUSTOM, FUNCTION_NAMES};
    use super::*;

    fn module(bodies: &[&[u8]], names: &[&str]) -> Vec<u8> {
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
        module_of(&[(CODE, code), (CUSTOM, custom)])
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
    fn what_writes_messages_goes_unless_somebody_else_calls_it() {
        let panics = [0, 0x10, 1, 0x00, 0x0b];
        let returns = [0, 0x01, 0x0b];
        let calls = [0, 0x10, 1, 0x0b];
        let names = [
            "core::panicking::panic_fmt",
            "<str as core[c5930c85a12de822]::fmt::Display>::fmt",
            "aimaq_search::search::h0",
        ];
        let in_use = module(&[&panics, &returns, &calls], &names);
        let expected = module(&[&TRAP, &returns, &calls], &names);
        assert_eq!(set(&in_use), Some((expected, 1)));
        let unused = module(&[&panics, &returns, &returns], &names);
        let expected = module(&[&TRAP, &TRAP, &returns], &names);
        assert_eq!(set(&unused), Some((expected, 1)));
    }

    #[test]
    fn names_of_panics_are_known() {
        let known = |name: &str| {
            let name = name_of(&BTreeMap::from([(0, name)]), 0);
            begins_a_panic(&name.unwrap_or_default())
        };
        for name in [
            "core[c5930c85a12de822]::slice::index::slice_index_fail",
            "core[c5930c85a12de822]::option::unwrap_failed",
            "core[c5930c85a12de822]::cell::panic_already_borrowed",
            "std[a543996e6e7dbf1e]::thread::local::panic_access_error",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed",
            "alloc[3ca501edff3f0c7c]::raw_vec::handle_error",
            "__rustc[b7974e8690430dd9]::rust_begin_unwind",
        ] {
            assert!(known(name), "{name}");
        }
        for name in [
            "aimaq_search::index::Index::set_failed",
            "aimaq_app::panic_button",
            "std::panicking::panic_count::is_zero_slow_path",
            "core::fmt::write",
        ] {
            assert!(!known(name), "{name}");
        }
    }
}
