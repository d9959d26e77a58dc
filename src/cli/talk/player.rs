//! The terminal's loop: what is typed becomes commands, what happens becomes lines.

use super::help::help;
use super::input::{Input, Typed};
use super::interpret::{Request, interpret};
use super::not_understood::why_not_understood;
use super::possible::possible_commands;
use super::ready::wait_until_ready;
use super::time_left::time_to_announce;
use super::{debrief_text, form_text, screen};
use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Phase, Rejected};
use crate::sim::session::anchor::anchor;
use crate::sim::session::record::{Mode, SealReason};
use crate::sim::time::Millis;
use crate::store::recorded_call::{ApplyError, RecordedCall};
use crate::view::call::{OptionView, call_view};
use crate::view::notice;
use crate::view::presenter::Presenter;
use crate::view::transcript::lines;
use crate::view::wrap_up::wrap_up_view;

/// How a play came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finish {
    /// The call was played to its end.
    Played,
    /// It was left; its record can be resumed.
    Left,
    /// A line of a play that was written down was not possible; the record can be resumed.
    Impossible(ImpossibleLine),
}

/// A line of a play that was not possible where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpossibleLine {
    /// Its number in the file, from 1.
    pub number: usize,
    /// What it says.
    pub words: String,
    /// Why not, as a sentence.
    pub reason: String,
    /// The commands that were possible instead.
    pub possible: Vec<String>,
}

/// What became of a line.
enum Carried {
    /// It was carried out, or shown what it asked for.
    Out,
    /// The call is left.
    Left,
    /// It was not possible.
    Not {
        /// A sentence that says why.
        why: String,
        /// Lines that say what can be typed instead; may be empty.
        hint: String,
    },
}

/// A call in the terminal.
#[derive(Debug)]
pub struct Player {
    presenter: Presenter,
    recorded: RecordedCall,
    announced: Option<u64>,
    /// How many lists were open when finishing the form was asked about.
    asked_to_finish: Option<usize>,
    /// Whether time passes by itself.
    has_clock: bool,
    /// The options as they were printed last.
    options_shown: Vec<OptionView>,
}

impl Player {
    /// A player for a call that has begun.
    pub fn new(presenter: Presenter, recorded: RecordedCall) -> Self {
        Self {
            presenter,
            recorded,
            announced: None,
            asked_to_finish: None,
            has_clock: false,
            options_shown: Vec::new(),
        }
    }

    /// Where the texts come from.
    pub fn presenter(&self) -> &Presenter {
        &self.presenter
    }

    /// The record's file, as it is now.
    pub fn record_path(&self) -> &std::path::Path {
        self.recorded.path()
    }

    fn call(&self) -> &Call {
        self.recorded.call()
    }

    /// Plays until the call is over or there is no more input.
    ///
    /// # Errors
    /// When the record cannot be written; what was acknowledged is safe.
    pub fn play(&mut self, input: &mut Input, print: &mut dyn FnMut(String)) -> anyhow::Result<Finish> {
        self.has_clock = input.will_have_clock();
        let view = crate::view::briefing::briefing_view(&self.presenter);
        print(screen::briefing(&self.presenter.words, &view));
        let header = self.recorded.header();
        if input.has_clock() {
            let is_new_practice =
                header.mode == Mode::Practice && header.ticket.is_none() && self.recorded.events().is_empty();
            if is_new_practice && let Some(elsewhere) = screen::elsewhere(&self.presenter.words, &view) {
                print(elsewhere);
            }
            if !wait_until_ready(input, &self.presenter, self.call(), print) {
                return Ok(Finish::Left);
            }
        }
        self.tell_of_move(print);
        let so_far: Vec<CallEvent> = self.recorded.events().into_iter().cloned().collect();
        if !so_far.is_empty() {
            print("\n".to_owned());
        }
        let away = self.recorded.away();
        if away.is_some() {
            print(self.presenter.words.text("terminal-recap") + "\n");
        }
        self.show(&so_far, print);
        if let Some(away) = away {
            print(format!("\n{}\n", screen::resumed(&self.presenter.words, away)));
        }
        self.show_choices(print);
        while self.call().phase() != Phase::Ended {
            match input.wait_for() {
                Typed::End => return Ok(Finish::Left),
                Typed::Time(time) => {
                    let asked_before = (self.call().phase(), self.options_now());
                    let happened = self.recorded.tick(time)?;
                    self.tell_of_move(print);
                    if happened.is_empty() {
                        self.announce_time(print);
                        continue;
                    }
                    self.after(&happened, print);
                    // A line that was typed as the time ran out was meant for what is over.
                    let is_asked_anew = asked_before != (self.call().phase(), self.options_now());
                    if is_asked_anew && let Some(line) = input.take_come() {
                        let typed = screen::harmless(line.trim());
                        print(
                            self.presenter
                                .words
                                .with("terminal-too-late", &[("input", typed.into())])
                                + "\n",
                        );
                    }
                }
                Typed::Line(line) => {
                    if !input.has_clock() {
                        print(format!("> {line}\n"));
                    }
                    match self.carry_out(&line, true, print)? {
                        Carried::Out => {}
                        Carried::Left => return Ok(Finish::Left),
                        Carried::Not { why, hint } => print(format!("{}\n{hint}", screen::harmless(&why))),
                    }
                }
                Typed::Played(line) => {
                    print(format!("> {}\n", screen::harmless(&line.words)));
                    match self.carry_out(&line.words, false, print)? {
                        Carried::Out => {}
                        Carried::Left => return Ok(Finish::Left),
                        Carried::Not { why, .. } => {
                            return Ok(Finish::Impossible(ImpossibleLine {
                                number: line.number,
                                words: line.words,
                                reason: why,
                                possible: possible_commands(self.call()),
                            }));
                        }
                    }
                }
            }
        }
        self.recorded.seal(SealReason::Finished)?;
        self.tell_of_move(print);
        print(match self.recorded.header().ticket {
            None => self.debrief(),
            Some(_) => self.handed_over(),
        });
        Ok(Finish::Played)
    }

