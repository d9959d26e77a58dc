//! What is said of options that give themselves away: in words, by the bounds that hold for so few decisions, and only in
//! languages in which all options are translated.

use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::program::compile::compile;
use rolecall::sim::program::parts::Flow;
use rolecall::sim::program::state::State;
use rolecall::sim::program::step::Move;
use rolecall::sim::program::{Program, Stage};
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::prove::passing::Passing;
use rolecall::sim::prove::proof_rules::proof_rule;
use rolecall::sim::prove::surface::cues::Cue;
use rolecall::sim::scenario::locale::fingerprint;
use rolecall::sim::scenario::texts::for_each_text;
use rolecall::sim::score::value::Valuation;

use crate::chinese::assert_told_in_both;

use super::examples::{bad_call, checked, edited, files, proved, sound};
use super::languages::{folder_with, prove};

#[test]
fn a_call_of_few_decisions_is_judged_by_its_bots_and_told_so() {
    let call = checked(&bad_call(proof_rule("gives-itself-away").unwrap()));
    let certificate = proved(&call);
    assert_told_in_both(&certificate.findings[0].message);
    let message = &certificate.findings[0].message.english;
    let meaning = Cue::Apologetic.meaning();
    assert!(
        message.starts_with(&format!("Whoever always takes {meaning} in the language en ")),
        "{message}"
    );
    let surface = certificate.starts[0].values.as_ref().unwrap().surface.as_ref().unwrap();
    let result = surface.iter().find(|result| result.cue == Cue::Apologetic).unwrap();
    assert!(result.decisions < 6 && result.separation > 700, "{result:?}");
    assert!(!result.separates() && result.is_too_good());
    assert!(!message.contains("comparisons"), "{message}");
}

#[test]
fn the_words_that_give_an_answer_away_are_named_and_underlined() {
    let bad = bad_call(proof_rule("gives-itself-away").unwrap());
    let told = "Best options that stand out by it: first/listen (\"thank\"), next/write (\"thank\"), who/ask (\"please\"), why/name-it (\"sorry\").";
    let finding = &proved(&checked(&bad)).findings[0];
    assert!(finding.message.english.ends_with(told), "{}", finding.message.english);
    let told = "因此显眼的最好选项：first/listen（“thank”）、next/write（“thank”）、who/ask（“please”）、why/name-it（“sorry”）。";
    assert!(finding.message.chinese.ends_with(told), "{}", finding.message.chinese);
    let (_folder, call) = folder_with(&bad);
    let page = prove("C", &[], &call, &["--locale", "en"]).out;
    let mut lines = page.lines().skip_while(|line| !line.contains("gives-itself-away"));
    let (text, under) = (lines.nth(2).unwrap(), lines.next().unwrap());
    assert!(text.contains("\"Take it up, and thank her\""), "{page}");
    let at = under.find('^').unwrap();
    assert_eq!(
        &text[at..at + under.matches('^').count()],
        "\"Take it up, and thank her\"",
        "{page}"
    );

    // A length has no words; it is told by figures.
    let long = edited(
        &sound(),
        "label: \"Name the card and the day\"",
        "label: \"Name the card and the day on which it was charged, and for which quarter\"",
    );
    let certificate = proved(&checked(&long));
    let surface = certificate.starts[0].values.as_ref().unwrap().surface.as_ref().unwrap();
    let longest = surface.iter().find(|result| result.cue == Cue::Longest).unwrap();
    let by = longest
        .give_aways
        .iter()
        .find(|found| found.option == "name-it")
        .unwrap()
        .by
        .as_ref();
    assert_eq!(by.unwrap().english, "146 characters, the next longest 73");
}

#[test]
fn one_finding_is_one_error_and_no_more() {
    let bad = bad_call(proof_rule("gives-itself-away").unwrap());
    assert_eq!(proved(&checked(&bad)).findings.len(), 1);
    let (_folder, call) = folder_with(&bad);
    for (locale, told) in [("en", ": 1 error, 0 warnings."), ("zh-Hans", "1 个错误，0 个提醒")] {
        let page = prove("C", &[], &call, &["--locale", locale]).out;
        assert_eq!(page.matches(told).count(), 1, "{page}");
    }
}

