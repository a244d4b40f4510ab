//! Kazakh and Russian words: tokens, folding, stems, scripts, plurals.

mod kazakh;
mod lang;
mod plural;
mod russian;
mod stem;
mod vocabulary;

pub use lang::Lang;
pub use plural::{PluralForm, plural_form};
pub use stem::{Candidate, Stemmer, candidates, stem};
pub use vocabulary::Vocabulary;
