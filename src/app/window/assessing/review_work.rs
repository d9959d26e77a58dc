//! The thread behind a review: it plays the record, then signs and saves what its assessor says, one word after the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use crate::app::window::wake::Waker;
use crate::report::file_name::file_name;
use crate::report::html::debrief_sheet::debrief_sheet;
use crate::report::html::session_page::session_page;
use crate::sim::assessment::event::{Fault, Saying, SignedEvent};
use crate::sim::assessment::fault_effect::FaultEffect;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::archived_forms::keep_form;
use crate::store::assessor_desk::{AssessorDesk, DeskError, NotSaid};
use crate::store::error::StoreError;
use crate::store::fault_effect::FaultyVersion;
use crate::store::folder::DataFolder;
use crate::store::keys::{KeyError, KeyFolder, passphrase_from};
use crate::store::marks::{MarkWriter, Sign as _, Signer};
use crate::store::report_files::{reports_folder, write_reports};
use crate::trust::seal::NotOpened;
use crate::view::presenter::Presenter;
use crate::view::report::ReportedSession;
use crate::view::review::{WhatIfBranch, WhatIfMaterial, WhatIfView, what_if};
use crate::words::{Locale, Words};

/// What an assessor wants.
pub(super) enum Request {
    /// Say this, signed by the key with this name.
    Say {
        key: String,
        /// What was typed; empty if nothing was asked for.
        passphrase: String,
        saying: Box<Saying>,
    },
    /// Play what would have come of something else, for a view in this language.
    WhatIf(WhatIfBranch, Locale),
    /// Say what this fault would change, as far as the owner of the key with this id may see that.
    FaultEffect(String, Fault),
    /// Make a key with this name.
    MakeKey(String),
    /// Judge by the form in this file too; without one, by the example.
    UseForm(Option<PathBuf>),
    /// Write the report and the sheet for a talk on this session, in this language.
    Report(Box<ReportedSession>, Locale),
}

/// What becomes of it.
pub(super) enum News {
    /// The record is on the desk; the keys that are here, by name and id.
    Opened(Arc<AssessorDesk>, Vec<OwnKey>),
    /// The record cannot be reviewed.
    NotOpened(DeskError),
    /// A word is saved.
    Said(Box<SignedEvent>),
    /// A fault is saved; the record on a desk that knows it.
    Voided(Arc<AssessorDesk>, Box<SignedEvent>),
    /// What a fault would change.
    FaultEffect(Fault, Box<FaultEffect>),
    /// A word was not saved, and why.
    NotSaid(NotSaid),
    /// The key has a passphrase, which is missing or another one; then it is said which key.
    WantsPassphrase(Option<Sentence>),
    /// What would have come of it; nothing if there is no such step.
    WhatIf(Option<Box<WhatIfView>>),
    /// The keys that are here now.
    Keys(Vec<OwnKey>),
    /// There is another form to judge by: the same record on a desk that has it.
    Form(Arc<AssessorDesk>),
    /// Reports are in this folder.
    Reported(PathBuf),
    /// Something was refused.
    Failed(Sentence),
}

/// A key that is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnKey {
    /// What it is called here.
    pub(super) name: String,
    /// Its id.
    pub(super) id: String,
}

/// A word that is to be signed.
struct Word {
    key: String,
    passphrase: String,
    saying: Saying,
}

/// Whoever signs, for as long as the same key does.
struct Signing<'s> {
    writer: MarkWriter<'s>,
    signer: &'s Signer,
}

/// Where the record is, and what belongs to it.
struct Place<'p> {
    data: &'p DataFolder,
    record: &'p Path,
    /// Where keys are, if not where this machine has them.
    keys: Option<PathBuf>,
}

impl Place<'_> {
    /// The record on a desk.
    fn desk(&self) -> Result<AssessorDesk, DeskError> {
        let keys = KeyFolder::named_or_found(self.data, self.keys.clone());
        AssessorDesk::open(self.data, self.record, keys)
    }
}

/// Whoever works for the review of one record.
pub(super) struct Worker {
    pub(super) requests: Receiver<Request>,
    pub(super) tell: Sender<News>,
    pub(super) waker: Waker,
}