#[test]
fn characters_inside_of_other_words_give_nothing_away() {
    // The same Chinese texts, once with words that ask politely and once with words that only hold the character.
    let judged = |polite: [&str; 4]| {
        let mut files = files(&sound());
        let scenario = checked(&sound()).scenario;
        let best = ["first/listen", "next/write", "who/ask", "why/name-it"];
        let mut texts = String::new();
        for_each_text(&scenario, &mut |key, text| {
            let place = best
                .iter()
                .position(|option| key.starts_with(&format!("node/{option}/")));
            let translation = place.map_or("这里写着一句话", |place| polite[place]);
            texts.push_str(&format!("\"{key}\": (\"{}\", \"{translation}\"),\n", fingerprint(text)));
        });
        let table = format!("(format: 1, scenario: \"sound\", language: \"zh-Hans\", texts: {{\n{texts}}})");
        files.push(SourceFile {
            name: "sound.zh-Hans.ron".to_owned(),
            bytes: table.into_bytes(),
        });
        let certificate = proved(&check(&files).scenarios.pop().unwrap());
        let surface = certificate.starts[0].values.as_ref().unwrap().surface.as_ref().unwrap();
        let of_cue = |cue| {
            let mut results = surface.iter();
            let is_it = |result: &&rolecall::sim::prove::surface::CueResult| {
                result.cue == cue && result.language.as_deref() == Some("zh-Hans")
            };
            results.find(is_it).unwrap().give_aways.len()
        };
        [of_cue(Cue::Apologetic), of_cue(Cue::Cautious)]
    };
    assert_ne!(judged(["请您说一下", "请您写一下", "请问是谁", "请您看这里"])[0], 0);
    assert_ne!(judged(["我先听您说", "我先写下来", "先问是谁", "先看这里"])[1], 0);
    let held = ["郭先生的申请", "您的请求，首先", "他请假，原先", "聘请的，事先"];
    assert_eq!(judged(held), [0, 0]);
}

/// The sound call with a table in Chinese, of which every entry after the first ones is empty.
fn with_table(translated: usize) -> CheckedScenario {
    let mut files = files(&sound());
    let scenario = checked(&sound()).scenario;
    let mut texts = String::new();
    let mut count = 0;
    for_each_text(&scenario, &mut |key, text| {
        let translation = if count < translated {
            format!("第{count}句")
        } else {
            String::new()
        };
        texts.push_str(&format!("\"{key}\": (\"{}\", \"{translation}\"),\n", fingerprint(text)));
        count += 1;
    });
    let table = format!("(format: 1, scenario: \"sound\", language: \"zh-Hans\", texts: {{\n{texts}}})");
    files.push(SourceFile {
        name: "sound.zh-Hans.ron".to_owned(),
        bytes: table.into_bytes(),
    });
    check(&files).scenarios.pop().unwrap()
}

#[test]
fn a_language_with_untranslated_options_has_no_cues() {
    let languages = |translated| {
        let certificate = proved(&with_table(translated));
        let surface = certificate.starts[0].values.as_ref().unwrap().surface.as_ref().unwrap();
        let mut languages: Vec<String> = surface.iter().filter_map(|result| result.language.clone()).collect();
        languages.dedup();
        languages
    };
    assert_eq!(languages(8), ["en"]);
    assert_eq!(languages(usize::MAX), ["en", "zh-Hans"]);
}

#[test]
fn what_gives_itself_away_in_another_language_is_shown_in_its_file() {
    let mut files = files(&sound());
    let scenario = checked(&sound()).scenario;
    let mut texts = String::new();
    let best = ["listen", "ask", "name-it", "write"].map(|option| format!("/{option}/speak"));
    for_each_text(&scenario, &mut |key, text| {
        let is_best = best.iter().any(|best| key.ends_with(best));
        let translation = if is_best {
            "这句话说得很长很长，谁都看得出来。".repeat(2)
        } else {
            "好的。".to_owned()
        };
        texts.push_str(&format!("\"{key}\": (\"{}\", \"{translation}\"),\n", fingerprint(text)));
    });
    let table = format!("(format: 1, scenario: \"sound\", language: \"zh-Hans\", texts: {{\n{texts}}})");
    files.push(SourceFile {
        name: "sound.zh-Hans.ron".to_owned(),
        bytes: table.clone().into_bytes(),
    });
    let found = proved(&check(&files).scenarios.pop().unwrap()).findings;
    let found = found.iter().find(|finding| finding.at == "zh-Hans/longest").unwrap();
    assert_eq!(
        (found.code, found.file.as_str()),
        ("gives-itself-away", "sound.zh-Hans.ron")
    );
    let shown = &table[found.span.start as usize..found.span.end as usize];
    assert!(shown.starts_with("\"这句话说得很长"), "{shown}");
}

/// What a bot of a place comes to, walked by hand: the share of plays that pass, and the sum of weighed points by share.
struct PlaceBot<'p> {
    program: &'p Program,
    valuation: &'p Valuation,
    cue: Cue,
    passes: f64,
    units: f64,
}

