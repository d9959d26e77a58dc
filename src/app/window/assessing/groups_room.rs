//! The groups as the window has them: read on a thread whenever a group is chosen, and whenever something was saved about them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};

use bevy::prelude::*;

use super::groups_work::{Done, Job};
use crate::app::panels::groups::GroupsScreenView;
use crate::app::panels::groups_drafts::AssignmentDraft;
use crate::app::panels::groups_said::GroupsSaid;
use crate::app::ui_command::UiCommand;
use crate::app::window::active_call::Panels;
use crate::app::window::settings::Settings;
use crate::app::window::shelf::Shelf;
use crate::app::window::wake::Waker;
use crate::app::window::{AppSystems, Asked};
use crate::sim::sentence::{Sentence, sentence};
use crate::store::cohort::kept_sessions::KeptSessions;
use crate::store::cohort::whole_report::{WhoLooks, WholeReport, whole_report_for};
use crate::store::folder::DataFolder;
use crate::store::keys::KeyFolder;
use crate::view::groups::{GroupsMaterial, GroupsView, groups_view};
use crate::view::shelf::call_card;
use crate::view::standing::Names;
use crate::words::{Locale, Words};

type Read = Result<WholeReport, Sentence>;

/// The groups, while somebody looks at them.
#[derive(Resource, Default)]
pub(in crate::app::window) struct GroupsRoom(pub(in crate::app::window) Option<OpenGroups>);

/// The groups of a folder of data.
pub(in crate::app::window) struct OpenGroups {
    /// What the screen shows.
    pub(in crate::app::window) view: GroupsScreenView,
    data: DataFolder,
    keys: Option<PathBuf>,
    /// Whether the person has said that they do not mark.
    marks_nothing: bool,
    /// What was computed of records, from one choice to the next.
    kept: Arc<Mutex<KeptSessions>>,
    /// What was read last.
    read: Option<Read>,
    incoming: Option<Mutex<Receiver<Read>>>,
    shown_in: Option<Locale>,
    /// What is being saved, as long as it is.
    saving: Option<Mutex<Receiver<Done>>>,
    /// What was saved last, or was not.
    done: Option<Done>,
    /// Whether the groups are to close as soon as it is saved.
    closes: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<GroupsRoom>();
    app.add_systems(Update, (take_saved, take_read).chain().in_set(AppSystems::Progress));
}

impl OpenGroups {
    /// Begins to read the first group, for somebody who may have said that they do not mark.
    pub(super) fn open(data: &DataFolder, keys: Option<PathBuf>, marks_nothing: bool, waker: &Waker) -> Self {
        let mut groups = Self {
            view: GroupsScreenView::default(),
            data: data.clone(),
            keys,
            marks_nothing,
            kept: Arc::default(),
            read: None,
            incoming: None,
            shown_in: None,
            saving: None,
            done: None,
            closes: false,
        };
        groups.ask(None, waker);
        groups
    }

    /// Reads this group, else the first; an answer that is still being waited for is not wanted any more.
    pub(super) fn ask(&mut self, group: Option<String>, waker: &Waker) {
        let (sender, receiver) = channel();
        let (data, keys, waker) = (self.data.clone(), self.keys.clone(), waker.clone());
        let (kept, marks_nothing) = (Arc::clone(&self.kept), self.marks_nothing);
        let thread = std::thread::Builder::new().name("groups".to_owned()).spawn(move || {
            let keys = KeyFolder::named_or_found(&data, keys);
            let who = WhoLooks { keys, marks_nothing };
            // One thread at a time computes; the next one finds what it computed.
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = sender.send(whole_report_for(&data, who, group.as_deref(), &mut kept));
            drop(kept);
            waker.wake();
        });
        match thread {
            Ok(_) => self.incoming = Some(Mutex::new(receiver)),
            Err(error) => self.read = Some(Err(Sentence::same(error.to_string()))),
        }
        self.shown_in = None;
    }

    /// Saves something on a thread; while something else is being saved, nothing.
    pub(super) fn save(&mut self, job: Job, waker: &Waker) {
        if self.saving.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        let (data, waker) = (self.data.clone(), waker.clone());
        let thread = std::thread::Builder::new().name("roster".to_owned()).spawn(move || {
            let _ = sender.send(job.carry_out(&data));
            waker.wake();
        });
        match thread {
            Ok(_) => self.saving = Some(Mutex::new(receiver)),
            Err(error) => self.done = Some(Done::Failed(Sentence::same(error.to_string()))),
        }
        self.shown_in = None;
    }

