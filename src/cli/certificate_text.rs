//! A certificate in words.

use std::cell::Cell;

use unicode_width::UnicodeWidthStr as _;

use super::finding_files::FindingFiles;
use super::prove::how_to_play;
use crate::sim::diagnostic::Severity;
use crate::sim::prove::certificate::{Certificate, StartCertificate, ValueCertificate};
use crate::sim::prove::chance::{ChancePlay, WHOLE, WhyUnknown};
use crate::sim::prove::dimension_names::DIMENSION_NAMES;
use crate::sim::prove::findings::Finding;
use crate::sim::prove::mending::MOST_MISTAKES;
use crate::sim::prove::ranges::MarkRange;
use crate::sim::prove::surface::CueResult;
use crate::sim::score::mark::Mark;
use crate::sim::sentence::thousands;
use crate::words::Words;

/// The whole certificate; `wanted` is how the call was named on the command line.
pub(super) fn certificate_text(
    wanted: &str,
    certificate: &Certificate,
    files: &FindingFiles<'_>,
    words: &Words,
) -> String {
    let teller = Teller {
        words,
        has_told_of_below_zero: Cell::new(false),
    };
    let mut lines = Vec::new();
    for start in &certificate.starts {
        teller.start(start, &mut lines);
    }
    if !certificate.breakable_rules.is_empty() {
        let rules = words.listed(&certificate.breakable_rules);
        lines.push(format!("  {}", words.with("prove-rules", &[("rules", rules.into())])));
    }
    for finding in &certificate.findings {
        teller.finding(wanted, finding, files, &mut lines);
    }
    for what in &certificate.not_proven {
        let what = what.wording(words.locale().is_chinese());
        lines.push(format!(
            "  {}",
            words.with("prove-not-proven", &[("what", what.to_owned().into())])
        ));
    }
    if !certificate.scope.is_whole() {
        let left_out = [("countries", words.listed(&certificate.scope.left_out).into())];
        lines.push(format!("  {}", words.with("prove-not-looked-at", &left_out)));
    }
    lines.push(format!("  {}", verdict(certificate, words)));
    format!("{}\n{}\n", certificate.scenario, lines.join("\n"))
}

