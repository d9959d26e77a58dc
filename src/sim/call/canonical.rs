//! A call in canonical words, `state/v1`: the text whose hash stands in records.

use super::machine::Call;

impl Call {
    /// The canonical text of everything that the record must reproduce, `state/v1`: sorted `id=value` lines, defaults left out.
    pub fn canonical_text(&self) -> String {
        let mut words = self.program.canonical_text(&self.state);
        for (name, time) in [
            ("clock.elapsed", self.elapsed),
            ("clock.on_this", self.on_this),
            ("clock.on_hold", self.on_hold),
            ("clock.speaking", self.speaking),
        ] {
            if time.0 != 0 {
                words.insert(name.to_owned(), time.0.to_string());
            }
        }
        for entry in self.form.entries() {
            if let Some(entry) = self.program.wrap_up.get(entry) {
                words.insert(format!("wrap_up.{}.{}", entry.list.word(), entry.id), "1".to_owned());
            }
        }
        for item in &self.looked {
            if let Some(item) = self.program.items.get(usize::from(*item)) {
                words.insert(format!("opened.{}", item.id), "1".to_owned());
            }
        }
        if self.timers_changed {
            words.insert("timers".to_owned(), self.timers.word().to_owned());
        }
        if self.muted {
            words.insert("muted".to_owned(), "1".to_owned());
        }
        if self.finished {
            words.insert("finished".to_owned(), "1".to_owned());
        }
        words.insert("steps".to_owned(), self.steps.len().to_string());
        words.insert("notes".to_owned(), self.notes.len().to_string());
        let mut text = String::new();
        for (id, value) in words {
            text.push_str(&id);
            text.push('=');
            text.push_str(&value);
            text.push('\n');
        }
        text
    }
}
