//! The report for people: at most 100 columns, with small bars.

use super::Report;
use super::layout::{bar, cell, columns, grouped, right};
use super::paragraph::paragraph;
use crate::sim::analytics::call_statistics::{CallStatistics, Spread};
use crate::sim::analytics::discrimination::Discrimination;
use crate::sim::analytics::item_flags::{LEAST_RUNS, OptionRole};
use crate::sim::analytics::item_statistics::{ItemStatistics, OptionStatistics};
use crate::sim::analytics::items::ItemKind;
use crate::sim::analytics::set_statistics::SetStatistics;
use crate::sim::analytics::share::{NORMAL_95, Share};
use crate::sim::program::wording::Wording;
use crate::sim::prove::dimension_names::DIMENSION_NAMES;
use crate::view::figures::{coefficient, mark, per_cent, per_cent_interval};
use crate::words::Words;

const WIDEST_NAME: usize = 35;
const WIDEST_BAR: usize = 8;
/// What the columns mean stands below them, on so many lines.
const LEGEND_LINES: usize = 6;

/// The whole report.
pub fn report(report: &Report<'_>) -> String {
    let (statistics, words) = (report.statistics, report.words);
    let parts = [
        ("n", grouped(statistics.trainees).into()),
        ("seed", statistics.seed.to_string().into()),
    ];
    let mut text = words.with("simulate-heading", &parts) + "\n";
    for (index, call) in statistics.calls.iter().enumerate() {
        let teller = Teller {
            words,
            wording: &report.wordings[index],
        };
        text.push_str(&teller.call(call, &report.titles[index]));
    }
    text.push_str(&set_text(&statistics.set, words));
    text.push('\n');
    for line in 1..=LEGEND_LINES {
        text.push_str(&(words.text(&format!("simulate-legend-{line}")) + "\n"));
    }
    if statistics.led_out > 0 {
        let told = words.with("simulate-led-out", &[("n", grouped(statistics.led_out).into())]);
        text.push_str(&paragraph(&told));
    }
    if statistics.trainees < LEAST_RUNS {
        text.push_str(&(words.with("simulate-few", &[("least", LEAST_RUNS.into())]) + "\n"));
    }
    text
}

/// What is said of one call.
struct Teller<'r> {
    words: &'r Words,
    wording: &'r Wording,
}

