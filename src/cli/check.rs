//! `rolecall check`: what is wrong with calls, packs and the bank's file, and where.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Surroundings;
use super::diagnostics::Findings;
use super::exit_code::ExitCode;
use super::plays_again;
use super::sentences::warn;
use super::surroundings::tell_taken;
use super::talk::locale_of;
use crate::sim::check::due_facts::due_facts;
use crate::sim::check::role::{Role, role};
use crate::sim::check::{Checked, PlaysAgain, check_marks, check_marks_of_small, check_without};
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::spanned::Span;
use crate::sim::scenario::value::CalendarDay;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::scenario_files::{Batch, read_paths};
use crate::store::wall::wall_now;
use crate::words::Locale;

/// Warnings of one kind in one file that are shown to people; the rest is counted.
const MOST_ALIKE: usize = 10;
/// Errors of one kind in one file that are shown to people: nobody mends more between two looks.
const MOST_ERRORS_ALIKE: usize = 200;

/// Find what is wrong with calls, packs and the bank's file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall check
  rolecall check angry-complaint
  rolecall check --marks scenarios/angry-complaint.ron
  rolecall check --format json my-calls
  rolecall check --locale zh-Hans my-calls
  rolecall check --format sarif > findings.sarif
  rolecall explain unknown-target

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 cannot run.")]
pub struct CheckArguments {
    /// Files, folders or ids of calls; without any, the calls of the current folder and of ./scenarios, else the shipped calls.
    pub paths: Vec<PathBuf>,
    /// For people, one JSON object per line for programs, or a SARIF log for editors and code review.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Also compute the marks that plays of large calls expect, about a tenth of a second for each call, and say how many were played again.
    #[arg(long)]
    pub marks: bool,
    /// Language of the findings: en or zh-Hans; without it, the system's, and English for programs.
    #[arg(long)]
    pub locale: Option<String>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the underlined text.
    Human,
    /// One object per line.
    Json,
    /// One log in the Static Analysis Results Interchange Format.
    Sarif,
}

/// What was checked and found.
#[derive(Debug, Default)]
pub struct Summary {
    calls: usize,
    packs: usize,
    banks: usize,
    tables: usize,
    errors: usize,
    warnings: usize,
    unproven: usize,
    /// The calls with plays whose marks were not computed, because that takes longer and nobody has asked for it.
    unmarked: Vec<String>,
    /// How the plays of each call came out, where somebody has asked.
    played: Vec<(String, PlaysAgain)>,
}

impl CheckArguments {
    /// Checks, prints the findings to standard output and a summary to standard error.
    ///
    /// # Errors
    /// When something cannot be read, or the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = match (self.format, surroundings.named_locale(self.locale.as_deref())) {
            (Format::Json | Format::Sarif, None) => Locale::English,
            (_, code) => locale_of(code)?,
        };
        let colour =
            std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let mut summary = Summary::default();
        let mut out = std::io::stdout().lock();
        let mut together = Checked::default();
        let mut due = Vec::new();
        let batches = read_paths(&self.paths)?;
        let twice = same_call_twice(&batches);
        for batch in batches {
            self.tell_taken(&batch, locale);
            let mut checked = check_batch(&batch);
            let of_batch = twice.iter().filter(|finding| batch.wanted.contains(&finding.file));
            checked.findings.extend(of_batch.cloned());
            summary.check_marks(&mut checked, self.marks);
            summary.count(&batch, &checked);
            due.extend(due_facts(&checked.scenarios, today()));
            // A log is one document, whatever the number of folders.
            if self.format == Format::Sarif {
                together.findings.append(&mut checked.findings);
                together.texts.append(&mut checked.texts);
                continue;
            }
            // A reader that has gone away ends nothing but the printing.
            let _ = out.write_all(render(&checked, self.format, colour, locale).as_bytes());
        }
        if self.format == Format::Sarif {
            let _ = out.write_all(render(&together, self.format, colour, locale).as_bytes());
        }
        if self.format == Format::Human {
            for (call, plays) in &summary.played {
                let told = plays_again::told(call, *plays);
                let _ = writeln!(out, "{}", told.wording(locale.is_chinese()));
            }
        }
        let _ = out.flush();
        eprintln!("{}", summary.sentence().wording(locale.is_chinese()));
        // No finding: nothing is wrong with a file because a day has passed.
        for fact in due {
            warn(&fact.sentence(), locale);
        }
        Ok(if summary.errors > 0 {
            ExitCode::Findings
        } else {
            ExitCode::Fine
        })
    }

    /// Says which file is checked where the program holds another call with the same id and no path was named.
    fn tell_taken(&self, batch: &Batch, locale: Locale) {
        let is_by_id = |id: &str| self.paths.is_empty() || self.paths.iter().any(|word| word == Path::new(id));
        for name in &batch.wanted {
            if let Role::Scenario(id) = role(name)
                && is_by_id(id)
            {
                tell_taken(id, locale);
            }
        }
    }
}

