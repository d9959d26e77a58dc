//! A number with its noun, which has a singular in English and a measure word in Chinese.

use crate::sim::sentence::Sentence;

/// `1 session`, `2 sessions`, `2 个会话`.
pub fn counted(number: u64, [one, many]: [&str; 2], chinese: &str) -> Sentence {
    let noun = if number == 1 { one } else { many };
    Sentence {
        english: format!("{number} {noun}"),
        chinese: format!("{number} {chinese}"),
    }
}

/// Assessors.
pub fn assessors(number: u64) -> Sentence {
    counted(number, ["assessor", "assessors"], "名评估员")
}

/// Sessions.
pub fn sessions(number: u64) -> Sentence {
    counted(number, ["session", "sessions"], "个会话")
}

/// Pairs of marks.
pub fn pairs(number: u64) -> Sentence {
    counted(number, ["pair", "pairs"], "对")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        let found = [pairs(0), sessions(1), assessors(2)].map(|counted| (counted.english, counted.chinese));
        let expected = [
            ("0 pairs", "0 对"),
            ("1 session", "1 个会话"),
            ("2 assessors", "2 名评估员"),
        ];
        assert_eq!(
            found,
            expected.map(|(english, chinese)| (english.to_owned(), chinese.to_owned()))
        );
    }
}
