//! Writes small random scenarios as files, with rules over a handful of acts. The same seed writes the same files.

use std::fmt::Write as _;

/// A little generator of its own: what the simulator draws must not depend on what tests draw.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit.max(1)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }

    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }
}

const ACTS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The files of one random scenario: names and contents.
pub fn files(seed: u64) -> Vec<(String, String)> {
    let mut dice = Dice::new(seed);
    vec![
        ("bank.ron".to_owned(), bank()),
        ("rules/bank.ron".to_owned(), rules(&mut dice)),
        ("rules/cn.ron".to_owned(), country_pack()),
        (
            "facts/common.ron".to_owned(),
            "(format: 1, id: \"common\", facts: [])".to_owned(),
        ),
        ("random.ron".to_owned(), scenario(&mut dice)),
    ]
}

fn bank() -> String {
    "(format: 1, name: {\"en\": \"Bank\", \"zh-Hans\": \"银行\"}, currency: \"¥\", agent: {\"en\": \"A\", \"zh-Hans\": \"甲\"}, hotline: \"1\", words: {}, values: {}, policies: [(id: \"HP-1\", title: {\"en\": \"T\", \"zh-Hans\": \"题\"}, text: {\"en\": \"Text.\", \"zh-Hans\": \"文。\"})])".to_owned()
}

fn country_pack() -> String {
    "(format: 1, id: \"cn\", country: \"cn\", title: {\"en\": \"CN\", \"zh-Hans\": \"中国\"}, rules: [])".to_owned()
}

fn rules(dice: &mut Dice) -> String {
    let mut text = "(format: 1, id: \"bank\", title: {\"en\": \"B\", \"zh-Hans\": \"行\"}, acts: [\n".to_owned();
    for act in ACTS.iter().chain(&[
        "put-on-hold",
        "return-late",
        "warm-transfer",
        "cold-transfer",
        "agent-hangs-up",
    ]) {
        if ACTS.contains(act) {
            let _ = writeln!(
                text,
                "(id: \"{act}\", text: {{\"en\": \"Act.\", \"zh-Hans\": \"事。\"}}),"
            );
        }
    }
    text.push_str("], rules: [\n");
    for index in 0..dice.between(1, 4) {
        let (first, second) = (dice.pick(&ACTS), dice.pick(&ACTS));
        let form = match dice.below(7) {
            0 => format!("Never(\"{first}\")"),
            1 => format!("Before(\"{first}\", \"{second}\")"),
            2 => format!("ByHangUp(act: \"{first}\", given: \"{second}\")"),
            3 => format!("ByEnd(act: \"{first}\", given: \"{second}\")"),
            4 => format!("ByHangUp(act: \"{first}\")"),
            5 => format!(
                "Within(act: \"{first}\", after: \"{second}\", turns: {})",
                dice.between(1, 2)
            ),
            _ => format!(
                "AtMost(\"{}\", {})",
                dice.pick(&["a", "b", "put-on-hold"]),
                dice.between(0, 1)
            ),
        };
        let severity = match dice.below(4) {
            0 => "Critical".to_owned(),
            1 => format!("Major({})", dice.between(2, 4)),
            _ => format!("Minor({})", dice.between(1, 2)),
        };
        let concern = dice.pick(&["x", "y", "z"]);
        let _ = writeln!(
            text,
            "(id: \"r{index}\", form: {form}, severity: {severity}, concern: \"{concern}\", text: {{\"en\": \"Rule.\", \"zh-Hans\": \"规。\"}}, sources: [\"HP-1\"]),"
        );
    }
    text.push_str("])");
    text
}

fn points(dice: &mut Dice) -> String {
    format!(
        "points: (empathy: {}, accuracy: {}, compliance: {})",
        dice.between(-1, 3),
        dice.between(-2, 3),
        dice.between(0, 2)
    )
}

fn mood(dice: &mut Dice) -> String {
    format!(
        "mood: (tension: {}, trust: {}, patience: {})",
        5 * dice.between(-3, 4),
        5 * dice.between(-2, 3),
        5 * dice.between(-1, 0)
    )
}

