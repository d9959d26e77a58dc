//! Findings about allowances.

use super::example::{call, option};
use super::{RuleInfo, error, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "bad-allowance",
        "An allowance names a finding that can be accepted and gives the reason. Correct the code, write the reason, or mend the finding itself.",
        option(
            r#"facts: [(id: "heard", is: Flag)],
allow: [
    (code: "unread-fact", at: "heard", because: "The follow-up call will ask for it."),
    (code: "syntax", because: "It looks better."),
],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),"#,
            r#"facts: [(id: "heard", is: Flag)],
allow: [
    (code: "unread-fact", at: "heard", because: "The follow-up call will ask for it."),
],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "unused-allowance",
        "Nothing was found that this allowance accepts. Remove it, so that it does not hide a later mistake.",
        call(
            r#"allow: [(code: "unread-fact", at: "heard", because: "The follow-up call will ask for it.")],"#,
            "allow: [],",
        ),
    ),
];
