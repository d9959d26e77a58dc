//! `rolecall prove`: the certificate of a call, in words or as JSON.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{anyhow, bail};
use clap::Args;

use super::Surroundings;
use super::certificate_json::certificate_json;
use super::certificate_text::{certificate_text, place_of};
use super::exit_code::ExitCode;
use super::finding_files::FindingFiles;
use super::progress::ProofProgress;
use super::sarif::proof_log;
use super::talk::{locale_of, print, quoted};
use super::witness_names::own_names;
use crate::sim::check::{Checked, CheckedScenario};
use crate::sim::prove::certificate::{Certificate, EndingCertificate, certify};
use crate::sim::prove::effort::{Budget, Effort};
use crate::sim::prove::findings::{Finding, PlayWitness};
use crate::store::fs::{Fs, RealFs};
use crate::store::play_file::write_play;
use crate::threads::Threads;
use crate::words::{Locale, Words};

/// Prove what a call can do: every state, for every country and draw.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall prove angry-complaint
  rolecall prove my-call.ron --witnesses plays
  rolecall talk my-call.ron --country uk --seed 1 --play plays/my-call-ending-settled-uk.play
  rolecall prove angry-complaint --format json
  rolecall prove my-call.ron --format sarif > findings.sarif

Every state that a play can come to is explored; nothing is sampled.
The budget is 12 million states and 2048 MiB of memory for each country and draw; beyond it the answer is
\"not proven\", and how far it came. Both are counted, not measured: on every machine the same calls are over it.
The certificate is the same with any number of threads.
What a code means: rolecall explain CODE.

Exit codes: 0 nothing unsound was found, 1 something was, or something could not be proved, 2 cannot run.")]
pub struct ProveArguments {
    /// The calls: ids or paths.
    #[arg(required = true)]
    pub scenarios: Vec<String>,
    /// How the certificate is written.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Only this country, and nothing is looked at under the others; without it, all that the call supports.
    #[arg(long)]
    pub country: Option<String>,
    /// Folder for plays, one file each: one that shows each finding, and a shortest one to each ending.
    #[arg(long, value_name = "DIR")]
    pub witnesses: Option<PathBuf>,
    /// How many states are explored for each country and draw.
    #[arg(long, value_name = "STATES", default_value_t = Budget::PROOF.states)]
    pub budget: usize,
    /// How much memory the proof of each country and draw may take, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = Budget::PROOF.bytes >> 20)]
    pub memory: usize,
    /// How many threads work on it; without it, as many as the machine has cores.
    #[arg(long, value_name = "NUMBER")]
    pub threads: Option<usize>,
    /// Language: en or zh-Hans; without it, the system's, and English for programs.
    #[arg(long)]
    pub locale: Option<String>,
}

/// How a certificate is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// In words.
    Human,
    /// As JSON: a list with one object for each call.
    Json,
    /// The findings alone, as one log in the Static Analysis Results Interchange Format.
    Sarif,
}

