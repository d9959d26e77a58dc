//! The folder of keys: secret keys, their public halves, and the list of keys that are trusted here. It lies outside the folder of data,
//! so that whoever is given the data is given neither secrets nor trust.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::folder::{DataFolder, make_folder};
use super::fs::Fs;
use super::keys_place::keys_place;
use super::real_place::real_place;
use super::ron_words::ron_words;
use super::settings_file::SettingsFile;
use super::wall::wall_now;
use super::whole_file::sync_parent;
use crate::sim::sentence::{Sentence, sentence};
use crate::trust::key_pair::{PublicKeys, SecretKeys};
use crate::trust::seal::{NotOpened, is_sealed, open_with_passphrase, seal_with_passphrase};
use crate::trust::trust_list::TrustList;

pub use super::key_error::KeyError;
pub use super::keys_place::KEYS_VARIABLE;

/// The variable that holds the passphrase of a key, where no file is named.
pub const PASSPHRASE_VARIABLE: &str = "ROLECALL_PASSPHRASE";

const SECRET_ENDING: &str = ".key";
const PUBLIC_ENDING: &str = ".pub";
const TRUST_FILE: &str = "trust.ron";
/// The longest file of a key: 16 KiB.
const LONGEST_KEY: u64 = 16 << 10;
const LONGEST_NAME: usize = 64;

/// The folder of keys. Nothing is made in it before it is needed.
#[derive(Debug, Clone)]
pub struct KeyFolder {
    fs: Arc<dyn Fs>,
    root: PathBuf,
}

impl KeyFolder {
    /// The folder that the variable `ROLECALL_KEYS` names, else one among the platform's settings.
    ///
    /// # Errors
    /// There is none of the two, or it and the folder of data lie in each other.
    pub fn find(data: &DataFolder) -> Result<Self, KeyError> {
        let root = keys_place().ok_or(KeyError::NoFolder)?;
        let root = std::path::absolute(&root).map_err(StoreError::io("find", &root))?;
        Self::at(Arc::clone(data.fs()), root, data.root())
    }

    /// The folder at this place, if one is named, else the one that [`Self::find`] finds.
    ///
    /// # Errors
    /// Those of [`Self::at`] and [`Self::find`].
    pub fn named_or_found(data: &DataFolder, named: Option<PathBuf>) -> Result<Self, KeyError> {
        match named {
            Some(root) => Self::at(Arc::clone(data.fs()), root, data.root()),
            None => Self::find(data),
        }
    }

    /// The folder at this path, for a folder of data at another.
    ///
    /// # Errors
    /// One lies in the other, on whatever way they are named, or the system does not say where they are.
    pub fn at(fs: Arc<dyn Fs>, root: PathBuf, data: &Path) -> Result<Self, KeyError> {
        let (real_root, real_data) = (real_place(&root)?, real_place(data)?);
        if real_root.starts_with(&real_data) || real_data.starts_with(&real_root) {
            return Err(KeyError::InsideData(root));
        }
        Ok(Self { fs, root })
    }

    /// Its path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Makes new keys with this name and pins them: whoever signs trusts what they have signed. With a passphrase, the secret half is
    /// sealed by it. Without one, only the mode of the file protects it.
    ///
    /// # Errors
    /// The name cannot be taken, or the system refuses.
    pub fn create(&self, name: &str, passphrase: Option<&str>) -> Result<PublicKeys, KeyError> {
        check_name(name)?;
        make_folder(self.fs.as_ref(), &self.root)?;
        let (secret_path, public_path) = (self.file(name, SECRET_ENDING), self.file(name, PUBLIC_ENDING));
        for path in [&secret_path, &public_path] {
            if self.fs.exists(path).map_err(StoreError::io("look for", path))? {
                return Err(KeyError::Exists(path.clone()));
            }
        }
        let keys = SecretKeys::generate();
        let text = keys.to_secret_text();
        let bytes = match passphrase {
            None => text.into_bytes(),
            Some(passphrase) => seal_with_passphrase(passphrase, text.as_bytes()).map_err(|why| {
                let path = secret_path.clone();
                StoreError::Unreadable {
                    path,
                    why: Sentence::same(why),
                }
            })?,
        };
        self.write_new(&secret_path, &bytes)?;
        self.write_new(&public_path, format!("{}\n", keys.public()).as_bytes())?;
        let mut trust = self.trust()?;
        trust.pin(name, keys.public(), &wall_now());
        self.write_trust(&trust)?;
        Ok(keys.public())
    }

