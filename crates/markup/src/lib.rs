//! `html!` as Yew's, but small.
//!
//! Yew's own macro writes out for each element how it is put together, some 300 bytes of Wasm each; for this app's pages
//! that was a fifth of what a reader fetches. This one reads the same markup and writes one call an element, to functions of
//! the app's `markup` module. It knows the part of the syntax that the app uses: elements, `<@{tag}>`, fragments, attributes,
//! `key`, listeners, `{ expression }`, `{ for iterator }`, `if` and `if let`. `<input>`, whose value and check mark Yew
//! treats in a way of its own, is handed on to Yew.

mod read;
mod write;

use proc_macro::TokenStream;

/// Markup as a value of `yew::Html`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match read::nodes(input) {
        Ok(nodes) => write::whole(&nodes),
        Err(problem) => format!("compile_error!({problem:?})")
            .parse()
            .unwrap_or_default(),
    }
}
