//! What a reader does.

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

use crate::reader::Reader;

/// Keys by name, for [`Reader::presses`].
pub mod key {
    pub use fantoccini::key::Key;
}

impl Reader {
    /// Opens a page of the site by its address below the site's root (`kk/?q=…`), and waits until it has loaded.
    #[track_caller]
    pub fn opens(&self, page: &str) {
        let address = self.address(page);
        self.does(&format!("opening {page}"), |client| async move {
            client.goto(&address).await
        });
    }

    /// Goes back one step.
    #[track_caller]
    pub fn goes_back(&self) {
        self.does("going back", |client| async move { client.back().await });
    }

    /// Goes forward one step.
    #[track_caller]
    pub fn goes_forward(&self) {
        self.does(
            "going forward",
            |client| async move { client.forward().await },
        );
    }

    /// Loads the page again as a reader would, and waits until the new one is there.
    #[track_caller]
    pub fn reloads(&self) {
        // A driver's own refresh may go round the service worker.
        self.script("window.notYetReloaded = true; location.reload()", &[]);
        self.waits_until(
            "the page is loaded again",
            "return !window.notYetReloaded && document.readyState === 'complete'",
            &[],
        );
    }

    /// Opens a page in a tab of its own, and looks at that.
    #[track_caller]
    pub fn opens_in_a_new_tab(&self, page: &str) {
        self.does("opening a tab", |client| async move {
            let tab = client.new_window(true).await?;
            client.switch_to_window(tab.handle).await
        });
        self.opens(page);
    }

    /// Looks at another one of the open tabs, by number from 0 in the order in which they were opened.
    #[track_caller]
    pub fn looks_at_tab(&self, number: usize) {
        self.does("changing tabs", |client| async move {
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

    /// Waits for the first element a selector finds, and clicks it.
    #[track_caller]
    pub fn clicks(&self, selector: &str) {
        self.waits_to_see(selector);
        self.does(&format!("clicking {selector}"), |client| async move {
            client.find(Locator::Css(selector)).await?.click().await
        });
    }

    /// Waits for a link or button with exactly this text (or label), and clicks it.
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
        self.does(&format!("clicking {text}"), |client| async move {
            let element =
                fantoccini::elements::Element::from_element_id(client, element_id(&found).into());
            element.click().await
        });
    }

    /// Types into the first element a selector finds, key by key, after what is there already.
    #[track_caller]
    pub fn types_into(&self, selector: &str, text: &str) {
        self.waits_to_see(selector);
        self.does(&format!("typing into {selector}"), |client| async move {
            client
                .find(Locator::Css(selector))
                .await?
                .send_keys(text)
                .await
        });
    }

    /// Presses keys, wherever the focus is.
    #[track_caller]
    pub fn presses(&self, keys: &[Key]) {
        let keys: String = keys.iter().map(|key| char::from(*key)).collect();
        self.types(&keys);
    }

    /// Presses the key at a place of the keyboard (`KeyJ`), which types `types` in the layout that is on: `о` in the
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

    /// Lets the site keep so many bytes from now on, or as many as usual.
    #[track_caller]
    pub fn gives_room(&self, bytes: Option<u64>) {
        let origin = self.script("return location.origin", &[]);
        let mut parameters = json!({ "origin": origin });
        if let Some(bytes) = bytes {
            parameters["quotaSize"] = json!(bytes);
        }
        self.devtools("Storage.overrideQuotaForOrigin", parameters);
    }

    /// Saves data from now on, as the system's setting does.
    #[track_caller]
    pub fn saves_data(&self) {
        self.devtools(
            "Emulation.setDataSaverOverride",
            json!({ "dataSaverEnabled": true }),
        );
    }

    /// Has a line from now on where every answer takes as long as over 2G.
    #[track_caller]
    pub fn reads_over_2g(&self) {
        self.devtools(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": 1450, "downloadThroughput": 1e7, "uploadThroughput": 1e7 }),
        );
    }

    /// Types, wherever the focus is.
    #[track_caller]
    pub fn types(&self, text: &str) {
        self.does(&format!("typing {text}"), |client| async move {
            client.active_element().await?.send_keys(text).await
        });
    }
}

/// The id in a WebDriver reference to an element.
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
