//! Findings about plays in the file.

use super::example::call;
use super::{RuleInfo, error, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "play-rejected",
        "The play does something that is not possible at that moment. Correct the command, or the call.",
        call(
            r#"checks: [(name: "calm", play: ["say listen"], expect: [Ending("settled")])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [Ending("settled")])],"#,
        ),
    ),
    error(
        "play-differs",
        "The play does not lead where its expectations say. Either the call has changed, or the expectation was wrong.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [Ending("gone")])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [Ending("settled")])],"#,
        ),
    ),
    warning(
        "heard-differs",
        "In a play that was blessed something else is heard now. Read what has changed: correct the call, or accept it with rolecall bless --again.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [NoBreach], heard: ["first/hallo"])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [NoBreach], heard: ["first/hello"])],"#,
        ),
    ),
    warning(
        "wording-differs",
        "A line of a play that was blessed has another wording than when it was kept. Read it in its place: correct it, or accept it with rolecall bless --again.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [NoBreach], heard: ["first/hello 5f0c7a12"])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [NoBreach], heard: ["first/hello 3402b889"])],"#,
        ),
    ),
    warning(
        "nothing-expected",
        "The play checks nothing. Say in expect what must come of it.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [NoBreach])],"#,
        ),
    ),
    warning(
        "same-play",
        "Two plays have one name, so a failure would not say which. Rename one.",
        call(
            r#"checks: [
    (name: "calm", play: ["accept", "say argue"], expect: [NoBreach]),
    (name: "calm", play: ["accept", "say listen"], expect: [NoBreach]),
],"#,
            r#"checks: [
    (name: "angry", play: ["accept", "say argue"], expect: [NoBreach]),
    (name: "calm", play: ["accept", "say listen"], expect: [NoBreach]),
],"#,
        ),
    ),
];
