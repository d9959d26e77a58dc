//! `rolecall void`: a fault found in a scenario, given back to everybody who was examined with it.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::desk::{judged, records, signer, told};
use super::{SigningOptions, usage};
use crate::cli::Surroundings;
use crate::cli::exit_code::ExitCode;
use crate::cli::keys::{say, worded};
use crate::cli::replay::reading_trouble;
use crate::cli::sentences::warn;
use crate::cli::talk::{locale_of, print};
use crate::sim::assessment::blind::visible;
use crate::sim::assessment::event::{About, Fault, Saying};
use crate::sim::assessment::standing::{Standing, standing};
use crate::sim::check::CheckedScenario;
use crate::sim::check::role::{Role, role};
use crate::sim::program::compile::compile;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;
use crate::store::archived_forms::ArchivedForms;
use crate::store::folder::DataFolder;
use crate::store::keys::KeyFolder;
use crate::store::marks::{MarkWriter, MarksFolder, MarksRead, Sign as _, believer};
use crate::store::named_calls::call_by_id;
use crate::store::named_record::named_record;
use crate::store::played_record::{PlayedRecord, read_and_play, read_and_play_named};
use crate::trust::trust_list::TrustList;
use crate::view::standing::wording;
use crate::words::{Locale, Words};

/// Void a fault of a scenario: what was lost by it is given back in every record of exactly this version.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall void RECORD --rule opening-words --reason \"The rule was not in force.\"
  rolecall void RECORD --node first-reply --option name-it --reason \"The sum was wrong in the text.\"
  rolecall void angry-complaint --node first-reply --reason \"The figures contradict each other.\"

A record names the version that was played; the id of a call or its file is the version that is here now. Nobody's mark is lowered. Both marks are kept and shown by \"rolecall marks\". The last line that is printed is the name of the event.

Exit codes: 0 saved, 1 saved, and a record of it is not in order or none is here, 2 usage or cannot run.")]
pub struct VoidArguments {
    /// A record by its path or by the id of its session or the beginning of that, the id of a call, or the file of a call.
    pub scenario: String,
    /// The node that is faulty, or that has the faulty option.
    #[arg(long, required_unless_present = "rule", conflicts_with = "rule")]
    pub node: Option<String>,
    /// The option that is faulty: marks are computed as if it had not been offered.
    #[arg(long, requires = "node")]
    pub option: Option<String>,
    /// The rule that is faulty.
    #[arg(long)]
    pub rule: Option<String>,
    /// What is wrong with it.
    #[arg(long)]
    pub reason: String,
    /// Who signs and in which language.
    #[command(flatten)]
    pub signing: SigningOptions,
}

impl VoidArguments {
    /// Signs and saves the fault, and shows whose marks change.
    ///
    /// # Errors
    /// When the scenario has no such part, or nothing can be saved.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.signing.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let keys = KeyFolder::find(&data).map_err(|error| told(&error.sentence(), locale))?;
        let trust = keys.trust().map_err(|error| told(&error.sentence(), locale))?;
        let scenario = self.find(surroundings, &data, &Words::new(locale))?;
        let fault = self.fault();
        if let Some(unknown) = unknown_part(&scenario, &fault) {
            return Err(usage(&unknown, locale));
        }
        let sha256 = sha256_of(&scenario);
        let about = About::Scenario {
            scenario: scenario.scenario.id.value.clone(),
            sha256: sha256.clone(),
        };
        let signer = signer(&keys, &data, &self.signing, locale)?;
        let marks = MarksFolder::of(&data);
        let mut known = marks.read_faults(&sha256, &mut believer(&trust))?;
        let before = known.clone();
        let mut writer = MarkWriter::for_faults(&marks, &sha256, &signer, &known);
        let reason = self.reason.clone();
        let signed = writer
            .write(
                &about,
                Saying::VoidFault {
                    fault: fault.clone(),
                    reason,
                },
            )
            .map_err(|error| told(&error.sentence(), locale))?;
        let name = signed.hash.clone();
        known.events.push(signed);
        say(&wording::fault(&fault), locale);
        let changes = Changes {
            data: &data,
            trust: &trust,
            viewer: signer.key(),
            before: &before,
            after: &known,
        };
        let code = changes.tell(&about, locale)?;
        print(&format!("{name}\n"));
        Ok(code)
    }

    fn fault(&self) -> Fault {
        match (&self.rule, &self.node, &self.option) {
            (Some(rule), ..) => Fault::Rule { rule: rule.clone() },
            (None, Some(node), Some(option)) => Fault::Option {
                node: node.clone(),
                option: option.clone(),
            },
            (None, node, _) => Fault::Node {
                node: node.clone().unwrap_or_default(),
            },
        }
    }

    /// The scenario in the version that is meant.
    fn find(&self, surroundings: &Surroundings, data: &DataFolder, words: &Words) -> anyhow::Result<CheckedScenario> {
        let record = match self.scenario.ends_with(crate::store::record_file::RECORD_ENDING) {
            true => Some(PathBuf::from(&self.scenario)),
            // A call of that name wins over the beginning of a session's id.
            false if call_by_id(&self.scenario).is_some() => None,
            false => named_record(data, Path::new(&self.scenario))
                .ok()
                .filter(|path| !path.ends_with(&self.scenario)),
        };
        let Some(record) = record else {
            return surroundings.scenario(&self.scenario, words);
        };
        match read_and_play_named(data, &record) {
            Ok((_, played)) => Ok(played.checked),
            Err(error) => bail!(
                "{}: {}",
                record.display(),
                reading_trouble(&record, &error, words.locale())
            ),
        }
    }
}

