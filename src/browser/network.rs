//! Library files from the site's own host, or from the service worker in front of it.

use aimaq_library::{Source, SourceError};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

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
}
