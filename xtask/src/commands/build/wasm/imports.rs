//! Short names for what the Wasm imports.
//!
//! wasm-bindgen gives every import a name that ends with a hash (`__wbg_focus_885197680680db9e`), once in the Wasm and once in
//! its script. Nothing compresses hashes: for some 150 imports they are 4 kB of what a reader fetches.

use std::collections::{BTreeMap, BTreeSet};

use super::binary::{Sections, bytes, number, put, put_bytes};
use super::sections::{FUNCTION, IMPORTS, imports};

/// The Wasm with short names for what it imports, and the script that brings them with the same names.
pub fn shortened(wasm: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let mut names = BTreeMap::new();
    let wasm = rename(wasm, &mut names)?;
    let mut script = script.to_owned();
    for (long, short) in &names {
        script = script.replace(long, short);
    }
    Some((wasm, script))
}

/// The module with short names in its import section; `names` takes the old names and the new ones.
fn rename(wasm: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    Sections::read(wasm)?.rewritten(|section, body| match section {
        IMPORTS => Some(Some(import_section(body, names)?)),
        _ => Some(Some(body.to_vec())),
    })
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

/// The names of the functions that a module imports of the browser.
pub fn imported(wasm: &[u8]) -> Option<BTreeSet<String>> {
    let imports = imports(Sections::read(wasm)?.get(IMPORTS).unwrap_or(&[0]))?;
    let functions = imports.into_iter().filter(|(_, function)| *function);
    Some(functions.map(|(name, _)| name.to_owned()).collect())
}

/// wasm-bindgen's script without the functions that no Wasm imports any more, and without what only these called.
pub fn without_unused(script: &str, used: &BTreeSet<String>) -> String {
    let mut kept = without(script, "        ", |line| {
        let name = line.split_once(": function(")?.0;
        Some(ends_as_import(name) && !used.contains(name))
    });
    loop {
        let fewer = without(&kept, "", |line| {
            let name = line.strip_prefix("function ")?.split_once('(')?.0;
            Some(kept.matches(name).count() == 1)
        });
        if fewer == kept {
            return kept;
        }
        kept = fewer;
    }
}

/// A short name that [`shortened`] gave.
fn ends_as_import(name: &str) -> bool {
    name.strip_prefix('i')
        .is_some_and(|number| number.parse::<u16>().is_ok())
}

/// A script without some of the functions that begin at an indent, and so end there.
fn without(script: &str, indent: &str, goes: impl Fn(&str) -> Option<bool>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut within = false;
    for line in script.split_inclusive('\n') {
        let here = line.strip_prefix(indent);
        let here = here.filter(|line| !line.starts_with([' ', '\n']));
        if let Some(line) = here {
            if within && line.starts_with('}') {
                within = false;
                continue;
            }
            within |= goes(line) == Some(true);
        }
        if !within {
            out.push_str(line);
        }
    }
    out
}

fn ends_with_hash(name: &str) -> bool {
    name.rsplit_once('_')
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::super::binary::module as module_of;
    use super::super::sections::ELEMENTS;
    use super::*;

    #[test]
    fn what_nobody_imports_goes_with_what_only_it_called() {
        let script = "\
function imports() {
    const import0 = {
        i0: function(a) {
            debug(a);
        },
        i1: function() { return safely(function(a) {
            a.blur();
        }, arguments); },
        init: function() {
        },
    };
}
function debug(a) {
    inner(a);
}
function inner(a) {
}
function safely(f) {
}
export { imports };
";
        let used = BTreeSet::from(["i1".to_owned()]);
        let left = without_unused(script, &used);
        let gone = ["i0", "debug", "inner"];
        assert!(!gone.iter().any(|gone| left.contains(gone)), "{left}");
        let lines = script.lines().count() - 3 - 3 - 2;
        assert_eq!(left.lines().count(), lines, "{left}");
        let all = BTreeSet::from(["i0".to_owned(), "i1".to_owned()]);
        assert_eq!(without_unused(script, &all), script);
    }

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
            module_of(&[(IMPORTS, section), (ELEMENTS, vec![0])])
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
