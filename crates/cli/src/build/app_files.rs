//! The app's own files, named by the hash of their bytes.

use std::error::Error;
use std::path::Path;
use std::{fs, io};

use aimaq_language::Lang;
use serde_json::{Value, json};
use xxhash_rust::xxh64::xxh64;

use super::inline::{InlineScript, integrity};
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
    /// The integrity of that script.
    pub start_integrity: String,
    /// The scripts that run before the first paint: the reader's settings, what is said if the app does not come, and what is
    /// done until it runs.
    pub first: InlineScript,
    /// Those of the shell, which has nothing to do until the app runs.
    pub first_of_shell: InlineScript,
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
    /// The icons for home screens that cannot read SVG: their names in the site, and their bytes.
    home_icons: Vec<(&'static str, Vec<u8>)>,
    /// The web manifest: name and icons for the home screen.
    pub web_manifest: String,
    /// The code of the service worker, without its list of files.
    pub worker: String,
}

/// The icons for home screens: of iOS, and those that the web manifest names.
const HOME_ICONS: [&str; 4] = [
    "apple-touch-icon.png",
    "icons/192.png",
    "icons/512.png",
    "icons/maskable.png",
];

impl AppFiles {
    /// Reads the files that `trunk build --release` left in `folder`; `library` is the name of the library's manifest.
    ///
    /// # Errors
    /// If a file is missing or has the wrong format.
    pub fn read(folder: &Path, library: &str, web: Web<'_>) -> Result<AppFiles, Box<dyn Error>> {
        let mut files = Vec::new();
        let mut add = |name: &str, bytes: Vec<u8>| -> String {
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let hashed = format!("{stem}-{:016x}.{ending}", xxh64(&bytes, 0));
            files.push((format!("app/{hashed}"), bytes));
            hashed
        };
        let icon = add("icon.svg", read(folder, "static/icon.svg")?);
        let web_manifest = with_icon(&text(folder, "static/manifest.webmanifest")?, &icon, web)?;
        let web_manifest = add("manifest.webmanifest", web_manifest.into_bytes());
        let start = add("start.js", read(folder, "static/start.js")?);
        Ok(AppFiles {
            style: add("style.css", read(folder, "static/style.css")?),
            start_integrity: integrity(&read(folder, "static/start.js")?),
            start,
            first: inline(folder, &["settings.js", "trouble.js", "waiting.js"])?,
            first_of_shell: inline(folder, &["settings.js", "trouble.js"])?,
            choose: inline(folder, &["choose.js"])?,
            icon,
            wasm: add("aimaq.wasm", read(folder, "aimaq-app_bg.wasm")?),
            keeping: add("keeping.js", read(folder, "static/keeping.js")?),
            library: library.to_owned(),
            home_icons: HOME_ICONS
                .into_iter()
                .map(|name| Ok((name, read(folder, &format!("static/{name}"))?)))
                .collect::<io::Result<_>>()?,
            web_manifest,
            worker: text(folder, "static/sw.js")?,
            files,
        })
    }

    /// Identifies the files that a tab runs, and the library: the hash of their names.
    pub fn edition(&self) -> String {
        let mut names = self.library.clone();
        for (path, _) in &self.files {
            names.push_str(path);
        }
        format!("{:016x}", xxh64(names.as_bytes(), 0))
    }

    /// Adds the files to the site.
    pub fn add_to(&self, out: &mut Out) {
        for (path, bytes) in &self.files {
            out.put(path.clone(), bytes.clone());
        }
        // Not under `app/`, since the service worker need not store them: browsers fetch them only for a home screen.
        for (name, bytes) in &self.home_icons {
            out.put(*name, bytes.clone());
        }
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

/// One inline script of several files.
fn inline(folder: &Path, names: &[&str]) -> Result<InlineScript, Box<dyn Error>> {
    let mut joined = String::new();
    for name in names {
        joined.push_str(text(folder, &format!("static/{name}"))?.trim());
        joined.push('\n');
    }
    InlineScript::new(&joined)
}

/// The web manifest with the name of the site and of this version's icon. It stands in `app/`, and so does the icon.
fn with_icon(manifest: &str, icon: &str, web: Web<'_>) -> Result<String, serde_json::Error> {
    let mut manifest: Value = serde_json::from_str(manifest)?;
    let icons = manifest["icons"].as_array_mut();
    for (number, entry) in icons.into_iter().flatten().enumerate() {
        entry["src"] = match number {
            0 => json!(icon),
            _ => json!(format!("../{}", entry["src"].as_str().unwrap_or_default())),
        };
    }
    for root in ["start_url", "scope"] {
        manifest[root] = json!("../");
    }
    for name in ["name", "short_name"] {
        manifest[name] = json!(web.name(Lang::Kk));
    }
    let [kk, ru] = Lang::ALL.map(|lang| web.purpose(lang));
    manifest["description"] = json!(format!("{kk} · {ru}"));
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
        let manifest = manifest.expect("it is JSON");
        assert!(manifest.contains("\"icon-1.svg\""));
        assert!(manifest.contains("\"../icons/192.png\""));
        assert!(manifest.contains("\"start_url\":\"../\""));
    }
}
