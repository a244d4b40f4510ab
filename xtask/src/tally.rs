//! What a run of tests came to.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::problem::Problem;
use crate::run::say;

/// How many tests passed, failed and were skipped, step by step.
#[derive(Debug, Default)]
pub struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
    steps: Vec<String>,
}

impl Tally {
    /// Runs a check that passes or fails as one.
    pub fn check(&mut self, name: &str, command: &mut Command) -> bool {
        say(&format!("{name} …"));
        let started = Instant::now();
        let passed = command.status().is_ok_and(|status| status.success());
        self.count(name, started, u64::from(passed), u64::from(!passed), 0);
        passed
    }

    /// Counts a step that was done without a program of its own.
    pub fn step(&mut self, name: &str, step: impl FnOnce() -> Result<(), Problem>) -> bool {
        let started = Instant::now();
        let outcome = step();
        if let Err(problem) = &outcome {
            eprintln!("\n{problem}");
        }
        self.count(
            name,
            started,
            u64::from(outcome.is_ok()),
            u64::from(outcome.is_err()),
            0,
        );
        outcome.is_ok()
    }

    /// Runs test programs, shows what they print, and adds up what they say of themselves.
    pub fn tests(&mut self, name: &str, command: &mut Command) -> bool {
        say(&format!("{name} …"));
        let started = Instant::now();
        let (mut passed, mut failed, mut skipped) = (0, 0, 0);
        let mut ended_well = false;
        match command.stdout(Stdio::piped()).spawn() {
            Err(error) => eprintln!("{name}: {error}"),
            Ok(mut child) => {
                if let Some(output) = child.stdout.take() {
                    for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                        let line = String::from_utf8_lossy(&line);
                        println!("{line}");
                        if let Some(counts) = counts_of(&line) {
                            passed += counts[0];
                            failed += counts[1];
                            skipped += counts[2];
                        }
                    }
                }
                ended_well = child.wait().is_ok_and(|status| status.success());
            }
        }
        if !ended_well && failed == 0 {
            // It did not compile, or died before it could say anything.
            failed = 1;
        }
        self.count(name, started, passed, failed, skipped);
        ended_well
    }

    /// Notes a step that could not be done, as one failure.
    pub fn not_run(&mut self, name: &str, why: &str) {
        self.failed += 1;
        self.steps.push(format!("FAILED  {name}: not run, {why}"));
    }

    /// Whether nothing failed.
    pub fn is_good(&self) -> bool {
        self.failed == 0
    }

    fn count(&mut self, name: &str, started: Instant, passed: u64, failed: u64, skipped: u64) {
        self.passed += passed;
        self.failed += failed;
        self.skipped += skipped;
        let verdict = if failed == 0 { "ok    " } else { "FAILED" };
        let mut step = format!("{verdict}  {name}: {passed} passed");
        for (count, what) in [(failed, "failed"), (skipped, "skipped")] {
            if count > 0 {
                step.push_str(&format!(", {count} {what}"));
            }
        }
        step.push_str(&format!(" ({} s)", started.elapsed().as_secs()));
        self.steps.push(step);
    }
}

impl fmt::Display for Tally {
    /// The steps, and as the last line `N passed, N failed` (`, N skipped` where there were such).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            writeln!(f, "{step}")?;
        }
        write!(f, "\n{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// Passed, failed and ignored, from the line a test program ends with.
fn counts_of(line: &str) -> Option<[u64; 3]> {
    let line = line.trim().strip_prefix("test result: ")?;
    let count = |what: &str| {
        let before = line.split(what).next()?;
        before
            .rsplit([' ', ';', '.'])
            .find(|word| !word.is_empty())?
            .parse()
            .ok()
    };
    Some([count(" passed")?, count(" failed")?, count(" ignored")?])
}

#[cfg(test)]
mod tests {
    use super::{Tally, counts_of};
    use std::process::Command;

    fn says(line: &str, status: u8) -> Command {
        let mut sh = Command::new("sh");
        sh.args(["-c", &format!("echo '{line}'; exit {status}")]);
        sh
    }

    #[test]
    fn the_closing_line_of_a_test_program_is_read() {
        let line = "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(counts_of(line), Some([12, 0, 3]));
        assert_eq!(
            counts_of("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured"),
            Some([1, 2, 0])
        );
        assert_eq!(counts_of("test a::b ... ok"), None);
        assert_eq!(counts_of("test result: nonsense"), None);
    }

    #[test]
    fn the_totals_are_the_last_line() {
        let mut tally = Tally::default();
        tally.tests(
            "a",
            &mut says(
                "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured",
                0,
            ),
        );
        assert!(tally.check("b", &mut Command::new("true")));
        assert!(tally.is_good());
        assert_eq!(
            tally.to_string().lines().last(),
            Some("13 passed, 0 failed, 3 skipped")
        );
    }

    #[test]
    fn what_fails_is_counted_also_where_it_says_nothing() {
        let mut tally = Tally::default();
        assert!(!tally.tests("does not compile", &mut says("error", 101)));
        assert!(!tally.tests(
            "fails",
            &mut says("test result: FAILED. 1 passed; 2 failed; 0 ignored", 101)
        ));
        assert!(!tally.check(
            "no such program",
            &mut Command::new("aimaq-no-such-program")
        ));
        tally.not_run("browser tests", "the site was not built");
        assert!(!tally.is_good());
        assert_eq!(tally.to_string().lines().last(), Some("1 passed, 5 failed"));
    }
}
