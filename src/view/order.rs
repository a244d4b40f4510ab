//! In what order results stand, and which of them.

/// Most lines that a sample may have.
pub const MAX_SAMPLE: u32 = 100_000;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// A list: best first. A concordance: as the lines stand in the texts.
    #[default]
    Own,
    /// Newest first.
    Date,
    /// A concordance by the words before the match, the nearest first.
    Left,
    /// A concordance by the match and the words after it.
    Right,
    /// A concordance by region, in alphabetical order.
    Region,
}

impl Order {
    /// All of them with their values in a URL; the first has none.
    pub const ALL: [(Order, &'static str); 5] = [
        (Order::Own, ""),
        (Order::Date, "date"),
        (Order::Left, "left"),
        (Order::Right, "right"),
        (Order::Region, "region"),
    ];

    /// The order of a value in a URL; the first one for what is none.
    pub(super) fn from_value(value: &str) -> Order {
        Order::ALL
            .into_iter()
            .find(|(_, known)| *known == value)
            .map_or(Order::Own, |(order, _)| order)
    }

    /// The order's value in a URL; empty for the first one.
    pub fn value(self) -> &'static str {
        Order::ALL
            .into_iter()
            .find(|(order, _)| *order == self)
            .map_or("", |(_, value)| value)
    }
}

/// A random sample: the same lines whenever texts, query and seed are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many lines, 1 to [`MAX_SAMPLE`].
    pub lines: u32,
    /// What the random order begins with.
    pub seed: u32,
}
