//! `rolecall fmt`: lays files out in the canonical way.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use similar::TextDiff;

use super::Surroundings;
use super::diagnostics::{Findings, harmless};
use super::exit_code::ExitCode;
use super::talk::locale_of;
use super::watch::no_folder;
use crate::sim::check::SourceFile;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::writing::formatter::{NotFormatted, format};
use crate::store::library_writing::write_whole;
use crate::store::named_calls::{named_paths, own_folders};
use crate::store::scenario_files::{folder_here, read_folder, read_one};
use crate::words::Locale;

/// Lay files out in the canonical way.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall fmt
  rolecall fmt angry-complaint
  rolecall fmt --check my-calls
  rolecall fmt --locale zh-Hans my-calls

It moves brackets, spaces and line ends; values, comments and the order of everything stay. What stands on one line stays
there while it fits into 140 columns, and brackets that were opened onto a new line stay open. Lines end with LF, also in a
file that was saved on Windows with CR LF.
A file that is not RON is left as it is, and its mistakes are shown.
Exit codes: 0 fine, 1 a file is broken, or with --check would be laid out differently, 2 cannot run.")]
pub struct FmtArguments {
    /// Files, folders or ids of calls; without any, the calls of the current folder and of ./scenarios.
    pub paths: Vec<PathBuf>,
    /// Write nothing; show what would change.
    #[arg(long)]
    pub check: bool,
    /// Language of what is said: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

/// What came of a run.
#[derive(Debug, Default)]
struct Summary {
    same: usize,
    changed: usize,
    broken: usize,
}

impl FmtArguments {
    /// Writes the files that differ from their canonical layout, each as a whole.
    ///
    /// # Errors
    /// When something cannot be read or written, or the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let mut summary = Summary::default();
        for file in self.files(locale)? {
            self.one(&file, &mut summary, locale)?;
        }
        eprintln!("{}", summary.sentence(self.check).wording(locale.is_chinese()));
        let is_fine = summary.broken == 0 && !(self.check && summary.changed > 0);
        Ok(if is_fine { ExitCode::Fine } else { ExitCode::Findings })
    }

    fn files(&self, locale: Locale) -> anyhow::Result<Vec<SourceFile>> {
        let mut paths = named_paths(&self.paths)?;
        if paths.is_empty() {
            paths = own_folders();
        }
        if paths.is_empty() {
            paths.push(folder_here().with_context(|| no_folder().wording(locale.is_chinese()).to_owned())?);
        }
        let mut files: Vec<SourceFile> = Vec::new();
        for path in &paths {
            let of_path = if path.is_dir() {
                read_folder(path)?.files
            } else {
                vec![read_one(path)?]
            };
            // A file that is named twice is written once.
            for file in of_path {
                if !files.iter().any(|known| known.name == file.name) {
                    files.push(file);
                }
            }
        }
        Ok(files)
    }

    fn one(&self, file: &SourceFile, summary: &mut Summary, locale: Locale) -> anyhow::Result<()> {
        let formatted = match format(&file.name, &file.bytes) {
            Ok(formatted) => formatted,
            Err(reason) => {
                summary.broken += 1;
                show_broken(file, &reason, locale);
                return Ok(());
            }
        };
        if formatted.as_bytes() == file.bytes {
            summary.same += 1;
            return Ok(());
        }
        summary.changed += 1;
        if self.check {
            let name = &file.name;
            let written = String::from_utf8_lossy(&file.bytes);
            let old = written.replace("\r\n", "\n");
            if old != written {
                let told = sentence!(
                    "{name}: its lines end as on Windows (CR LF); they would end with LF.\n",
                    "{name}：行尾是 Windows 的写法（CR LF）；会改成 LF。\n",
                    name = harmless(name)
                );
                show(told.wording(locale.is_chinese()));
            }
            let canonical = sentence!("{name} (canonical)", "{name}（规范写法）");
            let names = [name, canonical.wording(locale.is_chinese())];
            show(&difference(names, [&old, &formatted]));
        } else {
            write_whole(Path::new(&file.name), formatted.as_bytes())?;
            show(&format!("{}\n", file.name));
        }
        Ok(())
    }
}

/// What would change between two texts, each with a name, in the form that `diff -u` and every code host know.
pub(super) fn difference([old_name, new_name]: [&str; 2], [old, new]: [&str; 2]) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff
        .unified_diff()
        .context_radius(1)
        .header(old_name, new_name)
        .to_string();
    let lines = unified.split_inclusive('\n');
    lines
        .map(|line| harmless(line.trim_end_matches(['\n', '\r'])) + "\n")
        .collect()
}

fn show_broken(file: &SourceFile, reason: &NotFormatted, locale: Locale) {
    match reason {
        NotFormatted::Broken(found) => {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            let texts = BTreeMap::from([(file.name.clone(), text)]);
            let mut findings = Findings::new(&texts, false, locale);
            for finding in found {
                show(&(findings.human(finding) + "\n\n"));
            }
        }
        NotFormatted::Unsure => {
            let told = sentence!(
                "{name}: left as it is, since its layout could not be changed without changing what it says; please report this file.\n",
                "{name}：没有动它，因为改变排版会改变内容；请把这个文件报告给我们。\n",
                name = harmless(&file.name)
            );
            show(told.wording(locale.is_chinese()));
        }
    }
}

/// A reader that has gone away ends nothing but the printing.
fn show(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

impl Summary {
    fn sentence(&self, is_check: bool) -> Sentence {
        let files = |count: usize| {
            let ending = if count == 1 { "" } else { "s" };
            Sentence {
                english: format!("{count} file{ending}"),
                chinese: format!("{count} 个文件"),
            }
        };
        let mut parts = Vec::new();
        if self.changed > 0 {
            let files = files(self.changed);
            parts.push(match is_check {
                true => sentence!("{files} would be laid out differently", "{files}的排版会改变"; files),
                false => sentence!("{files} laid out anew", "{files}重新排版"; files),
            });
        }
        if self.broken > 0 {
            let files = files(self.broken);
            parts.push(sentence!("{files} left alone because of mistakes", "{files}有错误，没有动"; files));
        }
        if self.same > 0 || parts.is_empty() {
            let files = files(self.same);
            parts.push(sentence!("{files} in order", "{files}没有问题"; files));
        }
        let both = |one: Sentence, other: Sentence| sentence!("{one}, {other}", "{one}，{other}"; one, other);
        parts.into_iter().reduce(both).unwrap_or_default()
    }
}
