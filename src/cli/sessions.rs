//! `rolecall sessions`: the records of the data folder and of its profiles.

use anyhow::bail;
use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::named_profile::named_profile;
use super::sentences::{Told, warn, worded};
use super::session_lines::ListedSessions;
use super::talk::{locale_of, print, screen};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::SealReason;
use crate::store::data_places::record_names;
use crate::store::folder::DataFolder;
use crate::store::profiles::Profiles;
use crate::words::Locale;

/// So many sessions are named in one line.
const MOST_NAMED: usize = 8;

/// List the records of the data folder and of its profiles, the newest last.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall sessions --data exercise
  rolecall sessions --profile Ann

Each line: when it began, the call, its state (\"superseded\": another file of the session goes further; \"conflict\": another file tells of it otherwise; \"damaged\": rolecall verify says why; \"no archive\": what it was played with is not in this folder; \"missing\": the ledger says that it was begun, and its record is not here; \"erased\": the same, and an erasure tells of it), the mark, the path. Those of each profile stand below its name.")]
pub struct SessionsArguments {
    /// Only the records of this profile.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Language: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

/// A folder of data that is listed.
struct ListedPlace {
    /// Whose records are in it; nothing for nobody in particular.
    name: Option<String>,
    data: DataFolder,
}

impl SessionsArguments {
    /// Prints the list.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        if !data.root().is_dir() {
            bail!(Told(sentence!(
                "there is no folder {folder}; name another one with --data",
                "没有文件夹 {folder}；请用 --data 指定别的文件夹",
                folder = data.root().display()
            )));
        }
        let places = self.places(&data)?;
        let has_headings = places.iter().any(ListedPlace::is_of_somebody_with_records);
        let mut listed = Vec::new();
        for place in &places {
            // A heading over nothing says nothing.
            let has_heading = place.name.is_some() || has_headings;
            let mut heading = has_heading.then(|| heading(place.name.as_deref(), locale));
            let said = ListedSessions::list(&place.data, locale, &mut |line| {
                if let Some(heading) = heading.take() {
                    print(&format!("{heading}\n"));
                }
                print(&line);
            });
            match said {
                Ok(sessions) => listed.push(sessions),
                // A profile that may not be looked at hides nobody else's records.
                Err(error) if place.name.is_some() && self.profile.is_none() => warn(&error.sentence(), locale),
                Err(error) => return Err(error.into()),
            }
        }
        if let Some(first) = places.first()
            && listed.iter().all(|sessions| sessions.records == 0)
        {
            let none = sentence!(
                "there are no records in {folder}",
                "{folder} 里没有记录",
                folder = first.data.sessions_path().display()
            );
            warn(&none, locale);
        }
        let others: Vec<&str> = listed
            .iter()
            .flat_map(|sessions| &sessions.others)
            .map(String::as_str)
            .collect();
        tell_of_others(&others, locale);
        for fault in listed.iter().flat_map(|sessions| &sessions.faults) {
            eprintln!("rolecall: {}", worded(fault, locale));
        }
        Ok(ExitCode::Fine)
    }

    /// The folder itself and those of its profiles, or the one of the profile that is named.
    fn places(&self, data: &DataFolder) -> anyhow::Result<Vec<ListedPlace>> {
        if let Some(wanted) = &self.profile {
            let profile = named_profile(data, wanted)?;
            return Ok(vec![ListedPlace {
                data: data.of_profile(&profile),
                name: Some(profile.name),
            }]);
        }
        let own = ListedPlace {
            name: None,
            data: data.clone(),
        };
        // Without the list nobody knows the names; the records are there all the same.
        let known = Profiles::read_if_there(data).unwrap_or_default().list;
        let mut profiles: Vec<(usize, ListedPlace)> = Vec::new();
        for place in data.profile_places()? {
            let at = known.iter().position(|profile| profile.folder == place.folder);
            let name = at.map_or(place.folder, |at| known[at].name.clone());
            let listed = ListedPlace {
                name: Some(name),
                data: place.data,
            };
            profiles.push((at.unwrap_or(usize::MAX), listed));
        }
        profiles.sort_by_key(|(at, _)| *at);
        let profiles = profiles.into_iter().map(|(_, place)| place);
        Ok(std::iter::once(own).chain(profiles).collect())
    }
}

impl ListedPlace {
    fn is_of_somebody_with_records(&self) -> bool {
        let names = record_names(&self.data, &self.data.sessions_path());
        self.name.is_some() && names.is_ok_and(|names| !names.is_empty())
    }
}

/// Whose the records below are.
fn heading(name: Option<&str>, locale: Locale) -> String {
    let whose = match name {
        Some(name) => {
            let name = screen::harmless(name);
            sentence!("{name}:", "{name}：")
        }
        None => sentence!("Nobody in particular:", "不指定用户："),
    };
    worded(&whose, locale)
}

/// Says in one line of which sessions something else stands than the computed mark in the list.
fn tell_of_others(sessions: &[&str], locale: Locale) {
    if sessions.is_empty() {
        return;
    }
    let count = sessions.len();
    let named = Sentence::listed(sessions.iter().take(MOST_NAMED).copied());
    let and_more = match count > MOST_NAMED {
        true => sentence!(" …", "……"),
        false => Sentence::default(),
    };
    let line = sentence!(
        "The marks here are computed; of {count} something else stands: {named}{and_more}. \"rolecall library\" shows it.",
        "这里列的是系统计算的分数；其中 {count} 次另有结果：{named}{and_more}。用“rolecall library”查看。";
        named, and_more
    );
    eprintln!("rolecall: {}", worded(&line, locale));
}

/// How a session was sealed, in a word.
pub(super) fn seal_word(reason: SealReason) -> Sentence {
    match reason {
        SealReason::Finished => sentence!("finished", "打完"),
        SealReason::Stopped => sentence!("stopped", "中止"),
        SealReason::Rewound => sentence!("rewound", "回退"),
        SealReason::Abandoned => sentence!("abandoned", "放弃"),
    }
}
