//! How a cell is written, and what it means: each form both ways.

use super::expression::{expression_text, parse_many, parse_one};
use super::tree::{Shape, Tree};
use crate::sim::sentence::{Sentence, sentence};

/// How a cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text, taken as it stands; two quotation marks alone are a text without characters.
    Text,
    /// An id or another short name; blanks around it do not count.
    Name,
    /// A word of the format, such as `Shouting`.
    Word,
    /// A whole number.
    Number,
    /// `yes` or `no`.
    YesNo,
    /// Names with commas.
    Names,
    /// Words with commas.
    Words,
    /// One condition, or another expression.
    Condition,
    /// Expressions with commas.
    Changes,
    /// A calendar day.
    Date,
    /// `6 to 8`.
    Range,
    /// `accuracy -1, compliance -2`.
    Points,
    /// `innocent = no, plan = open`.
    Draws,
    /// Commands, one on a line.
    Play,
}

/// What a cell says; nothing if it is empty.
///
/// # Errors
/// What is wrong, as the end of a sentence that begins with the cell.
pub fn parse(form: Form, cell: &str) -> Result<Option<Tree>, Sentence> {
    if form == Form::Text {
        return Ok(match cell {
            "" => None,
            "\"\"" => Some(Tree::text("")),
            text => Some(Tree::text(text)),
        });
    }
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let tree = match form {
        Form::Text | Form::Name => Tree::text(cell),
        Form::Word => word(cell)?,
        Form::Number => number(cell)?,
        Form::YesNo => yes_or_no(cell)?,
        Form::Names => Tree::new(Shape::List(separated(cell).map(Tree::text).collect())),
        Form::Words => Tree::new(Shape::List(separated(cell).map(word).collect::<Result<_, _>>()?)),
        Form::Condition => parse_one(cell).map_err(unreadable)?,
        Form::Changes => Tree::new(Shape::List(parse_many(cell).map_err(unreadable)?)),
        Form::Date => Tree::text(iso_date(cell)),
        Form::Range => range(cell)?,
        Form::Points => points(cell)?,
        Form::Draws => draws(cell)?,
        Form::Play => {
            let commands = cell.split(['\n', ';', '；']).map(str::trim);
            Tree::new(Shape::List(
                commands.filter(|command| !command.is_empty()).map(Tree::text).collect(),
            ))
        }
    };
    Ok(Some(tree))
}

/// How a value stands in a cell.
pub fn print(form: Form, tree: &Tree) -> String {
    let joined = |separator: &str| {
        let parts = tree
            .elements()
            .iter()
            .map(|element| element.words().unwrap_or_default());
        parts.collect::<Vec<_>>().join(separator)
    };
    let words = tree.words().unwrap_or_default();
    match form {
        Form::Text if words.is_empty() => "\"\"".to_owned(),
        Form::YesNo => if words == "true" { "yes" } else { "no" }.to_owned(),
        Form::Names | Form::Words => joined(", "),
        Form::Condition => expression_text(tree),
        Form::Changes => {
            let parts: Vec<String> = tree.elements().iter().map(expression_text).collect();
            parts.join(", ")
        }
        Form::Play => joined("\n"),
        Form::Range => match &tree.shape {
            Shape::Tuple(ends) => {
                let ends: Vec<&str> = ends.iter().filter_map(Tree::words).collect();
                ends.join(" to ")
            }
            _ => String::new(),
        },
        Form::Points => pairs(tree, " "),
        Form::Draws => pairs(tree, " = "),
        _ => words.to_owned(),
    }
}

/// A whole number as spreadsheets write it: `1.0`, `+5`, the long minus and full-width characters are understood.
pub fn number(cell: &str) -> Result<Tree, Sentence> {
    let plain: String = cell.chars().map(half_width).collect();
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    let whole = match plain.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => plain,
    };
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_number = !digits.is_empty() && digits.len() <= 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    match is_number {
        true => Ok(Tree::bare(whole)),
        false => Err(sentence!(
            "must be a whole number, not \"{written}\"",
            "要写整数，不能写“{written}”",
            written = short(cell)
        )),
    }
}

