//! What is kept of a person, for that person: a page to read, two tables, and JSON for another program.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::access_given::{assignments_json, given_part, tickets_json};
use super::csv_guard::guarded;
use super::html::page::Page;
use super::html::tables::minute;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::view::access::{AccessView, AccessedDeed, AccessedRemark, AccessedSession};
use crate::words::{Locale, Words};

/// The format of the JSON.
pub const FORMAT: &str = "rolecall/access/v1";

/// The files, by name.
///
/// # Errors
/// A table or the JSON cannot be made.
pub fn access_files(words: &Words, view: &AccessView) -> Result<Vec<(String, Vec<u8>)>, String> {
    Ok(vec![
        ("access.html".to_owned(), page(words, view).into_bytes()),
        ("access.json".to_owned(), format!("{:#}\n", as_json(view)).into_bytes()),
        ("choices.csv".to_owned(), choices(view)?),
        ("remarks.csv".to_owned(), remarks(words, view)?),
    ])
}

/// The page.
fn page(words: &Words, view: &AccessView) -> String {
    let is_chinese = words.locale() == Locale::SimplifiedChinese;
    let say = |sentence: Sentence| sentence.wording(is_chinese).to_owned();
    let page = Page {
        words,
        kind: say(sentence!("What is kept of you", "本程序保存的您的数据")),
        id: &view.pseudonym,
        title: view.name.clone().unwrap_or_else(|| short(&view.pseudonym)),
        class: "report",
    };
    let about = sentence!(
        "What you did and noted, your marks, and what assessors said about them. The calls themselves, their answers and the reasons for these are not personal data and are not here.",
        "这里有您做过的事、写过的备注、您的分数，以及评分者的意见。通话内容本身、标准答案及其理由不是个人数据，不在其中。"
    );
    page.document(&html! {
        h1 { (page.title) }
        p.subtitle { (say(about)) }
        dl.facts {
            (fact(&say(sentence!("In records you are called", "记录里对您的称呼")), &short(&view.pseudonym)))
            @if let Some(group) = &view.group { (fact(&say(sentence!("Group", "小组")), group)) }
            (fact(&say(sentence!("Put together", "整理时间")), &minute(words, &view.made)))
            (fact(&say(sentence!("Sessions", "会话")), &view.sessions.len().to_string()))
        }
        (given_part(words, view, &say))
        @for session in &view.sessions { (session_part(words, session, &say)) }
    })
}

fn fact(name: &str, value: &str) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

fn session_part(words: &Words, session: &AccessedSession, say: &dyn Fn(Sentence) -> String) -> Markup {
    let mode = match session.mode {
        Mode::Practice => sentence!("practice", "练习"),
        Mode::Exam => sentence!("exam", "考试"),
    };
    html! {
        section {
            h2 { (session.title) }
            p.muted { (minute(words, &session.began)) " · " (say(mode)) }
            @if let Some(stands) = &session.stands {
                p { strong { (say(sentence!("What stands", "以此为准"))) } ": " (say(stands.clone())) }
            }
            @match &session.mark {
                Some(mark) => p {
                    (say(sentence!("Computed mark", "系统计算的分数"))) ": " strong { (mark.overall) }
                    @for (dimension, mark) in &mark.dimensions { ", " (say(dimension.clone())) " " (mark) }
                    ", " (say(match mark.passed {
                        true => sentence!("passed", "通过"),
                        false => sentence!("not passed", "未通过"),
                    }))
                },
                None => p { (say(sentence!("No mark can be computed.", "无法计算分数。"))) },
            }
            h3 { (say(sentence!("What assessors said", "评分者的意见"))) }
            @if session.remarks.is_empty() {
                p.muted { (say(sentence!("Nothing.", "没有。"))) }
            } @else {
                ul {
                    @for remark in &session.remarks {
                        @let what = say(remark.what.clone());
                        li {
                            span.muted { (minute(words, &remark.wall)) " · " (assessor(remark, say)) } ": " (what)
                            @if !remark.words.is_empty() && !what.contains(&remark.words) { " — " (remark.words) }
                        }
                    }
                }
            }
            h3 { (say(sentence!("What you did", "您做了什么"))) }
            table.deeds {
                thead { tr {
                    th scope="col" { (say(sentence!("Time (UTC)", "时间（UTC）"))) }
                    th scope="col" { (say(sentence!("What you said or did", "您说的话和做的事"))) }
                } }
                tbody { @for deed in &session.deeds { (deed_row(session, deed)) } }
            }
            p.small.muted {
                (say(sentence!("If you ask about this session, name its number", "询问这次会话时，请报它的编号"))) ": "
                code { (session.session) }
            }
        }
    }
}

