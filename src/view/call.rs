//! A call as it stands.

use super::feedback::Feedback;
use super::hold_manners::is_asked_first;
use super::on_the_line::{FaceView, faces};
use super::presenter::Presenter;
use super::transcript::{TranscriptLine, lines};
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Phase, Timers};
use crate::sim::scenario::model::{DesktopKind, Direction, Feeling, Voice};
use crate::sim::time::Millis;

/// Everything that the call screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallView {
    /// The title.
    pub title: String,
    /// Who calls whom.
    pub direction: Direction,
    /// What the call is doing.
    pub phase: Phase,
    /// The customer's name and the number on the display.
    pub customer: (String, String),
    /// Seed of the drawn portrait.
    pub portrait: u32,
    /// The customer's age.
    pub age: u8,
    /// The customer's voice.
    pub voice: Voice,
    /// The faces of all others who may have the phone.
    pub faces: Vec<FaceView>,
    /// Tension, trust and patience, 0 to 100.
    pub mood: [u8; 3],
    /// The feeling behind it.
    pub feeling: Feeling,
    /// Whether face and mood are not shown: the terms of an exam may say so.
    pub hides_mood: bool,
    /// Time since the call began.
    pub elapsed: Millis,
    /// The running timer: time left and the whole span. Time left may exceed the span while the line is still being said.
    pub timer: Option<(Millis, Millis)>,
    /// How far timers are stretched.
    pub timers: Timers,
    /// How far timers can be stretched next; nothing when there are none any more, and in an exam.
    pub more_time: Option<Timers>,
    /// Whether the hold has lasted longer than promised.
    pub hold_is_late: bool,
    /// Whether the microphone is off.
    pub is_muted: bool,
    /// What was said and done.
    pub transcript: Vec<TranscriptLine>,
    /// The options in the order in which they are shown.
    pub options: Vec<OptionView>,
    /// The desktop in tabs; items that do not exist are left out.
    pub desktop: Vec<DesktopItemView>,
    /// Desks to transfer to: id and name.
    pub desks: Vec<(String, String)>,
    /// What the softphone can do now.
    pub can_hold: bool,
    /// Whether an option of the call asks for a hold first, as a rule of the call wants it.
    pub asks_before_hold: bool,
    /// Whether the caller can be taken off hold.
    pub can_resume: bool,
    /// Whether the agent can hang up, transfer and mute.
    pub is_on_line: bool,
    /// Free notes so far.
    pub notes: Vec<String>,
    /// The comment on the newest answer, if comments are wanted.
    pub feedback: Option<Feedback>,
    /// A hint for the open decision, if hints are allowed.
    pub hint: Option<String>,
    /// Whether the call is taken as an exam, or as the rehearsal of one.
    pub is_exam: bool,
    /// Whether it is the rehearsal: nobody decides by it.
    pub is_rehearsal: bool,
    /// Whether the call can be taken back one turn.
    pub can_rewind: bool,
}

impl CallView {
    /// Whether nobody would hear an answer: the call itself takes no notice of the microphone, so whoever shows it says so.
    pub fn is_unheard(&self) -> bool {
        self.is_muted && self.phase == Phase::Talking
    }
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionView {
    /// The id that `say` takes.
    pub id: String,
    /// What it is.
    pub label: String,
    /// What will be said.
    pub speak: Option<String>,
    /// Why it cannot be chosen, if it is locked.
    pub locked: Option<String>,
}

/// One item of the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopItemView {
    /// The id that `look` takes.
    pub id: String,
    /// Its tab.
    pub kind: DesktopKind,
    /// Its title.
    pub title: String,
    /// What opens it, if it is locked.
    pub locked: Option<String>,
    /// Whether it has been opened; only then are its rows shown.
    pub is_opened: bool,
    /// Its rows: what it is, what it says. Empty until it is opened.
    pub rows: Vec<(String, String)>,
}

/// The call as it stands. `pending` is time that has passed and is not yet in the record.
pub fn call_view(presenter: &Presenter, call: &Call, events: &[CallEvent], pending: Millis) -> CallView {
    let program = &presenter.program;
    let [name, _, number] = program.customer;
    let phase = call.phase();
    let timer = call.until_deadline().zip(call.timer_span());
    CallView {
        title: presenter.text(program.head[0]),
        direction: program.direction,
        phase,
        customer: (presenter.text(name), presenter.text(number)),
        portrait: presenter.checked.scenario.customer.portrait,
        age: presenter.checked.scenario.customer.age,
        voice: presenter.checked.scenario.customer.voice,
        faces: faces(presenter),
        mood: call.mood(),
        feeling: call.feeling(),
        hides_mood: false,
        elapsed: Millis(call.elapsed().0 + pending.0),
        timer: timer.map(|(left, span)| (Millis(left.0.saturating_sub(pending.0)), span)),
        timers: call.timers(),
        more_time: call.timers().longer(),
        hold_is_late: call.is_late(),
        is_muted: call.is_muted(),
        transcript: lines(presenter, events),
        options: options(presenter, call),
        desktop: desktop(presenter, call),
        desks: program
            .transfers
            .iter()
            .map(|desk| (desk.id.clone(), presenter.text(desk.title)))
            .collect(),
        can_hold: phase == Phase::Talking && program.hold.is_some(),
        asks_before_hold: program.hold.is_some() && is_asked_first(program),
        can_resume: phase == Phase::OnHold,
        is_on_line: phase == Phase::Talking,
        notes: call.notes().to_vec(),
        feedback: None,
        hint: None,
        is_exam: false,
        is_rehearsal: false,
        can_rewind: false,
    }
}

fn options(presenter: &Presenter, call: &Call) -> Vec<OptionView> {
    let Some(decision) = call.decision() else {
        return Vec::new();
    };
    let shown = call.shown_options().into_iter();
    shown
        .filter_map(|(index, open)| {
            let choice = decision.choices.get(usize::from(index))?;
            let reason = choice.locked.map(|locked| presenter.text(locked));
            Some(OptionView {
                id: choice.id.clone(),
                label: presenter.text(choice.label),
                speak: choice.speak.map(|speak| presenter.text(speak)),
                locked: reason.filter(|_| !open),
            })
        })
        .collect()
}

fn desktop(presenter: &Presenter, call: &Call) -> Vec<DesktopItemView> {
    let items = presenter.program.items.iter().enumerate();
    items
        .filter(|(_, item)| item.exists.holds(call.state()))
        .map(|(index, item)| {
            let is_opened = call.looked().contains(&(index as u8));
            let is_locked = !presenter.program.can_look_up(call.state(), index);
            let reason = item.locked.map_or_else(
                || presenter.words.text("desktop-locked"),
                |locked| presenter.text(locked),
            );
            let rows = item.rows.iter().filter(|_| is_opened);
            DesktopItemView {
                id: item.id.clone(),
                kind: item.kind,
                title: presenter.text(item.title),
                locked: (is_locked && !is_opened).then_some(reason),
                is_opened,
                rows: rows
                    .map(|(label, text)| (presenter.text(*label), presenter.text(*text)))
                    .collect(),
            }
        })
        .collect()
}
