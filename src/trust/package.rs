//! A blind package: a ticket, and the files that the call is played with, without what marks rest on. The ticket says the hash of each file,
//! so the signature under it covers the package.

use serde::{Deserialize, Serialize};

use super::signed::{LONGEST_DOCUMENT, Signed};
use super::ticket::Ticket;
use crate::sim::check::SourceFile;
use crate::sim::session::hash::sha256_hex;

/// The longest package: 64 MiB.
pub const LONGEST_PACKAGE: u64 = 64 << 20;

const FORMAT: &str = "rolecall/package/v1";
const LONGEST_CONTENTS: usize = 64 << 10;

/// The first line: how long each part is. The files stand in the order of the ticket.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    format: String,
    ticket: u64,
    files: Vec<u64>,
}

/// Why bytes are no package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAPackage {
    /// They are something else, cut off, or of another version.
    Form,
    /// A file in it is not the one of the ticket.
    OtherFile,
}

/// Whether bytes begin as a package does.
pub fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(br#"{"format":"rolecall/package/"#)
}

/// A package as bytes. The files must be those of the ticket, in its order.
pub fn to_bytes(ticket: &Signed<Ticket>, files: &[SourceFile]) -> Vec<u8> {
    let text = ticket.to_text();
    let contents = Contents {
        format: FORMAT.to_owned(),
        ticket: text.len() as u64,
        files: files.iter().map(|file| file.bytes.len() as u64).collect(),
    };
    let mut bytes = serde_json::to_vec(&contents).unwrap_or_default();
    bytes.push(b'\n');
    bytes.extend_from_slice(text.as_bytes());
    files.iter().for_each(|file| bytes.extend_from_slice(&file.bytes));
    bytes
}

/// Reads a package: its ticket, whose signature has not been checked yet, and its files, which are those of the ticket.
///
/// # Errors
/// [`NotAPackage`].
pub fn read(bytes: &[u8]) -> Result<(Signed<Ticket>, Vec<SourceFile>), NotAPackage> {
    let form = NotAPackage::Form;
    let end = bytes
        .iter()
        .take(LONGEST_CONTENTS)
        .position(|byte| *byte == b'\n')
        .ok_or(form)?;
    let (line, mut rest) = bytes.split_at(end);
    rest = rest.get(1..).unwrap_or_default();
    let contents: Contents = serde_json::from_slice(line).map_err(|_| form)?;
    if contents.format != FORMAT || contents.ticket > LONGEST_DOCUMENT {
        return Err(form);
    }
    let mut part = |length: u64| {
        let (part, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        rest = after;
        Some(part)
    };
    let ticket = Signed::<Ticket>::read(part(contents.ticket).ok_or(form)?).map_err(|_| form)?;
    let named = ticket.document.blind.as_deref().unwrap_or_default();
    if named.is_empty() || named.len() != contents.files.len() {
        return Err(form);
    }
    let mut files = Vec::new();
    for (file, length) in named.iter().zip(contents.files) {
        let bytes = part(length).ok_or(form)?;
        if sha256_hex(&[bytes]) != file.sha256 {
            return Err(NotAPackage::OtherFile);
        }
        files.push(SourceFile {
            name: file.name.clone(),
            bytes: bytes.to_vec(),
        });
    }
    match rest.is_empty() {
        true => Ok((ticket, files)),
        false => Err(form),
    }
}
