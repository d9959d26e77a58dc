//! The only disk access: the folder of data, the journal of a session, the archive of what it was played with.

pub mod archive;
#[cfg(feature = "assessor")]
pub mod archived_forms;
#[cfg(feature = "assessor")]
pub mod assessor_desk;
pub mod background_call;
pub mod backup;
mod begin_error;
mod branching;
pub mod calls_here;
pub mod clock_check;
#[cfg(feature = "assessor")]
pub mod cohort;
pub mod crash_report;
pub mod data_places;
pub mod embedded;
pub mod embedded_guide;
#[cfg(feature = "assessor")]
pub mod erasure;
pub mod erasures;
pub mod error;
#[cfg(feature = "assessor")]
pub mod exam_findings;
#[cfg(feature = "assessor")]
pub mod fault_effect;
mod file_size_signal;
pub mod file_stamps;
pub mod folder;
pub mod fresh;
pub mod fs;
#[cfg(feature = "assessor")]
pub mod hand_in;
#[cfg(feature = "assessor")]
pub mod import;
#[cfg(feature = "assessor")]
pub mod index;
pub mod journal;
#[cfg(feature = "assessor")]
pub mod judgements;
#[cfg(feature = "assessor")]
mod key_error;
#[cfg(feature = "assessor")]
pub mod keys;
pub mod keys_place;
pub mod ledger;
mod letter_case;
#[cfg(feature = "assessor")]
pub mod library;
pub mod library_writing;
#[cfg(feature = "assessor")]
pub mod marks;
mod misnamed;
pub mod named_calls;
#[cfg(feature = "assessor")]
pub mod named_person;
pub mod named_record;
#[cfg(feature = "assessor")]
pub mod onlookers;
pub mod play_file;
pub mod played_record;
pub mod profile_places;
pub mod profiles;
#[cfg(feature = "assessor")]
mod real_place;
pub mod record_file;
pub mod record_trouble;
pub mod recorded_call;
#[cfg(feature = "assessor")]
pub mod report_files;
mod rescue;
#[cfg(feature = "assessor")]
pub mod retention;
mod ron_words;
pub mod scenario_files;
pub mod scratch_folder;
pub mod script_file;
pub mod second_parties;
pub mod session_id;
pub mod session_list;
pub mod settings_file;
mod settled_file;
#[cfg(feature = "assessor")]
pub mod signed_files;
#[cfg(feature = "assessor")]
pub mod standing;
pub mod system_font;
pub mod there;
pub mod trainee_names;
mod valued_record;
pub mod vault;
#[cfg(feature = "workshop")]
pub mod voice_shelf;
#[cfg(feature = "workshop")]
pub mod voices;
pub mod wall;
mod wanted_files;
pub mod whole_file;
#[cfg(feature = "workshop")]
pub mod workbook;
#[cfg(feature = "workshop")]
pub mod workbook_writer;
