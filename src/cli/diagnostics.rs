//! How findings are shown: to people with the underlined text, to programs as one JSON object per line.

use std::borrow::Cow;
use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::line_index::LineIndex;
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::{Sentence, sentence};
use crate::words::Locale;

/// Lines up to this many characters are shown as they are; of longer ones the part around the finding.
const LONGEST_LINE: usize = 160;
/// Characters before the finding in a long line.
const BEFORE: usize = 40;
/// Messages are cut here; a file can make names as long as it likes.
const LONGEST_MESSAGE: usize = 500;

/// Shows findings one by one and finds the lines of each file once.
pub struct Findings<'t> {
    texts: &'t BTreeMap<String, String>,
    lines: BTreeMap<&'t str, LineIndex<'t>>,
    renderer: Renderer,
    is_chinese: bool,
}

/// A finding as a program reads it.
#[derive(Serialize)]
struct JsonFinding<'f> {
    file: &'f str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    code: &'f str,
    severity: Severity,
    message: &'f str,
    help: Option<&'f str>,
    fix: Option<JsonFix<'f>>,
}

/// What would most likely mend a finding, as a program reads it.
#[derive(Serialize)]
struct JsonFix<'f> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'f str,
}

impl<'t> Findings<'t> {
    /// For findings in these texts and for readers of this language.
    pub fn new(texts: &'t BTreeMap<String, String>, colour: bool, locale: Locale) -> Self {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        Self {
            texts,
            lines: BTreeMap::new(),
            // Long lines are cut here and not by the renderer.
            renderer: renderer.term_width(LONGEST_LINE * 4).hyperlink(false),
            is_chinese: locale.is_chinese(),
        }
    }

    /// A finding for people.
    pub fn human(&mut self, finding: &Diagnostic) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let severity = severity_word(finding.severity);
        let level = level.with_name(severity.wording(self.is_chinese));
        let file = harmless(&finding.file);
        let message = harmless(&cut(finding.message.wording(self.is_chinese), LONGEST_MESSAGE));
        let mut group = level
            .primary_title(message)
            .id(finding.code)
            .elements(Vec::<Element<'_>>::new());
        // The renderer counts columns in the excerpt; a person wants those of the file.
        let mut columns = None;
        match self.lines_of(finding) {
            Some(lines) => {
                let place = lines.place(finding.span.start as usize);
                let excerpt = Excerpt::new(lines, finding.span);
                let column = excerpt.text[..excerpt.underlined.start].chars().count() + 1;
                let of_column = |column| format!("{file}:{}:{column}", place.line);
                columns = (column != place.column).then(|| (of_column(column), of_column(place.column)));
                group = group.element(
                    Snippet::source(excerpt.text)
                        .path(file)
                        .line_start(place.line)
                        .annotation(AnnotationKind::Primary.span(excerpt.underlined)),
                );
            }
            None => group = group.element(Origin::path(file)),
        }
        if let Some(help) = &finding.help {
            let level = Level::HELP.with_name(help_word(self.is_chinese));
            let help = harmless(&cut(help.wording(self.is_chinese), LONGEST_MESSAGE));
            group = group.element(level.message(help));
        }
        let rendered = self.renderer.render(&[group]);
        match columns {
            Some((of_excerpt, of_file)) => rendered.replacen(&of_excerpt, &of_file, 1),
            None => rendered,
        }
    }

    /// A finding for programs, on one line.
    pub fn json(&mut self, finding: &Diagnostic) -> String {
        let is_chinese = self.is_chinese;
        let lines = self.lines_of(finding);
        let start = lines.map(|lines| lines.place(finding.span.start as usize));
        let end = lines.map(|lines| lines.place(finding.span.end as usize));
        let fix = finding.fix.as_ref().zip(lines).map(|(fix, lines)| {
            let (start, end) = (lines.place(fix.span.start as usize), lines.place(fix.span.end as usize));
            JsonFix {
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                text: &fix.text,
            }
        });
        let finding = JsonFinding {
            file: &finding.file,
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
            code: finding.code,
            severity: finding.severity,
            message: finding.message.wording(is_chinese),
            help: finding.help.as_ref().map(|help| help.wording(is_chinese)),
            fix,
        };
        serde_json::to_string(&finding).unwrap_or_default()
    }

    /// The lines of the finding's file, if the finding is about a place in it.
    fn lines_of(&mut self, finding: &Diagnostic) -> Option<&LineIndex<'t>> {
        if finding.span == Span::default() {
            return None;
        }
        let (name, text) = self.texts.get_key_value(&finding.file)?;
        Some(self.lines.entry(name).or_insert_with(|| LineIndex::new(text)))
    }
}

