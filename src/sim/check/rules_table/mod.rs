//! Every finding that there is: one row for each code, with what it means, what to do, and an example of each side.
//!
//! The rows stand in one file for each family. The examples are tests: the bad one gives exactly its code, the good one nothing.

mod allowances;
pub mod chinese;
mod example;
mod files;
mod flow;
mod form;
mod ids;
mod packs;
mod plays;
mod ranges;
mod references;
mod scoring;
mod texts;
mod translations;
mod usage;

pub use example::{Example, Place};

use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::Sentence;

/// What one code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// The code, which is a word or a few.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether an author may accept it, with a reason, in `allow`. Every warning can be accepted.
    pub allowable: bool,
    /// What it means and what to do.
    pub explanation: &'static str,
    /// What causes it, and how that looks when it is right.
    pub example: Example,
}

/// Rows that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// What they are about, as a heading.
    pub title: &'static str,
    /// The rows.
    pub rules: &'static [RuleInfo],
}

/// The table.
pub const FAMILIES: &[Family] = &[
    Family {
        title: "The form of a file",
        rules: form::ROWS,
    },
    Family {
        title: "The set of files",
        rules: files::ROWS,
    },
    Family {
        title: "Ids",
        rules: ids::ROWS,
    },
    Family {
        title: "References",
        rules: references::ROWS,
    },
    Family {
        title: "The flow of the call",
        rules: flow::ROWS,
    },
    Family {
        title: "Types, ranges and limits",
        rules: ranges::ROWS,
    },
    Family {
        title: "What is never used or never true",
        rules: usage::ROWS,
    },
    Family {
        title: "Marks",
        rules: scoring::ROWS,
    },
    Family {
        title: "Texts",
        rules: texts::ROWS,
    },
    Family {
        title: "Plays in the file",
        rules: plays::ROWS,
    },
    Family {
        title: "Translations",
        rules: translations::ROWS,
    },
    Family {
        title: "Packs and the bank's file",
        rules: packs::ROWS,
    },
    Family {
        title: "Allowances",
        rules: allowances::ROWS,
    },
];

/// Every row in order.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    FAMILIES.iter().flat_map(|family| family.rules)
}

/// The row of a code.
pub fn rule_info(code: &str) -> Option<&'static RuleInfo> {
    rules().find(|rule| rule.code == code)
}

/// Whether a finding of this code is about where a call leads, so that plays may lead elsewhere because of it.
pub(super) fn is_of_flow(code: &str) -> bool {
    const OF_CONDITIONS: [&str; 4] = ["never-true", "always-true", "never-revealed", "unchanged-fact"];
    flow::ROWS.iter().any(|row| row.code == code) || OF_CONDITIONS.contains(&code)
}

/// A finding with the severity that the table gives its code.
pub(super) fn finding(code: &'static str, span: Span, message: Sentence) -> Diagnostic {
    let severity = rule_info(code).map_or(Severity::Error, |rule| rule.severity);
    match severity {
        Severity::Error => Diagnostic::error(code, span, message),
        Severity::Warning => Diagnostic::warning(code, span, message),
    }
}

const fn error(code: &'static str, explanation: &'static str, example: Example) -> RuleInfo {
    RuleInfo {
        code,
        severity: Severity::Error,
        allowable: false,
        explanation,
        example,
    }
}

const fn allowable_error(code: &'static str, explanation: &'static str, example: Example) -> RuleInfo {
    RuleInfo {
        allowable: true,
        ..error(code, explanation, example)
    }
}

const fn warning(code: &'static str, explanation: &'static str, example: Example) -> RuleInfo {
    RuleInfo {
        severity: Severity::Warning,
        ..allowable_error(code, explanation, example)
    }
}
