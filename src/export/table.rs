//! Tables. The first line names the columns. The last ones begin with `#` and say where and when the table was made.

use aimaq_article::Article;
use aimaq_language::Lang;

use super::{FileFormat, Origin};
use crate::concordance::Line;
use crate::content::{FrequencyContent, TermCounts};
use crate::texts::fixed::fixed;

/// A table that is being written.
struct TableWriter {
    out: String,
    format: FileFormat,
}

impl TableWriter {
    fn of(columns: &[&str], format: FileFormat) -> TableWriter {
        let mut table = TableWriter {
            // LibreOffice and Excel read a file as UTF-8 if it begins with this byte order mark.
            out: "\u{feff}".to_owned(),
            format,
        };
        table.row(columns.iter().copied());
        table
    }

    /// The file: the table, then where it is from.
    fn signed(mut self, origin: &Origin) -> String {
        for (name, value) in origin.facts() {
            self.row([&format!("# {name}"), value.as_str()]);
        }
        self.out
    }

    /// A number with two decimal places, as the format writes it.
    fn decimal(&self, number: f64) -> String {
        let text = fixed(number, 2);
        match (self.format, text.split_once('.')) {
            (FileFormat::CsvLocal, Some((whole, part))) => format!("{whole},{part}"),
            _ => text,
        }
    }

    fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (i, cell) in cells.into_iter().enumerate() {
            match self.format {
                FileFormat::Csv | FileFormat::CsvLocal => {
                    if i > 0 {
                        self.out.push(if self.format == FileFormat::Csv {
                            ','
                        } else {
                            ';'
                        });
                    }
                    self.quoted(cell);
                }
                _ => {
                    if i > 0 {
                        self.out.push('\t');
                    }
                    self.guard(cell);
                    // TSV has no quotes, so a cell has no tabs and no line breaks.
                    self.out.extend(cell.chars().map(|c| match c {
                        '\t' | '\n' | '\r' => ' ',
                        c => c,
                    }));
                }
            }
        }
        self.out.push_str("\r\n");
    }

    fn quoted(&mut self, cell: &str) {
        self.out.push('"');
        self.guard(cell);
        for c in cell.chars() {
            if c == '"' {
                self.out.push('"');
            }
            self.out.push(c);
        }
        self.out.push('"');
    }

    /// Begins a cell that a spreadsheet would run as a formula with an apostrophe, so that it is shown as text
    /// (OWASP, CSV injection).
    fn guard(&mut self, cell: &str) {
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            self.out.push('\'');
        }
    }
}

pub(super) fn of_articles<'a>(
    origin: &Origin,
    articles: impl Iterator<Item = &'a Article>,
    format: FileFormat,
) -> String {
    let mut table = TableWriter::of(
        &[
            "id",
            "date",
            "corrected",
            "regions",
            "region_names",
            "title_kk",
            "title_ru",
            "publisher",
            "author",
            "address",
        ],
        format,
    );
    for article in articles {
        let mut regions: Vec<&str> = Vec::new();
        for tag in &article.regions {
            if !regions.contains(&&*tag.today) {
                regions.push(&tag.today);
            }
        }
        let names: Vec<&str> = regions.iter().map(|code| name(code, origin.lang)).collect();
        let title = |lang| article.text(lang).map_or("", |text| text.title.as_str());
        table.row([
            article.id.as_str(),
            &date(article.date),
            &date(article.updated),
            &regions.join(" "),
            &names.join(", "),
            title(Lang::Kk),
            title(Lang::Ru),
            article.source.publisher.as_deref().unwrap_or_default(),
            article.source.author.as_deref().unwrap_or_default(),
            &origin.address_of(&article.id),
        ]);
    }
    table.signed(origin)
}

pub(super) fn of_lines<'a>(
    origin: &Origin,
    lines: impl Iterator<Item = &'a Line>,
    format: FileFormat,
) -> String {
    let mut table = TableWriter::of(
        &[
            "before",
            "word",
            "after",
            "lang",
            "id",
            "paragraph",
            "date",
            "corrected",
            "region",
            "region_name",
            "title",
            "address",
        ],
        format,
    );
    for line in lines {
        let source = &line.article;
        let region = source.region.as_deref().unwrap_or_default();
        let paragraph = line.block.to_string();
        let address = match line.block {
            0 => origin.address_of(&source.id),
            _ => format!("{}#p{paragraph}", origin.address_of(&source.id)),
        };
        table.row([
            line.before(),
            line.word(),
            line.after(),
            line.lang.tag(),
            &source.id,
            &paragraph,
            &date(source.date),
            &date(source.updated),
            region,
            name(region, origin.lang),
            source.title(line.lang),
            &address,
        ]);
    }
    table.signed(origin)
}

