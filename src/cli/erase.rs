//! `rolecall erase`: a person goes, and an erasure that names nobody stays.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;

use super::Surroundings;
use super::confirmation;
use super::exit_code::ExitCode;
use super::person::{Sureness, meant};
use super::sentences::{say, told, warn};
use super::signer::SignerArguments;
use super::talk::locale_of;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::erasure::{Erasure, LONGEST_GROUND, ground};
use crate::sim::session::retention::Retention;
use crate::store::erasure::{Deed, Kind, Needle, NotErased, Plan, carry_out, plan_for_person, remains};
use crate::store::folder::DataFolder;
use crate::store::keys::{KeyError, KeyFolder};
use crate::store::retention::read_retention;
use crate::trust::key_pair::SecretKeys;
use crate::trust::signed::Signed;
use crate::words::Locale;

/// Erase a person: records, marks, lists and the name.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall erase --trainee \"Wang Fang\" --ground \"Asked for on 2026-11-26 (GDPR Art. 17)\" --dry-run
  rolecall erase --trainee \"Wang Fang\" --ground \"Asked for on 2026-11-26 (GDPR Art. 17)\"
  rolecall erase --trainee 8f3a12cd00112233445566778899aabb --ground \"Left the company\" --key centre

Whole sessions go, with notes, marks and remarks, tickets, receipts, assignments and the profile; then the entries in lists, and at last the name and its key. What stays is the ledger and an erasure with ids, last hashes, time and ground, signed if there is a key; \"rolecall verify\" and \"rolecall sessions\" tell of it. Then every byte of the folder of data is searched for the name, the pseudonym and the notes, and a file in which one is left is named. The ground is kept for ever: do not write a name into it. What \"hold\" in retention.ron names is not erased without --despite-hold.

This cannot be taken back, and it does not reach other places: backups, copies on other machines, reports outside of the folder, remnants on the disk.

Exit codes: 0 fine, 1 something is left in a file that is named, 2 usage or cannot run.")]
pub struct EraseArguments {
    /// Who: the whole name in the vault, or the whole pseudonym; a part of one is answered with whom it may mean.
    #[arg(long, value_name = "WHO")]
    pub trainee: String,
    /// Why; it is written down.
    #[arg(long, value_name = "TEXT")]
    pub ground: String,
    /// Erase although retention.ron holds the person or one of the sessions; why is written down with the ground.
    #[arg(long, value_name = "TEXT")]
    pub despite_hold: Option<String>,
    /// Only list what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask.
    #[arg(long)]
    pub yes: bool,
    /// Who signs.
    #[command(flatten)]
    pub signer: SignerArguments,
    /// Language: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

impl EraseArguments {
    /// Erases.
    ///
    /// # Errors
    /// When nobody is meant, something cannot be read or removed, or the key cannot be used.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let person = meant(&data, &self.trainee, Sureness::Whole, locale)?;
        let ground = self.ground_without(person.name.as_deref(), locale)?;
        let mut needles = vec![Needle::Pseudonym(person.pseudonym.clone())];
        needles.extend(person.name.clone().map(Needle::Name));
        let plan = plan_for_person(&data, person)?;
        if plan.deeds() == 0 {
            say(
                &sentence!("Nothing here tells of this person.", "这里没有这个人的任何数据。"),
                locale,
            );
            return Ok(ExitCode::Fine);
        }
        list(&data, &plan, locale);
        let held = held(&plan, &read_retention(&data, None)?);
        if self.dry_run {
            if !held.is_empty() {
                warn(&is_held(&held), locale);
            }
            say(&nothing_done(), locale);
            return Ok(ExitCode::Fine);
        }
        if !held.is_empty() && self.despite_hold.is_none() {
            return Err(told(&is_held(&held), locale));
        }
        let signer = signer(&data, &self.signer, locale)?;
        if !self.yes && !is_confirmed(locale)? {
            say(&nothing_done(), locale);
            return Ok(ExitCode::Fine);
        }
        erase(&data, &plan, &ground, signer.as_ref(), locale)?;
        needles.extend(plan.notes.iter().cloned().map(Needle::Note));
        Ok(tell_of_remains(&data, &needles, &plan.erased(), locale)?)
    }

