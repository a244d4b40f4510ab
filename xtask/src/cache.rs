//! What is kept outside the checkout, so that a fresh clone is quick: tools, npm packages, compiled dependencies.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::problem::{About, Outcome, Problem};
use crate::run::say;

/// The project's cache folder.
#[derive(Debug, Clone)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `$AIMAQ_CACHE`, or `aimaq` below `$XDG_CACHE_HOME`, or `~/.cache/aimaq`.
    ///
    /// # Errors
    /// None of the three is set.
    pub fn find() -> Outcome<Self> {
        let set = |name| {
            env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let root = set("AIMAQ_CACHE")
            .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("aimaq")))
            .or_else(|| set("HOME").map(|folder| folder.join(".cache/aimaq")))
            .ok_or_else(|| Problem::Missing {
                what: "A place for tools and compiled dependencies".to_owned(),
                why: "none of AIMAQ_CACHE, XDG_CACHE_HOME and HOME is set".to_owned(),
                cure: "set AIMAQ_CACHE to a folder that may be filled".to_owned(),
            })?;
        // Programs are started in other folders than this one.
        let root = std::path::absolute(&root).unwrap_or(root);
        Ok(Self { root })
    }

    /// A cache in a given folder.
    #[cfg(test)]
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// The folder of one tool in one version; where it exists, the tool is whole.
    pub fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.root.join("tools").join(format!("{name}-{version}"))
    }

    /// Waits until no other run installs `name`, and keeps others waiting as long as the answer lives.
    ///
    /// # Errors
    /// The cache can't be written.
    pub fn lock(&self, name: &str) -> Outcome<File> {
        let folder = self.root.join("building");
        let path = folder.join(format!("{name}.lock"));
        let lock = fs::create_dir_all(&folder)
            .and_then(|()| File::create(&path))
            .map_err(|error| not_writable(&folder, "AIMAQ_CACHE", &error))?;
        if lock.try_lock().is_err() {
            say(&format!("Waiting for another run that installs {name} …"));
            lock.lock().about(&path)?;
        }
        Ok(lock)
    }

    /// Where a tool is built before it is moved to its folder.
    pub fn building(&self, name: &str) -> PathBuf {
        self.root.join("building").join(name)
    }

    /// Where the output of long steps is kept.
    pub fn log(&self, name: &str) -> PathBuf {
        self.root.join("logs").join(format!("{name}.log"))
    }

    /// Compiled dependencies, shared by all checkouts, one at a time.
    pub fn shared_target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Compiled dependencies of one checkout, while another one uses the shared folder.
    pub fn own_target(&self, checkout: u64) -> PathBuf {
        self.root.join(format!("target-{checkout:016x}"))
    }
}

/// A folder outside the checkout that can't be filled; `variable` names another one.
pub fn not_writable(folder: &Path, variable: &str, error: &io::Error) -> Problem {
    Problem::Missing {
        what: "A folder for tools and compiled dependencies".to_owned(),
        why: format!("{} can't be written ({error})", folder.display()),
        cure: format!("set {variable} to a folder that may be filled, or let yourself write there"),
    }
}
