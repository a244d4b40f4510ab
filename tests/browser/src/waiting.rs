//! Waiting for a condition.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::visitor::Visitor;

/// The longest wait for a condition.
const WAIT_LIMIT: Duration = Duration::from_secs(15);

/// The time between two checks of a condition.
const POLL_INTERVAL: Duration = Duration::from_millis(25);

impl Visitor {
    /// Runs a script until it returns a truthy value, and returns that value. After 15 seconds it panics and prints
    /// what the page shows. `what` names the condition.
    ///
    /// A script that throws counts as "not yet": the page may be loading.
    #[track_caller]
    pub fn waits_until(&self, what: &str, body: &str, arguments: &[Value]) -> Value {
        let since = Instant::now();
        loop {
            let given = arguments.to_vec();
            let looked =
                self.try_command(|client| async move { client.execute(body, given).await });
            let last = match looked {
                Ok(value) if is_true(&value) => return value,
                Ok(value) => value.to_string(),
                Err(error) => error,
            };
            if since.elapsed() > WAIT_LIMIT {
                panic!(
                    "waited {} s until {what}; the script last returned {last}. {}",
                    WAIT_LIMIT.as_secs(),
                    self.describes_the_page()
                );
            }
            thread::sleep(POLL_INTERVAL);
        }
    }

    /// Waits until the app has replaced the rendered page.
    #[track_caller]
    pub fn waits_for_the_app(&self) {
        self.waits_until(
            "the app runs",
            "return document.documentElement.dataset.ready !== undefined",
            &[],
        );
    }

    /// Waits until the service worker has stored what the site needs offline.
    #[track_caller]
    pub fn waits_until_kept_for_offline(&self) {
        self.waits_until(
            "the site is kept for offline",
            "return navigator.serviceWorker.controller?.state === 'activated'",
            &[],
        );
    }

    /// Waits for a condition outside the page. `what` names it.
    #[track_caller]
    pub fn waits_for(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        let since = Instant::now();
        while !is_so() {
            if since.elapsed() > WAIT_LIMIT {
                panic!(
                    "waited {} s until {what}. {}",
                    WAIT_LIMIT.as_secs(),
                    self.describes_the_page()
                );
            }
            thread::sleep(POLL_INTERVAL);
        }
    }

    /// The page's address, text and complaints, for the message of a failure.
    fn describes_the_page(&self) -> String {
        let look = "return location.href + '\\n' + (document.body?.innerText ?? '').slice(0, 1500)";
        let page = self.try_command(|client| async move { client.execute(look, Vec::new()).await });
        let page = page.map_or_else(
            |error| error,
            |page| page.as_str().unwrap_or_default().to_owned(),
        );
        let complaints = self.complaints().join("\n");
        format!("The page is {page}\nThe browser complained: {complaints}")
    }
}

/// Whether JavaScript treats the value as true.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
