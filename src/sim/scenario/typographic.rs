//! Marks that a word processor or a Chinese keyboard writes in place of those that a file is made of: “ ” for ", ， for a comma.

use super::mend::Mended;
use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};

/// Quotation marks that are not the straight one.
const QUOTATION_MARKS: [char; 12] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '「', '」', '＂', '″'];

/// Other marks, and those that are meant.
const OTHERS: [(char, char); 21] = [
    ('，', ','),
    ('、', ','),
    ('：', ':'),
    ('（', '('),
    ('）', ')'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('【', '['),
    ('】', ']'),
    ('〔', '['),
    ('〕', ']'),
    ('；', ','),
    ('＝', ':'),
    ('－', '-'),
    ('−', '-'),
    ('–', '-'),
    ('．', '.'),
    ('\u{3000}', ' '),
    ('\u{a0}', ' '),
];
/// Digits of a Chinese keyboard.
const WIDE_DIGITS: std::ops::RangeInclusive<char> = '０'..='９';

/// Those that a word processor writes, as narrow as what is meant.
const DASHES: [char; 2] = ['−', '–'];

/// A mark of a line, and the one that is meant.
#[derive(Debug, Clone, Copy)]
struct Replaced {
    at: usize,
    mark: char,
    meant: char,
    /// A text begins with it.
    is_opening: bool,
}

/// Writes the marks that are meant over one where the parser stumbled and over all others behind it on the line; of quotation marks
/// also the one that closes. Nothing moves.
pub(super) fn typographic_mark(text: &str, place: usize) -> Option<Mended> {
    let first = text.get(place..)?.chars().next()?;
    if !QUOTATION_MARKS.contains(&first) && meant_by(first).is_none() {
        return None;
    }
    let line = text[place..].lines().next().unwrap_or_default();
    let marks = marks_of_line(line, place);
    let (one, last) = (marks.first().filter(|one| one.at == place)?, marks.last()?);
    let mut mended = text.to_owned();
    for together in marks.chunk_by(Replaced::goes_on_as_number) {
        overwrite(&mut mended, together);
    }
    let is_one_text = one.is_opening
        && marks
            .iter()
            .skip(1)
            .all(|other| !other.is_opening && other.meant == '"');
    let (end, message, help) = match (is_one_text, marks.len()) {
        (true, _) => (one.end(), of_quotation(first), texts_need_straight_ones()),
        (false, 1) => (one.end(), of_mark(first), switch_the_keyboard()),
        (false, _) => (last.end(), of_marks(&marks), switch_the_keyboard()),
    };
    let span = Span::between(place, end);
    Some(Mended::new(
        mended,
        Diagnostic::error("syntax", span, message).help(help),
    ))
}

impl Replaced {
    fn end(&self) -> usize {
        self.at + self.mark.len_utf8()
    }

    fn is_of_number(&self) -> bool {
        self.meant == '-' || self.meant.is_ascii_digit()
    }

    /// Whether the next mark belongs to the same number.
    fn goes_on_as_number(&self, next: &Self) -> bool {
        self.is_of_number() && next.is_of_number() && self.end() == next.at
    }
}

fn meant_by(mark: char) -> Option<char> {
    let known = OTHERS.into_iter().find(|(wide, _)| *wide == mark);
    let digit = || char::from_digit((mark as u32).checked_sub('０' as u32)?, 10);
    known
        .map(|(_, meant)| meant)
        .or_else(|| digit().filter(|_| WIDE_DIGITS.contains(&mark)))
}

/// Whether a text ends with a quotation mark that is not the straight one and belongs to none before it in the text.
pub(super) fn closes_nothing(text: &str) -> bool {
    let pairs = [('”', '“'), ('」', '「'), ('»', '«')];
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    let count = |mark: char| text.chars().filter(|one| *one == mark).count();
    match pairs.into_iter().find(|(closing, _)| *closing == last) {
        Some((closing, opening)) => count(closing) > count(opening),
        None => matches!(last, '“' | '„' | '‟' | '＂' | '″'),
    }
}

/// The marks outside of texts that are not those of a file, up to a comment or a text that does not end on the line.
fn marks_of_line(line: &str, start: usize) -> Vec<Replaced> {
    let replaced = |at: usize, mark, meant, is_opening| Replaced {
        at: start + at,
        mark,
        meant,
        is_opening,
    };
    let mut marks = Vec::new();
    let mut chars = line.char_indices();
    while let Some((at, c)) = chars.next() {
        if line[at..].starts_with("//") {
            break;
        }
        if let Some(meant) = meant_by(c) {
            marks.push(replaced(at, c, meant, false));
            continue;
        }
        let is_opening = QUOTATION_MARKS.contains(&c);
        if c != '"' && !is_opening {
            continue;
        }
        let mut before = c;
        let closing = chars.find(|(_, one)| {
            let ends = match is_opening {
                true => *one == '"' || QUOTATION_MARKS.contains(one),
                false => *one == '"' && before != '\\',
            };
            before = *one;
            ends
        });
        let Some((end, closing)) = closing else {
            break;
        };
        if is_opening {
            marks.push(replaced(at, c, '"', true));
            if closing != '"' {
                marks.push(replaced(end, closing, '"', false));
            }
        }
    }
    marks
}

fn of_mark(mark: char) -> Sentence {
    let meant = meant_by(mark).unwrap_or(mark);
    if meant == ' ' {
        return sentence!(
            "This is no plain blank, although it looks like one.",
            "这个空格看着像，却不是普通的空格。"
        );
    }
    if DASHES.contains(&mark) {
        return sentence!(
            "`{mark}` cannot stand here; the file needs `{meant}`.",
            "这里不能写 `{mark}`；文件要的是 `{meant}`。"
        );
    }
    sentence!(
        "This is a full-width `{mark}`; the file needs `{meant}` here.",
        "这是全角的 `{mark}`；文件在这里要的是 `{meant}`。"
    )
}

fn of_quotation(mark: char) -> Sentence {
    sentence!(
        "`{mark}` is a typographic quotation mark; write a straight one, `\"`.",
        "`{mark}` 是排版用的引号；请写英文的直引号 `\"`。"
    )
}

/// All of them in one sentence, each kind once.
fn of_marks(marks: &[Replaced]) -> Sentence {
    let mut kinds: Vec<(char, char)> = Vec::new();
    for Replaced { mark, meant, .. } in marks {
        if !kinds.contains(&(*mark, *meant)) {
            kinds.push((*mark, *meant));
        }
    }
    let pairs = Sentence {
        english: kinds
            .iter()
            .map(|(mark, meant)| format!("`{meant}` for `{mark}`"))
            .collect::<Vec<_>>()
            .join(", "),
        chinese: kinds
            .iter()
            .map(|(mark, meant)| format!("`{mark}` 改成 `{meant}`"))
            .collect::<Vec<_>>()
            .join("，"),
    };
    sentence!(
        "{count} marks on this line are not those of a file: write {pairs}.",
        "这一行有 {count} 个标点不是文件用的：{pairs}。",
        count = marks.len();
        pairs
    )
}

fn switch_the_keyboard() -> Sentence {
    sentence!(
        "Switch the keyboard to half-width marks outside of texts.",
        "文字以外的地方，请把输入法切换到半角标点。"
    )
}

fn texts_need_straight_ones() -> Sentence {
    sentence!(
        "Texts begin and end with a straight one; inside of a text any mark may stand.",
        "文字以直引号开头和结尾；文字里面可以用任何引号。"
    )
}

/// Writes narrow marks over wide ones, with blanks so that nothing behind them moves. Those of a text that begins go before it, and those
/// of a number, which may go on in narrow digits.
fn overwrite(text: &mut String, marks: &[Replaced]) {
    let [first, ..] = marks else { return };
    let end = first.at + marks.iter().map(|one| one.mark.len_utf8()).sum::<usize>();
    let meant: String = marks.iter().map(|one| one.meant).collect();
    let blanks = " ".repeat(end - first.at - meant.len());
    let written = match first.is_opening || first.is_of_number() {
        true => blanks + &meant,
        false => meant + &blanks,
    };
    text.replace_range(first.at..end, &written);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_that_are_meant_stand_in_the_same_places() {
        for (text, meant) in [
            ("(a: “b”, c: 1)", "(a:   \"b\"  , c: 1)"),
            ("(a: “b\", c: 1)", "(a:   \"b\", c: 1)"),
            ("(a： 1)", "(a:   1)"),
            ("(a: 1，b: 2)", "(a: 1,  b: 2)"),
            ("(a：1，b： “c，d”）// ，", "(a:  1,  b:     \"c，d\"  )  // ，"),
            ("(a: －５，b: 【“c”】)", "(a:     -5,  b: [    \"c\"  ]  )"),
            ("(a:\u{3000}−1)", "(a:     -1)"),
            ("(a： \"，\\\"，\"，b: 1)", "(a:   \"，\\\"，\",  b: 1)"),
        ] {
            let place = text.find(|one: char| !one.is_ascii()).unwrap();
            let mended = typographic_mark(text, place).unwrap();
            assert_eq!(mended.text, meant);
            assert_eq!(mended.finding.span.start as usize, place);
        }
        let all = typographic_mark("(a：1，b：2）", 2).unwrap().finding;
        assert_eq!(
            all.message.chinese,
            "这一行有 4 个标点不是文件用的：`：` 改成 `:`，`，` 改成 `,`，`）` 改成 `)`。"
        );
        for (text, is_alone) in [
            ("\"Good.”", true),
            ("\"He said “good.”", false),
            ("\"“He” said good.”", true),
            ("\"Good.", false),
        ] {
            assert_eq!(closes_nothing(text), is_alone, "{text}");
        }
        assert!(typographic_mark("(a: é)", 4).is_none());
        assert!(typographic_mark("(a: “b)", 4).is_none());
    }
}
