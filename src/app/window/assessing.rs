//! The assessor's room in the window: the library on a thread of its own, and the review of one session on another.

mod dropped;
mod library_room;
mod library_work;
mod review_room;
mod review_sound;
mod review_work;
mod wishes;

use bevy::prelude::*;

pub(super) use library_room::LibraryRoom;
#[cfg(test)]
pub(super) use review_room::KeyPlace;
pub(super) use review_room::ReviewRoom;
pub(super) use wishes::AssessorsRoom;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        dropped::plugin,
        library_room::plugin,
        review_room::plugin,
        review_sound::plugin,
    ));
}
