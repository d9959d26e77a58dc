//! What a step or an entry costs: told while the call goes on as at its end, and adding up to what the whole costs.

use rolecall::sim::call::Phase;
use rolecall::sim::call::command::Command;
use rolecall::sim::program::step::Move;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::scorecard::{Scorecard, open_alternatives, scored_steps};
use rolecall::sim::score::value::Valuation;
use rolecall::view::feedback::feedback;
use rolecall::view::hint::hint;
use rolecall::view::presenter::Presenter;
use rolecall::words::Locale;

use crate::terminal::{Dice, Play, SHIPPED, plays, shipped_call};

fn valuation(play: &Play) -> Valuation {
    Valuation::new(&play.program, play.begin().start(), MOST_STATES).unwrap()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_step_costs_the_same_whether_the_call_goes_on_or_is_over() {
    for id in SHIPPED {
        for play in plays(id) {
            let values = valuation(play);
            let mut call = play.begin();
            let mut told = Vec::new();
            for command in play.commands() {
                call.apply(&command).unwrap();
                let steps = scored_steps(&values, &call).unwrap();
                assert_eq!(steps[..told.len()], told[..], "{id}, {}, after {command}", play.name);
                told = steps;
            }
            if call.phase() == Phase::Ended {
                assert_eq!(
                    Scorecard::new(&values, &call).unwrap().steps,
                    told,
                    "{id}, {}",
                    play.name
                );
            }
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_was_attainable_goes_down_by_each_loss_to_what_was_earned() {
    let mut lost_anything = 0;
    for id in SHIPPED {
        for play in plays(id) {
            let mut call = play.begin();
            for command in play.commands() {
                call.apply(&command).unwrap();
            }
            let Some(card) = Scorecard::new(&valuation(play), &call) else {
                continue;
            };
            let mut left = card.dimensions.each_ref().map(|dimension| dimension.best);
            for step in &card.steps {
                assert_eq!(step.left, left, "{id}, {}", play.name);
                left = [0, 1, 2].map(|d| left[d] - step.loss[d]);
                lost_anything += usize::from(step.loss != [0; 3]);
            }
            let earned = [0, 1, 2].map(|d| left[d] - card.wrap_up.loss[d]);
            assert_eq!(
                card.dimensions.each_ref().map(|dimension| dimension.earned),
                earned,
                "{id}, {}",
                play.name
            );
        }
    }
    assert!(lost_anything > 20, "{lost_anything}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_newest_answer_is_commented_on_in_both_languages() {
    for id in SHIPPED {
        let play = &plays(id)[0];
        let values = valuation(play);
        let of = |locale| {
            let presenter =
                Presenter::for_program(shipped_call(id).clone(), std::sync::Arc::clone(&play.program), locale);
            let mut call = play.begin();
            let mut comments = vec![feedback(&presenter, &scored_steps(&values, &call).unwrap())];
            for command in play.commands() {
                call.apply(&command).unwrap();
                comments.push(feedback(&presenter, &scored_steps(&values, &call).unwrap()));
            }
            comments
        };
        let (english, chinese) = (of(Locale::English), of(Locale::SimplifiedChinese));
        assert_eq!(english[0], None, "{id}: nothing has been answered");
        assert!(english.last().unwrap().is_some(), "{id}");
        for (english, chinese) in english.iter().flatten().zip(chinese.iter().flatten()) {
            assert!(
                !english.why.is_empty() && english.why != chinese.why,
                "{id}: {english:?}"
            );
            assert_eq!(
                (english.class, english.broke.len()),
                (chinese.class, chinese.broke.len())
            );
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_hint_tells_what_is_at_stake_and_never_which_answer() {
    for id in SHIPPED {
        let play = &plays(id)[0];
        let values = valuation(play);
        for locale in Locale::ALL {
            let presenter =
                Presenter::for_program(shipped_call(id).clone(), std::sync::Arc::clone(&play.program), locale);
            let mut call = play.begin();
            let mut hints = 0;
            for command in play.commands() {
                call.apply(&command).unwrap();
                let open = open_alternatives(&values, &call);
                let Some(told) = hint(&presenter, &call, &open) else {
                    assert!(open.is_empty());
                    continue;
                };
                hints += 1;
                let most = open.iter().map(|option| option.cost).max().unwrap();
                assert!(most.0 == 0 || told.contains(&most.to_string()), "{id}: {told}");
                for option in call.decision().unwrap().choices.iter() {
                    assert!(!told.contains(&presenter.text(option.label)), "{id}: {told}");
                }
            }
            assert!(hints >= 4, "{id}: {hints} hints");
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_hint_tells_that_a_hold_is_asked_for_where_an_answer_asks() {
    let play = &plays("angry-complaint")[0];
    let values = valuation(play);
    for locale in Locale::ALL {
        let checked = shipped_call("angry-complaint").clone();
        let presenter = Presenter::for_program(checked, std::sync::Arc::clone(&play.program), locale);
        let sentence = presenter.words.text("hint-hold");
        let mut call = play.begin();
        let mut told = 0;
        for command in play.commands() {
            call.apply(&command).unwrap();
            let open = open_alternatives(&values, &call);
            let Some(hint) = hint(&presenter, &call, &open) else {
                continue;
            };
            let choices = &call.decision().unwrap().choices;
            let asks = open
                .iter()
                .any(|option| choices[usize::from(option.choice)].id == "ask-hold");
            assert_eq!(hint.contains(&sentence), asks, "{hint}");
            told += usize::from(asks);
        }
        assert!(told > 0, "the play comes by the answer that asks");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_entries_of_the_after_call_work_cost_adds_up() {
    let weigh = |points: [i32; 3]| 41 * i64::from(points[0]) + 29 * i64::from(points[1]) + 30 * i64::from(points[2]);
    let mut dice = Dice::new(7);
    let mut forms = 0;
    for id in SHIPPED {
        for play in plays(id) {
            let mut call = play.begin();
            for command in play.commands() {
                if call.phase() == Phase::WrapUp {
                    break;
                }
                call.apply(&command).unwrap();
            }
            if call.phase() != Phase::WrapUp {
                continue;
            }
            let (program, end) = (&play.program, call.state());
            for _ in 0..60 {
                let mut filled = call.clone();
                let entries: Vec<usize> = (0..program.wrap_up.len()).filter(|_| dice.below(3) == 0).collect();
                filled.fill_in_entries(&entries);
                let losses = program.wrap_up_losses(end, filled.form(), weigh);
                let lost = program.best_wrap_up(end, weigh) - weigh(program.wrap_up_earns(end, filled.form()));
                assert_eq!(losses.iter().sum::<i64>(), lost, "{id}, {}, {entries:?}", play.name);
                assert!(losses.iter().all(|loss| *loss >= 0), "{id}, {}, {losses:?}", play.name);
                forms += 1;
            }
        }
    }
    assert!(forms > 500, "only {forms} forms were filled in");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_option_is_classed_as_the_step_that_chooses_it_whatever_was_broken_before() {
    let mut after_a_breach = 0;
    for id in SHIPPED {
        for play in plays(id) {
            let values = valuation(play);
            let mut call = play.begin();
            for command in play.commands() {
                let open = open_alternatives(&values, &call);
                for option in &open {
                    let choice = call.decision().unwrap().choices[usize::from(option.choice)].id.clone();
                    let mut chosen = call.clone();
                    if chosen.apply(&Command::Say(choice.clone())).is_err() {
                        continue;
                    }
                    let steps = scored_steps(&values, &chosen).unwrap();
                    let step = steps
                        .iter()
                        .rfind(|step| matches!(step.record.made, Move::Choose(_)))
                        .unwrap();
                    assert_eq!(step.class, option.class(), "{id}: {choice}");
                    let failed_before = call.program().is_critical(call.state());
                    after_a_breach += usize::from(failed_before && option.critical);
                }
                call.apply(&command).unwrap();
            }
        }
    }
    assert!(
        after_a_breach > 0,
        "no play breaks one critical rule and has another one before it"
    );
}
