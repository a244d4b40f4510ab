//! How large the files of a library are.

use aimaq_search::ShardSizes;

/// How a library is cut into files. It changes what a reader fetches, but no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// All texts are one block if they have at most this many bytes.
    pub whole: usize,
    /// Otherwise, the bytes of text in a block, about, with one byte a letter; `None`: depends on the number of articles.
    pub block: Option<usize>,
    /// Bytes of the dictionary; `None`: depends on the number of articles.
    pub dictionary: Option<usize>,
    /// A block of headings has 2 to this power articles.
    pub headings_shift: u8,
    /// Number of ids in a part, about.
    pub ids: usize,
    /// Maximum number of files of a kind that the root names; if there are more, it names groups.
    pub direct: usize,
    /// Number of files in a group, a power of two. A file that changes gives all files of its group other names.
    pub group: u32,
    /// How the index is cut.
    pub index: ShardSizes,
}

impl Sizes {
    /// What costs a reader least, as measured on development corpora.
    pub const USUAL: Sizes = Sizes {
        whole: 256 << 10,
        block: None,
        dictionary: None,
        headings_shift: 6,
        ids: 256,
        direct: 512,
        group: 64,
        index: ShardSizes::USUAL,
    };

    /// The number of articles in a text block, as a power of two. `mean` is the mean length of an article. With a large dictionary, large blocks
    /// save little, and each of ten results needs a block.
    pub(super) fn text_shift(&self, articles: usize, mean: usize) -> u8 {
        let wanted = self.block.unwrap_or(match articles {
            0..30_000 => 1 << 10,
            30_000..80_000 => 2 << 10,
            _ => 4 << 10,
        });
        // The nearest power of two: between 1.4 times too much and 1.4 times too little.
        let mut shift = 0;
        while shift < 16 && (mean.max(1) << shift) * 14 < wanted * 10 {
            shift += 1;
        }
        shift
    }

    /// Bytes of the dictionary for this number of articles.
    pub(super) fn dictionary_size(&self, articles: usize) -> usize {
        let size = self.dictionary.unwrap_or(match articles {
            0..1_500 => 2 << 10,
            1_500..3_000 => 4 << 10,
            3_000..8_000 => 16 << 10,
            _ => 30 << 10,
        });
        size.min(aimaq_deflate::WINDOW)
    }

    /// Number of parts of the list of ids: a power of two, so that it changes only when the corpus has doubled.
    pub(super) fn id_parts(&self, ids: usize) -> u32 {
        (ids.div_ceil(self.ids.max(1)).max(1) as u32).next_power_of_two()
    }
}

impl Default for Sizes {
    fn default() -> Self {
        Sizes::USUAL
    }
}
