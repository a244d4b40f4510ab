//! `aimaq new`: a folder to begin a site with.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::print_and_succeed;
use crate::site_settings::FILE;

/// Makes a folder to begin a site with: settings, a sample article, workflows for GitHub Pages and GitLab Pages.
#[derive(Debug, clap::Args)]
pub struct NewOptions {
    /// The folder to make.
    #[arg(value_name = "SITE")]
    site: PathBuf,
}

/// The files of a new site, by their path in it.
const FILES: [(&str, &str); 6] = [
    (FILE, include_str!("aimaq.toml")),
    (
        "corpus/sample-article/article.toml",
        include_str!("sample/article.toml"),
    ),
    ("corpus/sample-article/kk.md", include_str!("sample/kk.md")),
    ("corpus/sample-article/ru.md", include_str!("sample/ru.md")),
    (".github/workflows/pages.yml", include_str!("github.yml")),
    (".gitlab-ci.yml", include_str!("gitlab.yml")),
];

/// Runs the command.
///
/// # Errors
/// If the folder is there and not empty, or cannot be written, as a sentence.
pub fn run(options: &NewOptions) -> Result<ExitCode, String> {
    let site = &options.site;
    let about = |error: std::io::Error| format!("{}: {error}", site.display());
    if site.exists() && fs::read_dir(site).map_err(about)?.next().is_some() {
        return Err(format!(
            "{}: is not empty and was not changed; name a new folder",
            site.display()
        ));
    }
    let mut written = String::new();
    for (path, text) in FILES {
        let file = site.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(about)?;
        }
        fs::write(&file, text).map_err(about)?;
        written.push_str(&format!("{}\n", file.display()));
    }
    print_and_succeed(&written)
}
