//! Findings about the set of files.

use super::example::{call, told};
use super::{RuleInfo, error, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    warning(
        "not-a-file",
        "There is something in the folder that is not a regular file, and it was not read. Remove it, or give it another name.",
        told("a folder called calls.ron", "a folder called calls"),
    ),
    error(
        "unreadable-folder",
        "A folder beside the calls could not be read, so what stands in it is missing. Allow yourself to read it, or remove it.",
        told(
            "a folder rules that you may not read",
            "a folder rules that you may read",
        ),
    ),
    error(
        "unreadable-file",
        "The file could not be read, so nothing is known of it. Allow yourself to read it, or remove it.",
        told("a file that you may not read", "a file that you may read"),
    ),
    error(
        "changing-file",
        "The file changed while it was read, so half of it may be old. Save it, then check again.",
        told(
            "a file that is being copied over while the check runs",
            "the same file, a moment later",
        ),
    ),
    warning(
        "unknown-file",
        "The file's name fits no kind of file. Calls are called id.ron, their translations id.language.ron, and the others are bank.ron, rules/id.ron and facts/id.ron.",
        told("a file called notes.txt among the calls", "a file called my-call.ron"),
    ),
    error(
        "unknown-format",
        "The file says that it is written in another version of the format. This program reads format 1.",
        call("format: 2,", "format: 1,"),
    ),
    error(
        "unknown-language",
        "Texts can be written in the languages en and zh-Hans. Use one of these two codes.",
        call(r#"language: "english","#, r#"language: "en","#),
    ),
    error(
        "wrong-file-name",
        "The id in a file and the file's name must be the same. Rename the file, or change the id.",
        call(r#"id: "minimum","#, r#"id: "minimal","#),
    ),
    error(
        "missing-bank",
        "Every call needs the bank's own file, which holds names, phrases and house policies. Put bank.ron beside the calls.",
        told("a call in a folder without bank.ron", "the same call beside a bank.ron"),
    ),
    error(
        "duplicate-bank",
        "There are two files called bank.ron. Only one bank can be in force, so remove the other.",
        told("a bank.ron here and another one in a folder beside it", "one bank.ron"),
    ),
    error(
        "duplicate-scenario",
        "Two files claim to be the same call. Give one of them another id and another file name.",
        told(
            "calls/my-call.ron and old/my-call.ron, checked together",
            "calls/my-call.ron and old/my-call-2.ron",
        ),
    ),
    error(
        "duplicate-pack",
        "Two packs have the same id. Give one of them another id and another file name.",
        told("rules/cn.ron here and another one beside it", "one rules/cn.ron"),
    ),
    error(
        "duplicate-table",
        "There are two tables of one call and one language. Remove one of the two.",
        told("two files called my-call.zh-Hans.ron", "one my-call.zh-Hans.ron"),
    ),
    warning(
        "orphan-table",
        "There is a translation for a call that is not here. Put the call beside it, or remove the translation.",
        told("my-call.zh-Hans.ron without my-call.ron", "both files in one folder"),
    ),
];
