//! The drawn portrait: flat forms from a seed, with an expression that follows the mood.

use egui::epaint::{CubicBezierShape, QuadraticBezierShape};
use egui::{Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

use crate::app::theme::Theme;
use crate::app::theme::portrait_colours::{PortraitColours, portrait_colours};
use crate::sim::scenario::model::{Feeling, Voice};

/// An arch is drawn in so many straight pieces.
const ARCH_PIECES: usize = 32;

/// Who is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Portrait {
    /// The seed of face, hair and clothes.
    pub seed: u32,
    /// Age in years.
    pub age: u8,
    /// The voice tells whether it is a man or a woman.
    pub voice: Voice,
    /// Tension, 0 to 100.
    pub tension: u8,
    /// Trust, 0 to 100.
    pub trust: u8,
    /// The feeling behind the mood.
    pub feeling: Feeling,
    /// How far the mouth is open, 0 to 1.
    pub speech: f32,
    /// How far the eyes are closed, 0 to 1.
    pub blink: f32,
}

/// A figure without a face, where face and mood are hidden.
pub fn hidden_portrait_ui(ui: &mut Ui, side: f32, name: &str) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, name));
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let unit = rect.width() / 100.0;
    painter.rect_filled(rect, rect.width() * 0.14, colours.raised);
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * unit;
    painter.circle_filled(at(50.0, 42.0), 19.0 * unit, colours.line);
    let points = [(14.0, 102.0), (20.0, 62.0), (80.0, 62.0), (86.0, 102.0)].map(|(x, y)| at(x, y));
    painter.add(CubicBezierShape::from_points_stroke(
        points,
        true,
        colours.line,
        Stroke::NONE,
    ));
}

/// Draws a portrait of this size; `name` is what a screen reader says.
pub fn portrait_ui(ui: &mut Ui, portrait: &Portrait, side: f32, name: &str) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, name));
    paint(
        &ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())),
        rect,
        portrait,
    );
}

/// Paints a portrait into a square.
pub fn paint(painter: &Painter, rect: Rect, portrait: &Portrait) {
    let colours = portrait_colours();
    let face = Face {
        painter,
        rect,
        portrait,
        colours,
    };
    face.backdrop();
    face.hair_behind();
    face.shoulders();
    face.head();
    face.hair_in_front();
    face.eyes_and_brows();
    face.nose_and_mouth();
    face.glasses();
    face.hearing_aid();
}

struct Face<'f> {
    painter: &'f Painter,
    rect: Rect,
    portrait: &'f Portrait,
    colours: &'f PortraitColours,
}

