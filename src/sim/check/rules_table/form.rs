//! Findings about the form of a file.

use super::example::{call, file, option, told};
use super::{RuleInfo, error};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    error(
        "syntax",
        "At this place the file is not written as these files are (the format is called RON). Mostly a comma, a colon, a bracket or a quotation mark is missing just before it, or another mark stands in its place: `=` for `:`, `;` for `,`, a full-width or typographic mark or digit, a blank from a word processor, a text in ' ' or without quotation marks; and nothing may follow the last bracket. Compare with a shipped call.",
        call(r#"title: "A fee""#, r#"title: "A fee","#),
    ),
    error(
        "wrong-type",
        "A value of another kind is needed here, such as a text in quotation marks or a whole number. The message says which.",
        call(r#"level: "one","#, "level: 1,"),
    ),
    error(
        "wrong-value",
        "The value cannot be read, such as a date that does not exist or a time without a unit. The message shows how it is written.",
        call(
            r#"opening: (ring: "20", missed: "missed"),"#,
            r#"opening: (ring: "20s", missed: "missed"),"#,
        ),
    ),
    error(
        "wrong-length",
        "There are too many or too few parts in these brackets. The message says how many are needed.",
        call("minutes: (2, 3, 4),", "minutes: (2, 3),"),
    ),
    error(
        "unknown-word",
        "This word is not one of the words that can stand here. Write one of those that the help names, with the same capital letters.",
        call("kind: Complain,", "kind: Complaint,"),
    ),
    error(
        "missing-field",
        "A field that every entry of this kind needs is missing. Add it.",
        option(
            r#"(id: "listen", label: "Listen", to: "settled"),"#,
            r#"(id: "listen", label: "Listen", to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "unknown-field",
        "There is no field of this name here. Correct the spelling, or move the field to the entry that it belongs to.",
        option(
            r#"(id: "listen", label: "Listen", moods: (tension: -10), to: "settled", why: "It helps."),"#,
            r#"(id: "listen", label: "Listen", mood: (tension: -10), to: "settled", why: "It helps."),"#,
        ),
    ),
    error(
        "duplicate-field",
        "One field is written twice, and only one of them could count. Remove the other.",
        call("level: 1, level: 2,", "level: 2,"),
    ),
    error(
        "duplicate-key",
        "One key is written twice in the same { }. Remove one of the two, or rename it.",
        call(
            r#"values: {"fee": Money(72), "fee": Money(75)},
brief: "A fee of {fee}.","#,
            r#"values: {"fee": Money(72), "new-fee": Money(75)},
brief: "A fee of {fee} is now {new-fee}.","#,
        ),
    ),
    error(
        "file-too-large",
        "A file may have 1 MiB, 50,000 brackets that open something and 100,000 colons at most, and 1,000 entries between two brackets (6,000 nodes, of which a call may have 5,000; 10,000 in { }). 1 MiB is a call of about 200 nodes as full as those of the shipped calls. Split it into two calls.",
        told("a file of 1.2 MiB", "the same call in two files, each below 1 MiB"),
    ),
    error(
        "not-utf8",
        "The file is not saved as UTF-8. In your editor, choose \"Save with encoding\" and UTF-8.",
        told("a file that was saved as GB 18030", "the same file, saved as UTF-8"),
    ),
    error(
        "not-text",
        "The file contains a NUL character, so it is not a text file or is saved as UTF-16. Save it as UTF-8.",
        told("a file that was saved as UTF-16", "the same file, saved as UTF-8"),
    ),
    error(
        "too-deep",
        "Brackets are nested more than 32 deep. No call needs that; most often a closing bracket is missing further up.",
        call(
            r#"brief: ((((((((((((((((((((((((((((((((("Somebody asks about a fee."))))))))))))))))))))))))))))))))),"#,
            r#"brief: "Somebody asks about a fee.","#,
        ),
    ),
    error(
        "attribute",
        "Lines that begin with #! change how RON is read. This program knows its own dialect, so remove the line.",
        file(
            "facts/law.ron",
            r#"#![enable(implicit_some)]
(format: 1, id: "law", facts: [])"#,
            r#"(format: 1, id: "law", facts: [])"#,
        ),
    ),
    error(
        "empty-file",
        "The file contains nothing. Copy a shipped file and change it, or delete the empty one.",
        file(
            "facts/law.ron",
            "// Nothing yet.",
            r#"(format: 1, id: "law", facts: [])"#,
        ),
    ),
    error(
        "hidden-character",
        "The text contains a character that nobody sees and that can change how the line looks, such as one that turns the writing direction. Delete it and type the place again.",
        call(r#"title: "A \u{202e}fee","#, r#"title: "A fee","#),
    ),
];
