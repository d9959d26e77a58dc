//! The places of a call as a list: everything that the graph shows, for the keyboard and for screen readers.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2};

use super::Surroundings;
use super::author_shapes::{kind_colour, paint_shape};
use super::author_state::AuthorState;
use super::search_field::search_field_ui;
use crate::app::theme::widgets::{button_ui, focus, muted_ui};
use crate::app::theme::{Theme, fonts};
use crate::app::ui_command::UiCommand;
use crate::view::author::{AuthorNode, AuthorView};
use crate::words::Words;

/// So many places are listed at once. A call of thousands is searched, not scrolled through.
const MOST_ROWS: usize = 200;

/// Draws the search field and the list; `scrolls` is whether the list has a place of its own to scroll in.
pub fn list_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
    scrolls: bool,
) -> Option<UiCommand> {
    let words = surroundings.words;
    if search_field_ui(ui, words.text("author-search"), f32::INFINITY, &mut state.search).changed() {
        state.page = 0;
    }
    let found: Vec<&AuthorNode> = view
        .nodes
        .iter()
        .filter(|node| is_wanted(node, &state.search))
        .collect();
    let seen = found.iter().filter(|node| node.is_seen).count();
    let counts = [("n", found.len().into()), ("seen", seen.into())];
    muted_ui(ui, &words.with("author-list-count", &counts));
    if found.is_empty() {
        muted_ui(ui, &words.text("author-search-nothing"));
    } else if seen < found.len() {
        muted_ui(ui, &words.text("author-seen-about"));
    }
    if !scrolls {
        return rows_ui(ui, words, &found, state);
    }
    let list = ScrollArea::vertical().id_salt("author-rows").auto_shrink(false);
    list.show(ui, |ui| rows_ui(ui, words, &found, state)).inner
}

/// Whether the search finds a place: in its name and kind, who says what there, or its options.
fn is_wanted(node: &AuthorNode, search: &str) -> bool {
    let search = search.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&search);
    search.is_empty()
        || [&node.name, &node.kind_word].into_iter().any(|text| holds(text))
        || node.text.lines.iter().any(|(who, said)| holds(who) || holds(said))
        || node
            .text
            .options
            .iter()
            .any(|option| holds(&option.id) || holds(&option.label) || holds(&option.speak))
}

fn rows_ui(ui: &mut Ui, words: &Words, found: &[&AuthorNode], state: &mut AuthorState) -> Option<UiCommand> {
    let pages = found.len().div_ceil(MOST_ROWS).max(1);
    state.page = state.page.min(pages - 1);
    let first = state.page * MOST_ROWS;
    let mut asked = None;
    for node in found.iter().skip(first).take(MOST_ROWS) {
        let is_selected = state.selected.as_deref() == Some(node.id.as_str());
        if row_ui(ui, words, node, is_selected) {
            asked = Some(UiCommand::SelectNode(node.id.clone()));
        }
    }
    if pages > 1 {
        let page = [("n", (state.page + 1).into()), ("total", pages.into())];
        muted_ui(ui, &words.with("common-of", &page));
        ui.horizontal_wrapped(|ui| {
            if button_ui(ui, &words.text("author-list-back"), None).clicked() {
                state.page = state.page.saturating_sub(1);
            }
            if button_ui(ui, &words.text("author-list-on"), None).clicked() {
                state.page = (state.page + 1).min(pages - 1);
            }
        });
    }
    asked
}

fn row_ui(ui: &mut Ui, words: &Words, node: &AuthorNode, is_selected: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let size = Vec2::new(ui.available_width(), theme.space(12));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let notes = notes(words, node);
    if ui.is_rect_visible(rect) {
        let resting = if is_selected {
            colours.selected
        } else {
            Color32::TRANSPARENT
        };
        let fill = if response.hovered() { colours.hovered } else { resting };
        ui.painter().rect_filled(rect, theme.control_corners(), fill);
        let side = theme.measures.icon;
        let shape = Rect::from_min_size(
            rect.min + Vec2::new(theme.space(1), theme.space(2)),
            Vec2::new(side, side * 0.7),
        );
        let colour = kind_colour(&theme, node.kind);
        paint_shape(
            ui.painter(),
            shape,
            node.kind,
            1.0,
            colours.surface,
            Stroke::new(theme.measures.icon_stroke, colour),
        );
        let left = shape.right() + theme.space(2);
        let width = (rect.right() - theme.space(1) - left).max(1.0);
        let name = one_line(
            &node.name,
            fonts::bold(ui.ctx(), theme.measures.body),
            colours.text,
            width,
        );
        let note_colour = if node.has_error || node.is_trap || node.is_unreachable {
            colours.costly
        } else {
            colours.muted
        };
        let note = one_line(&notes, FontId::proportional(theme.measures.small), note_colour, width);
        for (job, top) in [(name, theme.space(1)), (note, theme.space(6))] {
            let galley = ui.painter().layout_job(job);
            ui.painter().galley(pos2(left, rect.top() + top), galley, colours.text);
        }
    }
    let name = format!("{}: {notes}. {}", node.name, node.line);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), is_selected, &name));
    focus::ring(ui, &response, theme.control_corners());
    response.clicked()
}

/// Kind, problems and whether it has been seen, in words.
pub(super) fn notes(words: &Words, node: &AuthorNode) -> String {
    let mut notes = vec![node.kind_word.clone()];
    if node.kind_word == node.name {
        notes.clear();
    }
    if node.is_unreachable {
        notes.push(words.text("author-unreachable"));
    }
    if node.is_trap {
        notes.push(words.text("author-trap"));
    }
    if node.findings > 0 {
        notes.push(words.with("author-problems", &[("n", node.findings.into())]));
    }
    notes.push(words.text(if node.is_seen { "author-seen" } else { "author-unseen" }));
    notes.join(" · ")
}

/// A text that is cut where its line ends.
pub(super) fn one_line(text: &str, font: FontId, colour: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}
