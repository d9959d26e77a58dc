//! One play carried out. The checker and whoever blesses a play run it the same way: from a given draw, with timers as written.

use std::sync::Arc;

use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Phase, Timers};
use crate::sim::program::Program;
use crate::sim::program::parts::TextId;
use crate::sim::program::state::State;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;
use crate::sim::sentence::Sentence;

/// Where a play has led.
#[derive(Debug, Clone)]
pub struct PlayRun {
    /// The call after its last command.
    pub call: Call,
    /// The lines that were heard, in order.
    pub heard: Vec<TextId>,
    /// The rules that were broken, in order, each as often as it was.
    pub broken: Vec<String>,
    /// The first command that broke one.
    pub first_breach: Option<FirstBreach>,
}

/// The command of a play at which a rule is broken for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstBreach {
    /// Its place in the play, from 0.
    pub index: usize,
    /// The node or ending that the call then stands at.
    pub comes_to: String,
}

/// The command that a play cannot do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedCommand {
    /// Its place in the play, from 0.
    pub index: usize,
    /// Why.
    pub reason: Sentence,
}

impl PlayRun {
    /// Carries out the commands of a play.
    ///
    /// # Errors
    /// [`RejectedCommand`] for the first command that is not one or is not allowed there.
    pub fn new<'w>(
        program: &Arc<Program>,
        start: State,
        play: impl IntoIterator<Item = &'w str>,
    ) -> Result<Self, RejectedCommand> {
        let call = Call::from_start(Arc::clone(program), start, 0, Timers::AsWritten);
        let opening = call.opening().to_vec();
        let mut run = Self {
            call,
            heard: Vec::new(),
            broken: Vec::new(),
            first_breach: None,
        };
        run.listen(&opening);
        for (index, words) in play.into_iter().enumerate() {
            let happened = Command::parse(words)
                .and_then(|command| run.call.apply(&command).map_err(|rejected| rejected.sentence()));
            let events = happened.map_err(|reason| RejectedCommand { index, reason })?;
            run.listen(&events);
            if run.first_breach.is_none() && !run.broken.is_empty() {
                let program = run.call.program();
                let comes_to = program.place_name(program.place(run.call.state())).to_owned();
                run.first_breach = Some(FirstBreach { index, comes_to });
            }
        }
        Ok(run)
    }

    fn listen(&mut self, events: &[CallEvent]) {
        let program = Arc::clone(self.call.program());
        for event in events {
            match event {
                CallEvent::Spoke(said) => self.heard.push(said.text),
                CallEvent::Broke { rule, .. } => {
                    let rule = program.rules.get(usize::from(*rule));
                    self.broken.extend(rule.map(|rule| rule.id.clone()));
                }
                _ => {}
            }
        }
    }

    /// Gives a play that stops before the after-call work the best after-call work; without values, an empty one. Whether
    /// the call is over then.
    pub fn finish(&mut self, valuation: Option<&Valuation>) -> bool {
        if self.call.phase() == Phase::WrapUp {
            let program = Arc::clone(self.call.program());
            let chosen = valuation.map_or_else(Vec::new, |valuation| {
                program.best_form(self.call.state(), |points| valuation.weigh(points))
            });
            self.call.fill_in_entries(&chosen);
            let _ = self.call.apply(&Command::Finish);
        }
        self.call.phase() == Phase::Ended
    }

    /// The mark of the finished play, if it comes to an end.
    pub fn scorecard(&mut self, valuation: &Valuation) -> Option<Scorecard> {
        self.finish(Some(valuation))
            .then(|| Scorecard::new(valuation, &self.call))?
    }

    /// The id of the ending that it came to.
    pub fn ending(&self) -> Option<&str> {
        let ending = self.call.program().ending(self.call.state());
        ending.map(|ending| ending.id.as_str())
    }
}

/// The start with the drawn facts that are asked for, else the first value of each draw.
pub fn start_with<'d>(program: &Program, drawn: impl Fn(&str) -> Option<&'d str>) -> State {
    let mut start = program.initial;
    for fact in program.facts.iter().filter(|fact| !fact.drawn.is_empty()) {
        let wanted = drawn(&fact.id);
        let place = wanted.and_then(|wanted| fact.values.iter().position(|value| value == wanted));
        let number = wanted.and_then(|wanted| wanted.parse::<usize>().ok());
        let first = fact.drawn.first().map_or(0, |(value, _)| *value);
        start.set(fact.field, place.or(number).map_or(first, |value| value as u64));
    }
    start
}

/// What a start has drawn: facts and their values in words, the other way round than [`start_with`].
pub fn drawn_in(program: &Program, start: &State) -> Vec<(String, String)> {
    let drawn = program.facts.iter().filter(|fact| !fact.drawn.is_empty());
    drawn
        .map(|fact| {
            let number = start.get(fact.field);
            let word = usize::try_from(number).ok().and_then(|index| fact.values.get(index));
            (fact.id.clone(), word.cloned().unwrap_or_else(|| number.to_string()))
        })
        .collect()
}
