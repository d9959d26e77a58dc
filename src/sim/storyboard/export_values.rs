//! The rows of a sheet that hold one value each: settings of the call and of the customer, and named values.

use super::columns::Column;
use super::export::{Writer, named};
use super::forms::{Form, print};
use super::settings::{SETTINGS, key};
use super::tree::{Shape, Tree};

impl Writer<'_> {
    /// The values that stand for themselves, of the call or of the customer.
    pub(super) fn settings(&mut self, tree: &Tree, is_of_customer: bool) {
        let kind = named(if is_of_customer { "customer" } else { "call" });
        for setting in SETTINGS
            .iter()
            .filter(|setting| setting.is_of_customer == is_of_customer)
        {
            let Some(value) = tree.get(setting.path).filter(|value| !value.is_empty()) else {
                continue;
            };
            let key = key(setting);
            let cells = vec![
                (Column::Id, setting.id[self.sheet_language].to_owned()),
                (Column::Text, print(setting.form, value)),
            ];
            let keys: Vec<(Column, String)> = setting
                .is_translated
                .then_some((Column::Text, key))
                .into_iter()
                .collect();
            self.push(kind, cells, &keys, None);
        }
    }

    /// Named values for the texts.
    pub(super) fn values(&mut self, tree: &Tree) {
        let Some(Shape::Map(values)) = tree.get("values").map(|values| &values.shape) else {
            return;
        };
        for (name, value) in values {
            match &value.shape {
                Shape::Call(word, parts) if word == "ByCountry" => {
                    let Some(Shape::Map(countries)) = parts.first().map(|part| &part.shape) else {
                        continue;
                    };
                    for (country, value) in countries {
                        self.value(name, Some(country), value);
                    }
                }
                _ => self.value(name, None, value),
            }
        }
    }

    fn value(&mut self, name: &str, country: Option<&str>, value: &Tree) {
        let Shape::Call(word, parts) = &value.shape else {
            return;
        };
        let text = parts.first().map(|part| print(Form::Text, part)).unwrap_or_default();
        let mut cells = vec![
            (Column::Id, name.to_owned()),
            (Column::Label, word.clone()),
            (Column::Text, text),
        ];
        let mut key = format!("value/{name}");
        if let Some(country) = country {
            cells.push((Column::Of, country.to_owned()));
            key = format!("{key}/{country}");
        }
        let keys: Vec<(Column, String)> = (word == "Words").then_some((Column::Text, key)).into_iter().collect();
        self.push(named("value"), cells, &keys, None);
    }
}
