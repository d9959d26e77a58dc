//! Findings about the flow of the call.

use super::example::{call, node, nodes, option};
use super::{RuleInfo, allowable_error, error, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "no-node",
        "The call has no nodes, so nothing can happen in it. Write at least one.",
        call(
            "nodes: [],",
            r#"nodes: [(
    id: "first",
    ask: (
        options: [
            (id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
)],"#,
        ),
    ),
    error(
        "no-ending",
        "The call has no endings, so it could never be over. Write at least one.",
        call(
            "endings: [],",
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2)),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],"#,
        ),
    ),
    error(
        "no-way-on",
        "After this node, nothing happens. Give it exactly one of ask, branch, call, to or back.",
        nodes(
            r#"(id: "thanks", says: [(id: "thanks", text: "Thank you.")]),"#,
            r#"(id: "thanks", says: [(id: "thanks", text: "Thank you.")], to: "settled"),"#,
        ),
    ),
    error(
        "two-ways-on",
        "The node goes on in more than one way. Give it exactly one of ask, branch, call, to or back, and move the rest to another node.",
        nodes(
            r#"(id: "thanks", to: "settled", back: true),"#,
            r#"(id: "thanks", to: "settled"),"#,
        ),
    ),
    error(
        "open-branch",
        "If no condition holds, the call would be stuck. Let the last branch have no condition.",
        nodes(
            r#"(id: "thanks", branch: [(when: TensionAtLeast(70), to: "gone")]),"#,
            r#"(id: "thanks", branch: [(when: TensionAtLeast(70), to: "gone"), (to: "settled")]),"#,
        ),
    ),
    error(
        "dead-branch",
        "A branch without a condition is always taken, so those after it never are. Give it a condition, or move it to the end.",
        nodes(
            r#"(id: "thanks", branch: [(to: "settled"), (when: TensionAtLeast(70), to: "gone"), (to: "settled")]),"#,
            r#"(id: "thanks", branch: [(when: TensionAtLeast(70), to: "gone"), (to: "settled")]),"#,
        ),
    ),
    warning(
        "unreachable-node",
        "No play leads to this node. Let something lead to it, or remove it.",
        nodes(
            r#"(id: "thanks", to: "settled"),
(id: "goodbye", to: "settled"),"#,
            r#"(id: "thanks", to: "goodbye"),
(id: "goodbye", to: "settled"),"#,
        ),
    ),
    warning(
        "unreachable-ending",
        "No play leads to this ending. Let something lead to it, or remove it.",
        option(
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2)),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "half", kind: Partial, title: "Half", epilogue: "So-so."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],
(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2)),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "half", kind: Partial, title: "Half", epilogue: "So-so."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],
(id: "listen", label: "Listen", to: "half", why: "It helps."),"#,
        ),
    ),
    error(
        "trap",
        "From this node no ending can be reached except by hanging up or a transfer. Give the conversation a way out.",
        nodes(
            r#"(
    id: "thanks",
    ask: (options: [
        (id: "again", label: "Once more", mood: (tension: 10), to: "thanks", why: "He has said it."),
        (id: "close", label: "Say goodbye", mood: (tension: -5), to: "thanks", why: "He is done."),
    ]),
),"#,
            r#"(
    id: "thanks",
    ask: (options: [
        (id: "again", label: "Once more", mood: (tension: 10), to: "thanks", why: "He has said it."),
        (id: "close", label: "Say goodbye", mood: (tension: -5), to: "settled", why: "He is done."),
    ]),
),"#,
        ),
    ),
    error(
        "endless-loop",
        "These nodes go on by themselves in a circle, and nobody is ever asked. Put a decision into the circle, or break it.",
        nodes(
            r#"(id: "thanks", branch: [(when: TensionAtLeast(70), to: "again"), (to: "settled")]),
(id: "again", to: "thanks"),"#,
            r#"(id: "thanks", mood: (tension: -10), branch: [(when: TensionAtLeast(70), to: "again"), (to: "settled")]),
(id: "again", to: "thanks"),"#,
        ),
    ),
    error(
        "phase-goes-back",
        "A call goes from BeforeCall to OnCall to AfterCall and never back. Change the node's phase, or where the arrow leads.",
        nodes(
            r#"(id: "thanks", phase: AfterCall, to: "later"),
(id: "later", to: "settled"),"#,
            r#"(id: "thanks", phase: AfterCall, to: "later"),
(id: "later", phase: AfterCall, to: "settled"),"#,
        ),
    ),
    error(
        "bad-start",
        "A call cannot begin after it is over. Let start name a node that is BeforeCall or OnCall.",
        node(
            r#"(
    id: "first", phase: AfterCall,
    ask: (
        options: [
            (id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
            r#"(
    id: "first", phase: OnCall,
    ask: (
        options: [
            (id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
        ),
    ),
    error(
        "detour-too-deep",
        "Detours may be nested three deep, and here a play can nest them deeper. A detour that is left by to instead of back stays open; end it with back, or use to instead of call.",
        nodes(
            r#"(id: "one", call: (to: "two", then: "settled")),
(id: "two", call: (to: "three", then: "end")),
(id: "three", call: (to: "four", then: "end")),
(id: "four", call: (to: "end", then: "end")),
(id: "end", back: true),"#,
            r#"(id: "one", call: (to: "two", then: "settled")),
(id: "two", call: (to: "three", then: "end")),
(id: "three", call: (to: "end", then: "end")),
(id: "end", back: true),"#,
        ),
    ),
    error(
        "stray-back",
        "A play can come to this back without being in a detour, so there is nowhere to go back to. Come here by call only, or use to.",
        nodes(
            r#"(id: "thanks", to: "aside"),
(id: "aside", back: true),"#,
            r#"(id: "thanks", call: (to: "aside", then: "settled")),
(id: "aside", back: true),"#,
        ),
    ),
    warning(
        "no-return",
        "This detour never comes back, so its then is never reached. End it with back: true, or use to instead of call.",
        nodes(
            r#"(id: "thanks", call: (to: "aside", then: "settled")),
(id: "aside", to: "settled"),"#,
            r#"(id: "thanks", call: (to: "aside", then: "settled")),
(id: "aside", back: true),"#,
        ),
    ),
    error(
        "missing-expiry",
        "A decision with a time limit must say what silence does. Add on_expiry, or remove within.",
        node(
            r#"(
    id: "first",
    ask: (
        within: "20s",
        options: [
            (id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
            r#"(
    id: "first",
    ask: (
        within: "20s",
        on_expiry: (to: "gone", mood: (tension: 5), why: "Silence sounds like nobody is there."),
        options: [
            (id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
        ),
    ),
    error(
        "missing-timer",
        "The decision says what silence does and has no time limit. Add within, or remove on_expiry.",
        node(
            r#"(
    id: "first",
    ask: (
        on_expiry: (to: "gone", mood: (tension: 5), why: "Silence sounds like nobody is there."),
        options: [
            (id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
            r#"(
    id: "first",
    ask: (
        within: "20s",
        on_expiry: (to: "gone", mood: (tension: 5), why: "Silence sounds like nobody is there."),
        options: [
            (id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
        ),
    ),
    error(
        "missing-target",
        "The call would not know where to go on after this. Add to with a node or an ending.",
        call(
            r#"hang_up: (why: "He was still talking."),"#,
            r#"hang_up: (to: "gone", why: "He was still talking."),"#,
        ),
    ),
    error(
        "hold-has-target",
        "A hold comes back to where the call was, so it has no to. Remove it.",
        call(
            r#"hold: (
    limit: "2m",
    in_time: (to: "first", why: "You came back."),
    overrun: (mood: (patience: -20), why: "Two minutes were promised."),
),"#,
            r#"hold: (
    limit: "2m",
    in_time: (why: "You came back."),
    overrun: (mood: (patience: -20), why: "Two minutes were promised."),
),"#,
        ),
    ),
    error(
        "hold-costs-nothing",
        "Somebody who waits too long loses patience, and only that ends a hold that nobody ends. Let overrun lower patience, such as mood: (patience: -20).",
        call(
            r#"hold: (
    limit: "2m",
    in_time: (why: "You came back."),
    overrun: (mood: (tension: 10), why: "Two minutes were promised."),
),"#,
            r#"hold: (
    limit: "2m",
    in_time: (why: "You came back."),
    overrun: (mood: (patience: -20), why: "Two minutes were promised."),
),"#,
        ),
    ),
    error(
        "hang-up-stays-on",
        "After hanging up, the line is dead. Let hang_up lead to an ending or to a node of the phase AfterCall.",
        call(
            r#"hang_up: (to: "first", why: "He was still talking."),"#,
            r#"hang_up: (to: "gone", why: "He was still talking."),"#,
        ),
    ),
    error(
        "empty-choices",
        "In one of the countries no option of this decision can ever be chosen. Let at least two options be open in every country.",
        node(
            r#"countries: ["cn", "uk"],
(
    id: "first",
    ask: (
        options: [
            (id: "listen", label: "Listen", when: Country("uk"), to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", when: Country("uk"), mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
            r#"countries: ["cn", "uk"],
(
    id: "first",
    ask: (
        options: [
            (id: "listen", label: "Listen", to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
        ),
    ),
    allowable_error(
        "few-choices",
        "There can be a moment at which fewer than two options of this decision are open. Let two options have no condition, or accept it with the reason why it cannot happen or does no harm.",
        option(
            r#"(id: "listen", label: "Listen", when: TensionAtLeast(70), to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
];
