//! Library files over the network, from the site's own host or from the service worker in front of it.

use aimaq_library::{FileName, FileSource, SourceError};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::{device, window};
use crate::content::CARDS;

#[wasm_bindgen(js_namespace = aimaq)]
extern "C" {
    /// Resolves to the unpacked bytes of a raw deflate stream. Rejects, or resolves to `false`, if it does not unpack to exactly
    /// `length` bytes. In JavaScript, because a loop over a stream is short there.
    fn inflate(packed: &[u8], length: usize) -> Promise;
    /// Returns whether the reader saves data or the connection is very slow.
    #[wasm_bindgen(js_name = isSparing)]
    fn is_sparing() -> bool;
}

/// The folder `library/` under the root of the site.
#[derive(Clone, Debug)]
pub struct Network {
    folder: String,
}

impl Network {
    /// The library of the site at `root`.
    pub fn new(root: &str) -> Network {
        Network {
            folder: [root, "library/"].concat(),
        }
    }
}

impl FileSource for Network {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        let bytes = self.fetch(name, RequestCache::Default).await?;
        match FileName::parse(name) {
            // A damaged copy may stay in a cache for as long as the host allows. This goes round it.
            Some(named) if named.check(&bytes).is_err() => {
                self.fetch(name, RequestCache::Reload).await
            }
            _ => Ok(bytes),
        }
    }

    /// Uses the browser's `DecompressionStream`.
    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        let bytes: Uint8Array = resolved(inflate(&parts.concat(), length)).await?;
        Some(bytes.to_vec())
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

impl Network {
    async fn fetch(&self, name: &str, cache: RequestCache) -> Result<Vec<u8>, SourceError> {
        let options = RequestInit::new();
        options.set_cache(cache);
        let url = [&self.folder, name].concat();
        let answer = window().fetch_with_str_and_init(&url, &options);
        let response: Response = resolved(answer).await.ok_or(SourceError::Unreachable)?;
        match response.status() {
            404 | 410 => return Err(SourceError::Missing),
            _ if !response.ok() => return Err(SourceError::Unreachable),
            _ => {}
        }
        let buffer = response.array_buffer().ok();
        let buffer = resolved::<ArrayBuffer>(buffer.ok_or(SourceError::Unreachable)?).await;
        // Reading the body fails if the connection is lost meanwhile.
        let buffer = buffer.ok_or(SourceError::Unreachable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// Waits for a promise. Returns `None` if it is rejected or resolves to a value of another type.
async fn resolved<T: JsCast>(promise: Promise) -> Option<T> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
