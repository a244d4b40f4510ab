//! Each part as a module.

use std::collections::BTreeMap;

use super::super::binary::{bytes, number, put, put_bytes};
use super::super::sections::{
    CODE, CUSTOM, DATA, DATA_COUNT, ELEMENTS, END, EXPORTS, GLOBAL, GLOBALS, IMPORTS, MEMORIES,
    MEMORY, START, TABLE, TABLES, each, global, limits, put_constant, table,
};
use super::super::traps::TRAP;
use super::program::{POINTERS, Program};

/// What the second part calls the first one when it names what it takes from there.
const FIRST: &str = "first";

impl Program<'_> {
    /// The first part: what moved is a call to its place, or gone; what the second part calls has a place.
    pub fn first(
        &self,
        size: usize,
        places: &BTreeMap<usize, usize>,
        shared: &[usize],
        doors: &[usize],
        data: &[u8],
        stays: impl Fn(usize) -> bool,
    ) -> Option<Vec<u8>> {
        let body = |function: usize, body: &[u8]| match (doors.contains(&function), stays(function))
        {
            (true, _) => self.call_of_place(function, places),
            (false, true) => Some(body.to_vec()),
            (false, false) => Some(TRAP.to_vec()),
        };
        let code = self.code(body)?;
        self.sections.rewritten(|section, old| match section {
            TABLES => Some(Some(grown_tables(old, size)?)),
            EXPORTS => Some(Some(self.exports(old)?)),
            ELEMENTS => Some(Some(with_segments(old, &[(self.pointers, shared)])?)),
            CODE => Some(Some(code.clone())),
            DATA => Some(Some(data.to_vec())),
            CUSTOM if is_of_the_linker(old) => Some(None),
            _ => Some(Some(old.to_vec())),
        })
    }

    /// The module in one piece, of what stays.
    pub fn whole(&self, data: &[u8], stays: impl Fn(usize) -> bool) -> Option<Vec<u8>> {
        let code =
            self.code(|function, body| Some(if stays(function) { body } else { &TRAP }.to_vec()))?;
        self.sections.rewritten(|section, old| match section {
            CODE => Some(Some(code.clone())),
            DATA => Some(Some(data.to_vec())),
            CUSTOM if is_of_the_linker(old) => Some(None),
            _ => Some(Some(old.to_vec())),
        })
    }

    /// The second part: what moved, and calls to places for what did not.
    pub fn second(
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
            (false, None) => Some(TRAP.to_vec()),
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
            CUSTOM if is_of_the_linker(old) => Some(None),
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

/// The bytes of each of these items.
fn each_bytes<T>(section: &[u8], item: impl Fn(&mut &[u8]) -> Option<T>) -> Option<Vec<Vec<u8>>> {
    each(section, |rest| {
        let before = *rest;
        item(rest)?;
        Some(before[..before.len() - rest.len()].to_vec())
    })
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

/// Is this custom section one of those that the linker writes about references? They hold no more.
fn is_of_the_linker(mut section: &[u8]) -> bool {
    bytes(&mut section).is_some_and(|name| name == b"linking" || name.starts_with(b"reloc."))
}
