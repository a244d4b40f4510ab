//! Source files of trained tables.

use core::fmt::Write;

use crate::Lang;

/// Returns the Rust source of a table of weights. `name` is ALONE or CORPUS.
pub fn source(lang: Lang, name: &str, weights: &[i8]) -> String {
    let set = match lang {
        Lang::Kk => {
            "//! Fitted on the Kazakh word forms of the development set (after UD_Kazakh-KTB and texts of Apertium, CC BY-SA 4.0);\n\
             //! evidence from sentences of KazNERD (CC BY 4.0)."
        }
        Lang::Ru => {
            "//! Fitted on the Russian word forms of the development set (after UD_Russian-GSD, CC BY-SA 4.0); evidence from its\n\
             //! sentences."
        }
    };
    let what = match name {
        "ALONE" => "analyses by rules alone",
        _ => "analyses under the evidence of a vocabulary",
    };
    let mut text = format!(
        "//! Weights of {what}, in units of 1/16 nat, by the hash of a feature.\n//!\n\
         //! Made by `cargo xtask train`; do not edit.\n{set}\n//! No word of these texts is in the table: see NOTICE.\n\n\
         #[rustfmt::skip]\npub(crate) static {name}: [i8; {}] = [",
        weights.len()
    );
    let mut column = usize::MAX;
    for weight in weights {
        if column > 110 {
            text.push('\n');
            column = 0;
        }
        let before = text.len();
        let _ = write!(text, "{weight},");
        column += text.len() - before;
    }
    text.push_str("\n];\n");
    text
}
