//! What a file looked like when it was read, so that it is read again only when it has changed.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

use crate::store::recorded_call::RULES_VERSION;

/// A stamp that no file has: what was read under it is read again.
pub(super) const NEVER: &str = "";

/// A file that was changed less than this long ago could change again without looking different.
const YOUNG: Duration = Duration::from_secs(2);

/// The stamp of a record: who computes what of it, and what its file looks like. A file that is too young, or whose times lie ahead
/// of this clock, has none: a share may be served by a machine whose clock is slow.
pub(super) fn of_record(about: &Metadata, now: SystemTime) -> String {
    let is_settled = about
        .modified()
        .ok()
        .and_then(|modified| now.duration_since(modified).ok())
        .is_some_and(|age| age >= YOUNG);
    match is_settled {
        true => format!("{}/{RULES_VERSION} {}", env!("CARGO_PKG_VERSION"), of_file(about)),
        false => NEVER.to_owned(),
    }
}

/// What a file looks like.
#[cfg(unix)]
pub(super) fn of_file(about: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt as _;
    format!(
        "{} {}.{} {}.{} {}",
        about.len(),
        about.mtime(),
        about.mtime_nsec(),
        about.ctime(),
        about.ctime_nsec(),
        about.ino()
    )
}

/// What a file looks like.
#[cfg(not(unix))]
pub(super) fn of_file(about: &Metadata) -> String {
    let since = |time: std::io::Result<SystemTime>| {
        let since = time
            .ok()
            .and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        since.map_or(0, |since| since.as_nanos())
    };
    format!("{} {} {}", about.len(), since(about.modified()), since(about.created()))
}
