//! `rolecall explain`: what a finding means, what to do, and how it looks wrong and right.

use anyhow::bail;
use clap::Args;
use serde::Serialize;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::explain_library::Topic;
use super::talk::{locale_of, print};
use crate::sim::check::rules_table::{FAMILIES, Family, Place, RuleInfo, chinese};
use crate::sim::diagnostic::{Severity, did_you_mean};
use crate::sim::prove::proof_rules::{PROOF_FAMILY, accepted_at};
use crate::sim::prove::proof_rules_chinese;
use crate::sim::prove::surface::cues::{CUES, Cue};
use crate::sim::sentence::sentence;
use crate::store::embedded_guide::guide;
use crate::store::scenario_files::library;
use crate::words::{Locale, Words};

/// The finding whose places are cues.
const OF_CUES: &str = "gives-itself-away";

/// Errors of plays, which do not keep their call from being played.
const OF_PLAYS: [&str; 6] = [
    "unknown-option",
    "unknown-desk",
    "unknown-entry",
    "bad-command",
    "play-rejected",
    "play-differs",
];

/// Examples whose point is how a text is worded, as a Chinese call has it: the wrong side and the right one.
const IN_CHINESE_TEXTS: [(&str, [&str; 2]); 1] = [(
    OF_CUES,
    [
        r#"id: "listen", label: "先道歉，谢谢她来电，再受理"

id: "ask", label: "请她先核实两项信息"

id: "name-it", label: "抱歉地说出哪张卡、哪一天""#,
        r#"id: "listen", label: "受理这件事"

id: "ask", label: "问两项信息"

id: "name-it", label: "说出哪张卡、哪一天""#,
    ],
)];

/// Explain a finding of `check` or `prove`, or list all of them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall explain
  rolecall explain unknown-target
  rolecall explain points-farm --locale zh-Hans
  rolecall explain --format json unknown-target
  rolecall explain acts
  rolecall explain sources --locale zh-Hans
  rolecall explain format

Exit codes: 0 fine, 2 there is no such finding.")]
pub struct ExplainArguments {
    /// The code, as it stands in brackets behind error or warning; the name of a cue; acts, rules or sources for the names that
    /// calls can use; or format for the guide to writing calls. Without it, all codes.
    pub code: Option<String>,
    /// For people, or one JSON object per line for programs.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Language: en or zh-Hans; without it, the system's, and English for programs.
    #[arg(long)]
    pub locale: Option<String>,
}

/// How explanations are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Sentences and examples.
    Human,
    /// One object per line.
    Json,
}

/// A row of the table as a program reads it.
#[derive(Serialize)]
struct JsonRule {
    code: &'static str,
    family: &'static str,
    severity: Severity,
    allowable: bool,
    explanation: &'static str,
    place: &'static str,
    bad: &'static str,
    good: &'static str,
    found_by: Vec<&'static str>,
    /// What it means and looks like where a proof has a finding of this name beside that of `check`.
    #[serde(skip_serializing_if = "Option::is_none")]
    of_proof: Option<Box<JsonRule>>,
}

/// A row with its family, in one language.
struct Explained {
    family: &'static Family,
    rule: &'static RuleInfo,
    title: &'static str,
    explanation: &'static str,
    bad: &'static str,
    good: &'static str,
}

