//! Why a key cannot be made or used, in sentences that say what to do.

use std::fmt;
use std::path::PathBuf;

use super::error::StoreError;
use crate::sim::sentence::{Sentence, sentence};
use crate::trust::seal::NotOpened;

/// Why a key cannot be made or used.
#[derive(Debug)]
pub enum KeyError {
    /// The disk.
    Store(StoreError),
    /// Neither `ROLECALL_KEYS` is given, nor has the system a folder for settings.
    NoFolder,
    /// The folder of keys lies in the folder of data, or around it.
    InsideData(PathBuf),
    /// The name is none of 1 to 64 of `a-z 0-9 - _`.
    Name(String),
    /// There is a key with this name already.
    Exists(PathBuf),
    /// There is no key with this name.
    NoSuchKey {
        /// The name.
        name: String,
        /// Those that are there.
        known: Vec<String>,
    },
    /// No name was given, and there is not exactly one key.
    WhichKey(Vec<String>),
    /// The key has a passphrase, and none was given.
    NoPassphrase(PathBuf),
    /// The key cannot be opened or read.
    NotReadable(PathBuf, Option<NotOpened>),
}

impl KeyError {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        let listed = |names: &[String]| names.join(", ");
        match self {
            Self::Store(error) => error.sentence(),
            Self::NoFolder => sentence!(
                "This system names no folder for settings. Name a folder of keys in the variable ROLECALL_KEYS.",
                "本系统没有存放设置的文件夹。请在环境变量 ROLECALL_KEYS 中写明密钥文件夹。"
            ),
            Self::InsideData(path) => sentence!(
                "The folder of keys {path} and the folder of data lie in each other, so whoever is given the data would be given the keys. Name another folder in ROLECALL_KEYS or with --data.",
                "密钥文件夹 {path} 与数据文件夹互相包含，拿到数据的人也就拿到了密钥。请用 ROLECALL_KEYS 或 --data 指定另一个文件夹。",
                path = path.display()
            ),
            Self::Name(name) => sentence!(
                "{name:?} cannot be the name of a key: write 1 to 64 of a-z, 0-9, \"-\" and \"_\".",
                "{name:?} 不能作密钥名：请用 1 到 64 个字符，限 a-z、0-9、“-”和“_”。",
                name = name
            ),
            Self::Exists(path) => sentence!(
                "There is a key {path} already, and keys are never overwritten. Choose another name.",
                "密钥 {path} 已经存在，不会被覆盖。请换一个名字。",
                path = path.display()
            ),
            Self::NoSuchKey { name, known } => sentence!(
                "There is no key {name:?} here. There are: {known}. \"rolecall keys new NAME\" makes one.",
                "这里没有密钥 {name:?}。现有：{known}。用 “rolecall keys new 名字” 可新建。",
                name = name,
                known = listed(known)
            ),
            Self::WhichKey(known) if known.is_empty() => sentence!(
                "There is no key here yet. \"rolecall keys new NAME\" makes one.",
                "这里还没有密钥。用 “rolecall keys new 名字” 可新建。"
            ),
            Self::WhichKey(known) => sentence!(
                "There are several keys: {known}. Say which with --key NAME.",
                "这里有几把密钥：{known}。请用 --key 指明用哪一把。",
                known = listed(known)
            ),
            Self::NoPassphrase(path) => sentence!(
                "The key {path} has a passphrase. Give it with --passphrase-file FILE or in the variable ROLECALL_PASSPHRASE.",
                "密钥 {path} 设有口令。请用 --passphrase-file 或环境变量 ROLECALL_PASSPHRASE 给出。",
                path = path.display()
            ),
            Self::NotReadable(path, Some(NotOpened::WrongPassphrase)) => sentence!(
                "The key {path} does not open with this passphrase.",
                "用这个口令打不开密钥 {path}。",
                path = path.display()
            ),
            Self::NotReadable(path, _) => sentence!(
                "The file {path} is no key of Rolecall, or it was damaged. Take it from a copy.",
                "文件 {path} 不是 Rolecall 的密钥，或已损坏。请用备份恢复。",
                path = path.display()
            ),
        }
    }
}

impl From<StoreError> for KeyError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence().wording(false))
    }
}

impl std::error::Error for KeyError {}
