//! What is said of options that give themselves away: in words, by the bounds that hold for so few decisions, and only in
//! languages in which all options are translated.

use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::prove::proof_rules::proof_rule;
use rolecall::sim::prove::surface::cues::Cue;
use rolecall::sim::scenario::locale::fingerprint;
use rolecall::sim::scenario::texts::for_each_text;

use crate::chinese::assert_told_in_both;

use super::examples::{bad_call, checked, files, proved, sound};

#[test]
fn a_call_of_few_decisions_is_judged_by_its_bots_and_told_so() {
    let call = checked(&bad_call(proof_rule("gives-itself-away").unwrap()));
    let certificate = proved(&call);
    assert_told_in_both(&certificate.findings[0].message);
    let message = &certificate.findings[0].message.english;
    let meaning = Cue::Apologetic.meaning();
    assert!(
        message.starts_with(&format!("Whoever always takes {meaning} in the language en ")),
        "{message}"
    );
    let surface = certificate.starts[0].values.as_ref().unwrap().surface.as_ref().unwrap();
    let result = surface.iter().find(|result| result.cue == Cue::Apologetic).unwrap();
    assert!(result.decisions < 6 && result.separation > 700, "{result:?}");
    assert!(!result.separates() && result.is_too_good());
    assert!(!message.contains("comparisons"), "{message}");
}

/// The sound call with a table in Chinese, of which every entry after the first ones is empty.
fn with_table(translated: usize) -> CheckedScenario {
    let mut files = files(&sound());
    let scenario = checked(&sound()).scenario;
    let mut texts = String::new();
    let mut count = 0;
    for_each_text(&scenario, &mut |key, text| {
        let translation = if count < translated {
            format!("第{count}句")
        } else {
            String::new()
        };
        texts.push_str(&format!("\"{key}\": (\"{}\", \"{translation}\"),\n", fingerprint(text)));
        count += 1;
    });
    let table = format!("(format: 1, scenario: \"sound\", language: \"zh-Hans\", texts: {{\n{texts}}})");
    files.push(SourceFile {
        name: "sound.zh-Hans.ron".to_owned(),
        bytes: table.into_bytes(),
    });
    check(&files).scenarios.pop().unwrap()
}

#[test]
fn a_language_with_untranslated_options_has_no_cues() {
    let languages = |translated| {
        let certificate = proved(&with_table(translated));
        let surface = certificate.starts[0].values.as_ref().unwrap().surface.as_ref().unwrap();
        let mut languages: Vec<String> = surface.iter().filter_map(|result| result.language.clone()).collect();
        languages.dedup();
        languages
    };
    assert_eq!(languages(8), ["en"]);
    assert_eq!(languages(usize::MAX), ["en", "zh-Hans"]);
}
