//! How the panels are painted: `bevy_egui`'s shader mixes encoded colours as if they were light, which thins dark letters and leaves
//! hairlines at round corners; ours takes its place. Without `bevy_egui`'s plugin, as in tests, nothing is painted.

use bevy::asset::Assets;
use bevy::prelude::App;
use bevy::shader::Shader;
use bevy_egui::render::EGUI_SHADER_HANDLE;

pub(super) fn plugin(app: &mut App) {
    let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() else {
        return;
    };
    let shader = Shader::from_wgsl(include_str!("painting.wgsl"), "rolecall/painting.wgsl");
    if let Err(error) = shaders.insert(EGUI_SHADER_HANDLE.id(), shader) {
        // The panels are painted all the same, with the other shader.
        bevy::log::warn!("the panels keep bevy_egui's shader: {error}");
    }
}
