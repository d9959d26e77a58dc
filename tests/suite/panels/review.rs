//! The review screen: keys lead through the call, what is said needs its reason, and others are kept back until the own marks are closed.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use egui::Key;
use egui::accesskit::Node;
use rolecall::app::panels::review_state::{Replay, ReviewState, Speed};
use rolecall::app::panels::review_word::{Draft, DraftAbout};
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::assessment::blind::visible;
use rolecall::sim::assessment::event::{About, Decision, Event, NO_EVENT_BEFORE, Saying, SignedEvent, unsigned_json};
use rolecall::sim::assessment::form::read_form;
use rolecall::sim::assessment::judged::Judged;
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::assessment::standing::standing;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::scenario::model::Dimension;
use rolecall::sim::score::scorecard::{DIMENSIONS, Scorecard, StepClass};
use rolecall::sim::score::value::Valuation;
use rolecall::sim::session::record::{Mode, SealReason, Timers};
use rolecall::sim::time::Millis;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::{PlayedRecord, read_and_play};
use rolecall::view::presenter::Presenter;
use rolecall::view::report::circumstances::{ClockChange, Gap};
use rolecall::view::report::identity::Wholeness;
use rolecall::view::report::{Outcome, ReportedSession, WhyNotMarked};
use rolecall::view::review::{
    ReviewMaterial, ReviewView, WhatIfBranch, WhatIfMaterial, WhatIfView, review_view, what_if,
};
use rolecall::view::standing::{Known, Names};
use rolecall::words::{Locale, Words};

use super::contested::contested_screens;
use super::fault::fault_screens;
use super::glass::Glass;
use super::screens::{Screen, Shown};

pub(super) const ANN: &str = "a00000000000000a";
pub(super) const BO: &str = "b00000000000000b";
const FORM: &str = "f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0";
const REMARK: &str = "He waited for an answer here.";

/// A record of an earlier day, played again: what is judged, the session in each language, and what both are made of.
pub(super) fn played() -> &'static (Judged, [ReportedSession; 2], PlayedRecord, Valuation) {
    static PLAYED: OnceLock<(Judged, [ReportedSession; 2], PlayedRecord, Valuation)> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data");
        let record = root.join("sessions/20261124-143952-data-leak-d8f7ca.jsonl");
        let played = read_and_play(&DataFolder::at(Arc::new(RealFs), root), &record).unwrap();
        let call = &played.replayed.call;
        let valuation = Valuation::new(call.program(), call.start(), MOST_STATES).unwrap();
        let card = Scorecard::new(&valuation, call).unwrap();
        let judged = Judged::new(&played.record, call.program(), Some(&card));
        let sessions = Locale::ALL.map(|locale| {
            let presenter = Presenter::for_program(played.checked.clone(), call.program().clone(), locale);
            ReportedSession::new(&presenter, &played.record, &played.replayed, Some(&valuation), None)
        });
        (judged, sessions, played, valuation)
    })
}

pub(super) fn session(locale: Locale) -> ReportedSession {
    let place = Locale::ALL.iter().position(|known| *known == locale).unwrap();
    played().1[place].clone()
}

/// What would have come of it, as the window answers.
pub fn answered(locale: Locale, branch: &WhatIfBranch) -> Option<Box<WhatIfView>> {
    let (_, _, played, valuation) = played();
    let call = &played.replayed.call;
    let material = WhatIfMaterial {
        presenter: &Presenter::for_program(played.checked.clone(), call.program().clone(), locale),
        record: &played.record,
        replayed: call,
        valuation,
    };
    what_if(&material, branch).map(Box::new)
}

