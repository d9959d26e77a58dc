//! What lies on an assessor's desk: the record played again, all events about it, the forms that they name, whose keys are trusted.

use std::path::Path;

use super::{SigningOptions, usage};
use crate::cli::Surroundings;
use crate::cli::exit_code::ExitCode;
use crate::cli::replay::{refused, warn_of_last_line};
use crate::sim::assessment::blind::{Hidden, visible};
use crate::sim::assessment::event::SignedEvent;
use crate::sim::assessment::form::FormMistake;
use crate::sim::assessment::standing::Standing;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::archived_forms::{FormNotKept, keep_form};
use crate::store::assessor_desk::AssessorDesk;
use crate::store::folder::DataFolder;
use crate::store::keys::{KeyFolder, passphrase_from};
use crate::store::marks::Signer;
use crate::store::played_record::read_and_play_named;
use crate::view::standing::{Known, Names};
use crate::words::Locale;

/// The desk of one record, and the language in which whoever sits at it is answered.
pub(super) struct Desk {
    desk: AssessorDesk,
    pub(super) keys: KeyFolder,
    pub(super) names: Names,
    pub(super) locale: Locale,
}

impl std::ops::Deref for Desk {
    type Target = AssessorDesk;

    fn deref(&self) -> &AssessorDesk {
        &self.desk
    }
}

impl std::ops::DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut AssessorDesk {
        &mut self.desk
    }
}

impl Desk {
    /// Plays the record and reads all that was said about it. The inner error is for a record that is not in order, of which has been
    /// told.
    pub(super) fn open(
        surroundings: &Surroundings,
        record: &Path,
        locale: Locale,
    ) -> anyhow::Result<Result<Self, ExitCode>> {
        let data = surroundings.data_folder()?;
        let keys = KeyFolder::find(&data).map_err(|error| told(&error.sentence(), locale))?;
        let (record, played) = match read_and_play_named(&data, record) {
            Ok(found) => found,
            Err(error) => return Ok(Err(refused(record, &error, locale))),
        };
        // Nobody can say what a record means whose last line is not as it was written.
        if warn_of_last_line(&record, &played.record, locale) {
            return Ok(Err(ExitCode::Findings));
        }
        // What is said about a record lies in the same folder of data.
        let desk = AssessorDesk::of(&data.of_record(&record), played, Ok(keys.clone()))
            .map_err(|error| told(&error, locale))?;
        Ok(Ok(Self {
            names: Names(desk.trust.names()),
            desk,
            keys,
            locale,
        }))
    }

    /// Whose keys and which forms are known here.
    pub(super) fn known(&self) -> Known<'_> {
        Known {
            names: &self.names,
            forms: &self.forms,
        }
    }

    /// The key that signs.
    pub(super) fn signer(&self, options: &SigningOptions) -> anyhow::Result<Signer> {
        signer(&self.keys, &self.data, options, self.locale)
    }

    /// What stands of what this key may see, and what is kept from it.
    pub(super) fn seen_by(&self, by: &str) -> (Standing, Vec<Hidden>) {
        let (seen, hidden) = visible(&self.judged, &self.forms, &self.read.events, by);
        (self.standing_of(seen), hidden)
    }

    /// Reads a form, keeps it in the archive, and returns its SHA-256.
    pub(super) fn take_form(&mut self, path: &Path) -> anyhow::Result<String> {
        let (sha256, form) = keep_form(&self.data, Some(path)).map_err(|why| match why {
            FormNotKept::Store(error) => error.into(),
            FormNotKept::Mistakes(mistakes) => no_form(path, &mistakes, self.locale),
        })?;
        self.forms.insert(sha256.clone(), form);
        Ok(sha256)
    }

    /// The event about this session whose hash begins so.
    pub(super) fn event(&self, beginning: &str) -> anyhow::Result<String> {
        let fits = |signed: &&SignedEvent| beginning.len() >= 6 && signed.hash.starts_with(beginning);
        let mut found = self.read.events.iter().filter(fits);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one.hash.clone()),
            _ => Err(usage(
                &sentence!(
                    "{beginning:?} is not the beginning (6 digits or more) of the name of one event about this session; \"rolecall marks RECORD\" shows them.",
                    "{beginning:?} 不是这次通话中某个事件名的开头（至少 6 位）；用“rolecall marks 记录”可查看。"
                ),
                self.locale,
            )),
        }
    }
}

/// The key that signs.
pub(super) fn signer(
    keys: &KeyFolder,
    data: &DataFolder,
    options: &SigningOptions,
    locale: Locale,
) -> anyhow::Result<Signer> {
    let failed = |error: crate::store::keys::KeyError| told(&error.sentence(), locale);
    let name = keys.chosen(options.key.as_deref()).map_err(failed)?;
    let passphrase = passphrase_from(data.fs().as_ref(), options.passphrase_file.as_deref()).map_err(failed)?;
    Ok(Signer::new(keys.secret(&name, passphrase.as_deref()).map_err(failed)?))
}

/// An error in the language of whoever sits here.
pub(super) fn told(sentence: &Sentence, locale: Locale) -> anyhow::Error {
    usage(sentence, locale)
}

/// All mistakes of a form, a line each.
fn no_form(path: &Path, mistakes: &[FormMistake], locale: Locale) -> anyhow::Error {
    let lines = mistakes.iter().map(|mistake| {
        let place = format!("{}:{}:{}: ", path.display(), mistake.line, mistake.column);
        format!("{place}{}", mistake.sentence.wording(locale.is_chinese()))
    });
    let all = lines.collect::<Vec<_>>().join("\n");
    let cannot = sentence!("The form cannot be used.", "这份表单不能用。");
    anyhow::anyhow!("{}\n{all}", cannot.wording(locale.is_chinese()))
}
