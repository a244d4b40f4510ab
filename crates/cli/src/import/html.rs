//! The report as a page that needs nothing but itself.

use std::fmt::Write as _;

use aimaq_language::Lang;

use super::report::{Report, suggestions};
use super::words::{doubt, refusal, say, status, why};
use crate::build::escape;

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
    article{border-top:1px solid #ccc;padding:.5rem 0}h2{font-size:1.1rem;margin:.3rem 0}ul{margin:.2rem 0}\
    pre{white-space:pre-wrap;background:#f4f4f0;padding:.5rem}.state{color:#555}";

/// The page. The whole text of what was set aside is in it.
pub fn page(report: &Report, lang: Lang) -> String {
    let title = say(lang, "Импорт туралы есеп", "Отчёт об импорте");
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}.</p>\n",
        escape(&report.summary(lang))
    );
    list(
        &mut page,
        report
            .refused
            .iter()
            .map(|(file, found)| format!("{file}: {}", refusal(lang, found))),
    );
    if !report.pairs.is_empty() {
        let _ = writeln!(page, "<h2>{}</h2>", say(lang, "Жұптар", "Пары"));
        list(
            &mut page,
            report
                .pairs
                .iter()
                .map(|pair| format!("{} + {} ({:.2})", pair.kk, pair.ru, pair.score)),
        );
    }
    for (state, entry) in &report.entries {
        let part = entry.part.as_deref().unwrap_or_default();
        let _ = writeln!(
            page,
            "<article>\n<h2>{}</h2>\n<p class=\"state\">{} {} · {} · {}</p>",
            escape(&entry.title),
            escape(&entry.source),
            escape(part),
            escape(&entry.id),
            status(lang, *state),
        );
        list(&mut page, suggestions(lang, entry).into_iter());
        list(
            &mut page,
            entry.doubts.iter().map(|found| doubt(lang, found)),
        );
        if !entry.aside.is_empty() {
            let _ = writeln!(
                page,
                "<details><summary>{} ({})</summary>",
                say(lang, "Шетке қойылғаны", "Отложено"),
                entry.aside.len()
            );
            for aside in &entry.aside {
                let _ = writeln!(
                    page,
                    "<p class=\"state\">{} ({})</p>\n<pre>{}</pre>",
                    why(lang, aside.why),
                    aside.line,
                    escape(&aside.text)
                );
            }
            page.push_str("</details>\n");
        }
        if !entry.unread.is_empty() {
            let _ = writeln!(page, "<pre>{}</pre>", escape(&entry.unread.join("\n")));
        }
        page.push_str("</article>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn list(page: &mut String, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines
        .map(|line| format!("<li>{}</li>", escape(&line)))
        .collect();
    if !lines.is_empty() {
        let _ = writeln!(page, "<ul>{}</ul>", lines.concat());
    }
}
