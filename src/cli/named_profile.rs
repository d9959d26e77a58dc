//! A profile by the name that somebody types.

use anyhow::bail;

use super::sentences::Told;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::folder::DataFolder;
use crate::store::profiles::{NotNamed, Profile, Profiles};

/// The profile that is meant, whatever the case of the letters if that leaves only one.
///
/// # Errors
/// There is none or several, and the sentence names those that there are; or the list cannot be read.
pub(super) fn named_profile(data: &DataFolder, wanted: &str) -> anyhow::Result<Profile> {
    let profiles = Profiles::read_if_there(data)?;
    match profiles.named(wanted) {
        Ok(found) => Ok(found.clone()),
        Err(NotNamed::Nobody) => bail!(Told(no_such_profile(wanted, &profiles))),
        Err(NotNamed::Several(names)) => {
            let names = Sentence::listed(&names);
            bail!(Told(sentence!(
                "Several profiles here are called so but for the case of letters: {names}. Write the name as it stands.",
                "这里有几个用户的名字只有大小写不同：{names}。请按原样写。";
                names
            )))
        }
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
