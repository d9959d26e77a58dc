//! `rolecall package`: what somebody needs to sit an exam on a machine of their own, without the key.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::told;
use super::talk::{locale_of, print};
use crate::sim::check::SourceFile;
use crate::sim::sentence::sentence;
use crate::store::signed_files::{read_signed, write_new_file};
use crate::trust::package;
use crate::trust::signed::Signed;
use crate::trust::ticket::Ticket;

/// Packages for an exam on a machine elsewhere.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  rolecall ticket issue my-calls/lost-card.ron --blind --out bob.ticket
  rolecall package make --ticket bob.ticket --out bob.package
  rolecall talk --ticket bob.package              on the other machine, which trusts your key

A package has no points, lessons, sources, rules, comments, or meanings of endings. It has what moves the call: conditions, moods, facts, where options lead, and the names that the author gave to them. Whoever reads the file can see how the customer will react.

Exit codes: 0 fine, 2 usage or cannot run."
)]
pub struct PackageArguments {
    /// Language: en or zh-Hans.
    #[arg(long, global = true)]
    pub locale: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub action: PackageAction,
}

/// What is done with packages.
#[derive(Debug, Subcommand)]
pub enum PackageAction {
    /// Make the package for a ticket that was issued with --blind.
    #[command(after_help = "Example:
  rolecall package make --ticket bob.ticket --out bob.package

Exit codes: 0 fine, 2 usage or cannot run.")]
    Make {
        /// The ticket.
        #[arg(long, value_name = "FILE")]
        ticket: PathBuf,
        /// The file to write; one that is there is left alone.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

impl PackageArguments {
    /// Does it.
    ///
    /// # Errors
    /// When the ticket is for no package, its files are not in the archive, or the package cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let PackageAction::Make { ticket, out } = &self.action;
        let ticket: Signed<Ticket> =
            read_signed(data.fs().as_ref(), ticket).map_err(|error| told(&error.sentence(), locale))?;
        let Some(blind) = &ticket.document.blind else {
            let sentence = sentence!(
                "This ticket was issued without --blind, so there is no package for it.",
                "这张凭证签发时没有用 --blind，因此没有对应的盲卷。"
            );
            return Err(told(&sentence, locale));
        };
        let archive = data.archive_to_read();
        let mut files = Vec::new();
        for file in blind {
            files.push(SourceFile {
                name: file.name.clone(),
                bytes: archive.get(&file.sha256)?,
            });
        }
        write_new_file(data.fs().as_ref(), out, &package::to_bytes(&ticket, &files))?;
        print(&format!("{}\n", out.display()));
        Ok(ExitCode::Fine)
    }
}
