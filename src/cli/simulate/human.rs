//! The report for people: at most 100 columns, with small bars.

use super::Report;
use super::layout::{bar, cell, coefficient, columns, grouped, mark, per_cent, per_cent_interval};
use crate::sim::analytics::call_statistics::{CallStatistics, Spread};
use crate::sim::analytics::discrimination::Discrimination;
use crate::sim::analytics::item_flags::{Band, LEAST_RUNS, OptionFlag, OptionRole};
use crate::sim::analytics::item_statistics::{ItemStatistics, OptionStatistics};
use crate::sim::analytics::items::ItemKind;
use crate::sim::analytics::set_statistics::SetStatistics;
use crate::sim::analytics::share::{NORMAL_95, Share};
use crate::sim::program::wording::Wording;

const WIDEST_NAME: usize = 35;
const WIDEST_BAR: usize = 8;

/// The whole report.
pub fn report(report: &Report<'_>) -> String {
    let statistics = report.statistics;
    let mut text = format!(
        "SIMULATED: {} trainees, seed {}. No person has played here.\n",
        grouped(statistics.trainees),
        statistics.seed
    );
    for (index, call) in statistics.calls.iter().enumerate() {
        text.push_str(&call_text(call, &report.titles[index], &report.wordings[index]));
    }
    text.push_str(&set_text(&statistics.set));
    text.push_str(LEGEND);
    if statistics.trainees < LEAST_RUNS {
        text.push_str(&format!(
            "Fewer than {LEAST_RUNS} trainees played: nothing is said about single decisions and options.\n"
        ));
    }
    text
}

const LEGEND: &str = "
Share: of a decision, the part of the possible loss that was avoided; of an option, who took it.
*: it loses nothing. ~: that depends on the call so far. r: how it goes with the rest of the mark.
D: strongest 27 % less weakest 27 %; a decision is poor below .20 and good from .30 on.
seldom: it costs, and fewer than 5 % take it. strong: it costs, and the stronger take it.
weak: it loses nothing, and the stronger leave it. Intervals are 95 %.
What trainees can do is assumed; reliability follows from that more than from the calls.
";

fn call_text(call: &CallStatistics, title: &str, wording: &Wording) -> String {
    let mut text = format!(
        "\nsimulated · {} ({}) · {}\n",
        call.scenario,
        call.country,
        cell(title, 60).trim_end()
    );
    text.push_str(&in_plain_words(call));
    text.push_str(&format!(
        "  passed {} ({})   critical breach {} ({})\n",
        per_cent(call.passed.share),
        per_cent_interval(call.passed.interval),
        per_cent(call.critical.share),
        per_cent_interval(call.critical.interval),
    ));
    text.push_str(&format!("  mark {}", spread(call.overall)));
    for (name, dimension) in ["empathy", "accuracy", "compliance"].iter().zip(call.dimensions) {
        text.push_str(&format!("   {name} {}", spread(dimension)));
    }
    let fives: Vec<u64> = call
        .score_distribution
        .chunks(5)
        .map(|five| five.iter().sum())
        .collect();
    // The full mark is a column of its own at the right.
    text.push_str(&format!("\n  0 ▕{}▏ 100   deciles", columns(&fives)));
    for decile in call.deciles {
        text.push_str(&format!(" {decile:.0}"));
    }
    text.push_str("\n\n");
    text.push_str(&format!(
        "   {} {:>8} {:>5} {} {:>9} {:>5} {:>5}  {}\n",
        cell("decision, option", WIDEST_NAME),
        "n",
        "share",
        " ".repeat(WIDEST_BAR),
        "interval",
        "r",
        "D",
        "remark"
    ));
    for item in &call.items {
        text.push_str(&item_text(item, wording));
    }
    let (broken, kept): (Vec<_>, Vec<_>) = call.breaches.iter().partition(|(_, share)| share.count > 0);
    text.push_str(&shares_text("rules charged", broken.into_iter()));
    if !kept.is_empty() {
        text.push_str(&format!("  the other {} rules were never charged\n", kept.len()));
    }
    text.push_str(&shares_text("endings", call.endings.iter()));
    text
}

/// What somebody wants to know before any table: who passes, where most is lost, and what nobody takes.
fn in_plain_words(call: &CallStatistics) -> String {
    let passed = &call.passed;
    let mut text = format!(
        "  {} of {} trainees pass ({}).\n",
        grouped(passed.count),
        grouped(passed.of),
        per_cent(passed.share)
    );
    let decisions = call.items.iter().filter(|item| item.kind == ItemKind::Decision);
    let judged = decisions.filter_map(|item| Some((item.difficulty?, item)));
    let hardest = judged.min_by(|(one, _), (other, _)| one.total_cmp(other));
    text.push_str(&match hardest {
        Some((avoided, item)) => paragraph(&format!(
            "The hardest decision is {}: of what can be lost there, {} is lost.",
            item.id,
            per_cent(Some(1.0 - avoided))
        )),
        None => "  No decision costs anything, so none is hard.\n".to_owned(),
    });
    let options = call
        .items
        .iter()
        .filter(|item| item.kind != ItemKind::Note)
        .flat_map(|item| {
            let untaken = item
                .options
                .iter()
                .filter(|option| option.taken.of > 0 && option.taken.count == 0);
            untaken.map(|option| format!("{}/{}", item.id, option.id))
        });
    let untaken: Vec<String> = options.collect();
    text.push_str(&match untaken.is_empty() {
        true => "  Every option is taken by somebody.\n".to_owned(),
        false => paragraph(&format!("Nobody takes {}.", untaken.join(", "))),
    });
    text.push('\n');
    text
}

