//! The files of a call that is proved, and the lines in them at which its findings stand.

use std::collections::BTreeMap;

use super::diagnostics::underlined;
use crate::sim::check::CheckedScenario;
use crate::sim::line_index::{LineIndex, LinePlace};
use crate::sim::prove::findings::Finding;
use crate::sim::scenario::spanned::Span;

/// The texts of a call's files, with their lines.
pub(super) struct FindingFiles<'c> {
    texts: BTreeMap<&'c str, (&'c str, LineIndex<'c>)>,
}

impl<'c> FindingFiles<'c> {
    /// Those that the call rests on. Files that are no text have been refused before.
    pub(super) fn new(checked: &'c CheckedScenario) -> Self {
        let texts = checked.files.iter().filter_map(|file| {
            let text = std::str::from_utf8(&file.bytes).ok()?;
            Some((file.name.as_str(), (text, LineIndex::new(text))))
        });
        Self { texts: texts.collect() }
    }

    /// Where a finding begins and ends; none where it is about the whole call.
    pub(super) fn lines(&self, finding: &Finding) -> Option<[LinePlace; 2]> {
        if finding.span == Span::default() {
            return None;
        }
        let (_, lines) = self.texts.get(finding.file.as_str())?;
        Some([finding.span.start, finding.span.end].map(|byte| lines.place(byte as usize)))
    }

    /// Whether a finding about wording stands at the words themselves. Of a place in the list, which is the same in every language, it
    /// stands at the option's id.
    pub(super) fn is_at_words(&self, finding: &Finding) -> bool {
        finding.code == "gives-itself-away" && finding.at.contains('/')
    }

    /// The line at which a finding begins, and a line that underlines it there; none where it is about the whole call.
    pub(super) fn underlined(&self, finding: &Finding) -> Option<[String; 2]> {
        if finding.span == Span::default() {
            return None;
        }
        let (_, lines) = self.texts.get(finding.file.as_str())?;
        Some(underlined(lines, finding.span))
    }

    /// The texts by name.
    pub(super) fn texts(&self) -> BTreeMap<String, String> {
        let texts = self.texts.iter();
        texts
            .map(|(name, (text, _))| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }
}
