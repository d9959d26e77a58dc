//! What is said of a group that the roster does not have.

use crate::sim::diagnostic::did_you_mean;
use crate::sim::sentence::{Sentence, sentence};

/// The sentence for a group that the roster does not have.
pub fn no_such_group<'g>(wanted: &str, groups: impl Iterator<Item = &'g str> + Clone) -> Sentence {
    let names: Vec<&str> = groups.clone().collect();
    if names.is_empty() {
        return no_roster();
    }
    let help = did_you_mean(wanted, groups).unwrap_or_else(|| {
        let names = Sentence::listed(&names);
        sentence!("There are: {names}.", "现有：{names}。"; names)
    });
    sentence!(
        "The roster has no group \"{wanted}\". {help}",
        "名册中没有小组“{wanted}”。{help}";
        help
    )
}

/// The sentence where nobody is on the roster yet.
pub fn no_roster() -> Sentence {
    sentence!(
        "The roster is empty, so there is no group and nobody yet. A table with the columns trainee and group fills it.",
        "名册为空，还没有小组，也没有人。请用一张有学员化名和小组两列的表格填充名册。"
    )
}
