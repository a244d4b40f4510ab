//! Cuts the app's Wasm in two: what a first visit needs, and the rest.
//!
//! The first part is the app as it is, but for functions that are reached through `aimaq_app::apart` alone: those are in the
//! second part. Both are one program: the second part uses the memory, the tables and the globals of the first, and each
//! calls functions of the other through places in the table of functions. Until the second part is there, the places of what
//! it holds are empty, and a call would end in a trap; the app asks for the second part before it calls (`src/apart.rs`).
//!
//! No function gets another number. What the other part has is replaced by a call to its place, or by nothing, and
//! wasm-opt takes out what nobody calls. Only names are needed to find the functions of that one module; which functions
//! follow them is worked out from who calls whom.

use std::collections::BTreeMap;

use wasmparser::{BinaryReader, ConstExpr, FunctionBody, Operator};

use super::binary::{Sections, bytes, number, put, put_bytes, split_off};

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

/// The two parts of an app, both still to be optimised. `None` where the module is not of the form that wasm-bindgen
/// writes, or has no function that leads into a second part.
pub fn split(wasm: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let module = Module::read(wasm)?;
    let doors: Vec<usize> = module.named(APART)?;
    if doors.is_empty() {
        return None;
    }
    let first = module.reached(module.roots()?, &doors);
    let second = module.reached(doors.clone(), &[]);
    let moved = |function: usize| second[function] && !first[function];
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
    let first = module.first(size, &places, &shared, &doors, moved)?;
    let second = module.second(size, &places, &doors, moved)?;
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
    /// Size of the table of function pointers.
    pointers: usize,
}

