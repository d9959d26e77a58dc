//! The left column of a call: the caller's portrait and mood, the clock, and the softphone.

use egui::{Id, Sense, Shape, Stroke, Ui, vec2};

use super::asked_twice::{is_asked, is_meant};
use super::call::{Hearing, is_very_narrow};
use super::portrait::{Portrait, hidden_portrait_ui, portrait_ui, ribbon_point};
use super::state::PanelState;
use super::{Surroundings, clock_text, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, meter_ui, muted_ui, strong_ui, subheading_ui, toggle_button_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::Command;
use crate::sim::call::{Phase, Timers};
use crate::sim::scenario::model::Feeling;
use crate::view::call::CallView;
use crate::view::on_the_line::FaceView;

/// What hanging up is asked about by.
const HANG_UP: &str = "hang-up";
/// How long a face takes to follow the mood.
const MOOD_SECONDS: f32 = 0.9;
/// The face of somebody whose mood nobody counts.
const EVEN_TENSION: u8 = 35;
const EVEN_TRUST: u8 = 55;
/// Whoever speaks kindly does not frown: the face is at most so tense and at least so trusting.
const KIND_TENSION: u8 = 25;
const KIND_TRUST: u8 = 60;
/// How often somebody who speaks blinks, and for how long, in units of [`Voicing::phase`].
const BLINK_EVERY: f32 = 26.0;
const BLINK_LASTS: f32 = 1.1;

/// How the caller's voice is at this moment.
#[derive(Debug, Clone, Copy, Default)]
pub struct Voicing {
    /// How loud it is on the line, 0 to 1; 0 is silence.
    pub loudness: f32,
    /// How loud the one is whose face is shown, 0 to 1: a voice in the background moves none.
    pub mouth: f32,
    /// Moves the ribbon.
    pub phase: f32,
}

/// Draws the column.
pub fn caller_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    state: &mut PanelState,
    hearing: Hearing,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let words = surroundings.words;
    let hides_mood = view.hides_mood;
    let voicing = hearing.voicing;
    let stand_in = view.in_place_of_the_customer(hearing.shown_lines.unwrap_or(view.transcript.len()));
    let name = stand_in.map_or(&view.customer.0, |face| &face.name);
    ui.vertical_centered(|ui| {
        let side = theme.space(if is_very_narrow(ui) { 20 } else { 36 });
        if hides_mood {
            hidden_portrait_ui(ui, side, name);
        } else {
            let portrait = portrait_now(ui, surroundings, view, stand_in, hearing);
            let described = match stand_in {
                Some(_) => name.clone(),
                None => format!("{name}. {}", words.named("feeling", &view.feeling)),
            };
            portrait_ui(ui, &portrait, side, &described);
        }
        let is_still = surroundings.preferences.still;
        ribbon_ui(ui, if is_still { Voicing::default() } else { voicing });
        subheading_ui(ui, name);
        // The number on the display is the customer's; whoever has the phone instead may be at another one.
        muted_ui(ui, if stand_in.is_none() { &view.customer.1 } else { " " });
    });
    let phase = words.named("phase", &view.phase);
    ui.horizontal_wrapped(|ui| {
        strong_ui(ui, &phase, theme.colours.accent);
        if view.phase == Phase::BeforeCall {
            // Nobody is called yet.
            return;
        }
        let clock = clock_text(view.elapsed);
        let clock = match is_very_narrow(ui) {
            true => clock,
            false => words.with("call-clock", &[("time", clock.into())]),
        };
        muted_ui(ui, &clock);
    });
    if view.timers != Timers::AsWritten {
        // A caller who was promised two minutes says so while the clock shows four, or none.
        muted_ui(
            ui,
            &words.text(match view.timers {
                Timers::Off => "call-times-off",
                _ => "call-times-as-written",
            }),
        );
    }
    if view.hold_is_late {
        strong_ui(ui, &words.text("call-hold-late"), theme.colours.costly);
    }
    if hides_mood {
        muted_ui(ui, &words.text("call-mood-hidden"));
    } else {
        mood_ui(ui, surroundings, view);
    }
    ui.add_space(theme.space(1));
    softphone_ui(ui, surroundings, view, state)
}

