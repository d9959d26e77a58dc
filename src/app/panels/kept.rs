//! What is computed of the same things in frame after frame is computed once and kept in egui's memory.

use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash};
use std::sync::Arc;

use egui::{Id, Ui};

/// What `make` makes, as long as `of` stays the same; then it is made anew. One thing is kept for each `id`.
pub(super) fn kept<T: Send + Sync + 'static>(ui: &Ui, id: Id, of: impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
    let of = BuildHasherDefault::<DefaultHasher>::default().hash_one(of);
    let known = ui.data(|data| data.get_temp::<(u64, Arc<T>)>(id));
    if let Some((_, known)) = known.filter(|(known, _)| *known == of) {
        return known;
    }
    let made = Arc::new(make());
    ui.data_mut(|data| data.insert_temp(id, (of, Arc::clone(&made))));
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Context, RawInput};

    #[test]
    fn it_is_made_anew_only_for_other_things() {
        let context = Context::default();
        let mut made = Vec::new();
        let mut told = Vec::new();
        for of in [1_u8, 1, 2, 2, 1] {
            let mut output = context.run_ui(RawInput::default(), |ui| {
                let kept = kept(ui, Id::new("here"), of, || {
                    made.push(of);
                    of * 10
                });
                told.push((of, *kept));
            });
            output.textures_delta.clear();
        }
        assert_eq!(made, [1, 2, 1]);
        assert!(
            told.len() >= 5 && told.iter().all(|(of, kept)| of * 10 == *kept),
            "{told:?}"
        );
    }
}
