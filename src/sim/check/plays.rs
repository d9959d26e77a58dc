//! Plays that an author has written into the file must lead where the author says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::play_run::{PlayRun, RejectedCommand, start_with};
use super::role::{Role, role};
use super::rules_table::finding;
use super::{CheckedScenario, heard};
use crate::sim::call::Phase;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::Program;
use crate::sim::program::compile::compile;
use crate::sim::program::state::State;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::scenario::model::{Dimension, Expectation, PlayCheck};
use crate::sim::score::scorecard::{Failure, Scorecard};
use crate::sim::score::value::Valuation;
use crate::sim::sentence::{Sentence, sentence};

/// So many states are explored for marks where nobody has asked for them: a few milliseconds for a call.
const FEW_STATES: usize = 2000;

/// Values that several plays of one file share: by country and start.
struct Values {
    by_start: BTreeMap<(String, State), Option<Valuation>>,
    most_states: usize,
    /// Whether there were more states than may be explored.
    is_over: bool,
}

/// What came of the marks that plays expect.
#[derive(Debug)]
pub struct MarksChecked {
    /// The plays that get another mark.
    pub findings: Vec<Diagnostic>,
    /// Whether every mark that a play expects was computed.
    pub is_whole: bool,
    /// How the plays came out.
    pub plays: PlaysAgain,
}

/// How many plays of a call were played again, and how they came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlaysAgain {
    /// All of them.
    pub all: usize,
    /// Those that expect something of the mark.
    pub of_mark: usize,
    /// Those that can no longer be carried out, or lead elsewhere than they say.
    pub other: usize,
}

/// Runs every play of a scenario, apart from what it expects of the mark; `programs` has one for each of its countries.
pub(super) fn check(checked: &CheckedScenario, programs: &BTreeMap<String, Arc<Program>>, found: &mut Vec<Diagnostic>) {
    run_all(checked, programs, None, found);
}

/// Runs every play of a scenario and computes the marks that they expect. It explores the whole call, which takes about a
/// tenth of a second for each country and draw.
pub fn check_marks(checked: &CheckedScenario) -> MarksChecked {
    marks_within(checked, MOST_STATES)
}

/// Computes the marks that plays expect as far as that takes no time that anybody would notice. What is not computed is told of by
/// nothing but `MarksChecked::is_whole`.
pub fn check_marks_of_small(checked: &CheckedScenario) -> MarksChecked {
    marks_within(checked, FEW_STATES)
}

fn marks_within(checked: &CheckedScenario, most_states: usize) -> MarksChecked {
    let checks = &checked.scenario.checks;
    let expects_mark = |play: &&PlayCheck| play.expect.iter().any(is_of_mark);
    let of_mark = checks.iter().filter(expects_mark).count();
    // Where no play expects a mark and nobody has asked, everything has been played already.
    if of_mark == 0 && most_states < MOST_STATES {
        return MarksChecked {
            findings: Vec::new(),
            is_whole: true,
            plays: PlaysAgain::default(),
        };
    }
    let countries = checked.scenario.countries.iter();
    let programs = countries.filter_map(|country| {
        let program = compile(checked, country).ok()?;
        Some((country.value.clone(), Arc::new(program)))
    });
    let mut values = Values {
        by_start: BTreeMap::new(),
        most_states,
        is_over: false,
    };
    let mut findings = Vec::new();
    run_all(checked, &programs.collect(), Some(&mut values), &mut findings);
    for finding in &mut findings {
        file_name(checked).clone_into(&mut finding.file);
    }
    let other: BTreeSet<&str> = findings.iter().filter_map(|finding| finding.place.as_deref()).collect();
    let plays = PlaysAgain {
        all: checks.len(),
        of_mark,
        other: other.len() + checked.stale_plays.len(),
    };
    MarksChecked {
        findings,
        is_whole: !values.is_over,
        plays,
    }
}

