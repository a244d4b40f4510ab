//! A visitor of a site: a browser with a fresh profile, and how commands are sent to it.

use std::cell::RefCell;
use std::future::Future;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::chromium;
use crate::driver::Driver;
use crate::foreign_requests::ForeignRequests;
use crate::settings::BrowserSettings;

/// How long one command to the browser may take.
const COMMAND_LIMIT: Duration = Duration::from_secs(30);

/// A browser with a fresh profile that visits one site.
///
/// Its methods panic if something is not as the story says. When the visitor is dropped, the browser's errors and
/// warnings and all requests to other hosts become findings of the [`TestContext`](crate::TestContext), unless the story
/// expects them.
pub struct Visitor {
    runtime: Runtime,
    client: Option<Client>,
    site: String,
    axe: Option<PathBuf>,
    foreign_requests: ForeignRequests,
    expected: Vec<String>,
    complaints: RefCell<Vec<String>>,
    findings: Rc<RefCell<Vec<String>>>,
}

impl Visitor {
    pub(crate) fn new(
        driver: &Driver,
        site: String,
        settings: &BrowserSettings,
        axe: Option<PathBuf>,
        findings: Rc<RefCell<Vec<String>>>,
    ) -> Self {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime for one thread");
        let foreign_requests = ForeignRequests::watch(chromium::OWN_HOSTS)
            .expect("a free port for the proxy that records requests to other hosts");
        let capabilities =
            chromium::capabilities(driver.browser(), &foreign_requests.proxy(), settings);
        let driver_url = driver.url();
        let connected = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            tokio::time::timeout(
                COMMAND_LIMIT,
                builder.capabilities(capabilities).connect(&driver_url),
            )
            .await
        });
        let client = match connected {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => panic!("the browser did not start: {error}"),
            Err(_) => panic!(
                "the browser did not start within {} s",
                COMMAND_LIMIT.as_secs()
            ),
        };
        let visitor = Self {
            runtime,
            client: Some(client),
            site,
            axe,
            foreign_requests,
            expected: Vec::new(),
            complaints: RefCell::default(),
            findings,
        };
        if !settings.scripts {
            visitor.devtools(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            );
        }
        visitor
    }

    /// The address of a page of the site.
    pub(crate) fn address(&self, page: &str) -> String {
        format!("{}{page}", self.site)
    }

    /// The axe-core script.
    pub(crate) fn axe(&self) -> Option<&PathBuf> {
        self.axe.as_ref()
    }

    /// The part of an address after the site's root; `None` for an address outside the site.
    pub(crate) fn page_of(&self, address: &str) -> Option<String> {
        address.strip_prefix(self.site.as_str()).map(str::to_owned)
    }

    /// Allows complaints of the browser and foreign requests that contain `complaint`. A story that stops the server
    /// expects failed requests, for example.
    pub fn expects(&mut self, complaint: &str) {
        self.expected.push(complaint.to_owned());
    }

    /// Allows the complaints that follow when the story stops the server: requests fail, also for the service worker.
    pub fn expects_no_server(&mut self) {
        self.expects("ERR_CONNECTION_REFUSED");
        self.expects("fetching the script");
    }

    /// Runs one command. Panics if the browser refuses it or does not answer in time.
    #[track_caller]
    pub(crate) fn command<T, E, F>(&self, what: &str, command: impl FnOnce(Client) -> F) -> T
    where
        E: std::fmt::Display,
        F: Future<Output = Result<T, E>>,
    {
        match self.try_command(command) {
            Ok(value) => value,
            Err(error) => panic!("{what}: {error}"),
        }
    }

    /// Runs one command, which the browser may refuse.
    pub(crate) fn try_command<T, E, F>(
        &self,
        command: impl FnOnce(Client) -> F,
    ) -> Result<T, String>
    where
        E: std::fmt::Display,
        F: Future<Output = Result<T, E>>,
    {
        let client = self
            .client
            .clone()
            .expect("a visitor has a browser until it is dropped");
        match self
            .runtime
            .block_on(async { tokio::time::timeout(COMMAND_LIMIT, command(client)).await })
        {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err(format!(
                "no answer from the browser within {} s",
                COMMAND_LIMIT.as_secs()
            )),
        }
    }

    /// Runs a script in the page and returns its value. `body` is a function's body and may use `arguments`.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        let arguments = arguments.to_vec();
        self.command(body, |client| async move {
            client.execute(body, arguments).await
        })
    }

    /// Runs a script as [`Visitor::script`] does and returns the strings of the array that it returns.
    #[track_caller]
    pub fn script_texts(&self, body: &str, arguments: &[Value]) -> Vec<String> {
        texts(&self.script(body, arguments))
    }

    /// Runs a script and returns the value of its promise. `body` is an async function's body and may use `arguments`.
    #[track_caller]
    pub fn script_to_its_end(&self, body: &str, arguments: &[Value]) -> Value {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
             (async function () {{ {body} }}).apply(null, arguments)
                 .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let arguments = arguments.to_vec();
        let answer: Value = self.command(body, |client| async move {
            client.execute_async(&wrapped, arguments).await
        });
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => panic!("{body}\nfailed: {error}"),
            None => answer.get("value").cloned().unwrap_or(Value::Null),
        }
    }

    /// Runs a command of the Chrome DevTools Protocol, for what WebDriver does not offer.
    #[track_caller]
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        let execute = DriverCommand {
            path: "goog/cdp/execute",
            body,
        };
        self.command(
            command,
            |client| async move { client.issue_cmd(execute).await },
        )
    }

    /// Adds the new errors and warnings in the browser's log to the complaints.
    fn read_log(&self) {
        let log = DriverCommand {
            path: "se/log",
            body: json!({ "type": "browser" }).to_string(),
        };
        let entries = self.try_command(|client| async move { client.issue_cmd(log).await });
        let mut complaints = self.complaints.borrow_mut();
        for entry in entries.iter().filter_map(Value::as_array).flatten() {
            let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
            if matches!(text("level"), "SEVERE" | "WARNING") {
                complaints.push(format!("{}: {}", text("source"), text("message")));
            }
        }
    }

    /// The errors and warnings of the browser so far.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        self.read_log();
        self.complaints.borrow().clone()
    }

    /// The requests to other hosts so far, such as `GET http://example.org/x.png`.
    #[must_use]
    pub fn foreign_requests(&self) -> Vec<String> {
        self.foreign_requests.recorded()
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        let complaints = self.complaints();
        let foreign = self.foreign_requests();
        let is_unexpected = |text: &String| !self.expected.iter().any(|word| text.contains(word));
        let complaints = complaints.into_iter().filter(is_unexpected);
        let foreign = foreign.into_iter().filter(is_unexpected);
        let mut findings = self.findings.borrow_mut();
        findings.extend(complaints.map(|text| format!("the browser complained: {text}")));
        findings.extend(foreign.map(|text| format!("a request to another host: {text}")));
        if let Some(client) = self.client.take() {
            drop(
                self.runtime
                    .block_on(async { tokio::time::timeout(COMMAND_LIMIT, client.close()).await }),
            );
        }
    }
}

/// A command of ChromeDriver that is not part of WebDriver.
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

/// The strings in an array.
pub(crate) fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}
