//! One call in one language: where views get their words from.

use std::sync::Arc;

use crate::sim::check::CheckedScenario;
use crate::sim::program::Program;
use crate::sim::program::compile::{CompileError, compile};
use crate::sim::program::parts::{Speaker, TextId};
use crate::sim::program::wording::{Names, Wording};
use crate::words::{Locale, Words};

/// The texts of one scenario for one country in one language, with the interface's words.
///
/// A change of language at run time makes a new presenter; the call and its events stay.
#[derive(Debug)]
pub struct Presenter {
    /// The scenario with all that it rests on.
    pub checked: CheckedScenario,
    /// The program of the country.
    pub program: Arc<Program>,
    /// The scenario's texts.
    pub wording: Wording,
    /// The interface's words.
    pub words: Words,
    /// What stands above the lines of the agent, and of nobody in the story: with every line it is wanted again.
    you: String,
    narrator: String,
}

impl Presenter {
    /// Compiles a scenario for a country and takes its texts in a language.
    ///
    /// # Errors
    /// When the scenario is too large for a state.
    pub fn new(checked: CheckedScenario, country: &str, locale: Locale) -> Result<Self, CompileError> {
        let program = Arc::new(compile(&checked, country)?);
        Ok(Self::for_program(checked, program, locale))
    }

    /// The same for a program that is there already.
    pub fn for_program(checked: CheckedScenario, program: Arc<Program>, locale: Locale) -> Self {
        let words = Words::new(locale);
        Self {
            wording: Wording::new(&program, &checked, locale.code()),
            you: words.text("speaker-you"),
            narrator: words.text("speaker-narrator"),
            words,
            checked,
            program,
        }
    }

    /// A text of the scenario.
    pub fn text(&self, id: TextId) -> String {
        self.wording.text(id).to_owned()
    }

    /// The name above a line.
    pub fn speaker(&self, speaker: Speaker) -> String {
        match speaker {
            Speaker::Customer => self.text(self.program.customer[0]),
            Speaker::You => self.you.clone(),
            Speaker::Narrator => self.narrator.clone(),
            Speaker::Person(index) => {
                let person = self.program.people.get(usize::from(index));
                person.map_or_else(String::new, |(_, name)| self.text(*name))
            }
        }
    }

    /// Replaces names in braces in a text that does not belong to the scenario, such as a house policy.
    pub fn fill(&self, text: &str) -> String {
        let names = Names {
            scenario: &self.checked.scenario,
            bank: &self.checked.rulebook.bank,
            country: &self.program.country,
            language: self.wording.language(),
            words: &|_| None,
        };
        names.fill(text)
    }

    /// Sources with a sentence each, in this language. Another country's law is no reason in this session.
    pub fn sources(&self, ids: &[String]) -> Vec<(String, String)> {
        let rulebook = &self.checked.rulebook;
        let sentence = |id: &String| rulebook.sentence(id, self.wording.language());
        ids.iter()
            .filter(|id| rulebook.holds_in(id, &self.program.country))
            .map(|id| (id.clone(), self.fill(sentence(id).unwrap_or_default())))
            .collect()
    }
}
