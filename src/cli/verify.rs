//! `rolecall verify`: whether records are whole, chained, and replay.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::Surroundings;
use super::erased::Erasures;
use super::exit_code::ExitCode;
use super::replay::{reading_trouble, refusal_code};
use super::sentences::{Told, worded};
use super::sessions::seal_word;
use super::talk::{locale_of, screen};
use super::verify_beside::{AskedFolders, erased_word, home_of};
use super::verify_ledger::faults;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::anchor::{anchor, could_be_anchor, is_anchor};
use crate::sim::session::ledger::Ledger;
use crate::sim::session::record::Record;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
#[cfg(feature = "assessor")]
use crate::store::keys::KeyFolder;
use crate::store::named_record::named_record;
use crate::store::played_record::{PlayedRecord, ReadError, read_and_play};
#[cfg(feature = "assessor")]
use crate::store::second_parties::NamedDocuments;
use crate::store::second_parties::SecondParties;
use crate::store::there::is_there;
use crate::words::Locale;

/// Find out whether records are as they were written and still replay.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall verify ~/.local/share/rolecall/sessions/*.jsonl
  rolecall verify 20261124-124500
  rolecall verify --data handed-in handed-in/sessions/*.jsonl
  rolecall verify RECORD --anchor 7K2QX-9M4TD

One line for each record. The files that a record was played with are taken from the archive in the folder of data; for records from elsewhere, name their folder with --data. What the ledger, a ticket or a receipt says is compared too. Of a session whose record was erased, it says when, by whom and on which ground.

Exit codes:
  0  all are as they were written and replay; one that was left and can be resumed is \"open\"
  1  at least one is \"NOT in order\": it is not as it was written, does not replay, is no record at all, or is not what its ticket,
     receipt, anchor or the ledger says; or it was erased and nobody who is trusted here has signed that
  2  at least one \"could not be looked at\": it or its archive cannot be read, or a newer program made it; or usage")]
pub struct VerifyArguments {
    /// The records: paths, or ids of sessions of the data folder or their beginnings.
    #[arg(required = true)]
    pub records: Vec<PathBuf>,
    /// The code that somebody has written down at the end; only for one record.
    #[arg(long, value_name = "CODE")]
    pub anchor: Option<String>,
    /// The ticket; without it, the one in the folder of data. Only for one record.
    #[cfg(feature = "assessor")]
    #[arg(long, value_name = "FILE")]
    pub ticket: Option<PathBuf>,
    /// The receipt; without it, the one in the folder of data. Only for one record.
    #[cfg(feature = "assessor")]
    #[arg(long, value_name = "FILE")]
    pub receipt: Option<PathBuf>,
    /// Language of what is said: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

impl VerifyArguments {
    /// Verifies each record.
    ///
    /// # Errors
    /// When there is no folder of data.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        if self.is_for_one() && self.records.len() > 1 {
            bail!(Told(sentence!(
                "--anchor, --ticket and --receipt are for one record; {count} are named",
                "--anchor、--ticket、--receipt 只用于一条记录；这里写了 {count} 条",
                count = self.records.len()
            )));
        }
        self.refuse_what_is_mistyped()?;
        let mut folders = AskedFolders::default();
        folders.ask(&data)?;
        let mut code = ExitCode::Fine;
        for path in &self.records {
            let named = named_record(&data, path);
            let beside = folders.ask(&home_of(&data, &named, path))?;
            let (parties, years) = (&beside.parties, beside.parties.years());
            if let Some((is_fine, line)) = erased(&beside.erasures, &named, path, years, locale) {
                let found = if is_fine { ExitCode::Fine } else { ExitCode::Findings };
                code = code.max(found);
                super::talk::print(&format!("{}: {line}\n", screen::harmless(&path.display().to_string())));
                continue;
            }
            let path = named.as_deref().unwrap_or(path).to_owned();
            let (found, line) = match named
                .map_err(ReadError::Store)
                .and_then(|path| read_and_play(&data, &path))
            {
                Ok(played) => {
                    let (found, sentence) = told(&played);
                    let mut line = worded(&sentence, locale);
                    let (others, said) = self.second_parties(&data, parties, &played.record)?;
                    for sentence in said {
                        line = match locale.is_chinese() {
                            true => format!("{}；{}", line.trim_end_matches('。'), worded(&sentence, locale)),
                            false => format!("{}; {}", line.trim_end_matches('.'), worded(&sentence, locale)),
                        };
                    }
                    if others > found {
                        let (fine, not) = match locale.is_chinese() {
                            true => ("没有问题", "有问题"),
                            false => ("in order", "NOT in order"),
                        };
                        line = line.replacen(fine, not, 1);
                    }
                    (found.max(others), line)
                }
                Err(error) => {
                    let why = reading_trouble(&path, &error, locale);
                    let line = match error.is_unread() {
                        true => sentence!("could not be looked at: {why}", "无法查看：{why}"),
                        false => sentence!("NOT in order: {why}", "有问题：{why}"),
                    };
                    (refusal_code(&error), worded(&line, locale))
                }
            };
            code = code.max(found);
            super::talk::print(&format!("{}: {line}\n", screen::harmless(&path.display().to_string())));
        }
        for beside in &folders.0 {
            for problem in &beside.erasures.problems {
                eprintln!("rolecall: {problem}");
                code = code.max(ExitCode::Findings);
            }
            for (is_certain, fault) in faults(beside.parties.years()) {
                eprintln!("rolecall: {}", worded(&fault, locale));
                if is_certain {
                    code = code.max(ExitCode::Findings);
                }
            }
        }
        Ok(code)
    }

    /// An anchor that is none, or a file that is not there, says nothing of a record.
    fn refuse_what_is_mistyped(&self) -> anyhow::Result<()> {
        if let Some(written) = self.anchor.as_deref().filter(|written| !could_be_anchor(written)) {
            let written = screen::harmless(written);
            let told = sentence!(
                "\"{written}\" is no anchor: an anchor has ten digits and letters, as 7K2QX-9M4TD",
                "“{written}”不是校验码：校验码有十位数字和字母，例如 7K2QX-9M4TD"
            );
            return Err(Told(told).into());
        }
        #[cfg(feature = "assessor")]
        for path in [&self.ticket, &self.receipt].into_iter().flatten() {
            if !is_there(path)? {
                let named = screen::harmless(&path.display().to_string());
                let told = sentence!(
                    "there is no file \"{named}\", so nothing was verified",
                    "没有文件“{named}”，所以没有验证"
                );
                return Err(Told(told).into());
            }
        }
        Ok(())
    }

    /// What others than the record itself say of it.
    fn second_parties(
        &self,
        #[cfg_attr(not(feature = "assessor"), allow(unused_variables))] data: &DataFolder,
        parties: &SecondParties,
        record: &Record,
    ) -> anyhow::Result<(ExitCode, Vec<Sentence>)> {
        let (mut code, mut said) = (ExitCode::Fine, Vec::new());
        let findings = parties.said_by_folder(record);
        if let Some(written) = &self.anchor {
            let head = record.text.head();
            match is_anchor(written, head) {
                true => said.push(sentence!("the anchor fits", "校验码相符")),
                false => {
                    code = ExitCode::Findings;
                    said.push(sentence!(
                        "The anchor is another one, {code}: the record was changed after it was written down, or it is another record.",
                        "校验码不符，应为 {code}：记录在校验码记下之后被改动，或不是同一份记录。",
                        code = anchor(head).unwrap_or_default()
                    ));
                }
            }
        }
        #[cfg(feature = "assessor")]
        let findings = {
            let named = NamedDocuments {
                ticket: self.ticket.as_deref(),
                receipt: self.receipt.as_deref(),
            };
            let trust = || KeyFolder::find(data)?.trust();
            let documents = parties.said_by_documents(record, named, &trust)?;
            findings.into_iter().chain(documents)
        };
        #[cfg(not(feature = "assessor"))]
        {
            if record.header.ticket.is_some() {
                code = ExitCode::Findings;
                said.push(sentence!(
                    "It names a ticket, and this build of Rolecall cannot check tickets.",
                    "记录注明了准考凭证，而本版本的 Rolecall 不能查验凭证。"
                ));
            }
        }
        for finding in findings {
            if !finding.is_fine {
                code = ExitCode::Findings;
            }
            said.push(finding.sentence);
        }
        Ok((code, said))
    }

    /// Whether something is named that belongs to one record only.
    fn is_for_one(&self) -> bool {
        #[cfg(feature = "assessor")]
        if self.ticket.is_some() || self.receipt.is_some() {
            return true;
        }
        self.anchor.is_some()
    }
}

/// What is said of a session whose record was erased; nothing if a record is here, or no erasure names it. It may be named by the path that
/// its record had.
fn erased(
    erasures: &Erasures,
    named: &Result<PathBuf, StoreError>,
    wanted: &Path,
    years: &[(PathBuf, Ledger)],
    locale: Locale,
) -> Option<(bool, String)> {
    let is_here = named.as_ref().is_ok_and(|path| is_there(path).unwrap_or(true));
    let is_several = matches!(
        named,
        Err(StoreError::SeveralRecords { .. } | StoreError::Conflict { .. })
    );
    if is_here || is_several {
        return None;
    }
    let (file, session) = erasures.named(&erased_word(wanted))?;
    Some(erasures.told(file, session, years, locale))
}

/// What is said of a record that replays as far as its lines are valid.
fn told(played: &PlayedRecord) -> (ExitCode, Sentence) {
    let commands = played.replayed.call.commands();
    if let Some(line) = played.record.trouble_of_last_line() {
        let sentence = sentence!(
            "NOT in order: {line} The {commands} commands before it replay; the record is open.",
            "有问题：{line}在它之前的 {commands} 条命令可以重放；记录尚未封存。";
            line
        );
        return (ExitCode::Findings, sentence);
    }
    let state = match played.record.sealed() {
        Some(reason) => {
            let word = seal_word(reason);
            sentence!("sealed as {word}", "已封存：{word}"; word)
        }
        None => sentence!("open", "尚未封存"),
    };
    let set_aside = match played.record.set_aside_bytes() {
        0 => Sentence::default(),
        bytes => sentence!(
            "; {bytes} bytes of a last line that was torn or changed were set aside when it was resumed (.torn beside it)",
            "；续打时曾把末行里断掉或改过的 {bytes} 字节放到一边（旁边的 .torn 文件）"
        ),
    };
    let sentence = sentence!(
        "in order: {commands} commands replay, {state}{set_aside}",
        "没有问题：{commands} 条命令可以重放，{state}{set_aside}";
        state, set_aside
    );
    (ExitCode::Fine, sentence)
}
