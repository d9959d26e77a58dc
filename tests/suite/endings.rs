//! Every ending of every shipped call, played in the terminal in both languages by the shortest play that leads there.

use std::process::Stdio;

use rolecall::sim::prove::certificate::{EndingCertificate, certify};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::view::presenter::Presenter;
use rolecall::words::Locale;

use crate::terminal::{SHIPPED, program, shipped_call};

/// The endings of a call, each once, from the draw and country that has it first.
pub fn endings(id: &str) -> Vec<EndingCertificate> {
    let checked = shipped_call(id);
    let countries: Vec<&str> = checked
        .scenario
        .countries
        .iter()
        .map(|name| name.value.as_str())
        .collect();
    let certificate = certify(checked, &countries, &Effort::states(MOST_STATES)).unwrap();
    let mut found: Vec<EndingCertificate> = Vec::new();
    for start in certificate.starts {
        for ending in start.values.unwrap().endings.unwrap() {
            if found.iter().all(|known| known.ending != ending.ending) {
                found.push(ending);
            }
        }
    }
    found
}

/// Plays each ending of a call in each language and looks for the ending's own words in the debrief.
fn play_all(id: &'static str) {
    let checked = shipped_call(id);
    let folder = tempfile::tempdir().unwrap();
    let endings = endings(id);
    assert_eq!(
        endings.len(),
        checked.scenario.endings.len(),
        "{id}: every ending that is declared can be reached"
    );
    for ending in endings {
        for locale in Locale::ALL {
            let file = folder.path().join(format!("{}.play", ending.ending));
            let play = &ending.shortest;
            std::fs::write(&file, format!("{}\nfinish\n", play.play.join("\n"))).unwrap();
            let seed = play.seed.unwrap().to_string();
            let output = program(folder.path())
                .args(["talk", id, "--country", &play.country, "--seed", &seed])
                .args(["--locale", locale.code(), "--play"])
                .arg(&file)
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let place = format!("{id}, {} in {}", ending.ending, locale.code());
            assert_eq!(output.status.code(), Some(0), "{place}:\n{text}");
            let presenter = Presenter::new(checked.clone(), &play.country, locale).unwrap();
            let reached = presenter
                .program
                .endings
                .iter()
                .find(|known| known.id == ending.ending)
                .unwrap();
            for words in [reached.title, reached.epilogue] {
                let words = presenter.text(words);
                let first = words.lines().next().unwrap();
                assert!(text.contains(first), "{place}: “{first}” is missing in\n{text}");
            }
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_complaint_can_end_in_every_way() {
    play_all(SHIPPED[0]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_data_leak_can_end_in_every_way() {
    play_all(SHIPPED[1]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_attempted_fraud_can_end_in_every_way() {
    play_all(SHIPPED[2]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_overdue_debt_can_end_in_every_way() {
    play_all(SHIPPED[3]);
}
