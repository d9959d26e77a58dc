//! The play beside a finding shows it: played again through the call, every command is taken, and what happens is what is told.

use std::sync::Arc;

use rolecall::sim::call::command::Command;
use rolecall::sim::call::event::CallEvent;
use rolecall::sim::call::{Call, Timers};
use rolecall::sim::program::Stage;
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::prove::findings::PlayWitness;
use rolecall::sim::prove::proof_rules::proof_rule;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;

use crate::terminal::run;

use super::examples::{bad_call, bad_ending_that_passes, checked, proved};

/// A call after the play of a finding, and what the last command made happen.
struct Shown {
    call: Call,
    last: Vec<CallEvent>,
}

fn played(text: &str, code: &str) -> Shown {
    let checked = checked(text);
    let finding = proved(&checked)
        .findings
        .into_iter()
        .find(|finding| finding.code == code);
    let witness: PlayWitness = finding.unwrap().witness.unwrap_or_else(|| panic!("{code} has no play"));
    let program = Arc::new(compile(&checked, &witness.country).unwrap());
    let mut call = Call::new(program, witness.seed.unwrap(), Timers::AsWritten);
    let mut last = Vec::new();
    for line in &witness.play {
        let taken = call.apply(&Command::parse(line).unwrap());
        last = taken.unwrap_or_else(|rejected| panic!("{code}: {line}: {rejected:?}"));
    }
    Shown { call, last }
}

fn bad(code: &str) -> Shown {
    played(&bad_call(proof_rule(code).unwrap()), code)
}

impl Shown {
    fn place(&self) -> &str {
        let program = self.call.program();
        program.place_name(program.place(self.call.state()))
    }

    /// What the last step lost of what was attainable before it, in each dimension.
    fn last_loss(&self) -> [i32; 3] {
        let valuation = Valuation::new(self.call.program(), self.call.start(), MOST_STATES).unwrap();
        let step = self.call.steps().last().unwrap();
        let of = |state| valuation.of(self.call.program(), state).unwrap();
        let (before, after) = (of(&step.before), of(&step.after));
        [0, 1, 2].map(|d| before.best[d] - step.earned[d] - after.best[d])
    }

    /// Whether the play passes with the best after-call work.
    fn passes(mut self) -> bool {
        let valuation = Valuation::new(self.call.program(), self.call.start(), MOST_STATES).unwrap();
        for line in ["pick disposition complaint", "finish"] {
            self.call.apply(&Command::parse(line).unwrap()).unwrap();
        }
        Scorecard::new(&valuation, &self.call).unwrap().passed
    }
}

#[test]
fn a_decision_at_which_dimensions_compete_is_reached() {
    assert_eq!(bad("dimensions-compete").place(), "next");
}

#[test]
fn a_double_charge_is_made() {
    let shown = bad("double-charge");
    assert!(shown.last.iter().any(|event| matches!(event, CallEvent::Broke { .. })));
    // Two by the rule and one by the option.
    assert_eq!(shown.call.steps().last().unwrap().earned[2], -3);
}

#[test]
fn time_runs_out_without_loss() {
    let shown = bad("expiry-pays");
    assert!(
        shown
            .last
            .iter()
            .any(|event| matches!(event, CallEvent::TimeRanOut { .. }))
    );
    assert_eq!(shown.last_loss(), [0; 3]);
}

#[test]
fn the_agent_hangs_up_without_loss() {
    let shown = bad("hanging-up-pays");
    assert!(shown.last.contains(&CallEvent::HungUp));
    assert_eq!(shown.last_loss(), [0; 3]);
}

#[test]
fn a_critical_breach_gains() {
    let shown = bad("critical-pays");
    assert!(shown.call.program().is_critical(shown.call.state()));
    assert!(shown.last_loss().iter().any(|loss| *loss < 0));
}

#[test]
fn the_decision_at_which_nobody_can_know_is_reached() {
    assert_eq!(bad("unknowable-best").place(), "next");
}

#[test]
fn a_bad_ending_passes_and_an_ideal_one_fails() {
    let shown = played(&bad_ending_that_passes(), "ending-contradicts-mark");
    assert_eq!(shown.place(), "half");
    assert!(shown.passes());

    let shown = bad("ending-contradicts-mark");
    assert_eq!(shown.place(), "settled");
    assert!(!shown.passes());
}

#[test]
fn an_ending_that_contradicts_its_mark_is_told_with_the_mark_and_the_mood() {
    for text in [
        bad_ending_that_passes(),
        bad_call(proof_rule("ending-contradicts-mark").unwrap()),
    ] {
        let findings = proved(&checked(&text)).findings;
        let message = &findings[0].message.english;
        let mut shown = played(&text, "ending-contradicts-mark");
        let [tension, trust, patience] = shown.call.program().mood(shown.call.state());
        let mood = format!("at the end tension {tension}, trust {trust}, patience {patience}.");
        assert!(message.ends_with(&mood), "{message}");
        let valuation = Valuation::new(shown.call.program(), shown.call.start(), MOST_STATES).unwrap();
        for line in findings[0].witness.as_ref().unwrap().after_call.iter() {
            shown.call.apply(&Command::parse(line).unwrap()).unwrap();
        }
        let mark = Scorecard::new(&valuation, &shown.call).unwrap().overall;
        assert!(
            message.contains(&format!("it gets {mark}, 80 passes; ")),
            "{mark}: {message}"
        );
    }
}

