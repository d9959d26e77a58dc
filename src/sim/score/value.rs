//! The value of every state: the most that can still be earned, exactly.
//!
//! While a play without a critical breach remains from a state, only such plays count; afterwards all do. Values are computed
//! component by component from the end of the call, so that cycles are no trouble as long as none of them gains.

use std::fmt;

use crate::sim::program::parts::Earned;
use crate::sim::program::state::State;
use crate::sim::program::{Program, Stage};
use crate::sim::prove::effort::{Effort, Progress};
use crate::sim::prove::explore::{Edge, Graph, Limit, OverBudget, Unexplored};
use crate::sim::prove::order::Components;
use crate::sim::prove::paths::{Most, Ways, most};
use crate::sim::scenario::rubric::Weights;
use crate::sim::sentence::{Sentence, sentence, thousands};

/// What can still be earned from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateValue {
    /// The most in each dimension by itself.
    pub best: Earned,
    /// The most of the weighted sum, in units of [`Valuation::unit`].
    pub overall: i64,
}

/// What a step takes away from the best that was still attainable; nothing where it was the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// In each dimension by itself.
    pub points: Earned,
    /// Of the weighted sum, in units of [`Valuation::unit`].
    pub overall: i64,
}

impl Loss {
    /// Whether nothing is lost, neither in any dimension nor overall.
    pub fn is_nothing(&self) -> bool {
        self.points == [0; 3] && self.overall == 0
    }
}

/// The values of all states from one start.
#[derive(Debug)]
pub struct Valuation {
    /// The explored states and steps.
    pub graph: Graph,
    /// Points that are credited at the start for rules that can be broken.
    pub credits: Earned,
    /// The most that a whole call can earn in each dimension, credits included.
    pub best: Earned,
    /// What a point of each dimension weighs in the overall mark, in units.
    pub factors: [i64; 3],
    /// Units of a full overall mark: all of `weights` earned.
    pub unit: i64,
    best_from: Vec<Earned>,
    overall_from: Vec<i64>,
    clean: Vec<bool>,
}

/// Why a call has no exact values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unvalued {
    /// Too many states.
    OverBudget(OverBudget),
    /// Going round in a circle gains points, so there is no most. The state is on such a circle.
    PointsFarm(State),
    /// From this state no ending can be reached.
    Trap(State),
    /// Whoever watches has stopped it.
    Stopped,
}

impl From<Unexplored> for Unvalued {
    fn from(why: Unexplored) -> Self {
        match why {
            Unexplored::OverBudget(over) => Self::OverBudget(over),
            Unexplored::Stopped => Self::Stopped,
        }
    }
}

impl Unvalued {
    /// Why, in words.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::OverBudget(OverBudget { states, limit }) => {
                let states = thousands(*states);
                match limit {
                    Limit::States(_) => sentence!(
                        "the call has more than {states} states; it can be practised without a mark",
                        "这通电话的状态超过 {states} 个；可以不评分地练习"
                    ),
                    Limit::Bytes(_) => sentence!(
                        "the first {states} states of the call take too much memory; it can be practised without a mark",
                        "这通电话的前 {states} 个状态占用的内存太多；可以不评分地练习"
                    ),
                    Limit::Kinds => sentence!(
                        "the first {states} states of the call have too many different steps; it can be practised without a mark",
                        "这通电话的前 {states} 个状态里不同的步骤太多；可以不评分地练习"
                    ),
                }
            }
            Self::PointsFarm(_) => sentence!("going round in a circle gains points", "绕着圈走能一再得分"),
            Self::Trap(_) => sentence!(
                "there is a state from which no ending can be reached",
                "有一个状态到不了任何结局"
            ),
            Self::Stopped => sentence!("the values were not waited for", "没有等到数值算完"),
        }
    }
}

impl fmt::Display for Unvalued {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl Valuation {
    /// Explores a call from a start and values every state, up to so many.
    ///
    /// # Errors
    /// [`Unvalued`] when there are too many states, when a circle gains points, or when a state has no way out.
    pub fn new(program: &Program, start: &State, budget: usize) -> Result<Self, Unvalued> {
        Self::with_effort(program, start, &Effort::states(budget))
    }

