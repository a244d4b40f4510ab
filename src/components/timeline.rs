//! The timeline: numbers of articles along time, as a chart and as a table.

use aimaq_article::Edtf;
use yew::{AttrValue, Html, classes, html};

use super::Scene;
use crate::content::{Timeline, TimelineBar};
use crate::texts::counted::{articles, grouped};
use crate::texts::dates::{date_in_words, month_short};
use crate::view::View;

/// Id of the chart. The app uses it to find the bar under the pointer.
pub const CHART: &str = "timeline";
/// Height of the chart, in its own units.
const HEIGHT: u32 = 100;
/// Width of a bar, in the same units.
const WIDTH: usize = 10;

/// Bars by year, or by month of one year. In the running app a bar is a filter, and so is a range of bars that is chosen by
/// dragging, or with Shift and arrow keys.
pub fn timeline(scene: &Scene<'_>, timeline: &Timeline) -> Html {
    let say = scene.say();
    let bars = &timeline.bars;
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else {
        return html! {};
    };
    let tools = scene.live.map(|live| &live.tools);
    let dragged = tools.and_then(|tools| tools.drag);
    let in_tab_order = bars.iter().position(|bar| bar.chosen).unwrap_or(0);
    let drawn = bars.iter().enumerate().map(|(i, bar)| {
        let marked = dragged.map(|(a, b)| (a.min(b)..=a.max(b)).contains(&i));
        draw(scene, timeline, i, bar, marked, i == in_tab_order)
    });
    let numbers = [
        (say.month_unknown, timeline.whole_year),
        (say.date_unknown, timeline.undated),
    ];
    let way_back = scene.view.between(None, None);
    html! {
        <section class="timeline" aria-labelledby="timeline-title">
            <h2 id="timeline-title">
                { say.timeline }
                if let Some(year) = timeline.year { { format!(": {year}") } }
            </h2>
            <svg id={CHART} viewBox={format!("0 0 {} {HEIGHT}", bars.len() * WIDTH)} preserveAspectRatio="none"
                role="group" aria-labelledby="timeline-title"
                onpointerdown={tools.map(|tools| tools.on_pointer.clone())}
                onpointermove={tools.map(|tools| tools.on_pointer.clone())}
                onpointerup={tools.map(|tools| tools.on_pointer.clone())}
                onpointercancel={tools.map(|tools| tools.on_pointer.clone())}
                onkeydown={tools.map(|tools| tools.on_key.clone())}
                ondragstart={tools.map(|tools| tools.on_drag_start.clone())}>
                { whole_year(timeline) }
                { for drawn }
            </svg>
            <p class="timeline-axis" aria-hidden="true">
                <span>{ label(scene, first) }</span>
                if bars.len() > 1 { <span>{ label(scene, last) }</span> }
            </p>
            { for numbers.iter().filter(|(_, count)| *count > 0).map(|(label, count)| html! {
                <p class="hint">{ label }{ ": " }{ articles(scene.view.lang, u64::from(*count)) }</p>
            }) }
            if scene.live.is_some() {
                if scene.view.from.is_some() || scene.view.to.is_some() {
                    <a class="clear-filters" id="all-years" href={scene.links.to(&way_back)}>{ say.all_years }</a>
                }
                <details class="as-table">
                    <summary>{ say.as_table }</summary>
                    if bars.len() > 1 { <p class="hint">{ say.timeline_hint }</p> }
                    <table class="counts">
                        <caption class="unseen">{ say.timeline }</caption>
                        <thead><tr><th scope="col">{ say.period }</th><th scope="col">{ say.list_heading }</th></tr></thead>
                        <tbody>
                            { for bars.iter().filter(|bar| bar.count > 0).map(|bar| row(scene, bar)) }
                        </tbody>
                    </table>
                </details>
            }
        </section>
    }
}

/// The period from one bar to another, in either order.
pub fn stretch(timeline: &Timeline, a: usize, b: usize) -> Option<(Edtf, Edtf)> {
    let from = timeline.bars.get(a.min(b))?.span;
    let to = timeline.bars.get(a.max(b))?.span;
    Some((from, to))
}

/// The view that a bar leads to: only its articles, or all again if only it was chosen.
fn only(scene: &Scene<'_>, bar: &TimelineBar) -> View {
    let span = Some(bar.span);
    match scene.view.from == span && scene.view.to == span {
        true => scene.view.between(None, None),
        false => scene.view.between(span, span),
    }
}

fn label(scene: &Scene<'_>, bar: &TimelineBar) -> String {
    match bar.span.month() {
        Some(month) => month_short(scene.view.lang, month),
        None => bar.span.year().to_string(),
    }
}

/// A bar as wide as the year, for articles whose month is unknown.
fn whole_year(timeline: &Timeline) -> Html {
    if timeline.whole_year == 0 {
        return html! {};
    }
    let height = scaled(timeline, timeline.whole_year);
    html! {
        <rect class="whole" x="0" y={(HEIGHT - height).to_string()} height={height.to_string()}
            width={(timeline.bars.len() * WIDTH).to_string()} />
    }
}

/// The height of a bar. Even one article is visible.
fn scaled(timeline: &Timeline, count: u32) -> u32 {
    match count {
        0 => 0,
        count => (count * HEIGHT / timeline.highest()).max(4),
    }
}

fn draw(
    scene: &Scene<'_>,
    timeline: &Timeline,
    i: usize,
    bar: &TimelineBar,
    marked: Option<bool>,
    in_tab_order: bool,
) -> Html {
    let height = scaled(timeline, bar.count);
    let x = i * WIDTH;
    let class = classes!("bar", marked.unwrap_or(bar.chosen).then_some("chosen"));
    let rects = html! {
        <>
            <rect class="hit" x={x.to_string()} y="0" width={WIDTH.to_string()} height={HEIGHT.to_string()} />
            <rect {class} x={format!("{}", x + 1)} y={(HEIGHT - height).to_string()}
                width={(WIDTH - 2).to_string()} height={height.to_string()} />
        </>
    };
    if scene.live.is_none() {
        return html! { <g>{ rects }</g> };
    }
    let name = format!(
        "{}: {}",
        date_in_words(scene.view.lang, Some(bar.span)),
        articles(scene.view.lang, u64::from(bar.count))
    );
    let current: Option<AttrValue> = bar.chosen.then(|| "true".into());
    html! {
        <a href={scene.links.to(&only(scene, bar))} id={format!("bar-{i}")} aria-label={name.clone()}
            aria-current={current} tabindex={if in_tab_order { "0" } else { "-1" }}>
            <title>{ name }</title>
            { rects }
        </a>
    }
}

fn row(scene: &Scene<'_>, bar: &TimelineBar) -> Html {
    let current = bar.chosen.then_some("true");
    html! {
        <tr>
            <th scope="row">
                <a href={scene.links.to(&only(scene, bar))} aria-current={current}>
                    { date_in_words(scene.view.lang, Some(bar.span)) }
                </a>
            </th>
            <td class="count">{ grouped(u64::from(bar.count)) }</td>
        </tr>
    }
}
