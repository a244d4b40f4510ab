//! Starting other programs, and saying what is going on meanwhile.

use std::fs::{self, File};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::problem::{About, Outcome, Problem};

/// How often a long step says that it is still going where output is not a terminal.
const QUIET_NEWS: Duration = Duration::from_secs(30);

/// Says what is being done.
pub fn say(sentence: &str) {
    eprintln!("\u{25b8} {sentence}");
}

/// Runs a program whose output is the user's business, and waits for it.
///
/// # Errors
/// It can't be started, or ends with another status than 0.
pub fn shown(what: &str, command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| not_started(what, command, &error))?;
    ended(what, status, None)
}

/// The standard output of a short program; its errors are shown as they come.
///
/// # Errors
/// It can't be started, or ends with another status than 0.
pub fn output_of(what: &str, command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(what, command, &error))?;
    ended(what, output.status, None)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program starts and ends well, without showing anything of it.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a long step whose output goes to `log`, and says every now and then how long it has been going.
///
/// # Errors
/// It can't be started, or ends with another status than 0: then the end of its output is part of the problem.
pub fn run_logged(what: &str, log: &Path, command: &mut Command) -> Outcome {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).about(folder)?;
    }
    let file = File::create(log).about(log)?;
    let errors = file.try_clone().about(log)?;
    let started = Instant::now();
    say(&format!("{what} …"));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors)
        .spawn()
        .map_err(|error| not_started(what, command, &error))?;
    let (done, news) = channel::<()>();
    let status = thread::scope(|scope| {
        scope.spawn(move || report_progress(started, log, &news));
        let status = child.wait();
        drop(done);
        status
    })
    .about(log)?;
    if status.success() {
        say(&format!(
            "{what}: done in {} s",
            started.elapsed().as_secs()
        ));
    }
    ended(what, status, Some(log))
}

/// Says how it goes until the other end of `done` is dropped.
fn report_progress(started: Instant, log: &Path, done: &std::sync::mpsc::Receiver<()>) {
    let terminal = std::io::stderr().is_terminal();
    let every = if terminal {
        Duration::from_secs(1)
    } else {
        QUIET_NEWS
    };
    while done.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
        let compiled = fs::read(log)
            .map(|log| String::from_utf8_lossy(&log).matches("Compiling ").count())
            .unwrap_or_default();
        let packages = if compiled == 0 {
            String::new()
        } else {
            format!(", {compiled} packages compiled")
        };
        let news = format!("  {} s{packages}", started.elapsed().as_secs());
        if terminal {
            eprint!("\r{news} ");
            drop(std::io::stderr().flush());
        } else {
            eprintln!("{news}");
        }
    }
    if terminal {
        eprint!("\r");
    }
}

/// How a program ended, as an outcome.
fn ended(what: &str, status: ExitStatus, log: Option<&Path>) -> Outcome {
    if status.success() {
        return Ok(());
    }
    let log = log.map(|path| {
        let text = fs::read(path)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        (
            path.to_owned(),
            lines[lines.len().saturating_sub(30)..].join("\n"),
        )
    });
    Err(Problem::Failed {
        what: what.to_owned(),
        how: status.to_string(),
        log,
    })
}

/// A program that is not there, or may not be started.
fn not_started(what: &str, command: &Command, error: &std::io::Error) -> Problem {
    let program = command.get_program().to_string_lossy().into_owned();
    Problem::Missing {
        what: program.clone(),
        why: format!("{what} needs it, and it did not start ({error})"),
        cure: format!("install {program} and see that it is on PATH"),
    }
}
