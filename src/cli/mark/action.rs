//! What can be said about a record, as options.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::sayings::tenths;
use crate::sim::assessment::event::Decision;
use crate::sim::scenario::model::Dimension;

/// What is said about a record.
#[derive(Debug, Subcommand)]
pub enum MarkAction {
    /// The computed mark is right.
    Confirm {
        /// Only this dimension; without it, every one that the call measures.
        #[arg(long, value_enum)]
        dimension: Vec<DimensionWord>,
    },
    /// A dimension deserves another mark.
    Override {
        /// The dimension.
        #[arg(long, value_enum)]
        dimension: DimensionWord,
        /// The mark, 0 to 100 with at most one digit after the point.
        #[arg(long, value_parser = tenths)]
        mark: u32,
        /// The turn that it is about.
        #[arg(long)]
        turn: Option<u32>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Give points for items of a form, as in --give greeting=3.
    Item {
        /// The form's file.
        #[arg(long, value_name = "FILE")]
        form: PathBuf,
        /// An item and its points; may be repeated.
        #[arg(long, value_name = "ITEM=POINTS", required = true)]
        give: Vec<String>,
        /// A remark, kept with each of them.
        #[arg(long)]
        comment: Option<String>,
    },
    /// An item of a form does not apply, or a turn does not count: what was lost in it is given back.
    NotApplicable {
        /// The turn.
        #[arg(long, conflicts_with_all = ["form", "item"], required_unless_present = "item")]
        turn: Option<u32>,
        /// The form's file.
        #[arg(long, value_name = "FILE", requires = "item")]
        form: Option<PathBuf>,
        /// The item.
        #[arg(long, requires = "form")]
        item: Option<String>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// A turn counts after all.
    Count {
        /// The turn.
        #[arg(long)]
        turn: u32,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Rate the whole call, beside the checklist.
    Global {
        /// 1 clearly not good enough, 2 borderline, 3 good enough, 4 good, 5 outstanding.
        #[arg(long)]
        rating: u32,
        /// A remark.
        #[arg(long)]
        comment: Option<String>,
    },
    /// Add a remark that changes no mark.
    Comment {
        /// The remark.
        #[arg(long)]
        text: String,
        /// The turn that it is about.
        #[arg(long)]
        turn: Option<u32>,
    },
    /// Complete your marks.
    Close,
    /// Go on with marks that you have closed.
    Reopen {
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Look at the marks of others before you close your own; it is recorded, and your later marks are shown as not blind.
    Unblind {
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Say that a mark is too low.
    Dispute {
        /// The turn that it is about.
        #[arg(long)]
        turn: u32,
        /// The dimension.
        #[arg(long, value_enum)]
        dimension: DimensionWord,
        /// The mark that is proposed.
        #[arg(long, value_parser = tenths)]
        proposed: u32,
        /// Whose mark it is: a trusted name, a key, or "computed"; without it, the only assessor who has closed, else the computed one.
        #[arg(long, value_name = "WHO")]
        against: Option<String>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Answer a dispute of somebody else about the mark of somebody else.
    Answer {
        /// The dispute's event, or the beginning of it.
        #[arg(long, value_name = "EVENT")]
        dispute: String,
        /// The mark that is granted, not below the disputed one; without it, the mark is upheld.
        #[arg(long, value_parser = tenths)]
        granted: Option<u32>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Say what holds where assessors differ.
    Moderate {
        /// A dimension and its mark, as in empathy=80; one for each that the call measures.
        #[arg(long, value_name = "DIMENSION=MARK", required = true)]
        mark: Vec<String>,
        /// A critical rule or a fatal item fails the call.
        #[arg(long)]
        fails: bool,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Decide what follows from the record.
    Decide {
        /// What.
        #[arg(value_enum)]
        decision: DecisionWord,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// A dimension as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DimensionWord {
    /// Whether the person was met.
    Empathy,
    /// Whether facts, sums and products were right.
    Accuracy,
    /// Whether rules were kept.
    Compliance,
}

/// A decision as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DecisionWord {
    /// It is passed.
    Pass,
    /// It is not passed.
    Fail,
    /// It counts as if it had never been.
    Void,
    /// It may go on where it was stopped.
    Resume,
}

impl From<DimensionWord> for Dimension {
    fn from(word: DimensionWord) -> Self {
        match word {
            DimensionWord::Empathy => Self::Empathy,
            DimensionWord::Accuracy => Self::Accuracy,
            DimensionWord::Compliance => Self::Compliance,
        }
    }
}

impl From<DecisionWord> for Decision {
    fn from(word: DecisionWord) -> Self {
        match word {
            DecisionWord::Pass => Self::Pass,
            DecisionWord::Fail => Self::Fail,
            DecisionWord::Void => Self::Void,
            DecisionWord::Resume => Self::Resume,
        }
    }
}
