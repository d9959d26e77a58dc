//! Whether a file is called as the id in it says.

use super::id_form::is_scenario_id;
use super::rules_table::finding;
use super::subject::shown;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Name;
use crate::sim::sentence::sentence;

/// The id must be the name of the file.
pub(super) fn file_name(id: &Name, stem: &str, found: &mut Vec<Diagnostic>) {
    if id.value != stem {
        let message = sentence!(
            "The id is \"{id}\" and the file is called \"{stem}.ron\".",
            "编号是“{id}”，文件却叫“{stem}.ron”。",
            id = shown(id),
            stem = shown(stem)
        );
        let stem = shown(stem);
        let help = match is_scenario_id(&id.value) {
            true => sentence!(
                "Call the file \"{id}.ron\", or write id: \"{stem}\".",
                "请把文件改名为“{id}.ron”，或写 id: \"{stem}\"。",
                id = shown(id)
            ),
            false => sentence!("Write id: \"{stem}\".", "请写 id: \"{stem}\"。"),
        };
        found.push(finding("wrong-file-name", id.span, message).help(help));
    }
}
