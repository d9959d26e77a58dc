//! Signed files on their way into the folder of data: tickets, receipts and files of marks. What a key that is trusted here has signed is
//! taken, byte for byte, under a name that nothing here has yet; everything else is refused with the reason.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::erased::ErasedHere;
use crate::sim::assessment::event::{About, Flaw, LONGEST_EVENT_FILE, Saying, SignedEvent, read_events};
use crate::sim::library::imported::{DocumentKind, DocumentOutcome, ImportedDocument, LackingForm};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;
use crate::store::archive::Archive;
use crate::store::error::StoreError;
use crate::store::folder::{DataFolder, make_folder};
use crate::store::fs::Fs;
use crate::store::keys::KeyFolder;
use crate::store::marks::{MarksFolder, believer};
use crate::store::signed_files::{SignedFiles, read_signed};
use crate::store::whole_file::{make_durable, write_whole_file};
use crate::trust::receipt::Receipt;
use crate::trust::signed::{Document, Signed};
use crate::trust::ticket::Ticket;
use crate::trust::trust_list::TrustList;

/// How many digits of a key stand in front of the name of a file of marks.
const KEY_DIGITS: usize = 16;

/// Takes signed files into a folder of data.
pub(super) struct DocumentImporter<'d> {
    data: &'d DataFolder,
    erased: &'d ErasedHere,
    /// The list of trusted keys, once it was needed; without one, nothing is taken.
    trust: OnceCell<Result<TrustList, Sentence>>,
    /// The archives beside everything that is brought.
    all_archives: BTreeSet<PathBuf>,
    /// Forms that marks name which were taken, or are here already, and the sessions whose marks they are.
    named: BTreeMap<String, BTreeSet<String>>,
}

/// Why a file was not taken.
enum NotTaken {
    /// It is not what it should be, or nobody who is trusted has signed it.
    Refused(Sentence),
    /// It tells of somebody or something that was erased here.
    Erased(String),
    /// The disk.
    Failed(Sentence),
}

type Taken = Result<DocumentOutcome, NotTaken>;

impl<'d> DocumentImporter<'d> {
    /// Forms that marks name are looked for in all of these archives.
    pub(super) fn new(data: &'d DataFolder, erased: &'d ErasedHere, all_archives: BTreeSet<PathBuf>) -> Self {
        Self {
            data,
            erased,
            trust: OnceCell::new(),
            all_archives,
            named: BTreeMap::new(),
        }
    }

    /// The forms that marks name which are here now: those that no archive has, and those that the archive here has. It is looked at
    /// once everything is done, so that what is told is so at the end.
    pub(super) fn forms(self) -> (Vec<LackingForm>, BTreeSet<String>) {
        let archive = self.data.archive_to_read();
        let (mut lacking, mut here) = (Vec::new(), BTreeSet::new());
        for (sha256, sessions) in self.named {
            if archive.get(&sha256).is_ok() {
                here.insert(sha256);
            } else {
                let sessions = sessions.into_iter().collect();
                lacking.push(LackingForm { sha256, sessions });
            }
        }
        (lacking, here)
    }

    fn trust(&self) -> Result<&TrustList, NotTaken> {
        let read = self.trust.get_or_init(|| {
            let trust = KeyFolder::find(self.data).and_then(|keys| keys.trust());
            trust.map_err(|error| error.sentence())
        });
        read.as_ref().map_err(|why| NotTaken::Refused(why.clone()))
    }

    /// Takes one file in, or says why not. Forms that marks name are looked for in these archives first.
    pub(super) fn import(&mut self, path: PathBuf, kind: DocumentKind, archives: &[PathBuf]) -> ImportedDocument {
        let taken = match kind {
            DocumentKind::Ticket => self.ticket(&path),
            DocumentKind::Receipt => self.receipt(&path),
            DocumentKind::Marks => self.marks(&path, archives),
        };
        ImportedDocument {
            source: path,
            kind,
            outcome: taken.unwrap_or_else(|why| match why {
                NotTaken::Refused(why) => DocumentOutcome::Refused(why),
                NotTaken::Erased(at) => DocumentOutcome::Erased { at },
                NotTaken::Failed(why) => DocumentOutcome::Failed(why),
            }),
        }
    }

