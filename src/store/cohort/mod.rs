//! The roster, assignments, calibration rounds and sessions of cohorts in the folder of data.
//!
//! The roster is one small file that is replaced as a whole. Assignments and rounds are a file each, written once and never changed,
//! so two trainers on a shared folder lose nothing of each other's.

pub mod assigning;
pub mod assignment_files;
pub mod group_report;
pub mod kept_sessions;
pub mod named_group;
pub mod roster_file;
pub mod roster_taking;
pub mod round_files;
pub mod sessions;
pub mod whole_report;
mod written_once;
