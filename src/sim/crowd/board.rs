//! A call laid out for a crowd: every state with what can be done there, what each would cost, and where it leads.
//!
//! It is made from the explored graph and its exact values, so every step on it is a step of the program, made once instead of
//! once for each trainee.

use std::collections::BTreeMap;

use super::form::{Form, FormSheets};
use super::marking::Marking;
use super::model::CRITICAL_POINTS;
use crate::sim::analytics::items::CallItems;
use crate::sim::analytics::run::OfferedOption;
use crate::sim::program::parts::Place;
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::prove::effort::Effort;
use crate::sim::prove::explore::Edge;
use crate::sim::prove::order::{Components, longest_way};
use crate::sim::score::value::{Unvalued, Valuation};

/// A call for a crowd: one layout for each start that can be drawn.
#[derive(Debug)]
pub struct Board {
    /// The program.
    pub program: Program,
    /// Its items.
    pub items: CallItems,
    /// The layouts, in the order of [`Program::starts`].
    pub starts: Vec<StartBoard>,
    /// How likely each start is.
    pub weights: Vec<u32>,
}

/// A trainee who goes round in circles is led out after so many moves more than the longest way takes on which no state comes
/// twice; of states that lead to each other, as many count for that way at most.
const MOST_CIRCLING: u32 = 1_000;

/// One start, laid out.
#[derive(Debug)]
pub struct StartBoard {
    /// How losses become marks.
    pub marking: Marking,
    /// After so many moves a trainee takes the shortest way out, which only happens to those who go round in circles.
    pub most_moves: u32,
    /// States by number; a call begins at 0.
    pub states: Vec<BoardState>,
    /// Moves of all states.
    pub moves: Vec<BoardMove>,
    /// Offered options of all states.
    pub offered: Vec<OfferedOption>,
    /// Lists of rules that are charged; number 0 is empty.
    pub broken: Vec<Vec<u16>>,
    /// Forms of the after-call work.
    pub forms: Vec<Form>,
}

/// A state. Its moves stand together: first what is weighed, then look-ups.
#[derive(Debug, Clone, Copy)]
pub struct BoardState {
    /// The node or ending.
    pub place: Place,
    /// What it is.
    pub kind: StateKind,
    /// Its first move.
    pub first_move: u32,
    /// How many moves are weighed.
    pub weighed: u16,
    /// How many look-ups stand behind them.
    pub look_ups: u16,
    /// Its first offered option.
    pub first_offered: u32,
    /// How many are offered; they are its first moves too.
    pub offered: u16,
    /// The move that leads to an ending in the fewest steps.
    pub way_out: u32,
    /// Whether a critical rule has been broken.
    pub critical: bool,
}

/// What a state is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateKind {
    /// A decision of the item with this number is open.
    Deciding(u32),
    /// The phone rings, or the caller is on hold.
    Between,
    /// The conversation is over; this form is to be filled in.
    Over(u32),
}

/// A move and what it costs.
#[derive(Debug, Clone, Copy)]
pub struct BoardMove {
    /// The move.
    pub made: Move,
    /// How present it is to a trainee.
    pub presence: Presence,
    /// The state that it leads to.
    pub to: u32,
    /// Points lost by dimension.
    pub loss: [i16; 3],
    /// Points lost as a trainee weighs them: never below 0, a critical breach included.
    pub weighed: [u16; 3],
    /// What it costs of the mark, in thousandths of a mark.
    pub cost: i32,
    /// The list of rules that are charged for it.
    pub broken: u32,
}

/// How present a move is to a trainee; see [`super::model::Habits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Presence {
    /// An option, or what has to be done for the call to go on.
    Shown = 0,
    /// Letting the time run out; it stands behind the options and is not weighed.
    Expire = 1,
    /// A hold.
    Hold = 2,
    /// Letting the promised time pass.
    Overrun = 3,
    /// Hanging up, a transfer, a missed call.
    Leave = 4,
}