/// The words of one key, one after the other.
pub(super) fn said(judged: &Judged, by: &str, words: Vec<Saying>) -> Vec<SignedEvent> {
    let mut prev = NO_EVENT_BEFORE.to_owned();
    let signed = words.into_iter().enumerate().map(|(number, what)| {
        let event = Event {
            by: by.to_owned(),
            about: About::Session {
                session: judged.session.clone(),
                head: judged.head.clone(),
            },
            prev: prev.clone(),
            seen: Vec::new(),
            wall: format!("2026-11-26T09:00:{number:02}Z"),
            what,
        };
        let signed = SignedEvent::from_json(unsigned_json(&event).unwrap().as_bytes()).unwrap();
        prev.clone_from(&signed.hash);
        signed
    });
    signed.collect()
}

pub(super) fn confirmed() -> Vec<Saying> {
    DIMENSIONS.map(|dimension| Saying::Confirm { dimension }).into()
}

/// Bo, who has closed his marks.
pub(super) fn bo(judged: &Judged) -> Vec<SignedEvent> {
    let mut words = confirmed();
    words.push(Saying::Override {
        dimension: Dimension::Empathy,
        tenths: 1000,
        turn: Some(2),
        reason: "The apology was sincere.".to_owned(),
    });
    words.push(Saying::Comment {
        turn: Some(3),
        text: REMARK.to_owned(),
    });
    words.push(Saying::Close);
    said(judged, BO, words)
}

fn form() -> Forms {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/forms/voice-and-note.ron");
    let form = read_form(&std::fs::read(path).unwrap()).unwrap();
    Forms::from([(FORM.to_owned(), form)])
}

pub(super) fn view_of(
    locale: Locale,
    judged: &Judged,
    session: &ReportedSession,
    events: &[SignedEvent],
    viewer: Option<&str>,
) -> ReviewView {
    let forms = form();
    let names = Names(vec![
        (ANN.to_owned(), "Ann".to_owned()),
        (BO.to_owned(), "波".to_owned()),
    ]);
    let (seen, hidden) = match viewer {
        Some(viewer) => visible(judged, &forms, events, viewer),
        None => (events.iter().collect(), Vec::new()),
    };
    let stands = standing(judged, &forms, seen, &[]);
    review_view(&ReviewMaterial {
        words: &Words::new(locale),
        session,
        judged,
        standing: &stands,
        hidden: &hidden,
        known: Known {
            names: &names,
            forms: &forms,
        },
        viewer,
    })
}

/// What Ann sees after she has said this; Bo has closed his marks.
pub(super) fn seen_by_ann(locale: Locale, words: Vec<Saying>) -> ReviewView {
    let judged = &played().0;
    let events = [said(judged, ANN, words), bo(judged)].concat();
    view_of(locale, judged, &session(locale), &events, Some(ANN))
}

/// An exam that was stopped, whose record is torn, and whose machine had a bad day.
fn stopped_exam(locale: Locale) -> ReviewView {
    let judged = Judged {
        is_exam: true,
        sealed: Some(SealReason::Stopped),
        computed: None,
        ..played().0.clone()
    };
    let mut session = session(locale);
    session.outcome = Outcome::NotMarked(WhyNotMarked::NotFinished);
    session.steps.clear();
    let identity = &mut session.identity;
    identity.mode = Mode::Exam;
    identity.sealed = Some(SealReason::Stopped);
    identity.timers = Timers::Twice;
    identity.wholeness = Wholeness::TornEnd(31);
    identity.gaps = vec![Gap {
        line: 9,
        away_ms: 3_600_000,
        lost_bytes: 7,
    }];
    identity.clock_changes = vec![ClockChange { line: 12, seconds: -90 }];
    view_of(locale, &judged, &session, &[], Some(ANN))
}

pub(super) fn screen(name: &str, locale: Locale, view: ReviewView) -> Screen {
    Screen::new(format!("review, {name}"), locale, Shown::Review(Box::new(view)))
}

pub(super) fn draft(about: DraftAbout) -> Option<Draft> {
    Some(Draft {
        about,
        mark: String::new(),
        reason: String::new(),
    })
}

