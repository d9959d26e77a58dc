//! Judgements as a table that people bring: marks of another system, or a worked example that one wants to see computed.

use super::table::{Item, Judgement, Scale};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::small_table::{Column, TableMistake, read_small_table};

const COLUMNS: [Column; 5] = [
    needed(&["session", "会话"]),
    needed(&["item", "项目"]),
    needed(&["assessor", "评估员", "rater", "judge"]),
    needed(&["value", "取值", "mark", "评分"]),
    Column {
        names: &["scale", "单位"],
        is_needed: false,
    },
];

/// The largest value: more than any scale, and its square still adds up.
const LARGEST_VALUE: i64 = 1_000_000;

const fn needed(names: &'static [&'static str]) -> Column {
    Column { names, is_needed: true }
}

/// Reads a table with the columns session, item, assessor, value, and perhaps scale: `points` (the usual one) or `marks`, of which
/// 100 are full and which may have one digit behind the point.
///
/// # Errors
/// All that is wrong with it, in the order of its lines.
pub fn read_judgement_table(bytes: &[u8]) -> Result<Vec<Judgement>, Vec<TableMistake>> {
    let table = read_small_table(bytes, &COLUMNS).map_err(|mistake| vec![mistake])?;
    let (mut judgements, mut mistakes) = (Vec::new(), Vec::new());
    for (line, cells) in table.rows {
        match judgement(&cells) {
            Ok(judgement) => judgements.push(judgement),
            Err(sentence) => mistakes.push(TableMistake { line, sentence }),
        }
    }
    if mistakes.is_empty() {
        Ok(judgements)
    } else {
        Err(mistakes)
    }
}

fn judgement(cells: &[String]) -> Result<Judgement, Sentence> {
    let cell = |index: usize| cells.get(index).map_or("", String::as_str);
    let names = [cell(0), cell(1), cell(2)];
    let is_name = |name: &&str| !name.is_empty() && name.len() <= 200 && !name.chars().any(char::is_control);
    if !names.iter().all(is_name) {
        return Err(sentence!(
            "Session, item and assessor must each have a name.",
            "会话、项目和评估员都必须填写。"
        ));
    }
    let (scale, units) = match cell(4).to_lowercase().as_str() {
        "" | "points" | "分值" => (Scale::Points, 1),
        "marks" | "百分" => (Scale::Tenths, 10),
        other => {
            return Err(sentence!(
                "\"{other}\" is no scale; write points or marks.",
                "“{other}”不是单位；请写 points 或 marks。",
                other = other
            ));
        }
    };
    let value = whole_units(cell(3), units).ok_or_else(|| {
        sentence!(
            "\"{value}\" is no value: points are whole numbers, marks may have one digit behind the point.",
            "“{value}”不是取值：分值应为整数，百分制可以有一位小数。",
            value = cell(3)
        )
    })?;
    Ok(Judgement {
        session: names[0].to_owned(),
        item: Item {
            name: names[1].to_owned(),
            scale,
        },
        assessor: names[2].to_owned(),
        value,
    })
}

/// A decimal as whole units of `1 / units`; nothing for what is none or has more digits than the unit.
fn whole_units(text: &str, units: i64) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(whole) || !is_plain(tenth) || tenth.len() > 1 || whole.len() > 7 {
        return None;
    }
    let tenth: i64 = tenth.parse().ok()?;
    if units == 1 && tenth != 0 {
        return None;
    }
    let value = whole.parse::<i64>().ok()? * units + if units == 10 { tenth } else { 0 };
    Some(sign * value).filter(|value| value.abs() <= LARGEST_VALUE)
}
