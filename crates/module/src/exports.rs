//! The functions that JavaScript calls.
//!
//! Only numbers cross the border. Bytes go through one buffer in the Wasm's memory: one side writes it, the other reads it. So the
//! Wasm imports nothing, and the script needs no generated glue.

// A function that JavaScript is to call by its name needs `no_mangle`, which Rust counts as unsafe: two functions of one name
// would collide. There is no unsafe block in this crate.
#![allow(unsafe_code)]

use core::cell::RefCell;

use aimaq_library::SourceError;

use crate::answer;
use crate::engine::{HostRequest, SearchEngine};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static ENGINE: RefCell<SearchEngine> = RefCell::default();
    /// What crosses the border, in either direction.
    static BUFFER: RefCell<Vec<u8>> = RefCell::default();
    /// The stream of the last request to unpack one.
    static STREAM: RefCell<Vec<u8>> = RefCell::default();
}

fn with_engine<T>(work: impl FnOnce(&mut SearchEngine) -> T) -> T {
    ENGINE.with_borrow_mut(work)
}

/// Takes the text that JavaScript wrote into the buffer.
fn take_text() -> String {
    // A `TextEncoder` writes nothing but UTF-8.
    String::from_utf8(BUFFER.take()).unwrap_or_default()
}

/// Puts bytes into the buffer for JavaScript to read; returns their number.
fn give(bytes: Vec<u8>) -> i32 {
    let length = bytes.len() as i32;
    BUFFER.replace(bytes);
    length
}

/// Returns the address of the buffer.
#[unsafe(no_mangle)]
pub extern "C" fn buffer() -> u32 {
    BUFFER.with_borrow(|buffer| buffer.as_ptr() as usize as u32)
}

/// Makes the buffer `length` bytes long, for JavaScript to fill; returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: u32) -> u32 {
    BUFFER.replace(vec![0; length as usize]);
    buffer()
}

/// Starts to open the library whose manifest is named in the buffer. Returns the number of the task, which becomes the number of
/// the library.
#[unsafe(no_mangle)]
pub extern "C" fn open_library() -> u32 {
    let manifest = take_text();
    with_engine(|engine| engine.open(manifest))
}

/// Starts a search for what is in the buffer, as [`crate::answer::SearchOptions::parse`] reads it; returns the number of the task.
#[unsafe(no_mangle)]
pub extern "C" fn start_search(library: u32) -> u32 {
    let text = take_text();
    with_engine(|engine| engine.search(library, &text))
}

/// Starts to read all of the index; returns the number of the task.
#[unsafe(no_mangle)]
pub extern "C" fn load_index(library: u32) -> u32 {
    with_engine(|engine| engine.load_index(library))
}

/// Continues a task. Returns the length of the JSON in the buffer if the task has ended, -1 if it waits for what [`next_request`]
/// returns, or -2 if it only lets the page have its turn.
#[unsafe(no_mangle)]
pub extern "C" fn poll_task(task: u32) -> i32 {
    match with_engine(|engine| (engine.poll(task), engine.take_resting())) {
        (Some(json), _) => give(json.into_bytes()),
        (None, false) => -1,
        (None, true) => -2,
    }
}

/// Puts the next request into the buffer: its number, and after a space the name of the file to read; without a name, the stream
/// of [`request_stream`] is to be unpacked. Returns the length of the text, 0 if there is no request.
#[unsafe(no_mangle)]
pub extern "C" fn next_request() -> i32 {
    let Some((number, request)) = with_engine(SearchEngine::next_request) else {
        return 0;
    };
    let mut text = number.to_string();
    match request {
        HostRequest::Read(name) => {
            text.push(' ');
            text.push_str(&name);
        }
        HostRequest::Inflate(stream) => {
            STREAM.replace(stream);
        }
    }
    give(text.into_bytes())
}

/// Puts the raw deflate stream of the last request into the buffer; returns its length.
#[unsafe(no_mangle)]
pub extern "C" fn request_stream() -> i32 {
    give(STREAM.take())
}

/// Answers a request with the bytes in the buffer.
#[unsafe(no_mangle)]
pub extern "C" fn fulfil(number: u32) {
    let bytes = BUFFER.take();
    with_engine(|engine| engine.respond(number, Ok(bytes)));
}

/// Answers a request with a failure: `missing` is 0 if the host did not answer, else it has no such file.
#[unsafe(no_mangle)]
pub extern "C" fn fail(number: u32, missing: u32) {
    let error = match missing {
        0 => SourceError::Unreachable,
        _ => SourceError::Missing,
    };
    with_engine(|engine| engine.respond(number, Err(error)));
}

/// Drops a task whose answer is no longer wanted, or a library.
#[unsafe(no_mangle)]
pub extern "C" fn forget(number: u32) {
    with_engine(|engine| engine.forget(number));
}

/// Analyzes the word in the buffer, which follows the tag of a language, or nothing, and a line feed. Returns the length of the JSON in
/// the buffer.
#[unsafe(no_mangle)]
pub extern "C" fn analyze_word() -> i32 {
    let text = take_text();
    let (lang, word) = text.split_once('\n').unwrap_or_default();
    give(answer::analyze(word, lang).into_bytes())
}
