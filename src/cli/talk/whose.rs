//! Whose call it is: that of nobody in particular, or that of a profile.

use anyhow::bail;

use crate::cli::sentences::Told;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::folder::DataFolder;
use crate::store::profiles::Profiles;

/// Where records of a person lie, and what they call the person.
#[derive(Debug)]
pub(super) struct Whose {
    /// The folder of data.
    pub(super) data: DataFolder,
    /// The pseudonym; none for somebody who gets a new one with each session.
    pub(super) trainee: Option<String>,
}

impl Whose {
    /// The profile with this name; without a name, nobody in particular.
    ///
    /// # Errors
    /// There is no such profile, or the list cannot be read.
    pub(super) fn find(data: DataFolder, profile: Option<&str>) -> anyhow::Result<Self> {
        let Some(wanted) = profile else {
            return Ok(Self { data, trainee: None });
        };
        let profiles = Profiles::read_if_there(&data)?;
        let found = profiles.list.iter().find(|profile| profile.name == wanted.trim());
        let Some(found) = found else {
            bail!(Told(no_such_profile(wanted, &profiles)));
        };
        Ok(Self {
            data: data.of_profile(found),
            trainee: Some(found.trainee.clone()),
        })
    }
}

fn no_such_profile(wanted: &str, profiles: &Profiles) -> Sentence {
    let none = sentence!("No profile here is called {wanted:?}.", "这里没有叫“{wanted}”的用户。");
    let names: Vec<&str> = profiles.list.iter().map(|profile| profile.name.as_str()).collect();
    none.then(&match names.is_empty() {
        true => sentence!(
            "There are none yet; the window makes them (\"Who practises?\").",
            "现在还没有用户；在窗口里建（“谁来练习？”）。"
        ),
        false => {
            let names = Sentence::listed(&names);
            sentence!("There are: {names}.", "现有：{names}。"; names)
        }
    })
}
