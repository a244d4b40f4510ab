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

/// The folder whose `package.json` names what only measuring takes: Lighthouse.
pub const BENCH: &str = "xtask/bench";

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
        ensure_node()?;
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
        )?;
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

/// Sees that Node and npm are there; they are not for this project to install.
fn ensure_node() -> Outcome {
    for program in ["node", "npm"] {
        if !works(Command::new(program).arg("--version")) {
            return Err(Problem::Missing {
                what: format!("Node.js ({program})"),
                why: "wasm-opt, esbuild and the accessibility checks come as npm packages".to_owned(),
                cure: "install Node.js 20 or newer with npm (on Debian and Ubuntu: `sudo apt-get install nodejs npm`)"
                    .to_owned(),
            });
        }
    }
    Ok(())
}
