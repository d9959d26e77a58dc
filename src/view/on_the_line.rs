//! Who is at the other end of the line: the customer, or somebody who has the phone in the customer's place.

use super::call::CallView;
use super::presenter::Presenter;
use super::transcript::TranscriptLine;
use crate::sim::program::parts::Speaker;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::Voice;
use crate::sim::voice::lines::voice_of;

/// What a face is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceView {
    /// Whose it is.
    pub name: String,
    /// Seed of the drawn portrait.
    pub portrait: u32,
    /// The voice, which tells a man from a woman.
    pub voice: Voice,
    /// The age in years.
    pub age: u8,
}

/// The faces of all who may speak besides the customer, in the order of the program's people.
pub(super) fn faces(presenter: &Presenter) -> Vec<FaceView> {
    let people = presenter.checked.scenario.people.iter().enumerate();
    people
        .map(|(index, person)| {
            let (voice, age) = voice_of(&presenter.checked, &person.id.value);
            FaceView {
                name: presenter.speaker(Speaker::Person(index as u16)),
                portrait: person.portrait,
                voice,
                age,
            }
        })
        .collect()
}

/// Whether somebody who speaks like this has the phone at the other end. Whoever is heard in the background, or whispers to somebody who
/// has it, has not.
pub fn has_the_phone(speaker: Speaker, manner: Manner) -> bool {
    match speaker {
        Speaker::Customer => true,
        Speaker::Person(_) => !matches!(manner, Manner::Background | Manner::Whispering),
        Speaker::You | Speaker::Narrator => false,
    }
}

impl CallView {
    /// Whoever has the phone after so many lines of the transcript, unless it is the customer.
    pub fn in_place_of_the_customer(&self, lines: usize) -> Option<&FaceView> {
        let heard = self.transcript.iter().take(lines).rev();
        let mut at_the_phone = heard.filter_map(|line| match line {
            TranscriptLine::Said { speaker, manner, .. } if has_the_phone(*speaker, *manner) => match speaker {
                Speaker::Person(index) => Some(self.faces.get(usize::from(*index))),
                _ => Some(None),
            },
            _ => None,
        });
        at_the_phone.next().flatten()
    }

    /// Whether somebody still speaks when so many lines have begun to be said. What only the narrator tells is read; nobody has to wait
    /// for it.
    pub fn is_somebody_speaking(&self, begun: usize) -> bool {
        let unfinished = self.transcript.iter().skip(begun.saturating_sub(1));
        let mut speakers = unfinished.filter_map(|line| match line {
            TranscriptLine::Said { speaker, .. } => Some(*speaker),
            _ => None,
        });
        speakers.any(|speaker| speaker != Speaker::Narrator)
    }

    /// Whether the customer spoke kindly the last time, of so many lines that have been heard: a mood is slow, a face is not.
    pub fn is_the_customer_kind(&self, lines: usize) -> bool {
        let heard = self.transcript.iter().take(lines).rev();
        let mut manners = heard.filter_map(|line| match line {
            TranscriptLine::Said {
                speaker: Speaker::Customer,
                manner,
                ..
            } => Some(*manner),
            _ => None,
        });
        matches!(manners.next(), Some(Manner::Warm | Manner::Laughing))
    }
}
