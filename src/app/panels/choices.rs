//! What can be said now: numbered option cards and the answer timer. Nobody answers what has not been said yet.

use egui::{Id, RectAlign, Tooltip, Ui};

use super::call::Hearing;
use super::{Surroundings, clock_text, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    OptionCard, RingTimer, aside_ui, muted_ui, option_card_room_ui, option_card_ui, primary_button_ui, quiet_button_ui,
    raised_card_ui, ring_timer_side, ring_timer_ui, strong_ui, text_ui, toggle_button_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::call::Phase;
use crate::sim::call::command::Command;
use crate::sim::program::parts::Speaker;
use crate::sim::time::Millis;
use crate::view::call::{CallView, OptionView};
use crate::view::transcript::TranscriptLine;

/// Where it is remembered when in the conversation the hint was asked for.
const HINT: &str = "hint-was-asked-at";

/// Draws what stands above the options of the open decision: what is asked, the time that is left, the ways to more time and to a hint.
pub fn above_choices_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    hearing: Hearing,
) -> Option<UiCommand> {
    if view.phase == Phase::OnHold {
        return on_hold_ui(ui, surroundings, view);
    }
    match speaking(view, hearing) {
        Some(begun) => above_held_back_ui(ui, surroundings, view, begun),
        None => above_open_choices_ui(ui, surroundings, view),
    }
}

/// Draws the options of the open decision; their room is kept for them while somebody is speaking.
pub fn choices_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    hearing: Hearing,
) -> Option<UiCommand> {
    if view.phase == Phase::OnHold {
        return None;
    }
    if speaking(view, hearing).is_none() {
        return open_choices_ui(ui, surroundings, view);
    }
    for (index, option) in view.options.iter().enumerate() {
        with_card(surroundings, index, option, "", |card| option_card_room_ui(ui, card));
    }
    None
}

/// How many lines have begun to be said, if somebody is speaking for whom answers wait.
fn speaking(view: &CallView, hearing: Hearing) -> Option<usize> {
    hearing.shown_lines.filter(|begun| view.is_somebody_speaking(*begun))
}

/// Who is speaking, and the way to hear no more of it.
fn above_held_back_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    begun: usize,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let line = begun.checked_sub(1).and_then(|place| view.transcript.get(place));
    // After the last words of a call nothing is answered any more.
    let has_answers = !view.options.is_empty();
    let told = match line {
        Some(TranscriptLine::Said { speaker, name, .. }) if !matches!(speaker, Speaker::You | Speaker::Narrator) => {
            Some(words.with("call-speaks", &[("name", name.clone().into())]))
        }
        _ => has_answers.then(|| words.text("call-answers-follow")),
    };
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        make_room_for_ring(ui, view);
        if let Some(told) = told {
            strong_ui(ui, &told, theme.colours.text);
        }
        if has_answers {
            timer_ui(ui, surroundings, view);
            asked = more_time_ui(ui, surroundings, view);
        }
        let skip = match has_answers {
            true => "call-skip-line",
            false => "call-skip-rest",
        };
        let key = surroundings.key(KeyAction::SkipLine);
        if quiet_button_ui(ui, &words.text(skip), Some(&key)).clicked() {
            asked = Some(UiCommand::SkipLine);
        }
        if view.timer.is_some() && has_answers {
            aside_ui(ui, &words.text("call-clock-waits"));
        }
    });
    asked
}

/// What is asked, and the time for it.
fn above_open_choices_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut more_time = None;
    ui.horizontal_wrapped(|ui| {
        make_room_for_ring(ui, view);
        let asks = if view.phase == Phase::Talking {
            "call-choose"
        } else {
            "call-choose-deed"
        };
        strong_ui(ui, &words.text(asks), theme.colours.text);
        timer_ui(ui, surroundings, view);
        more_time = more_time_ui(ui, surroundings, view);
        if view.hint.is_some() {
            hint_button_ui(ui, surroundings, view);
        }
        // Last, so that no button moves when it goes.
        clock_waits_ui(ui, surroundings, view);
    });
    more_time
}

fn open_choices_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut chosen = None;
    for (index, action) in KeyAction::CHOICES.into_iter().enumerate().take(view.options.len()) {
        if surroundings.options_act && pressed(ui, surroundings, action) {
            chosen = Some(index);
        }
    }
    // In a place of its own: the last lines are weighed while it is read, and so are the answers.
    if let Some(hint) = view.hint.as_ref().filter(|_| hint_is_open(ui, view)) {
        raised_card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            text_ui(ui, hint);
        });
    }
    if view.is_unheard() {
        let key = [("key", surroundings.key(KeyAction::Mute).into())];
        strong_ui(ui, &words.with("call-is-muted", &key), theme.colours.costly);
    }
    let total = view.options.len();
    for (index, option) in view.options.iter().enumerate() {
        let name = words.with(
            "call-option-of",
            &[
                ("n", (index + 1).into()),
                ("total", total.into()),
                ("label", option.label.clone().into()),
            ],
        );
        let card = with_card(surroundings, index, option, &name, |card| option_card_ui(ui, card));
        if card.clicked() && surroundings.options_act {
            chosen = Some(index);
        }
    }
    let open = chosen.filter(|index| view.options.get(*index).is_some_and(|option| option.locked.is_none()));
    open.map(UiCommand::ChooseShown)
}

