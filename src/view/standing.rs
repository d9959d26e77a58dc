//! What stands of a session, in sentences for people: whoever shows it has the same words.

pub mod fault_effect;
mod known;
pub mod wording;

pub use known::{Known, Names};

use crate::sim::assessment::blind::Hidden;
use crate::sim::assessment::event::Saying;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::assessment::standing::{Assessor, Basis, Difference, Dispute, FilledForm, Judgement, Standing, Waits};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::sentence::{Sentence, sentence};

/// All lines about what stands, each with how far it is moved in: the result, what is kept back, what was said, what is to be done.
pub fn standing_lines(stands: &Standing, hidden: &[Hidden], known: &Known<'_>) -> Vec<(usize, Sentence)> {
    let mut lines = vec![(0, result(stands, hidden, known.forms))];
    lines.extend(hidden.iter().map(|other| (0, kept_back(other, known))));
    lines.extend(said_lines(stands, known));
    lines.extend(stands.waits.iter().map(|wait| (0, waits(wait, known))));
    lines
}

/// What was said and what is out of order, each line with how far it is moved in.
pub fn said_lines(stands: &Standing, known: &Known<'_>) -> Vec<(usize, Sentence)> {
    let mut lines = Vec::new();
    for fault in stands.faults.iter().filter(|fault| fault.concerns) {
        let (who, what) = (known.names.of(&fault.by), wording::fault(&fault.fault));
        let english = format!("Fault found by {who}: {}. {}", what.english, fault.reason);
        let chinese = format!("{who} 发现的错误：{}。{}", what.chinese, fault.reason);
        lines.push((0, Sentence { english, chinese }));
    }
    for assessor in &stands.assessors {
        lines.extend(self::assessor(assessor, known));
    }
    for dispute in &stands.disputes {
        lines.extend(self::dispute(dispute, known));
    }
    for moderation in &stands.moderations {
        let who = known.names.of(&moderation.by);
        let named: Vec<String> = moderation.heads.iter().map(|head| known.names.of(&head.by)).collect();
        let marks: Vec<(Dimension, Mark)> = moderation
            .marks
            .iter()
            .map(|one| (one.dimension, Mark(i64::from(one.tenths))))
            .collect();
        let (named, marks) = (Sentence::listed(named), wording::listed(&marks));
        let own = match moderation.is_third {
            true => Sentence::default(),
            false => sentence!(" (one of the assessors)", "（本人也是评估员）"),
        };
        lines.push((
            0,
            Sentence {
                english: format!(
                    "Moderated by {who}{}, on {}: {}. {}",
                    own.english, named.english, marks.english, moderation.reason
                ),
                chinese: format!(
                    "{who}{}对 {} 的评分作出裁定：{}。{}",
                    own.chinese, named.chinese, marks.chinese, moderation.reason
                ),
            },
        ));
    }
    for decided in &stands.decisions {
        let (who, what) = (known.names.of(&decided.by), wording::decision(decided.decision));
        lines.push((
            0,
            Sentence {
                english: format!("Decided by {who}: {}. {}", what.english, decided.reason),
                chinese: format!("{who} 的决定：{}。{}", what.chinese, decided.reason),
            },
        ));
    }
    for comment in &stands.comments {
        let (who, text) = (known.names.of(&comment.by), &comment.text);
        lines.push((
            0,
            match comment.turn {
                Some(turn) => sentence!("Turn {turn}, {who}: {text}", "第 {turn} 轮，{who}：{text}"),
                None => sentence!("{who}: {text}", "{who}：{text}"),
            },
        ));
    }
    lines.extend(order_lines(stands, known).into_iter().map(|line| (0, line)));
    lines
}

