//! `rolecall explain`: what a finding means, what to do, and how it looks wrong and right.

use anyhow::bail;
use clap::Args;
use serde::Serialize;

use super::exit_code::ExitCode;
use super::talk::print;
use crate::sim::check::rules_table::{FAMILIES, Family, Place, RuleInfo};
use crate::sim::diagnostic::{Severity, did_you_mean};
use crate::sim::prove::proof_rules::PROOF_FAMILY;

/// Explain a finding of `check` or `prove`, or list all of them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall explain
  rolecall explain unknown-target
  rolecall explain points-farm
  rolecall explain --format json unknown-target

Exit codes: 0 fine, 2 there is no such finding.")]
pub struct ExplainArguments {
    /// The code, as it stands in brackets behind error or warning; without it, all codes.
    pub code: Option<String>,
    /// For people, or one JSON object per line for programs.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
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
}

impl ExplainArguments {
    /// Prints the explanation to standard output.
    ///
    /// # Errors
    /// When there is no such finding; the sentence says which one was most likely meant.
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        let Some(code) = &self.code else {
            match self.format {
                Format::Human => print(&list()),
                Format::Json => everything().for_each(|(family, rule)| print(&json(family, rule))),
            }
            return Ok(ExitCode::Fine);
        };
        let rows: Vec<(&Family, &RuleInfo)> = everything().filter(|(_, rule)| rule.code == code).collect();
        if rows.is_empty() {
            let help = did_you_mean(code, everything().map(|(_, rule)| rule.code));
            let help = help.unwrap_or_else(|| "`rolecall explain` lists them.".to_owned());
            bail!("There is no finding called \"{code}\". {help}");
        }
        match self.format {
            // `check` and a proof may have a finding of one name.
            Format::Human => print(
                &rows
                    .iter()
                    .map(|(family, rule)| explained(family, rule))
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            Format::Json => rows.iter().for_each(|(family, rule)| print(&json(family, rule))),
        }
        Ok(ExitCode::Fine)
    }
}

/// The families of `check`, and that of proofs.
fn families() -> impl Iterator<Item = &'static Family> {
    FAMILIES.iter().chain([&PROOF_FAMILY])
}

/// Every row with its family.
fn everything() -> impl Iterator<Item = (&'static Family, &'static RuleInfo)> {
    families().flat_map(|family| family.rules.iter().map(move |rule| (family, rule)))
}

fn list() -> String {
    let widest = everything().map(|(_, rule)| rule.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for family in families() {
        text.push_str(&format!("{}\n", family.title));
        for rule in family.rules {
            let (meaning, _) = rule.explanation.split_once(". ").unwrap_or((rule.explanation, ""));
            let meaning = meaning.trim_end_matches('.');
            text.push_str(&format!(
                "  {:<widest$}  {:<7}  {meaning}.\n",
                rule.code,
                word(rule.severity)
            ));
        }
        text.push('\n');
    }
    text.push_str("`rolecall explain CODE` tells more, with examples.\n");
    text
}

fn explained(family: &Family, rule: &RuleInfo) -> String {
    let allowed = if rule.allowable {
        format!(
            "It can be accepted in the call: allow: [(code: \"{}\", at: \"NODE\", because: \"…\")].",
            rule.code
        )
    } else if *family == PROOF_FAMILY {
        "It cannot be accepted; `rolecall prove` tells it until it is mended.".to_owned()
    } else {
        "It cannot be accepted; the call does not start before it is mended.".to_owned()
    };
    let example = &rule.example;
    let sides = [("Wrong", example.bad), ("Right", example.good)];
    let mut text = format!(
        "{}[{}]\n\n{}\n{allowed}\n",
        word(rule.severity),
        rule.code,
        rule.explanation
    );
    for (side, snippet) in sides {
        if example.place == Place::Told {
            text.push_str(&format!("\n{side}: {snippet}.\n"));
        } else {
            text.push_str(&format!("\n{side}, {}:\n\n", example.place.words()));
            snippet.lines().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
    }
    text
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn json(family: &Family, rule: &RuleInfo) -> String {
    let rule = JsonRule {
        code: rule.code,
        family: family.title,
        severity: rule.severity,
        allowable: rule.allowable,
        explanation: rule.explanation,
        place: rule.example.place.words(),
        bad: rule.example.bad,
        good: rule.example.good,
    };
    serde_json::to_string(&rule).unwrap_or_default() + "\n"
}
