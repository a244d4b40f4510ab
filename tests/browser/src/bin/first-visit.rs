//! What one first visit on a phone fetches: prints a line `STATUS BYTES TARGET` for each request, in the order in which they came.
//!
//! `cargo xtask bench` runs it on a folder that holds brotli files too. The visit is over when the app runs and the
//! service worker has everything it keeps for offline.

use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_browser_tests::{Driver, Screen, TestContext as Scene};

fn main() -> ExitCode {
    let page = std::env::args().nth(1).unwrap_or_else(|| "kk/".to_owned());
    let Some(dist) = std::env::var_os("AIMAQ_DIST").map(PathBuf::from) else {
        eprintln!("AIMAQ_DIST names the built site; run: cargo xtask bench");
        return ExitCode::FAILURE;
    };
    let driver = match Driver::start() {
        Ok(driver) => driver,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let scene = Scene::new(&driver, &dist, "/");
    let site = scene.site_with(|options| {
        options.brotli = true;
        // As long as the best-known free host lets browsers keep a file.
        options.cache_control = "max-age=600".to_owned();
    });
    let reader = scene.visitor(&site);
    reader.uses(Screen::PHONE);
    reader.opens(&page);
    reader.waits_for_the_app();
    reader.waits_until_kept_for_offline();
    for served in site.served() {
        println!("{} {} {}", served.status, served.body_bytes, served.target);
    }
    ExitCode::SUCCESS
}
