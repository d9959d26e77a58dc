//! Findings about marks.

use super::example::{call, node, option};
use super::{RuleInfo, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    warning(
        "unscored-dimension",
        "A part of the mark can never be earned, so it is the same for everybody. Give points for it, let a rule credit it, or set its weight to 0.",
        call(
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2)),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],"#,
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2)),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],"#,
        ),
    ),
    warning(
        "weightless-dimension",
        "Points are given for something that has no weight in the mark. Give it a weight, or remove the points.",
        call(
            "rubric: (weights: (empathy: 50, accuracy: 50, compliance: 0)),",
            "rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30)),",
        ),
    ),
    warning(
        "unusual-pass-mark",
        "Below 50 most guesses pass, and above 95 one slip fails. Choose a pass mark between.",
        call(
            "rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30), pass: 20),",
            "rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30), pass: 75),",
        ),
    ),
    warning(
        "idle-decision",
        "Every option has the same effects and leads to the same place, so the decision decides nothing, whatever is replied. Let them differ, or use to.",
        node(
            r#"(
    id: "first",
    ask: (
        options: [
            (id: "listen", label: "Listen", reply: [(id: "so", text: "So.")], to: "settled", why: "It helps."),
            (id: "nod", label: "Nod", to: "settled", why: "He cannot see it."),
        ],
    ),
),"#,
            r#"(
    id: "first",
    ask: (
        options: [
            (id: "listen", label: "Listen", to: "settled", why: "It helps."),
            (id: "nod", label: "Nod", to: "gone", why: "He cannot see it."),
        ],
    ),
),"#,
        ),
    ),
    warning(
        "idle-loop",
        "The option leads back to its own decision and changes nothing, so it can be chosen for ever. Let it change something or lead on.",
        option(
            r#"(id: "listen", label: "Listen", to: "first", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", mood: (tension: -5), to: "first", why: "It helps."),"#,
        ),
    ),
    warning(
        "not-tempting",
        "A wrong answer that nobody would choose teaches nothing, and the debrief cannot say what was tempting about it. Write tempting_because.",
        option(
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "sigh", label: "Sigh", points: (empathy: -2), to: "settled", why: "He hears it."),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "sigh", label: "Sigh", points: (empathy: -2), to: "settled", why: "He hears it.", tempting_because: "It has been a long day."),"#,
        ),
    ),
    warning(
        "unsourced-points",
        "Accuracy and compliance are judged by facts, laws and house policies, and this option cites none. Add sources, so that the mark can be defended.",
        option(
            r#"(id: "listen", label: "Listen", points: (accuracy: 1), to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", points: (accuracy: 1), sources: ["HP-1"], to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "note-always-right",
        "A note without when counts as right in every play, so whoever hangs up at once is charged for not writing down what nobody said. Give it when: a fact that is set where it is said, Done for an act (complaint-voiced and other acts of the caller too), Known or Looked. A note that is true before a word is said, such as one from the contact log, may be accepted.",
        call(
            r#"wrap_up: (
    disposition: [
        (id: "complaint", label: "Complaint", why: "It is one."),
        (id: "query", label: "Query", why: "It is none."),
    ],
    notes: [(id: "fee", label: "Complains about the fee", points: (empathy: 1), why: "He said so.")],
),"#,
            r#"wrap_up: (
    disposition: [
        (id: "complaint", label: "Complaint", why: "It is one."),
        (id: "query", label: "Query", why: "It is none."),
    ],
    notes: [(id: "fee", label: "Complains about the fee", when: TensionBelow(60), points: (empathy: 1), why: "He said so.")],
),"#,
        ),
    ),
    warning(
        "no-ideal-ending",
        "However well somebody does, the call does not end well, and the debrief has nothing to show. Mark the best ending as Ideal.",
        call(
            r#"endings: [
    (id: "settled", kind: Partial, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2)),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],"#,
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2)),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],"#,
        ),
    ),
    warning(
        "mood-at-limit",
        "A meter that begins at its limit never reaches it, so nothing happens there. Begin a step before it.",
        call(
            r#"customer: (
    name: "Zhao Wei", age: 41, about: "Drives.", number: "138", voice: LowMan, portrait: 1,
    mood: (tension: 100, trust: 25, patience: 60, feeling: Anger),
    at_full_tension: "gone", at_no_patience: "gone",
),"#,
            r#"customer: (
    name: "Zhao Wei", age: 41, about: "Drives.", number: "138", voice: LowMan, portrait: 1,
    mood: (tension: 95, trust: 25, patience: 60, feeling: Anger),
    at_full_tension: "gone", at_no_patience: "gone",
),"#,
        ),
    ),
];
