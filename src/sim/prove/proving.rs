//! How a certificate comes about: country by country and draw by draw, from exploring to the last question.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::certificate::{Certificate, EndingCertificate, StartCertificate, ValueCertificate};
use super::chance::random_play;
use super::contradictions::contradictions;
use super::coverage::{Coverage, everything, line_names, unseen_fields};
use super::explore::{Edge, Graph, MOST_STATES};
use super::findings::{Findings, PlayWitness};
use super::lengths::lengths;
use super::mending::last_turns;
use super::ranges::ending_marks;
use super::soundness::examine;
use super::surface::{CueResult, MOST_MARK, MOST_PASSES, MOST_SEPARATION, judge_surface};
use super::unvalued::explain_unvalued;
use super::variants::unknowable_bests;
use super::witness::draw_in_words;
use crate::sim::check::CheckedScenario;
use crate::sim::program::Program;
use crate::sim::program::compile::compile;
use crate::sim::program::state::State;
use crate::sim::score::mark::Mark;
use crate::sim::score::value::{Unvalued, Valuation};

/// A proof that is going on.
pub(super) struct Work {
    findings: Findings,
    coverage: Coverage,
    everything: BTreeSet<String>,
    starts: Vec<StartCertificate>,
    not_proven: Vec<String>,
    /// Whether everything that people perceive has been told apart.
    is_seen: bool,
}

impl Work {
    pub(super) fn new(checked: &CheckedScenario) -> Self {
        Self {
            findings: Findings::new(checked),
            coverage: Coverage::default(),
            everything: BTreeSet::new(),
            starts: Vec::new(),
            not_proven: Vec::new(),
            is_seen: true,
        }
    }

    pub(super) fn prove_country(
        &mut self,
        checked: &CheckedScenario,
        program: &Arc<Program>,
        budget: usize,
        tell: &mut dyn FnMut(&str, &[String]),
    ) {
        self.everything.extend(everything(program));
        let starts = program.starts();
        let mut valuations = Vec::new();
        for (start, _) in &starts {
            let draw = draw_in_words(program, start);
            tell(&program.country, &draw);
            match Valuation::new(program, start, budget) {
                Ok(valuation) => {
                    self.prove_start(checked, program, start, &valuation);
                    valuations.push(valuation);
                }
                Err(unvalued) => self.note_unvalued(program, start, unvalued, budget),
            }
        }
        let unseen = unseen_fields(program, &self.coverage);
        if valuations.len() == starts.len() && unseen != State::default() {
            self.look_closer(program, &unseen, budget);
        }
        if valuations.len() == starts.len() {
            match unknowable_bests(program, &valuations) {
                Some(found) => {
                    for unknowable in found {
                        let start = &starts[unknowable.draw].0;
                        let valuation = valuations.get(unknowable.draw);
                        let message =
                            "The draws have looked alike so far, and no option is without loss in all of them.";
                        self.findings.note(
                            program,
                            (start, valuation),
                            "unknowable-best",
                            Some(unknowable.place),
                            message,
                            &unknowable.moves,
                        );
                    }
                }
                None => self.not_proven.push(format!(
                    "{}: whether the best can be known while draws look alike; there are too many such moments",
                    program.country
                )),
            }
        }
    }

    /// Explores once more and tells apart what a mark does not depend on.
    fn look_closer(&mut self, program: &Arc<Program>, unseen: &State, budget: usize) {
        let watching = program.watching(unseen);
        for (start, _) in program.starts() {
            match Graph::explore(&watching, &start, budget) {
                Ok(graph) => self.coverage.add(&watching, &graph),
                Err(over) => {
                    self.is_seen = false;
                    self.not_proven.push(format!(
                        "{}: which lines are heard and what can be opened; there are more than {} such states",
                        program.country, over.states
                    ));
                }
            }
        }
    }

    fn prove_start(&mut self, checked: &CheckedScenario, program: &Arc<Program>, start: &State, valuation: &Valuation) {
        let graph = &valuation.graph;
        let components = graph.components();
        self.coverage.add(program, graph);
        for unsound in examine(program, valuation) {
            self.findings.note(
                program,
                (start, Some(valuation)),
                unsound.code,
                unsound.place,
                &unsound.message,
                &unsound.witness,
            );
        }
        let is_playable = graph.len() <= MOST_STATES;
        if is_playable {
            let (found, is_incomplete) = contradictions(program, start, valuation, &components);
            for contradiction in found {
                let moves: Vec<_> = contradiction.way.iter().map(|(_, edge)| Edge::made(edge)).collect();
                let (place, message) = (contradiction.ending, &contradiction.message);
                self.findings.note(
                    program,
                    (start, Some(valuation)),
                    contradiction.code,
                    place,
                    message,
                    &moves,
                );
            }
            if is_incomplete {
                self.not_proven.push(format!(
                    "{}: whether a play that passes can end badly; there are too many different sums of points",
                    program.country
                ));
            }
        } else {
            let message = format!(
                "There are {} states; with more than {MOST_STATES} the call can be practised without a mark, and never examined.",
                graph.len()
            );
            self.findings
                .note(program, (start, None), "over-budget", None, &message, &[]);
        }
        let surface = is_playable.then(|| judge_surface(checked, program, valuation));
        for result in surface.iter().flatten().filter(|result| result.is_too_good()) {
            self.findings.note_name(
                "gives-itself-away",
                &format!("{}/{}", result.language, result.cue.word()),
                &too_good(result),
            );
        }
        let best_units = valuation.of_number(0).overall + valuation.weigh(valuation.credits);
        self.starts.push(StartCertificate {
            country: program.country.clone(),
            draw: draw_in_words(program, start),
            states: graph.len(),
            steps: graph.edge_count(),
            values: Some(ValueCertificate {
                best: valuation.best,
                credits: valuation.credits,
                attainable: Mark::share(best_units, valuation.unit),
                lengths: lengths(program, graph, &components),
                endings: is_playable.then(|| {
                    let marks = ending_marks(program, valuation, &components).into_iter();
                    marks
                        .map(|marks| EndingCertificate {
                            ending: program.place_name(marks.ending).to_owned(),
                            shortest: PlayWitness::new(program, start, Some(valuation), &marks.shortest),
                            marks,
                        })
                        .collect()
                }),
                random: is_playable.then(|| random_play(program, valuation)).flatten(),
                surface,
                last_turns: is_playable.then(|| last_turns(program, valuation)).flatten(),
            }),
        });
    }

