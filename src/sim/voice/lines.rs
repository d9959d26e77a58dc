//! Every line that a call can speak in one language: by whom, how, and with all names replaced by values.

use std::collections::{BTreeMap, BTreeSet};

use crate::sim::check::CheckedScenario;
use crate::sim::program::Program;
use crate::sim::program::compile::{CompileError, compile};
use crate::sim::program::parts::{Flow, Reaction, Speaker, SpokenLine, TextId};
use crate::sim::program::wording::Wording;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::Voice;

/// What `who` says for the customer.
pub const CUSTOMER: &str = "customer";
/// What `who` says for the trainee's own lines.
pub const YOU: &str = "you";
/// So many different wordings of one line are rendered; what is beyond is murmured. A wording differs by country only: no text
/// depends on a draw.
pub const MOST_TEXTS_A_LINE: usize = 8;
/// The age of somebody whose file gives none.
const ORDINARY_AGE: u8 = 42;
const OLD_AGE: u8 = 74;
/// The agent at the desk is nobody in particular.
const OWN_VOICE: Voice = Voice::LowWoman;

/// Something that can be heard in a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceLine {
    /// The language's code.
    pub language: String,
    /// `customer`, `you`, or the id of one of the call's people.
    pub who: String,
    /// Which kind of voice it is.
    pub voice: Voice,
    /// Age in years.
    pub age: u8,
    /// How it is said.
    pub manner: Manner,
    /// The text as it stands on the screen.
    pub text: String,
    /// Where it stands in the call, as tables for translators name it.
    pub place: String,
}

/// What a call says in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpokenCall {
    /// All lines, each once, in the order of the file.
    pub lines: Vec<VoiceLine>,
    /// Places of lines that have no text in this language, or more than [`MOST_TEXTS_A_LINE`]; these are murmured.
    pub murmured: Vec<String>,
}

/// The lines of a call in a language; with `own` also what the trainee says.
///
/// # Errors
/// When the call is too large to be compiled.
pub fn lines_of(checked: &CheckedScenario, language: &str, own: bool) -> Result<SpokenCall, CompileError> {
    let mut gathering = Gathering {
        checked,
        language,
        own,
        call: SpokenCall::default(),
        known: BTreeSet::new(),
        wordings: BTreeMap::new(),
    };
    for country in &checked.scenario.countries {
        let program = compile(checked, country)?;
        let wording = Wording::new(&program, checked, language);
        gathering.program(&program, &wording);
    }
    Ok(gathering.call)
}

/// The voice and the age of one of the call's people.
pub fn voice_of(checked: &CheckedScenario, who: &str) -> (Voice, u8) {
    let scenario = &checked.scenario;
    if who == CUSTOMER {
        return (scenario.customer.voice, scenario.customer.age);
    }
    let person = scenario.people.iter().find(|person| person.id.value == who);
    let voice = person.map_or(OWN_VOICE, |person| person.voice);
    let age = match voice {
        Voice::OldWoman | Voice::OldMan => OLD_AGE,
        _ => ORDINARY_AGE,
    };
    (voice, age)
}

/// What `who` says for a speaker; nothing for the narrator, who has no voice.
pub fn who_speaks(program: &Program, speaker: Speaker) -> Option<&str> {
    match speaker {
        Speaker::Customer => Some(CUSTOMER),
        Speaker::You => Some(YOU),
        Speaker::Narrator => None,
        Speaker::Person(index) => program.people.get(usize::from(index)).map(|(id, _)| id.as_str()),
    }
}

struct Gathering<'c> {
    checked: &'c CheckedScenario,
    language: &'c str,
    own: bool,
    call: SpokenCall,
    known: BTreeSet<(String, Manner, String)>,
    /// How many texts each place has had.
    wordings: BTreeMap<String, usize>,
}

impl Gathering<'_> {
    fn program(&mut self, program: &Program, wording: &Wording) {
        for node in &program.nodes {
            self.all(program, wording, &node.lines);
            if let Flow::Ask(decision) = &node.flow {
                for choice in &decision.choices {
                    if let Some(speak) = choice.speak {
                        self.say(program, wording, YOU, Manner::Plain, speak);
                    }
                    self.reaction(program, wording, &choice.reaction);
                }
                if let Some((_, expiry)) = &decision.timer {
                    self.reaction(program, wording, expiry);
                }
            }
        }
        if let Some(hold) = &program.hold {
            self.reaction(program, wording, &hold.in_time);
            self.reaction(program, wording, &hold.overrun);
        }
        for transfer in &program.transfers {
            self.reaction(program, wording, &transfer.warm);
            self.reaction(program, wording, &transfer.cold);
        }
        self.reaction(program, wording, &program.hang_up);
    }

    fn reaction(&mut self, program: &Program, wording: &Wording, reaction: &Reaction) {
        self.all(program, wording, &reaction.reply);
    }

    fn all(&mut self, program: &Program, wording: &Wording, lines: &[SpokenLine]) {
        for line in lines.iter().filter(|line| line.when.can_hold()) {
            let Some(who) = who_speaks(program, line.speaker) else {
                continue;
            };
            for text in &line.wordings {
                self.say(program, wording, who, line.manner, *text);
            }
        }
    }

    fn say(&mut self, program: &Program, wording: &Wording, who: &str, manner: Manner, id: TextId) {
        if who == YOU && !self.own {
            return;
        }
        let Some((place, _)) = program.texts.get(id as usize) else {
            return;
        };
        let text = wording.text(id).to_owned();
        let identity = (who.to_owned(), manner, text.clone());
        if text.trim().is_empty() || self.known.contains(&identity) {
            return;
        }
        let count = self.wordings.entry(place.clone()).or_default();
        if *count >= MOST_TEXTS_A_LINE || !is_written_in(self.checked, place, self.language) {
            self.call.murmured.push(place.clone());
            return;
        }
        *count += 1;
        self.known.insert(identity);
        let (voice, age) = voice_of(self.checked, who);
        self.call.lines.push(VoiceLine {
            language: self.language.to_owned(),
            who: who.to_owned(),
            voice,
            age,
            manner,
            text,
            place: place.clone(),
        });
    }
}

/// Whether a text is there in this language. Another language's words would be read out in a foreign voice.
fn is_written_in(checked: &CheckedScenario, place: &str, language: &str) -> bool {
    if checked.scenario.language.value == language {
        return true;
    }
    let table = checked.tables.iter().find(|table| table.language.value == language);
    let translation = table.and_then(|table| table.texts.get(place));
    translation.is_some_and(|translation| !translation.1.value.is_empty())
}
