//! Help in Chinese: every command, argument and value has its text, no English sentence is left, and a language may be named
//! before and behind.

use std::process::Command as Process;

use clap::{Command, CommandFactory as _};
use rolecall::cli::Arguments;
use rolecall::cli::help::chinese::{about, after_help, argument_text, value_text};
use rolecall::cli::help::in_chinese;

use crate::chinese::english_in;

/// Every command with its path, without those that clap adds.
fn commands() -> Vec<(String, Command)> {
    fn add(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
        found.push((path.to_owned(), command.clone()));
        for subcommand in command.get_subcommands().filter(|known| known.get_name() != "help") {
            add(subcommand, format!("{path} {}", subcommand.get_name()).trim(), found);
        }
    }
    let mut command = Arguments::command();
    command.build();
    let mut found = Vec::new();
    add(&command, "", &mut found);
    found
}

/// What is printed with this language in the environment.
fn printed(language: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let mut program = Process::new(env!("CARGO_BIN_EXE_rolecall"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
        program.env(name, language);
    }
    let output = program.args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn every_command_argument_and_value_has_a_chinese_text() {
    let mut texts = 0;
    for (path, command) in commands() {
        assert!(about(&path).is_some(), "rolecall {path} has no Chinese text");
        assert_eq!(
            after_help(&path).is_some(),
            command.get_after_help().is_some(),
            "{path}"
        );
        for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
            let id = argument.get_id().as_str();
            assert!(argument_text(&path, id).is_some(), "{path}: {id} has no Chinese text");
            texts += 1;
            for value in argument.get_possible_values() {
                // clap gives every flag the values true and false.
                if !argument.get_action().takes_values() {
                    continue;
                }
                let name = value.get_name();
                assert!(
                    value_text(&path, id, name).is_some(),
                    "{path}: {id}={name} has no Chinese text"
                );
            }
        }
    }
    assert!(texts > 80, "{texts}");
}

/// Without the assessor's room the tables say more than there are commands.
#[cfg(feature = "assessor")]
#[test]
fn no_chinese_text_is_left_over() {
    use std::collections::BTreeSet;

    let commands = commands();
    let mut paths = BTreeSet::new();
    for text in rolecall::cli::help::chinese::all() {
        let path = text.path;
        assert!(paths.insert(path), "rolecall {path} has two texts");
        let found = commands.iter().find(|(known, _)| known == path);
        let (_, command) = found.unwrap_or_else(|| panic!("there is no rolecall {path}"));
        let mut ids = BTreeSet::new();
        for (name, _) in text.arguments {
            assert!(ids.insert(name), "{path}: {name} has two texts");
            let (id, value) = match name.split_once('=') {
                Some((id, value)) => (id, Some(value)),
                None => (*name, None),
            };
            let argument = command.get_arguments().find(|argument| argument.get_id() == id);
            let argument = argument.unwrap_or_else(|| panic!("{path} has no argument {id}"));
            let values = argument.get_possible_values();
            assert!(
                value.is_none_or(|value| values.iter().any(|known| known.get_name() == value)),
                "{path}: {name}"
            );
        }
    }
}

#[test]
fn pages_are_chinese_and_name_everything() {
    let mut command = in_chinese(Arguments::command());
    let mut pages = 0;
    for (path, english) in commands() {
        let shown = path
            .split(' ')
            .filter(|name| !name.is_empty())
            .fold(&mut command, |found, name| found.find_subcommand_mut(name).unwrap());
        let page = shown.render_long_help().to_string();
        pages += 1;
        assert_eq!(page, shown.render_help().to_string(), "{path}");
        let prose: Vec<&str> = page.lines().filter(|line| !line.starts_with("  rolecall ")).collect();
        assert_eq!(english_in(&prose.join("\n")), None, "{page}");
        for heading in ["Usage", "Options", "Arguments", "Commands", "[default", "[possible"] {
            assert!(!page.contains(heading), "{heading}: {page}");
        }
        for argument in english.get_arguments().filter(|argument| !argument.is_hide_set()) {
            assert!(page.contains(&argument.to_string()), "{path}: {argument}\n{page}");
            for default in argument
                .get_default_values()
                .iter()
                .filter(|_| argument.get_action().takes_values())
            {
                assert!(
                    page.contains(&format!("（默认 {}）", default.to_string_lossy())),
                    "{page}"
                );
            }
        }
        // Examples are the same in both languages.
        let after = english.get_after_help().unwrap().to_string();
        let examples = after
            .lines()
            .filter(|line| line.starts_with("  rolecall ") || line.starts_with("  printf"));
        for example in examples {
            // In the first page a remark stands behind each.
            let typed = example.split("   ").next().unwrap();
            assert!(
                page.lines().any(|line| line.starts_with(typed)),
                "{path}: {example}\n{page}"
            );
        }
    }
    assert!(pages > 15, "{pages}");
}

#[test]
fn a_language_is_named_before_behind_or_by_the_system() {
    let chinese = printed("C", &["prove", "--help", "--locale", "zh-Hans"]);
    assert_eq!(chinese.0, Some(0));
    assert!(
        chinese.1.contains("用法：rolecall prove [选项] <SCENARIOS>..."),
        "{}",
        chinese.1
    );
    for (language, arguments) in [
        ("C", &["--locale", "zh-Hans", "prove", "--help"][..]),
        ("C", &["--locale=zh", "prove", "-h"]),
        ("C", &["help", "prove", "--locale", "zh-Hans"]),
        ("zh_CN.UTF-8", &["prove", "--help"]),
        ("zh_CN.UTF-8", &["help", "prove"]),
    ] {
        assert_eq!(printed(language, arguments), chinese, "{arguments:?}");
    }
    let english = printed("C", &["prove", "--help"]);
    assert!(english.1.contains("Usage: rolecall prove [OPTIONS]"), "{}", english.1);
    assert_eq!(printed("zh_CN.UTF-8", &["--locale", "en", "prove", "--help"]), english);
    // A command that has nothing to say in a language can be asked in it all the same.
    let (code, page) = printed("C", &["fmt", "--help", "--locale", "zh-Hans"]);
    assert!(code == Some(0) && page.contains("用法：rolecall fmt"), "{page}");
    let (code, page) = printed("zh_CN.UTF-8", &["help", "help"]);
    assert!(code == Some(0) && english_in(&page).is_none(), "{page}");
    // What can be typed does not change with the language of help.
    let (code, listed) = printed("zh_CN.UTF-8", &["explain", "--format", "json", "unknown-target"]);
    assert!(code == Some(0) && listed.contains("unknown-target"), "{listed}");
}

#[test]
fn usage_errors_are_told_in_chinese() {
    for (arguments, expected) in [
        (
            &["prove", "--witneses", "x", "y"][..],
            &["没有“--witneses”这个参数", "--witnesses"][..],
        ),
        (&["prof"], &["没有“prof”这个命令", "prove"]),
        (&["prove"], &["缺少参数：<SCENARIOS>..."]),
        #[cfg(feature = "assessor")]
        (&["roster", "show", "--format", "xml"], &["不能是“xml”", "human、json"]),
        (&["talk", "x", "--seed"], &["“--seed <SEED>”后面要写一个值"]),
        (&["talk", "x", "--seed", "x"], &["种子是从 0"]),
        (&["talk", "--resume", "a", "b"], &["一起用"]),
        (&["new", "a", "b"], &["没有“b”这个参数"]),
    ] {
        let mut program = Process::new(env!("CARGO_BIN_EXE_rolecall"));
        let output = program.args(["--locale", "zh-Hans"]).args(arguments).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        for part in expected {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert!(told.starts_with("错误：") && told.contains("--help"), "{told}");
        assert!(!told.contains("Usage") && english_in(&told).is_none(), "{told}");
    }
    // In English clap's own words stay, but for those of the standard library.
    let mut program = Process::new(env!("CARGO_BIN_EXE_rolecall"));
    let output = program.args(["--locale", "en", "prof"]).output().unwrap();
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("unrecognized subcommand")
    );
}
