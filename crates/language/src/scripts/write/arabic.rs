//! Writes Kazakh in Arabic script (töte jazu), as written in China and on Kazinform's Arabic pages.
//!
//! Source: the letters of Apertium's transliterator and MediaWiki's language converter. Decided here:
//!
//! * һ is ھ (U+06BE), which cannot be mistaken for е; ە (U+06D5) is е and э; ي (U+064A) is и and й.
//! * ц is تس, щ is شش, ё ю я are يو يۋ يا; ъ and ь are not written.
//! * и before я, ю and ё is not written: партия is پارتيا, as in newspapers of China.
//! * A word of front vowels begins with the high hamza ٴ (U+0674): тіл is ٴتىل. It is omitted if the word has one of е э к г,
//!   which already show front vowels (мектеп is مەكتەپ, үкімет is ۇكىمەت), and if қ or ғ show back vowels (мұғалім is مۇعالىم, қазір is
//!   قازىر). In the few other words with both kinds of vowels the first one decides: баспасөз is باسپاسوز. The parts of a compound
//!   with hyphens, and suffixes after a hyphen, are words of their own.
//! * Comma, semicolon and question mark are Arabic. Digits, the decimal comma and the percent sign stay European. The space
//!   between groups of three digits becomes a no-break space (U+00A0), because a plain space would reverse the order of the
//!   groups in a line from right to left.

use aimaq_compact::case::lower;

/// Letters in the order of [`super::Table`]; `-` is no letter.
pub(super) const LETTERS: &str =
    "ا ب ۆ گ د ە ج ز ي ي ك ل م ن و پ ر س ت ۋ ف ح تس چ ش شش - ى - ە يۋ يا يو ا ع ق ڭ و ۇ ۇ ھ ى";

/// ٴ, U+0674 ARABIC LETTER HIGH HAMZA.
pub(super) const HAMZA: char = '\u{674}';

/// Returns `true` if a word of these letters begins with the high hamza.
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

/// Returns `true` for и before a letter whose spelling begins with ي anyway.
pub(super) fn is_unwritten(letter: char, next: Option<char>) -> bool {
    lower(letter) == 'и' && next.is_some_and(|next| matches!(lower(next), 'я' | 'ю' | 'ё'))
}

/// Returns a character that is not a letter as it is written in Arabic text.
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
