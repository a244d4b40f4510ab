//! Packages of the system, where it is one with apt and we may install.

use std::process::Command;

use crate::cache::Cache;
use crate::problem::{Outcome, Problem};
use crate::run::{output_of, run_logged, works};

/// Installs packages for `what`; `elsewhere` says what they are on a system that is not Debian.
///
/// # Errors
/// No apt here, no right to install, or apt fails: the problem says what to install by hand.
pub fn install(cache: &Cache, what: &str, packages: &[&str], elsewhere: &str) -> Outcome {
    let cure = format!(
        "install it by hand: on Debian `sudo apt-get install {}`, elsewhere {elsewhere}",
        packages.join(" ")
    );
    let missing = |why: &str| Problem::Missing {
        what: what.to_owned(),
        why: why.to_owned(),
        cure: cure.clone(),
    };
    if !works(Command::new("apt-get").arg("--version")) {
        return Err(missing("there is no apt-get on this system"));
    }
    let root = output_of("Asking who we are", Command::new("id").arg("-u"))
        .is_ok_and(|id| id.trim() == "0");
    if !root && !works(Command::new("sudo").args(["-n", "true"])) {
        return Err(missing(
            "installing it takes root, and sudo would ask for a password",
        ));
    }
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new(if root { "apt-get" } else { "sudo" });
        if !root {
            apt.args([
                "-n",
                "--preserve-env=DEBIAN_FRONTEND,http_proxy,https_proxy",
                "apt-get",
            ]);
        }
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        apt
    };
    let log = cache.log("apt");
    // Lists may never have been fetched. An old list may do, so a failure here is no end.
    drop(run_logged(
        "Fetching the lists of packages",
        &log,
        &mut apt(&["-q", "update"]),
    ));
    let mut arguments = vec!["-q", "install", "-y", "--no-install-recommends"];
    arguments.extend_from_slice(packages);
    run_logged(
        &format!("Installing {}", packages.join(", ")),
        &log,
        &mut apt(&arguments),
    )
    .map_err(|problem| missing(&format!("apt-get did not install it\n{problem}\n")))
}