impl Teller<'_> {
    fn call(&self, call: &CallStatistics, title: &str) -> String {
        let words = self.words;
        let parts = [
            ("call", call.scenario.clone().into()),
            ("country", call.country.clone().into()),
            ("title", cell(title, 60).trim_end().to_owned().into()),
        ];
        let mut text = format!("\n{}\n", words.with("simulate-of-call", &parts));
        text.push_str(&self.in_plain_words(call));
        let parts = [
            ("passed", per_cent(call.passed.share).into()),
            ("interval", per_cent_interval(call.passed.interval).into()),
            ("critical", per_cent(call.critical.share).into()),
            ("among", per_cent_interval(call.critical.interval).into()),
        ];
        text.push_str(&format!("  {}\n", words.with("simulate-passed", &parts)));
        text.push_str(&format!("  {} {}", words.text("simulate-mark"), spread(call.overall)));
        let language = usize::from(words.locale().is_chinese());
        for (names, dimension) in DIMENSION_NAMES.iter().zip(call.dimensions) {
            text.push_str(&format!("   {} {}", names[language], spread(dimension)));
        }
        let fives: Vec<u64> = call
            .score_distribution
            .chunks(5)
            .map(|five| five.iter().sum())
            .collect();
        // The full mark is a column of its own at the right.
        let deciles = words.text("simulate-deciles");
        text.push_str(&format!("\n  0 ▕{}▏ 100   {deciles}", columns(&fives)));
        for decile in call.deciles {
            text.push_str(&format!(" {decile:.0}"));
        }
        text.push_str("\n\n");
        text.push_str(&format!(
            "   {} {:>8} {} {} {} {:>5} {:>5}  {}\n",
            cell(&words.text("simulate-column-decision"), WIDEST_NAME),
            "n",
            right(&words.text("simulate-column-share"), 5),
            " ".repeat(WIDEST_BAR),
            right(&words.text("simulate-column-interval"), 9),
            "r",
            "D",
            words.text("simulate-column-remark")
        ));
        for item in &call.items {
            text.push_str(&self.item(item));
        }
        let (broken, kept): (Vec<_>, Vec<_>) = call.breaches.iter().partition(|(_, share)| share.count > 0);
        text.push_str(&shares_text(&words.text("simulate-rules"), broken.into_iter()));
        if !kept.is_empty() {
            let told = words.with("simulate-rules-kept", &[("n", kept.len().into())]);
            text.push_str(&format!("  {told}\n"));
        }
        text.push_str(&shares_text(&words.text("simulate-endings"), call.endings.iter()));
        text
    }

    /// What somebody wants to know before any table: who passes, where most is lost, and what nobody takes.
    fn in_plain_words(&self, call: &CallStatistics) -> String {
        let words = self.words;
        let passed = &call.passed;
        let parts = [
            ("passed", grouped(passed.count).into()),
            ("n", grouped(passed.of).into()),
            ("share", per_cent(passed.share).into()),
        ];
        let mut text = format!("  {}\n", words.with("simulate-pass", &parts));
        let decisions = call.items.iter().filter(|item| item.kind == ItemKind::Decision);
        // Where no answer costs anything, only leaving does, and that is no matter of the decision.
        let decides = |item: &&ItemStatistics| item.options.iter().any(|option| option.role != OptionRole::Best);
        let judged = decisions
            .filter(decides)
            .filter_map(|item| Some((item.difficulty?, item)));
        let hardest = judged.min_by(|(one, _), (other, _)| one.total_cmp(other));
        text.push_str(&match hardest {
            Some((avoided, item)) => {
                let lost = per_cent(Some(1.0 - avoided));
                let parts = [("decision", item.id.clone().into()), ("lost", lost.into())];
                paragraph(&words.with("simulate-hardest", &parts))
            }
            None => format!("  {}\n", words.text("simulate-none-hard")),
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
            true => format!("  {}\n", words.text("simulate-taken")),
            // Ids keep their blanks also in Chinese, so that lines can be broken between them.
            false => paragraph(&words.with("simulate-nobody-takes", &[("options", untaken.join(", ").into())])),
        });
        text.push('\n');
        text
    }

    fn item(&self, item: &ItemStatistics) -> String {
        let words = self.words;
        let is_note = item.kind == ItemKind::Note;
        let label = item
            .options
            .first()
            .map_or("", |option| self.wording.text(option.label));
        let name = if is_note {
            words.with("simulate-note", &[("label", label.to_owned().into())])
        } else {
            item.id.clone()
        };
        let band = item.band.map(|band| words.named("simulate-band", &band));
        let mut text = row_text(&Row {
            name,
            count: item.answered,
            share: item.difficulty,
            interval: item.difficulty_interval,
            discrimination: &item.discrimination,
            remark: band.unwrap_or_default(),
        });
        // Whether a note is ticked says no more than how often it was judged right.
        for option in item.options.iter().filter(|_| !is_note) {
            text.push_str(&self.option(option));
        }
        for (share, key) in [(&item.expired, "simulate-expired"), (&item.left, "simulate-left")] {
            if share.count > 0 {
                text.push_str(&row_text(&Row {
                    name: format!("    {}", words.text(key)),
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

    fn option(&self, option: &OptionStatistics) -> String {
        let words = self.words;
        let flags = option.flags.iter().map(|flag| words.named("simulate-flag", flag));
        let star = match option.role {
            OptionRole::Best => "*",
            OptionRole::Depends if option.taken.of > 0 => "~",
            _ => " ",
        };
        let never = (option.taken.of == 0).then(|| words.text("simulate-never-offered"));
        let remarks: Vec<String> = never.into_iter().chain(flags).collect();
        row_text(&Row {
            name: format!("  {star} {}", self.wording.text(option.label)),
            count: option.taken.of,
            share: option.taken.share,
            interval: option.taken.interval,
            discrimination: &option.discrimination,
            remark: words.listed(&remarks),
        })
    }
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

fn set_text(set: &SetStatistics, words: &Words) -> String {
    let calls = match set.calls {
        1 => words.text("simulate-alone"),
        calls => words.with("simulate-set", &[("n", calls.into())]),
    };
    let parts = [
        ("mark", spread(set.mark).into()),
        ("share", per_cent(set.passed.share).into()),
        ("interval", per_cent_interval(set.passed.interval).into()),
    ];
    let mut lines = vec![words.with("simulate-mean", &parts)];
    if let Some(alpha) = set.alpha {
        let alpha = coefficient(Some(alpha));
        lines.push(words.with("simulate-reliability", &[("alpha", alpha.into())]));
    }
    if let Some(forms) = set.parallel_forms {
        let forms = coefficient(Some(forms));
        lines.push(words.with("simulate-reliability-sittings", &[("forms", forms.into())]));
    }
    if let Some(error) = set.standard_error {
        let parts = [
            ("error", format!("{error:.1}").into()),
            ("within", format!("{:.1}", error * NORMAL_95).into()),
        ];
        lines.push(words.with("simulate-error", &parts));
    }
    lines.push(match (set.calls_needed, set.reliability_then) {
        (Some(needed), Some(then)) => {
            let parts = [
                ("needed", grouped(needed).into()),
                ("then", coefficient(Some(then)).into()),
            ];
            words.with("simulate-calls-needed", &parts)
        }
        _ => words.text("simulate-calls-never"),
    });
    if let Some(consistency) = set.consistency {
        let parts = [
            ("agreement", per_cent(Some(consistency.agreement)).into()),
            ("kappa", coefficient(consistency.kappa).into()),
        ];
        lines.push(words.with("simulate-consistency", &parts));
    }
    let heading = words.with("simulate-of-set", &[("calls", calls.into())]);
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    format!("\n{heading}\n{lines}")
}
