//! The debrief as plain lines.

use super::screen::Page;
use crate::view::debrief::{DebriefStep, DebriefView, RuleView};
use crate::view::verdict::dimension_key;
use crate::words::Words;

/// The debrief in words.
pub fn debrief(words: &Words, view: &DebriefView) -> String {
    let mut page = Page::default();
    page.gap();
    page.line(words.text("debrief-heading"));
    page.line(&view.verdict);
    let (kind, title, epilogue) = &view.ending;
    page.line(format!(
        "{}: {} ({})",
        words.text("debrief-ending"),
        title,
        words.named("ending", kind)
    ));
    page.line(epilogue);
    page.gap();
    let overall = [
        ("score", view.overall.0.to_string().into()),
        ("pass", view.overall.1.into()),
    ];
    page.line(words.with("debrief-overall-of", &overall));
    for score in &view.dimensions {
        let name = words.text(dimension_key(score.dimension));
        let mut line = words.with(
            "debrief-score",
            &[("dimension", name.into()), ("score", score.mark.to_string().into())],
        );
        let points = [("points", score.points.0.into()), ("best", score.points.1.into())];
        line.push_str(&format!(" ({}", words.with("debrief-points-of", &points)));
        if score.floor > 0 {
            line.push_str(&format!(
                "; {}",
                words.with("debrief-floor", &[("n", score.floor.into())])
            ));
        }
        line.push(')');
        page.line(line);
        if let Some(mark) = score.unfloored {
            let mark = [("mark", mark.to_string().into())];
            page.line(format!("   {}", words.with("debrief-dimension-floored", &mark)));
        }
    }
    for rule in &view.critical {
        page.gap();
        page.line(format!("{}: {}", words.text("debrief-critical-breach"), rule.text));
        rule_sources(&mut page, rule);
    }
    moments(words, view, &mut page);
    page.gap();
    page.line(words.text("debrief-all-turns"));
    for step in &view.steps {
        debrief_step(words, step, &mut page);
    }
    wrap_up_lines(words, view, &mut page);
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
    page.text()
}

fn rule_sources(page: &mut Page, rule: &RuleView) {
    for (id, sentence) in &rule.sources {
        page.line(format!("  {id}: {sentence}"));
    }
}

fn moments(words: &Words, view: &DebriefView, page: &mut Page) {
    page.gap();
    page.line(words.text("debrief-moments"));
    if view.moments.is_empty() {
        page.line(words.text("debrief-moments-none"));
    }
    for (index, moment) in view.moments.iter().enumerate() {
        let place = view.steps.get(moment.step).map_or("", |step| step.place.as_str());
        page.line(format!("{}. {place}", index + 1));
        for (key, text) in [
            ("debrief-they-said", &moment.they_said),
            ("debrief-you-said", &moment.you_said),
            ("debrief-it-caused", &moment.it_caused),
            ("debrief-why", &moment.why),
        ] {
            if !text.is_empty() {
                page.line(format!("   {}: {text}", words.text(key)));
            }
        }
        page.line(format!("   {}", moment.cost));
        for (id, sentence) in &moment.sources {
            page.line(format!("   {id}: {sentence}"));
        }
    }
}

fn debrief_step(words: &Words, step: &DebriefStep, page: &mut Page) {
    let attainable = format!("{} {}", words.text("debrief-attainable"), step.attainable.floored());
    let lost = if step.cost.0 > 0 {
        format!(" −{}", step.cost)
    } else {
        String::new()
    };
    page.line(format!(
        "{} {}: {}{lost}; {attainable}",
        step.place,
        step.label,
        words.named("mark", &step.class)
    ));
    for rule in &step.broke {
        page.line(format!("   {}: {}", words.text("debrief-rule"), rule.text));
    }
}

fn wrap_up_lines(words: &Words, view: &DebriefView, page: &mut Page) {
    if view.wrap_up.is_empty() {
        return;
    }
    page.gap();
    page.line(words.text("debrief-wrap-up"));
    if view.wrap_up_cost.0 > 0 {
        page.line(words.with("debrief-wrap-up-cost", &[("n", view.wrap_up_cost.to_string().into())]));
    }
    for line in &view.wrap_up {
        let state = match (line.chosen, line.best) {
            (true, true) => "debrief-wrap-up-best",
            (true, false) => "debrief-wrap-up-wrong",
            (false, true) => "debrief-wrap-up-missing",
            (false, false) => continue,
        };
        let cost = if line.cost.0 > 0 {
            format!(" −{}", line.cost)
        } else {
            String::new()
        };
        page.line(format!("- {} ({}{cost}): {}", line.label, words.text(state), line.why));
        for (id, sentence) in &line.sources {
            page.line(format!("   {id}: {sentence}"));
        }
    }
}
