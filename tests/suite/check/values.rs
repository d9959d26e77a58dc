//! Values in a text are in the language of that text, translated or not.

use rolecall::sim::check::check;
use rolecall::sim::program::compile::compile;
use rolecall::sim::program::wording::Wording;

use super::examples::{file, minimal, replaced};
use super::fixtures::base;

#[test]
fn a_text_that_is_not_translated_has_its_values_in_its_own_language() {
    let call = replaced(
        &minimal(),
        "brief: \"Somebody asks about a fee.\"",
        "values: {\"day\": Date(\"2026-05-12\")},\n    brief: \"It began on {day}.\"",
    );
    let call = replaced(&call, "title: \"A fee\"", "title: \"A fee since {day}\"");
    let mut files = base();
    files.push(file("minimal.ron", call));
    let table =
        "(format: 1, scenario: \"minimal\", language: \"zh-Hans\", texts: {\"title\": (\"\", \"{day}起的手续费\")})";
    files.push(file("minimal.zh-Hans.ron", table));
    let checked = check(&files).scenarios.pop().unwrap();
    let program = compile(&checked, "cn").unwrap();
    let wording = Wording::new(&program, &checked, "zh-Hans");
    assert_eq!(wording.text(program.head[0]), "2026年5月12日起的手续费");
    assert_eq!(wording.text(program.head[1]), "It began on 12 May 2026.");
}
