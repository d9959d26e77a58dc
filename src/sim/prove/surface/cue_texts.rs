//! What in the text of an option stands out by a cue: the words that count, or how long it is.

use std::collections::BTreeMap;

use super::bots::{heard, shown};
use super::cues::Cue;
use crate::sim::program::Program;
use crate::sim::program::parts::Flow;
use crate::sim::program::wording::Wording;
use crate::sim::sentence::{Sentence, sentence};

/// So many words are told; more do not make it clearer.
const MOST_WORDS: usize = 6;

/// What counts for a cue in the options of each node. It is looked at only where an option stands out.
pub(super) struct CueTexts<'p> {
    pub(super) cue: Cue,
    pub(super) program: &'p Program,
    /// The texts of a language.
    pub(super) wording: &'p Wording,
}

/// What is seen of one option.
struct OptionText {
    characters: usize,
    counted: Vec<String>,
    /// Which of its texts has most of the cue: `label` or `speak`.
    part: &'static str,
}

impl CueTexts<'_> {
    /// The options of a node; none where nothing is asked.
    fn options(&self, node: usize) -> Vec<OptionText> {
        let Some(node) = self.program.nodes.get(node) else {
            return Vec::new();
        };
        let Flow::Ask(decision) = &node.flow else {
            return Vec::new();
        };
        let (cue, wording) = (self.cue, self.wording);
        let heard = heard(wording, &node.lines);
        let options = decision.choices.iter().map(|choice| {
            let text = shown(wording, choice);
            let of_label = cue.of(wording.text(choice.label), &heard);
            let is_spoken = choice
                .speak
                .is_some_and(|speak| cue.of(wording.text(speak), &heard) >= of_label);
            OptionText {
                characters: text.chars().count(),
                counted: cue.counted(&text, &heard),
                part: if is_spoken { "speak" } else { "label" },
            }
        });
        options.collect()
    }

    /// Which text of an option has most of the cue: `label` or `speak`.
    pub(super) fn part(&self, node: usize, choice: u8) -> Option<&'static str> {
        let options = self.options(node);
        options.get(usize::from(choice)).map(|option| option.part)
    }

    /// By what an option stands out among these.
    pub(super) fn stands_out_by(&self, node: usize, choice: u8, open: impl Iterator<Item = u8>) -> Option<Sentence> {
        let options = self.options(node);
        let own = options.get(usize::from(choice))?;
        let others: Vec<&OptionText> = open
            .filter(|other| *other != choice)
            .filter_map(|other| options.get(usize::from(other)))
            .collect();
        let lengths = others.iter().map(|other| other.characters);
        let own_length = own.characters;
        match self.cue {
            Cue::Longest => lengths.max().map(|next| {
                sentence!(
                    "{own_length} characters, the next longest {next}",
                    "{own_length} 个字符，次长的 {next} 个"
                )
            }),
            Cue::Shortest => lengths.min().map(|next| {
                sentence!(
                    "{own_length} characters, the next shortest {next}",
                    "{own_length} 个字符，次短的 {next} 个"
                )
            }),
            Cue::NoNegation => {
                let words = quoted(others.iter().flat_map(|other| &other.counted).map(String::as_str))?;
                Some(match own.counted.is_empty() {
                    true => {
                        sentence!("it denies nothing, the others have {words}", "它没有否定词，别的有{words}"; words)
                    }
                    false => {
                        sentence!("it denies less, the others have {words}", "它的否定词较少，别的有{words}"; words)
                    }
                })
            }
            _ => {
                let more = more_than_others(own, &others);
                quoted(if more.is_empty() {
                    own.counted.iter().map(String::as_str).collect()
                } else {
                    more
                })
            }
        }
    }
}

/// The words that an option has more often than each of the others.
fn more_than_others<'o>(own: &'o OptionText, others: &[&OptionText]) -> Vec<&'o str> {
    let count = |option: &OptionText, word: &str| option.counted.iter().filter(|other| *other == word).count();
    let words = own.counted.iter().map(String::as_str);
    words
        .filter(|word| others.iter().all(|other| count(other, word) < count(own, word)))
        .collect()
}

/// Words in quotation marks, each once and in the order in which they come; none if there are none.
fn quoted<'w>(words: impl IntoIterator<Item = &'w str>) -> Option<Sentence> {
    let mut seen = BTreeMap::new();
    let mut told: Vec<&str> = Vec::new();
    for word in words {
        if seen.insert(word, ()).is_none() {
            told.push(word);
        }
    }
    let is_cut = told.len() > MOST_WORDS;
    told.truncate(MOST_WORDS);
    (!told.is_empty()).then(|| {
        let more = if is_cut { " …" } else { "" };
        Sentence {
            english: format!("\"{}\"{more}", told.join("\", \"")),
            chinese: format!("“{}”{}", told.join("”、“"), more.trim()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_once_each_with_a_sign_between_them() {
        let told = quoted(["请", "抱歉", "请"]).unwrap();
        assert_eq!(told.english, "\"请\", \"抱歉\"");
        assert_eq!(told.chinese, "“请”、“抱歉”");
        assert_eq!(quoted([]), None);
    }
}
