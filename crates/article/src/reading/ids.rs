//! Checks of the whole corpus: duplicate ids, links to articles that do not exist.

use std::collections::BTreeMap;

use aimaq_language::Lang;

use super::draft::{Draft, text_file};
use super::{Finding, FindingKind, add};
use crate::{Link, link};

/// Checks ids, former ids and links between articles.
pub fn check(drafts: &[Draft], findings: &mut Vec<Finding>) {
    let owners = check_names(drafts, findings);
    for draft in drafts {
        for (lang, version) in [(Lang::Kk, &draft.kk), (Lang::Ru, &draft.ru)] {
            for (line, address) in version.read().into_iter().flat_map(|text| &text.links) {
                let Some(Link::Article { id, block }) = link(address) else {
                    continue;
                };
                let there = owners
                    .get(id)
                    .is_some_and(|&owner| has_block(&drafts[owner], block));
                if !there {
                    let file = format!("{}/{}", draft.id, text_file(lang));
                    let kind = FindingKind::DeadLink {
                        address: address.clone(),
                    };
                    add(findings, &file, Some(*line), kind);
                }
            }
        }
    }
}

/// Returns the index of the draft that has each id or former id, in lower case. Ids that differ only in case are duplicates,
/// because some file systems ignore case.
fn check_names(drafts: &[Draft], findings: &mut Vec<Finding>) -> BTreeMap<String, usize> {
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    for (number, draft) in drafts.iter().enumerate() {
        if let Some(&owner) = owners.get(&draft.id.to_lowercase()) {
            let folder = format!("{}/", draft.id);
            add(findings, &folder, None, taken(&draft.id, &drafts[owner]));
        } else {
            owners.insert(draft.id.to_lowercase(), number);
        }
    }
    for (number, draft) in drafts.iter().enumerate() {
        let aliases = draft.metadata.iter().flat_map(|metadata| &metadata.aliases);
        for (alias, line) in aliases {
            if let Some(&owner) = owners.get(&alias.to_lowercase()) {
                let file = format!("{}/article.toml", draft.id);
                add(findings, &file, Some(*line), taken(alias, &drafts[owner]));
            } else {
                owners.insert(alias.to_lowercase(), number);
            }
        }
    }
    owners
}

fn taken(id: &str, owner: &Draft) -> FindingKind {
    FindingKind::IdTaken {
        id: id.to_owned(),
        other: owner.id.clone(),
    }
}

/// Returns `true` if a draft has a block of this number in either language, or if the link has no number.
fn has_block(draft: &Draft, block: Option<u32>) -> bool {
    let Some(block) = block.and_then(|block| usize::try_from(block).ok()) else {
        return true;
    };
    [&draft.kk, &draft.ru]
        .into_iter()
        .filter_map(|version| version.read())
        .any(|text| (1..=text.text.blocks.len()).contains(&block))
}
