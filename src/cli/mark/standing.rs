//! `rolecall marks`: what stands of a record, who said what, and where people differ.

use std::path::PathBuf;

use clap::Args;

use super::desk::{Desk, told};
use super::json;
use crate::cli::Surroundings;
use crate::cli::before_any_key::{looking, make_a_key};
use crate::cli::exit_code::ExitCode;
use crate::cli::explain::Format;
use crate::cli::keys::worded;
use crate::cli::talk::{locale_of, print};
use crate::sim::assessment::blind::{is_before_any_key, visible_to_all};
use crate::sim::sentence::sentence;
use crate::store::vault::Vault;
use crate::view::standing::standing_lines;

/// Show what stands of a record: its marks, who said what, conflicts.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall marks RECORD
  rolecall marks RECORD --key ann --format json

Whoever has a key here and has not closed marks of this record sees that others have marked it, and not how; \"rolecall mark RECORD unblind --reason …\" lifts this and is recorded. With several keys here and none named, only what each of their owners may see is shown. Where nobody has a key yet it is the same, since whoever looks may be about to mark; whoever does not adds --everything. The files are plain text, so that this keeps nobody from them. What is kept back is not judged by the exit code.

Exit codes: 0 nothing is out of order, or a moderation has settled it, 1 something differs, does not count, is missing or is damaged, 2 cannot run.")]
pub struct MarksArguments {
    /// The record: its path, or the id of its session or the beginning of that.
    pub record: PathBuf,
    /// The key whose owner looks; without it, everybody who has a key here.
    #[arg(long, value_name = "NAME")]
    pub key: Option<String>,
    /// Where nobody has a key: show what others gave, too. It is for whoever does not mark.
    #[arg(long, conflicts_with = "key")]
    pub everything: bool,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
}

impl MarksArguments {
    /// Prints what stands.
    ///
    /// # Errors
    /// When the record, the marks or the keys cannot be read.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let desk = match Desk::open(surroundings, &self.record, locale)? {
            Ok(desk) => desk,
            Err(code) => return Ok(code),
        };
        let viewers = desk.keys.viewers(self.key.as_deref());
        let viewers = viewers.map_err(|error| told(&error.sentence(), locale))?;
        let viewers = looking(viewers, self.everything).map_err(|why| told(&why, locale))?;
        let (events, hidden) = visible_to_all(&desk.judged, &desk.forms, &desk.read.events, &viewers);
        let stands = desk.standing_of(events);
        match self.format {
            Format::Json => print(&format!("{:#}\n", json::standing(&stands, &hidden, &desk))),
            Format::Human => {
                // Whose pseudonym it is, if the vault knows.
                if let Some(name) = Vault::of(&desk.data).name(&desk.played.record.header.trainee)? {
                    let trainee = desk.played.record.header.trainee.get(..8).unwrap_or_default();
                    let who = sentence!("Played by {name} ({trainee})", "学员：{name}（{trainee}）");
                    print(&format!("{}\n", worded(&who, locale)));
                }
                for (depth, line) in standing_lines(&stands, &hidden, &desk.known()) {
                    print(&format!("{}{}\n", "  ".repeat(depth), worded(&line, locale)));
                }
                if is_before_any_key(&viewers) && !hidden.is_empty() {
                    print(&format!("{}\n", worded(&make_a_key(), locale)));
                }
                for (path, why) in desk.read.problems().chain(desk.faults.problems()) {
                    print(&format!("{}: {}\n", path.display(), worded(why, locale)));
                }
            }
        }
        let has_problems = desk.read.problems().chain(desk.faults.problems()).next().is_some();
        let is_agreed = stands.differences.iter().all(|one| stands.is_settled(one));
        let is_in_order = is_agreed && stands.refused.is_empty() && stands.missing.is_empty();
        Ok(if is_in_order && !has_problems {
            ExitCode::Fine
        } else {
            ExitCode::Findings
        })
    }
}
