//! A finding about a file: what is wrong, where, and what would help.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::scenario::spanned::Span;
use super::sentence::{Sentence, sentence};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used and should be mended.
    Warning,
}

/// One finding. Findings are data: a broken file is a normal thing in an author's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable code made of words.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file's name as it was given.
    pub file: String,
    /// The offending bytes of that file.
    pub span: Span,
    /// What is wrong, in one sentence.
    pub message: Sentence,
    /// What to do, if there is something to say.
    pub help: Option<Sentence>,
    /// The node, ending or other named place that it is about, for allowances.
    pub place: Option<String>,
    /// What could be written instead, if one thing is most likely meant.
    pub fix: Option<Fix>,
    /// It is about a play that is kept in the file, which says nothing against the call itself.
    pub of_play: bool,
}

/// A change of the file that would most likely mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes of the finding's file that are replaced.
    pub span: Span,
    /// What is written instead.
    pub text: String,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, span: Span, message: Sentence) -> Self {
        Self {
            code,
            severity: Severity::Error,
            file: String::new(),
            span,
            message,
            help: None,
            place: None,
            fix: None,
            of_play: false,
        }
    }

    /// A warning.
    pub fn warning(code: &'static str, span: Span, message: Sentence) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, span, message)
        }
    }

    /// Adds what to do.
    pub fn help(mut self, help: Sentence) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds what to do, if there is something to say.
    pub fn maybe_help(mut self, help: Option<Sentence>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Says which name was most likely meant, and that `written` in place of the whole finding would mend it.
    pub fn meant(mut self, name: &str, written: &str) -> Self {
        self.help = Some(question(name));
        self.fix = Some(Fix {
            span: self.span,
            text: written.to_owned(),
        });
        self
    }

    /// Says which play it is about.
    pub fn of_play(mut self, play: &str) -> Self {
        self.of_play = true;
        self.at(play)
    }

    /// Whether nobody can play the call until this is mended. A play that no longer fits is an error of its own.
    pub fn locks(&self) -> bool {
        self.severity == Severity::Error && !self.of_play
    }

    /// Names the place for allowances.
    pub fn at(mut self, place: &str) -> Self {
        self.place = Some(place.to_owned());
        self
    }
}

/// The question whether somebody meant a known name, if one is near enough.
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Sentence> {
    nearest(wrong, known).map(question)
}

/// The question whether somebody meant this name.
pub fn question(name: &str) -> Sentence {
    sentence!("Did you mean \"{name}\"?", "是不是想写“{name}”？")
}

/// The known name that somebody most likely meant, if one is near enough. Among names that are as near, one of the same letters comes
/// first, since two letters are sooner swapped than one is taken for another. The first letter is the last to be mistyped, so another
/// one counts as two letters more; and a name that begins alike may be a letter further away, if only one of its letters is another:
/// `lone` is rather `loan` than `gone`.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (wrong.chars().count() / 3).max(1);
    let near = known.into_iter().filter_map(|name| {
        // Whoever has forgotten a hyphen or taken a capital means this one, and not one that has a letter less.
        let distance = match is_same_but_for_marks(wrong, name) {
            true => 0,
            false => strsim::damerau_levenshtein(wrong, name),
        };
        let begins_alike = wrong.chars().take(2).eq(name.chars().take(2));
        let other = other_letters(wrong, name);
        let is_near = distance <= allowed || distance == allowed + 1 && begins_alike && other <= 1;
        let first = usize::from(distance > 0 && wrong.chars().next() != name.chars().next());
        is_near.then_some((distance + 2 * first, other, name))
    });
    near.min().map(|(_, _, name)| name)
}

