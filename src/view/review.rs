//! A session as its assessor meets it: the record, the call, what was said about it, and what is still to be judged.

mod contested;
mod fault_effect;
mod faults;
mod own_marks;
mod record_facts;
mod timeline;
mod what_if;

pub use contested::{Contested, Differing, Disputable, DisputeView};
pub use fault_effect::{FaultEffectView, fault_effect_view};
pub use own_marks::{DimensionItem, FormItemView, FormView, OwnMarks};
pub use record_facts::{Circumstance, RecordFacts};
pub use timeline::TimedLine;
pub use what_if::{WhatIfBranch, WhatIfEnd, WhatIfMaterial, WhatIfMove, WhatIfOption, WhatIfView, what_if};

use super::debrief::DebriefView;
use super::report::standing::voided_text;
use super::report::steps::StepKind;
use super::report::{Outcome, ReportedSession, WhyNotMarked};
use super::standing::{Known, kept_back, result, said_lines, unfilled, waits, wording};
use super::verdict::dimension_key;
use crate::sim::assessment::blind::Hidden;
use crate::sim::assessment::event::Fault;
use crate::sim::assessment::judged::Judged;
use crate::sim::assessment::standing::{Judgement, Standing, Waits};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::sentence::Sentence;
use crate::sim::session::record::Mode;
use crate::sim::time::Millis;
use crate::words::{Locale, Words};

/// What a review is made of.
#[derive(Debug, Clone, Copy)]
pub struct ReviewMaterial<'m> {
    /// The words of the language that everything else is resolved in.
    pub words: &'m Words,
    /// The record, played again and marked.
    pub session: &'m ReportedSession,
    /// The same as what is judged.
    pub judged: &'m Judged,
    /// What stands of the events that the viewer may see.
    pub standing: &'m Standing,
    /// What is kept from the viewer until the own marks are closed.
    pub hidden: &'m [Hidden],
    /// Whose keys and which forms are known.
    pub known: Known<'m>,
    /// The key whose owner looks; without one nothing can be signed.
    pub viewer: Option<&'m str>,
}

/// Everything that the review screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewView {
    /// The title of the call.
    pub title: String,
    /// Whom the trainee talked to.
    pub customer: String,
    /// Who played it: a name, or the beginning of a pseudonym.
    pub trainee: String,
    /// What record it is, whether it is whole, and how it came about.
    pub record: RecordFacts,
    /// The mark with everything behind it; none if the call has no mark.
    pub debrief: Option<Box<DebriefView>>,
    /// Why there is no mark.
    pub unmarked: Option<String>,
    /// What was heard, line by line, by the clock of the replay.
    pub timeline: Vec<TimedLine>,
    /// How long the replay takes.
    pub lasts: Millis,
    /// What belongs to each step of the debrief beside it.
    pub steps: Vec<ReviewStep>,
    /// What the viewer has said and can say.
    pub marks: OwnMarks,
    /// What is contested, and what the viewer can do about it.
    pub contested: Contested,
    /// The mark that stands and what it rests on.
    pub stands: String,
    /// What is still to be done, one sentence each.
    pub to_do: Vec<String>,
    /// What everybody has said, each line with how far it is moved in; empty while others are kept back.
    pub said: Vec<(usize, String)>,
    /// That others have marked, while what they said is kept back.
    pub kept_back: Vec<String>,
    /// Which keys are here to sign with; whoever knows says it after the view is made.
    pub keys: KeysView,
}

/// The keys that are here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeysView {
    /// Their names.
    pub names: Vec<String>,
    /// The one that signs; none before one of several is chosen.
    pub signs: Option<String>,
    /// Whether it has a passphrase that has to be typed.
    pub is_sealed: bool,
}

/// What belongs to a step beside what the debrief says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewStep {
    /// How long the replay has gone on when it is made.
    pub at: Millis,
    /// What kind of step it is.
    pub kind: StepKind,
    /// What is pinned to its turn: remarks, other marks, disputes.
    pub pinned: Vec<String>,
    /// Why the viewer has left the turn out, if that is so.
    pub left_out: Option<String>,
    /// That something of it was voided, and why.
    pub voided: Option<String>,
    /// What of it could be faulty, each with its name: the rules that it broke, the options that were open, the whole place.
    pub faults: Vec<(Fault, String)>,
}

