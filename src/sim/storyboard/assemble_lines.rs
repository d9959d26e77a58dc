//! Replies and further wordings, which belong to what other rows have made.

use super::assemble::{Assembler, Way, at};
use super::columns::Column;
use super::import::ReadRow;
use super::kinds::Place;
use crate::sim::sentence::sentence;

impl Assembler<'_> {
    /// What is heard after an option or another event. Other rows come back.
    pub(super) fn reply(&mut self, row: ReadRow) -> Option<ReadRow> {
        if row.kind.place != Place::Reply {
            return Some(row);
        }
        let Some((way, prefix)) = self.owners.get(&[row.node.clone(), row.of.clone()]).cloned() else {
            let (of, node) = (&row.of, &row.node);
            let message = match (of.is_empty(), node.is_empty()) {
                (true, _) => sentence!(
                    "is empty; name the option that the reply belongs to",
                    "是空的；请写明回应属于哪个选项"
                ),
                (false, true) => sentence!(
                    "has \"{of}\", and there is nothing of that name that can have a reply",
                    "写着“{of}”，没有叫这个名字而又能有回应的"
                ),
                (false, false) => sentence!(
                    "has \"{of}\", and there is nothing of that name that can have a reply at the node \"{node}\"",
                    "写着“{of}”，节点“{node}”里没有叫这个名字而又能有回应的"
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
            let message = sentence!(
                "has \"{id}\", and there is no such line that a wording could belong to",
                "写着“{id}”，没有这一句，另一种说法无处可属",
                id = row.id
            );
            self.wrong(&row, Some(Column::Id), message);
            return None;
        };
        let count = self.counts.entry(key.clone()).or_default();
        *count += 1;
        let key = format!("{key}/or/{count}");
        self.translate(&row, &key);
        let Some(text) = row.group.get("text").cloned() else {
            let message = sentence!("is empty; a wording needs a text", "是空的；另一种说法需要正文");
            self.wrong(&row, Some(Column::Text), message);
            return None;
        };
        at(&mut self.tree, &way.steps)?.push("or", text);
        None
    }
}
