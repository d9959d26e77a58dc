//! What would have come of it: branches off old records, against the records themselves and against plain plays of the same commands.

use std::path::Path;
use std::sync::Arc;

use rolecall::sim::call::command::Command;
use rolecall::sim::call::{Call, Phase};
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;
use rolecall::sim::session::record::EntryKind;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::{PlayedRecord, read_and_play};
use rolecall::view::presenter::Presenter;
use rolecall::view::review::{WhatIfBranch, WhatIfMaterial, WhatIfMove, WhatIfView, what_if};
use rolecall::words::Locale;

use super::golden::files;

/// No best way of a shipped call is longer.
const LONGEST_WAY: usize = 60;

struct Old {
    name: String,
    played: PlayedRecord,
    valuation: Valuation,
    presenter: Presenter,
}

impl Old {
    fn view(&self, step: usize, taken: &[WhatIfMove]) -> Option<WhatIfView> {
        let material = WhatIfMaterial {
            presenter: &self.presenter,
            record: &self.played.record,
            replayed: &self.played.replayed.call,
            valuation: &self.valuation,
        };
        let taken = taken.to_vec();
        what_if(&material, &WhatIfBranch { step, taken })
    }

    fn card(&self) -> Scorecard {
        Scorecard::new(&self.valuation, &self.played.replayed.call).unwrap()
    }

    /// A plain play of the record's commands up to a step and of a branch from there.
    fn plain(&self, step: usize, taken: &[WhatIfMove]) -> Call {
        let (record, replayed) = (&self.played.record, &self.played.replayed.call);
        let header = &record.header;
        let mut call = Call::new(Arc::clone(replayed.program()), header.seed, header.timers.into());
        let commands = record.entries.iter().filter_map(|entry| match &entry.kind {
            EntryKind::Command { cmd, .. } => Some(Command::parse(cmd).unwrap()),
            _ => None,
        });
        let until = replayed.steps()[step].commands_before;
        for command in commands.take(until) {
            call.apply(&command).unwrap();
        }
        // One long wait of the record can let several deadlines pass.
        while call.steps().len() < step {
            let deadline = call.until_deadline().unwrap();
            call.apply(&Command::Wait(deadline)).unwrap();
        }
        for command in taken.iter().flat_map(|next| &next.0) {
            call.apply(command).unwrap();
        }
        call
    }
}

fn old_records() -> impl Iterator<Item = Old> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data");
    let data = DataFolder::at(Arc::new(RealFs), root);
    let records = files(&data.sessions_path(), "jsonl");
    records.into_iter().map(move |path| {
        let played = read_and_play(&data, &path).unwrap();
        let call = &played.replayed.call;
        let valuation = Valuation::new(call.program(), call.start(), MOST_STATES).unwrap();
        let presenter = Presenter::for_program(played.checked.clone(), Arc::clone(call.program()), Locale::English);
        Old {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            played,
            valuation,
            presenter,
        }
    })
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn branches_agree_with_the_record_where_they_do_the_same_and_with_plain_plays_where_they_do_not() {
    let (mut branches, mut other_ends) = (0, 0);
    for old in old_records() {
        let card = old.card();
        for (index, step) in card.steps.iter().enumerate() {
            let place = format!("{}, step {index}", old.name);
            let Some(view) = old.view(index, &[]) else {
                // The first step of a call that begins at the desk is made before any command.
                assert_eq!(index, 0, "{place}");
                continue;
            };
            assert!(view.steps.is_empty() && view.lost.0 == 0, "{place}");
            assert_eq!(view.recorded, (card.overall, card.passed));
            let same: Vec<_> = view.open.iter().filter(|option| option.is_recorded).collect();
            let [same] = same.as_slice() else {
                panic!("{place}: what the record has is open once, not {}", same.len())
            };
            assert_eq!(same.cost, step.cost, "{place}");
            let again = old.view(index, std::slice::from_ref(&same.takes)).unwrap();
            assert_eq!(again.reachable, step.attainable.floored(), "{place}");
            assert_eq!(again.steps.len(), 1, "{place}");
            assert_eq!(again.steps[0].class, step.class, "{place}");
            for option in view.open.iter().filter(|option| !option.is_recorded) {
                let taken = [option.takes.clone()];
                let other = old.view(index, &taken).unwrap();
                assert_eq!(other.steps[0].cost, option.cost, "{place}: {}", option.label);
                assert_eq!(other.lost.0, view.before.0 - other.reachable.0);
                branches += 1;
                if is_at_the_end(&other) {
                    other_ends += 1;
                }
            }
        }
    }
    assert!(
        branches > 300 && other_ends > 0,
        "{branches} branches, {other_ends} at an end at once"
    );
}

