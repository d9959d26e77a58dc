//! Tickets and assignments on the page of what is kept of a person, and the same for programs.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::html::tables::minute;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::view::access::AccessView;
use crate::view::access_given::{AccessedAssignment, AccessedTicket};
use crate::words::Words;

/// The section; empty where nothing was given.
pub(super) fn given_part(words: &Words, view: &AccessView, say: &dyn Fn(Sentence) -> String) -> Markup {
    html! {
        @if !view.tickets.is_empty() {
            section {
                h2 { (say(sentence!("Exam tickets", "准考凭证"))) }
                ul { @for ticket in &view.tickets { li { (ticket_line(words, ticket, say)) } } }
            }
        }
        @if !view.assignments.is_empty() {
            section {
                h2 { (say(sentence!("What was assigned to you", "布置给您的任务"))) }
                ul { @for assignment in &view.assignments { li { (assignment_line(words, assignment, say)) } } }
            }
        }
    }
}

fn ticket_line(words: &Words, ticket: &AccessedTicket, say: &dyn Fn(Sentence) -> String) -> String {
    let mode = mode(ticket.mode);
    say(sentence!(
        "{scenario}, {mode}: to be begun from {from} to {until}; signed {issued}",
        "{scenario}，{mode}：{from} 至 {until} 之间可以开始；签发于 {issued}",
        scenario = ticket.scenario,
        from = minute(words, &ticket.from),
        until = minute(words, &ticket.until),
        issued = minute(words, &ticket.issued);
        mode
    ))
}

fn assignment_line(words: &Words, assignment: &AccessedAssignment, say: &dyn Fn(Sentence) -> String) -> String {
    let (mode, course) = (mode(assignment.mode), assignment.course.iter());
    let what: Vec<&str> = course.chain(&assignment.calls).map(String::as_str).collect();
    let what = Sentence::listed(&what);
    let to = match &assignment.group {
        Some(group) => sentence!("to the group {group}", "布置给小组 {group}", group = group),
        None => sentence!("to you", "布置给您"),
    };
    let withdrawn = match assignment.is_withdrawn {
        true => sentence!(", taken back", "，已撤回"),
        false => Sentence::default(),
    };
    say(sentence!(
        "{what}, {mode}: given {to} {given}, due {due}{withdrawn}",
        "{what}，{mode}：{given} {to}，截止 {due}{withdrawn}",
        given = minute(words, &assignment.given),
        due = assignment.due;
        what, mode, to, withdrawn
    ))
}

fn mode(mode: Mode) -> Sentence {
    match mode {
        Mode::Practice => sentence!("practice", "练习"),
        Mode::Exam => sentence!("exam", "考试"),
    }
}

/// The tickets for programs.
pub(super) fn tickets_json(view: &AccessView) -> Vec<Value> {
    let tickets = view.tickets.iter().map(|ticket| {
        json!({
            "sha256": ticket.sha256,
            "trainee": ticket.trainee,
            "scenario": ticket.scenario,
            "mode": ticket.mode,
            "from": ticket.from,
            "until": ticket.until,
            "issued": ticket.issued,
        })
    });
    tickets.collect()
}

/// The assignments for programs.
pub(super) fn assignments_json(view: &AccessView) -> Vec<Value> {
    let assignments = view.assignments.iter().map(|assignment| {
        json!({
            "id": assignment.id,
            "course": assignment.course,
            "calls": assignment.calls,
            "group": assignment.group,
            "mode": assignment.mode,
            "given": assignment.given,
            "due": assignment.due,
            "withdrawn": assignment.is_withdrawn,
        })
    });
    assignments.collect()
}
