//! What the first visit fetches, counted by the server.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

use crate::cache::Cache;
use crate::commands::browser;
use crate::problem::{Outcome, Problem};
use crate::run::{output_of, say};
use crate::target_dir::TargetDir;

/// What may be fetched by a first visit, in bytes as a good host sends them.
const LIMIT: u64 = 230_000;

/// What a first visit does not need, and the service worker brings after all else so that every page works offline; with
/// Save-Data it comes when it is asked for.
const LATER: [&str; 2] = ["/app/second-", "/app/keeping-"];

/// The requests of one first visit, everything that is kept for offline among them.
pub struct FirstVisit {
    page: String,
    requests: Vec<(u16, u64, String)>,
}

/// Makes a first visit to a page in a browser with a fresh profile.
pub fn measure(
    cache: &Cache,
    target: &TargetDir,
    packed: &Path,
    page: &str,
) -> Outcome<FirstVisit> {
    say(&format!("Making a first visit to {page} …"));
    let mut program = browser::program(cache, target, "first-visit")?;
    let printed = output_of(
        "The first visit",
        program.env("AIMAQ_DIST", packed).arg(page),
    )?;
    let requests = printed.lines().map(request).collect::<Option<Vec<_>>>();
    let requests = requests.ok_or_else(|| {
        Problem::Told(format!(
            "The first visit says what is no request:\n{printed}"
        ))
    })?;
    Ok(FirstVisit {
        page: page.to_owned(),
        requests,
    })
}

/// One line of what the program prints.
fn request(line: &str) -> Option<(u16, u64, String)> {
    let mut words = line.splitn(3, ' ');
    Some((
        words.next()?.parse().ok()?,
        words.next()?.parse().ok()?,
        words.next()?.to_owned(),
    ))
}

impl FirstVisit {
    /// Bytes of what is fetched `later`, or of all else.
    fn bytes(&self, later: bool) -> u64 {
        let counted = self
            .requests
            .iter()
            .filter(|(_, _, target)| is_late(target) == later);
        counted.map(|(_, bytes, _)| bytes).sum()
    }

    /// For the file of figures.
    pub fn json(&self) -> Value {
        let request = |(status, bytes, target): &(u16, u64, String)| json!({ "target": target, "status": status, "bytes": bytes });
        json!({ "page": self.page, "bytes": self.bytes(false), "later_bytes": self.bytes(true), "limit": LIMIT, "requests": self.requests.iter().map(request).collect::<Vec<_>>() })
    }
}

impl fmt::Display for FirstVisit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:>9}  first visit to {}, bodies in bytes as sent (brotli 11), offline copy included",
            "bytes", self.page
        )?;
        for (status, bytes, target) in &self.requests {
            let status = match (status, is_late(target)) {
                (200, false) => String::new(),
                (200, true) => "  (later)".to_owned(),
                _ => format!("  ({status})"),
            };
            writeln!(f, "{bytes:>9}  {target}{status}")?;
        }
        let verdict = if self.bytes(false) <= LIMIT {
            "within"
        } else {
            "OVER"
        };
        let requests = self.requests.len();
        writeln!(
            f,
            "{:>9}  in {requests} requests: {verdict} the {LIMIT} allowed",
            self.bytes(false)
        )?;
        write!(
            f,
            "{:>9}  later: regions, words, frequencies, reading list, about, dialogs, filters, other scripts, files to save",
            self.bytes(true)
        )
    }
}

fn is_late(target: &str) -> bool {
    LATER.iter().any(|late| target.contains(late))
}

#[cfg(test)]
mod tests {
    use super::request;

    #[test]
    fn a_line_is_a_request() {
        assert_eq!(
            request("200 71 /app/a b.js"),
            Some((200, 71, "/app/a b.js".to_owned()))
        );
        assert_eq!(request("200 x /"), None);
        assert_eq!(request(""), None);
    }
}
