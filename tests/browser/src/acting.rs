//! What a visitor does.

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

use crate::visitor::Visitor;

/// Keys by name, for [`Visitor::presses`].
pub mod key {
    pub use fantoccini::key::Key;
}

impl Visitor {
    /// Opens a page and waits until it has loaded. `page` is its address relative to the site's root: `kk/?q=…`.
    #[track_caller]
    pub fn opens(&self, page: &str) {
        let address = self.address(page);
        self.command(&format!("opening {page}"), |client| async move {
            client.goto(&address).await
        });
    }

    /// Goes back one entry in the history.
    #[track_caller]
    pub fn goes_back(&self) {
        self.command("going back", |client| async move { client.back().await });
    }

    /// Goes forward one entry in the history.
    #[track_caller]
    pub fn goes_forward(&self) {
        self.command(
            "going forward",
            |client| async move { client.forward().await },
        );
    }

    /// Reloads the page and waits until it has loaded.
    #[track_caller]
    pub fn reloads(&self) {
        // WebDriver's refresh may bypass the service worker.
        self.script("window.notYetReloaded = true; location.reload()", &[]);
        self.waits_until(
            "the page is loaded again",
            "return !window.notYetReloaded && document.readyState === 'complete'",
            &[],
        );
    }

    /// Opens a page in a new tab and switches to it.
    #[track_caller]
    pub fn opens_in_a_new_tab(&self, page: &str) {
        self.command("opening a tab", |client| async move {
            let tab = client.new_window(true).await?;
            client.switch_to_window(tab.handle).await
        });
        self.opens(page);
    }

    /// Switches to an open tab. `number` counts from 0 in the order in which the tabs were opened.
    #[track_caller]
    pub fn looks_at_tab(&self, number: usize) {
        self.command("changing tabs", |client| async move {
            let tabs = client.windows().await?;
            let tab = tabs
                .into_iter()
                .nth(number)
                .ok_or(fantoccini::error::CmdError::NotJson(
                    "no such tab".to_owned(),
                ))?;
            client.switch_to_window(tab).await
        });
    }

    /// Waits until an element matches the selector, and clicks the first one.
    #[track_caller]
    pub fn clicks(&self, selector: &str) {
        self.waits_to_see(selector);
        self.command(&format!("clicking {selector}"), |client| async move {
            client.find(Locator::Css(selector)).await?.click().await
        });
    }

    /// Waits for a link, button, label or summary with exactly this text or `aria-label`, and clicks it.
    #[track_caller]
    pub fn clicks_on(&self, text: &str) {
        let find = "return [...document.querySelectorAll('a, button, label, summary')].find((e) => e.checkVisibility() &&
            ((e.innerText ?? '').trim() === arguments[0] || e.getAttribute('aria-label') === arguments[0]))";
        let found = self.waits_until(
            &format!("there is something to click named {text}"),
            find,
            &[json!(text)],
        );
        self.script(
            "arguments[0].scrollIntoView({ block: 'center' })",
            std::slice::from_ref(&found),
        );
        self.command(&format!("clicking {text}"), |client| async move {
            let element =
                fantoccini::elements::Element::from_element_id(client, element_id(&found).into());
            element.click().await
        });
    }

    /// Types key by key into the first element that matches the selector, after the text that is there.
    #[track_caller]
    pub fn types_into(&self, selector: &str, text: &str) {
        self.waits_to_see(selector);
        self.command(&format!("typing into {selector}"), |client| async move {
            client
                .find(Locator::Css(selector))
                .await?
                .send_keys(text)
                .await
        });
    }

    /// Presses keys in the element that has the focus.
    #[track_caller]
    pub fn presses(&self, keys: &[Key]) {
        let keys: String = keys.iter().map(|key| char::from(*key)).collect();
        self.types(&keys);
    }

    /// Presses the key with this `KeyboardEvent.code` (`KeyJ`), which types `types` in the current layout: `о` in the
    /// Russian one.
    #[track_caller]
    pub fn presses_the_key_at(&self, place: &str, types: &str) {
        for kind in ["keyDown", "keyUp"] {
            self.devtools(
                "Input.dispatchKeyEvent",
                json!({ "type": kind, "code": place, "key": types, "text": types }),
            );
        }
    }

    /// Limits the site's storage to this many bytes from now on; `None` removes the limit.
    #[track_caller]
    pub fn gives_room(&self, bytes: Option<u64>) {
        let origin = self.script("return location.origin", &[]);
        let mut parameters = json!({ "origin": origin });
        if let Some(bytes) = bytes {
            parameters["quotaSize"] = json!(bytes);
        }
        self.devtools("Storage.overrideQuotaForOrigin", parameters);
    }

    /// Turns on data saving, as the system's setting does.
    #[track_caller]
    pub fn saves_data(&self) {
        self.devtools(
            "Emulation.setDataSaverOverride",
            json!({ "dataSaverEnabled": true }),
        );
    }

    /// Delays every answer from now on by as much as a 2G connection does.
    #[track_caller]
    pub fn reads_over_2g(&self) {
        self.devtools(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": 1450, "downloadThroughput": 1e7, "uploadThroughput": 1e7 }),
        );
    }

    /// Reads over 400 kbit/s from now on, each answer after 400 ms.
    #[track_caller]
    pub fn reads_over_a_slow_line(&self) {
        self.devtools(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000 }),
        );
    }

    /// Types into the element that has the focus.
    #[track_caller]
    pub fn types(&self, text: &str) {
        self.command(&format!("typing {text}"), |client| async move {
            client.active_element().await?.send_keys(text).await
        });
    }
}

/// The id in a WebDriver element reference.
fn element_id(reference: &serde_json::Value) -> String {
    let ids = reference
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    ids.filter_map(serde_json::Value::as_str)
        .next()
        .unwrap_or_default()
        .to_owned()
}
