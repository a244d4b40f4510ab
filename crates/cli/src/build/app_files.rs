//! The app's own files, named by the hash of their final bytes.

use std::error::Error;
use std::path::Path;
use std::{fs, io};

use aimaq_app::texts::keeping::KEEPING;
use xxhash_rust::xxh64::xxh64;

use super::inline::Inline;
use super::out::Out;

/// The files that every page names.
#[derive(Debug)]
pub struct AppFiles {
    files: Vec<(String, Vec<u8>)>,
    /// The style sheet.
    pub style: String,
    /// The script that starts the app, with the app's own script in it.
    pub start: String,
    /// The script that applies the reader's settings before the first paint.
    pub settings: Inline,
    /// The script that chooses a language.
    pub choose: Inline,
    /// The icon.
    pub icon: String,
    /// The app's Wasm.
    pub wasm: String,
    /// The second part of the app's Wasm.
    pub second: String,
    /// The script that keeps a library on the device.
    pub keeping: String,
    /// The library's manifest.
    pub library: String,
    /// The icon for the home screen of iOS, which knows no SVG.
    touch_icon: Vec<u8>,
    /// The web manifest, under a name of its own.
    pub web_manifest: String,
    /// The service worker's code, without its list of files.
    pub worker: String,
}

impl AppFiles {
    /// Reads what Trunk built into `folder`; `library` is the name of the library's manifest.
    ///
    /// # Errors
    /// Where a file is not there.
    pub fn read(folder: &Path, library: &str) -> Result<AppFiles, Box<dyn Error>> {
        let mut files = Vec::new();
        let mut add = |name: &str, bytes: Vec<u8>| {
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let hashed = format!("{stem}-{:016x}.{ending}", xxh64(&bytes, 0));
            files.push((format!("app/{hashed}"), bytes));
            hashed
        };
        let wasm = add("aimaq.wasm", read(folder, "aimaq-app_bg.wasm")?);
        let second = add("second.wasm", read(folder, "second.wasm")?);
        let style = add("style.css", read(folder, "static/style.css")?);
        let icon = add("icon.svg", read(folder, "static/icon.svg")?);
        let keeping = text(folder, "static/keeping.js")?;
        let keeping = add("keeping.js", with_texts(&keeping).into_bytes());
        let start = text(folder, "static/start.js")?;
        let start = fill(
            &start,
            &[
                ("library", library),
                ("keeping.js", &keeping),
                ("app.wasm", &wasm),
                ("second.wasm", &second),
            ],
        )?;
        let start = add("start.js", start.into_bytes());
        let web_manifest = text(folder, "static/manifest.webmanifest")?;
        let web_manifest = fill(&web_manifest, &[("icon.svg", &icon)])?;
        Ok(AppFiles {
            files,
            style,
            start,
            settings: Inline::new(&text(folder, "static/settings.js")?)?,
            choose: Inline::new(&text(folder, "static/choose.js")?)?,
            icon,
            wasm,
            second,
            keeping,
            library: library.to_owned(),
            touch_icon: read(folder, "static/apple-touch-icon.png")?,
            web_manifest,
            worker: text(folder, "static/sw.js")?,
        })
    }

    /// Puts the files in.
    pub fn place(&self, out: &mut Out) {
        for (path, bytes) in &self.files {
            out.put(path.clone(), bytes.clone());
        }
        // No part of the app: only who puts the site on a home screen fetches it.
        out.put("apple-touch-icon.png", self.touch_icon.clone());
        out.put("manifest.webmanifest", self.web_manifest.clone());
    }
}

fn read(folder: &Path, name: &str) -> io::Result<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).map_err(|error| {
        let message = "--app names the folder that Trunk built, which `cargo xtask build` makes before it calls this";
        io::Error::new(error.kind(), format!("{}: {error}; {message}", path.display()))
    })
}

fn text(folder: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    String::from_utf8(read(folder, name)?).map_err(|_| format!("{name} is not text").into())
}

/// A script with the sentences that it says in front: `const TEXTS = {"name": ["Kazakh", "Russian"], …};`.
fn with_texts(script: &str) -> String {
    let mut texts = String::new();
    for (name, kk, ru) in KEEPING {
        // What Rust writes to be read again, JavaScript reads, too.
        texts.push_str(&format!("{name}:[{kk:?},{ru:?}],\n"));
    }
    format!("const TEXTS = {{\n{texts}}};\n{script}")
}

/// Puts names in place of `{{key}}`. A key that is not there is a mistake: the file would name nothing.
fn fill(template: &str, names: &[(&str, &str)]) -> Result<String, Box<dyn Error>> {
    let mut filled = template.to_owned();
    for (key, name) in names {
        let key = format!("{{{{{key}}}}}");
        if !filled.contains(&key) {
            return Err(format!("the template lacks {key}").into());
        }
        filled = filled.replace(&key, name);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in() {
        assert_eq!(
            fill("a {{x.js}} b", &[("x.js", "y")]).expect("the key is there"),
            "a y b"
        );
        assert!(fill("a", &[("x", "y")]).is_err());
    }
}
