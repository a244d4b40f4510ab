//! The inside of a Wasm file: numbers of its sections, and what stands in them.
//!
//! Everything here gives `None` where a module is not of the form that wasm-bindgen and wasm-opt write.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use wasmparser::{BinaryReader, ConstExpr, FunctionBody, Operator};

use super::binary::{bytes, number, split_off};

/// Custom sections have a name.
pub const CUSTOM: u8 = 0;
pub const TYPES: u8 = 1;
pub const IMPORTS: u8 = 2;
pub const FUNCTIONS: u8 = 3;
pub const TABLES: u8 = 4;
pub const MEMORIES: u8 = 5;
pub const GLOBALS: u8 = 6;
pub const EXPORTS: u8 = 7;
pub const START: u8 = 8;
pub const ELEMENTS: u8 = 9;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;
pub const DATA_COUNT: u8 = 12;

/// Kinds of what is imported and exported.
pub const FUNCTION: u8 = 0;
pub const TABLE: u8 = 1;
pub const MEMORY: u8 = 2;
pub const GLOBAL: u8 = 3;

/// What a constant of 32 bits begins with.
pub const I32_CONST: u8 = 0x41;
/// What an expression and a body end with.
pub const END: u8 = 0x0b;
/// The kind of a segment that is put in its place when the module starts.
pub const ACTIVE: usize = 0;
/// The part of the section of names that has those of functions.
pub const FUNCTION_NAMES: u8 = 1;

/// All items of a section that begins with their number.
pub fn each<'b, T>(
    mut section: &'b [u8],
    mut item: impl FnMut(&mut &'b [u8]) -> Option<T>,
) -> Option<Vec<T>> {
    let count = number(&mut section)?;
    let items = (0..count).map(|_| item(&mut section)).collect();
    section.is_empty().then_some(items)?
}

/// How many functions are imported; `None` where something else is.
pub fn imported_functions(section: &[u8]) -> Option<usize> {
    let kinds = each(section, |rest| {
        bytes(rest)?;
        bytes(rest)?;
        let kind = *split_off(rest, 1)?.first()?;
        number(rest)?;
        (kind == FUNCTION).then_some(())
    })?;
    Some(kinds.len())
}

/// The name of each import, and whether it is a function.
pub fn imports(section: &[u8]) -> Option<Vec<(&str, bool)>> {
    each(section, |rest| {
        bytes(rest)?;
        let name = std::str::from_utf8(bytes(rest)?).ok()?;
        let kind = *split_off(rest, 1)?.first()?;
        match kind {
            FUNCTION => number(rest).map(drop)?,
            TABLE => table(rest).map(drop)?,
            MEMORY => limits(rest).map(drop)?,
            GLOBAL => split_off(rest, 2).map(drop)?,
            _ => return None,
        }
        Some((name, kind == FUNCTION))
    })
}

/// Number of parameters of a function type, whose values are all of types of one byte.
pub fn parameters(rest: &mut &[u8]) -> Option<usize> {
    const FUNCTION_TYPE: u8 = 0x60;
    const SIMPLE: RangeInclusive<u8> = 0x6f..=0x7f;
    if split_off(rest, 1)? != [FUNCTION_TYPE] {
        return None;
    }
    let parameters = bytes(rest)?;
    let results = bytes(rest)?;
    let simple = |types: &[u8]| types.iter().all(|kind| SIMPLE.contains(kind));
    (simple(parameters) && simple(results)).then_some(parameters.len())
}

/// The type of a table.
pub struct Table {
    /// What its places hold.
    pub kind: u8,
    /// How many places it has.
    pub size: usize,
    /// How many it may have.
    pub max: Option<usize>,
}

/// A table.
pub fn table(rest: &mut &[u8]) -> Option<Table> {
    let kind = *split_off(rest, 1)?.first()?;
    let (size, max) = limits(rest)?;
    Some(Table { kind, size, max })
}

/// The size of a table or a memory, and the largest it may have.
pub fn limits(rest: &mut &[u8]) -> Option<(usize, Option<usize>)> {
    match split_off(rest, 1)? {
        [0] => Some((number(rest)?, None)),
        [1] => Some((number(rest)?, Some(number(rest)?))),
        _ => None,
    }
}

/// The type of a global, whose value is a constant.
pub fn global(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let kind = split_off(rest, 2)?;
    constant(rest)?;
    Some(kind.to_vec())
}

/// Goes past the expression of a constant.
fn constant(rest: &mut &[u8]) -> Option<()> {
    let mut reader = BinaryReader::new(rest, 0);
    reader.read::<ConstExpr<'_>>().ok()?;
    *rest = rest.get(reader.current_position()..)?;
    Some(())
}

/// The functions at the places of the table of pointers.
pub fn functions_of_table(section: &[u8]) -> Option<BTreeMap<usize, usize>> {
    let segments = each(section, |rest| {
        if number(rest)? != ACTIVE || split_off(rest, 1)? != [I32_CONST] {
            return None;
        }
        let mut reader = BinaryReader::new(rest, 0);
        let at = usize::try_from(reader.read_var_i32().ok()?).ok()?;
        *rest = rest.get(reader.current_position()..)?;
        if split_off(rest, 1)? != [END] {
            return None;
        }
        let functions: Option<Vec<usize>> = (0..number(rest)?).map(|_| number(rest)).collect();
        Some((at..).zip(functions?).collect::<Vec<_>>())
    })?;
    Some(segments.into_iter().flatten().collect())
}

/// The address of each segment, and where in the section its bytes are.
pub fn segments(section: &[u8]) -> Option<Vec<(usize, Range<usize>)>> {
    let mut rest = section;
    let mut segments = Vec::new();
    for _ in 0..number(&mut rest)? {
        if number(&mut rest)? != ACTIVE || split_off(&mut rest, 1)? != [I32_CONST] {
            return None;
        }
        // Addresses are far below those that would be negative: both kinds of LEB128 are the same.
        let address = number(&mut rest)?;
        if split_off(&mut rest, 1)? != [END] {
            return None;
        }
        let length = bytes(&mut rest)?.len();
        let end = section.len() - rest.len();
        segments.push((address, end - length..end));
    }
    Some(segments)
}

/// The names of functions, by their numbers.
pub fn names(mut section: &[u8]) -> Option<BTreeMap<usize, &str>> {
    let mut found = BTreeMap::new();
    while !section.is_empty() {
        let kind = split_off(&mut section, 1)?;
        let mut names = bytes(&mut section)?;
        if kind != [FUNCTION_NAMES] {
            continue;
        }
        for _ in 0..number(&mut names)? {
            let function = number(&mut names)?;
            found.insert(function, std::str::from_utf8(bytes(&mut names)?).ok()?);
        }
    }
    Some(found)
}

/// What a body calls or points at.
pub fn called(body: &[u8]) -> Option<Vec<usize>> {
    let mut called = Vec::new();
    let mut operators = FunctionBody::new(BinaryReader::new(body, 0))
        .get_operators_reader()
        .ok()?;
    while !operators.eof() {
        match operators.read().ok()? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => {
                called.push(usize::try_from(function_index).ok()?);
            }
            _ => {}
        }
    }
    called.sort_unstable();
    called.dedup();
    Some(called)
}

/// `i32.const` of a place, in signed LEB128.
pub fn put_constant(out: &mut Vec<u8>, mut place: usize) {
    out.push(I32_CONST);
    while place >= 0x40 {
        out.push(place as u8 & 0x7f | 0x80);
        place >>= 7;
    }
    out.push(place as u8);
}
