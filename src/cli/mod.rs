//! The command line: one file for each subcommand.

#[cfg(feature = "assessor")]
pub mod access;
#[cfg(feature = "assessor")]
mod access_given;
#[cfg(feature = "assessor")]
pub mod agreement;
pub mod anchor;
#[cfg(feature = "assessor")]
pub mod assign;
mod at_rest;
#[cfg(feature = "assessor")]
mod before_any_key;
pub mod bless;
pub mod call_proof;
mod certificate_json;
mod certificate_text;
pub mod check;
#[cfg(feature = "assessor")]
pub mod cohort;
#[cfg(feature = "assessor")]
mod confirmation;
#[cfg(feature = "workshop")]
mod counted_progress;
mod csv_cell;
pub mod diagnostics;
#[cfg(feature = "assessor")]
pub mod erase;
mod erased;
pub mod exit_code;
pub mod explain;
mod explain_library;
pub mod finding_files;
mod fmt;
pub mod graph;
#[cfg(feature = "assessor")]
pub mod hand_in;
pub mod help;
#[cfg(feature = "assessor")]
pub mod import;
#[cfg(feature = "assessor")]
pub mod keys;
#[cfg(feature = "assessor")]
pub mod library;
#[cfg(feature = "assessor")]
pub mod mark;
mod named_profile;
pub mod new;
mod other_mark;
#[cfg(feature = "assessor")]
pub mod package;
#[cfg(feature = "assessor")]
mod person;
mod plays_again;
mod progress;
pub mod prove;
pub mod recheck;
pub mod replay;
#[cfg(feature = "assessor")]
pub mod report;
#[cfg(feature = "assessor")]
pub mod retention;
#[cfg(feature = "assessor")]
pub mod roster;
mod sarif;
pub mod score;
mod score_json;
mod sentences;
mod session_lines;
pub mod sessions;
mod sheet_reading;
#[cfg(feature = "assessor")]
mod signer;
pub mod simulate;
mod six_digits;
pub mod start;
#[cfg(feature = "workshop")]
pub mod storyboard;
pub mod string_sheet;
pub mod string_table;
pub mod strings;
pub mod surroundings;
pub mod talk;
#[cfg(feature = "assessor")]
pub mod ticket;
#[cfg(feature = "assessor")]
mod ticket_list;
mod usage_error;
pub mod verify;
mod verify_beside;
mod verify_ledger;
#[cfg(feature = "workshop")]
pub mod voice;
pub mod watch;
#[cfg(feature = "assessor")]
mod who_may_look;
mod witness_names;
#[cfg(feature = "assessor")]
mod wrapping;

use std::path::PathBuf;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use exit_code::ExitCode;
pub use surroundings::Surroundings;

/// A role-play call-centre simulator. Without a subcommand it opens the window.
#[derive(Debug, Parser)]
#[command(
    name = "rolecall",
    version,
    args_conflicts_with_subcommands = false,
    after_help = "Examples:
  rolecall                                  the window, or the terminal where there is none
  rolecall talk angry-complaint             one call in the terminal
  rolecall new lost-card                    begin a call of your own
  rolecall check scenarios                  find what is wrong with calls
  rolecall score RECORD                     the mark of a record, recomputed
  rolecall verify RECORD...                 whether records are as they were written

A call is named by the path of its file or by its id. ID.ron is looked for in the current folder, then in ./scenarios, then in the folder scenarios beside the program, and last among the copies inside the program; if that is another call than the copy of this name, it is said.

