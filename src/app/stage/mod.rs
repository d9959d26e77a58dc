//! The stage: the office behind the panels, drawn with Bevy in flat forms, with a telephone whose lamp follows the call.

mod queue_board;
mod scene;
mod shapes;

use bevy::prelude::*;
use bevy::window::PrimaryWindow;

use shapes::bevy_colour;

use crate::app::theme::stage_colours::{StageColours, stage_colours};

/// What the telephone on the desk shows.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub struct StageCue {
    /// Whether the stage is to be seen at all; panels cover it otherwise.
    pub is_open: bool,
    /// Whether the telephone rings.
    pub rings: bool,
    /// How many callers wait, as the board on the wall counts them.
    pub waiting: u8,
    /// Whether the light theme is on.
    pub is_light: bool,
    /// Whether nothing is to move.
    pub is_still: bool,
}

/// The scene as a whole; it is as wide as the window.
#[derive(Component)]
struct Scene {
    is_light: bool,
}

/// The lamp of the telephone.
#[derive(Component)]
struct PhoneLamp;

/// The handset; it trembles while it rings.
#[derive(Component)]
struct Handset;

/// Width of the scene in its own units.
const SCENE_WIDTH: f32 = 1280.0;

/// Draws the stage whenever [`StageCue`] opens it.
pub fn plugin(app: &mut App) {
    app.init_resource::<StageCue>();
    app.add_systems(Update, smooth_edges.run_if(resource_changed::<StageCue>));
    app.add_systems(
        Update,
        (
            set_scene.run_if(resource_changed::<StageCue>),
            fit_scene,
            ring,
            queue_board::light_bars,
        )
            .chain(),
    );
}

/// Builds the scene when it is first needed, and again for another theme.
fn set_scene(
    cue: Res<StageCue>,
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
    mut ground: ResMut<ClearColor>,
    mut scenes: Query<(Entity, &Scene, &mut Visibility)>,
) {
    let colours = stage_colours(cue.is_light);
    ground.0 = bevy_colour(colours.wall);
    let mut is_set = false;
    for (entity, scene, mut visibility) in &mut scenes {
        if scene.is_light == cue.is_light {
            *visibility = if cue.is_open {
                Visibility::Visible
            } else {
                Visibility::Hidden
            };
            is_set = true;
        } else {
            commands.entity(entity).despawn();
        }
    }
    if cue.is_open && !is_set {
        let mut painter = shapes::ScenePainter::new(&mut meshes, &mut materials);
        let root = commands
            .spawn((
                Name::new("Stage"),
                Scene { is_light: cue.is_light },
                Transform::default(),
                Visibility::Visible,
            ))
            .id();
        scene::office(&mut commands, root, &mut painter, colours);
    }
}

/// The stage has slanted edges; they are smoothed while it is seen.
fn smooth_edges(cue: Res<StageCue>, mut cameras: Query<&mut Msaa, With<Camera2d>>) {
    for mut msaa in &mut cameras {
        msaa.set_if_neq(if cue.is_open { Msaa::Sample4 } else { Msaa::Off });
    }
}

/// The scene is as wide as the window and stands on its lower edge.
fn fit_scene(window: Option<Single<&Window, With<PrimaryWindow>>>, mut scenes: Query<&mut Transform, With<Scene>>) {
    let Some(window) = window else { return };
    let (width, height) = (window.width().max(1.0), window.height().max(1.0));
    let scale = (width / SCENE_WIDTH).max(height / 800.0);
    for mut transform in &mut scenes {
        let wanted = Transform::from_xyz(0.0, -height / 2.0, 0.0).with_scale(Vec3::new(scale, scale, 1.0));
        transform.set_if_neq(wanted);
    }
}

/// The lamp glows up and down while it rings, and the handset trembles; standing still, the lamp is simply on.
fn ring(
    cue: Res<StageCue>,
    time: Res<Time>,
    lamps: Query<&MeshMaterial2d<ColorMaterial>, With<PhoneLamp>>,
    mut handsets: Query<&mut Transform, With<Handset>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
    mut was: Local<Option<(bool, u8)>>,
) {
    if !cue.is_open {
        return;
    }
    let swing = if cue.is_still {
        1.0
    } else {
        (time.elapsed_secs() * 4.0).sin() * 0.5 + 0.5
    };
    let share = if cue.rings { swing } else { 0.0 };
    // Only what is seen to change is given to the graphics card again.
    let step = (share * 16.0).round() as u8;
    if was.replace((cue.is_light, step)) == Some((cue.is_light, step)) && !lamps.is_empty() {
        return;
    }
    let StageColours { lamp_off, lamp_on, .. } = *stage_colours(cue.is_light);
    for lamp in &lamps {
        if let Some(mut material) = materials.get_mut(&lamp.0) {
            material.color = bevy_colour(lamp_off).mix(&bevy_colour(lamp_on), share);
        }
    }
    for mut handset in &mut handsets {
        let tremble = if cue.rings && !cue.is_still {
            (share - 0.5) * 0.03
        } else {
            0.0
        };
        handset.rotation = Quat::from_rotation_z(tremble);
    }
}
