//! Whose events are believed: those that a key in the list of trusted keys has signed.

use super::writer::Sign;
use crate::sim::assessment::event::{DOMAIN, Event, NotBelieved};
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
pub fn believer(trust: &TrustList) -> impl FnMut(&Event, &[u8], &str) -> Result<(), NotBelieved> {
    |event, bytes, signature| {
        let changed = || NotBelieved {
            why: sentence!(
                "it was changed after it was signed. Take the file from a copy.",
                "它签名之后被改动过。请用备份恢复这个文件。"
            ),
            is_stranger: false,
        };
        let id: KeyId = event.by.parse().map_err(|_| changed())?;
        let verified = match signature.parse::<Signature>() {
            Ok(signature) => trust.verify(&id, DOMAIN, bytes, &signature).map(|_| ()),
            // Nothing of a key that is not trusted is believed, whatever its signatures look like.
            Err(_) => Err(trust
                .mistrusted(&id)
                .unwrap_or(NotTrusted::NotSigned { name: String::new() })),
        };
        verified.map_err(|error| match error {
            NotTrusted::NotSigned { .. } => changed(),
            NotTrusted::Unknown(id) => stranger(sentence!(
                "the key {id} is not trusted here. Compare it with its owner, then pin it: rolecall keys trust NAME KEY",
                "这里不信任密钥 {id}。请先与本人核对，再执行：rolecall keys trust 名字 公钥"
            )),
            NotTrusted::Revoked { name, at } => stranger(sentence!(
                "the key of {name} was revoked here on {at}.",
                "{name} 的密钥已于 {at} 在此撤销。"
            )),
        })
    }
}

fn stranger(why: Sentence) -> NotBelieved {
    NotBelieved { why, is_stranger: true }
}
