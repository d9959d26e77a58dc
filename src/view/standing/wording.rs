//! The parts of sentences about marks: marks themselves, dimensions, faults, decisions, what somebody said.

use super::known::Known;
use crate::sim::assessment::event::{Decision, Fault, Saying};
use crate::sim::assessment::judged::{Fails, Outcome};
use crate::sim::assessment::standing::Subject;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::sentence::{Sentence, sentence};

/// The marks in one line, with passed or not and why; items of these forms are called by their titles.
pub fn outcome(outcome: &Outcome, forms: &Forms) -> Sentence {
    let dimensions = DIMENSIONS.into_iter().zip(outcome.dimensions);
    let dimensions: Vec<(Dimension, Mark)> = dimensions
        .filter_map(|(dimension, mark)| Some((dimension, mark?)))
        .collect();
    let (overall, parts) = (outcome.overall, listed(&dimensions));
    let verdict = match outcome.failures.first() {
        None => sentence!("passes", "通过"),
        Some(Fails::CriticalRule) => sentence!("does not pass: a critical rule was broken", "未通过：有严重违规"),
        Some(Fails::FatalItem(item)) => {
            let mut items = forms.values().filter_map(|form| form.item(item));
            let item = match (items.next(), items.next()) {
                (Some(found), None) => found.text.in_both(),
                // Of several forms with such an item nobody can say which one is meant.
                _ => Sentence::same(item),
            };
            sentence!("does not pass: fatal item \"{item}\"", "未通过：致命项“{item}”"; item)
        }
        Some(Fails::BelowPassMark) => sentence!("does not pass: below the pass mark", "未通过：低于及格分"),
        Some(Fails::BelowFloor(dimension)) => {
            let name = dimension_name(*dimension);
            Sentence {
                english: format!("does not pass: {} is below its floor", name.english),
                chinese: format!("未通过：{}低于最低线", name.chinese),
            }
        }
    };
    Sentence {
        english: format!("{overall} ({}), {}", parts.english, verdict.english),
        chinese: format!("{overall}（{}），{}", parts.chinese, verdict.chinese),
    }
}

/// Marks by dimension, as a list.
pub fn listed(marks: &[(Dimension, Mark)]) -> Sentence {
    let names = marks.iter().map(|(dimension, mark)| (dimension_name(*dimension), mark));
    let (english, chinese): (Vec<String>, Vec<String>) = names
        .map(|(name, mark)| (format!("{} {mark}", name.english), format!("{} {mark}", name.chinese)))
        .unzip();
    Sentence {
        english: english.join(", "),
        chinese: chinese.join("、"),
    }
}

/// What somebody said, in one line.
pub fn saying(what: &Saying, known: &Known<'_>) -> Sentence {
    let mark = |tenths: u32| Mark(i64::from(tenths));
    match what {
        Saying::Confirm { dimension } => {
            let name = dimension_name(*dimension);
            Sentence {
                english: format!("{} confirmed", name.english),
                chinese: format!("确认{}", name.chinese),
            }
        }
        Saying::Override {
            dimension,
            tenths,
            turn,
            reason,
        } => {
            let (name, mark) = (dimension_name(*dimension), mark(*tenths));
            let at = turn.map_or_else(Sentence::default, |turn| {
                sentence!(" (turn {turn})", "（第 {turn} 轮）")
            });
            Sentence {
                english: format!("{} {mark}{}. {reason}", name.english, at.english),
                chinese: format!("{} {mark}{}。{reason}", name.chinese, at.chinese),
            }
        }
        Saying::Turn {
            turn,
            counts: true,
            reason,
        } => {
            sentence!("turn {turn} counts. {reason}", "第 {turn} 轮计分。{reason}")
        }
        Saying::Turn {
            turn,
            counts: false,
            reason,
        } => {
            sentence!("turn {turn} does not count. {reason}", "第 {turn} 轮不计。{reason}")
        }
        Saying::Item { form, item, points, .. } => {
            let item = self::item(form, item, known);
            sentence!("{item}: {points}", "{item}：{points}"; item)
        }
        Saying::ItemNotApplicable { form, item, reason } => {
            let item = self::item(form, item, known);
            sentence!("{item} does not apply. {reason}", "{item}不适用。{reason}"; item)
        }
        Saying::Global { rating, .. } => sentence!("global rating {rating} of 5", "总体评级 {rating}/5"),
        Saying::Comment { text, .. } => Sentence::same(text.clone()),
        Saying::Close => sentence!("marks closed", "提交评分"),
        Saying::Reopen { reason } => sentence!("marks opened again. {reason}", "重新打开评分。{reason}"),
        Saying::Unblind { reason } => sentence!("looked at others' marks. {reason}", "查看了他人的评分。{reason}"),
        Saying::Dispute {
            turn,
            dimension,
            tenths,
            proposed,
            ..
        } => {
            let (name, from, to) = (dimension_name(*dimension), mark(*tenths), mark(*proposed));
            Sentence {
                english: format!("dispute at turn {turn}: {} {from}, proposed {to}", name.english),
                chinese: format!("第 {turn} 轮异议：{} {from}，建议改为 {to}", name.chinese),
            }
        }
        Saying::Answer {
            granted: Some(tenths), ..
        } => {
            let mark = mark(*tenths);
            sentence!("dispute answered, {mark} granted", "答复异议，同意改为 {mark}")
        }
        Saying::Answer { granted: None, .. } => sentence!("dispute answered, mark upheld", "答复异议，维持原分"),
        Saying::Moderate { heads, .. } => {
            let named: Vec<String> = heads.iter().map(|head| known.names.of(&head.by)).collect();
            let named = Sentence::listed(named);
            sentence!("moderation of {named}", "裁定 {named} 的评分"; named)
        }
        Saying::Decide { decision, .. } => {
            let word = self::decision(*decision);
            Sentence {
                english: format!("decision: {}", word.english),
                chinese: format!("决定：{}", word.chinese),
            }
        }
        Saying::VoidFault { fault, .. } => self::fault(fault),
    }
}

