//! Voices: each new line is prepared on a thread and given to the player in its turn; the writing on the screen keeps pace with it.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use super::speech::LineSound;
use super::wake::Waker;
use crate::sim::program::parts::Speaker;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::{Feeling, Voice};
use crate::sim::voice::lines::{YOU, voice_of, who_speaks};
use crate::sound::delivery::Mood;
use crate::sound::level::loudness_over_time;
use crate::store::calls_here::folder_of_call;
use crate::store::voice_shelf::{ShelfLine, VoiceShelf};
use crate::view::presenter::Presenter;
use crate::view::transcript::TranscriptLine;

/// How often loudness is known, for the ribbon and the mouth.
pub(super) const LOUDNESS_SECS: f32 = 0.04;

/// A line that somebody is going to hear.
struct WantedLine {
    place: usize,
    language: String,
    who: String,
    voice: Voice,
    age: u8,
    manner: Manner,
    text: String,
    mood: Mood,
    telephone: bool,
}

/// A line that can be played.
pub(super) struct PreparedLine {
    /// Its place in the transcript.
    pub(super) place: usize,
    /// What is heard.
    pub(super) sound: LineSound,
    /// How long it takes.
    pub(super) secs: f32,
    /// How loud it is every [`LOUDNESS_SECS`], 0 to 1.
    pub(super) loudness: Vec<f32>,
}

/// The thread that prepares the lines of one call. It ends with the call.
pub(super) struct Voices {
    wanted: Option<Sender<WantedLine>>,
    prepared: Mutex<Receiver<PreparedLine>>,
}

impl Voices {
    /// Begins to wait for lines of this call.
    pub(super) fn start(scenario: &str, waker: &Waker) -> Self {
        let (wanted, incoming) = channel::<WantedLine>();
        let (outgoing, prepared) = channel();
        let (scenario, waker) = (scenario.to_owned(), waker.clone());
        let thread = std::thread::Builder::new().name("voices".to_owned()).spawn(move || {
            let shelf = VoiceShelf::beside(folder_of_call(&scenario).as_deref(), &scenario);
            for line in incoming {
                if let Some(prepared) = prepare(&shelf, &line)
                    && outgoing.send(prepared).is_err()
                {
                    return;
                }
                waker.wake();
            }
        });
        Self {
            wanted: thread.is_ok().then_some(wanted),
            prepared: Mutex::new(prepared),
        }
    }

    /// Asks for a line of the transcript; what nobody says is not asked for.
    pub(super) fn want(
        &self,
        presenter: &Presenter,
        place: usize,
        line: &TranscriptLine,
        mood: (u8, Feeling),
        telephone: bool,
    ) {
        let (who, manner, text) = match line {
            TranscriptLine::Said {
                speaker, manner, text, ..
            } => match who_speaks(&presenter.program, *speaker) {
                Some(who) => (who, *manner, text),
                None => return,
            },
            TranscriptLine::Chose { speak: Some(speak), .. } => (YOU, Manner::Plain, speak),
            _ => return,
        };
        let (voice, age) = voice_of(&presenter.checked, who);
        let wanted = WantedLine {
            place,
            language: presenter.wording.language().to_owned(),
            who: who.to_owned(),
            voice,
            age,
            manner,
            text: text.clone(),
            mood: match line {
                TranscriptLine::Said {
                    speaker: Speaker::Customer,
                    ..
                } => Mood {
                    tension: mood.0,
                    feeling: mood.1,
                },
                _ => Mood::EVEN,
            },
            telephone,
        };
        if let Some(thread) = &self.wanted {
            // A thread that is gone leaves silence and captions.
            let _ = thread.send(wanted);
        }
    }

    /// The next line that is ready.
    pub(super) fn poll(&mut self) -> Option<PreparedLine> {
        let prepared = self
            .prepared
            .get_mut()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        prepared.try_recv().ok()
    }
}

fn prepare(shelf: &VoiceShelf, line: &WantedLine) -> Option<PreparedLine> {
    let shelf_line = ShelfLine {
        language: &line.language,
        who: &line.who,
        voice: line.voice,
        age: line.age,
        manner: line.manner,
        text: &line.text,
    };
    let spoken = shelf.speak(&shelf_line, line.mood, line.telephone)?;
    Some(PreparedLine {
        place: line.place,
        secs: spoken.samples.secs() / spoken.delivery.rate.max(0.1),
        loudness: loudness_over_time(&spoken.samples, LOUDNESS_SECS * spoken.delivery.rate),
        sound: LineSound {
            is_own: line.who == YOU,
            spoken: Arc::new(spoken),
        },
    })
}
