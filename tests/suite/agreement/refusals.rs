//! Where agreement is not defined nothing is shown as if it were, and a table with mistakes is refused line by line.

use rolecall::sim::analytics::agreement::figure::Undefined;
use rolecall::sim::analytics::agreement::intraclass::intraclass;
use rolecall::sim::analytics::agreement::judgement_table::read_judgement_table;
use rolecall::sim::analytics::agreement::kappa::{LEAST_PAIRS_FOR_A_WORD, Strength, Weights, kappa};
use rolecall::sim::analytics::agreement::report::{AgreementReport, IntraclassOrReason};
use rolecall::sim::analytics::agreement::severity::severity;
use rolecall::sim::analytics::agreement::table::{Scale, Table};
use rolecall::sim::analytics::agreement::within::within;

use super::judgement;

#[test]
fn what_never_varies_has_no_kappa() {
    for weights in [Weights::Plain, Weights::Linear, Weights::Quadratic] {
        assert_eq!(kappa(&[], weights).value, Err(Undefined::NoPairs));
        assert_eq!(kappa(&[(3, 3); 40], weights).value, Err(Undefined::NoVariance));
        // They never agree, and one of them always says the same: that is exactly chance.
        assert_eq!(kappa(&[(3, 4); 40], weights).value, Ok(0.0));
    }
    let all_close = within(&[(3, 4), (4, 4), (3, 3)], 1);
    assert_eq!(all_close.share.share, Some(1.0));
    assert_eq!(all_close.beyond_chance.value, Err(Undefined::NoVariance));
}

#[test]
fn intraclass_correlations_need_two_of_each_and_some_variance() {
    assert_eq!(intraclass(&[]).unwrap_err(), Undefined::TooFewAssessors);
    assert_eq!(intraclass(&[vec![1], vec![2]]).unwrap_err(), Undefined::TooFewAssessors);
    assert_eq!(intraclass(&[vec![1, 2]]).unwrap_err(), Undefined::TooFewSessions);
    assert_eq!(
        intraclass(&[vec![1, 2], vec![1]]).unwrap_err(),
        Undefined::TooFewSessions
    );
    assert_eq!(
        intraclass(&[vec![5, 5], vec![5, 5]]).unwrap_err(),
        Undefined::NoVariance
    );
    // Assessors differ and sessions do not: nothing can be said of the sessions.
    let alike = intraclass(&[vec![5, 7], vec![5, 7], vec![5, 7]]).unwrap();
    assert_eq!(
        (alike.consistency.0, alike.consistency_mean.0, alike.one_way_mean.0),
        (None, None, None)
    );
    assert_eq!(alike.agreement.0, Some(0.0));
}

#[test]
fn one_assessor_alone_has_no_agreement() {
    let all = (0..5).map(|session| judgement(&format!("s{session}"), "overall", Scale::Tenths, "ann", session * 100));
    let report = AgreementReport::new(&Table::new(all).unwrap(), None);
    let item = &report.items[0];
    assert_eq!(item.quadratic.value, Err(Undefined::TooFewAssessors));
    assert_eq!(
        item.intraclass,
        IntraclassOrReason::IntraclassUndefined(Undefined::TooFewAssessors)
    );
    assert_eq!(item.by_assessor[0].severity.difference.value, Err(Undefined::NoPairs));
    assert_eq!(item.within.share.share, None);
    assert_eq!((report.sessions, report.sessions_twice), (5, 0));
}

#[test]
fn two_assessors_who_never_met_have_none_either() {
    let all = [
        judgement("s1", "overall", Scale::Tenths, "ann", 700),
        judgement("s2", "overall", Scale::Tenths, "ben", 800),
    ];
    let report = AgreementReport::new(&Table::new(all).unwrap(), Some("cat"));
    let item = &report.items[0];
    assert_eq!(item.quadratic.value, Err(Undefined::NoPairs));
    assert_eq!(
        item.intraclass,
        IntraclassOrReason::IntraclassUndefined(Undefined::TooFewSessions)
    );
    let from_expert = item.by_assessor[0].from_expert.unwrap();
    assert_eq!(from_expert.difference.value, Err(Undefined::NoExpert));
}

#[test]
fn few_pairs_get_no_word() {
    let few: Vec<(i64, i64)> = (0..LEAST_PAIRS_FOR_A_WORD as i64 - 1).map(|n| (n % 3, n % 3)).collect();
    assert_eq!(Strength::of(&kappa(&few, Weights::Plain)), None);
    let enough: Vec<(i64, i64)> = (0..LEAST_PAIRS_FOR_A_WORD as i64).map(|n| (n % 3, n % 3)).collect();
    assert_eq!(
        Strength::of(&kappa(&enough, Weights::Plain)),
        Some(Strength::AlmostPerfect)
    );
}

#[test]
fn every_reason_is_said_in_both_languages() {
    for reason in [
        Undefined::TooFewAssessors,
        Undefined::NoPairs,
        Undefined::TooFewSessions,
        Undefined::NoVariance,
        Undefined::SessionsAlike,
        Undefined::NoExpert,
    ] {
        let sentence = reason.sentence();
        assert!(
            sentence.english.ends_with('.') && sentence.chinese.ends_with('。'),
            "{sentence:?}"
        );
    }
    assert_eq!(severity(&[(5, vec![])]).difference.value, Err(Undefined::NoPairs));
}

#[test]
fn one_assessor_gives_one_value_to_one_thing() {
    let one = judgement("s1", "overall", Scale::Tenths, "ann", 700);
    let other = judgement("s1", "overall", Scale::Tenths, "ann", 710);
    assert!(
        Table::new([one.clone(), one.clone()]).is_ok(),
        "the same twice is the same"
    );
    let refused = Table::new([one, other]).unwrap_err();
    let sentence = refused.sentence();
    for words in [&sentence.english, &sentence.chinese] {
        assert!(
            ["ann", "s1", "overall", "700", "710"]
                .iter()
                .all(|word| words.contains(word)),
            "{words}"
        );
    }
}

#[test]
fn a_table_of_judgements_is_read_in_both_languages_and_refused_line_by_line() {
    let english = "session;item;assessor;value;scale\r\ns1;overall;ann;82.5;marks\r\ns1;global;ann;4;\r\n";
    let chinese = "\u{feff}会话,项目,评估员,取值,单位\ns1,overall,ann,82.5,百分\n\ns1,global,ann,4,分值\n";
    for text in [english, chinese] {
        let read = read_judgement_table(text.as_bytes()).unwrap();
        assert_eq!(read[0], judgement("s1", "overall", Scale::Tenths, "ann", 825));
        assert_eq!(read[1], judgement("s1", "global", Scale::Points, "ann", 4));
    }
    let wrong = "session,item,assessor,value,scale\ns1,a,ann,4.5,\ns1,a,ben,4,\ns1,a,,4,\ns1,a,cat,high,marks\ns1,a,cat,1,feet\ns1,a,dan,99999999,\n";
    let mistakes = read_judgement_table(wrong.as_bytes()).unwrap_err();
    assert_eq!(
        mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>(),
        [2, 4, 5, 6, 7]
    );
    let foreign = read_judgement_table(b"Datum,Betrag\n2026-01-01,12\n").unwrap_err();
    assert!(
        foreign[0].sentence.english.contains("session, item, assessor, value"),
        "{foreign:?}"
    );
    assert!(foreign[0].sentence.english.contains("Datum | Betrag"), "{foreign:?}");
    for bytes in [&b"\xff\xfe\x00"[..], b"a\0b", b"", &[b'a'; (1 << 20) + 1]] {
        assert!(read_judgement_table(bytes).is_err());
    }
}
