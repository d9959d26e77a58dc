//! A play from the middle of the author's call: nothing of it is recorded, and it has no mark.

use std::sync::Arc;

use bevy::prelude::*;
use bevy::time::Real;

use super::active_call::Overlay;
use super::authoring::Authoring;
use super::settings::Settings;
use super::{AppSystems, Screen};
use crate::sim::call::FromHere;
use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Phase, Timers};
use crate::sim::check::CheckedScenario;
use crate::sim::program::compile::compile;
use crate::sim::program::parts::{Flow, Place};
use crate::sim::time::Millis;
use crate::store::fresh::fresh_u64;
use crate::view::call::{CallView, call_view};
use crate::view::notice::refusal;
use crate::view::presenter::Presenter;
use crate::words::Locale;

/// The play.
pub(super) struct TryOut {
    presenter: Presenter,
    call: Call,
    events: Vec<CallEvent>,
    pub(super) view: CallView,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        let_time_pass
            .in_set(AppSystems::Progress)
            .run_if(in_state(Screen::Author)),
    );
}

impl TryOut {
    /// Begins at a node.
    ///
    /// # Errors
    /// A sentence that says why a call cannot begin there.
    pub(super) fn begin(good: &CheckedScenario, from: &FromHere, locale: Locale) -> Result<Self, String> {
        let country = good
            .scenario
            .countries
            .first()
            .map(|name| name.value.clone())
            .unwrap_or_default();
        let program = Arc::new(
            compile(good, &country).map_err(|error| error.sentence().wording(locale.is_chinese()).to_owned())?,
        );
        let call = Call::from_place(Arc::clone(&program), from, fresh_u64(), Timers::Off)
            .map_err(|error| error.sentence().wording(locale.is_chinese()).to_owned())?;
        let presenter = Presenter::for_program(good.clone(), program, locale);
        let events = call.opening().to_vec();
        let view = call_view(&presenter, &call, &events, Millis(0));
        Ok(Self {
            presenter,
            call,
            events,
            view,
        })
    }

    /// Carries out a command; returns what cannot be done.
    pub(super) fn apply(&mut self, command: &Command) -> Result<(), String> {
        let happened = self
            .call
            .apply(command)
            .map_err(|rejected| refusal(&self.presenter, &rejected))?;
        self.events.extend(happened);
        self.view = call_view(&self.presenter, &self.call, &self.events, Millis(0));
        Ok(())
    }

    /// Goes on in another language.
    pub(super) fn speak(&mut self, locale: Locale) {
        let program = Arc::clone(&self.presenter.program);
        self.presenter = Presenter::for_program(self.presenter.checked.clone(), program, locale);
        self.view = call_view(&self.presenter, &self.call, &self.events, Millis(0));
    }

    /// Whether the conversation is over.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.call.phase(), Phase::WrapUp | Phase::Ended)
    }

    /// The nodes, options and endings that were come to.
    pub(super) fn seen(&self) -> Vec<String> {
        seen_in(&self.call, &self.events)
    }
}

/// The nodes, options and endings that were come to in a call in which these things happened.
pub(super) fn seen_in<'e>(call: &Call, events: impl IntoIterator<Item = &'e CallEvent>) -> Vec<String> {
    let program = call.program();
    let name = |place: Place| program.place_name(place).to_owned();
    let of_event = |event: &CallEvent| match event {
        CallEvent::Asked { place } | CallEvent::ConversationEnded { ending: place } => Some(name(*place)),
        CallEvent::Answered { place, choice, .. } => match &program.nodes.get(usize::from(*place))?.flow {
            Flow::Ask(decision) => {
                let chosen = decision.choices.get(usize::from(*choice))?;
                Some(format!("{}/{}", name(*place), chosen.id))
            }
            _ => None,
        },
        _ => None,
    };
    let here = program.place_name(program.place(call.state())).to_owned();
    events.into_iter().filter_map(of_event).chain([here]).collect()
}

/// The clock of the play goes on; when the conversation is over, the author screen comes back.
fn let_time_pass(
    mut authoring: ResMut<Authoring>,
    mut overlay: ResMut<Overlay>,
    settings: Res<Settings>,
    time: Res<Time<Real>>,
) {
    let Some(authored) = &mut authoring.bypass_change_detection().0 else {
        return;
    };
    let Some(trying) = &mut authored.trying else {
        return;
    };
    let passed = Millis(u64::try_from(time.delta().as_millis()).unwrap_or(0).min(1000));
    if passed.0 > 0 {
        let _ = trying.apply(&Command::Wait(passed));
    }
    let seen = trying.seen();
    let is_over = trying.is_over();
    let ending = trying.presenter.program.ending(trying.call.state());
    let title = ending
        .map(|ending| trying.presenter.text(ending.title))
        .unwrap_or_default();
    authored.see(seen);
    if is_over {
        authored.trying = None;
        overlay.mention(settings.words.with("author-play-over", &[("ending", title.into())]));
    }
}
