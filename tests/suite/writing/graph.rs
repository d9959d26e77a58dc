//! The graph of a call: what it shows, that its layout keeps the rules of pictures, and that its files are well formed.

use std::collections::BTreeSet;
use std::fs;

use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::writing::call_graph::{
    CallGraph, GraphChoice, GraphEdge, GraphEdgeKind, GraphNode, GraphNodeKind, call_graph,
};
use rolecall::sim::writing::graph_layout::{GraphBox, GraphLayout, layout};
use rolecall::sim::writing::graph_svg::svg;
use rolecall::sim::writing::graph_text::{dot, mermaid};
use rolecall::sim::writing::graph_words::kind_word;
use rolecall::sim::writing::template::first_call;
use rolecall::words::{Locale, Words};
use tempfile::TempDir;

use super::first_call::library;
use crate::terminal::{Dice, SHIPPED, run, seed_or, shipped_call};

fn first(change: impl Fn(String) -> String) -> CheckedScenario {
    let text = change(first_call("en", "first", Some("A \"<title>\" & 中文")).unwrap());
    let mut files = library();
    files.push(SourceFile {
        name: "first.ron".to_owned(),
        bytes: text.into_bytes(),
    });
    check(&files).scenarios.into_iter().next().unwrap()
}

fn ways(graph: &CallGraph) -> Vec<String> {
    let name = |place: usize| {
        let node = &graph.nodes[place];
        if node.id.is_empty() {
            format!("{:?}", node.kind)
        } else {
            node.id.clone()
        }
    };
    let edges = graph.edges.iter();
    edges
        .map(|edge| {
            // Of an option the id; its label is of the call.
            let word = edge.label.split(": ").next().unwrap();
            format!("{} {:?} {} {word}", name(edge.from), edge.kind, name(edge.to))
        })
        .collect()
}

#[test]
fn notes_show_values_and_not_their_names() {
    let mut with_values = 0;
    for (id, is_chinese) in SHIPPED.iter().flat_map(|id| [(id, false), (id, true)]) {
        let call = shipped_call(id);
        let choice = GraphChoice {
            is_chinese,
            ..GraphChoice::default()
        };
        let graph = call_graph(call, &choice);
        for node in &graph.nodes {
            assert!(!node.note.contains(['{', '}']), "{id} {}: {}", node.id, node.note);
        }
        let mut said = call.scenario.nodes.iter().flat_map(|node| node.says.iter());
        with_values += usize::from(said.any(|line| line.text.value.contains('{')));
    }
    assert!(with_values > 0, "no note has a value in it, so this shows nothing");
}

#[test]
fn the_first_call_has_these_ways() {
    let graph = call_graph(&first(|text| text), &GraphChoice::default());
    let expected = "Beginning Goes hello \nBeginning Expiry missed decline\nhello Answer who hear-worry\nhello Answer who explain-first\nhello Answer who no-worry\nhello Expiry who 40s\nwho Answer why two-questions\nwho Answer why say-yes\nwho Answer why full-list\nwhy Answer what-now two-statements\nwhy Answer what-now new-rate\nwhy Answer what-now in-the-app\nwhat-now Answer goodbye who-decides\nwhat-now Answer goodbye put-back\nwhat-now Answer goodbye due-day-only\ngoodbye Condition overheard leaked\ngoodbye Condition clear explained and way-out and trust ≥ 60\ngoodbye Condition half-clear otherwise\nSoftphone Softphone dropped hang-up\nThreshold Threshold rang-off tension 100\nThreshold Threshold rang-off patience 0";
    assert_eq!(ways(&graph).join("\n"), expected);
    let answers = graph.edges.iter().filter(|edge| edge.kind == GraphEdgeKind::Answer);
    for label in answers.map(|edge| &edge.label) {
        let (id, words) = label.split_once(": ").unwrap();
        let shown = words.trim_end_matches('…');
        let text = first_call("en", "first", None).unwrap();
        assert!(text.contains(&format!("id: \"{id}\", label: \"{shown}")), "{label}");
        assert!(words.chars().count() <= 25, "{label}");
    }
    assert!(graph.nodes.iter().all(|node| node.is_reachable));
    let conversation = GraphChoice {
        is_conversation_only: true,
        ..GraphChoice::default()
    };
    let graph = call_graph(&first(|text| text), &conversation);
    let ids: Vec<&str> = graph.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "",
            "hello",
            "who",
            "why",
            "what-now",
            "goodbye",
            "clear",
            "half-clear",
            "missed",
            "overheard"
        ]
    );
}