/// What stands before what to do.
pub fn help_word(is_chinese: bool) -> &'static str {
    if is_chinese { "帮助" } else { "help" }
}

/// How bad a finding is, in a word.
fn severity_word(severity: Severity) -> Sentence {
    match severity {
        Severity::Error => sentence!("error", "错误"),
        Severity::Warning => sentence!("warning", "提醒"),
    }
}

/// The first line of a place as it is shown, and a line that underlines the place; a Chinese character is two cells wide.
pub(super) fn underlined(lines: &LineIndex<'_>, span: Span) -> [String; 2] {
    let Excerpt { text, underlined } = Excerpt::new(lines, span);
    let indent = text.len() - text.trim_start().len();
    let first = underlined.start.max(indent);
    let width = |part: std::ops::Range<usize>| text.get(part).map_or(0, UnicodeWidthStr::width);
    let under = "^".repeat(width(first..underlined.end.max(first)).max(1));
    let before = " ".repeat(width(indent..first));
    [text[indent..].to_owned(), before + &under]
}

/// The first line of a finding's place, without anything that could steer a terminal.
struct Excerpt {
    text: String,
    underlined: std::ops::Range<usize>,
}

impl Excerpt {
    fn new(lines: &LineIndex<'_>, span: Span) -> Self {
        let (start, line) = lines.line(lines.line_of(span.start as usize));
        let within = |byte: u32| (byte as usize).saturating_sub(start).min(line.len());
        let (first, last) = (within(span.start), within(span.end));
        let (from, to) = window(line, first);
        let mut text = String::new();
        if from > 0 {
            text.push('…');
        }
        let mut underlined = [None; 2];
        for (place, c) in line[from..to].char_indices().map(|(place, c)| (from + place, c)) {
            for (mark, byte) in underlined.iter_mut().zip([first, last]) {
                if place >= byte && mark.is_none() {
                    *mark = Some(text.len());
                }
            }
            text.push_str(&harmless_char(c));
        }
        let [first, last] = underlined.map(|mark| mark.unwrap_or(text.len()));
        if to < line.len() {
            text.push('…');
        }
        Self {
            text,
            underlined: first..last,
        }
    }
}

/// The part of a line that is shown, in bytes. Of a line of a million characters, only those nearby are looked at.
fn window(line: &str, place: usize) -> (usize, usize) {
    let is_short = |line: &str| line.len() <= 4 * LONGEST_LINE && line.chars().count() <= LONGEST_LINE;
    if is_short(line) {
        return (0, line.len());
    }
    let place = (0..=place.min(line.len()))
        .rev()
        .find(|place| line.is_char_boundary(*place))
        .unwrap_or(0);
    let (before, _) = line.split_at(place);
    let from = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(byte, _)| byte);
    let (_, after) = line.split_at(from);
    let to = after
        .char_indices()
        .nth(LONGEST_LINE)
        .map_or(line.len(), |(byte, _)| from + byte);
    (from, to)
}

/// Control characters and those that turn the reading direction become their escapes.
pub fn harmless(text: &str) -> String {
    text.chars().map(harmless_char).collect()
}

fn harmless_char(c: char) -> Cow<'static, str> {
    match c {
        '\t' => Cow::Borrowed("\t"),
        c if c.is_control() || crate::sim::check::is_hidden(c) => Cow::Owned(format!("\\u{{{:x}}}", u32::from(c))),
        c => Cow::Owned(c.to_string()),
    }
}

fn cut(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}
