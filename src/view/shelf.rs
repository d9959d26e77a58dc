//! The calls that can be practised, for the title screen and for lists.

use crate::sim::check::CheckedScenario;
use crate::sim::program::wording::Names;
use crate::sim::scenario::model::{Feeling, Kind, Voice};
use crate::sim::scenario::review::ContentNote;

/// One card on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallCard {
    /// The scenario's id.
    pub id: String,
    /// The title in the reader's language.
    pub title: String,
    /// The customer's name.
    pub who: String,
    /// A line about them.
    pub about: String,
    /// What kind of work it is.
    pub kind: Kind,
    /// 1 to 5.
    pub level: u8,
    /// Shortest and longest, in minutes.
    pub minutes: (u8, u8),
    /// Supported countries, the default first.
    pub countries: Vec<String>,
    /// What may hurt to hear.
    pub content_notes: Vec<ContentNote>,
    /// Seed of the drawn portrait.
    pub portrait: u32,
    /// The customer's age.
    pub age: u8,
    /// The customer's voice.
    pub voice: Voice,
    /// The tension at the start, 0 to 100.
    pub tension: u8,
    /// The feeling at the start.
    pub feeling: Feeling,
    /// How often this person has finished it.
    pub times_practised: u32,
    /// Whether this person has begun it, be it that it was stopped or never finished.
    pub is_begun: bool,
    /// The best overall result's marks in tenths: empathy, accuracy, compliance, overall.
    pub best: Option<[i64; 4]>,
}

/// The card of a call in a language; nobody has practised it yet.
pub fn call_card(checked: &CheckedScenario, language: &str) -> CallCard {
    let scenario = &checked.scenario;
    let table = checked.tables.iter().find(|table| table.language.value == language);
    let translated = |key: &str| {
        let text = table
            .and_then(|table| table.texts.get(key))
            .map(|translation| translation.1.value.clone());
        text.filter(|text| !text.is_empty())
    };
    let country = scenario.countries.first().map_or("", |country| country.value.as_str());
    let names = Names {
        scenario,
        bank: &checked.rulebook.bank,
        country,
        language,
        words: &translated,
    };
    let text = |key: &str, home: &str| names.fill(translated(key).as_deref().unwrap_or(home));
    CallCard {
        id: scenario.id.value.clone(),
        title: text("title", &scenario.title),
        who: text("customer/name", &scenario.customer.name),
        about: text("customer/about", &scenario.customer.about),
        kind: scenario.kind,
        level: scenario.level.value,
        minutes: scenario.minutes,
        countries: scenario.countries.iter().map(|country| country.value.clone()).collect(),
        content_notes: scenario.content_notes.0.clone(),
        portrait: scenario.customer.portrait,
        age: scenario.customer.age,
        voice: scenario.customer.voice,
        tension: scenario.customer.mood.tension.value,
        feeling: scenario.customer.mood.feeling,
        times_practised: 0,
        is_begun: false,
        best: None,
    }
}
