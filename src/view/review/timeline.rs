//! When each line of a call was heard, so that it can be heard again.

use crate::sim::time::Millis;
use crate::view::report::ReportedSession;
use crate::view::transcript::TranscriptLine;

/// One line and when it was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedLine {
    /// How old the call was when it began.
    pub at: Millis,
    /// How long it takes.
    pub lasts: Millis,
    /// The step of the debrief that it followed; none before the first.
    pub step: Option<usize>,
    /// The line.
    pub line: TranscriptLine,
}

/// Every line in the order of time. A line begins when the one before it ends, and never after the step that came next.
pub(super) fn timeline(session: &ReportedSession) -> Vec<TimedLine> {
    let steps = session.debrief().map_or(&[][..], |view| view.steps.as_slice());
    let parts = std::iter::once((Millis(0), None, session.heard_first.as_slice())).chain(
        steps
            .iter()
            .enumerate()
            .map(|(index, step)| (step.at, Some(index), step.lines.as_slice())),
    );
    let ends = steps.iter().map(|step| step.at).chain([session.identity.lasted]);
    let mut timeline: Vec<TimedLine> = Vec::new();
    for ((from, step, lines), until) in parts.zip(ends) {
        let mut at = from;
        for line in lines {
            let lasts = match line {
                TranscriptLine::Said { lasts, .. } => *lasts,
                TranscriptLine::Chose { .. } | TranscriptLine::Happened(_) => Millis(0),
            };
            timeline.push(TimedLine {
                at: at.min(until.max(from)),
                lasts,
                step,
                line: line.clone(),
            });
            at = Millis(at.0.saturating_add(lasts.0));
        }
    }
    timeline
}
