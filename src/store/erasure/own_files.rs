//! Whose a file is, by its name: only the names that the store itself gives to what it writes for a session count.
//!
//! An id of a session may be any of `a-z 0-9 - _`, and whoever hands a record in chooses it: one that is the beginning of other ids must
//! not take the files of those with it.

use std::collections::BTreeSet;

use crate::store::record_file::RECORD_ENDING;

/// The hexadecimal digits of a hash in the names of files.
const SHORT_HASH: usize = 12;
/// Those of what is written beside a file before it gets its name.
const FRESH: usize = 16;

/// The session among these that a file in a folder of records is of. Where the ids of several fit, it is the longest: `a-rescued.jsonl`
/// is the record of a session `a-rescued`, if there is one.
pub(super) fn owner_of_record<'s>(name: &str, sessions: &'s BTreeSet<String>) -> Option<&'s str> {
    let name = without_temporary(name);
    longest(sessions, |session| {
        let rest = name.strip_prefix(session)?;
        Some(is_behind_record(rest))
    })
}

/// The session among these that a receipt is for.
pub(super) fn owner_of_receipt<'s>(name: &str, sessions: &'s BTreeSet<String>) -> Option<&'s str> {
    let name = without_temporary(name);
    longest(sessions, |session| {
        let rest = name.strip_prefix(session)?.strip_prefix('.')?;
        Some(
            rest.strip_suffix(".receipt")
                .is_some_and(|hash| is_hash(hash, SHORT_HASH)),
        )
    })
}

fn longest(sessions: &BTreeSet<String>, fits: impl Fn(&str) -> Option<bool>) -> Option<&str> {
    let fitting = sessions.iter().filter(|session| fits(session) == Some(true));
    fitting.max_by_key(|session| session.len()).map(String::as_str)
}

/// What stands behind the id in the names of a record: nothing, `-rescued`, `.received-` and the hash of its last line, or `-` and that of
/// all its bytes, as an import gives it. Torn bytes have the record's whole name in front.
fn is_behind_record(rest: &str) -> bool {
    let Some((kind, torn)) = rest.split_once(RECORD_ENDING) else {
        return false;
    };
    let is_torn = torn.strip_prefix(".torn").is_some_and(is_number);
    let is_record = kind.is_empty()
        || kind.strip_prefix("-rescued").is_some_and(is_number)
        || kind
            .strip_prefix(".received-")
            .is_some_and(|hash| is_hash(hash, SHORT_HASH))
        || kind.strip_prefix('-').is_some_and(|hash| is_hash(hash, SHORT_HASH));
    is_record && (torn.is_empty() || is_torn)
}

/// Nothing, `-2`, `-3` …
fn is_number(text: &str) -> bool {
    let is_digits = |digits: &str| (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    text.is_empty() || text.strip_prefix('-').is_some_and(is_digits)
}

fn is_hash(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The name that a file was to get which was being written when the machine stopped; any other name as it is.
fn without_temporary(name: &str) -> &str {
    let inner = name.strip_prefix('.').and_then(|rest| rest.strip_suffix(".tmp"));
    let inner = inner.and_then(|rest| rest.rsplit_once('.'));
    inner
        .filter(|(_, fresh)| is_hash(fresh, FRESH))
        .map_or(name, |(inner, _)| inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: &str = "20261126-090000-a-000001";

    fn sessions(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn every_name_that_the_store_gives_is_known() {
        for own in [
            "20261126-090000-a-000001.jsonl",
            "20261126-090000-a-000001.jsonl.torn",
            "20261126-090000-a-000001.jsonl.torn-2",
            "20261126-090000-a-000001-rescued.jsonl",
            "20261126-090000-a-000001-rescued-12.jsonl.torn",
            "20261126-090000-a-000001.received-0123456789ab.jsonl",
            "20261126-090000-a-000001-0123456789ab.jsonl",
            ".20261126-090000-a-000001-rescued.jsonl.00112233445566aa.tmp",
        ] {
            assert_eq!(owner_of_record(own, &sessions(&[SESSION])), Some(SESSION), "{own}");
        }
        let receipts = [
            "20261126-090000-a-000001.0123456789ab.receipt",
            ".20261126-090000-a-000001.0123456789ab.receipt.00112233445566aa.tmp",
        ];
        for own in receipts {
            assert_eq!(owner_of_receipt(own, &sessions(&[SESSION])), Some(SESSION), "{own}");
        }
    }

    #[test]
    fn an_id_that_is_the_beginning_of_others_takes_nothing_of_theirs() {
        for hostile in ["20261126", "20261126-090000", "20261126-090000-a", "2"] {
            for other in [
                "20261126-090000-a-000001.jsonl",
                "20261126-090000-a-000001.jsonl.torn-2",
                "20261126-090000-a-000001-rescued.jsonl",
                "20261126-090000-a-000001.received-0123456789ab.jsonl",
                ".20261126-090000-a-000001.jsonl.00112233445566aa.tmp",
                "20261126-090000-a-000001.jsonl.bak",
                "",
            ] {
                assert_eq!(owner_of_record(other, &sessions(&[hostile])), None, "{hostile} {other}");
            }
            let receipt = "20261126-090000-a-000001.0123456789ab.receipt";
            assert_eq!(owner_of_receipt(receipt, &sessions(&[hostile])), None, "{hostile}");
        }
        // A session that is called as another one's rescued record keeps its file, whether or not it can be read.
        let both = sessions(&["a", "a-rescued", "b"]);
        assert_eq!(owner_of_record("a-rescued.jsonl", &both), Some("a-rescued"));
        assert_eq!(owner_of_record("a-rescued-2.jsonl", &both), Some("a"));
    }
}