    /// Does what a line says. `may_ask` tells whether the short key for finishing may ask first; a play that was written down is not
    /// asked, and neither is the whole word, which records have.
    fn carry_out(&mut self, line: &str, may_ask: bool, print: &mut dyn FnMut(String)) -> anyhow::Result<Carried> {
        let view = call_view(&self.presenter, self.call(), &[], self.recorded.pending());
        let form = wrap_up_view(&self.presenter, self.call());
        let words = &self.presenter.words;
        let request = match interpret(line, &view, &form) {
            Request::Finish => {
                let open = form.open_lists();
                let is_asked = may_ask && view.phase == Phase::WrapUp && !open.is_empty();
                if is_asked && self.asked_to_finish != Some(open.len()) {
                    self.asked_to_finish = Some(open.len());
                    print(form_text::finish_question(words, &open));
                    return Ok(Carried::Out);
                }
                Request::Command(Command::Finish)
            }
            request => request,
        };
        if let Some((why, hint)) = why_not_understood(words, &request, line, &view, &form) {
            return Ok(Carried::Not { why, hint });
        }
        match request {
            Request::Help => print(help(words, &view)),
            Request::History => {
                let said = lines(&self.presenter, self.recorded.events());
                let notes = self.call().notes();
                print(match said.is_empty() && notes.is_empty() {
                    true => words.text("terminal-nothing-said") + "\n",
                    false => screen::transcript(words, &said) + &form_text::notes(words, notes),
                });
            }
            Request::Notes if self.call().notes().is_empty() => print(words.text("terminal-no-notes") + "\n"),
            Request::Notes => print(form_text::notes(words, self.call().notes())),
            Request::Desktop if self.call().phase() == Phase::WrapUp => print(form_text::wrap_up(words, &form)),
            Request::Desktop => print(screen::desktop(words, &view)),
            Request::Stop => return Ok(Carried::Left),
            Request::Nothing
            | Request::Finish
            | Request::WhichDesk
            | Request::WhichWay(_)
            | Request::Muted
            | Request::OutOfRange(_)
            | Request::NoItem(_)
            | Request::Unknown
            | Request::Refused(_) => {}
            Request::Command(command) => match self.recorded.apply(&command) {
                Ok(happened) => {
                    self.tell_of_move(print);
                    if happened == [CallEvent::WrapUpChanged] || happened.is_empty() && is_of_form(&command) {
                        let now = wrap_up_view(&self.presenter, self.call());
                        print(form_text::wrap_up_change(&self.presenter.words, &form, &now));
                    } else {
                        self.after(&happened, print);
                    }
                    if happened.is_empty() && matches!(command, Command::Wait(_)) {
                        self.tell_time(print);
                    }
                }
                Err(ApplyError::Rejected(rejected)) => {
                    let reason = notice::refusal(&self.presenter, &rejected);
                    let why = words.with("terminal-cannot", &[("reason", reason.into())]);
                    let hint = match rejected {
                        Rejected::NoDesk(_) => screen::desks(words, &view),
                        _ => String::new(),
                    };
                    return Ok(Carried::Not { why, hint });
                }
                Err(ApplyError::Store(error)) => return Err(error.into()),
            },
        }
        Ok(Carried::Out)
    }

