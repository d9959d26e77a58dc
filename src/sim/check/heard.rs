//! What is heard in a play, by readable ids, and how that differs from what was heard when the play was blessed.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::play_run::PlayRun;
use super::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::Program;
use crate::sim::scenario::locale::fingerprint;
use crate::sim::scenario::model::PlayCheck;
use crate::sim::sentence::{Sentence, sentence};

/// How much of a line is quoted.
const LONGEST_QUOTE: usize = 60;

/// One place where something else is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardDifference {
    /// How many lines were heard as expected or differ before it.
    pub place: usize,
    /// The line that should be heard; nothing if one is heard that was not expected.
    pub expected: Option<String>,
    /// The line that is heard; nothing if one is missing.
    pub found: Option<String>,
}

/// A line as a message quotes it: its id and its beginning in the home language, with names in braces as the file has them.
#[derive(Debug, Clone, Copy)]
pub struct QuotedLine<'l> {
    /// Its id.
    pub id: &'l str,
    /// The program in which it is looked for.
    pub program: &'l Program,
}

/// The id of a line: the key of its text without the parts that say nothing, such as `greeting/name-it/sigh`.
pub fn heard_id(key: &str) -> String {
    key.strip_prefix("node/").unwrap_or(key).replacen("/reply/", "/", 1)
}

/// A line as a blessed play keeps it: its id and, since wordings are kept too, the fingerprint of its text in the home language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptLine<'l> {
    /// Its id.
    pub id: &'l str,
    /// The fingerprint of its text when it was kept; nothing if the play was kept before there were any.
    pub wording: Option<&'l str>,
}

impl<'l> KeptLine<'l> {
    /// Reads `greeting/first` or `greeting/first 5f0c7a12`.
    pub fn read(kept: &'l str) -> Self {
        match kept.split_once(' ') {
            Some((id, wording)) => Self {
                id,
                wording: Some(wording.trim()),
            },
            None => Self {
                id: kept,
                wording: None,
            },
        }
    }
}

/// The ids of lines that were kept.
pub fn kept_ids(heard: &[String]) -> Vec<String> {
    heard.iter().map(|kept| KeptLine::read(kept).id.to_owned()).collect()
}

/// Everything that was heard in a play, in order, each line as it is kept: `greeting/first 5f0c7a12`.
pub fn heard_in(run: &PlayRun) -> Vec<String> {
    let texts = &run.call.program().texts;
    let lines = run.heard.iter().filter_map(|id| texts.get(*id as usize));
    lines
        .map(|(key, text)| format!("{} {}", heard_id(key), fingerprint(text)))
        .collect()
}

/// The places of lines that are heard as they were and worded differently; `kept` and `found` have the same ids.
pub fn reworded(kept: &[String], found: &[String]) -> Vec<usize> {
    let pairs = kept.iter().zip(found).enumerate();
    let changed = pairs.filter(|(_, (kept, found))| {
        let (kept, found) = (KeptLine::read(kept), KeptLine::read(found));
        kept.id == found.id && kept.wording.is_some_and(|wording| Some(wording) != found.wording)
    });
    changed.map(|(place, _)| place).collect()
}

/// Every place where what is heard differs, with as few differences as possible.
pub fn differences(expected: &[String], found: &[String]) -> Vec<HeardDifference> {
    let mut differences = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, expected, found) {
        if step.tag() == DiffTag::Equal {
            continue;
        }
        let place = step.old_range().start;
        let mut old = expected.get(step.old_range()).unwrap_or_default().iter();
        let mut new = found.get(step.new_range()).unwrap_or_default().iter();
        for offset in 0..step.old_range().len().max(step.new_range().len()) {
            differences.push(HeardDifference {
                place: place + offset,
                expected: old.next().cloned(),
                found: new.next().cloned(),
            });
        }
    }
    differences
}

