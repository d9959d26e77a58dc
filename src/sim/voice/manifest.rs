//! `manifest.json`: the list of a call's clips, with the origin and the licence of each.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::command::KEY_DIGITS;
use super::lines::VoiceLine;
use crate::sim::scenario::flow::Manner;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;

/// The format's version.
const FORMAT: u32 = 1;
/// So many clips one call may have.
pub const MOST_CLIPS: usize = 4_000;
/// The largest manifest that is read: 2 MiB.
pub const LARGEST_MANIFEST: u64 = 2 * 1024 * 1024;
/// Hexadecimal digits that tell one text from another.
const TEXT_DIGITS: usize = 16;

/// The clips of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The format's version.
    pub format: u32,
    /// The call.
    pub scenario: String,
    /// Where the clips come from; each clip names one of them by its place, from 0.
    pub sources: Vec<Source>,
    /// The clips, sorted by language and key.
    pub clips: Vec<Clip>,
}

/// Where clips come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The program and its version, as in `eSpeak NG text-to-speech: 1.51`.
    pub made_by: String,
    /// One sentence.
    pub origin: String,
    /// One sentence.
    pub licence: String,
}

/// One clip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// The language's code.
    pub language: String,
    /// The file's name without its ending.
    pub key: String,
    /// Who speaks: `customer`, `you`, or an id of the call's people.
    pub who: String,
    /// How.
    pub manner: Manner,
    /// A fingerprint of the text on the screen.
    pub text: String,
    /// How long it takes, in milliseconds.
    pub millis: u32,
    /// The file's length.
    pub bytes: u32,
    /// Its place in the list of sources.
    pub source: usize,
}

impl Clip {
    /// Whether it is this line's, said as this file. Several lines may be one file: a sum of money is read out alike in every country.
    pub fn is_of(&self, line: &VoiceLine, key: &str) -> bool {
        self.key == key
            && self.language == line.language
            && self.who == line.who
            && self.manner == line.manner
            && self.text == text_fingerprint(&line.text)
    }
}

/// Why a manifest is not used, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadManifest(pub Sentence);

impl Manifest {
    /// A call without clips.
    pub fn empty(scenario: &str) -> Self {
        Self {
            format: FORMAT,
            scenario: scenario.to_owned(),
            sources: Vec::new(),
            clips: Vec::new(),
        }
    }

    /// Reads a manifest. Its keys become names of files, so nothing but hexadecimal digits is let through.
    ///
    /// # Errors
    /// What is wrong with it, in one sentence.
    pub fn read(bytes: &[u8]) -> Result<Self, BadManifest> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| BadManifest(no_json(&error)))?;
        let bad = |why: Sentence| Err(BadManifest(why));
        if manifest.format != FORMAT {
            return bad(sentence!(
                "Format {format} is not known; this program reads {FORMAT}.",
                "格式 {format} 无法识别，本程序读格式 {FORMAT}。",
                format = manifest.format
            ));
        }
        if manifest.clips.len() > MOST_CLIPS {
            return bad(sentence!(
                "It lists {clips} clips; a call may have {MOST_CLIPS}.",
                "清单列了 {clips} 段录音，一通电话最多 {MOST_CLIPS} 段。",
                clips = manifest.clips.len()
            ));
        }
        for clip in &manifest.clips {
            let key = &clip.key;
            if !is_key(key) {
                return bad(sentence!(
                    "{key:?} is not the name of a clip.",
                    "{key:?} 不是录音的名字。"
                ));
            }
            if !is_language(&clip.language) {
                let language = &clip.language;
                return bad(sentence!(
                    "{language:?} is not a language.",
                    "{language:?} 不是语言代码。"
                ));
            }
            if clip.source >= manifest.sources.len() {
                return bad(sentence!(
                    "The clip {key} names a source that is not listed.",
                    "录音 {key} 注明的来源不在清单里。"
                ));
            }
        }
        Ok(manifest)
    }

    /// The bytes of the file; the same clips give the same bytes. A clip is one line, so that a difference is read easily.
    pub fn write(&self) -> String {
        let list = |items: Vec<String>| match items.is_empty() {
            true => "[]".to_owned(),
            false => format!("[\n    {}\n  ]", items.join(",\n    ")),
        };
        format!(
            "{{\n  \"format\": {},\n  \"scenario\": {},\n  \"sources\": {},\n  \"clips\": {}\n}}\n",
            self.format,
            json(&self.scenario),
            list(self.sources.iter().map(json).collect()),
            list(self.clips.iter().map(json).collect()),
        )
    }

    /// The clip of a line. If it was said in another manner only, that one is better than none.
    pub fn clip(&self, language: &str, who: &str, manner: Manner, text: &str) -> Option<&Clip> {
        let wanted = text_fingerprint(text);
        let mut fitting = self
            .clips
            .iter()
            .filter(|clip| clip.text == wanted && clip.language == language && clip.who == who);
        let first = fitting.next()?;
        let exact = std::iter::once(first).chain(fitting).find(|clip| clip.manner == manner);
        Some(exact.unwrap_or(first))
    }

    /// The number of a source, which is added if it is new.
    pub fn source(&mut self, source: Source) -> usize {
        if let Some(place) = self.sources.iter().position(|known| *known == source) {
            return place;
        }
        self.sources.push(source);
        self.sources.len() - 1
    }

    /// Puts clips into their order and leaves out sources that none comes from.
    pub fn tidy(&mut self) {
        self.clips.sort_by(|one, other| {
            (&one.language, &one.key, &one.text, &one.who, one.manner).cmp(&(
                &other.language,
                &other.key,
                &other.text,
                &other.who,
                other.manner,
            ))
        });
        let used: BTreeSet<usize> = self.clips.iter().map(|clip| clip.source).collect();
        let mut kept = Vec::new();
        let mut places = vec![0; self.sources.len()];
        for (old, source) in self.sources.iter().enumerate().filter(|(old, _)| used.contains(old)) {
            places[old] = kept.len();
            kept.push(source.clone());
        }
        for clip in &mut self.clips {
            clip.source = places.get(clip.source).copied().unwrap_or(0);
        }
        self.sources = kept;
    }
}

/// What the reader of JSON says, it says in English alone; the place is for everybody.
fn no_json(error: &serde_json::Error) -> Sentence {
    Sentence {
        english: format!("{error}."),
        chinese: format!("第 {} 行第 {} 列不是清单应有的内容。", error.line(), error.column()),
    }
}

/// Nothing in a manifest has a form that JSON lacks.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The fingerprint by which a text is found.
pub fn text_fingerprint(text: &str) -> String {
    let mut hash = sha256_hex(&[text.as_bytes()]);
    hash.truncate(TEXT_DIGITS);
    hash
}

/// Whether a word can be the name of a clip.
pub fn is_key(word: &str) -> bool {
    word.len() == KEY_DIGITS && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a word can be a language's code, and so the name of a folder.
pub fn is_language(word: &str) -> bool {
    (2..=16).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && word.starts_with(|first: char| first.is_ascii_alphabetic())
}
