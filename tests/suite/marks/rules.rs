//! The rules of marking, one by one.

use std::collections::BTreeMap;

use rolecall::sim::assessment::blind::visible;
use rolecall::sim::assessment::event::{Decision, DimensionTenths, Fault, Head, Saying, SignedEvent};
use rolecall::sim::assessment::form::read_form;
use rolecall::sim::assessment::judged::{Fails, Judged};
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::assessment::standing::{Basis, Difference, Standing, Subject, Waits, standing};
use rolecall::sim::scenario::model::Dimension;
use rolecall::sim::score::mark::Mark;
use rolecall::sim::session::record::SealReason;

use super::{ANN, BEN, CAT, Said, event, judged, overridden};

const REASON: &str = "So it was.";

fn stands(judged: &Judged, events: &[SignedEvent], faults: &[SignedEvent]) -> Standing {
    standing(judged, &Forms::new(), events, faults)
}

fn of(said: &Said) -> Standing {
    stands(&judged(), &said.0, &[])
}

fn dispute(against: Option<&str>, tenths: u32, proposed: u32) -> Saying {
    Saying::Dispute {
        turn: 1,
        dimension: Dimension::Empathy,
        against: against.map(str::to_owned),
        tenths,
        proposed,
        reason: REASON.to_owned(),
    }
}

fn answer(dispute: &str, granted: Option<u32>) -> Saying {
    Saying::Answer {
        dispute: dispute.to_owned(),
        granted,
        reason: REASON.to_owned(),
    }
}

fn moderation(heads: &[(&str, &String)], marks: [u32; 3]) -> Saying {
    let dimensions = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance];
    let marks = dimensions.into_iter().zip(marks);
    Saying::Moderate {
        heads: heads
            .iter()
            .map(|(by, event)| Head {
                by: (*by).to_owned(),
                event: (*event).clone(),
            })
            .collect(),
        marks: marks
            .map(|(dimension, tenths)| DimensionTenths { dimension, tenths })
            .collect(),
        fails: false,
        reason: REASON.to_owned(),
    }
}

#[test]
fn the_computed_mark_stands_until_somebody_closes() {
    let mut said = Said::default();
    assert_eq!(
        (of(&said).basis, of(&said).outcome.unwrap().overall),
        (Basis::Computed, Mark(770))
    );
    said.say(ANN, overridden(Dimension::Empathy, 900));
    let open = of(&said);
    assert_eq!(
        (open.basis, open.outcome.unwrap().overall),
        (Basis::Computed, Mark(770))
    );
    assert_eq!(open.waits, [Waits::Closing(ANN.to_owned())]);
    said.marks(ANN, [Some(900), None, None]);
    let closed = of(&said);
    // 36 + 22.5 + 22.5
    assert_eq!(
        (closed.basis, closed.outcome.as_ref().unwrap().overall),
        (Basis::OneAssessor, Mark(810))
    );
    assert!(closed.outcome.unwrap().passed() && closed.refused.is_empty() && closed.waits.is_empty());
}

#[test]
fn marks_are_closed_complete_and_opened_again_with_a_reason() {
    let mut said = Said::default();
    said.say(ANN, overridden(Dimension::Empathy, 900));
    said.say(ANN, Saying::Close);
    let refused = &of(&said).refused;
    assert!(
        refused[0]
            .why
            .english
            .contains("accuracy is neither confirmed nor overridden"),
        "{refused:?}"
    );
    said.marks(ANN, [Some(900), None, None]);
    said.say(ANN, overridden(Dimension::Empathy, 100));
    let late = of(&said);
    assert_eq!(late.refused.len(), 2);
    assert_eq!(late.outcome.unwrap().dimensions[0], Some(Mark(900)));
    said.say(
        ANN,
        Saying::Reopen {
            reason: REASON.to_owned(),
        },
    );
    said.say(ANN, overridden(Dimension::Empathy, 850));
    assert_eq!(of(&said).basis, Basis::Computed, "opened marks count for nobody");
    said.say(ANN, Saying::Close);
    let again = of(&said);
    assert_eq!(again.outcome.unwrap().dimensions[0], Some(Mark(850)));
    assert!(
        !again.assessors[0].blind,
        "after closing once, the marks of others could be seen"
    );
}