    /// Whether everything is saved or refused. If not, the groups close as soon as that is so, and stay if it was refused.
    pub(super) fn may_close(&mut self) -> bool {
        self.closes = self.saving.is_some();
        !self.closes
    }

    /// What became of what was to be saved, once that is known.
    fn saved(&mut self) -> Option<Done> {
        let saving = self.saving.as_mut()?;
        let done = match saving.get_mut().unwrap_or_else(PoisonError::into_inner).try_recv() {
            Ok(done) => done,
            Err(TryRecvError::Disconnected) => Done::nobody(),
            Err(TryRecvError::Empty) => return None,
        };
        self.saving = None;
        self.shown_in = None;
        Some(done)
    }

    fn made(&self, words: &Words, shelf: &Shelf) -> GroupsScreenView {
        let locale = words.locale();
        let titles: BTreeMap<String, String> = shelf
            .scenarios
            .iter()
            .map(|checked| call_card(checked, locale.code()))
            .map(|card| (card.id, card.title))
            .collect();
        let (groups, trouble) = match &self.read {
            None => (GroupsView::default(), None),
            Some(Err(why)) => (GroupsView::default(), Some(words.told(why))),
            Some(Ok(report)) => {
                let material = GroupsMaterial {
                    words,
                    groups: &report.groups,
                    cohort: report.cohort.as_ref(),
                    assignments: &report.assignments,
                    agreement: report.agreement.as_ref(),
                    item_titles: &report.item_titles,
                    not_blind: report.not_blind,
                    kept_back: report.kept_back,
                    kept_back_exams: report.kept_back_exams,
                    trainees: &report.names.0,
                    titles: &titles,
                    assessors: &Names(report.assessors.clone()),
                    problems: &report.problems,
                };
                (groups_view(&material), None)
            }
        };
        let said = self.done.as_ref().map(|done| done.said(words)).unwrap_or_default();
        let work = match (self.saving.is_some(), self.incoming.is_some()) {
            (true, _) => Some("groups-saving"),
            (false, true) => Some("groups-reading"),
            (false, false) => None,
        };
        GroupsScreenView {
            groups,
            folder: self.data.root().display().to_string(),
            trouble,
            work: work.map(|key| words.text(key)),
            said: GroupsSaid {
                is_busy: self.saving.is_some(),
                ..said
            },
            is_read: self.read.is_some(),
        }
    }
}

fn take_saved(
    mut room: ResMut<GroupsRoom>,
    mut panels: ResMut<Panels>,
    waker: Res<Waker>,
    mut asked: MessageWriter<Asked>,
) {
    let Some(groups) = &mut room.bypass_change_detection().0 else {
        return;
    };
    let Some(done) = groups.saved() else { return };
    // What was given need not be given again; what was refused can be mended.
    if let Done::Given(wanted, Ok(())) = &done {
        let draft = &mut panels.groups.assigning;
        let is_it = draft.calls == wanted.calls && draft.due.trim() == wanted.due;
        if is_it {
            *draft = AssignmentDraft::default();
        }
    }
    let (changes, is_refused) = (done.changes_groups(), done.is_refused());
    groups.done = Some(done);
    if std::mem::take(&mut groups.closes) && !is_refused {
        asked.write(Asked(UiCommand::CloseGroups));
    } else if changes {
        let group = groups.view.groups.group.as_ref().map(|group| group.name.clone());
        groups.ask(group, &waker);
    }
}

fn take_read(mut room: ResMut<GroupsRoom>, settings: Res<Settings>, shelf: Res<Shelf>) {
    let Some(groups) = &mut room.bypass_change_detection().0 else {
        return;
    };
    if let Some(incoming) = &mut groups.incoming {
        let received = match incoming.get_mut().unwrap_or_else(PoisonError::into_inner).try_recv() {
            Ok(read) => Some(read),
            // The thread is gone without a word.
            Err(TryRecvError::Disconnected) => Some(Err(sentence!(
                "The groups could not be read. Open them again.",
                "小组没有读出来，请重新打开。"
            ))),
            Err(TryRecvError::Empty) => None,
        };
        if let Some(read) = received {
            groups.read = Some(read);
            groups.incoming = None;
            groups.shown_in = None;
        }
    }
    let locale = settings.words.locale();
    if groups.shown_in != Some(locale) {
        groups.shown_in = Some(locale);
        groups.view = groups.made(&settings.words, &shelf);
    }
}
