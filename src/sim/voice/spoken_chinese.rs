//! Chinese as it is read out.

use super::spoken::{Number, Reader, is_silent_mark};

/// What is longer and has no separators is a reference and no quantity; sums from 1,000 on are written with separators.
const LONGEST_QUANTITY: usize = 3;
/// After these, a number is read digit by digit.
const BEFORE_REFERENCES: [&str; 10] = [
    "尾号",
    "卡号",
    "工号",
    "编号",
    "号码",
    "单号",
    "尾数",
    "末四位",
    "拨",
    "拨打",
];

/// What currencies are called behind a number.
const WRITTEN_UNITS: [&str; 4] = ["英镑", "美元", "欧元", "元"];
/// How people say any of them on the phone, behind a whole number. So one clip serves all countries of a call.
const SAID_UNIT: &str = "块";

/// A text as it is read out.
pub(super) fn chinese(reader: &mut Reader) -> String {
    let mut spoken = String::new();
    while let Some(next) = reader.ahead(0) {
        if let Some(unit) = unit(next).filter(|_| reader.is_digit_ahead(1)) {
            reader.skip(1);
            let digits = reader.number().digits;
            spoken.push_str(&quantity(&digits));
            spoken.push_str(if is_whole(&digits) { SAID_UNIT } else { unit });
        } else if next.is_ascii_digit() {
            let number = reader.number();
            after_number(reader, number, &mut spoken);
        } else if next.is_ascii_alphabetic() {
            let word = reader.run(|letter| letter.is_ascii_alphabetic());
            latin(reader, &word, &mut spoken);
        } else {
            reader.skip(1);
            match next {
                '…' | '—' | '–' | '(' | ')' | '（' | '）' | '·' => spoken.push('，'),
                mark if is_silent_mark(mark) || mark == '’' || mark == '‘' => {}
                other => spoken.push(other),
            }
        }
    }
    spoken
}

fn unit(sign: char) -> Option<&'static str> {
    match sign {
        '¥' | '￥' => Some("元"),
        '£' => Some("英镑"),
        '$' => Some("美元"),
        '€' => Some("欧元"),
        _ => None,
    }
}

fn after_number(reader: &mut Reader, number: Number, spoken: &mut String) {
    let Number { digits, is_quantity } = number;
    let groups = reader.further_groups();
    let is_named = BEFORE_REFERENCES.iter().any(|word| spoken.trim_end().ends_with(word));
    let starts_with_zero = digits.len() > 1 && digits.starts_with('0');
    let is_long = digits.len() > LONGEST_QUANTITY
        && reader.ahead(0) != Some('年')
        && !WRITTEN_UNITS.iter().any(|unit| reader.word_ahead(unit));
    let is_reference = !is_quantity && (starts_with_zero || is_named || is_long);
    if !groups.is_empty() || is_reference {
        let all = std::iter::once(digits).chain(groups);
        spoken.push_str(&all.map(|group| one_by_one(&group)).collect::<Vec<_>>().join("，"));
        return;
    }
    match reader.ahead(0) {
        Some('%' | '％') => {
            reader.skip(1);
            spoken.push_str(&format!("百分之{}", quantity(&digits)));
        }
        Some('‰') => {
            reader.skip(1);
            spoken.push_str(&format!("千分之{}", quantity(&digits)));
        }
        // A year is read digit by digit, "85年" too.
        Some('年') if !is_quantity && matches!(digits.len(), 2 | 4) => spoken.push_str(&one_by_one(&digits)),
        Some('~' | '～' | '–' | '—') if reader.is_digit_ahead(1) => {
            reader.skip(1);
            spoken.push_str(&format!("{digits}到"));
        }
        Some(':' | '：') if reader.is_digit_ahead(1) && reader.is_digit_ahead(2) => {
            reader.skip(1);
            let minutes = reader.run(|character| character.is_ascii_digit());
            let minutes = match minutes.as_str() {
                "00" => String::new(),
                other => format!("{}分", other.trim_start_matches('0')),
            };
            spoken.push_str(&format!("{digits}点{minutes}"));
        }
        _ => {
            spoken.push_str(&quantity(&digits));
            let unit = WRITTEN_UNITS.iter().find(|unit| reader.word_ahead(unit));
            if let Some(unit) = unit.filter(|_| is_whole(&digits)) {
                reader.skip(unit.chars().count());
                spoken.push_str(SAID_UNIT);
            }
        }
    }
}

fn is_whole(digits: &str) -> bool {
    !digits.contains('.')
}

/// A number with its point as a word: eSpeak leaves out the point.
fn quantity(digits: &str) -> String {
    match digits.split_once('.') {
        Some((whole, fraction)) => format!("{whole}点{}", one_by_one(fraction)),
        None => digits.to_owned(),
    }
}

/// Letters are spelled, words are left to the program; a reference behind them is read digit by digit.
fn latin(reader: &mut Reader, word: &str, spoken: &mut String) {
    let is_acronym = word.len() <= 5 && word.bytes().all(|letter| letter.is_ascii_uppercase()) && word != "OK";
    let letters: Vec<String> = word.chars().map(String::from).collect();
    spoken.push(' ');
    spoken.push_str(&if is_acronym { letters.join(" ") } else { word.to_owned() });
    spoken.push(' ');
    if is_acronym && reader.ahead(0) == Some('-') && reader.is_digit_ahead(1) {
        reader.skip(1);
        let digits = reader.run(|character| character.is_ascii_digit());
        spoken.push_str(&one_by_one(&digits));
    }
}

/// Each digit as a character, because digits beside each other would be read as one number.
fn one_by_one(digits: &str) -> String {
    const NAMES: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |character: char| character.to_digit(10).and_then(|digit| NAMES.get(digit as usize));
    digits
        .chars()
        .map(|character| *digit(character).unwrap_or(&character))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::sim::voice::spoken::spoken_text;

    #[test]
    fn sums_dates_and_signs_are_words() {
        for (written, read) in [
            ("￥500还有12,000元，572英镑", "500块还有12000块，572块"),
            ("每月0.60%", "每月百分之0点六零"),
            ("由2,433.75元改成", "由2433点七五元改成"),
            ("自己拨95-000或159，打96110", "自己拨九五，零零零或159，打九六一一零"),
            (
                "编号0703-118，LB 4471，共3,214人",
                "编号零七零三，一一八， L B 四四七一，共3214人",
            ),
            ("2026年5月12日", "二零二六年5月12日"),
            ("打138 0000 1122。", "打一三八，零零零零，一一二二。"),
            ("编号LB-2086", "编号 L B 二零八六"),
            ("尾号3321", "尾号三三二一"),
            ("“规定”？……您还在吗", "规定？您还在吗"),
            ("……喂——", "喂"),
            ("10:30到10:05", "10点30分到10点5分"),
            ("3~5天", "3到5天"),
            ("APR（年化）", "A P R，年化"),
        ] {
            let spoken = spoken_text("zh-Hans", written);
            assert_eq!(spoken.trim_end_matches('，'), read, "{written}");
        }
    }
}
