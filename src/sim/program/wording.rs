//! All texts of a program in one language, with `{names}` replaced by values.

use super::Program;
use super::parts::TextId;
use crate::sim::check::CheckedScenario;
use crate::sim::rules::in_language;
use crate::sim::rules::model::Bank;
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::value::{CalendarDay, Value};

/// The language code of Simplified Chinese.
pub const CHINESE: &str = "zh-Hans";

/// The texts of one program in one language.
#[derive(Debug, Clone)]
pub struct Wording {
    texts: Vec<String>,
    language: String,
}

impl Wording {
    /// Takes each text from the language's table, or from the home language where the table has none.
    pub fn new(program: &Program, checked: &CheckedScenario, language: &str) -> Self {
        let table = checked.tables.iter().find(|table| table.language.value == language);
        let texts = program
            .texts
            .iter()
            .map(|(key, home)| {
                let translated = table
                    .and_then(|table| table.texts.get(key))
                    .map(|translation| translation.1.value.as_str())
                    .filter(|text| !text.is_empty());
                // A text that is not translated is in the home language, and so are the values in it.
                let is_home = translated.is_none();
                let source = Names {
                    scenario: &checked.scenario,
                    bank: &checked.rulebook.bank,
                    country: &program.country,
                    language: if is_home {
                        &checked.scenario.language.value
                    } else {
                        language
                    },
                    words: &|key| {
                        table
                            .filter(|_| !is_home)
                            .and_then(|table| table.texts.get(key))
                            .map(|translation| translation.1.value.clone())
                            .filter(|text| !text.is_empty())
                    },
                };
                source.fill(translated.unwrap_or(home))
            })
            .collect();
        Self {
            texts,
            language: language.to_owned(),
        }
    }

    /// A text.
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id as usize).map_or("", String::as_str)
    }

    /// The language.
    pub fn language(&self) -> &str {
        &self.language
    }
}

/// What stands for the number in the way a country writes money, [`Bank::money`].
pub const AMOUNT: &str = "{amount}";

/// What names in braces stand for.
pub struct Names<'n> {
    /// The scenario, for its values.
    pub scenario: &'n Scenario,
    /// The bank's file.
    pub bank: &'n Bank,
    /// The country.
    pub country: &'n str,
    /// The language.
    pub language: &'n str,
    /// Translations of values in words, by key.
    pub words: &'n dyn Fn(&str) -> Option<String>,
}

impl Names<'_> {
    /// Replaces every `{name}`; `{{` and `}}` are braces. An unknown name stays as it is; the checker reports it.
    pub fn fill(&self, text: &str) -> String {
        self.fill_nested(text, 0)
    }

    fn fill_nested(&self, text: &str, depth: u8) -> String {
        let mut filled = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Plain(plain) => filled.push_str(plain),
                Piece::Name(name) => match self.lookup(name, depth) {
                    Some(value) => filled.push_str(&value),
                    None => filled.push_str(&format!("{{{name}}}")),
                },
            }
        }
        filled
    }

    fn lookup(&self, name: &str, depth: u8) -> Option<String> {
        let Some(of_bank) = name.strip_prefix("bank.") else {
            let value = self.scenario.values.get(name)?;
            return self.render(&format!("value/{name}"), value);
        };
        match of_bank {
            "name" => in_language(&self.bank.name, self.language).map(str::to_owned),
            "agent" => in_language(&self.bank.agent, self.language).map(str::to_owned),
            "hotline" => Some(self.bank.hotline.clone()),
            "currency" => Some(self.currency()),
            word => match self.bank.words.get(word) {
                Some(text) if depth < 2 => {
                    in_language(text, self.language).map(|text| self.fill_nested(text, depth + 1))
                }
                _ => self.render("", self.bank.values.get(word)?),
            },
        }
    }

    /// How this country and language write money, if the bank's file says so.
    fn money_pattern(&self) -> Option<&str> {
        in_language(self.bank.money.get(self.country)?, self.language)
    }

    fn currency(&self) -> String {
        let pattern = self.money_pattern().map(|pattern| pattern.replace(AMOUNT, ""));
        pattern.map_or_else(|| self.bank.currency.clone(), |sign| sign.trim().to_owned())
    }

    /// An amount of money as this country and language write it.
    fn money(&self, amount: &str) -> String {
        match self.money_pattern() {
            Some(pattern) => pattern.replace(AMOUNT, amount),
            None if self.language == CHINESE => format!("{amount}元"),
            None => format!("{}{amount}", self.bank.currency),
        }
    }

    fn render(&self, key: &str, value: &Value) -> Option<String> {
        Some(match value {
            Value::Money(amount) => self.money(&amount.value.to_string()),
            Value::Percent(rate) => format!("{}%", rate.value),
            Value::Number(number) => number.value.to_string(),
            Value::Date(day) => calendar_day(day.value, self.language),
            Value::Words(text) => (self.words)(key).unwrap_or_else(|| text.value.clone()),
            Value::ByCountry(values) => {
                let key = format!("{key}/{}", self.country);
                return self.render(&key, values.get(self.country)?);
            }
        })
    }
}

/// The months as English spells them.
pub(in crate::sim) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in a language's usual form: `12 May 2026`, `2026年5月12日`.
pub fn calendar_day(day: CalendarDay, language: &str) -> String {
    if language == CHINESE {
        return format!("{}年{}月{}日", day.year, day.month, day.day);
    }
    let month = MONTHS.get(usize::from(day.month).wrapping_sub(1)).unwrap_or(&"");
    format!("{} {month} {}", day.day, day.year)
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Said as it is.
    Plain(&'t str),
    /// A name in braces.
    Name(&'t str),
}

/// Splits a text at its names.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(place) = rest.find(['{', '}']) {
        let (plain, brace_on) = rest.split_at(place);
        pieces.push(Piece::Plain(plain));
        let doubled = brace_on.starts_with("{{") || brace_on.starts_with("}}");
        let name_end = brace_on.find('}').filter(|_| brace_on.starts_with('{'));
        rest = if doubled {
            pieces.push(Piece::Plain(&brace_on[..1]));
            &brace_on[2..]
        } else if let Some(end) = name_end {
            pieces.push(Piece::Name(&brace_on[1..end]));
            &brace_on[end + 1..]
        } else {
            pieces.push(Piece::Plain(&brace_on[..1]));
            &brace_on[1..]
        };
    }
    pieces.push(Piece::Plain(rest));
    pieces
}
