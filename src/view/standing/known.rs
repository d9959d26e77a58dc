//! What is known about what events only name: whose keys they are, and which forms.

use crate::sim::assessment::standing::counting::Forms;

/// The names of keys and the forms that a reader of marks needs.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// What keys are called here.
    pub names: &'k Names,
    /// The forms that events name.
    pub forms: &'k Forms,
}

/// The names of keys, each with the key that it stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(pub Vec<(String, String)>);

impl Names {
    /// The name alone; nothing where nobody is known by the key.
    pub fn name(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(id, _)| id == key).map(|(_, name)| name.as_str())
    }

    /// A name with the first digits of the key, or the key where nobody is known by it.
    pub fn of(&self, key: &str) -> String {
        match self.name(key) {
            Some(name) => format!("{name} ({})", key.get(..6).unwrap_or(key)),
            None => key.to_owned(),
        }
    }

    /// The key that a name, or the beginning of a key, stands for.
    pub fn key(&self, wanted: &str) -> Option<&str> {
        let fits = |(id, name): &&(String, String)| name == wanted || (wanted.len() >= 6 && id.starts_with(wanted));
        self.0.iter().find(fits).map(|(id, _)| id.as_str())
    }
}
