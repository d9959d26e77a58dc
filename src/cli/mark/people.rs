//! What keys are called here.

use crate::trust::trust_list::TrustList;

/// The names of trusted keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    pub(super) fn new(trust: &TrustList) -> Self {
        let named = |key: &crate::trust::trust_list::TrustedKey| (key.keys.id().to_string(), key.name.clone());
        Self(trust.trusted.iter().map(named).collect())
    }

    /// A name with the first digits of the key, or the key where nobody is known by it.
    pub(super) fn of(&self, key: &str) -> String {
        match self.0.iter().find(|(id, _)| id == key) {
            Some((_, name)) => format!("{name} ({})", key.get(..6).unwrap_or(key)),
            None => key.to_owned(),
        }
    }

    /// The key that a name, or the beginning of a key, stands for.
    pub(super) fn key(&self, wanted: &str) -> Option<&str> {
        let fits = |(id, name): &&(String, String)| name == wanted || (wanted.len() >= 6 && id.starts_with(wanted));
        self.0.iter().find(fits).map(|(id, _)| id.as_str())
    }
}