impl ExplainArguments {
    /// Prints the explanation to standard output.
    ///
    /// # Errors
    /// When there is no such finding, the sentence says which one was most likely meant; or when the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = match (self.format, surroundings.named_locale(self.locale.as_deref())) {
            (Format::Json, None) => Locale::English,
            (_, code) => locale_of(code)?,
        };
        let words = Words::new(locale);
        let all = everything(locale);
        let Some(code) = &self.code else {
            match self.format {
                Format::Human => print(&list(&words, &all)),
                Format::Json => print(&json(&all.iter().collect::<Vec<_>>())),
            }
            return Ok(ExitCode::Fine);
        };
        if code == "format" {
            if self.format == Format::Json {
                bail!(words.text("explain-guide-for-people"));
            }
            print(guide(locale));
            return Ok(ExitCode::Fine);
        }
        if let Some(topic) = Topic::of(code) {
            let files = library()?.files;
            print(&match self.format {
                Format::Human => topic.list(&files, locale.code()),
                Format::Json => topic.json(&files, locale.code()),
            });
            return Ok(ExitCode::Fine);
        }
        // The name of a cue stands behind the code of the finding that it causes.
        let cue = CUES.into_iter().find(|cue| cue.word() == code);
        let wanted = cue.map_or(code.as_str(), |_| OF_CUES);
        let rows: Vec<&Explained> = all.iter().filter(|row| row.rule.code == wanted).collect();
        if let (Some(cue), Format::Human) = (cue, self.format) {
            print(&(cue_text(&words, cue) + "\n\n"));
        }
        if rows.is_empty() {
            let cues = CUES.iter().map(|cue| cue.word());
            let help = did_you_mean(code, all.iter().map(|row| row.rule.code).chain(cues));
            let help = help
                .unwrap_or_else(|| sentence!("`rolecall explain` lists them.", "`rolecall explain` 列出了全部代码。"));
            let told = sentence!("There is no finding called \"{code}\".", "没有代码是“{code}”的提示。");
            bail!("{}", told.then(&help).wording(locale.is_chinese()));
        }
        match self.format {
            // `check` and a proof may have a finding of one name.
            Format::Human => print(&rows.iter().map(|row| row.text(&words)).collect::<Vec<_>>().join("\n")),
            Format::Json => print(&json(&rows)),
        }
        Ok(ExitCode::Fine)
    }
}

/// Every row of `check` and of proofs, with its family.
fn everything(locale: Locale) -> Vec<Explained> {
    let families = FAMILIES.iter().chain([&PROOF_FAMILY]);
    let rows = families.flat_map(|family| {
        family
            .rules
            .iter()
            .map(move |rule| Explained::new(family, rule, locale))
    });
    rows.collect()
}

/// One object for each code, one a line. `check` and a proof may have a finding of one name; then that of the proof stands inside.
fn json(rows: &[&Explained]) -> String {
    let mut rules: Vec<JsonRule> = Vec::new();
    for row in rows {
        let rule = row.json();
        match rules.iter_mut().find(|known| known.code == rule.code) {
            Some(known) => {
                known.found_by.extend(&rule.found_by);
                known.of_proof = Some(Box::new(rule));
            }
            None => rules.push(rule),
        }
    }
    let lines = rules.iter().map(|rule| serde_json::to_string(rule).unwrap_or_default());
    lines.map(|line| line + "\n").collect()
}

/// What always choosing by a cue means.
fn cue_text(words: &Words, cue: Cue) -> String {
    let meaning = match words.locale() {
        Locale::SimplifiedChinese => cue.meaning_in_chinese(),
        Locale::English => cue.meaning(),
    };
    words.with(
        "explain-cue",
        &[("cue", cue.word().into()), ("meaning", meaning.into())],
    )
}

