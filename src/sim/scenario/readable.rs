//! Whether a file can be read at all: its size, its encoding, and what would be too much for a tree.

use super::load::LARGEST_FILE;
use super::nesting::{Counted, DEEPEST, Excess, MOST_BRACKETS, MOST_COLONS, first_excess};
use super::spanned::Span;
use super::unclosed::swallowing_text;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::sentence;

/// The text of a file, or why nothing is read of it.
pub(super) fn readable_text(bytes: &[u8], counted: Counted) -> Result<&str, Box<Diagnostic>> {
    let nowhere = Span::default();
    if bytes.len() > LARGEST_FILE {
        let message = sentence!(
            "The file has more than 1 MiB (1,048,576 bytes), which is the most that a file may have.",
            "文件超过 1 MiB（1,048,576 字节），一个文件最多这么大。"
        );
        let help = sentence!(
            "A call is far smaller; look whether this is the right file, or divide it into two calls.",
            "一通电话远没有这么大；请看看是不是选错了文件，或把它分成两通。"
        );
        return Err(Box::new(
            Diagnostic::error("file-too-large", nowhere, message).help(help),
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = sentence!(
            "The file is not UTF-8: byte {place} cannot be read. Save it as UTF-8.",
            "文件不是 UTF-8：第 {place} 个字节读不出来。请存成 UTF-8。",
            place = error.valid_up_to()
        );
        let readable = &bytes[..error.valid_up_to()];
        let line = readable.iter().filter(|byte| **byte == b'\n').count() + 1;
        let help = sentence!(
            "It is in line {line}. Where the editor asks for the encoding when it saves, choose UTF-8.",
            "它在第 {line} 行。编辑器保存时问用哪种编码，请选 UTF-8。"
        );
        Box::new(Diagnostic::error("not-utf8", nowhere, message).help(help))
    })?;
    if let Some(place) = text.find('\0') {
        let span = Span {
            start: place as u32,
            end: place as u32 + 1,
        };
        return Err(Box::new(Diagnostic::error(
            "not-text",
            span,
            sentence!(
                "The file contains a NUL character; it is not a text file.",
                "文件里有 NUL 字符，它不是文本文件。"
            ),
        )));
    }
    let mut excess = first_excess(text, counted);
    if let (Some((place, Excess::Entries(_))), Counted::All) = (excess, counted)
        && swallowing_text(text).is_some_and(|open| (open.start as usize) < place)
    {
        // Behind a text that never ends everything is inside out, and the commas of what is said are none between entries.
        excess = first_excess(text, Counted::Loosely);
    }
    if let Some((place, excess)) = excess {
        let span = Span::between(place, place + 1);
        if excess == Excess::Depth {
            let message = sentence!(
                "Brackets are nested more than {DEEPEST} deep here.",
                "这里的括号嵌套超过 {DEEPEST} 层。"
            );
            return Err(Box::new(Diagnostic::error("too-deep", span, message)));
        }
        let message = match excess {
            Excess::Colons => sentence!(
                "Before this `:` there are {MOST_COLONS}, the most that a file may have.",
                "这个 `:` 之前已有 {MOST_COLONS} 个，一个文件最多这么多。"
            ),
            Excess::Entries(most) => sentence!(
                "Between the brackets around this `,` there are more than {most} entries, the most that may stand there.",
                "这个 `,` 所在的括号里超过 {most} 项，最多这么多。"
            ),
            _ => sentence!(
                "Before this bracket there are {MOST_BRACKETS} that open something, the most that a file may have.",
                "这个括号之前已有 {MOST_BRACKETS} 个左括号，一个文件最多这么多。"
            ),
        };
        let help = sentence!(
            "No call, table or pack has as many; look whether this is the right file.",
            "通话、译文表、规则包都没有这么多；请看看是不是选错了文件。"
        );
        return Err(Box::new(Diagnostic::error("file-too-large", span, message).help(help)));
    }
    Ok(text)
}
