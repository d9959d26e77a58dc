//! Reading a compiled condition.

use super::parts::Cond;
use super::state::{Field, State};

impl Cond {
    /// Whether the condition holds in a state.
    #[inline]
    pub fn holds(&self, state: &State) -> bool {
        match self {
            Self::Always(holds) => *holds,
            Self::AtLeast(field, least) => state.get(*field) >= *least,
            Self::Equals(field, value) => state.get(*field) == *value,
            Self::Not(inner) => !inner.holds(state),
            Self::All(parts) => parts.iter().all(|part| part.holds(state)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(state)),
        }
    }

    /// Whether it can hold in some state, as far as its own form says: what belongs to another country cannot.
    pub fn can_hold(&self) -> bool {
        match self {
            Self::Always(holds) => *holds,
            Self::AtLeast(..) | Self::Equals(..) => true,
            Self::Not(inner) => **inner != Self::Always(true),
            Self::All(parts) => parts.iter().all(Self::can_hold),
            Self::Any(parts) => parts.iter().any(Self::can_hold),
        }
    }

    /// Calls back for every field that is read.
    pub fn for_each_field(&self, see: &mut impl FnMut(Field)) {
        match self {
            Self::Always(_) => {}
            Self::AtLeast(field, _) | Self::Equals(field, _) => see(*field),
            Self::Not(inner) => inner.for_each_field(see),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.for_each_field(see);
                }
            }
        }
    }
}
