//! Rosters: tables in and out, in both languages, and tables that are none.

use std::collections::BTreeMap;

use proptest::prelude::*;

use rolecall::sim::cohort::roster::{Imported, LONGEST_GROUP, MOST_TRAINEES, NotOnRoster, Roster};
use rolecall::sim::cohort::roster_table::{read_roster_table, write_roster_table};
use rolecall::store::cohort::roster_file::{read_roster, write_roster};
use rolecall::store::cohort::roster_taking::{RosterNotTaken, Taking, Writing, take_roster, write_roster_file};

use super::{data, trainee};

fn roster(people: &[(u32, &str)]) -> Roster {
    let groups = people
        .iter()
        .map(|(number, group)| (trainee(*number), (*group).to_owned()));
    Roster {
        groups: groups.collect(),
        ..Roster::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    #[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
    fn what_is_written_is_read_again(
        groups in prop::collection::btree_map(any::<u128>(), "[^\\p{Cc}\\p{Cf}\\s]{1,3}[^\\p{Cc}\\p{Cf}]{0,30}", 0..30),
        is_chinese in any::<bool>()
    ) {
        let groups: BTreeMap<String, String> = groups
            .into_iter()
            .map(|(number, group)| (format!("{number:032x}"), group.trim().to_owned()))
            .filter(|(_, group)| rolecall::sim::cohort::roster::group_name(group).as_ref() == Some(group))
            .collect();
        let roster = Roster { groups, ..Roster::default() };
        prop_assert_eq!(roster.check(), Ok(()));
        let text = write_roster_table(&roster, is_chinese);
        let read = read_roster_table(text.as_bytes()).map_err(|mistakes| TestCaseError::fail(format!("{mistakes:?}")))?;
        prop_assert_eq!(&read.roster, &roster);
        let folder = tempfile::tempdir().unwrap();
        let data = data(folder.path());
        write_roster(&data, &roster).unwrap();
        prop_assert_eq!(read_roster(&data).unwrap(), roster);
    }
}

#[test]
fn spreadsheets_write_tables_in_many_ways() {
    let expected = roster(&[(1, "Night"), (0xab, "Day")]);
    let (one, other) = (trainee(1), trainee(0xab).to_uppercase());
    for text in [
        format!("trainee,group\n{one},Night\n{other},Day\n"),
        format!("\u{feff}学员代号,小组\r\n{one},Night\r\n{other},Day\r\n"),
        format!("Group;Pseudonym\r\n Night ;{one}\r\n;\r\n\r\nDay; {other}\r\n"),
        format!("Class\tTrainee\tRemark\nNight\t{one}\tlate\nDay\t{other}\n"),
        format!("班级,化名\n\"Night\",\"{one}\"\n\"Day\",{other}\n"),
    ] {
        assert_eq!(read_roster_table(text.as_bytes()).unwrap().roster, expected, "{text}");
    }
}

#[test]
fn names_are_told_apart_from_the_roster_and_the_rest_is_left_out() {
    let text = format!(
        "name,trainee,group,e-mail\nAnn Lee,{},Night,ann@example.org\n",
        trainee(1)
    );
    let read = read_roster_table(text.as_bytes()).unwrap();
    assert_eq!(read.left_out, ["e-mail"]);
    assert_eq!(read.names.get(&trainee(1)).map(String::as_str), Some("Ann Lee"));
    assert!(!format!("{:?}", read.roster).contains("Ann"));
}

#[test]
fn a_group_cannot_be_a_formula_in_a_spreadsheet() {
    let text = write_roster_table(
        &roster(&[(1, "=HYPERLINK(1)"), (2, "2026-05-12"), (3, "a,\"b\"")]),
        false,
    );
    assert!(
        text.contains(",'=HYPERLINK(1)\r\n") && text.contains(",'2026-05-12\r\n"),
        "{text}"
    );
    assert_eq!(
        read_roster_table(text.as_bytes())
            .unwrap()
            .roster
            .members("=HYPERLINK(1)"),
        [trainee(1)]
    );
}

#[test]
fn every_mistake_of_a_table_is_named_with_its_line() {
    let one = trainee(1);
    let long = "x".repeat(LONGEST_GROUP + 1);
    let text = format!(
        "trainee,group\n{one},Night\nAnn Lee,Night\n{one},Day\n{},\n{},{long}\n{},a\u{202e}b\n",
        trainee(2),
        trainee(3),
        trainee(4)
    );
    let mistakes = read_roster_table(text.as_bytes()).unwrap_err();
    assert_eq!(
        mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>(),
        [3, 4, 5, 6, 7]
    );
    let twice = &mistakes[1].sentence;
    assert!(
        twice.english.contains(&one) && twice.english.contains("line 2") && twice.chinese.contains("第 2 行"),
        "{twice:?}"
    );
    let foreign = read_roster_table("Datum;Betrag;Empfänger\n1;2;3\n".as_bytes()).unwrap_err();
    assert!(
        foreign[0].sentence.english.contains("trainee, group")
            && foreign[0].sentence.chinese.contains("学员化名、小组"),
        "{foreign:?}"
    );
    for bytes in [
        &b""[..],
        b"\xff\xfe",
        b"trainee,group\0",
        b"trainee",
        "Empf\u{e4}nger,x".as_bytes(),
    ] {
        assert!(read_roster_table(bytes).is_err(), "{bytes:?}");
    }
    let latin: Vec<u8> = b"trainee,group\n".iter().chain(b"caf\xe9,x\n").copied().collect();
    assert!(
        read_roster_table(&latin).unwrap_err()[0]
            .sentence
            .english
            .contains("UTF-8")
    );
}

#[test]
fn an_import_moves_adds_and_removes_what_it_says() {
    let mut known = roster(&[(1, "Night"), (2, "Night"), (3, "Day")]);
    let table = roster(&[(2, "Day"), (3, "Day"), (4, "Day")]);
    let imported = known.import(&table, false).unwrap();
    let counts = |added, moved, same, removed| Imported {
        added,
        moved,
        same,
        removed,
    };
    assert_eq!(imported, counts(1, 1, 1, 0));
    assert_eq!(known, roster(&[(1, "Night"), (2, "Day"), (3, "Day"), (4, "Day")]));
    assert_eq!(
        known.import(&table, false).unwrap(),
        counts(0, 0, 3, 0),
        "twice is once"
    );
    assert_eq!(known.import(&table, true).unwrap(), counts(0, 0, 3, 1));
    assert_eq!(known, table);
    let crowd = Roster {
        groups: (10..10 + MOST_TRAINEES as u32)
            .map(|number| (trainee(number), "Day".to_owned()))
            .collect(),
        ..Roster::default()
    };
    assert_eq!(known.import(&crowd, false), Err(NotOnRoster::TooMany));
    assert_eq!(known, table, "what is refused changes nothing");
}

#[test]
fn a_file_that_is_no_roster_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    assert_eq!(read_roster(&data).unwrap(), Roster::default());
    let path = folder.path().join("roster.ron");
    for text in [
        "(format: 2, groups: {})".to_owned(),
        "(format: 1, groups: {\"Ann\": \"Day\"})".to_owned(),
        format!("(format: 1, groups: {{\"{}\": \" Day\"}})", trainee(1)),
        "(format: 1, groups: {}, names: {})".to_owned(),
        "half a fi".to_owned(),
    ] {
        std::fs::write(&path, &text).unwrap();
        let error = read_roster(&data).unwrap_err().to_string();
        assert!(error.contains("roster.ron"), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn a_table_that_is_only_tried_says_the_same_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(&folder.path().join("data"));
    write_roster(&data, &roster(&[(1, "Night"), (2, "Night")])).unwrap();
    let table = folder.path().join("class.csv");
    std::fs::write(
        &table,
        format!("trainee,group\n{},Day\n{},Day\n", trainee(1), trainee(3)),
    )
    .unwrap();
    let taking = |only_tries| Taking {
        replace: true,
        only_tries,
        seen: None,
    };
    let tried = take_roster(&data, &table, &taking(true)).unwrap();
    assert_eq!(read_roster(&data).unwrap(), roster(&[(1, "Night"), (2, "Night")]));
    let taken = take_roster(&data, &table, &taking(false)).unwrap();
    assert_eq!(taken, tried);
    assert_eq!(
        (taken.imported.added, taken.imported.moved, taken.imported.removed),
        (1, 1, 1)
    );
    assert_eq!(read_roster(&data).unwrap(), roster(&[(1, "Day"), (3, "Day")]));
    std::fs::write(&table, "trainee,group\nLi Na,Day\n").unwrap();
    let refused = take_roster(&data, &table, &taking(false));
    assert!(
        matches!(&refused, Err(RosterNotTaken::Mistakes(mistakes)) if mistakes[0].line == 2),
        "{refused:?}"
    );
}

#[test]
fn a_table_that_was_saved_again_since_it_was_looked_at_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(&folder.path().join("data"));
    let table = folder.path().join("class.csv");
    let save = |group: &str| std::fs::write(&table, format!("trainee,group\n{},{group}\n", trainee(1))).unwrap();
    let tried = Taking {
        only_tries: true,
        ..Taking::default()
    };
    save("Day");
    let seen = take_roster(&data, &table, &tried).unwrap().sha256;
    let as_seen = Taking {
        seen: Some(seen),
        ..Taking::default()
    };
    save("Night");
    let refused = take_roster(&data, &table, &as_seen);
    assert!(matches!(&refused, Err(RosterNotTaken::NotAsSeen)), "{refused:?}");
    assert_eq!(read_roster(&data).unwrap(), roster(&[]), "nothing was taken");
    // Not even its mistakes are told: those are not what was looked at.
    std::fs::write(&table, "trainee,group\nLi Na,Day\n").unwrap();
    let refused = take_roster(&data, &table, &as_seen);
    assert!(matches!(&refused, Err(RosterNotTaken::NotAsSeen)), "{refused:?}");
    save("Day");
    take_roster(&data, &table, &as_seen).unwrap();
    assert_eq!(read_roster(&data).unwrap(), roster(&[(1, "Day")]));
}

#[test]
fn a_roster_is_written_over_nothing_unless_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(&folder.path().join("data"));
    super::play(
        &data,
        "fee",
        &trainee(7),
        rolecall::sim::session::record::Mode::Practice,
        &["listen"],
        None,
    );
    write_roster(&data, &roster(&[(1, "Night")])).unwrap();
    let out = folder.path().join("out.csv");
    std::fs::write(&out, "mine").unwrap();
    let writing = |everybody, writes_over| Writing {
        is_chinese: false,
        everybody,
        writes_over,
    };
    assert!(write_roster_file(&data, &out, writing(false, false)).is_err());
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "mine");
    assert_eq!(write_roster_file(&data, &out, writing(false, true)).unwrap(), 1);
    let text = std::fs::read_to_string(&out).unwrap();
    assert_eq!(
        read_roster_table(text.as_bytes()).unwrap().roster,
        roster(&[(1, "Night")])
    );
    // Whoever has played and is in no group stands there with an empty one, which has to be filled in.
    assert_eq!(write_roster_file(&data, &out, writing(true, true)).unwrap(), 2);
    let text = std::fs::read_to_string(&out).unwrap();
    let mistakes = read_roster_table(text.as_bytes()).unwrap_err();
    assert!(mistakes.len() == 1 && mistakes[0].line == 3, "{text:?}: {mistakes:?}");
    let filled = text.replace(&format!("{},", trainee(7)), &format!("{},Day", trainee(7)));
    assert_eq!(
        read_roster_table(filled.as_bytes()).unwrap().roster,
        roster(&[(1, "Night"), (7, "Day")])
    );
}

#[test]
fn a_mistake_has_its_line_however_lines_end() {
    for end in ["\n", "\r\n"] {
        let rows = [
            "trainee,group".to_owned(),
            format!("{},Night", trainee(1)),
            String::new(),
            "Li Na,Day".to_owned(),
        ];
        let mistakes = read_roster_table(rows.join(end).as_bytes()).unwrap_err();
        assert_eq!(
            mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>(),
            [4],
            "{end:?}"
        );
    }
}
