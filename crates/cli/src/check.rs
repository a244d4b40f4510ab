//! `aimaq check`: reports the errors in a folder of articles and how to correct them.

use std::env;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_article::{CheckedCorpus, Finding, Severity, read_corpus};
use aimaq_language::{Lang, PluralForm, plural_form};
use serde_json::{Value, json};

use crate::visible::visible;
use crate::{check_fix, check_style, corpus_folder, print_and_succeed};

/// Reports the errors in a folder of articles and how to correct them.
#[derive(Debug, clap::Args)]
pub struct CheckOptions {
    /// The folder of articles.
    #[arg(long, value_name = "DIR", default_value = "corpus")]
    corpus: PathBuf,
    /// The language of the findings; by default that of the terminal.
    #[arg(long, value_name = "kk|ru", value_parser = crate::lang)]
    lang: Option<Lang>,
    /// Write JSON.
    #[arg(long)]
    json: bool,
    /// First mend what is safe: Latin letters that look Cyrillic, letters written as two characters, invisible characters.
    #[arg(long)]
    fix: bool,
    /// Also report what is no mistake but deserves a look: regions that a text names and article.toml does not, straight quotes, links
    /// that may mislead.
    #[arg(long)]
    style: bool,
}

/// Runs the command: findings go to standard output. The exit code is 1 if an error is among them, else 0.
///
/// # Errors
/// If the folder cannot be read, as a sentence.
pub fn run(options: &CheckOptions) -> Result<ExitCode, String> {
    let lang = options.lang.unwrap_or_else(language_of_the_terminal);
    let mut files = corpus_folder::read(&options.corpus)?;
    if options.fix && check_fix::fix(&options.corpus, &files, lang)? {
        files = corpus_folder::read(&options.corpus)?;
    }
    let reading = read_corpus(files);
    let notes = match options.style {
        true => check_style::notes(&reading.articles, lang),
        false => Vec::new(),
    };
    let text = if options.json {
        let mut value = as_json(&reading, lang);
        if options.style
            && let Some(object) = value.as_object_mut()
        {
            let notes = notes.iter().map(check_style::StyleNote::as_json);
            object.insert("style".to_owned(), notes.collect());
        }
        format!("{value:#}\n")
    } else {
        let mut text = report(&reading.findings, lang);
        for note in &notes {
            text.push_str(&visible(&note.to_string()));
            text.push('\n');
        }
        format!("{text}{}\n", summary(&reading, lang))
    };
    let code = print_and_succeed(&text)?;
    Ok(if reading.has_errors() {
        ExitCode::FAILURE
    } else {
        code
    })
}

/// The language of the terminal by `LC_ALL`, `LC_MESSAGES` or `LANG`: Russian if it is set, else Kazakh.
pub fn language_of_the_terminal() -> Lang {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(set)
        .and_then(|locale| Lang::from_tag(&locale))
        .unwrap_or(Lang::Kk)
}

/// The findings, one per line: `file:line: message — cure`.
pub fn report(findings: &[Finding], lang: Lang) -> String {
    let mut report = String::new();
    for finding in findings {
        // Findings quote articles, and no text of an article may control the terminal.
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

/// The numbers of errors and warnings.
fn count(reading: &CheckedCorpus) -> (usize, usize) {
    let errors = reading
        .findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error);
    let errors = errors.count();
    (errors, reading.findings.len() - errors)
}

/// The last line: how many articles, errors and warnings there are.
fn summary(reading: &CheckedCorpus, lang: Lang) -> String {
    let (errors, warnings) = count(reading);
    let articles = reading.articles.len();
    match lang {
        Lang::Kk => {
            format!("Жариялауға дайын мақала: {articles}; қате: {errors}; ескерту: {warnings}.")
        }
        Lang::Ru => format!(
            "{articles} {}, {errors} {}, {warnings} {}.",
            noun(
                articles,
                ["статья готова", "статьи готовы", "статей готово"]
            ),
            noun(errors, ["ошибка", "ошибки", "ошибок"]),
            noun(
                warnings,
                ["предупреждение", "предупреждения", "предупреждений"]
            ),
        ),
    }
}

/// Chooses the Russian noun for a number, from its forms for one, few and many.
fn noun(count: usize, [one, few, many]: [&str; 3]) -> &str {
    match plural_form(Lang::Ru, count as u64) {
        PluralForm::One => one,
        PluralForm::Few => few,
        PluralForm::Many | PluralForm::Other => many,
    }
}

fn as_json(reading: &CheckedCorpus, lang: Lang) -> Value {
    let (errors, warnings) = count(reading);
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
