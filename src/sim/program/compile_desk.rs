//! Compiles what lies on the desk: desktop items, what the customer hides, after-call work.

use super::compile::{CompileError, Compiler, earned};
use super::parts::{CompiledEntry, CompiledHidden, CompiledItem, WrapUpList};
use crate::sim::scenario::wrap_up::Entry;

impl Compiler<'_> {
    pub(super) fn items(&self) -> Result<Vec<CompiledItem>, CompileError> {
        let items = self.scenario.desktop.iter();
        items
            .map(|item| {
                let key = format!("desktop/{}", item.id);
                let row = |index| {
                    let row = format!("{key}/{index}");
                    (self.text(&format!("{row}/label")), self.text(&format!("{row}/text")))
                };
                Ok(CompiledItem {
                    id: item.id.value.clone(),
                    kind: item.kind,
                    title: self.text(&format!("{key}/title")),
                    locked: item.locked.as_ref().map(|_| self.text(&format!("{key}/locked"))),
                    opens: self.maybe(&item.opens)?,
                    exists: self.maybe(&item.when)?,
                    looked: self.looked.get(item.id.value.as_str()).copied(),
                    rows: (1..=item.rows.len()).map(row).collect(),
                })
            })
            .collect()
    }

    pub(super) fn hidden(&self) -> Result<Vec<CompiledHidden>, CompileError> {
        let hidden = self.scenario.customer.hidden.iter();
        hidden
            .map(|hidden| {
                Ok(CompiledHidden {
                    id: hidden.id.value.clone(),
                    text: self.text(&format!("hidden/{}/text", hidden.id)),
                    how: self.text(&format!("hidden/{}/how", hidden.id)),
                    revealed_by: self.condition(&hidden.revealed_by)?,
                    known: self.known.get(hidden.id.value.as_str()).copied().unwrap_or_default(),
                })
            })
            .collect()
    }

    pub(super) fn wrap_up(&self) -> Result<Vec<CompiledEntry>, CompileError> {
        let wrap_up = &self.scenario.wrap_up;
        let follow_up = &wrap_up.follow_up;
        let mut compiled = Vec::new();
        for (list, name, entries) in [
            (WrapUpList::Disposition, "disposition", &wrap_up.disposition),
            (WrapUpList::Notes, "notes", &wrap_up.notes),
            (WrapUpList::Owner, "owner", &follow_up.owner),
            (WrapUpList::Date, "date", &follow_up.date),
            (WrapUpList::Channel, "channel", &follow_up.channel),
        ] {
            for entry in entries {
                compiled.push(self.entry(list, name, entry)?);
            }
        }
        Ok(compiled)
    }

    fn entry(&self, list: WrapUpList, name: &str, entry: &Entry) -> Result<CompiledEntry, CompileError> {
        let key = format!("wrap_up/{name}/{}", entry.id);
        Ok(CompiledEntry {
            id: entry.id.value.clone(),
            list,
            label: self.text(&format!("{key}/label")),
            why: self.text(&format!("{key}/why")),
            sources: entry.sources.iter().map(|source| source.value.clone()).collect(),
            when: self.maybe(&entry.when)?,
            points: earned(entry.points),
            otherwise: earned(entry.otherwise),
        })
    }
}