#[derive(Default)]
struct Broken(Vec<(u16, u8)>);

impl Witness for Broken {
    fn broke(&mut self, rule: usize, taken: u8) {
        self.0.push((rule as u16, taken));
    }
}

impl Board {
    /// Explores and values a call from each start, and lays it out.
    ///
    /// # Errors
    /// [`Unvalued`] when a start has more than `budget` states or no exact values.
    pub fn new(program: Program, budget: usize) -> Result<Self, Unvalued> {
        Self::with_effort(program, &Effort::states(budget))
    }

    /// The same as far as this effort goes.
    ///
    /// # Errors
    /// [`Unvalued`], also when it is stopped.
    pub fn with_effort(program: Program, effort: &Effort<'_>) -> Result<Self, Unvalued> {
        let items = CallItems::new(&program);
        let mut starts = Vec::new();
        let mut weights = Vec::new();
        for (state, weight) in program.starts() {
            let valuation = Valuation::with_effort(&program, &state, effort)?;
            starts.push(StartBoard::new(&program, &items, &valuation));
            weights.push(u32::try_from(weight).unwrap_or(u32::MAX));
        }
        Ok(Self {
            program,
            items,
            starts,
            weights,
        })
    }
}

impl StartBoard {
    fn new(program: &Program, items: &CallItems, valuation: &Valuation) -> Self {
        let mut building = Building {
            program,
            items,
            valuation,
            broken_numbers: BTreeMap::from([(Vec::new(), 0)]),
            sheets: FormSheets::default(),
            board: Self {
                marking: Marking::new(program, valuation),
                most_moves: MOST_CIRCLING,
                states: Vec::with_capacity(valuation.graph.len()),
                moves: Vec::with_capacity(valuation.graph.edge_count()),
                offered: Vec::new(),
                broken: vec![Vec::new()],
                forms: Vec::new(),
            },
        };
        for number in 0..valuation.graph.len() as u32 {
            building.add_state(number);
        }
        let Building { sheets, mut board, .. } = building;
        board.forms = sheets.forms;
        let components = valuation.graph.components();
        board.find_ways_out(&components);
        board.most_moves =
            longest_way(&valuation.graph, &components, MOST_CIRCLING as usize).saturating_add(MOST_CIRCLING);
        board
    }

    /// The moves of a state that are weighed against each other.
    pub fn weighed_moves(&self, state: &BoardState) -> &[BoardMove] {
        let first = state.first_move as usize;
        &self.moves[first..first + usize::from(state.weighed)]
    }

    /// The look-ups of a state.
    pub fn look_ups(&self, state: &BoardState) -> &[BoardMove] {
        let first = state.first_move as usize + usize::from(state.weighed);
        &self.moves[first..first + usize::from(state.look_ups)]
    }

    /// The options that are offered in a state.
    pub fn offered_options(&self, state: &BoardState) -> &[OfferedOption] {
        let first = state.first_offered as usize;
        &self.offered[first..first + usize::from(state.offered)]
    }

    /// Components come after all that they lead to, so ways are known before they are needed; within a circle they are shortened
    /// until nothing changes.
    fn find_ways_out(&mut self, components: &Components) {
        let mut steps = vec![u32::MAX; self.states.len()];
        for component in components.iter() {
            loop {
                let mut changed = false;
                for &number in component {
                    let state = self.states[number as usize];
                    if matches!(state.kind, StateKind::Over(_)) {
                        steps[number as usize] = 0;
                        continue;
                    }
                    let last = state.first_move + u32::from(state.weighed) + u32::from(state.look_ups);
                    for index in state.first_move..last {
                        let to = self.moves[index as usize].to;
                        let through = steps[to as usize].saturating_add(1);
                        if through < steps[number as usize] {
                            steps[number as usize] = through;
                            self.states[number as usize].way_out = index;
                            changed = true;
                        }
                    }
                }
                if !changed {
                    break;
                }
            }
        }
    }
}

