//! What somebody sees who looks at the surface of an option only: how long it is, how sorry, how careful it sounds.

use std::collections::BTreeSet;

/// One thing that can be seen without understanding. For each, more is what the bot of that name chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// The longest.
    Longest,
    /// The shortest.
    Shortest,
    /// Sorry, please, thank you.
    Apologetic,
    /// Perhaps, check first, cannot promise.
    Cautious,
    /// Desks, forms, records, procedures.
    Procedural,
    /// A rule or a number.
    RuleOrNumber,
    /// The fewest words that deny.
    NoNegation,
    /// Words that the caller has just used.
    RepeatsCaller,
    /// The first place of those that are shown.
    First,
    /// The place in the middle.
    Middle,
    /// The last place.
    Last,
}

/// All cues.
pub const CUES: [Cue; 11] = [
    Cue::Longest,
    Cue::Shortest,
    Cue::Apologetic,
    Cue::Cautious,
    Cue::Procedural,
    Cue::RuleOrNumber,
    Cue::NoNegation,
    Cue::RepeatsCaller,
    Cue::First,
    Cue::Middle,
    Cue::Last,
];

/// Words of the two languages; whoever chooses by the surface knows no others. In which other words they do not count says
/// `other_words.rs`.
pub(super) const APOLOGETIC: [&str; 14] = [
    "sorry",
    "apolog",
    "please",
    "thank",
    "forgive",
    "regret",
    "appreciate",
    "抱歉",
    "对不起",
    "不好意思",
    "请",
    "麻烦",
    "谢谢",
    "辛苦",
];
pub(super) const CAUTIOUS: [&str; 20] = [
    "might",
    "perhaps",
    "maybe",
    "can't promise",
    "can’t promise",
    "make sure",
    "check",
    "before i",
    "first",
    "careful",
    "to be safe",
    "可能",
    "也许",
    "不一定",
    "先",
    "核实",
    "确认",
    "不能保证",
    "稳妥",
    "谨慎",
];
pub(super) const PROCEDURAL: [&str; 24] = [
    "policy",
    "procedure",
    "process",
    "form",
    "record",
    "reference",
    "desk",
    "supervisor",
    "team",
    "written",
    "report",
    "log",
    "规定",
    "流程",
    "登记",
    "记录",
    "记下",
    "编号",
    "工单",
    "专席",
    "主管",
    "书面",
    "上报",
    "手续",
];
pub(super) const RULES: [&str; 9] = [
    "rule", "law", "regulat", "per cent", "%", "规则", "法律", "法规", "监管",
];
pub(super) const NEGATIONS: [&str; 14] = [
    "n't", "n’t", " not ", "no ", "never", "nothing", "nobody", "cannot", "without", "不", "没", "别", "无", "未",
];

impl Cue {
    /// The word by which the cue is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Longest => "longest",
            Self::Shortest => "shortest",
            Self::Apologetic => "apologetic",
            Self::Cautious => "cautious",
            Self::Procedural => "procedural",
            Self::RuleOrNumber => "rule-or-number",
            Self::NoNegation => "no-negation",
            Self::RepeatsCaller => "repeats-caller",
            Self::First => "first",
            Self::Middle => "middle",
            Self::Last => "last",
        }
    }

    /// What its bot chooses, in words that complete “always takes …”.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Longest => "the longest option",
            Self::Shortest => "the shortest option",
            Self::Apologetic => "the most apologetic option (sorry, please, thank / 抱歉、请、谢谢)",
            Self::Cautious => "the most cautious option (perhaps, first, check / 可能、先、核实)",
            Self::Procedural => "the option with the most procedure (record, desk, policy / 登记、专席、规定)",
            Self::RuleOrNumber => {
                "the option with the most rules and figures (rule, law, %, digits / 规则、法规、监管)"
            }
            Self::NoNegation => "the option with the fewest negations (n't, not, never / 不、没、别)",
            Self::RepeatsCaller => "the option that repeats most of what the caller has just said",
            Self::First => "the first option that can be chosen, where the order is `Fixed`",
            Self::Middle => "the option in the middle of those that can be chosen, where the order is `Fixed`",
            Self::Last => "the last option that can be chosen, where the order is `Fixed`",
        }
    }

    /// The same in Chinese.
    pub fn meaning_in_chinese(self) -> &'static str {
        match self {
            Self::Longest => "最长的选项",
            Self::Shortest => "最短的选项",
            Self::Apologetic => "道歉和客气话最多的选项（抱歉、请、谢谢）",
            Self::Cautious => "最谨慎的选项（可能、先、核实）",
            Self::Procedural => "流程用语最多的选项（登记、专席、规定）",
            Self::RuleOrNumber => "规则和数字最多的选项（规则、法规、监管、%、数字）",
            Self::NoNegation => "否定词最少的选项（不、没、别）",
            Self::RepeatsCaller => "重复来电人刚说的话最多的选项",
            Self::First => "能选的选项中的第一个（顺序为 `Fixed` 的地方）",
            Self::Middle => "能选的选项中的中间一个（顺序为 `Fixed` 的地方）",
            Self::Last => "能选的选项中的最后一个（顺序为 `Fixed` 的地方）",
        }
    }

    /// Whether it is a place in the list of options and nothing in their texts. Then it is the same in every language.
    pub fn is_of_place(self) -> bool {
        matches!(self, Self::First | Self::Middle | Self::Last)
    }

    /// How much of it the option has that stands at this place, from 0, of so many that can be chosen; 0 for what is no place.
    pub fn of_place(self, place: usize, count: usize) -> i64 {
        let (place, count) = (place as i64, count as i64);
        match self {
            Self::First => -place,
            Self::Last => place,
            // Of an even number, two are in the middle.
            Self::Middle => -(2 * place - (count - 1)).abs(),
            _ => 0,
        }
    }

    /// How much of it an option's text has, 0 for a place; `heard` is what the caller has said just before.
    pub fn of(self, option: &str, heard: &str) -> i64 {
        let text = self.without_other_words(&option.to_lowercase());
        match self {
            Self::Longest => option.chars().count() as i64,
            Self::Shortest => -(option.chars().count() as i64),
            Self::Apologetic => count(&text, &APOLOGETIC),
            Self::Cautious => count(&text, &CAUTIOUS),
            Self::Procedural => count(&text, &PROCEDURAL),
            Self::RuleOrNumber => count(&text, &RULES) + numbers(&text),
            Self::NoNegation => -count(&text, &NEGATIONS),
            Self::RepeatsCaller => pieces(&text).intersection(&pieces(&heard.to_lowercase())).count() as i64,
            Self::First | Self::Middle | Self::Last => 0,
        }
    }
}

