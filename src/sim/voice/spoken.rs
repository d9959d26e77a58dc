//! What is read out: the text of a line with sums, dates, signs and numbers in words, because speech programs read them wrongly.
//!
//! eSpeak NG 1.51 says "pound five hundred" for £500; in Mandarin it says "percent" for %, leaves out the point of 7.2, and reads years
//! as thousands.

use super::spoken_chinese::chinese;
use super::spoken_english::english;
use crate::sim::program::wording::CHINESE;

/// The text as it is handed to a speech program.
pub fn spoken_text(language: &str, text: &str) -> String {
    let mut reader = Reader::new(text);
    let spoken = if language == CHINESE {
        chinese(&mut reader)
    } else {
        english(&mut reader)
    };
    tidied(&spoken)
}

/// A text that is read character by character.
pub(super) struct Reader {
    characters: Vec<char>,
    place: usize,
}

/// A number as it stands in a text.
pub(super) struct Number {
    /// Its digits and its point, without separators.
    pub digits: String,
    /// Whether it had separators or a point, and so is a quantity.
    pub is_quantity: bool,
}

impl Reader {
    fn new(text: &str) -> Self {
        Self {
            characters: text.chars().collect(),
            place: 0,
        }
    }

    /// The character so many places ahead; 0 is the next.
    pub(super) fn ahead(&self, places: usize) -> Option<char> {
        self.characters.get(self.place + places).copied()
    }

    pub(super) fn is_digit_ahead(&self, places: usize) -> bool {
        self.ahead(places).is_some_and(|character| character.is_ascii_digit())
    }

    pub(super) fn skip(&mut self, places: usize) {
        self.place += places;
    }

    /// Whether this word comes next, not followed by another letter.
    pub(super) fn word_ahead(&self, word: &str) -> bool {
        let length = word.chars().count();
        word.chars()
            .enumerate()
            .all(|(index, letter)| self.ahead(index) == Some(letter))
            && !self.ahead(length).is_some_and(|next| next.is_ascii_alphanumeric())
    }

    /// A run of characters of this kind.
    pub(super) fn run(&mut self, is_part: impl Fn(char) -> bool) -> String {
        let run: String = self.characters[self.place.min(self.characters.len())..]
            .iter()
            .take_while(|character| is_part(**character))
            .collect();
        self.place += run.chars().count();
        run
    }

    /// The number that comes next: `72`, `12,000`, `2,433.75`.
    pub(super) fn number(&mut self) -> Number {
        let mut digits = self.run(|character| character.is_ascii_digit());
        let mut is_quantity = false;
        while self.ahead(0) == Some(',') && (1..=3).all(|place| self.is_digit_ahead(place)) && !self.is_digit_ahead(4) {
            self.skip(1);
            digits.push_str(&self.run(|character| character.is_ascii_digit()));
            is_quantity = true;
        }
        if self.ahead(0) == Some('.') && self.is_digit_ahead(1) {
            self.skip(1);
            digits.push('.');
            digits.push_str(&self.run(|character| character.is_ascii_digit()));
            is_quantity = true;
        }
        Number { digits, is_quantity }
    }

    /// Further groups of digits behind single spaces or hyphens, as in a telephone number or a reference.
    pub(super) fn further_groups(&mut self) -> Vec<String> {
        let mut groups = Vec::new();
        let is_spaced =
            |reader: &Self| reader.ahead(0) == Some(' ') && (1..=3).all(|place| reader.is_digit_ahead(place));
        let is_joined = |reader: &Self| reader.ahead(0) == Some('-') && reader.is_digit_ahead(1);
        while is_spaced(self) || is_joined(self) {
            self.skip(1);
            groups.push(self.run(|character| character.is_ascii_digit()));
        }
        groups
    }
}

/// Marks that no voice says.
pub(super) fn is_silent_mark(character: char) -> bool {
    "“”‘\"«»‹›「」『』《》〈〉*".contains(character)
}

/// Without doubled spaces and commas, and without a mark at the beginning.
fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for character in text.chars() {
        let is_stop = |character: char| ",，、;；".contains(character);
        if character.is_whitespace() {
            if !tidy.is_empty() && !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else if is_stop(character) {
            let before = tidy.trim_end().chars().last();
            if before.is_some_and(|before| !is_stop(before) && !".!?。！？:：".contains(before)) {
                tidy.truncate(tidy.trim_end().len());
                tidy.push(character);
            }
        } else if ".!?。！？".contains(character) {
            let kept = tidy.trim_end_matches(|last: char| last == ' ' || is_stop(last)).len();
            tidy.truncate(kept);
            tidy.push(character);
        } else {
            tidy.push(character);
        }
    }
    tidy.trim().to_owned()
}
