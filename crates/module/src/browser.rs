//! The border: what JavaScript gives and takes.

use aimaq_library::{Library, LibraryError, Source, SourceError};
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::answer::{self, Asked};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
extern "C" {
    /// Where files come from: an object of `aimaq.js`.
    pub type Files;
    /// The bytes of a file, or `null` if there is none.
    #[wasm_bindgen(method)]
    fn read(this: &Files, name: &str) -> Promise;
    /// What a raw deflate stream, in parts, unpacks to: `length` bytes, or `null`.
    #[wasm_bindgen(method)]
    fn inflate(this: &Files, parts: Array, length: u32) -> Promise;
}

impl Source for Files {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        let bytes = JsFuture::from(self.read(name)).await;
        let bytes = bytes.map_err(|_| SourceError::Unreachable)?;
        if bytes.is_null() {
            return Err(SourceError::Missing);
        }
        Ok(Uint8Array::new(&bytes).to_vec())
    }

    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        let array = Array::new();
        for &part in parts {
            array.push(&Uint8Array::from(part));
        }
        let length = u32::try_from(length).ok()?;
        let bytes = JsFuture::from(self.inflate(array, length)).await.ok()?;
        (!bytes.is_null()).then(|| Uint8Array::new(&bytes).to_vec())
    }
}

/// An open library.
#[wasm_bindgen]
pub struct Reader {
    library: Library<Files>,
}

fn thrown(error: LibraryError) -> JsValue {
    answer::error(&error).into()
}

/// Opens the library whose manifest has this name. Throws the JSON of an error.
#[wasm_bindgen]
pub async fn open(files: Files, manifest: String) -> Result<Reader, JsValue> {
    let library = Library::open(files, &manifest).await.map_err(thrown)?;
    Ok(Reader { library })
}

/// How a word is read, as JSON.
#[wasm_bindgen]
pub fn analyze(word: &str, lang: &str) -> String {
    answer::analyze(word, lang)
}

#[wasm_bindgen]
impl Reader {
    /// Searches; the answer is JSON, or nothing once `wanted` says that it is not wanted.
    #[allow(clippy::too_many_arguments)] // plain values cross the border more cheaply than an object
    pub async fn search(
        &self,
        query: String,
        lang: String,
        regions: String,
        from: String,
        to: String,
        sort: String,
        typing: bool,
        limit: u32,
        offset: u32,
        wanted: Function,
    ) -> Result<Option<String>, JsValue> {
        let asked = Asked {
            lang,
            regions,
            from,
            to,
            sort,
            typing,
            limit,
            offset,
        };
        let wanted = || {
            wanted
                .call0(&JsValue::NULL)
                .is_ok_and(|wanted| wanted.is_truthy())
        };
        let found = answer::search(&self.library, &query, &asked, &wanted).await;
        found.map_err(thrown)
    }

    /// Reads all of the index; texts are read when they are shown.
    #[wasm_bindgen(js_name = loadAll)]
    pub async fn load_all(&self) -> Result<(), JsValue> {
        self.library.load_index().await.map_err(thrown)
    }
}
