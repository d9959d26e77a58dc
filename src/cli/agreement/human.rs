//! Agreement for people, in lines of at most 100 columns. What is corrected for chance stands in front.

use super::counted::{assessors, counted, pairs, sessions};
use crate::cli::simulate::layout::{cell, coefficient, per_cent, per_cent_interval};
use crate::cli::talk::screen::harmless;
use crate::cli::wrapping::wrapped;
use crate::sim::analytics::agreement::calibration::{Comparison, DifferenceLine};
use crate::sim::analytics::agreement::figure::Figure;
use crate::sim::analytics::agreement::intraclass::Coefficient;
use crate::sim::analytics::agreement::kappa::Strength;
use crate::sim::analytics::agreement::report::{AgreementReport, AssessorAgreement, IntraclassOrReason, ItemAgreement};
use crate::sim::analytics::agreement::severity::Severity;
use crate::sim::analytics::agreement::table::Scale;
use crate::sim::score::mark::Mark;
use crate::sim::sentence::{Sentence, sentence};
use crate::words::Locale;

struct Page {
    text: String,
    is_chinese: bool,
}

/// The figures of a table.
pub(super) fn report(report: &AgreementReport, locale: Locale) -> String {
    let mut page = Page::new(locale);
    let who = assessors(report.assessors.len() as u64);
    let what = counted(report.sessions, ["marked session", "marked sessions"], "个已评会话");
    page.line(&sentence!(
        "{who}, {what}, {twice} of them marked twice",
        "{who}，{what}，其中 {twice} 个重复评阅",
        twice = report.sessions_twice;
        who, what
    ));
    if report.items.is_empty() {
        page.line(&sentence!(
            "Nobody has closed any marks here; \"rolecall mark RECORD close\" does.",
            "这里还没有提交的评分；用“rolecall mark 记录 close”提交。"
        ));
    }
    for item in &report.items {
        page.item(item);
    }
    page.text
}

/// A calibration round.
pub(super) fn comparison(comparison: &Comparison, locale: Locale) -> String {
    let mut page = Page::new(locale);
    page.line(&sentence!("Round {id}", "校准轮次 {id}", id = comparison.round));
    let mut session = "";
    for line in &comparison.lines {
        if line.session != session {
            session = &line.session;
            page.text.push('\n');
            page.push(session);
            page.line(&sentence!(
                "  item                                     assessor           own expert difference",
                "  项目                                     评估员           取值   专家     差"
            ));
        }
        page.difference(line);
    }
    for (session, assessor) in &comparison.not_alone {
        page.line(&sentence!(
            "{assessor} had seen marks of others before closing {session}; this was not marked alone.",
            "{assessor} 在提交 {session} 之前看过他人评分，不是独立评阅。",
            assessor = assessor,
            session = session
        ));
    }
    for waiting in &comparison.waiting {
        page.line(&sentence!(
            "{session} stays hidden until {assessor} has closed it.",
            "{session} 在 {assessor} 提交之前不予显示。",
            session = waiting.session,
            assessor = waiting.assessor
        ));
    }
    page.text
}

impl Page {
    fn new(locale: Locale) -> Self {
        Self {
            text: String::new(),
            is_chinese: locale == Locale::SimplifiedChinese,
        }
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
        self.text.push_str(&wrapped(&harmless(line), deeper));
    }

    fn item(&mut self, item: &ItemAgreement) {
        self.text.push('\n');
        let scale = self.say(&match item.scale {
            Scale::Tenths => sentence!("marks of 100", "百分制"),
            Scale::Points => sentence!("points of a scale", "分值"),
        });
        self.push(&format!("{} ({scale})", item.item));
        match item.quadratic.value {
            Ok(_) => {
                let strength = item
                    .strength
                    .map(|strength| self.strength(strength))
                    .unwrap_or_default();
                let pairs = pairs(item.quadratic.pairs);
                self.line(&sentence!(
                    "  kappa {quadratic} (squared), {linear} (linear), {plain} (plain); {pairs}{strength}",
                    "  kappa {quadratic}（平方加权）、{linear}（线性加权）、{plain}（不加权）；{pairs}{strength}",
                    quadratic = figure(&item.quadratic),
                    linear = figure(&item.linear),
                    plain = figure(&item.plain),
                    strength = strength;
                    pairs
                ));
            }
            Err(undefined) => {
                let why = self.say(&undefined.sentence());
                self.line(&sentence!("  kappa: none. {why}", "  kappa：无。{why}", why = why));
            }
        }
        self.intraclass(item);
        if item.within.share.of > 0 {
            let within = &item.within;
            let reach = self.reach(item.scale);
            let pairs = pairs(within.share.of);
            self.line(&sentence!(
                "  within {reach}: {beyond} beyond chance; {share} of {pairs} ({interval})",
                "  相差不超过{reach}：除去巧合 {beyond}；{pairs}中的 {share}（{interval}）",
                reach = reach,
                beyond = figure(&within.beyond_chance),
                share = per_cent(within.share.share),
                interval = per_cent_interval(within.share.interval);
                pairs
            ));
        }
        for assessor in &item.by_assessor {
            self.assessor(assessor, item.scale);
        }
    }

