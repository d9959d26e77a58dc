//! Whom this machine trusts: public keys that a person has pinned by hand, each with a name.
//!
//! A key that lies beside what it has signed proves nothing, so no other key is ever used to check a signature.

use serde::{Deserialize, Serialize};

use super::key_pair::PublicKeys;
use super::keys::{KeyId, NotSigned, Signature};

/// The most keys that are pinned.
pub const MOST_TRUSTED: usize = 1000;

/// All pinned keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustList {
    /// In the order in which they were pinned.
    pub trusted: Vec<TrustedKey>,
}

/// A key that is trusted, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustedKey {
    /// What the owner is called here.
    pub name: String,
    /// The key.
    pub keys: PublicKeys,
    /// When it was pinned, in UTC.
    pub since: String,
    /// When it was taken back, in UTC; what it signs does not count from then on, nor what it says it signed before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<String>,
}

/// Why a signature does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTrusted {
    /// Nobody has pinned a key with this short name.
    Unknown(KeyId),
    /// The key was taken back.
    Revoked {
        /// Whose it was.
        name: String,
        /// When, in UTC.
        at: String,
    },
    /// The key is pinned, and has not signed this.
    NotSigned {
        /// Whose it is.
        name: String,
    },
}

impl TrustList {
    /// What the owners of the pinned keys are called here: the key's short name, then the name.
    pub fn names(&self) -> Vec<(String, String)> {
        let named = |key: &TrustedKey| (key.keys.id().to_string(), key.name.clone());
        self.trusted.iter().map(named).collect()
    }

    /// The pinned key with this short name.
    pub fn find(&self, id: &KeyId) -> Option<&TrustedKey> {
        self.trusted.iter().find(|trusted| trusted.keys.id() == *id)
    }

    /// Why nothing that this key signs counts; nothing if it is trusted.
    pub fn mistrusted(&self, id: &KeyId) -> Option<NotTrusted> {
        let Some(trusted) = self.find(id) else {
            return Some(NotTrusted::Unknown(id.clone()));
        };
        let at = trusted.revoked.as_ref()?;
        Some(NotTrusted::Revoked {
            name: trusted.name.clone(),
            at: at.clone(),
        })
    }

    /// Pins a key. One that is there keeps its date; one that was taken back is not given back by this.
    pub fn pin(&mut self, name: &str, keys: PublicKeys, now: &str) {
        if self.find(&keys.id()).is_none() && self.trusted.len() < MOST_TRUSTED {
            self.trusted.push(TrustedKey {
                name: name.to_owned(),
                keys,
                since: now.to_owned(),
                revoked: None,
            });
        }
    }

    /// Takes a key back. Says whether it was there.
    pub fn revoke(&mut self, id: &KeyId, now: &str) -> bool {
        let Some(trusted) = self.trusted.iter_mut().find(|trusted| trusted.keys.id() == *id) else {
            return false;
        };
        trusted.revoked.get_or_insert_with(|| now.to_owned());
        true
    }

    /// Checks that a trusted key with this short name has signed these bytes, and returns whose it is.
    ///
    /// # Errors
    /// [`NotTrusted`].
    pub fn verify(
        &self,
        signer: &KeyId,
        domain: &str,
        bytes: &[u8],
        signature: &Signature,
    ) -> Result<&TrustedKey, NotTrusted> {
        if let Some(why) = self.mistrusted(signer) {
            return Err(why);
        }
        let trusted = self.find(signer).ok_or_else(|| NotTrusted::Unknown(signer.clone()))?;
        match trusted.keys.signing.verify(domain, bytes, signature) {
            Ok(()) => Ok(trusted),
            Err(NotSigned) => Err(NotTrusted::NotSigned {
                name: trusted.name.clone(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::key_pair::SecretKeys;

    #[test]
    fn only_pinned_keys_count_and_only_until_they_are_taken_back() {
        let (ann, eve) = (SecretKeys::generate(), SecretKeys::generate());
        let mut list = TrustList::default();
        list.pin("Ann", ann.public(), "2026-11-24T08:00:00Z");
        let verify = |list: &TrustList, keys: &SecretKeys, id: &KeyId| {
            let signature = keys.signing.sign("d", b"bytes");
            list.verify(id, "d", b"bytes", &signature)
                .map(|trusted| trusted.name.clone())
        };
        let (ann_id, eve_id) = (ann.public().id(), eve.public().id());
        assert_eq!(verify(&list, &ann, &ann_id), Ok("Ann".to_owned()));
        assert_eq!(verify(&list, &eve, &eve_id), Err(NotTrusted::Unknown(eve_id)));
        let name = "Ann".to_owned();
        assert_eq!(
            verify(&list, &eve, &ann_id),
            Err(NotTrusted::NotSigned { name: name.clone() })
        );
        let at = "2026-11-25T08:00:00Z".to_owned();
        assert!(list.revoke(&ann_id, &at));
        list.pin("Ann", ann.public(), "2026-11-26T08:00:00Z");
        assert_eq!(verify(&list, &ann, &ann_id), Err(NotTrusted::Revoked { name, at }));
    }
}
