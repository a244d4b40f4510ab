//! Where a story plays.

use std::cell::RefCell;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use aimaq_static_server::{Options, Server};

use crate::driver::Driver;
use crate::reader::{Reader, Wishes};

/// A driver, a folder to serve, and the path it is served at.
pub struct Scene<'a> {
    driver: &'a Driver,
    root: PathBuf,
    prefix: String,
    pub(crate) findings: Rc<RefCell<Vec<String>>>,
}

impl<'a> Scene<'a> {
    /// A scene on `root`, served at `prefix`.
    #[must_use]
    pub fn new(driver: &'a Driver, root: &Path, prefix: &str) -> Self {
        Self {
            driver,
            root: root.to_owned(),
            prefix: prefix.to_owned(),
            findings: Rc::default(),
        }
    }

    /// The folder that is served.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Serves the scene's folder, as the plainest host would.
    #[must_use]
    pub fn site(&self) -> Site {
        self.site_with(|_| {})
    }

    /// Serves the scene's folder with other options.
    #[must_use]
    pub fn site_with(&self, change: impl FnOnce(&mut Options)) -> Site {
        let mut options = Options {
            prefix: self.prefix.clone(),
            record: true,
            ..Options::new(&self.root)
        };
        change(&mut options);
        match Server::start(options) {
            Ok(server) => Site {
                url: server.url(),
                server: Some(server),
            },
            Err(error) => panic!("the test's own server did not start: {error}"),
        }
    }

    /// A browser with a fresh profile, pointed at a site.
    #[must_use]
    pub fn reader(&self, site: &Site) -> Reader {
        self.reader_with(site, |_| ())
    }

    /// A browser with a fresh profile and wishes of its own.
    #[must_use]
    pub fn reader_with(&self, site: &Site, wish: impl FnOnce(&mut Wishes)) -> Reader {
        let mut wishes = Wishes::default();
        wish(&mut wishes);
        Reader::new(
            self.driver,
            site.url.clone(),
            &wishes,
            Rc::clone(&self.findings),
        )
    }

    /// What readers met that no story may meet; asked once all of them are gone.
    pub(crate) fn take_findings(&self) -> Vec<String> {
        self.findings.take()
    }
}

/// A served folder. It derefs to its [`Server`] for as long as that runs.
pub struct Site {
    url: String,
    server: Option<Server>,
}

impl Site {
    /// Takes the server away: nobody answers at the site's address any more.
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
            .expect("the story asks a server it has stopped")
    }
}
