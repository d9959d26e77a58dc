//! The statistics of one item and of its options, as plain data.

use serde::Serialize;

use super::discrimination::Discrimination;
use super::item_flags::{Band, OptionFlag, OptionRole, band, option_flags};
use super::item_tally::{ItemTally, OptionTally};
use super::items::{Item, ItemKind, ItemOption};
use super::run::FULL_MARK;
use super::share::Share;
use crate::sim::program::parts::TextId;

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemStatistics {
    /// The node's id, `wrap-up/disposition`, or `wrap-up/notes/ID`.
    pub id: String,
    /// What it is.
    pub kind: ItemKind,
    /// How many runs came to it.
    pub answered: u64,
    /// Of these, those whose time ran out.
    pub expired: Share,
    /// Of these, those that ended the call or handed it on instead, or left the list blank.
    pub left: Share,
    /// How easy it is: the share of the loss avoided, `1 - what was lost / the most that could have been lost`, 0 to 1.
    /// (The facility of a question with partial marks.) None when nothing can be lost.
    pub difficulty: Option<f64>,
    /// Its 95 % interval.
    pub difficulty_interval: Option<[f64; 2]>,
    /// How well it separates weak from strong: of the share of the loss avoided.
    pub discrimination: Discrimination,
    /// The same in a word.
    pub band: Option<Band>,
    /// Its options.
    pub options: Vec<OptionStatistics>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OptionStatistics {
    /// Its id.
    pub id: String,
    /// What it says, in the program's table of texts.
    #[serde(skip)]
    pub label: TextId,
    /// How many of those who were offered it took it.
    pub taken: Share,
    /// Whether it is right to take it.
    pub role: OptionRole,
    /// What it costs on average, in marks of 100; none if it was never offered.
    pub mean_loss: Option<f64>,
    /// How easy it is to judge: the share that took it if it is best, the share that left it if it costs; none if that depends.
    pub difficulty: Option<f64>,
    /// How taking it goes together with the rest of the mark. Positive: the stronger take it.
    pub discrimination: Discrimination,
    /// What is odd about it.
    pub flags: Vec<OptionFlag>,
}

impl ItemStatistics {
    /// From what was counted.
    pub fn new(item: &Item, tally: &ItemTally) -> Self {
        let lost = tally.losses.ratio();
        let discrimination = Discrimination::new(&tally.with_rest, tally.avoided_at_ends());
        let options = item.options.iter().zip(&tally.options);
        Self {
            id: item.id.clone(),
            kind: item.kind,
            answered: tally.answered,
            expired: Share::new(tally.expired, tally.answered),
            left: Share::new(tally.left, tally.answered),
            difficulty: lost.map(|(share, _)| 1.0 - share),
            difficulty_interval: lost
                .map(|(_, [least, most])| [1.0 - most, 1.0 - least].map(|end| end.clamp(0.0, 1.0))),
            band: band(tally.answered, &discrimination, tally.most_offered),
            discrimination,
            options: options
                .map(|(option, tally)| OptionStatistics::new(option, tally))
                .collect(),
        }
    }
}

impl OptionStatistics {
    fn new(option: &ItemOption, tally: &OptionTally) -> Self {
        let taken = Share::new(tally.taken, tally.offered);
        let role = OptionRole::new(tally);
        let discrimination = Discrimination::new(&tally.with_rest, tally.taken_at_ends());
        let per_mark = (FULL_MARK / 100) as f64;
        Self {
            id: option.id.clone(),
            label: option.label,
            role,
            mean_loss: (tally.offered > 0).then(|| tally.loss as f64 / tally.offered as f64 / per_mark),
            difficulty: taken.share.and_then(|share| match role {
                OptionRole::Best => Some(share),
                OptionRole::Depends => None,
                OptionRole::Costs => Some(1.0 - share),
            }),
            flags: option_flags(&taken, role, &discrimination),
            taken,
            discrimination,
        }
    }
}
