//! What a simulated trainee does, done again as a call: the scorecard has the same marks.

use std::collections::BTreeSet;
use std::sync::Arc;

use rolecall::sim::analytics::run::Run;
use rolecall::sim::call::command::Command;
use rolecall::sim::call::{Call, Phase, Timers};
use rolecall::sim::cohort::exam_run::ExamRun;
use rolecall::sim::crowd::board::Board;
use rolecall::sim::crowd::model::{Habits, Model};
use rolecall::sim::crowd::play::{Deed, Player};
use rolecall::sim::crowd::trainee::Trainee;
use rolecall::sim::program::Program;
use rolecall::sim::program::parts::WrapUpList;
use rolecall::sim::program::step::Move;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::rng::Stream;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;

use super::super::terminal::shipped;
use super::{board, small_call};

/// A model that does all that can be done without a clock, and often.
const BUSY: Model = Model {
    population: Model::USUAL.population,
    habits: Habits {
        slip: 6_000,
        expire: 0,
        hold: 6_000,
        overrun: 0,
        leave: 1_500,
        blank: 6_000,
        looks_up: true,
    },
};

fn command(call: &Call, made: Move) -> Command {
    let program = call.program();
    match made {
        Move::Accept => Command::Accept,
        Move::Miss => Command::Decline,
        Move::Choose(option) => Command::Say(call.decision().unwrap().choices[usize::from(option)].id.clone()),
        Move::Hold => Command::Hold,
        Move::Resume => Command::Resume,
        Move::LookUp(item) => Command::LookUp(program.items[usize::from(item)].id.clone()),
        Move::Transfer { desk, warm } => Command::Transfer {
            desk: program.transfers[usize::from(desk)].id.clone(),
            warm,
        },
        Move::HangUp => Command::HangUp,
        Move::Expire | Move::Overrun => panic!("the clock stands still here"),
    }
}

fn entry(program: &Program, entry: u16) -> Command {
    let entry = &program.wrap_up[usize::from(entry)];
    match entry.list {
        WrapUpList::Notes => Command::Tick(entry.id.clone()),
        list => Command::Pick(list, entry.id.clone()),
    }
}

/// The rules that took points, and the critical ones of the step that was the first to break one.
fn charged(card: &Scorecard, program: &Program) -> BTreeSet<u16> {
    let mut rules = BTreeSet::new();
    for step in &card.steps {
        for (rule, taken) in &step.breaches {
            let is_critical = program.rules[usize::from(*rule)].points.is_none();
            if *taken > 0 || is_critical && !program.is_critical(&step.record.before) {
                rules.insert(*rule);
            }
        }
    }
    rules
}

fn compare(board: &Board, trainees: u64) -> usize {
    let program = Arc::new(board.program.clone());
    let starts = program.starts();
    let call_from = |start: usize| {
        let mut seeds = (0..).map(|seed| Call::new(Arc::clone(&program), seed, Timers::Off));
        seeds.find(|call| *call.start() == starts[start].0).unwrap()
    };
    let calls: Vec<Call> = (0..starts.len()).map(call_from).collect();
    let values: Vec<Valuation> = starts
        .iter()
        .map(|(start, _)| Valuation::new(&program, start, MOST_STATES).unwrap())
        .collect();
    let mut run = Run::default();
    let mut player = Player::new(&BUSY);
    let mut failed = 0;
    for number in 0..trainees {
        let mut stream = Stream::new("scorecards", number);
        let trainee = Trainee::draw(&mut stream, &BUSY.population);
        let skill = trainee.in_call(&mut stream, &BUSY.population);
        let mut deeds = Vec::new();
        player.play(board, &skill, &mut stream, &mut run, &mut |deed| deeds.push(deed));
        let Deed::Began(start) = deeds[0] else {
            panic!("{deeds:?}")
        };
        let mut call = calls[start].clone();
        for deed in &deeds[1..] {
            let command = match *deed {
                // Where a decision comes before the call, there is nothing to accept first.
                Deed::Made(Move::Accept) if program.begins_before_call() => continue,
                Deed::Made(made) => command(&call, made),
                Deed::Entered(number) => entry(&program, number),
                Deed::Began(_) => panic!("a call begins once: {deeds:?}"),
            };
            let applied = call.apply(&command);
            assert!(
                applied.is_ok(),
                "{}, {number}, {command:?}: {applied:?}",
                program.scenario
            );
        }
        if call.phase() == Phase::WrapUp {
            call.apply(&Command::Finish).unwrap();
        }
        let card = Scorecard::new(&values[start], &call).unwrap();
        let what = format!("{}, trainee {number}: {deeds:?}", program.scenario);
        assert_eq!(run.overall, card.overall, "{what}");
        assert_eq!(run.dimensions, card.dimensions.map(|score| score.mark), "{what}");
        assert_eq!(run.passed, card.passed, "{what}");
        assert_eq!(run.ending, card.ending, "{what}");
        let broken: BTreeSet<u16> = run.broken.iter().copied().collect();
        assert_eq!(broken, charged(&card, &program), "{what}");
        let played = ExamRun::new(&values[start], &board.items, &call, &card).unwrap();
        compare_runs(&run, &played, &what);
        let critical = program.rules.iter().filter(|rule| rule.points.is_none());
        let critical: BTreeSet<String> = critical.map(|rule| rule.id.clone()).collect();
        assert!(!played.excusing(&program, &critical).as_run().critical, "{what}");
        failed += usize::from(!card.passed);
    }
    failed
}

/// A call that was really played gives the statistics what the same call gives that was simulated. Of options that lead back to the
/// very same state a simulated trainee sees nothing, and a person does.
fn compare_runs(simulated: &Run<'_>, played: &ExamRun, what: &str) {
    let played = played.as_run();
    assert_eq!(
        (played.loss, played.critical),
        (simulated.loss, simulated.critical),
        "{what}"
    );
    assert_eq!(played.broken, simulated.broken, "{what}");
    assert_eq!(played.answers.len(), simulated.answers.len(), "{what}");
    for (real, model) in played.answers.iter().zip(&simulated.answers) {
        assert_eq!(
            (real.item, real.outcome, real.loss),
            (model.item, model.outcome, model.loss),
            "{what}"
        );
        assert!(
            model.offered.iter().all(|offered| real.offered.contains(offered)),
            "{real:?} {model:?} {what}"
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_simulated_mark_is_the_scorecards_mark() {
    for id in ["fee", "dial", "two-steps"] {
        compare(&small_call(id), 200);
    }
    for checked in shipped() {
        let failed = compare(&board(checked), 150);
        assert!(
            failed > 10 && failed < 145,
            "{}: {failed} of 150 fail",
            checked.scenario.id
        );
    }
}