impl ProveArguments {
    /// Prints the certificates.
    ///
    /// # Errors
    /// When a call does not exist or has errors.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let words = Words::new(match (self.format, surroundings.named_locale(self.locale.as_deref())) {
            (Format::Json | Format::Sarif, None) => Locale::English,
            (_, named) => locale_of(named)?,
        });
        let mut code = ExitCode::Fine;
        let mut objects = Vec::new();
        let mut together = Checked::default();
        for wanted in &self.scenarios {
            let checked = surroundings.scenario(wanted, &words)?;
            let certificate = self.certify(&checked, &words)?;
            if !certificate.findings.is_empty() || !certificate.not_proven.is_empty() {
                code = ExitCode::Findings;
            }
            self.write_witnesses(wanted, &certificate, &words)?;
            let files = FindingFiles::new(&checked);
            match self.format {
                Format::Human => print(&certificate_text(wanted, &certificate, &files, &words)),
                Format::Json => objects.push(certificate_json(&certificate, &files, words.locale())),
                Format::Sarif => {
                    together
                        .findings
                        .extend(certificate.findings.iter().map(Finding::diagnostic));
                    together.texts.extend(files.texts());
                }
            }
        }
        match self.format {
            Format::Human => {}
            Format::Json => print(&format!("{}\n", serde_json::to_string_pretty(&objects)?)),
            Format::Sarif => print(&proof_log(&together, words.locale())),
        }
        Ok(code)
    }

    fn certify(&self, checked: &CheckedScenario, words: &Words) -> anyhow::Result<Certificate> {
        let supported: Vec<&str> = checked
            .scenario
            .countries
            .iter()
            .map(|name| name.value.as_str())
            .collect();
        let countries = match &self.country {
            None => supported,
            Some(country) if supported.contains(&country.as_str()) => vec![country.as_str()],
            Some(country) => bail!(words.with(
                "prove-country",
                &[
                    ("country", country.clone().into()),
                    ("countries", words.listed(&supported).into()),
                ],
            )),
        };
        let progress = ProofProgress::start(&checked.scenario.id.value, self.budget, words);
        let effort = Effort {
            budget: Budget {
                states: self.budget,
                bytes: self.memory.saturating_mul(1 << 20),
            },
            workers: &self.threads.map_or_else(Threads::all, Threads::new),
            watch: &|at| progress.show(at),
        };
        certify(checked, &countries, &effort)
            .map_err(|error| anyhow!(error.sentence().wording(words.locale().is_chinese()).to_owned()))
    }

    fn write_witnesses(&self, wanted: &str, certificate: &Certificate, words: &Words) -> anyhow::Result<()> {
        let Some(folder) = &self.witnesses else {
            return Ok(());
        };
        let fs: Arc<dyn Fs> = Arc::new(RealFs);
        let shown: Vec<(&Finding, &PlayWitness)> = certificate
            .findings
            .iter()
            .filter_map(|finding| Some((finding, finding.witness.as_ref()?)))
            .collect();
        let of_findings = shown.iter();
        let of_findings =
            of_findings.map(|(finding, _)| witness_name(&certificate.scenario, finding.code, &finding.at));
        let shortest = shortest_plays(certificate);
        let of_endings = shortest.keys();
        let of_endings =
            of_endings.map(|(ending, country)| format!("{}-ending-{ending}-{country}", certificate.scenario));
        // The plays to the endings are asked for by name, so they keep theirs.
        let names = own_names(&of_endings.chain(of_findings).collect::<Vec<String>>());
        let (names_of_endings, names_of_findings) = names.split_at(shortest.len());
        for ((finding, witness), name) in shown.into_iter().zip(names_of_findings) {
            let name = format!("{name}.play");
            let path = folder.join(&name);
            let comment = format!(
                "{}: {}\n{}",
                finding.code,
                finding.message.wording(words.locale().is_chinese()),
                how_to_play(wanted, witness, &quoted(&path))
            );
            write_play(&fs, folder, &name, &comment, &witness.whole_play())?;
        }
        for (((ending, _), (known, draw)), name) in shortest.into_iter().zip(names_of_endings) {
            let name = format!("{name}.play");
            let path = folder.join(&name);
            let told = told_of_ending(ending, known, draw, words);
            let comment = format!("{told}\n{}", how_to_play(wanted, &known.shortest, &quoted(&path)));
            write_play(&fs, folder, &name, &comment, &known.shortest.whole_play())?;
        }
        Ok(())
    }
}

/// For each ending and country, the shortest of the plays that end there, and what has to be drawn for it. A play that nobody can
/// begin by a seed comes last.
fn shortest_plays(certificate: &Certificate) -> BTreeMap<(&str, &str), (&EndingCertificate, &[String])> {
    let mut shortest: BTreeMap<(&str, &str), (&EndingCertificate, &[String])> = BTreeMap::new();
    let worth = |ending: &EndingCertificate| (ending.shortest.seed.is_none(), ending.shortest.play.len());
    for start in &certificate.starts {
        let endings = start
            .values
            .iter()
            .filter_map(|values| values.endings.as_ref())
            .flatten();
        for ending in endings {
            let key = (ending.ending.as_str(), start.country.as_str());
            if shortest.get(&key).is_none_or(|(known, _)| worth(ending) < worth(known)) {
                shortest.insert(key, (ending, &start.draw));
            }
        }
    }
    shortest
}

/// What is told of the shortest play to an ending: what has to be drawn for it, and the marks of those who end there.
fn told_of_ending(ending: &str, known: &EndingCertificate, draw: &[String], words: &Words) -> String {
    let marks = known.marks.overall;
    let no_least = || words.text("prove-no-least");
    let draw = match draw.is_empty() {
        true => String::new(),
        false => place_of("", draw, words),
    };
    let least = marks.least.map_or_else(no_least, |mark| mark.to_string());
    let parts = [
        ("ending", ending.to_owned().into()),
        ("draw", draw.into()),
        ("least", least.into()),
        ("most", marks.most.to_string().into()),
    ];
    words.with("prove-ending-play", &parts)
}

/// The name of the file of a witness, without its ending.
fn witness_name(scenario: &str, code: &str, at: &str) -> String {
    let place: String = at.split('/').skip(1).map(|part| format!("-{part}")).collect();
    format!("{scenario}-{code}{place}")
}

/// The command that plays a witness.
pub(super) fn how_to_play(wanted: &str, witness: &PlayWitness, file: &str) -> String {
    let seed = witness.seed.map(|seed| format!(" --seed {seed}")).unwrap_or_default();
    format!(
        "rolecall talk {wanted} --country {}{seed} --play {file}",
        witness.country
    )
}
