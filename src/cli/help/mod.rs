//! `--help` in the language of the reader: clap writes the English pages, this writes the Chinese ones.

pub mod chinese;
mod chinese_assessing;
mod chinese_authoring;
mod chinese_classes;
mod chinese_exams;
mod chinese_marking;
mod chinese_personal_data;
mod chinese_playing;
pub(super) mod page;

use std::ffi::OsString;

use clap::Command;

use crate::words::Locale;

/// The command line with help in the language that `arguments` name with `--locale`, else in the system's.
pub fn in_language_of(command: Command, arguments: &[OsString]) -> Command {
    match locale_of(arguments) {
        Locale::SimplifiedChinese => in_chinese(command),
        Locale::English => command,
    }
}

/// The language that `arguments` name with `--locale`, else the system's. One that is not ours, which whoever reads the argument
/// refuses, counts as English.
pub fn locale_of(arguments: &[OsString]) -> Locale {
    let named = named_locale(arguments).map(|code| Locale::from_code(&code).unwrap_or(Locale::English));
    named.unwrap_or_else(Locale::from_system)
}

/// The command line with Chinese pages of help for itself and all subcommands.
pub fn in_chinese(mut command: Command) -> Command {
    // Only then are there the arguments that clap adds by itself.
    command.build();
    page::with_pages(command, "")
}

/// Subcommands behind which `--locale` is the language of something else than what they say.
const OF_SOMETHING_ELSE: [&str; 1] = ["strings"];

/// What `--locale` says, wherever it stands; the last one counts, as it stands nearest to what is asked.
fn named_locale(arguments: &[OsString]) -> Option<String> {
    let mut read = until_separator(arguments);
    let is_of_something_else = |place: &usize| OF_SOMETHING_ELSE.iter().any(|word| read[*place] == *word);
    if let Some(place) = first_word(read).filter(is_of_something_else)
        && !asks_for_help(read)
    {
        read = &read[..place];
    }
    let mut named = None;
    for (index, argument) in read.iter().enumerate() {
        let argument = argument.to_string_lossy();
        match argument.strip_prefix("--locale") {
            Some("") => named = read.get(index + 1).map(|code| code.to_string_lossy().into_owned()),
            Some(code) => named = code.strip_prefix('=').map(str::to_owned).or(named),
            None => {}
        }
    }
    named
}

/// The arguments without `--locale` where help is asked for, so that every subcommand can be asked in a language, also one that
/// itself has nothing to say in it.
pub fn without_locale_of_help(arguments: Vec<OsString>) -> Vec<OsString> {
    let read = until_separator(&arguments);
    if !asks_for_help(read) {
        return arguments;
    }
    let mut kept = Vec::new();
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        let text = argument.to_string_lossy();
        if text == "--locale" {
            rest.next();
        } else if !text.starts_with("--locale=") {
            kept.push(argument);
        }
    }
    kept
}

fn asks_for_help(read: &[OsString]) -> bool {
    let is_help = |argument: &OsString| argument == "--help" || argument == "-h";
    read.iter().any(is_help) || first_word(read).is_some_and(|place| read[place] == "help")
}

/// Where the first argument that is no option stands; the value of `--locale` or `--data` is none either.
fn first_word(arguments: &[OsString]) -> Option<usize> {
    let mut rest = arguments.iter().enumerate().skip(1);
    while let Some((place, argument)) = rest.next() {
        let text = argument.to_string_lossy();
        if text == "--locale" || text == "--data" {
            rest.next();
        } else if !text.starts_with('-') {
            return Some(place);
        }
    }
    None
}

/// What stands before `--`; behind it everything is a value.
fn until_separator(arguments: &[OsString]) -> &[OsString] {
    let end = arguments.iter().position(|argument| argument == "--");
    &arguments[..end.unwrap_or(arguments.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn a_language_is_named_before_or_behind() {
        for (line, named) in [
            ("rolecall --locale zh-Hans prove --help", Some("zh-Hans")),
            ("rolecall prove --help --locale=zh-Hans", Some("zh-Hans")),
            ("rolecall --locale en prove -h --locale zh", Some("zh")),
            ("rolecall prove --help", None),
            ("rolecall prove --locale", None),
            ("rolecall bless -- --locale zh", None),
            ("rolecall --locales zh", None),
            // The language of the table.
            ("rolecall strings x --locale zh-Hans", None),
            ("rolecall --locale en strings x --locale zh-Hans", Some("en")),
            ("rolecall strings --help --locale zh-Hans", Some("zh-Hans")),
        ] {
            assert_eq!(named_locale(&arguments(line)).as_deref(), named, "{line}");
        }
    }

    #[test]
    fn whoever_asks_for_help_may_name_a_language_everywhere() {
        for (line, kept) in [
            ("rolecall --locale zh-Hans fmt --help", "rolecall fmt --help"),
            ("rolecall fmt -h --locale=zh-Hans", "rolecall fmt -h"),
            ("rolecall help fmt --locale zh", "rolecall help fmt"),
            ("rolecall --data x --locale zh help fmt", "rolecall --data x help fmt"),
            ("rolecall talk help --locale zh", "rolecall talk help --locale zh"),
            (
                "rolecall talk x -- --help --locale zh",
                "rolecall talk x -- --help --locale zh",
            ),
        ] {
            assert_eq!(without_locale_of_help(arguments(line)), arguments(kept), "{line}");
        }
    }
}