/// The face as it is at this moment: it blinks now and then while it speaks. The customer's follows the mood slowly; the mood is the
/// customer's alone, so whoever stands in has an even face.
fn portrait_now(
    ui: &Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    stand_in: Option<&FaceView>,
    hearing: Hearing,
) -> Portrait {
    let voicing = hearing.voicing;
    let is_still = surroundings.preferences.still;
    let seconds = if is_still { 0.0 } else { MOOD_SECONDS };
    let follow = |what: &str, value: u8| {
        let id = Id::new(("portrait", what));
        ui.ctx().animate_value_with_time(id, f32::from(value), seconds).round() as u8
    };
    // Each face has a beat of its own. A large seed as a fraction would have no room for the beat.
    let seed = stand_in.map_or(view.portrait, |face| face.portrait);
    let phase = voicing.phase + (seed % 26) as f32;
    let is_blinking = voicing.mouth > 0.0 && phase.rem_euclid(BLINK_EVERY) < BLINK_LASTS;
    let is_kind = view.is_the_customer_kind(hearing.shown_lines.unwrap_or(view.transcript.len()));
    let [mut tension, mut trust, _] = view.mood;
    if is_kind {
        tension = tension.min(KIND_TENSION);
        trust = trust.max(KIND_TRUST);
    }
    let [tension, trust] = [follow("tension", tension), follow("trust", trust)];
    Portrait {
        seed,
        age: stand_in.map_or(view.age, |face| face.age),
        voice: stand_in.map_or(view.voice, |face| face.voice),
        tension: if stand_in.is_some() { EVEN_TENSION } else { tension },
        trust: if stand_in.is_some() { EVEN_TRUST } else { trust },
        feeling: if stand_in.is_some() {
            Feeling::Calm
        } else {
            match view.feeling {
                Feeling::Anger if is_kind => Feeling::Calm,
                feeling => feeling,
            }
        },
        speech: if is_still { 0.0 } else { voicing.mouth },
        blink: if is_blinking && !is_still { 1.0 } else { 0.0 },
    }
}

fn mood_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    // Whoever has the phone just now: it is always the customer's, and the line is always there, so that no button below it moves.
    let whose = [("name", view.customer.0.clone().into())];
    muted_ui(ui, &words.with("call-mood-of", &whose));
    let [tension, trust, patience] = view.mood;
    meter_ui(
        ui,
        &words.text("call-tension"),
        tension,
        &words.grade("mood-tension", tension),
        theme.colours.costly,
    );
    meter_ui(
        ui,
        &words.text("call-trust"),
        trust,
        &words.grade("mood-trust", trust),
        theme.colours.you,
    );
    meter_ui(
        ui,
        &words.text("call-patience"),
        patience,
        &words.grade("mood-patience", patience),
        theme.colours.fine,
    );
}

fn ribbon_ui(ui: &mut Ui, voicing: Voicing) {
    let theme = Theme::of(ui.ctx());
    let size = vec2(ui.available_width().min(theme.space(48)), theme.space(6));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let count = 64;
    let points = (0..count).map(|index| ribbon_point(rect, index, count, voicing.phase, voicing.loudness));
    let colour = if voicing.loudness > 0.0 {
        theme.colours.caller
    } else {
        theme.colours.line
    };
    ui.painter().add(Shape::line(
        points.collect(),
        Stroke::new(theme.measures.icon_stroke, colour),
    ));
}

