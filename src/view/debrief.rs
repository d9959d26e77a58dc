//! The rubric replay: what the mark is, what each choice cost, and what could be tried.

use super::transcript::TranscriptLine;
use crate::sim::scenario::model::{Dimension, EndingKind};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::StepClass;
use crate::sim::time::Millis;
use crate::words::Words;

/// Everything that the debrief shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefView {
    /// Whether the call passed; `None` when it could not be marked.
    pub passed: Option<bool>,
    /// One sentence: passed or not, and why; where most was lost.
    pub verdict: String,
    /// The ending: kind, title, epilogue.
    pub ending: (EndingKind, String, String),
    /// The overall mark, and the mark that passes.
    pub overall: (Mark, u8),
    /// Whether the overall mark was floored at 0.
    pub overall_floored: bool,
    /// The three dimensions in order.
    pub dimensions: Vec<DimensionView>,
    /// Critical rules that were broken: the rule's sentence, and its sources with a sentence each.
    pub critical: Vec<RuleView>,
    /// The moments that cost most, at most three.
    pub moments: Vec<MomentView>,
    /// The whole call step by step.
    pub steps: Vec<DebriefStep>,
    /// The mood at the start: tension, trust, patience.
    pub mood_at_start: [u8; 3],
    /// The overall mark attainable at the start.
    pub attainable_at_start: Mark,
    /// After-call work, entry by entry: list, what it says, chosen, right, what it cost or brought, the lesson.
    pub wrap_up: Vec<WrapUpLineView>,
    /// What after-call work cost of the overall mark.
    pub wrap_up_cost: Mark,
    /// Whether a step can be tried again: not after an exam.
    pub can_try_again: bool,
    /// Whether anybody took the call. Whoever did not has heard nothing, and nothing is given away.
    pub was_answered: bool,
    /// What the customer knew and never said: the fact, and how it could have come out.
    pub never_learned: Vec<(String, String)>,
}

/// One dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionView {
    /// Which.
    pub dimension: Dimension,
    /// The mark.
    pub mark: Mark,
    /// Points earned and the most that could be earned.
    pub points: (i32, i32),
    /// The mark that it needs.
    pub floor: u8,
    /// Its share of the overall mark.
    pub weight: u8,
    /// Below 0, the mark that goes into the overall mark.
    pub unfloored: Option<Mark>,
}

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleView {
    /// The rule's id.
    pub id: String,
    /// The rule in one sentence.
    pub text: String,
    /// Sources: id and sentence.
    pub sources: Vec<(String, String)>,
    /// Points that it took; none if it is critical.
    pub taken: Option<u8>,
    /// When it was too late, if what broke it is no step, but that something was not done until then.
    pub owed: Option<Owed>,
}

/// Until when a rule wants something done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// Until the line closes.
    AtTheDrop,
    /// Until everything is over.
    AtTheEnd,
}

impl RuleView {
    /// The rule as the debrief tells of it beside a step.
    pub fn told(&self, words: &Words) -> String {
        let label = match self.owed {
            None => "debrief-rule",
            Some(Owed::AtTheDrop) => "debrief-rule-owed-at-the-drop",
            Some(Owed::AtTheEnd) => "debrief-rule-owed-at-the-end",
        };
        words.labelled(&words.text(label), &self.text)
    }
}

/// A moment that cost much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MomentView {
    /// The step's place in [`DebriefView::steps`].
    pub step: usize,
    /// The last thing that the other side had said.
    pub they_said: String,
    /// The key of what `you_said` is: what you said, or what happened without your words.
    pub done_by: &'static str,
    /// What you said or did.
    pub you_said: String,
    /// What it caused: the next thing that was heard.
    pub it_caused: String,
    /// What it cost of the overall mark, in one sentence.
    pub cost: String,
    /// The lesson.
    pub why: String,
    /// A better line, shown after another try.
    pub better: Option<String>,
    /// Its sources: id and sentence.
    pub sources: Vec<(String, String)>,
}

/// One step of the replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefStep {
    /// The turn, from 1; 0 before the first.
    pub turn: u32,
    /// Where it stands in the call: at a decision its turn, elsewhere the turn that it came after.
    pub place: String,
    /// How many commands of the record lead up to this step.
    pub commands_before: usize,
    /// When it was made.
    pub at: Millis,
    /// What it was, in a few words.
    pub label: String,
    /// What the other side had said last before it; none before anybody has spoken.
    pub answered: Option<TranscriptLine>,
    /// What was heard up to the next step.
    pub lines: Vec<TranscriptLine>,
    /// How it is marked.
    pub class: StepClass,
    /// What it cost in each dimension where it cost anything, in one sentence.
    pub loss: Vec<(Dimension, String)>,
    /// What it cost of the overall mark.
    pub cost: Mark,
    /// The overall mark still attainable after it.
    pub attainable: Mark,
    /// The mood after it.
    pub mood: [u8; 3],
    /// Whether it was chosen among the options of a decision.
    pub is_chosen: bool,
    /// The lesson, if it was a decision or something else with one.
    pub why: Option<String>,
    /// Why it was tempting.
    pub tempting: Option<String>,
    /// Sources: id and sentence.
    pub sources: Vec<(String, String)>,
    /// Rules that it broke.
    pub broke: Vec<RuleView>,
    /// What was open, if it was a decision.
    pub options: Vec<OptionOfStep>,
}

/// What could have been chosen at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionOfStep {
    /// What it is.
    pub label: String,
    /// What it would have cost of the overall mark.
    pub cost: Mark,
    /// How it would have been marked.
    pub class: StepClass,
    /// Whether it was chosen.
    pub is_chosen: bool,
}

impl OptionOfStep {
    /// What it would have been worth: the class, and what it would have cost of the overall mark, as in "Costly −2.5".
    pub fn worth(&self, words: &Words) -> String {
        let class = words.named("mark", &self.class);
        match self.cost.0 > 0 {
            true => format!("{class} −{}", self.cost),
            false => class,
        }
    }
}

/// One entry of the after-call work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrapUpLineView {
    /// The list's word: `disposition`, `notes`, `owner`, `date`, `channel`.
    pub list: &'static str,
    /// What it says.
    pub label: String,
    /// Whether it was chosen.
    pub chosen: bool,
    /// Whether it belongs to a best form.
    pub best: bool,
    /// What it cost of the overall mark, by being chosen or by being left out.
    pub cost: Mark,
    /// The lesson.
    pub why: String,
    /// Its sources: id and sentence.
    pub sources: Vec<(String, String)>,
}

impl WrapUpLineView {
    /// The key of what it is; none for what was rightly left out. Nobody is told off for what neither brings nor costs anything.
    pub fn word(&self) -> Option<&'static str> {
        match (self.chosen, self.best) {
            (true, true) => Some("debrief-wrap-up-best"),
            (true, false) if self.cost.0 == 0 => Some("debrief-wrap-up-neutral"),
            (true, false) => Some("debrief-wrap-up-wrong"),
            (false, true) => Some("debrief-wrap-up-missing"),
            (false, false) => None,
        }
    }
}
