//! How much work to spend.

/// How much work to spend on a small stream.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Minimum length of a match: 3 or 4 bytes.
    pub(crate) min_match: usize,
    /// Maximum number of candidates for a match.
    pub(crate) max_chain: usize,
    /// Sizes of the pieces that the input is cut into, in bytes. Each is tried, and the smallest stream wins. Neighbours that are smaller
    /// with one code become one block.
    pub(crate) pieces: &'static [usize],
    /// Maximum number of times that the steps of a block are chosen anew for its code.
    pub(crate) iterations: usize,
}

impl Effort {
    /// For large inputs.
    pub const QUICK: Effort = Effort {
        min_match: 4,
        max_chain: 24,
        pieces: &[4 << 10],
        iterations: 0,
    };
    /// For small inputs, and files that everybody fetches: 1 % smaller, several times the work.
    pub const THOROUGH: Effort = Effort {
        min_match: 3,
        max_chain: 200,
        pieces: &[1 << 10, 4 << 10, 16 << 10],
        iterations: 8,
    };

    /// [`Effort::THOROUGH`] for inputs below 2 MiB, which take part of a second; else [`Effort::QUICK`].
    pub fn for_size(bytes: usize) -> Effort {
        match bytes {
            ..SMALL => Self::THOROUGH,
            _ => Self::QUICK,
        }
    }
}

const SMALL: usize = 2 << 20;
