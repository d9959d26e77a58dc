//! The call as a picture: layers from top to bottom, kinds by shape, word and colour, what is wrong marked.

use egui::{Color32, FontId, Key, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetType, pos2};

use super::author_bars::bars_ui;
use super::author_camera::{Camera, CameraWish};
use super::author_list::{notes, one_line};
use super::author_shapes::{kind_colour, paint_dashed, paint_shape};
use super::author_state::AuthorState;
use super::call::is_very_narrow;
use super::{Surroundings, pressed_key};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{focus, key_button_ui, make_room_behind, muted_ui, quiet_button_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::scenario::model::EndingKind;
use crate::sim::writing::call_graph::{GraphEdgeKind, GraphNodeKind};
use crate::sim::writing::graph_layout::GraphRoute;
use crate::sim::writing::graph_words::{LETTERS, LINE, label_lines, sign_words};
use crate::view::author::{AuthorNode, AuthorView};

/// Letters that would be smaller than this are left out.
pub(super) const LEAST_LETTERS: f32 = 5.0;

/// What moves the camera: the keys, what stands on the button for them, and its words.
const CAMERA_KEYS: [(CameraWish, &[Key], &str, &str); 4] = [
    (CameraWish::Smaller, &[Key::Minus], "−", "author-zoom-out"),
    (CameraWish::Larger, &[Key::Plus, Key::Equals], "+", "author-zoom-in"),
    (CameraWish::All, &[Key::Num0], "0", "author-zoom-all"),
    (CameraWish::Readable, &[Key::Num1], "1", "author-zoom-readable"),
];

/// Draws the graph with its buttons, which are short where there is little room; a click on a place selects it.
pub fn graph_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &AuthorState,
    height: f32,
    is_low: bool,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut camera = Camera::of(ui.ctx(), &view.id);
    let was_cut = camera.is_cut();
    let buttons = ui.horizontal_wrapped(|ui| {
        if was_cut && !is_low {
            muted_ui(ui, &words.text("author-graph-goes-on"));
        }
        let wishes = CAMERA_KEYS.map(|(wish, keys, shown, word)| {
            let button = match is_low {
                true => key_button_ui(ui, &words.text(word), shown),
                false => quiet_button_ui(ui, &words.text(word), Some(shown)),
            };
            let is_clicked = button.clicked();
            let is_pressed = keys.iter().any(|key| pressed_key(ui, surroundings, *key));
            (is_clicked || is_pressed).then_some(wish)
        });
        wishes.into_iter().flatten().next()
    });
    let height = (height - buttons.response.rect.height()).max(theme.space(20));
    let size = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let inside = rect.shrink(theme.measures.hairline);
    match buttons.inner {
        Some(wish) => camera.carry_out(wish, inside),
        None => camera.take_input(ui, &response, !is_very_narrow(ui)),
    }
    let selected = view
        .nodes
        .iter()
        .position(|node| Some(node.id.as_str()) == state.selected.as_deref());
    let selected_box = selected.and_then(|place| Some((view.nodes[place].id.as_str(), *view.layout.boxes.get(place)?)));
    camera.settle(inside, &view.layout, selected_box);
    let picture = Picture {
        view,
        camera: &camera,
        rect: inside,
        theme: &theme,
    };
    ui.painter().rect(
        rect,
        theme.card_corners(),
        theme.colours.surface,
        theme.hairline(),
        StrokeKind::Inside,
    );
    picture.paint(ui, selected);
    let count = |wanted: &dyn Fn(&AuthorNode) -> bool| view.nodes.iter().filter(|node| wanted(node)).count();
    let counts = [
        ("places", view.nodes.len().into()),
        ("unreachable", count(&|node| node.is_unreachable).into()),
        ("traps", count(&|node| node.is_trap).into()),
    ];
    let name = words.with("author-graph-name", &counts);
    focus::name_and_ring(ui, &response, WidgetType::Image, &name, theme.card_corners());
    let pointed = response.hover_pos().and_then(|pointer| picture.at(pointer));
    let clicked = response
        .interact_pointer_pos()
        .filter(|_| response.clicked())
        .and_then(|pointer| picture.at(pointer));
    if let Some(node) = pointed {
        let about = format!("{} · {}\n{}", node.name, notes(words, node), node.line);
        response.on_hover_text_at_pointer(about);
    }
    let asked = clicked.map(|node| UiCommand::SelectNode(node.id.clone()));
    bars_ui(ui, &mut camera, inside);
    if camera.is_cut() != was_cut {
        // The words about it come and go.
        ui.ctx().request_repaint();
    }
    camera.keep(ui.ctx(), &view.id);
    asked
}

