//! The frequency page: how often words occur, as charts and as tables.

use aimaq_compact::order;
use aimaq_language::compare;
use aimaq_library::{FileSource, Library};
use aimaq_places::unit;
use yew::{Html, html};

use super::Loaded;
use crate::components::{Scene, chips, downloads, notes, reading_progress, text_langs};
use crate::content::{self, FrequencyContent, TermCounts};
use crate::export::FileFormat;
use crate::texts::counted::grouped;
use crate::texts::fixed::fixed;
use crate::texts::phrases;
use crate::view::View;

/// Height of the chart in its own units. The chart's `viewBox` repeats height and width.
const HEIGHT: f64 = 100.0;
/// Width of the chart in its own units.
const WIDTH: f64 = 300.0;

pub(super) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    _typing: bool,
    before: Option<FrequencyContent>,
) -> Loaded<FrequencyContent> {
    content::frequency::load(library, view, before)
        .await
        .map(Some)
}

pub(super) fn title(view: &View, _: &FrequencyContent) -> Option<String> {
    let say = phrases(view.lang);
    Some(format!("{}: {}", say.words_title, say.tab_frequency))
}

pub(super) fn page(scene: &Scene<'_>, content: &FrequencyContent) -> Html {
    let say = scene.say();
    let years: Vec<(String, &TermCounts)> = content
        .years
        .iter()
        .map(|(year, counts)| {
            let name = year.map_or(say.date_unknown.to_owned(), |year| year.to_string());
            (name, counts)
        })
        .collect();
    let mut regions: Vec<(String, &TermCounts)> = content
        .regions
        .iter()
        .map(|(code, counts)| {
            let name = unit(code).map_or(code.as_str(), |unit| unit.name(scene.view.lang));
            (name.to_owned(), counts)
        })
        .collect();
    order::sort_by(&mut regions, |(a, _), (b, _)| compare(a, b));
    let all = [(say.all_texts.to_owned(), &content.total)];
    html! {
        <div class="words">
            <h1 class="page-title">{ say.words_title }</h1>
            { tabs(scene) }
            <p class="hint">{ say.frequency_hint }</p>
            { notes(scene, &content.notes) }
            { reading_progress(scene, &content.reading, &content.not_searched) }
            if content.total.words > 0 {
                <ul class="legend">{ for content.terms.iter().enumerate().map(|(i, term)| html! {
                    <li><span class={format!("key t{i}")} aria-hidden="true">{ (i + 1).to_string() }</span>{ term }</li>
                }) }</ul>
                <h2>{ say.timeline }</h2>
                { chart(scene, content) }
                { table(scene, content, say.period, &years, &all) }
                <h2>{ say.regions }</h2>
                { table(scene, content, say.region, &regions, &[]) }
                if content.reading.is_whole() { <p class="hint">{ say.frequency_exact }</p> }
                { downloads(scene, &[FileFormat::Csv, FileFormat::CsvLocal, FileFormat::Tsv]) }
            }
        </div>
    }
}

/// Links to the concordance and to the frequencies, and the choice of languages.
pub(super) fn tabs(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let tab = |view: View, id: &'static str, label: &'static str| {
        let current = (scene.view.page == view.page).then_some("page");
        html! { <a class="pill" {id} href={scene.links.to(&view)} aria-current={current}>{ label }</a> }
    };
    html! {
        <>
            <div class="arrangement">
                <nav class="sort" aria-label={say.words_title}>
                    { tab(scene.view.list().words(), "tab-contexts", say.tab_contexts) }
                    { tab(scene.view.list().frequency(), "tab-frequency", say.tab_frequency) }
                </nav>
                { text_langs(scene) }
            </div>
            { chips(scene) }
        </>
    }
}

