//! `rolecall access`: everything that is kept of a person, for that person.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::access_given::Given;
use super::exit_code::ExitCode;
use super::person::{Sureness, meant};
use super::sentences::{say, told, warn};
use super::talk::{locale_of, print};
use super::who_may_look::WhoMayLook;
use crate::report::access::access_files;
use crate::sim::assessment::blind::{may_be_kept_back, visible};
use crate::sim::assessment::judged::Judged;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::archived_forms::ArchivedForms;
use crate::store::cohort::roster_file::read_roster;
use crate::store::erasure::{Person, records_of};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::keys::KeyFolder;
use crate::store::marks::{MarksFolder, believer};
use crate::store::onlookers::Onlookers;
use crate::store::played_record::{PlayedRecord, read_and_play};
use crate::store::report_files::write_reports;
use crate::store::standing::StandingReader;
use crate::store::wall::wall_now;
use crate::trust::trust_list::TrustList;
use crate::view::access::{AccessView, AccessedSession};
use crate::view::presenter::Presenter;
use crate::view::standing::{Known, Names};
use crate::words::{Locale, Words};

/// Write down for a person everything that is kept of them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall access --trainee \"Wang Fang\" --out for-wang-fang
  rolecall access --trainee 8f3a12cd --out for-wang-fang --locale zh-Hans

Writes access.html to read, access.json for programs, choices.csv and remarks.csv: what the person did and noted, the marks, what assessors said, in their words, exam tickets, and what was assigned to them or their group. Questions, other options and the reasons for right answers are not the person's data and are left out. Marks by keys that are not trusted here are left out and told of. Nothing is written while somebody who has a key here still marks one of the sessions blind and would see what others gave. The files are personal data: hand them over, then delete them.

Exit codes: 0 fine, 1 something could not be played or read and is told of, 2 usage or cannot run.")]
pub struct AccessArguments {
    /// Who: the whole name in the vault, a pseudonym, or at least six digits of its beginning.
    #[arg(long, value_name = "WHO")]
    pub trainee: String,
    /// The folder for the files; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Write over files that are there.
    #[arg(long)]
    pub force: bool,
    /// The key whose owner looks; without it, everybody who has a key here.
    #[arg(long, value_name = "NAME")]
    pub key: Option<String>,
    /// Language: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

impl AccessArguments {
    /// Writes the files.
    ///
    /// # Errors
    /// When nobody or several are meant, or something cannot be read or written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let person = meant(&data, &self.trainee, Sureness::Beginning, locale)?;
        // The person has a right to all of it, so nothing is left out for the sake of whoever makes it: somebody else makes it.
        let looking = KeyFolder::find(&data).and_then(|keys| {
            let looking = Onlookers::of(Ok(keys.clone()), self.key.as_deref())?;
            let may_look = WhoMayLook::new(&keys, &looking.viewers)?;
            Ok((looking.trust, may_look))
        });
        let (trust, mut may_look) = looking.map_err(|error| told(&error.sentence(), locale))?;
        let Read { sessions, mut problems } = sessions(&data, &person, &trust, &mut may_look, locale)?;
        if let Some(refused) = may_look.refusal() {
            return Err(told(&refused, locale));
        }
        for problem in &problems {
            warn(problem, locale);
        }
        let group = read_roster(&data)?.groups.get(&person.pseudonym).cloned();
        let given = Given::read(&data, &person, group.as_deref())?;
        for problem in &given.problems {
            warn(problem, locale);
        }
        problems.extend(given.problems);
        let view = AccessView {
            group,
            tickets: given.tickets,
            assignments: given.assignments,
            pseudonym: person.pseudonym,
            name: person.name,
            made: wall_now(),
            sessions,
        };
        let files = access_files(&Words::new(locale), &view).map_err(anyhow::Error::msg)?;
        for path in write_reports(data.fs().as_ref(), &self.out, &files, self.force)? {
            print(&format!("{}\n", path.display()));
        }
        say(
            &sentence!("Sessions: {count}.", "会话：{count} 次。", count = view.sessions.len()),
            locale,
        );
        Ok(if problems.is_empty() {
            ExitCode::Fine
        } else {
            ExitCode::Findings
        })
    }
}

/// What is kept of a person.
struct Read {
    sessions: Vec<AccessedSession>,
    /// What could not be read or played.
    problems: Vec<Sentence>,
}

fn sessions(
    data: &DataFolder,
    person: &Person,
    trust: &TrustList,
    may_look: &mut WhoMayLook,
    locale: Locale,
) -> anyhow::Result<Read> {
    let names = Names(trust.names());
    let (mut sessions, mut problems) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    let (records, unread) = records_of(data, person)?;
    problems.extend(unread.iter().map(StoreError::sentence));
    for (place, path, record) in &records {
        // Of several files with the same lines one is enough, and one that another goes on from says nothing more.
        let goes_on = |(_, _, other): &(_, _, crate::sim::session::record::Record)| {
            other.goes_on_from(record.text.next_seq(), record.text.head())
        };
        if records.iter().any(goes_on) || !seen.insert(record.text.head().to_owned()) {
            continue;
        }
        let marks = MarksFolder::of(&place.data).read(&record.header.session, &mut believer(trust))?;
        problems.extend(marks.problems().map(|(path, why)| Sentence {
            english: format!("{}: {}", path.display(), why.english),
            chinese: format!("{}：{}", path.display(), why.chinese),
        }));
        let played = match read_and_play(&place.data, path) {
            Ok(played) => Some(played),
            Err(error) => {
                let why = error.sentence_behind(path);
                let session = &record.header.session;
                problems.push(sentence!(
                    "{session} cannot be played here, so only its commands are told: {why}",
                    "{session} 在此无法重放，只列出命令：{why}";
                    why
                ));
                None
            }
        };
        let presenter = played.as_ref().map(|played| {
            let program = played.replayed.call.program().clone();
            Presenter::for_program(played.checked.clone(), program, locale)
        });
        let card = played.as_ref().and_then(PlayedRecord::scorecard);
        let forms = ArchivedForms::of(&place.data).named_in(&marks.events);
        let judged = played
            .as_ref()
            .map(|played| Judged::new(&played.record, played.replayed.call.program(), card.as_ref()));
        let is_blind = |key: &str| match &judged {
            Some(judged) => !visible(judged, &forms, &marks.events, key).1.is_empty(),
            None => may_be_kept_back(&marks.events, &[key]),
        };
        if may_look.ask(&record.header.session, is_blind) {
            continue;
        }
        let mut verify = believer(trust);
        let mut reader = StandingReader::new(&place.data, &mut verify);
        let standing = played
            .as_ref()
            .map(|played| reader.read(played, card.as_ref()))
            .transpose()?;
        let replayed = presenter.as_ref().zip(played.as_ref().map(|played| &played.replayed));
        sessions.push(AccessedSession::new(
            record,
            replayed,
            card.as_ref(),
            &marks.events,
            standing.as_ref().map(|(standing, ..)| standing),
            &Known {
                names: &names,
                forms: &forms,
            },
        ));
    }
    sessions.sort_by(|one, other| (&one.began, &one.session).cmp(&(&other.began, &other.session)));
    Ok(Read { sessions, problems })
}
