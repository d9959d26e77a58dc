//! Every finding that there is: one row for each code, with what it means and what to do.

use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::spanned::Span;

/// What one code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// The code, which is a word or a few.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether an author may accept it, with a reason, in `allow`. Every warning can be accepted.
    pub allowable: bool,
    /// What it means and what to do.
    pub explanation: &'static str,
}

/// The row of a code.
pub fn rule_info(code: &str) -> Option<&'static RuleInfo> {
    RULES.iter().find(|rule| rule.code == code)
}

/// A finding with the severity that the table gives its code.
pub(super) fn finding(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    let severity = rule_info(code).map_or(Severity::Error, |rule| rule.severity);
    match severity {
        Severity::Error => Diagnostic::error(code, span, message),
        Severity::Warning => Diagnostic::warning(code, span, message),
    }
}

const fn error(code: &'static str, explanation: &'static str) -> RuleInfo {
    RuleInfo {
        code,
        severity: Severity::Error,
        allowable: false,
        explanation,
    }
}

const fn allowable_error(code: &'static str, explanation: &'static str) -> RuleInfo {
    RuleInfo {
        allowable: true,
        ..error(code, explanation)
    }
}

const fn warning(code: &'static str, explanation: &'static str) -> RuleInfo {
    RuleInfo {
        severity: Severity::Warning,
        ..allowable_error(code, explanation)
    }
}

