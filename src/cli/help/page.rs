//! A page of help in Chinese, made of the command line itself and of the table of its texts.

use clap::{Arg, Command};
use unicode_width::UnicodeWidthStr as _;

use super::chinese::{about, after_help, argument_text, value_text};

/// The command and its subcommands, each with its page. `path` is what stands behind `rolecall`, as in `storyboard import`.
pub(super) fn with_pages(command: Command, path: &str) -> Command {
    let page = page(&command, path);
    command.override_help(page).mut_subcommands(|subcommand| {
        let name = subcommand.get_name().to_owned();
        match name.as_str() {
            // It has all other commands in it once more, and nobody is shown them there.
            "help" => {
                let page = page_of_help(&subcommand);
                subcommand.override_help(page)
            }
            _ => with_pages(subcommand, format!("{path} {name}").trim()),
        }
    })
}

fn page(command: &Command, path: &str) -> String {
    let mut page = format!("{}\n\n{}\n", about(path).unwrap_or_default(), usage(command));
    let subcommands = command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set());
    let rows: Vec<(String, String)> = subcommands
        .map(|subcommand| {
            let name = subcommand.get_name();
            let about = match name {
                "help" => Some(HELP),
                _ => about(format!("{path} {name}").trim()),
            };
            (name.to_owned(), about.unwrap_or_default().to_owned())
        })
        .collect();
    section(&mut page, "命令", &rows);
    let arguments = |is_positional: bool| -> Vec<(String, String)> {
        let shown = command
            .get_arguments()
            .filter(|argument| !argument.is_hide_set() && argument.is_positional() == is_positional);
        shown.flat_map(|argument| rows_of(argument, path)).collect()
    };
    section(&mut page, "参数", &arguments(true));
    section(&mut page, "选项", &arguments(false));
    if let Some(after) = after_help(path) {
        page.push_str(&format!("\n{after}\n"));
    }
    page
}

/// What `rolecall help` says of itself.
const HELP: &str = "显示这份帮助，或某个命令的帮助";

fn page_of_help(command: &Command) -> String {
    format!("{HELP}\n\n{}\n", usage(command))
}

/// How it is called, with clap's own words in Chinese.
fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage_in_chinese(&usage)
}

/// A line of usage as clap writes it, with clap's own words in Chinese.
pub(in crate::cli) fn usage_in_chinese(usage: &str) -> String {
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage
        .replace("[OPTIONS]", "[选项]")
        .replace("[COMMAND]", "[命令]")
        .replace("<COMMAND>", "<命令>");
    format!("用法：{usage}")
}

/// An argument, and below it the values that it can have.
fn rows_of(argument: &Arg, path: &str) -> Vec<(String, String)> {
    let id = argument.get_id().as_str();
    let name = match argument.get_short() {
        Some(short) if argument.get_long().is_some() => format!("-{short}, {argument}"),
        _ if argument.is_positional() => argument.to_string(),
        _ => format!("    {argument}"),
    };
    let mut text = argument_text(path, id).unwrap_or_default().to_owned();
    let takes_value = argument.get_action().takes_values();
    let default: Vec<_> = argument
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy())
        .collect();
    if takes_value && !default.is_empty() {
        text.push_str(&format!("（默认 {}）", default.join(" ")));
    }
    let values = argument.get_possible_values().into_iter().filter(|_| takes_value);
    let values = values.map(|value| {
        let text = value_text(path, id, value.get_name()).unwrap_or_default();
        (format!("        {}", value.get_name()), text.to_owned())
    });
    std::iter::once((name, text)).chain(values).collect()
}

/// A heading and rows of two columns; nothing without rows.
fn section(page: &mut String, heading: &str, rows: &[(String, String)]) {
    if rows.is_empty() {
        return;
    }
    page.push_str(&format!("\n{heading}：\n"));
    let widest = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    for (name, text) in rows {
        let blanks = " ".repeat(widest - name.width() + 2);
        page.push_str(format!("  {name}{blanks}{text}").trim_end());
        page.push('\n');
    }
}
