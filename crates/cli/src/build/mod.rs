//! `aimaq build`: from a corpus and the compiled app to a folder that any static host can serve.
//!
//! ```text
//! dist/
//!   index.html            chooses a language
//!   kk/… ru/…             every page, rendered
//!   404.html              for hosts that serve it
//!   sw.js                 the service worker, with the list of files of this version
//!   sitemap.xml feed.xml … robots.txt, opensearch-kk.xml …   where the base address is known
//!   app/                  script, Wasm, style, icon, web manifest, named by the hash of their bytes; the shell
//!   library/              corpus and index, named likewise
//!   media/                images of the articles, named likewise
//! ```

mod app_files;
mod develop;
mod document;
mod inline;
mod media;
mod out;
mod pages;
mod web;
mod worker;

use std::error::Error;
use std::path::{Path, PathBuf};

use aimaq_article::Article;
use aimaq_library::{Library, MemorySource, Sizes, pack_with};

use crate::library::{MANIFEST_NAME, previous_files};
use crate::site_settings::SiteSettings;
use app_files::AppFiles;
use out::Out;
use web::Web;

pub use develop::develop;
pub use document::escape;
pub use out::resolve_out;

/// What to build from, and where to.
#[derive(Debug)]
pub struct SiteOptions {
    /// The folder that `trunk build --release` left: the app's script and Wasm, and `static/`.
    pub app: PathBuf,
    /// The folder to write; the site that was in it is replaced.
    pub out: PathBuf,
    /// Which pages are rendered.
    pub pages: Pages,
    /// What the publisher says about the site.
    pub settings: SiteSettings,
    /// Leave out the library files of the version before.
    pub fresh: bool,
}

/// Which pages are rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Pages {
    /// Every page of every article.
    All,
    /// All but those of articles: a hundred thousand in two languages are two hundred thousand files. Their addresses are
    /// answered by 404.html, where the app draws them.
    Lists,
}

/// Builds the site from articles that were read without an error.
///
/// # Errors
/// Where a file cannot be read or written, or the app's folder lacks one.
pub fn build(
    options: &SiteOptions,
    mut articles: Vec<Article>,
    images: Vec<(String, Vec<u8>)>,
) -> Result<(), Box<dyn Error>> {
    let mut out = Out::default();
    media::add_images(&mut out, &mut articles, images);
    let packed = pack_with(&articles, &Sizes::USUAL, crate::threads());
    let web = Web {
        settings: &options.settings,
    };
    let app = AppFiles::read(&options.app, &packed.manifest, web)?;
    let source: MemorySource = packed.files.iter().cloned().collect();
    let library = pollster::block_on(Library::open(source, &packed.manifest))?;

    app.add_to(&mut out);
    for (name, bytes) in packed.files {
        out.put(format!("library/{name}"), bytes);
    }
    pollster::block_on(pages::place(
        &mut out,
        &app,
        &library,
        &articles,
        options.pages,
        web,
    ))?;
    let robots = std::fs::read_to_string(options.out.join("robots.txt"));
    if robots.is_ok_and(|text| !text.starts_with(web::ROBOTS)) {
        out.remove("robots.txt");
    }
    worker::add_worker(&mut out, &app, library.manifest());
    out.put(
        format!("library/{MANIFEST_NAME}"),
        format!("{}\n", packed.manifest),
    );
    if !options.fresh {
        keep_previous(&mut out, &options.out.join("library"))?;
    }
    out.write(&options.out)?;
    Ok(())
}

/// Puts the library files of the version before beside the new ones, so that a tab that was opened then goes on.
fn keep_previous(out: &mut Out, folder: &Path) -> Result<(), Box<dyn Error>> {
    for name in previous_files(folder) {
        let path = format!("library/{name}");
        if !out.has(&path) {
            out.put(path, std::fs::read(folder.join(&name))?);
        }
    }
    Ok(())
}
