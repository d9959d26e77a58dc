//! `rolecall report`: pages to print, tables, workbooks and statements, computed from records.

mod sending;
mod sessions;
mod standing;

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use self::sessions::{Found, find_sessions};
use self::standing::Assessing;
use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::Told;
use super::talk::{locale_of, print};
use crate::report::csv_table::{sessions_table, steps_table, words_table};
use crate::report::file_name::file_name;
use crate::report::html::debrief_sheet::debrief_sheet;
use crate::report::html::group_page::group_page;
use crate::report::html::session_page::session_page;
use crate::report::html::trainee_page::trainee_page;
use crate::report::names::{Names, read_names};
use crate::report::workbook::workbook;
use crate::report::xapi::statement::Statement;
use crate::report::xapi::statements::{HOME_PAGE, InLanguages, as_file, statements};
use crate::sim::sentence::sentence;
use crate::sim::session::hash::sha256_hex;
use crate::store::folder::DataFolder;
use crate::store::fs::RealFs;
use crate::store::report_files::write_reports;
use crate::store::scenario_files::read_one;
use crate::store::trainee_names::TraineeNames;
use crate::view::report::ReportedSession;
use crate::view::report::group::group_report;
use crate::view::report::trainee::trainee_reports;
use crate::words::{Locale, Words};

