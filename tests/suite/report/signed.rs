//! Words that assessors have signed about an old session, the session as it is reported then, and every export of it as text.

use rolecall::report::csv_table::{sessions_table, words_table};
use rolecall::report::html::debrief_sheet::debrief_sheet;
use rolecall::report::html::session_page::session_page;
use rolecall::report::html::trainee_page::trainee_page;
use rolecall::report::workbook::workbook;
use rolecall::report::xapi::statements::{HOME_PAGE, InLanguages, as_file, statements};
use rolecall::sim::assessment::blind::visible;
use rolecall::sim::assessment::event::{About, Decision, Event, NO_EVENT_BEFORE, Saying, SignedEvent, unsigned_json};
use rolecall::sim::assessment::form::read_form;
use rolecall::sim::assessment::judged::Judged;
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::assessment::standing::standing;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::view::report::ReportedSession;
use rolecall::view::report::standing::reported_standing;
use rolecall::view::report::trainee::trainee_reports;
use rolecall::view::standing::{Known, Names};
use rolecall::words::{Locale, Words};

use super::played::{played, sessions};
use crate::marks::overridden;
use rolecall::sim::scenario::model::Dimension;

pub const ANN: &str = "a00000000000000a";
pub const BO: &str = "b00000000000000b";
pub const FORM: &str = "f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0";
pub const REASON: &str = "The line was <bad>, he could not hear.";

/// The first old record as it is judged.
pub fn judged() -> Judged {
    judged_of(0)
}

/// The same of the played session with this number.
pub fn judged_of(number: usize) -> Judged {
    let (record, valuation) = &played()[number];
    let call = &record.replayed.call;
    let card = Scorecard::new(valuation, call).unwrap();
    Judged::new(&record.record, call.program(), Some(&card))
}

/// The words of one key, one after the other.
pub fn said(judged: &Judged, by: &str, words: Vec<Saying>) -> Vec<SignedEvent> {
    let mut prev = NO_EVENT_BEFORE.to_owned();
    let signed = words.into_iter().enumerate().map(|(number, what)| {
        let is_fault = matches!(what, Saying::VoidFault { .. });
        let event = Event {
            by: by.to_owned(),
            about: match is_fault {
                true => About::Scenario {
                    scenario: judged.scenario.clone(),
                    sha256: judged.scenario_sha256.clone(),
                },
                false => About::Session {
                    session: judged.session.clone(),
                    head: judged.head.clone(),
                },
            },
            prev: prev.clone(),
            seen: Vec::new(),
            wall: format!("2026-11-26T09:00:{number:02}Z"),
            what,
        };
        let signed = SignedEvent::from_json(unsigned_json(&event).unwrap().as_bytes()).unwrap();
        prev.clone_from(&signed.hash);
        signed
    });
    signed.collect()
}

pub fn overrides(tenths: u32) -> Vec<Saying> {
    let dimensions = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance];
    let mut words: Vec<Saying> = dimensions.map(|dimension| overridden(dimension, tenths)).into();
    words.push(Saying::Item {
        form: FORM.to_owned(),
        item: form_item(),
        points: 1,
        comment: None,
    });
    words.push(Saying::Close);
    words
}

pub fn forms() -> Forms {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/forms/voice-and-note.ron")).unwrap();
    Forms::from([(FORM.to_owned(), read_form(&bytes).unwrap())])
}

pub fn form_item() -> String {
    forms()[FORM].items().next().unwrap().1.id.value.clone()
}

/// The first old session with these events, as the owner of a key sees it.
pub fn seen_by(
    locale: Locale,
    judged: &Judged,
    session: &ReportedSession,
    events: &[SignedEvent],
    faults: &[SignedEvent],
    viewer: Option<&str>,
) -> ReportedSession {
    let forms = forms();
    let (seen, hidden) = match viewer {
        Some(viewer) => visible(judged, &forms, events, viewer),
        None => (events.iter().collect(), Vec::new()),
    };
    let names = Names(vec![(ANN.to_owned(), "Ann".to_owned())]);
    let known = Known {
        names: &names,
        forms: &forms,
    };
    let stands = standing(judged, &forms, seen, faults);
    session
        .clone()
        .with_standing(reported_standing(&stands, &hidden, &known, locale))
}

pub fn first(locale: Locale, events: &[SignedEvent], viewer: Option<&str>) -> ReportedSession {
    seen_by(locale, &judged(), &sessions(locale)[0], events, &[], viewer)
}

pub fn decide(decision: Decision) -> Saying {
    Saying::Decide {
        decision,
        reason: REASON.to_owned(),
    }
}

/// Every export on this session as text.
pub fn exports(locale: Locale, session: &ReportedSession) -> Vec<(&'static str, String)> {
    let words = Words::new(locale);
    let own = std::slice::from_ref(session);
    let both = InLanguages {
        english: session,
        chinese: session,
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let mut all = vec![
        ("session", session_page(&words, session, false)),
        ("debrief", debrief_sheet(&words, session)),
        ("trainee", trainee_page(&words, &trainee_reports(own)[0])),
        ("sessions.csv", text(sessions_table(own).unwrap())),
        ("statements", text(as_file(&statements(both, HOME_PAGE)).unwrap())),
        ("workbook", cells(&workbook(&words, own, None).unwrap())),
    ];
    all.extend(words_table(own).map(|table| ("said.csv", text(table.unwrap()))));
    all
}

fn cells(bytes: &[u8]) -> String {
    use calamine::{Data, Reader as _, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        for (_, _, cell) in range.used_cells() {
            if let Data::String(cell) = cell {
                text.push_str(cell);
            } else if let Data::Float(number) = cell {
                text.push_str(&number.to_string());
            }
            text.push('\n');
        }
    }
    text
}
