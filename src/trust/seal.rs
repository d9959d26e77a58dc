//! Sealed bytes: files in the format of `age`, which only the owner of one key can open, in this program or with the program `age`.

use std::fmt;
use std::io::Read as _;
use std::str::FromStr as _;

use age::secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

/// Whom bytes are sealed for: a public key of X25519, `age1…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Recipient(String);

/// Somebody who can open what was sealed for them.
#[derive(Clone)]
pub struct OpeningIdentity(age::x25519::Identity);

/// Why sealed bytes cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOpened {
    /// They are no file of `age`.
    NotSealed,
    /// They were sealed for another key, or changed since.
    OtherKeyOrChanged,
    /// The passphrase is another one.
    WrongPassphrase,
    /// What is in them is longer than what is read.
    TooLong,
}

/// A text is no public key of `age`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotARecipient;

impl OpeningIdentity {
    /// A new identity from the system's source of randomness.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn from_secret_text(text: &str) -> Option<Self> {
        age::x25519::Identity::from_str(text).ok().map(Self)
    }

    /// `AGE-SECRET-KEY-1…`, which is the secret itself.
    pub fn to_secret_text(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// Whom to seal for.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public().to_string())
    }

    /// Opens what was sealed for this key, if it is at most so many bytes.
    ///
    /// # Errors
    /// [`NotOpened`]; a single changed bit is noticed.
    pub fn open(&self, sealed: &[u8], longest: u64) -> Result<Vec<u8>, NotOpened> {
        open_with(&self.0, sealed, longest, NotOpened::OtherKeyOrChanged)
    }
}

impl Recipient {
    /// Seals bytes, so that only the owner of this key can open them.
    ///
    /// # Errors
    /// [`NotARecipient`] if the key is none; it was checked when it was read.
    pub fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, NotARecipient> {
        let recipient = age::x25519::Recipient::from_str(&self.0).map_err(|_| NotARecipient)?;
        age::encrypt(&recipient, bytes).map_err(|_| NotARecipient)
    }
}

/// Seals bytes with a passphrase. Opening takes about a second on purpose, so that passphrases cannot be tried in bulk.
///
/// # Errors
/// A sentence if the system gives no randomness or no memory.
pub fn seal_with_passphrase(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    // 128 MiB of memory, whatever machine makes the key: then every other one can open it.
    recipient.set_work_factor(17);
    age::encrypt(&recipient, bytes).map_err(|error| error.to_string())
}

/// Opens what was sealed with a passphrase, if it is at most so many bytes.
///
/// # Errors
/// [`NotOpened`].
pub fn open_with_passphrase(passphrase: &str, sealed: &[u8], longest: u64) -> Result<Vec<u8>, NotOpened> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    // Keys that another program has sealed with up to 1 GiB of memory open as well.
    identity.set_max_work_factor(20);
    open_with(&identity, sealed, longest, NotOpened::WrongPassphrase)
}

fn open_with(
    identity: &dyn age::Identity,
    sealed: &[u8],
    longest: u64,
    refused: NotOpened,
) -> Result<Vec<u8>, NotOpened> {
    if !is_sealed(sealed) {
        return Err(NotOpened::NotSealed);
    }
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| refused)?;
    let reader = decryptor.decrypt(std::iter::once(identity)).map_err(|_| refused)?;
    let mut bytes = Vec::new();
    let mut reader = reader.take(longest.saturating_add(1));
    reader.read_to_end(&mut bytes).map_err(|_| refused)?;
    if bytes.len() as u64 > longest {
        return Err(NotOpened::TooLong);
    }
    Ok(bytes)
}

/// Whether bytes look like a file of `age`.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/v1\n")
}

/// The secret stays out of logs.
impl fmt::Debug for OpeningIdentity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "OpeningIdentity({})", self.recipient().0)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl TryFrom<String> for Recipient {
    type Error = NotARecipient;

    fn try_from(text: String) -> Result<Self, NotARecipient> {
        let read = age::x25519::Recipient::from_str(&text).map_err(|_| NotARecipient)?;
        // One spelling for one key, so that texts can be compared.
        (read.to_string() == text).then_some(Self(text)).ok_or(NotARecipient)
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.0
    }
}

impl fmt::Display for NotARecipient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("it is no public key of age, which begins with age1")
    }
}

impl std::error::Error for NotARecipient {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_owner_opens_and_every_changed_byte_is_noticed() {
        let (ann, bob) = (OpeningIdentity::generate(), OpeningIdentity::generate());
        let sealed = ann.recipient().seal(b"a record").unwrap();
        assert_eq!(ann.open(&sealed, 100).unwrap(), b"a record");
        assert_eq!(ann.open(&sealed, 7), Err(NotOpened::TooLong));
        assert_eq!(bob.open(&sealed, 100), Err(NotOpened::OtherKeyOrChanged));
        assert_eq!(ann.open(b"a record", 100), Err(NotOpened::NotSealed));
        for byte in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[byte] ^= 1;
            assert!(ann.open(&changed, 100).is_err(), "byte {byte}");
            assert!(ann.open(&sealed[..byte], 100).is_err(), "cut at {byte}");
        }
    }

    #[test]
    fn a_recipient_is_read_in_one_spelling_only() {
        let text = OpeningIdentity::generate().recipient().to_string();
        assert!(Recipient::try_from(text.clone()).is_ok());
        assert!(Recipient::try_from(text.to_uppercase()).is_err());
        assert!(Recipient::try_from("age1".to_owned()).is_err());
    }
}
