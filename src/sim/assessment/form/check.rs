//! Reading a form and finding all that is wrong with it, each with its place.

use std::collections::BTreeSet;

use super::Form;
use crate::sim::scenario::load::load;
use crate::sim::scenario::spanned::{Entries, Name, Span, Spanned, Text};
use crate::sim::sentence::{Sentence, sentence};

// Twelve sections of at most 20 items with weights up to 10 and scales up to 10 keep every sum of the mark within 128 bits: a
// section's denominator is at most 20 * 10 * 2520, and the product of twelve such weights stays below 200^12 * 2520 * 1200.
const MOST_SECTIONS: usize = 12;
const MOST_ITEMS: usize = 20;
const HEAVIEST_SECTION: u32 = 100;
const HEAVIEST_ITEM: u32 = 10;
const LONGEST_SCALE: u32 = 10;
const LONGEST_ID: usize = 64;
const LONGEST_TEXT: usize = 4 * 1024;
const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// Something that is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormMistake {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What, and what to do.
    pub sentence: Sentence,
}

/// Reads a form.
///
/// # Errors
/// All mistakes in the order of the file; at least one.
pub fn read_form(bytes: &[u8]) -> Result<Form, Vec<FormMistake>> {
    let loaded = load::<Form>("", bytes);
    let mut found: Vec<(Span, Sentence)> = loaded
        .mistakes
        .iter()
        .map(|mistake| {
            let told = mistake.help.as_ref().map(|help| mistake.message.then(help));
            (mistake.span, told.unwrap_or_else(|| mistake.message.clone()))
        })
        .collect();
    if let Some(form) = &loaded.value {
        // Where something had to be put in for what could not be read, nothing more is said.
        found.extend(checked(form).into_iter().filter(|(span, _)| *span != Span::HOLE));
    }
    found.sort();
    match loaded.value {
        Some(form) if found.is_empty() => Ok(form),
        _ => Err(found
            .into_iter()
            .map(|(span, sentence)| placed(&loaded.text, span, sentence))
            .collect()),
    }
}

fn checked(form: &Form) -> Vec<(Span, Sentence)> {
    let mut found = Vec::new();
    if form.format.value != 1 {
        let text = sentence!(
            "This program reads forms of format 1, and this one has {number}. A newer Rolecall may read it.",
            "本程序只读格式 1 的表单，这份表单是格式 {number}。请用更新的 Rolecall 打开。",
            number = form.format.value
        );
        found.push((form.format.span, text));
    }
    check_id(&form.id, &mut found);
    check_texts("title", &form.title, form.id.span, &mut found);
    check_number("share", form.share.span, form.share.value, (0, 100), &mut found);
    let sections: Vec<_> = form.sections.iter().collect();
    check_count("sections", form.id.span, sections.len(), MOST_SECTIONS, &mut found);
    let (mut section_ids, mut item_ids) = (BTreeSet::new(), BTreeSet::new());
    for section in sections {
        check_id(&section.id, &mut found);
        check_once(&section.id, &mut section_ids, &mut found);
        check_texts("title", &section.title, section.id.span, &mut found);
        check_weight("weight", &section.weight, HEAVIEST_SECTION, &mut found);
        check_count(
            "items",
            section.id.span,
            section.items.iter().count(),
            MOST_ITEMS,
            &mut found,
        );
        for item in &section.items {
            check_id(&item.id, &mut found);
            check_once(&item.id, &mut item_ids, &mut found);
            check_texts("text", &item.text, item.id.span, &mut found);
            check_weight("scale", &item.scale, LONGEST_SCALE, &mut found);
            check_weight("weight", &item.weight, HEAVIEST_ITEM, &mut found);
        }
    }
    found
}

fn check_id(id: &Name, found: &mut Vec<(Span, Sentence)>) {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    if id.value.is_empty() || id.value.len() > LONGEST_ID || !id.value.bytes().all(allowed) {
        let text = sentence!(
            "An id has 1 to {LONGEST_ID} of a-z, 0-9, \"-\" and \"_\".",
            "标识由 1 到 {LONGEST_ID} 个 a-z、0-9、“-”或“_”组成。"
        );
        found.push((id.span, text));
    }
}

fn check_once<'f>(id: &'f Name, seen: &mut BTreeSet<&'f str>, found: &mut Vec<(Span, Sentence)>) {
    if !seen.insert(&id.value) {
        let text = sentence!(
            "The id \"{id}\" is used twice in this form; give one of the two another id.",
            "标识“{id}”在这份表单里用了两次，请改掉其中一个。",
            id = id.value
        );
        found.push((id.span, text));
    }
}

/// Both languages are there, neither is empty.
fn check_texts(field: &str, texts: &Entries<Text>, place: Span, found: &mut Vec<(Span, Sentence)>) {
    for language in LANGUAGES {
        match texts.get(language) {
            None => {
                let text = sentence!(
                    "The {field} is missing in \"{language}\"; both languages are needed.",
                    "{field} 缺少“{language}”文字，两种语言都要有。"
                );
                found.push((place, text));
            }
            Some(text) if text.value.trim().is_empty() || text.value.len() > LONGEST_TEXT => {
                let wrong = sentence!(
                    "A text has 1 to {LONGEST_TEXT} bytes.",
                    "文字的长度是 1 到 {LONGEST_TEXT} 字节。"
                );
                found.push((text.span, wrong));
            }
            Some(_) => {}
        }
    }
    for (language, _) in texts
        .iter()
        .filter(|(language, _)| !LANGUAGES.contains(&language.value.as_str()))
    {
        let text = sentence!(
            "\"{language}\" is not a language of this program; write \"en\" and \"zh-Hans\".",
            "本程序没有“{language}”这种语言，请写“en”和“zh-Hans”。",
            language = language.value
        );
        found.push((language.span, text));
    }
}

fn check_weight(field: &str, weight: &Spanned<u32>, most: u32, found: &mut Vec<(Span, Sentence)>) {
    check_number(field, weight.span, weight.value, (1, most), found);
}

fn check_number(field: &str, span: Span, value: u32, (least, most): (u32, u32), found: &mut Vec<(Span, Sentence)>) {
    if !(least..=most).contains(&value) {
        let text = sentence!(
            "\"{field}\" is a whole number from {least} to {most}, and it is {value}.",
            "“{field}”是 {least} 到 {most} 的整数，这里是 {value}。"
        );
        found.push((span, text));
    }
}

fn check_count(field: &str, span: Span, count: usize, most: usize, found: &mut Vec<(Span, Sentence)>) {
    if count == 0 || count > most {
        let text = sentence!(
            "There are 1 to {most} {field} here, and it has {count}.",
            "这里应有 1 到 {most} 个 {field}，实际有 {count} 个。"
        );
        found.push((span, text));
    }
}

fn placed(text: &str, span: Span, sentence: Sentence) -> FormMistake {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    FormMistake {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        sentence,
    }
}
