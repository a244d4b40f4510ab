//! What becomes of a document.

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// An article was made.
    New,
    /// The source changed, and so did the article.
    Updated,
    /// It is as it was.
    Unchanged,
    /// The source changed, but the article was edited and stays.
    Edited,
    /// A person removed the article.
    Removed,
    /// No article was made.
    LeftOut,
}

impl Status {
    /// All of them, in the order of the report.
    pub const ALL: [Status; 6] = [
        Status::New,
        Status::Updated,
        Status::Unchanged,
        Status::Edited,
        Status::Removed,
        Status::LeftOut,
    ];

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Updated => "updated",
            Status::Unchanged => "unchanged",
            Status::Edited => "edited",
            Status::Removed => "removed",
            Status::LeftOut => "left-out",
        }
    }
}