/// Tells of the first difference of a blessed play; a play without a list of what is heard is not listened to.
pub(super) fn check(file: &str, play: &PlayCheck, run: &PlayRun, found: &mut Vec<Diagnostic>) {
    if play.heard.is_empty() {
        return;
    }
    let kept: Vec<String> = play.heard.iter().map(|line| line.value.clone()).collect();
    let heard = heard_in(run);
    let expected = kept_ids(&kept);
    let all = differences(&expected, &kept_ids(&heard));
    let Some(first) = all.first() else {
        let changed = reworded(&kept, &heard);
        return wording_changed(file, play, run.call.program(), &expected, &changed, found);
    };
    let quoted = |id: &'_ Option<String>| {
        id.as_deref().map(|id| {
            QuotedLine {
                id,
                program: run.call.program(),
            }
            .told()
        })
    };
    let number = first.place + 1;
    let what = match (quoted(&first.expected), quoted(&first.found)) {
        (Some(expected), Some(found)) => sentence!(
            "expected as line {number}: {expected}; heard: {found}",
            "第 {number} 句应是：{expected}；听到的是：{found}";
            expected, found
        ),
        (Some(expected), None) => sentence!(
            "expected as line {number} and not heard: {expected}",
            "第 {number} 句应该听到，却没有：{expected}";
            expected
        ),
        (None, Some(found)) if first.place == expected.len() => sentence!(
            "heard at the end and not expected: {found}",
            "最后多听到一句：{found}";
            found
        ),
        (None, Some(found)) => sentence!(
            "heard before line {number} and not expected: {found}",
            "第 {number} 句之前多听到一句：{found}";
            found
        ),
        (None, None) => return,
    };
    let more = more(all.len());
    let message = sentence!(
        "In the play \"{play}\" something else is heard; {what}{more}",
        "走法“{play}”里听到的不一样：{what}{more}",
        play = play.name;
        what, more
    );
    // A line behind the last one has no place of its own.
    let place = play.heard.get(first.place).or(play.heard.last());
    let span = place.map_or(play.name.span, |place| place.span);
    let help = sentence!(
        "If what is heard now is right: rolecall bless --again {file}",
        "如果现在听到的才对：rolecall bless --again {file}"
    );
    found.push(finding("heard-differs", span, message).help(help).at(&play.name));
}

/// Tells of lines of a blessed play that have another wording now. The old one is not kept, so only the new one is quoted.
fn wording_changed(
    file: &str,
    play: &PlayCheck,
    program: &Program,
    ids: &[String],
    changed: &[usize],
    found: &mut Vec<Diagnostic>,
) {
    let Some((place, id)) = changed.first().and_then(|place| Some((*place, ids.get(*place)?))) else {
        return;
    };
    let line = QuotedLine { id, program };
    let (line, more) = (line.told(), more(changed.len()));
    let message = sentence!(
        "In the play \"{play}\" line {number} has another wording than when it was kept; it is now: {line}{more}",
        "走法“{play}”里，第 {number} 句的措辞和保存时不同，现在是：{line}{more}",
        play = play.name,
        number = place + 1;
        line, more
    );
    let span = play.heard.get(place).map_or(play.name.span, |place| place.span);
    let help = sentence!(
        "Read it in its place; if it is right: rolecall bless --again {file}",
        "请放回上下文里读一遍；如果写得对：rolecall bless --again {file}"
    );
    found.push(finding("wording-differs", span, message).help(help).at(&play.name));
}

/// The end of a sentence about the first of so many differences.
fn more(differences: usize) -> Sentence {
    match differences.saturating_sub(1) {
        0 => sentence!(".", "。"),
        1 => sentence!("; 1 more differs.", "；还有 1 处不同。"),
        more => sentence!("; {more} more differ.", "；还有 {more} 处不同。"),
    }
}

impl QuotedLine<'_> {
    /// The line in a sentence.
    pub fn told(&self) -> Sentence {
        let id = super::subject::shown(self.id);
        let text = self.program.texts.iter().find(|(key, _)| heard_id(key) == self.id);
        let Some((_, text)) = text else {
            return sentence!("{id} (there is no such line now)", "{id}（现在没有这句台词）");
        };
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let beginning: String = flat.chars().take(LONGEST_QUOTE).collect();
        let rest = if flat.chars().nth(LONGEST_QUOTE).is_some() {
            "…"
        } else {
            ""
        };
        sentence!("{id} (\"{beginning}{rest}\")", "{id}（“{beginning}{rest}”）")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn ids_are_keys_without_what_says_nothing() {
        for (key, id) in [
            ("node/greeting/first", "greeting/first"),
            ("node/greeting/first/or/1", "greeting/first/or/1"),
            ("node/greeting/name-it/reply/sigh", "greeting/name-it/sigh"),
            ("node/reply/reply/reply/sigh", "reply/reply/sigh"),
            ("hang_up/reply/click", "hang_up/click"),
        ] {
            assert_eq!(heard_id(key), id, "{key}");
        }
    }

    #[test]
    fn a_wording_counts_only_where_one_was_kept() {
        let kept = ["a", "b 11111111", "c 22222222"].map(str::to_owned);
        let found = ["a 00000000", "b 11111111", "c 33333333"].map(str::to_owned);
        assert_eq!(kept_ids(&kept), kept_ids(&found));
        assert_eq!(reworded(&kept, &found), [2]);
    }

    #[test]
    fn a_line_that_is_gone_does_not_make_the_rest_differ() {
        let found = differences(&ids("a b c d e"), &ids("a c d x"));
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.place, one.expected.as_deref(), one.found.as_deref()))
            .collect();
        assert_eq!(told, [(1, Some("b"), None), (4, Some("e"), Some("x"))]);
    }
}
