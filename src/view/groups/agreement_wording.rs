//! What is said of how far assessors agree, on the terminal and in the window alike.

use crate::sim::analytics::agreement::figure::Figure;
use crate::sim::analytics::agreement::intraclass::Coefficient;
use crate::sim::analytics::agreement::item_titles::ItemTitles;
use crate::sim::analytics::agreement::kappa::{LEAST_PAIRS_FOR_A_WORD, Strength};
use crate::sim::analytics::agreement::report::{AgreementReport, IntraclassOrReason, ItemAgreement};
use crate::sim::analytics::agreement::severity::Severity;
use crate::sim::analytics::agreement::table::Scale;
use crate::sim::sentence::{Sentence, sentence};
use crate::view::counted::{assessors, counted, pairs, sessions};
use crate::view::figures::{coefficient, per_cent, per_cent_interval};

/// How many have marked how much.
pub fn summary(report: &AgreementReport) -> Sentence {
    let who = assessors(report.assessors.len() as u64);
    let what = counted(report.sessions, ["marked session", "marked sessions"], "个已评会话");
    sentence!(
        "{who}, {what}, {twice} of them marked twice",
        "{who}，{what}，其中 {twice} 个重复评阅",
        twice = report.sessions_twice;
        who, what
    )
}

/// What an item is called: those that every session has by words, those of forms by their titles, where their forms are here.
pub fn item(name: &str, titles: &ItemTitles) -> Sentence {
    match name {
        "overall" => sentence!("Overall", "总分"),
        "empathy" => sentence!("Empathy", "同理心"),
        "accuracy" => sentence!("Accuracy", "准确性"),
        "compliance" => sentence!("Compliance", "合规性"),
        "global" => sentence!("The call as a whole", "整通电话"),
        other => titles.of(other).unwrap_or_else(|| Sentence::same(other)),
    }
}

/// An item with what it is measured in.
pub fn headline(name: &str, scale: Scale, titles: &ItemTitles) -> Sentence {
    let (item, scale) = (item(name, titles), self::scale(scale));
    sentence!("{item} ({scale})", "{item}（{scale}）"; item, scale)
}

/// In what an item is measured.
pub fn scale(scale: Scale) -> Sentence {
    match scale {
        Scale::Tenths => sentence!("marks of 100", "百分制"),
        Scale::Points => sentence!("points of a scale", "分值"),
    }
}

/// What is close.
pub fn reach(scale: Scale) -> Sentence {
    match scale {
        Scale::Tenths => sentence!("ten points", "十分"),
        Scale::Points => sentence!("one point", "一分"),
    }
}

/// The word for a kappa.
pub fn strength(strength: Strength) -> Sentence {
    match strength {
        Strength::Poor => sentence!("worse than chance", "不如巧合"),
        Strength::Slight => sentence!("slight", "极弱"),
        Strength::Fair => sentence!("fair", "较弱"),
        Strength::Moderate => sentence!("moderate", "中等"),
        Strength::Substantial => sentence!("substantial", "较强"),
        Strength::AlmostPerfect => sentence!("almost perfect", "几乎完全一致"),
    }
}

/// Agreement beyond chance with the pairs that it rests on, or why there is none.
pub fn kappa(item: &ItemAgreement) -> Sentence {
    if let Err(undefined) = item.quadratic.value {
        let why = undefined.sentence();
        return sentence!("kappa: none. {why}", "kappa：无。{why}"; why);
    }
    let word = item.strength.map(strength).map_or_else(
        Sentence::default,
        |word| sentence!("; {word} by Landis and Koch", "；按 Landis 与 Koch 为{word}"; word),
    );
    let few = match item.quadratic.pairs < LEAST_PAIRS_FOR_A_WORD {
        true => sentence!(
            "; below {least} pairs it may be anything",
            "；不足 {least} 对，数值说明不了什么",
            least = LEAST_PAIRS_FOR_A_WORD
        ),
        false => Sentence::default(),
    };
    let pairs = pairs(item.quadratic.pairs);
    sentence!(
        "kappa {quadratic} (squared), {linear} (linear), {plain} (plain); {pairs}{few}{word}",
        "kappa {quadratic}（平方加权）、{linear}（线性加权）、{plain}（不加权）；{pairs}{few}{word}",
        quadratic = figure(&item.quadratic),
        linear = figure(&item.linear),
        plain = figure(&item.plain);
        pairs, few, word
    )
}

/// The intraclass correlations, or why there are none.
pub fn intraclass(item: &ItemAgreement) -> Sentence {
    let found = match &item.intraclass {
        IntraclassOrReason::Intraclass(found) => found,
        IntraclassOrReason::IntraclassUndefined(undefined) => {
            let why = undefined.sentence();
            return sentence!("ICC: none. {why}", "ICC：无。{why}"; why);
        }
    };
    let value = |one: Coefficient| coefficient(one.0);
    let sessions = sessions(item.whole_part.sessions);
    let assessors = assessors(item.whole_part.assessors.len() as u64);
    sentence!(
        "ICC(1,1) {a}, ICC(2,1) {b}, ICC(3,1) {c}; (1,k) {d}, (2,k) {e}, (3,k) {f}; {sessions} x {assessors}",
        "ICC(1,1) {a}、ICC(2,1) {b}、ICC(3,1) {c}；(1,k) {d}、(2,k) {e}、(3,k) {f}；{sessions} × {assessors}",
        a = value(found.one_way),
        b = value(found.agreement),
        c = value(found.consistency),
        d = value(found.one_way_mean),
        e = value(found.agreement_mean),
        f = value(found.consistency_mean);
        sessions, assessors
    )
}

/// How many pairs are close; nothing where there are no pairs.
pub fn within(item: &ItemAgreement) -> Option<Sentence> {
    let within = &item.within;
    let reach = reach(item.scale);
    let pairs = pairs(within.share.of);
    (within.share.of > 0).then(|| {
        sentence!(
            "within {reach}: {beyond} beyond chance; {share} of {pairs} ({interval})",
            "相差不超过{reach}：除去巧合 {beyond}；{pairs}中的 {share}（{interval}）",
            beyond = figure(&within.beyond_chance),
            share = per_cent(within.share.share),
            interval = per_cent_interval(within.share.interval);
            pairs, reach
        )
    })
}

/// A figure with two digits, or a dash.
pub fn figure(figure: &Figure) -> String {
    coefficient(figure.defined())
}

/// A severity in points, with its spread and how many sessions it rests on.
pub fn severity(severity: &Severity, scale: Scale) -> String {
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
