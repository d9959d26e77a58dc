//! A play of the file as the file plays it now: what is heard, and what it can no longer do or no longer leads to.

use std::sync::Arc;

use crate::cli::diagnostics::harmless;
use crate::sim::check::heard::{QuotedLine, differences, heard_in, kept_ids, reworded};
use crate::sim::check::play_run::{PlayRun, RejectedCommand, start_with};
use crate::sim::check::{CheckedScenario, other_outcomes};
use crate::sim::program::Program;
use crate::sim::program::compile::compile;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::scenario::model::{Expectation, PlayCheck};
use crate::sim::score::value::Valuation;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::writing::bless::expectations;

/// One play, carried out.
pub(super) struct PlayNow<'p> {
    /// As it stands in the file.
    pub play: &'p PlayCheck,
    /// The lines that were kept; empty if the play has no list of them.
    pub kept: Vec<String>,
    /// The lines that are heard now; nothing if none were kept or the play cannot be carried out.
    pub heard: Option<Vec<String>>,
    /// What it can no longer do, or where it leads elsewhere.
    pub misfits: Vec<Sentence>,
    program: Option<Arc<Program>>,
    run: Option<PlayRun>,
}

/// Carries a play out.
///
/// # Errors
/// When the call cannot be compiled.
pub(super) fn play_now<'p>(checked: &CheckedScenario, play: &'p PlayCheck) -> anyhow::Result<PlayNow<'p>> {
    let countries = &checked.scenario.countries;
    let country = play.country.as_ref().or(countries.first());
    let country = country.map_or("", |country| country.value.as_str());
    let mut now = PlayNow {
        play,
        kept: play.heard.iter().map(|line| line.value.clone()).collect(),
        heard: None,
        misfits: Vec::new(),
        program: None,
        run: None,
    };
    if !countries.iter().any(|known| known.value == country) {
        let told = sentence!(
            "the call does not have the country \"{country}\".",
            "这通电话没有国家“{country}”。"
        );
        now.misfits.push(told);
        return Ok(now);
    }
    let program = Arc::new(compile(checked, country)?);
    let drawn = |fact: &str| play.drawn.get(fact).map(|value| value.value.as_str());
    let commands = play.play.iter().map(|words| words.value.as_str());
    match PlayRun::new(&program, start_with(&program, drawn), commands) {
        Ok(run) => {
            let mut finished = run.clone();
            finished.finish(None);
            now.misfits = other_outcomes(&finished, play);
            now.heard = (!play.heard.is_empty()).then(|| heard_in(&run));
            now.run = Some(run);
        }
        Err(RejectedCommand { index, reason }) => {
            let words = play.play.get(index).map_or("", |words| words.value.as_str());
            now.misfits.push(sentence!(
                "command {number}, \"{words}\": {reason}",
                "第 {number} 条命令“{words}”：{reason}",
                number = index + 1;
                reason
            ));
        }
    }
    now.program = Some(program);
    Ok(now)
}

impl PlayNow<'_> {
    /// What the play leads to now; nothing if it cannot be carried out.
    pub fn expectations(&self) -> Option<Vec<Expectation>> {
        let (run, program) = (self.run.as_ref()?, self.program.as_ref()?);
        let drawn = |fact: &str| self.play.drawn.get(fact).map(|value| value.value.as_str());
        let valuation = Valuation::new(program, &start_with(program, drawn), MOST_STATES).ok();
        let card = valuation.and_then(|valuation| run.clone().scorecard(&valuation));
        Some(expectations(run, card.as_ref()))
    }

    /// What is different now, line by line; empty if nothing is.
    pub fn shown(&self, is_chinese: bool) -> String {
        let mut text = String::new();
        for misfit in &self.misfits {
            text.push_str(&format!("  !      {}\n", harmless(misfit.wording(is_chinese))));
        }
        if let (Some(found), Some(program)) = (&self.heard, &self.program) {
            let mut line = |sign: char, place: usize, id: &str| {
                let line = QuotedLine { id, program }.told();
                let line = harmless(line.wording(is_chinese));
                text.push_str(&format!("  {sign} {:>3}  {line}\n", place + 1));
            };
            let ids = kept_ids(found);
            for one in differences(&kept_ids(&self.kept), &ids) {
                let sides = [('-', &one.expected), ('+', &one.found)];
                for (sign, id) in sides.into_iter().filter_map(|(sign, id)| Some((sign, id.as_deref()?))) {
                    line(sign, one.place, id);
                }
            }
            for place in reworded(&self.kept, found) {
                line('~', place, ids.get(place).map_or("", String::as_str));
            }
        }
        match text.is_empty() {
            true => text,
            false => format!("{}\n{text}", harmless(&self.play.name)),
        }
    }
}
