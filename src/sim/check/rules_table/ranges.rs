//! Findings about types, ranges and limits.

use super::example::{call, node, option, told};
use super::{RuleInfo, error, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "wrong-fact-type",
        "The condition or change does not fit the fact's type. Is, Set and Clear are for a Flag, Equals and To for a OneOf, AtLeast, Below and Add for a Count.",
        option(
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: AtLeast("heard", 1), to: "gone", why: "He heard it before."),"#,
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Is("heard"), to: "gone", why: "He heard it before."),"#,
        ),
    ),
    error(
        "out-of-range",
        "The number is outside of its range. The message says which range it is.",
        call("level: 7,", "level: 5,"),
    ),
    error(
        "not-in-fives",
        "Meters of the mood move in steps of 5, so that the same situations meet again. Use a multiple of 5.",
        option(
            r#"(id: "listen", label: "Listen", mood: (tension: -12), to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "bad-weights",
        "The shares of empathy, accuracy and compliance are per cent of one mark. Let them add up to 100.",
        call(
            "rubric: (weights: (empathy: 50, accuracy: 30, compliance: 30)),",
            "rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30)),",
        ),
    ),
    error(
        "condition-too-deep",
        "The condition is nested more than eight deep. Remember something in a fact, and ask for that fact.",
        option(
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Not(Not(Not(Not(Not(Not(Not(Not(TensionAtLeast(70))))))))), to: "gone", why: "It is too late."),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: TensionAtLeast(70), to: "gone", why: "It is too late."),"#,
        ),
    ),
    error(
        "too-many-nodes",
        "A call may have 5,000 nodes at most; with decisions as full as those of the shipped calls its file is too large long before. Split it into two calls.",
        told(
            "a call of 5,001 nodes",
            "two calls, the second following from an ending of the first",
        ),
    ),
    error(
        "too-few-options",
        "A decision with fewer than two options decides nothing. Add an option, or use to.",
        node(
            r#"(
    id: "first",
    ask: (
        options: [
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
            r#"(
    id: "first",
    ask: (
        options: [
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
            (id: "listen", label: "Listen", to: "settled", why: "It helps."),
        ],
    ),
),"#,
        ),
    ),
    error(
        "too-many-options",
        "A decision may have nine options at most, one for each digit key. Three or four is usual.",
        option(
            r#"(id: "way-1", label: "Way 1", to: "settled", why: "W."),
(id: "way-2", label: "Way 2", to: "settled", why: "W."),
(id: "way-3", label: "Way 3", to: "settled", why: "W."),
(id: "way-4", label: "Way 4", to: "settled", why: "W."),
(id: "way-5", label: "Way 5", to: "settled", why: "W."),
(id: "way-6", label: "Way 6", to: "settled", why: "W."),
(id: "way-7", label: "Way 7", to: "settled", why: "W."),
(id: "way-8", label: "Way 8", to: "settled", why: "W."),
(id: "way-9", label: "Way 9", to: "settled", why: "W."),"#,
            r#"(id: "way-1", label: "Way 1", to: "settled", why: "W."),
(id: "way-2", label: "Way 2", to: "settled", why: "W."),
(id: "way-3", label: "Way 3", to: "settled", why: "W."),"#,
        ),
    ),
    error(
        "text-too-long",
        "One text may have 4 KiB at most, and the brief 16 KiB. Split it into several lines.",
        told("a line of 5,000 letters", "the same words in several lines"),
    ),
    error(
        "too-many-entries",
        "This list is longer than a person can read on one screen, or than the program can count. Leave out what matters least.",
        told("sixteen disposition codes", "the fifteen that are used most"),
    ),
    error(
        "too-few-entries",
        "There are too few entries to choose from. Add some.",
        call(
            r#"wrap_up: (disposition: [
    (id: "complaint", label: "Complaint", why: "It is one."),
]),"#,
            r#"wrap_up: (disposition: [
    (id: "complaint", label: "Complaint", why: "It is one."),
    (id: "query", label: "Query", why: "It is none."),
]),"#,
        ),
    ),
    warning(
        "unusual-points",
        "Points of one step are from -3 to 3 by convention. More than that makes one sentence count more than the rest of the call.",
        call(
            r#"hang_up: (to: "gone", points: (empathy: -5), why: "He was still talking."),"#,
            r#"hang_up: (to: "gone", points: (empathy: -3), why: "He was still talking."),"#,
        ),
    ),
    error(
        "points-too-large",
        "Points of one step are from -100 to 100. The convention is -3 to 3.",
        call(
            r#"hang_up: (to: "gone", points: (empathy: -120), why: "He was still talking."),"#,
            r#"hang_up: (to: "gone", points: (empathy: -3), why: "He was still talking."),"#,
        ),
    ),
    error(
        "time-out-of-range",
        "The time is shorter or longer than a person could use. The message says which range it is.",
        call(
            r#"opening: (ring: "2s", missed: "missed"),"#,
            r#"opening: (ring: "20s", missed: "missed"),"#,
        ),
    ),
    error(
        "state-too-large",
        "The call remembers more than the program can keep apart. Use fewer or smaller facts, fewer hidden facts, or fewer conditions on acts.",
        told(
            "a call with a hundred facts that are all asked for",
            "a call that asks for ten",
        ),
    ),
];
