//! What is said of a group in sentences, on the terminal and in the window alike.

use crate::sim::analytics::call_statistics::CallStatistics;
use crate::sim::analytics::item_flags::Band;
use crate::sim::analytics::share::NORMAL_95;
use crate::sim::cohort::completion::{AssignmentCompletion, CallCompletion};
use crate::sim::cohort::exam_statistics::{CallInGroup, SetInGroup};
use crate::sim::cohort::session::{MarkBasis, WhyWithoutMark};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::view::figures::{coefficient, mark, per_cent};

/// What is assigned to whom by when, and how many have done it; `calls` are named as the reader knows them.
pub fn assignment_head(assignment: &AssignmentCompletion, calls: &str) -> Sentence {
    let course = assignment
        .course
        .as_ref()
        .map_or_else(String::new, |course| format!("{course}: "));
    let mode = mode(assignment.mode);
    let over = match assignment.is_over {
        true => sentence!(" (over)", "（已过期）"),
        false => Sentence::default(),
    };
    sentence!(
        "{course}{calls} · {mode} · due {due}{over} · {done} of {of} have finished, counted from {given}",
        "{course}{calls} · {mode} · 截止 {due}{over} · {of} 人中 {done} 人完成，自 {given} 起计",
        course = course,
        calls = calls,
        given = assignment.given,
        due = assignment.due,
        done = assignment.done.count,
        of = assignment.done.of;
        mode,
        over
    )
}

/// Practice or exam.
pub fn mode(mode: Mode) -> Sentence {
    match mode {
        Mode::Practice => sentence!("practice", "练习"),
        Mode::Exam => sentence!("exam", "考试"),
    }
}

/// How far somebody is with a call.
pub fn call_completion(call: &CallCompletion) -> Sentence {
    match call {
        CallCompletion::NotBegun => sentence!("not begun", "未开始"),
        CallCompletion::Begun { on } => sentence!("begun {on}", "{on} 开始", on = on),
        CallCompletion::Done { on, late: false } => sentence!("done {on}", "{on} 完成", on = on),
        CallCompletion::Done { on, late: true } => sentence!("late {on}", "{on} 逾期完成", on = on),
    }
}

/// Passed or not.
pub fn passed(is_passed: bool) -> Sentence {
    match is_passed {
        true => sentence!("passed", "通过"),
        false => sentence!("not passed", "未通过"),
    }
}

/// A remark behind marks that are not the computed ones.
pub fn basis(basis: MarkBasis) -> Sentence {
    match basis {
        MarkBasis::Computed => Sentence::default(),
        MarkBasis::Assessed => sentence!(" (assessed)", "（人工评定）"),
    }
}

/// Why an exam has no mark.
pub fn why_without_mark(why: WhyWithoutMark) -> Sentence {
    match why {
        WhyWithoutMark::Open => sentence!("open", "未结束"),
        WhyWithoutMark::Stopped => sentence!("stopped; an assessor decides", "中止，待评估员决定"),
        WhyWithoutMark::NotInOrder => sentence!(
            "not in order; rolecall verify says why",
            "记录有问题，见 rolecall verify"
        ),
        WhyWithoutMark::Conflict => sentence!("several records that contradict each other", "有多份互相矛盾的记录"),
        WhyWithoutMark::NotMarked => sentence!("has no mark", "没有分数"),
        WhyWithoutMark::Failed => sentence!("not passed, by decision", "未通过（经决定）"),
        WhyWithoutMark::MayGoOn => sentence!("may go on, by decision", "可以继续（经决定）"),
        WhyWithoutMark::Undecided => sentence!(
            "no mark stands: assessors differ, or files of marks are missing",
            "没有有效分数：评估员意见不一，或评分文件不全"
        ),
        WhyWithoutMark::Voided => sentence!("void, by decision", "作废（经决定）"),
    }
}

/// The author's version, with the first digits of its files where others of that name and version were played with other files.
pub fn version(call: &CallInGroup, others: &[CallInGroup]) -> String {
    let own = &call.version;
    let same_name = |other: &&CallInGroup| {
        let other = &other.version;
        (&other.scenario, &other.country, &other.scenario_version)
            == (&own.scenario, &own.country, &own.scenario_version)
    };
    match others.iter().filter(same_name).count() {
        0 | 1 => own.scenario_version.clone(),
        _ => format!("{} {}", own.scenario_version, own.files.get(..6).unwrap_or(&own.files)),
    }
}

/// One call in figures, among all calls of the group; `name` is its name as the reader knows it.
pub fn call_head(call: &CallInGroup, statistics: &CallStatistics, name: &str, others: &[CallInGroup]) -> Sentence {
    let version = version(call, others);
    sentence!(
        "{scenario} ({country}, version {version}) · {trainees} people · mean {mean} ± {deviation} · passed {passed}",
        "{scenario}（{country}，版本 {version}）· {trainees} 人 · 平均 {mean} ± {deviation} · 通过 {passed}",
        scenario = name,
        country = call.version.country,
        version = version,
        trainees = call.trainees,
        mean = mark(statistics.overall.mean),
        deviation = mark(statistics.overall.deviation),
        passed = per_cent(statistics.passed.share)
    )
}

/// How well an item separates.
pub fn band(band: Band) -> Sentence {
    match band {
        Band::Revise => sentence!("poor", "差"),
        Band::Fair => sentence!("fair", "尚可"),
        Band::Good => sentence!("good", "好"),
        Band::Suspicious => sentence!("suspicious", "可疑"),
    }
}

/// How far the mark of a set of calls can be trusted, line by line; `calls` are named as the reader knows them.
pub fn set_lines(set: &SetInGroup, calls: &str) -> Vec<Sentence> {
    let mut lines = Vec::new();
    if !set.calls.is_empty() {
        lines.push(sentence!(
            "{trainees} people have had all of: {calls}",
            "{trainees} 人考过全部：{calls}",
            trainees = set.trainees,
            calls = calls
        ));
    }
    lines.extend(set.refusal());
    let Some(statistics) = &set.statistics else {
        return lines;
    };
    if let Some(alpha) = statistics.alpha {
        lines.push(sentence!(
            "reliability {alpha} (alpha over the calls)",
            "信度 {alpha}（各通话的 alpha 系数）",
            alpha = coefficient(Some(alpha))
        ));
    }
    if let Some(error) = statistics.standard_error {
        lines.push(sentence!(
            "standard error of the mean mark {error:.1}: 95 % of the marks lie within {reach:.1} of the true one",
            "平均分的标准误 {error:.1}：95% 的分数与真实水平相差不超过 {reach:.1} 分",
            error = error,
            reach = error * NORMAL_95
        ));
    }
    if let (Some(needed), Some(_)) = (statistics.calls_needed, statistics.alpha) {
        lines.push(sentence!(
            "calls like these for a reliability of .80: {needed}",
            "要达到 .80 的信度，需要这样的通话 {needed} 通",
            needed = needed
        ));
    }
    lines
}