/// Hands on the card of an option: its key, its texts, and why it cannot be chosen.
fn with_card<R>(
    surroundings: &Surroundings<'_>,
    index: usize,
    option: &OptionView,
    name: &str,
    draw: impl FnOnce(&OptionCard<'_>) -> R,
) -> R {
    let key = KeyAction::CHOICES.get(index).map(|action| surroundings.key(*action));
    let locked = option.locked.as_ref().map(|reason| {
        let reason = [("reason", reason.clone().into())];
        surroundings.words.with("call-locked", &reason)
    });
    draw(&OptionCard {
        key: key.as_deref().unwrap_or_default(),
        label: &option.label,
        speak: option.speak.as_deref(),
        locked: locked.as_deref(),
        name,
    })
}

/// Whoever needs more time than the author thought asks for it in the middle of the call; the mark is the same.
pub(super) fn more_time_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    view.timer?;
    let timers = view.more_time?;
    let key = surroundings.key(KeyAction::MoreTime);
    let button = quiet_button_ui(ui, &surroundings.words.text("call-more-time"), Some(&key));
    let about = surroundings.words.with(
        "call-more-time-about",
        &[("timers", surroundings.words.named("timers", &timers).into())],
    );
    // Above the button: below it stand the answers, or Accept.
    let mut told = Tooltip::for_enabled(&button);
    told.popup = told.popup.align(RectAlign::TOP_START);
    told.show(|ui| ui.label(about));
    let wanted = button.clicked() || pressed(ui, surroundings, KeyAction::MoreTime);
    wanted.then_some(UiCommand::Call(Command::Timers(timers)))
}

/// A hint is behind a button, so that nobody reads it by accident. It is put away by the same button, and when something has been said.
fn hint_button_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) {
    let is_open = hint_is_open(ui, view);
    if toggle_button_ui(ui, &surroundings.words.text("call-hint"), None, is_open).clicked() {
        let asked_at = (!is_open).then(|| said_so_far(view));
        ui.data_mut(|data| data.insert_temp(Id::new(HINT), asked_at));
        ui.ctx().request_repaint();
    }
}

/// Whether the hint for the open decision is shown.
pub(super) fn hint_is_open(ui: &Ui, view: &CallView) -> bool {
    let asked_at: Option<Option<usize>> = ui.data(|data| data.get_temp(Id::new(HINT)));
    let is_open = view.hint.is_some() && asked_at.flatten() == Some(said_so_far(view));
    if !is_open && asked_at.is_some() {
        forget_hint(ui);
    }
    is_open
}

/// How much has been said; what is looked up meanwhile puts no hint away.
pub(super) fn said_so_far(view: &CallView) -> usize {
    let lines = view.transcript.iter();
    lines
        .filter(|line| !matches!(line, TranscriptLine::Happened(_)))
        .count()
}

/// Puts the hint away; whether it was shown.
pub(super) fn close_hint(ui: &Ui, view: &CallView) -> bool {
    let was_open = hint_is_open(ui, view);
    forget_hint(ui);
    was_open
}

/// Forgets where a hint was asked for: in another call, or here when something has been said since, nobody has asked for one.
pub(super) fn forget_hint(ui: &Ui) {
    ui.data_mut(|data| data.remove::<Option<usize>>(Id::new(HINT)));
}

/// What stands before the ring stands level with its middle.
fn make_room_for_ring(ui: &mut Ui, view: &CallView) {
    if view.timer.is_some() {
        ui.set_row_height(ring_timer_side(&Theme::of(ui.ctx())));
    }
}

pub(super) fn timer_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) {
    let words = surroundings.words;
    let Some((left, span)) = view.timer else {
        muted_ui(ui, &words.text("call-no-timer"));
        return;
    };
    let seconds = left.0.min(span.0).div_ceil(1000);
    let timer = RingTimer {
        left: (left.0 as f32 / span.0.max(1) as f32).min(1.0),
        middle: &seconds.to_string(),
        name: &words.with("ringing-seconds-left", &[("n", seconds.into())]),
        is_urgent: seconds <= 10,
    };
    ring_timer_ui(ui, &timer);
}

/// While a line is being said the timer does not run, nor for the time that it takes to read what only the narrator tells. Whoever has
/// skipped the line is told as well.
fn clock_waits_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) {
    if view.timer.is_some_and(|(left, span)| left > span) {
        aside_ui(ui, &surroundings.words.text("call-clock-waits"));
    }
}

fn on_hold_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    if view.hold_is_late {
        // What is left now is the caller's patience, which nobody sees on a phone.
        let late = format!("{} · {}", words.text("phase-on-hold"), words.text("call-hold-late"));
        strong_ui(ui, &late, theme.colours.costly);
    } else if let Some((left, _)) = view.timer {
        let text = words.with(
            "call-hold-left",
            &[("time", clock_text(Millis(left.0.next_multiple_of(1000))).into())],
        );
        strong_ui(
            ui,
            &format!("{} · {text}", words.text("phase-on-hold")),
            theme.colours.text,
        );
    } else {
        strong_ui(
            ui,
            &format!("{} · {}", words.text("phase-on-hold"), clock_text(view.elapsed)),
            theme.colours.text,
        );
    }
    let wanted = primary_button_ui(ui, &words.text("call-resume"), Some(&surroundings.key(KeyAction::Hold))).clicked();
    wanted.then_some(UiCommand::Call(Command::Resume))
}