/// The name of the scenario's own file.
fn file_name(checked: &CheckedScenario) -> &str {
    let is_own = |name: &str| matches!(role(name), Role::Scenario(id) if id == checked.scenario.id.value);
    let file = checked.files.iter().find(|file| is_own(&file.name));
    file.map_or("", |file| file.name.as_str())
}

fn run_all(
    checked: &CheckedScenario,
    programs: &BTreeMap<String, Arc<Program>>,
    mut values: Option<&mut Values>,
    found: &mut Vec<Diagnostic>,
) {
    let file = file_name(checked);
    let fitting = |play: &&PlayCheck| !checked.stale_plays.contains(&play.name.value);
    for play in checked.scenario.checks.iter().filter(fitting) {
        let default = checked.scenario.countries.first();
        let country = play
            .country
            .as_ref()
            .or(default)
            .map_or("", |country| country.value.as_str());
        if let Some(program) = programs.get(country) {
            run(program, file, play, values.as_deref_mut(), found);
        }
    }
}

fn run(program: &Arc<Program>, file: &str, play: &PlayCheck, values: Option<&mut Values>, found: &mut Vec<Diagnostic>) {
    let drawn = |fact: &str| play.drawn.get(fact).map(|value| value.value.as_str());
    let start = start_with(program, drawn);
    let commands = play.play.iter().map(|words| words.value.as_str());
    let mut run = match PlayRun::new(program, start, commands) {
        Ok(run) => run,
        Err(RejectedCommand { index, reason }) => {
            let span = play.play.get(index).map_or(play.name.span, |words| words.span);
            let message = sentence!(
                "The play \"{play}\" cannot do this here: {reason}",
                "走法“{play}”在这里做不到这一步：{reason}",
                play = play.name;
                reason
            );
            found.push(finding("play-rejected", span, message).of_play(&play.name));
            return;
        }
    };
    let with_marks = values.is_some();
    // Whoever asks for marks has been told of what is heard already.
    if !with_marks {
        heard::check(file, play, &run, found);
    }
    let needs_mark = play.expect.iter().any(is_of_mark);
    let mut is_unknown = false;
    let valuation = values.filter(|_| needs_mark).and_then(|values| {
        let is_small = values.most_states < MOST_STATES;
        let valuation = values.of(program, start);
        is_unknown = is_small && valuation.is_none();
        valuation
    });
    let finished = run.finish(valuation);
    let card = valuation
        .filter(|_| finished)
        .and_then(|valuation| Scorecard::new(valuation, &run.call));
    for expected in play
        .expect
        .iter()
        .filter(|expected| with_marks && !is_unknown || !is_of_mark(expected))
    {
        if let Some(difference) = difference(&run, card.as_ref(), expected) {
            let message = sentence!(
                "The play \"{play}\" {difference}",
                "走法“{play}”{difference}",
                play = play.name;
                difference
            );
            let breach = run.first_breach.as_ref().filter(|_| *expected == Expectation::NoBreach);
            let step = breach.and_then(|breach| play.play.get(breach.index));
            let message = match (breach, step) {
                (Some(breach), Some(step)) => message.then(&sentence!(
                    "It begins with the step \"{step}\", which leads to \"{to}\".",
                    "是从“{step}”这一步开始的，它走到“{to}”。",
                    to = breach.comes_to
                )),
                _ => message,
            };
            let span = step.map_or(play.name.span, |step| step.span);
            found.push(finding("play-differs", span, message).of_play(&play.name));
        }
    }
}

/// How a play that can still be carried out leads elsewhere than it says, apart from marks.
pub fn other_outcomes(run: &PlayRun, play: &PlayCheck) -> Vec<Sentence> {
    let plain = play.expect.iter().filter(|expected| !is_of_mark(expected));
    plain.filter_map(|expected| difference(run, None, expected)).collect()
}

fn is_of_mark(expected: &Expectation) -> bool {
    matches!(
        expected,
        Expectation::Passes | Expectation::Fails | Expectation::OverallAtLeast(_)
    )
}

