//! The record of requests.

/// A request and the answer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The method as sent, such as `GET`.
    pub method: String,
    /// The path and query as sent, still percent-encoded.
    pub target: String,
    /// The status of the answer.
    pub status: u16,
    /// The number of body bytes sent, after compression.
    pub body_bytes: u64,
}
