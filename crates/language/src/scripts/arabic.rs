//! Reads Kazakh in Arabic script (töte jazu), as written in China.
//!
//! The hamza, which marks front vowels, gives no letter: ә ө ү and а о ұ are the same after folding. ы and і are not, so both are
//! tried. и is mostly not written before я and ю.
//!
//! Source: the letters of Apertium's transliterator and MediaWiki's language converter.

use super::ReadingTable;

pub(super) const TABLE: ReadingTable = ReadingTable {
    exact: "ا=а أ=а ب=б ۆ=в گ=г ع=г د=д ە=е ج=ж ز=з ي=и ي=й ك=к ق=к ل=л م=м ن=н ڭ=н و=о پ=п ر=р س=с ت=т ۋ=у ۋ=в \
    ۇ=у ف=ф ح=х ه=х ھ=х چ=ч ش=ш شش=щ تس=ц ى=ы ى=и يا=я يا=ия يۋ=ю يۋ=ию ء= ٴ= ئ=",
    informal: "ە=э ي=ий ي=ый ى=й يو=е",
};
