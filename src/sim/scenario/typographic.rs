//! Marks that a word processor or a Chinese keyboard writes in place of those that a file is made of: “ ” for ", ， for a comma.

use super::mend::Mended;
use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::sentence;

/// Quotation marks that are not the straight one.
const QUOTATION_MARKS: [char; 12] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '「', '」', '＂', '″'];

/// Other marks, and those that are meant.
const OTHERS: [(char, char); 9] = [
    ('，', ','),
    ('、', ','),
    ('：', ':'),
    ('（', '('),
    ('）', ')'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
];

/// Writes the mark that is meant over one where the parser stumbled; of quotation marks also the one that closes. Nothing moves.
pub(super) fn typographic_mark(text: &str, place: usize) -> Option<Mended> {
    let mark = text.get(place..)?.chars().next()?;
    let span = |at: usize, mark: char| Span {
        start: at as u32,
        end: (at + mark.len_utf8()) as u32,
    };
    let mut mended = text.to_owned();
    if let Some((_, meant)) = OTHERS.into_iter().find(|(wide, _)| *wide == mark) {
        overwrite(&mut mended, place, mark, meant);
        let message = sentence!(
            "This is a full-width `{mark}`; the file needs `{meant}` here.",
            "这是全角的 `{mark}`；文件在这里要的是 `{meant}`。"
        );
        let help = sentence!(
            "Switch the keyboard to half-width marks outside of texts.",
            "文字以外的地方，请把输入法切换到半角标点。"
        );
        return Some(Mended {
            text: mended,
            finding: Diagnostic::error("syntax", span(place, mark), message).help(help),
            swallowed: None,
            supplied: None,
        });
    }
    if !QUOTATION_MARKS.contains(&mark) {
        return None;
    }
    let line = text[place..].lines().next().unwrap_or_default();
    let mut rest = line.char_indices().skip(1);
    let closing = rest.find(|(_, one)| *one == '"' || QUOTATION_MARKS.contains(one));
    let (at, closing) = closing.map(|(at, closing)| (place + at, closing))?;
    // Blanks go outside of the text.
    overwrite(&mut mended, at, closing, '"');
    let blanks = " ".repeat(mark.len_utf8() - 1);
    mended.replace_range(place..place + mark.len_utf8(), &format!("{blanks}\""));
    let message = sentence!(
        "`{mark}` is a typographic quotation mark; write a straight one, `\"`.",
        "`{mark}` 是排版用的引号；请写英文的直引号 `\"`。"
    );
    let help = sentence!(
        "Texts begin and end with a straight one; inside of a text any mark may stand.",
        "文字以直引号开头和结尾；文字里面可以用任何引号。"
    );
    Some(Mended {
        text: mended,
        finding: Diagnostic::error("syntax", span(place, mark), message).help(help),
        swallowed: None,
        supplied: None,
    })
}

/// Writes a narrow mark over a wide one, with blanks so that nothing behind it moves.
fn overwrite(text: &mut String, place: usize, wide: char, narrow: char) {
    let blanks = " ".repeat(wide.len_utf8() - narrow.len_utf8());
    text.replace_range(place..place + wide.len_utf8(), &format!("{narrow}{blanks}"));
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
        ] {
            let place = text.find(|one: char| !one.is_ascii()).unwrap();
            let mended = typographic_mark(text, place).unwrap();
            assert_eq!(mended.text, meant);
            assert_eq!(mended.finding.span.start as usize, place);
        }
        assert!(typographic_mark("(a: é)", 4).is_none());
        assert!(typographic_mark("(a: “b)", 4).is_none());
    }
}
