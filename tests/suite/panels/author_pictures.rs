//! The pictures of the author screen as they are painted: words inside the outlines, letters that can be read, a number at every dot; and
//! the ways to what is wrong.

use std::collections::BTreeSet;

use egui::{Color32, Key, Pos2, Rect, Shape, Vec2};
use rolecall::app::theme::Theme;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::writing::call_graph::GraphNodeKind;
use rolecall::view::author::{AuthorMaterial, AuthorView, author_view};
use rolecall::words::{Locale, Words};

use super::author::{author_of, author_screens, broken, view};
use super::glass::Glass;
use super::screens::{Screen, Shown, every_screen};
use crate::terminal::{SHIPPED, shipped_call};

/// A text that has been painted: what it says, where its ink is, how large its letters are, and whether it was cut.
pub struct Written {
    pub text: String,
    pub ink: Rect,
    /// The middle of its line, from above.
    pub middle: f32,
    size: f32,
    is_cut: bool,
}

pub fn written(glass: &Glass, within: Rect) -> Vec<Written> {
    let texts = glass.painted().into_iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text),
        _ => None,
    });
    let written = texts.map(|text| Written {
        text: text.galley.job.text.clone(),
        ink: text.galley.mesh_bounds.translate(text.pos.to_vec2()),
        middle: text.galley.rect.translate(text.pos.to_vec2()).center().y,
        size: text.galley.job.sections[0].format.font_id.size,
        is_cut: text.galley.elided,
    });
    written.filter(|text| within.contains(text.ink.center())).collect()
}

pub fn graph_of(glass: &Glass) -> Rect {
    let view = author_of(&glass.screen);
    let count = |wanted: &dyn Fn(&rolecall::view::author::AuthorNode) -> bool| {
        view.nodes.iter().filter(|node| wanted(node)).count()
    };
    let counts = [
        ("places", view.nodes.len().into()),
        ("unreachable", count(&|node| node.is_unreachable).into()),
        ("traps", count(&|node| node.is_trap).into()),
    ];
    glass.place_of(&glass.screen.words.with("author-graph-name", &counts))
}

fn of_call(id: &str, locale: Locale) -> AuthorView {
    author_view(&AuthorMaterial {
        id,
        good: Some(shipped_call(id)),
        has_traps: false,
        findings: &[],
        texts: &Default::default(),
        certificate: None,
        statistics: None,
        seen: &BTreeSet::new(),
        is_working: false,
        is_read: true,
        words: &Words::new(locale),
    })
}

/// What words can stand in: a box with round corners, or a polygon that goes round clockwise.
enum Outline {
    Box(Rect, f32),
    Polygon(Vec<Pos2>),
}

impl Outline {
    fn bounds(&self) -> Rect {
        match self {
            Self::Box(rect, _) => *rect,
            Self::Polygon(points) => Rect::from_points(points),
        }
    }

    fn contains(&self, point: Pos2) -> bool {
        match self {
            Self::Box(rect, radius) => {
                // A hair less than half, so that nothing is turned inside out.
                let radius = radius.min(rect.size().min_elem() * 0.499);
                let nearest = rect.shrink(radius).clamp(point);
                rect.contains(point) && nearest.distance(point) <= radius.max(0.01)
                    || rect.shrink2(Vec2::new(0.0, radius)).contains(point)
                    || rect.shrink2(Vec2::new(radius, 0.0)).contains(point)
            }
            Self::Polygon(points) => (0..points.len()).all(|corner| {
                let (from, to) = (points[corner], points[(corner + 1) % points.len()]);
                let (side, way) = (to - from, point - from);
                side.x * way.y - side.y * way.x >= 0.0
            }),
        }
    }
}

/// The outlines of places, and the bars of decisions.
fn outlines(glass: &Glass, within: Rect) -> (Vec<Outline>, Vec<Rect>) {
    let theme = Theme::of(&glass.context);
    let (mut outlines, mut bars) = (Vec::new(), Vec::new());
    for shape in glass.painted() {
        match shape {
            Shape::Rect(shape) if within.contains_rect(shape.rect) => {
                let radius = f32::from(shape.corner_radius.nw);
                if shape.fill == theme.colours.raised
                    || (shape.fill == Color32::TRANSPARENT && shape.stroke.width > 0.0)
                {
                    let inner = shape.rect.shrink(shape.stroke.width);
                    // A radius is in whole points, so half a height may have been rounded up.
                    let most = inner.size().min_elem() / 2.0 - 0.1;
                    outlines.push(Outline::Box(inner, radius.min(most)));
                } else if shape.rect.width() < 6.0 && shape.rect.height() > 20.0 {
                    bars.push(shape.rect);
                }
            }
            Shape::Path(path) if path.closed && path.fill == theme.colours.raised => {
                outlines.push(Outline::Polygon(path.points.clone()));
            }
            _ => {}
        }
    }
    (outlines, bars)
}