impl Worker {
    /// The thread's life: it ends when the review is closed.
    pub(super) fn work(&self, data: &DataFolder, record: &Path, keys: Option<PathBuf>) {
        let place = Place { data, record, keys };
        let mut desk = match place.desk() {
            Ok(desk) => Arc::new(desk),
            Err(error) => return self.say(News::NotOpened(error)),
        };
        match keys_of(&desk) {
            Ok(keys) => self.say(News::Opened(Arc::clone(&desk), keys)),
            Err(error) => return self.say(News::NotOpened(DeskError::Store(error.sentence()))),
        }
        let mut events = desk.read.events.clone();
        let mut next = None;
        while let Some(request) = next.take().or_else(|| self.requests.recv().ok()) {
            let Some(word) = self.without_signing(&place, &mut desk, request) else {
                continue;
            };
            match self.signer(data, &desk, &word.key, &word.passphrase) {
                Ok(signer) => {
                    // One writer for as long as the same key signs: its words are one file.
                    let mut signing = Signing {
                        writer: desk.writer(&signer, &events),
                        signer: &signer,
                    };
                    self.add(&place, &mut desk, &mut signing, &mut events, word.saying);
                    next = self.go_on(&place, &mut desk, &word.key, &mut signing, &mut events);
                    if next.is_none() {
                        return;
                    }
                }
                Err(news) => self.say(news),
            }
        }
    }

    /// Carries out what needs no key, and gives back a word that does.
    fn without_signing(&self, place: &Place<'_>, desk: &mut Arc<AssessorDesk>, request: Request) -> Option<Word> {
        match request {
            Request::UseForm(path) => self.use_form(place, desk, path.as_deref()),
            Request::FaultEffect(viewer, fault) => self.fault_effect(desk, &viewer, fault),
            Request::MakeKey(name) => self.make_key(desk, &name),
            Request::Report(session, locale) => self.report(place.data, &session, locale),
            Request::WhatIf(branch, locale) => self.say(News::WhatIf(played_otherwise(desk, &branch, locale))),
            Request::Say {
                key,
                passphrase,
                saying,
            } => {
                return Some(Word {
                    key,
                    passphrase,
                    saying: *saying,
                });
            }
        }
        None
    }

    /// Says what this key says, until another one is to sign; nothing if the review is closed.
    fn go_on(
        &self,
        place: &Place<'_>,
        desk: &mut Arc<AssessorDesk>,
        key: &str,
        signing: &mut Signing<'_>,
        events: &mut Vec<SignedEvent>,
    ) -> Option<Request> {
        loop {
            match self.without_signing(place, desk, self.requests.recv().ok()?) {
                None => {}
                Some(word) if word.key == key => self.add(place, desk, signing, events, word.saying),
                Some(word) => {
                    return Some(Request::Say {
                        key: word.key,
                        passphrase: word.passphrase,
                        saying: Box::new(word.saying),
                    });
                }
            }
        }
    }

    fn add(
        &self,
        place: &Place<'_>,
        desk: &mut Arc<AssessorDesk>,
        signing: &mut Signing<'_>,
        events: &mut Vec<SignedEvent>,
        saying: Saying,
    ) {
        if let Saying::VoidFault { fault, reason } = &saying {
            return self.void(place, desk, signing.signer, fault, reason);
        }
        self.say(
            match desk.say(&mut signing.writer, signing.signer.key(), events, saying) {
                Ok(signed) => {
                    events.push(signed.clone());
                    News::Said(Box::new(signed))
                }
                Err(why) => News::NotSaid(why),
            },
        );
    }

    /// Signs a fault of the call, and lays the record on a desk that knows it.
    fn void(&self, place: &Place<'_>, desk: &mut Arc<AssessorDesk>, signer: &Signer, fault: &Fault, reason: &str) {
        let signed = version_of(desk).map_err(|error| error.sentence()).and_then(|version| {
            let signed = version.sign(&desk.data, signer, fault, reason);
            signed.map_err(|error| error.sentence())
        });
        let signed = match signed {
            Ok(signed) => signed,
            Err(why) => return self.say(News::NotSaid(NotSaid::Failed(why))),
        };
        match place.desk() {
            Ok(mut fresh) => {
                fresh.forms.extend(desk.forms.clone());
                *desk = Arc::new(fresh);
            }
            Err(DeskError::Store(why)) => self.say(News::Failed(why)),
            Err(DeskError::Record(error)) => self.say(News::Failed(error.sentence())),
        }
        self.say(News::Voided(Arc::clone(desk), Box::new(signed)));
    }

    /// What a fault would change; nothing is signed for that.
    fn fault_effect(&self, desk: &AssessorDesk, viewer: &str, fault: Fault) {
        let effect = version_of(desk).map_err(|error| error.sentence()).and_then(|version| {
            // What would be changed does not depend on the reason, and none may be given yet.
            let draft = version.draft(&desk.data, viewer, &fault, "?");
            let draft = draft.map_err(|error| error.sentence())?;
            let effect = version.effect(&desk.data, &desk.trust, viewer, &draft);
            effect.map_err(|error| error.sentence())
        });
        self.say(match effect {
            Ok(effect) => News::FaultEffect(fault, Box::new(effect)),
            Err(why) => News::Failed(why),
        });
    }

