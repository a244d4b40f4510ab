//! What pages show, and how it is read from a library.
//!
//! The build asks a library in memory, the app one on the network.

pub(crate) mod about;
pub(crate) mod article;
pub(crate) mod frequency;
pub(crate) mod kept;
pub(crate) mod list;
mod offers;
mod offline;
mod reading;
pub(crate) mod region;
mod related;
mod request;
mod timeline;
pub(crate) mod words;

pub use about::AboutContent;
pub use article::{ArticleContent, MarkedVersion, Neighbour};
pub use frequency::{FrequencyContent, MAX_TERMS, TermCounts};
pub use kept::{ReadingListContent, SavedArticle, titles};
pub use list::{CARDS, Card, ListContent, found_articles};
pub use offers::Offer;
pub use offline::{STORED_UNASKED, answer_keeping};
pub use reading::ReadingProgress;
pub use region::RegionContent;
pub use related::{Reason, RelatedCard};
pub use timeline::{Timeline, TimelineBar};
pub use words::{OpenLine, WordsContent};