/// The day that it is, in UTC.
fn today() -> CalendarDay {
    let today = wall_now().get(..10).and_then(CalendarDay::parse);
    // A clock that is far off finds nothing due.
    today.unwrap_or(CalendarDay {
        year: 1900,
        month: 1,
        day: 1,
    })
}

/// Calls with one id in several folders; each is told of at the second file and names the first.
fn same_call_twice(batches: &[Batch]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut twice = Vec::new();
    for name in batches.iter().flat_map(|batch| &batch.wanted) {
        let Role::Scenario(id) = role(name) else {
            continue;
        };
        if let Some(other) = first.get(id) {
            let message = sentence!(
                "Two files have the call \"{id}\": this one and {other}.",
                "有两个文件都是通话“{id}”：这一个和 {other}。"
            );
            let help = sentence!(
                "An id names one call in records and reports; give one of them another id and file name.",
                "记录和报告里，一个编号只指一通电话；请给其中一个换编号和文件名。"
            );
            let mut finding = Diagnostic::error("duplicate-scenario", Span::default(), message).help(help);
            name.clone_into(&mut finding.file);
            twice.push(finding);
        } else {
            first.insert(id, name);
        }
    }
    twice
}

/// Whether a finding stands among those that are told already; only what to do may be worded otherwise.
fn is_told(one: &Diagnostic, told: &[Diagnostic]) -> bool {
    let what = |finding: &Diagnostic| {
        (
            finding.code,
            finding.span,
            finding.file.clone(),
            finding.message.clone(),
        )
    };
    told.iter().any(|other| what(other) == what(one))
}

/// Checks what is wanted of a batch. Errors of shared files are kept too: without them no call can start.
pub fn check_batch(batch: &Batch) -> Checked {
    let wanted_call = |id: &str| {
        let of_call = |name: &String| matches!(role(name), Role::Scenario(call) | Role::Table(call, _) if call == id);
        batch.wanted.iter().any(of_call)
    };
    let is_shared = |finding: &Diagnostic| {
        let of_shared = matches!(role(&finding.file), Role::Bank | Role::Pack(_) | Role::Facts(_));
        of_shared || finding.code == "unreadable-folder"
    };
    let (lost, others): (Vec<Diagnostic>, Vec<Diagnostic>) = batch
        .findings
        .iter()
        .cloned()
        .partition(|finding| is_shared(finding) && finding.severity == Severity::Error);
    let mut checked = check_without(&batch.files, &lost, &wanted_call);
    checked.findings.extend(others);
    checked.findings.retain(|finding| {
        let is_shared = is_shared(finding);
        batch.wanted.contains(&finding.file) || (is_shared && finding.severity == Severity::Error)
    });
    checked
}

/// All findings as text, for readers of this language.
pub fn render(checked: &Checked, format: Format, colour: bool, locale: Locale) -> String {
    if format == Format::Sarif {
        return super::sarif::log(checked, locale);
    }
    if format == Format::Human {
        return render_for_people(&checked.findings, &checked.texts, colour, locale);
    }
    let mut findings = Findings::new(&checked.texts, colour, locale);
    let lines = checked.findings.iter();
    lines.map(|finding| findings.json(finding) + "\n").collect()
}

/// Findings with the underlined text, out of the texts of the files by name.
pub fn render_for_people(
    found: &[Diagnostic],
    texts: &BTreeMap<String, String>,
    colour: bool,
    locale: Locale,
) -> String {
    let mut findings = Findings::new(texts, colour, locale);
    let mut text = String::new();
    let mut alike: BTreeMap<(&str, &str, Severity), usize> = BTreeMap::new();
    for finding in found {
        let kind = (finding.file.as_str(), finding.code, finding.severity);
        let seen = alike.entry(kind).or_insert(0);
        *seen += 1;
        if *seen <= most_alike(finding.severity) {
            text.push_str(&findings.human(finding));
            text.push_str("\n\n");
        }
    }
    for ((file, code, severity), count) in alike {
        let Some(more) = count.checked_sub(most_alike(severity)).filter(|more| *more > 0) else {
            continue;
        };
        let (english, chinese) = match severity {
            Severity::Error => ("error", "错误"),
            Severity::Warning => ("warning", "提醒"),
        };
        let told = sentence!(
            "{file}: {more} more of {english}[{code}]; `rolecall check --format json` shows all.",
            "{file}：还有 {more} 个 {chinese}[{code}]；`rolecall check --format json` 会全部列出。"
        );
        text.push_str(told.wording(locale.is_chinese()));
        text.push_str("\n\n");
    }
    text
}

