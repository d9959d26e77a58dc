//! The author screen with a shipped call and with a broken file: the list says what the graph shows, and nothing is taken away.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use egui::Key;
use rolecall::app::panels::author_state::AuthorTab;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::check::{Checked, SourceFile, check};
use rolecall::sim::crowd::board::Board;
use rolecall::sim::crowd::model::Model;
use rolecall::sim::crowd::{Crowd, SimulatedStatistics};
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::certificate::{Certificate, certify};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::store::scenario_files::read_folder;
use rolecall::view::author::{AuthorMaterial, AuthorView, author_view};
use rolecall::words::{Locale, Words};

use super::glass::Glass;
use super::screens::{Screen, Shown};
use crate::terminal::shipped_call;

const CALL: &str = "angry-complaint";

fn files() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    read_folder(&folder).unwrap().files
}

/// All files, with this change of the call's own.
fn changed(change: impl Fn(&str) -> String) -> Checked {
    let mut files = files();
    let own = files
        .iter_mut()
        .find(|file| file.name.ends_with(&format!("{CALL}.ron")))
        .unwrap();
    own.bytes = change(std::str::from_utf8(&own.bytes).unwrap()).into_bytes();
    check(&files)
}

/// A way that leads nowhere, in the middle of the call's own file.
pub fn broken() -> &'static (Checked, String) {
    static BROKEN: OnceLock<(Checked, String)> = OnceLock::new();
    BROKEN.get_or_init(|| {
        let nodes = &shipped_call(CALL).scenario.nodes;
        let node = nodes.iter().filter(|node| node.ask.is_some()).nth(2).unwrap();
        let target = &node.ask.as_ref().unwrap().options[0].to;
        let checked = changed(|text| {
            let (before, after) = text.split_at(target.span.start as usize);
            let rest = &after[(target.span.end - target.span.start) as usize..];
            format!("{before}\"no-such-place\"{rest}")
        });
        (checked, node.id.value.clone())
    })
}

/// The call with a decision that leads to itself whatever is said, and the name of that decision.
fn trapped() -> (Checked, String) {
    let nodes = shipped_call(CALL).scenario.nodes.iter();
    let asking = nodes.filter_map(|node| Some((node, node.ask.as_ref()?)));
    let trapped = asking.map(|(node, ask)| {
        let mut targets: Vec<_> = ask.options.iter().map(|option| option.to.span).collect();
        targets.sort_by_key(|span| std::cmp::Reverse(span.start));
        let checked = changed(|text| {
            let mut text = text.to_owned();
            for span in &targets {
                text.replace_range(span.start as usize..span.end as usize, &format!("\"{}\"", node.id));
            }
            text
        });
        (checked, node.id.value.clone())
    });
    let is_drawn =
        |(checked, _): &(Checked, String)| checked.drawable.iter().any(|call| call.scenario.id.value == CALL);
    trapped
        .into_iter()
        .find(is_drawn)
        .expect("a decision from which nothing else leads on")
}

#[test]
fn a_trap_is_drawn_although_nobody_can_play_it() {
    let (checked, node) = trapped();
    assert!(checked.scenarios.iter().all(|call| call.scenario.id.value != CALL));
    let drawn = checked.drawable.iter().find(|call| call.scenario.id.value == CALL);
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let view = author_view(&AuthorMaterial {
            id: CALL,
            good: drawn,
            has_traps: true,
            findings: &checked.findings,
            texts: &checked.texts,
            certificate: None,
            statistics: None,
            seen: &BTreeSet::new(),
            is_working: false,
            is_read: true,
            words: &words,
        });
        let traps: Vec<&str> = view
            .nodes
            .iter()
            .filter(|node| node.is_trap)
            .map(|node| node.id.as_str())
            .collect();
        assert_eq!(traps, [node.as_str()]);
        let glass = Glass::new(Screen::new("author, trap", locale, Shown::Author(Box::new(view))));
        let labels: Vec<&str> = glass
            .nodes()
            .iter()
            .filter_map(|(_, node)| node.label().or(node.value()))
            .collect();
        let is_told = |words: &str| labels.iter().any(|label| label.contains(words));
        assert!(is_told(&words.text("author-has-traps")), "{labels:?}");
        assert!(is_told(&words.text("author-trap")), "{labels:?}");
    }
}

