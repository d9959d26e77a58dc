//! A group for people, in lines of at most 100 columns.

use crate::cli::simulate::layout::{bar, cell, coefficient, mark, per_cent, per_cent_interval};
use crate::cli::talk::screen::harmless;
use crate::cli::wrapping::wrapped;
use crate::sim::analytics::call_statistics::CallStatistics;
use crate::sim::analytics::item_flags::Band;
use crate::sim::analytics::share::NORMAL_95;
use crate::sim::cohort::completion::{AssignmentCompletion, CallCompletion, TraineeCompletion};
use crate::sim::cohort::exam_statistics::{CallInGroup, SetInGroup};
use crate::sim::cohort::progress::{ExamPoint, TraineeProgress};
use crate::sim::cohort::report::CohortReport;
use crate::sim::cohort::session::{MarkBasis, WhyWithoutMark, WithoutMark};
use crate::sim::cohort::weakest_rules::RuleInGroup;
use crate::sim::score::mark::Mark;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::words::Locale;

/// So many rules are shown.
const MOST_RULES: usize = 10;
/// A pseudonym is long; its beginning tells people of one group apart.
const TRAINEE: usize = 8;

struct Page {
    text: String,
    is_chinese: bool,
}

/// The whole report.
pub(super) fn report(report: &CohortReport, locale: Locale) -> String {
    let mut page = Page {
        text: String::new(),
        is_chinese: locale == Locale::SimplifiedChinese,
    };
    page.line(&sentence!(
        "{group} · {trainees} people · {today}",
        "{group} · {trainees} 人 · {today}",
        group = report.group,
        trainees = report.trainees,
        today = report.today
    ));
    page.heading(&sentence!("Assigned", "任务"));
    if report.assignments.is_empty() {
        page.line(&sentence!("  Nothing is assigned.", "  没有布置任务。"));
    }
    for assignment in &report.assignments {
        page.assignment(assignment);
    }
    page.heading(&sentence!(
        "Exams over time (overall: empathy, accuracy, compliance)",
        "历次考试（总分：同理心、准确性、合规性）"
    ));
    for trainee in &report.progress {
        page.progress(trainee);
    }
    for exam in &report.without_mark {
        page.without_mark(exam);
    }
    page.heading(&sentence!("Weakest rules", "薄弱规则"));
    if report.weakest_rules.is_empty() {
        page.line(&sentence!(
            "  No rule was broken in an exam.",
            "  考试中没有违反任何规则。"
        ));
    }
    for rule in report.weakest_rules.iter().take(MOST_RULES) {
        page.rule(rule);
    }
    page.heading(&sentence!("Calls", "来电"));
    if report.calls.is_empty() {
        page.line(&sentence!(
            "  No exam was played to its end, so there is nothing to count.",
            "  还没有完成的考试，无从统计。"
        ));
    }
    for call in &report.calls {
        page.call(call);
    }
    page.set(&report.set);
    page.text
}

impl Page {
    fn say(&self, sentence: &Sentence) -> String {
        harmless(sentence.wording(self.is_chinese))
    }

    fn line(&mut self, sentence: &Sentence) {
        let line = self.say(sentence);
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        let deeper = line.len() - line.trim_start().len() + 4;
        self.text.push_str(&wrapped(line, deeper));
    }

    fn heading(&mut self, sentence: &Sentence) {
        self.text.push('\n');
        self.line(sentence);
    }

    fn assignment(&mut self, assignment: &AssignmentCompletion) {
        let mode = self.say(&match assignment.mode {
            Mode::Practice => sentence!("practice", "练习"),
            Mode::Exam => sentence!("exam", "考试"),
        });
        let course = assignment
            .course
            .as_ref()
            .map_or_else(String::new, |course| format!("{course}: "));
        let over = match assignment.is_over {
            true => sentence!(" (over)", "（已过期）"),
            false => Sentence::default(),
        };
        let head = sentence!(
            "  {course}{calls} · {mode} · due {due}{over} · {done} of {of} have finished",
            "  {course}{calls} · {mode} · 截止 {due}{over} · {of} 人中 {done} 人完成",
            course = course,
            calls = assignment.calls.join(", "),
            mode = mode,
            due = assignment.due,
            over = self.say(&over),
            done = assignment.done.count,
            of = assignment.done.of
        );
        self.line(&head);
        for trainee in &assignment.trainees {
            self.completion(trainee);
        }
    }

