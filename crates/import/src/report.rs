//! What the report says about a document.

use serde::{Deserialize, Serialize};

use crate::document::{Aside, Doubt};
use crate::suggest::Suggestion;
use crate::suggest::regions::RegionSuggestion;

/// What was made of a document, what is doubtful, and what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The file.
    pub source: String,
    /// Which document of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The id of the article; empty if none was made.
    pub id: String,
    /// The title, or the beginning of the text.
    pub title: String,
    /// The languages that have a text.
    pub langs: Vec<String>,
    /// The date of publication, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What was suggested, but for regions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Field>,
    /// The regions that were suggested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionSuggestion>,
    /// What somebody should look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// What was set aside, with its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<Aside>,
    /// The text of a document of which no article was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
    /// What the document has in common with its version in the other language: see [`crate::pairs`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<u32>,
}

/// A field of `article.toml` and what was suggested for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name: `source.author`.
    pub field: String,
    /// The suggestion.
    #[serde(flatten)]
    pub suggestion: Suggestion,
}

impl Entry {
    /// An entry about a document of a file.
    pub fn new(source: &str, part: Option<String>) -> Entry {
        Entry {
            source: source.to_owned(),
            part,
            ..Entry::default()
        }
    }
}