/// Whether two names have the same letters and digits in the same order, whatever stands between them and in whatever case.
fn is_same_but_for_marks(one: &str, other: &str) -> bool {
    let letters = |name: &str| {
        let letters = name.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let own = letters(one);
    !own.is_empty() && own == letters(other)
}

/// How many letters one of two names has that the other does not have, wherever they stand; the greater of the two numbers.
fn other_letters(one: &str, other: &str) -> usize {
    let mut left: Vec<char> = other.chars().collect();
    let mut missing = 0;
    for letter in one.chars() {
        match left.iter().position(|known| *known == letter) {
            Some(place) => {
                left.swap_remove(place);
            }
            None => missing += 1,
        }
    }
    missing.max(left.len())
}

/// The only known name that is a wrong one with words before or behind it, or without some: `the-figure` for `figure`. Of several, that
/// with the fewest words more or less; none where two have as few, and none that is less than half or more than double.
pub fn longer_or_shorter<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// A shorter word says too little.
    const SHORTEST: usize = 4;
    let words = |name: &str| name.split('-').count();
    let holds = |long: &str, short: &str| {
        let is_half = words(short) * 2 >= words(long);
        is_half && short.len() >= SHORTEST && format!("-{long}-").contains(&format!("-{short}-"))
    };
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| *name != wrong && (holds(name, wrong) || holds(wrong, name)))
        .map(|name| (words(name).abs_diff(words(wrong)), name))
        .collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [(one, _), (next, _), ..] if one == next => None,
        [(_, name), ..] => Some(*name),
        [] => None,
    }
}

/// The known name that is made of the same words as a wrong one in another order, or of most of them: `read-data-out` for
/// `read-out-data`. One word alone says too little.
pub fn same_words<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong: BTreeSet<&str> = wrong.split('-').collect();
    let shared = |name: &str| {
        let words: BTreeSet<&str> = name.split('-').collect();
        let shared = words.intersection(&wrong).count();
        (shared >= 2 && shared * 2 > words.len().max(wrong.len())).then_some((shared, Reverse(words.len())))
    };
    let names = known
        .into_iter()
        .filter_map(|name| Some((shared(name)?, Reverse(name))));
    names.max().map(|(_, Reverse(name))| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forgotten_hyphen_or_a_capital_is_no_other_name() {
        let known = ["HP-1", "HP-11", "HP-1-1", "read-out-data", "FCA-DISP"];
        for (wrong, meant) in [
            ("HP12", Some("HP-1")),
            ("hp-1", Some("HP-1")),
            ("readoutdata", Some("read-out-data")),
            ("Read_Out_Data", Some("read-out-data")),
        ] {
            assert_eq!(nearest(wrong, known), meant, "{wrong}");
        }
        assert_eq!(nearest("HP11", ["HP-1", "HP-11"]), Some("HP-11"));
    }

    #[test]
    fn names_of_the_same_words() {
        let known = ["read-out-data", "read-minds", "ask-hold", "log-complaint"];
        let found = |wrong| same_words(wrong, known);
        assert_eq!(found("read-data-out"), Some("read-out-data"));
        assert_eq!(found("ask-for-hold"), Some("ask-hold"));
        assert_eq!(found("complaint-log"), Some("log-complaint"));
        assert_eq!(found("file-complaint"), None);
        assert_eq!(found("read"), None);
    }

    #[test]
    fn names_that_hold_one_another_as_whole_words() {
        let found = |wrong, known: &[&'static str]| longer_or_shorter(wrong, known.iter().copied());
        assert_eq!(found("figure", &["the-figure", "ask", "figures"]), Some("the-figure"));
        assert_eq!(found("say-the-figure", &["the-figure", "ask"]), Some("the-figure"));
        assert_eq!(found("figure", &["the-figure", "say-the-figure"]), Some("the-figure"));
        // Either may be meant.
        assert_eq!(found("figure", &["the-figure", "say-figure"]), None);
        assert_eq!(found("the", &["the-figure"]), None);
        assert_eq!(found("log-the-complaint", &["complaint"]), None);
        assert_eq!(found("figure", &["prefigure", "figures-out"]), None);
    }

    #[test]
    fn swapped_letters_are_nearer_than_others() {
        for (wrong, known, meant) in [
            ("lone", &["gone", "loan"][..], Some("loan")),
            ("laon", &["lawn", "loan"], Some("loan")),
            ("fram", &["frame", "farm", "fray"], Some("farm")),
            ("asks", &["ask", "desks"], Some("ask")),
            ("hode", &["node"], Some("node")),
            ("lone", &["loud"], None),
            ("balanec", &["balance"], Some("balance")),
        ] {
            assert_eq!(nearest(wrong, known.iter().copied()), meant, "{wrong}");
        }
    }
}
