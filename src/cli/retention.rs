//! `rolecall retention`: what has been kept for long enough goes, by periods for each purpose.

use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::erase::{below, erase, is_confirmed, list, nothing_done, signer, tell_of_remains};
use super::exit_code::ExitCode;
use super::sentences::{say, warn};
use super::signer::SignerArguments;
use super::talk::locale_of;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::retention::{Fate, Period, Retention};
use crate::store::erasure::{Needle, plan_for_sessions};
use crate::store::folder::DataFolder;
use crate::store::retention::{Due, Sweep, Unfinished, read_retention, sweep};
use crate::store::wall::wall_now;

/// Erase what has been kept for long enough.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall retention --dry-run
  rolecall retention --config periods.ron --dry-run
  rolecall retention --yes --key centre

Periods are in retention.ron in the folder of data, or in the file that --config names; what is left out is as here:
  (format: 1, practice_days: 365, exam_days: 1095, marks_days: 1095, hold: [])

A record goes when the period of its purpose is over since the latest of its times (those of its lines, of its ticket, of its receipt and of the file itself), and, if it was marked, also that of marks since the last word about it. Marks whose period is over go alone if their record stays. A name goes when no record, profile or place on the roster is left of the person. What an erasure names and is still here goes as well: it was stopped, or a copy was brought back. Pseudonyms and sessions in \"hold\" stay, whatever their age. What cannot be read stays and is told of. It is erased as by \"rolecall erase\".

Exit codes: 0 fine, 1 something could not be read or is left, and is named, 2 usage or cannot run.")]
pub struct RetentionArguments {
    /// A file with the periods.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Only list what would go, and why.
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

impl RetentionArguments {
    /// Sweeps.
    ///
    /// # Errors
    /// When the periods or a folder cannot be read, something cannot be removed, or the key cannot be used.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let retention = read_retention(&data, self.config.as_deref())?;
        let found = sweep(&data, &retention, &wall_now())?;
        let mut code = ExitCode::Fine;
        for path in &found.unread {
            code = ExitCode::Findings;
            warn(&unread(&below(&data, path)), locale);
        }
        for left in &found.unfinished {
            say(&unfinished(&below(&data, &left.place), left), locale);
        }
        for (trainee, erased) in &found.unfinished_people {
            code = ExitCode::Findings;
            warn(&unfinished_person(trainee, erased), locale);
        }
        for due in &found.due {
            say(&reason(&data, due, &retention), locale);
        }
        for trainee in &found.nameless {
            say(&nameless(trainee), locale);
        }
        let plan = plan_for_sessions(&data, &found.going(true), &found.going(false), &found.nameless)?;
        if plan.deeds() == 0 {
            say(&sentence!("Nothing has to go.", "没有到期的内容。"), locale);
            return Ok(code);
        }
        list(&data, &plan, locale);
        if self.dry_run {
            say(&nothing_done(), locale);
            return Ok(code);
        }
        let signer = signer(&data, &self.signer, locale)?;
        if !self.yes && !is_confirmed(locale)? {
            say(&nothing_done(), locale);
            return Ok(code);
        }
        erase(&data, &plan, &ground(&retention, &found), signer.as_ref(), locale)?;
        let notes: Vec<Needle> = plan.notes.iter().cloned().map(Needle::Note).collect();
        Ok(code.max(tell_of_remains(&data, &notes, &plan.erased(), locale)?))
    }
}

/// What is written down as the ground; records are read in any language, so it is in both.
fn ground(retention: &Retention, found: &Sweep) -> String {
    let Retention {
        practice_days,
        exam_days,
        marks_days,
        ..
    } = retention;
    let names = found.nameless.len();
    format!(
        "Retention: practice {practice_days} d, exam {exam_days} d, marks {marks_days} d; names without a session: {names}. 保留期限：练习 {practice_days} 天，考试 {exam_days} 天，评分 {marks_days} 天；无会话的姓名：{names} 个。"
    )
}

/// Why something goes that was erased already.
fn unfinished(place: &str, left: &Unfinished) -> Sentence {
    let at = match place {
        "" => left.session.clone(),
        place => format!("{place}/{}", left.session),
    };
    let erased = &left.erased;
    sentence!(
        "{at} goes: it was erased at {erased}, and something of it is here: that was not finished, or a copy was brought back. \"hold\" keeps it.",
        "{at} 将删除：它已于 {erased} 删除，但这里仍有内容：上次没有做完，或者又带回了副本。写进“hold”可以保留。"
    )
}

fn unfinished_person(trainee: &str, erased: &str) -> Sentence {
    sentence!(
        "{trainee} was erased at {erased} and is still listed here. \"rolecall erase --trainee {trainee} --ground …\" finishes it.",
        "{trainee} 已于 {erased} 删除，但这里的名单里仍有此人。用“rolecall erase --trainee {trainee} --ground …”做完。"
    )
}

fn reason(data: &DataFolder, due: &Due, retention: &Retention) -> Sentence {
    let place = below(data, &due.place);
    let at = match place.as_str() {
        "" => due.session.clone(),
        place => format!("{place}/{}", due.session),
    };
    match (due.fate, due.over()) {
        (Fate::Whole(_), Some((period, days))) => {
            let (what, kept) = (period_word(period), retention.days(period));
            sentence!(
                "{at} goes: {what}, kept for {kept} days, is {days} days old.",
                "{at} 到期：{what}保留 {kept} 天，已 {days} 天。",
                at = at, kept = kept, days = days;
                what
            )
        }
        (Fate::MarksOnly, Some((_, days))) => sentence!(
            "{at}: its marks go, kept for {kept} days; the last word is {days} days old. The record stays.",
            "{at} 的评分到期：保留 {kept} 天，最后一条意见已 {days} 天。记录仍保留。",
            at = at,
            kept = retention.marks_days,
            days = days
        ),
        _ => sentence!(
            "{at} is held, though its time is over.",
            "{at} 已到期，但按要求继续保留。",
            at = at
        ),
    }
}

fn period_word(period: Period) -> Sentence {
    match period {
        Period::Practice => sentence!("practice", "练习"),
        Period::Exam => sentence!("an exam", "考试"),
        Period::Marks => sentence!("marks", "评分"),
    }
}

fn nameless(trainee: &str) -> Sentence {
    sentence!(
        "The name of {trainee} goes: no record, profile or place on the roster is left.",
        "{trainee} 的姓名到期：已没有记录、个人空间或名册条目。",
        trainee = trainee
    )
}

fn unread(path: &str) -> Sentence {
    sentence!(
        "{path} cannot be read, so nobody knows its age; it stays. Look at it: rolecall verify says why.",
        "{path} 无法读取，不知道有多久，保留不动。请查看：rolecall verify 会说明原因。",
        path = path
    )
}