/// What the certificate comes to, in a sentence. Of a proof of some countries it says of which.
fn verdict(certificate: &Certificate, words: &Words) -> String {
    let count = |severity| {
        let findings = certificate.findings.iter();
        findings.filter(|finding| finding.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let parts = [
        ("errors", errors.into()),
        ("warnings", warnings.into()),
        ("countries", words.listed(&certificate.scope.looked_at).into()),
    ];
    let is_whole = certificate.scope.is_whole();
    match (errors + warnings, certificate.not_proven.is_empty()) {
        (0, true) if is_whole => words.text("prove-sound"),
        (0, true) => words.with("prove-sound-under", &parts[2..]),
        (_, true) if is_whole => words.with("prove-explored", &parts[..2]),
        (_, true) => words.with("prove-explored-under", &parts),
        (_, false) => words.with("prove-partly", &parts[..2]),
    }
}

/// A country and what was drawn there: `uk, innocent yes`. Draws are told in the words of the file.
pub(super) fn place_of(country: &str, draw: &[String], words: &Words) -> String {
    let parts: Vec<&str> = std::iter::once(country)
        .chain(draw.iter().map(String::as_str))
        .collect();
    words.listed(&parts)
}

struct Teller<'w> {
    words: &'w Words,
    /// What a mark below 0 means is told once, where the first one stands.
    has_told_of_below_zero: Cell<bool>,
}

impl Teller<'_> {
    fn start(&self, start: &StartCertificate, lines: &mut Vec<String>) {
        let place = place_of(&start.country, &start.draw, self.words);
        let states = [("place", place.into()), ("states", thousands(start.states).into())];
        let told = match start.steps {
            Some(steps) => {
                let [place, states] = states;
                let steps = ("steps", thousands(steps).into());
                self.words.with("prove-start", &[place, states, steps])
            }
            None => self.words.with("prove-start-open", &states),
        };
        lines.push(format!("  {told}"));
        let values = start.values.iter().flat_map(|values| self.values(values));
        lines.extend(values.map(|line| format!("    {line}")));
    }

    fn dimension(&self, dimension: usize) -> &'static str {
        DIMENSION_NAMES[dimension][usize::from(self.words.locale().is_chinese())]
    }

    fn values(&self, values: &ValueCertificate) -> Vec<String> {
        let words = self.words;
        let points: Vec<String> = (0..3)
            .map(|d| {
                let parts = [
                    ("dimension", self.dimension(d).into()),
                    ("best", values.best[d].into()),
                    ("credited", values.credits[d].into()),
                ];
                match values.credits[d] {
                    0 => words.with("prove-points-of", &parts),
                    _ => words.with("prove-points-credited", &parts),
                }
            })
            .collect();
        let points = words.with("prove-points", &[("points", words.listed(&points).into())]);
        let mark = [("mark", values.attainable.to_string().into())];
        let mut lines = vec![points, words.with("prove-attainable", &mark)];
        if let Some(lengths) = values.lengths {
            let shortest = ("shortest", lengths.shortest.into());
            lines.push(match lengths.longest {
                Some(longest) => words.with("prove-decisions", &[shortest, ("longest", longest.into())]),
                None => words.with("prove-decisions-open", &[shortest]),
            });
        }
        lines.extend(values.random.as_ref().map(|random| self.random(random)));
        let surface = || values.surface.iter().flatten();
        lines.extend(surface().max_by_key(|result| result.mark).map(|worst| self.bot(worst)));
        if let Some(clearest) = surface().max_by_key(|result| result.separation) {
            let parts = [
                ("cue", self.cue(clearest).into()),
                ("separation", clearest.separation.into()),
            ];
            lines.push(words.with("prove-cue", &parts));
        }
        lines.extend(values.last_turns.as_ref().map(|turns| mending_text(turns, words)));
        for ending in values.endings.iter().flatten() {
            let [empathy, accuracy, compliance] = ending.marks.dimensions;
            let measures = [
                (words.text("prove-overall"), ending.marks.overall),
                (self.dimension(0).to_owned(), empathy),
                (self.dimension(1).to_owned(), accuracy),
                (self.dimension(2).to_owned(), compliance),
            ];
            let measured = measures;
            let measures = measured
                .clone()
                .map(|(name, marks)| format!("{name} {}", self.range(marks)));
            lines.push(format!("{:<24} {}", ending.ending, measures.join("  ")));
            let is_below = |(_, marks): &(String, MarkRange)| marks.least.is_some_and(|least| least < Mark(0));
            if measured.iter().any(is_below) && !self.has_told_of_below_zero.replace(true) {
                lines.push(words.text("prove-below-zero"));
            }
        }
        lines
    }

    /// A cue by name, with its language if it has one.
    fn cue(&self, result: &CueResult) -> String {
        let word = result.cue.word();
        let parts: Vec<&str> = std::iter::once(word).chain(result.language.as_deref()).collect();
        self.words.listed(&parts)
    }

    fn reason(&self, why: Option<WhyUnknown>) -> String {
        let why = why.unwrap_or(WhyUnknown::TooLong).sentence();
        why.wording(self.words.locale().is_chinese()).to_owned()
    }

    /// The best of the bots that see the surface only.
    fn bot(&self, result: &CueResult) -> String {
        let words = self.words;
        let why = [("why", self.reason(result.why_unknown).into())];
        let Some(mark) = result.mark else {
            return words.with("prove-surface-unknown", &why);
        };
        let meaning = match words.locale().is_chinese() {
            true => result.cue.meaning_in_chinese(),
            false => result.cue.meaning(),
        };
        let passes = match result.passes {
            Some(passes) => words.with("prove-surface-passes", &[("passes", passes.into())]),
            None => words.with("prove-surface-passes-unknown", &why),
        };
        let parts = [
            ("meaning", meaning.into()),
            ("cue", self.cue(result).into()),
            ("mark", mark.to_string().into()),
            ("passes", passes.into()),
        ];
        words.with("prove-surface", &parts)
    }

    fn random(&self, random: &ChancePlay) -> String {
        if !random.is_followed() {
            let parts = [
                ("share", self.per_cent(random.endless).into()),
                ("why", self.reason(random.why_unknown).into()),
            ];
            return self.words.with("prove-random-endless", &parts);
        }
        let minutes = random.speaking_millis / 60_000;
        let seconds = random.speaking_millis / 1000 % 60;
        let turns = format!(
            "{}.{}",
            random.turns_thousandths / 1000,
            random.turns_thousandths % 1000 / 100
        );
        let mut passes = self.per_cent(random.passes);
        if random.unknown > WHOLE / 1_000_000_000 {
            let parts = [
                ("passes", passes.into()),
                ("unknown", self.per_cent(random.unknown).into()),
            ];
            passes = match random.why_unknown {
                None => self.words.with("prove-random-unknown", &parts),
                Some(_) => {
                    let why = ("why", self.reason(random.why_unknown).into());
                    let [passes, unknown] = parts;
                    self.words.with("prove-random-unknown-because", &[passes, unknown, why])
                }
            };
        }
        let parts = [
            ("passes", passes.into()),
            ("turns", turns.into()),
            ("time", format!("{minutes}:{seconds:02}").into()),
        ];
        self.words.with("prove-random", &parts)
    }

    /// A probability in per cent with four significant places after the point.
    fn per_cent(&self, share: u128) -> String {
        let millionths = share / (WHOLE / 1_000_000);
        if share > 0 && millionths == 0 {
            return self.words.text("prove-less-than");
        }
        format!("{}.{:04} %", millionths / 10_000, millionths % 10_000)
    }

    /// Filled up with blanks, as a column. A Chinese character is two cells wide.
    fn range(&self, marks: MarkRange) -> String {
        const CELLS: usize = 16;
        let without_end = || self.words.text("prove-without-end");
        let least = marks.least.map_or_else(without_end, |least| least.to_string());
        let parts = [("least", least.into()), ("most", marks.most.to_string().into())];
        let text = self.words.with("prove-range", &parts);
        let blanks = CELLS.saturating_sub(text.width());
        text + &" ".repeat(blanks)
    }

    fn finding(&self, wanted: &str, finding: &Finding, files: &FindingFiles<'_>, lines: &mut Vec<String>) {
        let words = self.words;
        let message = finding.message.wording(words.locale().is_chinese());
        let parts = [
            ("severity", words.named("explain-severity", &finding.severity).into()),
            ("code", finding.code.into()),
            ("place", finding.at.clone().into()),
            ("message", message.to_owned().into()),
        ];
        let key = match finding.at.is_empty() {
            true => "prove-finding-of-call",
            false => "prove-finding",
        };
        let told = words.with(key, &parts);
        // What may only follow is named under its cause, and told in full once that is mended.
        if finding.may_follow {
            lines.push(format!(
                "    {}",
                words.with("prove-may-follow", &[("finding", told.into())])
            ));
            return;
        }
        lines.push(format!("  {told}"));
        if let Some([begin, _]) = files.lines(finding) {
            let parts = [
                ("file", finding.file.clone().into()),
                ("line", begin.line.to_string().into()),
                ("column", begin.column.to_string().into()),
            ];
            lines.push(format!("    {}", words.with("prove-file", &parts)));
            // Of wording one has to see the words.
            if files.is_at_words(finding) {
                let shown = files.underlined(finding).into_iter().flatten();
                lines.extend(shown.map(|line| format!("      | {line}")));
            }
        }
        let help = finding.help.wording(words.locale().is_chinese()).to_owned();
        lines.push(format!("    {}", words.with("prove-help", &[("help", help.into())])));
        if let Some(witness) = &finding.witness {
            let place = place_of(&witness.country, &witness.draw, words);
            let parts = [("place", place.into()), ("play", witness.play.join(", ").into())];
            lines.push(format!("    {}", words.with("prove-play", &parts)));
            let command = how_to_play(wanted, witness, "FILE");
            let parts = [("command", command.into()), ("call", wanted.to_owned().into())];
            lines.push(format!("    {}", words.with("prove-see", &parts)));
        }
    }
}

