//! A group for people, in lines of at most 100 columns.

use crate::cli::simulate::layout::{bar, cell};
use crate::cli::talk::screen::harmless;
use crate::cli::wrapping::wrapped;
use crate::sim::analytics::call_statistics::CallStatistics;
use crate::sim::analytics::item_statistics::ItemStatistics;
use crate::sim::cohort::completion::{AssignmentCompletion, TraineeCompletion};
use crate::sim::cohort::exam_statistics::{CallInGroup, SetInGroup};
use crate::sim::cohort::progress::{ExamPoint, TraineeProgress};
use crate::sim::cohort::report::CohortReport;
use crate::sim::cohort::session::WithoutMark;
use crate::sim::cohort::weakest_rules::RuleInGroup;
use crate::sim::score::mark::Mark;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::trainee_names::TraineeNames;
use crate::view::figures::{coefficient, per_cent, per_cent_interval};
use crate::view::groups::wording::{
    assignment_head, band, basis, call_completion, call_head, passed, set_lines, why_without_mark,
};
use crate::words::Locale;

/// So many rules are shown.
const MOST_RULES: usize = 10;
/// A person has a column of so many cells: the name, or the beginning of the pseudonym, which tells people of one group apart.
const TRAINEE: usize = 12;

struct Page<'n> {
    text: String,
    is_chinese: bool,
    names: &'n TraineeNames,
}

/// The whole report.
pub(super) fn report(report: &CohortReport, names: &TraineeNames, locale: Locale) -> String {
    let mut page = Page {
        text: String::new(),
        is_chinese: locale == Locale::SimplifiedChinese,
        names,
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
        let is_theirs = |exam: &&WithoutMark| exam.trainee == trainee.trainee;
        let without_mark: Vec<&WithoutMark> = report.without_mark.iter().filter(is_theirs).collect();
        page.progress(trainee, without_mark.is_empty());
        without_mark.into_iter().for_each(|exam| page.without_mark(exam));
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
    page.heading(&sentence!("Calls", "通话"));
    if report.calls.is_empty() {
        page.line(&sentence!(
            "  No exam was played to its end, so there is nothing to count.",
            "  还没有完成的考试，无从统计。"
        ));
    }
    for call in &report.calls {
        page.call(call, &report.calls);
    }
    page.set(&report.set);
    page.text
}

impl Page<'_> {
    fn who(&self, trainee: &str) -> String {
        cell(&self.names.shown(trainee), TRAINEE)
    }

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
        let head = self.say(&assignment_head(assignment, &assignment.calls.join(", ")));
        self.push(&format!("  {head}"));
        for trainee in &assignment.trainees {
            self.completion(trainee);
        }
    }

    fn completion(&mut self, trainee: &TraineeCompletion) {
        let states: Vec<String> = trainee
            .calls
            .iter()
            .map(|call| self.say(&call_completion(call)))
            .collect();
        self.push(&format!("    {}  {}", self.who(&trainee.trainee), states.join(" | ")));
    }

    /// The exams that have a mark; whoever has begun none at all has none yet.
    fn progress(&mut self, trainee: &TraineeProgress, has_begun_none: bool) {
        let none = sentence!("no exam yet", "尚无考试");
        if trainee.exams.is_empty() && has_begun_none {
            let none = self.say(&none);
            self.push(&format!("  {}  {none}", self.who(&trainee.trainee)));
        }
        for (index, exam) in trainee.exams.iter().enumerate() {
            let who = if index == 0 {
                self.who(&trainee.trainee)
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
        let passed = self.say(&passed(exam.marks.passed));
        let basis = self.say(&basis(exam.marks.basis));
        let day: String = exam.when.chars().take(10).collect();
        format!(
            "{day}  {} {:>5}: {empathy:>5} {accuracy:>5} {compliance:>5}  {passed}{basis}",
            cell(&exam.scenario, 24),
            exam.marks.overall.to_string()
        )
    }

    fn without_mark(&mut self, exam: &WithoutMark) {
        let why = self.say(&why_without_mark(exam.why));
        let scenario = cell(&exam.scenario, 24);
        self.push(&format!("  {}  {scenario} {why}", self.who(&exam.trainee)));
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

    fn call(&mut self, call: &CallInGroup, others: &[CallInGroup]) {
        let Some(statistics) = &call.statistics else { return };
        let head = self.say(&call_head(call, statistics, &call.version.scenario, others));
        self.push(&format!("  {head}"));
        self.items(call, statistics);
    }

    fn items(&mut self, call: &CallInGroup, statistics: &CallStatistics) {
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
        for item in statistics.items.iter().filter(|item| call.came_to(item)) {
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
            let band = item.band.map(|found| self.say(&band(found))).unwrap_or_default();
            let line = row(
                &item.id,
                item.answered,
                item.difficulty,
                item.difficulty_interval,
                found.item_rest,
                found.upper_lower,
            );
            self.push(&format!("{line}  {band}"));
            if let voided @ 1.. = call.voided_of(item) {
                self.line(&sentence!(
                    "      left out, voided by a signed fault: {voided}",
                    "      通话有错、已签名作废，未计入：{voided} 人"
                ));
            }
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
        let separates = |item: &ItemStatistics| {
            item.discrimination.item_rest.is_some() || item.discrimination.upper_lower.is_some()
        };
        if !statistics.items.iter().any(separates) {
            self.line(&sentence!(
                "    r and D take several people who have answered and scored differently; there are not enough yet.",
                "    r 和 D 需要多名作答和得分不同的学员，目前还不够。"
            ));
        }
    }

    fn set(&mut self, set: &SetInGroup) {
        self.heading(&sentence!("The set of calls", "整组通话"));
        for line in set_lines(set, &set.calls.join(", ")) {
            let line = self.say(&line);
            self.push(&format!("  {line}"));
        }
    }
}
