//! The border: what JavaScript calls. Numbers and texts cross it, nothing else.

use core::cell::RefCell;

use aimaq_language::digits;
use aimaq_library::SourceError;
use wasm_bindgen::prelude::*;

use crate::answer;
use crate::desk::{Desk, Request};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
    /// The stream to unpack that was asked for last.
    static STREAM: RefCell<Vec<u8>> = RefCell::default();
}

fn desk<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(work)
}

/// Begins to open the library whose manifest has this name; the number of the task, and then of the library.
#[wasm_bindgen]
pub fn open(manifest: String) -> u32 {
    desk(|desk| desk.open(manifest))
}

/// Begins a search.
#[wasm_bindgen]
pub fn search(library: u32, asked: &str) -> u32 {
    desk(|desk| desk.search(library, asked))
}

/// Begins to read all of the index.
#[wasm_bindgen(js_name = loadAll)]
pub fn load_all(library: u32) -> u32 {
    desk(|desk| desk.load_all(library))
}

/// Lets a task go on; what it ends with, as JSON.
#[wasm_bindgen(js_name = goOn)]
pub fn go_on(task: u32) -> Option<String> {
    desk(|desk| desk.go_on(task))
}

/// What is waited for: a number, and the name of a file, or nothing where [`stream`] is to be unpacked.
#[wasm_bindgen]
pub fn next() -> Option<String> {
    let (number, request) = desk(Desk::next_request)?;
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
    Some(text)
}

/// The raw deflate stream of the request just handed out.
#[wasm_bindgen]
pub fn stream() -> Vec<u8> {
    STREAM.take()
}

/// Brings the bytes that a request asks for.
#[wasm_bindgen]
pub fn take(number: u32, bytes: Vec<u8>) {
    desk(|desk| desk.take(number, Ok(bytes)));
}

/// Says that they cannot be had: because there are none, or because nobody answers.
#[wasm_bindgen]
pub fn lacks(number: u32, missing: bool) {
    let error = if missing {
        SourceError::Missing
    } else {
        SourceError::Unreachable
    };
    desk(|desk| desk.take(number, Err(error)));
}

/// Drops a task whose answer is no longer wanted, or a library.
#[wasm_bindgen]
pub fn forget(number: u32) {
    desk(|desk| desk.forget(number));
}

/// How a word is read, as JSON. A language (or nothing), a line end, and the word.
#[wasm_bindgen]
pub fn analyze(asked: &str) -> String {
    let (lang, word) = asked.split_once('\n').unwrap_or_default();
    answer::analyze(word, lang)
}
