//! No requests to other hosts, and nothing that the content security policy forbids.

use aimaq_browser_tests::{TestContext, stories};

use crate::pages::{ALTAI, visitor_on};

stories![
    no_csp_reports_and_no_foreign_requests,
    every_page_carries_the_policy
];

/// The policy, before and after the hash of the one inline script.
const POLICY: [&str; 2] = [
    "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-",
    "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
     base-uri 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types aimaq\"",
];

fn no_csp_reports_and_no_foreign_requests(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "");
    for page in [
        "kk/",
        "ru/?q=Алматы",
        "kk/region/KZ-63/",
        "ru/about/",
        "kk/words/?q=Алматы",
    ] {
        visitor.opens(page);
        visitor.waits_for_the_app();
    }
    visitor.opens(&format!("ru/article/{ALTAI}/"));
    visitor.waits_for_the_app();
    visitor.clicks("#language-switch");
    visitor.is_on(&format!("kk/article/{ALTAI}/"));
    visitor.types_into("#q", "Алматы");
    visitor.waits_to_see(".card mark");
    visitor.waits_until_kept_for_offline();
    visitor.reloads();
    visitor.waits_for_the_app();
    // Every story checks this at its end; here the checks are explicit.
    assert_eq!(visitor.complaints(), [""; 0]);
    assert_eq!(visitor.foreign_requests(), [""; 0]);
    let origins = "return [...new Set(performance.getEntriesByType('resource').map((e) => new URL(e.name).origin))].filter((o) => o !== location.origin)";
    assert_eq!(visitor.script(origins, &[]), serde_json::json!([]));
}

fn every_page_carries_the_policy(context: &TestContext<'_>) {
    let mut pages = Vec::new();
    let mut folders = vec![context.root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)
            .expect("a folder of the site")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                pages.push(path);
            }
        }
    }
    assert!(pages.len() > 50, "{} pages", pages.len());
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page in UTF-8");
        let [before, after] = POLICY;
        let policy = text.split_once(before).map(|(_, rest)| rest);
        // 32 bytes in Base64.
        let rest = policy.and_then(|policy| policy.get(44..));
        assert!(
            rest.is_some_and(|rest| rest.starts_with(after)),
            "{} has another policy or none",
            page.display()
        );
        // With a wrong hash the browser would not run the script, and every story would fail.
        assert_eq!(text.matches("<script>").count(), 1, "{}", page.display());
        for forbidden in [" style=\"", "<style", " onclick", "javascript:"] {
            assert!(
                !text.contains(forbidden),
                "{} has {forbidden}",
                page.display()
            );
        }
    }
}
