//! The single values of a call and the named values of its texts, brought into the tree.

use super::assemble::Assembler;
use super::columns::{Column, about};
use super::forms::{Form, iso_date, number, parse};
use super::import::ReadRow;
use super::settings::key;
use super::tree::{Shape, Tree};
use crate::sim::sentence::{Sentence, sentence};

impl Assembler<'_> {
    pub(super) fn setting(&mut self, row: ReadRow) {
        let Some(setting) = row.setting else { return };
        if self.counts.insert(format!("setting {}", setting.path), 1).is_some() {
            let [english, chinese] = setting.id;
            let message = Sentence {
                english: format!("has \"{english}\" a second time"),
                chinese: format!("第二次写“{chinese}”"),
            };
            self.wrong(&row, Some(Column::Id), message);
            return;
        }
        if setting.is_translated {
            self.one_text(&row, Column::Text, key(setting));
        }
        if let Some(value) = row.group.get("value") {
            *self.tree.slot(setting.path) = value.clone();
        }
    }

    pub(super) fn value(&mut self, row: ReadRow) {
        let (Some(kind), Some(text)) = (row.group.get("type"), row.group.get("text")) else {
            let column = if row.group.get("type").is_none() {
                Column::Label
            } else {
                Column::Text
            };
            let [label, text] = [Column::Label, Column::Text].map(|column| {
                let [english, chinese] = about(column).header.map(str::to_owned);
                Sentence { english, chinese }
            });
            let message = sentence!(
                "is empty; a value has its type in \"{label}\" and itself in \"{text}\"",
                "是空的；值的类型写在“{label}”，值本身写在“{text}”"; label, text
            );
            self.wrong(&row, Some(column), message);
            return;
        };
        let word = kind.words().unwrap_or_default().trim().to_owned();
        let shown = text.words().unwrap_or_default();
        let inside = match word.as_str() {
            "Words" => text.clone(),
            "Date" => Tree::text(iso_date(shown.trim())),
            _ => match number(shown.trim()) {
                Ok(whole) if whole.words() == Some(shown.trim()) => whole,
                _ => Tree::text(shown.trim()),
            },
        };
        if let Err(wrong) = parse(Form::Word, &word) {
            self.wrong(&row, Some(Column::Label), wrong);
            return;
        }
        let mut value = Tree::new(Shape::Call(
            word,
            vec![Tree {
                origin: text.origin,
                ..inside
            }],
        ));
        value.origin = kind.origin;
        let mut key = format!("value/{}", row.id);
        if !row.of.is_empty() {
            key = format!("{key}/{}", row.of);
        }
        if matches!(&value.shape, Shape::Call(word, _) if word == "Words") {
            self.one_text(&row, Column::Text, key);
        }
        let values = self.tree.slot("values");
        if !matches!(values.shape, Shape::Map(_)) {
            values.shape = Shape::Map(Vec::new());
        }
        if row.of.is_empty() {
            push_key(values, &row.id, value);
            return;
        }
        let Shape::Map(entries) = &mut values.shape else { return };
        match entries.iter_mut().find(|(name, _)| *name == row.id) {
            Some((
                _,
                Tree {
                    shape: Shape::Call(word, parts),
                    ..
                },
            )) if word == "ByCountry" => {
                if let Some(countries) = parts.first_mut() {
                    push_key(countries, &row.of, value);
                }
            }
            Some(_) => {
                let message = sentence!(
                    "gives \"{id}\" by country, and another row gives it for all",
                    "按国家给出“{id}”，另一行却给了所有国家",
                    id = row.id
                );
                self.wrong(&row, Some(Column::Of), message);
            }
            None => {
                let countries = Tree::new(Shape::Map(vec![(row.of.clone(), value)]));
                let by_country = Tree::new(Shape::Call("ByCountry".to_owned(), vec![countries])).at(row.place);
                entries.push((row.id, by_country));
            }
        }
    }
}

fn push_key(map: &mut Tree, name: &str, value: Tree) {
    if let Shape::Map(entries) = &mut map.shape {
        entries.push((name.to_owned(), value));
    }
}
