//! The examples of the table: a few lines as authors write them, and where they belong.
//!
//! A test puts them into the smallest call, `tests/data/check/ok/minimal.ron`, and the shared files beside it: lines that begin
//! with the name of a field take the place of that field of the call, or are added to it, and entries in `( )` stand at the
//! example's place.

/// Two ways to write the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Where it stands.
    pub place: Place,
    /// What causes the finding.
    pub bad: &'static str,
    /// What does not.
    pub good: &'static str,
}

/// Where an example stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Fields of a call.
    Call,
    /// The first node of a call.
    Node,
    /// Further nodes; the option `listen` leads to the first of them.
    Nodes,
    /// Options of a decision, in place of the option `listen`.
    Option,
    /// What is said at a node.
    Says,
    /// An entry of a table of translations; the table has every other entry.
    Table,
    /// A rule of a pack.
    Rule,
    /// A fact of a pack.
    Fact,
    /// A whole file of this name.
    File(&'static str),
    /// Nothing that can be shown in a few lines; the two sides are told in words.
    Told,
}

impl Place {
    /// Where to write it, in a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Call => "in a call",
            Self::Node | Self::Nodes => "in nodes of a call",
            Self::Option => "in options of a decision",
            Self::Says => "in says of a node",
            Self::Table => "in texts of a translation",
            Self::Rule => "in rules of a pack",
            Self::Fact => "in facts of a pack",
            Self::File(name) => name,
            Self::Told => "in words",
        }
    }
}

pub(super) const fn call(bad: &'static str, good: &'static str) -> Example {
    at(Place::Call, bad, good)
}

pub(super) const fn node(bad: &'static str, good: &'static str) -> Example {
    at(Place::Node, bad, good)
}

pub(super) const fn nodes(bad: &'static str, good: &'static str) -> Example {
    at(Place::Nodes, bad, good)
}

pub(super) const fn option(bad: &'static str, good: &'static str) -> Example {
    at(Place::Option, bad, good)
}

pub(super) const fn says(bad: &'static str, good: &'static str) -> Example {
    at(Place::Says, bad, good)
}

pub(super) const fn table(bad: &'static str, good: &'static str) -> Example {
    at(Place::Table, bad, good)
}

pub(super) const fn rule(bad: &'static str, good: &'static str) -> Example {
    at(Place::Rule, bad, good)
}

pub(super) const fn fact(bad: &'static str, good: &'static str) -> Example {
    at(Place::Fact, bad, good)
}

pub(super) const fn file(name: &'static str, bad: &'static str, good: &'static str) -> Example {
    at(Place::File(name), bad, good)
}

pub(super) const fn told(bad: &'static str, good: &'static str) -> Example {
    at(Place::Told, bad, good)
}

const fn at(place: Place, bad: &'static str, good: &'static str) -> Example {
    Example { place, bad, good }
}