/// SHA-256 of the scenario's own file, as records name it.
fn sha256_of(scenario: &CheckedScenario) -> String {
    let id = &scenario.scenario.id.value;
    let own = scenario
        .files
        .iter()
        .find(|file| role(&file.name) == Role::Scenario(id));
    own.map_or_else(String::new, |file| sha256_hex(&[&file.bytes]))
}

/// A sentence about a part that the scenario does not have.
fn unknown_part(scenario: &CheckedScenario, fault: &Fault) -> Option<Sentence> {
    let nodes = || scenario.scenario.nodes.iter();
    let call = &scenario.scenario.id.value;
    let (Fault::Node { node } | Fault::Option { node, .. }) = fault else {
        let Fault::Rule { rule } = fault else { return None };
        let countries = scenario.scenario.countries.iter();
        let has_rule = countries
            .filter_map(|country| compile(scenario, &country.value).ok())
            .any(|program| program.rules.iter().any(|known| known.id == *rule));
        return (!has_rule).then(|| {
            sentence!(
                "The call \"{call}\" has no rule \"{rule}\"; \"rolecall explain rules\" lists them.",
                "通话“{call}”里没有规则“{rule}”；用“rolecall explain rules”可查看。"
            )
        });
    };
    let Some(found) = nodes().find(|known| known.id.value == *node) else {
        let known: Vec<&str> = nodes().map(|known| known.id.value.as_str()).collect();
        let known = known.join(", ");
        return Some(sentence!(
            "The call \"{call}\" has no node \"{node}\". There are: {known}.",
            "通话“{call}”里没有节点“{node}”。现有：{known}。"
        ));
    };
    let Fault::Option { option, .. } = fault else {
        return None;
    };
    let options = found.ask.iter().flat_map(|ask| ask.options.iter());
    let options: Vec<&str> = options.map(|known| known.id.value.as_str()).collect();
    if options.contains(&option.as_str()) {
        return None;
    }
    if options.is_empty() {
        return Some(sentence!(
            "At the node \"{node}\" nothing is chosen, so it has no options.",
            "节点“{node}”没有可选项。"
        ));
    }
    let options = options.join(", ");
    Some(sentence!(
        "The node \"{node}\" has no option \"{option}\". There are: {options}.",
        "节点“{node}”里没有选项“{option}”。现有：{options}。"
    ))
}

/// What a fault changes, as far as whoever signs it may see that.
struct Changes<'c> {
    data: &'c DataFolder,
    trust: &'c TrustList,
    viewer: &'c str,
    before: &'c MarksRead,
    after: &'c MarksRead,
}