/// What is out of order: where people differ, what does not count, what is missing.
pub fn order_lines(stands: &Standing, known: &Known<'_>) -> Vec<Sentence> {
    let differences = stands.differences.iter();
    let mut lines: Vec<Sentence> = differences
        .map(|one| difference(one, stands.is_settled(one), known))
        .collect();
    for refused in &stands.refused {
        let (who, event) = (known.names.of(&refused.by), wording::short(&refused.event));
        lines.push(Sentence {
            english: format!("Does not count: event {event} by {who}. {}", refused.why.english),
            chinese: format!("不算数：{who} 的事件 {event}。{}", refused.why.chinese),
        });
    }
    for (by, event) in &stands.missing {
        let (who, event) = (known.names.of(by), wording::short(event));
        if by.is_empty() {
            lines.push(sentence!(
                "Missing: the dispute {event}, which somebody has answered. Copy all files of this session.",
                "缺少异议 {event}，已有人答复了它。请把这次通话的所有评分文件都复制过来。"
            ));
            continue;
        }
        lines.push(sentence!(
            "Missing: event {event} by {who}, which a later one names. Copy all files of this session.",
            "缺少 {who} 的事件 {event}，后面的事件提到了它。请把这次通话的所有评分文件都复制过来。"
        ));
    }
    lines
}

/// What the mark is and what it rests on, for whoever these marks are kept from.
pub fn result(stands: &Standing, hidden: &[Hidden], forms: &Forms) -> Sentence {
    if stands.waits.contains(&Waits::Files) {
        return sentence!(
            "Not all that was said is here and readable, so no mark stands.",
            "评分内容不全或读不出来，暂无有效分数。"
        );
    }
    let basis = match stands.basis {
        Basis::Computed if !hidden.is_empty() => sentence!(
            "Computed; marks of others are hidden until you have closed your own",
            "系统计算；提交自己的评分之前，不显示他人的评分"
        ),
        Basis::NoMark => sentence!("No mark", "没有分数"),
        Basis::Computed => sentence!("Computed, nobody has closed marks yet", "系统计算，尚无人提交评分"),
        Basis::OneAssessor => sentence!("One assessor", "一位评估员"),
        Basis::Agreed => sentence!("Assessors agree", "评估员一致"),
        Basis::Differ => sentence!("Assessors differ, no mark stands", "评估员不一致，暂无有效分数"),
        Basis::Moderated => sentence!("Moderated", "经裁定"),
    };
    let marks = match (&stands.original, &stands.outcome) {
        (Some(original), Some(outcome)) if original != outcome && stands.basis == Basis::Computed => {
            let (before, after) = (wording::outcome(original, forms), wording::outcome(outcome, forms));
            Sentence {
                english: format!(": {}. After voiding: {}", before.english, after.english),
                chinese: format!("：{}。给回之后：{}", before.chinese, after.chinese),
            }
        }
        (Some(original), Some(outcome)) if original != outcome => {
            let (before, after) = (wording::outcome(original, forms), wording::outcome(outcome, forms));
            Sentence {
                english: format!(": {}. Before the fault was found: {}", after.english, before.english),
                chinese: format!("：{}。发现错误之前：{}", after.chinese, before.chinese),
            }
        }
        (_, Some(outcome)) => {
            let marks = wording::outcome(outcome, forms);
            Sentence {
                english: format!(": {}", marks.english),
                chinese: format!("：{}", marks.chinese),
            }
        }
        _ => Sentence::default(),
    };
    let decided = match stands.decision {
        None => Sentence::default(),
        Some(decided) => {
            let word = wording::decision(decided);
            Sentence {
                english: format!(" Decision: {}.", word.english),
                chinese: format!("决定：{}。", word.chinese),
            }
        }
    };
    Sentence {
        english: format!("{}{}.{}", basis.english, marks.english, decided.english),
        chinese: format!("{}{}。{}", basis.chinese, marks.chinese, decided.chinese),
    }
}

/// Whether an assessor's marks are closed, and whether they were given blind.
pub fn closed_or_open(assessor: &Assessor) -> Sentence {
    match (assessor.is_closed(), assessor.blind) {
        (true, true) => sentence!("closed, blind", "已提交，盲评"),
        (true, false) => sentence!("closed, not blind", "已提交，非盲评"),
        (false, true) => sentence!("open", "未提交"),
        (false, false) => sentence!("open, not blind", "未提交，非盲评"),
    }
}

