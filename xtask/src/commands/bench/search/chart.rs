//! How cost grows with the corpus, drawn: small charts with both scales logarithmic, one line an engine.

use super::corpus::Kind;
use super::figures::Figures;
use super::metric::{self, Metric};
use super::{ALL_SIZES, ENGINES};

/// What is drawn, left to right, top to bottom.
const DRAWN: [(&str, Metric); 6] = [
    ("kB sent until ten results (brotli)", metric::SENT),
    ("kB sent for a second word (brotli)", metric::SECOND),
    ("ms for a word, warm, p95", metric::WORD),
    ("ms for a begun word, warm, p95", metric::PREFIX),
    ("MB of memory", metric::MEMORY),
    ("s to build", metric::BUILD),
];

/// Colours that the colour-blind tell apart (Okabe and Ito), and a shape of point for those who see none.
const LOOKS: [(&str, &str); 5] = [
    ("#0072b2", "circle"),
    ("#d55e00", "square"),
    ("#009e73", "diamond"),
    ("#cc79a7", "triangle"),
    ("#7f6000", "cross"),
];

/// A small chart's plot, and the room around it.
const PLOT: (f64, f64) = (330.0, 190.0);
const LEFT: f64 = 62.0;
const TOP: f64 = 70.0;
const CELL: (f64, f64) = (PLOT.0 + 90.0, PLOT.1 + 80.0);

/// The chart of one kind of corpus.
pub fn svg(figures: &Figures, kind: Kind) -> String {
    let (width, height) = (2.0 * CELL.0 + 20.0, 3.0 * CELL.1 + TOP);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<title>How cost grows from 1,000 to 100,000 articles ({})</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        kind.name()
    );
    for (at, engine) in ENGINES.into_iter().enumerate() {
        let (x, y) = (LEFT + at as f64 * 130.0, 24.0);
        let colour = LOOKS[at].0;
        svg.push_str(&format!(
            "<path d=\"M{} {y}h30\" stroke=\"{colour}\" stroke-width=\"2\"/>{}<text x=\"{}\" y=\"{}\">{engine}</text>\n",
            x,
            point(at, x + 15.0, y),
            x + 38.0,
            y + 4.0
        ));
    }
    for (at, (title, metric)) in DRAWN.into_iter().enumerate() {
        let x = LEFT + (at % 2) as f64 * CELL.0;
        let y = TOP + (at / 2) as f64 * CELL.1;
        svg.push_str(&small(figures, kind, title, &metric, x, y));
    }
    svg.push_str("</svg>\n");
    svg
}

/// One small chart, its plot's top left corner at a place.
fn small(figures: &Figures, kind: Kind, title: &str, metric: &Metric, x: f64, y: f64) -> String {
    let lines: Vec<Vec<(f64, f64)>> = ENGINES
        .into_iter()
        .map(|engine| {
            ALL_SIZES
                .into_iter()
                .filter_map(|size| {
                    let value = metric.of(figures, kind, size, engine)?;
                    (value > 0.0).then_some((size as f64, value))
                })
                .collect()
        })
        .collect();
    let values = || lines.iter().flatten().map(|point| point.1);
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(0.0, f64::max);
    let mut svg = format!(
        "<g>\n<text x=\"{x}\" y=\"{}\" font-weight=\"bold\">{title}</text>\n",
        y - 10.0
    );
    if low > high {
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{}\">not measured</text>\n</g>\n",
            y + 20.0
        ));
        return svg;
    }
    let decades = (
        low.log10().floor(),
        high.log10().ceil().max(low.log10().floor() + 1.0),
    );
    let across = |size: f64| x + (size.log10() - 3.0) / 2.0 * PLOT.0;
    let down =
        |value: f64| y + PLOT.1 - (value.log10() - decades.0) / (decades.1 - decades.0) * PLOT.1;
    for decade in decades.0 as i32..=decades.1 as i32 {
        let value = 10f64.powi(decade);
        let at = down(value);
        svg.push_str(&format!(
            "<path d=\"M{x} {at:.1}h{}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\n",
            PLOT.0,
            x - 6.0,
            at + 4.0,
            short(value)
        ));
    }
    for size in ALL_SIZES {
        let at = across(size as f64);
        svg.push_str(&format!(
            "<path d=\"M{at:.1} {y}v{}\" stroke=\"#ddd\"/><text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
            PLOT.1,
            y + PLOT.1 + 18.0,
            short(size as f64)
        ));
    }
    for (at, line) in lines.iter().enumerate() {
        let colour = LOOKS[at].0;
        let path: String = line
            .iter()
            .enumerate()
            .map(|(step, (size, value))| {
                let letter = if step == 0 { 'M' } else { 'L' };
                format!("{letter}{:.1} {:.1}", across(*size), down(*value))
            })
            .collect();
        if !path.is_empty() {
            svg.push_str(&format!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n"
            ));
        }
        for (size, value) in line {
            svg.push_str(&point(at, across(*size), down(*value)));
        }
        svg.push('\n');
    }
    svg.push_str("</g>\n");
    svg
}

/// An engine's mark at a place.
fn point(engine: usize, x: f64, y: f64) -> String {
    let (colour, shape) = LOOKS[engine];
    let path = match shape {
        "circle" => {
            return format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>");
        }
        "square" => "m-4 -4h8v8h-8z",
        "diamond" => "m0 -5l5 5l-5 5l-5 -5z",
        "triangle" => "m0 -5l5 9h-10z",
        _ => "m-4 -4l8 8m0 -8l-8 8",
    };
    format!("<path d=\"M{x:.1} {y:.1}{path}\" fill=\"{colour}\" stroke=\"{colour}\"/>")
}

/// `0.01`, `100`, `10k`
fn short(value: f64) -> String {
    if value >= 1e6 {
        format!("{:.0}M", value / 1e6)
    } else if value >= 1e3 {
        format!("{:.0}k", value / 1e3)
    } else {
        format!("{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::{short, svg};
    use crate::commands::bench::search::corpus::Kind;
    use crate::commands::bench::search::figures::tests::figures;
    use serde_json::json;

    #[test]
    fn every_value_is_a_point_within_the_picture() {
        let sent = |kilobytes: f64| json!({ "bytes": { "br": { "bytes": kilobytes * 1e3 } } });
        let figures = figures(&[
            (Kind::News, 1_000, "pagefind", sent(127.0)),
            (Kind::News, 10_000, "pagefind", sent(203.0)),
            (Kind::News, 10_000, "minisearch", sent(3_900.0)),
        ]);
        let svg = svg(&figures, Kind::News);
        // The legend has one square, the chart two.
        assert_eq!(svg.matches("m-4 -4h8v8h-8z").count(), 3);
        assert!(svg.contains("not measured"));
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        assert_eq!(
            (short(10_000.0).as_str(), short(0.1).as_str()),
            ("10k", "0.1")
        );
    }
}
