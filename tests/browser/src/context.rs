//! What a story runs with.

use std::cell::RefCell;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use aimaq_static_server::{Server, ServerOptions};

use crate::driver::Driver;
use crate::inputs::{StoryInputs, required};
use crate::settings::BrowserSettings;
use crate::visitor::Visitor;

/// What a story runs with: a driver, a folder to serve, and the path of the site's root.
pub struct TestContext<'a> {
    driver: &'a Driver,
    root: PathBuf,
    prefix: String,
    history_fallback: bool,
    inputs: Arc<StoryInputs>,
    findings: Rc<RefCell<Vec<String>>>,
}

impl<'a> TestContext<'a> {
    /// A context that serves `root` at `prefix`, without further inputs.
    #[must_use]
    pub fn new(driver: &'a Driver, root: &Path, prefix: &str) -> Self {
        Self {
            driver,
            root: root.to_owned(),
            prefix: prefix.to_owned(),
            history_fallback: false,
            inputs: Arc::default(),
            findings: Rc::default(),
        }
    }

    /// Adds inputs.
    #[must_use]
    pub fn with_inputs(self, inputs: Arc<StoryInputs>) -> Self {
        Self { inputs, ..self }
    }

    /// Serves `index.html` for paths without a file, as a development server does.
    #[must_use]
    pub fn with_history_fallback(self, history_fallback: bool) -> Self {
        Self {
            history_fallback,
            ..self
        }
    }

    /// The folder that is served.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The site in its next version.
    #[must_use]
    #[track_caller]
    pub fn next_version(&self) -> &Path {
        required(self.inputs.next.as_ref(), "--next")
    }

    /// A site with a large library.
    #[must_use]
    #[track_caller]
    pub fn large_site(&self) -> &Path {
        required(self.inputs.large.as_ref(), "--large")
    }

    /// The site with a large library in its next version.
    #[must_use]
    #[track_caller]
    pub fn large_next_version(&self) -> &Path {
        required(self.inputs.large_next.as_ref(), "--large-next")
    }

    /// Serves the folder as a plain static host does.
    #[must_use]
    pub fn site(&self) -> Site {
        self.site_with(|_| {})
    }

    /// Serves the folder with changed options.
    #[must_use]
    pub fn site_with(&self, change: impl FnOnce(&mut ServerOptions)) -> Site {
        let mut options = ServerOptions {
            prefix: self.prefix.clone(),
            record: true,
            history_fallback: self.history_fallback,
            ..ServerOptions::new(&self.root)
        };
        change(&mut options);
        match Server::start(options) {
            Ok(server) => Site {
                url: server.url(),
                server: Some(server),
            },
            Err(error) => panic!("the test server did not start: {error}"),
        }
    }

    /// Starts a browser with a fresh profile for a site.
    #[must_use]
    pub fn visitor(&self, site: &Site) -> Visitor {
        self.visitor_with(site, |_| ())
    }

    /// Starts a browser with a fresh profile and changed settings.
    #[must_use]
    pub fn visitor_with(&self, site: &Site, change: impl FnOnce(&mut BrowserSettings)) -> Visitor {
        let mut settings = BrowserSettings::default();
        change(&mut settings);
        Visitor::new(
            self.driver,
            site.url.clone(),
            &settings,
            self.inputs.axe.clone(),
            Rc::clone(&self.findings),
        )
    }

    /// Takes what went wrong in the visitors' browsers. Complete once all visitors are dropped.
    pub(crate) fn take_findings(&self) -> Vec<String> {
        self.findings.take()
    }
}

/// A served folder. It derefs to its [`Server`] until the server is stopped.
pub struct Site {
    url: String,
    server: Option<Server>,
}

impl Site {
    /// Stops the server: connections to the site's address are refused.
    pub fn goes_away(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }
}

impl Deref for Site {
    type Target = Server;

    fn deref(&self) -> &Server {
        self.server
            .as_ref()
            .expect("the story uses a server that it has stopped")
    }
}
