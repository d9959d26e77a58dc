//! What a surface bot's result says, in a sentence.

use crate::sim::sentence::Sentence;

use super::{CueResult, MOST_MARK, MOST_PASSES, MOST_SEPARATION};

/// What somebody has to hear whose options give themselves away.
pub(in crate::sim::prove) fn too_good(result: &CueResult) -> Sentence {
    Sentence::in_both(|is_chinese| match is_chinese {
        false => english(result),
        true => chinese(result),
    })
}

fn english(result: &CueResult) -> String {
    let options = options(result, false);
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
        "Whoever always takes {}{} {}.{standing_out}",
        result.cue.meaning(),
        result
            .language
            .as_ref()
            .map(|language| format!(" in the language {language}"))
            .unwrap_or_default(),
        missed.join("; ")
    )
}

fn chinese(result: &CueResult) -> String {
    let options = options(result, true);
    let mut missed = Vec::new();
    if let Some(mark) = result.mark.filter(|mark| *mark > MOST_MARK) {
        missed.push(format!("平均得 {mark} 分，上限是 {MOST_MARK}"));
    }
    if let Some(passes) = result.passes.filter(|passes| *passes > MOST_PASSES) {
        missed.push(format!("1000 通里通过 {passes} 通，上限是 {MOST_PASSES}"));
    }
    if result.separates() {
        missed.push(format!(
            "1000 次比较里有 {} 次选中最好的选项，上限是 {MOST_SEPARATION}",
            result.separation
        ));
    }
    let standing_out = match options.is_empty() {
        true => String::new(),
        false => format!("因此显眼的最好选项：{}。", options.join("、")),
    };
    format!(
        "{}谁要是总选{}：{}。{standing_out}",
        result
            .language
            .as_ref()
            .map(|language| format!("在语言 {language} 里，"))
            .unwrap_or_default(),
        result.cue.meaning_in_chinese(),
        missed.join("；")
    )
}

/// The options that stand out, each with what counts in it.
fn options(result: &CueResult, is_chinese: bool) -> Vec<String> {
    let options = result.give_aways.iter();
    options
        .map(|found| {
            let name = format!("{}/{}", found.node, found.option);
            match (&found.by, is_chinese) {
                (None, _) => name,
                (Some(by), false) => format!("{name} ({})", by.english),
                (Some(by), true) => format!("{name}（{}）", by.chinese),
            }
        })
        .collect()
}
