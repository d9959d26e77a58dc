//! What is wrong with what was typed, in the reader's language: clap finds it and says it in English only.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseIntError};

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help::page::usage_in_chinese;
use super::sentences::Told;
use crate::sim::sentence::{Sentence, sentence};
use crate::words::Locale;

/// The whole message with the line of usage. Nothing where clap's own says it as well: help, versions, and in English everything but
/// values of which the standard library says in its own way what is wrong.
pub(super) fn told(error: &Error, locale: Locale) -> Option<String> {
    let is_bad_number = error.kind() == ErrorKind::ValueValidation && bad_number(error).is_some();
    if locale == Locale::English && !is_bad_number {
        return None;
    }
    let what = what(error)?;
    let mut message = match locale {
        Locale::English => format!("error: {}\n", what.english),
        Locale::SimplifiedChinese => format!("错误：{}\n", what.chinese),
    };
    if let Some(tip) = tip(error) {
        let label = sentence!("  tip: ", "  提示：");
        let line = format!(
            "{}{}",
            label.wording(locale.is_chinese()),
            tip.wording(locale.is_chinese())
        );
        message.push_str(&format!("\n{line}\n"));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = match locale {
            Locale::English => usage.trim().to_owned(),
            Locale::SimplifiedChinese => usage_in_chinese(&usage),
        };
        message.push_str(&format!("\n{usage}\n"));
    }
    let more = sentence!("For more information, try '--help'.", "更多说明请看“--help”。");
    message.push_str(&format!("\n{}\n", more.wording(locale.is_chinese())));
    Some(message)
}

/// What is wrong; nothing for the rare kinds, which clap tells.
fn what(error: &Error) -> Option<Sentence> {
    let word = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.as_str()),
        _ => None,
    };
    let words = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.as_slice(),
        _ => &[],
    };
    let of = ContextKind::InvalidArg;
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let word = word(of)?;
            Some(sentence!("unexpected argument '{word}' found", "没有“{word}”这个参数"))
        }
        ErrorKind::InvalidSubcommand => {
            let word = word(ContextKind::InvalidSubcommand)?;
            Some(sentence!("unrecognized subcommand '{word}'", "没有“{word}”这个命令"))
        }
        ErrorKind::MissingSubcommand => {
            let (word, known) = (
                word(ContextKind::InvalidSubcommand)?,
                words(ContextKind::ValidSubcommand),
            );
            let known = Sentence::listed(known);
            Some(sentence!(
                "'{word}' requires a subcommand: {known}",
                "“{word}”后面要写命令：{known}";
                known
            ))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = Sentence::listed(words(of));
            Some(sentence!("these arguments are missing: {missing}", "缺少参数：{missing}"; missing))
        }
        ErrorKind::ArgumentConflict => {
            let word = word(of).or_else(|| word(ContextKind::InvalidSubcommand))?;
            let others = match error.get(ContextKind::PriorArg) {
                Some(ContextValue::String(other)) if other == word => {
                    return Some(sentence!("'{word}' cannot be used twice", "“{word}”只能写一次"));
                }
                Some(ContextValue::String(other)) => Sentence::same(other.clone()),
                Some(ContextValue::Strings(others)) => Sentence::listed(others),
                _ => sentence!("others that are there", "其他参数"),
            };
            Some(sentence!("'{word}' cannot be used with {others}", "“{word}”不能和 {others} 一起用"; others))
        }
        ErrorKind::InvalidValue => {
            let (arg, value) = (word(of)?, word(ContextKind::InvalidValue)?);
            let known = words(ContextKind::ValidValue);
            let known = match known {
                [] => Sentence::default(),
                known => {
                    let known = Sentence::listed(known);
                    sentence!("; it is one of {known}", "；可以写 {known}"; known)
                }
            };
            Some(match value {
                "" => sentence!("'{arg}' needs a value{known}", "“{arg}”后面要写一个值{known}"; known),
                value => sentence!(
                    "invalid value '{value}' for '{arg}'{known}",
                    "“{arg}”不能是“{value}”{known}";
                    known
                ),
            })
        }
        ErrorKind::ValueValidation => {
            let (arg, value) = (word(of)?, word(ContextKind::InvalidValue)?);
            let why = why_not(error);
            Some(sentence!("invalid value '{value}' for '{arg}': {why}", "“{arg}”不能是“{value}”：{why}"; why))
        }
        ErrorKind::TooManyValues => {
            let (arg, value) = (word(of)?, word(ContextKind::InvalidValue)?);
            Some(sentence!(
                "'{arg}' takes no further value '{value}'",
                "“{arg}”后面多了“{value}”"
            ))
        }
        _ => None,
    }
}

/// Why a value cannot be one.
fn why_not(error: &Error) -> Sentence {
    let told = error.source().and_then(|source| source.downcast_ref::<Told>());
    let own = told.map(|told| told.0.clone()).or_else(|| bad_number(error));
    own.unwrap_or_else(|| {
        let said = error.source().map(ToString::to_string).unwrap_or_default();
        match said.split_once(" is not in ") {
            Some((number, range)) => sentence!("{number} is not in {range}", "{number} 不在 {range} 之内"),
            None => Sentence::same(said),
        }
    })
}

/// What the standard library has against a number.
fn bad_number(error: &Error) -> Option<Sentence> {
    let number = error.source()?.downcast_ref::<ParseIntError>()?;
    Some(match number.kind() {
        IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => {
            sentence!(
                "the number is too large or too small here",
                "这里用不了这么大或这么小的数"
            )
        }
        _ => sentence!(
            "write a whole number in digits, such as 4",
            "请用数字写一个整数，例如 4"
        ),
    })
}

/// What was most likely meant.
fn tip(error: &Error) -> Option<Sentence> {
    let meant = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedCommand,
    ];
    let meant = meant.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(word) => Some(Sentence::same(word.clone())),
        ContextValue::Strings(words) if !words.is_empty() => Some(Sentence::listed(words)),
        _ => None,
    })?;
    Some(sentence!("did you mean {meant}?", "是不是想写 {meant}？"; meant))
}
