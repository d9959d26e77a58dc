//! Every finding of a proof: one row for each code, with what it means and what to do.

use crate::sim::diagnostic::Severity;

/// What one code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProofRule {
    /// The code, which is a word or a few.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether an author may accept it, with a reason, in `allow`.
    pub allowable: bool,
    /// What it means and what to do.
    pub explanation: &'static str,
}

/// The row of a code.
pub fn proof_rule(code: &str) -> Option<&'static ProofRule> {
    PROOF_RULES.iter().find(|rule| rule.code == code)
}

const fn error(code: &'static str, explanation: &'static str) -> ProofRule {
    ProofRule {
        code,
        severity: Severity::Error,
        allowable: false,
        explanation,
    }
}

const fn allowable(code: &'static str, explanation: &'static str) -> ProofRule {
    ProofRule {
        allowable: true,
        ..error(code, explanation)
    }
}

const fn warning(code: &'static str, explanation: &'static str) -> ProofRule {
    ProofRule {
        severity: Severity::Warning,
        ..allowable(code, explanation)
    }
}

/// The table.
pub const PROOF_RULES: &[ProofRule] = &[
    error(
        "dimension-too-thin",
        "Fewer than 8 points can be earned in this dimension, so one choice more or less moves its mark by an eighth or more. Give it points at more decisions, or let a rule of the pack count for it.",
    ),
    allowable(
        "dimensions-compete",
        "At this decision every option loses something in one of the dimensions, so the best play cannot have full marks. Write an option that is right in all of them, or accept it with a reason where the dilemma is the lesson.",
    ),
    error(
        "double-charge",
        "An option breaks a rule, which charges it, and takes compliance points of its own for the same thing. Leave the points to the rule.",
    ),
    error(
        "expiry-pays",
        "Letting the timer run out loses nothing here. Where waiting is right, write silence as an option; otherwise let the expiry cost something.",
    ),
    error(
        "hanging-up-pays",
        "Hanging up loses nothing here, so a trainee can end the call instead of dealing with it. Let the ending that hanging up leads to cost what is left undone.",
    ),
    error(
        "critical-pays",
        "Breaking a critical rule here opens more points than every play that keeps it. Take points away behind the breach, or give the clean way more.",
    ),
    error(
        "unknowable-best",
        "Different draws have looked alike so far, and what is best depends on the draw, so a trainee can only guess. Let something tell them apart before, or give an option that is right in all of them.",
    ),
    allowable(
        "ending-contradicts-mark",
        "A play that passes ends in BadCare or BadRule, or an Ideal ending is reached by a play that fails even with the best after-call work. Make the way to the ending depend on what the mark depends on, or call the ending Partial.",
    ),
    error(
        "points-farm",
        "Going round in a circle gains points, so walking it again and again washes every mistake away. Let the options on the circle be usable once, or earn nothing there.",
    ),
    error(
        "impossible-pass",
        "No play passes. Lower the pass mark or a floor, or write the way that reaches them.",
    ),
    error(
        "certain-pass",
        "Every play passes, so the mark says nothing. Let mistakes cost more, or raise the pass mark.",
    ),
    error(
        "over-budget",
        "The call has more than a million states, so it can be practised without a mark and never examined. Use fewer counts and flags that stay readable to the end, or fewer places where order matters.",
    ),
    error(
        "proven-trap",
        "From this moment no ending can be reached any more, whatever is done. Give the decision an option that leads out, or mend the condition that closes the way.",
    ),
    error(
        "proven-empty-choices",
        "A play comes to this decision at a moment when no option can be chosen. Give it an option without a condition.",
    ),
    warning(
        "unreached",
        "No play reaches this, in no country and with no draw. Remove it, or mend the conditions on the way to it.",
    ),
    warning(
        "unheard-line",
        "No play hears this line, though its node is reached. Remove it, or mend its condition.",
    ),
    warning(
        "always-true",
        "This condition holds at every moment at which it is asked, so it decides nothing. Leave it out, or mend it.",
    ),
    warning(
        "always-false",
        "This condition holds at no moment at which it is asked, so what depends on it never happens. Mend it, or remove what depends on it.",
    ),
    allowable(
        "gives-itself-away",
        "Somebody who looks at the surface of the options only, and understands nothing, does too well. Even out length, tone and wording of the options that are named, so that the best ones do not stand out.",
    ),
];