struct Building<'a> {
    program: &'a Program,
    items: &'a CallItems,
    valuation: &'a Valuation,
    broken_numbers: BTreeMap<Vec<u16>, u32>,
    sheets: FormSheets,
    board: StartBoard,
}

impl Building<'_> {
    fn add_state(&mut self, number: u32) {
        let (program, valuation) = (self.program, self.valuation);
        let state = valuation.graph.state(number);
        let first_move = self.board.moves.len() as u32;
        let first_offered = self.board.offered.len() as u32;
        let is_look_up = |edge: &Edge| matches!(edge.made(), Move::LookUp(_));
        // What leads nowhere cannot be done for ever.
        let edges = valuation.graph.edges(number).filter(|edge| edge.to != number);
        let (look_ups, weighed): (Vec<Edge>, Vec<Edge>) = edges.partition(is_look_up);
        for edge in weighed.iter().chain(&look_ups) {
            let board_move = self.board_move(number, &state, edge);
            if let Move::Choose(option) = edge.made() {
                self.board.offered.push(OfferedOption {
                    option,
                    loss: board_move.cost,
                });
            }
            self.board.moves.push(board_move);
        }
        let place = program.place(&state);
        let kind = match program.stage(&state) {
            Stage::Over => StateKind::Over(self.sheets.number(program, self.items, &self.board.marking, &state)),
            Stage::Deciding => self.items.at(place).map_or(StateKind::Between, StateKind::Deciding),
            _ => StateKind::Between,
        };
        self.board.states.push(BoardState {
            place,
            kind,
            first_move,
            weighed: weighed.len() as u16,
            look_ups: look_ups.len() as u16,
            first_offered,
            offered: (self.board.offered.len() as u32 - first_offered) as u16,
            way_out: first_move,
            critical: program.is_critical(&state),
        });
    }

    fn board_move(&mut self, number: u32, state: &State, edge: &Edge) -> BoardMove {
        let (program, valuation) = (self.program, self.valuation);
        let loss = valuation.loss(number, edge).points;
        let becomes_critical = program.is_critical(&valuation.graph.state(edge.to)) && !program.is_critical(state);
        let mut weighed = loss.map(|points| points.clamp(0, 1_000) as u16);
        weighed[2] += if becomes_critical { CRITICAL_POINTS } else { 0 };
        let mut broken = Broken::default();
        program.step_seen(state, edge.made(), &mut broken);
        BoardMove {
            made: edge.made(),
            presence: presence(edge.made()),
            to: edge.to,
            loss: loss.map(|points| points.clamp(-30_000, 30_000) as i16),
            weighed,
            cost: self.board.marking.cost(loss),
            broken: self.broken_number(self.charged(state, &broken.0)),
        }
    }

    /// The rules that are charged. A state forgets what a rule has seen once its concern has been charged in full, so what it says of
    /// such a rule later means nothing.
    fn charged(&self, state: &State, broken: &[(u16, u8)]) -> Vec<u16> {
        let program = self.program;
        let is_first = !program.is_critical(state);
        let is_charged = |(rule, taken): &&(u16, u8)| match program.rules[usize::from(*rule)].points {
            Some(_) => *taken > 0,
            None => is_first,
        };
        broken.iter().filter(is_charged).map(|(rule, _)| *rule).collect()
    }

    fn broken_number(&mut self, rules: Vec<u16>) -> u32 {
        if let Some(number) = self.broken_numbers.get(&rules) {
            return *number;
        }
        let number = self.board.broken.len() as u32;
        self.board.broken.push(rules.clone());
        self.broken_numbers.insert(rules, number);
        number
    }
}

fn presence(made: Move) -> Presence {
    match made {
        Move::Choose(_) | Move::Accept | Move::Resume | Move::LookUp(_) => Presence::Shown,
        Move::Expire => Presence::Expire,
        Move::Hold => Presence::Hold,
        Move::Overrun => Presence::Overrun,
        Move::Miss | Move::Transfer { .. } | Move::HangUp => Presence::Leave,
    }
}