    fn ticket(&self, path: &Path) -> Taken {
        let ticket: Signed<Ticket> = self.signed(path)?;
        self.not_erased(None, Some(&ticket.document.trainee))?;
        let files = SignedFiles::of(self.data);
        let to = files.ticket_path(&ticket.sha256());
        let is_here = self.is_here(&to)?;
        let to = files.keep_ticket(&ticket).map_err(failed)?;
        Ok(added_unless(is_here, to))
    }

    fn receipt(&self, path: &Path) -> Taken {
        let receipt: Signed<Receipt> = self.signed(path)?;
        self.not_erased(Some(&receipt.document.session), None)?;
        let files = SignedFiles::of(self.data);
        let to = files.path_of_receipt(&receipt.document);
        if self.is_here(&to)? {
            let fs = self.data.fs().as_ref();
            return match read_signed::<Receipt>(fs, &to) {
                Ok(here) if here == receipt => {
                    make_durable(fs, &to, receipt.to_text().as_bytes()).map_err(failed)?;
                    Ok(DocumentOutcome::Known(to))
                }
                _ => Err(NotTaken::Refused(sentence!(
                    "Another receipt for this record is here, {path}, and the first one stays. Compare the two.",
                    "这里已有这份记录的另一张回执 {path}，以先到的为准。请比较两者。",
                    path = to.display()
                ))),
            };
        }
        files.keep(&to, &receipt).map_err(failed)?;
        Ok(DocumentOutcome::Added(to))
    }

    fn marks(&mut self, path: &Path, archives: &[PathBuf]) -> Taken {
        let fs = self.data.fs().as_ref();
        let bytes = fs
            .read(path, LONGEST_EVENT_FILE as u64)
            .map_err(|error| failed(StoreError::io("read the marks in", path)(error)))?;
        let events = self.events(path, &bytes)?;
        let hashes: Vec<&str> = events.iter().map(|signed| signed.hash.as_str()).collect();
        if let Some(at) = self.erased.when_marks(&hashes) {
            return Err(NotTaken::Erased(at));
        }
        let folder = self.folder_of(&events)?;
        self.take_forms(&events, archives)?;
        let taken = self.union(&folder, path, &bytes)?;
        for signed in &events {
            if let (Some(form), About::Session { session, .. }) = (form_of(&signed.event.what), &signed.event.about) {
                self.named.entry(form.to_owned()).or_default().insert(session.clone());
            }
        }
        Ok(taken)
    }

