//! `aimaq import`: makes articles of documents.

mod html;
mod ledger;
mod report;
mod sources;
mod status;
mod words;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_compact::threads::map;
use aimaq_language::Lang;

use crate::print_and_succeed;
use ledger::Ledger;
use report::Report;

/// Makes articles of documents: text, Markdown, HTML, DOCX, ODT, CSV, XLSX, JSON Lines, RSS, Atom, WordPress export.
///
/// What a document does not state is suggested and marked in article.toml; `aimaq check` lists the marks. Importing again changes
/// nothing, and an article that was edited is never overwritten. The exit code is 1 if a file was refused.
#[derive(Debug, clap::Args)]
pub struct ImportOptions {
    /// Files, and folders whose files are imported.
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// The folder of articles. It is made if it is not there.
    #[arg(long, value_name = "CORPUS", default_value = "corpus")]
    into: PathBuf,
    /// The language of the report; by default that of the terminal.
    #[arg(long, value_name = "kk|ru", value_parser = crate::lang)]
    lang: Option<Lang>,
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
    /// Also write the report as a page to read in a browser.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

/// How many files are read before their articles are written.
const BATCH: usize = 256;

/// Runs the command. The report goes to standard output.
///
/// # Errors
/// If a source is not there, or the corpus cannot be written, as a sentence.
pub fn run(options: &ImportOptions) -> Result<ExitCode, String> {
    let lang = options
        .lang
        .unwrap_or_else(crate::check::language_of_the_terminal);
    let files = sources::files(&options.sources)?;
    let mut ledger = Ledger::read(&options.into)?;
    let mut report = Report::default();
    for batch in files.chunks(BATCH) {
        let known = &ledger;
        let read = map(
            crate::threads(),
            batch,
            || (),
            |(), file| sources::read(file, known),
        );
        for (file, read) in batch.iter().zip(read) {
            write::place(file, read, &options.into, &mut ledger, &mut report)?;
        }
    }
    report.find_pairs();
    ledger.write(&options.into)?;
    if let Some(path) = &options.html {
        std::fs::write(path, html::page(&report, lang))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let text = if options.json {
        format!("{:#}\n", report.as_json(lang))
    } else {
        report.text(lang)
    };
    let code = print_and_succeed(&text)?;
    Ok(if report.refused.is_empty() {
        code
    } else {
        ExitCode::FAILURE
    })
}
