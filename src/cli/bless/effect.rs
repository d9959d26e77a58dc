//! What a play leads to: when it was recorded, and in the file as it is now.

use std::sync::Arc;

use crate::sim::call::event::CallEvent;
use crate::sim::check::CheckedScenario;
use crate::sim::check::play_run::{PlayRun, start_with};
use crate::sim::program::compile::compile;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::scenario::model::Expectation;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;
use crate::sim::sentence::{Sentence, sentence};
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
) -> anyhow::Result<Result<PlayedNow, Sentence>> {
    let countries: Vec<&str> = checked
        .scenario
        .countries
        .iter()
        .map(|name| name.value.as_str())
        .collect();
    if !countries.contains(&country) {
        let supported = Sentence {
            english: countries.join(", "),
            chinese: countries.join("、"),
        };
        return Ok(Err(sentence!(
            "it was played under the rules of \"{country}\", and this call supports {supported}.",
            "它是按“{country}”的规则打的，这通电话支持的是 {supported}。";
            supported
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
            let reason = rejected.reason;
            return Ok(Err(sentence!(
                "command {number}, \"{words}\": {reason}",
                "第 {number} 条命令“{words}”：{reason}";
                reason
            )));
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
            passes: played.scorecard().map(|card| card.passed),
        }
    }

    /// The first thing that is different now, as a sentence.
    pub fn difference(&self, now: &Self) -> Option<Sentence> {
        if self.ending != now.ending {
            let name = |ending: &Option<String>| match ending {
                Some(id) => sentence!("the ending \"{id}\"", "走到结局“{id}”"),
                None => sentence!("no ending", "没有走到结局"),
            };
            let (before, after) = (name(&self.ending), name(&now.ending));
            return Some(sentence!(
                "it came to {before} and now comes to {after}.",
                "当时{before}，现在{after}。";
                before, after
            ));
        }
        if self.broken != now.broken {
            let name = |rules: &[String]| match rules {
                [] => sentence!("no rule", "没有违反规则"),
                rules => Sentence {
                    english: rules.join(", "),
                    chinese: format!("违反了 {}", rules.join("、")),
                },
            };
            let (before, after) = (name(&self.broken), name(&now.broken));
            return Some(sentence!(
                "it broke {before} and now breaks {after}.",
                "当时{before}，现在{after}。";
                before, after
            ));
        }
        // A call that was left in its after-call work had no mark; as a play it gets the best.
        match (self.passes, now.passes) {
            (Some(true), Some(false)) => Some(sentence!("it passed and now fails.", "当时通过，现在不通过。")),
            (Some(false), Some(true)) => Some(sentence!("it failed and now passes.", "当时不通过，现在通过。")),
            _ => None,
        }
    }
}

/// Expectations in words.
pub fn listed(expectations: &[Expectation]) -> Sentence {
    let words = expectations.iter().map(|expected| match expected {
        Expectation::Passes => sentence!("passes", "通过"),
        Expectation::Fails => sentence!("fails", "不通过"),
        Expectation::Ending(ending) => sentence!("ends with \"{ending}\"", "以“{ending}”结束"),
        Expectation::Breaks(rule) => sentence!("breaks {rule}", "违反 {rule}"),
        Expectation::NoBreach => sentence!("breaks no rule", "不违反规则"),
        Expectation::OverallAtLeast(mark) => sentence!("gets at least {mark}", "至少得 {mark} 分", mark = mark.value),
    });
    let both = |one: Sentence, other: Sentence| sentence!("{one}, {other}", "{one}，{other}"; one, other);
    words.reduce(both).unwrap_or_default()
}