    /// The same as far as this effort goes.
    ///
    /// # Errors
    /// [`Unvalued`], also when it is stopped.
    pub fn with_effort(program: &Program, start: &State, effort: &Effort<'_>) -> Result<Self, Unvalued> {
        let graph = Graph::explore(program, start, effort)?;
        let components = graph.components();
        Self::of_graph(program, graph, &components, effort, |_| ())
    }

    /// Values every state of a graph with these components. Something else that needs no values is done `meanwhile`, by another
    /// worker if there is one; by then it is known that no circle gains.
    ///
    /// # Errors
    /// When a circle gains points, when a state has no way out, or when it is stopped.
    pub fn of_graph(
        program: &Program,
        graph: Graph,
        components: &Components,
        effort: &Effort<'_>,
        meanwhile: impl FnOnce(&Graph) + Send,
    ) -> Result<Self, Unvalued> {
        let tell = || effort.tell(Progress::Valuing { states: graph.len() });
        let clean = clean_states(program, &graph, components)?;
        let credits = credits(program, &graph.breakable);
        tell().map_err(Unexplored::from)?;
        let best_from = best_points(program, &graph, components, &clean, effort)?;
        let best = [0, 1, 2].map(|d| best_from[0][d] + credits[d]);
        let (factors, unit) = weighing(program.rubric.weights, best);
        tell().map_err(Unexplored::from)?;
        let weigh = |earned| [weighted(factors, earned)];
        let mut overall_from = None;
        effort.workers.do_all(vec![
            Box::new(|| overall_from = Some(longest(program, &graph, components, &clean, &weigh))),
            Box::new(|| meanwhile(&graph)),
        ]);
        let overall_from = overall_from.unwrap_or_else(|| longest(program, &graph, components, &clean, &weigh))?;
        Ok(Self {
            graph,
            credits,
            best,
            factors,
            unit,
            best_from,
            overall_from: overall_from.into_flattened(),
            clean,
        })
    }

    /// The value of a state that the call can reach.
    pub fn of(&self, program: &Program, state: &State) -> Option<StateValue> {
        self.graph.number(program, state).map(|number| self.of_number(number))
    }

    /// The value of a state by its number.
    pub fn of_number(&self, number: u32) -> StateValue {
        let index = number as usize;
        StateValue {
            best: self.best_from[index],
            overall: self.overall_from[index],
        }
    }

    /// What a step from a state takes away.
    pub fn loss(&self, from: u32, step: &Edge) -> Loss {
        let (before, after, earned) = (self.of_number(from), self.of_number(step.to), step.earned());
        Loss {
            points: [0, 1, 2].map(|d| before.best[d] - earned[d] - after.best[d]),
            overall: before.overall - self.weigh(earned) - after.overall,
        }
    }

    /// Whether a play without a critical breach remains from a state.
    pub fn is_clean(&self, number: u32) -> bool {
        self.clean[number as usize]
    }

