//! What a fault of a scenario changes: for every record of exactly this version, what stood before and what stands with it.

use std::path::Path;

use super::archived_forms::ArchivedForms;
use super::error::StoreError;
use super::folder::DataFolder;
use super::marks::{MarkError, MarkWriter, MarksFolder, MarksRead, Sign, believer};
use super::played_record::{PlayedRecord, read_and_play};
use super::record_file::read_record;
use super::session_list::list_sessions;
use crate::sim::assessment::blind::visible;
use crate::sim::assessment::event::{About, Fault, Saying, SignedEvent};
use crate::sim::assessment::fault_effect::{FaultEffect, TouchedRecord};
use crate::sim::assessment::judged::Judged;
use crate::sim::assessment::standing::standing;
use crate::sim::sentence::{Sentence, sentence};
use crate::trust::trust_list::TrustList;

/// The version of a scenario that a fault is said of, and the faults of it that are known.
#[derive(Debug, Clone)]
pub struct FaultyVersion {
    /// The scenario and the SHA-256 of its file.
    pub about: About,
    /// What was said of it before.
    pub known: MarksRead,
}

/// Whoever only asks what a fault would change: nothing is signed.
struct Asker<'k>(&'k str);

impl Sign for Asker<'_> {
    fn key(&self) -> &str {
        self.0
    }

    fn sign(&self, _: &[u8]) -> String {
        String::new()
    }
}

impl FaultyVersion {
    /// What was said of this version before.
    ///
    /// # Errors
    /// The folder of its faults cannot be read.
    pub fn read(data: &DataFolder, trust: &TrustList, scenario: &str, sha256: &str) -> Result<Self, StoreError> {
        let known = MarksFolder::of(data).read_faults(sha256, &mut believer(trust))?;
        let about = About::Scenario {
            scenario: scenario.to_owned(),
            sha256: sha256.to_owned(),
        };
        Ok(Self { about, known })
    }

    /// The event that this key would sign, to ask beforehand what it changes.
    ///
    /// # Errors
    /// No event may say that.
    pub fn draft(&self, data: &DataFolder, key: &str, fault: &Fault, reason: &str) -> Result<SignedEvent, MarkError> {
        let asker = Asker(key);
        let writer = MarkWriter::for_faults(&MarksFolder::of(data), self.sha256(), &asker, &self.known);
        writer.draft(&self.about, saying(fault, reason))
    }

    /// Signs the fault and saves it for good.
    ///
    /// # Errors
    /// Nothing was saved.
    pub fn sign(
        &self,
        data: &DataFolder,
        signer: &dyn Sign,
        fault: &Fault,
        reason: &str,
    ) -> Result<SignedEvent, MarkError> {
        let mut writer = MarkWriter::for_faults(&MarksFolder::of(data), self.sha256(), signer, &self.known);
        writer.write(&self.about, saying(fault, reason))
    }

    /// What this event changes beside those that are known, as far as the owner of the key may see that.
    ///
    /// # Errors
    /// The folder of sessions cannot be listed, or marks cannot be read.
    pub fn effect(
        &self,
        data: &DataFolder,
        trust: &TrustList,
        viewer: &str,
        event: &SignedEvent,
    ) -> Result<FaultEffect, StoreError> {
        let mut after = self.known.clone();
        after.events.push(event.clone());
        let mut effect = FaultEffect::default();
        let About::Scenario { scenario, sha256 } = &self.about else {
            return Ok(effect);
        };
        for listed in list_sessions(data.fs().as_ref(), &data.sessions_path())? {
            let path = listed.path;
            let record = match read_record(data.fs().as_ref(), &path) {
                Ok(record) => record,
                Err(error) => {
                    effect.unread.push(not_known(&path, &error.sentence_behind(&path)));
                    continue;
                }
            };
            if record.header.scenario != *scenario {
                continue;
            }
            if record.header.scenario_sha256() != sha256 {
                effect.of_other_versions.push(record.header.session);
                continue;
            }
            effect.of_this_version += 1;
            match read_and_play(data, &path) {
                Ok(played) => effect
                    .records
                    .push(touched(data, trust, viewer, &played, [&self.known, &after])?),
                Err(error) => effect.unread.push(not_known(&path, &error.sentence_behind(&path))),
            }
        }
        Ok(effect)
    }

    fn sha256(&self) -> &str {
        match &self.about {
            About::Scenario { sha256, .. } => sha256,
            About::Session { .. } => "",
        }
    }
}

fn saying(fault: &Fault, reason: &str) -> Saying {
    Saying::VoidFault {
        fault: fault.clone(),
        reason: reason.to_owned(),
    }
}

fn touched(
    data: &DataFolder,
    trust: &TrustList,
    viewer: &str,
    played: &PlayedRecord,
    faults: [&MarksRead; 2],
) -> Result<TouchedRecord, StoreError> {
    let judged = Judged::new(
        &played.record,
        played.replayed.call.program(),
        played.scorecard().as_ref(),
    );
    let read = MarksFolder::of(data).read(&judged.session, &mut believer(trust))?;
    let forms = ArchivedForms::of(data).named_in(&read.events);
    let (seen, hidden) = visible(&judged, &forms, &read.events, viewer);
    // What is made of a part of what was said is not what stands; the computed mark says nothing of it.
    let seen = if hidden.is_empty() { seen } else { Vec::new() };
    let [before, after] = faults.map(|faults| {
        let stands = standing(&judged, &forms, seen.iter().copied(), &faults.events);
        let is_whole = read.is_whole() && faults.is_whole();
        stands.known_whole(is_whole).outcome
    });
    Ok(TouchedRecord {
        session: judged.session,
        trainee: played.record.header.trainee.clone(),
        before,
        after,
        is_kept_back: !hidden.is_empty(),
    })
}

fn not_known(path: &Path, why: &Sentence) -> Sentence {
    sentence!(
        "{path}: what the fault changes there is not known: {why}",
        "{path}：无法得知其中有何变化：{why}",
        path = path.display();
        why
    )
}
