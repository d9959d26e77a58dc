//! Findings as a SARIF log, which code review tools and editors read.
//!
//! The form is "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS Standard, with one run. Lines and
//! columns count from 1, columns are Unicode code points, and the end of a region is the column behind its last character.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::explain::first_sentence;
use crate::sim::check::Checked;
use crate::sim::check::rules_table::{Place, RuleInfo, chinese, rules};
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::line_index::LineIndex;
use crate::sim::prove::proof_rules::PROOF_RULES;
use crate::sim::prove::proof_rules_chinese;
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::sentence;
use crate::words::{Locale, Words};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The whole log, with one result for each finding, for readers of this language.
pub(super) fn log(checked: &Checked, locale: Locale) -> String {
    log_of(checked, Table::Check, locale)
}

/// The log of what a proof has found, with its own table of rules.
pub(super) fn proof_log(checked: &Checked, locale: Locale) -> String {
    log_of(checked, Table::Proof, locale)
}

/// Whose findings they are: both may have one of the same name.
#[derive(Clone, Copy)]
enum Table {
    Check,
    Proof,
}

impl Table {
    fn rules(self) -> Vec<&'static RuleInfo> {
        match self {
            Self::Check => rules().collect(),
            Self::Proof => PROOF_RULES.iter().collect(),
        }
    }

    fn explanation_in_chinese(self, code: &str) -> Option<&'static str> {
        match self {
            Self::Check => chinese::explanation(code),
            Self::Proof => proof_rules_chinese::explanation(code),
        }
    }

    fn told_in_chinese(self, code: &str) -> Option<[&'static str; 2]> {
        match self {
            Self::Check => chinese::told(code),
            Self::Proof => proof_rules_chinese::told(code),
        }
    }
}

fn log_of(checked: &Checked, table: Table, locale: Locale) -> String {
    let words = Words::new(locale);
    let mut files = Files {
        texts: &checked.texts,
        lines: BTreeMap::new(),
        rules: table.rules(),
        is_chinese: locale.is_chinese(),
    };
    let results: Vec<Value> = checked.findings.iter().map(|finding| files.result(finding)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "rolecall",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": table.rules().into_iter().map(|one| rule(one, table, &words)).collect::<Vec<_>>(),
            }},
            "language": if locale.is_chinese() { "zh" } else { "en" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(rule: &RuleInfo, table: Table, words: &Words) -> Value {
    let in_chinese = |text: Option<&'static str>| text.filter(|_| words.locale().is_chinese());
    let explanation = in_chinese(table.explanation_in_chinese(rule.code)).unwrap_or(rule.explanation);
    json!({
        "id": rule.code,
        "shortDescription": {"text": first_sentence(explanation)},
        "fullDescription": {"text": explanation},
        "help": {"text": sides(rule, table, words)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

/// How it looks wrong and right.
fn sides(rule: &RuleInfo, table: Table, words: &Words) -> String {
    let example = &rule.example;
    let is_told = words.locale().is_chinese() && example.place == Place::Told;
    let told = table.told_in_chinese(rule.code).filter(|_| is_told);
    let [bad, good] = told.unwrap_or([example.bad, example.good]);
    let place = match example.place {
        Place::File(name) => name.to_owned(),
        place => words.named("explain-place", &place),
    };
    let side = |side: &str, snippet: &str| {
        let heading = [("side", words.text(side).into()), ("place", place.clone().into())];
        format!("{}\n{snippet}", words.with("explain-example", &heading))
    };
    format!("{}\n\n{}", side("explain-wrong", bad), side("explain-right", good))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The files with their lines.
struct Files<'t> {
    texts: &'t BTreeMap<String, String>,
    lines: BTreeMap<&'t str, LineIndex<'t>>,
    rules: Vec<&'static RuleInfo>,
    is_chinese: bool,
}

impl Files<'_> {
    fn result(&mut self, finding: &Diagnostic) -> Value {
        let message = match &finding.help {
            Some(help) => finding.message.then(help),
            None => finding.message.clone(),
        };
        let message = message.wording(self.is_chinese);
        let artifact = json!({"uri": uri(&finding.file)});
        let mut place = json!({"artifactLocation": artifact});
        if finding.span != Span::default()
            && let Some(region) = self.region(&finding.file, finding.span)
        {
            place["region"] = json!(region);
        }
        let mut result = json!({
            "ruleId": finding.code,
            "level": level(finding.severity),
            "message": {"text": message},
            "locations": [{"physicalLocation": place}],
        });
        if let Some(index) = self.rules.iter().position(|rule| rule.code == finding.code) {
            result["ruleIndex"] = json!(index);
        }
        if let Some(fix) = &finding.fix
            && let Some(region) = self.region(&finding.file, fix.span)
        {
            result["fixes"] = json!([{
                "description": {"text": sentence!("Write {text}.", "请写 {text}。", text = fix.text).wording(self.is_chinese)},
                "artifactChanges": [{
                    "artifactLocation": artifact,
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": fix.text}}],
                }],
            }]);
        }
        result
    }

    fn region(&mut self, file: &str, span: Span) -> Option<Region> {
        let (name, text) = self.texts.get_key_value(file)?;
        let lines = self.lines.entry(name).or_insert_with(|| LineIndex::new(text));
        let (start, end) = (lines.place(span.start as usize), lines.place(span.end as usize));
        Some(Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        })
    }
}

/// A file's name as a relative reference (RFC 3986): everything but unreserved characters and `/` is written in per cent.
fn uri(name: &str) -> String {
    let mut uri = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
