//! The list that findings are added to.

use super::finding::{Finding, FindingKind};

/// Adds a finding.
pub fn add(findings: &mut Vec<Finding>, file: &str, line: Option<u32>, kind: FindingKind) {
    findings.push(Finding {
        file: file.to_owned(),
        line,
        kind,
    });
}

/// The findings of one file.
pub struct FileFindings<'a> {
    file: String,
    findings: &'a mut Vec<Finding>,
}

impl<'a> FileFindings<'a> {
    /// Creates the findings of a file, to be added to `findings`.
    pub fn new(file: String, findings: &'a mut Vec<Finding>) -> FileFindings<'a> {
        FileFindings { file, findings }
    }

    /// Adds a finding about the whole file.
    pub fn whole(&mut self, kind: FindingKind) {
        add(self.findings, &self.file, None, kind);
    }

    /// Adds a finding about a line, unless it repeats the finding before it (an opening and a closing tag).
    pub fn at(&mut self, line: u32, kind: FindingKind) {
        let last = self.findings.last();
        if !last.is_some_and(|last| {
            last.file == self.file && last.line == Some(line) && last.kind == kind
        }) {
            add(self.findings, &self.file, Some(line), kind);
        }
    }
}
