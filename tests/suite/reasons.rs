//! Every reason that a shipped call gives names a source, and one of them counts in each country in which the reason is shown.

use rolecall::sim::check::check;
use rolecall::sim::scenario::condition::When;
use rolecall::sim::scenario::model::Scenario;
use rolecall::sim::scenario::spanned::Name;
use rolecall::sim::scenario::wrap_up::Entry;
use rolecall::store::scenario_files::embedded;

/// A reason: where it stands, under which condition, its sources.
type Reason<'s> = (String, Option<&'s When>, &'s [Name]);

fn reasons(call: &Scenario) -> Vec<Reason<'_>> {
    let mut found: Vec<Reason<'_>> = vec![("hang_up".to_owned(), None, &call.hang_up.sources[..])];
    for transfer in &call.transfers {
        for (how, outcome) in [("warm", &transfer.warm), ("cold", &transfer.cold)] {
            found.push((format!("{}/{how}", transfer.id.value), None, &outcome.sources[..]));
        }
    }
    for node in &call.nodes {
        let Some(ask) = &node.ask else { continue };
        if let Some(expiry) = &ask.on_expiry {
            found.push((format!("{}/expiry", node.id.value), None, &expiry.sources[..]));
        }
        for option in &ask.options {
            let place = format!("{}/{}", node.id.value, option.id.value);
            found.push((place, option.when.as_ref(), &option.sources[..]));
        }
    }
    // Entries of the after-call work are shown whether they are right or not.
    for (list, entries) in call.wrap_up.lists() {
        let reason = |entry: &Entry| format!("{list}/{}", entry.id.value);
        found.extend(entries.iter().map(|entry| (reason(entry), None, &entry.sources[..])));
    }
    found
}

/// Whether a condition can hold in a country; what else it asks for is taken as it comes.
fn can_hold(when: &When, country: &str) -> bool {
    match when {
        When::Country(wanted) => wanted.value == country,
        When::All(parts) => parts.iter().all(|part| can_hold(part, country)),
        When::Any(parts) => parts.iter().any(|part| can_hold(part, country)),
        When::Not(part) => !matches!(&**part, When::Country(other) if other.value == country),
        _ => true,
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_reason_has_a_source_in_each_country() {
    let shipped = check(&embedded().files).scenarios;
    assert_eq!(shipped.len(), 4);
    let mut without = Vec::new();
    let mut count = 0;
    for checked in &shipped {
        let call = &checked.scenario;
        for (place, when, sources) in reasons(call) {
            for country in &call.countries {
                count += 1;
                let is_shown = when.is_none_or(|when| can_hold(when, &country.value));
                let counts = |source: &Name| {
                    let is_of_no_country_here = source.value.starts_with("EU-");
                    checked.rulebook.holds_in(&source.value, &country.value) && !is_of_no_country_here
                };
                if is_shown && !sources.iter().any(counts) {
                    without.push(format!("{} {place} in {}", call.id.value, country.value));
                }
            }
        }
    }
    assert!(count > 600, "the search has lost its way: {count}");
    assert!(
        without.is_empty(),
        "These reasons rest on nothing that counts where they are shown:\n{}",
        without.join("\n")
    );
}
