//! `rolecall ticket list`: which tickets were handed in, and which are still out.

use std::collections::BTreeSet;

use serde_json::json;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::keys::ListFormat;
use super::sentences::worded;
use super::talk::print;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::session_list::{SessionSummary, list_sessions};
use crate::store::signed_files::SignedFiles;
use crate::words::Locale;

/// What became of each ticket: the sessions that name it.
///
/// # Errors
/// The tickets or the sessions cannot be listed.
pub(super) fn list(surroundings: &Surroundings, format: ListFormat, locale: Locale) -> anyhow::Result<ExitCode> {
    let data = surroundings.data_folder()?;
    let sessions = list_sessions(data.fs().as_ref(), &data.sessions_path())?;
    let mut rows = Vec::new();
    for (path, read) in SignedFiles::of(&data).tickets()? {
        let ticket = match read {
            Ok(ticket) => ticket,
            Err(error) => {
                eprintln!("rolecall: {}", worded(&error.sentence(), locale));
                continue;
            }
        };
        let sha256 = ticket.sha256();
        let here = sessions.iter().filter_map(|session| session.content.as_ref().ok());
        let here: Vec<&SessionSummary> = here
            .filter(|summary| summary.header.ticket.as_ref() == Some(&sha256) && summary.superseded_by.is_none())
            .collect();
        let contradicted = here.iter().find(|summary| !summary.conflicts.is_empty());
        let contradicted = contradicted.map(|summary| summary.header.session.clone());
        let here: BTreeSet<&str> = here.iter().map(|summary| summary.header.session.as_str()).collect();
        let here: Vec<&str> = here.into_iter().collect();
        if format == ListFormat::Json {
            rows.push(json!({ "path": path, "sha256": sha256, "ticket": ticket.document, "signer": ticket.signer(), "sessions": here, "contradicted": contradicted }));
            continue;
        }
        let state = match (contradicted, here.as_slice()) {
            (Some(session), _) => sentence!(
                "SEVERAL RECORDS OF {session} THAT CONTRADICT EACH OTHER",
                "会话 {session} 有多份互相矛盾的记录"
            ),
            (None, []) => sentence!("no record here", "尚无记录"),
            (None, [one]) => Sentence::same(*one),
            (None, several) => sentence!(
                "MORE THAN ONE RECORD: {ids}",
                "记录不止一份：{ids}",
                ids = several.join(", ")
            ),
        };
        let says = &ticket.document;
        print(&format!(
            "{}  {}  {}  {}  {}\n",
            &sha256[..16],
            says.trainee,
            says.until,
            says.scenario,
            worded(&state, locale)
        ));
    }
    if format == ListFormat::Json {
        print(&format!(
            "{:#}\n",
            json!({ "format": "rolecall/tickets/v1", "tickets": rows })
        ));
    }
    Ok(ExitCode::Fine)
}
