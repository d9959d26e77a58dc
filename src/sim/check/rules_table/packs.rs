//! Findings about packs and the bank's file.

use super::example::{fact, file, rule, told};
use super::{RuleInfo, error, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "missing-language",
        "Texts of packs and of the bank's file stand in en and in zh-Hans. Add the missing language.",
        rule(
            r#"(
    id: "no-guess", form: Never("disclose"), severity: Minor(1), concern: "guessing",
    text: {"en": "Do not guess."}, sources: ["HP-1"],
),"#,
            r#"(
    id: "no-guess", form: Never("disclose"), severity: Minor(1), concern: "guessing",
    text: {"en": "Do not guess.", "zh-Hans": "不要猜测。"}, sources: ["HP-1"],
),"#,
        ),
    ),
    error(
        "mixed-concern",
        "Rules of one concern are charged once, so they must credit the same dimension. Give them one dimension, or another concern.",
        rule(
            r#"(
    id: "no-guess", form: Never("disclose"), severity: Minor(1), concern: "identity", dimension: Accuracy,
    text: {"en": "Do not guess.", "zh-Hans": "不要猜测。"}, sources: ["HP-1"],
),"#,
            r#"(
    id: "no-guess", form: Never("disclose"), severity: Minor(1), concern: "identity",
    text: {"en": "Do not guess.", "zh-Hans": "不要猜测。"}, sources: ["HP-1"],
),"#,
        ),
    ),
    warning(
        "no-source",
        "The rule rests on nothing that anybody could look up. Cite a fact or a house policy.",
        rule(
            r#"(
    id: "no-guess", form: Never("disclose"), severity: Minor(1), concern: "guessing",
    text: {"en": "Do not guess.", "zh-Hans": "不要猜测。"}, sources: [],
),"#,
            r#"(
    id: "no-guess", form: Never("disclose"), severity: Minor(1), concern: "guessing",
    text: {"en": "Do not guess.", "zh-Hans": "不要猜测。"}, sources: ["HP-1"],
),"#,
        ),
    ),
    error(
        "duplicate-country",
        "Two packs are for the same country. Put their rules into one pack.",
        file(
            "rules/us.ron",
            r#"(format: 1, id: "us", country: "cn", title: {"en": "Rules of us", "zh-Hans": "us 规则"}, rules: [])"#,
            r#"(format: 1, id: "us", country: "us", title: {"en": "Rules of us", "zh-Hans": "us 规则"}, rules: [])"#,
        ),
    ),
    error(
        "bad-dates",
        "The day by which a fact must be checked again comes after the day on which it was reviewed. Correct one of the two.",
        fact(
            r#"(
    id: "TALK-CALM", text: {"en": "Calm helps.", "zh-Hans": "冷静有用。"},
    source: "A study", status: Secondary, reviewed: "2026-05-01", watch: "2026-04-01",
),"#,
            r#"(
    id: "TALK-CALM", text: {"en": "Calm helps.", "zh-Hans": "冷静有用。"},
    source: "A study", status: Secondary, reviewed: "2026-05-01", watch: "2027-05-01",
),"#,
        ),
    ),
    error(
        "no-amount",
        "The way a country writes money has exactly one place for the number. Write `{amount}` where the number stands.",
        file(
            "bank.ron",
            r#"(format: 1, name: {"en": "Bank", "zh-Hans": "银行"}, currency: "¥", agent: {"en": "Lin", "zh-Hans": "林"}, hotline: "95500",
money: {"uk": {"en": "£", "zh-Hans": "{amount}英镑"}}, words: {}, values: {}, policies: [(id: "HP-1", title: {"en": "Listen", "zh-Hans": "倾听"}, text: {"en": "Listen.", "zh-Hans": "先听。"})])"#,
            r#"(format: 1, name: {"en": "Bank", "zh-Hans": "银行"}, currency: "¥", agent: {"en": "Lin", "zh-Hans": "林"}, hotline: "95500",
money: {"uk": {"en": "£{amount}", "zh-Hans": "{amount}英镑"}}, words: {}, values: {}, policies: [(id: "HP-1", title: {"en": "Listen", "zh-Hans": "倾听"}, text: {"en": "Listen.", "zh-Hans": "先听。"})])"#,
        ),
    ),
    error(
        "too-many-rules",
        "At most 128 rules may be active in one country. Leave out those that no call can break.",
        told("a pack of 129 rules", "a pack of the 128 rules that calls can break"),
    ),
];
