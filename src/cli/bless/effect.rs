//! What a play leads to: when it was recorded, and in the file as it is now.

use std::sync::Arc;

use crate::cli::score::scorecard;
use crate::sim::call::event::CallEvent;
use crate::sim::check::CheckedScenario;
use crate::sim::check::play_run::{PlayRun, start_with};
use crate::sim::program::compile::compile;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::scenario::model::Expectation;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;
use crate::sim::writing::bless::as_play;
use crate::store::played_record::PlayedRecord;

/// What a play leads to, as far as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    ending: Option<String>,
    broken: Vec<String>,
    /// Whether it passes; nothing if the call has no mark.
    passes: Option<bool>,
}

/// A recorded play in the file as it is now.
#[derive(Debug)]
pub struct PlayedNow {
    /// Its commands as they will stand in the file.
    pub play: Vec<String>,
    /// Where they lead.
    pub run: PlayRun,
    /// The mark, if the call comes to its end.
    pub card: Option<Scorecard>,
    /// The same in short.
    pub effect: Effect,
}

/// Plays recorded commands in the file as it is now; the inner error is a sentence that says why they cannot be played.
pub fn effect_now(
    checked: &CheckedScenario,
    country: &str,
    drawn: &[(String, String)],
    recorded: &[String],
) -> anyhow::Result<Result<PlayedNow, String>> {
    let countries: Vec<&str> = checked
        .scenario
        .countries
        .iter()
        .map(|name| name.value.as_str())
        .collect();
    if !countries.contains(&country) {
        let supported = countries.join(", ");
        return Ok(Err(format!(
            "it was played under the rules of \"{country}\", and this call supports {supported}."
        )));
    }
    let program = Arc::new(compile(checked, country)?);
    let wanted = |fact: &str| {
        let known = drawn.iter().find(|(drawn, _)| drawn == fact);
        known.map(|(_, value)| value.as_str())
    };
    let start = start_with(&program, wanted);
    let play = match as_play(&program, start, recorded) {
        Ok(play) => play,
        Err(rejected) => {
            let words = recorded.get(rejected.index).map_or("", String::as_str);
            let number = rejected.index + 1;
            return Ok(Err(format!("command {number}, \"{words}\": {}", rejected.reason)));
        }
    };
    let run = match PlayRun::new(&program, start, play.iter().map(String::as_str)) {
        Ok(run) => run,
        Err(rejected) => return Ok(Err(rejected.reason)),
    };
    let valuation = Valuation::new(&program, &start, MOST_STATES).ok();
    let card = valuation.and_then(|valuation| run.clone().scorecard(&valuation));
    let effect = Effect {
        ending: run.ending().map(str::to_owned),
        broken: run.broken.clone(),
        passes: card.as_ref().map(|card| card.passed),
    };
    Ok(Ok(PlayedNow {
        play,
        run,
        card,
        effect,
    }))
}

impl Effect {
    /// What the play led to when it was recorded.
    pub fn recorded(played: &PlayedRecord) -> Self {
        let call = &played.replayed.call;
        let program = call.program();
        let events = call.opening().iter().chain(played.replayed.events.iter().flatten());
        let broken = events.filter_map(|event| match event {
            CallEvent::Broke { rule, .. } => program.rules.get(usize::from(*rule)),
            _ => None,
        });
        Self {
            ending: program.ending(call.state()).map(|ending| ending.id.clone()),
            broken: broken.map(|rule| rule.id.clone()).collect(),
            passes: scorecard(played).map(|card| card.passed),
        }
    }

    /// The first thing that is different now, as a sentence.
    pub fn difference(&self, now: &Self) -> Option<String> {
        if self.ending != now.ending {
            let name = |ending: &Option<String>| {
                let id = ending.as_ref().map(|id| format!("the ending \"{id}\""));
                id.unwrap_or_else(|| "no ending".to_owned())
            };
            return Some(format!(
                "it came to {} and now comes to {}.",
                name(&self.ending),
                name(&now.ending)
            ));
        }
        if self.broken != now.broken {
            let name = |rules: &[String]| match rules {
                [] => "no rule".to_owned(),
                rules => rules.join(", "),
            };
            return Some(format!(
                "it broke {} and now breaks {}.",
                name(&self.broken),
                name(&now.broken)
            ));
        }
        // A call that was left in its after-call work had no mark; as a play it gets the best.
        match (self.passes, now.passes) {
            (Some(true), Some(false)) => Some("it passed and now fails.".to_owned()),
            (Some(false), Some(true)) => Some("it failed and now passes.".to_owned()),
            _ => None,
        }
    }
}

/// Expectations in words.
pub fn listed(expectations: &[Expectation]) -> String {
    let words = expectations.iter().map(|expected| match expected {
        Expectation::Passes => "passes".to_owned(),
        Expectation::Fails => "fails".to_owned(),
        Expectation::Ending(ending) => format!("ends with \"{ending}\""),
        Expectation::Breaks(rule) => format!("breaks {rule}"),
        Expectation::NoBreach => "breaks no rule".to_owned(),
        Expectation::OverallAtLeast(mark) => format!("gets at least {}", mark.value),
    });
    words.collect::<Vec<_>>().join(", ")
}
