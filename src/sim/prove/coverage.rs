//! What some play reaches: nodes, options, lines, endings, hidden facts, rules, and both outcomes of each condition.

use std::collections::BTreeSet;
use std::ops::Range;

use super::effort::{Effort, Progress};
use super::explore::Graph;
use super::runs::LOOK_UP_EVERY;
use crate::sim::program::condition::Condition;
use crate::sim::program::parts::{Flow, Place, Reaction, SpokenLine};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};

/// What has been reached so far; one value may collect several starts and, by names, several countries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Names of what some play reaches, as in `node/ID`, `node/ID/OPTION`, `line/N`, `ending/ID`, `hidden/ID`, `rule/ID`.
    pub reached: BTreeSet<String>,
    /// Conditions that have held, and that have not, by the name of what has them.
    pub held: BTreeSet<String>,
    /// See `held`.
    pub failed: BTreeSet<String>,
}

/// Everything that a program has, under the same names.
pub fn everything(program: &Program) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for node in &program.nodes {
        names.insert(format!("node/{}", node.id));
        if let Flow::Ask(decision) = &node.flow {
            let possible = decision
                .choices
                .iter()
                .filter(|choice| choice.when.constant() != Some(false));
            names.extend(possible.map(|choice| format!("node/{}/{}", node.id, choice.id)));
        }
    }
    // A call that begins at the desk never rings, so it cannot be missed; the file names that ending all the same.
    let never = |place: Place| program.begins_before_call() && place == program.missed;
    let endings = program.endings.iter().zip(program.nodes.len() as Place..);
    names.extend(
        endings
            .filter(|(_, place)| !never(*place))
            .map(|(ending, _)| format!("ending/{}", ending.id)),
    );
    names.extend(program.hidden.iter().map(|hidden| format!("hidden/{}", hidden.id)));
    names
}

/// Names of what this program may come to, by its form alone: every condition that is not constant may hold. Lines are named by
/// number, as in `line/N`, conditions by what has them, as in `condition/node/ID/OPTION`.
pub fn possible(program: &Program) -> BTreeSet<String> {
    let places = program.possible_places();
    let is_possible = |place: usize| places.get(place).copied().unwrap_or_default();
    let mut names = BTreeSet::new();
    let hear = |lines: &[SpokenLine]| {
        let heard = lines.iter().filter(|line| line.when.can_hold());
        heard.map(|line| format!("line/{}", line.number)).collect::<Vec<_>>()
    };
    for (node, place) in program.nodes.iter().zip(0..).filter(|(_, place)| is_possible(*place)) {
        names.insert(place_key(program, place as Place));
        names.extend(hear(&node.lines));
        if let Flow::Ask(decision) = &node.flow {
            for choice in decision.choices.iter().filter(|choice| choice.when.can_hold()) {
                names.insert(format!("node/{}/{}", node.id, choice.id));
                names.extend(hear(&choice.reaction.reply));
            }
            names.extend(decision.timer.iter().flat_map(|(_, reaction)| hear(&reaction.reply)));
        }
    }
    let first = program.nodes.len();
    let endings = (first..first + program.endings.len()).filter(|place| is_possible(*place));
    names.extend(endings.map(|place| place_key(program, place as Place)));
    let hidden = program.hidden.iter().filter(|hidden| hidden.revealed_by.can_hold());
    names.extend(hidden.map(|hidden| format!("hidden/{}", hidden.id)));
    for transfer in &program.transfers {
        names.extend(hear(&transfer.warm.reply));
        names.extend(hear(&transfer.cold.reply));
    }
    if let Some(hold) = &program.hold {
        names.extend(hear(&hold.in_time.reply));
        names.extend(hear(&hold.overrun.reply));
    }
    names.extend(hear(&program.hang_up.reply));
    let Watcher {
        asked_at, everywhere, ..
    } = Watcher::new(program);
    let asked = asked_at.iter().flatten().chain(&everywhere);
    names.extend(
        asked
            .filter(|watched| watched.cond.can_hold())
            .map(|watched| condition_key(&watched.name)),
    );
    names
}

/// The name of the condition that something has, among names of other things.
pub fn condition_key(name: &str) -> String {
    format!("condition/{name}")
}

/// The fields behind what has not been seen and may only seem so: whether a line is heard, a hidden fact comes out or a desktop
/// item opens changes no mark, so a plain exploration may not tell it apart.
pub fn unseen_fields(program: &Program, coverage: &Coverage) -> State {
    let mut fields = State::default();
    let is_new = |name: &str| !coverage.reached.contains(name);
    let mut watch = |cond: &Condition| cond.for_each_field(&mut |field| fields.mark(field));
    for hidden in &program.hidden {
        if is_new(&format!("hidden/{}", hidden.id)) {
            watch(&hidden.revealed_by);
        }
    }
    for item in &program.items {
        let name = format!("desktop/{}", item.id);
        if coverage.held.contains(&name) != coverage.failed.contains(&name) {
            watch(&item.opens);
            watch(&item.exists);
        }
    }
    for_each_line(program, &mut |line, _| {
        if is_new(&format!("line/{}", line.number)) {
            watch(&line.when);
        }
    });
    fields
}

