//! What is told of fields that are only misspelt, or missing, or far too many.

use std::collections::BTreeMap;

use super::mistakes::MOST_MISTAKES;
use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};

/// A field that is only misspelt is told of once, where it stands, and not as missing from its group as well. The groups around that
/// one may lack a field of the same name, which is another mistake.
pub(super) fn forget_misspelt(noted: &mut Vec<Diagnostic>, groups: &BTreeMap<Span, Span>) {
    let misspelt = noted.iter().filter(|mistake| mistake.code == "unknown-field");
    let forgotten = misspelt.filter_map(|mistake| {
        let group = groups.get(&mistake.span)?;
        Some((*group, missing(&mistake.fix.as_ref()?.text)))
    });
    let mut forgotten: Vec<(Span, Sentence)> = forgotten.collect();
    forgotten.sort_unstable_by_key(|(group, _)| *group);
    noted.retain(|mistake| {
        let first = forgotten.partition_point(|(group, _)| *group < mistake.span);
        let mut of_group = forgotten[first..]
            .iter()
            .take_while(|(group, _)| *group == mistake.span);
        mistake.code != "missing-field" || !of_group.any(|(_, told)| mistake.message == *told)
    });
}

/// A field that its group needs and does not have.
pub(super) fn missing(field: &str) -> Sentence {
    sentence!("The field `{field}` is missing.", "少了字段 `{field}`。")
}

/// Why the rest of a file is not read.
pub(super) fn too_many() -> Sentence {
    sentence!(
        "There are {MOST_MISTAKES} mistakes before this, and nothing was read from here on. Mend the first ones and check again: mostly one of them is the cause of many.",
        "这之前已有 {MOST_MISTAKES} 处错误，从这里起没有再读。请先改好最前面的几处再检查：往往是其中一处引起了许多处。"
    )
}