    /// Points weighed as the overall mark weighs them, in units.
    pub fn weigh(&self, earned: Earned) -> i64 {
        weighted(self.factors, earned)
    }
}

fn weighted(factors: [i64; 3], earned: Earned) -> i64 {
    factors
        .iter()
        .zip(earned)
        .map(|(factor, points)| factor * i64::from(points))
        .sum()
}

/// Points credited at the start: for each concern, the most that one of its rules that can be broken would take.
fn credits(program: &Program, breakable: &[bool]) -> Earned {
    let mut credits = [0; 3];
    for concern in 0..program.concerns.len() {
        let rules = program.rules.iter().zip(breakable);
        let most = rules
            .filter(|(rule, breakable)| usize::from(rule.concern) == concern && **breakable)
            .filter_map(|(rule, _)| Some((rule.points?, rule.dimension)))
            .max();
        if let Some((points, dimension)) = most {
            credits[dimension as usize] += i32::from(points);
        }
    }
    credits
}

/// Integer weights for an exact weighted sum of shares `points / best`: the common multiple of the bests removes the fractions.
/// A dimension with nothing to earn is not measured and weighs nothing.
fn weighing(weights: Weights, best: Earned) -> ([i64; 3], i64) {
    let weights = [weights.empathy, weights.accuracy, weights.compliance].map(i64::from);
    let measured = |d: usize| best[d] > 0;
    let common = (0..3)
        .filter(|d| measured(*d))
        .fold(1_i64, |common, d| least_common_multiple(common, i64::from(best[d])));
    let factors = [0, 1, 2].map(|d| {
        if measured(d) {
            weights[d] * common / i64::from(best[d])
        } else {
            0
        }
    });
    let unit = (0..3).filter(|d| measured(*d)).map(|d| weights[d] * common).sum();
    (factors, unit)
}

fn least_common_multiple(a: i64, b: i64) -> i64 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

/// States from which the call can end without a critical breach. States that cannot end at all are traps. From states that lead to
/// each other the same can be come to, and a breach is never forgotten, so they are all alike.
fn clean_states(program: &Program, graph: &Graph, components: &Components) -> Result<Vec<bool>, Unvalued> {
    let mut clean = vec![false; graph.len()];
    let mut ends = vec![false; graph.len()];
    for component in components.iter() {
        let (mut can_end, mut can_stay_clean) = (false, true);
        for &state in component {
            let here = graph.state(state);
            can_stay_clean &= !program.is_critical(&here);
            can_end |= program.stage(&here) == Stage::Over;
        }
        let is_clean_end = can_end;
        let mut leads_to_clean = false;
        for to in component.iter().flat_map(|state| graph.targets(*state)) {
            can_end |= ends[*to as usize];
            leads_to_clean |= clean[*to as usize];
        }
        can_stay_clean &= is_clean_end || leads_to_clean;
        for &state in component {
            (ends[state as usize], clean[state as usize]) = (can_end, can_stay_clean);
        }
    }
    match ends.iter().position(|ends| !ends) {
        Some(trap) => Err(Unvalued::Trap(graph.state(trap as u32))),
        None => Ok(clean),
    }
}

/// The most points of each dimension that can be earned from each state; two workers share the dimensions.
fn best_points(
    program: &Program,
    graph: &Graph,
    components: &Components,
    clean: &[bool],
    effort: &Effort<'_>,
) -> Result<Vec<Earned>, Unvalued> {
    let two = |[one, other, _]: Earned| [i64::from(one), i64::from(other)];
    let third = |[.., third]: Earned| [i64::from(third)];
    let of_two = || longest(program, graph, components, clean, &two);
    let of_third = || longest(program, graph, components, clean, &third);
    let mut found = (None, None);
    effort.workers.do_all(vec![
        Box::new(|| found.0 = Some(of_two())),
        Box::new(|| found.1 = Some(of_third())),
    ]);
    let two = found.0.unwrap_or_else(of_two)?.into_iter();
    let third = found.1.unwrap_or_else(of_third)?.into_iter();
    let all = two.zip(third);
    Ok(all
        .map(|([one, other], [third])| [one, other, third].map(|most| most as i32))
        .collect())
}

/// The most that can be earned from each state, by some weighings. While a clean way remains, only clean ways count.
fn longest<const N: usize>(
    program: &Program,
    graph: &Graph,
    components: &Components,
    clean: &[bool],
    weigh: &dyn Fn(Earned) -> [i64; N],
) -> Result<Vec<[i64; N]>, Unvalued> {
    let best_wrap_up =
        |state: &State| std::array::from_fn(|measure| program.best_wrap_up(state, |earned| weigh(earned)[measure]));
    let found: Most<N> = most(
        graph,
        components,
        &Ways {
            end: &|state| (program.stage(state) == Stage::Over).then(|| best_wrap_up(state)),
            step: &|_, earned| weigh(earned),
            // Where all are clean, all steps count.
            clean: clean.contains(&false).then_some(clean),
        },
    );
    match found.gaining.into_iter().flatten().next() {
        Some(circle) => Err(Unvalued::PointsFarm(graph.state(circle[0]))),
        None => Ok(found.from),
    }
}
