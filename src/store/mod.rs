//! The only disk access: the folder of data, the journal of a session, the archive of what it was played with.

pub mod archive;
pub mod embedded;
pub mod error;
mod file_size_signal;
pub mod folder;
pub mod fresh;
pub mod fs;
pub mod journal;
pub mod record_file;
mod rescue;
pub mod scenario_files;
pub mod session_id;
pub mod session_list;
pub mod settings_file;
pub mod wall;
pub mod whole_file;
pub mod writer;
