//! What part of the graph is seen, and how large: moved by dragging and by arrow keys, enlarged by the wheel, keys and buttons.

use egui::{Context, EventFilter, Id, Key, Pos2, Rangef, Rect, Response, Ui, Vec2, pos2, vec2};

use crate::sim::writing::graph_layout::{GraphBox, GraphLayout, GraphPoint};

/// What somebody can ask for with a button or a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CameraWish {
    Smaller,
    Larger,
    /// The whole picture, however small.
    All,
    /// As large as it is written to be read.
    Readable,
}

/// One press of a button or a key enlarges by this.
const STEP: f32 = 1.25;
/// Nothing is drawn larger or smaller than this.
const LEAST_ZOOM: f32 = 0.02;
const MOST_ZOOM: f32 = 3.0;
/// A small call is not blown up to fill the window.
const MOST_FIT: f32 = 1.25;
/// Letters have the size here that the layout makes room for; a call that would be drawn smaller is first shown from its beginning.
const READABLE_ZOOM: f32 = 1.0;
/// How far an arrow key moves, in points.
const KEY_STEP: f32 = 48.0;

/// The view of one graph. It stays where it is when the file is saved and the graph changes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Camera {
    /// Where the picture's upper left corner stands, from that of the window on it.
    offset: Vec2,
    zoom: f32,
    /// The smallest zoom: that of the whole picture.
    least: f32,
    shows: Shows,
    /// What was selected when it was last drawn.
    selected: Option<String>,
    /// The size of the window on it when it was last drawn.
    room: Vec2,
    /// The size of the whole picture as it was last drawn.
    whole: Vec2,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// Until somebody moves it: the whole picture if it can be read, else its beginning.
    Beginning,
    /// The whole picture, however small.
    All,
    /// What somebody has moved it to.
    Part,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            offset: Vec2::ZERO,
            zoom: 1.0,
            least: LEAST_ZOOM,
            shows: Shows::Beginning,
            selected: None,
            room: Vec2::ZERO,
            whole: Vec2::ZERO,
        }
    }
}

impl Camera {
    /// The camera of this call.
    pub(super) fn of(context: &Context, call: &str) -> Self {
        let id = Id::new(("author-camera", call));
        context.data(|data| data.get_temp(id)).unwrap_or_default()
    }

    /// Keeps it for the next pass.
    pub(super) fn keep(self, context: &Context, call: &str) {
        let id = Id::new(("author-camera", call));
        context.data_mut(|data| data.insert_temp(id, self));
    }

    /// How large the picture is drawn.
    pub(super) fn zoom(&self) -> f32 {
        self.zoom
    }

    /// Whether the picture goes on outside of the window.
    pub(super) fn is_cut(&self) -> bool {
        (0..2).any(|axis| self.seen(axis).is_some())
    }

    /// Which part of the picture is seen on one axis, as shares of it from 0 to 1; none if all is.
    pub(super) fn seen(&self, axis: usize) -> Option<Rangef> {
        let whole = self.whole[axis].max(1.0);
        let seen = Rangef::new(
            -self.offset[axis] / whole,
            (self.room[axis] - self.offset[axis]) / whole,
        );
        let is_all = seen.min < 1.0 / whole && seen.max > 1.0 - 1.0 / whole;
        (!is_all).then(|| Rangef::new(seen.min.clamp(0.0, 1.0), seen.max.clamp(0.0, 1.0)))
    }

    /// Moves the window over the picture by a share of it.
    pub(super) fn move_by(&mut self, axis: usize, share: f32) {
        self.offset[axis] -= share * self.whole[axis];
        self.shows = Shows::Part;
    }

    /// Does what a button or a key asks for.
    pub(super) fn carry_out(&mut self, wish: CameraWish, rect: Rect) {
        match wish {
            CameraWish::Smaller => self.zoom_by(1.0 / STEP, rect, rect.center()),
            CameraWish::Larger => self.zoom_by(STEP, rect, rect.center()),
            CameraWish::All => self.shows = Shows::All,
            CameraWish::Readable => {
                self.zoom_by(READABLE_ZOOM / self.zoom, rect, rect.center());
                self.zoom = READABLE_ZOOM;
                // The place that is looked at comes into view.
                self.selected = None;
            }
        }
    }