#[test]
fn assessors_who_differ_need_a_moderation_that_names_both() {
    let mut said = Said::default();
    let ann = said.marks(ANN, [Some(900), None, None]);
    let ben = said.marks(BEN, [Some(700), None, None]);
    let differ = of(&said);
    assert_eq!((differ.basis, &differ.outcome), (Basis::Differ, &None));
    assert_eq!(differ.waits, [Waits::Moderation]);
    let about = Subject::Dimension(Dimension::Empathy);
    let values = vec![(ANN.to_owned(), Some(Mark(900))), (BEN.to_owned(), Some(Mark(700)))];
    assert_eq!(
        differ.differences,
        [Difference::BetweenAssessors { about, said: values }]
    );
    let mut wrong = said.clone();
    let other = wrong.0[0].hash.clone();
    wrong.say(CAT, moderation(&[(ANN, &ann), (BEN, &other)], [800, 750, 750]));
    assert_eq!((of(&wrong).basis, of(&wrong).refused.len()), (Basis::Differ, 1));
    said.say(CAT, moderation(&[(ANN, &ann), (BEN, &ben)], [800, 750, 750]));
    let moderated = of(&said);
    assert_eq!(
        (moderated.basis, moderated.outcome.unwrap().overall),
        (Basis::Moderated, Mark(770))
    );
    assert!(moderated.moderations[0].is_third);
    // Marks that are opened again afterwards are seen.
    said.say(
        ANN,
        Saying::Reopen {
            reason: REASON.to_owned(),
        },
    );
    let behind = of(&said);
    assert!(
        behind
            .differences
            .iter()
            .any(|one| matches!(one, Difference::ModerationIsBehind { .. }))
    );
}

#[test]
fn assessors_who_agree_need_nobody() {
    let mut said = Said::default();
    said.marks(ANN, [Some(900), None, None]);
    said.marks(BEN, [Some(900), None, Some(750)]);
    assert_eq!(
        (of(&said).basis, of(&said).outcome.unwrap().overall),
        (Basis::Agreed, Mark(810))
    );
}

#[test]
fn one_person_on_two_machines_who_says_two_things_is_a_conflict() {
    let mut said = Said::default();
    let here = event(ANN, &[], overridden(Dimension::Empathy, 900));
    let there = event(ANN, &[], overridden(Dimension::Empathy, 600));
    said.0.extend([here.clone(), there.clone()]);
    let conflict = of(&said);
    assert!(matches!(&conflict.differences[0], Difference::WithOneself { said, .. } if said.len() == 2));
    assert_eq!((conflict.assessors[0].outcome.clone(), conflict.waits.len()), (None, 2));
    // A word that knows both settles it; one that knows the first only does not.
    let knows_one = event(ANN, &[&here], overridden(Dimension::Empathy, 800));
    let knows_both = event(ANN, &[&here, &there], overridden(Dimension::Empathy, 800));
    let differs = |last: SignedEvent| {
        let all = [here.clone(), there.clone(), last];
        !stands(&judged(), &all, &[]).differences.is_empty()
    };
    assert!(differs(knows_one) && !differs(knows_both));
    // The same value twice is no conflict.
    let same = event(
        ANN,
        &[],
        Saying::Override {
            dimension: Dimension::Empathy,
            tenths: 900,
            turn: Some(2),
            reason: "In other words.".to_owned(),
        },
    );
    assert!(stands(&judged(), &[here, same], &[]).differences.is_empty());
}

#[test]
fn a_dispute_is_answered_by_another_person_and_never_lowers() {
    let mut said = Said::default();
    said.marks(ANN, [Some(600), None, None]);
    let disputed = said.say(CAT, dispute(Some(ANN), 600, 900));
    assert!(of(&said).waits.contains(&Waits::Answer(disputed.clone())));
    let with = |by: &str, granted: Option<u32>| {
        let mut said = said.clone();
        said.say(by, answer(&disputed, granted));
        of(&said)
    };
    for by in [ANN, CAT] {
        let stands = with(by, Some(900));
        assert_eq!(
            (stands.refused.len(), stands.outcome.unwrap().dimensions[0]),
            (1, Some(Mark(600))),
            "{by}"
        );
    }
    let lower = with(BEN, Some(500));
    assert!(
        lower.refused[0].why.english.contains("never lowers"),
        "{:?}",
        lower.refused
    );
    let upheld = with(BEN, None);
    assert_eq!(
        (upheld.refused.len(), upheld.outcome.unwrap().dimensions[0]),
        (0, Some(Mark(600)))
    );
    let granted = with(BEN, Some(850));
    // 34 + 22.5 + 22.5
    assert_eq!(
        (granted.refused.len(), granted.outcome.unwrap().overall),
        (0, Mark(790))
    );
    assert!(granted.waits.is_empty());
    // An answer whose dispute is still to come counts once it is there.
    let mut early = Said::default();
    early.say(BEN, answer(&disputed, Some(850)));
    assert!(of(&early).refused[0].why.english.contains("is not here"));
}

