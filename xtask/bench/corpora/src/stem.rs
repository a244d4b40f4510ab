//! What is known of a made-up stem.

/// How a stem is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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
pub struct Stem {
    /// Its letters, before any ending.
    pub text: String,
    /// How it is inflected.
    pub kind: Kind,
    /// Whether it is somebody's or a place's name: written with a capital.
    pub name: bool,
}
