//! Where Cargo compiles to: outside the checkout, so that a fresh clone finds its dependencies compiled.
//!
//! Cargo knows the dependencies of two checkouts to be the same, and takes the workspace's own packages for the same
//! too: it goes by times of files, so one checkout could be given what was compiled from another one. So only one
//! checkout at a time may use the shared folder, and when it changes hands the workspace's own packages are forgotten.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File, OpenOptions};
use std::hash::{Hash, Hasher};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cache::{Cache, not_writable};
use crate::problem::{About, Outcome};
use crate::project;
use crate::run::say;

/// A folder to compile to, ours as long as this value lives.
pub struct TargetDir {
    /// The folder, for `CARGO_TARGET_DIR`.
    pub path: PathBuf,
    _claim: File,
}

/// How the names of the fingerprints of our own packages begin.
const OUR_PACKAGES: [&str; 2] = ["aimaq-", "xtask-"];

impl TargetDir {
    /// `$CARGO_TARGET_DIR` where the user set it; else the shared folder, or one of this checkout's own while another
    /// checkout uses that.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn claim(cache: &Cache) -> Outcome<Self> {
        let checkout = project::root();
        if let Some(path) = std::env::var_os("CARGO_TARGET_DIR").filter(|path| !path.is_empty()) {
            let path = PathBuf::from(path);
            let path = std::path::absolute(&path).unwrap_or(path);
            return Self::wait_for(path, &checkout);
        }
        Self::claim_for(cache, &checkout)
    }

    fn claim_for(cache: &Cache, checkout: &Path) -> Outcome<Self> {
        if let Some(shared) = Self::take(cache.shared_target(), checkout)? {
            return Ok(shared);
        }
        let mut hasher = DefaultHasher::new();
        checkout.hash(&mut hasher);
        Self::wait_for(cache.own_target(hasher.finish()), checkout)
    }

    /// Takes a folder as soon as no other checkout uses it.
    fn wait_for(path: PathBuf, checkout: &Path) -> Outcome<Self> {
        let mut told = false;
        loop {
            if let Some(taken) = Self::take(path.clone(), checkout)? {
                return Ok(taken);
            }
            if !told {
                say(&format!(
                    "Waiting for another checkout that compiles to {} …",
                    path.display()
                ));
                told = true;
            }
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    /// Takes a folder for a checkout; `None` while another checkout uses it.
    fn take(path: PathBuf, checkout: &Path) -> Outcome<Option<Self>> {
        let owner = path.join("aimaq-checkout");
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).read(true).write(true);
        let mut claim = fs::create_dir_all(&path)
            .and_then(|()| options.open(&owner))
            .map_err(|error| not_writable(&path, "CARGO_TARGET_DIR", &error))?;
        let ours = checkout.as_os_str().as_encoded_bytes();
        if claim.try_lock().is_ok() {
            // Nobody uses the folder now.
            if read_owner(&mut claim) != ours {
                forget_our_packages(&path)?;
                claim.set_len(0).about(&owner)?;
                claim.seek(SeekFrom::Start(0)).about(&owner)?;
                claim.write_all(ours).about(&owner)?;
            }
            claim.unlock().about(&owner)?;
        }
        // Several commands of one checkout may share it; a checkout that came in between keeps it.
        let taken = claim.try_lock_shared().is_ok() && read_owner(&mut claim) == ours;
        Ok(taken.then_some(Self {
            path,
            _claim: claim,
        }))
    }
}

/// The checkout that used the folder last.
fn read_owner(claim: &mut File) -> Vec<u8> {
    let mut owner = Vec::new();
    let read = claim
        .seek(SeekFrom::Start(0))
        .and_then(|_| claim.read_to_end(&mut owner));
    if read.is_ok() { owner } else { Vec::new() }
}

/// Makes Cargo compile the workspace's own packages again: it does so for what has no fingerprint.
fn forget_our_packages(target: &Path) -> Outcome {
    for folder in fingerprint_folders(target, 3) {
        for entry in fs::read_dir(&folder).about(&folder)?.flatten() {
            let name = entry.file_name();
            if OUR_PACKAGES
                .iter()
                .any(|ours| name.to_string_lossy().starts_with(ours))
            {
                fs::remove_dir_all(entry.path()).about(&entry.path())?;
            }
        }
    }
    Ok(())
}

/// The `.fingerprint` folders of all profiles and targets below `folder`.
fn fingerprint_folders(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
    {
        if entry.file_name() == ".fingerprint" {
            found.push(entry.path());
        } else if depth > 1 {
            found.extend(fingerprint_folders(&entry.path(), depth - 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::TargetDir;
    use crate::cache::Cache;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn cache(name: &str) -> (Cache, PathBuf) {
        let root =
            std::env::temp_dir().join(format!("aimaq-target-dir-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&root));
        (Cache::at(&root), root)
    }

    #[test]
    fn a_checkout_that_takes_over_finds_dependencies_but_not_our_packages() {
        let (cache, root) = cache("takes-over");
        let first = TargetDir::claim_for(&cache, Path::new("/one")).unwrap();
        let fingerprints = first
            .path
            .join("wasm32-unknown-unknown/release/.fingerprint");
        for package in ["yew-0123", "aimaq-app-4567", "xtask-89ab"] {
            fs::create_dir_all(fingerprints.join(package)).unwrap();
        }
        drop(first);
        drop(TargetDir::claim_for(&cache, Path::new("/one")).unwrap());
        assert!(
            fingerprints.join("aimaq-app-4567").exists(),
            "the same checkout keeps its own"
        );
        drop(TargetDir::claim_for(&cache, Path::new("/two")).unwrap());
        assert!(fingerprints.join("yew-0123").exists());
        assert!(!fingerprints.join("aimaq-app-4567").exists());
        assert!(!fingerprints.join("xtask-89ab").exists());
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn two_checkouts_never_share_the_folder_at_the_same_time() {
        let (cache, root) = cache("at-once");
        let one = TargetDir::claim_for(&cache, Path::new("/one")).unwrap();
        let again = TargetDir::claim_for(&cache, Path::new("/one")).unwrap();
        let other = TargetDir::claim_for(&cache, Path::new("/two")).unwrap();
        assert_eq!(one.path, again.path);
        assert_ne!(one.path, other.path);
        drop((one, again));
        let other = TargetDir::claim_for(&cache, Path::new("/two")).unwrap();
        assert_eq!(other.path, cache.shared_target());
        fs::remove_dir_all(root).unwrap();
    }
}
