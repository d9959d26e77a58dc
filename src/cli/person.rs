//! The person that a command is about; where nothing hangs on it, a beginning that only one has will do.

use super::sentences::told;
use crate::sim::sentence::sentence;
use crate::sim::session::pseudonym::pseudonym;
use crate::store::erasure::{NotAPerson, Person, find_person, known_people};
use crate::store::folder::DataFolder;
use crate::store::named_person::suggested;
use crate::words::Locale;

/// How sure it has to be who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sureness {
    /// The beginning of a pseudonym will do, if only one person has it.
    Beginning,
    /// Only a whole name or a whole pseudonym: what follows cannot be taken back, or is signed.
    Whole,
}

/// The person who is meant.
///
/// # Errors
/// Nobody or several are meant, or something cannot be read.
pub(super) fn meant(data: &DataFolder, who: &str, sureness: Sureness, locale: Locale) -> anyhow::Result<Person> {
    let is_written_out = |person: &Person| {
        let names = person.name.iter().map(|name| name.to_lowercase());
        pseudonym(who).is_some()
            || names
                .chain([person.pseudonym.clone()])
                .any(|one| one == who.trim().to_lowercase())
    };
    let refused = match find_person(data, who)? {
        Ok(person) if sureness == Sureness::Beginning || is_written_out(&person) => return Ok(person),
        Err(NotAPerson::Several(pseudonyms)) => sentence!(
            "Several people are called {who:?}. Say which: {pseudonyms}",
            "有几个人都叫 {who:?}。请指明是哪一个：{pseudonyms}",
            who = who,
            pseudonyms = pseudonyms.join(", ")
        ),
        Ok(_) | Err(NotAPerson::Nobody) => {
            let nobody = match sureness {
                Sureness::Whole => sentence!(
                    "Nobody here is called {who:?}. Write the whole name as the vault has it, or the whole pseudonym; \"rolecall roster show\" lists them.",
                    "这里没有 {who:?}。请写保险库里的完整姓名，或完整的化名；“rolecall roster show”可以列出。",
                    who = who
                ),
                Sureness::Beginning => sentence!(
                    "Nobody here is called {who:?}. Write the whole name as the vault has it, a pseudonym, or at least six digits of its beginning; \"rolecall library\" and \"rolecall roster show\" list them.",
                    "这里没有 {who:?}。请写保险库里的完整姓名、化名，或化名开头至少六位；“rolecall library”和“rolecall roster show”可以列出。",
                    who = who
                ),
            };
            let (people, names) = known_people(data)?;
            match suggested(people.iter().map(String::as_str), &names, who) {
                Some(suggested) => nobody.then(&suggested),
                None => nobody,
            }
        }
    };
    Err(told(&refused, locale))
}