#[test]
fn endings_and_the_last_branch_are_called_as_on_the_author_screen() {
    let call = first(|text| text);
    for locale in [Locale::English, Locale::SimplifiedChinese] {
        let words = Words::new(locale);
        let is_chinese = locale.is_chinese();
        let choice = GraphChoice {
            is_chinese,
            ..GraphChoice::default()
        };
        let graph = call_graph(&call, &choice);
        let pictures = [svg(&graph), dot(&graph), mermaid(&graph)];
        for node in &graph.nodes {
            if let GraphNodeKind::Ending(kind) = node.kind {
                let told = words.named("ending", &kind);
                assert_eq!(kind_word(node.kind, is_chinese), told);
                assert!(pictures.iter().all(|picture| picture.contains(&told)), "{told}");
            }
        }
        let otherwise = words.text("author-otherwise");
        assert!(graph.edges.iter().any(|edge| edge.label == otherwise), "{otherwise}");
    }
    // The legend has all of them, beside one another and within the picture.
    let picture = svg(&call_graph(&call, &GraphChoice::default()));
    let legend = picture.lines().filter(|line| line.contains("aria-hidden"));
    let mut ends = 0;
    for line in legend {
        let (_, text) = line.split_once("<text class=\"soft\" x=\"").unwrap();
        let (begins, text) = text.split_once('"').unwrap();
        let (_, word) = text.split_once('>').unwrap();
        let begins: usize = begins.parse().unwrap();
        assert!(begins > ends, "{line}");
        ends = begins + 7 * word.split('<').next().unwrap().len();
    }
    assert!((600..900).contains(&ends), "{ends}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn words_and_translated_texts_are_chinese_where_that_is_wanted() {
    let chinese = GraphChoice {
        is_chinese: true,
        ..GraphChoice::default()
    };
    let call = first(|text| text);
    let (english, graph) = (call_graph(&call, &GraphChoice::default()), call_graph(&call, &chinese));
    let labels: BTreeSet<&str> = graph.edges.iter().map(|edge| edge.label.as_str()).collect();
    for label in [
        "拒接",
        "其他情况",
        "挂断",
        "紧张 100",
        "耐心 0",
        "explained 且 way-out 且 信任 ≥ 60",
    ] {
        assert!(labels.contains(label), "{label}: {labels:?}");
    }
    let places =
        |graph: &CallGraph| -> Vec<_> { graph.edges.iter().map(|edge| (edge.from, edge.to, edge.kind)).collect() };
    assert_eq!(places(&english), places(&graph));
    // Nobody has translated this call, so its texts stay as they are.
    assert_eq!((&graph.title, graph.language.as_str()), (&english.title, "en"));
    for text in [svg(&graph), dot(&graph), mermaid(&graph)] {
        assert!(
            text.contains("最好的结果") && text.contains("开始") && text.contains("信任"),
            "{text}"
        );
        assert!(
            !text.contains(">As good as it gets<") && !text.contains("hang-up") && !text.contains(">beginning<"),
            "{text}"
        );
    }
    assert!(svg(&graph).contains("通话的图，从上往下：4 个选择，"));
    assert_is_xml(&svg(&graph));
    // One that is translated is told in Chinese as a whole.
    let shipped = call_graph(shipped_call("angry-complaint"), &chinese);
    assert_eq!(shipped.language, "zh-Hans");
    let is_hanzi = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let notes = shipped.nodes.iter().filter(|node| !node.note.is_empty());
    assert!(shipped.title.chars().any(is_hanzi) && notes.clone().count() > 10);
    notes.for_each(|node| assert!(node.note.chars().any(is_hanzi), "{}", node.note));
    let none: [&str; 0] = [];
    let folder = TempDir::new().unwrap();
    let told = run(
        folder.path(),
        &["graph", "angry-complaint", "--locale", "zh-Hans"],
        &none,
    )
    .expect(0);
    assert!(told.out.contains("lang=\"zh-Hans\""));
    let wrong = [
        "graph",
        "angry-complaint",
        "--locale",
        "zh-Hans",
        "--country",
        "atlantis",
    ];
    run(folder.path(), &wrong, &none)
        .expect(2)
        .naming(&["不支持“atlantis”"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_with_a_trap_is_drawn_with_the_trap_marked() {
    let folder = TempDir::new().unwrap();
    let text = first_call("en", "trapped", None).unwrap();
    let path = folder.path().join("trapped.ron");
    fs::write(&path, text.replace("to: \"goodbye\"", "to: \"why\"")).unwrap();
    let path = path.to_str().unwrap();
    let none: [&str; 0] = [];
    for (format, marks) in [
        (
            "svg",
            [
                "<g class=\"decision trap\"><title>why:",
                ">trap</text>",
                "One place is a trap.",
            ],
        ),
        ("dot", ["label=\"why\\ntrap\\n", "color=red, penwidth=3", "digraph"]),
        ("mermaid", ["<b>why</b><br/>trap<br/>", " trap\n", "classDef trap"]),
    ] {
        let drawn = run(
            folder.path(),
            &["graph", path, "--format", format, "--locale", "en"],
            &none,
        )
        .expect(1);
        for mark in marks {
            assert!(drawn.out.contains(mark), "{format} {mark}: {}", drawn.out);
        }
        assert!(
            drawn
                .err
                .contains("trapped has a trap and cannot be played: from why talking leads to no ending."),
            "{}",
            drawn.err
        );
    }
    let chinese = run(folder.path(), &["graph", path, "--locale", "zh-Hans"], &none).expect(1);
    assert!(chinese.err.contains("trapped 有陷阱，不能打") && chinese.out.contains("有一处是陷阱"));
    assert_is_xml(&chinese.out);
    // With any other mistake nothing is known of it, and nothing is drawn.
    fs::write(path, text.replace("to: \"goodbye\"", "to: \"goodby\"")).unwrap();
    assert_eq!(run(folder.path(), &["graph", path], &none).expect(2).out, "");
}

#[test]
fn unreachable_nodes_are_marked_and_another_countrys_are_left_out() {
    let with_island = first(|text| {
        text.replacen(
            "nodes: [",
            "nodes: [(id: \"island\", says: [(id: \"x\", text: \"Hello?\")], to: \"hello\"),",
            1,
        )
    });
    let graph = call_graph(&with_island, &GraphChoice::default());
    let unreachable: Vec<&str> = graph
        .nodes
        .iter()
        .filter(|node| !node.is_reachable)
        .map(|node| node.id.as_str())
        .collect();
    assert_eq!(unreachable, ["island"]);
    assert!(
        svg(&graph).contains("unreachable")
            && dot(&graph).contains("unreachable")
            && mermaid(&graph).contains("unreachable")
    );
    let call = shipped_call("angry-complaint");
    let of = |country: &str| {
        let choice = GraphChoice {
            country: Some(country.to_owned()),
            ..GraphChoice::default()
        };
        let labels = call_graph(call, &choice).edges.into_iter().map(|edge| edge.label);
        labels.collect::<BTreeSet<String>>()
    };
    let (cn, uk) = (of("cn"), of("uk"));
    let has = |labels: &BTreeSet<String>, id: &str| labels.iter().any(|label| label.starts_with(&format!("{id}: ")));
    assert!(has(&cn, "log-it-cn") && !has(&cn, "log-it-uk"));
    assert!(has(&uk, "log-it-uk") && !has(&uk, "log-it-cn"));
}

/// A graph of so many nodes with edges in all directions, some to themselves.
fn random_graph(dice: &mut Dice, count: usize) -> CallGraph {
    let node = |number: usize| GraphNode {
        id: format!("n{number}"),
        kind: if number == 0 {
            GraphNodeKind::Beginning
        } else {
            GraphNodeKind::Decision
        },
        note: "说 something".repeat(number % 4),
        is_trap: false,
        is_reachable: true,
    };
    let edge = |dice: &mut Dice| {
        let from = dice.below(count as u64) as usize;
        let near = (from + 1 + dice.below(4) as usize).min(count - 1);
        let to = if dice.below(4) == 0 {
            dice.below(count as u64) as usize
        } else {
            near
        };
        GraphEdge {
            from,
            to,
            kind: [GraphEdgeKind::Answer, GraphEdgeKind::Expiry][dice.below(2) as usize],
            label: "label".repeat(dice.below(3) as usize),
        }
    };
    CallGraph {
        title: String::new(),
        language: "en".to_owned(),
        is_chinese: count.is_multiple_of(2),
        nodes: (0..count).map(node).collect(),
        edges: (0..2 * count).map(|_| edge(dice)).collect(),
    }
}

fn overlap(one: &GraphBox, other: &GraphBox) -> bool {
    let apart = one.x + one.width <= other.x
        || other.x + other.width <= one.x
        || one.bottom() <= other.y
        || other.bottom() <= one.y;
    !apart
}

/// What holds for every picture: nothing hides anything else, everything is inside, edges go down from their node to the other.
fn assert_is_picture(graph: &CallGraph, places: &GraphLayout) {
    let labels = places
        .routes
        .iter()
        .map(|route| route.label)
        .filter(|label| label.width > 0);
    let signs = places.routes.iter().filter_map(|route| route.sign);
    let all: Vec<GraphBox> = places.boxes.iter().copied().chain(labels).chain(signs).collect();
    for (place, one) in all.iter().enumerate() {
        assert!(one.x > 0 && one.y > 0 && one.x + one.width < places.width && one.bottom() < places.height);
        assert!(!all[place + 1..].iter().any(|other| overlap(one, other)), "{one:?}");
    }
    let mut routed: Vec<usize> = places.routes.iter().flat_map(|route| route.edges.clone()).collect();
    routed.sort_unstable();
    assert_eq!(
        routed,
        (0..graph.edges.len()).collect::<Vec<_>>(),
        "every edge is drawn once"
    );
    for route in &places.routes {
        let edge = &graph.edges[route.edges[0]];
        let (from, to) = (&places.boxes[edge.from], route.sign.unwrap_or(places.boxes[edge.to]));
        let (first, last) = (route.points[0], *route.points.last().unwrap());
        assert!(first.y == from.bottom() && (from.x..=from.x + from.width).contains(&first.x));
        assert!(last.y == to.y && (to.x..=to.x + to.width).contains(&last.x));
        assert!(route.points.is_sorted_by_key(|point| point.y));
    }
    let mut layered: Vec<usize> = places.layers.concat();
    layered.sort_unstable();
    assert_eq!(
        layered,
        (0..graph.nodes.len()).collect::<Vec<_>>(),
        "every node stands in one layer"
    );
    for layer in &places.layers {
        assert!(layer.is_sorted_by_key(|node| places.boxes[*node].x));
    }
}

#[test]
fn pictures_of_shipped_and_of_random_graphs_are_in_order() {
    for id in SHIPPED {
        let graph = call_graph(shipped_call(id), &GraphChoice::default());
        assert_is_picture(&graph, &layout(&graph));
        assert_eq!(layout(&graph), layout(&graph.clone()));
    }
    let seed = seed_or(5);
    let mut dice = Dice::new(seed);
    for count in (1..60).step_by(3) {
        println!("SEED={seed}, {count} nodes");
        let graph = random_graph(&mut dice, count);
        assert_is_picture(&graph, &layout(&graph));
    }
    let empty = CallGraph::default();
    assert!(layout(&empty).boxes.is_empty());
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_largest_call_is_laid_out_in_time() {
    let graph = random_graph(&mut Dice::new(3), 5000);
    let begun = std::time::Instant::now();
    let places = layout(&graph);
    assert_eq!(places.boxes.len(), 5000);
    println!("5,000 nodes and {} edges: {:?}", graph.edges.len(), begun.elapsed());
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

/// Tags of an XML text, which are balanced; texts and attributes hold no bare `<` or `&`.
fn assert_is_xml(text: &str) {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        for reference in before.split('&').skip(1) {
            assert!(
                ["amp;", "lt;", "gt;", "quot;", "#39;"]
                    .iter()
                    .any(|known| reference.starts_with(known)),
                "{reference}"
            );
        }
        let (tag, after) = after.split_once('>').unwrap();
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
        rest = after;
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
}

#[test]
fn files_are_well_formed_whatever_the_texts_are() {
    let graph = call_graph(&first(|text| text), &GraphChoice::default());
    let picture = svg(&graph);
    assert_is_xml(&picture);
    assert!(picture.contains("A &quot;&lt;title&gt;&quot; &amp; 中文"));
    assert!(
        picture.contains("<desc id=\"desc\">The call as a graph") && picture.contains("prefers-color-scheme: dark")
    );
    // Converters know no variables.
    assert!(
        !picture.contains("var(") && picture.contains(".paper { fill: #fbfaf7; }"),
        "{picture}"
    );
    assert!(dot(&graph).contains("label=\"A \\\"<title>\\\" & 中文\""));
    assert!(mermaid(&graph).contains("%% A #34;#60;title#62;#34; #38; 中文"));
    for id in SHIPPED {
        assert_is_xml(&svg(&call_graph(shipped_call(id), &GraphChoice::default())));
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_command_writes_a_file_or_prints() {
    let data = TempDir::new().unwrap();
    let none: &[&str] = &[];
    let printed = run(data.path(), &["graph", "data-leak", "--format", "mermaid"], none).expect(0);
    assert!(printed.out.starts_with("%% ") && printed.out.contains("flowchart TD"));
    let out = data.path().join("call.svg");
    let ran = run(
        data.path(),
        &["graph", "data-leak", "--country", "uk", "--out", out.to_str().unwrap()],
        none,
    )
    .expect(0);
    assert!(ran.out.is_empty() && ran.err.contains("call.svg: "), "{ran:?}");
    assert_is_xml(&std::fs::read_to_string(out).unwrap());
    run(data.path(), &["graph", "data-leak", "--country", "us"], none)
        .expect(2)
        .naming(&["us", "cn, uk"]);
    run(data.path(), &["graph", "nothing"], none)
        .expect(2)
        .naming(&["nothing"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_file_is_what_its_ending_says() {
    let data = tempfile::tempdir().unwrap();
    let none: &[&str] = &[];
    let graph = |name: &str, more: &[&str]| {
        let out = data.path().join(name);
        let arguments = ["graph", "data-leak", "--out", out.to_str().unwrap()];
        let ran = run(data.path(), &[&arguments, more].concat(), none);
        (ran, std::fs::read_to_string(out).ok())
    };
    for (name, begins) in [
        ("a.svg", "<svg"),
        ("a.dot", "digraph"),
        ("a.gv", "digraph"),
        ("a.mmd", "flowchart"),
        ("A.Mermaid", "flowchart"),
    ] {
        let (ran, written) = graph(name, &[]);
        ran.expect(0);
        let written = written.unwrap();
        assert!(
            written.contains(begins),
            "{name}: {}",
            written.chars().take(80).collect::<String>()
        );
    }
    let cases: [(&str, &[&str]); 4] = [
        ("b.png", &[]),
        ("b", &[]),
        ("b.svg", &["--format", "dot"]),
        ("b.png", &["--format", "svg"]),
    ];
    for (name, more) in cases {
        let (ran, written) = graph(name, more);
        ran.expect(2).naming(&[name, ".svg", ".dot or .gv", ".mmd or .mermaid"]);
        assert_eq!(written, None, "{name}");
    }
    graph("c.dot", &["--format", "dot"]).0.expect(0);
}