    /// Takes what pointer, wheel and keys do; `has_wheel` is whether the wheel is free, and does not scroll what lies around.
    pub(super) fn take_input(&mut self, ui: &Ui, response: &Response, has_wheel: bool) {
        let rect = response.rect;
        if response.dragged() {
            self.offset += response.drag_delta();
            self.shows = Shows::Part;
        }
        if let Some(pointer) = response.hover_pos() {
            let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let by_wheel = if has_wheel { (wheel / 200.0).exp() } else { 1.0 };
            if pinch * by_wheel != 1.0 {
                self.zoom_by(pinch * by_wheel, rect, pointer);
            }
        }
        if response.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            self.take_arrows(ui);
        }
    }

    fn take_arrows(&mut self, ui: &Ui) {
        let pressed = |key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
        let moves = [
            (Key::ArrowLeft, vec2(KEY_STEP, 0.0)),
            (Key::ArrowRight, vec2(-KEY_STEP, 0.0)),
            (Key::ArrowUp, vec2(0.0, KEY_STEP)),
            (Key::ArrowDown, vec2(0.0, -KEY_STEP)),
        ];
        for (_, by) in moves.into_iter().filter(|(key, _)| pressed(*key)) {
            self.offset += by;
            self.shows = Shows::Part;
        }
    }

    fn zoom_by(&mut self, factor: f32, rect: Rect, around: Pos2) {
        let zoom = (self.zoom * factor).clamp(self.least, MOST_ZOOM);
        let from_corner = around - rect.min;
        self.offset = from_corner - (from_corner - self.offset) * (zoom / self.zoom);
        self.zoom = zoom;
        self.shows = Shows::Part;
    }

    /// Fits the whole picture if that is wanted, and brings the selected place into view when it has just been selected or the
    /// window has become smaller.
    pub(super) fn settle(&mut self, rect: Rect, layout: &GraphLayout, selected: Option<(&str, GraphBox)>) {
        let size = vec2(layout.width.max(1) as f32, layout.height.max(1) as f32);
        let fit = (rect.size() / size).min_elem().clamp(LEAST_ZOOM, MOST_FIT);
        // Smaller than the whole is a speck.
        self.least = fit.min(READABLE_ZOOM);
        match (self.shows, layout.boxes.first()) {
            (Shows::Beginning, Some(first)) if fit < READABLE_ZOOM => {
                self.zoom = READABLE_ZOOM;
                let middle = first.x as f32 + first.width as f32 / 2.0;
                self.offset = vec2(rect.width() / 2.0 - middle * self.zoom, 0.0);
            }
            (Shows::Beginning | Shows::All, _) => {
                self.zoom = fit;
                self.offset = (rect.size() - size * self.zoom) / 2.0;
            }
            (Shows::Part, _) => {}
        }
        self.whole = size * self.zoom;
        let name = selected.map(|(id, _)| id.to_owned());
        let is_smaller = rect.width() < self.room.x || rect.height() < self.room.y;
        self.room = rect.size();
        if name != self.selected || is_smaller {
            if let Some((_, place)) = selected.filter(|_| self.shows != Shows::All) {
                let shown = self.rect(rect, &place);
                if !rect.contains_rect(shown) {
                    self.offset += rect.center() - shown.center();
                    self.shows = Shows::Part;
                }
            }
            self.selected = name;
        }
    }

    /// Where a point of the picture stands.
    pub(super) fn at(&self, rect: Rect, point: GraphPoint) -> Pos2 {
        let place = vec2(point.x as f32, point.y as f32) * self.zoom;
        pos2(
            rect.min.x + self.offset.x + place.x,
            rect.min.y + self.offset.y + place.y,
        )
    }

    /// Where a box of the picture stands.
    pub(super) fn rect(&self, rect: Rect, place: &GraphBox) -> Rect {
        let corner = self.at(rect, GraphPoint { x: place.x, y: place.y });
        Rect::from_min_size(corner, vec2(place.width as f32, place.height as f32) * self.zoom)
    }
}
