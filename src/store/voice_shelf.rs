//! The voices of one call while it is played: a clip for a line, else a murmur; on the telephone, if that is wanted.
//!
//! Whoever plays sound makes one shelf a call and asks it for each line:
//!
//! ```no_run
//! # use rolecall::sim::scenario::{flow::Manner, model::{Feeling, Voice}};
//! # use rolecall::sound::delivery::Mood;
//! # use rolecall::store::voice_shelf::{ShelfLine, VoiceShelf};
//! # use rolecall::store::scenario_files::library_folder;
//! let shelf = VoiceShelf::beside(library_folder().as_deref(), "angry-complaint");
//! let line = ShelfLine { language: "en", who: "customer", voice: Voice::LowMan, age: 41, manner: Manner::Sharp, text: "Well?" };
//! let mood = Mood { tension: 75, feeling: Feeling::Anger };
//! if let Some(spoken) = shelf.speak(&line, mood, true) {
//!     // Give spoken.samples to the player with spoken.delivery.rate and spoken.delivery.gain_decibels.
//! }
//! ```
//!
//! `who`, `voice` and `age` of a speaker come from `sim::voice::lines::{who_speaks, voice_of}`.

use std::path::Path;
use std::sync::OnceLock;

use super::voices::VoiceFolder;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::Voice;
use crate::sim::voice::lines::YOU;
use crate::sim::voice::manifest::{Manifest, text_fingerprint};
use crate::sound::delivery::{Delivery, Mood, delivery};
use crate::sound::murmur::{QUIETER_DECIBELS, murmur};
use crate::sound::resample::resample;
use crate::sound::samples::Samples;
use crate::sound::telephone::telephone;

/// Samples a second of what is handed to a player. Clips have fewer, and players make them whole less carefully.
pub const PLAYED_RATE: u32 = 24_000;

/// The voices of one call. The list of clips is read at the first question, a clip when it is asked for.
#[derive(Debug, Default)]
pub struct VoiceShelf {
    folder: Option<VoiceFolder>,
    manifest: OnceLock<Option<Manifest>>,
}

/// A line that is heard now.
#[derive(Debug, Clone, Copy)]
pub struct ShelfLine<'l> {
    /// The language's code.
    pub language: &'l str,
    /// `customer`, `you`, or the id of one of the call's people.
    pub who: &'l str,
    /// Which kind of voice it is, for the murmur.
    pub voice: Voice,
    /// Age in years, for the murmur.
    pub age: u8,
    /// How it is said.
    pub manner: Manner,
    /// The text as it stands on the screen.
    pub text: &'l str,
}

/// What is to be played.
#[derive(Debug, Clone, PartialEq)]
pub struct SpokenLine {
    /// The samples, one channel, [`PLAYED_RATE`] a second.
    pub samples: Samples,
    /// How they are played.
    pub delivery: Delivery,
    /// Whether there was no clip.
    pub is_murmur: bool,
}

impl VoiceShelf {
    /// The voices of a call whose file stands in this folder. Without a folder everything is murmured.
    pub fn beside(calls: Option<&Path>, scenario: &str) -> Self {
        Self {
            folder: calls.map(|calls| VoiceFolder::beside(calls, scenario)),
            manifest: OnceLock::new(),
        }
    }

    /// The clip of a line, dry and at its own rate. Nothing if there is none, or if it cannot be read.
    pub fn clip(&self, language: &str, who: &str, manner: Manner, text: &str) -> Option<Samples> {
        let folder = self.folder.as_ref()?;
        let manifest = self
            .manifest
            .get_or_init(|| folder.manifest().ok().flatten())
            .as_ref()?;
        let clip = manifest.clip(language, who, manner, text)?;
        folder.clip(&clip.language, &clip.key).ok()
    }

    /// What is played for a line: its clip, else a murmur. The trainee's own line is dry and as it is; without a clip it is silent,
    /// because the trainee is the one who says it. Others go through the telephone band if `on_telephone` says so.
    pub fn speak(&self, line: &ShelfLine<'_>, mood: Mood, on_telephone: bool) -> Option<SpokenLine> {
        let clip = self.clip(line.language, line.who, line.manner, line.text);
        if line.who == YOU {
            return clip.map(|samples| SpokenLine {
                samples: resample(&samples, PLAYED_RATE),
                delivery: Delivery::AS_IT_IS,
                is_murmur: false,
            });
        }
        let is_murmur = clip.is_none();
        let mut samples =
            clip.unwrap_or_else(|| murmur(line.voice, line.age, mood, line.manner, line.text, seed_of(line.text)));
        if samples.mono.is_empty() {
            return None;
        }
        if on_telephone {
            telephone(&mut samples);
        }
        let mut delivery = delivery(mood, line.manner);
        if is_murmur {
            // It has the mood in itself.
            delivery.rate = 1.0;
            delivery.gain_decibels += QUIETER_DECIBELS;
        }
        Some(SpokenLine {
            samples: resample(&samples, PLAYED_RATE),
            delivery,
            is_murmur,
        })
    }
}

/// The same line murmurs alike every time.
fn seed_of(text: &str) -> u64 {
    u64::from_str_radix(&text_fingerprint(text), 16).unwrap_or(0)
}
