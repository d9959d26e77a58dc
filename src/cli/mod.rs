//! The command line: one file for each subcommand.

pub mod check;
pub mod diagnostics;
pub mod exit_code;
pub mod line_index;
pub mod prove;
pub mod replay;
pub mod score;
pub mod sessions;
pub mod surroundings;
pub mod talk;
pub mod verify;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use exit_code::ExitCode;
pub use surroundings::Surroundings;

/// A role-play call-centre simulator.
#[derive(Debug, Parser)]
#[command(name = "rolecall", version, arg_required_else_help = true)]
pub struct Arguments {
    /// Folder for records and settings; without it ROLECALL_DATA, else the platform's own.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find what is wrong with calls, packs and the bank's file.
    Check(check::CheckArguments),
    /// Prove what a call can do: every state, for every country and draw.
    Prove(prove::ProveArguments),
    /// Play a call in the terminal.
    Talk(talk::TalkArguments),
    /// Show a recorded call again.
    Replay(replay::ReplayArguments),
    /// Compute the mark of a record again.
    Score(score::ScoreArguments),
    /// Find out whether records are as they were written and still replay.
    Verify(verify::VerifyArguments),
    /// List the records of the data folder.
    Sessions(sessions::SessionsArguments),
}

/// Reads the arguments and does what they say. Usage errors end the program with code 2, as clap does.
pub fn run() -> std::process::ExitCode {
    let arguments = Arguments::parse();
    match dispatch(&arguments) {
        Ok(code) => code.into(),
        Err(error) => {
            eprintln!("rolecall: {error:#}");
            ExitCode::CannotRun.into()
        }
    }
}

fn dispatch(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let surroundings = Surroundings {
        data: arguments.data.clone(),
    };
    match &arguments.command {
        Command::Check(check) => check.run(),
        Command::Prove(prove) => prove.run(&surroundings),
        Command::Talk(talk) => talk.run(&surroundings),
        Command::Replay(replay) => replay.run(&surroundings),
        Command::Score(score) => score.run(&surroundings),
        Command::Verify(verify) => verify.run(&surroundings),
        Command::Sessions(sessions) => sessions.run(&surroundings),
    }
}
