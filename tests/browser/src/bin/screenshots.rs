//! The README's pictures: phone and desktop, light and dark, Kazakh and Russian.
//!
//! `cargo xtask screenshots` runs it with the folder they go to.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aimaq_browser_tests::{Driver, Engine, Scene, Screen};

/// One picture.
struct Picture {
    name: &'static str,
    page: &'static str,
    screen: Screen,
    dark: bool,
}

const PICTURES: [Picture; 6] = [
    Picture {
        name: "list-kk-phone-light",
        page: "kk/",
        screen: Screen::PHONE,
        dark: false,
    },
    Picture {
        name: "search-ru-phone-dark",
        page: "ru/?q=туризм",
        screen: Screen::PHONE,
        dark: true,
    },
    Picture {
        name: "article-kk-phone-dark",
        page: "kk/article/almaty-days-in-oskemen/",
        screen: Screen::PHONE,
        dark: true,
    },
    Picture {
        name: "article-ru-phone-light",
        page: "ru/article/almaty-days-in-oskemen/",
        screen: Screen::PHONE,
        dark: false,
    },
    Picture {
        name: "search-kk-desktop-light",
        page: "kk/?q=Өскемен",
        screen: Screen::DESKTOP,
        dark: false,
    },
    Picture {
        name: "list-ru-desktop-dark",
        page: "ru/",
        screen: Screen::DESKTOP,
        dark: true,
    },
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder =
        folder.ok_or("the folder for the pictures is missing; run: cargo xtask screenshots")?;
    let dist = std::env::var_os("AIMAQ_DIST").map(PathBuf::from);
    let dist = dist.ok_or("AIMAQ_DIST names the built site; run: cargo xtask screenshots")?;
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let driver = Driver::start(Engine::from_environment()?)?;
    let scene = Scene::new(&driver, &dist, "/");
    let site = scene.site();
    for picture in &PICTURES {
        take(&scene, &site, picture, &folder)?;
    }
    Ok(())
}

fn take(
    scene: &Scene<'_>,
    site: &aimaq_browser_tests::Site,
    picture: &Picture,
    folder: &Path,
) -> Result<(), String> {
    let reader = scene.reader(site);
    reader.uses(picture.screen);
    reader.prefers_dark(picture.dark);
    reader.opens(picture.page);
    reader.waits_for_the_app();
    let file = folder.join(format!("{}.webp", picture.name));
    std::fs::write(&file, reader.photographs())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{}", file.display());
    Ok(())
}
