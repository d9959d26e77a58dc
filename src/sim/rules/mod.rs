//! Compliance rules that execute: acts, temporal forms, the facts they rest on, and the bank's own file.

pub mod model;

use std::collections::BTreeMap;

use model::{Bank, CitedFact, FactPack, InLanguages, Policy, Rule, RulePack};

/// Everything beside the scenarios that calls rest on.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// The bank's own file.
    pub bank: Bank,
    /// The bank's pack and one for each country.
    pub packs: Vec<RulePack>,
    /// Packs of facts.
    pub facts: Vec<FactPack>,
}

impl Rulebook {
    /// Rules that are active in a country: the bank's own and that country's.
    pub fn active_rules<'r>(&'r self, country: &'r str) -> impl Iterator<Item = &'r Rule> {
        self.packs
            .iter()
            .filter(move |pack| pack.country.as_ref().is_none_or(|of| of.value == country))
            .flat_map(|pack| &pack.rules)
    }

    /// A rule by its id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.packs
            .iter()
            .flat_map(|pack| &pack.rules)
            .find(|rule| rule.id.value == id)
    }

    /// Countries that have a pack.
    pub fn countries(&self) -> Vec<&str> {
        self.packs
            .iter()
            .filter_map(|pack| pack.country.as_ref())
            .map(|country| country.value.as_str())
            .collect()
    }

    /// A fact by its id.
    pub fn fact(&self, id: &str) -> Option<&CitedFact> {
        self.facts
            .iter()
            .flat_map(|pack| &pack.facts)
            .find(|fact| fact.id.value == id)
    }

    /// A house policy by its id.
    pub fn policy(&self, id: &str) -> Option<&Policy> {
        self.bank.policies.iter().find(|policy| policy.id.value == id)
    }

    /// Whether a source counts in a country: house policies and common facts do everywhere, a country's facts in that country.
    pub fn holds_in(&self, id: &str, country: &str) -> bool {
        let packs = self.facts.iter();
        let mut of_pack = packs.filter(|pack| pack.facts.iter().any(|fact| fact.id.value == id));
        let is_elsewhere =
            |pack: &FactPack| pack.id.value != country && self.countries().contains(&pack.id.value.as_str());
        !of_pack.any(is_elsewhere)
    }

    /// The sentence behind a source id, a fact's or a policy's, in a language.
    pub fn sentence(&self, id: &str, language: &str) -> Option<&str> {
        let fact = self.fact(id).map(|fact| &fact.text);
        fact.or_else(|| self.policy(id).map(|policy| &policy.text))
            .and_then(|text| in_language(text, language))
    }

    /// All ids that a text may cite, with where they are known from.
    pub fn source_ids(&self) -> BTreeMap<&str, &'static str> {
        let facts = self.facts.iter().flat_map(|pack| &pack.facts);
        let policies = self.bank.policies.iter();
        facts
            .map(|fact| (fact.id.value.as_str(), "fact"))
            .chain(policies.map(|policy| (policy.id.value.as_str(), "policy")))
            .collect()
    }
}

/// The text in a language, else in English, else in whatever there is.
pub fn in_language<'t>(texts: &'t InLanguages, language: &str) -> Option<&'t str> {
    texts
        .get(language)
        .or_else(|| texts.get("en"))
        .or_else(|| texts.iter().next().map(|(_, text)| text))
        .map(|text| text.value.as_str())
}
