//! How a certificate comes about: country by country and draw by draw, from exploring to the last question.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::certificate::{Certificate, EndingCertificate, StartCertificate, ValueCertificate};
use super::chance::random_play;
use super::contradictions::contradictions;
use super::coverage::{Coverage, everything, line_names, unseen_fields};
use super::effort::{Effort, Progress, Stopped};
use super::explore::{Edge, Graph, MOST_STATES, Unexplored};
use super::findings::{Findings, PlayWitness};
use super::mending::last_turns;
use super::over_budget::{there_are, unseen_over_budget};
use super::ranges::ending_marks;
use super::soundness::examine;
use super::surface::judge_surface;
use super::surface::telling::too_good;
use super::unvalued::explain_unvalued;
use super::valued::Valued;
use super::variants::LookAlikes;
use super::witness::draw_in_words;
use crate::sim::check::CheckedScenario;
use crate::sim::program::Program;
use crate::sim::program::compile::compile;
use crate::sim::program::state::State;
use crate::sim::score::mark::Mark;
use crate::sim::score::value::Unvalued;
use crate::sim::sentence::{Sentence, sentence};

/// A proof that is going on.
pub(super) struct Work {
    findings: Findings,
    coverage: Coverage,
    everything: BTreeSet<String>,
    starts: Vec<StartCertificate>,
    not_proven: Vec<Sentence>,
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

    /// Proves one country.
    ///
    /// # Errors
    /// [`Stopped`] when whoever watches has stopped it.
    pub(super) fn prove_country(
        &mut self,
        checked: &CheckedScenario,
        program: &Arc<Program>,
        effort: &Effort<'_>,
    ) -> Result<(), Stopped> {
        self.everything.extend(everything(program));
        let starts: Vec<State> = program.starts().into_iter().map(|(start, _)| start).collect();
        let mut alike = LookAlikes::find(program, &starts, effort);
        let mut is_valued = true;
        for (start, index) in starts.iter().zip(0..) {
            let draw = draw_in_words(program, start);
            effort.tell(Progress::Begun {
                country: &program.country,
                draw: &draw,
            })?;
            match Valued::new(program, start, effort) {
                Ok(valued) => {
                    if let Some(alike) = &mut alike {
                        alike.judge(program, index, &valued.valuation);
                    }
                    self.prove_start(checked, program, start, valued, effort)?;
                }
                Err(unvalued) => {
                    is_valued = false;
                    self.note_unvalued(program, start, unvalued, effort);
                }
            }
            effort.tell(Progress::Judging)?;
        }
        if is_valued {
            let unseen = unseen_fields(program, &self.coverage);
            if unseen != State::default() {
                self.look_closer(program, &unseen, effort)?;
            }
            self.note_unknowable(program, &starts, alike);
        }
        effort.tell(Progress::Judging)
    }

    fn note_unknowable(&mut self, program: &Arc<Program>, starts: &[State], alike: Option<LookAlikes>) {
        let Some(alike) = alike else {
            self.not_proven.push(sentence!(
                "{country}: whether the best can be known while draws look alike; there are too many such moments",
                "{country}：抽取看起来都一样的时候，能不能知道什么最好；这样的时刻太多",
                country = program.country
            ));
            return;
        };
        for unknowable in alike.unknowable() {
            self.findings.note(
                program,
                (&starts[unknowable.draw], None),
                "unknowable-best",
                Some(unknowable.place),
                sentence!(
                    "The draws have looked alike so far, and no option is without loss in all of them.",
                    "到这里为止，不同的抽取看起来都一样，而没有一个选项在每种抽取下都不失分。"
                ),
                &unknowable.moves,
            );
        }
    }

    /// Explores once more and tells apart what a mark does not depend on.
    fn look_closer(&mut self, program: &Arc<Program>, unseen: &State, effort: &Effort<'_>) -> Result<(), Stopped> {
        let watching = program.watching(unseen);
        for (start, _) in program.starts() {
            match Graph::explore(&watching, &start, effort) {
                Ok(graph) => self.coverage.add(&watching, &graph, effort),
                Err(Unexplored::Stopped) => return Err(Stopped),
                Err(Unexplored::OverBudget(over)) => {
                    self.is_seen = false;
                    self.not_proven.push(unseen_over_budget(&program.country, over));
                }
            }
        }
        Ok(())
    }

