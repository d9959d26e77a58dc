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
        match wish {
            UiCommand::OpenLibrary => return Some(self.open_library(root, panels, waker)),
            UiCommand::AskLibrary(query) => {
                if let Some(library) = &mut self.library.0 {
                    library.ask(*query);
                }
            }
            UiCommand::ImportRecords(paths) => {
                if let Some(library) = &mut self.library.0 {
                    library.import(paths);
                }
            }
            UiCommand::OpenReview(path) => return self.open_review(&path, root, panels, waker),
            UiCommand::CloseReview => return self.close_review(panels),
            UiCommand::OpenGroups => {
                let (keys, marks_nothing) = (self.keys.0.clone(), panels.library.marks_nothing);
                self.groups.0 = Some(OpenGroups::open(root, keys, marks_nothing, waker));
                panels.groups = GroupsState::default();
                return Some(Screen::Groups);
            }
            UiCommand::CloseGroups => return self.close_groups(),
            UiCommand::ChooseGroup(_)
            | UiCommand::TakeRoster { .. }
            | UiCommand::WriteRoster { .. }
            | UiCommand::Assign(_)
            | UiCommand::TakeBack(_) => {
                if let Some(groups) = &mut self.groups.0 {
                    carry_out_in_groups(groups, wish, panels, words, waker);
                }
            }
            wish => {
                if let Some(review) = &mut self.review.0 {
                    carry_out_in_review(review, wish, panels, words);
                }
            }
        }
        None
    }

    fn open_library(&mut self, root: &DataFolder, panels: &Panels, waker: &Waker) -> Screen {
        let keys = self.keys.0.clone();
        self.library.0 = Some(OpenLibrary::open(root, keys, panels.library.query(), waker));
        Screen::Library
    }

    fn open_review(&mut self, path: &str, root: &DataFolder, panels: &mut Panels, waker: &Waker) -> Option<Screen> {
        let library = self.library.0.as_ref()?;
        let (data, record) = library.place_of(root, path);
        let keys = self.keys.0.clone();
        let (names, marks_nothing) = (library.names(), panels.library.marks_nothing);
        self.review.0 = Some(OpenReview::open(data, record, keys, names, marks_nothing, waker));
        begin_anew(panels);
        Some(Screen::Review)
    }

    /// Nowhere as long as a word is not kept; once it is, the review asks again.
    fn close_review(&mut self, panels: &mut Panels) -> Option<Screen> {
        if self.review.0.as_mut().is_some_and(|review| !review.may_close()) {
            return None;
        }
        self.review.0 = None;
        begin_anew(panels);
        // What was signed is seen in the list.
        self.library.0.iter_mut().for_each(OpenLibrary::refresh);
        Some(Screen::Library)
    }

    /// Nowhere as long as something is being saved; once it is, the groups ask again.
    fn close_groups(&mut self) -> Option<Screen> {
        if self.groups.0.as_mut().is_some_and(|groups| !groups.may_close()) {
            return None;
        }
        self.groups.0 = None;
        Some(Screen::Library)
    }
}

/// Nothing of one review is left for the next.
fn begin_anew(panels: &mut Panels) {
    panels.review = ReviewState {
        opened: panels.review.opened.wrapping_add(1),
        ..ReviewState::default()
    };
}

/// A group is chosen, or something is saved.
fn carry_out_in_groups(groups: &mut OpenGroups, wish: UiCommand, panels: &mut Panels, words: &Words, waker: &Waker) {
    match wish {
        UiCommand::ChooseGroup(group) => return groups.ask(Some(group), waker),
        // A table that was dropped is shown where it would have been typed.
        UiCommand::TakeRoster { ref path, replace, .. } => {
            panels.groups.tab = GroupsTab::Roster;
            panels.groups.roster.name_table(path, replace);
        }
        _ => {}
    }
    if let Some(job) = Job::of(wish, words.locale().is_chinese()) {
        groups.save(job, waker);
    }
}

/// Something is said of the session that is reviewed, or asked.
fn carry_out_in_review(review: &mut OpenReview, wish: UiCommand, panels: &mut Panels, words: &Words) {
    match wish {
        UiCommand::Say(saying) => review.say(*saying, &panels.review.passphrase),
        UiCommand::AskFault(fault) => review.ask_fault(fault),
        UiCommand::SignWith(name) => {
            panels.review.passphrase.clear();
            review.sign_with(name);
        }
        UiCommand::MakeKey(name) => review.make_key(name),
        UiCommand::UseForm(path) => review.use_form(path),
        UiCommand::WriteReport => review.write_report(words),
        UiCommand::WhatIf(branch) => review.what_if(branch, words),
        _ => {}
    }
}
