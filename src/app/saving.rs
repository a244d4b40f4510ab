//! What is shown, as a file.

use aimaq_library::{FileSource, Library, LibraryError};

use crate::content::found_articles;
use crate::export::{self, FileFormat, Origin};
use crate::pages::Content;
use crate::texts::notes::note_in_words;
use crate::view::View;

/// The name and the text of a file; `None` where there is nothing to save.
///
/// # Errors
/// Where the articles of a result cannot be read.
pub(super) async fn file<S: FileSource>(
    library: &Library<S>,
    view: &View,
    content: &Content,
    origin: &Origin,
    format: FileFormat,
) -> Result<Option<(String, String)>, LibraryError> {
    let assumed = content.notes().iter();
    let origin = &Origin {
        assumed: assumed.map(|note| note_in_words(view.lang, note)).collect(),
        ..origin.clone()
    };
    let (name, text) = match content {
        Content::List(_) | Content::Region(_) => {
            let articles = found_articles(library, view).await?;
            ("articles", export::articles(origin, &articles, format))
        }
        Content::Article(content) => {
            let article = content.article();
            let text = export::article(origin, article, view.lang, format);
            (article.id.as_str(), text)
        }
        Content::Words(content) => {
            let lines = content
                .lines
                .iter()
                .filter_map(|&number| content.found.line(number as usize));
            ("concordance", export::lines(origin, lines, format))
        }
        Content::Frequency(content) => ("frequency", export::frequencies(origin, content, format)),
        _ => return Ok(None),
    };
    let name = format!("{name}-{}.{}", origin.day, format.ending());
    Ok(Some((name, text)))
}
