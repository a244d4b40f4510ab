//! Packages from npm, installed by their lock file into the cache.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache::Cache;
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::{run_logged, works};
use crate::tools::cargo_tool::move_whole;

/// The folder whose `package.json` names what building and testing take: wasm-opt, esbuild, axe-core.
pub const BUILD: &str = "";

/// What npm goes by.
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// Installed packages.
pub struct Packages {
    folder: PathBuf,
}

impl Packages {
    /// Sees that the packages of one `package.json` are installed as its lock file says.
    ///
    /// # Errors
    /// Node or npm is missing, or npm fails.
    pub fn ensure(cache: &Cache, manifest: &str) -> Outcome<Self> {
        let source = project::root().join(manifest);
        let name = if manifest.is_empty() {
            "npm".to_owned()
        } else {
            format!("npm-{}", manifest.replace('/', "-"))
        };
        let folder = cache.tool(&name, &fingerprint(&source)?);
        if folder.join("node_modules").is_dir() {
            return Ok(Self { folder });
        }
        let _lock = cache.lock(&name)?;
        if folder.join("node_modules").is_dir() {
            return Ok(Self { folder });
        }
        ensure_npm()?;
        let building = cache.building(&name);
        drop(fs::remove_dir_all(&building));
        fs::create_dir_all(&building).about(&building)?;
        for file in FILES {
            fs::copy(source.join(file), building.join(file)).about(&source.join(file))?;
        }
        let mut npm = Command::new("npm");
        // Nothing of what is installed needs to run a script of its own.
        npm.args(["ci", "--ignore-scripts"]).current_dir(&building);
        run_logged(
            &format!("Installing npm packages of {}", show(&source)),
            &cache.log(&name),
            &mut npm,
        )
        .map_err(Problem::of_the_network)?;
        move_whole(&building, &folder)?;
        Ok(Self { folder })
    }

    /// Where the packages' programs are.
    pub fn bin(&self) -> PathBuf {
        self.folder.join("node_modules/.bin")
    }

    /// A file of a package.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.join("node_modules").join(path)
    }
}

/// What tells one set of packages from another.
fn fingerprint(source: &Path) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    for file in FILES {
        let file = source.join(file);
        fs::read(&file).about(&file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The path of a `package.json` as seen from the checkout.
fn show(source: &Path) -> String {
    source
        .join("package.json")
        .strip_prefix(project::root())
        .unwrap_or(source)
        .display()
        .to_string()
}

/// The oldest major version of Node.js that the tools run on.
const OLDEST_NODE: u32 = 20;

/// Sees that Node is there and new enough; it is not for this project to install. What npm installed runs on it.
///
/// # Errors
/// It is missing or too old.
pub fn ensure_node() -> Outcome {
    let said = Command::new("node").arg("--version").output();
    let said = said.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    match said {
        Ok(version) if major(&version) >= Some(OLDEST_NODE) => Ok(()),
        Ok(version) if !version.is_empty() => Err(no_node(&format!(
            "the one on PATH is {version}, and {OLDEST_NODE} is the oldest that will do"
        ))),
        _ => Err(no_node(
            "wasm-opt, esbuild and the accessibility checks come as npm packages",
        )),
    }
}

/// Sees that npm is there, too.
fn ensure_npm() -> Outcome {
    ensure_node()?;
    if works(Command::new("npm").arg("--version")) {
        Ok(())
    } else {
        Err(no_node("there is no npm beside it"))
    }
}

/// The major version in what `node --version` says: `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn no_node(why: &str) -> Problem {
    Problem::Missing {
        what: format!("Node.js {OLDEST_NODE} or newer with npm"),
        why: why.to_owned(),
        cure: "install it from https://nodejs.org or with a version manager; `sudo apt-get install nodejs npm` does where the system's \
               own is new enough (Debian 13, Ubuntu 25.04)"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{OLDEST_NODE, major};

    #[test]
    fn versions_of_node_are_read() {
        assert!(major("v20.20.2") >= Some(OLDEST_NODE));
        assert!(major("v100.0.0") >= Some(OLDEST_NODE));
        for old in ["v18.19.0", "v0.10.48", "", "20", "vx.1"] {
            assert!(major(old) < Some(OLDEST_NODE), "{old}");
        }
    }
}