impl Coverage {
    /// Adds what another coverage has.
    pub fn add_all(&mut self, other: &Self) {
        self.reached.extend(other.reached.iter().cloned());
        self.held.extend(other.held.iter().cloned());
        self.failed.extend(other.failed.iter().cloned());
    }

    /// Adds everything that plays from the start of this graph reach; less than everything when it is stopped.
    pub fn add(&mut self, program: &Program, graph: &Graph, effort: &Effort<'_>) {
        self.add_some(program, graph, 0..graph.len() as u32, effort);
    }

    /// The same for what these states are and lead to.
    pub(super) fn add_some(&mut self, program: &Program, graph: &Graph, states: Range<u32>, effort: &Effort<'_>) {
        let mut watcher = Watcher::new(program);
        for number in states {
            if number.is_multiple_of(LOOK_UP_EVERY) && effort.tell(Progress::Judging).is_err() {
                return;
            }
            let state = graph.state(number);
            watcher.look_at(&state);
            for edge in graph.edges(number) {
                if let Move::Choose(choice) = edge.made() {
                    watcher.choose(&state, choice);
                }
                program.step_seen(&state, edge.made(), &mut watcher);
            }
        }
        watcher.tell(self);
        for (rule, _) in program
            .rules
            .iter()
            .zip(&graph.breakable)
            .filter(|(_, breakable)| **breakable)
        {
            self.reached.insert(format!("rule/{}", rule.id));
        }
    }
}

/// A condition in the program, with the name of what has it.
struct Watched<'p> {
    name: String,
    cond: &'p Condition,
    seen: [bool; 2],
}

impl Watched<'_> {
    /// Whether it holds, which is noted.
    fn ask(&mut self, state: &State) -> bool {
        let holds = self.cond.holds(state);
        self.seen[usize::from(holds)] = true;
        holds
    }
}

struct Watcher<'p> {
    program: &'p Program,
    places: Vec<bool>,
    choices: Vec<u64>,
    hidden: Vec<bool>,
    lines: Vec<bool>,
    /// Conditions by the place where they are asked for; those of the desktop are asked for everywhere.
    asked_at: Vec<Vec<Watched<'p>>>,
    everywhere: Vec<Watched<'p>>,
}

