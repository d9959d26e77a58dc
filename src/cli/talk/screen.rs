//! What the terminal prints: plain lines, the speaker named on each, nothing that a screen reader would stumble over.

use crate::cli::diagnostics;
use crate::sim::call::Phase;
use crate::sim::program::parts::WrapUpList;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::{DesktopKind, Direction};
use crate::view::briefing::BriefingView;
use crate::view::call::CallView;
use crate::view::transcript::TranscriptLine;
use crate::view::verdict::dimension_key;
use crate::view::wrap_up::WrapUpView;
use crate::words::Words;

/// Lines of text that are printed together.
#[derive(Debug, Default)]
pub struct Page(Vec<String>);

impl Page {
    /// Adds a line; control and direction marks that a file could smuggle in are shown, not obeyed.
    pub fn line(&mut self, line: impl AsRef<str>) {
        self.0.push(harmless(line.as_ref()));
    }

    /// Adds an empty line.
    pub fn gap(&mut self) {
        self.0.push(String::new());
    }

    /// The text with a line end after every line.
    pub fn text(self) -> String {
        self.0.into_iter().map(|line| line + "\n").collect()
    }
}

/// Replaces characters that would steer a terminal or turn the reading direction by their escapes.
pub fn harmless(text: &str) -> String {
    diagnostics::harmless(&text.replace('\t', " "))
}

/// The briefing.
pub fn briefing(words: &Words, view: &BriefingView) -> String {
    let mut page = Page::default();
    page.line(&view.title);
    let who = match view.direction {
        Direction::Inbound => "briefing-who-calls",
        Direction::Outbound => "briefing-whom-you-call",
    };
    page.line(format!("{}: {}. {}", words.text(who), view.customer.0, view.customer.1));
    page.line(format!(
        "{}: {}",
        words.text("briefing-country"),
        words.text(&format!("country-{}", view.country))
    ));
    if !view.content_notes.is_empty() {
        page.gap();
        page.line(words.text("briefing-content-notes"));
        for note in &view.content_notes {
            page.line(format!("- {}", words.named("content", note)));
        }
        page.line(words.text("content-stop-any-time"));
    }
    page.gap();
    page.line(words.text("briefing-what-you-know"));
    for paragraph in &view.paragraphs {
        page.line(paragraph);
    }
    if !view.policies.is_empty() {
        page.gap();
        page.line(words.text("briefing-policies"));
    }
    for (id, title, text) in &view.policies {
        page.line(format!("- {id} {title}: {text}"));
    }
    page.gap();
    page.line(words.text("briefing-judged"));
    for (dimension, (weight, floor)) in crate::sim::score::scorecard::DIMENSIONS.into_iter().zip(view.judged) {
        let mut line = format!("- {}: ", words.text(dimension_key(dimension)));
        line.push_str(&words.with("briefing-weight", &[("n", weight.into())]));
        if floor > 0 {
            line.push_str(&format!(", {}", words.with("briefing-floor", &[("n", floor.into())])));
        }
        page.line(line);
    }
    page.line(words.with("briefing-pass-mark", &[("n", view.pass_mark.into())]));
    if view.is_unreviewed {
        page.line(words.text("briefing-unreviewed"));
    }
    page.text()
}

/// Lines of the transcript.
pub fn transcript(words: &Words, lines: &[TranscriptLine]) -> String {
    let mut page = Page::default();
    for line in lines {
        page.line(transcript_line(words, line));
    }
    page.text()
}

fn transcript_line(words: &Words, line: &TranscriptLine) -> String {
    match line {
        TranscriptLine::Said { name, text, manner, .. } => match manner {
            Manner::Plain => format!("{name}: {text}"),
            _ => format!("{name} {}: {text}", words.named("manner", manner)),
        },
        TranscriptLine::Chose { label, speak } => match speak {
            Some(speak) => format!("{}: {speak}", words.text("speaker-you")),
            None => format!("{}: ({label})", words.text("speaker-you")),
        },
        TranscriptLine::Happened(what) => format!("* {what}"),
    }
}

