//! How far the newest lines have been said: one after the other, each written while it is heard.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::voices::LOUDNESS_SECS;
use crate::app::panels::call::Hearing;
use crate::app::panels::caller::Voicing;
use crate::store::voice_shelf::SpokenLine;

/// A line that is being said or waits to be.
#[derive(Debug, Clone, Default)]
struct Line {
    /// Its place in the transcript.
    place: usize,
    /// How long it takes, in seconds.
    lasts: f32,
    characters: usize,
    by: SpokenBy,
    /// How loud it is at each moment, if it is heard.
    loudness: Vec<f32>,
    /// What is to be heard when it begins, until it has begun.
    sound: Option<LineSound>,
}

/// Whose voice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum SpokenBy {
    /// Whoever has the phone at the other end: the face moves.
    #[default]
    WhoeverIsShown,
    /// Somebody in the background, or nobody: the ribbon moves.
    Background,
    /// The trainee: nothing moves.
    You,
}

/// The sound of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LineSound {
    /// What is played.
    pub(super) spoken: Arc<SpokenLine>,
    /// Whether the trainee says it.
    pub(super) is_own: bool,
}

/// The lines that are not yet said to their end.
#[derive(Debug, Clone, Default)]
pub(super) struct Speech {
    lines: VecDeque<Line>,
    /// How long the first of them has been going on, in seconds.
    passed: f32,
    /// Lines before this place have been said or skipped; their sounds come too late.
    done_before: usize,
}

impl Speech {
    /// A line comes after those that are being said.
    pub(super) fn add(&mut self, place: usize, lasts: f32, characters: usize, by: SpokenBy) {
        self.lines.push_back(Line {
            place,
            lasts,
            characters,
            by,
            loudness: Vec::new(),
            sound: None,
        });
    }

    /// A line is going to be heard: it takes as long as its sound. If it is being written already, it begins anew. Gives the sound
    /// back if the line has been said or skipped.
    pub(super) fn is_heard(
        &mut self,
        place: usize,
        lasts: f32,
        loudness: Vec<f32>,
        sound: LineSound,
    ) -> Option<LineSound> {
        let index = match self.lines.binary_search_by_key(&place, |line| line.place) {
            Ok(index) => index,
            Err(_) if place < self.done_before || !sound.is_own => return Some(sound),
            // An answer stands on the screen at once; if it can be heard, it is a line like the others.
            Err(index) => {
                let own = Line {
                    place,
                    by: SpokenBy::You,
                    characters: usize::MAX / 2,
                    ..Line::default()
                };
                self.lines.insert(index, own);
                index
            }
        };
        if index == 0 {
            self.passed = 0.0;
        }
        let line = &mut self.lines[index];
        line.lasts = lasts;
        line.loudness = loudness;
        line.sound = Some(sound);
        None
    }

    /// The sound of the line that has just begun, once.
    pub(super) fn begun_sound(&mut self) -> Option<LineSound> {
        self.lines.front_mut()?.sound.take()
    }

    /// Lets time pass.
    pub(super) fn pass(&mut self, time: Duration) {
        if self.lines.is_empty() {
            return;
        }
        self.passed += time.as_secs_f32();
        while let Some(first) = self.lines.front() {
            if self.passed < first.lasts {
                return;
            }
            self.passed -= first.lasts;
            self.done_before = first.place + 1;
            self.lines.pop_front();
        }
        self.passed = 0.0;
    }

    /// Everything up to this place has been said; what is being prepared for it is not heard any more.
    pub(super) fn skip_to(&mut self, place: usize) {
        self.lines.clear();
        self.passed = 0.0;
        self.done_before = self.done_before.max(place);
    }

    /// Whether the line at this place may still be heard.
    pub(super) fn awaits(&self, place: usize) -> bool {
        place >= self.done_before
    }

    /// Whether somebody is speaking.
    pub(super) fn is_going_on(&self) -> bool {
        !self.lines.is_empty()
    }

    /// What is heard and seen of it now.
    pub(super) fn hearing(&self) -> Hearing {
        let Some(line) = self.lines.front() else {
            return Hearing::default();
        };
        let share = self.passed / line.lasts.max(0.001);
        let loudness = match line.loudness.get((self.passed / LOUDNESS_SECS) as usize) {
            Some(loudness) => *loudness,
            // Without sound the mouth still moves.
            None if line.loudness.is_empty() => 0.35 + 0.65 * (self.passed * 9.0).sin().abs(),
            None => 0.0,
        };
        Hearing {
            voicing: Voicing {
                loudness: if line.by == SpokenBy::You { 0.0 } else { loudness },
                mouth: if line.by == SpokenBy::WhoeverIsShown {
                    loudness
                } else {
                    0.0
                },
                phase: self.passed * 7.0,
            },
            shown_characters: Some((share * line.characters as f32) as usize),
            shown_lines: Some(line.place + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::delivery::Delivery;
    use crate::sound::samples::Samples;

    #[test]
    fn lines_are_said_one_after_the_other() {
        let mut speech = Speech::default();
        speech.add(3, 2.0, 20, SpokenBy::WhoeverIsShown);
        speech.add(4, 1.0, 10, SpokenBy::You);
        speech.pass(Duration::from_millis(1000));
        let hearing = speech.hearing();
        assert_eq!((hearing.shown_lines, hearing.shown_characters), (Some(4), Some(10)));
        assert!(hearing.voicing.loudness > 0.0);
        let sound = LineSound {
            spoken: Arc::new(SpokenLine {
                samples: Samples::default(),
                delivery: Delivery::AS_IT_IS,
                is_murmur: false,
            }),
            is_own: true,
        };
        assert_eq!(speech.is_heard(4, 4.0, vec![0.5; 100], sound.clone()), None);
        assert_eq!(speech.begun_sound(), None, "its turn has not come");
        speech.pass(Duration::from_millis(3000));
        let hearing = speech.hearing();
        assert_eq!(speech.begun_sound(), Some(sound.clone()));
        assert_eq!(speech.begun_sound(), None, "it is played once");
        assert_eq!((hearing.shown_lines, hearing.shown_characters), (Some(5), Some(5)));
        assert_eq!(hearing.voicing.loudness, 0.0, "the trainee's own line moves no face");
        speech.pass(Duration::from_millis(2001));
        assert!(!speech.is_going_on());
        assert_eq!(speech.hearing().shown_lines, None);
        assert_eq!(
            speech.is_heard(4, 4.0, Vec::new(), sound.clone()),
            Some(sound),
            "it comes too late"
        );
    }
}
