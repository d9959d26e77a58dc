//! A centre's own quality form: sections of items for a person to judge, mapped to the three dimensions.
//!
//! ```ron
//! (
//!     format: 1,
//!     id: "voice-and-note",
//!     title: { "en": "Voice and note", "zh-Hans": "语气与记录" },
//!     share: 20,
//!     sections: [(
//!         id: "tone",
//!         title: { "en": "Tone", "zh-Hans": "语气" },
//!         dimension: Empathy,
//!         weight: 60,
//!         items: [
//!             (id: "greeting", text: { "en": "…", "zh-Hans": "…" }, scale: 4, weight: 2, not_applicable: true),
//!             (id: "no-insult", text: { "en": "…", "zh-Hans": "…" }, scale: 1, fatal: true),
//!         ],
//!     )],
//! )
//! ```
//!
//! The file is named by the SHA-256 of its bytes, so a form that is changed is another form.

mod check;
mod mark;

use serde::Deserialize;

pub use check::{FormMistake, read_form};
pub use mark::{Answer, FormMark, form_mark};

use crate::sim::scenario::model::Dimension;
use crate::sim::scenario::spanned::{Entries, List, Name, Spanned, Text};

/// A quality form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The format's version; this program reads 1.
    pub format: Spanned<u32>,
    /// Its id.
    pub id: Name,
    /// Its name in both languages.
    pub title: Entries<Text>,
    /// How much of the mark of a dimension, in per cent, the form gives where it has items for it. 0: it stands beside the mark.
    #[serde(default = "no_share")]
    pub share: Spanned<u32>,
    /// Its sections.
    pub sections: List<Section>,
}

/// Items that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: Name,
    /// Its name in both languages.
    pub title: Entries<Text>,
    /// The dimension that it belongs to.
    pub dimension: Dimension,
    /// Its weight among the sections, 1 to 100.
    pub weight: Spanned<u32>,
    /// Its items.
    pub items: List<Item>,
}

/// Something to judge.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id, once in the form.
    pub id: Name,
    /// What is judged, in both languages.
    pub text: Entries<Text>,
    /// The most points, 1 to 10; 1 is yes or no.
    pub scale: Spanned<u32>,
    /// Its weight in the section, 1 to 10.
    #[serde(default = "single_weight")]
    pub weight: Spanned<u32>,
    /// Whether no points for it fail the call, whatever the marks.
    #[serde(default)]
    pub fatal: bool,
    /// Whether an assessor may say that it does not apply; it then leaves the denominator.
    #[serde(default)]
    pub not_applicable: bool,
}

impl Form {
    /// All items, each with its section.
    pub fn items(&self) -> impl Iterator<Item = (&Section, &Item)> {
        let sections = self.sections.iter();
        sections.flat_map(|section| section.items.iter().map(move |item| (section, item)))
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| item.id.value == id)
    }
}

fn no_share() -> Spanned<u32> {
    Spanned::synthetic(0)
}

fn single_weight() -> Spanned<u32> {
    Spanned::synthetic(1)
}
