//! The command that speaks one line, and the name of what it makes: a hash over everything that can be heard.

use super::config::{NamedVoice, Sound, SpokenLanguage};
use super::lines::{VoiceLine, YOU};
use super::spoken::spoken_text;
use super::tone::{Tone, tone};
use crate::sim::scenario::spanned::Text;
use crate::sim::session::hash::sha256_hex;

/// What may stand in braces in a command.
pub const NAMES: [&str; 9] = [
    "text", "file", "out", "language", "voice", "pitch", "speed", "length", "key",
];
/// Goes up when the same command would be made into another clip: by another encoding, level or trimming.
const VERSION: &str = "rolecall/voice/v1";
/// Hexadecimal digits of a key: 128 bits.
pub const KEY_DIGITS: usize = 32;

/// How one line is spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// The clip's name: [`KEY_DIGITS`] hexadecimal digits.
    pub key: String,
    /// What is read out: the text with sums, dates and signs in words.
    pub spoken: String,
    /// The program and its arguments; `{text}`, `{file}`, `{out}` and `{key}` are still to be filled in.
    words: Vec<String>,
    /// How much of the sound is kept.
    pub sound: Sound,
    /// Where the voice comes from.
    pub origin: String,
    /// Under which licence the clip may be passed on.
    pub licence: String,
}

/// Why a line is not spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoVoice {
    /// The kind of voice that has no entry.
    pub kind: String,
    /// The language.
    pub language: String,
}

impl std::fmt::Display for NoVoice {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kind, language } = self;
        write!(
            formatter,
            "There is no voice of the kind {kind} for the language \"{language}\"; add it to voice.ron."
        )
    }
}

impl std::error::Error for NoVoice {}

/// How a line is spoken.
///
/// # Errors
/// When its kind of voice has no entry.
pub fn utterance(spoken: &SpokenLanguage, line: &VoiceLine) -> Result<Utterance, NoVoice> {
    let voice = spoken.voice(line.voice).ok_or_else(|| NoVoice {
        kind: format!("{:?}", line.voice),
        language: line.language.clone(),
    })?;
    let tone = tone(voice.pitch, spoken.speed.value, line.age, line.manner);
    let words: Vec<String> = voice
        .command
        .as_ref()
        .unwrap_or(&spoken.command)
        .iter()
        .map(|word| of_the_voice(word, voice, tone, line))
        .collect();
    let read_out = spoken_text(&line.language, &line.text);
    let manner = format!("{:?}", line.manner);
    // The trainee's own voice does not come out of a telephone.
    let sound = if line.who == YOU { Sound::Wide } else { spoken.sound };
    let kept = format!("{sound:?}");
    let head = [VERSION, &line.language, &line.who, &manner, &kept, &read_out];
    let mut parts: Vec<&[u8]> = Vec::new();
    for part in head.into_iter().chain(words.iter().map(String::as_str)) {
        parts.extend([part.as_bytes(), b"\0"]);
    }
    let mut key = sha256_hex(&parts);
    key.truncate(KEY_DIGITS);
    let sentence = |own: &Option<Text>, all: &Text| own.as_ref().unwrap_or(all).value.clone();
    Ok(Utterance {
        key,
        spoken: read_out,
        words,
        sound,
        origin: sentence(&voice.origin, &spoken.origin),
        licence: sentence(&voice.licence, &spoken.licence),
    })
}

fn of_the_voice(word: &Text, voice: &NamedVoice, tone: Tone, line: &VoiceLine) -> String {
    let name = match &voice.whisper {
        Some(whisper) if tone.whispered => whisper,
        _ => &voice.name,
    };
    fill(
        word,
        &[
            ("language", &line.language),
            ("voice", name),
            ("pitch", &tone.pitch.to_string()),
            ("speed", &tone.speed.to_string()),
            ("length", &format!("{}.{:02}", tone.length / 100, tone.length % 100)),
        ],
    )
}

impl Utterance {
    /// The program and its arguments. `out` is the file that it shall write, `file` one that holds the text.
    pub fn command(&self, out: &str, file: &str) -> Vec<String> {
        let values = [
            ("text", self.spoken.as_str()),
            ("file", file),
            ("out", out),
            ("key", self.key.as_str()),
        ];
        self.words.iter().map(|word| fill(word, &values)).collect()
    }

    /// Whether the text is written to the program's standard input.
    pub fn reads_standard_input(&self) -> bool {
        !self
            .words
            .iter()
            .any(|word| word.contains("{text}") || word.contains("{file}"))
    }
}

/// Replaces names in braces in one pass, so that braces in a text are left alone. What has no value stays.
fn fill(word: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(word.len());
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, behind)| {
            let found = values.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value, behind))
        });
        if let Some((value, behind)) = value {
            filled.push_str(value);
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in_once() {
        let values = [("text", "a {out} b"), ("out", "x.wav")];
        assert_eq!(fill("{text}|{out}", &values), "a {out} b|x.wav");
        assert_eq!(fill("{other} {", &values), "{other} {");
        assert_eq!(fill("--o={out}.tmp", &values), "--o=x.wav.tmp");
    }
}
