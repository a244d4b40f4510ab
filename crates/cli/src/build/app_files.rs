//! The app's own files, named by the hash of their bytes.

use std::error::Error;
use std::path::Path;
use std::{fs, io};

use aimaq_language::Lang;
use serde_json::{Value, json};
use xxhash_rust::xxh64::xxh64;

use super::inline::InlineScript;
use super::out::Out;
use super::web::Web;

/// The files that every page names.
#[derive(Debug)]
pub struct AppFiles {
    files: Vec<(String, Vec<u8>)>,
    /// The style sheet.
    pub style: String,
    /// The script that starts the app, with the scripts that it imports.
    pub start: String,
    /// The script that applies the reader's settings before the first paint.
    pub settings: InlineScript,
    /// The script that chooses a language.
    pub choose: InlineScript,
    /// The icon.
    pub icon: String,
    /// The app's Wasm.
    pub wasm: String,
    /// The script that stores a library on the device.
    pub keeping: String,
    /// The name of the library's manifest.
    pub library: String,
    /// The icon for the home screen of iOS, which cannot read SVG.
    touch_icon: Vec<u8>,
    /// The text of the web manifest. Its name does not change between versions.
    pub web_manifest: String,
    /// The code of the service worker, without its list of files.
    pub worker: String,
}

impl AppFiles {
    /// Reads the files that `trunk build --release` left in `folder`; `library` is the name of the library's manifest.
    ///
    /// # Errors
    /// If a file is missing or has the wrong format.
    pub fn read(folder: &Path, library: &str, web: Web<'_>) -> Result<AppFiles, Box<dyn Error>> {
        let mut files = Vec::new();
        let mut add = |name: &str, path: &str| -> io::Result<String> {
            let bytes = read(folder, path)?;
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let hashed = format!("{stem}-{:016x}.{ending}", xxh64(&bytes, 0));
            files.push((format!("app/{hashed}"), bytes));
            Ok(hashed)
        };
        let icon = add("icon.svg", "static/icon.svg")?;
        let web_manifest = with_icon(&text(folder, "static/manifest.webmanifest")?, &icon, web)?;
        Ok(AppFiles {
            style: add("style.css", "static/style.css")?,
            start: add("start.js", "static/start.js")?,
            settings: InlineScript::new(&text(folder, "static/settings.js")?)?,
            choose: InlineScript::new(&text(folder, "static/choose.js")?)?,
            icon,
            wasm: add("aimaq.wasm", "aimaq-app_bg.wasm")?,
            keeping: add("keeping.js", "static/keeping.js")?,
            library: library.to_owned(),
            touch_icon: read(folder, "static/apple-touch-icon.png")?,
            web_manifest,
            worker: text(folder, "static/sw.js")?,
            files,
        })
    }

    /// Adds the files to the site.
    pub fn add_to(&self, out: &mut Out) {
        for (path, bytes) in &self.files {
            out.put(path.clone(), bytes.clone());
        }
        // Not under `app/`, since the service worker need not store it: browsers fetch it only for a home screen.
        out.put("apple-touch-icon.png", self.touch_icon.clone());
        out.put("manifest.webmanifest", self.web_manifest.clone());
    }
}

fn read(folder: &Path, name: &str) -> io::Result<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).map_err(|error| {
        let message = "--app must name the folder that `trunk build --release` wrote";
        io::Error::new(
            error.kind(),
            format!("{}: {error}; {message}", path.display()),
        )
    })
}

fn text(folder: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    String::from_utf8(read(folder, name)?).map_err(|_| format!("{name} is not UTF-8").into())
}

/// The web manifest with the name of the site and of this version's icon.
fn with_icon(manifest: &str, icon: &str, web: Web<'_>) -> Result<String, serde_json::Error> {
    let mut manifest: Value = serde_json::from_str(manifest)?;
    let [purpose_kk, purpose_ru] = Lang::ALL.map(|lang| web.purpose(lang));
    if let Some(object) = manifest.as_object_mut() {
        object.insert("name".to_owned(), json!(web.name(Lang::Kk)));
        object.insert("short_name".to_owned(), json!(web.name(Lang::Kk)));
        object.insert(
            "description".to_owned(),
            json!(format!("{purpose_kk} · {purpose_ru}")),
        );
    }
    if let Some(src) = manifest.pointer_mut("/icons/0/src") {
        *src = json!(format!("app/{icon}"));
    }
    serde_json::to_string(&manifest)
}

#[cfg(test)]
mod tests {
    use super::{Web, with_icon};
    use crate::site_settings::SiteSettings;

    #[test]
    fn the_web_manifest_names_the_icon_of_this_version() {
        let manifest = with_icon(
            include_str!("../../../../static/manifest.webmanifest"),
            "icon-1.svg",
            Web {
                settings: &SiteSettings::default(),
            },
        );
        assert!(manifest.expect("it is JSON").contains("app/icon-1.svg"));
    }
}
