//! Töte jazu, the Arabic script of Kazakh as it is written in China and on Kazinform's Arabic pages.
//!
//! Facts: the letters are those of Apertium's transliterator and MediaWiki's language converter. What these leave open:
//!
//! * һ is ھ (U+06BE), which does not look like е; ە (U+06D5) is е and э; ي (U+064A) is и and й.
//! * ц is تس, щ is شش, ё ю я are يو يۋ يا; ъ and ь are not written.
//! * и before я, ю and ё is not written: партия is پارتيا, as China's papers have it.
//! * A word of front vowels begins with the high hamza ٴ (U+0674): тіл is ٴتىل. It is not written where the word has one of
//!   е э к г, whose letters tell it already (мектеп is مەكتەپ, үкімет is ۇكىمەت), and not where қ or ғ tell of back vowels
//!   (мұғалім is مۇعالىم, қазір is قازىر). In the few words left that mix vowels the first one decides: баспасөз is
//!   باسپاسوز. The parts of a compound with hyphens and suffixes after one are words of their own.
//! * Comma, semicolon and question mark are Arabic. Digits stay European, and so do the comma of a decimal fraction and
//!   the percent sign; the space between groups of three digits becomes one that does not part them (U+00A0), for in a line
//!   from right to left a plain space would turn their order.

use aimaq_compact::case::lower;

/// Letters in the order of [`super::Table`]; `-` is none.
pub(super) const LETTERS: &str =
    "ا ب ۆ گ د ە ج ز ي ي ك ل م ن و پ ر س ت ۋ ف ح تس چ ش شش - ى - ە يۋ يا يو ا ع ق ڭ و ۇ ۇ ھ ى";

/// ٴ, U+0674 ARABIC LETTER HIGH HAMZA.
pub(super) const HAMZA: char = '\u{674}';

/// Does a word of these letters begin with the high hamza?
pub(super) fn takes_hamza(letters: &[char]) -> bool {
    let mut front = None;
    for &letter in letters {
        match lower(letter) {
            'е' | 'э' | 'к' | 'г' | 'қ' | 'ғ' => return false,
            'ә' | 'ө' | 'ү' | 'і' => front = front.or(Some(true)),
            'а' | 'о' | 'ұ' | 'ы' => front = front.or(Some(false)),
            _ => {}
        }
    }
    front == Some(true)
}

/// Is it и before a letter that begins with ي anyway?
pub(super) fn is_unwritten(letter: char, next: Option<char>) -> bool {
    lower(letter) == 'и' && next.is_some_and(|next| matches!(lower(next), 'я' | 'ю' | 'ё'))
}

/// What a character that is no letter is in Arabic text.
pub(super) fn sign(c: char, before: &[char], after: &[char]) -> char {
    let digit = |c: &&char| c.is_ascii_digit();
    let digits_before = before.iter().rev().take(4).take_while(digit).count();
    let digits_after = after.iter().take(4).take_while(digit).count();
    match c {
        ',' if digits_before == 0 || digits_after == 0 => '،',
        ';' => '؛',
        '?' => '؟',
        ' ' | '\u{2009}' if matches!(digits_before, 1..=3) && digits_after == 3 => '\u{a0}',
        c => c,
    }
}
