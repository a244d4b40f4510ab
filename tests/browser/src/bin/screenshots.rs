//! Takes pictures of every page: phone and desktop, light and dark, Kazakh and Russian. Also draws the icons for home screens.
//!
//! `cargo xtask screenshots` runs it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aimaq_browser_tests::{Driver, Screen, Site, TestContext, Visitor};
use clap::Parser;

/// A page to take pictures of.
struct PageShot {
    /// The prefix of the pictures' names.
    name: &'static str,
    /// The heading in the list of pictures.
    heading: &'static str,
    /// The address after the language.
    page: &'static str,
    /// What the visitor does before the picture is taken.
    prepare: fn(&Visitor),
}

const fn shot(
    name: &'static str,
    heading: &'static str,
    page: &'static str,
    prepare: fn(&Visitor),
) -> PageShot {
    PageShot {
        name,
        heading,
        page,
        prepare,
    }
}

fn nothing(_: &Visitor) {}

fn opens_filters(visitor: &Visitor) {
    if visitor.counts("button#filters") > 0 {
        visitor.clicks("#filters");
    }
    visitor.waits_to_see("#timeline");
}

fn opens_settings(visitor: &Visitor) {
    visitor.clicks("#settings-open");
    visitor.waits_to_see("#settings");
}

fn opens_help(visitor: &Visitor) {
    visitor.clicks("#help-open");
    visitor.waits_to_see("#help");
}

/// Opens the translation of a paragraph on a phone; on a desktop it is always visible.
fn opens_a_twin(visitor: &Visitor) {
    if visitor.measures("return innerWidth") < 600.0 {
        visitor.clicks("#p2");
        visitor.waits_to_see(".twin");
        visitor.script(
            "document.querySelector('.twin').scrollIntoView({ block: 'end' })",
            &[],
        );
    }
}

fn comes_to_lines(visitor: &Visitor) {
    visitor.script(
        "document.getElementById('kwic').scrollIntoView({ block: 'center' })",
        &[],
    );
}

fn keeps_two(visitor: &Visitor) {
    for article in ["almaty-days-in-oskemen", "assembly-in-almaty-region"] {
        visitor.script("window.aimaq.keep(arguments[0])", &[article.into()]);
    }
    visitor.waits_to_see("#remove-assembly-in-almaty-region");
}

const ARTICLE: &str = "article/almaty-days-in-oskemen/";

/// Every page that is shown.
const SHOTS: [PageShot; 17] = [
    shot("list", "All articles", "", nothing),
    shot("search", "Results", "?q=туризм", nothing),
    shot(
        "filters",
        "Filters, map and timeline",
        "?q=Алматы",
        opens_filters,
    ),
    shot(
        "nothing",
        "Nothing found",
        "?q=туризм&region=KZ-39",
        nothing,
    ),
    shot("article", "An article", ARTICLE, nothing),
    shot(
        "twin",
        "A paragraph in both languages",
        ARTICLE,
        opens_a_twin,
    ),
    shot(
        "parallel",
        "Both languages side by side",
        "article/almaty-days-in-oskemen/?view=parallel",
        nothing,
    ),
    shot(
        "arabic",
        "Kazakh in Arabic script",
        "article/almaty-days-in-oskemen/?view=parallel&script=arab",
        nothing,
    ),
    shot("region", "A region", "region/KZ-63/", nothing),
    shot(
        "words",
        "Words in context",
        "words/?q=Алматы&sort=right",
        comes_to_lines,
    ),
    shot(
        "line",
        "A line with its paragraph in both languages",
        "words/?q=Алматы&line=1",
        nothing,
    ),
    shot(
        "frequency",
        "How often words stand in the texts",
        "frequency/?q=Алматы, туризм, мәдениет",
        nothing,
    ),
    shot("kept", "The reading list", "kept/", keeps_two),
    shot("about", "About the site", "about/", nothing),
    shot("settings", "Settings for reading", ARTICLE, opens_settings),
    shot("help", "Signs and keys", "", opens_help),
    shot("not-found", "No such page", "article/nowhere/", nothing),
];

/// A language, a screen and a colour scheme.
const LOOKS: [(&str, &str, Screen, bool); 4] = [
    ("kk", "phone", Screen::PHONE, false),
    ("ru", "phone", Screen::PHONE, true),
    ("kk", "desktop", Screen::DESKTOP, true),
    ("ru", "desktop", Screen::DESKTOP, false),
];

