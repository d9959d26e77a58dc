//! What somebody has to settle before the own marks can be complete.

use super::{Standing, Subject};
use crate::sim::assessment::event::Saying;
use crate::sim::scenario::model::Dimension;
use crate::sim::sentence::{Sentence, sentence};

impl Standing {
    /// Why a key cannot close its marks yet: it has said different things about the same on machines that did not know of each other, so
    /// that it has no mark. This is for whoever is about to write an event, and refuses none that is written.
    pub fn unsettled(&self, by: &str, saying: &Saying) -> Option<Sentence> {
        let own = self
            .assessors
            .iter()
            .find(|one| one.by == by && *saying == Saying::Close)?;
        let contested = own.contradictions.iter().map(|one| subject(&one.about));
        let (english, chinese): (Vec<String>, Vec<String>) =
            contested.map(|about| (about.english, about.chinese)).unzip();
        if english.is_empty() {
            return None;
        }
        let about = Sentence {
            english: english.join(", "),
            chinese: chinese.join("、"),
        };
        let conflict = sentence!(
            "Conflict: you have said different things about {about} on machines that did not know of each other, and none of them counts.",
            "冲突：您在互不知情的几台机器上对{about}说了不同的话，都不算数。";
            about
        );
        Some(conflict.then(&match own.is_closed() {
            true => sentence!(
                "Use \"reopen\" with a reason, say once more what holds, then close.",
                "请先用“reopen”说明理由重新打开，再评一次，然后提交。"
            ),
            false => sentence!(
                "Say once more what holds, then close.",
                "请再评一次，以最后说的为准，然后提交。"
            ),
        }))
    }
}

fn subject(about: &Subject) -> Sentence {
    match about {
        Subject::Dimension(Dimension::Empathy) => sentence!("empathy", "同理心"),
        Subject::Dimension(Dimension::Accuracy) => sentence!("accuracy", "准确性"),
        Subject::Dimension(Dimension::Compliance) => sentence!("compliance", "合规性"),
        Subject::Turn(turn) => sentence!("turn {turn}", "第 {turn} 轮"),
        Subject::Item { item, .. } => sentence!("item {item}", "“{item}”这一项"),
        Subject::Global => sentence!("the global rating", "总体评级"),
    }
}
