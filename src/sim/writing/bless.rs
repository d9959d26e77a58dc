//! Blessed plays: a play that somebody has looked at, written into the file of the call with what it led to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::sim::call::command::Command;
use crate::sim::check::play_run::{PlayRun, RejectedCommand};
use crate::sim::program::Program;
use crate::sim::program::state::State;
use crate::sim::scenario::model::Expectation;
use crate::sim::scenario::spanned::Spanned;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::storyboard::merge::merge;
use crate::sim::storyboard::tree::{Shape, Tree};
use crate::sim::time::{LONGEST, Millis};

/// A play as it will stand in `checks`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlessedPlay {
    /// What the play shows.
    pub name: String,
    /// The country.
    pub country: String,
    /// Drawn facts and their values.
    pub drawn: Vec<(String, String)>,
    /// The commands.
    pub play: Vec<String>,
    /// What came of it.
    pub expect: Vec<Expectation>,
    /// The lines that were heard: their ids with the fingerprints of their wordings.
    pub heard: Vec<String>,
}

/// What becomes of a play that is in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlayChange {
    /// What is heard now is written into it.
    Heard(Vec<String>),
    /// What it leads to now is expected of it, and what is heard now is written into it if it has a list of that.
    Outcome {
        /// What it leads to now.
        expect: Vec<Expectation>,
        /// What is heard now; empty if the play has no list.
        heard: Vec<String>,
    },
    /// It is taken out.
    Drop,
}

/// Writes a play into the text of a call. One of the same name is replaced; nothing else changes. `None` if the text cannot be
/// edited without changing what it says elsewhere.
pub fn with_play(text: &str, play: &BlessedPlay) -> Option<String> {
    let mut call = Tree::parse(text)?;
    let plays = checks(&mut call)?;
    let new = play.tree();
    match plays.iter_mut().find(|old| name_of(old) == Some(&play.name)) {
        Some(old) => *old = new,
        None => plays.push(new),
    }
    merge(text, &call)
}

/// Changes plays, each told by its place in `checks`. `None` as for [`with_play`].
pub fn with_changes(text: &str, changes: &[(usize, PlayChange)]) -> Option<String> {
    let mut call = Tree::parse(text)?;
    let plays = checks(&mut call)?;
    for (index, change) in changes {
        let play = plays.get_mut(*index)?;
        match change {
            PlayChange::Heard(heard) => *play.slot("heard") = texts(heard),
            PlayChange::Outcome { expect, heard } => {
                *play.slot("expect") = expectations_tree(expect);
                if !heard.is_empty() {
                    *play.slot("heard") = texts(heard);
                }
            }
            PlayChange::Drop => {}
        }
    }
    let is_dropped = |index: usize| changes.contains(&(index, PlayChange::Drop));
    let mut index = 0;
    plays.retain(|_| {
        index += 1;
        !is_dropped(index - 1)
    });
    merge(text, &call)
}

fn expectations_tree(expect: &[Expectation]) -> Tree {
    Tree::new(Shape::List(expect.iter().map(expectation).collect()))
}

/// Recorded commands as a play: without free notes, which are somebody's own words and earn nothing, and without waits that
/// change nothing.
///
/// # Errors
/// [`RejectedCommand`] if the commands are not a play of this program; its place counts in the recorded commands.
pub fn as_play(program: &Arc<Program>, start: State, recorded: &[String]) -> Result<Vec<String>, RejectedCommand> {
    let whole = PlayRun::new(program, start, recorded.iter().map(String::as_str))?;
    let mut play = without_notes(recorded);
    let mut index = 0;
    while index < play.len() {
        if !matches!(Command::parse(&play[index]), Ok(Command::Wait(_))) {
            index += 1;
            continue;
        }
        let without = play.iter().enumerate().filter(|(other, _)| *other != index);
        let shorter = PlayRun::new(program, start, without.map(|(_, words)| words.as_str()));
        match shorter.is_ok_and(|shorter| leads_the_same_way(&whole, &shorter)) {
            true => drop(play.remove(index)),
            false => index += 1,
        }
    }
    Ok(play)
}

