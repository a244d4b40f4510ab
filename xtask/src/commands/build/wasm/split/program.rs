//! A module that was read, and who reaches what in it.

use std::collections::BTreeMap;

use super::super::binary::{Sections, bytes, number, split_off};
use super::super::references::{References, Referred};
use super::super::sections::{
    CODE, ELEMENTS, EXPORTS, FUNCTION, FUNCTIONS, IMPORTS, START, TABLES, TYPES, called, each,
    functions_of_table, imported_functions, names, parameters, table,
};
use super::super::traps::TRAP;

/// How the names of functions begin that lead into the second part.
const APART: &str = "aimaq_app::apart::";
/// The table that function pointers are places of.
pub const POINTERS: usize = 0;

/// A module that was read.
pub struct Program<'w> {
    /// The module by its sections.
    pub sections: Sections<'w>,
    /// Number of parameters of each type.
    pub parameters: Vec<usize>,
    /// Number of functions that are imported; those of the module come after them.
    pub imported: usize,
    /// Number of the type of each function of the module.
    pub types: Vec<usize>,
    /// What each function of the module is made of.
    pub bodies: Vec<&'w [u8]>,
    /// What each function calls or points at; nothing for those that are imported.
    pub calls: Vec<Vec<usize>>,
    /// What each function refers to, and then each piece of data: numbers of functions, and of data after them.
    pub referred: Vec<Vec<usize>>,
    /// The names of functions.
    pub names: BTreeMap<usize, &'w str>,
    /// Size of the table of function pointers.
    pub pointers: usize,
    /// The functions at its places.
    pub pointed: BTreeMap<usize, usize>,
    /// Functions at places that the linker knows nothing of.
    pub unknown: Vec<usize>,
}

impl<'w> Program<'w> {
    /// Reads a module as wasm-bindgen left it.
    pub fn read(wasm: &'w [u8], references: &References) -> Option<Program<'w>> {
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
        Some(Program {
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

    /// How many functions there are, with those that are imported.
    pub fn functions(&self) -> usize {
        self.imported + self.bodies.len()
    }

    /// Functions that lead into the second part.
    pub fn doors(&self) -> Vec<usize> {
        let ours = self.names.range(self.imported..self.functions());
        ours.filter(|(_, name)| name.starts_with(APART))
            .map(|(&function, _)| function)
            .collect()
    }

    /// Where running begins: what is exported, and what is in the table for reasons that the linker does not know.
    pub fn roots(&self) -> Option<Vec<usize>> {
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
    pub fn reached(&self, mut from: Vec<usize>, closed: &[usize]) -> Vec<bool> {
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
}
