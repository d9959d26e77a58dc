//! Sentences about trouble, in the person's language.

use super::presenter::Presenter;
use crate::sim::call::Rejected;
use crate::sim::program::parts::{Flow, TextId};
use crate::words::Words;

/// What cannot be done now. What the call knows is called by its title, and where the author says what would open it, that is
/// said, too.
pub fn refusal(presenter: &Presenter, rejected: &Rejected) -> String {
    let words = &presenter.words;
    let asked_for = rejected.asked_for().unwrap_or_default();
    let (title, locked) = named(presenter, rejected).map_or((asked_for.to_owned(), None), |(title, locked)| {
        (
            presenter.text(title),
            locked.map(|locked| presenter.text(locked).trim_end_matches(['.', '。']).to_owned()),
        )
    });
    match locked {
        Some(reason) => {
            let key = format!("{}-because", rejected.key());
            words.with(&key, &[("id", title.into()), ("reason", reason.into())])
        }
        None => words.with(rejected.key(), &[("id", title.into())]),
    }
}

/// Title and reason of what is locked. An option is looked for in the whole call: its ids are told apart by their decision only,
/// so one that stands at several keeps its id.
fn named(presenter: &Presenter, rejected: &Rejected) -> Option<(TextId, Option<TextId>)> {
    match rejected {
        Rejected::ItemLocked(id) => {
            let item = presenter.program.items.iter().find(|item| item.id == *id)?;
            Some((item.title, item.locked))
        }
        Rejected::OptionClosed(id) => {
            let decisions = presenter.program.nodes.iter().filter_map(|node| match &node.flow {
                Flow::Ask(decision) => Some(decision),
                _ => None,
            });
            let mut found = decisions
                .flat_map(|decision| &decision.choices)
                .filter(|choice| choice.id == *id);
            // What is not shown at all must not be named either, and what has been used is closed for another reason.
            let only = found
                .next()
                .filter(|choice| choice.locked.is_some() && choice.once.is_none())?;
            found.next().is_none().then_some((only.label, only.locked))
        }
        _ => None,
    }
}

/// The disk has failed, and the record goes on in another file.
pub fn moved(words: &Words, why: &str, to: &str) -> String {
    words.with("notice-moved", &[("reason", why.into()), ("path", to.into())])
}
