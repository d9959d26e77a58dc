//! Conditions, changes and other small expressions as a cell holds them: `Any(Looked(contact-log), TrustAtLeast(45))`.
//!
//! Ids need no quotes and the lists of `All`, `Any` and `OneOf` no brackets; both may be written as in the file. Quotes and
//! brackets that a word processor or a Chinese keyboard makes are taken for what is meant.

use super::layout::quoted;
use super::tree::{Shape, Tree};
use crate::sim::sentence::{Sentence, sentence};

/// How deep expressions may be nested; a file allows less anyway.
const DEEPEST: usize = 24;
/// Words whose values are one list.
const WITH_LIST: [&str; 3] = ["All", "Any", "OneOf"];

/// Expressions with commas, semicolons or line ends between them.
///
/// # Errors
/// What is wrong, as the end of a sentence.
pub fn parse_many(cell: &str) -> Result<Vec<Tree>, Sentence> {
    let mut reader = Reader::new(cell);
    let mut found = Vec::new();
    loop {
        reader.skip_blanks();
        match reader.peek() {
            None => return Ok(found),
            Some(',' | ';') => {
                reader.next();
            }
            Some(_) => found.push(reader.expression(0)?),
        }
    }
}

/// Exactly one expression.
///
/// # Errors
/// What is wrong, as the end of a sentence.
pub fn parse_one(cell: &str) -> Result<Tree, Sentence> {
    let mut found = parse_many(cell)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(sentence!("nothing is written there", "什么也没有写")),
        _ => Err(sentence!(
            "it holds more than one condition; join them with All( … ) or Any( … )",
            "里面不止一个条件；请用 All( … ) 或 Any( … ) 连起来"
        )),
    }
}

/// An expression as a cell holds it.
pub fn expression_text(tree: &Tree) -> String {
    let joined = |values: &[Tree]| values.iter().map(expression_text).collect::<Vec<_>>().join(", ");
    match &tree.shape {
        Shape::Text(text) if needs_no_quotes(text) => text.clone(),
        Shape::Text(text) => quoted(text),
        Shape::Bare(word) => word.clone(),
        Shape::List(values) => format!("[{}]", joined(values)),
        Shape::Call(name, values) => match values.as_slice() {
            [only] if WITH_LIST.contains(&name.as_str()) => format!("{name}({})", joined(only.elements())),
            _ => format!("{name}({})", joined(values)),
        },
        _ => String::new(),
    }
}

fn needs_no_quotes(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.chars().all(is_of_id)
        && !text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')
}

struct Reader<'c> {
    chars: std::iter::Peekable<std::str::Chars<'c>>,
}

impl<'c> Reader<'c> {
    fn new(cell: &'c str) -> Self {
        Self {
            chars: cell.chars().peekable(),
        }
    }