#[test]
fn the_words_of_every_place_are_inside_its_outline() {
    for locale in Locale::ALL {
        let mut kinds: BTreeSet<GraphNodeKind> = BTreeSet::new();
        for (turn, id) in SHIPPED.into_iter().enumerate() {
            let mut view = of_call(id, locale);
            // Every kind with every sort of words: few calls have them all.
            for (place, node) in view.nodes.iter_mut().enumerate().filter(|_| turn > 0) {
                node.kind = GraphNodeKind::ALL[(place + turn) % GraphNodeKind::ALL.len()];
                node.is_trap = place % 5 == 0;
            }
            view.lay_out(&Words::new(locale));
            kinds.extend(view.nodes.iter().map(|node| node.kind));
            let mut screen = Screen::new("author, whole", locale, Shown::Author(Box::new(view)));
            // So large that the whole graph is seen.
            let layout = &author_of(&screen).layout;
            screen.size = [layout.width as f32 + 800.0, layout.height as f32 + 500.0];
            let glass = Glass::new(screen);
            let graph = graph_of(&glass);
            let (outlines, bars) = outlines(&glass, graph);
            let texts = written(&glass, graph);
            let words = |node: &rolecall::view::author::AuthorNode| -> Vec<String> {
                let marks = Some(&node.marks).filter(|marks| !marks.is_empty());
                [&node.name]
                    .into_iter()
                    .chain(marks)
                    .chain(&node.note)
                    .cloned()
                    .collect()
            };
            let wanted: Vec<String> = author_of(&glass.screen).nodes.iter().flat_map(words).collect();
            for text in &wanted {
                assert!(
                    texts.iter().any(|shown| shown.text == *text),
                    "{id}: “{text}” is not painted"
                );
            }
            let edges = author_of(&glass.screen).graph.edges.iter();
            let labels: BTreeSet<String> = edges.map(|edge| edge.label.clone()).collect();
            for text in texts.iter().filter(|text| wanted.contains(&text.text)) {
                assert!(
                    !text.is_cut && text.size >= 11.0,
                    "{id}: “{}” is cut or small",
                    text.text
                );
                let around = outlines.iter().filter(|outline| outline.contains(text.ink.center()));
                let inner = around.min_by(|one, other| one.bounds().area().total_cmp(&other.bounds().area()));
                let Some(inner) = inner else {
                    // What stands beside a line may have the same words as a place.
                    assert!(labels.contains(&text.text), "{id}: “{}” has no outline", text.text);
                    continue;
                };
                // Two points are between the letters and the line.
                let ink = text.ink.expand(2.0);
                for corner in [ink.left_top(), ink.right_top(), ink.left_bottom(), ink.right_bottom()] {
                    assert!(inner.contains(corner), "{id}: “{}” sticks out at {corner:?}", text.text);
                }
                assert!(
                    !bars.iter().any(|bar| bar.intersects(ink)),
                    "{id}: “{}” is on the bar",
                    text.text
                );
            }
        }
        assert_eq!(kinds.len(), GraphNodeKind::ALL.len());
    }
}

#[test]
fn a_call_that_is_opened_can_be_read_and_keys_show_all_of_it() {
    for locale in Locale::ALL {
        let mut glass = Glass::new(author_screens(locale).remove(0));
        let sizes = |glass: &Glass| -> Vec<f32> {
            let texts = written(glass, graph_of(glass));
            texts.iter().map(|text| text.size).filter(|size| *size > 0.0).collect()
        };
        let opened = sizes(&glass);
        assert!(
            opened.len() > 5 && opened.iter().all(|size| *size >= 11.0),
            "{opened:?}"
        );
        glass.press(Key::Num0);
        let all = sizes(&glass);
        assert!(
            !all.is_empty() && all.iter().all(|size| *size < 11.0),
            "the whole graph is smaller: {all:?}"
        );
        glass.press(Key::Num1);
        let again = sizes(&glass);
        assert!(again.len() > 5 && again.iter().all(|size| *size >= 11.0), "{again:?}");
        glass.press(Key::Minus);
        assert!(sizes(&glass).iter().any(|size| *size < 11.0));
        glass.press(Key::Plus);
        let nearer = sizes(&glass);
        assert!(
            !nearer.is_empty() && nearer.iter().all(|size| *size >= 11.0),
            "{nearer:?}"
        );
    }
}

