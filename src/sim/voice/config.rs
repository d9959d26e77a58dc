//! `voice.ron`: which command speaks which language and voice, and where its voices come from.

use serde::Deserialize;

use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::load::load;
use crate::sim::scenario::model::Voice;
use crate::sim::scenario::spanned::{List, Name, Spanned, Text};
use crate::sim::sentence::{Sentence, sentence};

/// The file's version that this program reads.
const FORMAT: u32 = 1;
/// What speaks if there is no `voice.ron`: eSpeak NG.
pub const BUILT_IN: &str = include_str!("../../../assets/voices/voice.ron");

/// How calls are spoken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceConfig {
    /// The format's version.
    pub format: Spanned<u32>,
    /// One entry for each language.
    pub languages: List<SpokenLanguage>,
}

/// How one language is spoken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpokenLanguage {
    /// The language's code, `en` or `zh-Hans`.
    pub language: Name,
    /// The program and its arguments. Nothing is read by a shell, so nothing needs quoting. The names in braces stand in
    /// [`super::command::NAMES`]; without `{text}` and `{file}` the text is written to the program's standard input.
    pub command: List<Text>,
    /// A command whose first line of output names the program and its version, for the manifest.
    #[serde(default)]
    pub version: List<Text>,
    /// Where the voices come from, in one sentence, for the manifest.
    pub origin: Text,
    /// Under which licence the clips may be passed on, in one sentence.
    pub licence: Text,
    /// Words a minute at an ordinary pace, for `{speed}`.
    pub speed: Spanned<u16>,
    /// How much of the sound the clips keep.
    #[serde(default)]
    pub sound: Sound,
    /// The voices by their kind.
    pub voices: List<NamedVoice>,
}

/// How much of a sound a clip keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Sound {
    /// What a telephone carries, as small as it gets: about 2.3 KB a clip and 1.3 KB a second.
    #[default]
    Telephone,
    /// The whole voice, for recordings and good speech programs: about 4 KB a clip and 5 KB a second.
    Wide,
}

/// One voice of a speech program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedVoice {
    /// Which of the calls' voices it speaks.
    pub kind: Voice,
    /// What the program calls it, for `{voice}`.
    pub name: Text,
    /// The same for whispers; without it they are spoken.
    #[serde(default)]
    pub whisper: Option<Text>,
    /// The ordinary pitch, 0 to 99, for `{pitch}`.
    #[serde(default = "middle")]
    pub pitch: u8,
    /// Another command for this voice, as for recordings.
    #[serde(default)]
    pub command: Option<List<Text>>,
    /// Its origin, if it is another one.
    #[serde(default)]
    pub origin: Option<Text>,
    /// Its licence, if it is another one.
    #[serde(default)]
    pub licence: Option<Text>,
}

fn middle() -> u8 {
    50
}

impl VoiceConfig {
    /// Reads the bytes of a `voice.ron`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let mut loaded = load::<Self>(name, bytes);
        let Some(config) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
            return Err(loaded.mistakes);
        };
        let mut object = |code: &'static str, span, message: Sentence| {
            let mut finding = Diagnostic::error(code, span, message);
            name.clone_into(&mut finding.file);
            loaded.mistakes.push(finding);
        };
        if config.format.value != FORMAT {
            let message = sentence!(
                "Format {format} is not known; this program reads {FORMAT}.",
                "不认识格式 {format}；这个程序读的是格式 {FORMAT}。",
                format = config.format
            );
            object("unknown-format", config.format.span, message);
        }
        for spoken in &config.languages {
            let own = spoken.voices.iter().filter_map(|voice| voice.command.as_ref());
            if std::iter::once(&spoken.command)
                .chain(own)
                .any(|words| words.is_empty())
            {
                object(
                    "empty-text",
                    spoken.language.span,
                    sentence!("A command needs a program to run.", "命令要有一个可以运行的程序。"),
                );
            }
            for sentence in [&spoken.origin, &spoken.licence] {
                if sentence.trim().is_empty() {
                    let message = sentence!(
                        "Say where the voices come from and how they may be used; clips are passed on with it.",
                        "请写明声音从哪里来、可以怎样用；语音片段会带着它一起传下去。"
                    );
                    object("empty-text", sentence.span, message);
                }
            }
        }
        if loaded.mistakes.is_empty() {
            Ok(config)
        } else {
            Err(loaded.mistakes)
        }
    }

    /// How a language is spoken.
    pub fn language(&self, code: &str) -> Option<&SpokenLanguage> {
        self.languages.iter().find(|spoken| spoken.language.value == code)
    }
}

impl SpokenLanguage {
    /// The voice for a kind.
    pub fn voice(&self, kind: Voice) -> Option<&NamedVoice> {
        self.voices.iter().find(|voice| voice.kind == kind)
    }
}