/// A line per term: occurrences per million words, over the years. A year without texts interrupts the line. The table below has
/// the same numbers, so the chart is hidden from screen readers.
fn chart(scene: &Scene<'_>, content: &FrequencyContent) -> Html {
    let dated = || {
        content
            .years
            .iter()
            .filter_map(|(year, counts)| Some(((*year)?, counts)))
            .filter(|(_, counts)| counts.words > 0)
    };
    let (Some((first, _)), Some((last, _))) = (dated().next(), dated().next_back()) else {
        return html! {};
    };
    let highest = dated()
        .flat_map(|(_, counts)| (0..content.terms.len()).map(|term| counts.per_million(term)))
        .fold(1.0, f64::max);
    let x = |year: u16| match last - first {
        0 => WIDTH / 2.0,
        years => 3.0 + f64::from(year - first) * (WIDTH - 6.0) / f64::from(years),
    };
    let y = |share: f64| HEIGHT - 4.0 - share * (HEIGHT - 10.0) / highest;
    let line = |term: usize| {
        let mut path = String::new();
        let mut before = None;
        let mut dots = String::new();
        for (year, counts) in dated() {
            let (x, y) = (fixed(x(year), 1), fixed(y(counts.per_million(term)), 1));
            let joined = before == year.checked_sub(1);
            path.push_str(&format!("{}{x} {y}", if joined { "L" } else { "M" }));
            before = Some(year);
            // A line without length and with round ends is a dot that stays round when the chart is stretched.
            dots.push_str(&format!("M{x} {y}h0"));
        }
        html! { <g class={format!("t{term}")}><path d={path} /><path class="dots" d={dots} /></g> }
    };
    // The scale is an SVG of its own that is not stretched, so that its text is not either. Its units are per cent.
    let tick = |share: u64| {
        let y = format!("{}%", fixed(y(share as f64), 1));
        html! { <><line x2="100%" y1={y.clone()} y2={y.clone()} /><text {y} dy="-.3em">{ grouped(share) }</text></> }
    };
    html! {
        <figure class="frequency" aria-hidden="true">
            <p class="hint">{ scene.say().per_million }</p>
            <svg class="scale">{ for ticks(highest).map(tick) }</svg>
            <svg viewBox="0 0 300 100" preserveAspectRatio="none">{ for (0..content.terms.len()).map(line) }</svg>
            <p class="timeline-axis"><span>{ first.to_string() }</span><span>{ last.to_string() }</span></p>
        </figure>
    }
}

/// Ticks of the scale: at most four multiples of 1, 2 or 5 times a power of ten, up to `highest`.
fn ticks(highest: f64) -> impl Iterator<Item = u64> {
    let mut step = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if highest <= (step * 4) as f64 {
            break;
        }
        // 1, 2, 5, 10, 20, 50 …
        step = match factor {
            5 => step / 2 * 5,
            _ => step * 2,
        };
    }
    (1..=4)
        .map(move |n| n * step)
        .take_while(move |tick| *tick as f64 <= highest)
}

/// A row per year or region: the occurrences of each term, and per million words. `sums` are rows at the end.
fn table(
    scene: &Scene<'_>,
    content: &FrequencyContent,
    label: &'static str,
    rows: &[(String, &TermCounts)],
    sums: &[(String, &TermCounts)],
) -> Html {
    let say = scene.say();
    let terms = || 0..content.terms.len();
    let most = |term: usize| {
        let shares = rows.iter().map(|(_, counts)| counts.per_million(term));
        shares.fold(1.0, f64::max)
    };
    let cell = |term: usize, counts: &TermCounts| {
        let count = counts.occurrences.get(term).copied().unwrap_or(0);
        let share = counts.per_million(term);
        let width = (share / most(term)).min(1.0) * 60.0;
        html! {
            <td>
                { grouped(count) }
                <span class="share">{ grouped(share.round() as u64) }</span>
                <svg class={format!("share-bar t{term}")} viewBox="0 0 60 4" aria-hidden="true">
                    <rect width={fixed(width, 1)} height="4" />
                </svg>
            </td>
        }
    };
    let row = |(name, counts): &(String, &TermCounts)| {
        html! {
            <tr>
                <th scope="row">{ name }</th>
                { for terms().map(|term| cell(term, counts)) }
                <td>{ grouped(counts.words) }</td>
            </tr>
        }
    };
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label={label}>
            <table class="frequencies">
                <caption>{ say.frequency_caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ label }</th>
                        { for content.terms.iter().enumerate().map(|(i, term)| html! {
                            <th scope="col"><span class={format!("key t{i}")} aria-hidden="true">{ (i + 1).to_string() }</span>{ term }</th>
                        }) }
                        <th scope="col">{ say.words_in_all }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
                <tfoot>{ for sums.iter().map(row) }</tfoot>
            </table>
        </div>
    }
}