fn acts(dice: &mut Dice, one_in: u64) -> String {
    let mut chosen = Vec::new();
    while dice.one_in(one_in) && chosen.len() < 2 {
        chosen.push(format!("\"{}\"", dice.pick(&ACTS)));
    }
    format!("acts: [{}]", chosen.join(", "))
}

fn changes(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "facts: []",
        "facts: []",
        "facts: [Set(\"flag\")]",
        "facts: [Clear(\"flag\")]",
        "facts: [Add(\"count\", 1)]",
        "facts: [To(\"kind\", \"two\")]",
        "facts: [To(\"kind\", \"three\"), Add(\"count\", -1)]",
    ])
}

fn condition(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "Is(\"flag\")",
        "Not(Is(\"flag\"))",
        "Equals(\"kind\", \"two\")",
        "AtLeast(\"count\", 1)",
        "Below(\"count\", 2)",
        "TensionAtLeast(60)",
        "TensionBelow(50)",
        "TrustAtLeast(35)",
        "TrustBelow(30)",
        "PatienceAtLeast(15)",
        "PatienceBelow(20)",
        "Done(\"a\")",
        "Looked(\"log\")",
        "Known(\"secret\")",
        "Is(\"drawn\")",
        "All([Is(\"flag\"), TrustAtLeast(25)])",
        "Any([Done(\"b\"), Looked(\"log\")])",
    ])
}

fn outcome(dice: &mut Dice, to: &str) -> String {
    format!(
        "(to: \"{to}\", {}, {}, {}, {}, why: \"Why.\")",
        mood(dice),
        changes(dice),
        acts(dice, 4),
        points(dice)
    )
}

fn target(dice: &mut Dice, node: usize, nodes: usize) -> String {
    let endings = ["good", "poor"];
    if node + 1 >= nodes || dice.one_in(6) {
        return dice.pick(&endings).to_owned();
    }
    format!("n{}", dice.between(node as i64 + 1, nodes as i64 - 1))
}

fn scenario(dice: &mut Dice) -> String {
    let nodes = dice.between(2, 4) as usize;
    let after_call = dice.one_in(2);
    let mut text = String::new();
    let _ = write!(
        text,
        r#"(format: 1, id: "random", title: "Random", kind: Complaint, level: 1, minutes: (1, 2), direction: Inbound, language: "en",
countries: ["cn"], author: "Dice", version: "1", brief: "A brief.",
rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30), pass: 80, floors: (compliance: 80)),
customer: (name: "C", age: 40, about: "Somebody.", number: "1", voice: LowMan, portrait: 1,
  mood: (tension: {}, trust: {}, patience: {}, feeling: Anger), at_full_tension: "{}", at_no_patience: "gone",
  hidden: [(id: "secret", text: "A secret.", revealed_by: {}, how: "So.")]),
facts: [(id: "flag", is: Flag), (id: "count", is: Count(2)), (id: "kind", is: OneOf(["one", "two", "three"])),
  (id: "drawn", is: Flag, drawn: [(value: "no", weight: 2), (value: "yes", weight: 1)])],