    fn note_unvalued(&mut self, program: &Arc<Program>, start: &State, unvalued: Unvalued, budget: usize) {
        let mut states = 0;
        match explain_unvalued(program, start, unvalued, budget) {
            Some(found) => {
                states = found.states;
                self.findings.note(
                    program,
                    (start, None),
                    found.code,
                    Some(found.place),
                    &found.message,
                    &found.moves,
                );
                let what = format!("{}: marks, because of the finding {}", program.country, found.code);
                self.not_proven.push(what);
            }
            None => {
                if let Unvalued::OverBudget(over) = unvalued {
                    states = over.states;
                }
                let message = format!("There are more than {budget} states; the call cannot be proved or examined.");
                self.findings
                    .note(program, (start, None), "over-budget", None, &message, &[]);
                self.not_proven.push(format!(
                    "{}: anything, because there are more than {budget} states",
                    program.country
                ));
            }
        }
        self.starts.push(StartCertificate {
            country: program.country.clone(),
            draw: draw_in_words(program, start),
            states,
            steps: 0,
            values: None,
        });
    }

    pub(super) fn finish(mut self, checked: &CheckedScenario) -> Certificate {
        let is_whole = self.is_seen && self.starts.iter().all(|start| start.values.is_some());
        let unreached: Vec<String> = match is_whole {
            true => self.everything.difference(&self.coverage.reached).cloned().collect(),
            false => Vec::new(),
        };
        // What only another country has is not unreached.
        let proven: BTreeSet<&str> = self.starts.iter().map(|start| start.country.as_str()).collect();
        let is_every_country = checked
            .scenario
            .countries
            .iter()
            .all(|name| proven.contains(name.value.as_str()));
        if is_whole && is_every_country {
            self.note_lines(checked);
            self.note_conditions();
            for name in &unreached {
                self.findings.note_name("unreached", name, "No play reaches it.");
            }
        }
        // What was not looked at may be what an allowance is for.
        if is_whole && is_every_country && self.not_proven.is_empty() {
            self.findings.note_unused();
        }
        let rules = self
            .coverage
            .reached
            .iter()
            .filter_map(|name| name.strip_prefix("rule/"));
        Certificate {
            scenario: checked.scenario.id.value.clone(),
            breakable_rules: rules.map(str::to_owned).collect(),
            unreached,
            starts: self.starts,
            findings: self.findings.in_order(),
            not_proven: self.not_proven,
        }
    }

    fn note_lines(&mut self, checked: &CheckedScenario) {
        let Some(country) = checked.scenario.countries.first() else {
            return;
        };
        let Ok(program) = compile(checked, &country.value) else {
            return;
        };
        for (number, name) in line_names(&program).into_iter().enumerate() {
            let is_heard = self.coverage.reached.contains(&format!("line/{number}"));
            // What is never reached is told once, and not again for each of its lines.
            let of_reached = name.strip_prefix("node/").is_none_or(|rest| {
                let node = rest.split('/').next().unwrap_or_default();
                self.coverage.reached.contains(&format!("node/{node}"))
            });
            if !is_heard && of_reached && !name.is_empty() {
                self.findings
                    .note_name("unheard-line", &name, "No play hears this line.");
            }
        }
    }

    fn note_conditions(&mut self) {
        let always = self
            .coverage
            .held
            .difference(&self.coverage.failed)
            .cloned()
            .collect::<Vec<_>>();
        let never = self
            .coverage
            .failed
            .difference(&self.coverage.held)
            .cloned()
            .collect::<Vec<_>>();
        for name in always {
            self.findings.note_name(
                "always-true",
                &name,
                "Its condition holds whenever it is asked; leave it out.",
            );
        }
        for name in never {
            self.findings
                .note_name("always-false", &name, "Its condition never holds when it is asked.");
        }
    }
}

/// What somebody has to hear whose options give themselves away.
fn too_good(result: &CueResult) -> String {
    let options: Vec<String> = result
        .give_aways
        .iter()
        .map(|found| format!("{}/{}", found.node, found.option))
        .collect();
    let mut missed = Vec::new();
    if let Some(mark) = result.mark.filter(|mark| *mark > MOST_MARK) {
        missed.push(format!("gets {mark} on average, and {MOST_MARK} is the bound"));
    }
    if let Some(passes) = result.passes.filter(|passes| *passes > MOST_PASSES) {
        missed.push(format!(
            "passes in {passes} of 1000 calls, and {MOST_PASSES} is the bound"
        ));
    }
    if result.separates() {
        missed.push(format!(
            "finds the best option in {} of 1000 comparisons, and {MOST_SEPARATION} is the bound",
            result.separation
        ));
    }
    let standing_out = match options.is_empty() {
        true => String::new(),
        false => format!(" Best options that stand out by it: {}.", options.join(", ")),
    };
    format!(
        "Whoever always takes {} in the language {} {}.{standing_out}",
        result.cue.meaning(),
        result.language,
        missed.join("; ")
    )
}