/// A sentence on lines of at most 100 columns.
fn paragraph(sentence: &str) -> String {
    const WIDEST_LINE: usize = 98;
    let mut lines = vec![String::new()];
    for word in sentence.split(' ') {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > WIDEST_LINE {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.iter().map(|line| format!("  {line}\n")).collect()
}

fn spread(spread: Spread) -> String {
    format!("{} ± {}", mark(spread.mean), mark(spread.deviation))
}

struct Row<'r> {
    name: String,
    count: u64,
    share: Option<f64>,
    interval: Option<[f64; 2]>,
    discrimination: &'r Discrimination,
    remark: String,
}

fn row_text(row: &Row<'_>) -> String {
    let line = format!(
        "  {} {:>8} {:>5} {} {:>9} {:>5} {:>5}  {}",
        cell(&row.name, WIDEST_NAME + 1),
        grouped(row.count),
        per_cent(row.share),
        row.share
            .map_or_else(|| " ".repeat(WIDEST_BAR), |share| bar(share, WIDEST_BAR)),
        per_cent_interval(row.interval),
        coefficient(row.discrimination.item_rest),
        coefficient(row.discrimination.upper_lower),
        row.remark
    );
    format!("{}\n", line.trim_end())
}

fn item_text(item: &ItemStatistics, wording: &Wording) -> String {
    let is_note = item.kind == ItemKind::Note;
    let label = item.options.first().map_or("", |option| wording.text(option.label));

    let name = if is_note {
        format!("note: {label}")
    } else {
        item.id.clone()
    };
    let mut text = row_text(&Row {
        name,
        count: item.answered,
        share: item.difficulty,
        interval: item.difficulty_interval,
        discrimination: &item.discrimination,
        remark: item.band.map(band_word).unwrap_or_default(),
    });
    // Whether a note is ticked says no more than how often it was judged right.
    for option in item.options.iter().filter(|_| !is_note) {
        text.push_str(&option_text(option, wording));
    }
    for (share, words) in [
        (&item.expired, "(the time ran out)"),
        (&item.left, "(ended, or left blank)"),
    ] {
        if share.count > 0 {
            text.push_str(&row_text(&Row {
                name: format!("    {words}"),
                count: share.of,
                share: share.share,
                interval: share.interval,
                discrimination: &Discrimination::default(),
                remark: String::new(),
            }));
        }
    }
    text
}

fn option_text(option: &OptionStatistics, wording: &Wording) -> String {
    let flags = option.flags.iter().map(|flag| match flag {
        OptionFlag::SeldomTaken => "seldom",
        OptionFlag::DrawsTheStrong => "strong",
        OptionFlag::DrawsTheWeak => "weak",
    });
    let star = match option.role {
        OptionRole::Best => "*",
        OptionRole::Depends if option.taken.of > 0 => "~",
        _ => " ",
    };
    let never = (option.taken.of == 0).then_some("never offered");
    row_text(&Row {
        name: format!("  {star} {}", wording.text(option.label)),
        count: option.taken.of,
        share: option.taken.share,
        interval: option.taken.interval,
        discrimination: &option.discrimination,
        remark: never.into_iter().chain(flags).collect::<Vec<_>>().join(", "),
    })
}

fn band_word(band: Band) -> String {
    let word = match band {
        Band::Revise => "poor",
        Band::Fair => "fair",
        Band::Good => "good",
        Band::Suspicious => "suspicious",
    };
    word.to_owned()
}

fn shares_text<'s>(heading: &str, shares: impl Iterator<Item = &'s (String, Share)>) -> String {
    let mut text = String::new();
    for (index, (id, share)) in shares.enumerate() {
        let heading = if index == 0 { heading } else { "" };
        text.push_str(&format!(
            "{}  {} {} {:>5} {} {:>9}\n",
            if index == 0 { "\n" } else { "" },
            cell(heading, 14),
            cell(id, WIDEST_NAME - 5),
            per_cent(share.share),
            bar(share.share.unwrap_or(0.0), WIDEST_BAR),
            per_cent_interval(share.interval)
        ));
    }
    text
}

fn set_text(set: &SetStatistics) -> String {
    let calls = match set.calls {
        1 => "this call alone".to_owned(),
        calls => format!("the set of {calls} calls"),
    };
    let mut text = format!(
        "\nsimulated · {calls}\n  mean mark {}, passed {} ({})\n",
        spread(set.mark),
        per_cent(set.passed.share),
        per_cent_interval(set.passed.interval)
    );
    if let Some(alpha) = set.alpha {
        text.push_str(&format!(
            "  reliability {} (alpha over the calls)\n",
            coefficient(Some(alpha))
        ));
    }
    if let Some(forms) = set.parallel_forms {
        text.push_str(&format!(
            "  reliability {} (two sittings with calls like these)\n",
            coefficient(Some(forms))
        ));
    }
    if let Some(error) = set.standard_error {
        text.push_str(&format!(
            "  standard error of the mark {error:.1}: 95 % of the marks lie within {:.1} of the true one\n",
            error * NORMAL_95
        ));
    }
    match (set.calls_needed, set.reliability_then) {
        (Some(needed), Some(then)) => text.push_str(&format!(
            "  calls like these for a reliability of .80: {} (then {})\n",
            grouped(needed),
            coefficient(Some(then))
        )),
        _ => text.push_str("  no number of calls like these reaches a reliability of .80\n"),
    }
    if let Some(consistency) = set.consistency {
        text.push_str(&format!(
            "  the same decision in two sittings: {}, beyond chance {}\n",
            per_cent(Some(consistency.agreement)),
            coefficient(consistency.kappa)
        ));
    }
    text
}
