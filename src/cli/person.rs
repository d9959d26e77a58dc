//! A person by what somebody types: a pseudonym, a beginning that only one person has, or a name that the vault knows.

#[cfg(feature = "assessor")]
use super::sentences::told;
#[cfg(feature = "assessor")]
use crate::sim::cohort::roster::{Roster, pseudonym};
use crate::sim::sentence::{Sentence, sentence};
#[cfg(feature = "assessor")]
use crate::store::erasure::{NotAPerson, Person, find_person};
#[cfg(feature = "assessor")]
use crate::store::folder::DataFolder;
#[cfg(feature = "assessor")]
use crate::words::Locale;

/// The pseudonym that is written out, or that only one person on the roster has and that begins so.
#[cfg(feature = "assessor")]
pub(super) fn whole_pseudonym(roster: &Roster, named: &str) -> Result<String, Sentence> {
    if let Some(whole) = pseudonym(named) {
        return Ok(whole);
    }
    match roster.people_named(named).as_slice() {
        [person] => Ok((*person).to_owned()),
        [] => Err(sentence!(
            "\"{named}\" is no pseudonym of 32 hexadecimal digits, nor the beginning of one on the roster; \"rolecall roster show\" shows them.",
            "“{named}”不是 32 位十六进制数字的化名，名册里也没有这样开头的化名；用“rolecall roster show”可查看。"
        )),
        people => Err(several_people(named, people)),
    }
}

/// The sentence for a beginning that several pseudonyms have.
pub(super) fn several_people(beginning: &str, people: &[&str]) -> Sentence {
    let people = Sentence::listed(people);
    sentence!(
        "Several people on the roster have a pseudonym that begins with \"{beginning}\": {people}. Write as much of it as only one has.",
        "名册里有几个人的化名以“{beginning}”开头：{people}。请多写几位，直到只剩一个。";
        people
    )
}

/// The person who is meant.
///
/// # Errors
/// Nobody or several are meant, or something cannot be read.
#[cfg(feature = "assessor")]
pub(super) fn meant(data: &DataFolder, who: &str, locale: Locale) -> anyhow::Result<Person> {
    let refused = match find_person(data, who)? {
        Ok(person) => return Ok(person),
        Err(NotAPerson::Nobody) => sentence!(
            "Nobody here is called {who:?}. Write the whole name as the vault has it, a pseudonym, or at least six digits of its beginning; \"rolecall library\" and \"rolecall roster show\" list them.",
            "这里没有 {who:?}。请写保险库里的完整姓名、化名，或化名开头至少六位；“rolecall library”和“rolecall roster show”可以列出。",
            who = who
        ),
        Err(NotAPerson::Several(pseudonyms)) => sentence!(
            "Several people are called {who:?}. Say which: {pseudonyms}",
            "有几个人都叫 {who:?}。请指明是哪一个：{pseudonyms}",
            who = who,
            pseudonyms = pseudonyms.join(", ")
        ),
    };
    Err(told(&refused, locale))
}