/// What can be done now.
pub fn choices(words: &Words, view: &CallView) -> String {
    let mut page = Page::default();
    match view.phase {
        Phase::Ringing => {
            page.gap();
            let key = match view.direction {
                Direction::Inbound => "ringing-incoming",
                Direction::Outbound => "briefing-whom-you-call",
            };
            page.line(format!("{}: {}", words.text(key), view.customer.0));
            page.line(words.with("ringing-number", &[("number", view.customer.1.clone().into())]));
            if view.direction == Direction::Inbound {
                page.line(words.text("ringing-number-proves-nothing"));
            }
            page.line(words.text("terminal-prompt-ringing"));
        }
        Phase::OnHold => {
            page.gap();
            page.line(words.text(if view.hold_is_late {
                "call-hold-late"
            } else {
                "phase-on-hold"
            }));
            page.line(words.text("terminal-help-resume"));
        }
        Phase::BeforeCall | Phase::Talking | Phase::AfterCall => {
            page.gap();
            let asks = if view.phase == Phase::Talking {
                "call-choose"
            } else {
                "call-choose-deed"
            };
            page.line(words.text(asks));
            let total = view.options.len();
            for (index, option) in view.options.iter().enumerate() {
                let numbered = [
                    ("n", (index + 1).into()),
                    ("total", total.into()),
                    ("label", option.label.clone().into()),
                ];
                page.line(words.with("call-option-of", &numbered));
                if let Some(reason) = &option.locked {
                    page.line(format!(
                        "   {}",
                        words.with("call-locked", &[("reason", reason.clone().into())])
                    ));
                } else if let Some(speak) = &option.speak {
                    page.line(format!(
                        "   {}",
                        words.with("call-you-say", &[("text", speak.clone().into())])
                    ));
                }
            }
            if let Some((_, span)) = view.timer {
                page.line(words.with("call-answer-in", &[("n", span.seconds().into())]));
            }
        }
        Phase::WrapUp | Phase::Ended => {}
    }
    page.text()
}

/// The desktop: every item numbered, opened ones with their rows.
pub fn desktop(words: &Words, view: &CallView) -> String {
    let mut page = Page::default();
    page.line(words.text("desktop-label"));
    if view.desktop.is_empty() {
        page.line(words.text("desktop-empty"));
    }
    for (index, item) in view.desktop.iter().enumerate() {
        let tab = match item.kind {
            DesktopKind::Account => "desktop-account",
            DesktopKind::Log => "desktop-log",
            DesktopKind::Policy => "desktop-policy",
            DesktopKind::Product => "desktop-product",
        };
        page.line(format!(
            "d{} {} ({}) [{}]",
            index + 1,
            item.title,
            words.text(tab),
            item.id
        ));
        if let Some(reason) = &item.locked {
            page.line(format!(
                "   {}",
                words.with("desktop-locked-because", &[("reason", reason.clone().into())])
            ));
        } else if !item.is_opened {
            page.line(format!("   {}", words.text("desktop-not-opened")));
        }
        for (label, text) in &item.rows {
            page.line(format!("   {label}: {text}"));
        }
    }
    page.text()
}

/// After-call work: every entry numbered through all lists.
pub fn wrap_up(words: &Words, view: &WrapUpView) -> String {
    let mut page = Page::default();
    page.gap();
    page.line(words.text("wrap-up-heading"));
    let mut number = 0;
    for list in &view.lists {
        page.line(words.text(&format!("wrap-up-{}", list.list.word())));
        let how = if list.list == WrapUpList::Notes {
            "wrap-up-tick"
        } else {
            "wrap-up-pick-one"
        };
        page.line(format!("  ({})", words.text(how)));
        for (_, label, chosen) in &list.entries {
            number += 1;
            let state = if *chosen {
                format!(" ({})", words.text("wrap-up-chosen"))
            } else {
                String::new()
            };
            page.line(format!("  {number} {label}{state}"));
        }
    }
    page.line(words.text("terminal-prompt-wrap-up"));
    page.text()
}

/// What a choice has changed in the form: one line for each list that is not as it was.
pub fn wrap_up_change(words: &Words, before: &WrapUpView, now: &WrapUpView) -> String {
    let mut page = Page::default();
    let changed = before
        .lists
        .iter()
        .zip(&now.lists)
        .filter(|(before, now)| before != now);
    for (_, list) in changed {
        let chosen: Vec<&str> = list
            .entries
            .iter()
            .filter(|(_, _, chosen)| *chosen)
            .map(|(_, label, _)| label.as_str())
            .collect();
        let heading = words.text(&format!("wrap-up-{}", list.list.word()));
        page.line(format!("{heading}: {}", chosen.join(" · ")));
    }
    page.line(words.text("terminal-prompt-wrap-up"));
    page.text()
}
