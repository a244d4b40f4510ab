//! The page of the reading list, and of what is stored on the device.

use aimaq_library::{FileSource, Library};
use aimaq_places::unit;
use yew::{Html, html};

use super::Loaded;
use crate::components::{Act, Scene, button, marked};
use crate::content::{self, ReadingListContent};
use crate::texts::counted::{self, grouped};
use crate::texts::keeping::keeping;
use crate::texts::phrases;
use crate::view::View;

pub(super) async fn load<S: FileSource>(
    library: &Library<S>,
    _: &View,
    _typing: bool,
    _: Option<ReadingListContent>,
) -> Loaded<ReadingListContent> {
    Ok(Some(content::kept::load(library).await))
}

pub(super) fn title(view: &View, _: &ReadingListContent) -> Option<String> {
    Some(phrases(view.lang).kept_title.to_owned())
}

pub(super) fn page(scene: &Scene<'_>, content: &ReadingListContent) -> Html {
    let say = scene.say();
    let saved = scene.live.map_or(&[][..], |live| &live.kept);
    let import = scene
        .live
        .map(|live| live.on.reform(|_: yew::Event| Act::Import));
    html! {
        <div class="column">
            <h1 class="page-title">{ say.kept_title }</h1>
            <p>{ say.kept_intro }</p>
            <ul class="kept">
                { for saved.iter().enumerate().map(|(i, kept)| item(scene, content, i, kept)) }
            </ul>
            <p class="actions">
                if !saved.is_empty() { { button(scene, "export".to_owned(), say.export, Act::Export) } }
                <label class="button quiet import">
                    { say.import }
                    <input class="unseen" id="import" type="file" accept=".json,application/json" onchange={import} />
                </label>
            </p>
            <section aria-labelledby="keeping-title">
                <h2 id="keeping-title">{ say.keeping_title }</h2>
                <div id="keeping"></div>
                <dl id="keeping-texts" hidden=true>
                    { for keeping(scene.view.lang).map(|(name, sentence)| html! { <dd data-name={name}>{ sentence }</dd> }) }
                </dl>
                <details id="keep-some">
                    <summary>{ say.keeping_some }</summary>
                    <fieldset>
                        <legend class="unseen">{ say.regions }</legend>
                        { for content.regions.iter().filter_map(|(code, count)| region(scene, code, *count)) }
                    </fieldset>
                    <p class="actions" id="keep-some-action"></p>
                </details>
            </section>
        </div>
    }
}

/// A checkbox for a region whose texts can be stored. `static/keeping.js` reads the checkboxes.
fn region(scene: &Scene<'_>, code: &str, count: u32) -> Option<Html> {
    let name = unit(code)?.name(scene.view.lang);
    Some(html! {
        <label class="read">
            <input type="checkbox" value={code.to_owned()} data-name={name} />
            { name }
            <span class="count">{ grouped(count.into()) }</span>
        </label>
    })
}

fn item(
    scene: &Scene<'_>,
    content: &ReadingListContent,
    i: usize,
    kept: &crate::content::SavedArticle,
) -> Html {
    let say = scene.say();
    let view = View {
        paragraph: (kept.block > 0).then_some(kept.block),
        ..scene.view.neighbour(&kept.id)
    };
    let title = content.titles.iter().find(|title| title.id == kept.id);
    let title = match title {
        Some(title) => html! {
            <a href={scene.links.to(&view)} lang={scene.tag(title.lang)} dir={scene.dir(title.lang)}>
                { marked(scene, title.lang, &title.title, &[]) }
            </a>
        },
        None => html! { <span>{ &kept.id }</span> },
    };
    let onchange = scene
        .live
        .map(|live| live.on.reform(move |_: yew::Event| Act::MarkRead(i)));
    html! {
        <li key={kept.id.clone()}>
            <h2>{ title }</h2>
            <p class="actions">
                <label class="read"><input type="checkbox" checked={kept.read} {onchange} />{ say.read }</label>
                if kept.block > 0 && !kept.read {
                    <span class="results-count">{ counted::stopped_at(scene.view.lang, u64::from(kept.block)) }</span>
                }
                { button(scene, format!("remove-{}", kept.id), say.kept_remove, Act::Remove(i)) }
            </p>
        </li>
    }
}
