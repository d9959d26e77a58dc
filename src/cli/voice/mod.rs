//! `rolecall voice`: renders the lines of calls by a configured command, and only those that have changed.

mod process;
mod render;
mod setting;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::Told;
use crate::sim::check::CheckedScenario;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::voice::lines::lines_of;
use crate::sim::voice::manifest::Manifest;
use crate::store::named_calls::{Named, call_by_id};
use crate::store::scenario_files::{folder_of, library_folder};
use crate::store::voices::VoiceFolder;
use crate::words::Locale;
use render::{Job, Rendering};
use setting::Setting;

/// Render the voices of calls.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall voice angry-complaint
  rolecall voice my-calls/lost-card.ron --locale en --dry-run
  rolecall voice lost-card --command \"piper --model {voice}.onnx --output_file {out}\" --licence \"CC0-1.0, voice of …\"

Every line is spoken by a program, eSpeak NG unless voices/voice.ron beside the calls says otherwise, and kept as Ogg Vorbis in
voices/ID/LANGUAGE. A line that has its clip is not rendered again. Without a clip, a line is murmured.
Exit codes: 0 fine, 1 some lines could not be rendered, 2 cannot run.")]
pub struct VoiceArguments {
    /// Ids or files of calls.
    #[arg(required = true)]
    pub scenarios: Vec<String>,
    /// The language, en or zh-Hans; without it, all that the call is written in.
    #[arg(long)]
    pub locale: Option<String>,
    /// The program and its arguments, separated by spaces and read by no shell; {text}, {file}, {out}, {language}, {voice}, {pitch},
    /// {speed}, {length} and {key} are filled in. Without {text} and {file}, the text is on its standard input.
    #[arg(long, value_name = "WORDS", requires = "licence")]
    pub command: Option<String>,
    /// Under which licence clips of that command may be passed on; it stands in the manifest.
    #[arg(long, value_name = "SENTENCE", requires = "command")]
    pub licence: Option<String>,
    /// Also what the trainee says.
    #[arg(long)]
    pub own_lines: bool,
    /// Render lines again that have their clips.
    #[arg(long)]
    pub force: bool,
    /// Only list what would be rendered: key, language, speaker, place and text.
    #[arg(long, conflicts_with = "remove_unused")]
    pub dry_run: bool,
    /// Remove clips that no line uses any more.
    #[arg(long)]
    pub remove_unused: bool,
    /// How long one line may take, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub time_limit: u64,
}

