//! `rolecall assign`: calls and courses for a group or a person, with a due date.

use anyhow::{anyhow, bail};
use clap::Args;
use serde_json::json;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::roster::{RosterFormat, no_roster_yet};
use super::sentences::{say, warn, worded};
use super::talk::{locale_of, print};
use crate::sim::cohort::assignment::{Assignment, WantedAssignment};
use crate::sim::cohort::calendar_day::CalendarDay;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::store::cohort::assigning::{NotGiven, give, take_back};
use crate::store::cohort::assignment_files::read_assignments;
use crate::words::Locale;

/// Give calls to a group or a person, with a due date.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  rolecall assign night-shift angry-complaint --due 2026-12-10
  rolecall assign night-shift angry-complaint data-leak --course \"Week 1\" --due 2026-12-10
  rolecall assign day-shift --course \"Week 1\" --due 2026-12-17      the same calls for another group
  rolecall assign night-shift lost-card --exam --due 2026-12-20             a call of your own that was reviewed
  rolecall assign --list
  rolecall assign --withdraw 20261126-3f9a2c0011223344

Who has done it is shown by \"rolecall cohort\". Of practice only the day is shown, never a mark. Days are those of UTC, as in records.

Exit codes: 0 fine, 1 something could not be read, 2 usage or cannot run."
)]
pub struct AssignArguments {
    /// A group of the roster, or one person on it: the whole pseudonym, or the whole name where the vault has it.
    pub to: Option<String>,
    /// The ids of the calls, in order; without them, those that the course had before.
    pub calls: Vec<String>,
    /// The last day on which it is in time, such as 2026-12-10.
    #[arg(long, value_name = "DAY", required_unless_present_any = ["list", "withdraw"])]
    pub due: Option<String>,
    /// The name of the course that these calls make.
    #[arg(long, value_name = "NAME")]
    pub course: Option<String>,
    /// As an exam; without it, as practice.
    #[arg(long)]
    pub exam: bool,
    /// List what is assigned.
    #[arg(long, conflicts_with_all = ["to", "calls", "due", "course", "exam", "withdraw"])]
    pub list: bool,
    /// Take an assignment back.
    #[arg(long, value_name = "ID", conflicts_with_all = ["to", "calls", "due", "course", "exam"])]
    pub withdraw: Option<String>,
    /// How the list is printed.
    #[arg(long, value_enum, default_value = "human")]
    pub format: RosterFormat,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
}

impl AssignArguments {
    /// Does it.
    ///
    /// # Errors
    /// When there is no such group, call or day, or the folder of data cannot be read or written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let (assignments, problems) = read_assignments(&data)?;
        for problem in &problems {
            warn(&problem.sentence(), locale);
        }
        let code = if problems.is_empty() {
            ExitCode::Fine
        } else {
            ExitCode::Findings
        };
        if self.list {
            list(&assignments, self.format, locale);
            return Ok(code);
        }
        if let Some(id) = &self.withdraw {
            take_back(&data, id).map_err(|why| not_given(why, locale))?;
            say(&sentence!("Taken back: {id}", "已撤回：{id}", id = id), locale);
            return Ok(code);
        }
        let (Some(to), Some(due)) = (&self.to, &self.due) else {
            bail!("{}", worded(&to_whom(), locale));
        };
        let wanted = WantedAssignment {
            to: to.clone(),
            calls: self.calls.clone(),
            course: self.course.clone(),
            mode: if self.exam { Mode::Exam } else { Mode::Practice },
            due: due.clone(),
        };
        let given = give(&data, &wanted).map_err(|why| not_given(why, locale))?;
        say(&given.sentence(), locale);
        if CalendarDay::of_wall(&given.given).is_some_and(|today| given.due < today) {
            let over = sentence!(
                "{due} is over already: whatever is finished now is late. \"rolecall assign --withdraw {id}\" takes it back.",
                "{due} 已经过去，现在完成也算逾期。要撤回请用“rolecall assign --withdraw {id}”。",
                due = given.due,
                id = given.id
            );
            warn(&over, locale);
        }
        print(&format!("{}\n", given.id));
        Ok(code)
    }
}

fn not_given(why: NotGiven, locale: Locale) -> anyhow::Error {
    match why {
        NotGiven::Store(error) => error.into(),
        NotGiven::NoRoster => anyhow!(worded(&no_roster_yet(), locale)),
        NotGiven::NoAssignment(_) => {
            let which = sentence!(
                "\"rolecall assign --list\" shows those that stand.",
                "用“rolecall assign --list”查看现有任务。"
            );
            anyhow!(worded(&why.sentence().then(&which), locale))
        }
        NotGiven::Refused(why) => anyhow!(worded(&why, locale)),
    }
}

fn list(assignments: &[Assignment], format: RosterFormat, locale: Locale) {
    if format == RosterFormat::Json {
        let whole = json!({ "format": "rolecall/assignments/v1", "assignments": assignments });
        print(&format!("{whole:#}\n"));
        return;
    }
    if assignments.is_empty() {
        let none = sentence!(
            "Nothing is assigned yet. \"rolecall assign GROUP CALL... --due DAY\" assigns calls; the groups stand in \"rolecall roster show\".",
            "还没有布置任何任务。用“rolecall assign 小组 通话… --due 日期”布置；小组见“rolecall roster show”。"
        );
        say(&none, locale);
    }
    for assignment in assignments {
        let told = assignment.sentence();
        say(
            &Sentence {
                english: format!("{}  {}", assignment.id, told.english),
                chinese: format!("{}  {}", assignment.id, told.chinese),
            },
            locale,
        );
    }
}

fn to_whom() -> Sentence {
    sentence!(
        "Say to whom, which calls, and by when: rolecall assign GROUP CALL... --due DAY",
        "请说明给谁、哪些通话、截止日期：rolecall assign 小组 通话… --due 日期"
    )
}
