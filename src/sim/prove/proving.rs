//! How a certificate comes about: country by country and draw by draw, from exploring to the last question.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::certain_breach::certain_breaches;
use super::certificate::{Certificate, EndingCertificate, StartCertificate, ValueCertificate};
use super::chance::{most_turns, random_play};
use super::contradictions::contradictions;
use super::coverage::{Coverage, everything, place_key, unseen_fields};
use super::dimension_names::DIMENSION_NAMES;
use super::effort::{Effort, Progress, Stopped};
use super::explore::{Graph, MOST_STATES, Unexplored};
use super::findings::{Findings, PlayWitness};
use super::ideal_endings::told_of_more;
use super::mending::last_turns;
use super::over_budget::{there_are, unseen_over_budget};
use super::ranges::ending_marks;
use super::repeats::Repeats;
use super::scope::Scope;
use super::soundness::{Unsound, examine};
use super::surface::telling::too_good;
use super::surface::{GiveAway, judge_surface};
use super::traps::traps;
use super::unseen::Unseen;
use super::unvalued::explain_unvalued;
use super::valued::Valued;
use super::variants::LookAlikes;
use super::witness::draw_in_words;
use crate::sim::check::CheckedScenario;
use crate::sim::program::Program;
use crate::sim::program::parts::Place;
use crate::sim::program::state::State;
use crate::sim::rules::in_language;
use crate::sim::score::mark::Mark;
use crate::sim::score::value::{Unvalued, Valuation};
use crate::sim::sentence::{Sentence, sentence, thousands};

/// A proof that is going on.
pub(super) struct Work {
    scope: Scope,
    findings: Findings,
    coverage: Coverage,
    everything: BTreeSet<String>,
    starts: Vec<StartCertificate>,
    not_proven: Vec<Sentence>,
    /// Whether everything that people perceive has been told apart.
    is_seen: bool,
}

