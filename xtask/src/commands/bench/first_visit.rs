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

/// The requests of one first visit, everything that is kept for offline among them.
pub struct FirstVisit {
    requests: Vec<(u16, u64, String)>,
}

/// Makes a first visit in a browser with a fresh profile.
pub fn measure(cache: &Cache, target: &TargetDir, packed: &Path) -> Outcome<FirstVisit> {
    say("Making a first visit …");
    let mut program = browser::program(cache, target, "first-visit")?;
    let printed = output_of("The first visit", program.env("AIMAQ_DIST", packed))?;
    let requests = printed.lines().map(request).collect::<Option<Vec<_>>>();
    let requests = requests.ok_or_else(|| {
        Problem::Told(format!(
            "The first visit says what is no request:\n{printed}"
        ))
    })?;
    Ok(FirstVisit { requests })
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
    fn bytes(&self) -> u64 {
        self.requests.iter().map(|(_, bytes, _)| bytes).sum()
    }

    /// For the file of figures.
    pub fn json(&self) -> Value {
        let request = |(status, bytes, target): &(u16, u64, String)| json!({ "target": target, "status": status, "bytes": bytes });
        json!({ "bytes": self.bytes(), "limit": LIMIT, "requests": self.requests.iter().map(request).collect::<Vec<_>>() })
    }
}

impl fmt::Display for FirstVisit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:>9}  first visit, bodies in bytes as sent (brotli 11), offline copy included",
            "bytes"
        )?;
        for (status, bytes, target) in &self.requests {
            let status = if *status == 200 {
                String::new()
            } else {
                format!("  ({status})")
            };
            writeln!(f, "{bytes:>9}  {target}{status}")?;
        }
        let verdict = if self.bytes() <= LIMIT {
            "within"
        } else {
            "OVER"
        };
        write!(
            f,
            "{:>9}  in {} requests: {verdict} the {LIMIT} allowed",
            self.bytes(),
            self.requests.len()
        )
    }
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
