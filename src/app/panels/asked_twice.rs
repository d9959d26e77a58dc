//! What cannot be taken back is asked about: the first press asks, the second one means it.

use egui::{Id, Ui};

/// What follows a press within so many seconds is the same press: a double click or a key that is held is one.
const ONE_PRESS: f64 = 0.6;

/// That it was asked: in seconds, at which moment of the call, and in which pass the question was drawn last.
#[derive(Debug, Clone, Copy)]
struct Asked {
    at: f64,
    moment: usize,
    drawn_in: u64,
}

/// Whether the question stands. It does while it is drawn again and again at the same moment, so it has to be asked for in each pass;
/// whoever has gone elsewhere since has not answered it.
pub(super) fn is_asked(ui: &Ui, what: &str, moment: usize) -> bool {
    let pass = ui.ctx().cumulative_pass_nr();
    let asked: Option<Asked> = ui.data(|data| data.get_temp(place(what)));
    let standing = asked.filter(|asked| asked.moment == moment && asked.drawn_in + 2 >= pass);
    if let Some(asked) = standing {
        let drawn = Asked {
            drawn_in: pass,
            ..asked
        };
        ui.data_mut(|data| data.insert_temp(place(what), drawn));
    }
    standing.is_some()
}

/// Takes in a press; whether it is meant.
pub(super) fn is_meant(ui: &Ui, what: &str, moment: usize) -> bool {
    let now = ui.input(|input| input.time);
    if is_asked(ui, what, moment) {
        let asked: Option<Asked> = ui.data(|data| data.get_temp(place(what)));
        return asked.is_some_and(|asked| now - asked.at > ONE_PRESS);
    }
    let asked = Asked {
        at: now,
        moment,
        drawn_in: ui.ctx().cumulative_pass_nr(),
    };
    ui.data_mut(|data| data.insert_temp(place(what), asked));
    ui.ctx().request_repaint();
    false
}

fn place(what: &str) -> Id {
    Id::new(("asked-twice", what))
}
