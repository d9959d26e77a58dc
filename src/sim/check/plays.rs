//! Plays that an author has written into the file must lead where the author says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::CheckedScenario;
use super::role::{Role, role};
use super::rules_table::finding;
use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Phase, Timers};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::Program;
use crate::sim::program::compile::compile;
use crate::sim::program::state::State;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::scenario::model::{Expectation, PlayCheck};
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;

/// Values that several plays of one file share: by country and start.
#[derive(Default)]
struct Values(BTreeMap<(String, State), Option<Valuation>>);

/// Runs every play of a scenario, apart from what it expects of the mark; `programs` has one for each of its countries.
pub(super) fn check(checked: &CheckedScenario, programs: &BTreeMap<String, Arc<Program>>, found: &mut Vec<Diagnostic>) {
    run_all(checked, programs, None, found);
}

/// Runs every play of a scenario and computes the marks that they expect. It explores the whole call, which takes about a
/// tenth of a second for each country and draw.
pub fn check_marks(checked: &CheckedScenario) -> Vec<Diagnostic> {
    let countries = checked.scenario.countries.iter();
    let programs = countries.filter_map(|country| {
        let program = compile(checked, country).ok()?;
        Some((country.value.clone(), Arc::new(program)))
    });
    let mut found = Vec::new();
    run_all(checked, &programs.collect(), Some(Values::default()), &mut found);
    let file = checked
        .files
        .iter()
        .find(|file| matches!(role(&file.name), Role::Scenario(id) if id == checked.scenario.id.value));
    for finding in &mut found {
        finding.file = file.map_or_else(String::new, |file| file.name.clone());
    }
    found
}

fn run_all(
    checked: &CheckedScenario,
    programs: &BTreeMap<String, Arc<Program>>,
    mut values: Option<Values>,
    found: &mut Vec<Diagnostic>,
) {
    for play in &checked.scenario.checks {
        let default = checked.scenario.countries.first();
        let country = play
            .country
            .as_ref()
            .or(default)
            .map_or("", |country| country.value.as_str());
        if let Some(program) = programs.get(country) {
            run(program, play, values.as_mut(), found);
        }
    }
}

fn run(program: &Arc<Program>, play: &PlayCheck, values: Option<&mut Values>, found: &mut Vec<Diagnostic>) {
    let start = start_of(program, play);
    let mut call = Call::from_start(Arc::clone(program), start, 0, Timers::AsWritten);
    let mut broken = broken_rules(program, call.opening());
    for words in &play.play {
        let happened =
            Command::parse(words).and_then(|command| call.apply(&command).map_err(|rejected| rejected.to_string()));
        match happened {
            Ok(events) => broken.extend(broken_rules(program, &events)),
            Err(reason) => {
                let message = format!("The play \"{}\" cannot do this here: {reason}", play.name);
                found.push(finding("play-rejected", words.span, message).at(&play.name));
                return;
            }
        }
    }
    let of_marks = |expected: &&Expectation| {
        matches!(
            expected,
            Expectation::Passes | Expectation::Fails | Expectation::OverallAtLeast(_)
        )
    };
    let with_marks = values.is_some();
    let needs_mark = play.expect.iter().any(|expected| of_marks(&expected));
    let valuation = values
        .filter(|_| needs_mark)
        .and_then(|values| values.of(program, start));
    let finished = finish(&mut call, valuation);
    let card = valuation
        .filter(|_| finished)
        .and_then(|valuation| Scorecard::new(valuation, &call));
    for expected in play.expect.iter().filter(|expected| with_marks || !of_marks(expected)) {
        if let Some(difference) = difference(program, &call, card.as_ref(), &broken, expected) {
            let message = format!("The play \"{}\" {difference}", play.name);
            found.push(finding("play-differs", play.name.span, message).at(&play.name));
        }
    }
}

/// The start with the drawn facts that the play asks for, else the first value of each draw.
fn start_of(program: &Program, play: &PlayCheck) -> State {
    let mut start = program.initial;
    for fact in program.facts.iter().filter(|fact| !fact.drawn.is_empty()) {
        let wanted = play.drawn.get(&fact.id);
        let place = wanted.and_then(|wanted| fact.values.iter().position(|value| *value == wanted.value));
        let number = wanted.and_then(|wanted| wanted.value.parse::<usize>().ok());
        let first = fact.drawn.first().map_or(0, |(value, _)| *value);
        start.set(fact.field, place.or(number).map_or(first, |value| value as u64));
    }
    start
}

fn broken_rules(program: &Program, events: &[CallEvent]) -> Vec<String> {
    let rules = events.iter().filter_map(|event| match event {
        CallEvent::Broke { rule, .. } => program.rules.get(usize::from(*rule)),
        _ => None,
    });
    rules.map(|rule| rule.id.clone()).collect()
}

/// Gives a play that stops before the after-call work the best after-call work. Whether the call is over then.
fn finish(call: &mut Call, valuation: Option<&Valuation>) -> bool {
    if call.phase() == Phase::WrapUp {
        let program = Arc::clone(call.program());
        let chosen = valuation.map_or_else(Vec::new, |valuation| {
            program.best_form(call.state(), |points| valuation.weigh(points))
        });
        call.fill_in_entries(&chosen);
        let _ = call.apply(&Command::Finish);
    }
    call.phase() == Phase::Ended
}

impl Values {
    fn of(&mut self, program: &Program, start: State) -> Option<&Valuation> {
        let key = (program.country.clone(), start);
        self.0
            .entry(key)
            .or_insert_with(|| Valuation::new(program, &start, MOST_STATES).ok())
            .as_ref()
    }
}

/// What is different from what the author expects, as the rest of a sentence that begins with the play.
fn difference(
    program: &Program,
    call: &Call,
    card: Option<&Scorecard>,
    broken: &[String],
    expected: &Expectation,
) -> Option<String> {
    let ended = call.phase() == Phase::Ended;
    let marked = |wrong: &dyn Fn(&Scorecard) -> Option<String>| match card {
        Some(card) => wrong(card),
        None if !ended => Some("does not come to an end, so it has no mark.".to_owned()),
        None => Some("has no exact mark; the call has too many states.".to_owned()),
    };
    match expected {
        Expectation::Passes => marked(&|card| {
            (!card.passed).then(|| format!("should pass; it gets {} and fails: {:?}.", card.overall, card.failures))
        }),
        Expectation::Fails => marked(&|card| {
            card.passed
                .then(|| format!("should fail; it passes with {}.", card.overall))
        }),
        Expectation::OverallAtLeast(least) => marked(&|card| {
            let reached = card.overall.reaches(least.value);
            (!reached).then(|| format!("should get at least {}; it gets {}.", least.value, card.overall))
        }),
        Expectation::Ending(ending) => {
            let found = program
                .ending(call.state())
                .map_or("no ending", |ending| ending.id.as_str());
            (found != ending.value).then(|| format!("should end with \"{ending}\"; it comes to {found}."))
        }
        Expectation::Breaks(rule) => (!broken.contains(&rule.value))
            .then(|| format!("should break the rule \"{rule}\"; it breaks {}.", listed(broken))),
        Expectation::NoBreach => {
            (!broken.is_empty()).then(|| format!("should break no rule; it breaks {}.", listed(broken)))
        }
    }
}

fn listed(rules: &[String]) -> String {
    if rules.is_empty() {
        "none".to_owned()
    } else {
        rules.join(", ")
    }
}
