//! Every text of a scenario under its readable key, in the order of the file.

use super::flow::{Choice, Line, Outcome};
use super::model::Scenario;
use super::spanned::Text;
use super::value::Value;
use super::wrap_up::Entry;

/// Calls back with the key and the home-language text of everything that somebody reads or hears.
pub fn for_each_text<'s>(scenario: &'s Scenario, see: &mut dyn FnMut(String, &'s Text)) {
    see("title".into(), &scenario.title);
    see("brief".into(), &scenario.brief);
    see("customer/name".into(), &scenario.customer.name);
    see("customer/about".into(), &scenario.customer.about);
    see("customer/number".into(), &scenario.customer.number);
    for hidden in &scenario.customer.hidden {
        see(format!("hidden/{}/text", hidden.id), &hidden.text);
        see(format!("hidden/{}/how", hidden.id), &hidden.how);
    }
    for person in &scenario.people {
        see(format!("people/{}/name", person.id), &person.name);
    }
    for (name, value) in scenario.values.iter() {
        words_of(&format!("value/{name}"), value, see);
    }
    for item in &scenario.desktop {
        let key = format!("desktop/{}", item.id);
        see(format!("{key}/title"), &item.title);
        if let Some(locked) = &item.locked {
            see(format!("{key}/locked"), locked);
        }
        for (index, row) in item.rows.iter().enumerate() {
            see(format!("{key}/{}/label", index + 1), &row.0);
            see(format!("{key}/{}/text", index + 1), &row.1);
        }
    }
    if let Some(hold) = &scenario.hold {
        outcome("hold/in_time", &hold.in_time, see);
        outcome("hold/overrun", &hold.overrun, see);
    }
    for transfer in &scenario.transfers {
        let key = format!("transfer/{}", transfer.id);
        see(format!("{key}/title"), &transfer.title);
        outcome(&format!("{key}/warm"), &transfer.warm, see);
        outcome(&format!("{key}/cold"), &transfer.cold, see);
    }
    outcome("hang_up", &scenario.hang_up, see);
    for node in &scenario.nodes {
        let key = format!("node/{}", node.id);
        lines(&key, &node.says, see);
        if let Some(ask) = &node.ask {
            if let Some(expiry) = &ask.on_expiry {
                outcome(&format!("{key}/expiry"), expiry, see);
            }
            for option in &ask.options {
                choice(&format!("{key}/{}", option.id), option, see);
            }
        }
    }
    for (list, entries) in scenario.wrap_up.lists() {
        for entry in entries {
            entry_texts(&format!("wrap_up/{list}/{}", entry.id), entry, see);
        }
    }
    for ending in &scenario.endings {
        see(format!("ending/{}/title", ending.id), &ending.title);
        see(format!("ending/{}/epilogue", ending.id), &ending.epilogue);
    }
}

fn words_of<'s>(key: &str, value: &'s Value, see: &mut dyn FnMut(String, &'s Text)) {
    match value {
        Value::Words(text) => see(key.to_owned(), text),
        Value::ByCountry(values) => {
            for (country, value) in values.iter() {
                words_of(&format!("{key}/{country}"), value, see);
            }
        }
        _ => {}
    }
}

fn lines<'s>(key: &str, lines: &'s [Line], see: &mut dyn FnMut(String, &'s Text)) {
    for line in lines {
        see(format!("{key}/{}", line.id), &line.text);
        for (index, wording) in line.or.iter().enumerate() {
            see(format!("{key}/{}/or/{}", line.id, index + 1), wording);
        }
    }
}

fn outcome<'s>(key: &str, outcome: &'s Outcome, see: &mut dyn FnMut(String, &'s Text)) {
    lines(&format!("{key}/reply"), &outcome.reply, see);
    see(format!("{key}/why"), &outcome.why);
}

fn choice<'s>(key: &str, choice: &'s Choice, see: &mut dyn FnMut(String, &'s Text)) {
    see(format!("{key}/label"), &choice.label);
    if let Some(speak) = &choice.speak {
        see(format!("{key}/speak"), speak);
    }
    if let Some(locked) = &choice.locked {
        see(format!("{key}/locked"), locked);
    }
    lines(&format!("{key}/reply"), &choice.reply, see);
    see(format!("{key}/why"), &choice.why);
    if let Some(tempting) = &choice.tempting_because {
        see(format!("{key}/tempting"), tempting);
    }
}

fn entry_texts<'s>(key: &str, entry: &'s Entry, see: &mut dyn FnMut(String, &'s Text)) {
    see(format!("{key}/label"), &entry.label);
    see(format!("{key}/why"), &entry.why);
}