impl Values {
    fn of(&mut self, program: &Program, start: State) -> Option<&Valuation> {
        // A call that is large for one country and draw is large for all; that need not be found out again.
        if self.is_over && self.most_states < MOST_STATES {
            return None;
        }
        let key = (program.country.clone(), start);
        let most_states = self.most_states;
        let valuation = self
            .by_start
            .entry(key)
            .or_insert_with(|| Valuation::new(program, &start, most_states).ok());
        self.is_over |= valuation.is_none();
        valuation.as_ref()
    }
}

/// What is different from what the author expects, as the rest of a sentence that begins with the play.
fn difference(run: &PlayRun, card: Option<&Scorecard>, expected: &Expectation) -> Option<Sentence> {
    let ended = run.call.phase() == Phase::Ended;
    let broken = &run.broken;
    let marked = |wrong: &dyn Fn(&Scorecard) -> Option<Sentence>| match card {
        Some(card) => wrong(card),
        None if !ended => Some(sentence!(
            "does not come to an end, so it has no mark.",
            "没有走到结局，所以没有得分。"
        )),
        None => Some(sentence!(
            "has no exact mark; the call has too many states.",
            "没有准确的得分：通话的局面太多。"
        )),
    };
    match expected {
        Expectation::Passes => marked(&|card| {
            (!card.passed).then(|| {
                let failures = reasons(&card.failures);
                sentence!(
                    "should pass; it gets {overall} and fails: {failures}.",
                    "应当通过，却得了 {overall} 分，没有通过：{failures}。",
                    overall = card.overall;
                    failures
                )
            })
        }),
        Expectation::Fails => marked(&|card| {
            card.passed.then(|| {
                sentence!(
                    "should fail; it passes with {overall}.",
                    "应当不通过，却以 {overall} 分通过了。",
                    overall = card.overall
                )
            })
        }),
        Expectation::OverallAtLeast(least) => marked(&|card| {
            let reached = card.overall.reaches(least.value);
            (!reached).then(|| {
                sentence!(
                    "should get at least {least}; it gets {overall}.",
                    "应当至少得 {least} 分，却得了 {overall} 分。",
                    least = least.value,
                    overall = card.overall
                )
            })
        }),
        Expectation::Ending(ending) => {
            let found = run.ending();
            (found != Some(ending.value.as_str())).then(|| {
                let found = found.map_or_else(|| sentence!("no ending", "没有结局的地方"), Sentence::same);
                sentence!(
                    "should end with \"{ending}\"; it comes to {found}.",
                    "应当以“{ending}”结束，却走到了 {found}。";
                    found
                )
            })
        }
        Expectation::Breaks(rule) => (!broken.contains(&rule.value)).then(|| {
            let broken = listed(broken);
            sentence!(
                "should break the rule \"{rule}\"; it breaks {broken}.",
                "应当违反规则“{rule}”，却{broken}。";
                broken
            )
        }),
        Expectation::NoBreach => (!broken.is_empty()).then(|| {
            let broken = listed(broken);
            sentence!(
                "should break no rule; it breaks {broken}.",
                "应当不违反规则，却{broken}。";
                broken
            )
        }),
    }
}

/// The rules that were broken, behind "it breaks".
fn listed(rules: &[String]) -> Sentence {
    if rules.is_empty() {
        return sentence!("none", "没有违反任何规则");
    }
    Sentence {
        english: rules.join(", "),
        chinese: format!("违反了 {}", rules.join("、")),
    }
}

/// Why a mark does not pass.
fn reasons(failures: &[Failure]) -> Sentence {
    let in_chinese = failures.iter().map(|failure| match failure {
        Failure::BelowPassMark => "总分低于及格线",
        Failure::BelowFloor(dimension) => match dimension {
            Dimension::Empathy => "同理心低于底线",
            Dimension::Accuracy => "准确性低于底线",
            Dimension::Compliance => "合规性低于底线",
        },
        Failure::Critical => "有严重违规",
    });
    Sentence {
        english: format!("{failures:?}"),
        chinese: in_chinese.collect::<Vec<_>>().join("，"),
    }
}