/// The review of a session.
pub fn review_view(material: &ReviewMaterial<'_>) -> ReviewView {
    let ReviewMaterial {
        words,
        session,
        standing,
        hidden,
        known,
        ..
    } = material;
    let told = |sentence: &Sentence| sentence.wording(words.locale() == Locale::SimplifiedChinese).to_owned();
    let said = match hidden.is_empty() {
        true => said_lines(standing, known),
        false => Vec::new(),
    };
    let to_do = standing.waits.iter().map(|wait| match wait {
        // The window has buttons where the terminal names a command.
        Waits::Decision => words.text("review-decision-needed"),
        Waits::Moderation => words.text("review-moderation-needed"),
        other => told(&waits(other, known)),
    });
    // A form that was begun and is not filled in counts for nothing, and closing is not refused for that.
    let own = own_marks::own(material).filter(|own| !own.is_closed());
    let unfilled = own.into_iter().flat_map(|own| &own.forms);
    let unfilled = unfilled.filter_map(|filled| Some(told(&self::unfilled(filled, known)?)));
    let heard = timeline::timeline(session);
    ReviewView {
        title: session.title.clone(),
        customer: session.customer.clone(),
        trainee: session.trainee.shown(),
        record: record_facts::record_facts(words, &session.identity),
        debrief: session.debrief().map(|view| Box::new(view.clone())),
        unmarked: unmarked(words, session),
        steps: steps(material, &heard.steps),
        timeline: heard.lines,
        lasts: heard.lasts,
        marks: own_marks::own_marks(material),
        contested: contested::contested(material),
        stands: told(&result(standing, hidden, material.known.forms)),
        to_do: to_do.chain(unfilled).collect(),
        said: said.iter().map(|(depth, line)| (*depth, told(line))).collect(),
        kept_back: hidden.iter().map(|other| told(&kept_back(other, known))).collect(),
        keys: KeysView::default(),
    }
}

impl ReviewView {
    /// What has been heard when the replay has gone on for so long. The last line may still be going on.
    pub fn heard_until(&self, position: Millis) -> &[TimedLine] {
        let count = self.timeline.partition_point(|line| line.at <= position);
        self.timeline.get(..count).unwrap_or_default()
    }

    /// The step of the debrief that the replay has reached.
    pub fn step_at(&self, position: Millis) -> Option<usize> {
        self.steps.partition_point(|step| step.at <= position).checked_sub(1)
    }

    /// Where the replay is when everything that belongs to a step has been heard.
    pub fn end_of_step(&self, step: usize) -> Millis {
        let of_it = self.timeline.iter().filter(|line| line.step == Some(step));
        let heard = of_it.map(|line| Millis(line.at.0.saturating_add(line.lasts.0))).max();
        let begun = self.steps.get(step).map(|step| step.at);
        heard.or(begun).unwrap_or_default()
    }
}

fn unmarked(words: &Words, session: &ReportedSession) -> Option<String> {
    let Outcome::NotMarked(why) = &session.outcome else {
        return None;
    };
    Some(words.text(match (why, session.identity.mode) {
        (WhyNotMarked::Blind, _) => "report-blind",
        (WhyNotMarked::TooLarge, _) => "report-too-large",
        (WhyNotMarked::NotFinished, Mode::Exam) => "report-not-finished-exam",
        (WhyNotMarked::NotFinished, Mode::Practice) => "report-not-finished",
    }))
}

/// What is pinned to each step of the debrief; a turn's remarks stand at the step that answered it.
fn steps(material: &ReviewMaterial<'_>, made: &[Millis]) -> Vec<ReviewStep> {
    let Some(debrief) = material.session.debrief() else {
        return Vec::new();
    };
    let words = material.words;
    let mut before = 0;
    let steps = debrief.steps.iter().zip(&material.session.steps).zip(made);
    let voided = |place: usize| Some(voided_text(words, material.standing.voided.get(&place)?));
    steps
        .enumerate()
        .map(|(place, ((step, figures), at))| {
            let answers = step.turn > before;
            before = step.turn;
            ReviewStep {
                at: *at,
                kind: figures.kind,
                pinned: match answers {
                    true => pinned(material, step.turn),
                    false => Vec::new(),
                },
                left_out: own_marks::own(material)
                    .filter(|_| answers)
                    .and_then(|own| own.left_out.get(&step.turn).cloned()),
                voided: voided(place),
                faults: faults::faults_of(words, figures),
            }
        })
        .collect()
}

fn pinned(material: &ReviewMaterial<'_>, turn: u32) -> Vec<String> {
    let (words, names) = (material.words, material.known.names);
    let remarks = material.standing.comments.iter().filter(|one| one.turn == Some(turn));
    let mut pinned: Vec<String> = remarks
        .map(|remark| words.labelled(&names.of(&remark.by), &remark.text))
        .collect();
    for assessor in &material.standing.assessors {
        for (dimension, judgement) in DIMENSIONS.into_iter().zip(&assessor.dimensions) {
            if let Judgement::Overridden {
                tenths,
                turn: at,
                reason,
            } = judgement
                && *at == Some(turn)
            {
                let mark = Mark(i64::from(*tenths));
                let what = format!("{} {mark} · {reason}", words.text(dimension_key(dimension)));
                pinned.push(words.labelled(&names.of(&assessor.by), &what));
            }
        }
    }
    for dispute in material.standing.disputes.iter().filter(|one| one.turn == turn) {
        let about = [
            ("who", names.of(&dispute.by).into()),
            ("event", wording::short(&dispute.event).to_owned().into()),
            ("dimension", words.text(dimension_key(dispute.dimension)).into()),
            ("mark", Mark(i64::from(dispute.proposed)).to_string().into()),
            ("reason", dispute.reason.clone().into()),
        ];
        pinned.push(words.with("review-disputed", &about));
    }
    pinned
}
