//! `rolecall access`: everything that is kept of a person, for that person.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::person::{Sureness, meant};
use super::sentences::{say, told, warn};
use super::talk::{locale_of, print};
use crate::report::access::access_files;
use crate::sim::assessment::blind::{may_be_kept_back, visible_to_all};
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
use crate::view::access::{AccessView, AccessedSession};
use crate::view::presenter::Presenter;
use crate::view::standing::{Known, Names};
use crate::words::{Locale, Words};

/// Write down for a person everything that is kept of them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall access --trainee \"Wang Fang\" --out for-wang-fang
  rolecall access --trainee 8f3a12cd --out for-wang-fang --locale zh-Hans

Writes access.html to read, access.json for programs, choices.csv and remarks.csv: what the person did and noted, the marks, and what assessors said, in their words. Questions, other options and the reasons for right answers are not the person's data and are left out. Marks by keys that are not trusted here are left out and told of. Nothing is written while somebody who has a key here still marks one of the sessions blind and would see what others gave. The files are personal data: hand them over, then delete them.

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
        let looking = KeyFolder::find(&data).and_then(|keys| Onlookers::of(Ok(keys), self.key.as_deref()));
        let looking = looking.map_err(|error| told(&error.sentence(), locale))?;
        let Read {
            sessions,
            kept_back,
            problems,
        } = sessions(&data, &person, &looking, locale)?;
        if !kept_back.is_empty() {
            return Err(told(&not_to_be_seen(&kept_back), locale));
        }
        for problem in &problems {
            warn(problem, locale);
        }
        let view = AccessView {
            group: read_roster(&data)?.groups.get(&person.pseudonym).cloned(),
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
    /// The sessions of which somebody who looks may not see yet what others gave.
    kept_back: Vec<String>,
    /// What could not be read or played.
    problems: Vec<Sentence>,
}

/// The person has a right to all of it, so nothing is left out for the sake of whoever makes it: somebody else makes it.
fn not_to_be_seen(sessions: &[String]) -> Sentence {
    let sessions = Sentence::listed(sessions);
    sentence!(
        "Nothing was written: it would show what others gave to somebody who has a key here and still marks blind: {sessions}. Let somebody make it who does not mark these: whoever has no key on this machine, or, with --key NAME, whoever has closed their own marks or has signed that they look (\"rolecall mark RECORD unblind --reason …\").",
        "没有写出任何文件：在这里有密钥的人还要盲评，而这些文件会让其看到别人的评分：{sessions}。请让不评这些会话的人来做：在这台机器上没有密钥的人；或者用 --key 指明一个已经提交自己评分、或已签名说明要查看（“rolecall mark 记录 unblind --reason …”）的人。";
        sessions
    )
}

fn sessions(data: &DataFolder, person: &Person, looking: &Onlookers, locale: Locale) -> anyhow::Result<Read> {
    let trust = &looking.trust;
    let names = Names(trust.names());
    let (mut sessions, mut kept_back, mut problems) = (Vec::new(), Vec::new(), Vec::new());
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
        let is_kept_back = match &played {
            Some(played) => {
                let judged = Judged::new(&played.record, played.replayed.call.program(), card.as_ref());
                let (_, hidden) = visible_to_all(&judged, &forms, &marks.events, &looking.viewers);
                !hidden.is_empty()
            }
            None => may_be_kept_back(&marks.events, &looking.viewers),
        };
        if is_kept_back {
            kept_back.push(record.header.session.clone());
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
    Ok(Read {
        sessions,
        kept_back,
        problems,
    })
}
