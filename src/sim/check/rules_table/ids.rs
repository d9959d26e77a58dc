//! Findings about ids.

use super::example::{fact, option};
use super::{RuleInfo, error};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "bad-id",
        "Ids are made of lower-case letters, digits, hyphens, underscores, full stops and colons, begin with a letter or a digit, and have 64 characters at most. The id of a call has neither full stop nor colon, because it is also a file name.",
        option(
            r#"(id: "Let him finish", label: "Listen", to: "settled", why: "It helps."),"#,
            r#"(id: "let-him-finish", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "bad-source-id",
        "The id of a fact or house policy is made of capital letters and digits in groups that are joined by hyphens. HP-1 and TALK-LEAST are such ids.",
        fact(
            r#"(
    id: "talk-calm", text: {"en": "Calm helps.", "zh-Hans": "冷静有用。"},
    source: "A study", status: Secondary, reviewed: "2026-05-01",
),"#,
            r#"(
    id: "TALK-CALM", text: {"en": "Calm helps.", "zh-Hans": "冷静有用。"},
    source: "A study", status: Secondary, reviewed: "2026-05-01",
),"#,
        ),
    ),
    error(
        "duplicate-id",
        "Two entries have the same id, so a reference could mean either. Rename one. Nodes and endings share one set of ids.",
        option(
            r#"(id: "argue", label: "Listen", to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "reserved-id",
        "This id has a fixed meaning in the program. Choose another one.",
        option(
            r#"(id: "expiry", label: "Listen", to: "settled", why: "It helps."),"#,
            r#"(id: "wait", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
];
