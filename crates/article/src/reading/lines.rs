//! Line numbers of byte offsets.

/// The offsets at which the lines of a text start.
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines of a text.
    pub fn new(text: &str) -> Lines {
        let feeds = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        Lines {
            starts: std::iter::once(0)
                .chain(feeds.map(|(offset, _)| offset + 1))
                .collect(),
        }
    }

    /// Returns the line of a byte offset, from 1.
    pub fn of(&self, offset: usize) -> u32 {
        let line = self.starts.partition_point(|&start| start <= offset);
        u32::try_from(line).unwrap_or(u32::MAX)
    }
}
