//! The office: a wall with a window, a desk with a screen, a lamp, a plant, a mug, and the telephone in front.
//!
//! Units are those of a window of 1280 points; x is 0 in the middle, y is 0 at the lower edge.

use bevy::prelude::*;

use super::shapes::{Form, ScenePainter};
use super::{Handset, PhoneLamp};
use crate::app::theme::stage_colours::StageColours;

/// Where the telephone stands: beside the card that says who calls.
const PHONE: f32 = 330.0;
/// Lit windows of the houses outside: column, row.
const LIT: [(f32, f32); 9] = [
    (-500.0, 470.0),
    (-482.0, 506.0),
    (-446.0, 452.0),
    (-410.0, 488.0),
    (-392.0, 524.0),
    (-350.0, 470.0),
    (-332.0, 452.0),
    (-300.0, 500.0),
    (-282.0, 464.0),
];

/// Puts the office under this entity.
pub(super) fn office(commands: &mut Commands, root: Entity, painter: &mut ScenePainter<'_>, colours: &StageColours) {
    let mut put = |form: Form| {
        commands.spawn((form, ChildOf(root)));
    };
    put(painter.block((0.0, 420.0), (2600.0, 1400.0), 0.0, colours.wall));
    put(painter.block((0.0, 90.0), (2600.0, 420.0), 0.0, colours.wainscot));
    window(painter, colours, &mut put);
    super::queue_board::board(commands, root, painter, colours);
    let mut put = |form: Form| {
        commands.spawn((form, ChildOf(root)));
    };
    desk(painter, colours, &mut put);
    screen(painter, colours, &mut put);
    desk_lamp(painter, colours, &mut put);
    plant_and_mug(painter, colours, &mut put);
    telephone(commands, root, painter, colours);
}

fn window(painter: &mut ScenePainter<'_>, colours: &StageColours, put: &mut impl FnMut(Form)) {
    put(painter.block((-400.0, 560.0), (310.0, 330.0), 10.0, colours.frame));
    put(painter.block((-400.0, 560.0), (286.0, 306.0), 4.0, colours.sky));
    for (x, width, height) in [
        (-486.0, 78.0, 118.0),
        (-410.0, 62.0, 150.0),
        (-330.0, 84.0, 102.0),
        (-282.0, 50.0, 130.0),
    ] {
        put(painter.block((x, 407.0 + height / 2.0), (width, height), 0.0, colours.skyline));
    }
    for (x, y) in LIT {
        put(painter.block((x, y), (7.0, 10.0), 1.0, colours.lights));
    }
    put(painter.block((-400.0, 560.0), (10.0, 306.0), 0.0, colours.frame));
    put(painter.block((-400.0, 600.0), (286.0, 8.0), 0.0, colours.frame));
    put(painter.block((-400.0, 392.0), (340.0, 16.0), 4.0, colours.frame));
}

fn desk(painter: &mut ScenePainter<'_>, colours: &StageColours, put: &mut impl FnMut(Form)) {
    put(painter.block((0.0, 40.0), (2600.0, 240.0), 0.0, colours.desk));
    put(painter.block((0.0, 157.0), (2600.0, 10.0), 0.0, colours.desk_edge));
}

fn screen(painter: &mut ScenePainter<'_>, colours: &StageColours, put: &mut impl FnMut(Form)) {
    put(painter.block((-420.0, 170.0), (150.0, 14.0), 6.0, colours.device));
    put(painter.block((-420.0, 205.0), (26.0, 70.0), 4.0, colours.device));
    put(painter.block((-420.0, 300.0), (290.0, 180.0), 12.0, colours.device));
    put(painter.block((-420.0, 303.0), (266.0, 152.0), 5.0, colours.screen));
    for (row, width) in [(0.0, 150.0), (1.0, 206.0), (2.0, 178.0), (3.0, 120.0)] {
        let middle = (-535.0 + width / 2.0, 352.0 - row * 26.0);
        put(painter.block(middle, (width, 9.0), 4.0, colours.screen_line));
    }
    put(painter.block((-330.0, 270.0), (66.0, 46.0), 6.0, colours.screen_line));
}

