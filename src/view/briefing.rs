//! The briefing before a call.

use super::presenter::Presenter;
use crate::sim::rules::in_language;
use crate::sim::scenario::model::Direction;
use crate::sim::scenario::review::ContentNote;

/// What the trainee reads before the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingView {
    /// The scenario's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who calls whom.
    pub direction: Direction,
    /// Whom the trainee talks to: name and one line.
    pub customer: (String, String),
    /// The brief in paragraphs.
    pub paragraphs: Vec<String>,
    /// House policies in force: id, title, text.
    pub policies: Vec<(String, String, String)>,
    /// For each dimension in order: weight in per cent, floor.
    pub judged: [(u8, u8); 3],
    /// The pass mark.
    pub pass_mark: u8,
    /// The country's code, and all that could be chosen.
    pub country: String,
    /// All supported countries.
    pub countries: Vec<String>,
    /// What may hurt to hear.
    pub content_notes: Vec<ContentNote>,
    /// Whether nobody has reviewed the call yet, so that it is for practice only.
    pub is_unreviewed: bool,
}

/// The briefing of a call in its country and language.
pub fn briefing_view(presenter: &Presenter) -> BriefingView {
    let scenario = &presenter.checked.scenario;
    let program = &presenter.program;
    let language = presenter.wording.language();
    let [name, about, _] = program.customer;
    let policies = scenario
        .policies
        .iter()
        .filter_map(|id| presenter.checked.rulebook.policy(id));
    let said = |text| in_language(text, language).unwrap_or_default().to_owned();
    let (weights, floors) = (scenario.rubric.weights, scenario.rubric.floors);
    BriefingView {
        id: scenario.id.value.clone(),
        title: presenter.text(program.head[0]),
        direction: scenario.direction,
        customer: (presenter.text(name), presenter.text(about)),
        paragraphs: presenter
            .wording
            .text(program.head[1])
            .split("\n\n")
            .map(|paragraph| paragraph.trim().to_owned())
            .collect(),
        policies: policies
            .map(|policy| {
                (
                    policy.id.value.clone(),
                    said(&policy.title),
                    presenter.fill(&said(&policy.text)),
                )
            })
            .collect(),
        judged: [
            (weights.empathy, floors.empathy),
            (weights.accuracy, floors.accuracy),
            (weights.compliance, floors.compliance),
        ],
        pass_mark: scenario.rubric.pass,
        country: program.country.clone(),
        countries: scenario.countries.iter().map(|country| country.value.clone()).collect(),
        content_notes: scenario.content_notes.0.clone(),
        is_unreviewed: scenario.reviewed.is_empty(),
    }
}
