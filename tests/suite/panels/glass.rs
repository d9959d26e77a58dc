//! A window of glass: egui draws into it, nobody sees it, and the tree that screen readers get can be asked about it.
//!
//! `egui_kittest` would do the same; its settings need features of crates that Bevy rests on, which would then be compiled twice.

use egui::accesskit::{Action, ActionRequest, Node, NodeId, Role, TreeUpdate};
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Shape, Ui};

use super::screens::Screen;
use rolecall::app::theme;
use rolecall::app::ui_command::UiCommand;

/// A screen that has been drawn.
pub struct Glass {
    pub screen: Screen,
    pub context: Context,
    tree: TreeUpdate,
    shapes: Vec<Shape>,
    /// What each shape is cut off at.
    cuts: Vec<Rect>,
    time: f64,
}

impl Glass {
    /// Draws until sizes have settled.
    pub fn new(screen: Screen) -> Self {
        let context = Context::default();
        context.enable_accesskit();
        theme::apply(&context, screen.theme(), screen.words.locale());
        context.all_styles_mut(|style| style.animation_time = 0.0);
        let mut glass = Self {
            screen,
            context,
            tree: TreeUpdate {
                nodes: Vec::new(),
                tree: None,
                tree_id: egui::accesskit::TreeId::ROOT,
                focus: NodeId(0),
            },
            shapes: Vec::new(),
            cuts: Vec::new(),
            time: 0.0,
        };
        for _ in 0..4 {
            glass.pass(Vec::new());
        }
        glass.screen.asked.clear();
        glass
    }