fn desk_lamp(painter: &mut ScenePainter<'_>, colours: &StageColours, put: &mut impl FnMut(Form)) {
    let light = colours.glow.gamma_multiply(0.07);
    put(painter.polygon(
        (560.0, 160.0),
        &[(-40.0, 214.0), (-190.0, 0.0), (120.0, 0.0), (26.0, 222.0)],
        light,
    ));
    put(painter.block((600.0, 168.0), (110.0, 14.0), 7.0, colours.device));
    put(painter.polygon(
        (600.0, 172.0),
        &[(-6.0, 0.0), (6.0, 0.0), (46.0, 150.0), (34.0, 152.0)],
        colours.device,
    ));
    put(painter.polygon(
        (640.0, 322.0),
        &[(-6.0, -4.0), (8.0, 0.0), (-66.0, 84.0), (-78.0, 78.0)],
        colours.device,
    ));
    put(painter.polygon(
        (548.0, 392.0),
        &[(-52.0, -22.0), (38.0, -16.0), (24.0, 30.0), (-6.0, 34.0)],
        colours.device_light,
    ));
}

fn plant_and_mug(painter: &mut ScenePainter<'_>, colours: &StageColours, put: &mut impl FnMut(Form)) {
    for (x, y, width, height) in [
        (-222.0, 250.0, 26.0, 96.0),
        (-250.0, 232.0, 24.0, 80.0),
        (-196.0, 228.0, 22.0, 74.0),
    ] {
        put(painter.block((x, y), (width, height), 13.0, colours.plant));
    }
    put(painter.polygon(
        (-222.0, 160.0),
        &[(-30.0, 44.0), (-22.0, 0.0), (22.0, 0.0), (30.0, 44.0)],
        colours.desk_edge,
    ));
    put(painter.disc((-92.0, 130.0), 17.0, colours.mug));
    put(painter.disc((-92.0, 130.0), 9.0, colours.desk));
    put(painter.block((-122.0, 130.0), (54.0, 58.0), 7.0, colours.mug));
}

/// The telephone stands in front, so it comes last.
fn telephone(commands: &mut Commands, root: Entity, painter: &mut ScenePainter<'_>, colours: &StageColours) {
    let mut put = |form: Form| {
        commands.spawn((form, ChildOf(root)));
    };
    put(painter.polygon(
        (PHONE, 70.0),
        &[(-132.0, 0.0), (132.0, 0.0), (104.0, 104.0), (-104.0, 104.0)],
        colours.device,
    ));
    put(painter.block((PHONE, 68.0), (276.0, 18.0), 9.0, colours.device_light));
    put(painter.block((PHONE - 30.0, 146.0), (104.0, 34.0), 5.0, colours.screen));
    put(painter.block((PHONE - 52.0, 150.0), (44.0, 6.0), 3.0, colours.screen_line));
    put(painter.block((PHONE - 42.0, 138.0), (64.0, 6.0), 3.0, colours.screen_line));
    for row in 0..3 {
        for column in 0..3 {
            let middle = (PHONE - 58.0 + 28.0 * column as f32, 112.0 - 14.0 * row as f32);
            put(painter.block(middle, (18.0, 8.0), 4.0, colours.device_light));
        }
    }
    let lamp = painter.disc((PHONE + 72.0, 142.0), 11.0, colours.lamp_off);
    commands.spawn((lamp, PhoneLamp, ChildOf(root)));
    let grip = painter.block((0.0, 0.0), (252.0, 26.0), 13.0, colours.handset);
    let ends = [-104.0, 104.0].map(|x| painter.block((x, -16.0), (62.0, 44.0), 16.0, colours.handset));
    let handset = commands
        .spawn((
            Handset,
            Transform::from_xyz(PHONE, 198.0, grip.2.translation.z),
            Visibility::Inherited,
            ChildOf(root),
        ))
        .id();
    for mut form in ends.into_iter().chain([grip]) {
        form.2.translation.z = 0.0;
        commands.spawn((form, ChildOf(handset)));
    }
}
