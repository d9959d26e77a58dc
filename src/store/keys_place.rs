//! Where keys lie: outside the folder of data, so that whoever is given the data is given neither secrets nor trust.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The variable that names the folder of keys.
pub const KEYS_VARIABLE: &str = "ROLECALL_KEYS";

/// The folder that the variable `ROLECALL_KEYS` names, else one among the platform's settings; nothing if there is neither.
pub fn keys_place() -> Option<PathBuf> {
    let variable = std::env::var_os(KEYS_VARIABLE).filter(|value| !value.is_empty());
    // A name of its own: on some systems the folders for settings and for data of one program are the same.
    let platform = || ProjectDirs::from("", "", "rolecall-keys").map(|folders| folders.config_dir().to_owned());
    variable.map(PathBuf::from).or_else(platform)
}
