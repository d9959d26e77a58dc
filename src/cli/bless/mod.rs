//! `rolecall bless`: keeps a recorded play in the file of its call, with what it led to and what was heard.

mod again;
mod effect;
mod scenario_text;

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::replay::{refused, warn_of_last_line};
use super::talk::{locale_of, resume_command};
use crate::sim::call::Phase;
use crate::sim::check::CheckedScenario;
use crate::sim::check::heard::heard_in;
use crate::sim::check::play_run::{PlayRun, drawn_in};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::writing::bless::{BlessedPlay, expectations, with_play};
use crate::store::played_record::{PlayedRecord, read_and_play_named};
use crate::words::Words;
use effect::{Effect, effect_now};
use scenario_text::ScenarioText;

/// Keep a recorded play in the file of its call, so that every check plays it again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall bless RECORD --name \"the calm path\"
  rolecall bless RECORD --name \"the calm path\" --into scenarios/lost-card.ron --dry-run
  rolecall bless --again lost-card --locale zh-Hans
  rolecall bless --again lost-card --drop \"the calm path\"


The play goes into checks, with what it led to (ending, passed or failed, broken rules, the mark) and with everything that was
heard. Nothing else of the file changes; the old file stays beside it as NAME.ron.bak. Free notes and waits that change nothing
are left out. From then on \"rolecall check\" says when the play leads elsewhere, something else is heard, or a line that was
heard has another wording. --again shows lines that are gone (-), new (+) and reworded (~), and accepts them. It also shows what
plays can no longer do or no longer lead to (!): --drop takes such a play out, --expect-now keeps it with what it leads to now.
A record of a call that was left before its ending is refused, unless --unfinished says that the part is meant.

