//! Helpers that stories share: ids of articles, and functions that read the pages.

use aimaq_browser_tests::{Site, TestContext, Visitor};

/// The report of 21 April 2025, whose original is Russian.
pub const ALTAI: &str = "altai-krai-delegation-in-oskemen";
/// The Days of Almaty in Astana, 2016.
pub const ASTANA: &str = "almaty-days-in-astana";
/// The long article about the Assembly, 2015.
pub const ASSEMBLY: &str = "assembly-in-almaty-region";
/// The Days of Almaty in Oskemen, 2014.
pub const OSKEMEN: &str = "almaty-days-in-oskemen";
/// The business forum, 2014.
pub const FORUM: &str = "almaty-east-kazakhstan-business-forum";

/// Opens a page and waits until the app runs.
pub fn visitor_on(context: &TestContext<'_>, site: &Site, page: &str) -> Visitor {
    let visitor = context.visitor(site);
    visitor.opens(page);
    visitor.waits_for_the_app();
    visitor
}

/// The ids of the articles in the list, in order.
pub fn cards(visitor: &Visitor) -> Vec<String> {
    let ids = visitor.script(
        "return [...document.querySelectorAll('.card-title a')].map((a) => a.id)",
        &[],
    );
    let ids = ids
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_str);
    ids.map(|id| id.trim_start_matches("card-").to_owned())
        .collect()
}

/// Waits until the list has exactly these articles, in any order.
#[track_caller]
pub fn waits_for_cards(visitor: &Visitor, ids: &[&str]) {
    visitor.waits_until(
        &format!("the list is {ids:?}"),
        "const ids = [...document.querySelectorAll('.card-title a')].map((a) => a.id.replace('card-', ''));
         return ids.length === arguments[0].length && arguments[0].every((id) => ids.includes(id))",
        &[serde_json::json!(ids)],
    );
}

/// The count beside a region in the list of regions; `None` for a foreign region without articles.
#[track_caller]
pub fn count_of(visitor: &Visitor, region: &str) -> Option<u32> {
    let count = visitor.script(
        "return document.getElementById('region-' + arguments[0])?.closest('tr').querySelector('.count')?.textContent",
        &[serde_json::json!(region)],
    );
    let count = count.as_str()?;
    match count.trim().parse() {
        Ok(count) => Some(count),
        Err(_) => panic!("region {region} has the count {count:?}"),
    }
}

/// The text in the search box.
pub fn typed(visitor: &Visitor) -> String {
    visitor
        .script("return document.getElementById('q').value", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Scrolls an element of an article above the bar, as a reader does before tapping it.
pub fn comes_into_sight(visitor: &Visitor, selector: &str) {
    visitor.script(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest' })",
        &[serde_json::json!(selector)],
    );
}