impl<'p> Watcher<'p> {
    fn new(program: &'p Program) -> Self {
        let places = program.nodes.len() + program.endings.len();
        let watched = |name: String, cond: &'p Condition| Watched {
            name,
            cond,
            seen: [false; 2],
        };
        let is_open = |cond: &Condition| cond.constant().is_none();
        let mut asked_at: Vec<Vec<Watched<'p>>> = (0..places).map(|_| Vec::new()).collect();
        for (node, conditions) in program.nodes.iter().zip(&mut asked_at) {
            match &node.flow {
                Flow::Ask(decision) => {
                    let choices = decision.choices.iter().filter(|choice| is_open(&choice.when));
                    conditions
                        .extend(choices.map(|choice| watched(format!("node/{}/{}", node.id, choice.id), &choice.when)));
                }
                Flow::Branch(branches) => {
                    // Below a branch that always holds no other one is asked.
                    let last = branches.iter().position(|(when, _)| when.constant() == Some(true));
                    let asked = branches.iter().zip(1..).take(last.unwrap_or(branches.len()));
                    let open = asked.filter(|((when, _), _)| is_open(when));
                    conditions.extend(
                        open.map(|((when, _), index)| watched(format!("node/{}/branch/{index}", node.id), when)),
                    );
                }
                _ => {}
            }
        }
        for conditions in asked_at.iter_mut().skip(program.nodes.len()) {
            let entries = program.wrap_up.iter().filter(|entry| is_open(&entry.when));
            conditions.extend(
                entries.map(|entry| watched(format!("wrap_up/{}/{}", entry.list.word(), entry.id), &entry.when)),
            );
        }
        let items = program.items.iter().filter(|item| is_open(&item.opens));
        Self {
            program,
            places: vec![false; places],
            choices: vec![0; program.nodes.len()],
            hidden: vec![false; program.hidden.len()],
            lines: vec![false; program.line_count as usize],
            asked_at,
            everywhere: items
                .map(|item| watched(format!("desktop/{}", item.id), &item.opens))
                .collect(),
        }
    }

    fn look_at(&mut self, state: &State) {
        let stage = self.program.stage(state);
        if stage == Stage::Ringing {
            return;
        }
        let place = usize::from(self.program.place(state));
        if let Some(seen) = self.places.get_mut(place) {
            *seen = true;
        }
        self.ask_at(place, state);
        for watched in self.everywhere.iter_mut().filter(|_| stage != Stage::Over) {
            watched.ask(state);
        }
    }

    fn is_branch(&self, place: usize) -> bool {
        let node = self.program.nodes.get(place);
        matches!(node.map(|node| &node.flow), Some(Flow::Branch(_)))
    }

    /// Asks the conditions of a place; of branches in order, and none below the first that holds.
    fn ask_at(&mut self, place: usize, state: &State) {
        let is_branch = self.is_branch(place);
        for watched in self.asked_at.get_mut(place).into_iter().flatten() {
            if watched.ask(state) && is_branch {
                return;
            }
        }
    }

    fn choose(&mut self, state: &State, choice: u8) {
        let place = usize::from(self.program.place(state));
        if let Some(chosen) = self.choices.get_mut(place) {
            *chosen |= 1 << choice.min(63);
        }
    }

    fn hear(&mut self, lines: &[SpokenLine], state: &State) {
        for line in lines.iter().filter(|line| line.when.holds(state)) {
            if let Some(heard) = self.lines.get_mut(line.number as usize) {
                *heard = true;
            }
        }
    }

    fn tell(self, coverage: &mut Coverage) {
        let program = self.program;
        for (place, _) in (0..).zip(&self.places).filter(|(_, seen)| **seen) {
            coverage.reached.insert(place_key(program, place));
        }
        for (node, chosen) in program.nodes.iter().zip(&self.choices) {
            if let Flow::Ask(decision) = &node.flow {
                let taken = decision
                    .choices
                    .iter()
                    .zip(0..)
                    .filter(|(_, index)| chosen >> index & 1 == 1);
                coverage
                    .reached
                    .extend(taken.map(|(choice, _)| format!("node/{}/{}", node.id, choice.id)));
            }
        }
        let hidden = program.hidden.iter().zip(&self.hidden).filter(|(_, seen)| **seen);
        coverage
            .reached
            .extend(hidden.map(|(hidden, _)| format!("hidden/{}", hidden.id)));
        let lines = (0..).zip(&self.lines).filter(|(_, heard)| **heard);
        coverage
            .reached
            .extend(lines.map(|(line, _): (u32, _)| format!("line/{line}")));
        for watched in self.asked_at.into_iter().flatten().chain(self.everywhere) {
            if watched.seen[1] {
                coverage.held.insert(watched.name.clone());
            }
            if watched.seen[0] {
                coverage.failed.insert(watched.name);
            }
        }
    }
}

/// The name of a node or an ending.
pub fn place_key(program: &Program, place: Place) -> String {
    let kind = if usize::from(place) < program.nodes.len() {
        "node"
    } else {
        "ending"
    };
    format!("{kind}/{}", program.place_name(place))
}

impl Witness for Watcher<'_> {
    fn reacted(&mut self, reaction: &Reaction, state: &State) {
        self.hear(&reaction.reply, state);
    }

    fn entered(&mut self, place: Place, state: &State) {
        let program = self.program;
        if let Some(seen) = self.places.get_mut(usize::from(place)) {
            *seen = true;
        }
        // A branch is asked in the state in which its node is entered.
        if self.is_branch(usize::from(place)) {
            self.ask_at(usize::from(place), state);
        }
        if let Some(node) = program.nodes.get(usize::from(place)) {
            self.hear(&node.lines, state);
        }
    }

    fn revealed(&mut self, hidden: usize) {
        if let Some(seen) = self.hidden.get_mut(hidden) {
            *seen = true;
        }
    }
}

/// Lines of a program by number: the name of what says them, for messages.
pub fn line_names(program: &Program) -> Vec<String> {
    let mut names = vec![String::new(); program.line_count as usize];
    for_each_line(program, &mut |line, by| {
        if let Some(name) = names.get_mut(line.number as usize) {
            let first = line.wordings.first().and_then(|text| program.texts.get(*text as usize));
            *name = first.map_or_else(|| by.to_owned(), |(key, _)| key.clone());
        }
    });
    names
}

/// Calls back with every line and who has it.
fn for_each_line(program: &Program, see: &mut dyn FnMut(&SpokenLine, &str)) {
    let mut name = |lines: &[SpokenLine], by: &str| lines.iter().for_each(|line| see(line, by));
    for node in &program.nodes {
        name(&node.lines, &node.id);
        if let Flow::Ask(decision) = &node.flow {
            for choice in &decision.choices {
                name(&choice.reaction.reply, &node.id);
            }
            if let Some((_, reaction)) = &decision.timer {
                name(&reaction.reply, &node.id);
            }
        }
    }
    for transfer in &program.transfers {
        name(&transfer.warm.reply, &transfer.id);
        name(&transfer.cold.reply, &transfer.id);
    }
    if let Some(hold) = &program.hold {
        name(&hold.in_time.reply, "hold");
        name(&hold.overrun.reply, "hold");
    }
    name(&program.hang_up.reply, "hang_up");
}
