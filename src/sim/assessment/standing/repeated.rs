//! What somebody has said already: saying it once more would be a second event that changes nothing.

use super::Standing;
use crate::sim::assessment::event::Saying;
use crate::sim::score::mark::Mark;
use crate::sim::sentence::{Sentence, sentence};

impl Standing {
    /// Why it is of no use that a key says this again, if it has said it and that stands. The events of others count as they are:
    /// this is for whoever is about to write one, and refuses none that is written.
    pub fn repeated(&self, by: &str, saying: &Saying) -> Option<Sentence> {
        match saying {
            // Closed on two machines, the second close says which marks are meant.
            Saying::Close => {
                let own = self.assessors.iter().find(|one| one.by == by)?;
                (own.closed.len() == 1).then(|| {
                    sentence!(
                        "You have closed your marks of this session already, and they count. To change them, use \"reopen\" with a reason first.",
                        "你已经提交过这次通话的评分，评分有效。要修改，请先用“reopen”说明理由重新打开。"
                    )
                })
            }
            Saying::Dispute {
                turn,
                dimension,
                against,
                tenths,
                ..
            } => {
                let same = self.disputes.iter().find(|one| {
                    (one.by.as_str(), one.turn, one.dimension) == (by, *turn, *dimension)
                        && (&one.against, one.tenths) == (against, *tenths)
                })?;
                let (event, mark): (String, Mark) =
                    (same.event.chars().take(12).collect(), Mark(i64::from(same.tenths)));
                Some(match same.answers.is_empty() {
                    true => sentence!(
                        "You have disputed this mark of {mark} at turn {turn} already ({event}); somebody else has to answer it.",
                        "你已经对第 {turn} 轮的这个分数 {mark} 提出过异议（{event}），正等别人答复。"
                    ),
                    false => sentence!(
                        "You have disputed this mark of {mark} at turn {turn} already ({event}), and it has been answered.",
                        "你已经对第 {turn} 轮的这个分数 {mark} 提出过异议（{event}），并且已有答复。"
                    ),
                })
            }
            _ => None,
        }
    }
}
