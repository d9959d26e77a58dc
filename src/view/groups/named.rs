//! What people and calls are called on the screen of groups.

use std::collections::BTreeMap;

use super::GroupsMaterial;
use crate::sim::cohort::report::CohortReport;
use crate::sim::sentence::Sentence;
use crate::words::Words;

/// So many characters of a pseudonym tell people apart nearly always.
const SHORTEST: usize = 8;

/// The names that a group's view needs.
pub(super) struct Named<'m> {
    pub(super) words: &'m Words,
    people: BTreeMap<&'m str, String>,
    titles: &'m BTreeMap<String, String>,
}

impl<'m> Named<'m> {
    pub(super) fn new(material: &GroupsMaterial<'m>, report: &'m CohortReport) -> Self {
        let words = material.words;
        let pseudonyms: Vec<&str> = report.progress.iter().map(|person| person.trainee.as_str()).collect();
        let beginning = |pseudonym: &str, length: usize| pseudonym.chars().take(length).collect::<String>();
        // They are sorted, so whoever is like somebody else is like a neighbour.
        let are_told_apart = |length: &usize| {
            let alike = |pair: &[&str]| beginning(pair[0], *length) == beginning(pair[1], *length);
            !pseudonyms.windows(2).any(alike)
        };
        let longest = pseudonyms.iter().map(|pseudonym| pseudonym.len()).max();
        let length = (SHORTEST..longest.unwrap_or(SHORTEST))
            .find(are_told_apart)
            .unwrap_or(longest.unwrap_or(SHORTEST));
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        for name in pseudonyms
            .iter()
            .filter_map(|pseudonym| material.trainees.get(*pseudonym))
        {
            *bearers.entry(name).or_default() += 1;
        }
        let called = |pseudonym: &str| {
            let short = beginning(pseudonym, length);
            match material.trainees.get(pseudonym) {
                None => short,
                Some(name) if bearers.get(name.as_str()) == Some(&1) => name.clone(),
                Some(name) => words.remarked(name, &short),
            }
        };
        Self {
            words,
            people: pseudonyms
                .iter()
                .map(|pseudonym| (*pseudonym, called(pseudonym)))
                .collect(),
            titles: material.titles,
        }
    }

    /// The name of a person, else as much of the pseudonym as tells people of the group apart.
    pub(super) fn person(&self, pseudonym: &str) -> String {
        let known = self.people.get(pseudonym).cloned();
        known.unwrap_or_else(|| pseudonym.to_owned())
    }

    /// The title of a call, else its id.
    pub(super) fn call(&self, id: &str) -> String {
        self.titles.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// The calls of a list.
    pub(super) fn calls(&self, ids: &[String]) -> String {
        let calls: Vec<String> = ids.iter().map(|id| self.call(id)).collect();
        self.words.listed(&calls)
    }

    /// A sentence in the language of the words.
    pub(super) fn say(&self, sentence: &Sentence) -> String {
        sentence.wording(self.words.locale().is_chinese()).to_owned()
    }
}
