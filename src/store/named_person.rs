//! A person by what somebody types: the whole pseudonym, or the whole name where the vault has it; and whom else it may have meant.

use super::trainee_names::TraineeNames;
use crate::sim::cohort::roster::Roster;
use crate::sim::diagnostic::nearest;
use crate::sim::sentence::{Sentence, sentence};

/// So many people are suggested at most.
const MOST_SUGGESTED: usize = 5;

/// The person on the roster who has exactly this pseudonym or this name, whatever the case of its letters; nothing if nobody has.
///
/// # Errors
/// Several people have the name.
pub fn exactly(roster: &Roster, names: &TraineeNames, wanted: &str) -> Result<Option<String>, Sentence> {
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
pub fn suggested<'p>(people: impl Iterator<Item = &'p str>, names: &TraineeNames, wanted: &str) -> Option<Sentence> {
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
