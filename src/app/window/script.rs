//! A driver that plays the window by a file: one wish a line, and pictures between. Tests and people who look at screens use it.
//!
//! Lines: `open ID`, `seed N`, `take`, `do COMMAND WORDS`, `choose N`, `locale en`, `theme light`, `zoom 20`, `wait MILLIS`, `skip`,
//! `until SCREEN` (waits for `title`, `briefing`, `call`, `wrapup`, `debrief`, `author`, `library` or `review`), `picture NAME`, `step N`, `keys`, `menu`, `title`, `author ID`, `select NODE`, `tab NAME`, `prove`, `simulate`, `play-from NODE`, `close-author`,
//! `library`, `groups [GROUP]`, `import PATH`, `review N` (the N-th of the list), `key NAME`, `say JSON`, `report`, `close-review`, `resize W H`, `quit`.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy::time::Real;
use bevy::window::PrimaryWindow;

use super::active_call::{Preparing, Running};
use super::assessing::LibraryRoom;
use super::settings::Settings;
use super::{AppSystems, Asked, Launch};
use crate::app::audio::PlayAudio;
use crate::app::panels::author_state::AuthorTab;
use crate::app::theme::ThemeName;
use crate::app::ui_command::UiCommand;
use crate::sim::call::FromHere;
use crate::sim::call::command::Command;
use crate::view::review::WhatIfBranch;
use crate::words::Locale;

/// A line is carried out after this pause, so that what the one before it asked for has been drawn.
const PAUSE: Duration = Duration::from_millis(120);

/// What a picture is taken after is shorter than this.
const LONG_WAIT: Duration = Duration::from_secs(5);

/// A screen that has not come after this time does not come any more.
const UNTIL_AT_MOST: Duration = Duration::from_secs(120);

/// The lines that are left.
#[derive(Resource)]
pub(super) struct Script {
    lines: VecDeque<String>,
    pictures: PathBuf,
    waiting: Duration,
    /// How long `until` has waited.
    waited: Duration,
}

impl Script {
    /// Whether it waits so long that nothing has to be drawn often.
    pub(super) fn waits_long(&self) -> bool {
        self.waiting > LONG_WAIT
    }
}

pub(super) fn insert(app: &mut App, launch: &Launch) {
    let Some(path) = &launch.script else {
        return;
    };
    match crate::store::script_file::read_script(path) {
        Ok(text) => {
            let lines = text
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            app.insert_resource(Script {
                lines: lines.map(str::to_owned).collect(),
                pictures: launch.pictures.clone(),
                waiting: Duration::from_millis(600),
                waited: Duration::ZERO,
            });
        }
        Err(error) => error!("{error}"),
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        run_script
            .before(AppSystems::CarryOut)
            .run_if(resource_exists::<Script>),
    );
}

