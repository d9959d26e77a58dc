//! Whom somebody means who names a trainee.

use super::sentences::told;
use crate::sim::sentence::sentence;
use crate::store::erasure::{NotAPerson, Person, find_person};
use crate::store::folder::DataFolder;
use crate::words::Locale;

/// The person who is meant.
///
/// # Errors
/// Nobody or several are meant, or something cannot be read.
pub(super) fn meant(data: &DataFolder, who: &str, locale: Locale) -> anyhow::Result<Person> {
    let refused = match find_person(data, who)? {
        Ok(person) => return Ok(person),
        Err(NotAPerson::Nobody) => sentence!(
            "Nobody here is called {who:?}. Write the whole name as the vault has it, a pseudonym, or at least six digits of its beginning; \"rolecall library\" and \"rolecall roster show\" list them.",
            "这里没有 {who:?}。请写保险库里的完整姓名、代号，或代号开头至少六位；“rolecall library”和“rolecall roster show”可以列出。",
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
