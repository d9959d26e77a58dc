//! Files and folders that are dropped on the library are imported.

use bevy::prelude::*;
use bevy::window::FileDragAndDrop;

use crate::app::ui_command::UiCommand;
use crate::app::window::{AppSystems, Asked, Screen};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        take_dropped
            .before(AppSystems::CarryOut)
            .run_if(in_state(Screen::Library)),
    );
}

fn take_dropped(mut dropped: MessageReader<FileDragAndDrop>, mut asked: MessageWriter<Asked>) {
    for event in dropped.read() {
        if let FileDragAndDrop::DroppedFile { path_buf, .. } = event {
            asked.write(Asked(UiCommand::ImportRecords(path_buf.display().to_string())));
        }
    }
}