impl<'w> Module<'w> {
    fn read(wasm: &'w [u8]) -> Option<Module<'w>> {
        let sections = Sections::read(wasm)?;
        let imported = imported_functions(sections.get(IMPORTS)?)?;
        let bodies = each(sections.get(CODE)?, bytes)?;
        let mut calls = vec![Vec::new(); imported];
        for body in &bodies {
            calls.push(called(body)?);
        }
        Some(Module {
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

    /// Functions whose names begin so.
    fn named(&self, beginning: &str) -> Option<Vec<usize>> {
        let mut names = self.sections.custom("name")?;
        while !names.is_empty() {
            let kind = split_off(&mut names, 1)?;
            let body = bytes(&mut names)?;
            if kind == [1] {
                let named = each(body, |rest| {
                    let function = number(rest)?;
                    let name = std::str::from_utf8(bytes(rest)?).ok()?;
                    Some((function, name.starts_with(beginning)))
                })?;
                let of_ours = |&(function, ours): &(usize, bool)| {
                    (ours && (self.imported..self.functions()).contains(&function))
                        .then_some(function)
                };
                return Some(named.iter().filter_map(of_ours).collect());
            }
        }
        None
    }

    /// Where running begins: what is exported, and what somebody may have a pointer at.
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
        for functions in each(self.sections.get(ELEMENTS)?, element)? {
            roots.extend(functions);
        }
        Some(roots)
    }

    /// Which functions can be reached from some, without going through others.
    fn reached(&self, mut from: Vec<usize>, closed: &[usize]) -> Vec<bool> {
        let mut reached = vec![false; self.functions()];
        while let Some(function) = from.pop() {
            if !reached[function] && !closed.contains(&function) {
                reached[function] = true;
                from.extend(&self.calls[function]);
            }
        }
        reached
    }

    /// The first part: what moved is a call to its place, or gone; what the second part calls has a place.
    fn first(
        &self,
        size: usize,
        places: &BTreeMap<usize, usize>,
        shared: &[usize],
        doors: &[usize],
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
            ELEMENTS => Some(Some(with_segment(old, self.pointers, shared)?)),
            CODE => Some(Some(code.clone())),
            _ => Some(Some(old.to_vec())),
        })
    }

    /// The second part: what moved, and calls to places for what did not.
    fn second(
        &self,
        size: usize,
        places: &BTreeMap<usize, usize>,
        doors: &[usize],
        moved: impl Fn(usize) -> bool,
    ) -> Option<Vec<u8>> {
        let body = |function: usize, body: &[u8]| match (moved(function), places.get(&function)) {
            (true, _) => Some(body.to_vec()),
            (false, Some(_)) => self.call_of_place(function, places),
            (false, None) => Some(NOTHING.to_vec()),
        };
        let code = self.code(body)?;
        let at = *places.get(doors.first()?)?;
        self.sections.rewritten(|section, old| match section {
            IMPORTS => Some(Some(self.imports(old, size)?)),
            TABLES | MEMORIES | GLOBALS | EXPORTS | START | DATA | DATA_COUNT => Some(None),
            ELEMENTS => Some(Some(with_segment(&[0], at, doors)?)),
            CODE => Some(Some(code.clone())),
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
fn each<'b, T>(
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

fn imported_functions(section: &[u8]) -> Option<usize> {
    let kinds = each(section, |rest| {
        bytes(rest)?;
        bytes(rest)?;
        let kind = *split_off(rest, 1)?.first()?;
        number(rest)?;
        (kind == FUNCTION).then_some(())
    })?;
    Some(kinds.len())
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

/// The functions of a segment of the table of pointers.
fn element(rest: &mut &[u8]) -> Option<Vec<usize>> {
    const ACTIVE: usize = 0;
    if number(rest)? != ACTIVE {
        return None;
    }
    constant(rest)?;
    let count = number(rest)?;
    (0..count).map(|_| number(rest)).collect()
}

/// Segments with one more, for the places from `at` on.
fn with_segment(section: &[u8], at: usize, functions: &[usize]) -> Option<Vec<u8>> {
    let mut rest = section;
    let count = number(&mut rest)?;
    let mut out = Vec::new();
    put(&mut out, count + 1);
    out.extend(rest);
    out.push(0);
    put_constant(&mut out, at);
    out.push(END);
    put(&mut out, functions.len());
    functions
        .iter()
        .for_each(|&function| put(&mut out, function));
    Some(out)
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

    /// `main` (exported) calls `helper` and a door; the door calls `rest`, which calls `helper`.
    fn module() -> Vec<u8> {
        const CALL: u8 = 0x10;
        let names = ["main", "helper", "aimaq_app::apart::door::h1", "rest"];
        let mut name_map = vec![4];
        for (i, name) in names.iter().enumerate() {
            put(&mut name_map, i + 1);
            put_bytes(&mut name_map, name.as_bytes());
        }
        let mut name_section = Vec::new();
        put_bytes(&mut name_section, b"name");
        name_section.push(1);
        put_bytes(&mut name_section, &name_map);
        let mut code = vec![4];
        for instructions in [
            &[CALL, 2, CALL, 3][..],
            &[],
            &[CALL, 4, CALL, 0],
            &[CALL, 2],
        ] {
            put_bytes(&mut code, &body(instructions));
        }
        let sections: [(u8, Vec<u8>); 10] = [
            (TYPES, vec![1, 0x60, 0, 0]),
            (IMPORTS, b"\x01\x01j\x02i0\x00\x00".to_vec()),
            (FUNCTIONS, vec![4, 0, 0, 0, 0]),
            (TABLES, vec![1, 0x70, 1, 3, 3]),
            (MEMORIES, vec![1, 0, 1]),
            (GLOBALS, vec![1, 0x7f, 1, 0x41, 0, END]),
            (EXPORTS, b"\x01\x04main\x00\x01".to_vec()),
            (ELEMENTS, vec![1, 0, 0x41, 1, END, 1, 2]),
            (CODE, code),
            (0, name_section),
        ];
        let mut wasm = super::super::binary::MAGIC.to_vec();
        for (section, body) in sections {
            wasm.push(section);
            put_bytes(&mut wasm, &body);
        }
        wasm
    }

    #[test]
    fn what_only_a_door_leads_to_moves() {
        let wasm = module();
        let (first, second) = split(&wasm).expect("there is a door");
        let (first, second) = (
            Module::read(&first).expect("the first part is a module"),
            Sections::read(&second).expect("so is the second"),
        );
        // `helper` has place 3, the door place 4.
        assert_eq!(first.pointers, 5);
        assert_eq!(first.bodies[2], body(&[0x41, 4, 0x11, 0, 0]));
        assert_eq!(first.bodies[3], NOTHING);
        assert_eq!(
            each(first.sections.get(ELEMENTS).unwrap(), element),
            Some(vec![vec![2], vec![2]])
        );
        let bodies = each(second.get(CODE).unwrap(), bytes).unwrap();
        assert_eq!(bodies[0], NOTHING);
        assert_eq!(bodies[1], body(&[0x41, 3, 0x11, 0, 0]));
        assert_eq!(bodies[3], body(&[0x10, 2]));
        assert_eq!(second.get(DATA), None);
        let imports = second.get(IMPORTS).unwrap();
        let lent = b"\x04\x01j\x02i0\x00\x00\x05first\x02t0\x01\x70\x01\x05\x05\x05first\x02m0\x02\x00\x01\x05first\x02g0\x03\x7f\x01";
        assert_eq!(imports, lent);
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
        assert_eq!(split(&wasm), None);
        assert_eq!(split(b"no wasm"), None);
    }
}