fn softphone_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    state: &mut PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    if is_very_narrow(ui) {
        // With large text two buttons do not stand beside each other.
        ui.vertical_centered_justified(|ui| {
            asked = hold_ui(ui, surroundings, view).or(mute_ui(ui, surroundings, view));
            transfer_ui(ui, surroundings, view, state);
            asked = asked.take().or(hang_up_ui(ui, surroundings, view));
        });
    } else {
        ui.columns_const(|[left, right]| {
            asked = hold_ui(left, surroundings, view).or(mute_ui(right, surroundings, view));
            transfer_ui(left, surroundings, view, state);
            asked = asked.take().or(hang_up_ui(right, surroundings, view));
        });
    }
    if is_asked(ui, HANG_UP, view.transcript.len()) {
        // Whoever has had enough need not do it by the customer's call.
        let way = [
            ("menu", surroundings.key(KeyAction::Menu).into()),
            ("stop", words.text("menu-stop").into()),
        ];
        muted_ui(ui, &words.with("call-stop-instead", &way));
    }
    let mut asked = asked.map(UiCommand::Call);
    let mut ask = |command: Command| asked = Some(UiCommand::Call(command));
    if state.transfer_is_open && view.phase == Phase::Talking {
        muted_ui(ui, &words.text("call-transfer-to"));
        for (id, title) in &view.desks {
            strong_ui(ui, title, Theme::of(ui.ctx()).colours.text);
            ui.vertical_centered_justified(|ui| {
                for (warm, key) in [(true, "call-transfer-warm"), (false, "call-transfer-cold")] {
                    if button_ui(ui, &words.text(key), None).clicked() {
                        state.transfer_is_open = false;
                        ask(Command::Transfer { desk: id.clone(), warm });
                    }
                }
            });
        }
    }
    asked
}

fn hold_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<Command> {
    let words = surroundings.words;
    let is_pressed = pressed(ui, surroundings, KeyAction::Hold);
    if view.can_resume {
        let wanted = toggle_button_ui(
            ui,
            &words.text("call-resume"),
            Some(&surroundings.key(KeyAction::Hold)),
            true,
        )
        .clicked();
        return (wanted || is_pressed).then_some(Command::Resume);
    }
    let button = ui.add_enabled_ui(view.can_hold, |ui| {
        button_ui(ui, &words.text("call-hold"), Some(&surroundings.key(KeyAction::Hold))).clicked()
    });
    (view.can_hold && (button.inner || is_pressed)).then_some(Command::Hold)
}

fn mute_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<Command> {
    let words = surroundings.words;
    let label = words.text(if view.is_muted { "call-unmute" } else { "call-mute" });
    let button = ui.add_enabled_ui(view.is_on_line, |ui| {
        toggle_button_ui(ui, &label, Some(&surroundings.key(KeyAction::Mute)), view.is_muted).clicked()
    });
    let wanted = button.inner || pressed(ui, surroundings, KeyAction::Mute);
    (view.is_on_line && wanted).then_some(Command::Mute(!view.is_muted))
}

fn transfer_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView, state: &mut PanelState) {
    ui.add_enabled_ui(view.is_on_line && !view.desks.is_empty(), |ui| {
        let mut button = button_ui(ui, &surroundings.words.text("call-transfer"), None);
        if view.desks.is_empty() {
            button = button.on_disabled_hover_text(surroundings.words.text("call-no-desks"));
        }
        if button.clicked() {
            state.transfer_is_open = !state.transfer_is_open;
        }
    });
}

/// Hanging up cannot be taken back: the first press asks, until something else has been said.
fn hang_up_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<Command> {
    let now = view.transcript.len();
    let label = match is_asked(ui, HANG_UP, now) {
        true => "call-hang-up-now",
        false => "call-hang-up",
    };
    let button = ui.add_enabled_ui(view.is_on_line, |ui| {
        button_ui(ui, &surroundings.words.text(label), None).clicked()
    });
    (button.inner && is_meant(ui, HANG_UP, now)).then_some(Command::HangUp)
}
