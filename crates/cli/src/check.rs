//! `aimaq check`: what is wrong with a folder of articles, and what to do about it.

use std::env;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_article::{CheckedCorpus, Finding, Severity, read_corpus};
use aimaq_language::{Lang, PluralForm, plural_form};
use serde_json::{Value, json};

use crate::{corpus_folder, said};

/// Says what is wrong with a folder of articles, and what to do about it.
#[derive(Debug, clap::Args)]
pub struct CheckOptions {
    /// The folder of articles.
    #[arg(long, value_name = "DIR", default_value = "corpus")]
    corpus: PathBuf,
    /// The language of the findings; that of the terminal if it is not given.
    #[arg(long, value_name = "kk|ru", value_parser = crate::lang)]
    lang: Option<Lang>,
    /// Write JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the command: findings go to standard output. Exit code 1 if there is an error among them, 0 if there are only
/// warnings or none; the error is a sentence for whoever called it.
pub fn run(options: &CheckOptions) -> Result<ExitCode, String> {
    let lang = options.lang.unwrap_or_else(language_of_the_terminal);
    let files = corpus_folder::read(&options.corpus)?;
    let reading = read_corpus(files);
    let text = if options.json {
        format!("{:#}\n", as_json(&reading, lang))
    } else {
        let findings = report(&reading.findings, lang);
        format!("{findings}{}\n", count(&reading, lang))
    };
    let code = said(&text)?;
    Ok(if reading.has_errors() {
        ExitCode::FAILURE
    } else {
        code
    })
}

/// Russian where the terminal says so, else Kazakh.
pub fn language_of_the_terminal() -> Lang {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(set)
        .and_then(|locale| Lang::from_tag(&locale))
        .unwrap_or(Lang::Kk)
}

/// The findings, one a line: `file:line: message — cure`.
pub fn report(findings: &[Finding], lang: Lang) -> String {
    let mut report = String::new();
    for finding in findings {
        // What an article says is shown as text: nothing in it may steer the terminal.
        let file = visible(&finding.file);
        let line = finding
            .line
            .map(|line| format!(":{line}"))
            .unwrap_or_default();
        let mark = match (finding.severity(), lang) {
            (Severity::Error, _) => "",
            (Severity::Warning, Lang::Kk) => "ескерту: ",
            (Severity::Warning, Lang::Ru) => "предупреждение: ",
        };
        let message = visible(&finding.message(lang));
        let cure = visible(&finding.cure(lang));
        let _ = writeln!(report, "{file}{line}: {mark}{message} — {cure}");
    }
    report
}

/// Text with its control and bidi characters written out.
fn visible(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

fn tally(reading: &CheckedCorpus) -> (usize, usize) {
    let errors = reading
        .findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error);
    let errors = errors.count();
    (errors, reading.findings.len() - errors)
}

/// The closing line.
fn count(reading: &CheckedCorpus, lang: Lang) -> String {
    let (errors, warnings) = tally(reading);
    let articles = reading.articles.len();
    match lang {
        Lang::Kk => {
            format!("Жариялауға дайын мақала: {articles}; қате: {errors}; ескерту: {warnings}.")
        }
        Lang::Ru => format!(
            "{articles} {}, {errors} {}, {warnings} {}.",
            word(
                articles,
                ["статья готова", "статьи готовы", "статей готово"]
            ),
            word(errors, ["ошибка", "ошибки", "ошибок"]),
            word(
                warnings,
                ["предупреждение", "предупреждения", "предупреждений"]
            ),
        ),
    }
}

/// The Russian word for a number of things: one, few, many.
fn word(count: usize, [one, few, many]: [&str; 3]) -> &str {
    match plural_form(Lang::Ru, count as u64) {
        PluralForm::One => one,
        PluralForm::Few => few,
        PluralForm::Many | PluralForm::Other => many,
    }
}

fn as_json(reading: &CheckedCorpus, lang: Lang) -> Value {
    let (errors, warnings) = tally(reading);
    let findings: Vec<Value> = reading
        .findings
        .iter()
        .map(|finding| {
            json!({
                "file": finding.file,
                "line": finding.line,
                "severity": match finding.severity() {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                "code": finding.kind.code(),
                "message": finding.message(lang),
                "cure": finding.cure(lang),
            })
        })
        .collect();
    json!({ "articles": reading.articles.len(), "errors": errors, "warnings": warnings, "findings": findings })
}