fn assessor(assessor: &Assessor, known: &Known<'_>) -> Vec<(usize, Sentence)> {
    let who = known.names.of(&assessor.by);
    let state = closed_or_open(assessor);
    let marks = assessor.outcome.as_ref();
    let marks = marks
        .map(|outcome| wording::outcome(outcome, known.forms))
        .unwrap_or_default();
    let mut lines = vec![(
        0,
        Sentence {
            english: format!("{who} ({}): {}", state.english, marks.english),
            chinese: format!("{who}（{}）：{}", state.chinese, marks.chinese),
        },
    )];
    for (dimension, judgement) in DIMENSIONS.into_iter().zip(&assessor.dimensions) {
        if let Judgement::Overridden { tenths, reason, turn } = judgement {
            let saying = Saying::Override {
                dimension,
                tenths: *tenths,
                turn: *turn,
                reason: reason.clone(),
            };
            lines.push((1, wording::saying(&saying, known)));
        }
    }
    for (turn, reason) in &assessor.left_out {
        lines.push((
            1,
            sentence!("Turn {turn} does not count. {reason}", "第 {turn} 轮不计。{reason}"),
        ));
    }
    if let Some(rating) = assessor.global {
        lines.push((1, sentence!("Global rating {rating} of 5", "总体评级 {rating}/5")));
    }
    for filled in &assessor.forms {
        let title = known.forms.get(&filled.sha256).map(|form| form.title.in_both());
        let Sentence { english, chinese } = title.unwrap_or_default();
        lines.push((
            1,
            match (filled.mark.overall, filled.mark.unanswered.len()) {
                (Some(mark), _) => Sentence {
                    english: format!("{english}: {mark}"),
                    chinese: format!("{chinese}：{mark}"),
                },
                (None, 0) => Sentence {
                    english: format!("{english}: nothing applies"),
                    chinese: format!("{chinese}：各项均不适用"),
                },
                (None, left) => Sentence {
                    english: format!("{english}: {left} items are still to be judged"),
                    chinese: format!("{chinese}：还有 {left} 项未评"),
                },
            },
        ));
    }
    lines
}

/// Which items of a form that was begun have no answer yet; nothing if all have one.
pub fn unfilled(filled: &FilledForm, known: &Known<'_>) -> Option<Sentence> {
    if filled.mark.unanswered.is_empty() {
        return None;
    }
    let form = known.forms.get(&filled.sha256);
    let form = form.map(|form| form.title.in_both()).unwrap_or_default();
    let items: Vec<&str> = filled.mark.unanswered.iter().map(String::as_str).collect();
    let items = Sentence::listed(&items);
    Some(sentence!(
        "The form \"{form}\" is not filled in: {items}.",
        "表单“{form}”没有填完，还缺：{items}。";
        form, items
    ))
}

fn dispute(dispute: &Dispute, known: &Known<'_>) -> Vec<(usize, Sentence)> {
    let (who, event, turn) = (
        known.names.of(&dispute.by),
        wording::short(&dispute.event),
        dispute.turn,
    );
    let (from, to) = (Mark(i64::from(dispute.tenths)), Mark(i64::from(dispute.proposed)));
    let name = wording::dimension_name(dispute.dimension);
    let (english, chinese, reason) = (name.english, name.chinese, &dispute.reason);
    let mut lines = vec![(
        0,
        Sentence {
            english: format!("Dispute {event} by {who}, turn {turn}: {english} {from}, proposed {to}. {reason}"),
            chinese: format!("{who} 的异议 {event}，第 {turn} 轮：{chinese} {from}，建议改为 {to}。{reason}"),
        },
    )];
    for answer in &dispute.answers {
        let (who, reason) = (known.names.of(&answer.by), &answer.reason);
        lines.push((
            1,
            match answer.granted {
                Some(tenths) => {
                    let mark = Mark(i64::from(tenths));
                    sentence!("{who} grants {mark}. {reason}", "{who} 同意改为 {mark}。{reason}")
                }
                None => sentence!("{who} upholds the mark. {reason}", "{who} 维持原分。{reason}"),
            },
        ));
    }
    lines
}