/// Write reports on records: pages to print, tables, workbooks, statements for a learning record store.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall report RECORD --out reports
  rolecall report RECORD --sheet debrief --locale zh-Hans --out reports
  rolecall report sessions/*.jsonl --names names.csv --out reports
  rolecall report sessions/*.jsonl --format csv --out tables

Every figure is computed from the record and its archive; none is read from a file. What assessors have signed about a
record is added up again each time: where another mark or a decision stands, both marks are shown, with who decided and why.
Whoever has a key here and has not closed marks of a record is not shown what others said about it; with several keys here and none named, this holds for each of them.
Where nobody has a key yet it is the same, since whoever looks may be about to mark; whoever does not adds --everything.
html  a page for each session, a sheet for trainer and trainee to talk it over, a page for each person,
      and for two people or more one for the group; each file stands alone and prints on A4
csv   choices.csv (each step: turn, option, time, points, loss, rules), sessions.csv, and said.csv if anything was said,
      in UTF-8;
      a text that could be taken for a formula has ' in front, and the column \"guarded\" names it
xlsx  report.xlsx with sheets for calls and choices, and for a group also people and rules
xapi  statements.json: xAPI 1.0.3, one statement for each answer and one for each call that is over

Without names people are pseudonyms, and figures that rest on fewer than five people are left out.
The table of names is CSV with the columns trainee and name; --known-names takes those of the vault. A report with
names is personal data that \"rolecall erase\" does not find outside of the folder of data.

Exit codes: 0 all records are in the reports, 1 one is not in order, 2 one cannot be read, or usage.")]
pub struct ReportArguments {
    /// The records: paths, or ids of sessions of the data folder or their beginnings.
    #[arg(required = true)]
    pub records: Vec<PathBuf>,
    /// What to write.
    #[arg(long, value_enum, default_value = "html")]
    pub format: ReportFormat,
    /// The folder for the files; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Which pages: all of them, unless some are named.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "SHEET")]
    pub sheet: Vec<Sheet>,
    /// A table that says who stands behind which pseudonym.
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// The names that the vault of the folder of data has; a table goes before them.
    #[arg(long)]
    pub known_names: bool,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
    /// Show for exams, too, what else was open and what it would have cost: the answer key.
    #[arg(long)]
    pub with_key: bool,
    /// The key whose owner looks; without it, everybody who has a key here.
    #[arg(long, value_name = "NAME")]
    pub key: Option<String>,
    /// Where nobody has a key: show what others gave, too. It is for whoever does not mark.
    #[arg(long, conflicts_with = "key")]
    pub everything: bool,
    /// Write over files that are there.
    #[arg(long)]
    pub force: bool,
    /// The site that gave the pseudonyms, for statements.
    #[arg(long, value_name = "URL", default_value = HOME_PAGE)]
    pub home_page: String,
    /// Where statements are sent.
    #[command(flatten)]
    pub store: sending::StoreArguments,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Pages to read and print.
    Html,
    /// Tables as text.
    Csv,
    /// A workbook.
    Xlsx,
    /// Statements for a learning record store.
    Xapi,
}

/// A kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sheet {
    /// One session.
    Session,
    /// One session, for two people to talk over.
    Debrief,
    /// One person.
    Trainee,
    /// Everybody.
    Group,
}

impl ReportArguments {
    /// Writes the reports, and sends statements if a store is named.
    ///
    /// # Errors
    /// When the arguments do not fit together, or a file cannot be read or written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        self.check()?;
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let names = self.names(&data)?;
        let locales: &[Locale] = match self.format {
            ReportFormat::Xapi => &Locale::ALL,
            _ => &[locale],
        };
        let known = Assessing::open(&data, self.viewer(), self.everything, locale)?;
        let Found { sessions, code } = known.reading(&data, |marks| {
            find_sessions(&data, &self.records, &names, (locales, locale), marks)
        });
        let Some(own) = sessions.first().filter(|own| !own.is_empty()) else {
            return Ok(code.max(ExitCode::Findings));
        };
        if self.format == ReportFormat::Xapi {
            let other = sessions.get(1).unwrap_or(own);
            self.deliver(&own.iter().zip(other).collect::<Vec<_>>())?;
            return Ok(code);
        }
        let words = Words::new(locale);
        let files = match self.format {
            ReportFormat::Html => self.pages(&words, own),
            ReportFormat::Csv => tables(own).map_err(anyhow::Error::msg)?,
            ReportFormat::Xlsx | ReportFormat::Xapi => {
                let group = has_group(own).then(|| group_report(own, self.has_names()));
                let bytes = workbook(&words, own, group.as_ref()).map_err(anyhow::Error::msg)?;
                vec![("report.xlsx".to_owned(), bytes)]
            }
        };
        self.write(&files)?;
        Ok(code)
    }

    fn check(&self) -> anyhow::Result<()> {
        if !self.sheet.is_empty() && self.format != ReportFormat::Html {
            bail!(Told(sentence!(
                "--sheet chooses among pages; use it with --format html",
                "--sheet 用来选页面；请和 --format html 一起用"
            )));
        }
        let is_site = self.home_page.starts_with("https://") || self.home_page.starts_with("http://");
        if !is_site
            || !self.home_page.is_ascii()
            || self
                .home_page
                .contains(|c: char| c.is_ascii_control() || " <>\"{}|\\^`".contains(c))
        {
            bail!(Told(sentence!(
                "--home-page is the address of a site, such as https://training.example",
                "--home-page 是一个网址，例如 https://training.example"
            )));
        }
        if self.store.is_named() {
            if self.format != ReportFormat::Xapi {
                bail!(Told(sentence!(
                    "--lrs sends statements; use it with --format xapi",
                    "--lrs 用来发送陈述；请和 --format xapi 一起用"
                )));
            }
            return Ok(());
        }
        match self.out {
            Some(_) => Ok(()),
            None => bail!(Told(sentence!(
                "name a folder for the reports with --out DIR",
                "请用 --out 写明报告放到哪个文件夹"
            ))),
        }
    }

    fn names(&self, data: &DataFolder) -> anyhow::Result<Names> {
        let mut names = match self.known_names {
            true => TraineeNames::known(data)?.0,
            false => Names::new(),
        };
        let Some(path) = &self.names else {
            return Ok(names);
        };
        let file = read_one(path)?;
        let table = read_names(&file.bytes).map_err(Told);
        names.extend(table.with_context(|| path.display().to_string())?);
        Ok(names)
    }

    /// The name of the key whose owner makes the report, if one is given.
    fn viewer(&self) -> Option<&str> {
        self.key.as_deref()
    }

    fn wants(&self, sheet: Sheet) -> bool {
        self.sheet.is_empty() || self.sheet.contains(&sheet)
    }

    fn pages(&self, words: &Words, sessions: &[ReportedSession]) -> Vec<(String, Vec<u8>)> {
        let mut pages = Vec::new();
        for session in sessions {
            let id = &session.identity.session;
            if self.wants(Sheet::Session) {
                pages.push((
                    file_name("session", id, "html"),
                    session_page(words, session, self.with_key),
                ));
            }
            if self.wants(Sheet::Debrief) {
                pages.push((file_name("debrief", id, "html"), debrief_sheet(words, session)));
            }
        }
        if self.wants(Sheet::Trainee) {
            let reports = trainee_reports(sessions);
            pages.extend(reports.iter().map(|report| {
                let name = file_name("trainee", &report.trainee.pseudonym, "html");
                (name, trainee_page(words, report))
            }));
        }
        if self.wants(Sheet::Group) && (has_group(sessions) || !self.sheet.is_empty()) {
            let report = group_report(sessions, self.has_names());
            pages.push(("group.html".to_owned(), group_page(words, &report, &group_id(sessions))));
        }
        pages
            .into_iter()
            .map(|(name, page)| (name, page.into_bytes()))
            .collect()
    }

    /// Writes the statements to a file, sends them, or both.
    fn deliver(&self, sessions: &[(&ReportedSession, &ReportedSession)]) -> anyhow::Result<()> {
        let made: Vec<Statement> = sessions
            .iter()
            .flat_map(|(english, chinese)| statements(InLanguages { english, chinese }, &self.home_page))
            .collect();
        if self.out.is_some() {
            let bytes = as_file(&made).map_err(anyhow::Error::msg)?;
            self.write(&[("statements.json".to_owned(), bytes)])?;
        }
        self.store.send(&made)?;
        Ok(())
    }

    fn has_names(&self) -> bool {
        self.names.is_some() || self.known_names
    }

    fn write(&self, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
        let Some(folder) = &self.out else { return Ok(()) };
        let written = write_reports(&RealFs, folder, files, self.force).with_context(|| {
            Told(sentence!(
                "the reports were not written; --force writes over files that are there",
                "报告没有写入；加 --force 可以覆盖已有的文件"
            ))
        })?;
        for path in written {
            print(&format!("{}\n", path.display()));
        }
        Ok(())
    }
}

/// The tables; what was said has one of its own, if anything was.
fn tables(sessions: &[ReportedSession]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut tables = vec![
        ("choices.csv".to_owned(), steps_table(sessions)?),
        ("sessions.csv".to_owned(), sessions_table(sessions)?),
    ];
    if let Some(said) = words_table(sessions) {
        tables.push(("said.csv".to_owned(), said?));
    }
    Ok(tables)
}

/// Whether more than one person played.
fn has_group(sessions: &[ReportedSession]) -> bool {
    let first = sessions.first().map(|session| &session.trainee.pseudonym);
    sessions.iter().any(|session| Some(&session.trainee.pseudonym) != first)
}

/// The same sessions always have the same id.
fn group_id(sessions: &[ReportedSession]) -> String {
    let mut heads: Vec<&str> = sessions.iter().map(|session| session.identity.head.as_str()).collect();
    heads.sort_unstable();
    sha256_hex(&[heads.join("\n").as_bytes()]).chars().take(16).collect()
}
