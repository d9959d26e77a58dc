//! `rolecall explain acts`, `rules` and `sources`: what calls can name and is declared beside them, one a line.

use serde::Serialize;

use super::diagnostics::harmless;
use crate::sim::check::SourceFile;
use crate::sim::check::role::{Role, role};
use crate::sim::rules::in_language;
use crate::sim::rules::model::{Bank, FactPack, InLanguages, RulePack};
use crate::sim::scenario::load::load;

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Acts of the packs.
    Acts,
    /// Rules of the packs.
    Rules,
    /// House policies and facts.
    Sources,
}

/// A name and what it stands for, as a program reads it.
#[derive(Serialize)]
struct JsonName<'a> {
    id: &'a str,
    text: &'a str,
    file: &'a str,
}

impl Topic {
    /// The topic of this name.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "acts" => Self::Acts,
            "rules" => Self::Rules,
            "sources" => Self::Sources,
            _ => return None,
        })
    }

    /// Everything of this topic in the shared files, under the name of each file that has some. Files that cannot be read are
    /// passed over; `check` tells of them.
    pub fn list(self, files: &[SourceFile], language: &str) -> String {
        let mut page = String::new();
        for file in files {
            let rows = self.rows(file, language);
            if rows.is_empty() {
                continue;
            }
            let widest = rows.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(0);
            page.push_str(&format!("{}\n", harmless(&file.name)));
            for (id, text) in rows {
                page.push_str(&format!("  {:<widest$}  {}\n", harmless(&id), harmless(&text)));
            }
            page.push('\n');
        }
        page
    }

    /// The same, one JSON object per line: id, text and the file that declares it.
    pub fn json(self, files: &[SourceFile], language: &str) -> String {
        let mut lines = String::new();
        for file in files {
            for (id, text) in self.rows(file, language) {
                let name = JsonName {
                    id: &id,
                    text: &text,
                    file: &file.name,
                };
                lines.push_str(&serde_json::to_string(&name).unwrap_or_default());
                lines.push('\n');
            }
        }
        lines
    }

    fn rows(self, file: &SourceFile, language: &str) -> Vec<(String, String)> {
        let row = |id: &str, text: &InLanguages| {
            (
                id.to_owned(),
                in_language(text, language).unwrap_or_default().to_owned(),
            )
        };
        match (self, role(&file.name)) {
            (Self::Acts, Role::Pack(_)) => {
                let pack = load::<RulePack>(&file.name, &file.bytes).value;
                let acts = pack.iter().flat_map(|pack| &pack.acts);
                acts.map(|act| row(&act.id, &act.text)).collect()
            }
            (Self::Rules, Role::Pack(_)) => {
                let pack = load::<RulePack>(&file.name, &file.bytes).value;
                let rules = pack.iter().flat_map(|pack| &pack.rules);
                rules.map(|rule| row(&rule.id, &rule.text)).collect()
            }
            (Self::Sources, Role::Bank) => {
                let bank = load::<Bank>(&file.name, &file.bytes).value;
                let policies = bank.iter().flat_map(|bank| &bank.policies);
                policies.map(|policy| row(&policy.id, &policy.text)).collect()
            }
            (Self::Sources, Role::Facts(_)) => {
                let pack = load::<FactPack>(&file.name, &file.bytes).value;
                let facts = pack.iter().flat_map(|pack| &pack.facts);
                facts.map(|fact| row(&fact.id, &fact.text)).collect()
            }
            _ => Vec::new(),
        }
    }
}
