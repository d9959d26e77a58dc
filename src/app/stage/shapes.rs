//! Flat forms for the stage: each is a mesh in one colour, one above the other in the order in which they are painted.

use std::f32::consts::FRAC_PI_2;

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use egui::Color32;

/// Points of a quarter of a circle; enough for the largest corner on the stage.
const CORNER_POINTS: usize = 8;
/// How far two forms lie apart.
const LAYER: f32 = 0.01;

/// Makes forms.
pub(super) struct ScenePainter<'w> {
    meshes: &'w mut Assets<Mesh>,
    materials: &'w mut Assets<ColorMaterial>,
    layer: f32,
}

/// What every form consists of.
pub(super) type Form = (Mesh2d, MeshMaterial2d<ColorMaterial>, Transform);

impl<'w> ScenePainter<'w> {
    pub(super) fn new(meshes: &'w mut Assets<Mesh>, materials: &'w mut Assets<ColorMaterial>) -> Self {
        Self {
            meshes,
            materials,
            layer: 0.0,
        }
    }

    /// A rectangle with round corners around this middle.
    pub(super) fn block(&mut self, middle: (f32, f32), size: (f32, f32), radius: f32, colour: Color32) -> Form {
        let radius = radius.min(size.0 / 2.0).min(size.1 / 2.0).max(0.0);
        let corners = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)];
        let mut points = Vec::new();
        for (corner, (x, y)) in corners.into_iter().enumerate() {
            let centre = (x * (size.0 / 2.0 - radius), y * (size.1 / 2.0 - radius));
            for step in 0..=CORNER_POINTS {
                let angle = FRAC_PI_2 * (corner as f32 + step as f32 / CORNER_POINTS as f32);
                points.push((centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin()));
            }
        }
        self.polygon(middle, &points, colour)
    }

    /// A disc.
    pub(super) fn disc(&mut self, middle: (f32, f32), radius: f32, colour: Color32) -> Form {
        self.block(middle, (2.0 * radius, 2.0 * radius), radius, colour)
    }

    /// A convex polygon; the points are relative to the middle.
    pub(super) fn polygon(&mut self, middle: (f32, f32), points: &[(f32, f32)], colour: Color32) -> Form {
        self.layer += LAYER;
        let positions: Vec<[f32; 3]> = points.iter().map(|(x, y)| [*x, *y, 0.0]).collect();
        let last = points.len().saturating_sub(1) as u32;
        let fan: Vec<u32> = (1..last).flat_map(|corner| [0, corner, corner + 1]).collect();
        let mesh = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
            .with_inserted_indices(Indices::U32(fan));
        (
            Mesh2d(self.meshes.add(mesh)),
            MeshMaterial2d(self.materials.add(bevy_colour(colour))),
            Transform::from_xyz(middle.0, middle.1, self.layer),
        )
    }
}

/// A colour of the theme as Bevy has it.
pub(super) fn bevy_colour(colour: Color32) -> Color {
    let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
    Srgba::rgba_u8(red, green, blue, alpha).into()
}