fn certificate() -> &'static Certificate {
    static PROVEN: OnceLock<Certificate> = OnceLock::new();
    PROVEN.get_or_init(|| {
        let call = shipped_call(CALL);
        certify(call, &[&call.scenario.countries[0].value], &Effort::states(MOST_STATES)).unwrap()
    })
}

fn statistics() -> &'static SimulatedStatistics {
    static PLAYED: OnceLock<SimulatedStatistics> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let call = shipped_call(CALL);
        let program = compile(call, &call.scenario.countries[0].value).unwrap();
        let boards = [Board::new(program, MOST_STATES).unwrap()];
        let crowd = Crowd {
            boards: &boards,
            model: Model::USUAL,
            seed: 1,
        };
        crowd.statistics(&crowd.play(0..400))
    })
}

fn seen() -> BTreeSet<String> {
    let node = &shipped_call(CALL).scenario.nodes[0];
    let options = node.ask.iter().flat_map(|ask| ask.options.iter());
    let options = options.take(1).map(|option| format!("{}/{}", node.id, option.id));
    options.chain([node.id.value.clone()]).collect()
}

pub fn view(locale: Locale, checked: Option<&Checked>, has_good: bool) -> AuthorView {
    let nothing = (Vec::new(), BTreeMap::new());
    let (findings, texts) = checked.map_or((&nothing.0, &nothing.1), |checked| (&checked.findings, &checked.texts));
    author_view(&AuthorMaterial {
        id: CALL,
        good: has_good.then(|| shipped_call(CALL)),
        has_traps: false,
        findings,
        texts,
        certificate: has_good.then(certificate),
        statistics: has_good.then(statistics),
        seen: &seen(),
        is_working: false,
        is_read: true,
        words: &Words::new(locale),
    })
}

/// The screen as it is opened, with each tab, with a broken file, and with one that was never good.
pub fn author_screens(locale: Locale) -> Vec<Screen> {
    let (broken, node) = broken();
    let screen = |name: &str, view| Screen::new(format!("author, {name}"), locale, Shown::Author(Box::new(view)));
    let whole = || view(locale, None, true);
    let working = AuthorView {
        is_working: true,
        certificate: None,
        ..whole()
    };
    let mut screens = vec![
        screen("opened", whole()),
        screen("certificate", whole()),
        screen("statistics", whole()),
        screen("broken", view(locale, Some(broken), true)),
        screen("never good", view(locale, Some(broken), false)),
        screen("working", working),
    ];
    screens[1].state.author.tab = AuthorTab::Certificate;
    screens[2].state.author.tab = AuthorTab::Statistics;
    screens[5].state.author.tab = AuthorTab::Certificate;
    for screen in &mut screens[1..4] {
        screen.state.author.selected = Some(node.clone());
    }
    screens
}

pub fn author_of(screen: &Screen) -> &AuthorView {
    match &screen.shown {
        Shown::Author(view) => view,
        _ => panic!("not the author screen"),
    }
}

/// Tab until the keyboard points at what has this name.
fn go_to(glass: &mut Glass, wanted: &dyn Fn(&str) -> bool) {
    for _ in 0..300 {
        glass.press(Key::Tab);
        let focus = glass.focus();
        let found = glass.nodes().iter().find(|(id, _)| *id == focus);
        if found
            .and_then(|(_, node)| node.label().or(node.value()).map(str::to_owned))
            .is_some_and(|name| wanted(&name))
        {
            return;
        }
    }
    panic!("Tab never comes there: {:?}", glass.names());
}

#[test]
fn the_list_says_everything_that_the_graph_shows() {
    for locale in Locale::ALL {
        let glass = Glass::new(author_screens(locale).remove(3));
        let view = author_of(&glass.screen);
        assert_eq!(view.nodes.len(), view.graph.nodes.len());
        assert_eq!(view.nodes.len(), view.layout.boxes.len());
        let words = Words::new(locale);
        let names = glass.names();
        for node in &view.nodes {
            let row = names
                .iter()
                .find(|name| name.starts_with(&format!("{}: ", node.name)))
                .unwrap_or_else(|| panic!("{} is not in the list", node.id));
            assert!(
                row.contains(&node.kind_word) && row.contains(&node.line),
                "{row} says what it is"
            );
            for (is_so, key) in [
                (node.is_seen, "author-seen"),
                (node.is_trap, "author-trap"),
                (node.is_unreachable, "author-unreachable"),
            ] {
                assert!(!is_so || row.contains(&words.text(key)), "{row} says {key}");
            }
            let problems = words.with("author-problems", &[("n", node.findings.into())]);
            assert_eq!(row.contains(&problems), node.findings > 0, "{row}");
        }
    }
}