/// A digit, sign or point as it is meant, whatever the keyboard has made of it.
fn half_width(c: char) -> char {
    match c {
        '\u{2212}' | '–' => '-',
        '．' | '＋' | '－' | '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// A day as spreadsheets write it, with the year in front: `2026/5/2` is `2026-05-02`. Anything else is left to the checker.
pub fn iso_date(cell: &str) -> String {
    let parts: Vec<&str> = cell
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    let are_numbers = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    match parts.as_slice() {
        [year, month, day] if are_numbers && year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => cell.to_owned(),
    }
}

/// The beginning of what somebody wrote, for a message.
pub fn short(text: &str) -> String {
    let plain: String = text
        .chars()
        .take(40)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    match text.chars().nth(40) {
        Some(_) => plain + "…",
        None => plain,
    }
}

/// What is wrong with an expression, told of its cell.
fn unreadable(wrong: Sentence) -> Sentence {
    Sentence {
        english: format!("cannot be read: {}", wrong.english),
        chinese: format!("读不懂：{}", wrong.chinese),
    }
}

fn word(cell: &str) -> Result<Tree, Sentence> {
    let is_word = cell.starts_with(|c: char| c.is_ascii_alphabetic())
        && cell.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match is_word {
        true => Ok(Tree::bare(cell)),
        false => Err(sentence!(
            "must be one word of the format, not \"{written}\"",
            "要写格式里的一个词，不能写“{written}”",
            written = short(cell)
        )),
    }
}

fn yes_or_no(cell: &str) -> Result<Tree, Sentence> {
    match cell.to_lowercase().as_str() {
        "yes" | "true" | "x" | "1" | "1.0" | "是" | "真" => Ok(Tree::bare("true")),
        "no" | "false" | "0" | "0.0" | "否" | "假" => Ok(Tree::bare("false")),
        _ => Err(sentence!(
            "must be yes or no, not \"{written}\"",
            "要写 yes 或 no（是、否），不能写“{written}”",
            written = short(cell)
        )),
    }
}

fn separated(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', '，', '、', ';', '；', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn range(cell: &str) -> Result<Tree, Sentence> {
    let parts: Vec<&str> = cell
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [from, to] => Ok(Tree::new(Shape::Tuple(vec![number(from)?, number(to)?]))),
        _ => Err(sentence!(
            "must be two numbers as in \"6 to 8\", not \"{written}\"",
            "要写两个数，例如“6 to 8”，不能写“{written}”",
            written = short(cell)
        )),
    }
}

fn points(cell: &str) -> Result<Tree, Sentence> {
    let mut fields = Vec::new();
    for part in separated(cell) {
        let Some((name, value)) = part.rsplit_once([' ', '=', ':']) else {
            return Err(sentence!(
                "must be as \"accuracy -1\", not \"{written}\"",
                "要写成“accuracy -1”这样，不能写“{written}”",
                written = short(part)
            ));
        };
        let name = name.trim_end_matches([' ', '=', ':']).to_lowercase();
        let name = match name.as_str() {
            "empathy" | "同理心" => "empathy",
            "accuracy" | "准确性" | "准确" => "accuracy",
            "compliance" | "合规性" | "合规" => "compliance",
            _ => {
                return Err(sentence!(
                    "names \"{written}\"; write empathy, accuracy or compliance",
                    "写了“{written}”；请写 empathy、accuracy 或 compliance（同理心、准确性、合规性）",
                    written = short(&name)
                ));
            }
        };
        fields.push((name.to_owned(), number(value.trim())?));
    }
    Ok(Tree::new(Shape::Group(fields)))
}

fn draws(cell: &str) -> Result<Tree, Sentence> {
    let pair = |part: &str| match part.split_once(['=', ':']) {
        Some((name, value)) => Ok((name.trim().to_owned(), Tree::text(value.trim()))),
        None => Err(sentence!(
            "must be as \"innocent = no\", not \"{written}\"",
            "要写成“innocent = no”这样，不能写“{written}”",
            written = short(part)
        )),
    };
    Ok(Tree::new(Shape::Map(
        separated(cell).map(pair).collect::<Result<_, _>>()?,
    )))
}

fn pairs(tree: &Tree, between: &str) -> String {
    let (Shape::Group(pairs) | Shape::Map(pairs)) = &tree.shape else {
        return String::new();
    };
    let shown = pairs
        .iter()
        .map(|(name, value)| format!("{name}{between}{}", value.words().unwrap_or_default()));
    shown.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_meant() {
        for (cell, meant) in [
            ("＋１０", Some("10")),
            ("－５", Some("-5")),
            ("\u{2212}5", Some("-5")),
            ("１０．０", Some("10")),
            ("+5", Some("5")),
            ("十", None),
            ("1５%", None),
        ] {
            let read = number(cell).ok();
            assert_eq!(read.as_ref().and_then(Tree::words), meant, "{cell}");
        }
    }
}
