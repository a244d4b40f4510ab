//! What pages show, and how it is read from a library.
//!
//! The build asks a library in memory, the app one on the network.

pub(crate) mod about;
pub(crate) mod article;
pub(crate) mod frequency;
pub(crate) mod kept;
pub(crate) mod list;
mod offers;
mod reading;
pub(crate) mod region;
mod timeline;
pub(crate) mod words;

pub use about::AboutContent;
pub use article::{ArticleContent, Neighbour, Version};
pub use frequency::{FrequencyContent, MAX_TERMS, Tally};
pub use kept::{KEPT_UNASKED, Kept, KeptContent, answer, titles};
pub use list::{CARDS, Card, ListContent, found_articles};
pub use offers::Offer;
pub use reading::Reading;
pub use region::RegionContent;
pub use timeline::{Bar, Timeline};
pub use words::{OpenLine, WordsContent};
