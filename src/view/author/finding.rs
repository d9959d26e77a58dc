//! One finding as an author reads it: what is wrong, where in the file, and at which place of the call.

use std::collections::BTreeSet;

use crate::sim::diagnostic::Severity;
use crate::sim::prove::findings::Finding;
use crate::words::{Locale, Words};

/// A finding of the check or of the proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorFinding {
    /// Its code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the language of the interface.
    pub message: String,
    /// What to do; empty if there is nothing to say.
    pub help: String,
    /// The file; empty for what is proven and stands nowhere in the file as it is now.
    pub file: String,
    /// The line in it, from 1; 0 where there is no file.
    pub line: usize,
    /// That line as it stands.
    pub source: String,
    /// The place of the call that it is about.
    pub node: Option<String>,
    /// Whether it is about the place as a whole, and not about an option or a line of it.
    pub is_about_whole_node: bool,
    /// Whether it comes from the proof of the good version.
    pub is_proven: bool,
    /// A play that shows it, as commands.
    pub witness: Vec<String>,
}

impl AuthorFinding {
    /// A finding of the proof, in the language of the window.
    pub(super) fn proven(finding: &Finding, ids: &BTreeSet<&str>, locale: Locale) -> Self {
        // It is named as in `node/ID`, `node/ID/OPTION` or `ending/ID`.
        let mut parts = finding.at.split('/');
        let kind = parts.next().unwrap_or_default();
        let name = parts
            .next()
            .filter(|name| matches!(kind, "node" | "ending") && ids.contains(name));
        Self {
            code: finding.code,
            severity: finding.severity,
            message: finding.message.wording(locale.is_chinese()).to_owned(),
            help: finding.help.wording(locale.is_chinese()).to_owned(),
            file: String::new(),
            line: 0,
            source: String::new(),
            node: name.map(str::to_owned),
            is_about_whole_node: parts.next().is_none(),
            is_proven: true,
            witness: finding
                .witness
                .as_ref()
                .map_or_else(Vec::new, |witness| witness.play.clone()),
        }
    }

    /// Where it stands and what is wrong, in one sentence.
    pub fn sentence(&self, words: &Words) -> String {
        words.with(
            "author-broken-because",
            &[
                ("file", self.file.clone().into()),
                ("line", self.line.to_string().into()),
                ("message", self.message.clone().into()),
            ],
        )
    }
}
