//! `wasm-bindgen` as Trunk calls it: `--version`, `--target`, `--out-dir`, `--out-name`, `--no-typescript`,
//! `--no-demangle`, `--keep-debug` and the module.
//!
//! The official command has no usable lock file and takes twice as long to build, because it brings a test
//! runner with a browser client along. The work itself is done by the same library.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// What one call asks for.
struct Job {
    bindgen: Bindgen,
    out_dir: PathBuf,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--version") {
        // Trunk compares this with the version the app is linked against.
        println!("wasm-bindgen {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    match parse(&arguments).and_then(|mut job| Ok(job.bindgen.generate(&job.out_dir)?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-bindgen: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the options; an unknown one is an error, so that nothing Trunk asks for is silently dropped.
fn parse(arguments: &[String]) -> Result<Job, Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    let mut out_dir = None;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let (name, inline) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        let mut value = || {
            inline
                .clone()
                .or_else(|| arguments.next().cloned())
                .ok_or_else(|| format!("{name} wants a value"))
        };
        match name {
            "--target" => match value()?.as_str() {
                "web" => bindgen.web(true)?,
                "no-modules" => bindgen.no_modules(true)?,
                other => {
                    return Err(format!(
                        "target {other} is not supported, only web and no-modules"
                    )
                    .into());
                }
            },
            "--out-dir" => {
                out_dir = Some(PathBuf::from(value()?));
                &mut bindgen
            }
            "--out-name" => bindgen.out_name(&value()?),
            "--no-typescript" => bindgen.typescript(false),
            "--no-demangle" => bindgen.demangle(false),
            "--keep-debug" => bindgen.keep_debug(true),
            other if other.starts_with('-') => return Err(format!("unknown option {other}").into()),
            module => bindgen.input_path(module),
        };
    }
    Ok(Job {
        bindgen,
        out_dir: out_dir.ok_or("--out-dir is missing")?,
    })
}
