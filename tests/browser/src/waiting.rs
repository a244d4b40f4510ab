//! Waiting until something is so.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::reader::Reader;

/// How long a reader waits for something to become true.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// How often it looks.
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

impl Reader {
    /// Waits until a script's body returns something that is true; panics with what the page shows instead.
    ///
    /// A script that fails counts as "not yet": the page may be on its way to another one.
    #[track_caller]
    pub fn waits_until(&self, what: &str, body: &str, arguments: &[Value]) -> Value {
        let since = Instant::now();
        loop {
            let given = arguments.to_vec();
            let looked = self.tries(|client| async move { client.execute(body, given).await });
            let last = match looked {
                Ok(value) if is_true(&value) => return value,
                Ok(value) => value.to_string(),
                Err(error) => error,
            };
            if since.elapsed() > PATIENCE {
                panic!(
                    "waited {} s until {what}; the last look gave {last}. {}",
                    PATIENCE.as_secs(),
                    self.describes_the_page()
                );
            }
            thread::sleep(BETWEEN_LOOKS);
        }
    }

    /// Waits until the app has taken the rendered page over.
    #[track_caller]
    pub fn waits_for_the_app(&self) {
        self.waits_until(
            "the app runs",
            "return document.documentElement.dataset.ready !== undefined",
            &[],
        );
    }

    /// Waits until the service worker has everything it keeps for offline.
    #[track_caller]
    pub fn waits_until_kept_for_offline(&self) {
        self.waits_until(
            "the site is kept for offline",
            "return navigator.serviceWorker.controller?.state === 'activated'",
            &[],
        );
    }

    /// Waits until something outside the page is so.
    #[track_caller]
    pub fn waits_for(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        let since = Instant::now();
        while !is_so() {
            if since.elapsed() > PATIENCE {
                panic!(
                    "waited {} s until {what}. {}",
                    PATIENCE.as_secs(),
                    self.describes_the_page()
                );
            }
            thread::sleep(BETWEEN_LOOKS);
        }
    }

    /// Where the reader is and what there is to read, for the message of a failure.
    fn describes_the_page(&self) -> String {
        let look = "return location.href + '\\n' + (document.body?.innerText ?? '').slice(0, 1500)";
        let page = self.tries(|client| async move { client.execute(look, Vec::new()).await });
        let page = page.map_or_else(
            |error| error,
            |page| page.as_str().unwrap_or_default().to_owned(),
        );
        let complaints = self.complaints().join("\n");
        format!("The page is {page}\nThe browser complained: {complaints}")
    }
}

/// What JavaScript takes for true.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
