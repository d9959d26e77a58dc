//! Findings about texts.

use super::example::{call, node, option, says};
use super::{RuleInfo, error, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "empty-text",
        "Somebody is going to read or hear this, and there is nothing. Write the text, or remove the entry.",
        call(r#"title: " ","#, r#"title: "A fee","#),
    ),
    error(
        "unknown-placeholder",
        "The name in braces stands for nothing. Add it to values, or correct it; names of the bank's file begin with bank. and a brace itself is written twice.",
        call(
            r#"values: {"fee": Money(72)},
brief: "Somebody asks about a fee of {fe}.","#,
            r#"values: {"fee": Money(72)},
brief: "Somebody asks about a fee of {fee}.","#,
        ),
    ),
    error(
        "unbalanced-brace",
        "There is a brace without its partner. A name is written {name}, and a brace itself is written twice.",
        call(r#"title: "A fee}","#, r#"title: "A fee","#),
    ),
    error(
        "wide-brace",
        "A name is written in full-width braces, which are shown as they stand. Write {name} with half-width braces.",
        call(
            r#"values: {"fee": Money(72)},
brief: "A fee of {fee}, ｛fee｝ a month.","#,
            r#"values: {"fee": Money(72)},
brief: "A fee of {fee}, {fee} a month.","#,
        ),
    ),
    error(
        "missing-country",
        "A value that differs by country needs an entry for each country that the call supports. Add the missing one.",
        call(
            r#"countries: ["cn", "uk"],
values: {"fee": ByCountry({"cn": Money(72)})},
brief: "Somebody asks about a fee of {fee}.","#,
            r#"countries: ["cn", "uk"],
values: {"fee": ByCountry({"cn": Money(72), "uk": Money(8)})},
brief: "Somebody asks about a fee of {fee}.","#,
        ),
    ),
    error(
        "placeholder-in-value",
        "Words that are a value cannot contain other values. Write them out, or put the braces into the text that uses this value.",
        call(
            r#"values: {"who": Words("{title} Zhao")},
brief: "{who} asks about a fee.","#,
            r#"values: {"who": Words("Mr Zhao")},
brief: "{who} asks about a fee.","#,
        ),
    ),
    error(
        "nested-value",
        "A value by country cannot contain another value by country. Write one of Money, Percent, Number, Date or Words for each country.",
        call(
            r#"values: {"fee": ByCountry({"cn": ByCountry({"cn": Money(72)})})},
brief: "Somebody asks about a fee of {fee}.","#,
            r#"values: {"fee": ByCountry({"cn": Money(72)})},
brief: "Somebody asks about a fee of {fee}.","#,
        ),
    ),
    warning(
        "locked-without-when",
        "The reason why something is locked is never shown, because nothing locks it. Add the condition, or remove the reason.",
        option(
            r#"(id: "listen", label: "Listen", locked: "Look first", to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "otherwise-without-when",
        "The points of otherwise are never given, because the entry has no condition. Add when, or remove otherwise.",
        call(
            r#"wrap_up: (disposition: [
    (id: "complaint", label: "Complaint", points: (accuracy: 1), otherwise: (accuracy: -1), why: "It is one."),
    (id: "query", label: "Query", why: "It is none."),
]),"#,
            r#"wrap_up: (disposition: [
    (id: "complaint", label: "Complaint", points: (accuracy: 1), why: "It is one."),
    (id: "query", label: "Query", why: "It is none."),
]),"#,
        ),
    ),
    warning(
        "long-label",
        "The label is the few words on the card, and one line of the card holds 56 Latin or 28 Chinese characters. Shorten it; what is said in full belongs into speak.",
        option(
            r#"(id: "listen", label: "Listen to him, take notes, and wait until he has told the whole story", to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen, and take notes", to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "long-line",
        "A line that fills more than two captions of two lines (42 Latin or 16 Chinese characters each) cannot be said in one breath. Split it into two lines.",
        says(
            r#"(id: "hello", text: "Seventy-two yuan, every month, since the spring, although I ended the plan, and I told you so in the branch, on the phone and in writing, and nobody has ever called me back about it, not once."),"#,
            r#"(id: "hello", text: "Seventy-two yuan, every month, since the spring! And nobody has ever called me back."),"#,
        ),
    ),
    warning(
        "long-speech",
        "What the agent says fills more than three captions; that is longer than anybody listens, and it must be read before it is chosen. Shorten it.",
        option(
            r#"(id: "listen", label: "Explain", speak: "Seventy-two yuan, every month, since the spring, although I ended the plan, and I told you so in the branch, on the phone and in writing, and nobody has ever called me back about it, not once. That is what you told me, and I have written it down as you said it, word for word.", to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Explain", speak: "Seventy-two yuan a month since the spring. I have that down.", to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "uneven-options",
        "One answer is more than two and a half times as long as another, and people who have learnt nothing choose the longest. Make them alike.",
        option(
            r#"(id: "listen", label: "Listen", speak: "I am sorry to hear that. Tell me from the beginning what has happened, and I will write it down.", to: "settled", why: "It helps."),
(id: "wait", label: "Wait", speak: "Just a moment, please.", to: "settled", why: "He waits."),"#,
            r#"(id: "listen", label: "Listen", speak: "Tell me what has happened, please.", to: "settled", why: "It helps."),
(id: "wait", label: "Wait", speak: "Just a moment, please.", to: "settled", why: "He waits."),"#,
        ),
    ),
    warning(
        "too-little-time",
        "The timer runs out before the line and the options can be read, at 20 Latin or 9 Chinese characters a second. Give more time, or shorten the options.",
        node(
            r#"(
    id: "first",
    ask: (
        within: "4s",
        on_expiry: (to: "gone", mood: (tension: 5), why: "Silence sounds like nobody is there."),
        options: [
            (id: "listen", label: "Listen", speak: "Tell me what has happened, from the beginning, please.", to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", speak: "That is not what it says in the contract, as you know.", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
            r#"(
    id: "first",
    ask: (
        within: "20s",
        on_expiry: (to: "gone", mood: (tension: 5), why: "Silence sounds like nobody is there."),
        options: [
            (id: "listen", label: "Listen", speak: "Tell me what has happened, from the beginning, please.", to: "settled", why: "It helps."),
            (id: "argue", label: "Argue", speak: "That is not what it says in the contract, as you know.", mood: (tension: 10), to: "settled", why: "It does not."),
        ],
    ),
),"#,
        ),
    ),
    warning(
        "same-label",
        "Two options of one decision have the same label, so nobody can tell them apart. Rename one.",
        option(
            r#"(id: "listen", label: "Argue", to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
    warning(
        "same-speech",
        "Two options of one decision say exactly the same. Let them differ, or remove one.",
        option(
            r#"(id: "listen", label: "Listen", speak: "Go on, please.", to: "settled", why: "It helps."),
(id: "nod", label: "Nod", speak: "Go on, please.", to: "gone", why: "He cannot see it."),"#,
            r#"(id: "listen", label: "Listen", speak: "Go on, please.", to: "settled", why: "It helps."),
(id: "nod", label: "Nod", speak: "Mm-hm.", to: "gone", why: "He cannot see it."),"#,
        ),
    ),
    warning(
        "same-wording",
        "A wording stands twice among the wordings of a line, so there is no variety. Write another one, or remove it.",
        says(
            r#"(id: "hello", text: "Seventy-two!", or: ["Seventy-two!"]),"#,
            r#"(id: "hello", text: "Seventy-two!", or: ["Seventy-two! Every month!"]),"#,
        ),
    ),
    warning(
        "unfinished-text",
        "The text contains a mark such as TODO that authors leave where something is missing. Write what is missing.",
        call(
            r#"brief: "Somebody asks about a fee. TODO: which one?","#,
            r#"brief: "Somebody asks about a fee.","#,
        ),
    ),
    warning(
        "stray-blanks",
        "There are blanks at the beginning or the end of the text, or two in a row, and they would be seen. Remove them.",
        call(r#"title: "A  fee","#, r#"title: "A fee","#),
    ),
];
