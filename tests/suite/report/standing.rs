//! What stands of signed events in reports: both marks with who decided and why, and nothing that is kept from whoever makes them.

use rolecall::report::html::debrief_sheet::debrief_sheet;
use rolecall::report::html::session_page::session_page;
use rolecall::report::html::trainee_page::trainee_page;
use rolecall::report::xapi::statements::{HOME_PAGE, InLanguages, statements};
use rolecall::sim::assessment::event::{Decision, Fault, Saying, SignedEvent, unsigned_json};
use rolecall::sim::assessment::judged::Judged;
use rolecall::sim::score::mark::Mark;
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::view::report::group::group_report;
use rolecall::view::report::standing::ResultWord;
use rolecall::view::report::trainee::trainee_reports;
use rolecall::view::report::{Outcome, WhyNotMarked};
use rolecall::words::{Locale, Words};

use super::played::sessions;
use super::signed::{
    ANN, BO, FORM, REASON, decide, exports, first, forms, judged, judged_of, overrides, said, seen_by,
};
use crate::marks::overridden;
use rolecall::sim::scenario::model::Dimension;

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn both_marks_stand_in_every_report_with_who_gave_the_other_one_and_why() {
    let judged = judged();
    let events = said(&judged, ANN, overrides(650));
    for locale in Locale::ALL {
        let session = first(locale, &events, None);
        let result = session.result();
        assert_eq!(result.mark.unwrap().overall, Mark(650));
        let computed = result.computed.unwrap();
        assert_eq!(computed.overall, Mark(950));
        for (name, text) in exports(locale, &session) {
            assert!(
                text.contains("65") && (name == "said.csv" || text.contains("95")),
                "{name}: {text}"
            );
            if !matches!(name, "statements" | "trainee" | "debrief" | "sessions.csv") {
                assert!(text.contains("Ann (a00000)"), "{name} names who");
                assert!(text.contains("It was."), "{name} says why");
            }
            if name == "statements" {
                assert!(!text.contains("Ann"), "names stay here");
                assert!(text.contains("urn:rolecall:xapi:computed-mark"));
            }
        }
        let page = session_page(&Words::new(locale), &session, false);
        let form = &forms()[FORM];
        let (_, item) = form.items().next().unwrap();
        let asked = &item.text.get(locale.code()).unwrap().value;
        assert!(
            page.contains(&asked.replace('\'', "&#39;")) || page.contains(asked.as_str()),
            "{asked}"
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn decisions_disputes_and_faults_are_told_with_their_reasons() {
    let judged = judged();
    let (turn, dimension) = (1, Dimension::Accuracy);
    let dispute = Saying::Dispute {
        turn,
        dimension,
        against: None,
        tenths: judged.computed.as_ref().unwrap().outcome().dimensions[1].unwrap().0 as u32,
        proposed: 1000,
        reason: "The figure was right.".to_owned(),
    };
    let raised = said(&judged, BO, vec![dispute]);
    let answer = Saying::Answer {
        dispute: raised[0].hash.clone(),
        granted: None,
        reason: "It was not.".to_owned(),
    };
    let step = judged
        .computed
        .as_ref()
        .unwrap()
        .steps
        .iter()
        .find(|step| step.turn > 0)
        .unwrap();
    let fault = Saying::VoidFault {
        fault: Fault::Node {
            node: step.node.clone(),
        },
        reason: "It named the wrong sum.".to_owned(),
    };
    let events = [raised, said(&judged, ANN, vec![answer, decide(Decision::Fail)])].concat();
    let faults = said(&judged, ANN, vec![fault]);
    for locale in Locale::ALL {
        let session = seen_by(locale, &judged, &sessions(locale)[0], &events, &faults, None);
        assert_eq!(
            session.result().word,
            ResultWord::NotPassed,
            "what was decided is the result"
        );
        assert!(
            session.result().computed.unwrap().passed,
            "and the computed one stands beside it"
        );
        for (name, text) in exports(locale, &session) {
            if matches!(name, "session" | "said.csv" | "workbook") {
                for part in ["The figure was right.", "It was not.", "It named the wrong sum."] {
                    assert!(text.contains(part), "{name}: {part}");
                }
            }
            let is_page = matches!(name, "session" | "debrief");
            if is_page {
                assert!(text.contains("The line was &lt;bad&gt;"), "{name}");
            }
            if matches!(name, "sessions.csv" | "said.csv" | "workbook") {
                assert!(text.contains(REASON), "{name}");
            }
        }
        let failed = statements(
            InLanguages {
                english: &session,
                chinese: &session,
            },
            HOME_PAGE,
        );
        let call = failed.last().unwrap();
        assert_eq!(call.result.success, Some(false));
        assert!(call.verb.id.ends_with("/failed"));
        assert_eq!(call.result.extensions["urn:rolecall:xapi:decision"], "fail");
        assert_eq!(call.result.extensions["urn:rolecall:xapi:decided-by"][0], ANN);
        let before = sessions(locale)[0].clone();
        let silent = statements(
            InLanguages {
                english: &before,
                chinese: &before,
            },
            HOME_PAGE,
        );
        assert_ne!(call.id, silent.last().unwrap().id, "a store keeps a statement for ever");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_is_kept_from_the_viewer_is_in_no_report() {
    let judged = judged();
    let own = said(&judged, BO, vec![overridden(Dimension::Empathy, 333)]);
    let events = [
        own,
        said(&judged, ANN, [overrides(650), vec![decide(Decision::Fail)]].concat()),
    ]
    .concat();
    for locale in Locale::ALL {
        let session = first(locale, &events, Some(BO));
        let result = session.result();
        assert_eq!(
            result.mark.unwrap().overall,
            Mark(950),
            "the computed mark is no secret"
        );
        assert!(result.is_provisional);
        for (name, text) in exports(locale, &session) {
            for secret in ["The line was", "It was.\",", "65.0", "fail\""] {
                assert!(!text.contains(secret), "{name} tells “{secret}”");
            }
        }
        let page = session_page(&Words::new(locale), &session, false);
        assert!(page.contains("Ann (a00000)"), "that somebody has marked is told");
        assert!(page.contains(&Words::new(locale).text("report-kept-back-about")));
        let mut closed = events.clone();
        closed.extend(said_on(&judged, BO, &events));
        let session = first(locale, &closed, Some(BO));
        assert!(session.standing.as_ref().unwrap().kept_back.is_empty());
        assert_eq!(session.result().word, ResultWord::NotPassed);
    }
}

/// Bo goes on from his first word and wants to look.
fn said_on(judged: &Judged, by: &str, events: &[SignedEvent]) -> Vec<SignedEvent> {
    let last = events.iter().rev().find(|signed| signed.event.by == by).unwrap();
    let mut looked = said(
        judged,
        by,
        vec![Saying::Unblind {
            reason: "To compare.".to_owned(),
        }],
    );
    looked[0].event.prev.clone_from(&last.hash);
    let json = unsigned_json(&looked[0].event).unwrap();
    vec![SignedEvent::from_json(json.as_bytes()).unwrap()]
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_exam_that_nobody_has_decided_about_has_no_mark_and_the_report_says_why() {
    let stopped = |decision: Option<Decision>, locale| {
        let judged = Judged {
            is_exam: true,
            sealed: Some(SealReason::Stopped),
            computed: None,
            ..judged()
        };
        let mut session = sessions(locale)[0].clone();
        session.outcome = Outcome::NotMarked(WhyNotMarked::NotFinished);
        session.steps.clear();
        session.identity.mode = Mode::Exam;
        session.identity.sealed = Some(SealReason::Stopped);
        let words = decision.map(decide).into_iter().collect();
        let events = said(&judged, ANN, words);
        seen_by(locale, &judged, &session, &events, &[], None)
    };
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let session = stopped(None, locale);
        assert_eq!(
            (session.result().word, session.result().mark),
            (ResultWord::NoMark, None)
        );
        for page in [session_page(&words, &session, false), debrief_sheet(&words, &session)] {
            assert!(page.contains(&words.text("report-undecided-about")));
        }
        for (decision, word) in [
            (Decision::Void, ResultWord::Void),
            (Decision::Resume, ResultWord::MayGoOn),
            (Decision::Fail, ResultWord::NotPassed),
        ] {
            let session = stopped(Some(decision), locale);
            assert_eq!((session.result().word, session.result().mark), (word, None));
            let page = session_page(&words, &session, false);
            assert!(page.contains(&words.text(word.key())) && page.contains("&lt;bad&gt;"));
            assert!(!page.contains(&words.text("report-undecided-about")));
            let report = &trainee_reports(std::slice::from_ref(&session))[0];
            assert!(trainee_page(&words, report).contains(&words.text(word.key())));
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn assessors_who_differ_leave_no_mark_and_a_void_session_counts_in_no_figure() {
    let judged = judged();
    let differ = [said(&judged, ANN, overrides(650)), said(&judged, BO, overrides(910))].concat();
    let session = first(Locale::English, &differ, None);
    assert_eq!(
        (session.result().word, session.result().mark),
        (ResultWord::Differ, None)
    );
    assert_eq!(session.result().computed.unwrap().overall, Mark(950));
    let void = first(Locale::English, &said(&judged, ANN, vec![decide(Decision::Void)]), None);
    for left_out in [session, void] {
        let mut all = sessions(Locale::English).to_vec();
        let whole = group_report(&all, true).figures.unwrap();
        all[0] = left_out;
        let figures = group_report(&all, true).figures.unwrap();
        assert_eq!(figures.marked, whole.marked - 1);
        assert_eq!(figures.marks.unwrap().passed, whole.marks.unwrap().passed - 1);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_record_without_the_answer_key_here_says_so() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut session = sessions(locale)[0].clone();
        session.outcome = Outcome::NotMarked(WhyNotMarked::Blind);
        for page in [session_page(&words, &session, false), debrief_sheet(&words, &session)] {
            assert!(page.contains(&words.text("report-blind")));
            assert!(!page.contains(&words.text("report-too-large")));
        }
    }
}

/// The mark has no step of the call left out, and pages say which one was: otherwise two figures on one page contradict each other.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_voided_step_says_so_wherever_it_is_shown_and_is_no_costly_moment() {
    const WHY: &str = "It named the wrong sum.";
    let lost_at = |number: usize| {
        let steps = &judged_of(number).computed.unwrap().steps;
        steps.iter().position(|step| step.loss.iter().any(|loss| *loss > 0))
    };
    let (number, place) = (0..sessions(Locale::English).len())
        .find_map(|number| Some((number, lost_at(number)?)))
        .expect("a step that lost something");
    let judged = judged_of(number);
    let computed = judged.computed.as_ref().unwrap();
    let fault = Saying::VoidFault {
        fault: Fault::Node {
            node: computed.steps[place].node.clone(),
        },
        reason: WHY.to_owned(),
    };
    let faults = said(&judged, ANN, vec![fault]);
    for (locale, voided, after) in [
        (Locale::English, "voided: ", "After voiding"),
        (Locale::SimplifiedChinese, "已作废：", "给回之后"),
    ] {
        let words = Words::new(locale);
        let before = &sessions(locale)[number];
        let moment = before
            .debrief()
            .unwrap()
            .moments
            .iter()
            .find(|moment| moment.step == place);
        let session = seen_by(locale, &judged, before, &[], &faults, None);
        let stands = session.standing.as_ref().unwrap();
        assert!(stands.sentence.contains(after), "{}", stands.sentence);
        assert!(stands.voided[&place].is_whole);
        let (page, sheet) = (session_page(&words, &session, false), debrief_sheet(&words, &session));
        let told = format!("{voided}{WHY}");
        for page in [&page, &sheet] {
            assert!(page.contains(&told), "{page}");
        }
        // Once among the steps and once among the figures of the picture.
        assert!(page.matches(&told).count() >= 2);
        let moment = moment.expect("what cost something is a moment");
        let old = debrief_sheet(&words, before);
        let caused = moment.they_said.chars().take(20).collect::<String>();
        assert!(!caused.is_empty() && old.contains(&caused), "{caused}");
        assert!(!sheet.contains(&caused), "{caused}");
    }
}
