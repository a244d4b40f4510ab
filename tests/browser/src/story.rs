//! Stories as tests.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::Trial;

use crate::context::TestContext;
use crate::driver::Driver;
use crate::inputs::StoryInputs;

/// A browser test whose name is a sentence.
#[derive(Clone, Copy)]
pub struct BrowserStory {
    /// The name, in `snake_case`: what holds.
    pub name: &'static str,
    /// The test. It panics if something does not hold.
    pub run: fn(&TestContext<'_>),
}

/// Declares the stories of a file by the names of their functions.
#[macro_export]
macro_rules! stories {
    ($($name:ident),+ $(,)?) => {
        /// The stories of this file.
        pub const STORIES: &[$crate::BrowserStory] = &[$($crate::BrowserStory { name: stringify!($name), run: $name }),+];
    };
}

/// A folder that stories run on.
#[derive(Debug, Clone)]
pub struct StorySite {
    /// The prefix of the tests' names.
    pub name: String,
    /// The folder to serve.
    pub root: PathBuf,
    /// The path of the site's root: `/` or `/some/sub/path/`.
    pub prefix: &'static str,
    /// Serves `index.html` for paths without a file, as a development server does.
    pub history_fallback: bool,
}

impl StorySite {
    /// A site in `root`, served at `/` as a plain static host does.
    #[must_use]
    pub fn new(name: &str, root: &Path) -> Self {
        Self {
            name: name.to_owned(),
            root: root.to_owned(),
            prefix: "/",
            history_fallback: false,
        }
    }
}

/// Makes a test of each story. Its name is `SITE::STORY`.
pub fn trials(
    stories: &[&[BrowserStory]],
    driver: &Arc<Driver>,
    site: &StorySite,
    inputs: &Arc<StoryInputs>,
) -> Vec<Trial> {
    let trial = |story: &BrowserStory| {
        let (story, driver) = (*story, Arc::clone(driver));
        let (site, inputs) = (site.clone(), Arc::clone(inputs));
        Trial::test(format!("{}::{}", site.name, story.name), move || {
            let context = TestContext::new(&driver, &site.root, site.prefix)
                .with_inputs(inputs)
                .with_history_fallback(site.history_fallback);
            (story.run)(&context);
            // Whatever a story is about, the browser must not have reported an error.
            let findings = context.take_findings();
            if findings.is_empty() {
                Ok(())
            } else {
                Err(findings.join("\n").into())
            }
        })
    };
    stories.iter().copied().flatten().map(trial).collect()
}
