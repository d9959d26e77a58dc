//! The assessor's room in the window: the library on a thread of its own, and the review of one session on another.

mod dropped;
mod groups_room;
mod groups_work;
mod library_room;
mod library_work;
mod review_room;
mod review_sound;
mod review_work;
mod wishes;

use bevy::prelude::*;

pub(super) use groups_room::GroupsRoom;
pub(super) use library_room::LibraryRoom;
#[cfg(test)]
pub(super) use review_room::KeyPlace;
pub(super) use review_room::ReviewRoom;
pub(super) use wishes::AssessorsRoom;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        dropped::plugin,
        groups_room::plugin,
        library_room::plugin,
        review_room::plugin,
        review_sound::plugin,
    ));
}
