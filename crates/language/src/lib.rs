#![doc = include_str!("../README.md")]

mod abbreviations;
mod collate;
mod detect;
mod fold;
mod kazakh;
mod lang;
mod letters;
mod plural;
mod russian;
pub mod scripts;
mod sentence;
mod stem;
mod suffix;
mod token;
#[cfg(feature = "train")]
pub mod train;
mod vocabulary;

pub use abbreviations::{ABBREVIATIONS, Abbreviation, AbbreviationNames};
pub use collate::{compare, sort_key};
pub use detect::paragraph_lang;
pub use fold::{fold, has_kazakh_letter};
pub use lang::Lang;
pub use letters::{cyrillic_look_alike, is_letter};
pub use plural::{PluralForm, plural_form};
pub use sentence::sentences;
pub use stem::{Candidate, Stemmer, candidates, is_particle, possible_stems, stem};
pub use token::{MAX_TERM, Token, TokenKind, before_ending, term, tokens};
pub use vocabulary::Vocabulary;
