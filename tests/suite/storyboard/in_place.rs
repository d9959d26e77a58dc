//! A changed call is written into the file that is there: it says what it should, and the rest keeps its text and comments.

use rolecall::sim::scenario::comments::comments;
use rolecall::sim::scenario::load::load;
use rolecall::sim::scenario::model::Scenario;
use rolecall::sim::storyboard::layout::file_text;
use rolecall::sim::storyboard::merge::merge;
use rolecall::sim::storyboard::tree::{Shape, Tree};

use super::round_trip::calls;

/// Plain chance for the tests; the seed is named when one fails.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

#[test]
fn what_has_not_changed_is_not_touched() {
    for (name, text) in calls() {
        assert!(merge(&text, &Tree::parse(&text).unwrap()) == Some(text), "{name}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn any_change_is_written_into_the_file() {
    let calls = calls();
    let mut changed = 0;
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let (name, text) = &calls[dice.below(calls.len())];
        let mut tree = Tree::parse(text).unwrap();
        for _ in 0..=dice.below(4) {
            mutate(&mut tree, &mut dice, 0);
        }
        let merged = merge(text, &tree).unwrap_or_else(|| panic!("SEED={seed} {name}: it says something else"));
        // An independent way to the same call: the file written anew and read by the loader.
        let [in_place, anew] = [&merged, &file_text(&tree)].map(|text| load::<Scenario>(name, text.as_bytes()));
        assert!(in_place.value == anew.value, "SEED={seed} {name}");
        assert_eq!(in_place.mistakes.len(), anew.mistakes.len(), "SEED={seed} {name}");
        changed += usize::from(merged != *text);
    }
    assert!(changed > 300, "{changed}");
}

#[test]
fn comments_move_with_what_they_are_about() {
    let text = "(\n    // the head\n    id: \"x\", // its id\n    nodes: [\n        // one\n        (id: \"a\", to: \"b\"), // behind a\n\n        // two\n        (id: \"b\"),\n        // the end\n    ],\n)\n";
    let mut tree = Tree::parse(text).unwrap();
    let Shape::List(nodes) = &mut tree.slot("nodes").shape else {
        panic!()
    };
    nodes.swap(0, 1);
    let mut new = Tree::empty_group();
    *new.slot("id") = Tree::text("c");
    nodes.insert(1, new);
    *tree.slot("title") = Tree::text("T");
    let expected = "(\n    // the head\n    id: \"x\", // its id\n    nodes: [\n\n        // two\n        (id: \"b\"),\n\n        (id: \"c\"),\n        // one\n        (id: \"a\", to: \"b\"), // behind a\n        // the end\n    ],\n    title: \"T\",\n)\n";
    assert_eq!(merge(text, &tree).as_deref(), Some(expected));
}

#[test]
fn a_changed_text_loses_no_comment() {
    for (name, text) in calls() {
        let mut tree = Tree::parse(&text).unwrap();
        change_all_texts(&mut tree);
        let merged = merge(&text, &tree).unwrap();
        assert_ne!(merged, text);
        let words =
            |text: &str| -> Vec<String> { comments(text).iter().map(|comment| comment.text.to_owned()).collect() };
        assert_eq!(words(&merged), words(&text), "{name}");
    }
}

/// Changes a text, or takes out, moves or doubles an element, somewhere.
fn mutate(tree: &mut Tree, dice: &mut Dice, depth: usize) {
    let stops = depth > 1 && dice.below(4) == 0;
    match &mut tree.shape {
        Shape::List(values) if !values.is_empty() && (stops || depth > 4) => {
            let (from, to) = (dice.below(values.len()), dice.below(values.len()));
            match dice.below(3) {
                0 => drop(values.remove(from)),
                1 => values.swap(from, to),
                _ => {
                    let mut copy = values[from].clone();
                    if copy.get("id").is_some() {
                        *copy.slot("id") = Tree::text(format!("new-{}", dice.below(1000)));
                    }
                    values.insert(to, copy);
                }
            }
        }
        Shape::Group(fields) | Shape::Map(fields) if !fields.is_empty() => {
            let index = dice.below(fields.len());
            match (stops, dice.below(3)) {
                (true, 0) => drop(fields.remove(index)),
                _ => mutate(&mut fields[index].1, dice, depth + 1),
            }
        }
        Shape::List(values) | Shape::Tuple(values) | Shape::Call(_, values) if !values.is_empty() => {
            let index = dice.below(values.len());
            mutate(&mut values[index], dice, depth + 1);
        }
        Shape::Text(text) => text.push_str(" \"more\"\n"),
        Shape::Bare(word) if word.parse::<u8>().is_ok() => word.push('0'),
        _ => {}
    }
}

fn change_all_texts(tree: &mut Tree) {
    match &mut tree.shape {
        Shape::Group(fields) => {
            for (name, value) in fields {
                // Ids say which element it is.
                if !["id", "name", "code"].contains(&name.as_str()) {
                    change_all_texts(value);
                }
            }
        }
        Shape::Map(fields) => fields.iter_mut().for_each(|(_, value)| change_all_texts(value)),
        Shape::List(values) if values.iter().all(|value| value.words().is_none()) => {
            values.iter_mut().for_each(change_all_texts);
        }
        Shape::Text(text) => text.push('…'),
        _ => {}
    }
}
