//! Who refers to what, as the linker knows it.
//!
//! In a Wasm, an address is a number like any other: nothing says which functions read which data, or who can call a function
//! by its place in the table. The linker knows, and says so where it is asked to (`--emit-relocs`, in the app's `build.rs`).
//! wasm-bindgen drops that, but leaves data, places and the names of functions as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{
    BinaryReader, FunctionBody, Linking, LinkingSectionReader, Operator, RelocSectionReader,
    RelocationEntry, RelocationType, SymbolInfo,
};

use super::binary::{Sections, bytes, number};
use super::sections::{
    CODE, DATA, ELEMENTS, IMPORTS, functions_of_table, imported_functions, names, segments,
};

/// What is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referred {
    /// A piece of data, by its number.
    Data(usize),
    /// The function at a place of the table.
    Place(usize),
}

/// Who refers to what in a linked module.
#[derive(Debug, Default)]
pub struct References {
    /// Where in memory each piece of data is. Pieces may be in one another.
    pub data: Vec<Range<usize>>,
    /// What each piece of data refers to.
    pub of_data: Vec<Vec<Referred>>,
    /// What each function refers to, by its name.
    pub of_functions: BTreeMap<String, Vec<Referred>>,
    /// The name of the function at each place of the table.
    pub places: BTreeMap<usize, String>,
}

impl References {
    /// Reads a module as the linker left it; `None` where it was not asked to say who refers to what. What is handed to one of
    /// `traps`, the names of functions that stop at once, is not referred to: nobody will read it.
    pub fn read(linked: &[u8], traps: &BTreeSet<String>) -> Option<References> {
        let sections = Sections::read(linked)?;
        let names = names(sections.custom("name")?)?;
        let name = |function: usize| {
            let name = names.get(&function).copied().unwrap_or_default();
            rustc_demangle::demangle(name).to_string()
        };
        let segments = segments(sections.get(DATA)?)?;
        let place_of: BTreeMap<usize, usize> = functions_of_table(sections.get(ELEMENTS)?)?
            .into_iter()
            .map(|(place, function)| (function, place))
            .collect();

        // Each symbol as what a reference to it refers to, and each piece of data.
        let mut data = Vec::new();
        let mut symbols = Vec::new();
        for symbol in symbol_table(sections.custom("linking")?)? {
            symbols.push(match symbol {
                SymbolInfo::Func { index, .. } => place_of
                    .get(&usize::try_from(index).ok()?)
                    .map(|&place| Referred::Place(place)),
                // What has no bytes is a border, and nothing is read there.
                SymbolInfo::Data {
                    symbol: Some(symbol),
                    ..
                } if symbol.size > 0 => {
                    let (address, _) = segments.get(usize::try_from(symbol.index).ok()?)?;
                    let start = address + usize::try_from(symbol.offset).ok()?;
                    data.push(start..start + usize::try_from(symbol.size).ok()?);
                    Some(Referred::Data(data.len() - 1))
                }
                _ => None,
            });
        }
        let referred = |entry: &RelocationEntry| match refers(entry.ty)? {
            true => symbols.get(usize::try_from(entry.index).ok()?).copied(),
            false => Some(None),
        };

        let mut of_functions: BTreeMap<String, Vec<Referred>> = BTreeMap::new();
        let first = imported_functions(sections.get(IMPORTS)?)?;
        let code = sections.get(CODE)?;
        let bodies = bodies(code)?;
        let is_trap: Vec<bool> = (0..first + bodies.len())
            .map(|function| traps.contains(&name(function)))
            .collect();
        let mut handed = Vec::new();
        for body in &bodies {
            let of_body = handed_to(code.get(body.clone())?, &is_trap)?;
            handed.push(of_body);
        }
        for entry in entries(sections.custom("reloc.CODE")?)? {
            if let Some(referred) = referred(&entry)? {
                let at = usize::try_from(entry.offset).ok()?;
                let body = bodies.partition_point(|body| body.end <= at);
                let start = bodies.get(body).filter(|body| body.contains(&at))?.start;
                if handed[body]
                    .iter()
                    .any(|place| place.contains(&(at - start)))
                {
                    continue;
                }
                let of_function = of_functions.entry(name(first + body)).or_default();
                of_function.push(referred);
            }
        }
        let mut of_data = vec![Vec::new(); data.len()];
        for entry in entries(sections.custom("reloc.DATA")?)? {
            if let Some(referred) = referred(&entry)? {
                let at = usize::try_from(entry.offset).ok()?;
                let (address, range) = segments.iter().find(|(_, range)| range.contains(&at))?;
                let at = at - range.start + address;
                let holders = data.iter().zip(&mut of_data);
                holders
                    .filter(|(piece, _)| piece.contains(&at))
                    .for_each(|(_, of_piece)| of_piece.push(referred));
            }
        }
        let places = place_of.iter();
        Some(References {
            places: places
                .map(|(&function, &place)| (place, name(function)))
                .collect(),
            data,
            of_data,
            of_functions,
        })
    }
}

/// Where in a body constants are handed to functions that stop at once.
fn handed_to(body: &[u8], is_trap: &[bool]) -> Option<Vec<Range<usize>>> {
    let mut operators = FunctionBody::new(BinaryReader::new(body, 0))
        .get_operators_reader()
        .ok()?;
    let (mut handed, mut constants) = (Vec::new(), None);
    while !operators.eof() {
        let (operator, at) = operators.read_with_offset().ok()?;
        let at = usize::try_from(at).ok()?;
        match operator {
            Operator::I32Const { .. } | Operator::LocalGet { .. } => {
                constants.get_or_insert(at);
                continue;
            }
            Operator::Call { function_index } => {
                let called = usize::try_from(function_index).ok()?;
                if let (Some(start), Some(true)) = (constants, is_trap.get(called)) {
                    handed.push(start..at);
                }
            }
            _ => {}
        }
        constants = None;
    }
    Some(handed)
}

/// Does a relocation say that an address or a place is taken? `None` for kinds that a whole program does not have.
fn refers(kind: RelocationType) -> Option<bool> {
    use RelocationType::{
        FunctionIndexLeb, GlobalIndexLeb, MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb,
        TableIndexI32, TableIndexSleb, TableNumberLeb, TypeIndexLeb,
    };
    match kind {
        MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32 | TableIndexSleb | TableIndexI32 => {
            Some(true)
        }
        FunctionIndexLeb | TypeIndexLeb | GlobalIndexLeb | TableNumberLeb => Some(false),
        _ => None,
    }
}

fn symbol_table(section: &[u8]) -> Option<Vec<SymbolInfo<'_>>> {
    let linking = LinkingSectionReader::new(BinaryReader::new(section, 0)).ok()?;
    for part in linking.subsections() {
        if let Linking::SymbolTable(symbols) = part.ok()? {
            return symbols.into_iter().collect::<Result<_, _>>().ok();
        }
    }
    None
}

fn entries(section: &[u8]) -> Option<Vec<RelocationEntry>> {
    let relocations = RelocSectionReader::new(BinaryReader::new(section, 0)).ok()?;
    relocations
        .entries()
        .into_iter()
        .collect::<Result<_, _>>()
        .ok()
}

/// Where in the section of code the body of each function is.
fn bodies(section: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut rest = section;
    (0..number(&mut rest)?)
        .map(|_| {
            let length = bytes(&mut rest)?.len();
            let end = section.len() - rest.len();
            Some(end - length..end)
        })
        .collect()
}