pub(super) fn of_frequencies(
    origin: &Origin,
    found: &FrequencyContent,
    format: FileFormat,
) -> String {
    let mut table = TableWriter::of(
        &[
            "by",
            "of",
            "name",
            "term",
            "occurrences",
            "per_million",
            "words",
        ],
        format,
    );
    let mut rows = |by: &str, of: &str, name: &str, counts: &TermCounts| {
        for (i, term) in found.terms.iter().enumerate() {
            let per_million = table.decimal(counts.per_million(i));
            table.row([
                by,
                of,
                name,
                term,
                &counts.occurrences.get(i).copied().unwrap_or(0).to_string(),
                &per_million,
                &counts.words.to_string(),
            ]);
        }
    };
    rows("all", "", "", &found.total);
    for (year, counts) in &found.years {
        rows(
            "year",
            &year.map_or(String::new(), |year| year.to_string()),
            "",
            counts,
        );
    }
    for (region, counts) in &found.regions {
        rows("region", region, name(region, origin.lang), counts);
    }
    table.signed(origin)
}

/// The name of a region; empty if the code is unknown.
fn name(code: &str, lang: Lang) -> &'static str {
    aimaq_places::unit(code).map_or("", |unit| unit.name(lang))
}

fn date(date: Option<aimaq_article::Edtf>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{example, origin};
    use super::super::{FileFormat, articles, lines};
    use crate::concordance::Concordance;

    #[test]
    fn a_table_has_no_formulas_and_says_where_it_is_from() {
        let csv = articles(&origin(), &[example()], FileFormat::Csv);
        let rows: Vec<&str> = csv.split("\r\n").collect();
        assert!(
            rows[0].starts_with("\u{feff}\"id\",\"date\""),
            "{}",
            rows[0]
        );
        assert_eq!(rows[2], "\"# query\",\"https://example.org/ru/?q=%D0%B0\"");
        assert_eq!(rows[3], "\"# corpus\",\"0000000000000abc\"");
        assert_eq!(rows[4], "\"# date\",\"2026-11-22\"");
        assert!(
            rows[1].contains(
                "\"forum\",\"2014-09\",\"2026-03-01\",\"KZ-63\",\"Восточно-Казахстанская область\""
            ),
            "{}",
            rows[1]
        );
        assert!(
            rows[1].contains("\"'=Форум, \"\"второй\"\"\""),
            "no formula, and quotation marks doubled: {}",
            rows[1]
        );
        assert!(rows[1].ends_with("\"https://example.org/ru/article/forum/\""));
        assert_eq!(rows.len(), 6);
    }

    #[test]
    fn a_table_for_local_spreadsheets_has_semicolons() {
        let csv = articles(&origin(), &[example()], FileFormat::CsvLocal);
        assert!(csv.starts_with("\u{feff}\"id\";\"date\";"), "{csv}");
        assert!(csv.contains("\"forum\";\"2014-09\";"), "{csv}");
    }

    #[test]
    fn a_region_is_named_once() {
        let mut article = example();
        for today in ["KZ-10", "KZ-63"] {
            let mut tag = article.regions[0].clone();
            tag.today = today.to_owned();
            article.regions.push(tag);
        }
        let csv = articles(&origin(), &[article], FileFormat::Csv);
        assert!(csv.contains("\"KZ-63 KZ-10\""), "{csv}");
    }

    #[test]
    fn a_table_says_how_many_articles_are_missing() {
        let origin = super::super::Origin {
            missing: 3,
            ..origin()
        };
        let tsv = articles(&origin, &[example()], FileFormat::Tsv);
        assert!(tsv.contains("# articles not read\t3\r\n"), "{tsv}");
    }

    #[test]
    fn a_table_says_what_was_assumed() {
        let origin = super::super::Origin {
            assumed: vec!["Показано «форум» вместо\n«форкм».".into()],
            ..origin()
        };
        for format in [FileFormat::Csv, FileFormat::Tsv] {
            let table = articles(&origin, &[example()], format);
            assert!(
                table.starts_with('\u{feff}'),
                "LibreOffice takes it for UTF-8"
            );
            let said = table.split("\r\n").filter(|row| row.contains("# assumed"));
            let said: Vec<&str> = said.collect();
            assert_eq!(said.len(), 1, "{table}");
            assert!(said[0].contains("вместо «форкм»."), "{table}");
        }
    }

    #[test]
    fn an_occurrence_is_one_row() {
        let mut found = Concordance::default();
        let article = crate::concordance::tests::article("a", "KZ-63", &["-1 =сумма\tшкол\nи"]);
        found.read(
            &[(0, article)],
            &[aimaq_language::Lang::Ru],
            crate::concordance::tests::beginning("школ"),
        );
        let tsv = lines(&origin(), found.lines(), FileFormat::Tsv);
        let last = tsv
            .trim_end()
            .split("\r\n")
            .nth(1)
            .expect("there is a line");
        assert_eq!(
            last.split('\t').collect::<Vec<_>>(),
            [
                "'-1 =сумма ",
                "школ",
                " и",
                "ru",
                "a",
                "1",
                "",
                "",
                "KZ-63",
                "Восточно-Казахстанская область",
                "—",
                "https://example.org/ru/article/a/#p1"
            ]
        );
    }
}
