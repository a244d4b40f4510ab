//! Accessibility checks with axe-core.

use serde_json::json;

use crate::inputs::required;
use crate::visitor::{Visitor, texts};

/// axe's tags for the rules of WCAG 2.2, levels A and AA, and for best practice.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

impl Visitor {
    /// The violations of WCAG 2.2 AA and of best practice that axe finds on the page now.
    #[track_caller]
    pub fn finds_violations(&self) -> Vec<String> {
        let file = required(self.axe(), "--axe");
        // The script has half a megabyte, so it is sent once a page.
        if self.script("return !window.axe", &[]) == true {
            let axe = std::fs::read_to_string(file).expect("the file of --axe can be read");
            self.script(&axe, &[]);
        }
        let found = self.script_to_its_end(
            "const { violations } = await axe.run(document, {
                 runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'], preload: false });
             return violations.flatMap((rule) => rule.nodes.map((node) =>
                 `${rule.id} (${rule.help}): ${node.html}\\n  ${node.failureSummary}`));",
            &[json!(RULES)],
        );
        texts(&found)
    }

    /// Panics if axe finds a violation on the page.
    #[track_caller]
    pub fn finds_no_violations(&self, page: &str) {
        let violations = self.finds_violations();
        assert!(
            violations.is_empty(),
            "axe on {page}:\n{}",
            violations.join("\n")
        );
    }
}
