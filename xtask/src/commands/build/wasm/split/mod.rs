//! Cuts the app's Wasm in two: what a first visit needs, and the rest.
//!
//! The first part is the app as it is, but for functions that are reached through `aimaq_app::apart` alone: those are in the
//! second part. Both are one program: the second part uses the memory, the tables and the globals of the first, and each
//! calls functions of the other through places in the table of functions. Until the second part is there, the places of what
//! it holds are empty, and a call would end in a trap; the app asks for the second part before it calls (`src/apart.rs`).
//!
//! No function gets another number, and no data another address. What the other part has is replaced by a call to its place,
//! or by nothing, and wasm-opt takes out what nobody calls. A function that stands in the table, and to whose place nothing refers,
//! is in neither part: it would write a panic's message, or was there for wasm-bindgen alone. Only names are needed to find the
//! functions of that one module; which functions and data follow them is worked out from who calls whom, and who refers to what
//! ([`super::references`]).

mod data;
mod parts;
mod program;

use std::collections::BTreeMap;

use super::references::References;
use program::Program;

/// The two parts of an app, both still to be optimised, by what the linker knew of it. `None` where the module is not of the
/// form that wasm-bindgen writes, or has no function that leads into a second part.
pub fn split(wasm: &[u8], references: &References) -> Option<(Vec<u8>, Vec<u8>)> {
    let program = Program::read(wasm, references)?;
    let doors = program.doors();
    if doors.is_empty() {
        return None;
    }
    let first = program.reached(program.roots()?, &doors);
    let second = program.reached(doors.clone(), &[]);
    let moved = |function: usize| second[function] && !first[function];
    let stays = |function: usize| first[function];
    let data = program.data_of_parts(references, &first, &second)?;
    let pointed: Vec<(usize, usize)> = program
        .pointed
        .iter()
        .map(|(&place, &function)| (place, function))
        .filter(|&(_, function)| moved(function))
        .collect();
    // What functions of the second part call of the first one.
    let mut shared: Vec<usize> = (0..program.functions())
        .filter(|&function| moved(function))
        .flat_map(|function| program.calls[function].iter().copied())
        .filter(|&called| called >= program.imported && !moved(called))
        .collect();
    shared.sort_unstable();
    shared.dedup();

    let places: BTreeMap<usize, usize> = shared
        .iter()
        .chain(&doors)
        .enumerate()
        .map(|(i, &function)| (function, program.pointers + i))
        .collect();
    let size = program.pointers + places.len();
    let first = program.first(size, &places, &shared, &doors, &data.first, stays)?;
    let second = program.second(size, &places, &doors, &pointed, &data.second, moved)?;
    Some((first, second))
}

/// A module in one piece, without functions and data that nothing in it reaches. `None` where it is not of the form that wasm-bindgen
/// writes.
pub fn whole(wasm: &[u8], references: &References) -> Option<Vec<u8>> {
    let program = Program::read(wasm, references)?;
    let stays = program.reached(program.roots()?, &[]);
    let data = program.data_of_parts(references, &stays, &vec![false; stays.len()])?;
    program.whole(&data.first, |function| stays[function])
}

#[cfg(test)]
mod tests {
    use super::super::binary::{Sections, bytes, module, put, put_bytes};
    use super::super::references::Referred;
    use super::super::sections::{
        CODE, CUSTOM, DATA, ELEMENTS, END, EXPORTS, FUNCTIONS, GLOBALS, I32_CONST, IMPORTS,
        MEMORIES, TABLES, TYPES, each, functions_of_table,
    };
    use super::super::traps::TRAP;
    use super::*;

    /// A function's body without locals, from its instructions.
    fn body(instructions: &[u8]) -> Vec<u8> {
        [&[0], instructions, &[END]].concat()
    }

    /// `main` (exported) calls `helper` and a door; the door calls `rest`, which calls `helper`. `pointed` is only in the table.
    fn app() -> Vec<u8> {
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
        let mut data = vec![1, 0, I32_CONST, 0x80, 0x08, END];
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
            (CUSTOM, name_section),
        ];
        module(&sections)
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
        let wasm = app();
        let (first, second) = split(&wasm, &references()).expect("there is a door");
        let (first, second) = (
            Program::read(&first, &references()).expect("the first part is a module"),
            Sections::read(&second).expect("so is the second"),
        );
        // `helper` has place 3, the door place 4.
        assert_eq!(first.pointers, 5);
        assert_eq!(first.bodies[2], body(&[0x41, 4, 0x11, 0, 0]));
        assert_eq!(first.bodies[3..5], [TRAP, TRAP]);
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
        assert_eq!(bodies[0], TRAP);
        assert_eq!(bodies[1], body(&[0x41, 3, 0x11, 0, 0]));
        assert_eq!(bodies[3], body(&[0x10, 2]));
        assert_eq!(bodies[4], body(&[0x01]));
        let imports = second.get(IMPORTS).unwrap();
        let lent = b"\x04\x01j\x02i0\x00\x00\x05first\x02t0\x01\x70\x01\x05\x05\x05first\x02m0\x02\x00\x01\x05first\x02g0\x03\x7f\x01";
        assert_eq!(imports, lent);
    }

    #[test]
    fn what_the_linker_does_not_know_stays() {
        let wasm = app();
        let (first, second) = split(&wasm, &References::default()).expect("there is a door");
        let first = Program::read(&first, &References::default()).expect("it is a module");
        assert_eq!(first.bodies[4], body(&[0x01]));
        assert!(first.sections.get(DATA).unwrap().ends_with(DATA_OF_BOTH));
        let second = Sections::read(&second).expect("it is a module");
        assert_eq!(second.get(DATA), Some(&[0][..]));
    }

    #[test]
    fn what_nobody_refers_to_is_in_no_part() {
        let wasm = app();
        let nobody = References {
            of_data: vec![vec![], vec![], vec![Referred::Place(2)]],
            ..references()
        };
        let (first, second) = split(&wasm, &nobody).expect("there is a door");
        for part in [first, second] {
            let sections = Sections::read(&part).expect("it is a module");
            let bodies = each(sections.get(CODE).unwrap(), bytes).unwrap();
            assert_eq!(bodies[4], TRAP);
        }
    }

    #[test]
    fn a_whole_module_keeps_what_is_reached() {
        let (wasm, all) = (app(), references());
        let kept = whole(&wasm, &all).expect("it is a module");
        let kept = Program::read(&kept, &all).expect("so is this");
        assert_eq!(kept.bodies[3], body(&[0x10, 2]));
        assert_eq!(kept.bodies[4], body(&[0x01]));
        let data = kept.sections.get(DATA).unwrap();
        assert!(data.ends_with(b"firstsecond\0\0\0\0\0\0unknown"));
        let without_second = References {
            of_functions: BTreeMap::new(),
            ..all
        };
        let kept = whole(&wasm, &without_second).expect("it is a module");
        let kept = Program::read(&kept, &without_second).expect("so is this");
        assert_eq!(kept.bodies[4], TRAP);
        assert_eq!(whole(b"no wasm", &without_second), None);
    }

    #[test]
    fn without_a_door_or_a_module_there_are_no_parts() {
        let name = b"aimaq_app::apart";
        let mut wasm = app();
        let at = wasm
            .windows(name.len())
            .position(|window| window == name)
            .unwrap();
        wasm[at] = b'x';
        assert_eq!(split(&wasm, &references()), None);
        assert_eq!(split(b"no wasm", &references()), None);
    }
}
