//! Every finding of a proof: one row for each code, with what it means, what to do, and an example of each side.
//!
//! The examples are tests: `tests/data/prove/sound.ron` is a call without findings that has every good side in it, and with the
//! bad side in its place a proof gives the code. Parts of an example that stand apart in the call are set apart by an empty line.

use super::proof_rules_chinese::explanation;
use crate::sim::check::rules_table::{Example, Family, Place, RuleInfo, rule_info};
use crate::sim::diagnostic::Severity;
use crate::sim::sentence::Sentence;

/// The rows as a family of findings beside those of `check`.
pub const PROOF_FAMILY: Family = Family {
    title: "What a proof finds",
    rules: PROOF_RULES,
};

/// The row of a code.
pub fn proof_rule(code: &str) -> Option<&'static RuleInfo> {
    PROOF_RULES.iter().find(|rule| rule.code == code)
}

/// The rows of a code that `check` and a proof have; both may have one of the same name.
pub fn all_rows(code: &str) -> impl Iterator<Item = &'static RuleInfo> {
    rule_info(code).into_iter().chain(proof_rule(code))
}

/// What to do about a code: what stands behind the first sentence of its explanation, which says what it means.
pub fn what_to_do(code: &str) -> Sentence {
    let english = proof_rule(code).and_then(|rule| rule.explanation.split_once(". "));
    let chinese = explanation(code).and_then(|whole| whole.split_once('。'));
    Sentence {
        english: english.map_or_else(String::new, |(_, rest)| rest.to_owned()),
        chinese: chinese.map_or_else(String::new, |(_, rest)| rest.to_owned()),
    }
}

