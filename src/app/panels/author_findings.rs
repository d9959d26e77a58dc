//! What is wrong with the file, each finding with its line and with a way to the place that it is about.

use egui::Ui;

use super::Surroundings;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    mark_ui, muted_ui, quiet_button_ui, raised_card_ui, strong_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::diagnostic::Severity;
use crate::sim::score::scorecard::StepClass;
use crate::view::author::{AuthorFinding, AuthorView};

/// So many findings are drawn; who has more mends these first.
const MOST_FINDINGS: usize = 60;

/// Draws all findings, errors first.
pub fn findings_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &AuthorView) -> Option<UiCommand> {
    let words = surroundings.words;
    subheading_ui(ui, &words.text("author-findings"));
    if view.findings.is_empty() {
        muted_ui(ui, &words.text("author-findings-none"));
    }
    let mut asked = None;
    for finding in view.findings.iter().take(MOST_FINDINGS) {
        asked = finding_ui(ui, surroundings, finding, true).or(asked.take());
    }
    if let Some(more) = view.findings.len().checked_sub(MOST_FINDINGS).filter(|more| *more > 0) {
        muted_ui(ui, &words.with("author-findings-more", &[("n", more.into())]));
    }
    asked
}

/// Draws one finding; `leads` is whether it has a button to its place.
pub(super) fn finding_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    finding: &AuthorFinding,
    leads: bool,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let (class, severity) = match finding.severity {
        Severity::Error => (StepClass::Critical, "author-error"),
        Severity::Warning => (StepClass::Costly, "author-warning"),
    };
    let card = raised_card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_ui(ui, class, &format!("{} · {}", words.text(severity), finding.code));
        text_ui(ui, &finding.message);
        if !finding.help.is_empty() {
            muted_ui(ui, &finding.help);
        }
        if finding.is_proven {
            muted_ui(ui, &words.text("author-from-proof"));
        }
        if finding.line > 0 {
            let place = [
                ("file", finding.file.clone().into()),
                ("line", finding.line.to_string().into()),
            ];
            strong_ui(ui, &words.with("author-file-line", &place), theme.colours.muted);
            muted_ui(ui, &finding.source);
        }
        if !finding.witness.is_empty() {
            let play = finding.witness.join(", ");
            muted_ui(ui, &words.with("author-witness", &[("play", play.into())]));
        }
        let node = finding.node.as_ref().filter(|_| leads)?;
        let label = words.text("author-go-to");
        let shown = match node.char_indices().nth(20) {
            Some((end, _)) => format!("{label} {}…", &node[..end]),
            None => format!("{label} {node}"),
        };
        let wanted = quiet_button_ui(ui, &shown, None).clicked();
        wanted.then(|| UiCommand::SelectNode(node.clone()))
    });
    card.inner
}
