//! Replies and further wordings, which belong to what other rows have made.

use super::assemble::{Assembler, Way, at};
use super::columns::Column;
use super::import::ReadRow;
use super::kinds::Place;

impl Assembler<'_> {
    /// What is heard after an option or another event. Other rows come back.
    pub(super) fn reply(&mut self, row: ReadRow) -> Option<ReadRow> {
        if row.kind.place != Place::Reply {
            return Some(row);
        }
        let Some((way, prefix)) = self.owners.get(&[row.node.clone(), row.of.clone()]).cloned() else {
            let message = match row.of.is_empty() {
                true => "is empty; name the option that the reply belongs to".to_owned(),
                false => format!(
                    "has \"{}\", and there is nothing of that name that can have a reply{}",
                    row.of,
                    if row.node.is_empty() {
                        String::new()
                    } else {
                        format!(" at the node \"{}\"", row.node)
                    }
                ),
            };
            self.wrong(&row, Some(Column::Of), message);
            return None;
        };
        let key = format!("{prefix}/reply/{}", row.id);
        self.translate(&row, &key);
        let path = if way.rest.is_empty() {
            "reply".to_owned()
        } else {
            format!("{}.reply", way.rest)
        };
        let number = at(&mut self.tree, &way.steps)?.push(&path, row.group);
        let way = Way {
            steps: [way.steps, vec![(path, number)]].concat(),
            rest: "",
        };
        self.lines.entry([row.node, row.of, row.id]).or_insert((way, key));
        None
    }

    /// Another wording of a line.
    pub(super) fn wording(&mut self, row: ReadRow) -> Option<ReadRow> {
        let Some((way, key)) = self
            .lines
            .get(&[row.node.clone(), row.of.clone(), row.id.clone()])
            .cloned()
        else {
            let message = format!(
                "has \"{}\", and there is no such line that a wording could belong to",
                row.id
            );
            self.wrong(&row, Some(Column::Id), message);
            return None;
        };
        let count = self.counts.entry(key.clone()).or_default();
        *count += 1;
        let key = format!("{key}/or/{count}");
        self.translate(&row, &key);
        let Some(text) = row.group.get("text").cloned() else {
            self.wrong(&row, Some(Column::Text), "is empty; a wording needs a text");
            return None;
        };
        at(&mut self.tree, &way.steps)?.push("or", text);
        None
    }
}