Exit codes: 0 fine, 1 findings or a record that is not in order, 2 usage or cannot run."
)]
pub struct Arguments {
    /// Folder for records and settings; without it ROLECALL_DATA, else the platform's own.
    #[expect(
        clippy::doc_markdown,
        reason = "This sentence is shown by --help, where backticks would stand out."
    )]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What the window takes.
    #[command(flatten)]
    pub start: start::StartArguments,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find what is wrong with calls, packs and the bank's file.
    Check(check::CheckArguments),
    /// Explain a finding of check, or list all of them.
    Explain(explain::ExplainArguments),
    /// Write or refresh the tables that translators work on.
    Strings(strings::StringsArguments),
    /// Begin a new call with a small complete one.
    New(new::NewArguments),
    /// Check calls again whenever a file is saved.
    Watch(watch::WatchArguments),
    /// Draw a call as a graph.
    Graph(graph::GraphArguments),
    /// Lay files out in the canonical way; values and comments stay.
    Fmt(fmt::FmtArguments),
    /// Draft and review calls in a spreadsheet.
    #[cfg(feature = "workshop")]
    Storyboard(storyboard::StoryboardArguments),
    /// Render the voices of calls.
    #[cfg(feature = "workshop")]
    Voice(voice::VoiceArguments),
    /// Keep a recorded play in the file of its call, so that every check plays it again.
    Bless(bless::BlessArguments),
    /// Prove what a call can do: every state, for every country and draw.
    Prove(prove::ProveArguments),
    /// Let simulated trainees play calls: how hard, how well they separate, how far the mark can be trusted.
    Simulate(simulate::SimulateArguments),
    /// Play a call in the terminal.
    Talk(talk::TalkArguments),
    /// Show a recorded call again.
    Replay(replay::ReplayArguments),
    /// Compute the mark of a record again.
    Score(score::ScoreArguments),
    /// Find out whether records are as they were written and still replay.
    Verify(verify::VerifyArguments),
    /// Write reports on records: pages to print, tables, workbooks, statements for a learning record store.
    #[cfg(feature = "assessor")]
    Report(report::ReportArguments),
    /// List the records of the data folder.
    Sessions(sessions::SessionsArguments),
    /// Keys to sign and to open with, and whose keys are trusted here.
    #[cfg(feature = "assessor")]
    Keys(keys::KeysArguments),
    /// Judge a record: confirm or override its mark, dispute, answer, moderate, decide.
    #[cfg(feature = "assessor")]
    Mark(mark::MarkArguments),
    /// Show what stands of a record: its marks, who said what, conflicts.
    #[cfg(feature = "assessor")]
    Marks(mark::standing::MarksArguments),
    /// Give back what was lost by a fault of a scenario, in every record of it.
    #[cfg(feature = "assessor")]
    Void(mark::void::VoidArguments),
    /// Show how far assessors agree, and compare a calibration round line by line.
    #[cfg(feature = "assessor")]
    Agreement(agreement::AgreementArguments),
    /// Keep the list of pseudonyms and groups.
    #[cfg(feature = "assessor")]
    Roster(roster::RosterArguments),
    /// Give calls to a group or a person, with a due date.
    #[cfg(feature = "assessor")]
    Assign(assign::AssignArguments),
    /// Show a group: who has done what, exams over time, item statistics, weakest rules.
    #[cfg(feature = "assessor")]
    Cohort(cohort::CohortArguments),
    /// List, search and sort all sessions of a folder of data or a shared folder.
    #[cfg(feature = "assessor")]
    Library(library::LibraryArguments),
    /// Take records from elsewhere into the folder of data.
    #[cfg(feature = "assessor")]
    Import(import::ImportArguments),
    /// Exam tickets, signed before anybody begins.
    #[cfg(feature = "assessor")]
    Ticket(ticket::TicketArguments),
    /// Packages for an exam on a machine elsewhere, without the key.
    #[cfg(feature = "assessor")]
    Package(package::PackageArguments),
    /// Print the short code that only this record has.
    Anchor(anchor::AnchorArguments),
    /// Seal a record for whoever examines.
    #[cfg(feature = "assessor")]
    HandIn(hand_in::HandInArguments),
    /// Take in what was handed in, and give a receipt.
    #[cfg(feature = "assessor")]
    Receive(hand_in::ReceiveArguments),
    /// Write down for a person everything that is kept of them.
    #[cfg(feature = "assessor")]
    Access(access::AccessArguments),
    /// Erase a person: records, marks, lists and the name.
    #[cfg(feature = "assessor")]
    Erase(erase::EraseArguments),
    /// Erase what has been kept for long enough.
    #[cfg(feature = "assessor")]
    Retention(retention::RetentionArguments),
}

/// Reads the arguments and does what they say. Usage errors end the program with code 2, as clap does.
pub fn run() -> std::process::ExitCode {
    #[cfg(feature = "gui")]
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == crate::app::window::launch::PROBE_ARGUMENT)
    {
        crate::app::window::launch::probe();
        return ExitCode::Fine.into();
    }
    let arguments = read_arguments();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(error) => {
            let locale = help::locale_of(&std::env::args_os().collect::<Vec<_>>());
            eprintln!("rolecall: {}", sentences::error_words(&error, locale));
            ExitCode::CannotRun.into()
        }
    }
}

/// What was typed. Help is printed, and usage errors end the program, as clap does.
fn read_arguments() -> Arguments {
    let typed: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let locale = help::locale_of(&typed);
    let command = help::in_language_of(Arguments::command(), &typed);
    let matches = command.try_get_matches_from(help::without_locale_of_help(typed));
    matches
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .unwrap_or_else(|error| {
            let Some(told) = usage_error::told(&error, locale) else {
                error.exit()
            };
            eprint!("{told}");
            std::process::exit(ExitCode::CannotRun as i32)
        })
}

fn dispatch(arguments: &Arguments) -> anyhow::Result<std::process::ExitCode> {
    let surroundings = Surroundings {
        data: arguments.data.clone(),
        locale: arguments.start.locale.clone(),
    };
    let Some(command) = &arguments.command else {
        return arguments.start.run(&surroundings);
    };
    let code = match command {
        Command::Check(check) => check.run(&surroundings),
        Command::Explain(explain) => explain.run(&surroundings),
        Command::Strings(strings) => strings.run(&surroundings),
        Command::New(new) => new.run(&surroundings),
        Command::Watch(watch) => watch.run(&surroundings),
        Command::Graph(graph) => graph.run(&surroundings),
        Command::Fmt(fmt) => fmt.run(&surroundings),
        #[cfg(feature = "workshop")]
        Command::Storyboard(storyboard) => storyboard.run(&surroundings),
        #[cfg(feature = "workshop")]
        Command::Voice(voice) => voice.run(&surroundings),
        Command::Bless(bless) => bless.run(&surroundings),
        Command::Prove(prove) => prove.run(&surroundings),
        Command::Simulate(simulate) => simulate.run(&surroundings),
        Command::Talk(talk) => talk.run(&surroundings),
        Command::Replay(replay) => replay.run(&surroundings),
        Command::Score(score) => score.run(&surroundings),
        Command::Verify(verify) => verify.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Report(report) => report.run(&surroundings),
        Command::Sessions(sessions) => sessions.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Keys(keys) => keys.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Mark(mark) => mark.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Marks(marks) => marks.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Void(void) => void.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Agreement(agreement) => agreement.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Roster(roster) => roster.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Assign(assign) => assign.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Cohort(cohort) => cohort.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Library(library) => library.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Import(import) => import.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Ticket(ticket) => ticket.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Package(package) => package.run(&surroundings),
        Command::Anchor(anchor) => anchor.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::HandIn(hand_in) => hand_in.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Receive(receive) => receive.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Access(access) => access.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Erase(erase) => erase.run(&surroundings),
        #[cfg(feature = "assessor")]
        Command::Retention(retention) => retention.run(&surroundings),
    };
    code.map(Into::into)
}