fn is_at_the_end(view: &WhatIfView) -> bool {
    view.end.is_some()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_best_from_anywhere_leads_step_by_step_to_an_end_with_the_mark_that_was_in_reach() {
    for old in old_records() {
        let card = old.card();
        let places = [1, card.steps.len() / 2, card.steps.len() - 1];
        for index in places {
            let place = format!("{}, step {index}", old.name);
            let before = old.view(index, &[]).unwrap();
            let mut taken: Vec<WhatIfMove> = Vec::new();
            let mut view = before.clone();
            while let Some(best) = view.open.iter().find(|option| option.is_best) {
                taken.push(best.takes.clone());
                assert!(taken.len() <= LONGEST_WAY, "{place}: it goes round in a circle");
                view = old.view(index, &taken).unwrap();
                assert_eq!(view.reachable, before.before, "{place}: the best loses nothing");
            }
            let end = view.end.as_ref().unwrap_or_else(|| panic!("{place}: no end"));
            let (passed, _) = end.result.as_ref().unwrap_or_else(|| panic!("{place}: no result"));
            assert!(view.open.is_empty(), "{place}");
            let plain = old.plain(index, &taken);
            assert_eq!(plain.phase(), Phase::Ended, "{place}");
            let plainly = Scorecard::new(&old.valuation, &plain).unwrap();
            assert_eq!((view.reachable, *passed), (plainly.overall, plainly.passed), "{place}");
            let was_critical = old.played.replayed.call.steps()[index].before;
            let was_critical = plain.program().is_critical(&was_critical);
            assert_eq!(view.is_critical, was_critical, "{place}: the best breaks nothing more");
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_branch_can_go_wrong_to_the_end_and_back_again() {
    let old = old_records().next().unwrap();
    let first = old.view(1, &[]).unwrap();
    let mut taken: Vec<WhatIfMove> = Vec::new();
    let mut view = first.clone();
    let mut lost = 0;
    while let Some(worst) = view
        .open
        .iter()
        .filter(|option| !option.is_best)
        .max_by_key(|option| option.cost)
    {
        taken.push(worst.takes.clone());
        assert!(taken.len() <= LONGEST_WAY);
        view = old.view(1, &taken).unwrap();
        assert!(view.lost.0 >= lost, "what is lost does not come back");
        lost = view.lost.0;
        assert_eq!(view.branch.taken, taken);
    }
    assert!(lost > 0 && view.end.is_some(), "{view:?}");
    let heard = view.steps.iter().flat_map(|step| &step.lines).count();
    assert!(heard >= view.steps.len(), "what the caller answers is heard");
    assert_eq!(old.view(1, &[]).unwrap(), first);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_is_not_allowed_ends_the_branch_before_it() {
    let old = old_records().next().unwrap();
    let first = old.view(1, &[]).unwrap();
    let good = first.open[0].takes.clone();
    let bad = WhatIfMove(vec![Command::Say("no-such-option".to_owned())]);
    let view = old.view(1, &[good.clone(), bad, good.clone()]).unwrap();
    assert_eq!(view.branch.taken, [good]);
    assert_eq!(view.steps.len(), 1);
    assert_eq!(old.view(500, &[]), None, "there is no such step");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn without_a_mark_nothing_is_told_of_what_would_have_come() {
    let mut old = old_records().next().unwrap();
    assert!(old.view(1, &[]).is_some());
    // The same call, broken off before its end: what was open is the answer key of an exam that nobody has decided about.
    old.played.replayed.call = old.plain(3, &[]);
    assert!(old.played.replayed.call.phase() != Phase::Ended);
    assert_eq!(old.view(1, &[]), None);
}
