//! The outline of each kind of place in a picture of a call, and the room that it leaves for words.
//!
//! The picture in a file and the one in the window have the same outlines, so words that are inside the one are inside the other.

use super::call_graph::GraphNodeKind;

/// Around the words of a place whose outline is its box, in points.
const PADDING: i64 = 9;
/// The greatest radius of the ends of a pill, in points.
pub const MOST_ROUND: i64 = 24;
/// How far the points at both sides of a hexagon stick out at the most, in points.
pub const POINTED: i64 = 14;
/// What the two lines of a double outline take with the space between them, in points.
const DOUBLE: i64 = 6;
/// What the bar of a decision takes, in points.
pub const BAR: i64 = 4;

/// The outline of a kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphShape {
    /// A box with round ends: the call begins or ends.
    Pill,
    /// A box with a point at either side: conditions decide.
    Hexagon,
    /// A box with two lines: a detour, and the way back from it.
    Double,
    /// A box with a bar at its left side: it asks for an answer.
    Barred,
    /// A box.
    Plain,
    /// A box of dashes: what works everywhere.
    Dashed,
}

/// The room between the outline's box and the words in it, in points, the same on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GraphMargins {
    /// On the left, and on the right.
    pub beside: i64,
    /// Above, and below.
    pub above: i64,
}

impl GraphShape {
    /// The outline of a kind.
    pub fn of(kind: GraphNodeKind) -> Self {
        match kind {
            GraphNodeKind::Beginning | GraphNodeKind::Ending(_) => Self::Pill,
            GraphNodeKind::Branch => Self::Hexagon,
            GraphNodeKind::Detour | GraphNodeKind::Return => Self::Double,
            GraphNodeKind::Decision => Self::Barred,
            GraphNodeKind::Passage => Self::Plain,
            GraphNodeKind::Softphone | GraphNodeKind::Threshold => Self::Dashed,
        }
    }

    /// The room that the outline takes from the words.
    pub fn margins(self) -> GraphMargins {
        let [beside, above] = match self {
            // The first and the last line stand where the ends are still round.
            Self::Pill => [8, 0],
            Self::Hexagon => [POINTED, 0],
            Self::Double => [DOUBLE, DOUBLE],
            Self::Barred => [BAR, 0],
            Self::Plain | Self::Dashed => [0, 0],
        };
        GraphMargins {
            beside: PADDING + beside,
            above: PADDING + above,
        }
    }
}
