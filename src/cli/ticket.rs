//! `rolecall ticket`: exam tickets, signed before anybody begins.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::{SignedDuration, Timestamp};

use super::Surroundings;
use super::exit_code::ExitCode;
use super::keys::ListFormat;
use super::person::{Sureness, meant};
use super::sentences::{say, told, worded};
use super::signer::SignerArguments;
use super::talk::{locale_of, parse_timers, print};
use super::ticket_list::list;
use crate::sim::call::Timers;
use crate::sim::check::role::short_name;
use crate::sim::check::{CheckedScenario, SourceFile, reopen};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;
use crate::sim::session::record::{ArchivedFile, is_wall};
use crate::sim::writing::blind::blind;
use crate::store::fresh::{fresh_pseudonym, fresh_u64};
use crate::store::keys::KeyFolder;
use crate::store::signed_files::{SignedFiles, read_signed, write_new_file};
use crate::store::wall::wall_text;
use crate::trust::signed::{Document as _, Signed};
use crate::trust::ticket::{Purpose, Ticket};
use crate::words::{Locale, Words};

/// Exam tickets: the scenario, the seed, the allowances and the time, signed before anybody begins.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  rolecall ticket issue my-calls/lost-card.ron --country uk --hours 48 --out ann.ticket
  rolecall ticket issue data-leak --rehearsal --timers x1.5 --from 2026-11-30T08:00:00Z --until 2026-11-30T12:00:00Z
  rolecall ticket issue my-calls/lost-card.ron --blind --out bob.ticket
  rolecall ticket show ann.ticket
  rolecall ticket list                            which were handed in, and which are still out

A ticket that was given out and for which nothing was handed in is what a trainee who deletes a session leaves behind.

Exit codes: 0 fine, 1 the ticket does not count here, 2 usage or cannot run."
)]
pub struct TicketArguments {
    /// Language: en or zh-Hans.
    #[arg(long, global = true)]
    pub locale: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub action: TicketAction,
}

/// What is done with tickets.
#[derive(Debug, Subcommand)]
pub enum TicketAction {
    /// Sign a new ticket.
    #[command(after_help = "Examples:
  rolecall ticket issue my-calls/lost-card.ron --country uk --hours 48 --out ann.ticket
  rolecall ticket issue data-leak --rehearsal --timers x1.5 --from 2026-11-30T08:00:00Z --until 2026-11-30T12:00:00Z

Exit codes: 0 fine, 2 usage or cannot run.")]
    Issue(Box<IssueArguments>),
    /// Print what a ticket says, and whether it counts here.
    #[command(after_help = "Example:
  rolecall ticket show ann.ticket

Exit codes: 0 fine, 1 the ticket does not count here, 2 usage or cannot run.")]
    Show {
        /// The ticket.
        ticket: PathBuf,
    },
    /// List the tickets of the data folder.
    #[command(after_help = "Examples:
  rolecall ticket list
  rolecall ticket list --format json

Exit codes: 0 fine, 2 usage or cannot run.")]
    List {
        /// For people or for programs.
        #[arg(long, value_enum, default_value = "human")]
        format: ListFormat,
    },
}

/// What a new ticket says.
#[derive(Debug, Args)]
pub struct IssueArguments {
    /// The call: its id, or the path of its file.
    pub scenario: String,
    /// Country whose rules apply; without it, the call's default.
    #[arg(long)]
    pub country: Option<String>,
    /// Seed of everything that is left to chance; without it, a new one.
    #[arg(long)]
    pub seed: Option<u64>,
    /// How far timers are stretched for this person.
    #[arg(long, default_value = "x1", value_parser = parse_timers)]
    pub timers: Timers,
    /// From when it may be begun, in UTC; without it, from now.
    #[arg(long, value_name = "TIME")]
    pub from: Option<String>,
    /// Until when it may be begun, in UTC.
    #[arg(long, value_name = "TIME", conflicts_with = "hours")]
    pub until: Option<String>,
    /// For how many hours it may be begun.
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=8784))]
    pub hours: u32,
    /// Who: the whole name in the vault, or the whole pseudonym of 32 hexadecimal digits; without it, a new pseudonym.
    #[arg(long, value_name = "WHO")]
    pub trainee: Option<String>,
    /// It must be played from a package without the key; see "rolecall package".
    #[arg(long)]
    pub blind: bool,
    /// Nobody decides by it.
    #[arg(long)]
    pub rehearsal: bool,
    /// Write the ticket here too; a file that is there is left alone.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Who signs.
    #[command(flatten)]
    pub signer: SignerArguments,
}