impl VoiceArguments {
    /// Renders.
    ///
    /// # Errors
    /// When a call or `voice.ron` has errors, when the command cannot be run, or when something cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let mut code = ExitCode::Fine;
        for wanted in &self.scenarios {
            let calls = calls_folder(wanted)?;
            let words = surroundings.words(None)?;
            let checked = surroundings.scenario(wanted, &words)?;
            code = code.max(self.one(&calls, &checked, words.locale())?);
        }
        Ok(code)
    }

    fn one(&self, calls: &Path, checked: &CheckedScenario, locale: Locale) -> anyhow::Result<ExitCode> {
        let id = checked.scenario.id.value.as_str();
        let setting = Setting::new(calls, self.command.as_deref(), self.licence.as_deref())?;
        let folder = VoiceFolder::beside(calls, id);
        let mut manifest = folder.manifest()?.unwrap_or_else(|| Manifest::empty(id));
        let mut code = ExitCode::Fine;
        for language in self.languages(checked, &setting)? {
            let spoken = setting
                .config
                .language(&language)
                .context("the language was looked for before")?;
            // What the trainee says is in use although it is rendered on request only.
            let all = setting::jobs(spoken, &lines_of(checked, &language, true)?.lines)?;
            let call = lines_of(checked, &language, self.own_lines)?;
            let wanted: Vec<Job> = setting::jobs(spoken, &call.lines)?;
            let missing: Vec<Job> = wanted
                .iter()
                .filter(|job| self.force || !has_clip(&folder, &manifest, job))
                .cloned()
                .collect();
            if self.dry_run {
                list(&missing);
                continue;
            }
            let rendering = Rendering {
                folder: &folder,
                name: format!("{id} {language}"),
                limit: Duration::from_secs(self.time_limit),
                locale,
            };
            let failed = rendering.run(&missing, spoken, &mut manifest)?;
            if failed > 0 {
                code = ExitCode::Findings;
            }
            let unused = self.unused(&folder, &mut manifest, &language, &all)?;
            manifest.tidy();
            if !manifest.clips.is_empty() || folder.path().is_dir() {
                folder.write_manifest(&manifest)?;
            }
            eprintln!(
                "{id} {language}: {} rendered, {} as they were, {failed} failed, {} without a text are murmured, {unused}; {} KB",
                missing.len() - failed,
                wanted.len() - missing.len(),
                call.murmured.len(),
                kilobytes(&manifest, &language),
            );
        }
        Ok(code)
    }

    /// The languages that are asked for, that the call is written in, and that there is a voice for.
    fn languages(&self, checked: &CheckedScenario, setting: &Setting) -> anyhow::Result<Vec<String>> {
        let id = &checked.scenario.id;
        let home = std::iter::once(&checked.scenario.language);
        let written: Vec<String> = home
            .chain(checked.tables.iter().map(|table| &table.language))
            .map(|language| language.value.clone())
            .collect();
        let wanted = match &self.locale {
            None => written,
            Some(locale) if written.contains(locale) => vec![locale.clone()],
            Some(locale) => {
                let written = Sentence::listed(&written);
                bail!(Told(sentence!(
                    "the call \"{id}\" is not written in \"{locale}\"; it is written in {written}",
                    "通话“{id}”没有用“{locale}”写；它用 {written} 写";
                    written
                )))
            }
        };
        if let Some(language) = wanted
            .iter()
            .find(|language| setting.config.language(language).is_none())
        {
            bail!(Told(sentence!(
                "{name} says nothing about the language \"{language}\"",
                "{name} 里没有语言“{language}”",
                name = setting.name
            )));
        }
        Ok(wanted)
    }

    /// Removes clips that nothing uses, or says that there are some.
    fn unused(
        &self,
        folder: &VoiceFolder,
        manifest: &mut Manifest,
        language: &str,
        used: &[Job],
    ) -> anyhow::Result<String> {
        let is_used = |key: &str| used.iter().any(|job| job.utterance.key == key);
        let mut keys: Vec<String> = folder.keys(language);
        let listed = manifest.clips.iter().filter(|clip| clip.language == language);
        keys.extend(listed.map(|clip| clip.key.clone()));
        keys.sort();
        keys.dedup();
        keys.retain(|key| !is_used(key));
        if !self.remove_unused {
            return Ok(match keys.len() {
                0 => "none unused".to_owned(),
                count => format!("{count} unused (--remove-unused takes them away)"),
            });
        }
        for key in &keys {
            folder.remove_clip(language, key)?;
        }
        manifest.clips.retain(|clip| {
            clip.language != language || used.iter().any(|job| clip.is_of(&job.line, &job.utterance.key))
        });
        Ok(format!("{} unused removed", keys.len()))
    }
}

/// Where the voices of a call go: beside its file.
fn calls_folder(wanted: &str) -> anyhow::Result<PathBuf> {
    if wanted.ends_with(".ron") || wanted.contains(['/', '\\']) {
        return Ok(folder_of(Path::new(wanted)));
    }
    if let Some(Named::Path(path)) = call_by_id(wanted) {
        return Ok(folder_of(&path));
    }
    library_folder().context(Told(sentence!(
        "there is no folder of calls to write to; name the file of the call instead of its id",
        "没有可以写入的通话文件夹；请写通话的文件而不是编号"
    )))
}

fn has_clip(folder: &VoiceFolder, manifest: &Manifest, job: &Job) -> bool {
    let clip = manifest
        .clips
        .iter()
        .find(|clip| clip.is_of(&job.line, &job.utterance.key));
    clip.is_some_and(|clip| folder.clip_bytes(&clip.language, &clip.key) == Some(u64::from(clip.bytes)))
}

fn list(jobs: &[Job]) {
    for Job { line, utterance } in jobs {
        println!(
            "{}\t{}\t{}\t{}\t{}",
            utterance.key, line.language, line.who, line.place, line.text
        );
    }
}

fn kilobytes(manifest: &Manifest, language: &str) -> u64 {
    let clips = manifest.clips.iter().filter(|clip| clip.language == language);
    let files: BTreeMap<&str, u32> = clips.map(|clip| (clip.key.as_str(), clip.bytes)).collect();
    files
        .values()
        .map(|bytes| u64::from(*bytes))
        .sum::<u64>()
        .div_ceil(1000)
}
