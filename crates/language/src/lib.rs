//! Kazakh and Russian words: tokens, folding, stems, scripts, plurals.

mod lang;
mod plural;

pub use lang::Lang;
pub use plural::{PluralForm, plural_form};
