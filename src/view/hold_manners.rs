//! Asking before a hold: whether the rules of a call want it, and which of its options do it.

use crate::sim::program::Program;
use crate::sim::program::parts::{ActId, CompiledChoice, CompiledForm, Flow};
use crate::sim::program::step::BuiltIn;

/// Whether a rule of the call wants the caller to be asked before a hold, and an option of the call does so.
pub fn is_asked_first(program: &Program) -> bool {
    let decisions = program.nodes.iter().filter_map(|node| match &node.flow {
        Flow::Ask(decision) => Some(decision),
        _ => None,
    });
    decisions
        .flat_map(|decision| &decision.choices)
        .any(|choice| asks(program, choice))
}

/// Whether an option does what must come before a hold.
pub fn asks(program: &Program, choice: &CompiledChoice) -> bool {
    choice
        .reaction
        .effects
        .acts
        .iter()
        .any(|act| acts_before_hold(program).any(|first| first == *act))
}

/// Whether a rule, by its place in the program, is about what must come before a hold.
pub fn is_about_asking(program: &Program, rule: u16) -> bool {
    let rule = program.rules.get(usize::from(rule));
    rule.is_some_and(|rule| before_hold(program, rule.form).is_some())
}

fn acts_before_hold(program: &Program) -> impl Iterator<Item = ActId> {
    program.rules.iter().filter_map(|rule| before_hold(program, rule.form))
}

fn before_hold(program: &Program, form: CompiledForm) -> Option<ActId> {
    let hold = program.built_in_acts[BuiltIn::PutOnHold as usize]?;
    match form {
        CompiledForm::Before { first, then, .. } if then == hold => Some(first),
        _ => None,
    }
}