    /// The names of the secret keys, sorted.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn names(&self) -> Result<Vec<String>, KeyError> {
        let looked = self.fs.exists(&self.root);
        if !looked.map_err(StoreError::io("look for the folder", &self.root))? {
            return Ok(Vec::new());
        }
        let files = self
            .fs
            .list(&self.root)
            .map_err(StoreError::io("list the keys in", &self.root))?;
        let names = files.iter().filter_map(|file| {
            let name = file.to_str()?.strip_suffix(SECRET_ENDING)?;
            check_name(name).is_ok().then(|| name.to_owned())
        });
        Ok(names.collect())
    }

    /// The name that is given, else that of the only key.
    ///
    /// # Errors
    /// There is no such key, or more than one to choose from.
    pub fn chosen(&self, name: Option<&str>) -> Result<String, KeyError> {
        let known = self.names()?;
        match (name, known.as_slice()) {
            (None, [only]) => Ok(only.clone()),
            (None, _) => Err(KeyError::WhichKey(known)),
            (Some(name), _) if known.iter().any(|known| known == name) => Ok(name.to_owned()),
            (Some(name), _) => Err(KeyError::NoSuchKey {
                name: name.to_owned(),
                known,
            }),
        }
    }

    /// Who looks at marks here, as the short names of keys: the owner of the key that is named; else everybody who has a key here, since
    /// it may be any of them. `sim::assessment::blind` says what they may see.
    ///
    /// # Errors
    /// There is no such key, or a public half is not there or damaged.
    pub fn viewers(&self, named: Option<&str>) -> Result<Vec<String>, KeyError> {
        let names = match named {
            Some(name) => vec![name.to_owned()],
            None => self.names()?,
        };
        let id = |name: &String| Ok(self.public(name)?.id().to_string());
        names.iter().map(id).collect()
    }

    /// The secret keys with this name.
    ///
    /// # Errors
    /// They are not there, are damaged, or the passphrase is missing or wrong.
    pub fn secret(&self, name: &str, passphrase: Option<&str>) -> Result<SecretKeys, KeyError> {
        let path = self.file(&self.chosen(Some(name))?, SECRET_ENDING);
        let mut bytes = self.read(&path)?;
        if is_sealed(&bytes) {
            let passphrase = passphrase.ok_or_else(|| KeyError::NoPassphrase(path.clone()))?;
            bytes = open_with_passphrase(passphrase, &bytes, LONGEST_KEY)
                .map_err(|why| KeyError::NotReadable(path.clone(), Some(why)))?;
        }
        let keys = std::str::from_utf8(&bytes).ok().and_then(SecretKeys::from_secret_text);
        keys.ok_or(KeyError::NotReadable(path, None))
    }

    /// The public half of the keys with this name.
    ///
    /// # Errors
    /// It is not there or damaged.
    pub fn public(&self, name: &str) -> Result<PublicKeys, KeyError> {
        let path = self.file(&self.chosen(Some(name))?, PUBLIC_ENDING);
        let bytes = self.read(&path)?;
        let text = String::from_utf8_lossy(&bytes);
        text.parse().map_err(|_| KeyError::NotReadable(path, None))
    }

    /// The keys that are trusted here; none if there is no list.
    ///
    /// # Errors
    /// The list is damaged; it is never written over then.
    pub fn trust(&self) -> Result<TrustList, KeyError> {
        let Some(text) = self.trust_file().read()? else {
            return Ok(TrustList::default());
        };
        ron::from_str(&text).map_err(|error| {
            KeyError::Store(StoreError::Unreadable {
                path: self.root.join(TRUST_FILE),
                why: ron_words(&error),
            })
        })
    }

    /// Replaces the list of trusted keys.
    ///
    /// # Errors
    /// What the system refused.
    pub fn write_trust(&self, trust: &TrustList) -> Result<(), KeyError> {
        make_folder(self.fs.as_ref(), &self.root)?;
        let text = ron::ser::to_string_pretty(trust, ron::ser::PrettyConfig::default()).unwrap_or_default();
        Ok(self.trust_file().replace(&text)?)
    }

    fn trust_file(&self) -> SettingsFile {
        SettingsFile::new(Arc::clone(&self.fs), self.root.join(TRUST_FILE))
    }

    fn file(&self, name: &str, ending: &str) -> PathBuf {
        self.root.join(format!("{name}{ending}"))
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, KeyError> {
        let bytes = self
            .fs
            .read(path, LONGEST_KEY)
            .map_err(StoreError::io("read the key", path))?;
        if bytes.len() as u64 > LONGEST_KEY {
            return Err(KeyError::NotReadable(path.to_owned(), Some(NotOpened::TooLong)));
        }
        Ok(bytes)
    }

    /// Never over a file that is there: an overwritten key is lost for ever.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let mut file = self
            .fs
            .create_new(path)
            .map_err(StoreError::io("create the key", path))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(StoreError::io("write the key", path))?;
        sync_parent(self.fs.as_ref(), path)
    }
}

/// The public keys in a file, or in the text itself.
///
/// # Errors
/// The file cannot be read, or what it says is no public key.
pub fn public_keys_from(fs: &dyn Fs, file_or_text: &str) -> Result<PublicKeys, KeyError> {
    if let Ok(keys) = file_or_text.parse() {
        return Ok(keys);
    }
    let path = Path::new(file_or_text);
    let bytes = fs
        .read(path, LONGEST_KEY)
        .map_err(StoreError::io("read the public key", path))?;
    String::from_utf8_lossy(&bytes).parse::<PublicKeys>().map_err(|error| {
        KeyError::Store(StoreError::Unreadable {
            path: path.to_owned(),
            why: error.sentence(),
        })
    })
}

/// The passphrase in the first line of a file, else in the variable `ROLECALL_PASSPHRASE`; nothing if there is neither.
///
/// # Errors
/// The file cannot be read or is empty.
pub fn passphrase_from(fs: &dyn Fs, file: Option<&Path>) -> Result<Option<String>, KeyError> {
    let Some(path) = file else {
        return Ok(std::env::var(PASSPHRASE_VARIABLE).ok().filter(|text| !text.is_empty()));
    };
    let bytes = fs
        .read(path, LONGEST_KEY)
        .map_err(StoreError::io("read the passphrase", path))?;
    let text = String::from_utf8_lossy(&bytes);
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(Some(line.to_owned())),
        None => Err(KeyError::Store(StoreError::Unreadable {
            path: path.to_owned(),
            why: sentence!("its first line, the passphrase, is empty", "第一行应是口令，却是空的"),
        })),
    }
}

/// A name that is a name of a file on every system.
fn check_name(name: &str) -> Result<(), KeyError> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    match (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(allowed) {
        true => Ok(()),
        false => Err(KeyError::Name(name.chars().take(LONGEST_NAME).collect())),
    }
}