/// Draws what the shapes mean.
pub fn legend_ui(ui: &mut Ui, surroundings: &Surroundings<'_>) {
    let theme = Theme::of(ui.ctx());
    let kinds = [
        GraphNodeKind::Decision,
        GraphNodeKind::Passage,
        GraphNodeKind::Branch,
        GraphNodeKind::Detour,
        GraphNodeKind::Softphone,
        GraphNodeKind::Ending(EndingKind::Ideal),
        GraphNodeKind::Ending(EndingKind::Partial),
        GraphNodeKind::Ending(EndingKind::BadCare),
        GraphNodeKind::Ending(EndingKind::BadRule),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(theme.space(1));
        ui.spacing_mut().interact_size = Vec2::ZERO;
        let line = ui.fonts_mut(|fonts| fonts.row_height(&FontId::proportional(theme.measures.small)));
        for kind in kinds {
            let word = match kind {
                GraphNodeKind::Ending(ending) => surroundings.words.named("ending", &ending),
                kind => surroundings.words.named("author-kind", &kind),
            };
            let side = theme.space(4);
            make_room_behind(ui, side + theme.space(1), &word, theme.measures.small);
            // As high as the words, so that it stands beside them also where it begins a row.
            let (rect, _) = ui.allocate_exact_size(Vec2::new(side, line), Sense::hover());
            let rect = Rect::from_center_size(rect.center(), Vec2::new(side, side * 0.7));
            let stroke = Stroke::new(theme.measures.hairline, kind_colour(&theme, kind));
            paint_shape(ui.painter(), rect, kind, 1.0, theme.colours.surface, stroke);
            muted_ui(ui, &word);
            ui.add_space(theme.space(1));
        }
    });
}

pub(super) struct Picture<'p> {
    view: &'p AuthorView,
    pub(super) camera: &'p Camera,
    rect: Rect,
    pub(super) theme: &'p Theme,
}

