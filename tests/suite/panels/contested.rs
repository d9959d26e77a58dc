//! Disputes and moderation in the review: who may do what, what is signed, and that nothing can be signed that lowers a mark.

use rolecall::app::panels::review_word::DraftAbout;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::assessment::event::{DimensionTenths, Saying, SignedEvent};
use rolecall::sim::scenario::model::Dimension;
use rolecall::sim::score::scorecard::DIMENSIONS;
use rolecall::view::review::ReviewView;
use rolecall::words::{Locale, Words};

use super::glass::Glass;
use super::review::{ANN, BO, bo, confirmed, draft, played, said, says, screen, seen_by_ann, session, view, view_of};
use super::screens::Screen;

const CY: &str = "c00000000000000c";
const REASON: &str = "She asked twice whether he was safe.";

fn closed() -> Vec<Saying> {
    [confirmed(), vec![Saying::Close]].concat()
}

/// What somebody sees when Ann has closed her marks, which differ from Bo's, and has disputed one of his.
fn disputed(locale: Locale, viewer: &str, and: Vec<SignedEvent>) -> ReviewView {
    let judged = &played().0;
    let dispute = Saying::Dispute {
        turn: 3,
        dimension: Dimension::Accuracy,
        against: Some(BO.to_owned()),
        tenths: 400,
        proposed: 700,
        reason: REASON.to_owned(),
    };
    let ann = said(judged, ANN, [closed(), vec![dispute]].concat());
    let events = [ann, bo(judged), and].concat();
    view_of(locale, judged, &session(locale), &events, Some(viewer))
}

/// Somebody who has not marked and wants to see what others said.
fn looked(and: Vec<Saying>) -> Vec<SignedEvent> {
    let unblind = Saying::Unblind {
        reason: "I answer and moderate.".to_owned(),
    };
    said(&played().0, CY, [vec![unblind], and].concat())
}

/// Marks that differ while somebody settles them, and a mark that is being disputed.
pub fn contested_screens(locale: Locale) -> Vec<Screen> {
    let mut settling = screen("settling", locale, disputed(locale, CY, looked(Vec::new())));
    let mut disputing = screen("disputing", locale, seen_by_ann(locale, closed()));
    disputing.state.review.step = Some(4);
    let mut answering = screen("answering", locale, disputed(locale, CY, looked(Vec::new())));
    let event = view(&Glass::new(screen(
        "",
        locale,
        disputed(locale, CY, looked(Vec::new())),
    )))
    .contested
    .disputes[0]
        .event
        .clone();
    answering.state.review.draft = draft(DraftAbout::Answer(event, 400));
    settling.state.review.step = Some(2);
    vec![settling, disputing, answering]
}

fn write(glass: &mut Glass, mark: &str, reason: &str) {
    let draft = glass.screen.state.review.draft.as_mut().unwrap();
    (draft.mark, draft.reason) = (mark.to_owned(), reason.to_owned());
}

fn signed(asked: &[UiCommand]) -> Option<Saying> {
    match asked {
        [UiCommand::Say(saying)] => Some((**saying).clone()),
        _ => None,
    }
}

#[test]
fn a_mark_of_another_is_disputed_with_a_higher_one_and_a_reason() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(contested_screens(locale).remove(1));
        let all = &view(&glass).contested.disputable;
        assert_eq!(all.len(), 1, "never the own marks: {all:?}");
        let step = glass.screen.state.review.step.unwrap();
        let turn = view(&glass).debrief.as_ref().unwrap().steps[step].turn;
        assert_eq!(all[0].against.as_deref(), Some(BO));
        let bos = all[0].clone();
        glass.click(&words.text("review-dispute"));
        let about = glass.screen.state.review.draft.as_ref().unwrap().about.clone();
        let DraftAbout::Dispute(_, dimension, _) = about else {
            panic!("no dispute: {about:?}")
        };
        let mark = bos.tenths(dimension).unwrap();
        let sign = words.text("review-sign");
        for low in [
            String::new(),
            "-1".to_owned(),
            "101".to_owned(),
            (mark / 10).to_string(),
        ] {
            write(&mut glass, &low, REASON);
            assert_eq!(signed(&glass.click(&sign)), None, "{low}");
            assert!(says(&glass, &words.text("review-proposed-missing")), "{low}");
        }
        let proposed = mark / 10 + 1;
        write(&mut glass, &proposed.to_string(), REASON);
        let wanted = Saying::Dispute {
            turn,
            dimension,
            against: Some(BO.to_owned()),
            tenths: mark,
            proposed: proposed * 10,
            reason: REASON.to_owned(),
        };
        assert_eq!(signed(&glass.click(&sign)), Some(wanted));
    }
}

