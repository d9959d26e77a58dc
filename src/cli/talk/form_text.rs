//! After-call work and notes as plain lines.

use super::screen::Page;
use crate::sim::program::parts::WrapUpList;
use crate::view::wrap_up::{WrapUpListView, WrapUpView};
use crate::words::Words;

/// After-call work: every entry numbered through all lists.
pub fn wrap_up(words: &Words, view: &WrapUpView) -> String {
    let mut page = Page::default();
    page.gap();
    page.line(words.text("wrap-up-heading"));
    let mut number = 0;
    for list in &view.lists {
        let heading = words.text(&format!("wrap-up-{}", list.list.word()));
        let how = if list.list == WrapUpList::Notes {
            "wrap-up-tick"
        } else {
            "wrap-up-pick-one"
        };
        page.line(words.remarked(&heading, &words.text(how)));
        for (_, label, chosen) in &list.entries {
            number += 1;
            page.line(match *chosen {
                true => format!("  {number} {}", words.remarked(label, &words.text("wrap-up-chosen"))),
                false => format!("  {number} {label}"),
            });
        }
    }
    page.line(words.text("terminal-prompt-wrap-up"));
    page.text()
}

/// What a choice has changed in the form: one line for each list that is not as it was.
pub fn wrap_up_change(words: &Words, before: &WrapUpView, now: &WrapUpView) -> String {
    let mut page = Page::default();
    let lists = before.lists.iter().zip(&now.lists);
    let mut changed: Vec<&WrapUpListView> = lists
        .filter(|(before, now)| before != now)
        .map(|(_, now)| now)
        .collect();
    // Whoever chooses the same again sees that it is chosen.
    if changed.is_empty() {
        changed.extend(now.lists.iter().filter(|list| list.has_chosen()));
    }
    for list in changed {
        page.line(chosen(words, list));
    }
    page.line(words.text("terminal-prompt-wrap-up"));
    page.text()
}

/// What was filled in after the call, and the free notes; nothing if there is neither.
pub fn filled_in(words: &Words, view: &WrapUpView, notes: &[String]) -> String {
    let mut page = Page::default();
    let filled: Vec<&WrapUpListView> = view.lists.iter().filter(|list| list.has_chosen()).collect();
    if !filled.is_empty() {
        page.gap();
        page.line(words.text("wrap-up-heading"));
    }
    for list in filled {
        page.line(chosen(words, list));
    }
    page.text() + &self::notes(words, notes)
}

/// The free notes under their heading; nothing if there are none.
pub fn notes(words: &Words, notes: &[String]) -> String {
    let mut page = Page::default();
    if !notes.is_empty() {
        page.gap();
        page.line(words.text("desktop-notes"));
    }
    for note in notes {
        page.line(format!("- {note}"));
    }
    page.text()
}

/// The question before a form with open lists is finished.
pub fn finish_question(words: &Words, open: &[&WrapUpListView]) -> String {
    let open: Vec<String> = open
        .iter()
        .map(|list| words.text(&format!("wrap-up-{}", list.list.word())))
        .collect();
    let mut page = Page::default();
    page.line(words.with("wrap-up-left-open", &[("lists", open.join(" · ").into())]));
    page.line(words.text("terminal-finish-anyway"));
    page.text()
}

/// A list of the form with the entries that are chosen.
fn chosen(words: &Words, list: &WrapUpListView) -> String {
    let entries = list.entries.iter().filter(|(_, _, chosen)| *chosen);
    let labels: Vec<&str> = entries.map(|(_, label, _)| label.as_str()).collect();
    words.labelled(
        &words.text(&format!("wrap-up-{}", list.list.word())),
        &labels.join(" · "),
    )
}
