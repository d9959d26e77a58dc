//! A compiled condition: tests of fields that lead on to each other, so that it is answered by one walk without calls.

use super::state::{Field, State};

/// A condition as it was written. Countries are gone: a program belongs to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cond {
    /// Holds or does not, whatever the state.
    Always(bool),
    /// A field is at least this.
    AtLeast(Field, u32),
    /// A field is exactly this.
    Equals(Field, u32),
    /// The opposite.
    Not(Box<Cond>),
    /// All of them.
    All(Vec<Cond>),
    /// At least one.
    Any(Vec<Cond>),
}

/// A condition that a state answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The last one stands first, so every test leads to one before it or to an answer.
    tests: Vec<Test>,
    /// The test that is asked first, or the answer.
    first: u32,
    constant: Option<bool>,
    can_hold: bool,
}

/// Whether a field is in a range, and the test or answer that follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Test {
    field: Field,
    least: u32,
    most: u32,
    if_so: u32,
    if_not: u32,
}

/// The answers stand behind all tests.
const HOLDS: u32 = u32::MAX;
const FAILS: u32 = u32::MAX - 1;

impl Condition {
    /// Whether the condition holds in a state.
    #[inline]
    pub fn holds(&self, state: &State) -> bool {
        let mut next = self.first;
        while let Some(test) = self.tests.get(next as usize) {
            let value = state.get(test.field) as u32;
            let is_so = value >= test.least && value <= test.most;
            next = if is_so { test.if_so } else { test.if_not };
        }
        next == HOLDS
    }

    /// The answer, if it was written as one that no state changes: that of another country, or none at all.
    pub fn constant(&self) -> Option<bool> {
        self.constant
    }

    /// Whether it can hold in some state, as far as its own form says: what belongs to another country cannot.
    pub fn can_hold(&self) -> bool {
        self.can_hold
    }

    /// Calls back for every field that is read.
    pub fn for_each_field(&self, see: &mut impl FnMut(Field)) {
        self.tests.iter().for_each(|test| see(test.field));
    }

    /// Lays tests so that they lead to one answer if a part holds and to the other if not; returns where to begin.
    fn lay(&mut self, part: &Cond, if_so: u32, if_not: u32) -> u32 {
        match part {
            Cond::Always(true) => if_so,
            Cond::Always(false) => if_not,
            Cond::AtLeast(field, least) => self.lay_test(*field, [*least, u32::MAX], if_so, if_not),
            Cond::Equals(field, value) => self.lay_test(*field, [*value; 2], if_so, if_not),
            Cond::Not(inner) => self.lay(inner, if_not, if_so),
            Cond::All(parts) => parts
                .iter()
                .rev()
                .fold(if_so, |next, part| self.lay(part, next, if_not)),
            Cond::Any(parts) => parts
                .iter()
                .rev()
                .fold(if_not, |next, part| self.lay(part, if_so, next)),
        }
    }

    fn lay_test(&mut self, field: Field, [least, most]: [u32; 2], if_so: u32, if_not: u32) -> u32 {
        self.tests.push(Test {
            field,
            least,
            most,
            if_so,
            if_not,
        });
        self.tests.len() as u32 - 1
    }
}

impl From<Cond> for Condition {
    fn from(written: Cond) -> Self {
        let mut condition = Self {
            tests: Vec::new(),
            first: FAILS,
            constant: match written {
                Cond::Always(holds) => Some(holds),
                _ => None,
            },
            can_hold: written.can_hold(),
        };
        condition.first = condition.lay(&written, HOLDS, FAILS);
        condition
    }
}

impl Cond {
    fn can_hold(&self) -> bool {
        match self {
            Self::Always(holds) => *holds,
            Self::AtLeast(..) | Self::Equals(..) => true,
            Self::Not(inner) => **inner != Self::Always(true),
            Self::All(parts) => parts.iter().all(Self::can_hold),
            Self::Any(parts) => parts.iter().any(Self::can_hold),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::Layout;
    use super::*;

    /// The same question asked of the tree.
    fn answer(written: &Cond, state: &State) -> bool {
        match written {
            Cond::Always(holds) => *holds,
            Cond::AtLeast(field, least) => state.get(*field) >= u64::from(*least),
            Cond::Equals(field, value) => state.get(*field) == u64::from(*value),
            Cond::Not(inner) => !answer(inner, state),
            Cond::All(parts) => parts.iter().all(|part| answer(part, state)),
            Cond::Any(parts) => parts.iter().any(|part| answer(part, state)),
        }
    }

    /// All trees of so many levels over two fields; the parts of a group are two.
    fn trees(levels: u32, fields: [Field; 2]) -> Vec<Cond> {
        let mut leaves = vec![Cond::Always(true), Cond::Always(false)];
        leaves.extend([Cond::AtLeast(fields[0], 2), Cond::Equals(fields[1], 1)]);
        let mut all = leaves.clone();
        all.extend([Cond::All(Vec::new()), Cond::Any(Vec::new())]);
        for _ in 0..levels {
            let inner = all.clone();
            all.extend(inner.iter().map(|part| Cond::Not(Box::new(part.clone()))));
            for leaf in &leaves {
                all.extend(inner.iter().map(|part| Cond::All(vec![leaf.clone(), part.clone()])));
                all.extend(inner.iter().map(|part| Cond::Any(vec![part.clone(), leaf.clone()])));
            }
        }
        all
    }

    #[test]
    fn the_tests_answer_as_the_tree_does() {
        let mut layout = Layout::default();
        let fields = [layout.field(3).unwrap(), layout.field(1).unwrap()];
        for written in trees(2, fields) {
            let condition = Condition::from(written.clone());
            for value in 0..8 {
                let mut state = State::default();
                state.set(fields[0], value / 2);
                state.set(fields[1], value % 2);
                assert_eq!(
                    condition.holds(&state),
                    answer(&written, &state),
                    "{written:?} in {state:?}"
                );
            }
        }
    }

    #[test]
    fn what_cannot_be_reached_is_read_all_the_same() {
        let mut layout = Layout::default();
        let field = layout.field(3).unwrap();
        let condition = Condition::from(Cond::All(vec![Cond::Always(false), Cond::AtLeast(field, 2)]));
        let mut read = Vec::new();
        condition.for_each_field(&mut |field| read.push(field));
        assert_eq!(read, [field]);
        assert_eq!(condition.constant(), None);
    }
}