    fn signer(&self, data: &DataFolder, desk: &AssessorDesk, key: &str, typed: &str) -> Result<Signer, News> {
        let failed = |error: KeyError| match &error {
            KeyError::NoPassphrase(_) => News::WantsPassphrase(None),
            KeyError::NotReadable(_, Some(NotOpened::WrongPassphrase)) => News::WantsPassphrase(Some(error.sentence())),
            _ => News::NotSaid(NotSaid::Failed(error.sentence())),
        };
        let Some(keys) = &desk.keys else {
            return Err(failed(KeyError::NoFolder));
        };
        let passphrase = match typed {
            "" => passphrase_from(data.fs().as_ref(), None).map_err(failed)?,
            typed => Some(typed.to_owned()),
        };
        keys.secret(key, passphrase.as_deref()).map(Signer::new).map_err(failed)
    }

    fn make_key(&self, desk: &AssessorDesk, name: &str) {
        let made = match &desk.keys {
            Some(keys) => keys.create(name, None),
            None => Err(KeyError::NoFolder),
        };
        self.say(match made.and_then(|_| keys_of(desk)) {
            Ok(keys) => News::Keys(keys),
            Err(error) => News::Failed(error.sentence()),
        });
    }

    /// Keeps the form in the archive, so that words can name it, and lays the record on a desk that has it.
    fn use_form(&self, place: &Place<'_>, desk: &mut Arc<AssessorDesk>, path: Option<&Path>) {
        let with_form = || -> Result<AssessorDesk, DeskError> {
            let (sha256, form) = keep_form(place.data, path).map_err(|why| DeskError::Store(why.sentence(path)))?;
            let mut fresh = place.desk()?;
            // Forms that no word names yet are known to the desk alone.
            fresh.forms.extend(desk.forms.clone());
            fresh.forms.insert(sha256, form);
            Ok(fresh)
        };
        self.say(match with_form() {
            Ok(fresh) => {
                *desk = Arc::new(fresh);
                News::Form(Arc::clone(desk))
            }
            Err(DeskError::Store(why)) => News::Failed(why),
            Err(DeskError::Record(error)) => News::Failed(error.sentence()),
        });
    }

    /// A report that was written before is written anew: it shows what stands now.
    fn report(&self, data: &DataFolder, session: &ReportedSession, locale: Locale) {
        let Some(folder) = reports_folder() else {
            return self.say(News::Failed(sentence!(
                "This system names no folder for documents. Write the report with \"rolecall report\".",
                "本系统没有文档文件夹。请用“rolecall report”写出报告。"
            )));
        };
        let (words, id) = (Words::new(locale), &session.identity.session);
        let pages = [
            ("session", session_page(&words, session, false)),
            ("debrief", debrief_sheet(&words, session)),
        ];
        let files = pages.map(|(kind, page)| (file_name(kind, id, "html"), page.into_bytes()));
        self.say(match write_reports(data.fs().as_ref(), &folder, &files, true) {
            Ok(_) => News::Reported(folder),
            Err(error) => News::Failed(error.sentence()),
        });
    }

    fn say(&self, news: News) {
        // Whoever closed the review does not wait for it.
        let _ = self.tell.send(news);
        self.waker.wake();
    }
}

/// The version of the call that was played, and what was said of it up to now.
fn version_of(desk: &AssessorDesk) -> Result<FaultyVersion, StoreError> {
    let header = &desk.played.record.header;
    FaultyVersion::read(&desk.data, &desk.trust, &header.scenario, &desk.judged.scenario_sha256)
}

/// The keys that are here; one whose public half cannot be read is no key to sign with.
fn keys_of(desk: &AssessorDesk) -> Result<Vec<OwnKey>, KeyError> {
    let Some(keys) = &desk.keys else {
        return Ok(Vec::new());
    };
    let known = keys.names()?.into_iter().filter_map(|name| {
        let id = keys.public(&name).ok()?.id().to_string();
        Some(OwnKey { name, id })
    });
    Ok(known.collect())
}

/// What would have come of something else, played without a trace.
fn played_otherwise(desk: &AssessorDesk, branch: &WhatIfBranch, locale: Locale) -> Option<Box<WhatIfView>> {
    let played = &desk.played;
    let program = Arc::clone(played.replayed.call.program());
    let material = WhatIfMaterial {
        presenter: &Presenter::for_program(played.checked.clone(), program, locale),
        record: &played.record,
        replayed: &played.replayed.call,
        valuation: desk.valuation.as_ref()?,
    };
    what_if(&material, branch).map(Box::new)
}