impl Changes<'_> {
    /// Prints for every record of this version what stood before and what stands now.
    fn tell(&self, about: &About, locale: Locale) -> anyhow::Result<ExitCode> {
        let About::Scenario { scenario, sha256 } = about else {
            return Ok(ExitCode::Fine);
        };
        let mut code = ExitCode::Fine;
        let mut played_here = 0_usize;
        let mut of_other_versions: Vec<String> = Vec::new();
        for path in records(self.data)? {
            let record = match crate::store::record_file::read_record(self.data.fs().as_ref(), &path) {
                Ok(record) => record,
                Err(error) => {
                    warn(&not_known(&path, &error.sentence_behind(&path)), locale);
                    code = ExitCode::Findings;
                    continue;
                }
            };
            if record.header.scenario != *scenario {
                continue;
            }
            if record.header.scenario_sha256() != sha256 {
                of_other_versions.push(record.header.session);
                continue;
            }
            played_here += 1;
            match read_and_play(self.data, &path) {
                Ok(played) => {
                    let (session, line) = self.of_record(&played)?;
                    print(&format!("{session}: {}\n", worded(&line, locale)));
                }
                Err(error) => {
                    warn(&not_known(&path, &error.sentence_behind(&path)), locale);
                    code = ExitCode::Findings;
                }
            }
        }
        if played_here == 0 {
            warn(&nothing_changes(scenario, sha256, &of_other_versions), locale);
            code = ExitCode::Findings;
        }
        Ok(code)
    }

    /// The session of a record, and what changes about it.
    fn of_record(&self, played: &PlayedRecord) -> anyhow::Result<(String, Sentence)> {
        let judged = judged(played);
        let read = MarksFolder::of(self.data).read(&judged.session, &mut believer(self.trust))?;
        let forms = ArchivedForms::of(self.data).named_in(&read.events);
        let (seen, hidden) = visible(&judged, &forms, &read.events, self.viewer);
        // What is made of a part of what was said is not what stands; the computed mark says nothing of it.
        let seen = if hidden.is_empty() { seen } else { Vec::new() };
        let stands = |faults: &MarksRead| {
            let stands = standing(&judged, &forms, seen.iter().copied(), &faults.events);
            stands.known_whole(!read.is_incomplete() && !faults.is_incomplete())
        };
        let line = change(&stands(self.before), &stands(self.after));
        let line = match hidden.is_empty() {
            true => line,
            false => sentence!(
                "computed: {line}; others have marked it, and you see how once you have closed your own marks",
                "系统计算：{line}；已有别人评过，您提交自己的评分后才看得到怎么评的";
                line
            ),
        };
        Ok((judged.session, line))
    }
}

fn change(then: &Standing, now: &Standing) -> Sentence {
    match (&then.outcome, &now.outcome) {
        (Some(old), Some(new)) if old == new => {
            let mark = new.overall;
            sentence!("{mark} stays", "{mark} 不变")
        }
        (Some(old), Some(new)) => {
            let (old, new) = (wording::outcome(old), wording::outcome(new));
            sentence!("{old} becomes {new}", "{old} 改为 {new}"; old, new)
        }
        _ => sentence!("no mark stands", "没有有效分数"),
    }
}

/// What is said where no record is of the version that is meant: most often the fault was mended before it was voided.
fn nothing_changes(scenario: &str, sha256: &str, of_other_versions: &[String]) -> Sentence {
    let short = sha256.get(..12).unwrap_or(sha256);
    let none = sentence!(
        "No record here was played with this version of \"{scenario}\" ({short}…), so nothing changes here.",
        "这里没有用“{scenario}”的这个版本（{short}…）打过的记录，所以这里没有任何变化。"
    );
    let [one, ..] = of_other_versions else {
        return none;
    };
    let count = of_other_versions.len();
    none.then(&sentence!(
        "Records of other versions of it: {count}. To void the fault in the version that was played, name a record: \"rolecall void {one} …\".",
        "它的其他版本有 {count} 条记录。要针对当时打的版本，请写一条记录：“rolecall void {one} …”。"
    ))
}

fn not_known(path: &Path, why: &Sentence) -> Sentence {
    sentence!(
        "{path}: what the fault changes there is not known: {why}",
        "{path}：无法得知其中有何变化：{why}",
        path = path.display();
        why
    )
}
