//! Values in a form that is only nearly right: a word in quotation marks, a number with a point or with a comma in it.

use ron2::ast::{Expr, StructField};
use serde::de::{Error, Expected, Unexpected};

use super::mistakes::Mistake;
use super::word_lists::one_of;
use crate::sim::diagnostic::nearest;
use crate::sim::sentence::{Sentence, sentence};

/// The id that a group of fields has.
pub(super) fn id_of<'t>(fields: &'t [StructField<'_>]) -> Option<&'t str> {
    fields.iter().find_map(|field| match &field.value {
        Expr::String(id) if field.name.name == "id" => Some(id.value.as_str()),
        _ => None,
    })
}

/// A number with a point: an amount has it in quotation marks, and nothing else has one.
pub(super) fn not_whole(written: &str, wanted: &dyn Expected) -> Mistake {
    let is_amount = wanted.to_string().starts_with("a whole number such as 72");
    match is_amount {
        false => Mistake::invalid_type(Unexpected::Other(&format!("`{written}`")), wanted),
        true => Mistake::new(
            "wrong-type",
            sentence!(
                "`{written}` is not a whole number; numbers with a point are written in quotes, as \"0.60\".",
                "`{written}` 不是整数；带小数点的数字要写在引号里，例如 \"0.60\"。"
            ),
        ),
    }
}

/// Which word is needed in the place of this value.
pub(super) fn word_for(value: &Expr<'_>, words: &[&str]) -> Sentence {
    let all = one_of(words);
    let Expr::String(text) = value else {
        return all;
    };
    let written = text.value.trim();
    let is_condition = words.contains(&"Is");
    let same = words.iter().copied().find(|word| word.eq_ignore_ascii_case(written));
    // The name of a fact may happen to be near the word of a condition.
    let near = || nearest(written, words.iter().copied()).filter(|_| !is_condition);
    if let Some(word) = same.or_else(near) {
        return sentence!("Write {word}, without quotation marks.", "请写 {word}，不加引号。");
    }
    let help = match is_condition {
        true => sentence!(
            "Write Is(\"{written}\") if that is a fact, Done(\"{written}\") if it is an act, Looked(\"{written}\") if it is on the desktop, Known(\"{written}\") if it is something hidden.",
            "“{written}”如果是事实，请写 Is(\"{written}\")；如果是动作，写 Done(\"{written}\")；如果是桌面卡片，写 Looked(\"{written}\")；如果是隐藏的事，写 Known(\"{written}\")。"
        ),
        false => sentence!("Words stand without quotation marks.", "这些词不加引号。"),
    };
    help.then(&all)
}

/// How a word with one number in ( ) is written, if there seem to be several because of a comma in the number.
pub(super) fn number_with_comma(word: &str, parts: &[&Expr<'_>]) -> Option<Sentence> {
    let digits = |part: &&Expr<'_>| match part {
        Expr::Number(number) => Some(number.raw.to_string()),
        _ => None,
    };
    let parts: Vec<String> = parts.iter().map(digits).collect::<Option<_>>()?;
    let (first, rest) = parts.split_first()?;
    // Only amounts and shares are so large, and only they have a point.
    let is_amount = matches!(word, "Money" | "Percent");
    let is_thousands = first.len() <= 3 && rest.iter().all(|part| part.len() == 3) && !rest.is_empty();
    let written = match rest {
        _ if !is_amount => return None,
        _ if is_thousands => format!("{word}({})", parts.concat()),
        [after_point] => format!("{word}(\"{first}.{after_point}\")"),
        _ => return None,
    };
    Some(sentence!(
        "A number has no comma in it; write {written}.",
        "数字里不能有逗号；请写 {written}。"
    ))
}
