//! The debrief as plain lines.

use std::collections::BTreeSet;

use super::screen::Page;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::scorecard::{Scorecard, StepClass};
use crate::sim::score::value::Valuation;
use crate::store::recorded_call::RecordedCall;
use crate::view::debrief::{DebriefStep, DebriefView};
use crate::view::debrief_steps::debrief_view;
use crate::view::presenter::Presenter;
use crate::view::verdict::dimension_key;
use crate::words::Words;
use crate::words::signed::signed;

/// The sources whose sentences have been told: afterwards an id says enough.
#[derive(Debug, Default)]
struct Told(BTreeSet<String>);

impl Told {
    fn sources(&mut self, words: &Words, sources: &[(String, String)], page: &mut Page) {
        let mut again = Vec::new();
        for (id, sentence) in sources {
            match self.0.insert(id.clone()) {
                true => page.line(format!("   {}", words.labelled(id, sentence))),
                false => again.push(id.as_str()),
            }
        }
        if !again.is_empty() {
            page.line(format!("   {}", words.listed(&again)));
        }
    }
}

/// The debrief of a finished call in words.
pub fn of_recorded(presenter: &Presenter, recorded: &RecordedCall) -> String {
    let call = recorded.call();
    let words = &presenter.words;
    let card = Valuation::new(&presenter.program, call.start(), MOST_STATES)
        .map_err(|error| error.to_string())
        .and_then(|valuation| Scorecard::new(&valuation, call).ok_or_else(|| words.text("debrief-not-marked-about")));
    match card {
        Ok(card) => {
            let view = debrief_view(presenter, &card, call, call.opening(), recorded.events_by_command());
            debrief(words, &view)
        }
        Err(reason) => words.labelled(&words.text("debrief-not-marked"), &reason) + "\n",
    }
}

/// The debrief in words.
pub fn debrief(words: &Words, view: &DebriefView) -> String {
    let mut page = Page::default();
    page.gap();
    page.line(words.text("debrief-heading"));
    page.line(&view.verdict);
    let (kind, title, epilogue) = &view.ending;
    let ending = words.remarked(title, &words.named("ending", kind));
    page.line(words.labelled(&words.text("debrief-ending"), &ending));
    page.line(epilogue);
    page.gap();
    let overall = [
        ("score", view.overall.0.to_string().into()),
        ("pass", view.overall.1.into()),
    ];
    page.line(words.with("debrief-overall-of", &overall));
    for score in &view.dimensions {
        let name = words.text(dimension_key(score.dimension));
        let line = words.with(
            "debrief-score",
            &[("dimension", name.into()), ("score", score.mark.to_string().into())],
        );
        let points = [
            ("points", signed(score.points.0).into()),
            ("best", score.points.1.into()),
        ];
        let mut remarks = vec![words.with("debrief-points-of", &points)];
        if score.floor > 0 {
            remarks.push(words.with("debrief-floor", &[("n", score.floor.into())]));
        }
        if let Some(mark) = score.unfloored {
            let mark = [("mark", signed(mark).into())];
            remarks.push(words.with("debrief-dimension-floored", &mark));
        }
        page.line(words.remarked(&line, &words.ranked(&remarks)));
    }
    let mut told = Told::default();
    for rule in &view.critical {
        page.gap();
        page.line(words.labelled(&words.text("debrief-critical-breach"), &rule.text));
        told.sources(words, &rule.sources, &mut page);
    }
    if !view.critical.is_empty() {
        page.line(words.text("debrief-critical-breach-about"));
    }
    moments(words, view, &mut told, &mut page);
    page.gap();
    page.line(words.text("debrief-all-turns"));
    page.line(words.text("debrief-all-turns-about"));
    for step in &view.steps {
        debrief_step(words, step, &mut page);
    }
    wrap_up_lines(words, view, &mut told, &mut page);
    if view.was_answered {
        never_learned(words, view, &mut page);
    }
    page.text()
}

