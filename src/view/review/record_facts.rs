//! What record it is, whether it is as it was written, and under which circumstances it came about.

use crate::sim::session::record::Timers;
use crate::view::report::identity::Identity;
use crate::view::report::record_words::{clock_changes, gaps, integrity, lasted, mode, seal, vouched};
use crate::view::report::timer_changes::timers;
use crate::words::Words;

/// The first digits of a hash, which tell records apart on a screen.
const SHORT: usize = 12;

/// A record as whoever relies on it has to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFacts {
    /// Whether it is verified: every line is as it was written, and nothing else says otherwise.
    pub is_whole: bool,
    /// The same as a word.
    pub integrity: String,
    /// What that means, in a sentence.
    pub integrity_about: String,
    /// What has to be seen without asking.
    pub circumstances: Vec<Circumstance>,
    /// Everything that identifies it: a name and a value each.
    pub facts: Vec<(String, String)>,
}

/// One circumstance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// Whether it is out of the ordinary.
    pub is_notable: bool,
    /// What it is.
    pub text: String,
}

pub(super) fn record_facts(words: &Words, identity: &Identity) -> RecordFacts {
    let said = integrity(words, identity);
    RecordFacts {
        is_whole: identity.is_verified(),
        integrity: said.word,
        integrity_about: said.about,
        circumstances: circumstances(words, identity),
        facts: facts(words, identity),
    }
}

fn circumstances(words: &Words, identity: &Identity) -> Vec<Circumstance> {
    let short: String = identity.head.chars().take(SHORT).collect();
    let plain = |key: &str, value: &str| Circumstance {
        is_notable: false,
        text: words.labelled(&words.text(key), value),
    };
    let listed = |key: &str, found: Vec<String>| match found.is_empty() {
        true => plain(key, &words.text("report-none")),
        false => Circumstance {
            is_notable: true,
            ..plain(key, &words.ranked(&found))
        },
    };
    vec![
        plain("report-session-id", &identity.session),
        plain("report-head", &format!("{short}…")),
        plain("review-mode", &mode(words, identity.mode)),
        Circumstance {
            is_notable: identity.sealed.is_none(),
            ..plain("report-seal", &seal(words, identity.sealed))
        },
        Circumstance {
            is_notable: identity.timers != Timers::AsWritten || !identity.timer_changes.is_empty(),
            ..plain("report-timers", &timers(words, identity))
        },
        listed("report-gaps", gaps(words, identity)),
        listed("report-clock", clock_changes(words, identity)),
        plain("report-program", &program(words, identity)),
    ]
}

fn facts(words: &Words, identity: &Identity) -> Vec<(String, String)> {
    let version = [
        ("id", identity.scenario.clone().into()),
        ("version", identity.scenario_version.clone().into()),
    ];
    let moment = |time: &str| words.with("report-utc", &[("time", time.to_owned().into())]);
    let mut facts = vec![
        ("report-session-id", identity.session.clone()),
        ("report-head", identity.head.clone()),
        ("report-pseudonym", identity.trainee.clone()),
        ("report-scenario", words.with("report-scenario-version", &version)),
        ("report-scenario-hash", identity.scenario_sha256.clone()),
        (
            "report-files",
            words.with("report-files-count", &[("n", identity.files.into())]),
        ),
        ("report-country", identity.country.clone()),
        ("report-seed", identity.seed.to_string()),
        ("report-began", moment(&identity.began)),
        ("report-ended", moment(&identity.ended)),
        ("report-lasted", lasted(words, identity.lasted)),
    ];
    facts.push(("report-anchor", identity.anchor.clone().unwrap_or_default()));
    facts.push(("report-vouched", words.listed(&vouched(words, identity))));
    if let Some(parent) = &identity.parent {
        let about = [("session", parent.session.clone().into()), ("turn", parent.turn.into())];
        facts.push(("report-parent", words.with("report-parent-about", &about)));
    }
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    facts.map(|(key, value)| (words.text(key), value)).collect()
}

fn program(words: &Words, identity: &Identity) -> String {
    let about = [
        ("build", identity.build.clone().into()),
        ("rules", identity.rules_version.into()),
    ];
    words.with("report-program-about", &about)
}
