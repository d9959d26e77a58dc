//! Classes and cohorts: who belongs to which group, what they have been given to do, and how far they are.
//!
//! Practice is private. Of a practice session a trainer learns that it was finished and on which day, and nothing else: its result
//! never gets into a [`session::CohortSession`], so nothing here could show it. Figures come from exams alone.
//!
//! - [`roster`]: pseudonyms and groups, with [`roster_table`] for spreadsheets. Names are kept elsewhere.
//! - [`assignment`] and [`completion`]: calls and courses with a due date, and who has done them.
//! - [`session`] and [`exam_run`]: what is known of a session.
//! - [`progress`], [`weakest_rules`], [`exam_statistics`]: figures of a group; [`report`] is all of it.
//! - [`pseudonymous`]: what may leave the house.

pub mod assignment;
pub mod calendar_day;
pub mod completion;
pub mod exam_run;
pub mod exam_statistics;
pub mod progress;
pub mod pseudonymous;
pub mod report;
pub mod roster;
pub mod roster_table;
pub mod session;
pub mod weakest_rules;
