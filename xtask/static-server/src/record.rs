//! What was asked of the server.

/// One request and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// `GET` or `HEAD`, or what else was tried.
    pub method: String,
    /// The path as it was sent, with its query.
    pub target: String,
    /// The status that was answered.
    pub status: u16,
    /// Bytes of the body that were sent, as they went over the line (compressed where they were).
    pub body_bytes: u64,
}
