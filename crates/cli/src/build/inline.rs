//! Inline scripts: they run before the first paint, without another request.

use std::error::Error;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The hash of a script as browsers check it: `sha256-…`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// A script inside the page. The policy allows it by the hash of its text.
#[derive(Debug)]
pub struct InlineScript {
    text: String,
    /// Its source expression in the policy: `'sha256-…'`.
    pub source: String,
}

impl InlineScript {
    /// A script with this text.
    ///
    /// # Errors
    /// If the text has `</` or `<!--`, which would end its element, or `{{`, which the service worker replaces in the shell.
    pub fn new(text: &str) -> Result<InlineScript, Box<dyn Error>> {
        let text = text.trim().to_owned();
        if let Some(found) = ["</", "<!--", "{{"].iter().find(|end| text.contains(**end)) {
            return Err(format!("an inline script may not contain {found}").into());
        }
        let source = format!("'{}'", integrity(text.as_bytes()));
        Ok(InlineScript { text, source })
    }

    /// The script element.
    pub fn element(&self) -> String {
        format!("<script>{}</script>\n", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::InlineScript;

    #[test]
    fn the_hash_is_of_the_text_between_the_tags() {
        let script = InlineScript::new("alert('Hello, world.');\n").expect("a script");
        assert_eq!(
            script.element(),
            "<script>alert('Hello, world.');</script>\n"
        );
        // The hash is from an example of the standard: https://www.w3.org/TR/CSP3/#external-hash.
        assert_eq!(
            script.source,
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn a_text_that_would_end_the_element_is_refused() {
        assert!(InlineScript::new("a = '</script>'").is_err());
        assert!(InlineScript::new("a = '{{root}}'").is_err());
    }
}
