//! Stems of words on standard input, as `aimaq analyze` gives them: `analyze kk|ru [VOCABULARY]`.

#[path = "../../cli/src/analyze.rs"]
mod analyze;

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let lang = arguments
        .next()
        .and_then(|tag| aimaq_language::Lang::from_tag(&tag))
        .unwrap_or(aimaq_language::Lang::Kk);
    let vocabulary = arguments.next().map(std::fs::read_to_string).transpose()?;
    let mut words = String::new();
    std::io::stdin().read_to_string(&mut words)?;
    print!("{}", analyze::analyze(lang, vocabulary.as_deref(), &words));
    Ok(())
}
