//! Findings as a SARIF log, which code review tools and editors read.
//!
//! The form is "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS Standard, with one run. Lines and
//! columns count from 1, columns are Unicode code points, and the end of a region is the column behind its last character.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::line_index::LineIndex;
use crate::sim::check::Checked;
use crate::sim::check::rules_table::{RuleInfo, rules};
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::spanned::Span;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The whole log, with one result for each finding.
pub(super) fn log(checked: &Checked) -> String {
    let mut files = Files {
        texts: &checked.texts,
        lines: BTreeMap::new(),
    };
    let results: Vec<Value> = checked.findings.iter().map(|finding| files.result(finding)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "rolecall",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(rule: &RuleInfo) -> Value {
    let (meaning, _) = rule.explanation.split_once(". ").unwrap_or((rule.explanation, ""));
    let example = &rule.example;
    json!({
        "id": rule.code,
        "shortDescription": {"text": format!("{}.", meaning.trim_end_matches('.'))},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": format!("Wrong, {place}:\n{}\n\nRight, {place}:\n{}", example.bad, example.good, place = example.place.words())},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
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
}

impl Files<'_> {
    fn result(&mut self, finding: &Diagnostic) -> Value {
        let message = match &finding.help {
            Some(help) => format!("{} {help}", finding.message),
            None => finding.message.clone(),
        };
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
        if let Some(index) = rules().position(|rule| rule.code == finding.code) {
            result["ruleIndex"] = json!(index);
        }
        if let Some(fix) = &finding.fix
            && let Some(region) = self.region(&finding.file, fix.span)
        {
            result["fixes"] = json!([{
                "description": {"text": format!("Write {}.", fix.text)},
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