#[test]
fn a_fault_gives_back_what_it_took_and_both_marks_stand() {
    let mut said = Said::default();
    let fault = |fault: Fault| {
        event(
            CAT,
            &[],
            Saying::VoidFault {
                fault,
                reason: REASON.to_owned(),
            },
        )
    };
    let rule = fault(Fault::Rule {
        rule: "give-reference".to_owned(),
    });
    let option = fault(Fault::Option {
        node: "greeting".to_owned(),
        option: "best".to_owned(),
    });
    let elsewhere = fault(Fault::Node {
        node: "nowhere".to_owned(),
    });
    let plain = stands(&judged(), &[], std::slice::from_ref(&elsewhere));
    assert_eq!((plain.rescored, plain.faults[0].concerns), (None, false));
    let rescored = stands(&judged(), &[], std::slice::from_ref(&rule));
    // Compliance is full: 32 + 22.5 + 30.
    assert_eq!(rescored.original.unwrap().overall, Mark(770));
    assert_eq!(rescored.outcome.unwrap().overall, Mark(845));
    // Without the best option the second, which loses one point each, is what the choice is compared with.
    let compared = stands(&judged(), &[], std::slice::from_ref(&option));
    let marks = compared.outcome.unwrap().dimensions;
    assert_eq!(marks, [Some(Mark(900)), Some(Mark(800)), Some(Mark(750))]);
    // What a person has set stays, unless the computed mark is higher now.
    said.marks(ANN, [None, Some(400), Some(990)]);
    let all = [rule, option];
    let by_person = stands(&judged(), &said.0, &all);
    assert_eq!(
        by_person.outcome.unwrap().dimensions,
        [Some(Mark(900)), Some(Mark(800)), Some(Mark(1000))]
    );
    assert_eq!(
        by_person.original.unwrap().dimensions,
        [Some(Mark(800)), Some(Mark(400)), Some(Mark(990))]
    );
}

#[test]
fn a_turn_that_does_not_count_gives_back_what_was_lost_in_it() {
    let mut said = Said::default();
    let turn = |turn: u32, counts: bool| Saying::Turn {
        turn,
        counts,
        reason: REASON.to_owned(),
    };
    said.say(ANN, turn(2, false));
    said.say(ANN, turn(9, false));
    said.marks(ANN, [None, None, None]);
    let without = of(&said);
    assert_eq!(
        without.outcome.unwrap().dimensions,
        [Some(Mark(800)), Some(Mark(900)), Some(Mark(750))]
    );
    assert!(without.refused[0].why.english.contains("no turn 9"));
    said.say(
        ANN,
        Saying::Reopen {
            reason: REASON.to_owned(),
        },
    );
    said.say(ANN, turn(2, true));
    said.say(ANN, Saying::Close);
    assert_eq!(of(&said).outcome.unwrap().overall, Mark(770));
}

#[test]
fn a_stopped_exam_has_no_mark_until_somebody_decides() {
    let stopped = Judged {
        sealed: Some(SealReason::Stopped),
        computed: None,
        ..judged()
    };
    let mut said = Said::default();
    let before = stands(&stopped, &said.0, &[]);
    assert_eq!(
        (before.basis, before.waits.as_slice()),
        (Basis::NoMark, [Waits::Decision].as_slice())
    );
    said.say(ANN, overridden(Dimension::Empathy, 900));
    let decide = |decision: Decision| Saying::Decide {
        decision,
        reason: REASON.to_owned(),
    };
    said.say(ANN, decide(Decision::Pass));
    assert_eq!(stands(&stopped, &said.0, &[]).refused.len(), 2);
    said.say(ANN, decide(Decision::Fail));
    let failed = stands(&stopped, &said.0, &[]);
    assert_eq!(
        (failed.decision, failed.waits.len(), failed.outcome),
        (Some(Decision::Fail), 0, None)
    );
    said.say(BEN, decide(Decision::Void));
    let conflict = stands(&stopped, &said.0, &[]);
    assert_eq!((conflict.decision, conflict.decisions.len()), (None, 2));
    assert_eq!(conflict.differences, [Difference::Decisions]);
    assert_eq!(conflict.waits, [Waits::Decision]);
    // A practice that was left needs no decision, and a finished call cannot go on.
    let practice = Judged {
        is_exam: false,
        ..stopped
    };
    assert!(stands(&practice, &[], &[]).waits.is_empty());
    let mut finished = Said::default();
    finished.say(ANN, decide(Decision::Resume));
    assert_eq!(of(&finished).refused.len(), 1);
}

#[test]
fn a_decision_against_the_mark_is_shown() {
    let mut said = Said::default();
    said.say(
        ANN,
        Saying::Decide {
            decision: Decision::Pass,
            reason: REASON.to_owned(),
        },
    );
    let passed = of(&said);
    assert_eq!(
        (passed.decision, passed.differences.as_slice()),
        (Some(Decision::Pass), [Difference::DecidedAgainstTheMark].as_slice())
    );
}

