//! What the command line says about a learning record store. Its password comes from the environment, so that no list of processes
//! and no history of a shell has it.

use anyhow::{Context as _, bail};
use clap::Args;

use crate::report::learning_record_store::Store;
use crate::report::xapi::statement::Statement;

/// Where statements are sent.
#[derive(Debug, Args)]
pub struct StoreArguments {
    /// Send the statements to this learning record store: the address of its xAPI.
    #[arg(long, value_name = "URL", requires = "lrs_user")]
    pub lrs: Option<String>,
    /// The name of the account there.
    #[arg(long, value_name = "NAME", requires = "lrs")]
    pub lrs_user: Option<String>,
    /// The variable of the environment that has the password.
    #[arg(long, value_name = "VAR", default_value = "ROLECALL_LRS_PASSWORD")]
    pub lrs_password_env: String,
}

impl StoreArguments {
    /// Whether a store is named.
    pub(super) fn is_named(&self) -> bool {
        self.lrs.is_some()
    }

    /// Sends the statements, if a store is named.
    pub(super) fn send(&self, statements: &[Statement]) -> anyhow::Result<()> {
        let (Some(address), Some(user)) = (&self.lrs, &self.lrs_user) else {
            return Ok(());
        };
        let variable = &self.lrs_password_env;
        let password = std::env::var(variable)
            .with_context(|| format!("the password of the store is taken from the variable {variable}"))?;
        let store = Store {
            address: address.clone(),
            user: user.clone(),
            password,
        };
        if let Err(error) = store.send(statements) {
            bail!("{error}");
        }
        eprintln!("{address}: {} statements", statements.len());
        Ok(())
    }
}