/// How late costly choices may fall in a play that passes, in a sentence.
fn mending_text(last_turns: &[u32], words: &Words) -> String {
    let [first, others @ ..] = last_turns else {
        return words.text("prove-mending-none");
    };
    let count = |number: usize| words.text(&format!("prove-mending-count-{number}"));
    let mut text = words.with("prove-mending-first", &[("turn", (*first).into())]);
    for (turn, number) in others.iter().zip(2..) {
        let parts = [
            ("text", text.into()),
            ("count", count(number).into()),
            ("turn", (*turn).into()),
        ];
        text = words.with("prove-mending-more", &parts);
    }
    let too_many = last_turns.len() + 1;
    match too_many <= MOST_MISTAKES {
        true => words.with(
            "prove-mending-never",
            &[("text", text.into()), ("count", count(too_many).into())],
        ),
        false => words.with("prove-mending-end", &[("text", text.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn how_late_costly_choices_may_fall_is_a_sentence() {
        let words = Words::new(Locale::English);
        for (last_turns, told) in [
            (&[][..], "No play with a costly choice passes."),
            (
                &[1],
                "One costly choice can still pass if it comes at turn 1 at the latest; two never pass.",
            ),
            (
                &[7, 4],
                "One costly choice can still pass if it comes at turn 7 at the latest, two if the last comes at turn 4 at the latest; three never pass.",
            ),
        ] {
            assert_eq!(mending_text(last_turns, &words), told);
        }
        let all = [9, 8, 7, 6, 5, 4];
        assert!(mending_text(&all, &words).ends_with("six if the last comes at turn 4 at the latest."));
        let chinese = Words::new(Locale::SimplifiedChinese);
        assert_eq!(
            mending_text(&[7, 4], &chinese),
            "做出一次代价大的选择还能通过，前提是最晚在第 7 轮；两次，前提是最后一次最晚在第 4 轮；做出三次就无法通过。"
        );
        assert!(mending_text(&all, &chinese).ends_with("六次，前提是最后一次最晚在第 4 轮。"));
    }
}
