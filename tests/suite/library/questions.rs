//! What the index answers, against a plain filter and a plain sort that share no code with it.

#[path = "../../../benches/generated_sessions/mod.rs"]
mod generated_sessions;

use std::cmp::Ordering;

use rolecall::sim::library::query::{LibraryFilter, LibraryQuery, Sort, SortKey};
use rolecall::sim::library::row::{CallResult, SessionRow, SessionState};
use rolecall::store::index::Index;

use crate::terminal::{Dice, seed_or};

const ROWS: u64 = 400;

fn fits(filter: &LibraryFilter, row: &SessionRow) -> bool {
    let played = row.played.as_ref().unwrap();
    let contains = |text: &str, part: &Option<String>| match part {
        Some(part) => text.to_ascii_lowercase().contains(&part.to_ascii_lowercase()),
        None => true,
    };
    let texts = [&played.scenario, &played.titles[0], &played.titles[1]];
    let trainee = |part: &String| played.trainee.starts_with(part) || filter.pseudonyms.contains(&played.trainee);
    filter.trainee.as_ref().is_none_or(trainee)
        && texts.iter().any(|text| contains(text, &filter.scenario))
        && contains(&row.session, &filter.session)
        && filter.since.as_ref().is_none_or(|since| played.began >= *since)
        && filter.before.as_ref().is_none_or(|before| played.began < *before)
        && (filter.results.is_empty() || filter.results.contains(&stands(row)))
        && match filter.states.is_empty() {
            true => row.state != SessionState::Superseded,
            false => filter.states.contains(&row.state),
        }
        && filter.marked.is_none_or(|marked| row.marked == marked)
}

fn stands(row: &SessionRow) -> CallResult {
    match (row.stands, row.mark) {
        (Some(stands), _) => stands.result,
        (None, None) => CallResult::NoMark,
        (None, Some(mark)) if mark.critical => CallResult::Critical,
        (None, Some(mark)) if mark.passed => CallResult::Passed,
        (None, Some(_)) => CallResult::Failed,
    }
}

fn compare(sort: Sort, one: &SessionRow, other: &SessionRow) -> Ordering {
    let newest = || other.began().cmp(one.began());
    let trainee = |row: &SessionRow| row.played.as_ref().unwrap().trainee.clone();
    let scenario = |row: &SessionRow| row.played.as_ref().unwrap().scenario.clone();
    let overall = |row: &SessionRow| {
        row.stands.map_or(row.mark.map(|mark| mark.overall), |stands| {
            stands.mark.map(|mark| mark.overall)
        })
    };
    let path = one.path.cmp(&other.path);
    let order = match sort.key {
        SortKey::Began => newest(),
        SortKey::Scenario => scenario(one).cmp(&scenario(other)).then_with(newest),
        SortKey::Trainee => trainee(one).cmp(&trainee(other)).then_with(newest),
        SortKey::State => one.state.word().cmp(other.state.word()).then_with(newest),
        SortKey::Mark if sort.reversed => {
            let lowest = overall(one).is_none().cmp(&overall(other).is_none());
            return lowest.then(overall(one).cmp(&overall(other))).then(path);
        }
        SortKey::Mark => overall(other).cmp(&overall(one)),
    };
    let order = order.then(path);
    if sort.reversed { order.reverse() } else { order }
}

