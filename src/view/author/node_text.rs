//! What stands at a place of the call, in the reader's language: lines, options with points and lessons, ways on.

use std::collections::BTreeSet;

use crate::sim::check::CheckedScenario;
use crate::sim::program::wording::Names;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Change, Choice, Node};
use crate::sim::scenario::model::{Dimension, Ending, EndingKind, Points};
use crate::sim::scenario::spanned::Text;
use crate::sim::writing::call_graph::in_words;
use crate::words::Words;

/// Everything that stands at one place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodeText {
    /// Who says what.
    pub lines: Vec<(String, String)>,
    /// What can be answered.
    pub options: Vec<OptionText>,
    /// Other ways on: on what condition, and to where.
    pub ways: Vec<(String, String)>,
    /// Points of an ending.
    pub points: Vec<(Dimension, i8)>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionText {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// What is said; empty if nothing is.
    pub speak: String,
    /// The condition in a few words; empty if there is none.
    pub when: String,
    /// Points that are not 0.
    pub points: Vec<(Dimension, i8)>,
    /// What it does to the mood and to the facts, and what it is to the rules; one line each.
    pub effects: Vec<String>,
    /// The lesson.
    pub why: String,
    /// Where it leads.
    pub to: String,
    /// Whether it has been chosen in a play.
    pub is_seen: bool,
}

/// The texts of one call in the language of the interface.
pub(super) struct Texts<'t> {
    good: &'t CheckedScenario,
    words: &'t Words,
    country: &'t str,
}

impl<'t> Texts<'t> {
    pub(super) fn new(good: &'t CheckedScenario, words: &'t Words) -> Self {
        let first = good.scenario.countries.first();
        Self {
            good,
            words,
            country: first.map_or("", |country| country.value.as_str()),
        }
    }

    /// A text by its key, translated if there is a translation, with the names in braces replaced.
    pub(super) fn text(&self, key: &str, home: &Text) -> String {
        let translated = |key: &str| self.translated(key).map(str::to_owned);
        let names = Names {
            scenario: &self.good.scenario,
            bank: &self.good.rulebook.bank,
            country: self.country,
            language: self.words.locale().code(),
            words: &translated,
        };
        names.fill(self.translated(key).unwrap_or(&home.value))
    }

    fn translated(&self, key: &str) -> Option<&str> {
        let language = self.words.locale().code();
        let table = self.good.tables.iter().find(|table| table.language.value == language)?;
        let text = table.texts.get(key)?.1.value.as_str();
        Some(text).filter(|text| !text.is_empty())
    }

    /// The title of an ending, or its id if it is not there.
    pub(super) fn ending_title(&self, id: &str) -> String {
        let ending = self.good.scenario.endings.iter().find(|ending| ending.id.value == id);
        ending.map_or_else(
            || id.to_owned(),
            |ending| self.text(&format!("ending/{id}/title"), &ending.title),
        )
    }

    /// How good an ending is.
    pub(super) fn ending_kind(&self, id: &str) -> Option<EndingKind> {
        let ending = self.good.scenario.endings.iter().find(|ending| ending.id.value == id);
        ending.map(|ending| ending.kind)
    }

    /// What stands at a node.
    pub(super) fn node(&self, node: &Node, seen: &BTreeSet<String>) -> NodeText {
        let key = format!("node/{}", node.id);
        let lines = node.says.iter();
        let mut text = NodeText {
            lines: lines
                .map(|line| {
                    let said = self.text(&format!("{key}/{}", line.id), &line.text);
                    (self.speaker(&line.who), said)
                })
                .collect(),
            ..NodeText::default()
        };
        if let Some(to) = &node.to {
            text.ways.push((String::new(), to.value.clone()));
        }
        for branch in &node.branch {
            let when = branch.when.as_ref();
            let label = when.map_or_else(|| self.words.text("author-otherwise"), |when| self.condition(when));
            text.ways.push((label, branch.to.value.clone()));
        }
        if let Some(detour) = &node.call {
            text.ways
                .push((self.words.text("author-detour-to"), detour.to.value.clone()));
            text.ways
                .push((self.words.text("author-detour-then"), detour.then.value.clone()));
        }
        if let Some(ask) = &node.ask {
            let options = ask.options.iter();
            text.options = options
                .map(|option| self.option(&node.id, &key, option, seen))
                .collect();
            if let Some(to) = ask.on_expiry.as_ref().and_then(|expiry| expiry.to.as_ref()) {
                text.ways.push((self.words.text("author-on-silence"), to.value.clone()));
            }
        }
        text
    }

