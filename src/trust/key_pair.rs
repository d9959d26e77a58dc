//! What one person or centre has: a key to sign with and a key to open with, and both public halves as one line of text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::keys::{KeyId, PublicKey, Signature, SigningIdentity};
use super::seal::{OpeningIdentity, Recipient};
use crate::sim::sentence::{Sentence, sentence};

const BINDING_DOMAIN: &str = "rolecall/public-keys";
const SEED_DOMAIN: &[u8] = b"rolecall/signing-seed/v1\0";
const LINE_BEGINS: &str = "rolecall-key-v1";

/// The secret half.
#[derive(Debug, Clone)]
pub struct SecretKeys {
    /// Signs.
    pub signing: SigningIdentity,
    /// Opens what was sealed for it.
    pub opening: OpeningIdentity,
    /// What the key to sign with is made of.
    seed_text: SeedText,
}

/// The text of a secret, kept out of logs.
#[derive(Clone)]
struct SeedText(String);

/// The public half: what others are given, and trust or not.
///
/// As text it is one line: `rolecall-key-v1`, the key that checks signatures, the key to seal for, and a signature that binds the second
/// to the first. So the short name of the first stands for both, and nobody can put another key to seal for beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PublicKeys {
    /// Checks signatures.
    pub signing: PublicKey,
    /// Whom to seal for.
    pub sealing: Recipient,
    binding: Signature,
}

/// Why a text is not the public half of anybody's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPublicKeys {
    /// It is another kind of text.
    Form,
    /// The owner of the first key has not signed the second: one of the two was exchanged.
    Binding,
}

impl SecretKeys {
    /// New keys from the system's source of randomness.
    pub fn generate() -> Self {
        // The library of seals asks the system; a fresh secret of it, hashed, is a fresh seed.
        let seed_text = OpeningIdentity::generate().to_secret_text();
        Self::from_parts(seed_text, OpeningIdentity::generate())
    }

    fn from_parts(seed_text: String, opening: OpeningIdentity) -> Self {
        let seed = Sha256::new()
            .chain_update(SEED_DOMAIN)
            .chain_update(&seed_text)
            .finalize();
        Self {
            signing: SigningIdentity::from_seed(&seed.into()),
            opening,
            seed_text: SeedText(seed_text),
        }
    }

    /// The public half.
    pub fn public(&self) -> PublicKeys {
        let sealing = self.opening.recipient();
        PublicKeys {
            signing: self.signing.public_key(),
            binding: self.signing.sign(BINDING_DOMAIN, sealing.to_string().as_bytes()),
            sealing,
        }
    }

    /// The text of the file that keeps them. `age -i` reads it too.
    pub fn to_secret_text(&self) -> String {
        format!(
            "# Secret keys of Rolecall. Whoever has this file can sign in your name.\n# The public half: {}\n# This one opens what was sealed for you:\n{}\n# This one signs:\n{}\n",
            self.public(),
            self.opening.to_secret_text(),
            self.seed_text.0
        )
    }

    /// Reads such a file.
    pub fn from_secret_text(text: &str) -> Option<Self> {
        let mut secrets = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (opening, seed) = (secrets.next()?, secrets.next()?);
        if secrets.next().is_some() {
            return None;
        }
        let opening = OpeningIdentity::from_secret_text(opening)?;
        // It is not used as such, but a damaged one is noticed by its checksum.
        let seed = OpeningIdentity::from_secret_text(seed)?.to_secret_text();
        Some(Self::from_parts(seed, opening))
    }
}

impl PublicKeys {
    /// The short name of both.
    pub fn id(&self) -> KeyId {
        self.signing.id()
    }
}

impl fmt::Debug for SeedText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SeedText")
    }
}

impl fmt::Display for PublicKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            signing,
            sealing,
            binding,
        } = self;
        write!(formatter, "{LINE_BEGINS} {signing} {sealing} {binding}")
    }
}

impl FromStr for PublicKeys {
    type Err = NotPublicKeys;

    fn from_str(text: &str) -> Result<Self, NotPublicKeys> {
        let form = NotPublicKeys::Form;
        let words: Vec<&str> = text.split_whitespace().collect();
        let [LINE_BEGINS, signing, sealing, binding] = words[..] else {
            return Err(form);
        };
        let signing: PublicKey = signing.parse().map_err(|_| form)?;
        let sealing = Recipient::try_from(sealing.to_owned()).map_err(|_| form)?;
        let binding: Signature = binding.parse().map_err(|_| form)?;
        signing
            .verify(BINDING_DOMAIN, sealing.to_string().as_bytes(), &binding)
            .map_err(|_| NotPublicKeys::Binding)?;
        Ok(Self {
            signing,
            sealing,
            binding,
        })
    }
}

impl From<PublicKeys> for String {
    fn from(keys: PublicKeys) -> Self {
        keys.to_string()
    }
}

impl TryFrom<String> for PublicKeys {
    type Error = NotPublicKeys;

    fn try_from(text: String) -> Result<Self, NotPublicKeys> {
        text.parse()
    }
}

impl NotPublicKeys {
    /// What to say of it, as a piece of a sentence.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Form => sentence!(
                "it is no public key of Rolecall, one line that begins with rolecall-key-v1",
                "它不是 Rolecall 的公钥，公钥是以 rolecall-key-v1 开头的一行"
            ),
            Self::Binding => sentence!(
                "its two halves do not belong together: one of them was exchanged or changed",
                "它的两半不是一对：其中一半被换过或改过"
            ),
        }
    }
}

impl fmt::Display for NotPublicKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for NotPublicKeys {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_kept_as_text_and_read_again() {
        let keys = SecretKeys::generate();
        let again = SecretKeys::from_secret_text(&keys.to_secret_text()).unwrap();
        assert_eq!(again.public(), keys.public());
        assert_eq!(keys.public().to_string().parse(), Ok(keys.public()));
        assert!(!format!("{keys:?}").contains("SECRET"));
    }

    #[test]
    fn an_exchanged_half_is_noticed() {
        let (ann, bob) = (SecretKeys::generate().public(), SecretKeys::generate().public());
        let swapped = PublicKeys {
            sealing: bob.sealing,
            ..ann.clone()
        };
        assert_eq!(swapped.to_string().parse::<PublicKeys>(), Err(NotPublicKeys::Binding));
        assert_eq!("nothing".parse::<PublicKeys>(), Err(NotPublicKeys::Form));
        let text = ann.to_string();
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] ^= 1;
            let changed = String::from_utf8_lossy(&changed).into_owned();
            assert!(changed.parse::<PublicKeys>().is_err(), "{changed}");
        }
    }
}