    /// The events of a file, if all of it is signed by a key that is trusted here.
    fn events(&self, path: &Path, bytes: &[u8]) -> Result<Vec<SignedEvent>, NotTaken> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let key = name.get(..KEY_DIGITS).unwrap_or_default();
        if key.len() < KEY_DIGITS || !key.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(NotTaken::Refused(sentence!(
                "It is no file of marks: its name does not begin with the 16 digits of a key.",
                "它不是评分文件：文件名不是以 16 位密钥编号开头。"
            )));
        }
        let trust = self.trust()?;
        let read = read_events(key, bytes, &mut believer(trust));
        if let Some(flaw) = read.flaws.iter().find(|flaw| !flaw.is_harmless()) {
            return Err(NotTaken::Refused(Flaw::sentence(flaw)));
        }
        if read.events.is_empty() {
            return Err(NotTaken::Refused(sentence!("It has no marks in it.", "其中没有评分。")));
        }
        Ok(read.events)
    }

    /// Where the events belong: all of one file are about one session, or about one version of a scenario.
    fn folder_of(&self, events: &[SignedEvent]) -> Result<PathBuf, NotTaken> {
        let marks = MarksFolder::of(self.data);
        let place = |about: &About| match about {
            About::Session { session, .. } => marks.session_path(session),
            About::Scenario { sha256, .. } => marks.faults_path(sha256),
        };
        let mut folders = events.iter().map(|signed| place(&signed.event.about));
        let first = folders.next().unwrap_or_default();
        if folders.any(|other| other != first) {
            return Err(NotTaken::Refused(sentence!(
                "It speaks of several sessions, as no file of marks does that Rolecall writes.",
                "它说的不止一次会话，Rolecall 写的评分文件不会这样。"
            )));
        }
        if let Some(About::Session { session, .. }) = events.first().map(|signed| &signed.event.about) {
            self.not_erased(Some(session), None)?;
        }
        Ok(first)
    }

    /// The forms that the events name come with them, if an archive has them that is beside them or beside anything else that is brought.
    fn take_forms(&self, events: &[SignedEvent], archives: &[PathBuf]) -> Result<(), NotTaken> {
        let named: BTreeSet<&str> = events.iter().filter_map(|signed| form_of(&signed.event.what)).collect();
        for form in named {
            if self.data.archive_to_read().get(form).is_ok() {
                continue;
            }
            let mut beside = archives
                .iter()
                .chain(&self.all_archives)
                .map(|folder| Archive::new(self.data.fs().clone(), folder.clone()));
            if let Some(bytes) = beside.find_map(|archive| archive.get(form).ok()) {
                let archive = self.data.archive().map_err(failed)?;
                archive.put(&bytes).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Lays a file beside those of its session. A writer only ever adds to its file, so one that is the beginning of another tells nothing
    /// more; every other one stays whole beside what is here, and each event counts once.
    fn union(&self, folder: &Path, path: &Path, bytes: &[u8]) -> Taken {
        let fs = self.data.fs().as_ref();
        let name = path.file_name().unwrap_or_default();
        let key = name.to_string_lossy().get(..KEY_DIGITS).unwrap_or_default().to_owned();
        let names = match fs.list(folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            names => names.map_err(|error| failed(StoreError::io("list the marks in", folder)(error)))?,
        };
        let mut is_taken = false;
        let mut is_conflict = false;
        for here in names.iter().filter(|here| here.to_string_lossy().starts_with(&key)) {
            let to = folder.join(here);
            let Ok(known) = fs.read(&to, LONGEST_EVENT_FILE as u64) else {
                is_taken |= *here == name;
                continue;
            };
            if known.starts_with(bytes) {
                make_durable(fs, &to, &known).map_err(failed)?;
                return Ok(DocumentOutcome::Known(to));
            }
            if *here == name {
                is_taken = true;
                is_conflict = !bytes.starts_with(&known);
            }
        }
        let to = match is_taken {
            false => folder.join(name),
            true => {
                let sum = sha256_hex(&[bytes]);
                folder.join(format!("{key}-{}.evt", sum.get(..KEY_DIGITS).unwrap_or_default()))
            }
        };
        make_folder(fs, folder)
            .and_then(|()| write_whole_file(fs, &to, bytes))
            .map_err(failed)?;
        Ok(match is_conflict {
            true => DocumentOutcome::Beside(to),
            false => DocumentOutcome::Added(to),
        })
    }

    /// A document that a trusted key has signed.
    fn signed<D: Document>(&self, path: &Path) -> Result<Signed<D>, NotTaken> {
        let document: Signed<D> = read_signed(self.data.fs().as_ref(), path).map_err(|error| match &error {
            crate::store::signed_files::DocumentError::Store(_) => NotTaken::Failed(error.sentence()),
            crate::store::signed_files::DocumentError::Not(_, why) => NotTaken::Refused(why.sentence()),
        })?;
        document
            .verify(self.trust()?)
            .map_err(|why| NotTaken::Refused(why.sentence()))?;
        Ok(document)
    }

    fn not_erased(&self, session: Option<&str>, trainee: Option<&str>) -> Result<(), NotTaken> {
        match self.erased.when(session, trainee) {
            None => Ok(()),
            Some(at) => Err(NotTaken::Erased(at)),
        }
    }

    fn is_here(&self, path: &Path) -> Result<bool, NotTaken> {
        let fs: &dyn Fs = self.data.fs().as_ref();
        fs.exists(path)
            .map_err(|error| failed(StoreError::io("look for", path)(error)))
    }
}

/// The form by which something is answered, by its SHA-256.
fn form_of(what: &Saying) -> Option<&str> {
    match what {
        Saying::Item { form, .. } | Saying::ItemNotApplicable { form, .. } => Some(form),
        _ => None,
    }
}

fn added_unless(is_here: bool, path: PathBuf) -> DocumentOutcome {
    match is_here {
        true => DocumentOutcome::Known(path),
        false => DocumentOutcome::Added(path),
    }
}

fn failed(error: StoreError) -> NotTaken {
    NotTaken::Failed(error.sentence())
}
