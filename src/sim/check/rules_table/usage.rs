//! Findings about what is never used or never true.

use super::example::{call, option, says};
use super::{RuleInfo, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    warning(
        "never-true",
        "Whatever is said, this condition does not hold: nothing in the call can bring about what it asks for, or its parts exclude each other. Let something bring it about, or remove what depends on it.",
        option(
            r#"(id: "insist", label: "Insist", when: TrustAtLeast(50), to: "gone", why: "He trusts you."),
(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
            r#"(id: "insist", label: "Insist", when: TrustAtLeast(50), to: "gone", why: "He trusts you."),
(id: "listen", label: "Listen", mood: (trust: 10), to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "always-true",
        "Whatever is said, this condition holds, so it decides nothing. Remove it, or correct it.",
        option(
            r#"(id: "insist", label: "Insist", when: TrustAtLeast(25), to: "gone", why: "He trusts you."),
(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
            r#"(id: "insist", label: "Insist", when: TrustAtLeast(50), to: "gone", why: "He trusts you."),
(id: "listen", label: "Listen", mood: (trust: 10), to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "never-revealed",
        "The customer knows something that no play can bring out, so the debrief would reproach everybody with it. Let trust, an act or a look at the desktop reveal it.",
        call(
            r#"customer: (
    name: "Zhao Wei", age: 41, about: "Drives.", number: "138", voice: LowMan, portrait: 1,
    mood: (tension: 60, trust: 25, patience: 60, feeling: Anger),
    at_full_tension: "gone", at_no_patience: "gone",
    hidden: [(id: "third-call", text: "It is his third call.", revealed_by: TrustAtLeast(45), how: "The log has it.")],
),"#,
            r#"customer: (
    name: "Zhao Wei", age: 41, about: "Drives.", number: "138", voice: LowMan, portrait: 1,
    mood: (tension: 60, trust: 25, patience: 60, feeling: Anger),
    at_full_tension: "gone", at_no_patience: "gone",
    hidden: [(id: "third-call", text: "It is his third call.", revealed_by: TensionAtLeast(70), how: "The log has it.")],
),"#,
        ),
    ),
    warning(
        "unread-fact",
        "The call remembers something that nothing asks for, which only makes the proof larger. Ask for it in a condition, or remove the fact.",
        option(
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),"#,
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Is("heard"), to: "gone", why: "He heard it before."),"#,
        ),
    ),
    warning(
        "unchanged-fact",
        "A condition asks for a fact that keeps its first value in every play. Change it somewhere, or draw it.",
        option(
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Not(Is("heard")), to: "gone", why: "He never heard it."),"#,
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Not(Is("heard")), to: "gone", why: "He never heard it."),"#,
        ),
    ),
    warning(
        "single-draw",
        "A draw with one outcome is none. Add the other outcomes with their weights, or let the fact start with this value.",
        option(
            r#"facts: [(id: "temper", is: OneOf(["calm", "angry"]), drawn: [(value: "angry", weight: 1)])],
(id: "soothe", label: "Soothe him", facts: [To("temper", "calm")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Equals("temper", "angry"), to: "gone", why: "He is angry."),"#,
            r#"facts: [(id: "temper", is: OneOf(["calm", "angry"]), drawn: [(value: "calm", weight: 1), (value: "angry", weight: 1)])],
(id: "soothe", label: "Soothe him", facts: [To("temper", "calm")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Equals("temper", "angry"), to: "gone", why: "He is angry."),"#,
        ),
    ),
    warning(
        "silent-person",
        "Somebody is listed in people and never says anything. Give them a line, or remove them.",
        says(
            r#"people: [(id: "colleague", name: "Colleague", voice: HighWoman)],
(id: "hello", who: "customer", text: "Seventy-two!"),"#,
            r#"people: [(id: "colleague", name: "Colleague", voice: HighWoman)],
(id: "hello", who: "colleague", text: "Seventy-two!"),"#,
        ),
    ),
    warning(
        "unused-value",
        "A value has a name and stands in no text, so somebody may have written the number out. Put the name in braces where it belongs, or remove the value.",
        call(
            r#"values: {"fee": Money(72)},
brief: "Somebody asks about a fee.","#,
            r#"values: {"fee": Money(72)},
brief: "Somebody asks about a fee of {fee}.","#,
        ),
    ),
    warning(
        "unused-item",
        "The agent can look something up that nothing in the call asks for and no line speaks of. Let an option depend on it with Looked, use its values in a line, or remove it.",
        says(
            r#"desktop: [(id: "account", kind: Account, title: "Account", rows: [("Fee", "{fee}")])],
values: {"fee": Money(72)},
(id: "hello", text: "Seventy-two!"),"#,
            r#"desktop: [(id: "account", kind: Account, title: "Account", rows: [("Fee", "{fee}")])],
values: {"fee": Money(72)},
(id: "hello", text: "{fee}!"),"#,
        ),
    ),
    warning(
        "empty-item",
        "An item of the desktop opens and shows nothing. Add rows, or remove it.",
        call(
            r#"desktop: [(id: "hints", kind: Policy, title: "Hints", rows: [])],"#,
            r#"desktop: [(id: "hints", kind: Policy, title: "Hints", rows: [("First", "Let him finish.")])],"#,
        ),
    ),
    warning(
        "idle-policy",
        "The briefing names a house policy that plays no part: nothing cites it, and no rule that rests on it can be kept or broken in this call. Cite it where it matters, or leave it out.",
        option(
            r#"policies: ["HP-1"],
(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
            r#"policies: ["HP-1"],
(id: "listen", label: "Listen", sources: ["HP-1"], to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "unkeepable-rule",
        "A rule that is in force demands something that no option of the call does, so every play breaks it. Offer it, or leave out what the rule answers to.",
        option(
            r#"(id: "listen", label: "Listen", acts: ["complaint"], to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", acts: ["complaint", "log"], to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "same-transfer",
        "A warm and a cold transfer have the same effects, and no rule tells them apart. Let the cold one cost something.",
        call(
            r#"transfers: [(
    id: "fraud-desk", title: "Fraud desk",
    warm: (to: "gone", why: "They cannot help."),
    cold: (to: "gone", why: "He tells it all again."),
)],"#,
            r#"transfers: [(
    id: "fraud-desk", title: "Fraud desk",
    warm: (to: "gone", why: "They cannot help."),
    cold: (to: "gone", mood: (tension: 10), why: "He tells it all again."),
)],"#,
        ),
    ),
];