Exit codes: 0 written or nothing to write, 1 a play leads elsewhere in the file as it is now or no longer fits, 2 cannot run.")]
pub struct BlessArguments {
    /// The record of the play: its path, or the id of its session or the beginning of that. Its conversation must have come to its ending; after-call work may be missing.
    #[arg(required_unless_present = "again", requires = "name")]
    pub record: Option<PathBuf>,
    /// What the play shows, in a few words.
    #[arg(long)]
    pub name: Option<String>,
    /// The file of the call; without it, the one of the library.
    #[arg(long, value_name = "SCENARIO.ron")]
    pub into: Option<PathBuf>,
    /// Replace the play of this name.
    #[arg(long)]
    pub replace: bool,
    /// Keep the play although the call was left before its ending.
    #[arg(long)]
    pub unfinished: bool,
    /// Accept what is heard now in all blessed plays of this call: its id or its file.
    #[arg(long, value_name = "SCENARIO", conflicts_with_all = ["record", "name", "into", "replace"])]
    pub again: Option<String>,
    /// With --again: take the play of this name out of the file. Can be given several times.
    #[arg(long, value_name = "PLAY", requires = "again")]
    pub drop: Vec<String>,
    /// With --again: expect of the play of this name what it leads to now. Can be given several times.
    #[arg(long, value_name = "PLAY", requires = "again")]
    pub expect_now: Vec<String>,
    /// Write nothing; show what would change.
    #[arg(long)]
    pub dry_run: bool,
    /// Language of what is said: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

impl BlessArguments {
    /// Writes the play, or accepts what is heard in those that are there.
    ///
    /// # Errors
    /// When the call has errors, its file cannot be written, there is a play of that name, or the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let in_words = |told: &Sentence| told.wording(locale.is_chinese()).to_owned();
        if let Some(wanted) = &self.again {
            let wishes = again::Wishes {
                drop: &self.drop,
                expect_now: &self.expect_now,
                dry_run: self.dry_run,
            };
            return again::again(surroundings, wanted, wishes, locale);
        }
        let wanted = self
            .record
            .as_deref()
            .with_context(|| in_words(&sentence!("name the record of a play", "请写明一份走法的记录")))?;
        let name = self.name.as_deref().unwrap_or_default().trim();
        if name.is_empty() {
            bail!(in_words(&sentence!(
                "--name needs a few words that say what the play shows",
                "--name 后面要用几个字写明这个走法说明什么"
            )));
        }
        let (path, played) = match read_and_play_named(&surroundings.data_folder()?, wanted) {
            Ok(found) => found,
            Err(error) => return Ok(refused(wanted, &error, locale)),
        };
        warn_of_last_line(&path, &played.record, locale);
        let call = &played.replayed.call;
        if !self.unfinished && !matches!(call.phase(), Phase::WrapUp | Phase::Ended) {
            let resume = resume_command(&path, surroundings.data.as_deref());
            bail!(in_words(&sentence!(
                "{file}: the call was left after {commands} commands, before its ending, so nothing can be expected of its mark. Play it to its ending ({resume}), or keep the part with --unfinished",
                "{file}：这通电话执行 {commands} 条命令之后就离开了，没有到结局，所以谈不上得分。请打到结局（{resume}），或用 --unfinished 保留这一段",
                file = path.display(),
                commands = call.commands()
            )));
        }
        let wanted = match &self.into {
            Some(file) => file.to_string_lossy().into_owned(),
            None => played.record.header.scenario.clone(),
        };
        let checked = surroundings.scenario(&wanted, &Words::new(locale))?;
        let text = ScenarioText::of(&checked, locale)?;
        let is_there = checked.scenario.checks.iter().any(|play| play.name.value == name);
        if is_there && !self.replace {
            bail!(in_words(&sentence!(
                "{file} has a play called \"{name}\" already; choose another name, or replace it with --replace",
                "{file} 里已经有一个叫“{name}”的走法；请换个名字，或用 --replace 替换它",
                file = text.path.display()
            )));
        }
        let Some(play) = blessed(&played, &checked, name, &text)? else {
            return Ok(ExitCode::Findings);
        };
        let new = with_play(&text.old, &play).with_context(|| text.cannot_edit())?;
        text.write(&new, self.dry_run)?;
        let expected = effect::listed(&play.expect);
        let told = sentence!(
            "the play \"{name}\": {commands} commands, {lines} lines heard, {expected}",
            "走法“{name}”：{commands} 条命令，听到 {lines} 句，{expected}",
            commands = play.play.len(),
            lines = play.heard.len();
            expected
        );
        eprintln!("{}", in_words(&told));
        Ok(ExitCode::Fine)
    }
}

/// The play as the file's present version plays it; nothing, and a sentence on standard error, if it leads elsewhere there.
fn blessed(
    played: &PlayedRecord,
    checked: &CheckedScenario,
    name: &str,
    text: &ScenarioText,
) -> anyhow::Result<Option<BlessedPlay>> {
    let recorded: Vec<String> = played.command_words().map(str::to_owned).collect();
    let country = &played.record.header.country;
    let drawn = drawn_in(played.replayed.call.program(), played.replayed.call.start());
    let now = match effect_now(checked, country, &drawn, &recorded)? {
        Ok(now) => now,
        Err(sentence) => {
            say_elsewhere(text, &sentence);
            return Ok(None);
        }
    };
    let then = Effect::recorded(played);
    if let Some(difference) = then.difference(&now.effect) {
        say_elsewhere(text, &difference);
        return Ok(None);
    }
    let run: &PlayRun = &now.run;
    Ok(Some(BlessedPlay {
        name: name.to_owned(),
        country: country.clone(),
        drawn,
        play: now.play,
        expect: expectations(run, now.card.as_ref()),
        heard: heard_in(run),
    }))
}

fn say_elsewhere(text: &ScenarioText, reason: &Sentence) {
    let told = sentence!(
        "rolecall: {file}: not written, because the play does not do here what it did when it was recorded: {reason}",
        "rolecall：{file}：没有写入，因为这个走法在这里和记录时不一样：{reason}",
        file = text.path.display();
        reason
    );
    eprintln!("{}", told.wording(text.locale.is_chinese()));
}