/// The review opened, in the middle of marking, closed, replayed, of an exam without a mark, and without a key.
pub fn review_screens(locale: Locale) -> Vec<Screen> {
    let judged = &played().0;
    let mut closed = confirmed();
    closed.push(Saying::Turn {
        turn: 2,
        counts: false,
        reason: "The screen showed the wrong sum.".to_owned(),
    });
    closed.push(Saying::Close);
    let mut screens = vec![
        screen("opened", locale, seen_by_ann(locale, Vec::new())),
        screen("marking", locale, seen_by_ann(locale, vec![confirmed().remove(0)])),
        screen("closed", locale, seen_by_ann(locale, closed)),
        screen("replayed", locale, seen_by_ann(locale, Vec::new())),
        screen("stopped exam", locale, stopped_exam(locale)),
        screen(
            "without a key",
            locale,
            view_of(locale, judged, &session(locale), &bo(judged), None),
        ),
        screen("what if", locale, seen_by_ann(locale, Vec::new())),
    ];
    screens[1].state.review.step = Some(2);
    screens[1].state.review.draft = draft(DraftAbout::Override(Dimension::Accuracy, Some(2)));
    screens[2].state.review.step = Some(4);
    screens[2].state.review.record_is_open = true;
    screens[3].state.review.replay = Some(Replay {
        position: Millis(20_000),
        speed: Speed::Once,
    });
    screens[4].state.review.draft = draft(DraftAbout::Decide(Decision::Void));
    screens[5].state.review.step = Some(1);
    screens[6].state.review.step = Some(2);
    let mut branch = WhatIfBranch {
        step: 2,
        taken: Vec::new(),
    };
    for _ in 0..2 {
        let next = answered(locale, &branch).and_then(|view| view.open.last().map(|option| option.takes.clone()));
        branch.taken.extend(next);
    }
    screens[6].state.review.what_if = answered(locale, &branch);
    screens.extend(contested_screens(locale));
    screens.extend(fault_screens(locale));
    screens
}

fn opened(locale: Locale) -> Glass {
    Glass::new(review_screens(locale).remove(0))
}

pub(super) fn view(glass: &Glass) -> &ReviewView {
    match &glass.screen.shown {
        Shown::Review(view) => view,
        _ => panic!("not the review"),
    }
}

pub(super) fn told(glass: &Glass) -> Vec<String> {
    let told = |node: &Node| [node.label().map(str::to_owned), node.value().map(str::to_owned)];
    let all = glass.nodes().iter().flat_map(|(_, node)| told(node));
    all.flatten().collect()
}

pub(super) fn says(glass: &Glass, part: &str) -> bool {
    told(glass).iter().any(|text| text.contains(part))
}

#[test]
fn arrows_go_through_turns_and_costly_moments() {
    let mut glass = opened(Locale::English);
    let steps = view(&glass).debrief.as_ref().unwrap().steps.clone();
    let last = steps.len() - 1;
    let is_costly = |step: &usize| matches!(steps[*step].class, StepClass::Costly | StepClass::Critical);
    let costly: Vec<usize> = (0..=last).filter(is_costly).collect();
    let [first, .., latest] = [&costly[..1], &costly[..]].concat()[..] else {
        panic!("nothing was costly")
    };
    assert!(first > 0 && latest < last, "{costly:?} of {last}");
    for (key, wanted) in [
        (Key::ArrowRight, 0),
        (Key::ArrowRight, 1),
        (Key::ArrowLeft, 0),
        (Key::End, last),
        (Key::Home, 0),
        (Key::ArrowDown, first),
        (Key::End, last),
        (Key::ArrowUp, latest),
    ] {
        assert_eq!(glass.press(key), []);
        assert_eq!(glass.screen.state.review.step, Some(wanted), "{key:?}");
    }
}

