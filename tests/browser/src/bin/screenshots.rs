//! Pictures of every kind of page: phone and desktop, light and dark, Kazakh and Russian; and the icon that iOS wants.
//!
//! `cargo xtask screenshots` runs it with the folder they go to, and the file of the icon.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aimaq_browser_tests::{Driver, Engine, Reader, Scene, Screen, Site};

/// One kind of page.
struct Kind {
    /// Its files begin with this.
    name: &'static str,
    /// What it is, for the list of pictures.
    what: &'static str,
    /// Its address below the language.
    page: &'static str,
    /// What is done there before the picture is taken.
    deed: fn(&Reader),
}

const fn kind(
    name: &'static str,
    what: &'static str,
    page: &'static str,
    deed: fn(&Reader),
) -> Kind {
    Kind {
        name,
        what,
        page,
        deed,
    }
}

fn nothing(_: &Reader) {}

fn opens_filters(reader: &Reader) {
    if reader.counts(".filters[open]") == 0 {
        reader.clicks("#filters");
    }
    reader.waits_to_see("#timeline");
}

fn opens_settings(reader: &Reader) {
    reader.clicks("#settings-open");
    reader.waits_to_see("#settings");
}

fn opens_help(reader: &Reader) {
    reader.clicks("#help-open");
    reader.waits_to_see("#help");
}

/// On a phone the twin of a paragraph is opened; a desktop has it beside.
fn opens_a_twin(reader: &Reader) {
    if reader.measures("return innerWidth") < 600.0 {
        reader.clicks("#p2");
        reader.waits_to_see(".twin");
        reader.script(
            "document.querySelector('.twin').scrollIntoView({ block: 'end' })",
            &[],
        );
    }
}

fn comes_to_lines(reader: &Reader) {
    reader.script(
        "document.getElementById('kwic').scrollIntoView({ block: 'center' })",
        &[],
    );
}

fn keeps_two(reader: &Reader) {
    for article in ["almaty-days-in-oskemen", "assembly-in-almaty-region"] {
        reader.script("window.aimaq.keep(arguments[0])", &[article.into()]);
    }
    reader.waits_to_see("#remove-assembly-in-almaty-region");
}

const ARTICLE: &str = "article/almaty-days-in-oskemen/";

/// Every kind of page.
const KINDS: [Kind; 17] = [
    kind("list", "All articles", "", nothing),
    kind("search", "Results", "?q=туризм", nothing),
    kind(
        "filters",
        "Filters, map and timeline",
        "?q=Алматы",
        opens_filters,
    ),
    kind(
        "nothing",
        "Nothing found",
        "?q=туризм&region=KZ-39",
        nothing,
    ),
    kind("article", "An article", ARTICLE, nothing),
    kind(
        "twin",
        "A paragraph in both languages",
        ARTICLE,
        opens_a_twin,
    ),
    kind(
        "parallel",
        "Both languages side by side",
        "article/almaty-days-in-oskemen/?view=parallel",
        nothing,
    ),
    kind(
        "arabic",
        "Kazakh in Arabic script",
        "article/almaty-days-in-oskemen/?view=parallel&script=arab",
        nothing,
    ),
    kind("region", "A region", "region/KZ-63/", nothing),
    kind(
        "words",
        "Words in context",
        "words/?q=Алматы&sort=right",
        comes_to_lines,
    ),
    kind(
        "line",
        "A line with its paragraph in both languages",
        "words/?q=Алматы&line=1",
        nothing,
    ),
    kind(
        "frequency",
        "How often words stand in the texts",
        "words/?q=Алматы, туризм, мәдениет&view=frequency",
        nothing,
    ),
    kind("kept", "The reading list", "kept/", keeps_two),
    kind("about", "About the site", "about/", nothing),
    kind("settings", "Settings for reading", ARTICLE, opens_settings),
    kind("help", "Signs and keys", "", opens_help),
    kind("not-found", "No such page", "article/nowhere/", nothing),
];

/// A language, a screen and a colour scheme.
const LOOKS: [(&str, &str, Screen, bool); 4] = [
    ("kk", "phone", Screen::PHONE, false),
    ("ru", "phone", Screen::PHONE, true),
    ("kk", "desktop", Screen::DESKTOP, true),
    ("ru", "desktop", Screen::DESKTOP, false),
];

/// As iOS shows an icon on its home screen.
const ICON: Screen = Screen {
    width: 180,
    height: 180,
    density: 1.0,
    mobile: false,
};

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
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(icon)) = (arguments.next(), arguments.next()) else {
        return Err("the folder for the pictures or the icon's file is missing; run: cargo xtask screenshots".to_owned());
    };
    let dist = std::env::var_os("AIMAQ_DIST").map(PathBuf::from);
    let dist = dist.ok_or("AIMAQ_DIST names the built site; run: cargo xtask screenshots")?;
    let driver = Driver::start(Engine::from_environment()?)?;
    let scene = Scene::new(&driver, &dist, "/");
    let mut site = scene.site();
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    draw_icon(&scene, &site, &dist, &icon)?;
    let mut list =
        String::from("# Every kind of page\n\nTaken anew by `cargo xtask screenshots`.\n");
    for kind in &KINDS {
        let _ = writeln!(list, "\n## {}\n", kind.what);
        for (lang, device, screen, dark) in LOOKS {
            let reader = reader(&scene, &site, screen, dark);
            reader.opens(&format!("{lang}/{}", kind.page));
            reader.waits_for_the_app();
            (kind.deed)(&reader);
            let scheme = if dark { "dark" } else { "light" };
            take(
                &reader,
                &folder,
                &format!("{}-{lang}-{device}-{scheme}", kind.name),
                &mut list,
            )?;
        }
    }
    let _ = writeln!(list, "\n## Without a network\n");
    let mut offline = reader(&scene, &site, Screen::PHONE, false);
    offline.opens("kk/");
    offline.waits_until_kept_for_offline();
    site.goes_away();
    offline.expects_no_server();
    offline.opens("kk/region/KZ-63/");
    offline.waits_for_the_app();
    take(&offline, &folder, "offline-kk-phone-light", &mut list)?;
    let readme = folder.join("README.md");
    std::fs::write(&readme, list).map_err(|error| format!("{}: {error}", readme.display()))
}

fn reader(scene: &Scene<'_>, site: &Site, screen: Screen, dark: bool) -> Reader {
    let reader = scene.reader(site);
    reader.uses(screen);
    reader.prefers_dark(dark);
    reader
}

fn take(reader: &Reader, folder: &Path, name: &str, list: &mut String) -> Result<(), String> {
    let file = folder.join(format!("{name}.webp"));
    // What fades in or was just focused is settled after two frames.
    reader.script_to_its_end(
        "for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)",
        &[],
    );
    std::fs::write(&file, reader.photographs())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    let _ = writeln!(list, "![{name}]({name}.webp)");
    println!("{}", file.display());
    Ok(())
}

/// The site's own icon on a square without transparent corners: iOS rounds them itself.
fn draw_icon(scene: &Scene<'_>, site: &Site, dist: &Path, file: &Path) -> Result<(), String> {
    let app = dist.join("app");
    let entries = std::fs::read_dir(&app).map_err(|error| format!("{}: {error}", app.display()))?;
    let name = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with("icon-"))
        .ok_or("the site has no icon")?;
    let reader = scene.reader(site);
    reader.uses(ICON);
    reader.opens(&format!("app/{name}"));
    reader.script("document.querySelector('rect').removeAttribute('rx')", &[]);
    std::fs::write(file, reader.photographs_exactly())
        .map_err(|error| format!("{}: {error}", file.display()))
}
