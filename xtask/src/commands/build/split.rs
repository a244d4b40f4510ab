//! Cuts the app's Wasm in two: what a first visit needs, and the rest.
//!
//! The first part is the app as it is, but for functions that are reached through `aimaq_app::apart` alone: those are in the
//! second part. Both are one program: the second part uses the memory, the tables and the globals of the first, and each
//! calls functions of the other through places in the table of functions. Until the second part is there, the places of what
//! it holds are empty, and a call would end in a trap; the app asks for the second part before it calls (`src/apart.rs`).
//!
//! No function gets another number, and no data another address. What the other part has is replaced by a call to its place,
//! or by nothing, and wasm-opt takes out what nobody calls. Only names are needed to find the functions of that one module;
//! which functions and data follow them is worked out from who calls whom, and who refers to what ([`super::references`]).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{BinaryReader, ConstExpr, FunctionBody, Operator};

use super::binary::{Sections, bytes, number, put, put_bytes, split_off};
use super::locations::segments;
use super::references::{References, Referred};
use super::traps::{TRAP, names};

/// How the names of functions begin that lead into the second part.
const APART: &str = "aimaq_app::apart::";
/// What the second part calls the first one when it names what it takes from there.
pub const FIRST: &str = "first";

const TYPES: u8 = 1;
const IMPORTS: u8 = 2;
const FUNCTIONS: u8 = 3;
const TABLES: u8 = 4;
const MEMORIES: u8 = 5;
const GLOBALS: u8 = 6;
const EXPORTS: u8 = 7;
const START: u8 = 8;
const ELEMENTS: u8 = 9;
const CODE: u8 = 10;
const DATA: u8 = 11;
const DATA_COUNT: u8 = 12;

/// Kinds of what is imported and exported.
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

/// The table that function pointers are places of.
const POINTERS: usize = 0;

/// The two parts of an app, both still to be optimised, by what the linker knew of it. `None` where the module is not of the
/// form that wasm-bindgen writes, or has no function that leads into a second part.
pub fn split(wasm: &[u8], references: &References) -> Option<(Vec<u8>, Vec<u8>)> {
    let module = Module::read(wasm, references)?;
    let doors = module.doors();
    if doors.is_empty() {
        return None;
    }
    let first = module.reached(module.roots()?, &doors);
    let second = module.reached(doors.clone(), &[]);
    let moved = |function: usize| second[function] && !first[function];
    let data = module.data_of_parts(references, &first, &second)?;
    let pointed: Vec<(usize, usize)> = module
        .pointed
        .iter()
        .map(|(&place, &function)| (place, function))
        .filter(|&(_, function)| moved(function))
        .collect();
    // What functions of the second part call of the first one.
    let mut shared: Vec<usize> = (0..module.functions())
        .filter(|&function| moved(function))
        .flat_map(|function| module.calls[function].iter().copied())
        .filter(|&called| called >= module.imported && !moved(called))
        .collect();
    shared.sort_unstable();
    shared.dedup();

    let places: BTreeMap<usize, usize> = shared
        .iter()
        .chain(&doors)
        .enumerate()
        .map(|(i, &function)| (function, module.pointers + i))
        .collect();
    let size = module.pointers + places.len();
    let first = module.first(size, &places, &shared, &doors, &data.first, moved)?;
    let second = module.second(size, &places, &doors, &pointed, &data.second, moved)?;
    Some((first, second))
}

/// A module that was read.
struct Module<'w> {
    sections: Sections<'w>,
    /// Number of parameters of each type.
    parameters: Vec<usize>,
    /// Number of functions that are imported; those of the module come after them.
    imported: usize,
    /// Number of the type of each function of the module.
    types: Vec<usize>,
    bodies: Vec<&'w [u8]>,
    /// What each function calls or points at; nothing for those that are imported.
    calls: Vec<Vec<usize>>,
    /// What each function refers to, and then each piece of data: numbers of functions, and of data after them.
    referred: Vec<Vec<usize>>,
    names: BTreeMap<usize, &'w str>,
    /// Size of the table of function pointers.
    pointers: usize,
    /// The functions at its places.
    pointed: BTreeMap<usize, usize>,
    /// Functions at places that the linker knows nothing of.
    unknown: Vec<usize>,
}