#[test]
fn m_marks_and_c_comments_on_the_turn_and_escape_leaves_the_draft_first() {
    for locale in Locale::ALL {
        let mut glass = opened(locale);
        glass.press(Key::End);
        glass.press(Key::ArrowUp);
        let step = glass.screen.state.review.step.unwrap();
        let step = &view(&glass).debrief.as_ref().unwrap().steps[step];
        let (turn, lost) = (step.turn, step.loss[0].0);
        glass.press(Key::M);
        let about = |glass: &Glass| glass.screen.state.review.draft.as_ref().unwrap().about.clone();
        assert_eq!(about(&glass), DraftAbout::Override(lost, Some(turn)));
        assert!(glass.context.text_edit_focused(), "the mark can be written at once");
        assert_eq!(glass.press(Key::C), [], "a letter that is typed is a letter");
        assert_eq!(about(&glass), DraftAbout::Override(lost, Some(turn)));
        assert_eq!(glass.press(Key::Escape), []);
        assert_eq!(glass.screen.state.review.draft, None);
        glass.press(Key::C);
        assert_eq!(about(&glass), DraftAbout::Comment(Some(turn)));
        glass.screen.state.review.draft.as_mut().unwrap().reason = "Too late.".to_owned();
        assert_eq!(glass.press(Key::Escape), []);
        assert_eq!(glass.press(Key::Escape), [], "what was written is not lost");
        assert_eq!(about(&glass), DraftAbout::Comment(Some(turn)));
        glass.click(&glass.screen.words.text("common-cancel"));
        assert_eq!(glass.press(Key::Escape), [UiCommand::CloseReview]);
    }
}

#[test]
fn an_override_cannot_be_signed_without_its_mark_and_reason() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(review_screens(locale).remove(1));
        let sign = words.text("review-sign");
        let is_disabled = |glass: &Glass| {
            let nodes = glass.nodes().iter();
            let mut found = nodes.filter(|(_, node)| node.label() == Some(sign.as_str()));
            found.next().unwrap().1.is_disabled()
        };
        let mut write = |mark: &str, reason: &str| {
            let draft = glass.screen.state.review.draft.as_mut().unwrap();
            (draft.mark, draft.reason) = (mark.to_owned(), reason.to_owned());
            glass.press(Key::F2);
            (is_disabled(&glass), told(&glass))
        };
        for (mark, reason, missing) in [
            ("", "", "review-mark-missing"),
            ("101", "because", "review-mark-missing"),
            ("82,5", "because", "review-mark-missing"),
            ("82.5", "", "review-reason-missing"),
            ("82.5", "  \n ", "review-reason-missing"),
        ] {
            let (disabled, told) = write(mark, reason);
            assert!(disabled, "“{mark}” “{reason}”");
            assert!(told.contains(&words.text(missing)), "“{mark}” “{reason}”: {missing}");
        }
        let (disabled, _) = write("82.5", " The figure was right. ");
        assert!(!disabled);
        let wanted = Saying::Override {
            dimension: Dimension::Accuracy,
            tenths: 825,
            turn: Some(2),
            reason: "The figure was right.".to_owned(),
        };
        assert_eq!(glass.click(&sign), [UiCommand::Say(Box::new(wanted))]);
        assert!(glass.screen.state.review.draft.is_some(), "it stays until it is saved");
    }
}

#[test]
fn confirming_rating_and_items_are_signed_at_once_and_closing_needs_all_of_them() {
    let words = Words::new(Locale::English);
    let mut glass = opened(Locale::English);
    // The button says what is signed.
    let mut items = view(&glass).marks.dimensions.iter();
    let item = items.find(|item| item.dimension == Dimension::Accuracy).unwrap();
    let mark = item.if_confirmed.unwrap();
    let confirm = words.with("review-confirm-mark", &[("mark", mark.to_string().into())]);
    let confirm = words.labelled(&words.text("dimension-accuracy"), &confirm);
    let said = |saying| [UiCommand::Say(Box::new(saying))];
    let dimension = Dimension::Accuracy;
    assert_eq!(glass.click(&confirm), said(Saying::Confirm { dimension }));
    let rating = format!("4 {}", words.text("review-global-4"));
    let wanted = Saying::Global {
        rating: 4,
        comment: None,
    };
    assert_eq!(glass.click(&rating), said(wanted));
    let close = words.text("review-close");
    assert_eq!(glass.click(&close), [], "nothing is judged yet");
    let mut glass = Glass::new(screen(
        "judged",
        Locale::English,
        seen_by_ann(Locale::English, confirmed()),
    ));
    assert_eq!(glass.click(&close), said(Saying::Close));
    let points = words.with("common-points", &[("n", 2.into())]);
    let asked = glass.click(&points);
    let [UiCommand::Say(item)] = asked.as_slice() else {
        panic!("no item was judged: {asked:?}")
    };
    assert!(
        matches!(&**item, Saying::Item { form, points: 2, .. } if form == FORM),
        "{item:?}"
    );
}