    /// The ground, which is kept for ever and must not have the name in it.
    fn ground_without(&self, name: Option<&str>, locale: Locale) -> anyhow::Result<String> {
        let text = match &self.despite_hold {
            None => self.ground.clone(),
            // Whoever reads it may read either language.
            Some(why) => match (ground(&self.ground), ground(why)) {
                (Some(ground), Some(why)) => format!("{ground} (despite a hold, 不顾保留要求：{why})"),
                _ => String::new(),
            },
        };
        let Some(ground) = ground(&text) else {
            let bad = sentence!(
                "A ground has 1 to {most} characters and no control characters.",
                "理由应为 1 到 {most} 个字符，且不含控制字符。",
                most = LONGEST_GROUND
            );
            return Err(told(&bad, locale));
        };
        let has_name = name.is_some_and(|name| ground.to_lowercase().contains(&name.to_lowercase()));
        match has_name {
            false => Ok(ground),
            true => Err(told(
                &sentence!(
                    "The ground has the name in it, and it is kept for ever. Write it without the name.",
                    "理由中含有姓名，而理由会永久保留。请去掉姓名。"
                ),
                locale,
            )),
        }
    }
}

/// What is held of what a plan would erase: the pseudonym, or ids of sessions.
fn held(plan: &Plan, retention: &Retention) -> Vec<String> {
    let pseudonym = plan.person.iter().map(|person| &person.pseudonym);
    let sessions = plan.places.iter().flat_map(|place| &place.sessions);
    let all = pseudonym.chain(sessions.map(|session| &session.session));
    all.filter(|id| retention.holds(id)).cloned().collect()
}

fn is_held(held: &[String]) -> Sentence {
    let held = Sentence::listed(held);
    sentence!(
        "retention.ron holds {held}: a dispute or a court may be waiting for it. Take it from \"hold\" first, or say with --despite-hold why it may go.",
        "retention.ron 要求保留 {held}：可能有申诉或案件在等它。请先从“hold”中去掉，或用 --despite-hold 说明为何可以删除。";
        held
    )
}

/// The key that signs; nothing if there is none here and none is named.
pub(super) fn signer(
    data: &DataFolder,
    wanted: &SignerArguments,
    locale: Locale,
) -> anyhow::Result<Option<(String, SecretKeys)>> {
    let failed = |error: KeyError| told(&error.sentence(), locale);
    let folder = match KeyFolder::find(data) {
        Err(KeyError::NoFolder) if wanted.key.is_none() => return Ok(None),
        folder => folder.map_err(failed)?,
    };
    if wanted.key.is_none() && folder.names().map_err(failed)?.is_empty() {
        return Ok(None);
    }
    Ok(Some(wanted.keys(data, &folder).map_err(failed)?))
}

/// Carries a plan out, and says what it was.
pub(super) fn erase(
    data: &DataFolder,
    plan: &Plan,
    ground: &str,
    signer: Option<&(String, SecretKeys)>,
    locale: Locale,
) -> anyhow::Result<()> {
    let text = |erasure: Erasure| match signer {
        Some((_, keys)) => Signed::sign(erasure, &keys.signing).to_text(),
        None => serde_json::to_string(&erasure).unwrap_or_default() + "\n",
    };
    let by = signer.map(|(name, _)| name.as_str());
    let written = carry_out(plan, by, ground, &text).map_err(|error| match error {
        NotErased::Store(error) => anyhow::Error::from(error),
        NotErased::InUse(error) => {
            let error = error.sentence();
            let in_use = sentence!(
                "Nothing was erased. {error}",
                "没有删除任何内容。{error}";
                error
            );
            told(&in_use, locale)
        }
    })?;
    say(
        &sentence!(
            "Erased. Sessions: {sessions}; files and entries: {deeds}.",
            "已删除。会话：{sessions} 次；文件和条目：{deeds} 个。",
            sessions = plan.sessions(),
            deeds = plan.deeds()
        ),
        locale,
    );
    for path in &written {
        let path = below(data, path);
        say(
            &match signer {
                Some((name, _)) => sentence!(
                    "Written down, signed by {name}: {path}",
                    "已记下，由 {name} 签名：{path}",
                    name = name,
                    path = path
                ),
                None => sentence!(
                    "Written down, signed by nobody: {path}. With \"rolecall keys new NAME\" the next one can be signed.",
                    "已记下，无人签名：{path}。用“rolecall keys new 名字”建密钥后，下次可以签名。",
                    path = path
                ),
            },
            locale,
        );
    }
    Ok(())
}