#[test]
fn what_is_about_another_state_of_the_record_does_not_count() {
    let mut said = Said::default();
    said.marks(ANN, [None, None, None]);
    let gone_on = Judged {
        head: "0".repeat(64),
        ..judged()
    };
    let stale = stands(&gone_on, &said.0, &[]);
    assert_eq!((stale.basis, stale.refused.len()), (Basis::Computed, 4));
}

#[test]
fn a_second_assessor_sees_nothing_before_closing() {
    let mut said = Said::default();
    said.marks(ANN, [Some(900), None, None]);
    said.say(BEN, overridden(Dimension::Empathy, 700));
    let (judged, forms) = (judged(), Forms::new());
    let (seen, hidden) = visible(&judged, &forms, &said.0, BEN);
    assert!(seen.iter().all(|signed| signed.event.by == BEN) && seen.len() == 1);
    assert_eq!(
        (hidden[0].by.as_str(), hidden[0].events, hidden[0].closed),
        (ANN, 4, true)
    );
    let mut closed = said.clone();
    closed.marks(BEN, [Some(700), None, None]);
    assert_eq!(visible(&judged, &forms, &closed.0, BEN).0.len(), closed.0.len());
    assert!(of(&closed).assessors.iter().all(|one| one.blind));
    said.say(
        BEN,
        Saying::Unblind {
            reason: REASON.to_owned(),
        },
    );
    assert_eq!(visible(&judged, &forms, &said.0, BEN).0.len(), said.0.len());
    said.marks(BEN, [Some(700), None, None]);
    let blind: Vec<bool> = of(&said).assessors.iter().map(|one| one.blind).collect();
    assert_eq!(blind, [true, false]);
    // Whoever closes what is not complete does not see more for it.
    let mut peeking = Said::default();
    peeking.marks(ANN, [Some(900), None, None]);
    peeking.say(BEN, Saying::Close);
    assert_eq!(visible(&judged, &forms, &peeking.0, BEN).0.len(), 1);
}

#[test]
fn a_lost_file_is_noticed() {
    let mut said = Said::default();
    said.say(ANN, overridden(Dimension::Empathy, 900));
    said.say(ANN, overridden(Dimension::Empathy, 800));
    let lost = said.0.remove(0).hash;
    assert_eq!(of(&said).missing, [(ANN.to_owned(), lost)]);
}

#[test]
fn a_form_gives_its_share_and_a_fatal_item_fails() {
    let text = include_str!("../../../assets/forms/voice-and-note.ron").replace("share: 0,", "share: 20,");
    let (form, sha256) = (read_form(text.as_bytes()).unwrap(), "f".repeat(64));
    let forms: Forms = BTreeMap::from([(sha256.clone(), form)]);
    let mut said = Said::default();
    let give = |item: &str, points: u32| Saying::Item {
        form: sha256.clone(),
        item: item.to_owned(),
        points,
        comment: None,
    };
    for (item, points) in [
        ("tone", 3),
        ("listening", 4),
        ("respect", 1),
        ("note-facts", 2),
        ("note-privacy", 1),
    ] {
        said.say(ANN, give(item, points));
    }
    said.say(ANN, give("tone", 9));
    said.say(ANN, give("nothing", 1));
    said.marks(ANN, [None, None, Some(800)]);
    let begun = standing(&judged(), &forms, &said.0, &[]);
    assert_eq!(
        (begun.refused.len(), begun.outcome.unwrap().overall),
        (2, Mark(785)),
        "an incomplete form gives nothing"
    );
    said.say(
        ANN,
        Saying::Reopen {
            reason: REASON.to_owned(),
        },
    );
    let not_applicable = |item: &str| Saying::ItemNotApplicable {
        form: sha256.clone(),
        item: item.to_owned(),
        reason: REASON.to_owned(),
    };
    said.say(ANN, not_applicable("note-tone"));
    said.say(ANN, not_applicable("tone"));
    said.say(ANN, Saying::Close);
    let whole = standing(&judged(), &forms, &said.0, &[]);
    assert!(
        whole
            .refused
            .iter()
            .any(|one| one.why.english.contains("does not allow"))
    );
    // Voice: (2 * 3/4 + 1 + 1) / 4 = 87.5. Note: 2/3 alone = 66.7. 80 % of 80 and 20 % of 87.5; 80 % of 75 and 20 % of 66.7.
    assert_eq!(
        whole.outcome.unwrap().dimensions,
        [Some(Mark(815)), Some(Mark(733)), Some(Mark(800))]
    );
    said.say(
        ANN,
        Saying::Reopen {
            reason: REASON.to_owned(),
        },
    );
    said.say(ANN, give("respect", 0));
    said.say(ANN, Saying::Close);
    let failed = standing(&judged(), &forms, &said.0, &[]).outcome.unwrap();
    assert!(failed.failures.contains(&Fails::FatalItem("respect".to_owned())));
}