#[test]
fn what_others_said_is_kept_back_until_the_own_marks_are_closed() {
    for locale in Locale::ALL {
        let mut screens = review_screens(locale);
        let closed = Glass::new(screens.remove(2));
        let mut open = Glass::new(screens.remove(0));
        assert!(!says(&open, REMARK) && !says(&open, "sincere"), "{:?}", told(&open));
        assert_eq!(view(&open).said, []);
        assert_eq!(view(&open).kept_back.len(), 1);
        assert!(says(&open, "波"), "that he has marked is told");
        assert!(says(&closed, REMARK) && says(&closed, "sincere"));
        let pinned: Vec<usize> = (0..view(&closed).steps.len())
            .filter(|step| {
                view(&closed).steps[*step]
                    .pinned
                    .iter()
                    .any(|note| note.contains(REMARK))
            })
            .collect();
        let [step] = pinned.as_slice() else {
            panic!("a remark is pinned once: {pinned:?}")
        };
        assert_eq!(view(&closed).debrief.as_ref().unwrap().steps[*step].turn, 3);
        assert_eq!(open.click(&Words::new(locale).text("review-look")), []);
        let about = open.screen.state.review.draft.as_ref().map(|draft| draft.about.clone());
        assert_eq!(about, Some(DraftAbout::Unblind));
    }
}

#[test]
fn a_step_says_what_else_was_open_and_on_what_it_rests() {
    for locale in Locale::ALL {
        let mut glass = opened(locale);
        let steps = view(&glass).debrief.as_ref().unwrap().steps.clone();
        let place = steps
            .iter()
            .position(|step| !step.broke.is_empty() && step.options.len() > 1);
        let place = place.expect("a rule was broken at a decision");
        glass.screen.state.review.step = Some(place);
        glass.press(Key::F2);
        let step = &steps[place];
        for option in &step.options {
            let label = &option.label;
            let line = match option.cost.0 > 0 {
                true => format!("−{}", option.cost),
                false => Words::new(locale).text("report-costs-nothing"),
            };
            assert!(
                told(&glass)
                    .iter()
                    .any(|text| text.contains(label) && text.contains(&line)),
                "{label} {line}"
            );
        }
        for rule in &step.broke {
            assert!(says(&glass, &rule.text) && says(&glass, &rule.id));
            assert!(
                rule.sources
                    .iter()
                    .all(|(id, text)| says(&glass, id) && says(&glass, text))
            );
        }
        assert!(step.why.as_ref().is_none_or(|why| says(&glass, why)));
    }
}