/// What `at` of an allowance can be for a code that can be accepted: the forms, in words.
pub fn accepted_at(code: &str) -> Sentence {
    let (english, chinese) = match code {
        "dimensions-compete" => ("NODE", "节点"),
        "ending-contradicts-mark" => ("ENDING", "结局"),
        "repeated-gain" => ("NODE, NODE/OPTION", "节点、节点/选项"),
        "unreached" => (
            "NODE, NODE/OPTION, ENDING, hidden/ID",
            "节点、节点/选项、结局、hidden/编号",
        ),
        "unheard-line" => ("NODE, NODE/LINE", "节点、节点/台词"),
        "always-true" | "always-false" => (
            "NODE, NODE/OPTION, NODE/branch/NUMBER, desktop/ID, wrap_up/LIST/ID",
            "节点、节点/选项、节点/branch/序号、desktop/编号、wrap_up/列表/编号",
        ),
        "gives-itself-away" => ("CUE, LANGUAGE/CUE", "线索、语言/线索"),
        _ => ("NODE", "节点"),
    };
    Sentence {
        english: english.to_owned(),
        chinese: chinese.to_owned(),
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

const fn allowable(code: &'static str, explanation: &'static str, example: Example) -> RuleInfo {
    RuleInfo {
        allowable: true,
        ..error(code, explanation, example)
    }
}

const fn warning(code: &'static str, explanation: &'static str, example: Example) -> RuleInfo {
    RuleInfo {
        severity: Severity::Warning,
        ..allowable(code, explanation, example)
    }
}

const fn call(bad: &'static str, good: &'static str) -> Example {
    Example {
        place: Place::Call,
        bad,
        good,
    }
}

const fn told(bad: &'static str, good: &'static str) -> Example {
    Example {
        place: Place::Told,
        bad,
        good,
    }
}

/// The table.
pub const PROOF_RULES: &[RuleInfo] = &[
    error(
        "dimension-too-thin",
        "Fewer than 8 points can be earned in this dimension, so one choice more or less moves its mark by an eighth or more. Give it points at more decisions, or let a rule of the pack count for it. The play that is shown is one of the best: it earns no more than this.",
        call(
            r#"points: (empathy: 1, accuracy: 3, compliance: 3), acts: ["log"], to: "desk", why: "It is one.", sources: ["HP-1"],"#,
            r#"points: (empathy: 2, accuracy: 3, compliance: 3), acts: ["log"], to: "desk", why: "It is one.", sources: ["HP-1"],"#,
        ),
    ),
    allowable(
        "dimensions-compete",
        "At this decision every option loses something in one of the dimensions, so the best play cannot have full marks. Write an option that is right in all of them, or accept it with a reason where the dilemma is the lesson.",
        call(
            r#"points: (empathy: 3), facts: [Add("slips", 1)], to: "desk", why: "Nobody will look at it.", tempting_because: "It is done.","#,
            r#"mood: (tension: 10), facts: [Add("slips", 1)], to: "desk", why: "Nobody will look at it.", tempting_because: "It is done.","#,
        ),
    ),
    error(
        "double-charge",
        "An option breaks a rule, which charges it, and takes compliance points of its own for the same thing. Leave the points to the rule.",
        call(
            r#"points: (compliance: -1), acts: ["promise"], facts: [Add("slips", 1)], to: "next", why: "Others decide that.","#,
            r#"mood: (tension: -10), acts: ["promise"], facts: [Add("slips", 1)], to: "next", why: "Others decide that.","#,
        ),
    ),
    error(
        "expiry-pays",
        "Letting the timer run out loses nothing here. Where waiting is right, write silence as an option; otherwise let the expiry cost something.",
        call(
            r#"on_expiry: (to: "who", points: (empathy: 3, accuracy: 1, compliance: 1), why: "She asked, and nobody answered."),"#,
            r#"on_expiry: (to: "who", points: (empathy: -2), facts: [Add("slips", 1)], why: "She asked, and nobody answered."),"#,
        ),
    ),
    error(
        "hanging-up-pays",
        "Hanging up loses nothing here, so a trainee can end the call instead of dealing with it. Take points away in `hang_up` for what is left undone, or let it lead to an ending of its own that does.",
        call(
            r#"hang_up: (to: "half", acts: ["log"], points: (empathy: 2, accuracy: 3, compliance: 3), why: "She was still talking."),"#,
            r#"hang_up: (to: "half", points: (empathy: -3), why: "She was still talking."),"#,
        ),
    ),
    error(
        "critical-pays",
        "Breaking a critical rule here opens more points than every play that keeps it. Take points away behind the breach, or give the clean way more.",
        call(
            r#"points: (accuracy: 5), acts: ["name-others"], facts: [Add("slips", 1)], to: "next", why: "They are customers too.","#,
            r#"points: (accuracy: -1), acts: ["name-others"], facts: [Add("slips", 1)], to: "next", why: "They are customers too.","#,
        ),
    ),
    error(
        "unknowable-best",
        "Different draws have looked alike so far, and what is best depends on the draw, so a trainee can only guess. Let something tell them apart before, or give an option that is right in all of them.",
        call(
            r#"facts: [
    (id: "slips", is: Count(5)),
    (id: "rich", is: Flag, drawn: [(value: "no", weight: 1), (value: "yes", weight: 1)]),

points: (empathy: 2, accuracy: 3, compliance: 3), acts: ["log"], to: "if-rich", why: "It is one.", sources: ["HP-1"],

points: (empathy: 2, accuracy: 3, compliance: 3), acts: ["log"], to: "if-poor", why: "Nobody will look at it.", tempting_because: "It is done.",

(id: "if-rich", phase: AfterCall, branch: [(when: Is("rich"), to: "desk"), (to: "rang-off")]),
(id: "if-poor", phase: AfterCall, branch: [(when: Is("rich"), to: "rang-off"), (to: "desk")]),
(
    id: "desk","#,
            r#"facts: [
    (id: "slips", is: Count(5)),

points: (empathy: 2, accuracy: 3, compliance: 3), acts: ["log"], to: "desk", why: "It is one.", sources: ["HP-1"],

mood: (tension: 10), facts: [Add("slips", 1)], to: "desk", why: "Nobody will look at it.", tempting_because: "It is done.",

(
    id: "desk","#,
        ),
    ),
    allowable(
        "ending-contradicts-mark",
        "A play that passes ends in BadCare or BadRule, or an Ideal ending is reached by a play that fails even with the best after-call work. Make the way to the ending depend on what the mark depends on, or call the ending Partial.",
        call(
            r#"mood: (tension: 20), to: "why", why: "A voice proves little.", tempting_because: "It is quick.",

(when: Below("slips", 1), to: "settled"),

(id: "settled", kind: Ideal, title: "Settled", epilogue: "She knows."),"#,
            r#"mood: (tension: 20), facts: [Add("slips", 1)], to: "why", why: "A voice proves little.", tempting_because: "It is quick.",

(when: Below("slips", 1), to: "settled"),

(id: "settled", kind: Ideal, title: "Settled", epilogue: "She knows."),"#,
        ),
    ),
    error(
        "points-farm",
        "Going round in a circle gains points, so walking it again and again washes every mistake away. Let the options on the circle be usable once, or earn nothing there.",
        call(
            r#"points: (empathy: 1), facts: [Add("slips", 1)], to: "why", why: "She has said it.", tempting_because: "It wins time.","#,
            r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why", why: "She has said it.", tempting_because: "It wins time.","#,
        ),
    ),
    warning(
        "repeated-gain",
        "An option gains points, a play can come back to it, and it gains again; only the mood or a count ends this, so whoever repeats it is paid for it and the best play has to. Let it be usable once, let coming back cost what it gained, or accept it with a reason where repeating it is right.",
        call(
            r#"points: (empathy: 1), mood: (tension: 15), facts: [Add("slips", 1)], to: "why", why: "She has said it.", tempting_because: "It wins time.","#,
            r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why", why: "She has said it.", tempting_because: "It wins time.","#,
        ),
    ),
    error(
        "certain-breach",
        "Nobody can talk to an end of this call without breaking a critical rule, so nobody who talks can pass. Give the decision an option that keeps the rule, or take the act that breaks it off an option or a node. Much else that is found may only follow, so prove again before you mend it.",
        call(
            r#"points: (empathy: 2, accuracy: 3, compliance: 3), acts: ["log", "name-others"], to: "desk", why: "It is one.", sources: ["HP-1"],

(
id: "leave", label: "Leave it there", speak: "That would be all for today, and you know where to find us.",
mood: (tension: 10), acts: ["name-others"], facts: [Add("slips", 1)],

(
id: "send-off", label: "Send her to the web", speak: "You can put it into the web page of the bank, in the box below the map, and somebody reads it.",
mood: (tension: 10), acts: ["name-others"], facts: [Add("slips", 1)],"#,
            r#"points: (empathy: 2, accuracy: 3, compliance: 3), acts: ["log"], to: "desk", why: "It is one.", sources: ["HP-1"],

(
id: "leave", label: "Leave it there", speak: "That would be all for today, and you know where to find us.",
mood: (tension: 10), facts: [Add("slips", 1)],

(
id: "send-off", label: "Send her to the web", speak: "You can put it into the web page of the bank, in the box below the map, and somebody reads it.",
mood: (tension: 10), facts: [Add("slips", 1)],"#,
        ),
    ),
    allowable(
        "no-clean-option",
        "Plays that have broken no critical rule come to this decision, and every option there breaks one, so nobody who comes there and talks can pass. Give the decision an option that keeps the rule, or lead nobody there who has not broken it.",
        call(
            r#"mood: (tension: 10), facts: [Add("slips", 1)], to: "aside", why: "Nobody will look at it.", tempting_because: "It is done.",

(
id: "aside",
ask: (options: [
(
id: "gossip", label: "Speak of others", speak: "The Wangs never ask for so much.",
points: (empathy: -1), acts: ["name-others"], facts: [Add("slips", 1)], to: "desk", why: "They are customers too.", tempting_because: "It comforts.",
),
(
id: "compare", label: "Compare her", speak: "Your neighbour has paid it for years.",
points: (empathy: -2), acts: ["name-others"], facts: [Add("slips", 1)], to: "desk", why: "She is a customer too.", tempting_because: "It ends the trouble.",
),
]),
),
(
id: "desk",
phase: AfterCall,"#,
            r#"mood: (tension: 10), facts: [Add("slips", 1)], to: "desk", why: "Nobody will look at it.", tempting_because: "It is done.",

(
id: "desk",
phase: AfterCall,"#,
        ),
    ),
    error(
        "impossible-pass",
        "No play passes. Lower the pass mark or a floor, or write the way that reaches them.",
        call(
            r#"rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30), pass: 80, floors: (empathy: 100, accuracy: 100)),
allow: [(code: "dimensions-compete", at: "next", because: "No answer is right for both.")],

points: (empathy: 3), facts: [Add("slips", 1)], to: "desk", why: "Nobody will look at it.", tempting_because: "It is done.","#,
            r#"rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30), pass: 80),
allow: [],

mood: (tension: 10), facts: [Add("slips", 1)], to: "desk", why: "Nobody will look at it.", tempting_because: "It is done.","#,
        ),
    ),
    error(
        "certain-pass",
        "Every play passes, so the mark says nothing. Let mistakes cost more, or raise the pass mark.",
        told(
            "a pass mark of 1, and every ending earns points, that of a missed call too",
            "a pass mark of 80, and endings earn points for what was done on the way",
        ),
    ),
    error(
        "over-budget",
        "The call has more than a million states, so it can be practised without a mark and never examined. Use fewer counts and flags that stay readable to the end, or fewer places where order matters.",
        told(
            "twenty flags that are all asked for in the after-call work",
            "one flag for each thing that a later option or entry depends on",
        ),
    ),
    error(
        "proven-trap",
        "From this moment no ending can be reached any more by talking: at best by hanging up, by a transfer, by letting the time run out, or when the customer has had enough. Give the decision an option that leads out, or mend the condition that closes the way.",
        call(
            r#"allow: [(code: "few-choices", at: "desk", because: "Whoever has made no mistake has both.")],

(id: "file", label: "File it", when: Below("slips", 1), to: "end", why: "It is done."),
(id: "drop", label: "Drop it", facts: [Add("slips", 1)], to: "desk", why: "She will ring again."),"#,
            r#"allow: [],

(id: "file", label: "File it", to: "end", why: "It is done."),
(id: "drop", label: "Drop it", facts: [Add("slips", 1)], to: "end", why: "She will ring again."),"#,
        ),
    ),
    error(
        "proven-empty-choices",
        "A play comes to this decision at a moment when no option can be chosen. Give it an option without a condition.",
        call(
            r#"allow: [(code: "few-choices", at: "desk", because: "Whoever has made no mistake has both.")],

(id: "file", label: "File it", when: Below("slips", 1), to: "end", why: "It is done."),
(id: "drop", label: "Drop it", when: Below("slips", 1), to: "half", why: "She will ring again."),"#,
            r#"allow: [],

(id: "file", label: "File it", to: "end", why: "It is done."),
(id: "drop", label: "Drop it", facts: [Add("slips", 1)], to: "end", why: "She will ring again."),"#,
        ),
    ),
    warning(
        "unreached",
        "No play reaches this, in no country and with no draw. Remove it, or mend the conditions on the way to it.",
        call(
            r#"mood: (tension: 20, trust: 50, patience: 60, feeling: Anger),
at_full_tension: "rang-off", at_no_patience: "rang-off","#,
            r#"mood: (tension: 60, trust: 50, patience: 60, feeling: Anger),
at_full_tension: "rang-off", at_no_patience: "rang-off","#,
        ),
    ),
    warning(
        "unheard-line",
        "No play hears this line, though its node is reached. Remove it, or mend its condition.",
        call(
            r#"says: [(id: "well", text: "Well, go on then."), (id: "thrice", when: AtLeast("slips", 3), text: "For the third time!")],"#,
            r#"says: [(id: "well", text: "Well, go on then.")],"#,
        ),
    ),
    warning(
        "always-true",
        "This condition holds at every moment at which it is asked, so it decides nothing. Leave it out, or mend it.",
        call(
            r#"when: Below("slips", 3), mood: (tension: 20), facts: [Add("slips", 1)], to: "why", why: "A voice proves little.","#,
            r#"mood: (tension: 20), facts: [Add("slips", 1)], to: "why", why: "A voice proves little.","#,
        ),
    ),
    warning(
        "always-false",
        "This condition holds at no moment at which it is asked, so what depends on it never happens. Mend it, or remove what depends on it.",
        call(
            r#"branch: [
    (when: All([Below("slips", 1), TensionAtLeast(80)]), to: "half"),
    (when: Below("slips", 1), to: "settled"),"#,
            r#"branch: [
    (when: Below("slips", 1), to: "settled"),"#,
        ),
    ),
    allowable(
        "gives-itself-away",
        "Somebody who looks at the surface of the options only, and understands nothing, does too well. Even out length, tone and wording of the options that are named, so that the best ones do not stand out; where it is their place, leave out `order: Fixed` or put the best ones elsewhere. The play that is shown is the best one of somebody who always takes such options.",
        call(
            r#"id: "listen", label: "Take it up, and thank her",

id: "ask", label: "Ask two things, please",

id: "name-it", label: "Say sorry, name the card and the day",

id: "write", label: "Thank her and write it down","#,
            r#"id: "listen", label: "Take it up",

id: "ask", label: "Ask two things",

id: "name-it", label: "Name the card and the day",

id: "write", label: "Write it down","#,
        ),
    ),
    warning(
        "unused-proof-allowance",
        "The proof found nothing that this allowance accepts. Remove it, so that it does not hide a later mistake.",
        call(
            r#"allow: [(code: "dimensions-compete", at: "next", because: "No answer is right for both.")],"#,
            r#"allow: [],"#,
        ),
    ),
];