fn difference(difference: &Difference, is_settled: bool, known: &Known<'_>) -> Sentence {
    match difference {
        Difference::WithOneself { by, about, said } => {
            let (who, about, count) = (known.names.of(by), wording::subject(about, known), said.len());
            Sentence {
                english: format!(
                    "Conflict: {who} has said {count} different things about {} on machines that did not know of each other; none counts. Saying it once more settles it.",
                    about.english
                ),
                chinese: format!(
                    "冲突：{who} 在互不知情的几台机器上对{}说了 {count} 种不同的话，都不算数。请再评一次。",
                    about.chinese
                ),
            }
        }
        Difference::BetweenAssessors { about, said } => {
            let about = wording::subject(about, known);
            let values = said.iter().map(|(by, value)| {
                let value = value.map_or_else(|| "–".to_owned(), |mark| mark.to_string());
                format!("{} {value}", known.names.of(by))
            });
            let values = Sentence::listed(values);
            match is_settled {
                true => sentence!(
                    "Settled by the moderation: assessors differed about {about}: {values}",
                    "已由裁定解决：评估员对{about}的评分曾不一致：{values}";
                    about, values
                ),
                false => sentence!(
                    "Assessors differ about {about}: {values}",
                    "评估员对{about}的评分不一致：{values}";
                    about, values
                ),
            }
        }
        Difference::Decisions => sentence!(
            "Conflict: decisions contradict each other, so none holds.",
            "冲突：几个决定互相矛盾，都不生效。"
        ),
        Difference::Moderations => sentence!(
            "Conflict: moderations contradict each other, so none holds.",
            "冲突：几个裁定互相矛盾，都不生效。"
        ),
        Difference::DecidedAgainstTheMark => sentence!(
            "The decision is not what the mark says that stands.",
            "决定与现有分数不符。"
        ),
        Difference::ModerationIsBehind { event } => {
            let event = wording::short(event);
            sentence!(
                "The moderation {event} does not know all closed marks: somebody has closed marks since.",
                "裁定 {event} 之后又有人提交了评分。"
            )
        }
    }
}

/// What somebody still has to do.
pub fn waits(waits: &Waits, known: &Known<'_>) -> Sentence {
    match waits {
        Waits::Decision => sentence!(
            "To do: decide void, resume or fail: rolecall mark RECORD decide …",
            "待办：作出作废、继续或不通过的决定：rolecall mark 记录 decide …"
        ),
        Waits::Files => sentence!(
            "To do: take files of marks that are missing or damaged from a copy, or move away those that nobody needs; no mark stands until then",
            "待办：用备份恢复缺失或损坏的评分文件，或移走不需要的评分文件；在此之前没有有效分数"
        ),
        Waits::Moderation => sentence!(
            "To do: moderate: rolecall mark RECORD moderate …; whoever has not marked it signs \"unblind\" first",
            "待办：裁定：rolecall mark 记录 moderate …；没有评过这一通的人先用“unblind”签名说明要查看"
        ),
        Waits::Answer(event) => {
            let event = wording::short(event);
            sentence!("To do: answer the dispute {event}", "待办：答复异议 {event}")
        }
        Waits::Closing(by) => {
            let who = known.names.of(by);
            sentence!("To do: {who} has not closed these marks", "待办：{who} 还没有提交评分")
        }
        Waits::OwnWord(by) => {
            let who = known.names.of(by);
            sentence!("To do: {who} has to settle a conflict", "待办：{who} 需要解决冲突")
        }
    }
}

/// That another has marked, and nothing of how.
pub fn kept_back(hidden: &Hidden, known: &Known<'_>) -> Sentence {
    let (who, count) = (known.names.of(&hidden.by), hidden.events);
    match hidden.closed {
        true => sentence!(
            "{who} has closed marks; you see them ({count} events) when you have closed yours.",
            "{who} 已提交评分；提交自己的评分后才能看到（{count} 条）。"
        ),
        false => sentence!(
            "{who} has begun to mark ({count} events).",
            "{who} 已开始评分（{count} 条）。"
        ),
    }
}