    fn option(&self, node: &str, key: &str, option: &Choice, seen: &BTreeSet<String>) -> OptionText {
        let key = format!("{key}/{}", option.id);
        OptionText {
            id: option.id.value.clone(),
            label: self.text(&format!("{key}/label"), &option.label),
            speak: option
                .speak
                .as_ref()
                .map_or_else(String::new, |speak| self.text(&format!("{key}/speak"), speak)),
            when: option
                .when
                .as_ref()
                .map_or_else(String::new, |when| self.condition(when)),
            points: points(&option.points),
            effects: self.effects(option),
            why: self.text(&format!("{key}/why"), &option.why),
            to: option.to.value.clone(),
            is_seen: seen.contains(&format!("{node}/{}", option.id)),
        }
    }

    fn effects(&self, option: &Choice) -> Vec<String> {
        let mood = &option.mood;
        let meters = [
            ("call-tension", &mood.tension),
            ("call-trust", &mood.trust),
            ("call-patience", &mood.patience),
        ];
        let mut lines: Vec<String> = meters
            .iter()
            .filter(|(_, change)| change.value != 0)
            .map(|(key, change)| format!("{} {:+}", self.words.text(key), change.value))
            .collect();
        if let Some(feeling) = mood.feeling {
            let name = [("feeling", self.words.named("feeling", &feeling).into())];
            lines.push(self.words.with("author-feels", &name));
        }
        lines.extend(option.facts.0.iter().map(|change| {
            match change {
                Change::Set(fact) => self
                    .words
                    .with("author-fact-set", &[("fact", fact.value.clone().into())]),
                Change::Clear(fact) => self
                    .words
                    .with("author-fact-cleared", &[("fact", fact.value.clone().into())]),
                Change::To(fact, value) => format!("{fact} = {value}"),
                Change::Add(fact, more) => format!("{fact} {:+}", more.value),
            }
        }));
        if !option.acts.0.is_empty() {
            let acts: Vec<&str> = option.acts.0.iter().map(|act| act.value.as_str()).collect();
            lines.push(self.words.with("author-acts", &[("acts", acts.join(", ").into())]));
        }
        lines
    }

    fn condition(&self, when: &When) -> String {
        in_words(when, self.words.locale().is_chinese())
    }

    /// What stands at an ending.
    pub(super) fn ending(&self, ending: &Ending) -> NodeText {
        let key = format!("ending/{}", ending.id);
        let title = self.text(&format!("{key}/title"), &ending.title);
        let epilogue = self.text(&format!("{key}/epilogue"), &ending.epilogue);
        NodeText {
            lines: vec![(title, epilogue)],
            points: points(&ending.points),
            ..NodeText::default()
        }
    }

    fn speaker(&self, who: &str) -> String {
        let scenario = &self.good.scenario;
        match who {
            "customer" => self.text("customer/name", &scenario.customer.name),
            "you" => self.words.text("speaker-you"),
            "narrator" => self.words.text("speaker-narrator"),
            other => {
                let person = scenario.people.iter().find(|person| person.id.value == other);
                person.map_or_else(
                    || other.to_owned(),
                    |person| self.text(&format!("people/{other}/name"), &person.name),
                )
            }
        }
    }
}

fn points(points: &Points) -> Vec<(Dimension, i8)> {
    let all = [
        (Dimension::Empathy, points.empathy),
        (Dimension::Accuracy, points.accuracy),
        (Dimension::Compliance, points.compliance),
    ];
    all.into_iter().filter(|(_, points)| *points != 0).collect()
}
