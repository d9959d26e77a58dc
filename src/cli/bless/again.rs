//! `rolecall bless --again`: shows what is heard or worded differently in the blessed plays of a call, and accepts it.

use std::sync::Arc;

use anyhow::Context as _;

use super::scenario_text::ScenarioText;
use crate::cli::Surroundings;
use crate::cli::diagnostics::harmless;
use crate::cli::exit_code::ExitCode;
use crate::cli::talk::print;
use crate::sim::check::heard::{QuotedLine, differences, heard_in, kept_ids, reworded};
use crate::sim::check::play_run::{PlayRun, start_with};
use crate::sim::program::Program;
use crate::sim::program::compile::compile;
use crate::sim::scenario::model::PlayCheck;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::writing::bless::with_heard;
use crate::words::{Locale, Words};

/// Writes what is heard now into every play that has a list of it.
///
/// # Errors
/// When the call has errors, such as a play that leads elsewhere, or when its file cannot be written.
pub fn again(surroundings: &Surroundings, wanted: &str, dry_run: bool, locale: Locale) -> anyhow::Result<ExitCode> {
    let is_chinese = locale.is_chinese();
    let checked = surroundings.scenario(wanted, &Words::new(locale))?;
    let text = ScenarioText::of(&checked, locale)?;
    let scenario = &checked.scenario;
    let mut now = Vec::new();
    let mut blessed = 0;
    let listened = scenario.checks.iter().enumerate();
    for (index, play) in listened.filter(|(_, play)| !play.heard.is_empty()) {
        blessed += 1;
        let default = scenario.countries.first();
        let country = play
            .country
            .as_ref()
            .or(default)
            .map_or("", |country| country.value.as_str());
        let program = Arc::new(compile(&checked, country)?);
        let found = heard_now(&program, play, locale)?;
        let kept: Vec<String> = play.heard.iter().map(|line| line.value.clone()).collect();
        if kept != found {
            print(&shown(&program, play, &kept, &found, is_chinese));
            now.push((index, found));
        }
    }
    if now.is_empty() {
        let plays = plays(blessed);
        let told = sentence!(
            "{file}: {plays} with a list of what is heard, and all is heard as it says",
            "{file}：{plays}保存了听到的内容，听到的都和保存的一样",
            file = text.path.display();
            plays
        );
        eprintln!("{}", told.wording(is_chinese));
        return Ok(ExitCode::Fine);
    }
    let new = with_heard(&text.old, &now).with_context(|| text.cannot_edit())?;
    text.write(&new, dry_run)?;
    let plays = plays(blessed);
    let told = sentence!("{changed} of {plays} changed", "{plays}中改了 {changed} 个", changed = now.len(); plays);
    eprintln!("{}", told.wording(is_chinese));
    Ok(ExitCode::Fine)
}

fn heard_now(program: &Arc<Program>, play: &PlayCheck, locale: Locale) -> anyhow::Result<Vec<String>> {
    let drawn = |fact: &str| play.drawn.get(fact).map(|value| value.value.as_str());
    let commands = play.play.iter().map(|words| words.value.as_str());
    // A checked call has no play that is rejected.
    let run = PlayRun::new(program, start_with(program, drawn), commands);
    let run = run.map_err(|rejected| {
        let reason = rejected.reason;
        let told = sentence!("the play \"{play}\": {reason}", "走法“{play}”：{reason}", play = play.name; reason);
        anyhow::anyhow!(told.wording(locale.is_chinese()).to_owned())
    })?;
    Ok(heard_in(&run))
}

/// What is heard differently: lines that are gone and that are new, else lines with another wording.
fn shown(program: &Program, play: &PlayCheck, kept: &[String], found: &[String], is_chinese: bool) -> String {
    let mut text = format!("{}\n", harmless(&play.name));
    let mut line = |sign: char, place: usize, id: &str| {
        let line = QuotedLine { id, program }.told();
        let line = harmless(line.wording(is_chinese));
        text.push_str(&format!("  {sign} {:>3}  {line}\n", place + 1));
    };
    let ids = kept_ids(found);
    for one in differences(&kept_ids(kept), &ids) {
        let sides = [('-', &one.expected), ('+', &one.found)];
        for (sign, id) in sides.into_iter().filter_map(|(sign, id)| Some((sign, id.as_deref()?))) {
            line(sign, one.place, id);
        }
    }
    for place in reworded(kept, found) {
        line('~', place, ids.get(place).map_or("", String::as_str));
    }
    text
}

fn plays(count: usize) -> Sentence {
    let ending = if count == 1 { "" } else { "s" };
    Sentence {
        english: format!("{count} play{ending}"),
        chinese: format!("{count} 个走法"),
    }
}
