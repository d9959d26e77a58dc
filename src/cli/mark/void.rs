//! `rolecall void`: a fault found in a scenario, given back to everybody who was examined with it.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::desk::{signer, told};
use super::{SigningOptions, usage};
use crate::cli::Surroundings;
use crate::cli::confirmation;
use crate::cli::erase::nothing_done;
use crate::cli::exit_code::ExitCode;
use crate::cli::keys::{say, worded};
use crate::cli::replay::reading_trouble;
use crate::cli::sentences::warn;
use crate::cli::talk::{locale_of, print};
use crate::sim::assessment::event::Fault;
use crate::sim::assessment::fault_effect::FaultEffect;
use crate::sim::assessment::fault_place::{sha256_of, unknown_part};
use crate::sim::check::CheckedScenario;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::fault_effect::FaultyVersion;
use crate::store::folder::DataFolder;
use crate::store::keys::KeyFolder;
use crate::store::marks::Sign as _;
use crate::store::named_calls::call_by_id;
use crate::store::named_record::named_record;
use crate::store::played_record::read_and_play_named;
use crate::view::standing::fault_effect::change;
use crate::view::standing::wording;
use crate::words::{Locale, Words};

/// Void a fault of a scenario: what was lost by it is given back in every record of exactly this version.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall void RECORD --rule opening-words --reason \"The rule was not in force.\"
  rolecall void RECORD --node first-reply --option name-it --reason \"The sum was wrong in the text.\"
  rolecall void angry-complaint --node first-reply --reason \"The figures contradict each other.\" --dry-run

It says first whose marks change. At a terminal it asks then, since this cannot be taken back. A record names the version that was played; the id of a call or its file is the version that is here now. Nobody's mark is lowered. Both marks are kept and shown by \"rolecall marks\". The last line that is printed is the name of the event.

Exit codes: 0 fine, 1 a record of it is not in order or none is here (that does not keep it from being saved), 2 usage or cannot run.")]
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
    /// Only show whose marks change.
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask.
    #[arg(long)]
    pub yes: bool,
    /// Who signs and in which language.
    #[command(flatten)]
    pub signing: SigningOptions,
}

impl VoidArguments {
    /// Shows whose marks change, then signs and saves the fault, unless somebody was asked and does not want it.
    ///
    /// # Errors
    /// When the scenario has no such part, or nothing can be saved.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.signing.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let keys = KeyFolder::find(&data).map_err(|error| told(&error.sentence(), locale))?;
        let trust = keys.trust().map_err(|error| told(&error.sentence(), locale))?;
        let root = data.clone();
        let (data, scenario) = self.find(surroundings, data, &Words::new(locale))?;
        let fault = self.fault();
        if let Some(unknown) = unknown_part(&scenario, &fault) {
            return Err(usage(&unknown, locale));
        }
        let id = &scenario.scenario.id.value;
        let sha256 = sha256_of(&scenario);
        let signer = signer(&keys, &data, &self.signing, locale)?;
        // What it does is told before it is done for good.
        let mut whole = FaultEffect::default();
        let mut touched = Vec::new();
        for place in everybodys(&root, &data)? {
            let version = FaultyVersion::read(&place, &trust, id, &sha256)?;
            let draft = version
                .draft(&place, signer.key(), &fault, &self.reason)
                .map_err(|error| told(&error.sentence(), locale))?;
            let effect = version.effect(&place, &trust, signer.key(), &draft)?;
            let is_named = place.root() == data.root();
            if is_named || effect.of_this_version > 0 {
                touched.push((place, version, is_named));
            }
            whole.add(effect);
        }
        say(&wording::fault(&fault), locale);
        let code = tell(&whole, id, &sha256, locale);
        if self.dry_run || !self.is_wanted(locale)? {
            say(&nothing_done(), locale);
            return Ok(code);
        }
        let mut name = None;
        for (place, version, is_named) in &touched {
            let signed = version
                .sign(place, &signer, &fault, &self.reason)
                .map_err(|error| told(&error.sentence(), locale))?;
            name = name.or(is_named.then_some(signed.hash));
        }
        print(&format!("{}\n", name.unwrap_or_default()));
        Ok(code)
    }

    /// Whether it shall be signed: whoever sits at a terminal is asked.
    fn is_wanted(&self, locale: Locale) -> std::io::Result<bool> {
        if self.yes || !confirmation::can_be_asked() {
            return Ok(true);
        }
        let ask = sentence!(
            "This is signed for good. Write \"yes\" to sign: ",
            "签名后不能收回。输入 yes 确认签名："
        );
        confirmation::is_confirmed(&ask, locale)
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

    /// The scenario in the version that is meant, and the folder of data whose marks change: a profile's, if one of its records is named.
    fn find(
        &self,
        surroundings: &Surroundings,
        data: DataFolder,
        words: &Words,
    ) -> anyhow::Result<(DataFolder, CheckedScenario)> {
        let record = match self.scenario.ends_with(crate::store::record_file::RECORD_ENDING) {
            true => Some(PathBuf::from(&self.scenario)),
            // A call of that name wins over the beginning of a session's id.
            false if call_by_id(&self.scenario).is_some() => None,
            false => named_record(&data, Path::new(&self.scenario))
                .ok()
                .filter(|path| !path.ends_with(&self.scenario)),
        };
        let Some(record) = record else {
            let scenario = surroundings.scenario(&self.scenario, words)?;
            return Ok((data, scenario));
        };
        match read_and_play_named(&data, &record) {
            Ok((path, played)) => Ok((data.of_record(&path), played.checked)),
            Err(error) => bail!(
                "{}: {}",
                record.display(),
                reading_trouble(&record, &error, words.locale())
            ),
        }
    }
}

/// The folders whose marks change: the folder of data itself and those of its profiles. Marks lie beside the records that they are about.
fn everybodys(root: &DataFolder, named: &DataFolder) -> anyhow::Result<Vec<DataFolder>> {
    let profiles = root.profile_places()?.into_iter().map(|place| place.data);
    let mut places: Vec<DataFolder> = std::iter::once(root.clone()).chain(profiles).collect();
    if !places.iter().any(|place| place.root() == named.root()) {
        places.push(named.clone());
    }
    Ok(places)
}

/// Prints for every record of this version what stood before and what stands now.
fn tell(effect: &FaultEffect, scenario: &str, sha256: &str, locale: Locale) -> ExitCode {
    for why in &effect.unread {
        warn(why, locale);
    }
    for record in &effect.records {
        print(&format!("{}: {}\n", record.session, worded(&change(record), locale)));
    }
    if effect.of_this_version == 0 {
        warn(&nothing_changes(scenario, sha256, &effect.of_other_versions), locale);
    }
    match effect.of_this_version == 0 || !effect.unread.is_empty() {
        true => ExitCode::Findings,
        false => ExitCode::Fine,
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
