//! What to do about plays of a file that no longer fit: mend the call, or keep the plays anew.

use std::collections::BTreeSet;

use super::rules_table::is_of_flow;
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::sentence::{Sentence, sentence};

/// Adds what can be done about the plays of one call that no longer fit. Where something is wrong with the call itself, a play may fail
/// because of that alone; and where several fail at once, it is more often the call than the plays. `file` is the call's own file: what is
/// wrong with a translation makes no play fail.
pub(super) fn tell_of_stale_plays(file: &str, found: &mut [Diagnostic]) {
    let is_call_at_fault = found.iter().any(|finding| {
        let is_of_call = !finding.of_play && finding.file == file;
        is_of_call && (finding.severity == Severity::Error || is_of_flow(finding.code))
    });
    // A table that has errors locks the call like the call's own file, so that plays cannot be kept anew before it is mended.
    let mut locking = found.iter().filter(|finding| finding.locks() && finding.file != file);
    let locking = locking.next().map(|finding| finding.file.clone());
    let failing = found.iter().filter(|finding| is_stale(finding));
    let plays: BTreeSet<Option<String>> = failing.map(|finding| finding.place.clone()).collect();
    let count = plays.len();
    for finding in found.iter_mut().filter(|finding| is_stale(finding)) {
        let advice = advice(&finding.file, is_call_at_fault, locking.as_deref(), count);
        finding.help = Some(match finding.help.take() {
            Some(before) => before.then(&advice),
            None => advice,
        });
    }
}

fn is_stale(finding: &Diagnostic) -> bool {
    finding.of_play && finding.severity == Severity::Error
}

fn advice(file: &str, is_call_at_fault: bool, locking: Option<&str>, count: usize) -> Sentence {
    if is_call_at_fault {
        return sentence!(
            "Mend what else is found in the call first: the play may fail only because of that. If it still does: rolecall bless --again {file}",
            "请先改正通话里的其他问题：走法可能只是因此才不对。改好后仍然不对的话：rolecall bless --again {file}"
        );
    }
    let what_to_do = match count {
        0 | 1 if locking.is_some() => sentence!(
            "What to do with the play: rolecall bless --again {file}",
            "这个走法怎么办：rolecall bless --again {file}"
        ),
        0 | 1 => sentence!(
            "The call itself can be played; what to do with the play: rolecall bless --again {file}",
            "通话本身照样能打；这个走法怎么办：rolecall bless --again {file}"
        ),
        _ => sentence!(
            "{count} plays no longer fit, so look at the call first: rolecall prove {file}. If it is right as it is: rolecall bless --again {file}",
            "有 {count} 个走法对不上了，请先看看通话本身：rolecall prove {file}。如果通话就该这样：rolecall bless --again {file}"
        ),
    };
    match locking {
        None => what_to_do,
        Some(other) => sentence!(
            "Mend {other} first: its errors lock the call, though no play fails because of them.",
            "请先改正 {other}：其中的错误让通话不能打，不过走法不是因此才不对。"
        )
        .then(&what_to_do),
    }
}
