//! Renders lines: two programs at a time speak, and what they made is written as soon as it is there.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use anyhow::{Context as _, bail};

use super::process;
use crate::cli::counted_progress::Bar;
use crate::cli::diagnostics::harmless;
use crate::sim::voice::command::Utterance;
use crate::sim::voice::config::SpokenLanguage;
use crate::sim::voice::lines::VoiceLine;
use crate::sim::voice::manifest::{Clip, Manifest, Source, text_fingerprint};
use crate::sound::reading::{LARGEST_FILE, read};
use crate::sound::writing::clip;
use crate::store::scratch_folder::ScratchFolder;
use crate::store::voices::VoiceFolder;
use crate::words::Locale;

const AT_ONCE: usize = 2;
/// The list of clips is written after so many, so that little is rendered again if somebody stops the program.
const SAVE_EVERY: usize = 25;
/// So many failures are told one by one.
const MOST_TOLD: usize = 10;

/// A line and how it is spoken.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub(super) line: VoiceLine,
    pub(super) utterance: Utterance,
}

/// Renders into a folder.
pub(super) struct Rendering<'r> {
    pub(super) folder: &'r VoiceFolder,
    /// For the bar and for messages.
    pub(super) name: String,
    /// How long one line may take.
    pub(super) limit: Duration,
    /// The language of what is said.
    pub(super) locale: Locale,
}

/// What a line became: the bytes of its clip and its length in milliseconds.
type Made = anyhow::Result<(Vec<u8>, u32)>;

impl Rendering<'_> {
    /// Renders all of these, and notes them in the manifest. Says how many have failed.
    pub(super) fn run(&self, jobs: &[Job], spoken: &SpokenLanguage, manifest: &mut Manifest) -> anyhow::Result<usize> {
        if jobs.is_empty() {
            return Ok(0);
        }
        let scratch = ScratchFolder::new()?;
        let made_by = self.version(spoken, &scratch)?;
        let bar = Bar::start(&self.name, jobs.len() as u64, self.locale);
        let next = AtomicUsize::new(0);
        let mut failed = 0;
        std::thread::scope(|scope| {
            let (made, all) = channel();
            for worker in 0..AT_ONCE {
                let (made, scratch, next) = (made.clone(), &scratch, &next);
                scope.spawn(move || self.work(worker, jobs, next, scratch, &made));
            }
            drop(made);
            let kept = all.into_iter().enumerate().try_for_each(|(count, (index, made))| {
                bar.advance();
                let Some(job) = jobs.get(index) else { return Ok(()) };
                match made {
                    Ok((bytes, millis)) => self.keep(job, &bytes, millis, &made_by, manifest)?,
                    Err(error) => {
                        failed += 1;
                        if failed <= MOST_TOLD {
                            let place = harmless(&job.line.place);
                            bar.say(&format!("{} {place}: {}", self.name, harmless(&format!("{error:#}"))));
                        }
                    }
                }
                if count % SAVE_EVERY == SAVE_EVERY - 1 {
                    self.folder.write_manifest(manifest)?;
                }
                anyhow::Ok(())
            });
            // The workers have nothing more to do once somebody has to be told.
            next.store(jobs.len(), Ordering::Relaxed);
            kept
        })?;
        Ok(failed)
    }

    fn work(
        &self,
        worker: usize,
        jobs: &[Job],
        next: &AtomicUsize,
        scratch: &ScratchFolder,
        made: &Sender<(usize, Made)>,
    ) {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { return };
            let name = format!("{worker}-{index}");
            if made.send((index, self.speak(job, scratch, &name))).is_err() {
                return;
            }
        }
    }

    fn speak(&self, job: &Job, scratch: &ScratchFolder, name: &str) -> Made {
        let (out, text) = (format!("{name}.wav"), format!("{name}.txt"));
        let utterance = &job.utterance;
        scratch.write(&text, utterance.spoken.as_bytes())?;
        let path = |file: &str| scratch.file(file).to_string_lossy().into_owned();
        let words = utterance.command(&path(&out), &path(&text));
        let input = utterance.reads_standard_input().then_some(utterance.spoken.as_str());
        process::run(&words, input, scratch, name, self.limit)?;
        let bytes = scratch
            .bytes(&out, LARGEST_FILE)
            .context("the program has written nothing to {out}, or far too much")?;
        let (bytes, samples) = clip(&read(&bytes)?, utterance.sound)?;
        Ok((bytes, (samples.secs() * 1000.0) as u32))
    }

    fn keep(&self, job: &Job, bytes: &[u8], millis: u32, made_by: &str, manifest: &mut Manifest) -> anyhow::Result<()> {
        let Job { line, utterance } = job;
        self.folder.write_clip(&line.language, &utterance.key, bytes)?;
        let length = u32::try_from(bytes.len()).context("a clip is far too large")?;
        let source = manifest.source(Source {
            made_by: made_by.to_owned(),
            origin: utterance.origin.clone(),
            licence: utterance.licence.clone(),
        });
        manifest.clips.retain(|clip| !clip.is_of(line, &utterance.key));
        manifest.clips.push(Clip {
            language: line.language.clone(),
            key: utterance.key.clone(),
            who: line.who.clone(),
            manner: line.manner,
            text: text_fingerprint(&line.text),
            millis,
            bytes: length,
            source,
        });
        // Other lines may be the same file.
        let is_same = |clip: &&mut Clip| clip.key == utterance.key && clip.language == line.language;
        for clip in manifest.clips.iter_mut().filter(is_same) {
            (clip.bytes, clip.millis, clip.source) = (length, millis, source);
        }
        Ok(())
    }

    /// What the manifest calls the program. This is also where a program that is not there is noticed, before a hundred lines fail.
    fn version(&self, spoken: &SpokenLanguage, scratch: &ScratchFolder) -> anyhow::Result<String> {
        let words: Vec<String> = spoken.version.iter().map(|word| word.value.clone()).collect();
        let program = spoken.command.first().map_or("", |word| word.value.as_str());
        if words.is_empty() {
            return Ok(program.to_owned());
        }
        if let Err(error) = process::run(&words, None, scratch, "version", self.limit) {
            let is_missing = error
                .downcast_ref::<std::io::Error>()
                .is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound);
            if is_missing {
                bail!(
                    "There is no program \"{}\" on this machine. Install it (eSpeak NG is the package espeak-ng on Debian, Ubuntu, Fedora and Homebrew), or name another one in voices/voice.ron beside the calls.",
                    words[0]
                );
            }
            return Err(error);
        }
        let said = scratch.text("version.out");
        let line = said.lines().next().unwrap_or(program);
        // Behind a gap, eSpeak tells where this machine has its data.
        Ok(line.split("  ").next().unwrap_or(line).trim().to_owned())
    }
}
