//! A hold that nobody was asked for: the debrief says which answer would have asked, or that none did there.

use std::sync::Arc;

use rolecall::sim::call::Phase;
use rolecall::sim::call::command::Command;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;
use rolecall::view::debrief_steps::debrief_view;
use rolecall::view::presenter::Presenter;
use rolecall::words::Locale;

use crate::terminal::{plays, shipped_call};

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_hold_without_asking_is_told_which_answer_asks() {
    let play = &plays("angry-complaint")[0];
    let values = Valuation::new(&play.program, play.begin().start(), MOST_STATES).unwrap();
    for locale in Locale::ALL {
        let checked = shipped_call("angry-complaint").clone();
        let presenter = Presenter::for_program(checked, Arc::clone(&play.program), locale);
        let elsewhere = presenter.words.text("debrief-hold-ask-first-elsewhere");
        let (mut call, mut events) = (play.begin(), Vec::new());
        let mut told = [0, 0];
        for command in play.commands() {
            events.push(call.apply(&command).unwrap());
            if call.phase() != Phase::Talking {
                continue;
            }
            let choices = &call.decision().unwrap().choices;
            let mut open = choices
                .iter()
                .filter(|choice| play.program.can_choose(call.state(), choice));
            let asking = open.find(|choice| choice.id == "ask-hold");
            let (mut held, mut until_the_end) = (call.clone(), events.clone());
            if held.clone().apply(&Command::Hold).is_err() {
                continue;
            }
            for deed in [Command::Hold, Command::Resume, Command::HangUp, Command::Finish] {
                until_the_end.push(held.apply(&deed).unwrap());
            }
            let card = Scorecard::new(&values, &held).unwrap();
            let view = debrief_view(&presenter, &card, &held, held.opening(), &until_the_end);
            let held = presenter.words.text("happened-hold-began");
            let step = view.steps.into_iter().find(|step| step.label == held).unwrap();
            let why = step.why.unwrap_or_default();
            match asking {
                Some(choice) => {
                    assert!(why.contains(&presenter.text(choice.label)), "{why}");
                    told[0] += 1;
                }
                None if why == elsewhere => told[1] += 1,
                // After asking there is nothing to tell.
                None => assert!(why.is_empty(), "{why}"),
            }
        }
        assert!(told[0] > 0 && told[1] > 0, "{told:?}");
    }
}
