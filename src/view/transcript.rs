//! The transcript: what was said and done, line by line.

use super::presenter::Presenter;
use crate::sim::call::event::CallEvent;
use crate::sim::program::parts::Speaker;
use crate::sim::scenario::flow::Manner;
use crate::sim::time::Millis;

/// One line of the transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranscriptLine {
    /// Somebody said something.
    Said {
        /// Who.
        speaker: Speaker,
        /// The name to show.
        name: String,
        /// What.
        text: String,
        /// How.
        manner: Manner,
        /// How long it takes.
        lasts: Millis,
    },
    /// You chose this; `speak` is what you said, or none for silence or a deed.
    Chose {
        /// The option's label.
        label: String,
        /// What you said.
        speak: Option<String>,
    },
    /// Something happened that nobody said.
    Happened(String),
}

/// The transcript of events. Broken rules, what came out and the meters are not part of it: a running call does not show them here.
pub fn lines<'e>(presenter: &Presenter, events: impl IntoIterator<Item = &'e CallEvent>) -> Vec<TranscriptLine> {
    let events = events.into_iter();
    let mut lines = Vec::with_capacity(events.size_hint().0);
    lines.extend(events.filter_map(|event| line(presenter, event)));
    lines
}

/// The same, with the number of the turn in front of what answered it: a choice, or time that ran out. They are the numbers that marks are
/// pinned to.
pub fn numbered_lines<'e>(
    presenter: &Presenter,
    events: impl IntoIterator<Item = &'e CallEvent>,
) -> Vec<(Option<u32>, TranscriptLine)> {
    let mut turn = 0;
    let lines = events.into_iter().filter_map(|event| {
        let answers = matches!(event, CallEvent::Answered { .. } | CallEvent::TimeRanOut { .. });
        turn += u32::from(answers);
        Some((answers.then_some(turn), line(presenter, event)?))
    });
    lines.collect()
}

fn line(presenter: &Presenter, event: &CallEvent) -> Option<TranscriptLine> {
    let words = &presenter.words;
    let happened = |key: &str| Some(TranscriptLine::Happened(words.text(key)));
    let with =
        |key: &str, name: &str, value: String| Some(TranscriptLine::Happened(words.with(key, &[(name, value.into())])));
    match event {
        CallEvent::Spoke(utterance) => Some(TranscriptLine::Said {
            speaker: utterance.speaker,
            name: presenter.speaker(utterance.speaker),
            text: presenter.text(utterance.text),
            manner: utterance.manner,
            lasts: utterance.lasts,
        }),
        CallEvent::Answered { label, speak, .. } => Some(TranscriptLine::Chose {
            label: presenter.text(*label),
            speak: speak.map(|speak| presenter.text(speak)),
        }),
        CallEvent::LookedUp { item } => {
            let item = presenter.program.items.get(usize::from(*item))?;
            with("happened-looked-up", "item", presenter.text(item.title))
        }
        CallEvent::Transferred { desk, warm } => {
            let desk = presenter.program.transfers.get(usize::from(*desk))?;
            let key = if *warm {
                "happened-transferred-warm"
            } else {
                "happened-transferred-cold"
            };
            with(key, "desk", presenter.text(desk.title))
        }
        CallEvent::Connected => happened("happened-connected"),
        CallEvent::TimeRanOut { .. } => happened("happened-answered-late"),
        CallEvent::HoldBegan => happened("happened-hold-began"),
        CallEvent::HoldEnded { .. } => happened("happened-hold-back"),
        CallEvent::HoldOverran => happened("happened-hold-late"),
        CallEvent::Snapped => happened("happened-snapped"),
        CallEvent::HungUp => happened("happened-hung-up"),
        CallEvent::Missed => happened("happened-missed"),
        CallEvent::LineDropped => happened("happened-line-dropped"),
        CallEvent::Muted(true) => happened("happened-muted"),
        CallEvent::Muted(false) => happened("happened-unmuted"),
        CallEvent::TimersStretched(timers) => with("happened-timers", "timers", words.named("timers", timers)),
        CallEvent::Noted => happened("happened-noted"),
        CallEvent::Asked { .. }
        | CallEvent::Revealed { .. }
        | CallEvent::MoodChanged { .. }
        | CallEvent::FeelingChanged(_)
        | CallEvent::Broke { .. }
        | CallEvent::ConversationEnded { .. }
        | CallEvent::WrapUpChanged
        | CallEvent::Finished => None,
    }
}
