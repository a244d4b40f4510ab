//! Failures that a test asks for.

/// A failure that the server produces on purpose for one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Answers with this status instead of the file.
    Status(u16),
    /// Closes the connection after half of the body.
    CutShort,
    /// Inverts the byte in the middle of the body.
    FlippedByte,
    /// Does not answer until the fault is removed.
    Held,
}
