//! Citations as BibTeX, RIS and plain text.

use aimaq_article::{Article, Edtf};

use super::{FileFormat, Origin};

pub(super) fn of_articles<'a>(
    origin: &Origin,
    articles: impl Iterator<Item = &'a Article>,
    format: FileFormat,
) -> String {
    let mut out = String::new();
    if format != FileFormat::Ris {
        let mark = if format == FileFormat::BibTex {
            "% "
        } else {
            ""
        };
        for (name, value) in origin.facts() {
            out.push_str(&format!("{mark}{name}: {value}\n"));
        }
        out.push('\n');
    }
    for article in articles {
        let cited = Citation::of(origin, article);
        match format {
            FileFormat::BibTex => cited.bibtex(&mut out),
            FileFormat::Ris => cited.ris(&mut out, origin),
            _ => cited.text(&mut out),
        }
    }
    out
}

/// The parts of a citation.
struct Citation<'a> {
    id: &'a str,
    title: &'a str,
    lang: &'static str,
    author: Option<&'a str>,
    publisher: Option<&'a str>,
    date: Option<Edtf>,
    corrected: Option<Edtf>,
    address: String,
    seen: &'a str,
}

impl<'a> Citation<'a> {
    fn of(origin: &'a Origin, article: &'a Article) -> Citation<'a> {
        let found = article.text_or_other(origin.lang);
        Citation {
            id: &article.id,
            title: found.map_or(article.id.as_str(), |(_, text)| text.title.as_str()),
            lang: found.map_or("", |(lang, _)| lang.tag()),
            author: article.source.author.as_deref(),
            publisher: article.source.publisher.as_deref(),
            date: article.date,
            corrected: article.updated,
            address: origin.address_of(&article.id),
            seen: &origin.day,
        }
    }

    fn bibtex(&self, out: &mut String) {
        out.push_str(&format!("@online{{{},\n", self.id));
        let mut field = |name: &str, value: &str| {
            out.push_str(&format!("  {name} = {{{}}},\n", escaped(value)));
        };
        field("title", self.title);
        field(
            "langid",
            match self.lang {
                "kk" => "kazakh",
                _ => "russian",
            },
        );
        self.author
            .iter()
            .for_each(|author| field("author", author));
        self.publisher
            .iter()
            .for_each(|publisher| field("organization", publisher));
        // biblatex understands EDTF.
        self.date
            .iter()
            .for_each(|date| field("date", &date.to_string()));
        if let Some(corrected) = self.corrected {
            field("note", &format!("corrected {corrected}"));
        }
        out.push_str(&format!("  url = {{{}}},\n", self.address));
        out.push_str(&format!("  urldate = {{{}}}\n}}\n\n", self.seen));
    }

    fn ris(&self, out: &mut String, origin: &Origin) {
        let mut field = |tag: &str, value: &str| {
            // A field has no line breaks.
            let value: String = value
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect();
            out.push_str(&format!("{tag}  - {value}\r\n"));
        };
        field("TY", "ELEC");
        field("ID", self.id);
        field("TI", self.title);
        field("LA", self.lang);
        self.author.iter().for_each(|author| field("AU", author));
        self.publisher
            .iter()
            .for_each(|publisher| field("PB", publisher));
        if let Some(date) = self.date {
            field("PY", &date.year().to_string());
            let part = |part: Option<u8>| part.map_or(String::new(), |part| format!("{part:02}"));
            let day = format!(
                "{}/{}/{}/",
                date.year(),
                part(date.month()),
                part(date.day())
            );
            field("DA", &day);
        }
        if let Some(corrected) = self.corrected {
            field("N1", &format!("corrected {corrected}"));
        }
        for (name, value) in origin.facts() {
            field("N1", &format!("{name}: {value}"));
        }
        field("UR", &self.address);
        field("Y2", &self.seen.replace('-', "/"));
        field("ER", "");
        out.push_str("\r\n");
    }

    fn text(&self, out: &mut String) {
        if let Some(author) = self.author {
            out.push_str(author);
            out.push_str(if author.ends_with('.') { " " } else { ". " });
        }
        out.push_str(self.title);
        out.push('.');
        if let Some(publisher) = self.publisher {
            out.push_str(&format!(" {publisher}."));
        }
        if let Some(date) = self.date {
            out.push_str(&format!(" {date}."));
        }
        if let Some(corrected) = self.corrected {
            out.push_str(&format!(" [corrected {corrected}]"));
        }
        out.push_str(&format!(" {} ({})\n", self.address, self.seen));
    }
}

/// Escapes the characters that are special in TeX.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '{' | '}' => {} // an unpaired brace would end the field
            '\\' => out.push_str("\\textbackslash "),
            '~' => out.push_str("\\textasciitilde "),
            '^' => out.push_str("\\textasciicircum "),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::{example, origin};
    use super::super::{FileFormat, articles};

    fn cited(format: FileFormat) -> String {
        articles(&origin(), &[example()], format)
    }

    #[test]
    fn bibtex() {
        assert_eq!(
            cited(FileFormat::BibTex),
            "% query: https://example.org/ru/?q=%D0%B0\n% corpus: 0000000000000abc\n% date: 2026-11-22\n\n\
             @online{forum,\n  title = {=Форум, \"второй\"},\n  langid = {russian},\n  author = {Иванова, Анна},\n  \
             organization = {Газета \\& Ко},\n  date = {2014-09},\n  note = {corrected 2026-03-01},\n  \
             url = {https://example.org/ru/article/forum/},\n  urldate = {2026-11-22}\n}\n\n"
        );
    }

    #[test]
    fn ris() {
        let ris = cited(FileFormat::Ris);
        let lines: Vec<&str> = ris.split("\r\n").collect();
        assert_eq!(lines[0], "TY  - ELEC");
        for line in [
            "AU  - Иванова, Анна",
            "PY  - 2014",
            "DA  - 2014/09//",
            "N1  - corrected 2026-03-01",
            "N1  - corpus: 0000000000000abc",
            "UR  - https://example.org/ru/article/forum/",
            "Y2  - 2026/11/22",
            "ER  - ",
        ] {
            assert!(lines.contains(&line), "{line} is not in {ris}");
        }
    }

    #[test]
    fn plain() {
        let text = cited(FileFormat::Text);
        assert!(text.ends_with(
            "\n\nИванова, Анна. =Форум, \"второй\". Газета & Ко. 2014-09. [corrected 2026-03-01] \
             https://example.org/ru/article/forum/ (2026-11-22)\n"
        ), "{text}");
    }

    #[test]
    fn a_title_cannot_end_its_field() {
        assert_eq!(super::escaped("a}\\b_c"), "a\\textbackslash b\\_c");
    }
}