impl TicketArguments {
    /// Does it.
    ///
    /// # Errors
    /// When a ticket cannot be signed or read.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        match &self.action {
            TicketAction::Issue(issue) => issue.run(surroundings, locale),
            TicketAction::Show { ticket } => {
                let data = surroundings.data_folder()?;
                let ticket: Signed<Ticket> =
                    read_signed(data.fs().as_ref(), ticket).map_err(|error| told(&error.sentence(), locale))?;
                print(&described(&ticket, locale));
                let trust = KeyFolder::find(&data).and_then(|folder| folder.trust());
                let trust = trust.map_err(|error| told(&error.sentence(), locale))?;
                match ticket.verify(&trust) {
                    Ok(by) => {
                        say(
                            &sentence!(
                                "Signed by {name}, who is trusted here.",
                                "由 {name} 签发，在此受信任。",
                                name = by.name
                            ),
                            locale,
                        );
                        Ok(ExitCode::Fine)
                    }
                    Err(error) => {
                        say(&error.sentence(), locale);
                        Ok(ExitCode::Findings)
                    }
                }
            }
            TicketAction::List { format } => list(surroundings, *format, locale),
        }
    }
}

impl IssueArguments {
    fn run(&self, surroundings: &Surroundings, locale: Locale) -> anyhow::Result<ExitCode> {
        let refuse = |sentence: Sentence| told(&sentence, locale);
        let data = surroundings.data_folder()?;
        let folder = KeyFolder::find(&data).map_err(|error| told(&error.sentence(), locale))?;
        let checked = surroundings.scenario(&self.scenario, &Words::new(locale))?;
        if checked.scenario.reviewed.0.is_empty() && !self.rehearsal {
            return Err(refuse(sentence!(
                "Nobody has reviewed this call, so nobody can be examined with it. Use --rehearsal, or have it reviewed.",
                "这通电话尚无人审阅，不能用于考试。请用 --rehearsal，或先请人审阅。"
            )));
        }
        let countries: Vec<&str> = checked
            .scenario
            .countries
            .iter()
            .map(|country| country.value.as_str())
            .collect();
        let country = match &self.country {
            Some(country) if countries.contains(&country.as_str()) => country.clone(),
            Some(country) => {
                return Err(refuse(sentence!(
                    "This call does not support the country {country:?}; it supports {known}.",
                    "本通电话不支持 {country:?}；支持的有 {known}。",
                    country = country,
                    known = countries.join(", ")
                )));
            }
            None => countries.first().copied().unwrap_or_default().to_owned(),
        };
        let now = Timestamp::now();
        let from = self.from.clone().unwrap_or_else(|| wall_text(now));
        let no_time = |text: &str| {
            refuse(sentence!(
                "{text:?} is no time; write it in UTC as in 2026-11-30T08:00:00Z.",
                "{text:?} 不是时间；请用 UTC 书写，如 2026-11-30T08:00:00Z。",
                text = text
            ))
        };
        let begins: Timestamp = from
            .parse()
            .ok()
            .filter(|_| is_wall(&from))
            .ok_or_else(|| no_time(&from))?;
        let until = match &self.until {
            Some(until) if is_wall(until) => until.clone(),
            Some(until) => return Err(no_time(until)),
            None => {
                let ends = begins.checked_add(SignedDuration::from_hours(i64::from(self.hours)));
                wall_text(ends.map_err(|_| no_time(&from))?)
            }
        };
        let blind = match self.blind {
            true => Some(blind_files(&checked).map_err(refuse)?),
            false => None,
        };
        let trainee = match &self.trainee {
            // The ticket is signed and given away, so nobody is guessed.
            Some(named) => meant(&data, named, Sureness::Whole, locale)?.pseudonym,
            None => fresh_pseudonym(),
        };
        // Whoever examines replays from here, whatever becomes of the calls meanwhile.
        let archive = data.archive()?;
        for file in checked.files.iter().chain(blind.iter().flatten()) {
            archive.put(&file.bytes)?;
        }
        let ticket = Ticket {
            format: Ticket::FORMAT.to_owned(),
            purpose: match self.rehearsal {
                true => Purpose::Rehearsal,
                false => Purpose::Exam,
            },
            scenario: checked.scenario.id.value.clone(),
            files: archived(&checked),
            blind: blind.as_deref().map(listed),
            country,
            seed: self.seed.unwrap_or_else(fresh_u64),
            timers: self.timers.into(),
            trainee,
            from,
            until,
            issued: wall_text(now),
            nonce: fresh_pseudonym(),
        };
        if let Some(mistake) = ticket.mistake() {
            return Err(refuse(sentence!(
                "There can be no such ticket: {mistake}.",
                "不能签发这样的凭证：{mistake}。";
                mistake
            )));
        }
        let keys = self.signer.keys(&data, &folder);
        let (_, keys) = keys.map_err(|error| told(&error.sentence(), locale))?;
        let ticket = Signed::sign(ticket, &keys.signing);
        if let Some(out) = &self.out {
            write_new_file(data.fs().as_ref(), out, ticket.to_text().as_bytes())?;
        }
        let kept = SignedFiles::of(&data).keep_ticket(&ticket)?;
        print(&described(&ticket, locale));
        print(&format!("{}\n", self.out.as_ref().unwrap_or(&kept).display()));
        Ok(ExitCode::Fine)
    }
}

