//! The border: what JavaScript calls. Numbers cross it, and bytes by their place in the memory, which one side writes and the other reads: so the
//! script needs no glue.

use core::cell::RefCell;

use aimaq_compact::digits;
use aimaq_library::SourceError;
use wasm_bindgen::prelude::*;

use crate::answer;
use crate::desk::{Desk, Request};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
    /// What crosses the border, either way.
    static CARGO: RefCell<Vec<u8>> = RefCell::default();
    /// The stream to unpack that was asked for last.
    static STREAM: RefCell<Vec<u8>> = RefCell::default();
}

fn desk<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(work)
}

/// What JavaScript brought, as text.
fn text() -> String {
    let brought = CARGO.take();
    // A page's encoder writes nothing else.
    String::from_utf8(brought).unwrap_or_default()
}

/// Leaves bytes for JavaScript; how many.
fn leave(bytes: Vec<u8>) -> i32 {
    let length = bytes.len() as i32;
    CARGO.replace(bytes);
    length
}

/// Where the bytes are that cross.
#[wasm_bindgen]
pub fn place() -> u32 {
    CARGO.with_borrow(|cargo| cargo.as_ptr() as usize as u32)
}

/// Makes room for bytes that JavaScript brings; where they go.
#[wasm_bindgen]
pub fn room(length: u32) -> u32 {
    CARGO.replace(vec![0; length as usize]);
    place()
}

/// Begins to open the library whose manifest has the name that was brought; the number of the task, and then of the library.
#[wasm_bindgen]
pub fn open() -> u32 {
    let manifest = text();
    desk(|desk| desk.open(manifest))
}

/// Begins a search for what was brought.
#[wasm_bindgen]
pub fn search(library: u32) -> u32 {
    let asked = text();
    desk(|desk| desk.search(library, &asked))
}

/// Begins to read all of the index.
#[wasm_bindgen(js_name = loadAll)]
pub fn load_all(library: u32) -> u32 {
    desk(|desk| desk.load_all(library))
}

/// Lets a task go on; the length of the JSON that it ends with, -1 while it waits for what [`next`] tells, or -2 where it wants to go on
/// once the page has had its turn.
#[wasm_bindgen(js_name = goOn)]
pub fn go_on(task: u32) -> i32 {
    match desk(|desk| (desk.go_on(task), desk.is_resting())) {
        (Some(json), _) => leave(json.into_bytes()),
        (None, false) => -1,
        (None, true) => -2,
    }
}

/// What is waited for: a number, and the name of a file, or nothing where [`stream`] is to be unpacked. Its length; 0 where there is
/// nothing.
#[wasm_bindgen]
pub fn next() -> i32 {
    let Some((number, request)) = desk(Desk::next_request) else {
        return 0;
    };
    let mut text = digits(number.into(), 10, 0);
    match request {
        Request::Read(name) => {
            text.push(' ');
            text.push_str(&name);
        }
        Request::Inflate(stream) => {
            STREAM.replace(stream);
        }
    }
    leave(text.into_bytes())
}

/// The raw deflate stream of the request just handed out; its length.
#[wasm_bindgen]
pub fn stream() -> i32 {
    leave(STREAM.take())
}

/// Takes the bytes that were brought, which a request asks for.
#[wasm_bindgen]
pub fn take(number: u32) {
    let bytes = CARGO.take();
    desk(|desk| desk.take(number, Ok(bytes)));
}

/// Says that they cannot be had: because there are none, or because nobody answers.
#[wasm_bindgen]
pub fn lacks(number: u32, missing: u32) {
    let error = match missing {
        0 => SourceError::Unreachable,
        _ => SourceError::Missing,
    };
    desk(|desk| desk.take(number, Err(error)));
}

/// Drops a task whose answer is no longer wanted, or a library.
#[wasm_bindgen]
pub fn forget(number: u32) {
    desk(|desk| desk.forget(number));
}

/// How the word is read that was brought, behind a language (or nothing) and a line end; the length of the JSON.
#[wasm_bindgen]
pub fn analyze() -> i32 {
    let asked = text();
    let (lang, word) = asked.split_once('\n').unwrap_or_default();
    leave(answer::analyze(word, lang).into_bytes())
}
