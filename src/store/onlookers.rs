//! Who looks at marks on this machine, and whose marks are believed here.

use super::folder::DataFolder;
use super::keys::{KeyError, KeyFolder};
use crate::sim::assessment::blind::NO_KEY_YET;
use crate::sim::session::hash::sha256_hex;
use crate::trust::trust_list::TrustList;

/// Whose signed marks count, and from whom others' marks may have to be kept. Without any nobody is believed and nothing is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Onlookers {
    /// Whose events are believed.
    pub trust: TrustList,
    /// The keys of those who may look, as their short names.
    pub viewers: Vec<String>,
}

impl Onlookers {
    /// The owner of the key with this name, else everybody who has a key on this machine. Where no keys can lie there is nobody.
    ///
    /// # Errors
    /// The keys cannot be read, or there is no key with this name.
    pub fn find(data: &DataFolder, named: Option<&str>) -> Result<Self, KeyError> {
        Self::of(KeyFolder::find(data), named)
    }

    /// The same for keys that were looked for already.
    ///
    /// # Errors
    /// The keys cannot be read, or there is no key with this name.
    pub fn of(keys: Result<KeyFolder, KeyError>, named: Option<&str>) -> Result<Self, KeyError> {
        match keys {
            Ok(keys) => Ok(Self {
                trust: keys.trust()?,
                viewers: keys.viewers(named)?,
            }),
            Err(KeyError::NoFolder) if named.is_none() => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// The same for the list of sessions and for everything in the window, groups included: if nobody has a key here yet, whoever looks
    /// may be about to mark.
    #[must_use]
    pub fn before_any_key(mut self) -> Self {
        if self.viewers.is_empty() {
            self.viewers.push(NO_KEY_YET.to_owned());
        }
        self
    }

    /// The same for whoever says that they do not mark: if nobody has a key here, nothing is kept from them.
    #[must_use]
    pub fn who_do_not_mark(mut self) -> Self {
        self.viewers.retain(|viewer| viewer != NO_KEY_YET);
        self
    }

    /// Changes whenever others look or others are believed.
    pub fn digest(&self) -> String {
        let mut viewers = self.viewers.clone();
        viewers.sort_unstable();
        let trust = serde_json::to_string(&self.trust).unwrap_or_default();
        sha256_hex(&[
            b"rolecall/onlookers/v1\0",
            trust.as_bytes(),
            b"\0",
            // Somebody without a key is somebody else than nobody.
            format!("{} {}", viewers.len(), viewers.join(" ")).as_bytes(),
        ])
    }
}
