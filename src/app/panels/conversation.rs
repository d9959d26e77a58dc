//! The conversation as bubbles, the newest at the bottom.

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::Surroundings;
use super::answer_feedback::feedback_ui;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{Bubble, Side, bubble_ui, narration_ui};
use crate::sim::program::parts::Speaker;
use crate::view::feedback::Feedback;
use crate::view::transcript::TranscriptLine;

/// A conversation is at most so many times as wide as a bubble.
const WIDEST: f32 = 1.5;

/// Draws the lines; `shown_characters` is how much of the last one has been said. What the newest answer was worth stands
/// below it, and above what the caller says to it, which is to be answered next.
pub fn conversation_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    lines: &[TranscriptLine],
    shown_characters: Option<usize>,
    feedback: Option<&Feedback>,
) {
    let room = ui.available_height();
    let place = Id::new("height-of-the-conversation");
    let known: f32 = ui.data(|data| data.get_temp(place)).unwrap_or(room);
    ScrollArea::vertical()
        .id_salt("conversation")
        .auto_shrink(false)
        .stick_to_bottom(true)
        .show(ui, |ui| {
            // The first lines stand beside the answers, too, and not at the other end of a high window.
            ui.add_space((room - known).max(0.0));
            let height = within_one_look_ui(ui, surroundings, |ui| {
                lines_ui(ui, surroundings, lines, shown_characters, feedback);
                ui.min_rect().height()
            });
            if (height - known).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(place, height));
                ui.ctx().request_repaint();
            }
        });
}

/// On a wide screen the two sides of a conversation, and the answers below it, stay in the middle within one look.
pub(super) fn within_one_look_ui<R>(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let captions = f32::from(surroundings.preferences.captions) / 10.0;
    let most = Theme::of(ui.ctx()).reading_width() * WIDEST * captions;
    let aside = ((ui.available_width() - most) / 2.0).max(0.0);
    let width = ui.available_width() - 2.0 * aside;
    let place = Rect::from_min_size(ui.cursor().min + vec2(aside, 0.0), vec2(width, 0.0));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.set_width(width);
        contents(ui)
    });
    shown.inner
}

/// Draws the lines one below the other, and a comment below the newest answer; returns where the last line stands.
pub(super) fn lines_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    lines: &[TranscriptLine],
    shown_characters: Option<usize>,
    feedback: Option<&Feedback>,
) -> Option<Rect> {
    let last = lines.len().saturating_sub(1);
    let answered = feedback.and_then(|_| {
        let ran_out = surroundings.words.text("happened-answered-late");
        lines.iter().rposition(|line| match line {
            TranscriptLine::Chose { .. } => true,
            TranscriptLine::Happened(text) => *text == ran_out,
            _ => false,
        })
    });
    let mut place = None;
    for (index, line) in lines.iter().enumerate() {
        let is_last = index == last;
        let top = ui.cursor().min;
        line_ui(ui, surroundings, line, shown_characters.filter(|_| is_last), is_last);
        place = Some(Rect::from_min_max(top, ui.min_rect().max));
        if let Some(feedback) = feedback.filter(|_| answered == Some(index)) {
            feedback_ui(ui, surroundings, feedback);
        }
    }
    place
}

/// Draws one line.
pub fn line_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    line: &TranscriptLine,
    shown_characters: Option<usize>,
    is_live: bool,
) {
    let words = surroundings.words;
    match line {
        TranscriptLine::Said {
            speaker,
            name,
            text,
            manner,
            ..
        } => {
            if *speaker == Speaker::Narrator {
                // Nobody says it, so it is no bubble.
                narration_ui(ui, text);
                return;
            }
            let side = if *speaker == Speaker::You {
                Side::You
            } else {
                Side::Caller
            };
            let manner = words.named("manner", manner);
            bubble_ui(
                ui,
                &Bubble {
                    side,
                    speaker: name,
                    manner: &manner,
                    text,
                    shown_characters,
                    scale: f32::from(surroundings.preferences.captions) / 10.0,
                    is_live,
                },
            );
        }
        TranscriptLine::Chose { label, speak } => {
            let you = words.text("speaker-you");
            match speak {
                Some(speak) => {
                    bubble_ui(
                        ui,
                        &Bubble {
                            side: Side::You,
                            speaker: &you,
                            manner: "",
                            text: speak,
                            shown_characters: None,
                            scale: f32::from(surroundings.preferences.captions) / 10.0,
                            is_live: false,
                        },
                    );
                }
                None => {
                    narration_ui(ui, &words.labelled(&you, label));
                }
            }
        }
        TranscriptLine::Happened(what) => {
            narration_ui(ui, what);
        }
    }
}
