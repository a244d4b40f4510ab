//! What a published site must not contain.

use aimaq_browser_tests::{TestContext, stories};

stories![a_published_site_has_no_style_guide];

fn a_published_site_has_no_style_guide(context: &TestContext<'_>) {
    let site = context.root();
    assert!(site.join("index.html").is_file());
    assert!(!site.join("styleguide").exists());
    let worker = std::fs::read_to_string(site.join("sw.js")).expect("the service worker");
    assert!(!worker.contains("styleguide"));
}
