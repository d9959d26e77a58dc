//! What items of forms are called by those who filled them in: the tables of agreement know them by their ids alone.

use std::collections::BTreeMap;

use crate::sim::assessment::standing::counting::Forms;
use crate::sim::sentence::{Sentence, sentence};

/// So many digits of a form's SHA-256 tell forms of one id apart.
const DIGITS: usize = 8;

/// The titles of items, by the names that the tables have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemTitles(BTreeMap<String, Sentence>);

/// The name of an item in the tables. Two forms of one id are two forms.
pub fn item_name(forms: &Forms, sha256: &str, item: &str) -> String {
    let id = forms.get(sha256).map_or("form", |form| form.id.value.as_str());
    format!("{id}@{}/{item}", digits(sha256))
}

fn digits(sha256: &str) -> &str {
    sha256.get(..DIGITS).unwrap_or(sha256)
}

impl ItemTitles {
    /// Takes in the items of these forms.
    pub fn add(&mut self, forms: &Forms) {
        for (sha256, form) in forms {
            let form_title = form.title.in_both();
            for (_, item) in form.items() {
                let text = item.text.in_both();
                let title = sentence!("{text} ({form_title})", "{text}（{form_title}）"; text, form_title);
                self.0.insert(item_name(forms, sha256, &item.id.value), title);
            }
        }
    }

    /// What an item is called; nothing where its form is not here, or it is of no form. Items of two versions of a form that read the same
    /// have the beginning of their names behind.
    pub fn of(&self, name: &str) -> Option<Sentence> {
        let title = self.0.get(name)?;
        let alike = self.0.values().filter(|other| *other == title).count();
        let form = name.split('/').next().unwrap_or(name);
        Some(match alike {
            1 => title.clone(),
            _ => sentence!("{title} [{form}]", "{title}［{form}］"; title),
        })
    }
}
