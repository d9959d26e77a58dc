//! The thread behind a review: it plays the record, then signs and saves what its assessor says, one word after the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use crate::app::window::wake::Waker;
use crate::sim::assessment::event::{Saying, SignedEvent};
use crate::sim::sentence::{Sentence, sentence};
use crate::store::assessor_desk::{AssessorDesk, DeskError, NotSaid};
use crate::store::folder::DataFolder;
use crate::store::keys::{KeyError, KeyFolder, passphrase_from};
use crate::store::marks::{MarkWriter, Sign as _, Signer};
use crate::store::report_files::{reports_folder, write_reports};

/// What an assessor wants.
pub(super) enum Request {
    /// Say this, signed by the key with this name.
    Say {
        key: String,
        /// What was typed; empty if nothing was asked for.
        passphrase: String,
        saying: Box<Saying>,
    },
    /// Make a key with this name.
    MakeKey(String),
    /// Write these files to the folder of reports.
    Report(Vec<(String, Vec<u8>)>),
}

/// What becomes of it.
pub(super) enum News {
    /// The record is on the desk.
    Opened(Arc<AssessorDesk>),
    /// The record cannot be reviewed.
    NotOpened(DeskError),
    /// A word is saved.
    Said(Box<SignedEvent>),
    /// A word would not count, and was not saved.
    WouldNotCount(Sentence),
    /// The key has a passphrase, which is missing.
    WantsPassphrase,
    /// The names of the keys that are here now.
    Keys(Vec<(String, String)>),
    /// Reports are in this folder.
    Reported(PathBuf),
    /// Something was refused.
    Failed(Sentence),
}

/// Whoever signs, for as long as the same key does.
struct Signing<'s> {
    writer: MarkWriter<'s>,
    /// The key's id.
    by: &'s str,
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
        let keys = match keys {
            Some(root) => KeyFolder::at(Arc::clone(data.fs()), root, data.root()),
            None => KeyFolder::find(data),
        };
        let desk = match AssessorDesk::open(data, record, keys) {
            Ok(desk) => Arc::new(desk),
            Err(error) => return self.say(News::NotOpened(error)),
        };
        self.say(News::Opened(Arc::clone(&desk)));
        self.say_keys(&desk);
        let mut events = desk.read.events.clone();
        let mut next = None;
        while let Some(request) = next.take().or_else(|| self.requests.recv().ok()) {
            match request {
                Request::MakeKey(name) => self.make_key(&desk, &name),
                Request::Report(files) => self.report(data, &files),
                Request::Say {
                    key,
                    passphrase,
                    saying,
                } => match self.signer(data, &desk, &key, &passphrase) {
                    Ok(signer) => {
                        // One writer for as long as the same key signs: its words are one file.
                        let mut signing = Signing {
                            writer: desk.writer(&signer),
                            by: signer.key(),
                        };
                        self.add(&desk, &mut signing, &mut events, *saying);
                        next = self.go_on(&desk, &key, &mut signing, &mut events);
                        if next.is_none() {
                            return;
                        }
                    }
                    Err(news) => self.say(news),
                },
            }
        }
    }

    /// Says what this key says, until something else is wanted; nothing if the review is closed.
    fn go_on(
        &self,
        desk: &AssessorDesk,
        key: &str,
        signing: &mut Signing<'_>,
        events: &mut Vec<SignedEvent>,
    ) -> Option<Request> {
        loop {
            match self.requests.recv().ok()? {
                Request::Say { key: own, saying, .. } if own == key => self.add(desk, signing, events, *saying),
                other => return Some(other),
            }
        }
    }

    fn add(&self, desk: &AssessorDesk, signing: &mut Signing<'_>, events: &mut Vec<SignedEvent>, saying: Saying) {
        self.say(match desk.say(&mut signing.writer, signing.by, events, saying) {
            Ok(signed) => {
                events.push(signed.clone());
                News::Said(Box::new(signed))
            }
            Err(NotSaid::WouldNotCount(why)) => News::WouldNotCount(why),
            Err(NotSaid::Repeated(why) | NotSaid::Failed(why)) => News::Failed(why),
        });
    }

    fn signer(&self, data: &DataFolder, desk: &AssessorDesk, key: &str, typed: &str) -> Result<Signer, News> {
        let failed = |error: KeyError| match error {
            KeyError::NoPassphrase(_) => News::WantsPassphrase,
            other => News::Failed(other.sentence()),
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
        match made {
            Ok(_) => self.say_keys(desk),
            Err(error) => self.say(News::Failed(error.sentence())),
        }
    }

    /// A report that was written before is written anew: it shows what stands now.
    fn report(&self, data: &DataFolder, files: &[(String, Vec<u8>)]) {
        let Some(folder) = reports_folder() else {
            return self.say(News::Failed(sentence!(
                "This system names no folder for documents. Write the report with \"rolecall report\".",
                "本系统没有文档文件夹。请用“rolecall report”写出报告。"
            )));
        };
        self.say(match write_reports(data.fs().as_ref(), &folder, files, true) {
            Ok(_) => News::Reported(folder),
            Err(error) => News::Failed(error.sentence()),
        });
    }

    /// The names of the keys with their ids; one whose public half cannot be read is no key to sign with.
    fn say_keys(&self, desk: &AssessorDesk) {
        let Some(keys) = &desk.keys else {
            return self.say(News::Keys(Vec::new()));
        };
        match keys.names() {
            Ok(names) => {
                let known = names.into_iter().filter_map(|name| {
                    let id = keys.public(&name).ok()?.id().to_string();
                    Some((name, id))
                });
                self.say(News::Keys(known.collect()));
            }
            Err(error) => self.say(News::Failed(error.sentence())),
        }
    }

    fn say(&self, news: News) {
        // Whoever closed the review does not wait for it.
        let _ = self.tell.send(news);
        self.waker.wake();
    }
}
