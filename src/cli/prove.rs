//! `rolecall prove`: what a call can do, found by exploring all of it.

use std::collections::BTreeSet;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::talk::print;
use crate::sim::program::Program;
use crate::sim::program::compile::compile;
use crate::sim::program::parts::{Flow, Place};
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::prove::soundness::{Soundness, Unsound, examine};
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::score::value::Valuation;

/// Prove what a call can do: every state, for every country and draw.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  rolecall prove angry-complaint

Exit codes: 0 nothing unsound was found, 1 something was, or the call is too large to be proved, 2 cannot run.")]
pub struct ProveArguments {
    /// The calls: ids or paths.
    #[arg(required = true)]
    pub scenarios: Vec<String>,
}

impl ProveArguments {
    /// Prints what was found.
    ///
    /// # Errors
    /// When a call does not exist or has errors.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let mut code = ExitCode::Fine;
        for wanted in &self.scenarios {
            let checked = surroundings.scenario(wanted)?;
            for country in &checked.scenario.countries {
                let program = compile(&checked, country)?;
                // A place is unreached only if no draw leads to it.
                let mut unreached: Option<BTreeSet<Place>> = None;
                for (start, _) in program.starts() {
                    let proved = prove(&program, &start);
                    if !proved.as_ref().is_some_and(|soundness| soundness.findings.is_empty()) {
                        code = ExitCode::Findings;
                    }
                    if let Some(soundness) = proved {
                        unreached = Some(match unreached {
                            Some(before) => before.intersection(&soundness.unreached).copied().collect(),
                            None => soundness.unreached,
                        });
                    }
                }
                for place in unreached.into_iter().flatten() {
                    print(&format!("  unreached by every play: {}\n", program.place_name(place)));
                    code = ExitCode::Findings;
                }
            }
        }
        Ok(code)
    }
}

fn prove(program: &Program, start: &State) -> Option<Soundness> {
    let drawn: Vec<String> = program
        .facts
        .iter()
        .filter(|fact| !fact.drawn.is_empty())
        .map(|fact| {
            let value = start.get(fact.field);
            let name = fact
                .values
                .get(value as usize)
                .cloned()
                .unwrap_or_else(|| value.to_string());
            format!("{} {name}", fact.id)
        })
        .collect();
    let mut heading = format!("{} in {}", program.scenario, program.country);
    for draw in drawn {
        heading.push_str(&format!(", {draw}"));
    }
    let valuation = match Valuation::new(program, start, MOST_STATES) {
        Ok(valuation) => valuation,
        Err(error) => {
            print(&format!("{heading}: not proven: {error}\n"));
            return None;
        }
    };
    print(&format!(
        "{heading}: {} states, {} steps\n",
        valuation.graph.len(),
        valuation.graph.edge_count()
    ));
    for (dimension, best) in DIMENSIONS.into_iter().zip(valuation.best) {
        let credited = valuation.credits[dimension as usize];
        print(&format!(
            "  {dimension:?}: best {best}, of which {credited} credited for rules\n"
        ));
    }
    let soundness = examine(program, &valuation);
    for finding in &soundness.findings {
        print(&format!("  {}\n", sentence(program, start, finding)));
    }
    Some(soundness)
}

fn sentence(program: &Program, start: &State, finding: &Unsound) -> String {
    let place = finding
        .place
        .map_or_else(String::new, |place| format!(" at {}", program.place_name(place)));
    let mut text = format!("{}{place}: {}", finding.code, finding.message);
    if !finding.witness.is_empty() {
        text.push_str(&format!(
            "\n    play: {}",
            in_words(program, start, &finding.witness).join(", ")
        ));
    }
    text
}

/// A play in the words that the terminal understands.
fn in_words(program: &Program, start: &State, moves: &[Move]) -> Vec<String> {
    let mut state = *start;
    let mut words = Vec::new();
    for made in moves {
        let choice = |index: u8| match program.node(&state).map(|node| &node.flow) {
            Some(Flow::Ask(decision)) => decision.choices.get(usize::from(index)).map(|choice| choice.id.clone()),
            _ => None,
        };
        words.push(match *made {
            Move::Accept => "accept".to_owned(),
            Move::Miss => "decline".to_owned(),
            Move::Choose(index) => format!("say {}", choice(index).unwrap_or_default()),
            Move::Expire => "(time runs out)".to_owned(),
            Move::Hold => "hold".to_owned(),
            Move::Resume => "resume".to_owned(),
            Move::Overrun => "(hold overruns)".to_owned(),
            Move::LookUp(item) => {
                let item = program.items.get(usize::from(item));
                format!("look {}", item.map_or("", |item| &item.id))
            }
            Move::Transfer { desk, warm } => {
                let desk = program.transfers.get(usize::from(desk));
                format!(
                    "transfer {} {}",
                    desk.map_or("", |desk| &desk.id),
                    if warm { "warm" } else { "cold" }
                )
            }
            Move::HangUp => "hang-up".to_owned(),
        });
        state = program.step(&state, *made).state;
    }
    words
}
