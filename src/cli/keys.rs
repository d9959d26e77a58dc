//! `rolecall keys`: keys to sign and to open with, and whose keys are trusted here.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::{Args, Subcommand};
use serde_json::json;

use super::Surroundings;
use super::exit_code::ExitCode;
pub(super) use super::sentences::{say, worded};
use super::talk::{locale_of, print, screen};
use crate::sim::sentence::{Sentence, sentence};
use crate::store::keys::{KeyError, KeyFolder, passphrase_from, public_keys_from};
use crate::store::wall::wall_now;
use crate::trust::key_pair::PublicKeys;
use crate::words::Locale;

/// Keys to sign and to open with, and whose keys are trusted here.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  rolecall keys new centre --passphrase-file passphrase.txt
  rolecall keys show centre                       the public key, one line to give away
  rolecall keys trust ann ann.pub                 pin the key of somebody else
  rolecall keys list
  rolecall keys revoke 1f0c…                      what this key has signed counts no longer

Keys lie in the folder that ROLECALL_KEYS names, else among the settings of the system, never in the folder of data. A key file without a passphrase is protected by its mode (0600) alone. Compare the 16 digits of a key with its owner, by voice or on paper, before you trust it.

Exit codes: 0 fine, 2 usage or cannot run."
)]
pub struct KeysArguments {
    /// Language: en or zh-Hans.
    #[arg(long, global = true)]
    pub locale: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub action: KeysAction,
}

/// What is done with keys.
#[derive(Debug, Subcommand)]
pub enum KeysAction {
    /// Make new keys.
    #[command(after_help = "Examples:
  rolecall keys new centre --passphrase-file passphrase.txt
  rolecall keys new ann

Exit codes: 0 fine, 2 usage or cannot run.")]
    New {
        /// What they are called here: a-z, 0-9, "-" and "_".
        name: String,
        /// Seal the secret half with the passphrase in the first line of this file.
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// List the keys that are here and those that are trusted.
    #[command(after_help = "Examples:
  rolecall keys list
  rolecall keys list --format json

Exit codes: 0 fine, 2 usage or cannot run.")]
    List {
        /// For people or for programs.
        #[arg(long, value_enum, default_value = "human")]
        format: ListFormat,
    },
    /// Print the public half of a key: the line to give to others.
    #[command(after_help = "Example:
  rolecall keys show centre

Exit codes: 0 fine, 2 usage or cannot run.")]
    Show {
        /// The name; without it, the only key.
        name: Option<String>,
    },
    /// Pin the public key of somebody.
    #[command(after_help = "Example:
  rolecall keys trust ann ann.pub

Exit codes: 0 fine, 2 usage or cannot run.")]
    Trust {
        /// What the owner is called here.
        name: String,
        /// The file with the public key, or its line in quotes.
        key: String,
    },
    /// Take back the trust in a key.
    #[command(after_help = "Example:
  rolecall keys revoke 1f0c22aa33bb44cc

Exit codes: 0 fine, 2 usage or cannot run.")]
    Revoke {
        /// The 16 digits of the key.
        id: String,
    },
}

/// How lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
}

