//! A sentence in both languages, made where the fact it tells is found.
//!
//! Findings are told to trainers who read English or Chinese. Both wordings stand side by side in the source, so that neither can be
//! forgotten when the other changes, and what is put into them is checked by the compiler.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One sentence in English and in Chinese, or a phrase that is put into one.
///
/// It cannot be printed as it is: whoever prints one says for whom, so that no English phrase slips into a Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Sentence {
    /// In English.
    pub english: String,
    /// In Chinese, in simplified characters.
    pub chinese: String,
}

/// A sentence on its way through an interface that takes what can be printed: `{}` is the English wording, `{:#}` the Chinese one.
#[derive(Debug)]
pub(crate) struct Either(pub(crate) Sentence);

impl Sentence {
    /// A sentence that is the same in both languages: a name, a number, a piece of a file.
    pub fn same(text: impl Into<String>) -> Self {
        let english = text.into();
        let chinese = english.clone();
        Self { english, chinese }
    }

    /// A sentence whose wordings are made by one rule: lists, and sentences that have other sentences in them.
    pub fn in_both(make: impl Fn(bool) -> String) -> Self {
        Self {
            english: make(false),
            chinese: make(true),
        }
    }

    /// Names one behind the other.
    pub fn listed<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Self {
        let names: Vec<S> = names.into_iter().collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        Self {
            english: names.join(", "),
            chinese: names.join("、"),
        }
    }

    /// The wording for a reader of this language.
    pub fn wording(&self, is_chinese: bool) -> &str {
        if is_chinese { &self.chinese } else { &self.english }
    }

    /// Two sentences, one behind the other.
    pub fn then(&self, next: &Self) -> Self {
        Self {
            english: format!("{} {}", self.english, next.english),
            chinese: format!("{}{}", self.chinese, next.chinese),
        }
    }
}

impl fmt::Display for Either {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.wording(formatter.alternate()))
    }
}

/// A sentence from two formats with the same names in braces: `sentence!("There is no node {id}.", "没有节点 {id}。")`.
///
/// Behind a comma stand names for values, as in `format!`: `, id = node.id`. Behind a semicolon stand phrases in both languages, of
/// which each sentence takes its own: `; what`.
macro_rules! sentence {
    ($english:literal, $chinese:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::sim::sentence::Sentence {
            english: format!($english $(, $name = $value)*),
            chinese: format!($chinese $(, $name = $value)*),
        }
    };
    ($english:literal, $chinese:literal $(, $name:ident = $value:expr)*; $($phrase:ident),+ $(,)?) => {
        $crate::sim::sentence::Sentence {
            english: {
                $(let $phrase = &$phrase.english;)+
                format!($english $(, $name = $value)*)
            },
            chinese: {
                $(let $phrase = &$phrase.chinese;)+
                format!($chinese $(, $name = $value)*)
            },
        }
    };
}
pub(crate) use sentence;

/// A count with separators, as both languages have them: `131,072`. What is typed again, such as a seed, is written without.
pub fn thousands(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or(u64::MAX).to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_have_separators() {
        let counts = [0_u64, 999, 1000, 302_606, 12_000_000];
        assert_eq!(counts.map(thousands), ["0", "999", "1,000", "302,606", "12,000,000"]);
    }

    #[test]
    fn values_and_phrases_stand_in_both_wordings() {
        let what = sentence!("node", "节点");
        let told = sentence!("There is no {what} \"{id}\".", "没有{what}“{id}”。", id = "a"; what);
        assert_eq!(told.wording(false), "There is no node \"a\".");
        assert_eq!(told.wording(true), "没有节点“a”。");
        let both = told.then(&sentence!("Mend it.", "请改正。"));
        assert_eq!(both.english, "There is no node \"a\". Mend it.");
        assert_eq!(both.chinese, "没有节点“a”。请改正。");
        let either = Either(both);
        assert_eq!(
            format!("{either} / {either:#}"),
            "There is no node \"a\". Mend it. / 没有节点“a”。请改正。"
        );
    }
}
