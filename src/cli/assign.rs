//! `rolecall assign`: calls and courses for a group or a person, with a due date.

use anyhow::{anyhow, bail};
use clap::Args;
use serde_json::json;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::person::{exactly, suggested};
use super::roster::RosterFormat;
use super::sentences::{say, warn, worded};
use super::talk::{locale_of, print};
use crate::sim::cohort::assignment::{Assignee, Assignment, MOST_CALLS};
use crate::sim::cohort::calendar_day::CalendarDay;
use crate::sim::cohort::roster::group_name;
use crate::sim::diagnostic::did_you_mean;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::store::cohort::assignment_files::{NewAssignment, assign, read_assignments, withdraw};
use crate::store::cohort::roster_file::read_roster;
use crate::store::trainee_names::TraineeNames;
use crate::words::Locale;

/// Give calls to a group or a person, with a due date.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  rolecall assign night-shift angry-complaint --due 2026-12-10
  rolecall assign night-shift angry-complaint data-leak --course \"Week 1\" --due 2026-12-10
  rolecall assign day-shift --course \"Week 1\" --due 2026-12-17      the same calls for another group
  rolecall assign night-shift fraud-attempt --exam --due 2026-12-20
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
        let refused = |sentence: Sentence| anyhow!(worded(&sentence, locale));
        if self.list {
            list(&assignments, self.format, locale);
            return Ok(code);
        }
        if let Some(id) = &self.withdraw {
            let ids = || assignments.iter().map(|assignment| assignment.id.as_str());
            if !ids().any(|known| known == id) {
                return Err(refused(sentence!(
                    "There is no assignment {id:?}; \"rolecall assign --list\" shows those that stand.",
                    "没有任务 {id:?}；用“rolecall assign --list”查看现有任务。",
                    id = id
                )));
            }
            withdraw(&data, id)?;
            say(&sentence!("Taken back: {id}", "已撤回：{id}", id = id), locale);
            return Ok(code);
        }
        let (Some(to), Some(due)) = (&self.to, &self.due) else {
            bail!("{}", worded(&to_whom(), locale));
        };
        let due = CalendarDay::parse(due).ok_or_else(|| {
            refused(sentence!(
                "{due:?} is no day; write it as 2026-12-10.",
                "{due:?} 不是日期；请写成 2026-12-10。",
                due = due
            ))
        })?;
        let roster = read_roster(&data)?;
        let sizes = roster.sizes();
        let names = TraineeNames::known(&data)?;
        // What is nearly a group or a person may be another one, who would then be waited for.
        let to = match sizes.contains_key(to.trim()) {
            true => Assignee::Group(to.trim().to_owned()),
            false => match exactly(&roster, &names, to).map_err(refused)? {
                Some(person) => Assignee::Trainee(person),
                None => {
                    let nobody = no_such_group(to, sizes.keys().copied());
                    let people = roster.groups.keys().map(String::as_str);
                    return Err(refused(match suggested(people, &names, to) {
                        Some(suggested) => nobody.then(&suggested),
                        None => nobody,
                    }));
                }
            },
        };
        let course = match &self.course {
            None => None,
            Some(course) => Some(group_name(course).ok_or_else(|| refused(no_course_name(course)))?),
        };
        let calls = self.calls_of(surroundings, &assignments, course.as_ref(), locale)?;
        let given = assign(
            &data,
            NewAssignment {
                course,
                calls,
                to,
                mode: if self.exam { Mode::Exam } else { Mode::Practice },
                due,
            },
        )?;
        say(&told(&given), locale);
        print(&format!("{}\n", given.id));
        Ok(code)
    }

    fn calls_of(
        &self,
        surroundings: &Surroundings,
        assignments: &[Assignment],
        course: Option<&String>,
        locale: Locale,
    ) -> anyhow::Result<Vec<String>> {
        let refused = |sentence: Sentence| anyhow!(worded(&sentence, locale));
        if self.calls.is_empty() {
            let of_course = |assignment: &&Assignment| course.is_some() && assignment.course.as_ref() == course;
            return match assignments.iter().rev().find(of_course) {
                Some(assignment) => Ok(assignment.calls.clone()),
                None => Err(refused(sentence!(
                    "Name the calls; only a course that was assigned before can do without.",
                    "请列出来电；只有布置过的课程才可以省略。"
                ))),
            };
        }
        let known = surroundings.known_calls()?;
        for (index, call) in self.calls.iter().enumerate() {
            if !known.contains(call) {
                let help = did_you_mean(call, known.iter().map(String::as_str));
                let help = help.unwrap_or_else(|| Sentence::same(known.join(", ")));
                return Err(refused(sentence!(
                    "There is no call {call:?}. {help}",
                    "没有来电 {call:?}。{help}",
                    call = call;
                    help
                )));
            }
            if self.calls.iter().take(index).any(|before| before == call) {
                return Err(refused(sentence!(
                    "The call {call:?} is named twice; name each once.",
                    "来电 {call:?} 列了两次；请只列一次。",
                    call = call
                )));
            }
        }
        if self.calls.len() > MOST_CALLS {
            return Err(refused(sentence!(
                "An assignment has {most} calls at most.",
                "一项任务最多 {most} 个来电。",
                most = MOST_CALLS
            )));
        }
        Ok(self.calls.clone())
    }
}

