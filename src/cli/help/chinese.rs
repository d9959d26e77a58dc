//! The texts of the command line in Chinese, by subcommand and argument.

use super::chinese_assessing::ASSESSING;
use super::chinese_authoring::AUTHORING;
use super::chinese_classes::CLASSES;
use super::chinese_exams::EXAMS;
use super::chinese_marking::MARKING;
use super::chinese_personal_data::PERSONAL_DATA;
use super::chinese_playing::PLAYING;

/// What is said of one command.
#[derive(Debug)]
pub struct CommandHelp {
    /// What stands behind `rolecall`; empty for the program itself.
    pub path: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Each argument by its id. Where it can have a few values only, each stands below it as `ID=VALUE`.
    pub arguments: &'static [(&'static str, &'static str)],
    /// Examples, and what else is to be known.
    pub after: &'static str,
}

/// Arguments that are the same everywhere.
const EVERYWHERE: [(&str, &str); 3] = [
    (
        "data",
        "放记录和设置的文件夹；不写就用 ROLECALL_DATA，再没有就用系统自己的",
    ),
    ("help", "显示这份帮助"),
    ("version", "显示版本"),
];

/// The language of what a command says, where there is nothing more to say of it.
pub(super) const LANGUAGE: (&str, &str) = ("locale", "语言：en 或 zh-Hans；不写就用系统的语言");

/// All tables. A build without the assessor's room has texts of commands that it does not have.
const TABLES: [&[CommandHelp]; 7] = [AUTHORING, PLAYING, EXAMS, MARKING, ASSESSING, CLASSES, PERSONAL_DATA];

/// Everything that is said in the tables.
pub fn all() -> impl Iterator<Item = &'static CommandHelp> {
    TABLES.into_iter().flatten()
}

fn of(path: &str) -> Option<&'static CommandHelp> {
    all().find(|command| command.path == path)
}

/// What a command does.
pub fn about(path: &str) -> Option<&'static str> {
    of(path).map(|command| command.about)
}

/// Examples of a command, and what else is to be known.
pub fn after_help(path: &str) -> Option<&'static str> {
    of(path).map(|command| command.after)
}

/// What an argument means.
pub fn argument_text(path: &str, id: &str) -> Option<&'static str> {
    let own = of(path).map_or(&[][..], |command| command.arguments);
    let mut known = own.iter().chain(&EVERYWHERE);
    known.find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// What a value of an argument means.
pub fn value_text(path: &str, id: &str, value: &str) -> Option<&'static str> {
    argument_text(path, &format!("{id}={value}"))
}