/// Something that the person did: the time of day, with the day where it is another than that of the beginning.
fn deed_row(session: &AccessedSession, deed: &AccessedDeed) -> Markup {
    let day = |wall: &str| wall.chars().take(10).collect::<String>();
    let time: String = deed.wall.chars().skip(11).take(8).collect();
    html! {
        tr {
            td.muted {
                @if day(&deed.wall) != day(&session.began) { (day(&deed.wall)) " " }
                (time)
            }
            // What cannot be played here is told as it was typed.
            td { @if deed.told.is_empty() { code { (deed.command) } } @else { (deed.told) } }
        }
    }
}

/// Who said something, by name; the digits of a key say nothing to whom it is about.
fn assessor(remark: &AccessedRemark, say: &dyn Fn(Sentence) -> String) -> String {
    match remark.name.as_str() {
        "" => say(sentence!("an assessor", "一位评分者")),
        name => name.to_owned(),
    }
}

/// The first digits of a pseudonym, which are what people see everywhere.
fn short(pseudonym: &str) -> String {
    pseudonym.chars().take(8).collect()
}

/// The same for programs.
fn as_json(view: &AccessView) -> Value {
    let sessions = view.sessions.iter().map(|session| {
        json!({
            "session": session.session,
            "trainee": session.trainee,
            "scenario": session.scenario,
            "title": session.title,
            "mode": session.mode,
            "began": session.began,
            "ended": session.ended,
            "sealed": session.sealed,
            "head": session.head,
            "mark": session.mark.as_ref().map(|mark| json!({
                "overall": mark.overall,
                "passed": mark.passed,
                "dimensions": mark.dimensions.iter()
                    .map(|(name, mark)| (name.english.clone(), Value::from(mark.clone())))
                    .collect::<serde_json::Map<_, _>>(),
            })),
            "stands": session.stands.as_ref().map(|stands| &stands.english),
            "did": session.deeds.iter().map(|deed| json!({
                "wall": deed.wall, "command": deed.command, "told": deed.told,
            })).collect::<Vec<_>>(),
            "remarks": session.remarks.iter().map(|remark| json!({
                "by": remark.by, "wall": remark.wall, "what": remark.what.english, "words": remark.words,
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "format": FORMAT,
        "pseudonym": view.pseudonym,
        "name": view.name,
        "group": view.group,
        "made": view.made,
        "tickets": tickets_json(view),
        "assignments": assignments_json(view),
        "sessions": sessions.collect::<Vec<_>>(),
    })
}

fn choices(view: &AccessView) -> Result<Vec<u8>, String> {
    let rows = view.sessions.iter().flat_map(|session| {
        let deeds = session.deeds.iter();
        deeds.map(|deed| {
            [
                &session.session,
                &session.scenario,
                &deed.wall,
                &deed.command,
                &deed.told,
            ]
        })
    });
    table(["session", "scenario", "wall", "command", "told"], rows)
}

/// For a person to read, so what was said is in the language of the page; the names of the columns are English everywhere, as
/// in all tables, because programs read them.
fn remarks(words: &Words, view: &AccessView) -> Result<Vec<u8>, String> {
    let is_chinese = words.locale().is_chinese();
    let rows = view.sessions.iter().flat_map(|session| {
        let remarks = session.remarks.iter();
        remarks.map(|remark| {
            [
                &session.session,
                &remark.wall,
                &remark.by,
                match is_chinese {
                    true => &remark.what.chinese,
                    false => &remark.what.english,
                },
                &remark.words,
            ]
        })
    });
    table(["session", "wall", "by", "what", "words"], rows)
}

/// A table in UTF-8 with the mark by which spreadsheets know it; no cell is taken for a formula.
fn table<'c>(header: [&str; 5], rows: impl Iterator<Item = [&'c String; 5]>) -> Result<Vec<u8>, String> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(header).map_err(|error| error.to_string())?;
    for row in rows {
        let cells = row.map(|cell| guarded(cell).0);
        writer
            .write_record(cells.iter().map(|cell| cell.as_bytes()))
            .map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}
