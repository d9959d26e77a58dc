//! What is wrong with a record, in a sentence that names the place and says what to do.

use crate::sim::library::trouble::Trouble;
use crate::sim::sentence::Sentence;
use crate::words::Words;

/// The sentence.
pub fn trouble_sentence(words: &Words, trouble: &Trouble) -> String {
    let number = |number: usize| number.to_string().into();
    let short = |sha256: &str| sha256.chars().take(12).collect::<String>().into();
    let in_language = |why: &Sentence| why.wording(words.locale().is_chinese()).to_owned();
    match trouble {
        Trouble::Empty => words.text("library-trouble-empty"),
        Trouble::Foreign => words.text("library-trouble-foreign"),
        Trouble::NewerFormat { found } => {
            words.with("library-trouble-newer-format", &[("format", found.clone().into())])
        }
        Trouble::OtherRules { version } => words.with(
            "library-trouble-other-rules",
            &[("version", version.to_string().into())],
        ),
        Trouble::Changed { line } => words.with("library-trouble-changed", &[("line", number(*line))]),
        Trouble::Torn { line, bytes } => words.with(
            "library-trouble-torn",
            &[("line", number(*line)), ("bytes", number(*bytes))],
        ),
        Trouble::EndMissing { sealed } => words.with("library-trouble-end-missing", &[("time", sealed.clone().into())]),
        Trouble::TooLong => words.text("library-trouble-too-long"),
        Trouble::NotArchived { file, sha256 } => words.with(
            "library-trouble-not-archived",
            &[("file", file.clone().into()), ("hash", short(sha256))],
        ),
        Trouble::ArchiveDamaged { file, sha256 } => words.with(
            "library-trouble-archive-damaged",
            &[("file", file.clone().into()), ("hash", short(sha256))],
        ),
        Trouble::ScenarioUnusable { why } => {
            words.with("library-trouble-scenario-unusable", &[("why", in_language(why).into())])
        }
        Trouble::Differs { line, what } => words.with(
            "library-trouble-differs",
            &[("line", number(*line)), ("what", in_language(what).into())],
        ),
        Trouble::Unread { why } => words.with("library-trouble-unread", &[("why", in_language(why).into())]),
        Trouble::NotWritten { why } => words.with("library-trouble-not-written", &[("why", in_language(why).into())]),
    }
}
