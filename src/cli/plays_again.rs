//! What `check --marks` tells of the plays of each call: how many were played again, and whether each still gets its mark.
//!
//! Where all is well there is no finding, and whoever has asked for the marks wants to see that they were looked at.

use crate::sim::check::PlaysAgain;
use crate::sim::sentence::{Sentence, sentence};

/// How the plays of one call came out.
pub(super) fn told(call: &str, plays: PlaysAgain) -> Sentence {
    let PlaysAgain { all, of_mark, other } = plays;
    if all == 0 {
        return sentence!(
            "{call}: no plays are kept in its file; \"rolecall bless\" keeps one.",
            "{call}：文件里没有保存走法；“rolecall bless”可以保存一个。"
        );
    }
    let (were, lead, alike) = match all {
        1 => ("play was", "it leads where it says", "结果和写的一样"),
        _ => ("plays were", "each leads where it says", "走到的地方都和写的一样"),
    };
    let begun = sentence!("{call}: {all} {were} played again", "{call}：重新走了一遍 {all} 个走法");
    let outcome = if other > 0 {
        sentence!(
            "{as_written} as written, {other} otherwise (see above).",
            "{as_written} 个和写的一样，{other} 个不一样（见上文）。",
            as_written = all.saturating_sub(other)
        )
    } else if of_mark == 0 {
        sentence!(
            "{lead}; no mark is expected (Passes, Fails, OverallAtLeast).",
            "{alike}；没有写期望的得分（Passes、Fails、OverallAtLeast）。"
        )
    } else if of_mark == all {
        sentence!(
            "{lead} and gets the mark that it expects.",
            "{alike}，得分也和期望的一致。"
        )
    } else {
        let expect = match of_mark {
            1 => "the one that expects a mark gets it".to_owned(),
            _ => format!("the {of_mark} that expect a mark get it"),
        };
        sentence!(
            "{lead}, and {expect}.",
            "{alike}；其中 {of_mark} 个写了期望的得分，算出来的也一致。"
        )
    };
    sentence!("{begun}; {outcome}", "{begun}，{outcome}"; begun, outcome)
}