#[expect(
    clippy::too_many_arguments,
    reason = "A script reaches into everything that a person can change."
)]
fn run_script(
    mut script: ResMut<Script>,
    time: Res<Time<Real>>,
    mut asked: MessageWriter<Asked>,
    screen: Res<State<super::Screen>>,
    mut running: ResMut<Running>,
    mut settings: ResMut<Settings>,
    mut preparing: ResMut<Preparing>,
    library: Res<LibraryRoom>,
    mut audio: MessageWriter<PlayAudio>,
    mut window: Single<&mut Window, With<PrimaryWindow>>,
    mut commands: Commands,
) {
    script.waiting = script.waiting.saturating_sub(time.delta());
    if !script.waiting.is_zero() {
        return;
    }
    let Some(line) = script.lines.pop_front() else {
        asked.write(Asked(UiCommand::Quit));
        return;
    };
    script.waiting = PAUSE;
    let whole = line.clone();
    let (word, rest) = whole.split_once(' ').unwrap_or((&whole, ""));
    let mut ask = |wish: UiCommand| {
        asked.write(Asked(wish));
    };
    match (word, rest) {
        ("open", id) => ask(UiCommand::OpenBriefing(id.to_owned())),
        ("seed", number) => preparing.seed = number.parse().ok(),
        ("exam", on) => ask(UiCommand::SetExam(on != "off")),
        ("rewind", _) => ask(UiCommand::Rewind),
        ("feedback" | "hide-mood", on) => {
            let mut preferences = settings.preferences.clone();
            match word {
                "feedback" => preferences.feedback = on != "off",
                _ => preferences.hide_mood = on != "off",
            }
            ask(UiCommand::SetPreferences(Box::new(preferences)));
        }
        ("profile", name) => ask(UiCommand::AddProfile(name.to_owned())),
        ("profiles", _) => ask(UiCommand::ToggleProfiles),
        ("take", _) => ask(UiCommand::TakeCall),
        ("do", words) => match Command::parse(words) {
            Ok(command) => ask(UiCommand::Call(command)),
            Err(error) => error!("{line}: {}", error.english),
        },
        ("choose", number) => ask(UiCommand::ChooseShown(
            number.parse::<usize>().unwrap_or(1).saturating_sub(1),
        )),
        ("locale", code) => ask(UiCommand::SetLocale(Locale::from_code(code).unwrap_or_default())),
        ("theme", name) => ask(UiCommand::SetTheme(if name == "light" {
            ThemeName::Light
        } else {
            ThemeName::Dark
        })),
        ("zoom", tenths) => settings.preferences.zoom = tenths.parse().unwrap_or(10),
        ("wait", millis) => script.waiting = Duration::from_millis(millis.parse().unwrap_or(0)),
        ("skip", _) => {
            if let Some(active) = &mut running.0 {
                active.skip_speech();
                audio.write(PlayAudio::StopVoices);
            }
        }
        ("country", country) => ask(UiCommand::SetCountry(country.to_owned())),
        ("step", number) => ask(UiCommand::SelectStep(number.parse().unwrap_or(0))),
        ("what-if", number) => ask(UiCommand::WhatIf(WhatIfBranch {
            step: number.parse().unwrap_or(0),
            taken: Vec::new(),
        })),
        ("again", number) => ask(UiCommand::TryAgain(number.parse().unwrap_or(0))),
        ("keys", _) => ask(UiCommand::ToggleKeys),
        ("menu", _) => ask(UiCommand::ToggleMenu),
        ("desktop", _) => ask(UiCommand::ToggleDesktop),
        ("settings", _) => ask(UiCommand::ToggleSettings),
        ("author", id) => ask(UiCommand::OpenAuthor(id.to_owned())),
        ("select", node) => ask(UiCommand::SelectNode(node.to_owned())),
        ("tab", name) => ask(UiCommand::AuthorTab(match name {
            "certificate" => AuthorTab::Certificate,
            "statistics" => AuthorTab::Statistics,
            _ => AuthorTab::Graph,
        })),
        ("prove", _) => ask(UiCommand::Prove),
        ("simulate", _) => ask(UiCommand::Simulate),
        ("play-from", node) => ask(UiCommand::PlayFrom(FromHere {
            node: node.to_owned(),
            mood: [60, 25, 60],
            facts: Vec::new(),
        })),
        ("close-author", _) => ask(UiCommand::CloseAuthor),
        ("groups", name) => ask(match name {
            "" => UiCommand::OpenGroups,
            group => UiCommand::ChooseGroup(group.to_owned()),
        }),
        ("library", _) => ask(UiCommand::OpenLibrary),
        ("import", path) => ask(UiCommand::ImportRecords(vec![path.into()])),
        ("review", number) => {
            let place = number.parse::<usize>().unwrap_or(1).saturating_sub(1);
            match library.0.as_ref().and_then(|library| library.path_of_row(place)) {
                Some(path) => ask(UiCommand::OpenReview(path)),
                None => error!("{line}: the list has no such row"),
            }
        }
        ("close-review", _) => ask(UiCommand::CloseReview),
        ("key", name) => ask(UiCommand::MakeKey(name.to_owned())),
        ("form", path) => ask(UiCommand::UseForm((!path.is_empty()).then(|| path.into()))),
        ("report", _) => ask(UiCommand::WriteReport),
        ("say", json) => match serde_json::from_str(json) {
            Ok(saying) => ask(UiCommand::Say(Box::new(saying))),
            Err(error) => error!("{line}: {error}"),
        },
        ("title", _) => ask(UiCommand::ToTitle),
        ("leave", _) => ask(UiCommand::LeaveCall),
        ("continue", _) => ask(UiCommand::ContinueCall),
        ("dismiss", _) => ask(UiCommand::DismissNotice),
        ("resize", size) => {
            let mut sides = size.split_whitespace().filter_map(|side| side.parse::<f32>().ok());
            if let (Some(width), Some(height)) = (sides.next(), sides.next()) {
                window.resolution.set(width, height);
                script.waiting = Duration::from_millis(600);
            }
        }
        ("until", name) => {
            if format!("{:?}", screen.get()).to_lowercase() == name {
                script.waited = Duration::ZERO;
            } else if script.waited < UNTIL_AT_MOST {
                script.waited += PAUSE;
                script.lines.push_front(line);
            } else {
                error!("{line}: it never came; the screen is {:?}", screen.get());
                script.lines.clear();
            }
        }
        ("picture", name) => {
            let path = script.pictures.join(format!("{name}.png"));
            commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path));
            script.waiting = Duration::from_millis(500);
        }
        ("quit", _) => ask(UiCommand::Quit),
        _ => error!("the script has a line that is not known: {line}"),
    }
}
