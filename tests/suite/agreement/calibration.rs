//! A round of calibration: alone first, then line by line.

use rolecall::sim::analytics::agreement::calibration::{Round, RoundMark, Waiting, compare};
use rolecall::sim::analytics::agreement::table::Scale;

use super::judgement;

const EXPERT: &str = "eeeeeeeeeeeeeeee";
const ANN: &str = "aaaaaaaaaaaaaaaa";
const BEN: &str = "bbbbbbbbbbbbbbbb";

fn round() -> Round {
    Round {
        id: "spring".to_owned(),
        expert: EXPERT.to_owned(),
        assessors: vec![ANN.to_owned(), BEN.to_owned()],
        sessions: vec!["s1".to_owned(), "s2".to_owned()],
    }
}

fn mark(session: &str, item: &str, scale: Scale, assessor: &str, value: i64) -> RoundMark {
    RoundMark {
        judgement: judgement(session, item, scale, assessor, value),
        is_closed: true,
        is_blind: true,
    }
}

fn all_of(session: &str) -> Vec<RoundMark> {
    vec![
        mark(session, "overall", Scale::Tenths, EXPERT, 800),
        mark(session, "global", Scale::Points, EXPERT, 4),
        mark(session, "overall", Scale::Tenths, ANN, 900),
        mark(session, "global", Scale::Points, ANN, 2),
        mark(session, "overall", Scale::Tenths, BEN, 699),
    ]
}

#[test]
fn lines_stand_beside_the_experts() {
    let compared = compare(&round(), &[all_of("s2"), all_of("s1"), all_of("s9")].concat());
    assert!(compared.waiting.is_empty() && compared.not_alone.is_empty());
    let lines: Vec<String> = compared
        .lines
        .iter()
        .filter(|line| line.session == "s1")
        .map(|line| {
            let (item, who) = (&line.item, &line.assessor[..1]);
            format!(
                "{item} {who} {:?} {:?} {:?} {:?}",
                line.value, line.expert, line.difference, line.is_close
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "global a Some(2) Some(4) Some(-2) Some(false)",
            "global b None Some(4) None None",
            "overall a Some(900) Some(800) Some(100) Some(true)",
            "overall b Some(699) Some(800) Some(-101) Some(false)",
        ]
    );
    assert_eq!(compared.lines.len(), 8, "s9 is not of the round");
}

#[test]
fn nothing_is_shown_before_everybody_has_closed() {
    for who in [EXPERT, ANN, BEN] {
        let mut marks = [all_of("s1"), all_of("s2")].concat();
        for mark in marks
            .iter_mut()
            .filter(|mark| mark.judgement.assessor == who && mark.judgement.session == "s1")
        {
            mark.is_closed = false;
        }
        let compared = compare(&round(), &marks);
        assert!(compared.lines.iter().all(|line| line.session == "s2"));
        let waiting = [Waiting {
            session: "s1".to_owned(),
            assessor: who.to_owned(),
        }];
        assert_eq!(compared.waiting, waiting);
        // Who has not begun is waited for as well.
        marks.retain(|mark| mark.judgement.assessor != who || mark.judgement.session != "s1");
        assert_eq!(compare(&round(), &marks).waiting, waiting);
    }
    let nobody = compare(&round(), &[]);
    assert_eq!((nobody.waiting.len(), nobody.lines.len()), (6, 0));
}

#[test]
fn who_had_looked_is_named() {
    let mut marks = [all_of("s1"), all_of("s2")].concat();
    for mark in marks
        .iter_mut()
        .filter(|mark| mark.judgement.assessor == BEN && mark.judgement.session == "s2")
    {
        mark.is_blind = false;
    }
    assert_eq!(compare(&round(), &marks).not_alone, [("s2".to_owned(), BEN.to_owned())]);
}

#[test]
fn a_round_is_sound_or_is_none() {
    assert!(round().is_sound());
    let broken: [fn(&mut Round); 9] = [
        |round| round.id = "../up".to_owned(),
        |round| round.id = String::new(),
        |round| round.expert = "Ann".to_owned(),
        |round| round.expert = ANN.to_owned(),
        |round| round.assessors.push(ANN.to_owned()),
        |round| round.assessors.clear(),
        |round| round.sessions.clear(),
        |round| round.sessions.push("s1".to_owned()),
        |round| round.sessions.push("a/b".to_owned()),
    ];
    for (number, break_it) in broken.iter().enumerate() {
        let mut round = round();
        break_it(&mut round);
        assert!(!round.is_sound(), "{number}: {round:?}");
    }
}
