//! What can be said about a record, as options.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::sayings::tenths;
use crate::sim::assessment::event::Decision;
use crate::sim::scenario::model::Dimension;

/// What is said about a record.
#[derive(Debug, Subcommand)]
pub enum MarkAction {
    /// The computed mark is right, turns that you leave out given back.
    #[command(after_help = example("rolecall mark RECORD confirm"))]
    Confirm {
        /// Only this dimension; without it, every one that the call measures.
        #[arg(long, value_enum)]
        dimension: Vec<DimensionWord>,
    },
    /// A dimension deserves another mark; turns that do not count change nothing of it.
    #[command(after_help = example(
        "rolecall mark RECORD override --dimension empathy --mark 82.5 --turn 4 --reason \"The apology was sincere.\""
    ))]
    Override {
        /// The dimension.
        #[arg(long, value_enum)]
        dimension: DimensionWord,
        /// The mark, 0 to 100 with at most one digit after the point.
        #[arg(long, value_parser = tenths)]
        mark: u32,
        /// The turn that it is about; the mark is that of the whole dimension all the same.
        #[arg(long)]
        turn: Option<u32>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Give points for items of a form, as in --give tone=3.
    #[command(after_help = example(
        "rolecall mark RECORD item --form assets/forms/voice-and-note.ron --give tone=3 --give respect=1"
    ))]
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
    /// An item of a form does not apply, or a turn does not count: what was lost in it is given back in each dimension that is confirmed.
    #[command(after_help = example(
        "rolecall mark RECORD not-applicable --turn 4 --reason \"The line was not heard.\""
    ))]
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
    #[command(after_help = example(
        "rolecall mark RECORD count --turn 4 --reason \"It was heard after all.\""
    ))]
    Count {
        /// The turn.
        #[arg(long)]
        turn: u32,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Rate the whole call, beside the checklist.
    #[command(after_help = example("rolecall mark RECORD global --rating 4"))]
    Global {
        /// 1 clearly not good enough, 2 borderline, 3 good enough, 4 good, 5 outstanding.
        #[arg(long)]
        rating: u32,
        /// A remark.
        #[arg(long)]
        comment: Option<String>,
    },
    /// Add a remark that changes no mark.
    #[command(after_help = example(
        "rolecall mark RECORD comment --turn 4 --text \"A calm voice.\""
    ))]
    Comment {
        /// The remark.
        #[arg(long)]
        text: String,
        /// The turn that it is about.
        #[arg(long)]
        turn: Option<u32>,
    },
    /// Complete your marks.
    #[command(after_help = example("rolecall mark RECORD close"))]
    Close {
        /// Close although a form that was begun lacks items; it counts for nothing then.
        #[arg(long)]
        incomplete: bool,
    },
    /// Go on with marks that you have closed.
    #[command(after_help = example(
        "rolecall mark RECORD reopen --reason \"One item was left out.\""
    ))]
    Reopen {
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Look at the marks of others before you close your own, as whoever moderates or answers has to; it is recorded, and your later marks are shown as not blind.
    #[command(after_help = example(
        "rolecall mark RECORD unblind --reason \"We mark this one together.\""
    ))]
    Unblind {
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Say that a mark is too low.
    #[command(after_help = example(
        "rolecall mark RECORD dispute --turn 4 --dimension accuracy --proposed 90 --reason \"The figure was right.\""
    ))]
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
    #[command(after_help = example(
        "rolecall mark RECORD answer --dispute 1f0c22 --granted 85 --reason \"It was, but late.\""
    ))]
    Answer {
        /// The dispute's event, or the beginning of it.
        #[arg(long, value_name = "EVENT")]
        dispute: String,
        /// The mark that is granted, not below the disputed one: from then on the least that this dimension of the call has. Without it, the mark is upheld.
        #[arg(long, value_parser = tenths)]
        granted: Option<u32>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Say what holds where assessors differ; whoever has not marked the call signs "unblind" first.
    #[command(after_help = example(
        "rolecall mark RECORD moderate --mark empathy=80 --mark accuracy=85 --mark compliance=100 --reason \"Agreed.\""
    ))]
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
    #[command(after_help = example(
        "rolecall mark RECORD decide fail --reason \"Stopped after two minutes.\""
    ))]
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

/// What stands below the help of each of them.
fn example(typed: &str) -> String {
    format!(
        "Example:
  {typed}

Exit codes: 0 saved, 1 it would not count and was not saved, or the record is not in order, 2 usage or cannot run."
    )
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