    fn completion(&mut self, trainee: &TraineeCompletion) {
        let states: Vec<String> = trainee
            .calls
            .iter()
            .map(|call| {
                self.say(&match call {
                    CallCompletion::NotBegun => sentence!("not begun", "未开始"),
                    CallCompletion::Begun { on } => sentence!("begun {on}", "{on} 开始", on = on),
                    CallCompletion::Done { on, late: false } => sentence!("done {on}", "{on} 完成", on = on),
                    CallCompletion::Done { on, late: true } => sentence!("late {on}", "{on} 逾期完成", on = on),
                })
            })
            .collect();
        self.push(&format!("    {}  {}", short(&trainee.trainee), states.join(" | ")));
    }

    fn progress(&mut self, trainee: &TraineeProgress) {
        let none = sentence!("no exam yet", "尚无考试");
        if trainee.exams.is_empty() {
            let none = self.say(&none);
            self.push(&format!("  {}  {none}", short(&trainee.trainee)));
        }
        for (index, exam) in trainee.exams.iter().enumerate() {
            let who = if index == 0 {
                short(&trainee.trainee)
            } else {
                " ".repeat(TRAINEE)
            };
            let line = self.exam(exam);
            self.push(&format!("  {who}  {line}"));
        }
    }

    fn exam(&self, exam: &ExamPoint) -> String {
        let tenths = |mark: Option<Mark>| mark.map_or_else(|| "-".to_owned(), |mark| mark.to_string());
        let [empathy, accuracy, compliance] = exam.marks.dimensions.map(tenths);
        let passed = self.say(&match exam.marks.passed {
            true => sentence!("passed", "通过"),
            false => sentence!("not passed", "未通过"),
        });
        let basis = self.say(&match exam.marks.basis {
            MarkBasis::Computed => Sentence::default(),
            MarkBasis::Assessed => sentence!(" (assessed)", "（人工评定）"),
        });
        let day: String = exam.when.chars().take(10).collect();
        format!(
            "{day}  {} {:>5}: {empathy:>5} {accuracy:>5} {compliance:>5}  {passed}{basis}",
            cell(&exam.scenario, 24),
            exam.marks.overall.to_string()
        )
    }

    fn without_mark(&mut self, exam: &WithoutMark) {
        let why = self.say(&match exam.why {
            WhyWithoutMark::Open => sentence!("open", "未结束"),
            WhyWithoutMark::Stopped => sentence!("stopped; an assessor decides", "中止，待评估员决定"),
            WhyWithoutMark::NotInOrder => {
                sentence!(
                    "not in order; rolecall verify says why",
                    "记录有问题，见 rolecall verify"
                )
            }
            WhyWithoutMark::Conflict => sentence!("several records that contradict each other", "有多份互相矛盾的记录"),
            WhyWithoutMark::NotMarked => sentence!("has no mark", "没有分数"),
            WhyWithoutMark::Undecided => sentence!(
                "no mark stands: voided, or assessors differ",
                "没有有效分数：已作废或评估员意见不一"
            ),
        });
        let scenario = cell(&exam.scenario, 24);
        self.push(&format!("  {}  {scenario} {why}", short(&exam.trainee)));
    }

    fn rule(&mut self, rule: &RuleInGroup) {
        let line = sentence!(
            "  {rule} {share:>5} {bar}  {broke} of {met} people, {broken} of {exams} exams",
            "  {rule} {share:>5} {bar}  {met} 人中 {broke} 人，{exams} 次考试中 {broken} 次",
            rule = cell(&rule.rule, 34),
            share = per_cent(rule.trainees.share),
            bar = bar(rule.trainees.share.unwrap_or(0.0), 10),
            broke = rule.trainees.count,
            met = rule.trainees.of,
            broken = rule.exams.count,
            exams = rule.exams.of
        );
        self.line(&line);
    }

