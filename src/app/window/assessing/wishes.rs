//! What an assessor asks for, and which screen it leads to.

use bevy::prelude::*;

use super::groups_room::{GroupsRoom, OpenGroups};
use super::groups_work::Job;
use super::library_room::{LibraryRoom, OpenLibrary};
use super::review_room::{KeyPlace, OpenReview, ReviewRoom};
use crate::app::panels::groups_state::{GroupsState, GroupsTab};
use crate::app::panels::review_state::ReviewState;
use crate::app::ui_command::UiCommand;
use crate::app::window::Screen;
use crate::app::window::active_call::Panels;
use crate::app::window::wake::Waker;
use crate::store::folder::DataFolder;
use crate::words::Words;

/// The library, the review and the groups.
#[derive(bevy::ecs::system::SystemParam)]
pub(in crate::app::window) struct AssessorsRoom<'w> {
    library: ResMut<'w, LibraryRoom>,
    review: ResMut<'w, ReviewRoom>,
    groups: ResMut<'w, GroupsRoom>,
    keys: Res<'w, KeyPlace>,
}

impl AssessorsRoom<'_> {
    /// Whether somebody is in it.
    pub(in crate::app::window) fn is_open(&self) -> bool {
        self.library.0.is_some()
    }

    /// Whether a session is being reviewed.
    pub(in crate::app::window) fn is_reviewing(&self) -> bool {
        self.review.0.is_some()
    }

    /// Nobody is in it any more; what is being read for it is not wanted.
    pub(in crate::app::window) fn leave(&mut self) {
        self.stop();
        self.library.0 = None;
        self.review.0 = None;
        self.groups.0 = None;
    }

    /// Stops the import that is going on.
    pub(in crate::app::window) fn stop(&mut self) {
        self.library.0.iter_mut().for_each(OpenLibrary::stop);
    }

    /// Carries out a wish; returns the screen that it leads to, if it leads anywhere. `root` is the folder that all profiles are in.
    pub(in crate::app::window) fn carry_out(
        &mut self,
        wish: UiCommand,
        root: &DataFolder,
        panels: &mut Panels,
        words: &Words,
        waker: &Waker,
    ) -> Option<Screen> {
        match (wish, &mut self.library.0, &mut self.review.0) {
            (UiCommand::OpenLibrary, library, _) => {
                *library = Some(OpenLibrary::open(
                    root,
                    self.keys.0.clone(),
                    panels.library.query(),
                    waker,
                ));
                return Some(Screen::Library);
            }
            (UiCommand::OpenReview(path), Some(library), review) => {
                let (data, record) = library.place_of(root, &path);
                let keys = self.keys.0.clone();
                *review = Some(OpenReview::open(data, record, keys, library.names(), waker));
                panels.review = ReviewState {
                    opened: panels.review.opened.wrapping_add(1),
                    ..ReviewState::default()
                };
                return Some(Screen::Review);
            }
            (UiCommand::CloseReview, library, review) => {
                if review.as_mut().is_some_and(|review| !review.may_close()) {
                    return None;
                }
                *review = None;
                panels.review = ReviewState {
                    opened: panels.review.opened.wrapping_add(1),
                    ..ReviewState::default()
                };
                // What was signed is seen in the list.
                library.iter_mut().for_each(OpenLibrary::refresh);
                return Some(Screen::Library);
            }
            (UiCommand::AskLibrary(query), Some(library), _) => library.ask(*query),
            (UiCommand::ImportRecords(paths), Some(library), _) => library.import(paths),
            (UiCommand::Say(saying), _, Some(review)) => review.say(*saying, &panels.review.passphrase),
            (UiCommand::AskFault(fault), _, Some(review)) => review.ask_fault(fault),
            (UiCommand::SignWith(name), _, Some(review)) => {
                panels.review.passphrase.clear();
                review.sign_with(name);
            }
            (UiCommand::MakeKey(name), _, Some(review)) => review.make_key(name),
            (UiCommand::UseForm(path), _, Some(review)) => review.use_form(path),
            (UiCommand::WriteReport, _, Some(review)) => review.write_report(words),
            (UiCommand::OpenGroups, ..) => {
                self.groups.0 = Some(OpenGroups::open(root, self.keys.0.clone(), waker));
                panels.groups = GroupsState::default();
                return Some(Screen::Groups);
            }
            (UiCommand::ChooseGroup(group), ..) => {
                if let Some(groups) = &mut self.groups.0 {
                    groups.ask(Some(group), waker);
                }
            }
            (UiCommand::CloseGroups, ..) => {
                if self.groups.0.as_mut().is_some_and(|groups| !groups.may_close()) {
                    return None;
                }
                self.groups.0 = None;
                return Some(Screen::Library);
            }
            (
                wish @ (UiCommand::TakeRoster { .. }
                | UiCommand::WriteRoster { .. }
                | UiCommand::Assign(_)
                | UiCommand::TakeBack(_)),
                ..,
            ) => {
                // A table that was dropped is shown where it would have been typed.
                if let UiCommand::TakeRoster { path, replace, .. } = &wish {
                    panels.groups.tab = GroupsTab::Roster;
                    panels.groups.roster.path = path.display().to_string();
                    panels.groups.roster.replaces = *replace;
                }
                let job = Job::of(wish, words.locale().is_chinese());
                if let (Some(groups), Some(job)) = (&mut self.groups.0, job) {
                    groups.save(job, waker);
                }
            }
            (UiCommand::WhatIf(branch), _, Some(review)) => review.what_if(branch, words),
            _ => {}
        }
        None
    }
}
