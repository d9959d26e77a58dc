//! Findings about translations.

use super::example::{table, told};
use super::{RuleInfo, warning};

/// The rows.
pub(super) const ROWS: &[RuleInfo] = &[
    warning(
        "missing-translation",
        "Some texts have no entry in this table and would be shown in the home language. Run rolecall strings with the call's id, then translate what is empty.",
        told(
            "a table without an entry for hang_up/why",
            "the table after rolecall strings, with every entry filled in",
        ),
    ),
    warning(
        "empty-translation",
        "This text is not translated yet and would be shown in the home language. Write the translation.",
        table(
            r#""hang_up/why": ("74459c7f", ""),"#,
            r#""hang_up/why": ("74459c7f", "他还没说完。"),"#,
        ),
    ),
    warning(
        "stale-translation",
        "The source text has changed since this was translated. Read both, mend the translation, and run rolecall strings with --confirm.",
        table(
            r#""hang_up/why": ("00000000", "他还没说完。"),"#,
            r#""hang_up/why": ("74459c7f", "他还没说完。"),"#,
        ),
    ),
    warning(
        "unconfirmed-translation",
        "The translation has no fingerprint yet, so nobody has said which source it translates. Compare the two, and run rolecall strings with --confirm.",
        table(
            r#""hang_up/why": ("", "他还没说完。"),"#,
            r#""hang_up/why": ("74459c7f", "他还没说完。"),"#,
        ),
    ),
    warning(
        "unknown-text",
        "The call has no text of this key any more. Remove the entry, or correct the key.",
        table(
            r#""node/frist/hello": ("3402b889", "七十二！"),"#,
            r#""node/first/hello": ("3402b889", "七十二！"),"#,
        ),
    ),
    warning(
        "different-placeholders",
        "The translation uses other names in braces than the source, so a number would be missing or wrong. Use the same names in both.",
        table(
            r#"values: {"fee": Money(72)},
brief: "A fee of {fee}.",
"brief": ("5f97824f", "一笔手续费。"),"#,
            r#"values: {"fee": Money(72)},
brief: "A fee of {fee}.",
"brief": ("5f97824f", "一笔{fee}的手续费。"),"#,
        ),
    ),
    warning(
        "wrong-language",
        "The language in the table is not the one in its file name, or it is the call's home language. Correct the one that is wrong.",
        told(
            r#"my-call.zh-Hans.ron with language: "en""#,
            r#"my-call.zh-Hans.ron with language: "zh-Hans""#,
        ),
    ),
    warning(
        "other-script",
        "The text or the translation is written in the letters of another language, or English words are left in a Chinese sentence: one that is written small, one that the English source writes small elsewhere, or a whole label that is translated elsewhere. So it stands in the wrong file or was not translated whole. Translate it; names, abbreviations, codes, app and the like, and what stands in quotation marks may stay.",
        table(
            r#""hang_up/why": ("74459c7f", "He kept on talking."),"#,
            r#""hang_up/why": ("74459c7f", "他还没说完。"),"#,
        ),
    ),
    warning(
        "traditional-characters",
        "A text in zh-Hans has a traditional character, so it was copied from elsewhere and looks foreign to readers of simplified Chinese. Write the simplified character.",
        table(
            r#""hang_up/why": ("74459c7f", "他還没说完。"),"#,
            r#""hang_up/why": ("74459c7f", "他还没说完。"),"#,
        ),
    ),
    warning(
        "same-translation",
        "The translation is the source text itself, so it was probably copied and forgotten. Translate it.",
        table(
            r#""hang_up/why": ("74459c7f", "He was still talking."),"#,
            r#""hang_up/why": ("74459c7f", "他还没说完。"),"#,
        ),
    ),
];
