//! Saves what is shown as a file.

use aimaq_library::{FileSource, Library, LibraryError};
use yew::Context;

use super::message::Message;
use super::state::App;
use crate::browser::{address, download};
use crate::content::{ReadingProgress, found_articles};
use crate::export::{self, FileFormat, Origin};
use crate::pages::Content;
use crate::texts::notes::note_in_words;
use crate::view::View;

impl App {
    /// Saves what is shown. If the articles cannot be read, the reader is told.
    pub(super) fn save(&self, ctx: &Context<Self>, format: FileFormat) {
        let origin = Origin {
            address: self.absolute(&self.view),
            article: format!(
                "{}{}",
                address::origin(),
                self.links
                    .file(&format!("{}/article/", self.view.lang.tag()))
            ),
            corpus: ctx.props().library.manifest().corpus,
            day: download::today(),
            lang: self.view.lang,
            missing: self.content.reading().map_or(0, ReadingProgress::missing),
            assumed: Vec::new(), // set by `file`
        };
        let (library, view) = (ctx.props().library.clone(), self.view.clone());
        let content = self.content.clone();
        ctx.link().send_future_batch(async move {
            match file(&library, &view, &content, &origin, format).await {
                Ok(Some((name, text))) => download::save(&name, &text),
                Ok(None) => {}
                Err(error) => {
                    return vec![Message::SaveFailed(error.advice(view.lang).to_owned())];
                }
            }
            Vec::new()
        });
    }
}

/// Returns the name and the text of the file; `None` if there is nothing to save.
///
/// # Errors
/// The articles of a result cannot be read.
async fn file<S: FileSource>(
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
