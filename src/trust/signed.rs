//! A signed document: one line of JSON, and one line that says who has signed it. What is signed is the first line, byte for byte.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::keys::{KeyId, Signature, SigningIdentity};
use super::trust_list::{NotTrusted, TrustList, TrustedKey};
use crate::sim::json_words::json_words;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;

/// The longest document: 256 KiB.
pub const LONGEST_DOCUMENT: u64 = 256 << 10;

/// A kind of document that is signed.
pub trait Document: Serialize + DeserializeOwned {
    /// What signatures under it are made for.
    const DOMAIN: &'static str;
    /// The name and version of its format, its key `format`.
    const FORMAT: &'static str;

    /// What is wrong with its values, as a piece of a sentence; nothing if all is right.
    fn mistake(&self) -> Option<Sentence>;
}

/// A document and the signature under it. The signature has not been checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed<D> {
    /// What it says.
    pub document: D,
    body: String,
    by: SignedBy,
}

/// The second line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignedBy {
    signer: KeyId,
    signature: Signature,
}

/// The one key that every document has.
#[derive(Deserialize)]
struct FormatOnly {
    format: String,
}

/// Why bytes are no such document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotADocument {
    /// They are not two lines of JSON of the right form; why, as a piece of a sentence.
    Form(Sentence),
    /// They are another kind of document, or one of another version.
    Format {
        /// What they say they are.
        found: String,
        /// What they should be.
        wanted: &'static str,
    },
    /// A value is not allowed.
    Value(Sentence),
}

impl<D: Document> Signed<D> {
    /// Signs a document.
    pub fn sign(document: D, signer: &SigningIdentity) -> Self {
        // Texts and whole numbers cannot fail to become JSON.
        let body = serde_json::to_string(&document).unwrap_or_default();
        let signature = signer.sign(D::DOMAIN, body.as_bytes());
        let signer = signer.public_key().id();
        Self {
            document,
            body,
            by: SignedBy { signer, signature },
        }
    }

    /// Reads a document. Nothing that it says may be believed before [`Signed::verify`].
    ///
    /// # Errors
    /// [`NotADocument`].
    pub fn read(bytes: &[u8]) -> Result<Self, NotADocument> {
        let form = NotADocument::Form;
        let in_line = |line: u8, error: &serde_json::Error| {
            let why = json_words(error);
            form(sentence!("line {line}: {why}", "第 {line} 行：{why}"; why))
        };
        if bytes.len() as u64 > LONGEST_DOCUMENT {
            return Err(form(sentence!("it is too long", "它太长了")));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| form(sentence!("it is not text", "它不是文本")))?;
        let lines: Vec<&str> = text.split('\n').collect();
        let [body, by, ""] = lines[..] else {
            return Err(form(sentence!(
                "it has not exactly two lines, each with its end",
                "它应正好有两行，每行都有行尾"
            )));
        };
        let FormatOnly { format } = serde_json::from_str(body).map_err(|error| in_line(1, &error))?;
        if format != D::FORMAT {
            return Err(NotADocument::Format {
                found: format.chars().take(80).collect(),
                wanted: D::FORMAT,
            });
        }
        let document: D = serde_json::from_str(body).map_err(|error| in_line(1, &error))?;
        if let Some(mistake) = document.mistake() {
            return Err(NotADocument::Value(mistake));
        }
        Ok(Self {
            document,
            body: body.to_owned(),
            by: serde_json::from_str(by).map_err(|error| in_line(2, &error))?,
        })
    }

    /// Checks that a key that is trusted here has signed it, and returns whose.
    ///
    /// # Errors
    /// [`NotTrusted`].
    pub fn verify<'t>(&self, trust: &'t TrustList) -> Result<&'t TrustedKey, NotTrusted> {
        trust.verify(&self.by.signer, D::DOMAIN, self.body.as_bytes(), &self.by.signature)
    }

    /// The short name of the key that is said to have signed it.
    pub fn signer(&self) -> &KeyId {
        &self.by.signer
    }

    /// SHA-256 of what is signed: the name by which other documents call this one.
    pub fn sha256(&self) -> String {
        sha256_hex(&[self.body.as_bytes()])
    }

    /// The bytes of its file.
    pub fn to_text(&self) -> String {
        let by = serde_json::to_string(&self.by).unwrap_or_default();
        format!("{}\n{by}\n", self.body)
    }
}

/// A text of so many lower-case hexadecimal digits.
pub(super) fn is_hexadecimal(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A text of 1 to `longest` of `a-z 0-9 - _`.
pub(super) fn is_id(text: &str, longest: usize) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    (1..=longest).contains(&text.len()) && text.bytes().all(allowed)
}

impl NotADocument {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Form(why) => sentence!(
                "It is no signed document of Rolecall: {why}.",
                "它不是 Rolecall 的签名文件：{why}。";
                why
            ),
            Self::Format { found, wanted } => sentence!(
                "It says that it is {found:?}, and {wanted:?} is wanted here. If it is a later version, use a newer Rolecall.",
                "它自称是 {found:?}，而这里需要 {wanted:?}。若是更新的版本，请使用更新的 Rolecall。",
                found = found,
                wanted = wanted
            ),
            Self::Value(mistake) => sentence!(
                "A value in it is not allowed: {mistake}.",
                "其中有不允许的值：{mistake}。";
                mistake
            ),
        }
    }
}

impl NotTrusted {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Unknown(id) => sentence!(
                "Its signer, the key {id}, is not trusted here. If you know whose key it is, pin it: rolecall keys trust NAME FILE",
                "签名者的密钥 {id} 在此不受信任。若确知是谁的密钥，可信任它：rolecall keys trust 名字 文件",
                id = id
            ),
            Self::Revoked { name, at } => sentence!(
                "Its signer, {name}, is no longer trusted here, since {at}.",
                "签名者 {name} 自 {at} 起在此不再受信任。",
                name = name,
                at = at
            ),
            Self::NotSigned { name } => sentence!(
                "It was changed: the signature of {name} does not fit.",
                "内容被改动过：{name} 的签名不符。",
                name = name
            ),
        }
    }
}

impl fmt::Display for NotADocument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence().wording(false))
    }
}

impl std::error::Error for NotADocument {}
