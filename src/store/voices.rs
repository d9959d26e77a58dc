//! The clips of a call and their manifest: `voices/ID/manifest.json` and `voices/ID/LANGUAGE/KEY.ogg`, beside the call's file.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::library_writing::write_whole;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::voice::manifest::{LARGEST_MANIFEST, Manifest, is_key, is_language};
use crate::sound::reading::{LARGEST_FILE, read};
use crate::sound::samples::Samples;

/// The folder of all voices, in the folder of the calls.
const FOLDER: &str = "voices";
/// How calls are spoken, in the folder of all voices.
const CONFIG: &str = "voice.ron";
const MANIFEST: &str = "manifest.json";
const LARGEST_CONFIG: u64 = 1024 * 1024;

/// The folder of one call's voices; it need not be there.
#[derive(Debug, Clone)]
pub struct VoiceFolder {
    root: PathBuf,
}

impl VoiceFolder {
    /// The voices of a call whose file stands in this folder.
    pub fn beside(calls: &Path, scenario: &str) -> Self {
        Self {
            root: calls.join(FOLDER).join(scenario),
        }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// The list of the clips; nothing if there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is no manifest.
    pub fn manifest(&self) -> Result<Option<Manifest>, StoreError> {
        let path = self.root.join(MANIFEST);
        let Some(bytes) = read_capped(&path, LARGEST_MANIFEST)? else {
            return Ok(None);
        };
        let manifest = Manifest::read(&bytes).map_err(|error| bad(&path, error.0))?;
        Ok(Some(manifest))
    }

    /// Writes the list of the clips as a whole.
    ///
    /// # Errors
    /// What the system refused; the old list is then still there.
    pub fn write_manifest(&self, manifest: &Manifest) -> Result<(), StoreError> {
        make(&self.root)?;
        let path = self.root.join(MANIFEST);
        let text = manifest.write();
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        write_whole(&path, text.as_bytes())
    }

    /// The samples of a clip.
    ///
    /// # Errors
    /// When it is not there, is too large, or is no sound.
    pub fn clip(&self, language: &str, key: &str) -> Result<Samples, StoreError> {
        let path = self.clip_path(language, key)?;
        let missing = || StoreError::io("read", &path)(io::ErrorKind::NotFound.into());
        let bytes = read_capped(&path, LARGEST_FILE)?.ok_or_else(missing)?;
        read(&bytes).map_err(|error| bad(&path, error.sentence()))
    }

    /// The length of a clip in bytes; nothing if it is not there.
    pub fn clip_bytes(&self, language: &str, key: &str) -> Option<u64> {
        let about = fs::metadata(self.clip_path(language, key).ok()?).ok()?;
        about.is_file().then_some(about.len())
    }

    /// Writes a clip as a whole.
    ///
    /// # Errors
    /// What the system refused.
    pub fn write_clip(&self, language: &str, key: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.clip_path(language, key)?;
        make(&self.root.join(language))?;
        write_whole(&path, bytes)
    }

    /// Removes a clip; one that is not there is no error.
    ///
    /// # Errors
    /// What the system refused.
    pub fn remove_clip(&self, language: &str, key: &str) -> Result<(), StoreError> {
        let path = self.clip_path(language, key)?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::io("remove", path)(error)),
            _ => Ok(()),
        }
    }

    /// The keys of all clips that are there in a language, sorted.
    pub fn keys(&self, language: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join(language)) else {
            return Vec::new();
        };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let keys = names.filter_map(|name| name.strip_suffix(".ogg").map(str::to_owned));
        let mut keys: Vec<String> = keys.filter(|key| is_key(key)).collect();
        keys.sort();
        keys
    }

    /// Nothing that could lead out of the folder becomes a path.
    fn clip_path(&self, language: &str, key: &str) -> Result<PathBuf, StoreError> {
        if !is_key(key) || !is_language(language) {
            return Err(bad(
                &self.root,
                sentence!(
                    "{language:?} and {key:?} name no clip.",
                    "{language:?} 和 {key:?} 不是录音的名字。"
                ),
            ));
        }
        Ok(self.root.join(language).join(format!("{key}.ogg")))
    }
}

/// The name and the bytes of `voices/voice.ron` in a folder of calls; nothing if there is none.
///
/// # Errors
/// When it is there and cannot be read.
pub fn read_voice_config(calls: &Path) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    let path = calls.join(FOLDER).join(CONFIG);
    let bytes = read_capped(&path, LARGEST_CONFIG)?;
    Ok(bytes.map(|bytes| (path.display().to_string(), bytes)))
}

fn make(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(StoreError::io("create the folder", folder))
}

/// The bytes of a regular file, unless it is longer than allowed; nothing if it is not there.
fn read_capped(path: &Path, longest: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io("read", path)(error)),
    };
    if !about.is_file() {
        return Err(bad(path, sentence!("It is not a regular file.", "它不是普通文件。")));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(longest + 1).read_to_end(&mut bytes))
        .map_err(StoreError::io("read", path))?;
    if bytes.len() as u64 > longest {
        let path = path.to_owned();
        return Err(StoreError::TooLong { path, longest });
    }
    Ok(Some(bytes))
}

fn bad(path: &Path, reason: Sentence) -> StoreError {
    StoreError::BadVoices {
        path: path.to_owned(),
        reason,
    }
}