/// A turn by its number.
pub fn turn(turn: u32) -> Sentence {
    sentence!("turn {turn}", "第 {turn} 轮")
}

/// That a computed mark is right.
pub fn confirmed() -> Sentence {
    sentence!("confirmed", "确认")
}

/// That a turn is left out.
pub fn does_not_count() -> Sentence {
    sentence!("does not count", "不计")
}

/// That an item of a form is left out.
pub fn does_not_apply() -> Sentence {
    sentence!("does not apply", "不适用")
}

/// Why a form has no mark: so many items are still to be judged, or none applies.
pub fn form_without_mark(unanswered: usize) -> Sentence {
    match unanswered {
        0 => sentence!("nothing applies", "各项均不适用"),
        left => sentence!("{left} items are still to be judged", "还有 {left} 项未评"),
    }
}

/// The answer to a dispute: the mark in tenths that is granted, if one is.
pub fn answer(granted: Option<u32>) -> Sentence {
    match granted {
        Some(tenths) => {
            let mark = Mark(i64::from(tenths));
            sentence!("{mark} granted", "同意改为 {mark}")
        }
        None => sentence!("mark upheld", "维持原分"),
    }
}

/// What is faulty.
pub fn fault(fault: &Fault) -> Sentence {
    match fault {
        Fault::Node { node } => sentence!("node {node} is faulty", "节点 {node} 有错误"),
        Fault::Option { node, option } => {
            sentence!(
                "option {option} of node {node} is faulty",
                "节点 {node} 的选项 {option} 有错误"
            )
        }
        Fault::Rule { rule } => sentence!("rule {rule} is faulty", "规则 {rule} 有错误"),
    }
}

/// A decision as a word.
pub fn decision(decision: Decision) -> Sentence {
    match decision {
        Decision::Pass => sentence!("passed", "通过"),
        Decision::Fail => sentence!("not passed", "不通过"),
        Decision::Void => sentence!("void", "作废"),
        Decision::Resume => sentence!("may go on", "可以继续"),
    }
}

/// What a judgement is about.
pub fn subject(subject: &Subject, known: &Known<'_>) -> Sentence {
    match subject {
        Subject::Dimension(dimension) => dimension_name(*dimension),
        Subject::Turn(turn) => self::turn(*turn),
        Subject::Item { form, item } => self::item(form, item, known),
        Subject::Global => sentence!("the global rating", "总体评级"),
    }
}

/// An item of a form by its title; by its id where the form is not here.
pub fn item(sha256: &str, item: &str, known: &Known<'_>) -> Sentence {
    let form = known.forms.get(sha256);
    match form.and_then(|form| form.item(item)) {
        None => sentence!("item {item}", "项目“{item}”"),
        Some(found) => {
            let title = found.text.in_both();
            sentence!("item \"{title}\"", "“{title}”"; title)
        }
    }
}

/// The name of a dimension.
pub fn dimension_name(dimension: Dimension) -> Sentence {
    match dimension {
        Dimension::Empathy => sentence!("empathy", "同理心"),
        Dimension::Accuracy => sentence!("accuracy", "准确性"),
        Dimension::Compliance => sentence!("compliance", "合规性"),
    }
}

/// The first digits of a hash, which tell events apart.
pub fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