/// The sections of data of both parts.
struct DataOfParts {
    first: Vec<u8>,
    second: Vec<u8>,
}

impl<'w> Module<'w> {
    fn read(wasm: &'w [u8], references: &References) -> Option<Module<'w>> {
        let sections = Sections::read(wasm)?;
        let names = names(sections.custom("name")?)?;
        let pointed = functions_of_table(sections.get(ELEMENTS)?)?;
        let imported = imported_functions(sections.get(IMPORTS)?)?;
        let bodies = each(sections.get(CODE)?, bytes)?;
        let mut calls = vec![Vec::new(); imported];
        for body in &bodies {
            calls.push(called(body)?);
        }
        let functions = calls.len();
        let number_of = |referred: &Referred| match *referred {
            Referred::Data(piece) => Some(functions + piece),
            Referred::Place(place) => pointed.get(&place).copied(),
        };
        let numbers = |referred: &[Referred]| referred.iter().filter_map(number_of).collect();
        let mut referred = vec![Vec::new(); functions];
        for (i, body) in bodies.iter().enumerate() {
            if *body == TRAP {
                continue;
            }
            let function = imported + i;
            let name = names.get(&function).copied().unwrap_or_default();
            if let Some(of_function) = references.of_functions.get(name) {
                referred[function] = numbers(of_function);
            }
        }
        referred.extend(references.of_data.iter().map(|of_piece| numbers(of_piece)));
        let known = |place: &usize, function: &usize| {
            let name = names.get(function).copied();
            name.is_some() && references.places.get(place).map(String::as_str) == name
        };
        let unknown = pointed
            .iter()
            .filter(|(place, function)| !known(place, function));
        Some(Module {
            unknown: unknown.map(|(_, &function)| function).collect(),
            referred,
            names,
            pointed,
            parameters: each(sections.get(TYPES)?, parameters)?,
            types: each(sections.get(FUNCTIONS)?, number)?,
            pointers: each(sections.get(TABLES)?, table)?.get(POINTERS)?.size,
            imported,
            bodies,
            calls,
            sections,
        })
    }

    fn functions(&self) -> usize {
        self.imported + self.bodies.len()
    }

    /// Functions that lead into the second part.
    fn doors(&self) -> Vec<usize> {
        let ours = self.names.range(self.imported..self.functions());
        ours.filter(|(_, name)| name.starts_with(APART))
            .map(|(&function, _)| function)
            .collect()
    }

    /// Where running begins: what is exported, and what is in the table for reasons that the linker does not know.
    fn roots(&self) -> Option<Vec<usize>> {
        let mut roots = Vec::new();
        for (kind, function) in each(self.sections.get(EXPORTS)?, |rest| {
            bytes(rest)?;
            let kind = split_off(rest, 1)?;
            Some((*kind.first()?, number(rest)?))
        })? {
            if kind == FUNCTION {
                roots.push(function);
            }
        }
        if let Some(mut start) = self.sections.get(START) {
            roots.push(number(&mut start)?);
        }
        roots.extend(&self.unknown);
        Some(roots)
    }

    /// Which functions and data can be reached from some functions, without going through others.
    fn reached(&self, mut from: Vec<usize>, closed: &[usize]) -> Vec<bool> {
        let mut reached = vec![false; self.referred.len()];
        while let Some(at) = from.pop() {
            if !reached[at] && !closed.contains(&at) {
                reached[at] = true;
                from.extend(&self.referred[at]);
                from.extend(self.calls.get(at).into_iter().flatten());
            }
        }
        reached
    }

    /// Data that only the second part reads move there; what nobody reads goes. What the linker does not know stays.
    fn data_of_parts(
        &self,
        references: &References,
        first: &[bool],
        second: &[bool],
    ) -> Option<DataOfParts> {
        let section = self.sections.get(DATA)?;
        let (mut kept, mut moved) = (section.to_vec(), Vec::new());
        let of_first = |piece: usize| first[self.functions() + piece];
        for (address, range) in segments(section)? {
            let places = |wanted: &dyn Fn(usize) -> bool| {
                let mut there = vec![false; range.len()];
                for (piece, place) in references.data.iter().enumerate() {
                    let start = place.start.saturating_sub(address);
                    let end = place.end.saturating_sub(address).min(range.len());
                    if wanted(piece) && place.end > address && start < end {
                        there[start..end].fill(true);
                    }
                }
                there
            };
            let (known, stays) = (places(&|_| true), places(&of_first));
            let read = places(&|piece| second[self.functions() + piece]);
            let goes = |at: usize| known[at] && !stays[at];
            moved.extend(
                runs(range.len(), |at| goes(at) && read[at])
                    .into_iter()
                    .map(|run| {
                        (
                            address + run.start,
                            section[range.start + run.start..range.start + run.end].to_vec(),
                        )
                    }),
            );
            for at in (0..range.len()).filter(|&at| goes(at)) {
                kept[range.start + at] = 0;
            }
        }
        let mut data = Vec::new();
        put(&mut data, moved.len());
        for (address, bytes) in moved {
            data.push(0);
            put_constant(&mut data, address);
            data.push(END);
            put_bytes(&mut data, &bytes);
        }
        Some(DataOfParts {
            first: kept,
            second: data,
        })
    }

    /// The first part: what moved is a call to its place, or gone; what the second part calls has a place.
    fn first(
        &self,
        size: usize,
        places: &BTreeMap<usize, usize>,
        shared: &[usize],
        doors: &[usize],
        data: &[u8],
        moved: impl Fn(usize) -> bool,
    ) -> Option<Vec<u8>> {
        let body = |function: usize, body: &[u8]| match (doors.contains(&function), moved(function))
        {
            (true, _) => self.call_of_place(function, places),
            (false, true) => Some(NOTHING.to_vec()),
            (false, false) => Some(body.to_vec()),
        };
        let code = self.code(body)?;
        self.sections.rewritten(|section, old| match section {
            TABLES => Some(Some(grown_tables(old, size)?)),
            EXPORTS => Some(Some(self.exports(old)?)),
            ELEMENTS => Some(Some(with_segments(old, &[(self.pointers, shared)])?)),
            CODE => Some(Some(code.clone())),
            DATA => Some(Some(data.to_vec())),
            0 if is_of_the_linker(old) => Some(None),
            _ => Some(Some(old.to_vec())),
        })
    }

    /// The second part: what moved, and calls to places for what did not.
    fn second(
        &self,
        size: usize,
        places: &BTreeMap<usize, usize>,
        doors: &[usize],
        pointed: &[(usize, usize)],
        data: &[u8],
        moved: impl Fn(usize) -> bool,
    ) -> Option<Vec<u8>> {
        let body = |function: usize, body: &[u8]| match (moved(function), places.get(&function)) {
            (true, _) => Some(body.to_vec()),
            (false, Some(_)) => self.call_of_place(function, places),
            (false, None) => Some(NOTHING.to_vec()),
        };
        let code = self.code(body)?;
        let at = *places.get(doors.first()?)?;
        let functions: Vec<usize> = pointed.iter().map(|(_, function)| *function).collect();
        let mut segments: Vec<(usize, &[usize])> = Vec::new();
        let mut rest = 0;
        for i in 1..=pointed.len() {
            if pointed
                .get(i)
                .is_none_or(|next| next.0 != pointed[i - 1].0 + 1)
            {
                segments.push((pointed[rest].0, &functions[rest..i]));
                rest = i;
            }
        }
        segments.push((at, doors));
        self.sections.rewritten(|section, old| match section {
            IMPORTS => Some(Some(self.imports(old, size)?)),
            TABLES | MEMORIES | GLOBALS | EXPORTS | START | DATA_COUNT => Some(None),
            ELEMENTS => Some(Some(with_segments(&[0], &segments)?)),
            CODE => Some(Some(code.clone())),
            DATA => Some(Some(data.to_vec())),
            0 if is_of_the_linker(old) => Some(None),
            _ => Some(Some(old.to_vec())),
        })
    }

    fn code(&self, body: impl Fn(usize, &[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        let mut code = Vec::new();
        put(&mut code, self.bodies.len());
        for (i, old) in self.bodies.iter().enumerate() {
            put_bytes(&mut code, &body(self.imported + i, old)?);
        }
        Some(code)
    }

    /// A body that calls the function at the place of this one with its own parameters.
    fn call_of_place(&self, function: usize, places: &BTreeMap<usize, usize>) -> Option<Vec<u8>> {
        const LOCAL_GET: u8 = 0x20;
        const CALL_INDIRECT: u8 = 0x11;
        let kind = *self.types.get(function.checked_sub(self.imported)?)?;
        let mut body = vec![0];
        for parameter in 0..*self.parameters.get(kind)? {
            body.push(LOCAL_GET);
            put(&mut body, parameter);
        }
        put_constant(&mut body, *places.get(&function)?);
        body.push(CALL_INDIRECT);
        put(&mut body, kind);
        put(&mut body, POINTERS);
        body.push(END);
        Some(body)
    }

    /// What the first part exports: what it did, and all that the second part takes.
    fn exports(&self, old: &[u8]) -> Option<Vec<u8>> {
        let mut rest = old;
        let mut count = number(&mut rest)?;
        let mut added = Vec::new();
        for (kind, number, name) in self.lent()? {
            count += 1;
            put_bytes(&mut added, name.as_bytes());
            added.push(kind);
            put(&mut added, number);
        }
        let mut out = Vec::new();
        put(&mut out, count);
        out.extend(rest);
        out.extend(added);
        Some(out)
    }

    /// What the second part imports: the same functions of the browser, and what the first one lends it.
    fn imports(&self, old: &[u8], size: usize) -> Option<Vec<u8>> {
        let tables = each_bytes(&grown_tables(self.sections.get(TABLES)?, size)?, table)?;
        let memories = each_bytes(self.sections.get(MEMORIES)?, limits)?;
        let globals: Vec<Vec<u8>> = each(self.sections.get(GLOBALS)?, global)?;
        let mut rest = old;
        let mut count = number(&mut rest)?;
        let mut added = Vec::new();
        for (kind, number, name) in self.lent()? {
            count += 1;
            put_bytes(&mut added, FIRST.as_bytes());
            put_bytes(&mut added, name.as_bytes());
            added.push(kind);
            added.extend(match kind {
                TABLE => tables.get(number)?,
                MEMORY => memories.get(number)?,
                _ => globals.get(number)?,
            });
        }
        let mut out = Vec::new();
        put(&mut out, count);
        out.extend(rest);
        out.extend(added);
        Some(out)
    }

    /// Every table, memory and global: kind, number and a short name.
    fn lent(&self) -> Option<Vec<(u8, usize, String)>> {
        let mut lent = Vec::new();
        for (kind, section, letter) in [
            (TABLE, TABLES, 't'),
            (MEMORY, MEMORIES, 'm'),
            (GLOBAL, GLOBALS, 'g'),
        ] {
            let count = number(&mut self.sections.get(section)?)?;
            lent.extend((0..count).map(|number| (kind, number, format!("{letter}{number}"))));
        }
        Some(lent)
    }
}

const END: u8 = 0x0b;
/// The body of a function that is not here and that nobody calls: no locals, `unreachable`.
const NOTHING: [u8; 3] = [0, 0, END];

/// `i32.const` of a place, in signed LEB128.
fn put_constant(out: &mut Vec<u8>, mut place: usize) {
    const I32_CONST: u8 = 0x41;
    out.push(I32_CONST);
    while place >= 0x40 {
        out.push(place as u8 & 0x7f | 0x80);
        place >>= 7;
    }
    out.push(place as u8);
}

/// All items of a section that begins with their number.
pub fn each<'b, T>(
    mut section: &'b [u8],
    mut item: impl FnMut(&mut &'b [u8]) -> Option<T>,
) -> Option<Vec<T>> {
    let count = number(&mut section)?;
    let items = (0..count).map(|_| item(&mut section)).collect();
    section.is_empty().then_some(items)?
}

/// The bytes of each of these items.
fn each_bytes<T>(section: &[u8], item: impl Fn(&mut &[u8]) -> Option<T>) -> Option<Vec<Vec<u8>>> {
    each(section, |rest| {
        let before = *rest;
        item(rest)?;
        Some(before[..before.len() - rest.len()].to_vec())
    })
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
fn parameters(rest: &mut &[u8]) -> Option<usize> {
    const FUNCTION_TYPE: u8 = 0x60;
    const SIMPLE: core::ops::RangeInclusive<u8> = 0x6f..=0x7f;
    if split_off(rest, 1)? != [FUNCTION_TYPE] {
        return None;
    }
    let parameters = bytes(rest)?;
    let results = bytes(rest)?;
    let simple = |types: &[u8]| types.iter().all(|kind| SIMPLE.contains(kind));
    (simple(parameters) && simple(results)).then_some(parameters.len())
}

/// The type of a table.
struct Table {
    kind: u8,
    size: usize,
    max: Option<usize>,
}

fn table(rest: &mut &[u8]) -> Option<Table> {
    let kind = *split_off(rest, 1)?.first()?;
    let (size, max) = limits(rest)?;
    Some(Table { kind, size, max })
}

fn limits(rest: &mut &[u8]) -> Option<(usize, Option<usize>)> {
    match split_off(rest, 1)? {
        [0] => Some((number(rest)?, None)),
        [1] => Some((number(rest)?, Some(number(rest)?))),
        _ => None,
    }
}

/// The type of a global, whose value is a constant.
fn global(rest: &mut &[u8]) -> Option<Vec<u8>> {
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

/// The tables, the first of them of a size.
fn grown_tables(section: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut tables = each(section, table)?;
    let pointers = tables.get_mut(POINTERS)?;
    pointers.size = size;
    pointers.max = pointers.max.map(|max| max.max(size));
    let mut out = Vec::new();
    put(&mut out, tables.len());
    for table in tables {
        out.extend([table.kind, u8::from(table.max.is_some())]);
        put(&mut out, table.size);
        table.max.into_iter().for_each(|max| put(&mut out, max));
    }
    Some(out)
}

/// The functions at the places of the table of pointers.
pub fn functions_of_table(section: &[u8]) -> Option<BTreeMap<usize, usize>> {
    const ACTIVE: usize = 0;
    const I32_CONST: u8 = 0x41;
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

/// Segments with some more: functions for the places from one on.
fn with_segments(section: &[u8], added: &[(usize, &[usize])]) -> Option<Vec<u8>> {
    let mut rest = section;
    let count = number(&mut rest)?;
    let mut out = Vec::new();
    put(&mut out, count + added.len());
    out.extend(rest);
    for (at, functions) in added {
        out.push(0);
        put_constant(&mut out, *at);
        out.push(END);
        put(&mut out, functions.len());
        functions
            .iter()
            .for_each(|&function| put(&mut out, function));
    }
    Some(out)
}

/// The runs of numbers below a length of which something is so.
fn runs(length: usize, is: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in (0..length).filter(|&at| is(at)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Is this custom section one of those that the linker writes about references? They hold no more.
fn is_of_the_linker(mut section: &[u8]) -> bool {
    bytes(&mut section).is_some_and(|name| name == b"linking" || name.starts_with(b"reloc."))
}

/// The names of the functions of a module that stop at once.
pub fn traps(wasm: &[u8]) -> Option<BTreeSet<String>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A function's body without locals, from its instructions.
    fn body(instructions: &[u8]) -> Vec<u8> {
        [&[0], instructions, &[END]].concat()
    }

    /// `main` (exported) calls `helper` and a door; the door calls `rest`, which calls `helper`. `pointed` is only in the table.
    fn module() -> Vec<u8> {
        const CALL: u8 = 0x10;
        let names = [
            "main",
            "helper",
            "aimaq_app::apart::door::h1",
            "rest",
            "pointed",
        ];
        let mut name_map = vec![5];
        for (i, name) in names.iter().enumerate() {
            put(&mut name_map, i + 1);
            put_bytes(&mut name_map, name.as_bytes());
        }
        let mut name_section = Vec::new();
        put_bytes(&mut name_section, b"name");
        name_section.push(1);
        put_bytes(&mut name_section, &name_map);
        let mut code = vec![5];
        for instructions in [
            &[CALL, 2, CALL, 3][..],
            &[],
            &[CALL, 4, CALL, 0],
            &[CALL, 2],
            &[0x01],
        ] {
            put_bytes(&mut code, &body(instructions));
        }
        let mut data = vec![1, 0, 0x41, 0x80, 0x08, END];
        put_bytes(&mut data, DATA_OF_BOTH);
        let sections: [(u8, Vec<u8>); 11] = [
            (TYPES, vec![1, 0x60, 0, 0]),
            (IMPORTS, b"\x01\x01j\x02i0\x00\x00".to_vec()),
            (FUNCTIONS, vec![5, 0, 0, 0, 0, 0]),
            (TABLES, vec![1, 0x70, 1, 3, 3]),
            (MEMORIES, vec![1, 0, 1]),
            (GLOBALS, vec![1, 0x7f, 1, 0x41, 0, END]),
            (EXPORTS, b"\x01\x04main\x00\x01".to_vec()),
            (ELEMENTS, vec![1, 0, 0x41, 1, END, 2, 2, 5]),
            (CODE, code),
            (DATA, data),
            (0, name_section),
        ];
        let mut wasm = super::super::binary::MAGIC.to_vec();
        for (section, body) in sections {
            wasm.push(section);
            put_bytes(&mut wasm, &body);
        }
        wasm
    }

    const DATA_OF_BOTH: &[u8] = b"firstsecondnobodyunknown";

    /// `main` reads the first data, `rest` the second, which point at `pointed`.
    fn references() -> References {
        let names = ["helper", "pointed"].map(str::to_owned);
        References {
            data: vec![1024..1029, 1029..1035, 1035..1041],
            of_data: vec![vec![], vec![Referred::Place(2)], vec![Referred::Data(0)]],
            of_functions: BTreeMap::from([
                ("main".to_owned(), vec![Referred::Data(0)]),
                ("rest".to_owned(), vec![Referred::Data(1)]),
            ]),
            places: (1..).zip(names).collect(),
        }
    }

    #[test]
    fn what_only_a_door_leads_to_moves() {
        let wasm = module();
        let (first, second) = split(&wasm, &references()).expect("there is a door");
        let (first, second) = (
            Module::read(&first, &references()).expect("the first part is a module"),
            Sections::read(&second).expect("so is the second"),
        );
        // `helper` has place 3, the door place 4.
        assert_eq!(first.pointers, 5);
        assert_eq!(first.bodies[2], body(&[0x41, 4, 0x11, 0, 0]));
        assert_eq!(first.bodies[3..5], [NOTHING, NOTHING]);
        let places = |section| functions_of_table(section).unwrap();
        assert_eq!(
            places(first.sections.get(ELEMENTS).unwrap()),
            BTreeMap::from([(1, 2), (2, 5), (3, 2)])
        );
        assert_eq!(
            places(second.get(ELEMENTS).unwrap()),
            BTreeMap::from([(2, 5), (4, 3)])
        );
        let data = first.sections.get(DATA).unwrap();
        assert!(data.ends_with(b"first\0\0\0\0\0\0\0\0\0\0\0\0unknown"));
        assert_eq!(
            second.get(DATA),
            Some(&b"\x01\0\x41\x85\x08\x0b\x06second"[..])
        );
        let bodies = each(second.get(CODE).unwrap(), bytes).unwrap();
        assert_eq!(bodies[0], NOTHING);
        assert_eq!(bodies[1], body(&[0x41, 3, 0x11, 0, 0]));
        assert_eq!(bodies[3], body(&[0x10, 2]));
        assert_eq!(bodies[4], body(&[0x01]));
        let imports = second.get(IMPORTS).unwrap();
        let lent = b"\x04\x01j\x02i0\x00\x00\x05first\x02t0\x01\x70\x01\x05\x05\x05first\x02m0\x02\x00\x01\x05first\x02g0\x03\x7f\x01";
        assert_eq!(imports, lent);
    }

    #[test]
    fn what_the_linker_does_not_know_stays() {
        let wasm = module();
        let (first, second) = split(&wasm, &References::default()).expect("there is a door");
        let first = Module::read(&first, &References::default()).expect("it is a module");
        assert_eq!(first.bodies[4], body(&[0x01]));
        assert!(first.sections.get(DATA).unwrap().ends_with(DATA_OF_BOTH));
        let second = Sections::read(&second).expect("it is a module");
        assert_eq!(second.get(DATA), Some(&[0][..]));
    }

    #[test]
    fn without_a_door_or_a_module_there_are_no_parts() {
        let name = b"aimaq_app::apart";
        let mut wasm = module();
        let at = wasm
            .windows(name.len())
            .position(|window| window == name)
            .unwrap();
        wasm[at] = b'x';
        assert_eq!(split(&wasm, &references()), None);
        assert_eq!(split(b"no wasm", &references()), None);
    }
}
