//! The place that is looked at, as text: what is said, what can be answered and why, where it leads.

use egui::Ui;

use super::Surroundings;
use super::author_findings::finding_ui;
use super::author_list::notes;
use super::author_play::play_ui;
use super::author_state::AuthorState;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    heading_ui, muted_ui, quiet_button_ui, raised_card_ui, strong_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::scenario::model::Dimension;
use crate::view::author::{AuthorNode, AuthorView, OptionText};
use crate::view::verdict::dimension_key;
use crate::words::Words;

/// Draws the selected place, or says how to select one.
pub fn node_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let Some(node) = state.selected.as_deref().and_then(|id| view.node(id)) else {
        muted_ui(ui, &words.text("author-select"));
        return None;
    };
    heading_ui(ui, &node.name);
    muted_ui(ui, &notes(words, node));
    let mut asked = None;
    for finding in view.findings_at(&node.id) {
        asked = finding_ui(ui, surroundings, finding, false).or(asked.take());
    }
    asked = said_ui(ui, surroundings, node).or(asked.take());
    if node.can_begin {
        asked = play_ui(ui, surroundings, view, node, state).or(asked.take());
    }
    asked
}

fn said_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, node: &AuthorNode) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    for (who, said) in &node.text.lines {
        let is_own = *who == words.text("speaker-you");
        strong_ui(
            ui,
            who,
            if is_own {
                theme.colours.you
            } else {
                theme.colours.caller
            },
        );
        text_ui(ui, said);
    }
    points_ui(ui, words, &node.text.points);
    let mut asked = None;
    if !node.text.options.is_empty() {
        subheading_ui(ui, &words.text("author-options"));
    }
    for option in &node.text.options {
        asked = option_ui(ui, words, option).or(asked.take());
    }
    if !node.text.ways.is_empty() {
        subheading_ui(ui, &words.text("author-ways"));
    }
    for (when, to) in &node.text.ways {
        if !when.is_empty() {
            muted_ui(ui, when);
        }
        asked = way_ui(ui, to).or(asked.take());
    }
    asked
}

fn option_ui(ui: &mut Ui, words: &Words, option: &OptionText) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let card = raised_card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        strong_ui(ui, &option.label, theme.colours.text);
        if !option.speak.is_empty() {
            text_ui(ui, egui::RichText::new(&option.speak).color(theme.colours.you));
        }
        if !option.when.is_empty() {
            muted_ui(ui, &words.with("author-when", &[("when", option.when.clone().into())]));
        }
        points_ui(ui, words, &option.points);
        for effect in &option.effects {
            muted_ui(ui, effect);
        }
        text_ui(ui, &option.why);
        muted_ui(
            ui,
            &words.text(if option.is_seen { "author-seen" } else { "author-unseen" }),
        );
        way_ui(ui, &option.to)
    });
    card.inner
}

/// A button that leads to another place. A long id is cut; screen readers hear it whole.
fn way_ui(ui: &mut Ui, to: &str) -> Option<UiCommand> {
    let shown = match to.char_indices().nth(26) {
        Some((end, _)) => format!("→ {}…", &to[..end]),
        None => format!("→ {to}"),
    };
    let response = quiet_button_ui(ui, &shown, None);
    response.clicked().then(|| UiCommand::SelectNode(to.to_owned()))
}

fn points_ui(ui: &mut Ui, words: &Words, points: &[(Dimension, i8)]) {
    let theme = Theme::of(ui.ctx());
    for (dimension, points) in points {
        let text = format!("{} {points:+}", words.text(dimension_key(*dimension)));
        strong_ui(ui, &text, theme.colours.dimension(*dimension));
    }
}
