//! What is proven and what is simulated: pictures, each with a table that says the same.

use egui::{Response, ScrollArea, Ui};

use super::Surroundings;
use super::author_plots::{BIN, bins, distribution_picture, ranges_picture};
use super::author_scatter::{USUAL_HEIGHT, scatter_picture};
use super::author_state::{AuthorState, AuthorTab};
use super::author_table::{linked_table_ui, table_ui};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, chip_ui, muted_ui, subheading_ui, text_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::sentence::thousands;
use crate::view::author::{AuthorView, CertificateView, StatisticsView};
use crate::words::Words;

/// The share of the room that the dots take, so that the first rows of their list stand below them.
const SCATTER_SHARE: f32 = 0.62;

/// Draws the tabs.
pub fn tabs_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, state: &AuthorState) -> Option<UiCommand> {
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        for (tab, key) in AuthorTab::ALL {
            if chip_ui(ui, &surroundings.words.text(key), state.tab == tab).clicked() {
                asked = Some(UiCommand::AuthorTab(tab));
            }
        }
    });
    asked
}

/// Draws what is proven or simulated; `scrolls` is whether it has a place of its own to scroll in.
pub fn results_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &AuthorState,
    scrolls: bool,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let room = ui.available_height();
    let contents = |ui: &mut Ui| match state.tab {
        AuthorTab::Certificate => certificate_ui(ui, words, view),
        _ => statistics_ui(ui, words, view, room),
    };
    match scrolls {
        true => {
            let area = ScrollArea::vertical()
                .id_salt(("author-results", state.tab))
                .auto_shrink(false);
            area.show(ui, contents).inner
        }
        false => contents(ui),
    }
}

fn certificate_ui(ui: &mut Ui, words: &Words, view: &AuthorView) -> Option<UiCommand> {
    let Some(certificate) = &view.certificate else {
        let keys = ["author-certificate-none", "author-prove"];
        return nothing_yet_ui(ui, words, view, keys, UiCommand::Prove);
    };
    if view.broken.is_some() {
        muted_ui(ui, &words.text("author-certificate-of-before"));
    }
    text_ui(ui, certificate_sentence(words, certificate));
    for reason in &certificate.not_proven {
        muted_ui(
            ui,
            &words.with("author-not-proven", &[("reason", reason.clone().into())]),
        );
    }
    if certificate.endings.is_empty() {
        return None;
    }
    let name = words.text("author-marks-by-ending");
    subheading_ui(ui, &name);
    let headings = ["author-ending", "author-least", "author-most"].map(|key| words.text(key));
    let rows: Vec<Vec<String>> = certificate
        .endings
        .iter()
        .map(|ending| {
            let least = ending
                .least
                .map_or_else(|| words.text("author-no-least"), |mark| mark.to_string());
            vec![ending.title.clone(), least, ending.most.to_string()]
        })
        .collect();
    beside_ui(
        ui,
        |ui| ranges_picture(ui, &name, &certificate.endings),
        |ui| table_ui(ui, &headings, &rows),
    );
    None
}

fn certificate_sentence(words: &Words, certificate: &CertificateView) -> String {
    let [errors, warnings] = certificate.found;
    let mut parts = vec![
        words.with(
            "author-certificate-states",
            &[
                ("n", thousands(certificate.states).into()),
                ("starts", certificate.starts.into()),
            ],
        ),
        words.with(
            "author-certificate-found",
            &[("errors", errors.into()), ("warnings", warnings.into())],
        ),
    ];
    if let Some(mark) = certificate.attainable {
        parts.push(words.with("author-certificate-best", &[("mark", mark.to_string().into())]));
    }
    if let Some((shortest, longest)) = certificate.decisions {
        let longest = longest.map_or_else(|| "…".to_owned(), |longest| longest.to_string());
        parts.push(words.with(
            "author-certificate-length",
            &[("from", shortest.into()), ("to", longest.into())],
        ));
    }
    if let Some(chance) = certificate.passes_by_chance {
        parts.push(words.with("author-certificate-chance", &[("share", per_cent(chance).into())]));
    }
    parts.join(" · ")
}

/// That nothing is known yet, and a button that finds it out or stops what is going on.
fn nothing_yet_ui(
    ui: &mut Ui,
    words: &Words,
    view: &AuthorView,
    [none, begin]: [&str; 2],
    wish: UiCommand,
) -> Option<UiCommand> {
    let (told, button, wish) = match view.is_working {
        true => ("author-working", "author-stop", UiCommand::StopWork),
        false => (none, begin, wish),
    };
    muted_ui(ui, &words.text(told));
    if view.is_working {
        return button_ui(ui, &words.text(button), None).clicked().then_some(wish);
    }
    when_proven_ui(ui, words, view, |ui| button_ui(ui, &words.text(button), None)).then_some(wish)
}

