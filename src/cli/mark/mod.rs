//! `rolecall mark`, `marks` and `void`: what assessors say about a record, and what stands.

mod action;
mod desk;
mod json;
mod sayings;
pub mod standing;
pub mod void;

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::keys::{say, worded};
use super::sentences::warn;
use super::talk::{locale_of, print};
use crate::sim::assessment::event::SignedEvent;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::assessor_desk::NotSaid;
use crate::store::marks::Sign;
use crate::view::standing::wording;
use crate::words::Locale;
pub use action::MarkAction;
use desk::{Desk, told};

/// Judge a record: confirm or override its mark, fill in a form, dispute, answer, moderate, decide.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  rolecall mark RECORD confirm
  rolecall mark RECORD override --dimension empathy --mark 82.5 --turn 4 --reason \"The apology was sincere.\"
  rolecall mark RECORD item --form assets/forms/voice-and-note.ron --give tone=3 --give respect=1
  rolecall mark RECORD global --rating 4
  rolecall mark RECORD close
  rolecall mark RECORD dispute --turn 4 --dimension accuracy --proposed 90 --reason \"The figure was right.\"
  rolecall mark RECORD answer --dispute 1f0c22 --granted 85 --reason \"It was, but late.\"
  rolecall mark RECORD moderate --mark empathy=80 --mark accuracy=85 --mark compliance=100 --reason \"Agreed.\"
  rolecall mark RECORD decide fail --reason \"Stopped after two minutes.\"

Each word is signed with your key and added to a file of your own; nothing is ever changed or removed. A later word replaces an earlier one of yours. \"close\" completes your marks; before that they count for nobody, and others' marks are hidden from you. Whoever disputes, answers or moderates marks of others without having marked the call signs first that they look: \"unblind\". The last line that is printed is the name of the event.

Exit codes: 0 saved, 1 it would not count and was not saved, or the record is not in order, 2 usage or cannot run."
)]
pub struct MarkArguments {
    /// The record: its path, or the id of its session or the beginning of that.
    pub record: PathBuf,
    /// Who signs and in which language.
    #[command(flatten)]
    pub signing: SigningOptions,
    /// What to say.
    #[command(subcommand)]
    pub action: MarkAction,
}

/// Who signs, and in which language this program answers.
#[derive(Debug, Args)]
pub struct SigningOptions {
    /// The key that signs; without it, the only one.
    #[arg(long, global = true, value_name = "NAME")]
    pub key: Option<String>,
    /// The file whose first line is the key's passphrase.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Language: en or zh-Hans.
    #[arg(long, global = true)]
    pub locale: Option<String>,
}

impl MarkArguments {
    /// Signs and saves what is said, unless it would not count.
    ///
    /// # Errors
    /// When the record or a key cannot be read, or nothing can be saved.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.signing.locale.as_deref()))?;
        let mut desk = match Desk::open(surroundings, &self.record, locale)? {
            Ok(desk) => desk,
            Err(code) => return Ok(code),
        };
        let signer = desk.signer(&self.signing)?;
        let by = Sign::key(&signer).to_owned();
        let not_yet = (self.action.not_seen_yet(&desk, &by)).or_else(|| self.action.left_open(&desk, &by));
        if let Some(why) = not_yet {
            warn(&nothing_saved(&why), locale);
            return Ok(ExitCode::Findings);
        }
        let sayings = self.action.sayings(&mut desk, &by)?;
        let mut last = String::new();
        let mut events = desk.read.events.clone();
        let mut writer = desk.writer(&signer, &events);
        for saying in sayings {
            let why = match desk.say(&mut writer, &by, &events, saying) {
                Ok(signed) => {
                    say(&saved(&desk, &signed), locale);
                    last.clone_from(&signed.hash);
                    events.push(signed);
                    continue;
                }
                Err(NotSaid::Failed(why)) => return Err(told(&why, locale)),
                Err(NotSaid::Refused(why)) => nothing_saved(&why),
                Err(NotSaid::WouldNotCount(why)) => not_saved(&why),
            };
            warn(&why, locale);
            return Ok(ExitCode::Findings);
        }
        print(&format!("{last}\n"));
        Ok(ExitCode::Fine)
    }
}

fn nothing_saved(why: &Sentence) -> Sentence {
    sentence!("Nothing was saved.", "没有保存。").then(why)
}

fn not_saved(why: &Sentence) -> Sentence {
    Sentence {
        english: format!("Nothing was saved, because it would not count. {}", why.english),
        chinese: format!("没有保存，因为不会算数。{}", why.chinese),
    }
}

fn saved(desk: &Desk, signed: &SignedEvent) -> Sentence {
    let what = wording::saying(&signed.event.what, &desk.known());
    let who = desk.names.of(&signed.event.by);
    Sentence {
        english: format!("Saved, signed by {who}: {}", what.english),
        chinese: format!("已保存，签名人 {who}：{}", what.chinese),
    }
}

/// Says in the language of whoever sits here that something is wrong.
fn usage(sentence: &Sentence, locale: Locale) -> anyhow::Error {
    anyhow!(worded(sentence, locale))
}
