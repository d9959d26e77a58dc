//! Ed25519 keys and signatures (RFC 8032). What is signed is never the bytes alone, but a domain, a version and their SHA-256: so a
//! signature under one kind of document can never be taken for one under another.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The version of how documents are signed. Another way would have another number, and no signature would fit both.
const VERSION: &str = "v1";

/// Somebody who can sign.
#[derive(Clone)]
pub struct SigningIdentity {
    key: SigningKey,
}

/// What others check signatures with: 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PublicKey([u8; 32]);

/// The short name of a public key: the first 16 hexadecimal digits of its SHA-256. It names files and is compared by people; it is
/// never enough to check a signature with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct KeyId(String);

/// A signature: 128 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Signature([u8; 64]);

/// The signature is not one of this key under these bytes in this domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotSigned;

/// A text is not what it should be: so many lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotHexadecimal {
    /// How many digits there should be.
    pub digits: usize,
}

impl SigningIdentity {
    /// The identity that these 32 secret bytes make. They must come from the system's source of randomness.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self {
            key: SigningKey::from_bytes(seed),
        }
    }

    /// The key that others check its signatures with.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.key.verifying_key().to_bytes())
    }

    /// Signs bytes as a document of this domain, such as `rolecall/ticket`.
    pub fn sign(&self, domain: &str, bytes: &[u8]) -> Signature {
        Signature(self.key.sign(&signed_message(domain, bytes)).to_bytes())
    }
}

impl PublicKey {
    /// Its short name.
    pub fn id(&self) -> KeyId {
        let digest = Sha256::digest(self.0);
        KeyId(hexadecimal(&digest[..8]))
    }

    /// Checks that the owner of this key has signed these bytes as a document of this domain.
    ///
    /// # Errors
    /// [`NotSigned`] for any other bytes, domain, key or signature, and for keys that fit signatures of others.
    pub fn verify(&self, domain: &str, bytes: &[u8], signature: &Signature) -> Result<(), NotSigned> {
        let key = VerifyingKey::from_bytes(&self.0).map_err(|_| NotSigned)?;
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        key.verify_strict(&signed_message(domain, bytes), &signature)
            .map_err(|_| NotSigned)
    }
}

/// What is signed for these bytes.
fn signed_message(domain: &str, bytes: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(domain.len() + VERSION.len() + 34);
    message.extend_from_slice(domain.as_bytes());
    message.push(0);
    message.extend_from_slice(VERSION.as_bytes());
    message.push(0);
    message.extend_from_slice(&Sha256::digest(bytes));
    message
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of lower-case hexadecimal digits: one spelling for one key, so that texts can be compared.
fn from_hexadecimal<const N: usize>(text: &str) -> Result<[u8; N], NotHexadecimal> {
    let wrong = NotHexadecimal { digits: 2 * N };
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let text = text.as_bytes();
    if text.len() != 2 * N {
        return Err(wrong);
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        let (Some(high), Some(low)) = (digit(pair[0]), digit(pair[1])) else {
            return Err(wrong);
        };
        *byte = high << 4 | low;
    }
    Ok(bytes)
}

/// The secret stays out of logs.
impl fmt::Debug for SigningIdentity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningIdentity({})", self.public_key().id())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hexadecimal(&self.0))
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hexadecimal(&self.0))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl KeyId {
    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicKey {
    type Err = NotHexadecimal;

    fn from_str(text: &str) -> Result<Self, NotHexadecimal> {
        from_hexadecimal(text).map(Self)
    }
}

impl FromStr for Signature {
    type Err = NotHexadecimal;

    fn from_str(text: &str) -> Result<Self, NotHexadecimal> {
        from_hexadecimal(text).map(Self)
    }
}

impl FromStr for KeyId {
    type Err = NotHexadecimal;

    fn from_str(text: &str) -> Result<Self, NotHexadecimal> {
        from_hexadecimal::<8>(text).map(|_| Self(text.to_owned()))
    }
}

macro_rules! as_text {
    ($type:ty) => {
        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }

        impl TryFrom<String> for $type {
            type Error = NotHexadecimal;

            fn try_from(text: String) -> Result<Self, NotHexadecimal> {
                text.parse()
            }
        }
    };
}
as_text!(PublicKey);
as_text!(KeyId);
as_text!(Signature);

impl fmt::Display for NotSigned {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(
            "The signature does not fit: the bytes, the kind of document, the key or the signature is another one.",
        )
    }
}

impl std::error::Error for NotSigned {}

impl fmt::Display for NotHexadecimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "it must have {} lower-case hexadecimal digits", self.digits)
    }
}

impl std::error::Error for NotHexadecimal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_test_vector_gives_the_published_key() {
        // RFC 8032, section 7.1, test 1.
        let seed = from_hexadecimal("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        assert_eq!(SigningIdentity::from_seed(&seed).public_key().to_string(), public);
    }

    #[test]
    fn only_the_same_key_domain_and_bytes_fit() {
        let ann = SigningIdentity::from_seed(&[1; 32]);
        let bob = SigningIdentity::from_seed(&[2; 32]);
        let signature = ann.sign("rolecall/ticket", b"text");
        let key = ann.public_key();
        assert_eq!(key.verify("rolecall/ticket", b"text", &signature), Ok(()));
        assert_eq!(key.verify("rolecall/ticket", b"Text", &signature), Err(NotSigned));
        assert_eq!(key.verify("rolecall/receipt", b"text", &signature), Err(NotSigned));
        let others = bob.public_key().verify("rolecall/ticket", b"text", &signature);
        assert_eq!(others, Err(NotSigned));
        for byte in 0..64 {
            let mut changed = signature;
            changed.0[byte] ^= 1;
            assert_eq!(
                key.verify("rolecall/ticket", b"text", &changed),
                Err(NotSigned),
                "{byte}"
            );
        }
    }

    #[test]
    fn a_key_that_fits_many_signatures_is_refused() {
        // The neutral point: with a plain check it would accept a signature of nothing under everything.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut signature = [0; 64];
        signature[0] = 1;
        let verdict = PublicKey(neutral).verify("rolecall/ticket", b"anything", &Signature(signature));
        assert_eq!(verdict, Err(NotSigned));
    }

    #[test]
    fn texts_are_read_in_one_spelling_only() {
        let key = SigningIdentity::from_seed(&[1; 32]).public_key();
        assert_eq!(key.to_string().parse(), Ok(key));
        assert!(key.to_string().to_uppercase().parse::<PublicKey>().is_err());
        assert!("00".parse::<KeyId>().is_err());
        assert_eq!(key.id().as_str().len(), 16);
    }
}
