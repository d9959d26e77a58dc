//! A sentence in both languages, made where the fact it tells is found.
//!
//! Findings are told to trainers who read English or Chinese. Both wordings stand side by side in the source, so that neither can be
//! forgotten when the other changes, and what is put into them is checked by the compiler.

use std::fmt;

/// One sentence in English and in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Sentence {
    /// In English.
    pub english: String,
    /// In Chinese, in simplified characters.
    pub chinese: String,
}

impl Sentence {
    /// A sentence that is the same in both languages: a name, a number, a piece of a file.
    pub fn same(text: impl Into<String>) -> Self {
        let english = text.into();
        let chinese = english.clone();
        Self { english, chinese }
    }

    /// The wording for a reader of this language.
    pub fn wording(&self, is_chinese: bool) -> &str {
        if is_chinese { &self.chinese } else { &self.english }
    }
}

/// English, for logs and for whoever has no language of their own.
impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.english)
    }
}

/// A sentence from two formats with the same names in braces: `sentence!("There is no node {id}.", "没有节点 {id}。")`.
macro_rules! sentence {
    ($english:literal, $chinese:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::sim::sentence::Sentence {
            english: format!($english $(, $name = $value)*),
            chinese: format!($chinese $(, $name = $value)*),
        }
    };
}
pub(crate) use sentence;
