//! A corpus as a publisher has it, for measuring the whole site: a folder for each article.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// Writes each line of a corpus as the folder of an article in one language. Returns the number of articles.
///
/// # Errors
/// A line is not an article, or a file can't be written.
pub fn write_folders(lines: impl Read, out: &Path) -> Result<usize> {
    let mut articles = 0;
    for line in BufReader::new(lines).lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let field = |name: &str| {
            let text = article[name].as_str();
            text.with_context(|| format!("article {articles} has no {name}"))
        };
        let folder = out.join(field("id")?);
        fs::create_dir_all(&folder)?;
        let (lang, title, text) = (field("lang")?, field("title")?, field("text")?);
        let about = format!(
            "original = \"{lang}\"\ndate = \"{}\"\n\n[[region]]\nunit = \"{}\"\n\n[source]\npublisher = \"Aimaq\"\n",
            field("date")?,
            field("region")?,
        );
        fs::write(folder.join("article.toml"), about)?;
        fs::write(
            folder.join(format!("{lang}.md")),
            format!("# {title}\n\n{text}\n"),
        )?;
        articles += 1;
    }
    Ok(articles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::generated::GeneratedArticles;

    #[test]
    fn the_folders_are_a_corpus_without_errors() {
        let lines: String = GeneratedArticles::new(1)
            .take(20)
            .map(|article| format!("{}\n", article.line()))
            .collect();
        let out = std::env::temp_dir().join(format!("aimaq-folders-{}", std::process::id()));
        let written = write_folders(lines.as_bytes(), &out).expect("articles");
        let mut files = Vec::new();
        for folder in fs::read_dir(&out).expect("the folder").flatten() {
            for file in fs::read_dir(folder.path()).expect("an article").flatten() {
                let name = format!(
                    "{}/{}",
                    folder.file_name().to_string_lossy(),
                    file.file_name().to_string_lossy()
                );
                files.push((name, fs::read(file.path()).expect("a file")));
            }
        }
        drop(fs::remove_dir_all(&out));
        assert_eq!(written, 20);
        let reading = aimaq_article::read_corpus(files);
        assert!(!reading.has_errors(), "{:?}", reading.findings);
        assert_eq!(reading.articles.len(), 20);
    }
}
