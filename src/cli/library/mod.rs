//! `rolecall library`: all sessions of a folder, searched, filtered and sorted.

mod choices;
mod dates;
mod machine;
mod table;

use std::sync::OnceLock;

use anyhow::anyhow;
use clap::Args;
use jiff::tz::TimeZone;

pub use choices::{LibraryFormat, ResultArgument, SortArgument, StateArgument};

use super::Surroundings;
use super::before_any_key::{looking, make_a_key_for_sessions};
use super::counted_progress::Bar;
use super::exit_code::ExitCode;
use super::sentences::{told, warn, worded};
use super::talk::screen::harmless;
use super::talk::{locale_of, print};
use crate::sim::assessment::blind::is_before_any_key;
use crate::sim::library::query::{LibraryFilter, LibraryQuery, Sort};
use crate::store::index::Step;
use crate::store::library::Library;
use crate::store::onlookers::Onlookers;
use crate::store::wall::wall_now;
use crate::threads::Threads;
use crate::view::library::{LibrarySurroundings, index_notes, library_view};
use crate::words::{Locale, Words};

/// List, search and sort all sessions of a folder of data or a shared folder.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall library --data exam
  rolecall library --trainee ann --result failed,critical
  rolecall library --scenario complaint --since 2026-11-01 --until 2026-11-30 --sort mark
  rolecall library --state finished,unmarked --format csv > to-assess.csv
  rolecall library --data //server/exam --rebuild

Sessions of profiles, and of folders of data that lie side by side in the folder, are listed as well. The list
stands on an index that is made of the records; only records that have changed are read again, and each mark
was computed by playing the record. Where assessors have signed something, the list shows what stands of it, and
beside it what was computed; --result, --sort mark and the counts go by what stands. Whoever still has to mark a
session blind sees the computed result, and so does whoever looks where nobody has a key yet and has not said
--everything. In JSON and CSV, \"result\" and the marks beside it are the computed ones,
and the fields that begin with \"stands\" say what stands. Times are those of this machine's zone; for programs
they are in UTC.

Exit codes: 0 fine, 2 usage or cannot run.")]
pub struct LibraryArguments {
    /// The beginning of a trainee's pseudonym, or a part of a name that this machine knows.
    #[arg(long)]
    pub trainee: Option<String>,
    /// A part of a scenario's id or title.
    #[arg(long)]
    pub scenario: Option<String>,
    /// A part of a session's id.
    #[arg(long)]
    pub session: Option<String>,
    /// Only those of which one of these stands.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub result: Vec<ResultArgument>,
    /// Begun on this day or later, as in 2026-11-23.
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// Begun on this day or before, as in 2026-11-23.
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Only these states; marked and unmarked are those that an assessor has or has not written about.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub state: Vec<StateArgument>,
    /// The order.
    #[arg(long, value_enum, default_value_t = SortArgument::Began)]
    pub sort: SortArgument,
    /// The other way round.
    #[arg(long)]
    pub reverse: bool,
    /// The most sessions that are listed; 0 for all.
    #[arg(long, default_value_t = 100)]
    pub limit: u64,
    /// How many of the first are left out.
    #[arg(long, default_value_t = 0)]
    pub offset: u64,
    /// For people, or for programs.
    #[arg(long, value_enum, default_value_t = LibraryFormat::Human)]
    pub format: LibraryFormat,
    /// The key whose owner looks; without it, everybody who has a key here.
    #[arg(long, value_name = "NAME")]
    pub key: Option<String>,
    /// Where nobody has a key: show what others gave, too. It is for whoever does not mark.
    #[arg(long, conflicts_with = "key")]
    pub everything: bool,
    /// Make the index anew from the records.
    #[arg(long)]
    pub rebuild: bool,
    /// Language: en or zh-Hans; without it, the system's, and English for programs.
    #[arg(long)]
    pub locale: Option<String>,
}