/// The sentence for a group that the roster does not have.
pub(super) fn no_such_group<'g>(wanted: &str, groups: impl Iterator<Item = &'g str> + Clone) -> Sentence {
    let names: Vec<&str> = groups.clone().collect();
    if names.is_empty() {
        return no_roster();
    }
    let help = did_you_mean(wanted, groups).unwrap_or_else(|| {
        let names = Sentence::listed(&names);
        sentence!("There are: {names}.", "现有：{names}。"; names)
    });
    sentence!(
        "The roster has no group \"{wanted}\". {help}",
        "名册中没有小组“{wanted}”。{help}";
        help
    )
}

/// The sentence where nobody is on the roster yet.
pub(super) fn no_roster() -> Sentence {
    sentence!(
        "The roster is empty, so there is no group and nobody yet. \"rolecall roster import FILE\" fills it from a table with the columns trainee and group; \"rolecall library --format csv\" has the pseudonyms of those who have played.",
        "名册为空，还没有小组，也没有人。用“rolecall roster import 文件”导入一张有学员化名和小组两列的表；“rolecall library --format csv”列出打过电话的人的化名。"
    )
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
            "还没有布置任何任务。用“rolecall assign 小组 来电… --due 日期”布置；小组见“rolecall roster show”。"
        );
        say(&none, locale);
    }
    for assignment in assignments {
        let told = told(assignment);
        say(
            &Sentence {
                english: format!("{}  {}", assignment.id, told.english),
                chinese: format!("{}  {}", assignment.id, told.chinese),
            },
            locale,
        );
    }
}

fn told(assignment: &Assignment) -> Sentence {
    let (Assignee::Group(to) | Assignee::Trainee(to)) = &assignment.to;
    let calls = assignment.calls.join(", ");
    let course = assignment.course.as_deref().unwrap_or("");
    let of_course = |before: &str| match course {
        "" => String::new(),
        course => format!("{before}{course}: "),
    };
    let (mode, chinese_mode) = match assignment.mode {
        Mode::Practice => ("practice", "练习"),
        Mode::Exam => ("exam", "考试"),
    };
    Sentence {
        english: format!("{to}: {}{calls} ({mode}), due {}", of_course(""), assignment.due),
        chinese: format!(
            "{to}：{}{calls}（{chinese_mode}），截止 {}",
            of_course(""),
            assignment.due
        ),
    }
}

fn to_whom() -> Sentence {
    sentence!(
        "Say to whom, which calls, and by when: rolecall assign GROUP CALL... --due DAY",
        "请说明给谁、哪些来电、截止日期：rolecall assign 小组 来电… --due 日期"
    )
}

fn no_course_name(course: &str) -> Sentence {
    sentence!(
        "{course:?} is no name of a course: it has 1 to 40 characters and no control characters.",
        "{course:?} 不能作为课程名称：应为 1 到 40 个字符，且不含控制字符。",
        course = course
    )
}
