//! Tests of the assessor's room without a window: a record comes in, is reviewed, heard, marked and signed, and the list knows it.

use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::window::FileDragAndDrop;

use super::Screen;
use super::active_call::{Overlay, Panels};
use super::assessing::{KeyPlace, LibraryRoom, ReviewRoom};
use super::played_headless::Room;
use crate::app::audio::PlayAudio;
use crate::app::panels::library::LibraryScreenView;
use crate::app::panels::review_state::{Replay, Speed};
use crate::app::panels::review_word::{Draft, DraftAbout};
use crate::app::ui_command::UiCommand;
use crate::sim::assessment::event::Saying;
use crate::sim::assessment::form::Answer;
use crate::sim::assessment::standing::Judgement;
use crate::sim::scenario::model::Dimension;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::time::Millis;
use crate::view::review::ReviewView;
use crate::words::{Locale, Words};

/// Records of an earlier day with all that they were played with.
fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data")
}

impl Room {
    fn library(&mut self) -> Option<LibraryScreenView> {
        let mut library = self.app.world_mut().resource_mut::<LibraryRoom>();
        let open = library.0.as_mut()?;
        Some(open.view(&Words::new(Locale::English)).clone())
    }

    #[track_caller]
    fn until_listed(&mut self, what: &str, holds: impl Fn(&LibraryScreenView) -> bool) -> LibraryScreenView {
        for _ in 0..30_000 {
            if let Some(view) = self.library().filter(|view| view.work.is_none() && holds(view)) {
                return view;
            }
            self.frame();
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        panic!("{what} never came");
    }

    fn review(&self) -> Option<&ReviewView> {
        self.app.world().resource::<ReviewRoom>().0.as_ref()?.view.as_ref()
    }

    /// Says a word and waits until it is signed and saved.
    fn say(&mut self, saying: Saying, shows: impl Fn(&ReviewView) -> bool) {
        self.ask(UiCommand::Say(Box::new(saying)));
        self.until("the word", |room| room.review().is_some_and(&shows));
    }
}

fn is_given(view: &ReviewView, dimension: Dimension) -> bool {
    let own = view.marks.dimensions.iter().find(|item| item.dimension == dimension);
    own.is_none_or(|item| item.judgement.is_given())
}

#[test]
fn a_record_is_dropped_reviewed_heard_marked_and_listed_as_marked() {
    let keys = tempfile::tempdir().unwrap();
    let mut room = Room::open();
    room.app.insert_resource(KeyPlace(Some(keys.path().join("keys"))));
    room.ask(UiCommand::OpenLibrary);
    // A list that is read at once is there a frame before its screen.
    room.until("the library", |room| room.screen() == Screen::Library);
    let empty = room.until_listed("the empty list", |view| view.is_read);
    assert_eq!(empty.all, 0);

    room.app.world_mut().write_message(FileDragAndDrop::DroppedFile {
        window: Entity::PLACEHOLDER,
        path_buf: golden(),
    });
    let listed = room.until_listed("the records", |view| view.all > 3);
    assert!(!listed.remarks.is_empty(), "what became of the import is said");
    let finished = |row: &&crate::view::library::LibraryRowView| row.path.contains("data-leak-d8f7ca");
    let path = listed.library.rows.iter().find(finished).unwrap().path.clone();

    room.ask(UiCommand::OpenReview(path));
    room.until("the review", |room| room.screen() == Screen::Review);
    room.until("the record", |room| room.review().is_some());
    assert_eq!(room.review().unwrap().marks.who, None, "nobody has a key here");
    room.ask(UiCommand::MakeKey("ann".to_owned()));
    room.until("the key", |room| {
        room.review().is_some_and(|view| view.marks.who.is_some())
    });

    // The replay goes on by the clock and asks for voices; a pause silences them.
    let lasts = room.review().unwrap().lasts;
    room.app.world_mut().resource_mut::<Panels>().review.replay = Some(Replay {
        position: Millis(0),
        speed: Speed::FourTimes,
    });
    for _ in 0..20 {
        room.frame();
    }
    let replay = room.app.world().resource::<Panels>().review.replay.unwrap();
    assert_eq!(replay.position, Millis(4 * 50 * 20).min(lasts));
    room.until("the voice", |room| {
        room.heard
            .iter()
            .any(|request| matches!(request, PlayAudio::Say { .. }))
    });
    room.app.world_mut().resource_mut::<Panels>().review.replay = None;
    room.frame();
    room.frame();
    assert!(room.heard.contains(&PlayAudio::StopVoices));

    // A word that has been begun outlives others that are signed meanwhile.
    let remark = Draft {
        about: DraftAbout::Comment(None),
        mark: String::new(),
        reason: "He waited for an answer here.".to_owned(),
    };
    room.app.world_mut().resource_mut::<Panels>().review.draft = Some(remark.clone());
    for dimension in DIMENSIONS {
        room.say(Saying::Confirm { dimension }, |view| is_given(view, dimension));
    }
    assert_eq!(room.app.world().resource::<Panels>().review.draft, Some(remark));

    // A form comes to the desk, and its items are judged by the same key.
    room.ask(UiCommand::UseForm(None));
    room.until("the form", |room| {
        room.review().is_some_and(|view| view.marks.forms.len() == 1)
    });
    let form = room.review().unwrap().marks.forms[0].clone();
    let item = Saying::Item {
        form: form.sha256.clone(),
        item: form.items[0].id.clone(),
        points: 1,
        comment: None,
    };
    room.say(item, |view| {
        view.marks.forms[0].items[0].answer == Some(Answer::Points(1))
    });

    // Somebody else signs in between; what the first one says afterwards still follows on the own words before.
    room.ask(UiCommand::MakeKey("bo".to_owned()));
    room.until("the other key", |room| {
        room.review().is_some_and(|view| view.keys.names.len() == 2)
    });
    room.ask(UiCommand::SignWith("bo".to_owned()));
    room.until("the other one", |room| {
        room.review().is_some_and(|view| !is_given(view, Dimension::Accuracy))
    });
    let dimension = Dimension::Accuracy;
    room.say(Saying::Confirm { dimension }, |view| is_given(view, dimension));
    room.ask(UiCommand::SignWith("ann".to_owned()));
    room.until("the first one", |room| {
        room.review().is_some_and(|view| is_given(view, Dimension::Empathy))
    });

    let draft = Draft {
        about: DraftAbout::Override(Dimension::Empathy, None),
        mark: "90".to_owned(),
        reason: "The apology was sincere.".to_owned(),
    };
    let saying = draft.saying().unwrap();
    room.app.world_mut().resource_mut::<Panels>().review.draft = Some(draft);
    room.say(saying, |view| {
        let mut judgements = view.marks.dimensions.iter().map(|item| &item.judgement);
        judgements.any(|judgement| matches!(judgement, Judgement::Overridden { tenths: 900, .. }))
    });
    assert_eq!(
        room.app.world().resource::<Panels>().review.draft,
        None,
        "a saved word is no draft"
    );
    room.say(Saying::Close, |view| view.marks.is_closed);
    // Who has closed cannot go on; the screen says why, and nothing is saved.
    room.ask(UiCommand::DismissNotice);
    room.ask(UiCommand::Say(Box::new(Saying::Global {
        rating: 4,
        comment: None,
    })));
    room.until("the refusal", |room| {
        room.app.world().resource::<Overlay>().notice().is_some()
    });

    room.ask(UiCommand::CloseReview);
    room.until("the list", |room| room.screen() == Screen::Library);
    let marked = room.until_listed("the mark", |view| view.filters.marked[0].2 == 1);
    assert_eq!(marked.all, listed.all);
    let (fs, marks) = (room.data.fs(), room.data.root().join("marks"));
    let sessions = fs.list(&marks).unwrap();
    let files = sessions
        .iter()
        .map(|session| fs.list(&marks.join(session)).unwrap().len());
    assert_eq!(
        files.sum::<usize>(),
        3,
        "a file for each time that somebody begins to sign"
    );
}
