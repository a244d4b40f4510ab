//! One reader: a browser with a fresh profile, and what every command to it has in common.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::driver::Driver;
use crate::foreign::Foreign;

/// How long one command to the browser may take: what takes longer hangs.
const LIMIT: Duration = Duration::from_secs(30);

/// What a reader wants of the browser before it starts.
#[derive(Debug, Clone)]
pub struct Wishes {
    /// The languages of the browser, as in its settings: `kk,ru`.
    pub languages: String,
    /// Whether scripts run.
    pub scripts: bool,
    /// The size of text in the browser's settings, in percent of what is usual.
    pub text_size: u32,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            languages: "kk,ru".to_owned(),
            scripts: true,
            text_size: 100,
        }
    }
}

/// A browser with a fresh profile, pointed at one site.
///
/// Its methods panic where something is not as a story says: a story is a test. When the reader goes, what the
/// browser complained about (errors, policy reports) and what was asked of other hosts becomes a finding of the
/// scene, unless the story said to expect it.
pub struct Reader {
    runtime: Runtime,
    client: Option<Client>,
    site: String,
    foreign: Foreign,
    expected: Vec<String>,
    heard: RefCell<Vec<String>>,
    findings: Rc<RefCell<Vec<String>>>,
}

impl Reader {
    pub(crate) fn new(
        driver: &Driver,
        site: String,
        wishes: &Wishes,
        findings: Rc<RefCell<Vec<String>>>,
    ) -> Self {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime for one thread");
        let foreign =
            Foreign::watch(driver.engine().own_hosts()).expect("a port to watch requests on");
        let capabilities = driver.engine().capabilities(&foreign.address(), wishes);
        let driver_url = driver.url();
        let connected = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            tokio::time::timeout(
                LIMIT,
                builder.capabilities(capabilities).connect(&driver_url),
            )
            .await
        });
        let client = match connected {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => panic!("the browser did not start: {error}"),
            Err(_) => panic!("the browser did not start within {} s", LIMIT.as_secs()),
        };
        let heard = RefCell::default();
        let reader = Self {
            runtime,
            client: Some(client),
            site,
            foreign,
            expected: Vec::new(),
            heard,
            findings,
        };
        if !wishes.scripts {
            reader.devtools(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            );
        }
        reader
    }

    /// The address of a page of the site.
    pub(crate) fn address(&self, page: &str) -> String {
        format!("{}{page}", self.site)
    }

    /// The page that an address of the site means.
    pub(crate) fn page_of(&self, address: &str) -> Option<String> {
        address.strip_prefix(self.site.as_str()).map(str::to_owned)
    }

    /// From now on the browser may complain in these words: a story that stops the server expects failed requests.
    pub fn expects(&mut self, complaint: &str) {
        self.expected.push(complaint.to_owned());
    }

    /// From now on the server is gone, as the story made it: requests fail, and the browser looks for a new service worker in vain.
    pub fn expects_no_server(&mut self) {
        self.expects("ERR_CONNECTION_REFUSED");
        self.expects("fetching the script");
    }

    /// Runs one command; panics if the browser refuses it or does not answer in time.
    #[track_caller]
    pub(crate) fn does<T, E, F>(&self, what: &str, command: impl FnOnce(Client) -> F) -> T
    where
        E: std::fmt::Display,
        F: Future<Output = Result<T, E>>,
    {
        match self.tries(command) {
            Ok(value) => value,
            Err(error) => panic!("{what}: {error}"),
        }
    }

    /// Runs one command that may be refused.
    pub(crate) fn tries<T, E, F>(&self, command: impl FnOnce(Client) -> F) -> Result<T, String>
    where
        E: std::fmt::Display,
        F: Future<Output = Result<T, E>>,
    {
        let client = self
            .client
            .clone()
            .expect("a reader has a browser until it goes");
        match self
            .runtime
            .block_on(async { tokio::time::timeout(LIMIT, command(client)).await })
        {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err(format!(
                "no answer from the browser within {} s",
                LIMIT.as_secs()
            )),
        }
    }

    /// The value of a script's body, run in the page; it may use `arguments`.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        let arguments = arguments.to_vec();
        self.does(body, |client| async move {
            client.execute(body, arguments).await
        })
    }

    /// The texts that a script gives, as [`Reader::script`] runs it.
    #[track_caller]
    pub fn script_texts(&self, body: &str, arguments: &[Value]) -> Vec<String> {
        texts(&self.script(body, arguments))
    }

    /// The value that a script's promise comes to; the body of an async function that may use `arguments`.
    #[track_caller]
    pub fn script_to_its_end(&self, body: &str, arguments: &[Value]) -> Value {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
             (async function () {{ {body} }}).apply(null, arguments)
                 .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let arguments = arguments.to_vec();
        let answer: Value = self.does(body, |client| async move {
            client.execute_async(&wrapped, arguments).await
        });
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => panic!("{body}\nended in {error}"),
            None => answer.get("value").cloned().unwrap_or(Value::Null),
        }
    }

    /// A command of Chromium's own protocol, for what WebDriver has no word for.
    #[track_caller]
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        let execute = DriverCommand {
            path: "goog/cdp/execute",
            body,
        };
        self.does(
            command,
            |client| async move { client.issue_cmd(execute).await },
        )
    }

    /// What the browser complained about since the last time it was asked, as far as it keeps a log.
    fn hears(&self) {
        let log = DriverCommand {
            path: "se/log",
            body: json!({ "type": "browser" }).to_string(),
        };
        let entries = self.tries(|client| async move { client.issue_cmd(log).await });
        let mut heard = self.heard.borrow_mut();
        for entry in entries.iter().filter_map(Value::as_array).flatten() {
            let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
            if matches!(text("level"), "SEVERE" | "WARNING") {
                heard.push(format!("{}: {}", text("source"), text("message")));
            }
        }
    }

    /// Everything the browser complained about so far.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        self.hears();
        self.heard.borrow().clone()
    }

    /// Everything that was asked of other hosts so far.
    #[must_use]
    pub fn asked_of_others(&self) -> Vec<String> {
        self.foreign.asked()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let complaints = self.complaints();
        let unexpected = complaints
            .into_iter()
            .filter(|text| !self.expected.iter().any(|word| text.contains(word)));
        let foreign = self.foreign.asked();
        let foreign = foreign
            .into_iter()
            .filter(|text| !self.expected.iter().any(|word| text.contains(word)));
        let mut findings = self.findings.borrow_mut();
        findings.extend(unexpected.map(|text| format!("the browser complained: {text}")));
        findings.extend(foreign.map(|text| format!("another host was asked: {text}")));
        if let Some(client) = self.client.take() {
            drop(
                self.runtime
                    .block_on(async { tokio::time::timeout(LIMIT, client.close()).await }),
            );
        }
    }
}

/// A command of a driver beyond WebDriver's own.
#[derive(Debug)]
struct DriverCommand {
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.clone()))
    }
}

/// The texts in a list.
pub(crate) fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}
