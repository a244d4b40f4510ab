//! Made-up stems.

/// How a stem is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inflection {
    /// A noun; in Russian a masculine one.
    Noun,
    /// A feminine noun of Russian.
    Feminine,
    /// A neuter noun of Russian.
    Neuter,
    /// An adjective of Russian.
    Adjective,
    /// A verb.
    Verb,
}

/// A made-up stem.
#[derive(Debug, Clone)]
pub struct MadeUpStem {
    /// Its letters, before any ending.
    pub text: String,
    /// How it is inflected.
    pub kind: Inflection,
    /// Whether it is a name, written with a capital.
    pub name: bool,
}
