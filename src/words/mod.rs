//! The words of the interface in every language, for the terminal and the window alike.
//!
//! A missing word never stops anybody: it shows as its key in brackets, and a test finds it first.

mod joining;
pub mod locale;
pub mod signed;

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::sim::sentence::Sentence;

pub use fluent_bundle::FluentValue as Value;
pub use locale::Locale;

/// The words of one language.
pub struct Words {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of this language.
    pub fn new(locale: Locale) -> Self {
        let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks of isolation would be drawn as boxes.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(locale.source().to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
        Self { locale, bundle }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A sentence in this language.
    pub fn told(&self, sentence: &Sentence) -> String {
        sentence.wording(self.locale().is_chinese()).to_owned()
    }

    /// The text for this key.
    pub fn text(&self, key: &str) -> String {
        self.filled(key, None)
    }

    /// The text for this key with its variables filled in: `words.with("title-level", &[("n", 3.into())])`.
    pub fn with(&self, key: &str, variables: &[(&str, Value<'_>)]) -> String {
        let variables: FluentArgs<'_> = variables.iter().cloned().collect();
        self.filled(key, Some(&variables))
    }

    fn filled(&self, key: &str, variables: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, variables, &mut errors).into_owned()
    }

    /// The text for a variant of an enum: `words.named("feeling", &Feeling::Anger)` is the text of `feeling-anger`.
    pub fn named(&self, prefix: &str, variant: &dyn fmt::Debug) -> String {
        self.text(&variant_key(prefix, variant))
    }

    /// The word for a meter of 0 to 100, in five grades: `words.grade("mood-tension", 85)` is the text of `mood-tension-5`.
    pub fn grade(&self, prefix: &str, meter: u8) -> String {
        self.text(&format!("{prefix}-{}", grade(meter)))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Words")
            .field("locale", &self.locale)
            .finish_non_exhaustive()
    }
}

/// The key of a variant: its bare name in lower case with hyphens, after the prefix.
fn variant_key(prefix: &str, variant: &dyn fmt::Debug) -> String {
    let mut key = prefix.to_owned();
    for character in format!("{variant:?}").chars().take_while(char::is_ascii_alphanumeric) {
        if character.is_ascii_uppercase() {
            key.push('-');
        }
        key.push(character.to_ascii_lowercase());
    }
    key
}

/// The grade, 1 to 5, of a meter of 0 to 100.
pub fn grade(meter: u8) -> u8 {
    (meter / 20 + 1).min(5)
}