    /// Says how time stands after a wait in which nothing happened.
    fn tell_time(&self, print: &mut dyn FnMut(String)) {
        let words = &self.presenter.words;
        let view = call_view(&self.presenter, self.call(), &[], self.recorded.pending());
        let is_answering = !matches!(view.phase, Phase::OnHold | Phase::WrapUp | Phase::Ended);
        print(match view.timer.filter(|_| is_answering) {
            Some((left, span)) => screen::time_left(words, left, span) + "\n",
            None => screen::clock(words, view.elapsed) + "\n",
        });
    }

    /// Says once that the record goes on in another file, if the disk has failed.
    fn tell_of_move(&mut self, print: &mut dyn FnMut(String)) {
        if let Some(moved) = self.recorded.take_moved() {
            let sentence = notice::moved(&self.presenter.words, &moved.why, &moved.to.display().to_string());
            print(screen::harmless(&sentence) + "\n");
        }
    }

    /// Shows what happened and what can be done next.
    fn after(&mut self, happened: &[CallEvent], print: &mut dyn FnMut(String)) {
        self.show(happened, print);
        let looked = happened.iter().any(|event| matches!(event, CallEvent::LookedUp { .. }));
        if looked {
            let view = call_view(&self.presenter, self.call(), &[], Millis(0));
            let opened = happened.iter().rev().find_map(|event| match event {
                CallEvent::LookedUp { item } => self.presenter.program.items.get(usize::from(*item)),
                _ => None,
            });
            let item = opened.and_then(|item| view.desktop.iter().find(|shown| shown.id == item.id));
            if let Some(item) = item {
                let rows: Vec<String> = item
                    .rows
                    .iter()
                    .map(|(label, text)| format!("   {}\n", self.presenter.words.labelled(label, text)))
                    .collect();
                print(
                    rows.into_iter()
                        .map(|row| screen::harmless(row.trim_end()) + "\n")
                        .collect(),
                );
            }
        }
        let quiet = happened.iter().all(|event| {
            matches!(
                event,
                CallEvent::LookedUp { .. }
                    | CallEvent::Revealed { .. }
                    | CallEvent::Noted
                    | CallEvent::Muted(_)
                    | CallEvent::TimersStretched(_)
            )
        });
        // Whoever looks something up may be offered other words for it.
        let is_changed = self.options_now() != self.options_shown;
        if !quiet || is_changed {
            if !quiet {
                self.announced = None;
            }
            self.show_choices(print);
        }
    }

    fn options_now(&self) -> Vec<OptionView> {
        call_view(&self.presenter, self.call(), &[], Millis(0)).options
    }

    fn show(&self, events: &[CallEvent], print: &mut dyn FnMut(String)) {
        let shown = lines(&self.presenter, events);
        if !shown.is_empty() {
            print(screen::transcript(&self.presenter.words, &shown));
        }
    }

    fn show_choices(&mut self, print: &mut dyn FnMut(String)) {
        self.options_shown = self.options_now();
        let words = &self.presenter.words;
        if self.call().phase() == Phase::WrapUp {
            print(form_text::wrap_up(words, &wrap_up_view(&self.presenter, self.call())));
        } else {
            let view = call_view(&self.presenter, self.call(), &[], self.recorded.pending());
            // An exam keeps the meters to itself, and so does its rehearsal.
            let header = self.recorded.header();
            let shows_mood = header.mode == Mode::Practice && header.ticket.is_none();
            print(screen::choices(words, &view, shows_mood, self.has_clock));
        }
    }

    /// Says the time that is left, once at each of a few moments.
    fn announce_time(&mut self, print: &mut dyn FnMut(String)) {
        let Some((moment, seconds)) = time_to_announce(self.call(), self.recorded.pending()) else {
            return;
        };
        if self.announced != Some(moment) {
            self.announced = Some(moment);
            let left = [("n", seconds.into())];
            print(self.presenter.words.with("ringing-seconds-left", &left) + "\n");
        }
    }

    /// What is said after a call that was begun with a ticket: no mark, and the code that a second person writes down.
    fn handed_over(&self) -> String {
        let code = anchor(self.recorded.head()).unwrap_or_default();
        let parts = [
            ("code", code.into()),
            ("record", self.recorded.path().display().to_string().into()),
        ];
        screen::harmless(&self.presenter.words.with("trust-exam-over", &parts)) + "\n"
    }

    /// The debrief in words; a call without exact values is said to be unmarked.
    pub fn debrief(&self) -> String {
        debrief_text::of_recorded(&self.presenter, &self.recorded)
    }
}

/// Whether a command fills in the after-call work.
fn is_of_form(command: &Command) -> bool {
    matches!(command, Command::Pick(..) | Command::Tick(_) | Command::Untick(_))
}
