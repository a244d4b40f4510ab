//! Checks that both languages have the same blocks.

use aimaq_language::Lang;

use super::draft::{ReadText, text_file};
use super::{BlockAt, FileFindings, Finding, FindingKind};
use crate::Block;

/// Compares the translation with the original, block by block. Reports only the first block of another kind, because all blocks
/// after it may be shifted.
pub fn check(
    folder: &str,
    original: Lang,
    kk: &ReadText,
    ru: &ReadText,
    findings: &mut Vec<Finding>,
) {
    let (first, second) = match original {
        Lang::Kk => (kk, ru),
        Lang::Ru => (ru, kk),
    };
    let mut here = FileFindings::new(format!("{folder}{}", text_file(original.other())), findings);
    for index in 0..first.text.blocks.len().max(second.text.blocks.len()) {
        let (a, b) = (first.block_at(index), second.block_at(index));
        if a.map(|at| at.kind) != b.map(|at| at.kind) {
            let kind = FindingKind::BlocksDiffer {
                number: index + 1,
                original: a,
                translation: b,
                lang: original,
            };
            match b {
                Some(BlockAt { line, .. }) => here.at(line, kind),
                None => here.whole(kind),
            }
            return;
        }
        if let (Some(a), Some(b), Some(at)) = (items(first, index), items(second, index), b)
            && a != b
        {
            let kind = FindingKind::ItemsDiffer {
                number: index + 1,
                original: a,
                translation: b,
                lang: original,
            };
            here.at(at.line, kind);
        }
    }
}

/// Returns the number of items of a list; `None` for any other block.
fn items(text: &ReadText, index: usize) -> Option<usize> {
    match text.text.blocks.get(index)? {
        Block::List { items, .. } => Some(items.len()),
        _ => None,
    }
}