/// What a play led to, as expectations. A mark is only expected of a call that came to its end.
pub fn expectations(run: &PlayRun, card: Option<&Scorecard>) -> Vec<Expectation> {
    let mut expected = Vec::new();
    if let Some(card) = card {
        expected.push(if card.passed {
            Expectation::Passes
        } else {
            Expectation::Fails
        });
    }
    let ending = run.ending().map(|ending| Spanned::synthetic(ending.to_owned()));
    expected.extend(ending.map(Expectation::Ending));
    let mut told = BTreeSet::new();
    let broken = run.broken.iter().filter(|rule| told.insert(rule.as_str()));
    expected.extend(broken.map(|rule| Expectation::Breaks(Spanned::synthetic(rule.clone()))));
    if run.broken.is_empty() {
        expected.push(Expectation::NoBreach);
    }
    let whole_points = card.and_then(|card| u8::try_from(card.overall.0.max(0) / 10).ok());
    // Every mark is at least 0, so that would check nothing.
    let floor = whole_points.filter(|points| *points > 0);
    expected.extend(floor.map(|points| Expectation::OverallAtLeast(Spanned::synthetic(points))));
    expected
}

impl BlessedPlay {
    fn tree(&self) -> Tree {
        let drawn = self.drawn.iter();
        let drawn = drawn.map(|(fact, value)| (fact.clone(), Tree::text(value.clone())));
        let fields = [
            ("name", Tree::text(self.name.clone())),
            ("country", Tree::text(self.country.clone())),
            ("drawn", Tree::new(Shape::Map(drawn.collect()))),
            ("play", texts(&self.play)),
            ("expect", expectations_tree(&self.expect)),
            ("heard", texts(&self.heard)),
        ];
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
        Tree::new(Shape::Group(
            said.map(|(name, value)| (name.to_owned(), value)).collect(),
        ))
    }
}

/// The plays of a call; a call without any gets the list where authors look for it, behind the endings.
fn checks(call: &mut Tree) -> Option<&mut Vec<Tree>> {
    let Shape::Group(fields) = &mut call.shape else {
        return None;
    };
    let of = |wanted: &str, fields: &[(String, Tree)]| fields.iter().position(|(name, _)| name == wanted);
    let index = match of("checks", fields) {
        Some(index) => index,
        None => {
            let index = of("endings", fields).map_or(fields.len(), |endings| endings + 1);
            fields.insert(index, ("checks".to_owned(), Tree::new(Shape::List(Vec::new()))));
            index
        }
    };
    match &mut fields.get_mut(index)?.1.shape {
        Shape::List(plays) => Some(plays),
        _ => None,
    }
}

fn name_of(play: &Tree) -> Option<&String> {
    match &play.get("name")?.shape {
        Shape::Text(name) => Some(name),
        _ => None,
    }
}

fn texts(words: &[String]) -> Tree {
    Tree::new(Shape::List(words.iter().cloned().map(Tree::text).collect()))
}

fn expectation(expected: &Expectation) -> Tree {
    let with = |word: &str, value: Tree| Tree::new(Shape::Call(word.to_owned(), vec![value]));
    match expected {
        Expectation::Passes => Tree::bare("Passes"),
        Expectation::Fails => Tree::bare("Fails"),
        Expectation::NoBreach => Tree::bare("NoBreach"),
        Expectation::Ending(ending) => with("Ending", Tree::text(ending.value.clone())),
        Expectation::Breaks(rule) => with("Breaks", Tree::text(rule.value.clone())),
        Expectation::OverallAtLeast(mark) => with("OverallAtLeast", Tree::bare(mark.value.to_string())),
    }
}

/// The commands without free notes; waits that then follow each other are one.
fn without_notes(recorded: &[String]) -> Vec<String> {
    let mut play: Vec<Command> = Vec::new();
    for command in recorded.iter().filter_map(|words| Command::parse(words).ok()) {
        match (play.last_mut(), command) {
            (_, Command::Note(_)) => {}
            (Some(Command::Wait(before)), Command::Wait(more)) if before.0.saturating_add(more.0) <= LONGEST.0 => {
                *before = Millis(before.0 + more.0);
            }
            (_, command) => play.push(command),
        }
    }
    play.iter().map(Command::to_string).collect()
}

/// Whether two plays make the same moves, so that everything which is heard, broken and earned is the same too.
fn leads_the_same_way(one: &PlayRun, other: &PlayRun) -> bool {
    let moves = |run: &PlayRun| -> Vec<_> { run.call.steps().iter().map(|step| (step.made, step.after)).collect() };
    moves(one) == moves(other) && one.heard == other.heard && one.call.form() == other.call.form()
}
