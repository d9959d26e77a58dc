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
    let paths = dropped.read().filter_map(|event| match event {
        FileDragAndDrop::DroppedFile { path_buf, .. } => Some(path_buf.clone()),
        _ => None,
    });
    let paths: Vec<_> = paths.collect();
    if !paths.is_empty() {
        asked.write(Asked(UiCommand::ImportRecords(paths)));
    }
}
