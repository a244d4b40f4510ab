//! Decodes and checks text: size, UTF-8, and characters that articles may not have.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{FileFindings, FindingKind, Limit};

/// Returns the text of a file with line feeds as line ends and without a byte order mark; `None` if it cannot be read.
pub fn decode(bytes: &[u8], findings: &mut FileFindings<'_>) -> Option<String> {
    if bytes.len() > Limit::TextBytes.most() {
        findings.whole(FindingKind::TooMuch {
            limit: Limit::TextBytes,
        });
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => {
            not_utf8(bytes, findings);
            return None;
        }
    };
    // Editors on Windows add a byte order mark and do not show it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n");
    check_characters(&text, findings);
    if text.trim().is_empty() {
        findings.whole(FindingKind::EmptyFile);
        return None;
    }
    Some(text)
}

/// Adds a finding for each line with bytes that are not UTF-8.
fn not_utf8(bytes: &[u8], findings: &mut FileFindings<'_>) {
    let mut offset = 0;
    let mut line = 1;
    let mut last_reported = 0;
    for chunk in bytes.utf8_chunks() {
        line += count_lines(chunk.valid());
        offset += chunk.valid().len();
        if !chunk.invalid().is_empty() && line != last_reported {
            findings.at(line, FindingKind::NotUtf8 { offset });
            last_reported = line;
        }
        offset += chunk.invalid().len();
    }
}

fn count_lines(text: &str) -> u32 {
    let feeds = text.bytes().filter(|&byte| byte == b'\n').count();
    u32::try_from(feeds).unwrap_or(u32::MAX)
}

fn check_characters(text: &str, findings: &mut FileFindings<'_>) {
    for (line, content) in (1u32..).zip(text.split('\n')) {
        let mut seen: Vec<char> = Vec::new();
        for character in content.chars().filter(|&c| is_forbidden(c)) {
            if !seen.contains(&character) {
                seen.push(character);
                findings.at(line, FindingKind::ForbiddenCharacter { character });
            }
        }
        // Almost every line passes the quick check. Only the others are checked word by word.
        if is_nfc_quick(content.chars()) != IsNormalized::Yes
            && let Some(word) = content
                .split_whitespace()
                .find(|word| !word.nfc().eq(word.chars()))
        {
            findings.at(
                line,
                FindingKind::NotComposed {
                    word: word.to_owned(),
                },
            );
        }
        if content.bytes().any(|byte| byte.is_ascii_alphabetic()) || content.contains(['ə', 'Ə'])
        {
            mixed_words(line, content, findings);
        }
    }
}

/// Returns `true` for characters that are invisible, reorder the text around them, or have no meaning:
///
/// C0 and C1 controls except tab and line feed; the bidi controls of UAX #9 (061C, 200E/F, 202A–202E, 2066–2069); line
/// and paragraph separators; byte order mark, zero-width space and word joiner; the replacement character, which a
/// failed conversion leaves; private use characters, noncharacters and tags.
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'.. => true,
        c => u32::from(c) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c),
    }
}

/// Adds a finding for each word with Cyrillic letters whose Latin letters all look like Cyrillic ones.
fn mixed_words(line: u32, content: &str, findings: &mut FileFindings<'_>) {
    for word in content.split(|c: char| !c.is_alphabetic()) {
        let latin: String = word.chars().filter(|&c| is_latin(c)).collect();
        if !latin.is_empty() && word.chars().any(is_cyrillic) && latin.chars().all(looks_cyrillic) {
            findings.at(
                line,
                FindingKind::MixedScript {
                    word: word.to_owned(),
                    latin,
                },
            );
        }
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c) || matches!(c, 'ə' | 'ɵ')
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// Returns `true` for Latin letters that look like a Cyrillic one, including those of Kazakh (һ, і, ә, ө).
fn looks_cyrillic(c: char) -> bool {
    "ABCEHIKMOPTXYaceiopxyhkmtəƏɵƟ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_soft_hyphens_are_text() {
        for c in [
            '\u{a0}', '\u{202f}', '\u{ad}', '\u{2009}', '—', '«', '№', '\u{200d}', '🙂', 'ғ',
        ] {
            assert!(!is_forbidden(c), "{c:?}");
        }
    }

    #[test]
    fn controls_bidi_and_noncharacters_are_forbidden() {
        for c in [
            '\0',
            '\r',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{61c}',
            '\u{200e}',
            '\u{202a}',
            '\u{202e}',
            '\u{2066}',
            '\u{2069}',
            '\u{feff}',
            '\u{fffd}',
            '\u{ffff}',
            '\u{1fffe}',
            '\u{e000}',
            '\u{e0041}',
            '\u{10ffff}',
            '\u{fdd0}',
        ] {
            assert!(is_forbidden(c), "{c:?}");
        }
    }
}