#[test]
fn a_broken_file_leaves_the_last_good_version_and_says_what_is_wrong_where() {
    let (checked, node) = broken();
    let view = view(Locale::English, Some(checked), true);
    let finding = view
        .findings
        .iter()
        .find(|finding| finding.code == "unknown-target")
        .unwrap();
    assert_eq!(finding.node.as_ref(), Some(node));
    assert!(finding.source.contains("no-such-place"), "{finding:?}");
    let text = checked
        .texts
        .iter()
        .find(|(name, _)| name.ends_with(&format!("{CALL}.ron")))
        .unwrap()
        .1;
    assert!(text.lines().nth(finding.line - 1).unwrap().contains("no-such-place"));
    let why = view.broken.clone().unwrap();
    assert!(
        why.contains(&finding.line.to_string()) && why.contains(&format!("{CALL}.ron")),
        "{why}"
    );
    assert!(view.has_good_version && view.nodes.len() > 10);
    let glass = Glass::new(author_screens(Locale::English).remove(3));
    let banner = Words::new(Locale::English).text("author-broken");
    assert!(glass.names().contains(&banner));
}

#[test]
fn a_file_that_is_gone_is_missed_and_the_last_good_version_stays() {
    for locale in Locale::ALL {
        let (checked, _) = broken();
        let mut others = checked.clone();
        others.findings.clear();
        others.texts.retain(|name, _| !name.ends_with(&format!("{CALL}.ron")));
        let view = view(locale, Some(&others), true);
        assert_eq!(view.broken, Some(Words::new(locale).text("author-file-gone")));
        assert!(view.has_good_version && view.nodes.len() > 10);
    }
}

/// What is proven stands in the file too; while the file is broken, its lines are others than those of the version that was proven.
#[test]
fn a_proven_finding_has_its_line_while_the_file_is_the_version_that_was_proven() {
    const NEEDLESS: &str = r#"(code: "dimensions-compete", at: "no-such-place", because: "Planted.")"#;
    let checked = changed(|text| text.replacen("    allow: [", &format!("    allow: [\n{NEEDLESS},"), 1));
    let good = checked
        .scenarios
        .iter()
        .find(|one| one.scenario.id.value == CALL)
        .unwrap();
    let countries: Vec<&str> = good.scenario.countries.iter().map(|one| one.value.as_str()).collect();
    let certificate = certify(good, &countries, &Effort::states(MOST_STATES)).unwrap();
    let (broken, _) = broken();
    for (findings, texts, is_current) in [
        (&checked.findings, &checked.texts, true),
        (&broken.findings, &broken.texts, false),
    ] {
        let view = author_view(&AuthorMaterial {
            id: CALL,
            good: Some(good),
            has_traps: false,
            findings,
            texts,
            certificate: Some(&certificate),
            statistics: None,
            seen: &BTreeSet::new(),
            is_working: false,
            is_read: true,
            words: &Words::new(Locale::English),
        });
        let mut proven = view.findings.iter().filter(|finding| finding.is_proven);
        let finding = proven.find(|finding| finding.code == "unused-proof-allowance").unwrap();
        assert_eq!(finding.source.contains(NEEDLESS), is_current, "{finding:?}");
        assert_eq!(finding.line > 0 && !finding.file.is_empty(), is_current, "{finding:?}");
    }
}

#[test]
fn findings_without_a_name_are_placed_by_the_text_around_them() {
    // A comma is missing in the middle of the nodes: nothing is known but the place in the text.
    let nodes = &shipped_call(CALL).scenario.nodes;
    let node = nodes.iter().filter(|node| node.ask.is_some()).nth(1).unwrap();
    let option = &node.ask.as_ref().unwrap().options[0];
    let checked = changed(|text| {
        let (before, after) = text.split_at(option.label.span.start as usize);
        format!("{before}nonsense {after}")
    });
    let view = view(Locale::English, Some(&checked), true);
    let first = view
        .findings
        .iter()
        .find(|finding| finding.file.ends_with("angry-complaint.ron"))
        .unwrap();
    assert_eq!(first.node.as_deref(), Some(node.id.value.as_str()), "{first:?}");
}

