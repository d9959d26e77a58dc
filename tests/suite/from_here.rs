//! Calls that an author begins in the middle: at any node, with any mood and facts, never recorded and never marked.

use std::path::Path;
use std::sync::Arc;

use rolecall::sim::call::command::Command;
use rolecall::sim::call::event::CallEvent;
use rolecall::sim::call::{Call, FromHere, NotFromHere, Phase, Timers};
use rolecall::sim::check::check;
use rolecall::sim::program::Program;
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;
use rolecall::store::scenario_files::read_folder;

use crate::terminal::{Dice, shipped, shipped_call};

fn program(id: &str) -> Arc<Program> {
    let checked = shipped_call(id);
    Arc::new(compile(checked, &checked.scenario.countries[0].value).unwrap())
}

fn from(node: &str, mood: [u8; 3], facts: &[(&str, &str)]) -> FromHere {
    FromHere {
        node: node.to_owned(),
        mood,
        facts: facts
            .iter()
            .map(|(id, value)| ((*id).to_owned(), (*value).to_owned()))
            .collect(),
    }
}

fn begin(program: &Arc<Program>, from: &FromHere) -> Result<Call, NotFromHere> {
    Call::from_place(Arc::clone(program), from, 1, Timers::Off)
}

#[test]
fn a_play_can_begin_at_every_node_of_every_shipped_call_and_comes_to_an_end() {
    for checked in shipped() {
        let program = program(&checked.scenario.id.value);
        for node in &program.nodes {
            let mut call = begin(&program, &from(&node.id, [40, 60, 80], &[])).unwrap();
            assert_eq!(call.begun_at().map(|begun| begun.id.as_str()), Some(node.id.as_str()));
            let tells = call
                .opening()
                .iter()
                .any(|event| matches!(event, CallEvent::Asked { .. } | CallEvent::ConversationEnded { .. }));
            assert!(tells, "{}: {:?}", node.id, call.opening());
            // Whoever always takes the first option may go round in a circle.
            let mut dice = Dice::new(7);
            for _ in 0..500 {
                let open: Vec<u8> = call
                    .shown_options()
                    .into_iter()
                    .filter_map(|(option, open)| open.then_some(option))
                    .collect();
                let Some(decision) = call.decision() else {
                    break;
                };
                let option = open[dice.below(open.len() as u64) as usize];
                let id = decision.choices[usize::from(option)].id.clone();
                call.apply(&Command::Say(id)).unwrap();
            }
            assert!(
                matches!(call.phase(), Phase::WrapUp | Phase::Ended),
                "{}: {:?}",
                node.id,
                call.phase()
            );
        }
    }
}

#[test]
fn mood_and_facts_are_as_chosen() {
    for checked in shipped() {
        let program = program(&checked.scenario.id.value);
        for fact in &program.facts {
            let value = fact.values.last().cloned().unwrap_or_else(|| "1".to_owned());
            let quiet = checked
                .scenario
                .nodes
                .iter()
                .find(|node| node.ask.is_some() && node.facts.is_empty() && node.mood == Default::default())
                .unwrap();
            let call = begin(&program, &from(&quiet.id, [35, 20, 90], &[(&fact.id, &value)])).unwrap();
            let canonical = program.canonical_text(call.state());
            assert_eq!(call.mood(), [35, 20, 90]);
            assert_eq!(canonical.get(&format!("fact.{}", fact.id)), Some(&value));
        }
    }
}

#[test]
fn what_began_in_the_middle_has_no_mark() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/calls");
    let calls = check(&read_folder(&folder).unwrap().files).scenarios;
    let checked = calls.into_iter().find(|call| call.scenario.id.value == "fee").unwrap();
    let program = Arc::new(compile(&checked, &checked.scenario.countries[0].value).unwrap());
    let first = program.nodes[usize::from(program.start)].id.clone();
    let mood = program.mood(&program.initial);
    let mut call = begin(&program, &from(&first, mood, &[])).unwrap();
    call.apply(&Command::HangUp).unwrap();
    while call.phase() != Phase::Ended {
        call.apply(&Command::Finish).unwrap();
    }
    let valuation = Valuation::new(&program, &program.starts()[0].0, MOST_STATES).unwrap();
    assert!(Scorecard::new(&valuation, &call).is_none());
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let program = program("angry-complaint");
    let node = program.nodes[0].id.clone();
    let ending = program.endings[0].id.clone();
    let told = |wanted: &FromHere| begin(&program, wanted).unwrap_err().to_string();
    assert!(told(&from("nowhere", [0, 0, 0], &[])).contains("\"nowhere\""));
    assert!(told(&from(&ending, [0, 0, 0], &[])).contains("is an ending"));
    assert!(told(&from(&node, [0, 7, 0], &[])).contains("steps of 5"));
    assert!(told(&from(&node, [0, 0, 105], &[])).contains("105"));
    assert!(told(&from(&node, [0, 0, 0], &[("no-fact", "yes")])).contains("\"no-fact\""));
    if let Some(fact) = program.facts.first() {
        assert!(told(&from(&node, [0, 0, 0], &[(&fact.id, "purple")])).contains("\"purple\""));
    }
}

#[test]
fn a_count_is_no_larger_than_its_author_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/prove");
    let calls = check(&read_folder(&folder).unwrap().files).scenarios;
    let checked = calls
        .into_iter()
        .find(|call| call.scenario.id.value == "sound")
        .unwrap();
    let program = Arc::new(compile(&checked, &checked.scenario.countries[0].value).unwrap());
    let counts = program.facts.iter().filter(|fact| fact.values.is_empty());
    let count = counts.max_by_key(|fact| fact.field.most() - fact.most).unwrap();
    assert!(count.most < count.field.most(), "the field has room for more");
    let node = &program.nodes[usize::from(program.start)].id;
    let mood = program.mood(&program.initial);
    let with = |value: u64| begin(&program, &from(node, mood, &[(&count.id, &value.to_string())]));
    assert!(with(count.most).is_ok());
    let refused = with(count.most + 1).unwrap_err().sentence();
    assert!(
        refused.english.ends_with(&format!("it can be 0 to {}.", count.most)),
        "{}",
        refused.english
    );
    assert!(
        refused.chinese.contains(&format!("0 到 {}", count.most)),
        "{}",
        refused.chinese
    );
}
