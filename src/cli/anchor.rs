//! `rolecall anchor`: the short code of a record's last line, to be written down by somebody else at once.

use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::talk::{locale_of, print, screen};
use crate::sim::sentence::sentence;
use crate::sim::session::anchor::anchor;
use crate::store::named_record::named_record;
use crate::store::record_file::read_record;
use crate::words::Locale;

/// Print the anchor of a record: ten characters that only this record has.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  rolecall anchor RECORD
  rolecall verify RECORD --anchor 7K2QX-9M4TD

Whoever supervises writes the anchor down when the call is over. A record that is changed afterwards has another one.

Exit codes: 0 fine, 1 the record is still open or its last line is not as it was written, 2 it cannot be read.")]
pub struct AnchorArguments {
    /// The record: its path, or the id of its session or the beginning of that.
    pub record: PathBuf,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
}

impl AnchorArguments {
    /// Prints the anchor.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let is_chinese = locale_of(surroundings.named_locale(self.locale.as_deref()))? == Locale::SimplifiedChinese;
        let data = surroundings.data_folder()?;
        let record = read_record(data.fs().as_ref(), &named_record(&data, &self.record)?)?;
        print(&format!("{}\n", anchor(record.text.head()).unwrap_or_default()));
        let fault = match (record.sealed(), record.trouble_of_last_line()) {
            (Some(_), None) => return Ok(ExitCode::Fine),
            (_, Some(sentence)) => sentence,
            (None, None) => sentence!(
                "The record is still open; its anchor will be another one when it is sealed.",
                "记录尚未封存，封存后校验码会改变。"
            ),
        };
        eprintln!("rolecall: {}", screen::harmless(fault.wording(is_chinese)));
        Ok(ExitCode::Findings)
    }
}
