//! Which words of an option's text count for a cue.

use super::cues::{APOLOGETIC, CAUTIOUS, Cue, NEGATIONS, PROCEDURAL, RULES, pieces};

impl Cue {
    /// What in an option's text counts for the cue, each as often as it counts, in small letters and in the order of the cue's list of
    /// words; nothing where a length or a place counts. Words are told whole: of `inform` that is the word with `form` in it.
    pub fn counted(self, option: &str, heard: &str) -> Vec<String> {
        let text = self.without_other_words(&option.to_lowercase());
        match self {
            Self::Apologetic => whole_words(&text, &APOLOGETIC),
            Self::Cautious => whole_words(&text, &CAUTIOUS),
            Self::Procedural => whole_words(&text, &PROCEDURAL),
            Self::RuleOrNumber => {
                let parts = text.split(|character: char| !character.is_ascii_digit());
                let numbers = parts.filter(|part| !part.is_empty()).map(str::to_owned);
                whole_words(&text, &RULES).into_iter().chain(numbers).collect()
            }
            Self::NoNegation => whole_words(&text, &NEGATIONS),
            Self::RepeatsCaller => pieces(&text)
                .intersection(&pieces(&heard.to_lowercase()))
                .cloned()
                .collect(),
            Self::Longest | Self::Shortest | Self::First | Self::Middle | Self::Last => Vec::new(),
        }
    }
}

/// Each of these that stands in a text, with the letters around it if it is written in an alphabet.
fn whole_words(text: &str, words: &[&str]) -> Vec<String> {
    let is_of_word = |character: &char| character.is_ascii_alphabetic() || matches!(character, '\'' | '’');
    let mut found = Vec::new();
    for word in words {
        for (start, matched) in text.match_indices(word) {
            let Some((before, after)) = text.split_at_checked(start) else {
                continue;
            };
            let after = after.get(matched.len()..).unwrap_or_default();
            let is_hanzi = !matched.is_ascii() && !matched.contains('’');
            let mut whole = String::new();
            if !is_hanzi && !matched.starts_with(' ') {
                let letters: Vec<char> = before.chars().rev().take_while(is_of_word).collect();
                whole.extend(letters.into_iter().rev());
            }
            whole.push_str(matched.trim());
            if !is_hanzi && !matched.ends_with(' ') {
                whole.extend(after.chars().take_while(is_of_word));
            }
            found.push(whole);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_is_told_in_whole_words() {
        let heard = "You charged seventy-two yuan!";
        for (cue, option, counted) in [
            (
                Cue::Apologetic,
                "I apologise, and thank you.",
                &["apologise", "thank"][..],
            ),
            (Cue::Procedural, "Here is the information.", &["information"]),
            (Cue::RuleOrNumber, "It is 13.3 %.", &["%", "13", "3"]),
            (Cue::NoNegation, "I can’t, and that is no trick.", &["can’t", "no"]),
            (Cue::Apologetic, "抱歉，请说。", &["抱歉", "请"]),
            (Cue::RepeatsCaller, "Seventy-two?", &["seventy"]),
            (Cue::Longest, "Sorry.", &[]),
        ] {
            assert_eq!(cue.counted(option, heard), counted, "{cue:?}");
            let is_counted = !matches!(cue, Cue::Longest);
            assert!(!is_counted || cue.of(option, heard).unsigned_abs() as usize == counted.len());
        }
    }
}
