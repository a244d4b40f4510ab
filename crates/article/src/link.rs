//! Links in texts: which are safe, and where they lead.

use aimaq_language::is_letter;

/// The target of a safe link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link<'a> {
    /// An external address: `http`, `https` or `mailto`.
    Address(&'a str),
    /// Another article of the corpus, written `../id/` or `../id/#p12`.
    Article {
        /// The id, or a former id.
        id: &'a str,
        /// The number of a block in it, from 1.
        block: Option<u32>,
    },
}

/// Parses a link; `None` if it is not safe, such as `javascript:`.
///
/// Call this before turning a [`Span`](crate::Span) into a link, because a library file may come from anyone.
///
/// ```
/// use aimaq_article::{Link, link};
///
/// assert_eq!(link("../almaty-days/#p12"), Some(Link::Article { id: "almaty-days", block: Some(12) }));
/// assert_eq!(link("javascript:alert(1)"), None);
/// ```
pub fn link(written: &str) -> Option<Link<'_>> {
    if let Some(rest) = written.strip_prefix("../") {
        return article(rest);
    }
    let clean = !written
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\'));
    let (scheme, rest) = written.split_once(':')?;
    let follows = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest
            .strip_prefix("//")
            .is_some_and(|host| host.starts_with(begins_a_host)),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    (clean && follows).then_some(Link::Address(written))
}

fn begins_a_host(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || c == '['
}

fn article(rest: &str) -> Option<Link<'_>> {
    let (id, anchor) = rest.split_once('/')?;
    let block = match anchor {
        "" => None,
        _ => {
            let digits = anchor.strip_prefix("#p")?;
            let plain =
                digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
            Some(digits.parse().ok().filter(|_| plain)?)
        }
    };
    is_id(id).then_some(Link::Article { id, block })
}

/// The longest id, in bytes.
pub(crate) const MAX_ID: usize = 100;

/// Returns `true` if a text can be the id of an article: 1 to 100 characters of `a`–`z`, `0`–`9` and `-`.
pub fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=MAX_ID).contains(&id.len()) && id.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn these_links_are_safe() {
        for written in [
            "https://example.kz/а?b=c#d",
            "HTTP://example.kz",
            "https://қазақстан.қаз",
            "http://[::1]/",
            "http://1.kz",
            "mailto:a@example.kz",
        ] {
            assert_eq!(link(written), Some(Link::Address(written)));
        }
        let to = |id, block| Some(Link::Article { id, block });
        assert_eq!(link("../almaty-days/"), to("almaty-days", None));
        assert_eq!(link("../almaty-days/#p12"), to("almaty-days", Some(12)));
    }

    #[test]
    fn these_links_are_not() {
        for written in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "//example.kz",
            "https:",
            "https:///",
            "https://",
            "https://-a",
            "https://—",
            "https:example.kz",
            "http://a b",
            "http://a\tb",
            "http://a\"b",
            "vbscript:x",
            "example.kz",
            "/etc",
            "..",
            "../",
            "../../x/",
            "../X/",
            "../x",
            "../x/#p0",
            "../x/#p",
            "../x/#p+1",
            "../x/y",
            "../x/#p99999999999",
            "mailto:",
            "blob:https://a",
            "file:///etc",
            "ftp://a",
        ] {
            assert_eq!(link(written), None, "{written:?}");
        }
    }
}
