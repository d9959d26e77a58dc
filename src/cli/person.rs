//! A person by what somebody types: a pseudonym, or a name that the vault knows; where nothing hangs on it, a beginning that only one has.

use super::sentences::told;
use crate::sim::cohort::roster::Roster;
use crate::sim::diagnostic::nearest;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::pseudonym::pseudonym;
use crate::store::erasure::{NotAPerson, Person, find_person, known_people};
use crate::store::folder::DataFolder;
use crate::store::trainee_names::TraineeNames;
use crate::words::Locale;

/// So many people are suggested at most.
const MOST_SUGGESTED: usize = 5;

/// The person on the roster who has exactly this pseudonym or this name, whatever the case of its letters; nothing if nobody has.
///
/// # Errors
/// Several people have the name.
pub(super) fn exactly(roster: &Roster, names: &TraineeNames, wanted: &str) -> Result<Option<String>, Sentence> {
    let wanted = wanted.trim().to_lowercase();
    if roster.groups.contains_key(&wanted) {
        return Ok(Some(wanted));
    }
    let is_meant = |person: &&String| names.0.get(*person).is_some_and(|name| name.to_lowercase() == wanted);
    let meant: Vec<&str> = roster.groups.keys().filter(is_meant).map(String::as_str).collect();
    match meant.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some((*only).to_owned())),
        several => {
            let several = Sentence::listed(several);
            Err(sentence!(
                "Several people on the roster are called {wanted:?}. Say which by the pseudonym: {several}",
                "名册里有几个人都叫 {wanted:?}。请用化名指明是哪一个：{several}";
                several
            ))
        }
    }
}

/// Whom somebody may have meant, among these pseudonyms: those that begin so, and those whose name has it in it or is nearly it.
pub(super) fn suggested<'p>(
    people: impl Iterator<Item = &'p str>,
    names: &TraineeNames,
    wanted: &str,
) -> Option<Sentence> {
    let wanted = wanted.trim().to_lowercase();
    let fits = |person: &&str| {
        let name = names.0.get(*person).map(|name| name.to_lowercase());
        let has_it = |name: String| name.contains(&wanted) || nearest(&wanted, [name.as_str()]).is_some();
        !wanted.is_empty() && (person.starts_with(&wanted) || name.is_some_and(has_it))
    };
    let shown = |person: &str| match names.0.get(person) {
        Some(name) => format!("{name} ({person})"),
        None => person.to_owned(),
    };
    let found: Vec<String> = people.filter(fits).take(MOST_SUGGESTED).map(shown).collect();
    let listed = Sentence::listed(&found);
    (!found.is_empty()).then(|| {
        sentence!(
            "Did you mean: {listed}? Write the whole name or the whole pseudonym.",
            "是不是指：{listed}？请写完整的姓名或完整的化名。";
            listed
        )
    })
}

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
