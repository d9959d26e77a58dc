//! The library as a view shows it: a table of sessions with resolved texts, what the filters offer, and what has to be said about it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::record_trouble::trouble_sentence;
use crate::sim::library::clock_findings::ClockFindings;
use crate::sim::library::query::{BeforeAnyKey, IndexPlace, LibraryCounts, LibraryPage};
use crate::sim::library::row::{CallResult, SessionRow, SessionState};
use crate::sim::score::mark::Mark;
use crate::sim::sentence::Sentence;
use crate::sim::session::record::{Mode, Timers};
use crate::words::{Locale, Words};

/// Two machines of one office may differ by so many seconds; what lies further ahead is told.
const CLOCKS_MAY_DIFFER_SECS: i64 = 300;

/// What a view needs to know beside the page itself.
#[derive(Debug)]
pub struct LibrarySurroundings<'s> {
    /// Names by pseudonym, as far as they are known here.
    pub names: &'s BTreeMap<String, String>,
    /// This moment, in UTC as records say it.
    pub now: &'s str,
    /// The zone in which times are shown.
    pub zone: TimeZone,
}

/// The table and what is said around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryView {
    /// The names of the columns, in the order of [`LibraryRowView::cells`].
    pub heading: [String; COLUMNS.len()],
    /// The sessions that were asked for.
    pub rows: Vec<LibraryRowView>,
    /// How many are shown and how many fit; files that are not listed, if there are any.
    pub summary: Vec<String>,
    /// What somebody is told who has no key, where nobody has one.
    pub before_any_key: Option<BeforeAnyKey>,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryRowView {
    /// The session's id; empty if the file does not say.
    pub session: String,
    /// The file, below the folder of data.
    pub path: String,
    /// Where it stands.
    pub state: SessionState,
    /// What came of the call: what stands of what was said, else what was computed.
    pub result: CallResult,
    /// What the columns say.
    pub cells: [String; COLUMNS.len()],
    /// What has to be known before anybody relies on it: damage, other files, clocks.
    pub notes: Vec<String>,
}

/// What can be filtered by: each with its text and how many files there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryFiltersView {
    /// States that occur.
    pub states: Vec<(SessionState, String, u64)>,
    /// Results that occur.
    pub results: Vec<(CallResult, String, u64)>,
    /// Scenarios that occur, by their ids.
    pub scenarios: Vec<(String, u64)>,
    /// Those that an assessor has written about, and the others.
    pub marked: [(bool, String, u64); 2],
}

/// The keys of the columns' names.
pub const COLUMNS: [&str; 12] = [
    "library-began",
    "library-trainee",
    "library-call",
    "library-state",
    "library-result",
    "library-mark",
    "library-empathy",
    "library-accuracy",
    "library-compliance",
    "library-computed",
    "library-marked",
    "library-session",
];

impl LibraryRowView {
    /// Whether the file can be relied on.
    pub fn is_in_order(&self) -> bool {
        !matches!(
            self.state,
            SessionState::Damaged | SessionState::Conflict | SessionState::Unusable
        )
    }

    /// Whether there is something to look at: what cannot be read or played here cannot be opened here.
    pub fn can_be_opened(&self) -> bool {
        self.state != SessionState::Unusable
    }
}

/// The table of a page.
pub fn library_view(words: &Words, page: &LibraryPage, about: &LibrarySurroundings<'_>) -> LibraryView {
    LibraryView {
        heading: COLUMNS.map(|key| words.text(key)),
        rows: page.rows.iter().map(|row| row_view(words, row, about)).collect(),
        summary: summary(words, page),
        before_any_key: page.before_any_key,
    }
}

/// What the filters offer.
pub fn library_filters(words: &Words, counts: &LibraryCounts) -> LibraryFiltersView {
    let states = counts.states.iter();
    let results = counts.results.iter();
    let unmarked = counts.all.saturating_sub(counts.marked);
    LibraryFiltersView {
        states: states
            .map(|(state, count)| (*state, state_text(words, *state), *count))
            .collect(),
        results: results
            .map(|(result, count)| (*result, result_text(words, *result), *count))
            .collect(),
        scenarios: counts.scenarios.clone(),
        marked: [
            (true, words.text("library-is-marked"), counts.marked),
            (false, words.text("library-is-not-marked"), unmarked),
        ],
    }
}

/// What has to be said about the index, and about folders that could not be listed.
pub fn index_notes(words: &Words, place: &IndexPlace, unlisted: &[Sentence]) -> Vec<String> {
    let of_index = match place {
        IndexPlace::InTheFolder => None,
        IndexPlace::Elsewhere(path) => Some(words.with("library-index-elsewhere", &[("path", path.clone().into())])),
        IndexPlace::Memory => Some(words.text("library-index-in-memory")),
    };
    let of_folders = unlisted
        .iter()
        .map(|why| words.with("library-not-listed", &[("why", words.told(why).into())]));
    of_index.into_iter().chain(of_folders).collect()
}

