//! Whether a number is in its range, and the nearest one that is.

use super::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::{Sentence, sentence};

/// A number in a range.
pub(super) fn within(what: &Sentence, span: Span, value: i64, least: i64, most: i64, found: &mut Vec<Diagnostic>) {
    if (least..=most).contains(&value) {
        return;
    }
    let message = sentence!(
        "{what} is from {least} to {most}, not {value}.",
        "{what}在 {least} 到 {most} 之间，不能是 {value}。";
        what
    );
    let nearest = if value < least { least } else { most };
    // What the range depends on may itself be wrong, and then there is none.
    let help = (least <= most).then(|| {
        sentence!(
            "The nearest that is allowed is {nearest}.",
            "允许的数里最接近的是 {nearest}。"
        )
    });
    found.push(finding("out-of-range", span, message).maybe_help(help));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_number_is_told_where_there_is_one() {
        for (value, least, most, nearest) in [(200, 1, 5, Some("5")), (-1, 0, 5, Some("0")), (7, 1, 0, None)] {
            let mut found = Vec::new();
            let what = sentence!("The level", "难度");
            within(&what, Span::default(), value, least, most, &mut found);
            let told = found[0].help.as_ref().map(|help| help.chinese.as_str());
            let wanted = nearest.map(|nearest| format!("允许的数里最接近的是 {nearest}。"));
            assert_eq!(told, wanted.as_deref(), "{value}");
        }
    }
}
