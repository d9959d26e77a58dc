//! Which of the keys here signs or opens.

use std::path::PathBuf;

use clap::Args;

use crate::store::folder::DataFolder;
use crate::store::keys::{KeyError, KeyFolder, passphrase_from};
use crate::trust::key_pair::SecretKeys;

/// Which of the keys here is used.
#[derive(Debug, Args)]
pub struct SignerArguments {
    /// The name of your key; without it, the only one.
    #[arg(long, value_name = "NAME")]
    pub key: Option<String>,
    /// Its passphrase, in the first line of this file; without it ROLECALL_PASSPHRASE.
    #[expect(
        clippy::doc_markdown,
        reason = "This sentence is shown by --help, where backticks would stand out."
    )]
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

impl SignerArguments {
    /// The name and the secret keys.
    ///
    /// # Errors
    /// There is no such key, or it does not open.
    pub fn keys(&self, data: &DataFolder, folder: &KeyFolder) -> Result<(String, SecretKeys), KeyError> {
        let name = folder.chosen(self.key.as_deref())?;
        let passphrase = passphrase_from(data.fs().as_ref(), self.passphrase_file.as_deref())?;
        let keys = folder.secret(&name, passphrase.as_deref())?;
        Ok((name, keys))
    }
}