/// The files of a call as records and tickets list them.
pub(super) fn archived(checked: &CheckedScenario) -> Vec<ArchivedFile> {
    listed(&checked.files)
}

/// Files as records and tickets list them: sorted by their short names.
pub(super) fn listed(files: &[SourceFile]) -> Vec<ArchivedFile> {
    let mut list: Vec<ArchivedFile> = files
        .iter()
        .map(|file| ArchivedFile {
            name: short_name(&file.name),
            sha256: sha256_hex(&[&file.bytes]),
        })
        .collect();
    list.sort();
    list
}

/// The blind form of a call, proved to be playable.
pub(super) fn blind_files(checked: &CheckedScenario) -> Result<Vec<SourceFile>, Sentence> {
    let files = blind(&checked.files);
    let files = files.map_err(|error| Sentence::same(error.file)).and_then(|files| {
        let reopened = reopen(&files, &checked.scenario.id.value);
        reopened.map(|_| files)
    });
    files.map_err(|why| {
        sentence!(
            "The key cannot be taken out of this call: {why}",
            "无法从这通电话中去除答案：{why}";
            why
        )
    })
}

/// What a ticket says, for people.
fn described(ticket: &Signed<Ticket>, locale: Locale) -> String {
    let says = &ticket.document;
    let purpose = match says.purpose {
        Purpose::Exam => sentence!("exam", "考试"),
        Purpose::Rehearsal => sentence!("rehearsal", "预演"),
    };
    let timers = serde_json::to_string(&says.timers).unwrap_or_default();
    let rows = [
        (sentence!("Ticket", "凭证"), ticket.sha256()),
        (sentence!("For", "用途"), worded(&purpose, locale)),
        (
            sentence!("Call", "电话"),
            format!("{} ({})", says.scenario, says.country),
        ),
        (sentence!("Seed", "种子"), says.seed.to_string()),
        (sentence!("Timers", "计时"), timers.trim_matches('"').to_owned()),
        (sentence!("Pseudonym", "化名"), says.trainee.clone()),
        (
            sentence!("May begin", "可开始时间"),
            format!("{} – {}", says.from, says.until),
        ),
        (sentence!("Key", "密钥"), ticket.signer().to_string()),
    ];
    rows.iter()
        .map(|(label, text)| format!("{}: {text}\n", worded(label, locale)))
        .collect()
}
