//! What the terminal prints: plain lines, the speaker named on each, nothing that a screen reader would stumble over.

use crate::cli::diagnostics;
use crate::sim::call::Phase;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::{DesktopKind, Direction};
use crate::sim::time::Millis;
use crate::view::briefing::BriefingView;
use crate::view::call::CallView;
use crate::view::transcript::TranscriptLine;
use crate::view::verdict::dimension_key;
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
    let (name, about) = &view.customer;
    let customer = [("name", name.clone().into()), ("about", about.clone().into())];
    page.line(words.labelled(&words.text(who), &words.with("terminal-customer", &customer)));
    let country = words.text(&format!("country-{}", view.country));
    page.line(words.labelled(&words.text("briefing-country"), &country));
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
        page.line(format!("- {}", words.labelled(&format!("{id} {title}"), text)));
    }
    page.gap();
    page.line(words.text("briefing-judged"));
    for (dimension, (weight, floor)) in crate::sim::score::scorecard::DIMENSIONS.into_iter().zip(view.judged) {
        let mut parts = vec![words.with("briefing-weight", &[("n", weight.into())])];
        if floor > 0 {
            parts.push(words.with("briefing-floor", &[("n", floor.into())]));
        }
        let judged = words.labelled(&words.text(dimension_key(dimension)), &words.listed(&parts));
        page.line(format!("- {judged}"));
    }
    page.line(words.with("briefing-pass-mark", &[("n", view.pass_mark.into())]));
    if view.is_unreviewed {
        page.line(words.text("briefing-unreviewed"));
    }
    page.text()
}

/// How the same call is played under the rules of other countries; nothing where there are none.
pub fn elsewhere(words: &Words, view: &BriefingView) -> Option<String> {
    let mut page = Page::default();
    page.gap();
    let others: Vec<&String> = view.countries.iter().filter(|code| **code != view.country).collect();
    for code in &others {
        let country = words.text(&format!("country-{code}"));
        let option = format!("--country {code}");
        let parts = [("country", country.into()), ("option", option.into())];
        page.line(words.with("terminal-elsewhere", &parts));
    }
    (!others.is_empty()).then(|| page.text())
}

/// Lines of the transcript.
pub fn transcript(words: &Words, lines: &[TranscriptLine]) -> String {
    let mut page = Page::default();
    for line in lines {
        page.line(transcript_line(words, line));
    }
    page.text()
}

/// The same, with the number of each turn.
pub fn numbered_transcript(words: &Words, lines: &[(Option<u32>, TranscriptLine)]) -> String {
    let mut page = Page::default();
    for (turn, line) in lines {
        let line = transcript_line(words, line);
        page.line(match turn {
            Some(turn) => words.labelled(&words.with("debrief-turn", &[("n", (*turn).into())]), &line),
            None => line,
        });
    }
    page.text()
}

fn transcript_line(words: &Words, line: &TranscriptLine) -> String {
    match line {
        TranscriptLine::Said { name, text, manner, .. } => match manner {
            Manner::Plain => words.labelled(name, text),
            _ => {
                let manner = words.named("manner", manner);
                let speaker = [("name", name.clone().into()), ("manner", manner.into())];
                words.labelled(&words.with("terminal-speaker", &speaker), text)
            }
        },
        TranscriptLine::Chose { label, speak } => {
            let done = || words.with("terminal-done", &[("label", label.clone().into())]);
            words.labelled(&words.text("speaker-you"), &speak.clone().unwrap_or_else(done))
        }
        TranscriptLine::Happened(what) => format!("* {what}"),
    }
}

/// A time on the clock of the call.
pub fn clock(words: &Words, elapsed: Millis) -> String {
    let time = format!("{}:{:02}", elapsed.seconds() / 60, elapsed.seconds() % 60);
    words.with("call-clock", &[("time", time.into())])
}

/// The mark where a call goes on that was left, with how long ago that was.
pub fn resumed(words: &Words, away: Millis) -> String {
    let seconds = away.seconds();
    let (key, count) = match seconds {
        0..60 => ("common-seconds", seconds),
        60..3600 => ("common-minutes", seconds / 60),
        _ => ("common-hours", seconds / 3600),
    };
    let time = words.with(key, &[("n", count.into())]);
    words.with("notice-resumed", &[("time", time.into())])
}

/// The desks of a call, each with its number and the two commands that lead there.
pub fn desks(words: &Words, view: &CallView) -> String {
    let mut page = Page::default();
    for (index, (id, title)) in view.desks.iter().enumerate() {
        let desk = [("id", id.clone().into()), ("title", title.clone().into())];
        page.line(format!("  {} {}", index + 1, words.with("terminal-desk", &desk)));
    }
    page.text()
}

/// How much of the time to answer is left. It runs from the last word of what is being said.
pub fn time_left(words: &Words, left: Millis, span: Millis) -> String {
    let seconds = |time: Millis| time.0.div_ceil(1000);
    match left.0.checked_sub(span.0) {
        Some(until) if until > 0 => {
            let times = [("n", seconds(span).into()), ("more", seconds(Millis(until)).into())];
            words.with("terminal-time-while-speaking", &times)
        }
        _ => words.with("ringing-seconds-left", &[("n", seconds(left).into())]),
    }
}

/// The customer's mood in words, under the customer's name: somebody else may be on the line.
pub fn mood(words: &Words, view: &CallView) -> String {
    let [tension, trust, patience] = view.mood;
    let grades = [
        ("name", view.customer.0.clone().into()),
        ("feeling", words.named("feeling", &view.feeling).into()),
        ("tension", words.grade("mood-tension", tension).into()),
        ("trust", words.grade("mood-trust", trust).into()),
        ("patience", words.grade("mood-patience", patience).into()),
    ];
    words.with("terminal-mood", &grades)
}

/// What can be done now, after the caller's mood where it may be seen. `has_clock` tells whether time passes by itself.
pub fn choices(words: &Words, view: &CallView, shows_mood: bool, has_clock: bool) -> String {
    let mood = (shows_mood && view.phase == Phase::Talking).then(|| mood(words, view));
    let mut page = Page::default();
    match view.phase {
        Phase::Ringing => {
            page.gap();
            let key = match view.direction {
                Direction::Inbound => "ringing-incoming",
                Direction::Outbound => "briefing-whom-you-call",
            };
            page.line(words.labelled(&words.text(key), &view.customer.0));
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
            if let Some(mood) = mood {
                page.line(mood);
            }
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
                let within = words.with("call-answer-in", &[("n", span.seconds().into())]);
                page.line(match has_clock {
                    true => within,
                    false => words.remarked(&within, &words.text("terminal-no-clock")),
                });
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
        let item_in_tab = words.remarked(&item.title, &words.text(tab));
        page.line(format!("d{} {item_in_tab} [{}]", index + 1, item.id));
        if let Some(reason) = &item.locked {
            page.line(format!(
                "   {}",
                words.with("desktop-locked-because", &[("reason", reason.clone().into())])
            ));
        } else if !item.is_opened {
            page.line(format!("   {}", words.text("desktop-not-opened")));
        }
        for (label, text) in &item.rows {
            page.line(format!("   {}", words.labelled(label, text)));
        }
    }
    page.text()
}