impl PlaceBot<'_> {
    fn walk(&mut self, state: State, sum: [i32; 3], share: f64) {
        let program = self.program;
        if program.stage(&state) == Stage::Over {
            let weigh = |points| self.valuation.weigh(points);
            let form = match program.has_wrap_up(&state) {
                true => program.best_form(&state, weigh),
                false => Vec::new(),
            };
            let earned = form.iter().map(|entry| program.wrap_up[*entry].earns(&state));
            let sum = earned.fold(sum, |sum, points| [0, 1, 2].map(|d| sum[d] + points[d]));
            let is_passing = !program.is_critical(&state) && Passing::new(program, self.valuation).passes(sum);
            self.passes += if is_passing { share } else { 0.0 };
            self.units += share * weigh(sum) as f64;
            return;
        }
        let mut moves = Vec::new();
        program.for_each_move(&state, &mut |made| moves.push(made));
        moves.retain(|made| matches!(made, Move::Accept | Move::Choose(_)));
        if let Some(Flow::Ask(decision)) = program.node(&state).map(|node| &node.flow)
            && program.stage(&state) == Stage::Deciding
            && !decision.shuffled
        {
            let middle = (moves.len() - 1) / 2..moves.len() / 2 + 1;
            moves = match self.cue {
                Cue::First => moves[..1].to_vec(),
                Cue::Last => moves[moves.len() - 1..].to_vec(),
                _ => moves[middle].to_vec(),
            };
        }
        for made in &moves {
            let step = program.step(&state, *made);
            let earned = [0, 1, 2].map(|d| sum[d] + step.earned[d]);
            self.walk(step.state, earned, share / moves.len() as f64);
        }
    }
}

#[test]
fn bots_of_places_come_to_what_is_walked_by_hand() {
    // One order is drawn, the others are fixed; one decision has four options, and of one the first is hidden after a slip.
    let fixed = sound()
        .replace("ask: (\n", "ask: (order: Fixed,\n")
        .replace("ask: (options", "ask: (order: Fixed, options");
    let mixed = edited(
        &fixed,
        "says: [(id: \"well\", text: \"Well, go on then.\")],\nask: (order: Fixed, ",
        "says: [(id: \"well\", text: \"Well, go on then.\")],\nask: (",
    );
    let hiding = edited(
        &mixed,
        "id: \"name-it\", label",
        "id: \"name-it\", when: Below(\"slips\", 1), label",
    );
    let without_circle = |call: &str| {
        edited(
            call,
            r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
            r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "next""#,
        )
    };
    for call in [without_circle(&fixed), without_circle(&mixed), without_circle(&hiding)] {
        let call = checked(&call);
        let program = compile(&call, "cn").unwrap();
        let start = program.starts()[0].0;
        let valuation = Valuation::new(&program, &start, MOST_STATES).unwrap();
        let certificate = proved(&call);
        let surface = certificate.starts[0].values.as_ref().unwrap().surface.as_ref().unwrap();
        for cue in [Cue::First, Cue::Middle, Cue::Last] {
            let mut bot = PlaceBot {
                program: &program,
                valuation: &valuation,
                cue,
                passes: 0.0,
                units: 0.0,
            };
            bot.walk(start, [0; 3], 1.0);
            let found = surface.iter().find(|result| result.cue == cue).unwrap();
            assert_eq!(found.language, None);
            let passes = found.passes.unwrap() as f64 / 1000.0;
            assert!(
                (passes - bot.passes).abs() <= 0.001,
                "{cue:?}: {passes} and {}",
                bot.passes
            );
            let mark = Passing::new(&program, &valuation).overall_of(bot.units.round() as i64);
            assert!(
                (found.mark.unwrap().0 - mark.0).abs() <= 1,
                "{cue:?}: {found:?} and {mark:?}"
            );
        }
    }
}

#[test]
fn best_options_that_stand_first_give_themselves_away_and_a_drawn_order_does_not() {
    let fixed = sound()
        .replace("ask: (\n", "ask: (order: Fixed,\n")
        .replace("ask: (options", "ask: (order: Fixed, options");
    let certificate = proved(&checked(&fixed));
    let [finding] = certificate.findings.as_slice() else {
        panic!("{:?}", certificate.findings)
    };
    assert_eq!((finding.code, finding.at.as_str()), ("gives-itself-away", "first"));
    assert_told_in_both(&finding.message);
    let message = &finding.message.english;
    assert!(
        message.contains("gets 100 on average") && message.contains("passes in 1000 of 1000 calls"),
        "{message}"
    );
    // Its place is none of its words, so none are underlined.
    let (_folder, path) = folder_with(&fixed);
    let page = prove("C", &[], &path, &["--locale", "en"]).out;
    assert!(page.contains("gives-itself-away") && !page.contains('^'), "{page}");
    let accepted = edited(
        &fixed,
        "allow: [],",
        "allow: [(code: \"gives-itself-away\", at: \"first\", because: \"A test.\")],",
    );
    assert!(proved(&checked(&accepted)).findings.is_empty());
    let surface = proved(&checked(&sound()))
        .starts
        .remove(0)
        .values
        .unwrap()
        .surface
        .unwrap();
    assert!(
        surface.iter().all(|result| !result.cue.is_of_place()),
        "nothing is fixed"
    );
}
