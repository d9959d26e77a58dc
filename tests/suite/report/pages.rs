//! Pages as text: nothing comes from outside, headings are in order, every table has a caption, and what must be on them is.

use std::path::Path;

use rolecall::report::html::debrief_sheet::debrief_sheet;
use rolecall::report::html::session_page::session_page;
use rolecall::sim::session::record::Mode;
use rolecall::view::report::identity::Wholeness;
use rolecall::words::{Locale, Words};

use super::filled::marked;
use super::group::all_pages;
use super::played::sessions;

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_chinese_page_ends_its_sentences_in_chinese() {
    let is_chinese = |one: char| ('\u{4e00}'..='\u{9fff}').contains(&one);
    for (name, page) in all_pages(Locale::SimplifiedChinese) {
        let body = page.split("</style>").last().unwrap();
        for text in body
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text.trim())
        {
            let half = text.ends_with(['.', ',', ';', ':']) && text.chars().any(is_chinese);
            assert!(!half, "{name}: {text}");
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn pages_are_whole_by_themselves() {
    for locale in Locale::ALL {
        for (name, page) in all_pages(locale) {
            assert!(
                page.starts_with("<!DOCTYPE html><html lang=\"") && page.ends_with("</html>"),
                "{name}"
            );
            assert!(page.contains(&format!("<html lang=\"{}\">", locale.code())), "{name}");
            assert!(
                page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
                "{name}"
            );
            for outside in [
                "<script",
                "<link",
                "<a ",
                "<img",
                "http://",
                "https://",
                "url(",
                "@import",
                "javascript:",
            ] {
                assert!(!page.contains(outside), "{name} has {outside}");
            }
            for kind in [
                "report",
                "debrief",
                "common",
                "mark",
                "ending",
                "timers",
                "dimension",
                "manner",
                "country",
            ] {
                let missing = format!("[{kind}-");
                assert!(
                    !page.contains(&missing),
                    "{name} asks for a word that is not there: {missing}"
                );
            }
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn headings_are_in_order_and_tables_have_captions() {
    for locale in Locale::ALL {
        for (name, page) in all_pages(locale) {
            let mut last = 0;
            for part in page.split("<h").skip(1) {
                let level = part.chars().next().and_then(|digit| digit.to_digit(10));
                let Some(level) = level else { continue };
                assert!(
                    level <= last + 1,
                    "{name}: a heading of level {level} after one of level {last}"
                );
                last = level;
            }
            assert_eq!(page.matches("<h1").count(), 1, "{name}");
            for (opening, inside) in [("<table", "<caption>"), ("<svg viewBox=\"0 0 6", "<desc")] {
                for part in page.split(opening).skip(1) {
                    let end = part
                        .find(if opening == "<table" { "</table>" } else { "</svg>" })
                        .unwrap();
                    assert!(part[..end].contains(inside), "{name}: {opening} without {inside}");
                }
            }
            assert_eq!(
                page.matches("<th ").count(),
                page.matches(" scope=\"").count(),
                "{name}"
            );
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_record_can_be_found_and_computed_again_by_what_is_printed() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for session in sessions(locale) {
            let page = session_page(&words, session, false);
            let identity = &session.identity;
            for wanted in [
                &identity.session,
                &identity.head,
                &identity.trainee,
                &identity.scenario_sha256,
                &identity.seed.to_string(),
                &identity.build,
            ] {
                assert!(!wanted.is_empty() && page.contains(wanted.as_str()), "{wanted}");
            }
            let view = session.debrief().unwrap();
            assert!(page.contains(&format!("<div class=\"overall\">{}</div>", view.overall.0)));
            assert!(page.contains(&words.text("report-verified")), "{}", identity.session);
        }
        let gaps = sessions(locale)
            .iter()
            .filter(|session| !session.identity.gaps.is_empty());
        assert_eq!(gaps.count(), 2);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_changed_record_is_not_called_verified() {
    let words = Words::new(Locale::English);
    for wholeness in [Wholeness::ChangedLine(7), Wholeness::TornEnd(12)] {
        let mut session = sessions(Locale::English)[0].clone();
        session.identity.wholeness = wholeness;
        let page = session_page(&words, &session, false);
        assert!(
            page.contains("Not as it was written") && !page.contains(">Verified"),
            "{wholeness:?}"
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_answer_key_of_an_exam_is_left_out_unless_it_is_asked_for() {
    let words = Words::new(Locale::English);
    let mut session = marked("x");
    session.identity.mode = Mode::Exam;
    let what_else = format!("<caption>{}</caption>", words.text("debrief-options"));
    assert!(!session_page(&words, &session, false).contains(&what_else));
    assert!(session_page(&words, &session, true).contains(&what_else));
    let sheet = debrief_sheet(&words, &session);
    assert!(!sheet.contains(&what_else));
}

/// Whatever they cost: the two have to talk about it.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_critical_breach_is_on_the_sheet_for_two() {
    let mut critical = 0;
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for session in sessions(locale) {
            let sheet = debrief_sheet(&words, session);
            let shown = &session.debrief().unwrap().moments;
            for (place, step) in session.debrief().unwrap().steps.iter().enumerate() {
                for rule in step.broke.iter().filter(|rule| rule.taken.is_none()) {
                    let beginning: String = rule.text.chars().take(30).collect();
                    assert!(sheet.contains(&beginning), "{}: {beginning}", session.identity.session);
                    critical += 1;
                }
                // Others only at the moments that are shown.
                for rule in step
                    .broke
                    .iter()
                    .filter(|_| shown.iter().any(|moment| moment.step == place))
                {
                    let beginning: String = rule.text.chars().take(30).collect();
                    assert!(sheet.contains(&beginning), "{}: {beginning}", session.identity.session);
                }
            }
        }
        // One that is at no moment stands in front.
        let mut session = marked("x");
        let rolecall::view::report::Outcome::Marked(view) = &mut session.outcome else {
            unreachable!()
        };
        view.moments.clear();
        let sheet = debrief_sheet(&words, &session);
        assert!(sheet.contains(&format!(
            "<strong class=\"critical\">{}</strong>",
            words.text("report-critical")
        )));
    }
    assert!(critical > 2);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn colours_are_those_of_the_light_theme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let theme = std::fs::read_to_string(root.join("assets/themes/light.ron")).unwrap();
    let style = std::fs::read_to_string(root.join("assets/report/report.css")).unwrap();
    let mut compared = 0;
    for line in style.lines().filter_map(|line| line.trim().strip_prefix("--")) {
        let (name, colour) = line.trim_end_matches(';').split_once(": ").unwrap();
        assert!(theme.contains(&format!("    {name}: \"{colour}\"")), "{name}: {colour}");
        compared += 1;
    }
    assert_eq!(compared, 17);
    let elsewhere = style.split('}').skip(1).collect::<String>();
    assert!(!elsewhere.contains('#'), "colours stand in :root");
}
