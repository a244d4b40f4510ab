//! Stories as tests.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::Trial;

use crate::driver::Driver;
use crate::scene::Scene;

/// A test that reads as a sentence.
#[derive(Clone, Copy)]
pub struct Story {
    /// Its name: what holds.
    pub name: &'static str,
    /// What happens in it.
    pub tell: fn(&Scene<'_>),
}

/// The stories of a file, by the names of their functions.
#[macro_export]
macro_rules! stories {
    ($($name:ident),+ $(,)?) => {
        /// The stories of this file.
        pub const STORIES: &[$crate::Story] = &[$($crate::Story { name: stringify!($name), tell: $name }),+];
    };
}

/// Stories as tests, on a folder served at a path; `place` goes before their names.
pub fn trials(
    stories: &[&[Story]],
    driver: &Arc<Driver>,
    root: &Path,
    prefix: &str,
    place: &str,
) -> Vec<Trial> {
    let make = |story: &Story| {
        let (story, driver, root, prefix) = (
            *story,
            Arc::clone(driver),
            PathBuf::from(root),
            prefix.to_owned(),
        );
        Trial::test(
            format!("{}::{place}::{}", driver.engine().name(), story.name),
            move || {
                let scene = Scene::new(&driver, &root, &prefix);
                (story.tell)(&scene);
                // Whatever a story is about, nothing may have gone wrong on the way.
                let findings = scene.take_findings();
                if findings.is_empty() {
                    Ok(())
                } else {
                    Err(findings.join("\n").into())
                }
            },
        )
    };
    stories.iter().copied().flatten().map(make).collect()
}