impl Face<'_> {
    /// A point in units of the square, 0 to 100 both ways.
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.rect.min + vec2(x, y) * self.unit()
    }

    fn unit(&self) -> f32 {
        self.rect.width() / 100.0
    }

    fn one_of<T: Copy + Default>(&self, choices: &[T], salt: u32) -> T {
        let mixed = self.portrait.seed.wrapping_mul(2_654_435_761).rotate_left(salt) ^ salt.wrapping_mul(40_503);
        choices
            .get((mixed >> 7) as usize % choices.len().max(1))
            .copied()
            .unwrap_or_default()
    }

    fn is_woman(&self) -> bool {
        matches!(
            self.portrait.voice,
            Voice::LowWoman | Voice::HighWoman | Voice::OldWoman
        )
    }

    fn is_old(&self) -> bool {
        self.portrait.age >= 60
    }

    fn skin(&self) -> (Color32, Color32) {
        self.one_of(&self.colours.skin, 3)
    }

    fn hair(&self) -> Color32 {
        if self.is_old() {
            self.one_of(&self.colours.grey_hair, 5)
        } else {
            self.one_of(&self.colours.hair, 5)
        }
    }

    fn ellipse(&self, x: f32, y: f32, width: f32, height: f32, fill: Color32) {
        let shape = egui::epaint::EllipseShape::filled(self.at(x, y), vec2(width, height) * self.unit(), fill);
        self.painter.add(shape);
    }

    fn curve(&self, points: [(f32, f32); 3], width: f32, colour: Color32) {
        let points = points.map(|(x, y)| self.at(x, y));
        let stroke = Stroke::new(width * self.unit(), colour);
        self.painter.add(QuadraticBezierShape::from_points_stroke(
            points,
            false,
            Color32::TRANSPARENT,
            stroke,
        ));
    }

    /// What is below an arch. egui's own filled curve loses pieces at some places on the screen, so the arch is a polygon here.
    fn filled_curve(&self, points: [(f32, f32); 4], fill: Color32) {
        let points = points.map(|(x, y)| self.at(x, y));
        let arch = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::NONE);
        let places = (0..=ARCH_PIECES).map(|piece| arch.sample(piece as f32 / ARCH_PIECES as f32));
        self.painter
            .add(Shape::convex_polygon(places.collect(), fill, Stroke::NONE));
    }

    fn backdrop(&self) {
        let radius = self.rect.width() * 0.14;
        self.painter
            .rect_filled(self.rect, radius, self.one_of(&self.colours.backdrop, 11));
    }

    fn hair_behind(&self) {
        if self.is_woman() && self.one_of(&[0_u8, 1, 2], 17) != 0 {
            let long = self.one_of(&[20.0_f32, 28.0, 24.0], 19);
            self.ellipse(50.0, 48.0 + long * 0.35, 30.0, 18.0 + long, self.hair());
        }
    }

    fn shoulders(&self) {
        let (clothes, shade) = self.one_of(&self.colours.clothes, 13);
        self.filled_curve([(8.0, 102.0), (14.0, 66.0), (86.0, 66.0), (92.0, 102.0)], clothes);
        let (skin, skin_shade) = self.skin();
        let neck = Rect::from_two_pos(self.at(42.0, 62.0), self.at(58.0, 80.0));
        self.painter.rect_filled(neck, 5.0 * self.unit(), skin_shade);
        self.ellipse(50.0, 80.0, 9.0, 5.0, skin);
        for side in [-1.0, 1.0] {
            let points = vec![
                self.at(50.0 + side * 3.0, 88.0),
                self.at(50.0 + side * 15.0, 76.0),
                self.at(50.0 + side * 19.0, 84.0),
            ];
            self.painter.add(Shape::convex_polygon(points, shade, Stroke::NONE));
        }
    }

    fn head(&self) {
        let (skin, shade) = self.skin();
        let width = self.one_of(&[21.0_f32, 22.5, 23.5], 23);
        for side in [-1.0, 1.0] {
            self.ellipse(50.0 + side * width, 49.0, 4.0, 6.0, shade);
        }
        self.ellipse(50.0, 47.0, width, 26.0, skin);
        if self.portrait.age >= 50 {
            for side in [-1.0, 1.0] {
                self.curve(
                    [
                        (50.0 + side * 6.5, 56.0),
                        (50.0 + side * 10.0, 58.0),
                        (50.0 + side * 11.0, 63.0),
                    ],
                    0.8,
                    shade,
                );
            }
        }
        if matches!(self.portrait.feeling, Feeling::Shame) && self.portrait.tension > 30 {
            for side in [-1.0, 1.0] {
                self.ellipse(
                    50.0 + side * 13.0,
                    56.0,
                    4.0,
                    2.4,
                    self.colours.mouth.gamma_multiply(0.35),
                );
            }
        }
    }

    /// How hard the brows are drawn together (anger), raised in the middle (sorrow, fear, shame), 0 to 1 each.
    fn strain(&self) -> (f32, f32) {
        let tension = f32::from(self.portrait.tension) / 100.0;
        match self.portrait.feeling {
            Feeling::Anger => (tension, 0.0),
            Feeling::Fear => (0.0, 0.35 + tension * 0.65),
            Feeling::Sorrow | Feeling::Shame => (0.0, 0.3 + tension * 0.5),
            Feeling::Calm => (tension * 0.5, 0.0),
        }
    }

    fn eyes_and_brows(&self) {
        let (frown, worry) = self.strain();
        let fear = if self.portrait.feeling == Feeling::Fear {
            1.0
        } else {
            0.0
        };
        let open = (3.0 + fear * 1.1 - frown * 0.8).max(1.6) * (1.0 - self.portrait.blink).max(0.08);
        for side in [-1.0, 1.0] {
            let x = 50.0 + side * 9.5;
            self.ellipse(x, 46.0, 4.2, open, self.colours.white);
            let looks_away = if self.portrait.trust < 30 {
                side.min(0.0) - 0.6
            } else {
                0.0
            };
            self.ellipse(x + looks_away, 46.2, 2.1, 2.1_f32.min(open), self.colours.line);
            let inner = (50.0 + side * 5.0, 40.0 + frown * 3.4 - worry * 3.0);
            let outer = (50.0 + side * 15.0, 40.0 - frown * 1.6 + worry * 2.0);
            let middle = ((inner.0 + outer.0) / 2.0, (inner.1 + outer.1) / 2.0 - 1.2 + frown * 0.8);
            let width = if self.is_woman() { 1.3 } else { 1.9 };
            self.curve([inner, middle, outer], width, self.hair());
        }
        if frown > 0.6 {
            let (_, shade) = self.skin();
            self.curve([(48.6, 38.5), (48.0, 41.0), (48.6, 43.0)], 0.7, shade);
            self.curve([(51.4, 38.5), (52.0, 41.0), (51.4, 43.0)], 0.7, shade);
        }
    }

    fn nose_and_mouth(&self) {
        let (_, shade) = self.skin();
        self.curve([(50.0, 47.0), (52.6, 54.0), (48.6, 54.6)], 1.1, shade);
        let tension = f32::from(self.portrait.tension) / 100.0;
        let trust = f32::from(self.portrait.trust) / 100.0;
        // Up at the corners with trust, down with tension.
        let smile = (trust - 0.35) * 5.0 - tension * 6.0;
        // Who grieves or is ashamed can trust somebody and be quiet, and does not smile.
        let smile = match self.portrait.feeling {
            Feeling::Calm => smile,
            Feeling::Anger | Feeling::Fear => smile.min(0.0),
            Feeling::Sorrow | Feeling::Shame => smile.min(-1.2),
        };
        let width = 7.5 - tension * 1.2;
        if self.portrait.speech > 0.05 {
            let height = 1.0 + self.portrait.speech * 4.2;
            self.ellipse(50.0, 62.5, width * 0.75, height, self.colours.mouth);
        } else {
            self.curve(
                [
                    (50.0 - width, 62.0 - smile * 0.25),
                    (50.0, 62.0 + smile),
                    (50.0 + width, 62.0 - smile * 0.25),
                ],
                1.5,
                self.colours.mouth,
            );
        }
    }

    fn hair_in_front(&self) {
        let hair = self.hair();
        if !self.is_woman() && self.portrait.age >= 50 && self.one_of(&[0_u8, 1], 29) == 0 {
            // Thin on top.
            for side in [-1.0, 1.0] {
                self.ellipse(50.0 + side * 20.5, 40.0, 3.6, 9.0, hair);
            }
            return;
        }
        let part = self.one_of(&[-9.0_f32, 0.0, 9.0], 31);
        self.filled_curve(
            [(27.0, 42.0), (24.0 + part, 8.0), (76.0 + part, 8.0), (73.0, 42.0)],
            hair,
        );
        let (skin, _) = self.skin();
        self.ellipse(50.0 - part * 0.25, 52.0, 20.0, 22.0, skin);
        if self.is_woman() {
            for side in [-1.0, 1.0] {
                self.curve(
                    [
                        (50.0 + side * 21.0, 32.0),
                        (50.0 + side * 25.0, 44.0),
                        (50.0 + side * 22.0, 58.0),
                    ],
                    5.0,
                    hair,
                );
            }
        }
    }

    fn hearing_aid(&self) {
        if self.is_old() && self.one_of(&[true, false, true], 43) {
            let stroke = Stroke::new(1.6 * self.unit(), self.colours.line);
            let behind_the_ear = [(73.5, 43.0), (77.0, 48.0), (73.5, 54.0)];
            self.curve(behind_the_ear, 2.4, self.colours.white);
            self.painter
                .circle_stroke(self.at(72.6, 50.0), 1.2 * self.unit(), stroke);
        }
    }

    fn glasses(&self) {
        if self.one_of(&[false, false, true], 37) || (self.is_old() && self.one_of(&[true, false], 41)) {
            let stroke = Stroke::new(1.1 * self.unit(), self.colours.line);
            for side in [-1.0, 1.0] {
                self.painter
                    .circle_stroke(self.at(50.0 + side * 9.5, 46.4), 6.4 * self.unit(), stroke);
            }
            self.painter
                .line_segment([self.at(46.9, 46.0), self.at(53.1, 46.0)], stroke);
        }
    }
}

/// A point on a flat line, for a voice ribbon of `count` points; `phase` moves it.
pub fn ribbon_point(rect: Rect, index: usize, count: usize, phase: f32, loudness: f32) -> Pos2 {
    let share = index as f32 / (count.max(2) - 1) as f32;
    let envelope = (share * std::f32::consts::PI).sin();
    let wave = (share * 21.0 + phase).sin() * 0.6 + (share * 47.0 - phase * 1.7).sin() * 0.4;
    pos2(
        rect.left() + share * rect.width(),
        rect.center().y + wave * envelope * loudness * rect.height() * 0.5,
    )
}
