//! What cannot be taken back is asked about: the first press asks, the second one means it.

use egui::{Id, Ui};

/// Whether this was pressed once since the last thing happened; `now` tells the moments apart.
pub(super) fn was_asked(ui: &Ui, what: &str, now: usize) -> bool {
    ui.data(|data| data.get_temp::<usize>(place(what))) == Some(now)
}

/// Takes in a press; whether it is meant.
pub(super) fn is_meant(ui: &Ui, what: &str, now: usize) -> bool {
    if was_asked(ui, what, now) {
        ui.data_mut(|data| data.remove::<usize>(place(what)));
        return true;
    }
    ui.data_mut(|data| data.insert_temp(place(what), now));
    ui.ctx().request_repaint();
    false
}

fn place(what: &str) -> Id {
    Id::new(("asked-twice", what))
}