fn list(words: &Words, all: &[Explained]) -> String {
    let widest = all.iter().map(|row| row.rule.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rows in all.chunk_by(|one, next| one.family == next.family) {
        text.push_str(&format!("{}\n", rows.first().map_or("", |row| row.title)));
        for Explained { rule, explanation, .. } in rows {
            let severity = words.named("explain-severity", &rule.severity);
            text.push_str(&format!(
                "  {:<widest$}  {severity:<7}  {}\n",
                rule.code,
                first_sentence(explanation)
            ));
        }
        text.push('\n');
    }
    text + &words.text("explain-more") + "\n"
}

/// The first sentence of an explanation, with its full stop.
pub(super) fn first_sentence(explanation: &str) -> String {
    match explanation.split_once('。') {
        Some((meaning, _)) => format!("{meaning}。"),
        None => {
            let (meaning, _) = explanation.split_once(". ").unwrap_or((explanation, ""));
            format!("{}.", meaning.trim_end_matches('.'))
        }
    }
}

impl Explained {
    fn new(family: &'static Family, rule: &'static RuleInfo, locale: Locale) -> Self {
        let is_chinese = locale == Locale::SimplifiedChinese;
        let is_proof = *family == PROOF_FAMILY;
        let chinese = |of_check: Option<&'static str>, of_proof: Option<&'static str>| match is_proof {
            true => of_proof.filter(|_| is_chinese),
            false => of_check.filter(|_| is_chinese),
        };
        let told = match is_proof {
            true => proof_rules_chinese::told(rule.code),
            false => chinese::told(rule.code),
        };
        let of_text = IN_CHINESE_TEXTS
            .into_iter()
            .find(|(code, _)| *code == rule.code && is_proof && is_chinese)
            .map(|(_, sides)| sides);
        let [bad, good] = told
            .filter(|_| is_chinese && rule.example.place == Place::Told)
            .or(of_text)
            .unwrap_or([rule.example.bad, rule.example.good]);
        Self {
            family,
            rule,
            title: chinese(chinese::title(family.title), proof_rules_chinese::title(family.title))
                .unwrap_or(family.title),
            explanation: chinese(
                chinese::explanation(rule.code),
                proof_rules_chinese::explanation(rule.code),
            )
            .unwrap_or(rule.explanation),
            bad,
            good,
        }
    }

    fn text(&self, words: &Words) -> String {
        let rule = self.rule;
        let is_proof = self.is_proof();
        let allowed = if rule.allowable && is_proof {
            let forms = accepted_at(rule.code);
            let forms = forms.wording(words.locale().is_chinese()).to_owned();
            let parts = [("code", rule.code.into()), ("forms", forms.into())];
            words.with("explain-allowed-proof", &parts)
        } else if rule.allowable {
            words.with("explain-allowed", &[("code", rule.code.into())])
        } else if OF_PLAYS.contains(&rule.code) {
            words.text("explain-not-allowed-of-play")
        } else if is_proof {
            words.text("explain-not-allowed-by-proof")
        } else {
            words.text("explain-not-allowed")
        };
        let severity = words.named("explain-severity", &rule.severity);
        let mut text = format!("{severity}[{}]\n\n{}\n{allowed}\n", rule.code, self.explanation);
        if rule.code == OF_CUES {
            text.push_str(&format!("\n{}\n", words.text("explain-cues")));
            for cue in CUES {
                text.push_str(&format!("    {}\n", cue_text(words, cue)));
            }
        }
        let place = match rule.example.place {
            Place::File(name) => name.to_owned(),
            place => words.named("explain-place", &place),
        };
        for (side, snippet) in [("explain-wrong", self.bad), ("explain-right", self.good)] {
            let side = words.text(side);
            if rule.example.place == Place::Told {
                let told = words.with("explain-told", &[("side", side.into()), ("what", snippet.into())]);
                text.push_str(&format!("\n{told}\n"));
            } else {
                let heading = [("side", side.into()), ("place", place.clone().into())];
                text.push_str(&format!("\n{}\n\n", words.with("explain-example", &heading)));
                snippet.lines().for_each(|line| text.push_str(&format!("    {line}\n")));
            }
        }
        text
    }

    fn is_proof(&self) -> bool {
        *self.family == PROOF_FAMILY
    }

    fn json(&self) -> JsonRule {
        JsonRule {
            code: self.rule.code,
            family: self.title,
            severity: self.rule.severity,
            allowable: self.rule.allowable,
            explanation: self.explanation,
            place: self.rule.example.place.words(),
            bad: self.bad,
            good: self.good,
            found_by: vec![if self.is_proof() { "prove" } else { "check" }],
            of_proof: None,
        }
    }
}
