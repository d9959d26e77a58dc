//! Who practises here: the profiles of this machine, over the title screen.

use egui::{Id, Key, Modal, ScrollArea, TextEdit, Ui};

use super::overlay::frame;
use super::state::PanelState;
use super::{Surroundings, is_just_opened};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{heading_ui, muted_ui, primary_button_ui, quiet_button_ui, text_ui, toggle_button_ui};
use crate::app::ui_command::UiCommand;

/// What the list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfilesView {
    /// The names, and whether each is the one in use.
    pub names: Vec<(String, bool)>,
}

impl ProfilesView {
    /// The name in use; none is nobody in particular.
    pub fn current(&self) -> Option<&str> {
        let current = self.names.iter().find(|(_, is_current)| *is_current);
        current.map(|(name, _)| name.as_str())
    }
}

/// Draws the list.
pub fn profiles_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ProfilesView,
    state: &mut PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    let modal = Modal::new(Id::new("profiles")).frame(frame(ui)).show(ui.ctx(), |ui| {
        let window = ui.ctx().viewport_rect().size();
        let theme = Theme::of(ui.ctx());
        ui.set_width(theme.measures.desktop_column.min(window.x - theme.space(12)));
        heading_ui(ui, &words.text("profiles-heading"));
        muted_ui(ui, &words.text("profiles-about"));
        ScrollArea::vertical()
            .id_salt("profiles")
            .max_height((window.y - theme.space(80)).max(theme.space(16)))
            .show(ui, |ui| {
                ui.vertical_centered_justified(|ui| {
                    let guest = view.current().is_none();
                    if toggle_button_ui(ui, &words.text("profiles-guest"), None, guest).clicked() {
                        asked = Some(UiCommand::UseProfile(None));
                    }
                    for (index, (name, is_current)) in view.names.iter().enumerate() {
                        if toggle_button_ui(ui, name, None, *is_current).clicked() {
                            asked = Some(UiCommand::UseProfile(Some(index)));
                        }
                    }
                });
            });
        let label = text_ui(ui, words.text("profiles-new"));
        let field = ui
            .add(
                TextEdit::singleline(&mut state.new_profile)
                    .hint_text(words.text("profiles-new-hint"))
                    .desired_width(f32::INFINITY),
            )
            .labelled_by(label.id);
        if view.names.is_empty() && is_just_opened(ui, "profiles") {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let name = state.new_profile.trim().to_owned();
        ui.horizontal_wrapped(|ui| {
            let add = ui.add_enabled_ui(!name.is_empty(), |ui| {
                primary_button_ui(ui, &words.text("profiles-add"), None).clicked()
            });
            if (add.inner || entered) && !name.is_empty() {
                asked = Some(UiCommand::AddProfile(name.clone()));
            }
            if quiet_button_ui(ui, &words.text("common-close"), None).clicked() {
                asked = Some(UiCommand::ToggleProfiles);
            }
        });
    });
    // A name that was typed is not lost by a click beside it.
    let would_lose = modal.backdrop_response.clicked() && !state.new_profile.trim().is_empty();
    if modal.should_close() && !would_lose && asked.is_none() {
        asked = Some(UiCommand::ToggleProfiles);
    }
    asked
}
