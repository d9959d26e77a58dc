//! Findings about names that something refers to.

use super::example::{call, option, says};
use super::{RuleInfo, error};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "unknown-target",
        "The call goes on at a node or ending that does not exist. Correct the id, or write the missing node.",
        option(
            r#"(id: "listen", label: "Listen", to: "setled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "not-a-node",
        "A node is needed here, and the id names an ending. Name a node.",
        call(r#"start: "settled","#, r#"start: "first","#),
    ),
    error(
        "not-an-ending",
        "An ending is needed here, and the id names a node. Name an ending.",
        call(
            r#"hang_up: (to: "missed", why: "He was still talking."),
opening: (ring: "20s", missed: "first"),"#,
            r#"hang_up: (to: "missed", why: "He was still talking."),
opening: (ring: "20s", missed: "missed"),"#,
        ),
    ),
    error(
        "unknown-ending",
        "There is no ending of this id. Correct the id, or write the ending.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [Ending("setled")])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [Ending("settled")])],"#,
        ),
    ),
    error(
        "unknown-person",
        "The line is spoken by somebody who is not in the call. Write customer, you, narrator or the id of somebody in people.",
        says(
            r#"(id: "hello", who: "custmer", text: "Seventy-two!"),"#,
            r#"(id: "hello", who: "customer", text: "Seventy-two!"),"#,
        ),
    ),
    error(
        "unknown-fact",
        "There is no fact of this id in the call. Correct the id, or add the fact to facts.",
        option(
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", facts: [Set("herd")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Is("heard"), to: "gone", why: "He heard it before."),"#,
            r#"facts: [(id: "heard", is: Flag)],
(id: "listen", label: "Listen", facts: [Set("heard")], to: "settled", why: "It helps."),
(id: "insist", label: "Insist", when: Is("heard"), to: "gone", why: "He heard it before."),"#,
        ),
    ),
    error(
        "unknown-value",
        "The fact never has this value. Use one of the values that its type allows.",
        option(
            r#"facts: [(id: "plan", is: OneOf(["open", "ended"]))],
(id: "end", label: "End the plan", facts: [To("plan", "endet")], to: "settled", why: "He asked for it."),
(id: "insist", label: "Insist", when: Equals("plan", "ended"), to: "gone", why: "It is over."),"#,
            r#"facts: [(id: "plan", is: OneOf(["open", "ended"]))],
(id: "end", label: "End the plan", facts: [To("plan", "ended")], to: "settled", why: "He asked for it."),
(id: "insist", label: "Insist", when: Equals("plan", "ended"), to: "gone", why: "It is over."),"#,
        ),
    ),
    error(
        "unknown-item",
        "There is no desktop item of this id. Correct the id, or add the item to desktop.",
        option(
            r#"desktop: [(id: "contact-log", kind: Log, title: "Contact log", rows: [("12 May", "Call-back promised.")])],
(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "earlier-calls", label: "Mention his calls", when: Looked("contact-lag"), mood: (trust: 10), to: "settled", why: "He is known."),"#,
            r#"desktop: [(id: "contact-log", kind: Log, title: "Contact log", rows: [("12 May", "Call-back promised.")])],
(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "earlier-calls", label: "Mention his calls", when: Looked("contact-log"), mood: (trust: 10), to: "settled", why: "He is known."),"#,
        ),
    ),
    error(
        "unknown-hidden",
        "The customer has no hidden fact of this id. Correct the id, or add it to hidden.",
        option(
            r#"customer: (
    name: "Zhao Wei", age: 41, about: "Drives.", number: "138", voice: LowMan, portrait: 1,
    mood: (tension: 60, trust: 25, patience: 60, feeling: Anger),
    at_full_tension: "gone", at_no_patience: "gone",
    hidden: [(id: "third-call", text: "It is his third call.", revealed_by: TensionAtLeast(70), how: "The log has it.")],
),
(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "earlier-calls", label: "Mention his calls", when: Known("third-cal"), mood: (trust: 10), to: "settled", why: "He is known."),"#,
            r#"customer: (
    name: "Zhao Wei", age: 41, about: "Drives.", number: "138", voice: LowMan, portrait: 1,
    mood: (tension: 60, trust: 25, patience: 60, feeling: Anger),
    at_full_tension: "gone", at_no_patience: "gone",
    hidden: [(id: "third-call", text: "It is his third call.", revealed_by: TensionAtLeast(70), how: "The log has it.")],
),
(id: "listen", label: "Listen", to: "settled", why: "It helps."),
(id: "earlier-calls", label: "Mention his calls", when: Known("third-call"), mood: (trust: 10), to: "settled", why: "He is known."),"#,
        ),
    ),
    error(
        "unknown-act",
        "No rule pack declares this act. Use an act of the packs in rules/, or declare it in a pack.",
        option(
            r#"(id: "listen", label: "Listen", acts: ["identfy"], to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", acts: ["identify"], to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "unknown-source",
        "Nothing that can be cited has this id. Cite a fact of the packs in facts/ or a house policy of bank.ron.",
        option(
            r#"(id: "listen", label: "Listen", sources: ["HP-11"], to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", sources: ["HP-1"], to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "unknown-policy",
        "bank.ron has no house policy of this id. Correct the id, or add the policy.",
        option(
            r#"policies: ["HP-11"],
(id: "listen", label: "Listen", sources: ["HP-1"], to: "settled", why: "It helps."),"#,
            r#"policies: ["HP-1"],
(id: "listen", label: "Listen", sources: ["HP-1"], to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "unknown-country",
        "This country is not supported here. A call can name countries that have a rule pack, and its conditions and values can name the call's own countries only.",
        call(r#"countries: ["cn", "england"],"#, r#"countries: ["cn", "uk"],"#),
    ),
    error(
        "no-country",
        "The call supports no country. List at least one in countries; the first is the default.",
        call("countries: [],", r#"countries: ["cn"],"#),
    ),
    error(
        "unknown-rule",
        "No rule pack has a rule of this id. Correct the id.",
        option(
            r#"checks: [(name: "too early", play: ["accept", "say listen"], expect: [Breaks("identify-frist")])],
(id: "listen", label: "Name the sum", acts: ["disclose"], to: "settled", why: "Nobody knows yet who he is."),"#,
            r#"checks: [(name: "too early", play: ["accept", "say listen"], expect: [Breaks("identify-first")])],
(id: "listen", label: "Name the sum", acts: ["disclose"], to: "settled", why: "Nobody knows yet who he is."),"#,
        ),
    ),
    error(
        "unknown-scenario",
        "There is no call of this id to follow. Correct the id, or write that call.",
        call(
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2), follows: "minimum"),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],"#,
            r#"endings: [
    (id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 2, accuracy: 2, compliance: 2), follows: "minimal"),
    (id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad."),
    (id: "missed", kind: BadCare, title: "Missed", epilogue: "Bad."),
],"#,
        ),
    ),
    error(
        "unknown-desk",
        "The play transfers to a desk that the call does not have. Use the id of an entry of transfers.",
        call(
            r#"transfers: [(
    id: "fraud-desk", title: "Fraud desk",
    warm: (to: "gone", why: "They cannot help."),
    cold: (to: "gone", mood: (tension: 10), why: "He tells it all again."),
)],
checks: [(name: "sent on", play: ["accept", "transfer fraud-dask warm"], expect: [Ending("gone")])],"#,
            r#"transfers: [(
    id: "fraud-desk", title: "Fraud desk",
    warm: (to: "gone", why: "They cannot help."),
    cold: (to: "gone", mood: (tension: 10), why: "He tells it all again."),
)],
checks: [(name: "sent on", play: ["accept", "transfer fraud-desk warm"], expect: [Ending("gone")])],"#,
        ),
    ),
    error(
        "unknown-option",
        "The play says something that no decision offers. Use the id of an option.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "say lisen"], expect: [Ending("settled")])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen"], expect: [Ending("settled")])],"#,
        ),
    ),
    error(
        "unknown-entry",
        "The play picks or ticks something that the after-call work does not list. Use the id of an entry.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "say listen", "pick disposition complain", "finish"], expect: [Ending("settled")])],"#,
            r#"checks: [(name: "calm", play: ["accept", "say listen", "pick disposition complaint", "finish"], expect: [Ending("settled")])],"#,
        ),
    ),
    error(
        "bad-command",
        "This is not a command that can be played. The message says what would be right.",
        call(
            r#"checks: [(name: "calm", play: ["accept", "wait 12", "say listen"], expect: [Ending("settled")])],"#,
            r#"checks: [(name: "calm", play: ["accept", "wait 12s", "say listen"], expect: [Ending("settled")])],"#,
        ),
    ),
];