#[test]
fn going_round_gains_and_leads_back() {
    let shown = bad("points-farm");
    let step = shown.call.steps().last().unwrap();
    assert_eq!((step.before, step.earned), (step.after, [1, 0, 0]));
}

#[test]
fn nothing_leads_out_of_a_trap() {
    let shown = bad("proven-trap");
    assert_eq!(shown.place(), "desk");
    let mut call = shown.call;
    for _ in 0..10 {
        let open: Vec<u8> = call
            .shown_options()
            .iter()
            .filter(|(_, open)| *open)
            .map(|(option, _)| *option)
            .collect();
        assert_eq!(open, [1]);
        call.apply(&Command::parse("say drop").unwrap()).unwrap();
        assert_eq!(call.program().stage(call.state()), Stage::Deciding);
    }
}

#[test]
fn no_option_is_open_at_an_empty_decision() {
    let shown = bad("proven-empty-choices");
    assert_eq!(shown.place(), "desk");
    assert!(shown.call.shown_options().iter().all(|(_, open)| !open));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn witnesses_of_a_sound_call_are_a_shortest_play_to_each_ending() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("plays");
    let call = data.path().join("mine.ron");
    std::fs::write(
        &call,
        rolecall::sim::writing::template::first_call("en", "mine", None).unwrap(),
    )
    .unwrap();
    let (call, plays) = (call.to_str().unwrap(), folder.to_str().unwrap());
    let none: [&str; 0] = [];
    run(data.path(), &["prove", call, "--witnesses", plays], &none);
    let written: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let of_endings = written
        .iter()
        .filter(|path| path.to_str().unwrap().contains("-ending-"));
    let mut endings = std::collections::BTreeSet::new();
    for path in of_endings {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (ending, country) = name.strip_prefix("mine-ending-").unwrap().rsplit_once('-').unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        assert!(
            text.starts_with(&format!("# A shortest play to the ending \"{ending}\"")),
            "{text}"
        );
        // The comment says how to play it, and the play goes to the end, after-call work included.
        let how = format!(
            "# rolecall talk {call} --country {country} --seed 1 --play {}\n",
            path.display()
        );
        assert!(text.contains(&how), "{text}");
        let arguments = [
            "talk",
            call,
            "--country",
            country,
            "--seed",
            "1",
            "--locale",
            "en",
            "--play",
            path.to_str().unwrap(),
        ];
        let ran = run(data.path(), &arguments, &none).expect(0);
        assert!(!ran.out.to_lowercase().contains("stopped"), "{}", ran.out);
        let kept = ran.record();
        let score = run(
            data.path(),
            &["score", kept.to_str().unwrap(), "--format", "json"],
            &none,
        )
        .expect(0);
        assert!(score.out.contains("\"ending\""), "{}", score.out);
        endings.insert(ending.to_owned());
    }
    let files = rolecall::store::scenario_files::read_paths(&[call.into()])
        .unwrap()
        .remove(0)
        .files;
    let checked = rolecall::sim::check::check(&files).scenarios;
    let mine = checked
        .iter()
        .find(|checked| checked.scenario.id.value == "mine")
        .unwrap();
    let all = mine.scenario.endings.iter().map(|ending| ending.id.value.clone());
    assert_eq!(endings, all.collect(), "a shortest play to each ending");
}

#[test]
fn findings_of_the_whole_call_are_shown_by_whole_plays() {
    let thin = bad("dimension-too-thin");
    assert_eq!(thin.call.program().stage(thin.call.state()), Stage::Over);
    let valuation = Valuation::new(thin.call.program(), thin.call.start(), MOST_STATES).unwrap();
    let best = valuation.of(thin.call.program(), thin.call.start()).unwrap().best;
    let earned = thin
        .call
        .steps()
        .iter()
        .fold([0; 3], |sum, step| [0, 1, 2].map(|d| sum[d] + step.earned[d]));
    let after = valuation.of(thin.call.program(), thin.call.state()).unwrap().best;
    assert_eq!([0, 1, 2].map(|d| earned[d] + after[d]), best, "it is a best play");

    let by_surface = bad("gives-itself-away");
    assert_eq!(by_surface.call.program().stage(by_surface.call.state()), Stage::Over);
    let chosen: Vec<String> = played_words("gives-itself-away");
    for option in ["say listen", "say ask", "say name-it", "say write"] {
        assert!(
            chosen.iter().any(|line| line == option),
            "{option} is not in {chosen:?}"
        );
    }
}

/// The commands of the play beside a finding.
fn played_words(code: &str) -> Vec<String> {
    let findings = proved(&checked(&bad_call(proof_rule(code).unwrap()))).findings;
    let finding = findings.into_iter().find(|finding| finding.code == code);
    finding.unwrap().witness.unwrap().play
}