impl Picture<'_> {
    /// The place under a point; a sign stands for the place that it leads to.
    fn at(&self, pointer: Pos2) -> Option<&AuthorNode> {
        let layout = &self.view.layout;
        let is_under = |place| self.camera.rect(self.rect, place).contains(pointer);
        let direct = layout.boxes.iter().position(is_under);
        let by_sign = || {
            let route = layout
                .routes
                .iter()
                .find(|route| route.sign.as_ref().is_some_and(is_under))?;
            self.edge_target(route)
        };
        self.view.nodes.get(direct.or_else(by_sign)?)
    }

    fn edge_target(&self, route: &GraphRoute) -> Option<usize> {
        Some(self.view.graph.edges.get(*route.edges.first()?)?.to)
    }

    fn paint(&self, ui: &Ui, selected: Option<usize>) {
        let ui_painter = ui.painter().with_clip_rect(self.rect.intersect(ui.clip_rect()));
        let visible = ui_painter.clip_rect();
        for route in &self.view.layout.routes {
            self.paint_way(&ui_painter, visible, route);
        }
        for (place, (node, own)) in self.view.nodes.iter().zip(&self.view.layout.boxes).enumerate() {
            let rect = self.camera.rect(self.rect, own);
            if visible.intersects(rect) {
                self.paint_node(ui, &ui_painter, rect, node, selected == Some(place));
            }
        }
    }

    fn paint_way(&self, painter: &egui::Painter, visible: Rect, route: &GraphRoute) {
        let points: Vec<Pos2> = route
            .points
            .iter()
            .map(|point| self.camera.at(self.rect, *point))
            .collect();
        if !visible.intersects(Rect::from_points(&points)) && route.sign.is_none() {
            return;
        }
        let colours = &self.theme.colours;
        let stroke = Stroke::new(self.theme.measures.hairline, colours.edge);
        let edge = route.edges.first().and_then(|edge| self.view.graph.edges.get(*edge));
        let is_dashed = edge.is_some_and(|edge| {
            matches!(
                edge.kind,
                GraphEdgeKind::Expiry | GraphEdgeKind::Softphone | GraphEdgeKind::Threshold
            )
        });
        let line = curved(&points);
        if is_dashed {
            painter.extend(Shape::dashed_line(
                &line,
                stroke,
                self.theme.space(1),
                self.theme.space(1),
            ));
        } else {
            painter.add(Shape::line(line, stroke));
        }
        if let Some(end) = points.last() {
            let size = (self.theme.space(2) * self.camera.zoom()).max(2.0);
            let head = vec![
                *end,
                *end + Vec2::new(-size / 2.0, -size),
                *end + Vec2::new(size / 2.0, -size),
            ];
            painter.add(Shape::convex_polygon(head, colours.edge, Stroke::NONE));
        }
        self.paint_words_of_way(painter, route);
    }

    fn paint_words_of_way(&self, painter: &egui::Painter, route: &GraphRoute) {
        let colours = &self.theme.colours;
        let Some(size) = self.small_letters() else {
            return;
        };
        let write = |middle: Pos2, room: f32, text: &str, colour: Color32| {
            let line = painter.layout_job(one_line(text, FontId::proportional(size), colour, room));
            painter.galley(middle - line.size() / 2.0, line, colour);
        };
        let lines = label_lines(&self.view.graph, &route.edges);
        let label = self.camera.rect(self.rect, &route.label);
        if !lines.is_empty() {
            painter.rect_filled(label, self.theme.control_corners(), colours.surface);
        }
        let line_height = LINE as f32 * self.camera.zoom();
        for (place, line) in lines.iter().enumerate() {
            let below = line_height * (place as f32 + 0.5);
            write(
                pos2(label.center().x, label.top() + below),
                label.width(),
                line,
                colours.muted,
            );
        }
        let target = self
            .edge_target(route)
            .and_then(|place| self.view.graph.nodes.get(place));
        if let (Some(sign), Some(target)) = (&route.sign, target) {
            let sign = self.camera.rect(self.rect, sign);
            painter.rect_filled(sign, self.theme.control_corners(), colours.surface);
            paint_dashed(painter, sign, self.theme.hairline());
            let words = sign_words(target, self.view.graph.is_chinese);
            write(sign.center(), sign.width(), &words, colours.accent);
        }
    }

    /// The size of most letters; none where nobody could read them.
    pub(super) fn small_letters(&self) -> Option<f32> {
        self.letters(LETTERS)
    }

    /// The size of letters that have this size in the layout.
    pub(super) fn letters(&self, size: i64) -> Option<f32> {
        // Letters have whole sizes, so that zooming does not fill the memory for letters, and are never larger than their room.
        let size = (size as f32 * self.camera.zoom() + 0.01).floor();
        (size >= LEAST_LETTERS).then_some(size)
    }
}

/// A way that is vertical at its points, as a line of many.
fn curved(points: &[Pos2]) -> Vec<Pos2> {
    const PARTS: u8 = 10;
    let mut line: Vec<Pos2> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        if (from.x - to.x).abs() < 0.5 {
            line.push(to);
            continue;
        }
        for part in 1..=PARTS {
            let share = f32::from(part) / f32::from(PARTS);
            // The smooth step goes off and arrives vertically.
            let across = share * share * (3.0 - 2.0 * share);
            line.push(pos2(
                from.x + (to.x - from.x) * across,
                from.y + (to.y - from.y) * share,
            ));
        }
    }
    line
}