/// A button that finds something out about the file: it rests while the file has errors, since what is shown is then an older version, and
/// says so. Returns whether it was pressed.
pub(super) fn when_proven_ui(
    ui: &mut Ui,
    words: &Words,
    view: &AuthorView,
    add_button: impl FnOnce(&mut Ui) -> Response,
) -> bool {
    let button = ui.add_enabled_ui(view.can_be_proven(), add_button).inner;
    let about = words.text("author-proves-when-mended");
    button.on_disabled_hover_text(about).clicked()
}

/// The dots have the whole width, so that their numbers have room; below them stands the list of decisions with the same numbers, and beside
/// it the marks.
fn statistics_ui(ui: &mut Ui, words: &Words, view: &AuthorView, room: f32) -> Option<UiCommand> {
    let top = ui.cursor().top();
    let Some(statistics) = &view.statistics else {
        let keys = ["author-statistics-none", "author-simulate"];
        return nothing_yet_ui(ui, words, view, keys, UiCommand::Simulate);
    };
    let unknown = || words.text("author-unknown");
    let figures = [
        ("n", statistics.trainees.into()),
        ("seed", statistics.seed.to_string().into()),
        ("passed", statistics.passed.map_or_else(unknown, per_cent).into()),
        (
            "mean",
            statistics.mean.map_or_else(unknown, |mean| format!("{mean:.1}")).into(),
        ),
    ];
    text_ui(ui, words.with("author-statistics-about", &figures));
    let axes = ["author-easy", "author-separates"].map(|key| words.text(key));
    let items = &statistics.items;
    let leads = |place: usize| {
        let item = items.get(place);
        item.is_some_and(|item| view.nodes.iter().any(|node| node.id == item.id))
    };
    muted_ui(ui, &words.text("author-scatter-about"));
    let theme = Theme::of(ui.ctx());
    let least = theme.space(36);
    let left = room - (ui.cursor().top() - top) - theme.space(12);
    let name = words.text("author-scatter");
    subheading_ui(ui, &name);
    let height = (left * SCATTER_SHARE).clamp(least, theme.space(USUAL_HEIGHT) * 1.5);
    let dot = scatter_picture(ui, &name, [&axes[0], &axes[1]], items, height);
    let (row, ()) = beside_ui(
        ui,
        |ui| items_table(ui, words, statistics, leads),
        |ui| {
            let name = words.text("author-distribution");
            subheading_ui(ui, &name);
            distribution_picture(
                ui,
                &name,
                statistics,
                (left / 2.0).clamp(least, theme.space(USUAL_HEIGHT)),
            );
            distribution_table(ui, words, statistics);
        },
    );
    let wanted = dot.or(row).filter(|place| leads(*place))?;
    Some(UiCommand::SelectNode(items.get(wanted)?.id.clone()))
}

fn distribution_table(ui: &mut Ui, words: &Words, statistics: &StatisticsView) {
    let headings = ["author-mark", "author-trainees"].map(|key| words.text(key));
    let bins = bins(&statistics.distribution);
    let last = bins.len().saturating_sub(1);
    let filled = bins.iter().enumerate().filter(|(_, count)| **count > 0);
    let rows: Vec<Vec<String>> = filled
        .map(|(place, count)| {
            let end = if place == last { 100 } else { place * BIN + BIN - 1 };
            vec![format!("{}–{end}", place * BIN), count.to_string()]
        })
        .collect();
    table_ui(ui, &headings, &rows);
}

/// The numbers are those of the dots; the names of decisions lead to them.
fn items_table(
    ui: &mut Ui,
    words: &Words,
    statistics: &StatisticsView,
    leads: impl Fn(usize) -> bool,
) -> Option<usize> {
    let headings = ["author-item", "author-easy", "author-separates", "author-trainees"].map(|key| words.text(key));
    let number = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value:.2}"));
    let rows: Vec<Vec<String>> = statistics
        .items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let name = format!("{} {}", place + 1, item.id);
            vec![
                name,
                number(item.difficulty),
                number(item.discrimination),
                item.answered.to_string(),
            ]
        })
        .collect();
    linked_table_ui(ui, &headings, &rows, leads)
}

/// Something that can happen is never told as nothing.
fn per_cent(share: f64) -> String {
    const LEAST: f64 = 0.001;
    if share > 0.0 && share < LEAST {
        return "< 0.1 %".to_owned();
    }
    format!("{:.1} %", share * 100.0)
}

/// Two things side by side, or one above the other where there is no room.
pub(super) fn beside_ui<P, T>(
    ui: &mut Ui,
    left: impl FnOnce(&mut Ui) -> P,
    right: impl FnOnce(&mut Ui) -> T,
) -> (P, T) {
    let least = Theme::of(ui.ctx()).measures.caller_column * 1.4;
    if ui.available_width() < least {
        return (left(ui), right(ui));
    }
    // Columns would stretch the words of a heading until they fill its line.
    ui.columns_const(|[at_left, at_right]| (at_left.vertical(left).inner, at_right.vertical(right).inner))
}
