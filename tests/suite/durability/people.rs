//! Names and their erasure: a name that was kept can be opened, and of somebody who is erased nothing goes before the erasure is written
//! down, and nothing stays when the name is gone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::session::erasure::Erasure;
use rolecall::sim::session::record::SealReason;
use rolecall::store::erasure::{Needle, NotErased, Person, carry_out, plan_for_person, remains};
use rolecall::store::erasures::read_erasures;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::Fs;
use rolecall::store::profiles::{Profile, Profiles};
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};
use rolecall::store::vault::Vault;
use rolecall::store::whole_file::write_whole_file;

use super::loop_call::{at, call, options, script};
use super::promises::Promises;
use super::workloads::{DATA, told};

const TRAINEE: &str = "c0ffee00c0ffee00c0ffee00c0ffee00";
const NAME: &str = "Ann Canary";
const NAMES: [&str; 2] = ["Li Si", "Zhang San"];

/// What somebody was told of people.
#[derive(Debug, Clone, Default)]
pub struct PromisedPeople {
    /// Names of profiles.
    kept: BTreeSet<&'static str>,
    /// The session of whoever may be erased.
    session: Option<String>,
    /// Everything of the person is gone.
    is_erased: bool,
}

fn data(fs: &Arc<dyn Fs>) -> DataFolder {
    at(fs, DATA).with_keys(PathBuf::from("/keys"))
}

/// Makes profiles, one after the other.
pub fn keep_names(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let data = data(fs);
    for name in NAMES {
        let mut profiles = Profiles::read_if_there(&data).map_err(told)?;
        profiles.add(name).map_err(|why| format!("{why:?}"))?;
        profiles.write(&data).map_err(told)?;
        promises.people.kept.insert(name);
    }
    Ok(())
}

/// Somebody with a name, who has played.
pub fn somebody(fs: &Arc<dyn Fs>, promises: &mut Promises) {
    let data = data(fs);
    Vault::of(&data).put(TRAINEE, NAME).unwrap();
    let options = BeginOptions {
        trainee: Some(TRAINEE.to_owned()),
        ..options()
    };
    let mut played = RecordedCall::begin(&data, call(), options).unwrap();
    for command in &script()[..5] {
        played.apply(command).unwrap();
    }
    played.seal(SealReason::Stopped).unwrap();
    promises.people.session = Some(played.header().session.clone());
    // A profile with a folder of its own in it, in which something tells of the person.
    let profile = Profile {
        folder: "00112233445566aa".to_owned(),
        name: NAME.to_owned(),
        trainee: TRAINEE.to_owned(),
    };
    let own = data.of_profile(&profile);
    let mut profiles = Profiles::default();
    profiles.list.push(profile);
    profiles.write(&data).unwrap();
    let deep = own.root().join("reports").join("first");
    for folder in deep.ancestors().take(4).collect::<Vec<_>>().into_iter().rev() {
        let _ = fs.create_folder(folder);
        fs.sync_dir(folder.parent().unwrap()).unwrap();
    }
    let _ = fs.create_folder(&own.sessions_path());
    write_whole_file(fs.as_ref(), &deep.join("page.html"), TRAINEE.as_bytes()).unwrap();
    fs.sync_dir(own.root()).unwrap();
}

pub fn erase_somebody(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let data = data(fs);
    let person = Person {
        pseudonym: TRAINEE.to_owned(),
        name: None,
    };
    let plan = plan_for_person(&data, person).map_err(told)?;
    let text = |erasure: Erasure| serde_json::to_string(&erasure).unwrap() + "\n";
    carry_out(&plan, None, "Asked for", &text).map_err(|error| match error {
        NotErased::Store(error) | NotErased::InUse(error) => told(error),
    })?;
    promises.people.is_erased = true;
    Ok(())
}

impl PromisedPeople {
    pub fn check(&self, fs: &Arc<dyn Fs>) -> Result<(), String> {
        let data = data(fs);
        let profiles = Profiles::read_if_there(&data).map_err(told)?;
        for name in &self.kept {
            if !profiles.list.iter().any(|profile| profile.name == *name) {
                return Err(format!("acknowledged and lost: the name {name}"));
            }
        }
        let Some(session) = &self.session else { return Ok(()) };
        let record = data.sessions_path().join(format!("{session}.jsonl"));
        let has_record = fs.exists(&record).map_err(told)?;
        let (erasures, _) = read_erasures(&data).map_err(told)?;
        let is_told = erasures.iter().any(|file| file.erasure.of_session(session).is_some());
        if !has_record && !is_told {
            return Err("a record is gone, and no erasure tells of it".to_owned());
        }
        let name = Vault::of(&data).name(TRAINEE).map_err(told)?;
        if has_record && name.is_none() {
            return Err("the name went before the record".to_owned());
        }
        if self.is_erased {
            let needles = [Needle::Pseudonym(TRAINEE.to_owned()), Needle::Name(NAME.to_owned())];
            for root in [DATA, "/keys"] {
                let left = remains(fs.as_ref(), Path::new(root), &needles, &BTreeSet::new()).map_err(told)?;
                if !left.is_empty() {
                    return Err(format!("erased, and still there: {left:?}"));
                }
            }
        }
        Ok(())
    }
}