    fn pass(&mut self, events: Vec<Event>) {
        // Scrolling takes time.
        self.time += 1.0;
        let [width, height] = self.screen.size;
        let input = RawInput {
            events,
            time: Some(self.time),
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, egui::vec2(width, height))),
            focused: true,
            ..RawInput::default()
        };
        let screen = &mut self.screen;
        let mut output = self.context.run_ui(input, |ui: &mut Ui| screen.draw(ui));
        // Nobody paints, so nobody needs the fonts' picture.
        output.textures_delta.clear();
        self.cuts = output.shapes.iter().map(|clipped| clipped.clip_rect).collect();
        self.shapes = output.shapes.drain(..).map(|clipped| clipped.shape).collect();
        if let Some(tree) = output.platform_output.accesskit_update {
            self.tree = tree;
        }
    }

    /// Presses a key and returns what was asked for.
    pub fn press(&mut self, key: Key) -> Vec<UiCommand> {
        for pressed in [true, false] {
            self.pass(vec![Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            }]);
        }
        self.pass(Vec::new());
        std::mem::take(&mut self.screen.asked)
    }

    /// Types letter by letter.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.pass(vec![Event::Text(letter.to_string())]);
        }
    }

    /// What the keyboard points at is of this kind.
    pub fn points_at(&self, role: Role) -> bool {
        let mut focused = self.tree.nodes.iter().filter(|(id, _)| *id == self.tree.focus);
        focused.any(|(_, node)| node.role() == role)
    }

    /// Tab until the keyboard points at something of this kind.
    pub fn tab_to(&mut self, role: Role) {
        for _ in 0..300 {
            if self.points_at(role) {
                return;
            }
            self.press(Key::Tab);
        }
        panic!("Tab never comes to a {role:?}: {:?}", self.names());
    }

    /// Presses what bears this name, as a screen reader does, and returns what was asked for.
    pub fn click(&mut self, name: &str) -> Vec<UiCommand> {
        self.click_where(name, |label| label.contains(name))
    }

    /// The same for what has exactly this name.
    pub fn click_exactly(&mut self, name: &str) -> Vec<UiCommand> {
        self.click_where(name, |label| label == name)
    }

    fn click_where(&mut self, name: &str, is_it: impl Fn(&str) -> bool) -> Vec<UiCommand> {
        let pressable = |node: &Node| node.supports_action(Action::Click) && node.label().is_some_and(&is_it);
        let found = self.tree.nodes.iter().find(|(_, node)| pressable(node));
        let target_node = found
            .map(|(id, _)| *id)
            .unwrap_or_else(|| panic!("nothing is called “{name}”"));
        self.pass(vec![Event::AccessKitActionRequest(ActionRequest {
            action: Action::Click,
            target_tree: egui::accesskit::TreeId::ROOT,
            target_node,
            data: None,
        })]);
        self.pass(Vec::new());
        std::mem::take(&mut self.screen.asked)
    }

    /// Clicks with the mouse, so many times quickly, on what bears this name, and returns what was asked for.
    pub fn point_at(&mut self, name: &str, times: usize) -> Vec<UiCommand> {
        let bears_it = |node: &Node| node.label().is_some_and(|label| label.contains(name));
        let found = self.tree.nodes.iter().find(|(_, node)| bears_it(node));
        let bounds = found.and_then(|(_, node)| node.bounds());
        let bounds = bounds.unwrap_or_else(|| panic!("nothing is called “{name}”"));
        let middle = egui::pos2(
            ((bounds.x0 + bounds.x1) / 2.0) as f32,
            ((bounds.y0 + bounds.y1) / 2.0) as f32,
        );
        self.click_on(middle, times)
    }

    /// Clicks with the mouse, so many times quickly, on a place, where the pointer then stays, and returns what was asked for.
    pub fn click_on(&mut self, middle: Pos2, times: usize) -> Vec<UiCommand> {
        self.pass(vec![Event::PointerMoved(middle)]);
        let button = |pressed| Event::PointerButton {
            pos: middle,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.pass((0..times).flat_map(|_| [button(true), button(false)]).collect());
        self.pass(Vec::new());
        std::mem::take(&mut self.screen.asked)
    }

    /// Presses the button at one point, moves to another and lets go.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.pass(vec![Event::PointerMoved(from)]);
        self.pass(vec![button(from, true)]);
        self.pass(vec![Event::PointerMoved(to)]);
        self.pass(vec![button(to, false)]);
        self.pass(vec![Event::PointerGone]);
        self.pass(Vec::new());
    }

    /// Turns the wheel over a place, so many points up, until what scrolls has come to rest.
    pub fn scroll(&mut self, place: Pos2, points: f32) {
        self.pass(vec![Event::PointerMoved(place)]);
        self.pass(vec![Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, points),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        }]);
        for _ in 0..20 {
            self.pass(Vec::new());
        }
    }

    /// Lets something happen that no other way of acting covers.
    pub fn happen(&mut self, events: Vec<Event>) {
        self.pass(events);
    }

    /// Holds the pointer still over a place until what it tells has come.
    pub fn hover(&mut self, place: Pos2) {
        self.pass(vec![Event::PointerMoved(place)]);
        for _ in 0..3 {
            self.pass(Vec::new());
        }
    }

    /// The texts that are in sight, at least in part, and where.
    pub fn texts_in_sight(&self) -> Vec<(String, Rect)> {
        fn gather(shape: &Shape, cut: Rect, into: &mut Vec<(String, Rect)>) {
            match shape {
                Shape::Vec(more) => more.iter().for_each(|shape| gather(shape, cut, into)),
                Shape::Text(text) => {
                    let seen = text.galley.mesh_bounds.translate(text.pos.to_vec2()).intersect(cut);
                    if seen.is_positive() {
                        into.push((text.galley.job.text.clone(), seen));
                    }
                }
                _ => {}
            }
        }
        let mut seen = Vec::new();
        for (shape, cut) in self.shapes.iter().zip(&self.cuts) {
            gather(shape, *cut, &mut seen);
        }
        seen
    }

    /// What has been painted last, one by one.
    pub fn painted(&self) -> Vec<&Shape> {
        fn flatten<'s>(shapes: &'s [Shape], into: &mut Vec<&'s Shape>) {
            for shape in shapes {
                match shape {
                    Shape::Vec(more) => flatten(more, into),
                    single => into.push(single),
                }
            }
        }
        let mut all = Vec::new();
        flatten(&self.shapes, &mut all);
        all
    }

    /// The place of what bears exactly this name.
    pub fn place_of(&self, name: &str) -> Rect {
        self.place_where(name, |node| node.label() == Some(name))
    }

    /// The same of a text that is no name.
    pub fn place_of_text(&self, text: &str) -> Rect {
        self.place_where(text, |node| node.value() == Some(text) || node.label() == Some(text))
    }

    fn place_where(&self, name: &str, is_it: impl Fn(&Node) -> bool) -> Rect {
        let found = self.tree.nodes.iter().find(|(_, node)| is_it(node));
        let bounds = found.and_then(|(_, node)| node.bounds());
        let bounds = bounds.unwrap_or_else(|| panic!("nothing is called “{name}”"));
        Rect::from_min_max(
            egui::pos2(bounds.x0 as f32, bounds.y0 as f32),
            egui::pos2(bounds.x1 as f32, bounds.y1 as f32),
        )
    }

    /// The name or the text of everything that a screen reader is told of.
    pub fn names(&self) -> Vec<String> {
        let nodes = self.tree.nodes.iter();
        let told = nodes.filter_map(|(_, node)| node.label().or(node.value()));
        told.map(str::to_owned).collect()
    }

    /// What a screen reader is told of.
    pub fn nodes(&self) -> &[(NodeId, Node)] {
        &self.tree.nodes
    }

    /// What the keyboard points at.
    pub fn focus(&self) -> NodeId {
        self.tree.focus
    }
}