/// What a plan would do, a line for each thing.
pub(super) fn list(data: &DataFolder, plan: &Plan, locale: Locale) {
    for deed in plan.places.iter().flat_map(|place| &place.deeds) {
        let (what, path) = named(deed);
        let path = below(data, path);
        let line = Sentence::in_both(|is_chinese| format!("{}  {path}", what.wording(is_chinese)));
        say(&line, locale);
    }
}

fn named(deed: &Deed) -> (Sentence, &Path) {
    let (what, path) = match deed {
        Deed::Remove(kind, path) => (kind_word(*kind), path),
        Deed::LeaveProfiles { path, .. } => (sentence!("entry of  ", "条目    "), path),
        Deed::LeaveRoster { path, .. } => (sentence!("entry of  ", "条目    "), path),
        Deed::ForgetName { path, .. } => (sentence!("name      ", "姓名    "), path),
    };
    (what, path)
}

fn kind_word(kind: Kind) -> Sentence {
    match kind {
        Kind::Record => sentence!("record    ", "记录    "),
        Kind::Marks => sentence!("marks     ", "评分    "),
        Kind::Ticket => sentence!("ticket    ", "准考凭证"),
        Kind::Receipt => sentence!("receipt   ", "回执    "),
        Kind::Assignment => sentence!("assignment", "任务    "),
        Kind::Index => sentence!("index     ", "索引    "),
        Kind::Profile => sentence!("profile   ", "个人空间"),
        Kind::HalfWritten => sentence!("remnant   ", "残留    "),
    }
}

/// A path below the folder of data, without it.
pub(super) fn below(data: &DataFolder, path: &Path) -> String {
    path.strip_prefix(data.root()).unwrap_or(path).display().to_string()
}

/// Asks whoever sits at a terminal; nobody else can be asked.
pub(super) fn is_confirmed(locale: Locale) -> anyhow::Result<bool> {
    if !confirmation::can_be_asked() {
        let refused = sentence!(
            "Nobody can be asked here, and nothing was done. \"--yes\" erases without asking; \"--dry-run\" only shows what would go.",
            "这里无法询问，没有做任何改动。加 --yes 不询问直接删除；加 --dry-run 只显示会删什么。"
        );
        return Err(told(&refused, locale));
    }
    let ask = sentence!(
        "This cannot be taken back. Write \"yes\" to erase: ",
        "此操作无法撤销。输入 yes 确认删除："
    );
    Ok(confirmation::is_confirmed(&ask, locale)?)
}

pub(super) fn nothing_done() -> Sentence {
    sentence!("Nothing was done.", "没有做任何改动。")
}

/// Searches every byte of the folder of data, and names each file in which something is left.
pub(super) fn tell_of_remains(
    data: &DataFolder,
    needles: &[Needle],
    erased: &BTreeSet<String>,
    locale: Locale,
) -> Result<ExitCode, crate::store::error::StoreError> {
    let left = remains(data.fs().as_ref(), data.root(), needles, erased)?;
    for one in &left {
        let path = below(data, &one.path);
        let sentence = match &one.what {
            Needle::Name(_) => sentence!(
                "The name stands in {path}, which is not Rolecall's to change. Look at it.",
                "{path} 中仍有这个姓名，Rolecall 不会改动它。请查看。",
                path = path
            ),
            Needle::Pseudonym(_) => sentence!(
                "The pseudonym stands in {path}. Look at it.",
                "{path} 中仍有这个化名。请查看。",
                path = path
            ),
            Needle::Note(_) => sentence!(
                "A note of an erased session stands in {path}. Look at it.",
                "{path} 中仍有已删除会话的备注。请查看。",
                path = path
            ),
        };
        warn(&sentence, locale);
    }
    Ok(match left.is_empty() {
        true => ExitCode::Fine,
        false => ExitCode::Findings,
    })
}