fn count(text: &str, words: &[&str]) -> i64 {
    words.iter().map(|word| text.matches(word).count() as i64).sum()
}

/// How many numbers stand in digits.
fn numbers(text: &str) -> i64 {
    let parts = text.split(|character: char| !character.is_ascii_digit());
    parts.filter(|part| !part.is_empty()).count() as i64
}

/// Longer words of an alphabet, and pairs of hanzi.
pub(super) fn pieces(text: &str) -> BTreeSet<String> {
    let is_hanzi = |character: &char| ('\u{4e00}'..='\u{9fff}').contains(character);
    let words = text.split(|character: char| !character.is_alphanumeric() || is_hanzi(&character));
    let mut pieces: BTreeSet<String> = words
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_owned)
        .collect();
    let characters: Vec<char> = text.chars().collect();
    for pair in characters.windows(2) {
        if pair.iter().all(is_hanzi) {
            pieces.insert(pair.iter().collect());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_for_a_cue_are_among_those_that_it_sees() {
        for (cue, seen) in [
            (Cue::Apologetic, &APOLOGETIC[..]),
            (Cue::Cautious, &CAUTIOUS),
            (Cue::Procedural, &PROCEDURAL),
            (Cue::RuleOrNumber, &RULES),
            (Cue::NoNegation, &NEGATIONS),
        ] {
            for (meaning, marks) in [(cue.meaning(), ['(', ')']), (cue.meaning_in_chinese(), ['（', '）'])] {
                let (_, named) = meaning.split_once(marks[0]).unwrap();
                for word in named.trim_end_matches(marks[1]).split([',', '/', '、']).map(str::trim) {
                    let is_seen = seen.iter().any(|known| known.trim() == word);
                    assert!(is_seen || matches!(word, "digits" | "数字"), "{word}");
                }
            }
        }
    }

    #[test]
    fn places_are_told_apart() {
        let of = |cue: Cue, count| (0..count).map(|place| cue.of_place(place, count)).collect::<Vec<_>>();
        assert_eq!(of(Cue::First, 3), [0, -1, -2]);
        assert_eq!(of(Cue::Last, 3), [0, 1, 2]);
        assert_eq!(of(Cue::Middle, 3), [-2, 0, -2]);
        assert_eq!(of(Cue::Middle, 4), [-3, -1, -1, -3]);
    }

    #[test]
    fn each_cue_sees_what_its_name_says() {
        let heard = "You charged seventy-two yuan again! 你们又扣了我七十二块！";
        for (cue, more, less) in [
            (Cue::Longest, "Let me look into that for you.", "One moment."),
            (Cue::Shortest, "好的。", "好的，我马上帮您看一下。"),
            (Cue::Apologetic, "I'm sorry, please go on.", "Go on."),
            (Cue::Apologetic, "实在抱歉，请您稍等。", "您说。"),
            (Cue::Cautious, "先核实一下比较稳妥。", "我现在就办。"),
            (
                Cue::Procedural,
                "I'll record it and give you a reference.",
                "I'll see to it.",
            ),
            (Cue::RuleOrNumber, "It is 13.3 % a year.", "It is quite a lot a year."),
            (Cue::NoNegation, "I can do that.", "I can't do that, no."),
            (Cue::NoNegation, "可以办。", "不能办，也没办法。"),
            (
                Cue::RepeatsCaller,
                "Seventy-two yuan again, I see.",
                "I see what happened.",
            ),
            (Cue::RepeatsCaller, "又扣了七十二块，是吧。", "我明白您的意思。"),
        ] {
            assert!(cue.of(more, heard) > cue.of(less, heard), "{cue:?}: {more} and {less}");
        }
    }
}
