//! What speaks: `voice.ron` beside the calls, else the built-in one, or a command that was typed.

use std::path::Path;

use anyhow::bail;

use super::render::Job;
use crate::cli::diagnostics::Findings;
use crate::sim::scenario::spanned::{List, Spanned, Text};
use crate::sim::voice::command::{NoVoice, utterance};
use crate::sim::voice::config::{BUILT_IN, SpokenLanguage, VoiceConfig};
use crate::sim::voice::lines::VoiceLine;
use crate::store::voices::read_voice_config;
use crate::words::Locale;

/// How calls are spoken, and where that stands.
pub(super) struct Setting {
    pub(super) config: VoiceConfig,
    /// The file, or a word for what is built in.
    pub(super) name: String,
}

impl Setting {
    /// Reads `voice.ron`; a command that was typed replaces the commands in it and keeps the names of the voices.
    pub(super) fn new(calls: &Path, command: Option<&str>, licence: Option<&str>) -> anyhow::Result<Self> {
        let (name, bytes) = read_voice_config(calls)?
            .unwrap_or_else(|| ("the built-in voice.ron".to_owned(), BUILT_IN.as_bytes().to_vec()));
        let mut config = match VoiceConfig::read(&name, &bytes) {
            Ok(config) => config,
            Err(findings) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let texts = [(name.clone(), text)].into();
                let mut shown = Findings::new(&texts, false, Locale::from_system());
                for finding in &findings {
                    eprint!("{}", shown.human(finding));
                }
                bail!("{name} has mistakes");
            }
        };
        if let Some(command) = command {
            let words: Vec<&str> = command.split_whitespace().collect();
            if words.is_empty() {
                bail!("--command names no program");
            }
            for spoken in &mut config.languages.0 {
                replace_command(spoken, &words, licence.unwrap_or_default());
            }
        }
        Ok(Self { config, name })
    }
}

fn replace_command(spoken: &mut SpokenLanguage, words: &[&str], licence: &str) {
    let text = |word: &str| -> Text { Spanned::synthetic(word.to_owned()) };
    spoken.command = List(words.iter().map(|word| text(word)).collect());
    spoken.version = List(Vec::new());
    spoken.origin = text(&format!("Rendered with the command: {}", words.join(" ")));
    spoken.licence = text(licence);
    for voice in &mut spoken.voices.0 {
        voice.command = None;
        voice.origin = None;
        voice.licence = None;
    }
}

/// What has to be done for each line.
pub(super) fn jobs(spoken: &SpokenLanguage, lines: &[VoiceLine]) -> Result<Vec<Job>, NoVoice> {
    let job = |line: &VoiceLine| {
        Ok(Job {
            utterance: utterance(spoken, line)?,
            line: line.clone(),
        })
    };
    lines.iter().map(job).collect()
}