    fn intraclass(&mut self, item: &ItemAgreement) {
        match &item.intraclass {
            IntraclassOrReason::Intraclass(found) => {
                let value = |one: Coefficient| coefficient(one.0);
                let sessions = sessions(item.whole_part.sessions);
                let assessors = assessors(item.whole_part.assessors.len() as u64);
                self.line(&sentence!(
                    "  ICC(1,1) {a}, ICC(2,1) {b}, ICC(3,1) {c}; (1,k) {d}, (2,k) {e}, (3,k) {f}; {sessions} x {assessors}",
                    "  ICC(1,1) {a}、ICC(2,1) {b}、ICC(3,1) {c}；(1,k) {d}、(2,k) {e}、(3,k) {f}；{sessions} x {assessors}",
                    a = value(found.one_way),
                    b = value(found.agreement),
                    c = value(found.consistency),
                    d = value(found.one_way_mean),
                    e = value(found.agreement_mean),
                    f = value(found.consistency_mean);
                    sessions, assessors
                ));
            }
            IntraclassOrReason::IntraclassUndefined(undefined) => {
                let why = self.say(&undefined.sentence());
                self.line(&sentence!("  ICC: none. {why}", "  ICC：无。{why}", why = why));
            }
        }
    }

    fn assessor(&mut self, assessor: &AssessorAgreement, scale: Scale) {
        let from_expert = assessor.from_expert.as_ref().map_or_else(String::new, |severity| {
            let shown = shown(severity, scale);
            self.say(&sentence!(
                ", from the expert {shown}",
                "，与专家相差 {shown}",
                shown = shown
            ))
        });
        let noun = match assessor.sessions {
            1 => "session",
            _ => "sessions",
        };
        let noun = Sentence {
            english: noun.to_owned(),
            chinese: "个会话".to_owned(),
        };
        let line = sentence!(
            "    {assessor} {sessions:>4} {noun}, kappa {kappa}, from the others {severity}{from_expert}",
            "    {assessor} {sessions:>4} {noun}，kappa {kappa}，与其他人相差 {severity}{from_expert}",
            assessor = cell(&assessor.assessor, 18),
            sessions = assessor.sessions,
            kappa = figure(&assessor.quadratic),
            severity = shown(&assessor.severity, scale),
            from_expert = from_expert;
            noun
        );
        self.line(&line);
    }

    fn difference(&mut self, line: &DifferenceLine) {
        let value = |value: Option<i64>| value.map_or_else(|| "-".to_owned(), |value| unit(value, line.scale));
        let apart = match (line.difference, line.is_close) {
            (Some(difference), Some(is_close)) => {
                let sign = if difference > 0 { "+" } else { "" };
                let far = if is_close { "" } else { " !" };
                format!("{sign}{}{far}", unit(difference, line.scale))
            }
            _ => "-".to_owned(),
        };
        let row = format!(
            "  {} {} {:>5}  {:>5}    {apart}",
            cell(&line.item, 40),
            cell(&line.assessor, 16),
            value(line.value),
            value(line.expert)
        );
        self.push(&row);
    }

    fn reach(&self, scale: Scale) -> String {
        self.say(&match scale {
            Scale::Tenths => sentence!("ten points", "十分"),
            Scale::Points => sentence!("one point", "一分"),
        })
    }

    fn strength(&self, strength: Strength) -> String {
        let word = match strength {
            Strength::Poor => sentence!("worse than chance", "不如巧合"),
            Strength::Slight => sentence!("slight", "极弱"),
            Strength::Fair => sentence!("fair", "较弱"),
            Strength::Moderate => sentence!("moderate", "中等"),
            Strength::Substantial => sentence!("substantial", "较强"),
            Strength::AlmostPerfect => sentence!("almost perfect", "几乎完全一致"),
        };
        let word = self.say(&word);
        self.say(&sentence!(
            "; {word} by Landis and Koch",
            "；按 Landis 与 Koch 为{word}",
            word = word
        ))
    }
}

fn figure(figure: &Figure) -> String {
    coefficient(figure.defined())
}

/// A severity in points, with its spread and how many sessions it rests on.
fn shown(severity: &Severity, scale: Scale) -> String {
    let per_point = scale.per_point();
    match severity.difference.value {
        Err(_) => "-".to_owned(),
        Ok(mean) => {
            let spread = severity
                .deviation
                .map_or_else(String::new, |deviation| format!(" ± {:.1}", deviation / per_point));
            format!("{:+.1}{spread} ({})", mean / per_point + 0.0, severity.difference.pairs)
        }
    }
}

fn unit(value: i64, scale: Scale) -> String {
    match scale {
        Scale::Tenths => Mark(value).to_string(),
        Scale::Points => value.to_string(),
    }
}
