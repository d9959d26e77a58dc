//! English as it is read out.

use super::spoken::{Number, Reader, is_silent_mark};
use crate::sim::program::wording::MONTHS;

/// What is longer and has no separators is a reference and no quantity; sums from 1,000 on are written with separators.
const LONGEST_QUANTITY: usize = 3;
/// After these, a number is read digit by digit.
const BEFORE_REFERENCES: [&str; 3] = ["dial", "ring", "reference"];
/// Capitals up to here are letters, unless they are a word that is shouted.
const LONGEST_ACRONYM: usize = 5;
const WORDS_IN_CAPITALS: [&str; 8] = ["OK", "NO", "NOT", "YES", "YOU", "AM", "PM", "NOW"];

/// A text as it is read out.
pub(super) fn english(reader: &mut Reader) -> String {
    let mut spoken = String::new();
    while let Some(next) = reader.ahead(0) {
        let is_start = !spoken.ends_with(|last: char| last.is_alphanumeric());
        if let Some(unit) = unit(next).filter(|_| reader.is_digit_ahead(1)) {
            reader.skip(1);
            let sum = reader.number();
            spoken.push_str(&sum.digits);
            if let Some(unit) = said_unit(&sum.digits, unit) {
                spoken.push_str(&format!(" {unit}"));
            }
        } else if next.is_ascii_digit() {
            let number = reader.number();
            after_number(reader, number, &mut spoken);
        } else if next.is_ascii_uppercase() && is_start {
            let word = reader.run(|letter| letter.is_alphabetic());
            capitals(reader, &word, &mut spoken);
        } else {
            reader.skip(1);
            match next {
                '…' | '—' | '–' | '(' | ')' | '·' => spoken.push_str(", "),
                '’' => spoken.push('\''),
                '&' => spoken.push_str(" and "),
                mark if is_silent_mark(mark) => {}
                other => spoken.push(other),
            }
        }
    }
    spoken
}

fn unit(sign: char) -> Option<(&'static str, &'static str)> {
    match sign {
        '¥' | '￥' => Some(("yuan", "yuan")),
        '£' => Some(("pound", "pounds")),
        '$' => Some(("dollar", "dollars")),
        '€' => Some(("euro", "euros")),
        _ => None,
    }
}

/// Whole sums are said bare, as people say them on the phone about their own money: "seventy-two a month". So one clip serves all
/// countries of a call.
fn said_unit(digits: &str, (one, many): (&'static str, &'static str)) -> Option<&'static str> {
    match digits {
        "1" => Some(one),
        whole if !whole.contains('.') => None,
        _ => Some(many),
    }
}

fn after_number(reader: &mut Reader, number: Number, spoken: &mut String) {
    let Number { digits, is_quantity } = number;
    let groups = reader.further_groups();
    let last_word = spoken
        .trim_end()
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_named = BEFORE_REFERENCES.contains(&last_word.as_str()) && digits.len() > 2;
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let starts_with_zero = digits.len() > 1 && digits.starts_with('0');
    let is_long = digits.len() > LONGEST_QUANTITY && !is_year;
    let is_reference = !is_quantity && (starts_with_zero || is_named || is_long);
    if !groups.is_empty() || is_reference {
        let all = std::iter::once(digits).chain(groups);
        spoken.push_str(&all.map(|group| one_by_one(&group)).collect::<Vec<_>>().join(", "));
        return;
    }
    let month = MONTHS.iter().find(|month| {
        let spaced = format!(" {month}");
        !is_quantity && digits.len() <= 2 && reader.word_ahead(&spaced)
    });
    if let Some(month) = month {
        let article = if last_word == "the" { "" } else { "the " };
        spoken.push_str(&format!("{article}{digits}{} of {month}", ordinal(&digits)));
        reader.skip(month.len() + 1);
        return;
    }
    spoken.push_str(&digits);
    match reader.ahead(0) {
        Some('%') => {
            spoken.push_str(" percent");
            reader.skip(1);
        }
        Some('–' | '~') if reader.is_digit_ahead(1) => {
            spoken.push_str(" to ");
            reader.skip(1);
        }
        Some('/' | ':') if reader.is_digit_ahead(1) => {
            spoken.push(' ');
            reader.skip(1);
        }
        _ => {}
    }
}

/// A word that begins with a capital.
fn capitals(reader: &mut Reader, word: &str, spoken: &mut String) {
    let is_acronym = (2..=LONGEST_ACRONYM).contains(&word.len())
        && word.bytes().all(|letter| letter.is_ascii_uppercase())
        && !WORDS_IN_CAPITALS.contains(&word);
    if !is_acronym {
        spoken.push_str(word);
        return;
    }
    spoken.push_str(&one_by_one(word));
    if reader.ahead(0) == Some('-') && reader.is_digit_ahead(1) {
        reader.skip(1);
        let digits = reader.run(|character| character.is_ascii_digit());
        spoken.push_str(&format!(" {}", one_by_one(&digits)));
    }
}

fn one_by_one(characters: &str) -> String {
    let spaced: Vec<String> = characters.chars().map(String::from).collect();
    spaced.join(" ")
}

fn ordinal(day: &str) -> &'static str {
    match day {
        "1" | "21" | "31" => "st",
        "2" | "22" => "nd",
        "3" | "23" => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use crate::sim::voice::spoken::spoken_text;

    #[test]
    fn sums_dates_and_signs_are_words() {
        for (written, read) in [
            ("¥572 goes out!", "572 goes out!"),
            ("£572 goes out!", "572 goes out!"),
            ("£1 and £2,433.75.", "1 pound and 2433.75 pounds."),
            ("0.60% a month", "0.60 percent a month"),
            ("On 12 May we rang", "On the 12th of May we rang"),
            ("by the 3 June 2026", "by the 3rd of June 2026"),
            ("Call 07700 900122.", "Call 0 7 7 0 0, 9 0 0 1 2 2."),
            ("LB-2086, please", "L B 2 0 8 6, please"),
            ("the APR", "the A P R"),
            ("“Policy”? … I – I don’t", "Policy? I, I don't"),
            ("… and then … nothing", "and then, nothing"),
            ("3–5 days, 10:30", "3 to 5 days, 10 30"),
            ("NO! Not again", "NO! Not again"),
            ("dial 95-000 or 159, or 96110", "dial 9 5, 0 0 0 or 159, or 9 6 1 1 0"),
            ("‘Ferry’ and 0703-118", "Ferry' and 0 7 0 3, 1 1 8"),
            ("LB 4471 in 1998, 3,214 of us", "L B 4 4 7 1 in 1998, 3214 of us"),
            ("March ’85", "March '85"),
        ] {
            assert_eq!(spoken_text("en", written), read, "{written}");
        }
    }
}
