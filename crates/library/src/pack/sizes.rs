//! How large the parts of a library are.

use aimaq_search::Cut;

/// How a library is cut into files. No answer depends on it; what a reader must fetch does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Texts of at most so many bytes in all are one block.
    pub whole: usize,
    /// Bytes of text in a block otherwise, about, with one byte a letter; by the number of articles if not said.
    pub block: Option<usize>,
    /// Bytes of the dictionary; by the number of articles if not said.
    pub dictionary: Option<usize>,
    /// A block of headings holds 2 to this power articles.
    pub headings_shift: u8,
    /// Ids in a part, about.
    pub ids: usize,
    /// So many names of files of a kind are in the root; where they are more, the root has names of pages.
    pub direct: usize,
    /// Names in a page, at most.
    pub page: u32,
    /// How the index is cut.
    pub index: Cut,
}

impl Sizes {
    /// What was found to cost least.
    pub const USUAL: Sizes = Sizes {
        whole: 256 << 10,
        block: None,
        dictionary: None,
        headings_shift: 6,
        ids: 256,
        direct: 512,
        page: 128,
        index: Cut::USUAL,
    };

    /// Articles in a text block. With a large dictionary, large blocks save little, and of ten results each needs one. As a power of two, where an article is so long on average.
    pub(super) fn text_shift(&self, articles: usize, mean: usize) -> u8 {
        let wanted = self.block.unwrap_or(match articles {
            0..30_000 => 1 << 10,
            30_000..80_000 => 2 << 10,
            _ => 4 << 10,
        });
        // The power of two that comes nearest, from 1.4 times too many to 1.4 times too few.
        let mut shift = 0;
        while shift < 16 && (mean.max(1) << shift) * 14 < wanted * 10 {
            shift += 1;
        }
        shift
    }

    /// Names in a page where there are so many. Small pages cost ten results least. But a page is a round of waiting between
    /// the index and the texts, so that there should soon be none that a reader has not seen: with some eighty, and four
    /// results at each key of a word, that is after a few words.
    pub(super) fn per_page(&self, names: usize) -> u32 {
        let wanted = (names / 80).next_power_of_two() as u32;
        wanted.min(self.page)
    }

    /// Bytes of the dictionary for so many articles.
    pub(super) fn dictionary_size(&self, articles: usize) -> usize {
        let size = self.dictionary.unwrap_or(match articles {
            0..1_500 => 2 << 10,
            1_500..3_000 => 4 << 10,
            3_000..8_000 => 16 << 10,
            _ => 30 << 10,
        });
        size.min(aimaq_deflate::WINDOW)
    }

    /// Parts of the list of ids: a power of two, so that they are cut anew only when the corpus has doubled.
    pub(super) fn id_parts(&self, ids: usize) -> u32 {
        (ids.div_ceil(self.ids.max(1)).max(1) as u32).next_power_of_two()
    }
}

impl Default for Sizes {
    fn default() -> Self {
        Sizes::USUAL
    }
}