#[test]
fn who_raised_a_dispute_or_gave_the_mark_does_not_answer_it() {
    let words = Words::new(Locale::English);
    for (viewer, may) in [(ANN, false), (BO, false), (CY, true)] {
        let view = disputed(Locale::English, viewer, looked(Vec::new()));
        assert_eq!(view.contested.disputes[0].may_answer, may, "{viewer}");
        let glass = Glass::new(screen("", Locale::English, view));
        assert_eq!(says(&glass, &words.text("review-answer-not-yours")), !may, "{viewer}");
    }
}

#[test]
fn an_answer_upholds_or_grants_and_never_lowers() {
    let words = Words::new(Locale::English);
    let mut glass = Glass::new(contested_screens(Locale::English).remove(2));
    let sign = words.text("review-sign");
    write(&mut glass, "39.9", REASON);
    assert_eq!(signed(&glass.click(&sign)), None);
    assert!(says(&glass, &words.text("review-granted-low")));
    let dispute = view(&glass).contested.disputes[0].event.clone();
    for (mark, granted) in [("", None), ("40", Some(400)), ("70", Some(700))] {
        write(&mut glass, mark, REASON);
        let wanted = Saying::Answer {
            dispute: dispute.clone(),
            granted,
            reason: REASON.to_owned(),
        };
        assert_eq!(signed(&glass.click(&sign)), Some(wanted), "{mark}");
    }
}

#[test]
fn marks_that_differ_are_settled_by_what_was_read_and_then_stand() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(contested_screens(locale).remove(0));
        glass.click(&words.text("review-settle"));
        let sign = words.text("review-sign");
        write(&mut glass, "", REASON);
        assert_eq!(signed(&glass.click(&sign)), None);
        assert!(says(&glass, &words.text("review-marks-missing")));
        if let Some(draft) = &mut glass.screen.state.review.draft
            && let DraftAbout::Settle(settlement) = &mut draft.about
        {
            let marks = settlement.marks.iter_mut().zip(["70", "82.5", "100"]);
            marks.for_each(|((_, mark), written)| *mark = written.to_owned());
        }
        let saying = signed(&glass.click(&sign)).unwrap();
        let Saying::Moderate {
            heads, marks, fails, ..
        } = &saying
        else {
            panic!("nothing was settled: {saying:?}")
        };
        let by: Vec<&str> = heads.iter().map(|head| head.by.as_str()).collect();
        assert_eq!((by, *fails), (vec![ANN, BO], true));
        let tenths = DIMENSIONS.into_iter().zip([700, 825, 1000]);
        let wanted: Vec<DimensionTenths> = tenths
            .map(|(dimension, tenths)| DimensionTenths { dimension, tenths })
            .collect();
        assert_eq!(*marks, wanted);
        let settled = disputed(locale, CY, looked(vec![saying]));
        assert_eq!(
            settled.contested.differing, None,
            "what was settled stands: {}",
            settled.stands
        );
    }
}

#[test]
fn what_is_kept_back_is_not_told_by_what_can_be_disputed() {
    let view = seen_by_ann(Locale::English, Vec::new());
    assert!(!view.kept_back.is_empty());
    assert_eq!(view.contested, Default::default());
}
