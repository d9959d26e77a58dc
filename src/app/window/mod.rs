//! The Bevy side of the window: states, the bridge to the call, drawing systems, pacing.
//!
//! Panels ask by [`UiCommand`]; `commands` carries it out; `bridge` alone moves the call and tells of it by [`CallProgressed`].

mod active_call;
mod assessing;
mod author_commands;
mod authoring;
mod bridge;
mod commands;
mod draw;
mod finished_call;
mod first_frame;
mod frame_time;
pub mod launch;
mod marking;
#[cfg(test)]
mod nothing_lost_headless;
mod opening;
mod pacing;
mod painting;
#[cfg(test)]
mod played_headless;
mod profiles;
mod rest;
mod results;
#[cfg(test)]
mod reviewed_headless;
mod screen_reader;
mod script;
mod settings;
mod shelf;
mod sounds;
mod speech;
mod stage_cue;
mod system_font;
mod trying;
mod voices;
mod wake;

use std::path::PathBuf;

use bevy::asset::AssetMetaCheck;
use bevy::log::{Level, LogPlugin};
use bevy::prelude::*;
use bevy::window::{PresentMode, WindowResizeConstraints, WindowResolution};
use bevy_egui::EguiPlugin;

use crate::app::ui_command::UiCommand;
use crate::sim::call::event::CallEvent;
use crate::sim::check::CheckedScenario;
use crate::sim::sentence::Sentence;
use crate::store::folder::DataFolder;

pub use settings::Settings;

/// What the window is started with.
#[derive(Debug)]
pub struct Launch {
    /// The calls.
    pub scenarios: Vec<CheckedScenario>,
    /// The ids of calls that have errors; nobody can practise them, and their authors look at them.
    pub broken: Vec<String>,
    /// What else went wrong, one sentence each.
    pub problems: Vec<Sentence>,
    /// Where records go.
    pub data: DataFolder,
    /// Language and look; without it, what was saved.
    pub locale: Option<crate::words::Locale>,
    /// A file of keys and pictures to take, for tests and for looking at screens.
    pub script: Option<PathBuf>,
    /// Where the pictures go.
    pub pictures: PathBuf,
    /// The size of the window in points.
    pub size: (u32, u32),
    /// When the program began.
    pub began: std::time::Instant,
}

/// Where the person is.
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// The calls.
    #[default]
    Title,
    /// The briefing.
    Briefing,
    /// The call, ringing included.
    Call,
    /// After-call work.
    WrapUp,
    /// The rubric replay.
    Debrief,
    /// A call as its author sees it.
    Author,
    /// All sessions, for whoever marks them.
    Library,
    /// One session, replayed and marked.
    Review,
    /// Groups: what was assigned, exams, decisions, rules, agreement.
    Groups,
}

/// The order of a frame. New systems go into one of these.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum AppSystems {
    /// Wishes become commands for the call, or change what is shown.
    CarryOut,
    /// Time passes; what the call's thread has done is taken in.
    Progress,
    /// Sound and states follow what happened.
    React,
}

/// A person asked for something; `commands` must handle it.
#[derive(Message, Debug, Clone)]
struct Asked(UiCommand);

/// The call moved; it is on disk.
#[derive(Message, Debug, Clone)]
struct CallProgressed(CallEvent);

/// Runs the window until it is closed.
pub fn run(launch: Launch) -> std::process::ExitCode {
    crate::store::crash_report::install(&launch.data);
    let window = Window {
        title: "Rolecall".to_owned(),
        name: Some("rolecall".to_owned()),
        resolution: WindowResolution::new(launch.size.0, launch.size.1),
        resize_constraints: WindowResizeConstraints {
            min_width: 640.0,
            min_height: 480.0,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window),
            ..default()
        })
        .set(LogPlugin {
            filter: "error,rolecall=info".to_owned(),
            level: Level::INFO,
            ..default()
        })
        .set(AssetPlugin {
            meta_check: AssetMetaCheck::Never,
            ..default()
        });
    let mut app = App::new();
    app.add_plugins(plugins).add_plugins(EguiPlugin::default());
    app.add_plugins(AppPlugin {
        launch: std::sync::Mutex::new(Some(launch)),
    });
    match app.run() {
        AppExit::Success => std::process::ExitCode::SUCCESS,
        AppExit::Error(_) => std::process::ExitCode::from(2),
    }
}

/// Everything of ours; tests add it to an app without a window.
struct AppPlugin {
    launch: std::sync::Mutex<Option<Launch>>,
}

impl Plugin for AppPlugin {
    fn build(&self, app: &mut App) {
        let launch = self.launch.lock().ok().and_then(|mut launch| launch.take());
        let Some(launch) = launch else {
            return;
        };
        app.init_state::<Screen>();
        app.add_message::<Asked>();
        app.add_message::<CallProgressed>();
        app.configure_sets(
            Update,
            (AppSystems::CarryOut, AppSystems::Progress, AppSystems::React).chain(),
        );
        app.add_systems(Startup, spawn_camera);
        wake::insert(app);
        let (shelf, trouble) = profiles::ProfileShelf::read(launch.data.clone());
        let mut launch = Launch {
            data: shelf.data(),
            ..launch
        };
        launch.problems.extend(trouble);
        app.insert_resource(shelf);
        settings::insert(app, &launch);
        script::insert(app, &launch);
        first_frame::insert(app, launch.began);
        shelf::insert(app, launch);
        app.add_plugins((
            crate::app::audio::plugin,
            crate::app::stage::plugin,
            assessing::plugin,
            frame_time::plugin,
            painting::plugin,
        ));
        app.add_plugins((
            active_call::plugin,
            authoring::plugin,
            bridge::plugin,
            commands::plugin,
            draw::plugin,
            opening::plugin,
            pacing::plugin,
            profiles::plugin,
            rest::plugin,
            screen_reader::plugin,
            script::plugin,
            sounds::plugin,
            stage_cue::plugin,
            system_font::plugin,
            trying::plugin,
        ));
    }
}

fn spawn_camera(mut commands: Commands) {
    // egui smooths its own edges; smoothing the whole picture again costs a software renderer most of its time.
    commands.spawn((Name::new("Camera"), Camera2d, Msaa::Off));
}