impl KeysArguments {
    /// Does it.
    ///
    /// # Errors
    /// When a key cannot be made, read or found.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let told = |error: KeyError| anyhow!(worded(&error.sentence(), locale));
        let data = surroundings.data_folder()?;
        let folder = KeyFolder::find(&data).map_err(told)?;
        match &self.action {
            KeysAction::New { name, passphrase_file } => {
                let passphrase = passphrase_from(data.fs().as_ref(), passphrase_file.as_deref()).map_err(told)?;
                let keys = folder.create(name, passphrase.as_deref()).map_err(told)?;
                say(&made(name, &keys, &folder, passphrase.is_some()), locale);
                print(&format!("{keys}\n"));
            }
            KeysAction::List { format } => list(&folder, *format, locale).map_err(told)?,
            KeysAction::Show { name } => {
                let name = folder.chosen(name.as_deref()).map_err(told)?;
                print(&format!("{}\n", folder.public(&name).map_err(told)?));
            }
            KeysAction::Trust { name, key } => {
                let keys = public_keys_from(data.fs().as_ref(), key).map_err(told)?;
                let mut trust = folder.trust().map_err(told)?;
                trust.pin(name, keys.clone(), &wall_now());
                folder.write_trust(&trust).map_err(told)?;
                let id = keys.id();
                match trust.find(&id) {
                    Some(pinned) if pinned.revoked.is_none() => say(
                        &sentence!(
                            "Trusted as {name}: key {id}. Compare these 16 digits with the owner, by voice or on paper.",
                            "已信任 {name} 的密钥 {id}。请通过电话或书面与本人核对这 16 位数字。",
                            name = pinned.name,
                            id = id
                        ),
                        locale,
                    ),
                    _ => {
                        let refused = sentence!(
                            "The key {id} was not pinned: it was revoked here before, or the list is full.",
                            "密钥 {id} 未被信任：它曾在此被撤销，或名单已满。",
                            id = id
                        );
                        return Err(anyhow!(worded(&refused, locale)));
                    }
                }
            }
            KeysAction::Revoke { id } => {
                let mut trust = folder.trust().map_err(told)?;
                let unknown = sentence!(
                    "No trusted key has the digits {id:?}; \"rolecall keys list\" shows them.",
                    "受信任的密钥中没有 {id:?}；用 “rolecall keys list” 可查看。",
                    id = id
                );
                let revoked = id.parse().is_ok_and(|id| trust.revoke(&id, &wall_now()));
                if !revoked {
                    return Err(anyhow!(worded(&unknown, locale)));
                }
                folder.write_trust(&trust).map_err(told)?;
                say(
                    &sentence!(
                        "Revoked: nothing that the key {id} has signed counts here any longer.",
                        "已撤销：密钥 {id} 的签名在此不再有效。",
                        id = id
                    ),
                    locale,
                );
            }
        }
        Ok(ExitCode::Fine)
    }
}

fn made(name: &str, keys: &PublicKeys, folder: &KeyFolder, has_passphrase: bool) -> Sentence {
    let (id, path) = (keys.id(), folder.root().display());
    match has_passphrase {
        true => sentence!(
            "Made {name}, key {id}, in {path}. Keep a copy of the file {name}.key and the passphrase: nobody can restore them. Its public half:",
            "已在 {path} 新建 {name}，密钥 {id}。请备份文件 {name}.key 和口令，丢失后无法恢复。公钥：",
            name = name,
            id = id,
            path = path
        ),
        false => sentence!(
            "Made {name}, key {id}, in {path}, without a passphrase: whoever can read the file {name}.key can sign as {name}. Keep a copy: nobody can restore it. Its public half:",
            "已在 {path} 新建 {name}，密钥 {id}，未设口令：能读到文件 {name}.key 的人就能以 {name} 的名义签名。请备份，丢失后无法恢复。公钥：",
            name = name,
            id = id,
            path = path
        ),
    }
}

fn list(folder: &KeyFolder, format: ListFormat, locale: Locale) -> Result<(), KeyError> {
    let mut own = Vec::new();
    for name in folder.names()? {
        let id = folder.public(&name)?.id();
        own.push((name, id));
    }
    let trust = folder.trust()?;
    if format == ListFormat::Json {
        let own: Vec<_> = own
            .iter()
            .map(|(name, id)| json!({ "name": name, "key": id }))
            .collect();
        let trusted: Vec<_> = trust
            .trusted
            .iter()
            .map(|key| json!({ "name": key.name, "key": key.keys.id(), "since": key.since, "revoked": key.revoked }))
            .collect();
        let both = json!({ "format": "rolecall/keys/v1", "own": own, "trusted": trusted });
        print(&format!("{both:#}\n"));
        return Ok(());
    }
    say(
        &sentence!("Keys in {path}:", "{path} 中的密钥：", path = folder.root().display()),
        locale,
    );
    for (name, id) in own {
        print(&format!("  {id}  {name}\n"));
    }
    say(&sentence!("Trusted here:", "此处信任："), locale);
    for key in &trust.trusted {
        let state = match &key.revoked {
            None => sentence!("since {at}", "始于 {at}", at = key.since),
            Some(at) => sentence!("revoked {at}", "撤销于 {at}", at = at),
        };
        let (name, state) = (screen::harmless(&key.name), worded(&state, locale));
        print(&format!("  {}  {name}  {}\n", key.keys.id(), screen::harmless(&state)));
    }
    Ok(())
}