#[test]
fn the_keyboard_selects_a_place_and_plays_from_it() {
    let mut glass = Glass::new(author_screens(Locale::English).remove(0));
    let id = shipped_call(CALL).scenario.nodes[1].id.value.clone();
    let row = format!("{id}: ");
    go_to(&mut glass, &|name| name.starts_with(&row));
    assert_eq!(glass.press(Key::Enter), [UiCommand::SelectNode(id.clone())]);
    glass.screen.state.author.selected = Some(id.clone());
    glass.screen.state.author.mood = Some([10, 20, 30]);
    let button = Words::new(Locale::English).text("author-play-button");
    go_to(&mut glass, &|name| name == button);
    match glass.press(Key::Enter).as_slice() {
        [UiCommand::PlayFrom(from)] => {
            assert_eq!((from.node.as_str(), from.mood), (id.as_str(), [10, 20, 30]));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(glass.press(Key::Escape), [UiCommand::CloseAuthor]);
}

#[test]
fn what_is_being_found_out_can_be_stopped_and_nothing_else_begun() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(author_screens(locale).remove(5));
        let told = glass.names();
        let buttons = told.iter().filter(|name| **name == words.text("author-stop"));
        assert_eq!(buttons.count(), 2, "above, and where the certificate will be: {told:?}");
        for begun in ["author-prove", "author-simulate"] {
            assert!(!told.contains(&words.text(begun)), "{begun}: {told:?}");
        }
        assert_eq!(glass.click(&words.text("author-stop")), [UiCommand::StopWork]);
        let told = Glass::new(author_screens(locale).remove(0)).names();
        assert!(!told.contains(&words.text("author-stop")) && told.contains(&words.text("author-prove")));
    }
}

#[test]
fn the_search_keeps_what_it_finds() {
    let mut screen = author_screens(Locale::English).remove(0);
    screen.state.author.search = shipped_call(CALL).scenario.endings[0].id.value.clone();
    let found = screen.state.author.search.clone();
    let glass = Glass::new(screen);
    let names = glass.names();
    assert!(names.iter().any(|name| name.starts_with(&format!("{found}: "))));
    let other = &shipped_call(CALL).scenario.nodes[0].id.value;
    assert!(!names.iter().any(|name| name.starts_with(&format!("{other}: "))));
}

#[test]
fn a_decision_in_the_statistics_leads_to_its_place_in_the_call() {
    for locale in Locale::ALL {
        let mut glass = Glass::new(author_screens(locale).remove(2));
        let view = author_of(&glass.screen).clone();
        let items = view.statistics.as_ref().unwrap().items.iter().enumerate();
        let is_place = |id: &str| view.nodes.iter().any(|node| node.id == id);
        let (places, others): (Vec<_>, Vec<_>) = items.partition(|(_, item)| is_place(&item.id));
        assert!(places.len() > 3 && !others.is_empty(), "decisions and after-call work");
        for (place, item) in places {
            let asked = glass.click_exactly(&format!("{} {}", place + 1, item.id));
            assert_eq!(asked, [UiCommand::SelectNode(item.id.clone())]);
        }
    }
}

#[test]
fn pictures_have_tables_that_say_the_same() {
    for locale in Locale::ALL {
        let screens = author_screens(locale);
        let view = author_of(&screens[1]);
        let endings = view.certificate.as_ref().unwrap().endings.clone();
        let statistics = view.statistics.clone().unwrap();
        assert_eq!(statistics.distribution.iter().sum::<u64>(), 400);
        let mut screens = screens.into_iter().skip(1);
        let told = Glass::new(screens.next().unwrap()).names();
        for ending in endings {
            assert!(told.contains(&ending.title), "{} is in the table", ending.title);
        }
        let told = Glass::new(screens.next().unwrap()).names();
        for (place, item) in statistics.items.iter().enumerate() {
            assert!(told.contains(&format!("{} {}", place + 1, item.id)));
        }
    }
}