#[test]
fn every_dot_has_the_number_of_its_row_and_nothing_hides_it() {
    for locale in Locale::ALL {
        let mut glass = Glass::new(author_screens(locale).remove(2));
        let items = author_of(&glass.screen).statistics.clone().unwrap().items;
        let scatter = glass.screen.words.text("author-scatter");
        // The heading has the same name; the picture is the larger.
        let picture = glass
            .nodes()
            .iter()
            .filter(|(_, node)| node.label() == Some(&scatter) && node.role() == egui::accesskit::Role::Image)
            .find_map(|(_, node)| node.bounds())
            .unwrap();
        let picture = Rect::from_min_max(
            egui::pos2(picture.x0 as f32, picture.y0 as f32),
            egui::pos2(picture.x1 as f32, picture.y1 as f32),
        );
        let numbers: Vec<Written> = written(&glass, picture)
            .into_iter()
            .filter(|text| text.text.parse::<usize>().is_ok_and(|number| number > 0))
            .collect();
        let known =
            |item: &rolecall::view::author::ItemPoint| item.difficulty.is_some() && item.discrimination.is_some();
        let with_dots: Vec<usize> = (0..items.len()).filter(|place| known(&items[*place])).collect();
        assert!(with_dots.len() > 10);
        for place in &with_dots {
            let own = (place + 1).to_string();
            let found: Vec<_> = numbers.iter().filter(|number| number.text == own).collect();
            // “1” also stands below the picture's end.
            assert!(!found.is_empty(), "{own} has no number");
        }
        for (place, one) in numbers.iter().enumerate() {
            let hidden = numbers[place + 1..].iter().find(|other| other.ink.intersects(one.ink));
            assert!(hidden.is_none(), "{} and {}", one.text, hidden.unwrap().text);
        }
        let last = with_dots.last().unwrap();
        let number = numbers
            .iter()
            .find(|number| number.text == (last + 1).to_string())
            .unwrap();
        glass.hover(number.ink.center());
        let told = format!("{} {}\n", last + 1, items[*last].id);
        let everywhere = Rect::EVERYTHING;
        assert!(
            written(&glass, everywhere)
                .iter()
                .any(|text| text.text.starts_with(&told)),
            "{told} is not told at the pointer"
        );
    }
}

#[test]
fn a_call_with_errors_leads_to_its_author_from_the_title() {
    for locale in Locale::ALL {
        let mut screen = every_screen(locale).remove(0);
        let Shown::Title(title) = &mut screen.shown else {
            panic!("not the title screen")
        };
        title.broken = vec!["lost-card".to_owned(), "other".to_owned()];
        let mut glass = Glass::new(screen);
        let call = [("call", "other".to_owned().into())];
        let button = glass.screen.words.with("title-broken-open", &call);
        assert_eq!(
            glass.click_exactly(&button),
            [UiCommand::OpenAuthor("other".to_owned())]
        );
    }
}

#[test]
fn a_call_that_was_never_good_shows_its_findings_and_says_that_there_is_no_graph() {
    for locale in Locale::ALL {
        let glass = Glass::new(author_screens(locale).remove(4));
        let told = glass.names();
        assert!(
            told.contains(&glass.screen.words.text("author-no-good-version")),
            "{told:?}"
        );
        let message = &author_of(&glass.screen).findings[0].message;
        assert!(told.contains(message), "{told:?}");
        assert!(!told.contains(&glass.screen.words.text("author-zoom-all")), "no graph");
        // Before the files have been read nothing is wrong.
        let opened = AuthorView {
            is_read: false,
            findings: Vec::new(),
            broken: None,
            ..view(locale, Some(&broken().0), false)
        };
        let glass = Glass::new(Screen::new("author, reading", locale, Shown::Author(Box::new(opened))));
        let told = glass.names();
        assert!(told.contains(&glass.screen.words.text("author-reading")), "{told:?}");
    }
}

#[test]
fn what_has_not_been_seen_is_explained_beside_the_list() {
    for locale in Locale::ALL {
        let glass = Glass::new(author_screens(locale).remove(0));
        assert!(glass.names().contains(&glass.screen.words.text("author-seen-about")));
    }
}