fn row_view(words: &Words, row: &SessionRow, about: &LibrarySurroundings<'_>) -> LibraryRowView {
    let played = row.played.as_ref();
    let mark = |tenths: i64| Mark(tenths).to_string();
    let stands = row.standing_mark();
    let dimension = |place: usize| {
        let found = stands.and_then(|found| found.dimensions[place]);
        found.map_or_else(String::new, mark)
    };
    LibraryRowView {
        session: row.session.clone(),
        path: row.path.clone(),
        state: row.state,
        result: row.result(),
        cells: [
            local_minute(row.began(), &about.zone),
            played.map_or_else(String::new, |played| trainee(&played.trainee, about.names)),
            title(words, row),
            state_text(words, row.state),
            match row.result() {
                CallResult::NoMark => String::new(),
                result => result_text(words, result),
            },
            stands.map_or_else(String::new, |found| mark(found.overall)),
            dimension(0),
            dimension(1),
            dimension(2),
            computed(words, row),
            match row.marked {
                true => words.text("library-yes"),
                false => String::new(),
            },
            match row.session.as_str() {
                "" => row.path.clone(),
                session => session.to_owned(),
            },
        ],
        notes: notes(words, row, about),
    }
}

/// What was computed, if something else stands.
fn computed(words: &Words, row: &SessionRow) -> String {
    let overall = row.mark.map(|mark| mark.overall);
    let is_other = row.result() != row.computed_result() || row.standing_mark().map(|mark| mark.overall) != overall;
    match overall.filter(|_| is_other) {
        Some(overall) => format!("{} {}", Mark(overall), result_text(words, row.computed_result())),
        None => String::new(),
    }
}

/// The name, or the beginning of the pseudonym.
fn trainee(pseudonym: &str, names: &BTreeMap<String, String>) -> String {
    let short = || pseudonym.chars().take(8).collect();
    names.get(pseudonym).cloned().unwrap_or_else(short)
}

/// The title in the language of the words, else the id.
fn title(words: &Words, row: &SessionRow) -> String {
    let Some(played) = &row.played else {
        return String::new();
    };
    let place = Locale::ALL.iter().position(|locale| *locale == words.locale());
    let title = place.and_then(|place| played.titles.get(place));
    match title.map(String::as_str) {
        None | Some("") => played.scenario.clone(),
        Some(title) => title.to_owned(),
    }
}

fn state_text(words: &Words, state: SessionState) -> String {
    words.named("library-state", &state)
}

fn result_text(words: &Words, result: CallResult) -> String {
    words.named("library-result", &result)
}

fn notes(words: &Words, row: &SessionRow, about: &LibrarySurroundings<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(trouble) = &row.trouble {
        notes.push(trouble_sentence(words, trouble));
    }
    if let Some(by) = &row.superseded_by {
        notes.push(words.with("library-superseded-by", &[("file", by.clone().into())]));
    }
    if row.state == SessionState::Conflict {
        notes.push(words.text("library-conflict-about"));
    }
    if row.result() == CallResult::Incomplete {
        notes.push(words.text("library-incomplete"));
    }
    if row.kept_back {
        notes.push(words.text("library-kept-back"));
    }
    if let Some(played) = &row.played {
        if played.mode == Mode::Exam {
            notes.push(words.text("library-is-exam"));
        }
        if played.timers != Timers::AsWritten {
            notes.push(words.text("library-timers-stretched"));
        }
    }
    clock_notes(words, row, about.now, &mut notes);
    notes
}

fn clock_notes(words: &Words, row: &SessionRow, now: &str, notes: &mut Vec<String>) {
    let ClockFindings {
        back_secs, ahead_secs, ..
    } = row.clock;
    let seconds = |seconds: u32| [("seconds", seconds.to_string().into())];
    if back_secs > 0 {
        notes.push(words.with("library-clock-back", &seconds(back_secs)));
    }
    if ahead_secs > 0 {
        notes.push(words.with("library-clock-ahead", &seconds(ahead_secs)));
    }
    let moment = |wall: &str| Some(wall.parse::<Timestamp>().ok()?.as_second());
    let latest = moment(row.began()).max(moment(&row.ended));
    if let (Some(latest), Some(now)) = (latest, moment(now))
        && latest - now > CLOCKS_MAY_DIFFER_SECS
    {
        notes.push(words.text("library-clock-future"));
    }
}

fn summary(words: &Words, page: &LibraryPage) -> Vec<String> {
    let shown = page.rows.len().to_string();
    let count = |key: &str, count: u64| words.with(key, &[("n", count.to_string().into())]);
    let mut lines = vec![words.with(
        "library-shown",
        &[("shown", shown.into()), ("total", page.total.to_string().into())],
    )];
    for (state, key) in [
        (SessionState::Superseded, "library-count-superseded"),
        (SessionState::Conflict, "library-count-conflict"),
        (SessionState::Damaged, "library-count-damaged"),
        (SessionState::Unusable, "library-count-unusable"),
    ] {
        match page.counts.in_state(state) {
            0 => {}
            found => lines.push(count(key, found)),
        }
    }
    lines
}

/// A moment in UTC as the clock on the wall of this zone shows it, to the minute; empty if there is none.
fn local_minute(wall: &str, zone: &TimeZone) -> String {
    match wall.parse::<Timestamp>() {
        Ok(moment) => moment
            .to_zoned_datetime(zone.clone())
            .strftime("%Y-%m-%d %H:%M")
            .to_string(),
        Err(_) => String::new(),
    }
}
