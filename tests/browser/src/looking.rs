//! What a visitor sees.

use serde_json::json;

use crate::visitor::Visitor;

impl Visitor {
    /// The page's address relative to the site's root: `kk/?q=…`.
    #[track_caller]
    pub fn page(&self) -> String {
        let address = self.command("asking for the address", |client| async move {
            client.current_url().await
        });
        match self.page_of(address.as_str()) {
            Some(page) => page,
            None => panic!("{address} is outside the site"),
        }
    }

    /// Waits until the page has this address, relative to the site's root.
    #[track_caller]
    pub fn is_on(&self, page: &str) {
        let address = self.address(page);
        self.waits_until(
            &format!("the page is {page}"),
            "return location.href === arguments[0]",
            &[json!(address)],
        );
    }

    /// Waits until the page shows a text.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        self.waits_until(
            &format!("the page says {text}"),
            "return document.body.innerText.includes(arguments[0])",
            &[json!(text)],
        );
    }

    /// Waits until the page has loaded and does not show a text.
    #[track_caller]
    pub fn does_not_see(&self, text: &str) {
        self.waits_until(
            &format!("the page does not say {text}"),
            "return document.readyState === 'complete' && !document.body.innerText.includes(arguments[0])",
            &[json!(text)],
        );
    }

    /// Waits until a visible element matches the selector.
    #[track_caller]
    pub fn waits_to_see(&self, selector: &str) {
        self.waits_until(
            &format!("there is a {selector}"),
            "return [...document.querySelectorAll(arguments[0])].some((e) => e.checkVisibility())",
            &[json!(selector)],
        );
    }

    /// The number of elements that match the selector now.
    #[track_caller]
    pub fn counts(&self, selector: &str) -> u64 {
        self.script(
            "return document.querySelectorAll(arguments[0]).length",
            &[json!(selector)],
        )
        .as_u64()
        .unwrap_or(0)
    }

    /// The visible texts of all elements that match the selector now.
    #[track_caller]
    pub fn reads_all(&self, selector: &str) -> Vec<String> {
        self.script_texts(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.innerText.trim())",
            &[json!(selector)],
        )
    }

    /// Waits until a visible element matches the selector, and returns the text of the first match.
    #[track_caller]
    pub fn reads(&self, selector: &str) -> String {
        self.waits_to_see(selector);
        self.reads_all(selector)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// An attribute of the first element that matches the selector now.
    #[track_caller]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let arguments = [json!(selector), json!(name)];
        let value = self.script(
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1])",
            &arguments,
        );
        value.as_str().map(str::to_owned)
    }

    /// Runs a script that returns a number.
    #[track_caller]
    pub fn measures(&self, body: &str) -> f64 {
        match self.script(body, &[]).as_f64() {
            Some(number) => number,
            None => panic!("{body} returned no number"),
        }
    }
}
