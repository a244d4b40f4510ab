//! The pages: one file each, from content to markup.

mod about;
mod article;
mod failed;
mod frequency;
mod kept;
mod list;
mod not_found;
mod region;
mod words;

use yew::Html;

use crate::components::Scene;
use crate::content::Content;

/// The page of a content.
pub fn page(scene: &Scene<'_>, content: &Content) -> Html {
    match content {
        Content::List(content) => list::page(scene, content),
        Content::Article(content) => article::page(scene, content),
        Content::Region(content) => region::page(scene, content),
        Content::Words(content) => words::page(scene, content),
        Content::Kept(content) => kept::page(scene, content),
        Content::Frequency(content) => frequency::page(scene, content),
        Content::About(content) => about::page(scene, content),
        Content::NotFound => not_found::page(scene),
        Content::Failed(error) => failed::page(scene, error),
    }
}