desktop: [(id: "log", kind: Log, title: "Log", opens: {}, rows: [("A", "B")])],
opening: (ring: "20s", missed: "missed"),
"#,
        5 * dice.between(4, 17),
        5 * dice.between(2, 8),
        5 * dice.between(3, 5),
        dice.pick(&["gone", "gone", "rage"]),
        dice.pick(&["TrustAtLeast(40)", "Looked(\"log\")", "Done(\"c\")", "Is(\"flag\")"]),
        dice.pick(&["Not(Is(\"flag\"))", "Done(\"a\")", "TensionBelow(90)"]),
    );
    if dice.one_in(3) {
        let _ = writeln!(
            text,
            "hold: (limit: \"30s\", in_time: (mood: (patience: -10), {}, why: \"Why.\"), overrun: (mood: (tension: 5, patience: -15), points: (empathy: -{}), why: \"Why.\")),",
            acts(dice, 3),
            dice.below(3)
        );
    }
    if dice.one_in(3) {
        let (warm, cold) = (outcome(dice, "poor"), outcome(dice, "poor"));
        let _ = writeln!(
            text,
            "transfers: [(id: \"desk\", title: \"Desk\", warm: {warm}, cold: {cold})],"
        );
    }
    let hang_up = outcome(dice, "gone");
    let _ = writeln!(text, "hang_up: {hang_up},\nstart: \"n0\",\nnodes: [");
    for node in 0..nodes {
        write_node(&mut text, dice, node, nodes, after_call);
    }
    // The customer's outburst is a node of its own, so that thresholds that lead to nodes are tried too.
    let rage = outcome(dice, "good");
    let _ = writeln!(
        text,
        "(id: \"rage\", says: [(id: \"l\", text: \"Enough!\")], ask: (within: \"20s\", on_expiry: {rage}, options: [{}, {}])),",
        option(dice, "o0", "poor", false),
        option(dice, "o1", "good", false),
    );
    if after_call {
        let _ = writeln!(
            text,
            "(id: \"after\", phase: AfterCall, {}, ask: (options: [{}, {}])),",
            acts(dice, 2),
            option(dice, "o0", "good", false),
            option(dice, "o1", "poor", false)
        );
    }
    text.push_str("],\nwrap_up: (disposition: [\n");
    for (index, when) in [(0, false), (1, true), (2, true)] {
        write_entry(&mut text, dice, index, when);
    }
    text.push_str("], notes: [\n");
    for (index, when) in [(0, true), (1, false), (2, true)] {
        write_entry(&mut text, dice, index, when);
    }
    let _ = write!(
        text,
        "]),\nendings: [(id: \"good\", kind: Ideal, title: \"G\", epilogue: \"E.\", {}), (id: \"poor\", kind: Partial, title: \"P\", epilogue: \"E.\"), (id: \"gone\", kind: BadCare, title: \"X\", epilogue: \"E.\"), (id: \"missed\", kind: BadCare, title: \"M\", epilogue: \"E.\")],\n)",
        points(dice)
    );
    text
}

fn write_node(text: &mut String, dice: &mut Dice, node: usize, nodes: usize, after_call: bool) {
    let _ = write!(
        text,
        "(id: \"n{node}\", says: [(id: \"l\", text: \"Line.\")], {}, ",
        acts(dice, 4)
    );
    if node > 0 && node + 1 < nodes && dice.one_in(5) {
        let (yes, no) = (target(dice, node, nodes), target(dice, node, nodes));
        let _ = writeln!(
            text,
            "branch: [(when: {}, to: \"{yes}\"), (to: \"{no}\")]),",
            condition(dice)
        );
        return;
    }
    text.push_str("ask: (");
    if dice.one_in(2) {
        let to = target(dice, node, nodes);
        let expiry = outcome(dice, &to);
        let _ = write!(text, "within: \"20s\", on_expiry: {expiry}, ");
    }
    text.push_str("options: [");
    for index in 0..dice.between(2, 3) {
        let mut to = target(dice, node, nodes);
        if after_call && to == "good" && dice.one_in(2) {
            to = "after".to_owned();
        }
        // The first two options are always open, so that no list is ever empty.
        let written = option(dice, &format!("o{index}"), &to, index > 1);
        text.push_str(&written);
        text.push_str(", ");
    }
    text.push_str("])),\n");
}

fn option(dice: &mut Dice, id: &str, to: &str, conditional: bool) -> String {
    let when = if conditional {
        format!("when: {}, ", condition(dice))
    } else {
        String::new()
    };
    let once = if dice.one_in(8) && conditional {
        "once: true, "
    } else {
        ""
    };
    format!(
        "(id: \"{id}\", label: \"Label {id}\", speak: \"Words.\", {when}{once}{}, {}, {}, {}, to: \"{to}\", why: \"Why.\")",
        mood(dice),
        changes(dice),
        acts(dice, 2),
        points(dice)
    )
}

fn write_entry(text: &mut String, dice: &mut Dice, index: usize, conditional: bool) {
    let when = if conditional {
        format!("when: {}, ", condition(dice))
    } else {
        String::new()
    };
    let _ = writeln!(
        text,
        "(id: \"e{index}\", label: \"Entry {index}\", {when}{}, otherwise: (accuracy: {}), why: \"Why.\"),",
        points(dice),
        dice.between(-2, 1)
    );
}
