//! Whose events are believed: those that a key in the list of trusted keys has signed.

use super::writer::Sign;
use crate::sim::assessment::event::{DOMAIN, Event};
use crate::sim::sentence::{Sentence, sentence};
use crate::trust::key_pair::SecretKeys;
use crate::trust::keys::{KeyId, Signature};
use crate::trust::trust_list::{NotTrusted, TrustList};

/// Somebody's keys, ready to sign events.
pub struct Signer {
    keys: SecretKeys,
    id: String,
}

impl Signer {
    /// Signs with these keys.
    pub fn new(keys: SecretKeys) -> Self {
        let id = keys.public().id().to_string();
        Self { keys, id }
    }
}

impl Sign for Signer {
    fn key(&self) -> &str {
        &self.id
    }

    fn sign(&self, bytes: &[u8]) -> String {
        self.keys.signing.sign(DOMAIN, bytes).to_string()
    }
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Signer")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What reads events asks of a list of trusted keys.
pub fn believer(trust: &TrustList) -> impl FnMut(&Event, &[u8], &str) -> Result<(), Sentence> {
    |event, bytes, signature| {
        let changed = || {
            sentence!(
                "it was changed after it was signed. Take the file from a copy.",
                "它签名之后被改动过。请用备份恢复这个文件。"
            )
        };
        let id: KeyId = event.by.parse().map_err(|_| changed())?;
        let signature: Signature = signature.parse().map_err(|_| changed())?;
        match trust.verify(&id, DOMAIN, bytes, &signature) {
            Ok(_) => Ok(()),
            Err(NotTrusted::NotSigned { .. }) => Err(changed()),
            Err(NotTrusted::Unknown(id)) => Err(sentence!(
                "the key {id} is not trusted here. Compare it with its owner, then pin it: rolecall keys trust NAME KEY",
                "这里不信任密钥 {id}。请先与本人核对，再执行：rolecall keys trust 名字 公钥"
            )),
            Err(NotTrusted::Revoked { name, at }) => Err(sentence!(
                "the key of {name} was revoked here on {at}.",
                "{name} 的密钥已于 {at} 在此撤销。"
            )),
        }
    }
}