/// The icon as it is, with transparent corners.
const ROUND: &str = "";
/// iOS rounds the corners itself.
const SQUARE: &str = "document.querySelector('rect').removeAttribute('rx')";
/// Systems cut any form out of a maskable icon. A circle of 80 % of its width is safe (W3C, Web Application Manifest).
const SMALLER: &str = "document.querySelector('rect').removeAttribute('rx');
    document.querySelector('g').setAttribute('transform', 'translate(2.4 2.4) scale(0.9)')";

/// The icons for home screens: the file, its size, and the script that prepares the picture.
const ICONS: [(&str, u32, &str); 4] = [
    ("apple-touch-icon.png", 180, SQUARE),
    ("icons/192.png", 192, ROUND),
    ("icons/512.png", 512, ROUND),
    ("icons/maskable.png", 512, SMALLER),
];

/// Takes the pictures for the documentation.
#[derive(Parser)]
struct ScreenshotArguments {
    /// The built site.
    #[arg(long, value_name = "DIR")]
    site: PathBuf,
    /// The folder for the pictures. Its contents are replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The folder for the icons for home screens.
    #[arg(long, value_name = "DIR")]
    icons: PathBuf,
}

fn main() -> ExitCode {
    match run(&ScreenshotArguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &ScreenshotArguments) -> Result<(), String> {
    let ScreenshotArguments {
        site: dist,
        out: folder,
        icons,
    } = arguments;
    let driver = Driver::start()?;
    let context = TestContext::new(&driver, dist, "/");
    let mut site = context.site();
    drop(std::fs::remove_dir_all(folder));
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    draw_icons(&context, &site, dist, icons)?;
    let mut list =
        String::from("# Every kind of page\n\nTaken anew by `cargo xtask screenshots`.\n");
    for shot in &SHOTS {
        let _ = writeln!(list, "\n## {}\n", shot.heading);
        for (lang, device, screen, dark) in LOOKS {
            let visitor = visitor(&context, &site, screen, dark);
            visitor.opens(&format!("{lang}/{}", shot.page));
            visitor.waits_for_the_app();
            (shot.prepare)(&visitor);
            let scheme = if dark { "dark" } else { "light" };
            take(
                &visitor,
                folder,
                &format!("{}-{lang}-{device}-{scheme}", shot.name),
                &mut list,
            )?;
        }
    }
    let _ = writeln!(list, "\n## Without a network\n");
    let mut offline = visitor(&context, &site, Screen::PHONE, false);
    offline.opens("kk/");
    offline.waits_until_kept_for_offline();
    site.goes_away();
    offline.expects_no_server();
    offline.opens("kk/region/KZ-63/");
    offline.waits_for_the_app();
    take(&offline, folder, "offline-kk-phone-light", &mut list)?;
    let readme = folder.join("README.md");
    std::fs::write(&readme, list).map_err(|error| format!("{}: {error}", readme.display()))
}

fn visitor(context: &TestContext<'_>, site: &Site, screen: Screen, dark: bool) -> Visitor {
    let visitor = context.visitor(site);
    visitor.uses(screen);
    visitor.prefers_dark(dark);
    visitor
}

fn take(visitor: &Visitor, folder: &Path, name: &str, list: &mut String) -> Result<(), String> {
    let file = folder.join(format!("{name}.webp"));
    // Fading elements and a moved focus need up to two frames.
    visitor.script_to_its_end(
        "for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)",
        &[],
    );
    std::fs::write(&file, visitor.photographs())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    let _ = writeln!(list, "![{name}]({name}.webp)");
    println!("{}", file.display());
    Ok(())
}

/// Draws the site's icon as the PNG files of [`ICONS`].
fn draw_icons(
    context: &TestContext<'_>,
    site: &Site,
    dist: &Path,
    folder: &Path,
) -> Result<(), String> {
    let app = dist.join("app");
    let entries = std::fs::read_dir(&app).map_err(|error| format!("{}: {error}", app.display()))?;
    let name = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with("icon-"))
        .ok_or("the site has no icon")?;
    for (file, size, prepare) in ICONS {
        let visitor = context.visitor(site);
        visitor.uses(Screen {
            width: size,
            height: size,
            density: 1.0,
            mobile: false,
        });
        visitor.opens(&format!("app/{name}"));
        visitor.script(prepare, &[]);
        let picture = match prepare {
            ROUND => visitor.photographs_without_ground(),
            _ => visitor.photographs_exactly(),
        };
        let file = folder.join(file);
        std::fs::write(&file, picture).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}