fn never_learned(words: &Words, view: &DebriefView, page: &mut Page) {
    page.gap();
    page.line(words.text("debrief-never-learned"));
    if view.never_learned.is_empty() {
        page.line(words.text("debrief-never-learned-none"));
    }
    for (fact, how) in &view.never_learned {
        page.line(format!("- {fact}"));
        page.line(format!(
            "  {}",
            words.with("debrief-never-learned-how", &[("how", how.clone().into())])
        ));
    }
}

fn moments(words: &Words, view: &DebriefView, told: &mut Told, page: &mut Page) {
    page.gap();
    page.line(words.text("debrief-moments"));
    let after_call = [("n", view.wrap_up_cost.to_string().into())];
    match (view.moments.is_empty(), view.wrap_up_cost.0 > 0) {
        (true, true) => page.line(words.with("debrief-moments-wrap-up-only", &after_call)),
        (true, false) => page.line(words.text("debrief-moments-none")),
        (false, true) => page.line(words.with("debrief-moments-wrap-up", &after_call)),
        (false, false) => {}
    }
    for (index, moment) in view.moments.iter().enumerate() {
        let place = view.steps.get(moment.step).map_or("", |step| step.place.as_str());
        page.line(format!("{}. {place}", index + 1));
        for (key, text) in [
            ("debrief-they-said", &moment.they_said),
            (moment.done_by, &moment.you_said),
            ("debrief-it-caused", &moment.it_caused),
            ("debrief-why", &moment.why),
        ] {
            if !text.is_empty() {
                page.line(format!("   {}", words.labelled(&words.text(key), text)));
            }
        }
        page.line(format!("   {}", moment.cost));
        told.sources(words, &moment.sources, page);
    }
}

fn debrief_step(words: &Words, step: &DebriefStep, page: &mut Page) {
    // Below 0 there is nothing left to lose, and nobody needs to read how far below.
    let attainable = format!("{} {}", words.text("debrief-attainable"), step.attainable.floored());
    let class = words.named("mark", &step.class);
    let class = match step.cost.0 > 0 {
        true => format!("{class} −{}", step.cost),
        false => class,
    };
    let label = format!("{} {}", step.place, step.label);
    page.line(words.labelled(&label, &words.ranked(&[class, attainable])));
    for (dimension, cost) in &step.loss {
        page.line(format!(
            "   {}",
            words.labelled(&words.text(dimension_key(*dimension)), cost)
        ));
    }
    for rule in &step.broke {
        page.line(format!("   {}", rule.told(words)));
    }
    // An option shows by its own words what it is; what was done by key, such as a transfer, has nothing but its reason.
    let is_told = step.class != StepClass::Best || !step.is_chosen;
    if let Some(why) = step.why.as_ref().filter(|_| is_told) {
        page.line(format!("   {}", words.labelled(&words.text("debrief-why"), why)));
    }
    if let Some(tempting) = step.tempting.as_ref().filter(|_| is_told) {
        page.line(format!(
            "   {}",
            words.labelled(&words.text("debrief-tempting"), tempting)
        ));
    }
    // What would have been better; where nothing was lost there is nothing to compare with.
    let others = step
        .options
        .iter()
        .filter(|option| step.cost.0 > 0 && !option.is_chosen);
    let others: Vec<String> = others
        .map(|option| words.remarked(&option.label, &option.worth(words)))
        .collect();
    if !others.is_empty() {
        page.line(format!(
            "   {}",
            words.labelled(&words.text("debrief-options"), &words.ranked(&others))
        ));
    }
}

fn wrap_up_lines(words: &Words, view: &DebriefView, told: &mut Told, page: &mut Page) {
    if view.wrap_up.is_empty() {
        return;
    }
    page.gap();
    page.line(words.text("debrief-wrap-up"));
    if view.wrap_up_cost.0 > 0 {
        page.line(words.with("debrief-wrap-up-cost", &[("n", view.wrap_up_cost.to_string().into())]));
    }
    for line in &view.wrap_up {
        let Some(state) = line.word() else { continue };
        let state = match line.cost.0 > 0 {
            true => format!("{} −{}", words.text(state), line.cost),
            false => words.text(state),
        };
        let label = words.remarked(&line.label, &state);
        page.line(format!("- {}", words.labelled(&label, &line.why)));
        told.sources(words, &line.sources, page);
    }
}
