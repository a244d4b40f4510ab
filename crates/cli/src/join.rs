//! `aimaq join`: makes one article of its versions in two languages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aimaq_article::is_id;

use crate::print_and_succeed;
use crate::visible::visible;

/// Makes one article of a Kazakh and a Russian one that say the same.
///
/// The text of the second moves into the folder of the first. Its id becomes a former id of the first, so that links to it still work.
/// Its other metadata is printed: an article has one date and one source.
#[derive(Debug, clap::Args)]
pub struct JoinOptions {
    /// The article that stays: the one that was written first.
    first: String,
    /// The article whose text is the translation.
    second: String,
    /// The folder of articles.
    #[arg(long, value_name = "DIR", default_value = "corpus")]
    corpus: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// If there is no such article, or both have a text in one language, as a sentence. Nothing is changed then.
pub fn run(options: &JoinOptions) -> Result<ExitCode, String> {
    let first = folder(&options.corpus, &options.first)?;
    let second = folder(&options.corpus, &options.second)?;
    if first == second {
        return Err("an article cannot be joined with itself".to_owned());
    }
    let about = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut moves = Vec::new();
    for entry in fs::read_dir(&second).map_err(|error| about(&second, error))? {
        let entry = entry.map_err(|error| about(&second, error))?;
        let name = entry.file_name();
        if name == "article.toml" {
            continue;
        }
        let to = first.join(&name);
        if to.exists() {
            return Err(format!(
                "{} and {} both have {}; rename one of them, or choose other articles",
                options.first,
                options.second,
                name.to_string_lossy()
            ));
        }
        moves.push((entry.path(), to));
    }
    let metadata = first.join("article.toml");
    let toml = fs::read_to_string(&metadata).map_err(|error| about(&metadata, error))?;
    let toml = with_alias(&toml, &options.second);
    let dropped = second.join("article.toml");
    let dropped = fs::read_to_string(&dropped).map_err(|error| about(&dropped, error))?;
    for (from, to) in moves {
        fs::rename(&from, &to).map_err(|error| about(&from, error))?;
    }
    fs::write(&metadata, toml).map_err(|error| about(&metadata, error))?;
    fs::remove_dir_all(&second).map_err(|error| about(&second, error))?;
    print_and_succeed(&format!(
        "{} ← {}\n\n# {}/article.toml\n{}",
        options.first,
        options.second,
        options.second,
        dropped.lines().map(visible).collect::<Vec<_>>().join("\n") + "\n"
    ))
}

/// The folder of an article. An id is a name, and never a path that leads elsewhere.
fn folder(corpus: &Path, id: &str) -> Result<PathBuf, String> {
    let folder = corpus.join(id);
    if is_id(id) && folder.join("article.toml").is_file() {
        return Ok(folder);
    }
    Err(format!("{}: has no article {id:?}", corpus.display()))
}

/// The metadata with a former id.
fn with_alias(toml: &str, id: &str) -> String {
    let mut written = false;
    let mut lines: Vec<String> = Vec::new();
    for line in toml.lines() {
        match line.strip_prefix("aliases = [") {
            Some(rest) if !written => {
                let comma = if rest.starts_with(']') { "" } else { ", " };
                lines.push(format!("aliases = [\"{id}\"{comma}{rest}"));
                written = true;
            }
            _ => lines.push(line.to_owned()),
        }
    }
    if !written {
        // Before the first table, where keys of the article stand.
        lines.insert(0, format!("aliases = [\"{id}\"]"));
    }
    lines.join("\n") + "\n"
}