fn most_alike(severity: Severity) -> usize {
    match severity {
        Severity::Error => MOST_ERRORS_ALIKE,
        Severity::Warning => MOST_ALIKE,
    }
}

impl Summary {
    /// Adds the findings of marks that plays expect: of all calls, or of those that are small enough to be no trouble.
    pub fn check_marks(&mut self, checked: &mut Checked, of_all: bool) {
        let found = self.find_marks(checked, of_all);
        checked.findings.extend(found);
    }

    /// The same findings by themselves.
    pub fn find_marks(&mut self, checked: &Checked, of_all: bool) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for call in &checked.scenarios {
            let id = || call.scenario.id.value.clone();
            let marks = if of_all {
                check_marks(call)
            } else {
                check_marks_of_small(call)
            };
            if of_all {
                self.played.push((id(), marks.plays));
            } else if !marks.is_whole {
                self.unmarked.push(id());
            }
            found.extend(marks.findings);
        }
        // A play that already differs in its ending is not told of twice.
        found.retain(|one| !is_told(one, &checked.findings));
        found
    }

    /// The calls with plays whose marks were not computed.
    pub fn into_unmarked(self) -> Vec<String> {
        self.unmarked
    }

    /// Adds calls with plays whose marks were not computed.
    pub fn add_unmarked(&mut self, calls: &[String]) {
        self.unmarked.extend(calls.iter().cloned());
    }

    /// Adds what was wanted of a batch, and what was found.
    pub fn count(&mut self, batch: &Batch, checked: &Checked) {
        for name in &batch.wanted {
            match role(name) {
                Role::Scenario(_) => self.calls += 1,
                Role::Pack(_) | Role::Facts(_) => self.packs += 1,
                Role::Bank => self.banks += 1,
                Role::Table(..) => self.tables += 1,
                Role::Unknown => {}
            }
        }
        checked
            .findings
            .iter()
            .for_each(|finding| self.count_finding(finding.severity));
    }

    /// Adds one finding.
    pub fn count_finding(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }

    /// Adds a call that could not be proved.
    pub fn count_unproven(&mut self) {
        self.unproven += 1;
    }
}

impl Summary {
    /// How much was checked and found: `1 call, 4 packs: no findings`.
    pub fn sentence(&self) -> Sentence {
        let ending = |count: usize| if count == 1 { "" } else { "s" };
        let counted = |count: usize, english: &str, chinese: &str| {
            (count > 0).then(|| Sentence {
                english: format!("{count} {english}{}", ending(count)),
                chinese: format!("{count} {chinese}"),
            })
        };
        let files = joined(
            [
                counted(self.calls, "call", "通电话"),
                counted(self.packs, "pack", "个包"),
                counted(self.banks, "bank file", "个银行文件").filter(|_| self.calls == 0),
                counted(self.tables, "table of texts", "张译文表").filter(|_| self.calls == 0),
            ],
            sentence!("nothing to check", "没有可以检查的"),
        );
        let found = joined(
            [
                counted(self.errors, "error", "个错误"),
                counted(self.warnings, "warning", "个提醒"),
                (self.unproven > 0).then(|| sentence!("{n} not proven", "{n} 通没有证明", n = self.unproven)),
            ],
            sentence!("no findings", "没有发现问题"),
        );
        let told = sentence!("{files}: {found}", "{files}：{found}"; files, found);
        if self.unmarked.is_empty() {
            return told;
        }
        let calls = Sentence::listed(&self.unmarked);
        sentence!(
            "{told}. The marks that plays expect were not computed for {calls}; --marks does.",
            "{told}。{calls} 的走法所期望的得分没有计算；要计算请加 --marks。";
            told, calls
        )
    }
}

fn joined<const N: usize>(parts: [Option<Sentence>; N], nothing: Sentence) -> Sentence {
    let both = |one: Sentence, other: Sentence| sentence!("{one}, {other}", "{one}，{other}"; one, other);
    parts.into_iter().flatten().reduce(both).unwrap_or(nothing)
}
