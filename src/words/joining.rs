//! How parts of a line are joined in a language's own punctuation.

use super::Words;

impl Words {
    /// A label and what belongs to it: `Country: China`, `国家：中国`. A question keeps its own mark.
    pub fn labelled(&self, label: &str, text: &str) -> String {
        let key = match label.ends_with(['?', '？']) {
            true => "common-question-and-answer",
            false => "common-labelled",
        };
        self.with(
            key,
            &[("label", label.to_owned().into()), ("text", text.to_owned().into())],
        )
    }

    /// A text with a remark in brackets after it.
    pub fn remarked(&self, text: &str, remark: &str) -> String {
        let parts = [("text", text.to_owned().into()), ("remark", remark.to_owned().into())];
        self.with("common-remarked", &parts)
    }

    /// Parts with commas between them.
    pub fn listed<S: AsRef<str>>(&self, parts: &[S]) -> String {
        self.joined("common-listed", parts)
    }

    /// Parts as a sentence has them: commas between them, and "and" before the last.
    pub fn together<S: AsRef<str>>(&self, parts: &[S]) -> String {
        match parts {
            [before @ .., last] if !before.is_empty() => {
                let before = self.joined("common-enumerated", before);
                let last = last.as_ref().to_owned();
                self.with("common-together", &[("before", before.into()), ("next", last.into())])
            }
            _ => self.listed(parts),
        }
    }

    /// Parts that have commas of their own, with semicolons between them.
    pub fn ranked<S: AsRef<str>>(&self, parts: &[S]) -> String {
        self.joined("common-ranked", parts)
    }

    fn joined<S: AsRef<str>>(&self, key: &str, parts: &[S]) -> String {
        let parts = parts.iter().map(|part| part.as_ref().to_owned());
        let joined = parts.reduce(|before, next| self.with(key, &[("before", before.into()), ("next", next.into())]));
        joined.unwrap_or_default()
    }
}