/// The table.
pub const RULES: &[RuleInfo] = &[
    // The form of a file.
    error(
        "syntax",
        "The file breaks the rules of RON at this place. Look for a missing comma, bracket or quotation mark just before it. Compare with a shipped call.",
    ),
    error(
        "wrong-type",
        "A value of another kind is needed here, such as a text in quotation marks or a whole number. The message says which.",
    ),
    error(
        "wrong-value",
        "The value cannot be read, such as a date that does not exist or a time without a unit. The message shows how it is written.",
    ),
    error(
        "wrong-length",
        "There are too many or too few parts in these brackets. The message says how many are needed.",
    ),
    error(
        "unknown-word",
        "This word is not one of the words that can stand here. Write one of those that the help names, with the same capital letters.",
    ),
    error(
        "missing-field",
        "A field that every entry of this kind needs is missing. Add it.",
    ),
    error(
        "unknown-field",
        "There is no field of this name here. Correct the spelling, or move the field to the entry that it belongs to.",
    ),
    error(
        "duplicate-field",
        "One field is written twice, and only one of them could count. Remove the other.",
    ),
    error(
        "duplicate-key",
        "One key is written twice in the same { }. Remove one of the two, or rename it.",
    ),
    error(
        "file-too-large",
        "A file may have 1 MiB at most. Split the call into two calls.",
    ),
    error(
        "not-utf8",
        "The file is not saved as UTF-8. In your editor, choose \"Save with encoding\" and UTF-8.",
    ),
    error(
        "not-text",
        "The file contains a NUL character, so it is not a text file or is saved as UTF-16. Save it as UTF-8.",
    ),
    error(
        "too-deep",
        "Brackets are nested more than 32 deep. No call needs that; most often a closing bracket is missing further up.",
    ),
    error(
        "attribute",
        "Lines that begin with #! change how RON is read. This program knows its own dialect, so remove the line.",
    ),
    error(
        "empty-file",
        "The file contains nothing. Copy a shipped file and change it, or delete the empty one.",
    ),
    error(
        "hidden-character",
        "The text contains a character that nobody sees and that can change how the line looks, such as one that turns the writing direction. Delete it and type the place again.",
    ),
    // The set of files.
    warning(
        "not-a-file",
        "There is something in the folder that is not a regular file, and it was not read. Remove it, or give it another name.",
    ),
    warning(
        "unknown-file",
        "The file's name fits no kind of file. Calls are called id.ron, their translations id.language.ron, and the others are bank.ron, rules/id.ron and facts/id.ron.",
    ),
    error(
        "unknown-format",
        "The file says that it is written in another version of the format. This program reads format 1.",
    ),
    error(
        "unknown-language",
        "Texts can be written in the languages en and zh-Hans. Use one of these two codes.",
    ),
    error(
        "wrong-file-name",
        "The id in a file and the file's name must be the same. Rename the file, or change the id.",
    ),
    error(
        "missing-bank",
        "Every call needs the bank's own file, which holds names, phrases and house policies. Put bank.ron beside the calls.",
    ),
    error(
        "duplicate-bank",
        "There are two files called bank.ron. Only one bank can be in force, so remove the other.",
    ),
    error(
        "duplicate-scenario",
        "Two files claim to be the same call. Give one of them another id and another file name.",
    ),
    error(
        "duplicate-pack",
        "Two packs have the same id. Give one of them another id and another file name.",
    ),
    error(
        "duplicate-table",
        "There are two tables of one call and one language. Remove one of the two.",
    ),
    warning(
        "orphan-table",
        "There is a translation for a call that is not here. Put the call beside it, or remove the translation.",
    ),
    // Ids.
    error(
        "bad-id",
        "Ids are made of lower-case letters, digits, hyphens, underscores, full stops and colons, begin with a letter or a digit, and have 64 characters at most. The id of a call has neither full stop nor colon, because it is also a file name.",
    ),
    error(
        "bad-source-id",
        "The id of a fact or house policy is made of capital letters and digits in groups that are joined by hyphens. HP-1 and TALK-LEAST are such ids.",
    ),
    error(
        "duplicate-id",
        "Two entries have the same id, so a reference could mean either. Rename one. Nodes and endings share one set of ids.",
    ),
    error(
        "reserved-id",
        "This id has a fixed meaning in the program. Choose another one.",
    ),
    // References.
    error(
        "unknown-target",
        "The call goes on at a node or ending that does not exist. Correct the id, or write the missing node.",
    ),
    error(
        "not-a-node",
        "A node is needed here, and the id names an ending. Name a node.",
    ),
    error(
        "not-an-ending",
        "An ending is needed here, and the id names a node. Name an ending.",
    ),
    error(
        "unknown-ending",
        "There is no ending of this id. Correct the id, or write the ending.",
    ),
    error(
        "unknown-person",
        "The line is spoken by somebody who is not in the call. Write customer, you, narrator or the id of somebody in people.",
    ),
    error(
        "unknown-fact",
        "There is no fact of this id in the call. Correct the id, or add the fact to facts.",
    ),
    error(
        "unknown-value",
        "The fact never has this value. Use one of the values that its type allows.",
    ),
    error(
        "unknown-item",
        "There is no desktop item of this id. Correct the id, or add the item to desktop.",
    ),
    error(
        "unknown-hidden",
        "The customer has no hidden fact of this id. Correct the id, or add it to hidden.",
    ),
    error(
        "unknown-act",
        "No rule pack declares this act. Use an act of the packs in rules/, or declare it in a pack.",
    ),
    error(
        "unknown-source",
        "Nothing that can be cited has this id. Cite a fact of the packs in facts/ or a house policy of bank.ron.",
    ),
    error(
        "unknown-policy",
        "bank.ron has no house policy of this id. Correct the id, or add the policy.",
    ),
    error(
        "unknown-country",
        "This country is not supported here. A call can name countries that have a rule pack, and its conditions and values can name the call's own countries only.",
    ),
    error(
        "no-country",
        "The call supports no country. List at least one in countries; the first is the default.",
    ),
    error("unknown-rule", "No rule pack has a rule of this id. Correct the id."),
    error(
        "unknown-scenario",
        "There is no call of this id to follow. Correct the id, or write that call.",
    ),
    error(
        "unknown-desk",
        "The play transfers to a desk that the call does not have. Use the id of an entry of transfers.",
    ),
    error(
        "unknown-option",
        "The play says something that no decision offers. Use the id of an option.",
    ),
    error(
        "unknown-entry",
        "The play picks or ticks something that the after-call work does not list. Use the id of an entry.",
    ),
    error(
        "bad-command",
        "This is not a command that can be played. The message says what would be right.",
    ),
    // The flow of the call.
    error(
        "no-node",
        "The call has no nodes, so nothing can happen in it. Write at least one.",
    ),
    error(
        "no-ending",
        "The call has no endings, so it could never be over. Write at least one.",
    ),
    error(
        "no-way-on",
        "After this node, nothing happens. Give it exactly one of ask, branch, call, to or back.",
    ),
    error(
        "two-ways-on",
        "The node goes on in more than one way. Give it exactly one of ask, branch, call, to or back, and move the rest to another node.",
    ),
    error(
        "open-branch",
        "If no condition holds, the call would be stuck. Let the last branch have no condition.",
    ),
    error(
        "dead-branch",
        "A branch without a condition is always taken, so those after it never are. Give it a condition, or move it to the end.",
    ),
    warning(
        "unreachable-node",
        "No play leads to this node. Let something lead to it, or remove it.",
    ),
    warning(
        "unreachable-ending",
        "No play leads to this ending. Let something lead to it, or remove it.",
    ),
    error(
        "trap",
        "From this node no ending can be reached except by hanging up or a transfer. Give the conversation a way out.",
    ),
    error(
        "endless-loop",
        "These nodes go on by themselves in a circle, and nobody is ever asked. Put a decision into the circle, or break it.",
    ),
    error(
        "phase-goes-back",
        "A call goes from BeforeCall to OnCall to AfterCall and never back. Change the node's phase, or where the arrow leads.",
    ),
    error(
        "bad-start",
        "A call cannot begin after it is over. Let start name a node that is BeforeCall or OnCall.",
    ),
    error(
        "detour-too-deep",
        "Detours may be nested three deep, and here a play can nest them deeper. A detour that is left by to instead of back stays open; end it with back, or use to instead of call.",
    ),
    error(
        "stray-back",
        "A play can come to this back without being in a detour, so there is nowhere to go back to. Come here by call only, or use to.",
    ),
    warning(
        "no-return",
        "This detour never comes back, so its then is never reached. End it with back: true, or use to instead of call.",
    ),
    error(
        "missing-expiry",
        "A decision with a time limit must say what silence does. Add on_expiry, or remove within.",
    ),
    error(
        "missing-timer",
        "The decision says what silence does and has no time limit. Add within, or remove on_expiry.",
    ),
    error(
        "missing-target",
        "The call would not know where to go on after this. Add to with a node or an ending.",
    ),
    error(
        "hold-has-target",
        "A hold comes back to where the call was, so it has no to. Remove it.",
    ),
    error(
        "hold-costs-nothing",
        "Somebody who waits too long loses patience, and only that ends a hold that nobody ends. Let overrun lower patience, such as mood: (patience: -20).",
    ),
    error(
        "hang-up-stays-on",
        "After hanging up, the line is dead. Let hang_up lead to an ending or to a node of the phase AfterCall.",
    ),
    error(
        "empty-choices",
        "In one of the countries no option of this decision can ever be chosen. Let at least two options be open in every country.",
    ),
    allowable_error(
        "few-choices",
        "There can be a moment at which fewer than two options of this decision are open. Let two options have no condition, or accept it with the reason why it cannot happen or does no harm.",
    ),
    // Types and ranges.
    error(
        "wrong-fact-type",
        "The condition or change does not fit the fact's type. Is, Set and Clear are for a Flag, Equals and To for a OneOf, AtLeast, Below and Add for a Count.",
    ),
    error(
        "out-of-range",
        "The number is outside of its range. The message says which range it is.",
    ),
    error(
        "not-in-fives",
        "Meters of the mood move in steps of 5, so that the same situations meet again. Use a multiple of 5.",
    ),
    error(
        "bad-weights",
        "The shares of empathy, accuracy and compliance are per cent of one mark. Let them add up to 100.",
    ),
    error(
        "condition-too-deep",
        "The condition is nested more than eight deep. Remember something in a fact, and ask for that fact.",
    ),
    // Limits.
    error(
        "too-many-nodes",
        "A call may have 5,000 nodes at most. Split it into two calls.",
    ),
    error(
        "too-few-options",
        "A decision with fewer than two options decides nothing. Add an option, or use to.",
    ),
    error(
        "too-many-options",
        "A decision may have nine options at most, one for each digit key. Three or four is usual.",
    ),
    error(
        "text-too-long",
        "One text may have 4 KiB at most, and the brief 16 KiB. Split it into several lines.",
    ),
    error(
        "too-many-entries",
        "This list is longer than a person can read on one screen, or than the program can count. Leave out what matters least.",
    ),
    error("too-few-entries", "There are too few entries to choose from. Add some."),
    warning(
        "unusual-points",
        "Points of one step are from -3 to 3 by convention. More than that makes one sentence count more than the rest of the call.",
    ),
    error(
        "points-too-large",
        "Points of one step are from -100 to 100. The convention is -3 to 3.",
    ),
    error(
        "time-out-of-range",
        "The time is shorter or longer than a person could use. The message says which range it is.",
    ),
    error(
        "state-too-large",
        "The call remembers more than the program can keep apart. Use fewer or smaller facts, fewer hidden facts, or fewer conditions on acts.",
    ),
    // Plays in the file.
    error(
        "play-rejected",
        "The play does something that is not possible at that moment. Correct the command, or the call.",
    ),
    error(
        "play-differs",
        "The play does not lead where its expectations say. Either the call has changed, or the expectation was wrong.",
    ),
    // Texts.
    error(
        "empty-text",
        "Somebody is going to read or hear this, and there is nothing. Write the text, or remove the entry.",
    ),
    error(
        "unknown-placeholder",
        "The name in braces stands for nothing. Add it to values, or correct it; names of the bank's file begin with bank. and a brace itself is written twice.",
    ),
    error(
        "unbalanced-brace",
        "There is a brace without its partner. A name is written {name}, and a brace itself is written twice.",
    ),
    error(
        "missing-country",
        "A value that differs by country needs an entry for each country that the call supports. Add the missing one.",
    ),
    error(
        "placeholder-in-value",
        "Words that are a value cannot contain other values. Write them out, or put the braces into the text that uses this value.",
    ),
    error(
        "nested-value",
        "A value by country cannot contain another value by country. Write one of Money, Percent, Number, Date or Words for each country.",
    ),
    warning(
        "locked-without-when",
        "The reason why something is locked is never shown, because nothing locks it. Add the condition, or remove the reason.",
    ),
    warning(
        "otherwise-without-when",
        "The points of otherwise are never given, because the entry has no condition. Add when, or remove otherwise.",
    ),
    warning(
        "nothing-expected",
        "The play checks nothing. Say in expect what must come of it.",
    ),
    // Translations.
    warning(
        "missing-translation",
        "Some texts have no entry in this table and would be shown in the home language. Run rolecall strings with the call's id, then translate what is empty.",
    ),
    warning(
        "empty-translation",
        "This text is not translated yet and would be shown in the home language. Write the translation.",
    ),
    warning(
        "stale-translation",
        "The source text has changed since this was translated. Read both, mend the translation, and run rolecall strings with --confirm.",
    ),
    warning(
        "unknown-text",
        "The call has no text of this key any more. Remove the entry, or correct the key.",
    ),
    warning(
        "different-placeholders",
        "The translation uses other names in braces than the source, so a number would be missing or wrong. Use the same names in both.",
    ),
    warning(
        "wrong-language",
        "The language in the table is not the one in its file name, or it is the call's home language. Correct the one that is wrong.",
    ),
    // Packs and the bank's file.
    error(
        "missing-language",
        "Texts of packs and of the bank's file stand in en and in zh-Hans. Add the missing language.",
    ),
    error(
        "mixed-concern",
        "Rules of one concern are charged once, so they must credit the same dimension. Give them one dimension, or another concern.",
    ),
    warning(
        "no-source",
        "The rule rests on nothing that anybody could look up. Cite a fact or a house policy.",
    ),
    error(
        "duplicate-country",
        "Two packs are for the same country. Put their rules into one pack.",
    ),
    error(
        "bad-dates",
        "The day by which a fact must be checked again comes after the day on which it was reviewed. Correct one of the two.",
    ),
    error(
        "too-many-rules",
        "At most 128 rules may be active in one country. Leave out those that no call can break.",
    ),
    // Allowances.
    error(
        "bad-allowance",
        "An allowance names a finding that can be accepted and gives the reason. Correct the code, write the reason, or mend the finding itself.",
    ),
    warning(
        "unused-allowance",
        "Nothing was found that this allowance accepts. Remove it, so that it does not hide a later mistake.",
    ),
];
