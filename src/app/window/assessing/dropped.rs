//! Files and folders that are dropped on the library are imported; a file that is dropped on a review is a form to judge by, and one on
//! the groups is a table that may become the roster.

use bevy::prelude::*;
use bevy::window::FileDragAndDrop;

use crate::app::ui_command::UiCommand;
use crate::app::window::{AppSystems, Asked, Screen};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        take_dropped.before(AppSystems::CarryOut).run_if(
            in_state(Screen::Library)
                .or_else(in_state(Screen::Review))
                .or_else(in_state(Screen::Groups)),
        ),
    );
}

fn take_dropped(
    screen: Res<State<Screen>>,
    mut dropped: MessageReader<FileDragAndDrop>,
    mut asked: MessageWriter<Asked>,
) {
    let paths = dropped.read().filter_map(|event| match event {
        FileDragAndDrop::DroppedFile { path_buf, .. } => Some(path_buf.clone()),
        _ => None,
    });
    let paths: Vec<_> = paths.collect();
    match screen.get() {
        Screen::Review => {
            asked.write_batch(paths.into_iter().map(|path| Asked(UiCommand::UseForm(Some(path)))));
        }
        // Dropping changes nothing yet: it is shown what the table would do.
        Screen::Groups => {
            asked.write_batch(paths.into_iter().take(1).map(|path| {
                Asked(UiCommand::TakeRoster {
                    path,
                    replace: false,
                    seen: None,
                })
            }));
        }
        _ if paths.is_empty() => {}
        _ => {
            asked.write(Asked(UiCommand::ImportRecords(paths)));
        }
    }
}
