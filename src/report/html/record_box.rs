//! The box with the identity of a record: enough to find the same file, prove it and compute everything again.

use maud::{Markup, html};

use super::marks::sign;
use super::tables::moment;
use crate::report::record_words::{clock_changes, country, gaps, seal};
use crate::view::report::identity::Identity;
use crate::view::report::record_words::{integrity, vouched};
use crate::view::report::timer_changes::timers;
use crate::words::{Locale, Words};

/// The box.
pub(super) fn record_box(words: &Words, identity: &Identity) -> Markup {
    let program = [
        ("build", identity.build.clone().into()),
        ("rules", identity.rules_version.into()),
    ];
    let scenario = [
        ("id", identity.scenario.clone().into()),
        ("version", identity.scenario_version.clone().into()),
    ];
    html! {
        section.record aria-labelledby="record" {
            h2 id="record" { (words.text("report-record")) }
            (state(words, identity))
            dl {
                (row(words, "report-session-id", &html! { code { (identity.session) } }))
                (row(words, "report-head", &html! { code { (identity.head) } }))
                (row(words, "report-pseudonym", &html! { code { (identity.trainee) } }))
                (row(words, "report-scenario", &html! { (words.with("report-scenario-version", &scenario)) }))
                @if !identity.scenario_sha256.is_empty() {
                    (row(words, "report-scenario-hash", &html! { code { (identity.scenario_sha256) } }))
                }
                (row(words, "report-files", &html! { (words.with("report-files-count", &[("n", identity.files.into())])) }))
                (row(words, "report-program", &html! { (words.with("report-program-about", &program)) }))
                (row(words, "report-seed", &html! { code { (identity.seed) } }))
                (row(words, "report-country", &html! { (country(words, &identity.country)) }))
                (row(words, "report-language", &html! { (language(&identity.locale)) }))
                (row(words, "report-timers", &html! { (timers(words, identity)) }))
                (row(words, "report-began", &html! { (moment(words, &identity.began)) }))
                (row(words, "report-ended", &html! { (moment(words, &identity.ended)) }))
                (row(words, "report-seal", &html! { (seal(words, identity.sealed)) }))
                (row(words, "report-gaps", &listed(words, gaps(words, identity))))
                (row(words, "report-clock", &listed(words, clock_changes(words, identity))))
                @if let Some(anchor) = &identity.anchor { (row(words, "report-anchor", &html! { code { (anchor) } })) }
                @if !identity.vouched.is_empty() {
                    (row(words, "report-vouched", &listed(words, vouched(words, identity))))
                }
                @if let Some(parent) = &identity.parent {
                    @let about = [("session", parent.session.clone().into()), ("turn", parent.turn.into())];
                    (row(words, "report-parent", &html! { (words.with("report-parent-about", &about)) }))
                }
            }
            p.small.muted style="margin-top: 0.6rem" { (words.text("report-record-about")) }
        }
    }
}

fn row(words: &Words, key: &str, value: &Markup) -> Markup {
    html! { dt { (words.text(key)) } dd { (value) } }
}

fn listed(words: &Words, parts: Vec<String>) -> Markup {
    match parts.is_empty() {
        true => html! { (words.text("report-none")) },
        false => html! { (words.ranked(&parts)) },
    }
}

/// Whether the record is as it was written: a sign, a word and a sentence.
fn state(words: &Words, identity: &Identity) -> Markup {
    let good = identity.is_verified();
    let said = integrity(words, identity);
    let class = if good { "state best" } else { "state critical" };
    html! {
        p class=(class) { (sign(good)) (said.word) }
        p { (said.about) }
    }
}

fn language(code: &str) -> String {
    Locale::from_code(code).map_or_else(|| code.to_owned(), |locale| locale.own_name().to_owned())
}
