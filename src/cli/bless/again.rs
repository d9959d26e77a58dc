//! `rolecall bless --again`: shows what is heard, worded or led to differently in the plays of a call, and accepts it.

mod play_now;

use anyhow::{Context as _, bail};

use super::scenario_text::ScenarioText;
use crate::cli::Surroundings;
use crate::cli::exit_code::ExitCode;
use crate::cli::talk::print;
use crate::sim::check::CheckedScenario;
use crate::sim::diagnostic::did_you_mean;
use crate::sim::scenario::model::PlayCheck;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::writing::bless::{PlayChange, with_changes};
use crate::words::{Locale, Words};
use play_now::{PlayNow, play_now};

/// What is asked for besides accepting what is heard.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'w> {
    /// Names of plays to take out.
    pub drop: &'w [String],
    /// Names of plays of which what they lead to now is expected.
    pub expect_now: &'w [String],
    /// Nothing is written.
    pub dry_run: bool,
}

/// Writes what is heard now into every play that has a list of it, and does what is wished with plays that no longer fit.
///
/// # Errors
/// When the call itself has errors, there is no play of a wished name, a play cannot be carried out whose outcome is wished, or the
/// file cannot be written.
pub fn again(
    surroundings: &Surroundings,
    wanted: &str,
    wishes: Wishes<'_>,
    locale: Locale,
) -> anyhow::Result<ExitCode> {
    let is_chinese = locale.is_chinese();
    let checked = surroundings.scenario(wanted, &Words::new(locale))?;
    let text = ScenarioText::of(&checked, locale)?;
    for name in wishes.drop.iter().chain(wishes.expect_now) {
        must_be_there(&checked, name, locale)?;
    }
    let (mut changes, mut blessed, mut unfit) = (Vec::new(), 0, 0);
    for (index, play) in checked.scenario.checks.iter().enumerate() {
        let is_in = |names: &[String]| names.contains(&play.name.value);
        blessed += usize::from(!play.heard.is_empty());
        if is_in(wishes.drop) {
            changes.push((index, PlayChange::Drop));
            continue;
        }
        let now = play_now(&checked, play)?;
        print(&now.shown(is_chinese));
        if !now.misfits.is_empty() && !is_in(wishes.expect_now) {
            unfit += 1;
        }
        changes.extend(change(&now, is_in(wishes.expect_now), locale)?.map(|change| (index, change)));
    }
    // Of plays without a list of what is heard there is something to say only where they no longer fit or something is wished.
    let is_about_all = unfit > 0 || !wishes.drop.is_empty() || !wishes.expect_now.is_empty();
    if is_about_all {
        blessed = checked.scenario.checks.len();
    }
    let said = told(blessed, changes.len(), unfit, &text);
    if changes.is_empty() {
        eprintln!("{}", said.wording(is_chinese));
        return Ok(code(unfit));
    }
    let new = with_changes(&text.old, &changes).with_context(|| text.cannot_edit())?;
    text.write(&new, wishes.dry_run)?;
    eprintln!("{}", said.wording(is_chinese));
    Ok(code(unfit))
}

fn code(unfit: usize) -> ExitCode {
    if unfit > 0 { ExitCode::Findings } else { ExitCode::Fine }
}

/// What is written into a play.
fn change(now: &PlayNow<'_>, is_outcome_wished: bool, locale: Locale) -> anyhow::Result<Option<PlayChange>> {
    if is_outcome_wished {
        let Some(expect) = now.expectations() else {
            let told = sentence!(
                "the play \"{name}\" cannot be carried out any more, so nothing can be expected of it; record it again (rolecall bless RECORD --name \"{name}\" --replace), or take it out with --drop",
                "走法“{name}”已经走不下去了，谈不上期望什么；请重新录一遍（rolecall bless RECORD --name \"{name}\" --replace），或用 --drop 删掉它",
                name = now.play.name
            );
            bail!(told.wording(locale.is_chinese()).to_owned());
        };
        let heard = now.heard.clone().unwrap_or_default();
        return Ok(Some(PlayChange::Outcome { expect, heard }));
    }
    let heard = now.heard.clone().filter(|heard| *heard != now.kept);
    Ok(heard.map(PlayChange::Heard))
}

/// What has been done with how many plays.
fn told(blessed: usize, changed: usize, unfit: usize, text: &ScenarioText) -> Sentence {
    let file = text.path.display();
    let plays = plays(blessed);
    let done = if changed == 0 && unfit == 0 {
        sentence!(
            "{file}: {plays} with a list of what is heard, and all is heard as it says",
            "{file}：{plays}保存了听到的内容，听到的都和保存的一样";
            plays
        )
    } else {
        sentence!("{changed} of {plays} changed", "{plays}中改了 {changed} 个"; plays)
    };
    if unfit == 0 {
        return done;
    }
    let rest = sentence!(
        "; {unfit} no longer fit: take one out with --drop \"NAME\", expect what it leads to now with --expect-now \"NAME\", or record it again with rolecall bless RECORD --name \"NAME\" --replace",
        "；{unfit} 个已经不合适：可以用 --drop \"名称\" 删掉，用 --expect-now \"名称\" 按现在的结果留下，或用 rolecall bless RECORD --name \"名称\" --replace 重新录一遍"
    );
    sentence!("{done}{rest}", "{done}{rest}"; done, rest)
}

fn must_be_there(checked: &CheckedScenario, name: &str, locale: Locale) -> anyhow::Result<()> {
    let known = || {
        checked
            .scenario
            .checks
            .iter()
            .map(|play: &PlayCheck| play.name.value.as_str())
    };
    if known().any(|known| known == name) {
        return Ok(());
    }
    let names = Sentence::listed(known());
    let help = did_you_mean(name, known())
        .unwrap_or_else(|| sentence!("The plays are {names}.", "现有的走法有 {names}。"; names));
    let told = sentence!("There is no play called \"{name}\".", "没有叫“{name}”的走法。");
    bail!(told.then(&help).wording(locale.is_chinese()).to_owned())
}

fn plays(count: usize) -> Sentence {
    let ending = if count == 1 { "" } else { "s" };
    Sentence {
        english: format!("{count} play{ending}"),
        chinese: format!("{count} 个走法"),
    }
}
