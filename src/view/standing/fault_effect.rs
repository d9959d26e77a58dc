//! What a fault changes in a record, in a sentence.

use super::wording;
use crate::sim::assessment::fault_effect::TouchedRecord;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::sentence::{Sentence, sentence};

/// What stood before and what stands with it.
pub fn change(record: &TouchedRecord) -> Sentence {
    let line = match (&record.before, &record.after) {
        (Some(old), Some(new)) if old == new => {
            let mark = new.overall;
            sentence!("{mark} stays", "{mark} 不变")
        }
        (Some(old), Some(new)) => {
            // No form is at hand where many records are told of.
            let forms = Forms::new();
            let (old, new) = (wording::outcome(old, &forms), wording::outcome(new, &forms));
            sentence!("{old} becomes {new}", "{old} 改为 {new}"; old, new)
        }
        _ => sentence!("no mark stands", "没有有效分数"),
    };
    match record.is_kept_back {
        false => line,
        true => sentence!(
            "computed: {line}; others have marked it, and you see how once you have closed your own marks",
            "系统计算：{line}；已有别人评过，您提交自己的评分后才看得到怎么评的";
            line
        ),
    }
}