    /// The next character, as it is meant.
    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|c| match c {
            '（' => '(',
            '）' => ')',
            '［' | '【' => '[',
            '］' | '】' => ']',
            '，' | '、' => ',',
            '；' | '\n' => ';',
            '“' | '”' | '„' | '＂' => '"',
            other => *other,
        })
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.chars.next();
        next
    }

    fn skip_blanks(&mut self) {
        while self.chars.peek().is_some_and(|c| c.is_whitespace() && *c != '\n') {
            self.chars.next();
        }
    }

    /// Also over the ends of lines, which separate nothing inside of brackets.
    fn skip_lines(&mut self) {
        while self.chars.peek().is_some_and(|c| c.is_whitespace()) {
            self.chars.next();
        }
    }

    fn expression(&mut self, depth: usize) -> Result<Tree, Sentence> {
        if depth > DEEPEST {
            return Err(sentence!(
                "brackets are nested more than {DEEPEST} deep",
                "括号嵌套超过 {DEEPEST} 层"
            ));
        }
        self.skip_lines();
        match self.peek() {
            Some('"') => self.text(),
            Some('[') => Ok(Tree::new(Shape::List(self.values(']', depth)?))),
            Some('-') => {
                self.next();
                let word = self.word();
                match word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_digit()) {
                    true => Err(sentence!("\"-{word}\" is not a number", "“-{word}”不是数")),
                    false => Ok(Tree::bare(format!("-{word}"))),
                }
            }
            Some(c) if is_of_id(c) => {
                let word = self.word();
                self.skip_blanks();
                if self.peek() == Some('(') {
                    let values = self.values(')', depth)?;
                    return Ok(Tree::new(call(word, values)));
                }
                let is_bare = word.starts_with(|c: char| c.is_ascii_uppercase())
                    || word.bytes().all(|byte| byte.is_ascii_digit());
                Ok(if is_bare { Tree::bare(word) } else { Tree::text(word) })
            }
            Some(c) => Err(sentence!(
                "\"{character}\" was not expected",
                "不该有“{character}”",
                character = c.escape_debug()
            )),
            None => Err(sentence!("something is missing at the end", "末尾少了内容")),
        }
    }

    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(c) = self.chars.next_if(|c| is_of_id(*c)) {
            word.push(c);
        }
        word
    }

    fn text(&mut self) -> Result<Tree, Sentence> {
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            match c {
                '"' => return Ok(Tree::text(text)),
                '\\' => text.extend(self.chars.next()),
                c => text.push(c),
            }
        }
        Err(sentence!("a quotation mark is not closed", "有一个引号没有合上"))
    }

    fn values(&mut self, close: char, depth: usize) -> Result<Vec<Tree>, Sentence> {
        self.next();
        let mut values = Vec::new();
        loop {
            self.skip_lines();
            match self.peek() {
                Some(c) if c == close => {
                    self.next();
                    return Ok(values);
                }
                Some(',') => {
                    self.next();
                }
                Some(_) => values.push(self.expression(depth + 1)?),
                None => return Err(sentence!("a \"{close}\" is missing", "少了一个“{close}”")),
            }
        }
    }
}

fn call(name: String, values: Vec<Tree>) -> Shape {
    let has_list = matches!(
        values.as_slice(),
        [Tree {
            shape: Shape::List(_),
            ..
        }]
    );
    match WITH_LIST.contains(&name.as_str()) && !has_list {
        true => Shape::Call(name, vec![Tree::new(Shape::List(values))]),
        false => Shape::Call(name, values),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(cell: &str) -> String {
        match parse_one(cell) {
            Ok(tree) => expression_text(&tree),
            Err(wrong) => wrong.english,
        }
    }

    #[test]
    fn what_is_meant_is_read() {
        let written = "Any(Looked(contact-log), Not(All(TrustAtLeast(45), Equals(plan, \"3\"))))";
        for cell in [
            written,
            "Any([Looked(\"contact-log\"), Not(All([TrustAtLeast(45), Equals(\"plan\", \"3\")]))])",
            "Any（Looked（“contact-log”），Not（All（TrustAtLeast（45），Equals（plan，“3”））））",
            "Any(\n  Looked(contact-log),\n  Not(All(TrustAtLeast(45), Equals(plan, \"3\"))),\n)",
        ] {
            assert_eq!(there_and_back(cell), written);
        }
        assert_eq!(
            parse_many("Set(a); Add(b, -1)\nTo(c, d)").map(|found| found.len()),
            Ok(3)
        );
        assert_eq!(parse_many(" ,, ").map(|found| found.len()), Ok(0));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(there_and_back("Looked(log"), "a \")\" is missing");
        assert_eq!(
            there_and_back("Is(a) Is(b)"),
            "it holds more than one condition; join them with All( … ) or Any( … )"
        );
        assert_eq!(there_and_back("a & b"), "\"&\" was not expected");
        assert_eq!(there_and_back("\"open"), "a quotation mark is not closed");
        assert!(there_and_back(&"Not(".repeat(1000)).contains("nested"));
    }
}