#[test]
fn every_question_is_answered_as_a_plain_search_answers_it() {
    let seed = seed_or(5);
    println!("SEED={seed}");
    let mut dice = Dice::new(seed);
    let rows: Vec<SessionRow> = (0..ROWS).map(generated_sessions::row).collect();
    let mut index = Index::in_memory().unwrap();
    let stamped: Vec<_> = rows.iter().map(|row| (row.clone(), String::new())).collect();
    index.put(&stamped).unwrap();
    let mut found_some = 0;
    for number in 0..2_000 {
        let query = query(&mut dice, &rows);
        let mut expected: Vec<SessionRow> = rows.iter().filter(|row| fits(&query.filter, row)).cloned().collect();
        expected.sort_by(|one, other| compare(query.sort, one, other));
        let total = expected.len() as u64;
        let skipped = expected.into_iter().skip(query.offset as usize);
        let expected: Vec<SessionRow> = skipped
            .take(query.limit.map_or(usize::MAX, |limit| limit as usize))
            .collect();
        let (found, counted) = index.select(&query).unwrap();
        assert_eq!(counted, total, "{number}: {query:?}");
        assert_eq!(found, expected, "{number}: {query:?}");
        found_some += usize::from(!found.is_empty());
    }
    assert!(found_some > 500, "only {found_some} questions had an answer at all");
}

fn query(dice: &mut Dice, rows: &[SessionRow]) -> LibraryQuery {
    let one = |dice: &mut Dice| rows[dice.below(ROWS) as usize].clone();
    let sometimes = |dice: &mut Dice| dice.below(3) == 0;
    let mut filter = LibraryFilter::default();
    if sometimes(dice) {
        let trainee = one(dice).played.unwrap().trainee;
        filter.trainee = Some(trainee[..dice.below(5) as usize + 1].to_owned());
        filter.pseudonyms = (0..dice.below(3)).map(|_| one(dice).played.unwrap().trainee).collect();
    }
    if sometimes(dice) {
        let parts = [
            "complaint",
            "SAFE",
            "安全",
            "100%",
            "_",
            "%",
            "stress_",
            "no such call",
            "'",
            "\\",
        ];
        filter.scenario = Some(parts[dice.below(10) as usize].to_owned());
    }
    if sometimes(dice) {
        let session = one(dice).session;
        filter.session = Some(session[dice.below(6) as usize..9].to_owned());
    }
    if sometimes(dice) {
        filter.since = Some(one(dice).began().to_owned());
    }
    if sometimes(dice) {
        filter.before = Some(one(dice).began().to_owned());
    }
    if sometimes(dice) {
        filter.results = (0..=dice.below(3))
            .map(|_| CallResult::ALL[dice.below(8) as usize])
            .collect();
    }
    if sometimes(dice) {
        filter.states = (0..=dice.below(4))
            .map(|_| SessionState::ALL[dice.below(9) as usize])
            .collect();
    }
    if sometimes(dice) {
        filter.marked = Some(dice.below(2) == 0);
    }
    let keys = [
        SortKey::Began,
        SortKey::Mark,
        SortKey::Scenario,
        SortKey::Trainee,
        SortKey::State,
    ];
    LibraryQuery {
        filter,
        sort: Sort {
            key: keys[dice.below(5) as usize],
            reversed: dice.below(2) == 0,
        },
        offset: if sometimes(dice) { dice.below(40) } else { 0 },
        limit: sometimes(dice).then(|| dice.below(50) + 1),
        marks_nothing: false,
    }
}

#[test]
fn counts_are_those_of_all_rows() {
    let rows: Vec<SessionRow> = (0..ROWS).map(generated_sessions::row).collect();
    let mut index = Index::in_memory().unwrap();
    let stamped: Vec<_> = rows.iter().map(|row| (row.clone(), String::new())).collect();
    index.put(&stamped).unwrap();
    let counts = index.counts().unwrap();
    assert_eq!(counts.all, ROWS);
    for state in SessionState::ALL {
        let expected = rows.iter().filter(|row| row.state == state).count() as u64;
        assert_eq!(counts.in_state(state), expected, "{state:?}");
    }
    let of_results: u64 = counts.results.iter().map(|(_, count)| count).sum();
    let of_scenarios: u64 = counts.scenarios.iter().map(|(_, count)| count).sum();
    let marked = rows.iter().filter(|row| row.marked).count() as u64;
    assert_eq!((of_results, of_scenarios, counts.marked), (ROWS, ROWS, marked));
}
