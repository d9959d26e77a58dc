//! What a surface bot's result says, in a sentence.

use super::{CueResult, MOST_MARK, MOST_PASSES, MOST_SEPARATION};

/// What somebody has to hear whose options give themselves away.
pub(in crate::sim::prove) fn too_good(result: &CueResult) -> String {
    let options: Vec<String> = result
        .give_aways
        .iter()
        .map(|found| format!("{}/{}", found.node, found.option))
        .collect();
    let mut missed = Vec::new();
    if let Some(mark) = result.mark.filter(|mark| *mark > MOST_MARK) {
        missed.push(format!("gets {mark} on average, and {MOST_MARK} is the bound"));
    }
    if let Some(passes) = result.passes.filter(|passes| *passes > MOST_PASSES) {
        missed.push(format!(
            "passes in {passes} of 1000 calls, and {MOST_PASSES} is the bound"
        ));
    }
    if result.separates() {
        missed.push(format!(
            "finds the best option in {} of 1000 comparisons, and {MOST_SEPARATION} is the bound",
            result.separation
        ));
    }
    let standing_out = match options.is_empty() {
        true => String::new(),
        false => format!(" Best options that stand out by it: {}.", options.join(", ")),
    };
    format!(
        "Whoever always takes {} in the language {} {}.{standing_out}",
        result.cue.meaning(),
        result.language,
        missed.join("; ")
    )
}