impl Work {
    pub(super) fn new(checked: &CheckedScenario, countries: &[&str]) -> Self {
        Self {
            scope: Scope::new(checked, countries),
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
            self.findings.begin(program, start);
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
                    self.note_unvalued(checked, program, start, unvalued, effort)?;
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
                &place_key(program, unknowable.place),
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
            repeats,
        } = &valued;
        let graph = &valuation.graph;
        self.coverage.add_all(coverage);
        let caught = traps(program, graph, components);
        for unsound in examine(program, valuation, effort).into_iter().chain(caught) {
            self.note_unsound(checked, program, (start, Some(valuation)), unsound);
        }
        self.note_repeats(program, start, valuation, repeats);
        effort.tell(Progress::Judging)?;
        let is_playable = graph.len() <= MOST_STATES;
        if is_playable {
            let (found, is_incomplete) = contradictions(program, start, valuation, components, effort);
            for cause in certain_breaches(program, start, graph) {
                self.note_unsound(checked, program, (start, Some(valuation)), cause);
            }
            for contradiction in found {
                let at = at(program, contradiction.ending);
                let mut message = with_rule(checked, program, contradiction.message.clone(), contradiction.rule);
                if contradiction.more > 0 {
                    message = message.then(&told_of_more(contradiction.more));
                }
                self.findings
                    .note_contradiction(program, (start, valuation), (&contradiction, &at), message);
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
                "There are {states} states; with more than {most} the call can be practised without a mark, and never examined.",
                "有 {states} 个状态；超过 {most} 个，通话可以不评分地练习，不能用于考试。",
                states = thousands(graph.len()),
                most = thousands(MOST_STATES)
            );
            self.findings
                .note(program, (start, None), "over-budget", "", message, &[]);
        }
        effort.tell(Progress::Judging)?;
        let most_turns = is_playable.then(|| most_turns(graph, components));
        let surface = most_turns.map(|most| judge_surface(checked, program, valuation, most, effort));
        for result in surface.iter().flatten().filter(|result| result.is_too_good()) {
            let shown_at = result.give_aways.first().map(GiveAway::text_key).unwrap_or_default();
            let witness = || {
                let is_play = !result.play.is_empty();
                is_play.then(|| PlayWitness::new(program, start, Some(valuation), &result.play))
            };
            let key = result.key();
            self.findings.note_shown_at(
                (program, start),
                "gives-itself-away",
                &key,
                (result.language.as_deref(), &shown_at),
                too_good(result),
                witness,
            );
        }
        let best_units = valuation.of_number(0).overall + valuation.weigh(valuation.credits);
        self.starts.push(StartCertificate {
            country: program.country.clone(),
            draw: draw_in_words(program, start),
            states: graph.len(),
            steps: Some(graph.edge_count()),
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
                random: most_turns.and_then(|most| random_play(program, valuation, most, effort)),
                surface,
                last_turns: is_playable.then(|| last_turns(program, valuation, effort)).flatten(),
            }),
        });
        Ok(())
    }

    fn note_unsound(
        &mut self,
        checked: &CheckedScenario,
        program: &Arc<Program>,
        (start, valuation): (&State, Option<&Valuation>),
        unsound: Unsound,
    ) {
        self.findings.note(
            program,
            (start, valuation),
            unsound.code,
            &at(program, unsound.place),
            with_rule(checked, program, unsound.message, unsound.rule),
            &unsound.witness,
        );
    }

    fn note_repeats(&mut self, program: &Arc<Program>, start: &State, valuation: &Valuation, repeats: &Repeats) {
        if repeats.unanswered > 0 {
            self.not_proven.push(sentence!(
                "{country}: whether an option gains again and again; there are too many steps to follow for {count} of the options",
                "{country}：有没有选项可以一再得分；其中 {count} 个选项要跟踪的步骤太多",
                country = program.country,
                count = repeats.unanswered
            ));
        }
        for repeat in &repeats.found {
            let node = program.place_name(repeat.place);
            let option = program.choice_name(repeat.place, repeat.choice);
            let [english, chinese] = DIMENSION_NAMES[repeat.dimension];
            let message = sentence!(
                "The option \"{option}\" gains again when a play comes back to it: a round brings {gain} in {english}.",
                "走法回到选项“{option}”时它又能得分：绕一圈，{chinese}多得 {gain} 分。",
                gain = repeat.gain
            );
            self.findings.note(
                program,
                (start, Some(valuation)),
                "repeated-gain",
                &format!("node/{node}/{option}"),
                message,
                &repeat.witness,
            );
        }
    }

    fn note_unvalued(
        &mut self,
        checked: &CheckedScenario,
        program: &Arc<Program>,
        start: &State,
        unvalued: Unvalued,
        effort: &Effort<'_>,
    ) -> Result<(), Stopped> {
        let mut found_so_far = (0, None);
        match explain_unvalued(program, start, unvalued, effort)? {
            Some(found) => {
                found_so_far = (found.states, Some(found.steps));
                let code = found.why.code;
                for unsound in [found.why].into_iter().chain(found.besides) {
                    self.note_unsound(checked, program, (start, None), unsound);
                }
                self.not_proven.push(sentence!(
                    "{country}: marks and what no play reaches, because of the finding {code}",
                    "{country}：分数和没有走法能到的地方，因为发现了 {code}",
                    country = program.country
                ));
            }
            None => {
                if let Unvalued::OverBudget(over) = unvalued {
                    found_so_far.0 = over.states;
                    let Sentence { english, chinese } = there_are(over);
                    let message = Sentence {
                        english: format!(
                            "{}; the call cannot be proved or examined.",
                            english.replacen("there", "There", 1)
                        ),
                        chinese: format!("{chinese}；这通电话不能证明，也不能用于考试。"),
                    };
                    self.findings
                        .note(program, (start, None), "over-budget", "", message, &[]);
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
            states: found_so_far.0,
            steps: found_so_far.1,
            values: None,
        });
        Ok(())
    }

    pub(super) fn finish(mut self, checked: &CheckedScenario) -> Certificate {
        let is_whole = self.is_seen && self.starts.iter().all(|start| start.values.is_some());
        let mut unreached: Vec<String> = Vec::new();
        if is_whole {
            let unseen = Unseen::new(checked, &self.scope, &self.coverage);
            unreached = unseen.note(&self.everything, &mut self.findings);
        }
        // What was not looked at may be what an allowance is for.
        if is_whole && self.scope.is_whole() && self.not_proven.is_empty() {
            self.findings.note_unused();
        }
        let rules = self
            .coverage
            .reached
            .iter()
            .filter_map(|name| name.strip_prefix("rule/"));
        Certificate {
            scenario: checked.scenario.id.value.clone(),
            scope: self.scope,
            breakable_rules: rules.map(str::to_owned).collect(),
            unreached,
            starts: self.starts,
            findings: self.findings.in_order(),
            not_proven: self.not_proven,
        }
    }
}

/// The name of a place; empty where it is about the whole call.
fn at(program: &Program, place: Option<Place>) -> String {
    place.map(|place| place_key(program, place)).unwrap_or_default()
}

/// A message with what the rule says that it is about, in its own words.
fn with_rule(checked: &CheckedScenario, program: &Program, message: Sentence, rule: Option<usize>) -> Sentence {
    let id = rule
        .and_then(|rule| program.rules.get(rule))
        .map(|rule| rule.id.as_str());
    let Some(rule) = id.and_then(|id| checked.rulebook.rule(id)) else {
        return message;
    };
    let in_language = |language: &str| in_language(&rule.text, language).unwrap_or_default().to_owned();
    let text = Sentence {
        english: in_language("en"),
        chinese: in_language("zh-Hans"),
    };
    message.then(&sentence!("The rule \"{id}\": {text}", "规则“{id}”：{text}", id = rule.id; text))
}
