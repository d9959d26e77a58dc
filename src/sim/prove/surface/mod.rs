//! Can somebody pass without understanding? Bots that choose by the surface of the options, their exact results, and how well each
//! cue tells the best options from the others.

mod bots;
mod counted_words;
mod cue_texts;
pub mod cues;
mod other_words;
mod separation;
pub mod telling;

use std::sync::Arc;

use crate::sim::check::CheckedScenario;
use crate::sim::program::Program;
use crate::sim::program::parts::{CompiledNode, Flow};
use crate::sim::program::step::Move;
use crate::sim::program::wording::Wording;
use crate::sim::prove::chance::{WHOLE, WhyUnknown};
use crate::sim::prove::effort::{Effort, Job};
use crate::sim::score::mark::Mark;
use crate::sim::score::value::Valuation;
use cues::{CUES, Cue};

pub use separation::GiveAway;

/// A bot may not pass more often than this, in thousandths: one guess in twenty is what examiners call chance.
pub const MOST_PASSES: u64 = 50;
/// A bot's expected mark may not come within ten points of the usual pass mark.
pub const MOST_MARK: Mark = Mark(700);
/// The separation by a cue, in thousandths, over all decisions of a call. 500 is none, 1000 is a cue that is always right. With a
/// dozen decisions of four options, a cue that means nothing stays below this in 97 of 100 calls.
pub const MOST_SEPARATION: u64 = 700;
/// With fewer decisions than these, a cue is often right by chance, and the separation is not judged.
pub const FEWEST_DECISIONS: usize = 6;

/// What one cue comes to, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueResult {
    /// The language of the texts; none where the cue is a place and no text is looked at.
    pub language: Option<String>,
    /// The cue.
    pub cue: Cue,
    /// The expected overall mark of the bot, with the best after-call work; none when it never comes to an end.
    pub mark: Option<Mark>,
    /// How often it passes, in thousandths, with the best after-call work; none when that is not known.
    pub passes: Option<u64>,
    /// Why something of it is not known.
    pub why_unknown: Option<WhyUnknown>,
    /// The area under the curve of “best option” by this cue, in thousandths.
    pub separation: u64,
    /// How many decisions have options that are best and others that are not.
    pub decisions: usize,
    /// The options that give the answer away: the only ones with the most of the cue, and best.
    pub give_aways: Vec<GiveAway>,
    /// The moves of the bot when it is lucky among equals; none unless it does too well.
    pub play: Vec<Move>,
}

impl CueResult {
    /// The cue by name, with its language if it has one: `en/longest`, `first`.
    pub fn key(&self) -> String {
        match &self.language {
            Some(language) => format!("{language}/{}", self.cue.word()),
            None => self.cue.word().to_owned(),
        }
    }

    /// Whether the surface gives the answers away. How often a bot passes and what it gets is judged in every call; how well the
    /// cue separates only where there are enough decisions.
    pub fn is_too_good(&self) -> bool {
        self.passes.is_some_and(|passes| passes > MOST_PASSES)
            || self.mark.is_some_and(|mark| mark > MOST_MARK)
            || self.separates()
    }

    /// Whether the cue tells the best options from the others too well, over enough decisions to say so.
    pub fn separates(&self) -> bool {
        self.decisions >= FEWEST_DECISIONS && self.separation > MOST_SEPARATION
    }
}

/// The results of every cue for one start, in every language that the call has; each bot is a job of its own. Places are looked at
/// where some decision has a fixed order. When it is stopped, some are missing.
pub fn judge_surface(
    checked: &CheckedScenario,
    program: &Arc<Program>,
    valuation: &Valuation,
    most_turns: u32,
    effort: &Effort<'_>,
) -> Vec<CueResult> {
    let languages = languages(checked);
    let wordings: Vec<Wording> = languages
        .iter()
        .map(|language| Wording::new(program, checked, language))
        .collect();
    let (of_place, of_text): (Vec<Cue>, Vec<Cue>) = CUES.into_iter().partition(|cue| cue.is_of_place());
    let mut wanted: Vec<(Cue, Option<(&String, &Wording)>)> = Vec::new();
    for of_language in languages.iter().zip(&wordings) {
        wanted.extend(of_text.iter().map(|cue| (*cue, Some(of_language))));
    }
    let is_fixed = |node: &CompiledNode| matches!(&node.flow, Flow::Ask(decision) if !decision.shuffled);
    if program.nodes.iter().any(is_fixed) {
        wanted.extend(of_place.into_iter().map(|cue| (cue, None)));
    }
    let mut results: Vec<Option<CueResult>> = Vec::new();
    results.resize_with(wanted.len(), || None);
    let jobs = results.iter_mut().zip(wanted).map(|(result, (cue, of_language))| {
        let job: Job<'_> = Box::new(move || {
            let scores = match of_language {
                Some((_, wording)) => bots::Scores::of_text(program, wording, cue),
                None => bots::Scores::of_place(program, cue),
            };
            let Some(play) = bots::result(program, valuation, &scores, most_turns, effort) else {
                return;
            };
            let is_known = play.unknown <= WHOLE / 1000;
            let separated = separation::separation(program, valuation, &scores);
            let mut found = CueResult {
                language: of_language.map(|(language, _)| language.clone()),
                cue,
                mark: play.is_followed().then_some(play.mark),
                passes: is_known.then_some((play.passes / (WHOLE / 1000)) as u64),
                why_unknown: play.why_unknown,
                separation: separated.thousandths,
                decisions: separated.decisions,
                give_aways: separated.give_aways,
                play: Vec::new(),
            };
            if found.is_too_good() {
                found.play = bots::lucky_play(program, valuation, &scores);
            }
            *result = Some(found);
        });
        job
    });
    effort.workers.do_all(jobs.collect());
    results.into_iter().flatten().collect()
}

/// The home language and those in which every option is translated: where it is not, the surface is that of another language.
fn languages(checked: &CheckedScenario) -> Vec<String> {
    let scenario = &checked.scenario;
    let mut of_options = Vec::new();
    for node in &scenario.nodes {
        for choice in node.ask.iter().flat_map(|ask| &ask.options) {
            let place = format!("node/{}/{}", node.id, choice.id);
            of_options.push(format!("{place}/label"));
            of_options.extend(choice.speak.as_ref().map(|_| format!("{place}/speak")));
        }
    }
    let mut languages = vec![scenario.language.value.clone()];
    let whole = checked.tables.iter().filter(|table| {
        let text = |key: &String| table.texts.get(key).map(|translation| translation.1.trim());
        of_options
            .iter()
            .all(|key| text(key).is_some_and(|text| !text.is_empty()))
    });
    languages.extend(whole.map(|table| table.language.value.clone()));
    languages.dedup();
    languages
}