    fn call(&mut self, call: &CallInGroup) {
        let Some(statistics) = &call.statistics else { return };
        let head = sentence!(
            "  {scenario} ({country}, version {version}) · {trainees} people · mean {mean} ± {deviation} · passed {passed}",
            "  {scenario}（{country}，版本 {version}）· {trainees} 人 · 平均 {mean} ± {deviation} · 通过 {passed}",
            scenario = call.version.scenario,
            country = call.version.country,
            version = call.version.scenario_version,
            trainees = call.trainees,
            mean = mark(statistics.overall.mean),
            deviation = mark(statistics.overall.deviation),
            passed = per_cent(statistics.passed.share)
        );
        self.line(&head);
        self.items(statistics);
    }

    fn items(&mut self, statistics: &CallStatistics) {
        let (name, easy) = match self.is_chinese {
            true => ("题目和选项", " 难度"),
            false => ("item and options", " easy"),
        };
        self.push(&format!(
            "    {} {:>6} {easy} {:>9} {:>5} {:>5}",
            cell(name, 40),
            "n",
            "",
            "r",
            "D"
        ));
        for item in statistics.items.iter().filter(|item| item.answered > 0) {
            let row =
                |name: &str, n: u64, share: Option<f64>, interval: Option<[f64; 2]>, r: Option<f64>, d: Option<f64>| {
                    format!(
                        "    {} {n:>6} {:>5} {:>9} {:>5} {:>5}",
                        cell(name, 40),
                        per_cent(share),
                        per_cent_interval(interval),
                        coefficient(r),
                        coefficient(d)
                    )
                };
            let found = &item.discrimination;
            let band = item.band.map(|band| self.band(band)).unwrap_or_default();
            let line = row(
                &item.id,
                item.answered,
                item.difficulty,
                item.difficulty_interval,
                found.item_rest,
                found.upper_lower,
            );
            self.push(&format!("{line}  {band}"));
            for option in item.options.iter().filter(|option| option.taken.of > 0) {
                let found = &option.discrimination;
                let line = row(
                    &format!("  · {}", option.id),
                    option.taken.of,
                    option.taken.share,
                    option.taken.interval,
                    found.item_rest,
                    found.upper_lower,
                );
                self.push(&line);
            }
        }
    }

    fn band(&self, band: Band) -> String {
        self.say(&match band {
            Band::Revise => sentence!("poor", "差"),
            Band::Fair => sentence!("fair", "尚可"),
            Band::Good => sentence!("good", "好"),
            Band::Suspicious => sentence!("suspicious", "可疑"),
        })
    }

    fn set(&mut self, set: &SetInGroup) {
        self.heading(&sentence!("The set of calls", "整组来电"));
        let head = sentence!(
            "  {trainees} people have had all of: {calls}",
            "  {trainees} 人考过全部：{calls}",
            trainees = set.trainees,
            calls = set.calls.join(", ")
        );
        if !set.calls.is_empty() {
            self.line(&head);
        }
        if let Some(refusal) = set.refusal() {
            let refusal = self.say(&refusal);
            self.push(&format!("  {refusal}"));
        }
        let Some(statistics) = &set.statistics else { return };
        if let Some(alpha) = statistics.alpha {
            self.line(&sentence!(
                "  reliability {alpha} (alpha over the calls)",
                "  信度 {alpha}（各来电的 alpha 系数）",
                alpha = coefficient(Some(alpha))
            ));
        }
        if let Some(error) = statistics.standard_error {
            self.line(&sentence!(
                "  standard error of the mean mark {error:.1}: 95 % of the marks lie within {reach:.1} of the true one",
                "  平均分的标准误 {error:.1}：95% 的分数与真实水平相差不超过 {reach:.1} 分",
                error = error,
                reach = error * NORMAL_95
            ));
        }
        if let (Some(needed), Some(_)) = (statistics.calls_needed, statistics.alpha) {
            self.line(&sentence!(
                "  calls like these for a reliability of .80: {needed}",
                "  要达到 .80 的信度，需要这样的来电 {needed} 个",
                needed = needed
            ));
        }
    }
}

fn short(trainee: &str) -> String {
    trainee.chars().take(TRAINEE).collect()
}
