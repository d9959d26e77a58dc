//! Which breaches a report on people counts: none of a session of which no mark stands, and none that was excused.

use rolecall::sim::assessment::event::{Decision, Fault, Saying, SignedEvent};
use rolecall::sim::assessment::judged::Judged;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::view::report::ReportedSession;
use rolecall::view::report::group::group_report;
use rolecall::view::report::rule_counts::RuleCount;
use rolecall::view::report::trainee::trainee_reports;
use rolecall::words::Locale;

use super::played::{played, sessions};
use super::signed::{ANN, BO, decide, overrides, said, seen_by};

/// The first old session in which two rules were broken or more, as it is judged.
fn breached() -> (Judged, &'static ReportedSession) {
    let own = sessions(Locale::English);
    let judged = played().iter().map(|(record, valuation)| {
        let call = &record.replayed.call;
        let card = Scorecard::new(valuation, call).unwrap();
        Judged::new(&record.record, call.program(), Some(&card))
    });
    let mut both = judged.zip(own);
    both.find(|(judged, _)| rules_of(judged).len() > 1).unwrap()
}

fn rules_of(judged: &Judged) -> Vec<String> {
    let steps = &judged.computed.as_ref().unwrap().steps;
    let broke = steps.iter().flat_map(|step| &step.broke);
    let mut rules: Vec<String> = broke.map(|breach| breach.rule.clone()).collect();
    rules.sort();
    rules.dedup();
    rules
}

/// The rules that the reports on the person and on the group count, which are the same.
fn counted(events: &[SignedEvent], faults: &[SignedEvent]) -> Vec<String> {
    let (judged, session) = breached();
    let told = seen_by(Locale::English, &judged, session, events, faults, None);
    let told = [told];
    let of_group = group_report(&told, true).figures.unwrap().rules;
    assert_eq!(of_group, trainee_reports(&told)[0].rules);
    let mut ids: Vec<String> = of_group.into_iter().map(|rule: RuleCount| rule.id).collect();
    ids.sort();
    ids
}

fn leaves_out_everything(judged: &Judged) -> Vec<Saying> {
    let steps = &judged.computed.as_ref().unwrap().steps;
    let mut turns: Vec<u32> = steps.iter().map(|step| step.turn).filter(|turn| *turn > 0).collect();
    turns.dedup();
    let turns = turns.into_iter().map(|turn| Saying::Turn {
        turn,
        counts: false,
        reason: "The line was dead.".to_owned(),
    });
    turns.collect()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_session_without_a_mark_weakens_no_rule() {
    let (judged, _) = breached();
    let all = rules_of(&judged);
    assert_eq!(counted(&[], &[]), all);
    let differ = [said(&judged, ANN, overrides(650)), said(&judged, BO, overrides(910))].concat();
    assert_eq!(counted(&differ, &[]), Vec::<String>::new());
    let void = said(&judged, ANN, vec![decide(Decision::Void)]);
    assert_eq!(counted(&void, &[]), Vec::<String>::new());
    let one = said(&judged, ANN, overrides(650));
    assert_eq!(counted(&one, &[]), all);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_was_excused_is_counted_as_broken_nowhere() {
    let (judged, _) = breached();
    let all = rules_of(&judged);
    let fault = Saying::VoidFault {
        fault: Fault::Rule { rule: all[0].clone() },
        reason: "The law has changed.".to_owned(),
    };
    assert_eq!(counted(&[], &said(&judged, BO, vec![fault])), all[1..]);
    // Marks that are still open excuse nothing, and neither does one of two assessors.
    let mut left_out = leaves_out_everything(&judged);
    assert_eq!(counted(&said(&judged, ANN, left_out.clone()), &[]), all);
    left_out.extend(overrides(650));
    let both = [
        said(&judged, ANN, left_out.clone()),
        said(&judged, BO, overrides(650)),
        moderated(&judged, &left_out),
    ];
    assert_eq!(counted(&both[0], &[]), Vec::<String>::new());
    assert_eq!(counted(&both.concat(), &[]), all);
}

/// A third person settles what Ann and Bo have closed.
fn moderated(judged: &Judged, left_out: &[Saying]) -> Vec<SignedEvent> {
    let closes = |by: &str, words: Vec<Saying>| rolecall::sim::assessment::event::Head {
        by: by.to_owned(),
        event: said(judged, by, words).last().unwrap().hash.clone(),
    };
    let heads = vec![closes(ANN, left_out.to_vec()), closes(BO, overrides(650))];
    let dimensions = rolecall::sim::score::scorecard::DIMENSIONS;
    let marks =
        dimensions.map(|dimension| rolecall::sim::assessment::event::DimensionTenths { dimension, tenths: 700 });
    let moderate = Saying::Moderate {
        heads,
        marks: marks.into(),
        fails: false,
        reason: "Agreed.".to_owned(),
    };
    said(judged, "c00000000000000c", vec![moderate])
}
