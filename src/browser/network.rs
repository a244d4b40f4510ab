//! Library files from the site's own host, or from the service worker in front of it.
//!
//! Fetching and unpacking are `static/device.js`'s: each promise that the Wasm itself waits for takes longer than a small file
//! does, and a question needs a dozen of them.

use aimaq_library::{FileSource, SourceError};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::device;
use crate::content::CARDS;

#[wasm_bindgen(js_namespace = aimaq)]
extern "C" {
    /// A promise of the bytes of a file; of what the host said where it gave none, or of 0.
    fn read(address: &str) -> Promise;
    /// A promise of what a raw deflate stream holds, if that is exactly so many bytes.
    fn inflate(packed: &[u8], length: usize) -> Promise;
    /// Is nothing to be fetched that the reader has not asked for?
    #[wasm_bindgen(js_name = isSparing)]
    fn is_sparing() -> bool;
}

/// The folder `library/` under the root of the site.
#[derive(Clone, Debug)]
pub struct Network {
    folder: String,
}

impl Network {
    /// The library of the site that stands at `root`.
    pub fn new(root: &str) -> Network {
        Network {
            folder: format!("{root}library/"),
        }
    }
}

impl FileSource for Network {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        bytes(read(&[&self.folder, name].concat()))
            .await
            .map_err(|said| match said.as_f64() {
                Some(404.0 | 410.0) => SourceError::Missing,
                _ => SourceError::Unreachable,
            })
    }

    /// By the browser's own `DecompressionStream`.
    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        bytes(inflate(&parts.concat(), length)).await.ok()
    }

    async fn rest(&self) {
        device::next_task().await;
    }

    fn ahead(&self) -> usize {
        match is_sparing() {
            true => 0,
            false => CARDS,
        }
    }
}

/// The bytes that a promise is of, or what it is of instead.
async fn bytes(promise: Promise) -> Result<Vec<u8>, JsValue> {
    let brought: Uint8Array = JsFuture::from(promise).await?.dyn_into()?;
    Ok(brought.to_vec())
}
