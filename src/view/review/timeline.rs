//! When each line of a call is heard in a replay. Nobody talks over anybody there: a line that was skipped is heard to its end.

use crate::sim::time::Millis;
use crate::view::report::ReportedSession;
use crate::view::transcript::TranscriptLine;

/// One line and when it is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedLine {
    /// How long the replay has gone on when it begins.
    pub at: Millis,
    /// How long it takes.
    pub lasts: Millis,
    /// The step of the debrief that it follows; none before the first.
    pub step: Option<usize>,
    /// The line.
    pub line: TranscriptLine,
}

/// The replay of a call by the clock.
pub(super) struct Timeline {
    /// Every line in the order of time.
    pub(super) lines: Vec<TimedLine>,
    /// When each step is made.
    pub(super) steps: Vec<Millis>,
    /// How long the replay takes.
    pub(super) lasts: Millis,
}

/// Every step is made when it was made in the call, or as soon as everything before it has been heard.
pub(super) fn timeline(session: &ReportedSession) -> Timeline {
    let debriefed = session.debrief().map_or(&[][..], |view| view.steps.as_slice());
    let mut timeline = Timeline {
        lines: Vec::new(),
        steps: Vec::with_capacity(debriefed.len()),
        lasts: Millis(0),
    };
    timeline.hear(None, &session.heard_first);
    for (index, step) in debriefed.iter().enumerate() {
        timeline.lasts = timeline.lasts.max(step.at);
        timeline.steps.push(timeline.lasts);
        timeline.hear(Some(index), &step.lines);
    }
    timeline.lasts = timeline.lasts.max(session.identity.lasted);
    timeline
}

impl Timeline {
    fn hear(&mut self, step: Option<usize>, lines: &[TranscriptLine]) {
        for line in lines {
            let lasts = match line {
                TranscriptLine::Said { lasts, .. } => *lasts,
                TranscriptLine::Chose { .. } | TranscriptLine::Happened(_) => Millis(0),
            };
            self.lines.push(TimedLine {
                at: self.lasts,
                lasts,
                step,
                line: line.clone(),
            });
            self.lasts = Millis(self.lasts.0.saturating_add(lasts.0));
        }
    }
}