impl LibraryArguments {
    /// Lists the sessions.
    ///
    /// # Errors
    /// When the folder cannot be listed, a day cannot be read, or the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = match (self.format, &self.locale) {
            (LibraryFormat::Json | LibraryFormat::Csv, None) => Locale::English,
            (_, code) => locale_of(code.as_deref())?,
        };
        let words = Words::new(locale);
        let zone = TimeZone::system();
        let mut query = self.query(&zone)?;
        let (mut library, is_before_any_key) = self.open(surroundings, &words)?;
        let names = library.names();
        if let Some(trainee) = &query.filter.trainee {
            query.filter.pseudonyms = names.pseudonyms_of(trainee);
        }
        let page = library.page(&query)?;
        let about = LibrarySurroundings {
            names: &names.0,
            now: &wall_now(),
            zone,
        };
        let view = library_view(&words, &page, &about);
        for note in notes(&words, &library) {
            eprintln!("rolecall: {}", harmless(&note));
        }
        if is_before_any_key && page.rows.iter().any(|row| row.kept_back) {
            warn(&make_a_key_for_sessions(), locale);
        }
        print(&match self.format {
            LibraryFormat::Human => table::table(&words, &view),
            LibraryFormat::Json => machine::json(&page, &view),
            LibraryFormat::Csv => machine::csv(&page, &view)?,
        });
        Ok(ExitCode::Fine)
    }

    /// Opens the library of the folder of data, with a bar while records are read; and whether nobody has a key yet.
    fn open(&self, surroundings: &Surroundings, words: &Words) -> anyhow::Result<(Library, bool)> {
        let data = surroundings.data_folder()?;
        let onlookers = Onlookers::find(&data, self.key.as_deref());
        let mut onlookers = onlookers.map_err(|error| anyhow!(worded(&error.sentence(), words.locale())))?;
        let viewers = looking(onlookers.viewers, self.everything);
        onlookers.viewers = viewers.map_err(|why| told(&why, words.locale()))?;
        let is_before_any_key = is_before_any_key(&onlookers.viewers);
        let bar = OnceLock::new();
        let progress = |step| match step {
            // A few are read before a bar could be seen.
            Step::Begun(total) if total > 32 => {
                let _ = bar.set(Bar::start(&words.text("library-reading"), total, words.locale()));
            }
            Step::Begun(_) => {}
            Step::Read(count) => {
                if let Some(bar) = bar.get() {
                    (0..count).for_each(|_| Bar::advance(bar));
                }
            }
        };
        let library = Library::open(data, onlookers, self.rebuild, Threads::all(), &progress)?;
        Ok((library, is_before_any_key))
    }

    fn query(&self, zone: &TimeZone) -> anyhow::Result<LibraryQuery> {
        let since = self.since.as_deref().map(|day| dates::beginning_of(day, zone));
        let before = self.until.as_deref().map(|day| dates::end_of(day, zone));
        let mut filter = LibraryFilter {
            trainee: self.trainee.clone(),
            scenario: self.scenario.clone(),
            session: self.session.clone(),
            since: since.transpose()?,
            before: before.transpose()?,
            results: self.result.iter().map(|result| result.result()).collect(),
            ..LibraryFilter::default()
        };
        for state in &self.state {
            match state {
                StateArgument::Marked | StateArgument::Unmarked => {
                    let [marked, unmarked] =
                        [StateArgument::Marked, StateArgument::Unmarked].map(|state| self.state.contains(&state));
                    // Both together are no condition.
                    filter.marked = (marked != unmarked).then_some(marked);
                }
                state => filter.states.extend_from_slice(state.states()),
            }
        }
        Ok(LibraryQuery {
            filter,
            sort: Sort {
                key: self.sort.key(),
                reversed: self.reverse,
            },
            offset: self.offset,
            limit: (self.limit > 0).then_some(self.limit),
            marks_nothing: false,
        })
    }
}

/// What has to be said about the index and the folder.
fn notes(words: &Words, library: &Library) -> Vec<String> {
    index_notes(words, &library.index_place(), &library.unlisted())
}
