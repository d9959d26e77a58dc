//! A person by what somebody types: a pseudonym, or a beginning that only one person on the roster has.

#[cfg(feature = "assessor")]
use crate::sim::cohort::roster::{Roster, pseudonym};
use crate::sim::sentence::{Sentence, sentence};

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
