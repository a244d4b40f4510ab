//! Library files from the site's own host, or from the service worker in front of it.

use aimaq_library::{Source, SourceError};
use js_sys::{Array, Function, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStreamDefaultReader, ReadableStreamReadResult, ReadableWritablePair, Response,
};

use super::window;

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

impl Source for Network {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        let unreachable = |_| SourceError::Unreachable;
        let address = format!("{}{name}", self.folder);
        let response: Response = JsFuture::from(window().fetch_with_str(&address))
            .await
            .map_err(unreachable)?
            .dyn_into()
            .map_err(unreachable)?;
        if !response.ok() {
            return Err(match response.status() {
                404 | 410 => SourceError::Missing,
                _ => SourceError::Unreachable,
            });
        }
        let buffer = JsFuture::from(response.array_buffer().map_err(unreachable)?)
            .await
            .map_err(unreachable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
    /// By the browser's own `DecompressionStream`. No more is taken from it than was announced.
    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        let packed = Uint8Array::from(parts.concat().as_slice());
        let packed = Response::new_with_opt_js_u8_array(Some(&packed)).ok()?;
        let unpacker = unpacker().ok()?;
        let unpacked = packed.body()?.pipe_through(&unpacker).get_reader();
        let unpacked: ReadableStreamDefaultReader = unpacked.unchecked_into();
        let mut bytes = Vec::with_capacity(length);
        loop {
            let read = JsFuture::from(unpacked.read()).await.ok()?;
            let read: ReadableStreamReadResult = read.unchecked_into();
            if read.get_done() == Some(true) {
                return (bytes.len() == length).then_some(bytes);
            }
            let chunk: Uint8Array = read.get_value().unchecked_into();
            let (from, to) = (bytes.len(), bytes.len() + chunk.length() as usize);
            if to > length {
                return None;
            }
            bytes.resize(to, 0);
            chunk.copy_to(bytes.get_mut(from..)?);
        }
    }
}

/// A `DecompressionStream` for raw deflate.
fn unpacker() -> Result<ReadableWritablePair, JsValue> {
    let class: Function = Reflect::get(&global(), &"DecompressionStream".into())?.unchecked_into();
    let format = Array::of1(&"deflate-raw".into());
    Ok(Reflect::construct(&class, &format)?.unchecked_into())
}
