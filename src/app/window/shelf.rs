//! The calls on the shelf, and what this person has made of them.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use bevy::prelude::*;

use super::Launch;
use super::results::{Results, read_results};
use super::wake::Waker;
use crate::app::panels::title::TitleView;
use crate::sim::check::CheckedScenario;
use crate::sim::sentence::Sentence;
use crate::store::background_call::BackgroundCall;
use crate::store::folder::DataFolder;
use crate::view::shelf::call_card;
use crate::words::Words;

/// The calls, their results, and where records go.
#[derive(Resource)]
pub(super) struct Shelf {
    pub(super) scenarios: Vec<CheckedScenario>,
    /// The ids of calls that have errors.
    broken: Vec<String>,
    problems: Vec<Sentence>,
    pub(super) data: DataFolder,
    pub(super) results: Results,
    incoming: Option<Mutex<Receiver<Results>>>,
    waker: Waker,
}

pub(super) fn insert(app: &mut App, launch: Launch) {
    let mut shelf = Shelf {
        scenarios: launch.scenarios,
        broken: launch.broken,
        problems: launch.problems,
        data: launch.data,
        results: Results::default(),
        incoming: None,
        waker: app.world().resource::<Waker>().clone(),
    };
    shelf.read_again(None);
    app.insert_resource(shelf);
    app.add_systems(Update, take_results);
}

impl Shelf {
    /// Reads the results on a thread; they appear when they are there.
    ///
    /// A call that was left is given to the thread, which first lets it write what it still has to.
    pub(super) fn read_again(&mut self, after: Option<BackgroundCall>) {
        let (sender, receiver) = channel();
        let (data, waker) = (self.data.clone(), self.waker.clone());
        let reading = std::thread::Builder::new().name("results".to_owned()).spawn(move || {
            drop(after);
            let _ = sender.send(read_results(&data));
            waker.wake();
        });
        self.incoming = reading.is_ok().then(|| Mutex::new(receiver));
    }

    pub(super) fn scenario(&self, id: &str) -> Option<&CheckedScenario> {
        self.scenarios.iter().find(|checked| checked.scenario.id.value == id)
    }

    /// A call whose author has looked at it: if it had errors and has been mended, it can be practised.
    pub(super) fn take_mended(&mut self, good: &CheckedScenario) {
        let id = &good.scenario.id.value;
        let Some(place) = self.broken.iter().position(|broken| broken == id) else {
            return;
        };
        self.broken.remove(place);
        let behind = self.scenarios.partition_point(|other| other.scenario.id.value < *id);
        self.scenarios.insert(behind, good.clone());
    }

    /// What the title screen shows in a language.
    pub(super) fn title_view(&self, words: &Words) -> TitleView {
        let cards = self.scenarios.iter().map(|checked| {
            let mut card = call_card(checked, words.locale().code());
            card.times_practised = self.results.times.get(&card.id).copied().unwrap_or(0);
            card.is_begun = self.results.begun.contains(&card.id);
            card.best = self.results.best.get(&card.id).copied();
            card
        });
        let cards: Vec<_> = cards.collect();
        let left_open = self
            .results
            .left_open
            .as_ref()
            .and_then(|(id, _)| cards.iter().find(|card| card.id == *id));
        TitleView {
            left_open: left_open.map(|card| card.title.clone()),
            cards,
            broken: self.broken.clone(),
            problems: self.problems.iter().map(|problem| words.told(problem)).collect(),
            profile: None,
        }
    }
}

fn take_results(mut shelf: ResMut<Shelf>) {
    let shelf = &mut *shelf;
    let received = match &shelf.incoming {
        Some(incoming) => incoming
            .lock()
            .map(|receiver| receiver.try_recv())
            .unwrap_or(Err(TryRecvError::Disconnected)),
        None => return,
    };
    match received {
        Ok(results) => {
            shelf.results = results;
            shelf.incoming = None;
        }
        Err(TryRecvError::Empty) => {}
        Err(TryRecvError::Disconnected) => shelf.incoming = None,
    }
}