    fn prove_start(
        &mut self,
        checked: &CheckedScenario,
        program: &Arc<Program>,
        start: &State,
        valued: Valued,
        effort: &Effort<'_>,
    ) -> Result<(), Stopped> {
        let Valued {
            valuation,
            components,
            coverage,
            lengths,
        } = &valued;
        let graph = &valuation.graph;
        self.coverage.add_all(coverage);
        for unsound in examine(program, valuation, effort) {
            self.findings.note(
                program,
                (start, Some(valuation)),
                unsound.code,
                unsound.place,
                unsound.message,
                &unsound.witness,
            );
        }
        effort.tell(Progress::Judging)?;
        let is_playable = graph.len() <= MOST_STATES;
        if is_playable {
            let (found, is_incomplete) = contradictions(program, start, valuation, components, effort);
            for contradiction in found {
                let moves: Vec<_> = contradiction.way.iter().map(|(_, edge)| Edge::made(edge)).collect();
                let (place, message) = (contradiction.ending, contradiction.message);
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
                self.not_proven.push(sentence!(
                    "{country}: whether a play that passes can end badly; there are too many different sums of points",
                    "{country}：通过的走法会不会以坏结局收场；分数的不同总和太多",
                    country = program.country
                ));
            }
        } else {
            let message = sentence!(
                "There are {states} states; with more than {MOST_STATES} the call can be practised without a mark, and never examined.",
                "有 {states} 个状态；超过 {MOST_STATES} 个，通话可以不评分地练习，不能用于考试。",
                states = graph.len()
            );
            self.findings
                .note(program, (start, None), "over-budget", None, message, &[]);
        }
        effort.tell(Progress::Judging)?;
        let surface = is_playable.then(|| judge_surface(checked, program, valuation, effort));
        for result in surface.iter().flatten().filter(|result| result.is_too_good()) {
            self.findings.note_name(
                "gives-itself-away",
                &format!("{}/{}", result.language, result.cue.word()),
                too_good(result),
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
                lengths: *lengths,
                endings: is_playable.then(|| {
                    let marks = ending_marks(program, valuation, components).into_iter();
                    marks
                        .map(|marks| EndingCertificate {
                            ending: program.place_name(marks.ending).to_owned(),
                            shortest: PlayWitness::new(program, start, Some(valuation), &marks.shortest),
                            marks,
                        })
                        .collect()
                }),
                random: is_playable.then(|| random_play(program, valuation, effort)).flatten(),
                surface,
                last_turns: is_playable.then(|| last_turns(program, valuation, effort)).flatten(),
            }),
        });
        Ok(())
    }

    fn note_unvalued(&mut self, program: &Arc<Program>, start: &State, unvalued: Unvalued, effort: &Effort<'_>) {
        let mut states = 0;
        match explain_unvalued(program, start, unvalued, effort) {
            Some(found) => {
                states = found.states;
                self.findings.note(
                    program,
                    (start, None),
                    found.code,
                    Some(found.place),
                    found.message,
                    &found.moves,
                );
                self.not_proven.push(sentence!(
                    "{country}: marks, because of the finding {code}",
                    "{country}：分数，因为发现了 {code}",
                    country = program.country,
                    code = found.code
                ));
            }
            None => {
                if let Unvalued::OverBudget(over) = unvalued {
                    states = over.states;
                    let Sentence { english, chinese } = there_are(over);
                    let message = Sentence {
                        english: format!(
                            "{}; the call cannot be proved or examined.",
                            english.replacen("there", "There", 1)
                        ),
                        chinese: format!("{chinese}；这通电话不能证明，也不能用于考试。"),
                    };
                    self.findings
                        .note(program, (start, None), "over-budget", None, message, &[]);
                    self.not_proven.push(sentence!(
                        "{country}: anything, because {english}",
                        "{country}：任何内容，因为{chinese}",
                        country = program.country
                    ));
                }
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
                self.findings.note_name(
                    "unreached",
                    name,
                    sentence!("No play reaches it.", "没有走法能到这里。"),
                );
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
                let message = sentence!("No play hears this line.", "没有走法听得到这句话。");
                self.findings.note_name("unheard-line", &name, message);
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
                sentence!(
                    "Its condition holds whenever it is asked; leave it out.",
                    "每次查它的条件都成立；请去掉这个条件。"
                ),
            );
        }
        for name in never {
            self.findings.note_name(
                "always-false",
                &name,
                sentence!(
                    "Its condition never holds when it is asked.",
                    "每次查它的条件都不成立。"
                ),
            );
        }
    }
}
