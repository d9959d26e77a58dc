//! The middle of the call screen: what was said, and below it what can be said now.

use egui::{Align, CentralPanel, Id, Panel, ScrollArea, Ui, WidgetInfo, WidgetType};

use super::answer_feedback::feedback_ui;
use super::call::{Hearing, is_narrow, is_very_narrow};
use super::choices::{above_choices_ui, choices_ui, hint_is_open, said_so_far};
use super::conversation::{conversation_ui, lines_ui, within_one_look_ui};
use super::desktop::items_waiting;
use super::{Surroundings, column, ground, is_new, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{quiet_button_ui, tag_ui};
use crate::app::ui_command::UiCommand;
use crate::view::call::CallView;
use crate::view::transcript::TranscriptLine;

/// The options take at most this share of the height, or all that leaves room for the last lines of the conversation, in steps of the
/// theme.
const LARGEST_SHARE: f32 = 0.6;
const LAST_LINES: u8 = 56;
const LAST_LINES_BESIDE_A_HINT: u8 = 28;

/// Draws it; `hearing` is how far the newest lines have been said.
pub(super) fn middle_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    hearing: Hearing,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    let shown_characters = hearing.shown_characters;
    // Lines that nobody has begun to say are not there yet.
    let begun = hearing.shown_lines.unwrap_or(usize::MAX).min(view.transcript.len());
    let transcript = view.transcript.get(..begun).unwrap_or_default();
    // Without captions that are still being written, it ends the voice.
    if pressed(ui, surroundings, KeyAction::SkipLine) {
        asked = Some(UiCommand::SkipLine);
    }
    if pressed(ui, surroundings, KeyAction::ReplayLine) {
        asked = Some(UiCommand::ReplayLine);
    }
    let is_low = ui.available_height() < theme.measures.low_below;
    if !is_low {
        asked = options_below_ui(ui, surroundings, view, hearing).or(asked);
    }
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        asked = heading_ui(ui, surroundings, view).or(asked.take());
        if is_low {
            asked = one_list_ui(ui, surroundings, view, transcript, hearing).or(asked.take());
        } else {
            conversation_ui(ui, surroundings, transcript, shown_characters, view.feedback.as_ref());
        }
    });
    asked
}

pub(super) fn heading_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        if view.is_exam {
            let manners = match view.is_rehearsal {
                true => "call-rehearsal",
                false => "briefing-exam",
            };
            tag_ui(ui, &words.text(manners), theme.colours.accent);
        }
        if is_narrow(ui) {
            // Folded away, it still says that something can be looked at.
            let name = words.text("desktop-label");
            let key = surroundings.key(KeyAction::Desktop);
            let button = match items_waiting(view) {
                0 => quiet_button_ui(ui, &name, Some(&key)),
                count => {
                    let button = quiet_button_ui(ui, &format!("{name} · {count}"), Some(&key));
                    let about = words.with("desktop-tab-waiting", &[("tab", name.into()), ("n", count.into())]);
                    button.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &about));
                    button.on_hover_text(about)
                }
            };
            if button.clicked() {
                asked = Some(UiCommand::ToggleDesktop);
            }
        }
        if surroundings.preferences.sound && !is_very_narrow(ui) {
            let key = surroundings.key(KeyAction::ReplayLine);
            if quiet_button_ui(ui, &words.text("call-hear-again"), Some(&key)).clicked() {
                asked = Some(UiCommand::ReplayLine);
            }
        }
        if view.can_rewind
            && (quiet_button_ui(
                ui,
                &words.text("call-rewind"),
                Some(&surroundings.key(KeyAction::Rewind)),
            )
            .clicked()
                || pressed(ui, surroundings, KeyAction::Rewind))
        {
            asked = Some(UiCommand::Rewind);
        }
        if quiet_button_ui(
            ui,
            &words.text(if view.is_exam { "call-menu" } else { "call-pause" }),
            Some(&surroundings.key(KeyAction::Menu)),
        )
        .clicked()
        {
            asked = Some(UiCommand::ToggleMenu);
        }
        // The title has what the buttons leave.
        if !is_very_narrow(ui) && ui.available_size_before_wrap().x > theme.space(20) {
            let room = egui::vec2(ui.available_size_before_wrap().x, ui.spacing().interact_size.y);
            let layout = egui::Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(room, layout, |ui| {
                ui.add(egui::Label::new(egui::RichText::new(&view.title).small().weak()).truncate());
            });
        }
    });
    asked
}

fn options_below_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    hearing: Hearing,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let height = ui.available_height();
    let place = Id::new("options-height");
    // As high as the options were when they were last drawn, so that none is cut off while there is room.
    // A hint is read with all the answers in sight; that is worth a line or two of what was said.
    let last_lines = if hint_is_open(ui, view) {
        LAST_LINES_BESIDE_A_HINT
    } else {
        LAST_LINES
    };
    let most = (height * LARGEST_SHARE).max(height - theme.space(last_lines));
    let wanted: f32 = ui.data(|data| data.get_temp(place)).unwrap_or(most);
    let panel = Panel::bottom("choices").resizable(false).exact_size(wanted.min(most));
    let mut asked = None;
    panel.frame(column(ui)).show(ui, |ui| {
        // However far the answers are scrolled, the time that is left stays in sight.
        let above = within_one_look_ui(ui, surroundings, |ui| {
            asked = above_choices_ui(ui, surroundings, view, hearing);
            ui.min_rect().height() + ui.spacing().item_spacing.y
        });
        let mut list = ScrollArea::vertical().id_salt("options").auto_shrink(false);
        let labels: Vec<&str> = view.options.iter().map(|option| option.label.as_str()).collect();
        if is_new(ui, "options-shown-last", &Id::new((said_so_far(view), labels))) {
            // Whoever scrolled to read the last answer begins at the first one again.
            list = list.vertical_scroll_offset(0.0);
        }
        let shown = list.show(ui, |ui| {
            let chosen = within_one_look_ui(ui, surroundings, |ui| choices_ui(ui, surroundings, view, hearing));
            asked = chosen.or(asked.take());
        });
        let needed = above + shown.content_size.y + 2.0 * theme.measures.padding + theme.space(1);
        if (needed - wanted).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(place, needed));
            ui.ctx().request_repaint();
        }
    });
    asked
}

/// Large text in a low window: the conversation and the options are one list, and whenever new options come, it is moved so that
/// the last line stands on top and they follow.
fn one_list_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    transcript: &[TranscriptLine],
    hearing: Hearing,
) -> Option<UiCommand> {
    let mut asked = None;
    ScrollArea::vertical()
        .id_salt("conversation-and-options")
        .auto_shrink(false)
        .show(ui, |ui| {
            let last_line = lines_ui(ui, surroundings, transcript, hearing.shown_characters, None);
            let place = Id::new("lines-when-last-moved");
            let count = (transcript.len(), view.options.len());
            if ui.data(|data| data.get_temp(place)) != Some(count)
                && let Some(last_line) = last_line
            {
                ui.data_mut(|data| data.insert_temp(place, count));
                ui.scroll_to_rect(last_line, Some(Align::TOP));
            }
            ui.separator();
            asked = above_choices_ui(ui, surroundings, view, hearing);
            asked = choices_ui(ui, surroundings, view, hearing).or(asked.take());
            // Below the answers: there is hardly room for these.
            if let Some(feedback) = &view.feedback {
                feedback_ui(ui, surroundings, feedback);
            }
        });
    asked
}