#[test]
fn a_replay_shows_what_has_been_heard_and_stops_at_the_end() {
    let whole = view(&opened(Locale::English)).clone();
    assert!(whole.timeline.windows(2).all(|pair| pair[0].at <= pair[1].at));
    assert!(whole.heard_until(Millis(0)).len() < whole.timeline.len());
    assert_eq!(whole.heard_until(whole.lasts).len(), whole.timeline.len());
    let steps = whole.debrief.as_ref().unwrap().steps.clone();
    assert_eq!(whole.step_at(whole.lasts), Some(steps.len() - 1));
    let mut made = whole.steps.iter().zip(&steps);
    assert!(
        made.all(|(replayed, step)| replayed.at >= step.at),
        "no step is made before its time"
    );
    let row = format!("{} · ", steps[steps.len() - 2].place);
    let mut glass = Glass::new(review_screens(Locale::English).remove(3));
    assert_eq!(glass.screen.state.review.step, whole.step_at(Millis(20_000)));
    assert!(!says(&glass, &row), "what comes later is not shown");
    glass.screen.state.review.replay = None;
    glass.press(Key::F2);
    assert!(says(&glass, &row));
    let mut state = ReviewState::default();
    assert!(!state.advance(Millis(500), Millis(1000)), "nothing is replayed");
    state.replay = Some(Replay {
        position: Millis(0),
        speed: Speed::FourTimes,
    });
    assert!(state.advance(Millis(100), Millis(1000)));
    assert_eq!(state.replay.unwrap().position, Millis(400));
    assert!(state.advance(Millis(900), Millis(1000)));
    let over = Replay {
        position: Millis(1000),
        speed: Speed::Paused,
    };
    assert_eq!(state.replay, Some(over));
    assert!(!state.advance(Millis(900), Millis(1000)));
}

#[test]
fn speeds_and_steps_move_the_replay() {
    let mut glass = opened(Locale::English);
    let words = Words::new(Locale::English);
    glass.click("2×");
    let replay = |glass: &Glass| glass.screen.state.review.replay.unwrap();
    assert_eq!(replay(&glass).speed, Speed::Twice);
    glass.click("2×");
    assert_eq!(replay(&glass).speed, Speed::Paused);
    let at = |glass: &Glass, step: usize| view(glass).end_of_step(step);
    let here = glass.screen.state.review.step;
    let next = here.map_or(0, |step| step + 1);
    glass.click(&words.text("review-step-on"));
    assert_eq!(glass.screen.state.review.step, Some(next));
    assert_eq!(replay(&glass).position, at(&glass, next));
    glass.click(&words.text("review-step-on"));
    glass.click(&words.text("review-step-back"));
    assert_eq!(glass.screen.state.review.step, Some(next));
    glass.click(&words.text("review-replay-end"));
    assert_eq!(glass.screen.state.review.replay, None);
}

#[test]
fn a_record_that_is_not_whole_and_its_circumstances_are_in_plain_sight() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let glass = Glass::new(review_screens(locale).remove(4));
        assert!(says(&glass, &words.text("report-not-verified")));
        assert!(says(&glass, &words.text("report-not-finished-exam")));
        let notable = view(&glass).record.circumstances.iter().filter(|one| one.is_notable);
        assert_eq!(notable.count(), 3, "timers, gap, clock");
        for circumstance in &view(&glass).record.circumstances {
            assert!(says(&glass, &circumstance.text), "{}", circumstance.text);
        }
        assert!(says(&glass, &words.text("review-decision-needed")));
        let sound = Glass::new(review_screens(locale).remove(0));
        assert!(says(&sound, &words.text("report-verified")));
    }
}

#[test]
fn a_decision_needs_a_reason_and_is_signed_with_it() {
    let words = Words::new(Locale::English);
    let mut glass = Glass::new(review_screens(Locale::English).remove(4));
    assert_eq!(glass.click(&words.text("review-sign")), []);
    let reason = "The fire alarm went off.";
    glass.screen.state.review.draft.as_mut().unwrap().reason = reason.to_owned();
    glass.press(Key::F2);
    let wanted = Saying::Decide {
        decision: Decision::Void,
        reason: reason.to_owned(),
    };
    assert_eq!(
        glass.click(&words.text("review-sign")),
        [UiCommand::Say(Box::new(wanted))]
    );
}

#[test]
fn without_a_key_nothing_can_be_said_and_the_way_to_one_is_told() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(review_screens(locale).remove(5));
        assert!(says(&glass, &words.text("review-no-key")));
        glass.press(Key::M);
        glass.press(Key::C);
        assert_eq!(glass.screen.state.review.draft, None);
        assert!(!says(&glass, &words.text("review-leave-out")));
        assert!(says(&glass, REMARK), "whoever has no key is not blind");
    }
}
