//! `rolecall storyboard template`: a sheet with a small example, to be changed into a call.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;

use super::{SheetFormat, sheet_bytes};
use crate::cli::Surroundings;
use crate::cli::exit_code::ExitCode;
use crate::sim::storyboard::export::export;
use crate::sim::storyboard::tree::Tree;
use crate::sim::writing::template::first_call;
use crate::store::library_writing::write_new;

/// The id of the example. Whoever imports it gives the file a name, and the id follows.
pub(super) const EXAMPLE_ID: &str = "my-call";

/// Write a sheet with a small example, to be changed into a call.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall storyboard template
  rolecall storyboard template --locale zh-Hans --out draft.xlsx

Exit codes: 0 fine, 2 cannot run.")]
pub struct TemplateArguments {
    /// A workbook with a second sheet that explains, or text with commas; without it, what the end of --out says, else a workbook.
    #[arg(long, value_enum)]
    pub format: Option<SheetFormat>,
    /// The file to write; without it, storyboard.csv or storyboard.xlsx here.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// The language of the sheet and its example: en or zh-Hans; without it, that of the system.
    #[arg(long)]
    pub locale: Option<String>,
}

impl TemplateArguments {
    /// Writes the sheet. A file that is there is never written over.
    ///
    /// # Errors
    /// When there is such a file, or it cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let words = surroundings.words(self.locale.as_deref())?;
        let language = usize::from(words.locale().is_chinese());
        let format = SheetFormat::wanted(self.format, self.out.as_deref())?;
        let example = first_call(words.locale().code(), EXAMPLE_ID, None);
        let tree = example
            .and_then(|text| Tree::parse(&text))
            .ok_or_else(|| anyhow!(words.text("storyboard-example")))?;
        let bytes = sheet_bytes(&export(&tree, None, language), format, &words)?;
        let default = PathBuf::from(format!("storyboard.{}", format.extension()));
        let out = self.out.clone().unwrap_or(default);
        write_new(&out, &bytes)?;
        let file = [("file", out.display().to_string().into())];
        eprintln!("{}", words.with("storyboard-template", &file));
        Ok(ExitCode::Fine)
    }
}
