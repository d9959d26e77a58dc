//! A certificate in words.

use super::prove::how_to_play;
use crate::sim::diagnostic::Severity;
use crate::sim::prove::certificate::{Certificate, StartCertificate, ValueCertificate};
use crate::sim::prove::chance::{ChancePlay, WHOLE};
use crate::sim::prove::findings::Finding;
use crate::sim::prove::mending::MOST_MISTAKES;
use crate::sim::prove::ranges::MarkRange;

/// The whole certificate; `wanted` is how the call was named on the command line.
pub(super) fn certificate_text(wanted: &str, certificate: &Certificate) -> String {
    let mut page = format!("{}\n", certificate.scenario);
    for start in &certificate.starts {
        start_text(start, &mut page);
    }
    if !certificate.breakable_rules.is_empty() {
        page.push_str(&format!(
            "  rules that a play can break: {}\n",
            certificate.breakable_rules.join(", ")
        ));
    }
    for finding in &certificate.findings {
        finding_text(wanted, finding, &mut page);
    }
    for what in &certificate.not_proven {
        page.push_str(&format!("  not proven, {what}\n"));
    }
    let count = |severity| {
        certificate
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    page.push_str(&match (errors + warnings, certificate.not_proven.is_empty()) {
        (0, true) => "  proven: every state was explored, and nothing unsound was found.\n".to_owned(),
        (_, true) => format!("  every state was explored: {errors} errors, {warnings} warnings.\n"),
        (_, false) => format!("  not everything could be proved: {errors} errors, {warnings} warnings so far.\n"),
    });
    page
}

fn start_text(start: &StartCertificate, page: &mut String) {
    let draw: String = start.draw.iter().map(|drawn| format!(", {drawn}")).collect();
    page.push_str(&format!(
        "  in {}{draw}: {} states, {} steps\n",
        start.country,
        thousands(start.states as u64),
        thousands(start.steps as u64)
    ));
    if let Some(values) = &start.values {
        value_text(values, page);
    }
}

fn value_text(values: &ValueCertificate, page: &mut String) {
    let names = ["empathy", "accuracy", "compliance"];
    let dimensions: Vec<String> = (0..3)
        .map(|d| match values.credits[d] {
            0 => format!("{} {}", names[d], values.best[d]),
            credited => format!(
                "{} {} ({credited} of them credited for rules)",
                names[d], values.best[d]
            ),
        })
        .collect();
    page.push_str(&format!("    points at best: {}\n", dimensions.join(", ")));
    page.push_str(&format!("    the best play has {} of 100\n", values.attainable));
    if let Some(lengths) = values.lengths {
        page.push_str(&match lengths.longest {
            Some(longest) => format!("    {} to {longest} decisions\n", lengths.shortest),
            None => format!(
                "    {} decisions or more; a call can go round in a circle\n",
                lengths.shortest
            ),
        });
    }
    if let Some(random) = &values.random {
        page.push_str(&random_text(random));
    }
    if let Some(worst) = values.surface.iter().flatten().max_by_key(|result| result.mark) {
        page.push_str(&format!(
            "    of bots that see the surface only, the best takes {} ({}, {}): {} on average, passes {} of 1000\n",
            worst.cue.meaning(),
            worst.cue.word(),
            worst.language,
            worst.mark.map_or_else(|| "unknown".to_owned(), |mark| mark.to_string()),
            worst.passes.unwrap_or_default()
        ));
    }
    if let Some(clearest) = values.surface.iter().flatten().max_by_key(|result| result.separation) {
        page.push_str(&format!(
            "    the cue that separates best: {} ({}), {} of 1000\n",
            clearest.cue.word(),
            clearest.language,
            clearest.separation
        ));
    }
    if let Some(turns) = &values.last_turns {
        page.push_str(&format!("    {}\n", mending_text(turns)));
    }
    for ending in values.endings.iter().flatten() {
        let (name, marks) = (&ending.ending, &ending.marks);
        let [empathy, accuracy, compliance] = marks.dimensions;
        page.push_str(&format!(
            "    {name:<24} overall {}  empathy {}  accuracy {}  compliance {}\n",
            range(marks.overall),
            range(empathy),
            range(accuracy),
            range(compliance)
        ));
    }
}

/// How late costly choices may fall in a play that passes, in a sentence.
fn mending_text(last_turns: &[u32]) -> String {
    const COUNTS: [&str; MOST_MISTAKES] = ["one", "two", "three", "four", "five", "six"];
    let [first, others @ ..] = last_turns else {
        return "No play with a costly choice passes.".to_owned();
    };
    let mut text = format!("One costly choice can still pass if it comes at turn {first} at the latest");
    for (count, turn) in COUNTS.iter().skip(1).zip(others) {
        text.push_str(&format!(", {count} if the last comes at turn {turn} at the latest"));
    }
    match COUNTS.get(last_turns.len()) {
        Some(too_many) => format!("{text}; {too_many} never pass."),
        None => format!("{text}."),
    }
}

fn random_text(random: &ChancePlay) -> String {
    let minutes = random.speaking_millis / 60_000;
    let seconds = random.speaking_millis / 1000 % 60;
    let turns = format!(
        "{}.{}",
        random.turns_thousandths / 1000,
        random.turns_thousandths % 1000 / 100
    );
    let unknown = if random.unknown > WHOLE / 1_000_000_000 {
        format!(" (of {} nothing is known)", per_cent(random.unknown))
    } else {
        String::new()
    };
    format!(
        "    choosing at random passes in {}{unknown}; it takes {turns} decisions and {minutes}:{seconds:02} of speech on average\n",
        per_cent(random.passes)
    )
}

/// A probability in per cent with four significant places after the point.
fn per_cent(share: u128) -> String {
    let millionths = share / (WHOLE / 1_000_000);
    if share > 0 && millionths == 0 {
        return "less than 0.0001 %".to_owned();
    }
    format!("{}.{:04} %", millionths / 10_000, millionths % 10_000)
}

fn range(marks: MarkRange) -> String {
    let least = marks
        .least
        .map_or_else(|| "without end".to_owned(), |least| least.to_string());
    let text = format!("{least} to {}", marks.most);
    format!("{text:<16}")
}

fn finding_text(wanted: &str, finding: &Finding, page: &mut String) {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let at = if finding.at.is_empty() {
        String::new()
    } else {
        format!(" at {}", finding.at)
    };
    page.push_str(&format!("  {severity}: {}{at}: {}\n", finding.code, finding.message));
    if let Some(witness) = &finding.witness {
        let draw: String = witness.draw.iter().map(|drawn| format!(", {drawn}")).collect();
        page.push_str(&format!(
            "    play in {}{draw}: {}\n",
            witness.country,
            witness.play.join(", ")
        ));
        page.push_str(&format!(
            "    see it: {}; `rolecall prove {wanted} --witnesses plays` writes the file\n",
            how_to_play(wanted, witness, "FILE")
        ));
    }
}

/// A number with separators, as in `131,072`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_late_costly_choices_may_fall_is_a_sentence() {
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
            assert_eq!(mending_text(last_turns), told);
        }
        assert!(mending_text(&[9, 8, 7, 6, 5, 4]).ends_with("six if the last comes at turn 4 at the latest."));
    }
}
