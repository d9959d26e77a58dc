//! The board on the wall: how many callers wait, as every call centre has it. Two digits of seven bars each.

use bevy::prelude::*;

use super::shapes::{Form, ScenePainter, bevy_colour};
use super::{StageCue, stage_colours};
use crate::app::theme::stage_colours::StageColours;

/// One bar of a digit.
#[derive(Component)]
pub(super) struct Bar {
    /// 0 for the ones, 1 for the tens.
    digit: u8,
    /// Its place in the digit, as in [`BARS`].
    bar: usize,
}

/// Middle of the board.
const BOARD: (f32, f32) = (420.0, 610.0);
/// The bars of a digit around its middle: place, size. Top, upper left, upper right, middle, lower left, lower right, bottom.
const BARS: [((f32, f32), (f32, f32)); 7] = [
    ((0.0, 32.0), (26.0, 6.0)),
    ((-16.0, 16.0), (6.0, 26.0)),
    ((16.0, 16.0), (6.0, 26.0)),
    ((0.0, 0.0), (26.0, 6.0)),
    ((-16.0, -16.0), (6.0, 26.0)),
    ((16.0, -16.0), (6.0, 26.0)),
    ((0.0, -32.0), (26.0, 6.0)),
];
/// Which bars make which digit; bit n is bar n.
const DIGITS: [u8; 10] = [
    0b111_0111, 0b010_0100, 0b101_1101, 0b110_1101, 0b010_1110, 0b110_1011, 0b111_1011, 0b010_0101, 0b111_1111,
    0b110_1111,
];

/// Puts the board on the wall under this entity.
pub(super) fn board(commands: &mut Commands, root: Entity, painter: &mut ScenePainter<'_>, colours: &StageColours) {
    let (x, y) = BOARD;
    let mut put = |form: Form| {
        commands.spawn((form, ChildOf(root)));
    };
    put(painter.block(BOARD, (236.0, 128.0), 12.0, colours.frame));
    put(painter.block(BOARD, (220.0, 112.0), 7.0, colours.device));
    // A caller with a telephone at the ear says without words what is counted.
    put(painter.disc((x - 66.0, y + 18.0), 17.0, colours.screen_line));
    put(painter.block((x - 66.0, y - 26.0), (58.0, 36.0), 16.0, colours.screen_line));
    put(painter.block((x - 84.0, y + 18.0), (8.0, 24.0), 4.0, colours.device_light));
    for digit in 0..2_u8 {
        let middle = x + 74.0 - 50.0 * f32::from(digit);
        for (bar, ((across, up), size)) in BARS.into_iter().enumerate() {
            let form = painter.block((middle + across, y + up), size, 3.0, colours.lamp_off);
            commands.spawn((form, Bar { digit, bar }, ChildOf(root)));
        }
    }
}

/// Lights the bars when the number of waiting callers changes, or a new board hangs there.
pub(super) fn light_bars(
    cue: Res<StageCue>,
    bars: Query<(&Bar, &MeshMaterial2d<ColorMaterial>)>,
    fresh: Query<(), Added<Bar>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    if !cue.is_changed() && fresh.is_empty() {
        return;
    }
    let colours = stage_colours(cue.is_light);
    for (bar, material) in &bars {
        let colour = match is_lit(cue.waiting, bar.digit, bar.bar) {
            true => colours.lamp_on,
            // Unlit bars are hardly seen, as on a real board.
            false => colours.device_light.gamma_multiply(0.35),
        };
        if let Some(mut material) = materials.get_mut(&material.0) {
            material.color = bevy_colour(colour);
        }
    }
}

/// Whether a bar shines for this many callers; the tens stay dark below ten, and more than 99 are shown as 99.
fn is_lit(waiting: u8, digit: u8, bar: usize) -> bool {
    let waiting = waiting.min(99);
    let shown = if digit == 0 { waiting % 10 } else { waiting / 10 };
    let is_dark = digit == 1 && shown == 0;
    !is_dark && DIGITS.get(usize::from(shown)).is_some_and(|bars| bars >> bar & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(waiting: u8, digit: u8) -> usize {
        (0..BARS.len()).filter(|bar| is_lit(waiting, digit, *bar)).count()
    }

    #[test]
    fn digits_have_the_bars_that_people_know() {
        let counts: Vec<usize> = (0..10).map(|waiting| bars(waiting, 0)).collect();
        assert_eq!(counts, [6, 2, 5, 5, 4, 5, 6, 3, 7, 6]);
        assert_eq!((bars(9, 1), bars(10, 1), bars(99, 1), bars(200, 1)), (0, 2, 6, 6));
        let mut shapes = DIGITS.to_vec();
        shapes.sort_unstable();
        shapes.dedup();
        assert_eq!(shapes.len(), 10, "no two digits look alike");
    }
}
