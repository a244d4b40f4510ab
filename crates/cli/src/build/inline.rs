//! A script inside the page: what must run before the first paint, and may not wait for another answer of the host.

use std::error::Error;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// A script that stands in the page. The policy lets it run by the hash of its text, and no other.
#[derive(Debug)]
pub struct InlineScript {
    text: String,
    /// What names it in the policy: `'sha256-…'`.
    pub source: String,
}

impl InlineScript {
    /// A script of this text.
    ///
    /// # Errors
    /// Where the text would end its element, or the service worker would take a part of it for a place to fill in.
    pub fn new(text: &str) -> Result<InlineScript, Box<dyn Error>> {
        let text = text.trim().to_owned();
        if let Some(found) = ["</", "<!--", "{{"].iter().find(|end| text.contains(**end)) {
            return Err(format!("a script inside the page may not contain {found}").into());
        }
        let source = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(&text)));
        Ok(InlineScript { text, source })
    }

    /// The element.
    pub fn element(&self) -> String {
        format!("<script>{}</script>\n", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::InlineScript;

    #[test]
    fn the_hash_is_that_of_what_stands_between_the_tags() {
        let script = InlineScript::new("alert('Hello, world.');\n").expect("a script");
        assert_eq!(
            script.element(),
            "<script>alert('Hello, world.');</script>\n"
        );
        // The example of the standard: https://www.w3.org/TR/CSP3/#external-hash names the hash of this very text.
        assert_eq!(
            script.source,
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn what_would_end_the_element_is_refused() {
        assert!(InlineScript::new("a = '</script>'").is_err());
        assert!(InlineScript::new("a = '{{root}}'").is_err());
    }
}
