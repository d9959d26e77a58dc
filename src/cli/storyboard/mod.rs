//! `rolecall storyboard`: a whole call as one sheet, out of its file and into it.

mod doubts;
mod export;
mod import;
mod import_table;
mod lost_columns;
mod template;
mod told;

use std::path::Path;

use anyhow::anyhow;
use clap::{Args, Subcommand, ValueEnum};

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::Told;
pub use super::sheet_reading::sheet_of;
use crate::sim::sentence::sentence;
use crate::sim::storyboard::delimited;
use crate::sim::storyboard::grid::Grid;
use crate::store::workbook_writer::write_workbook;
use crate::words::Words;

/// Draft and review calls in a spreadsheet.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall storyboard template --out draft.xlsx
  rolecall storyboard export angry-complaint --format xlsx
  rolecall storyboard export angry-complaint --format csv --locale zh-Hans --out review.csv
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron --dry-run

Exit codes: 0 fine, 1 something in the sheet or in the call is not in order, 2 cannot run.")]
pub struct StoryboardArguments {
    /// What to do.
    #[command(subcommand)]
    pub command: StoryboardCommand,
}

/// What can be done with storyboards.
#[derive(Debug, Subcommand)]
pub enum StoryboardCommand {
    /// Write a call as a sheet, with its translations beside the texts.
    Export(export::ExportArguments),
    /// Write a sheet as a call; what did not change keeps its layout and its comments.
    Import(import::ImportArguments),
    /// Write a sheet with a small example, to be changed into a call.
    Template(template::TemplateArguments),
}

/// What a sheet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SheetFormat {
    /// Text with commas, for any spreadsheet.
    Csv,
    /// A workbook with colours, for Excel and the like.
    Xlsx,
}

impl StoryboardArguments {
    /// Does it.
    ///
    /// # Errors
    /// When something cannot be read or written, or when it would overwrite what nobody wants to lose.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        match &self.command {
            StoryboardCommand::Export(export) => export.run(surroundings),
            StoryboardCommand::Import(import) => import.run(surroundings),
            StoryboardCommand::Template(template) => template.run(surroundings),
        }
    }
}

impl SheetFormat {
    /// What is written: what was asked for, else what the end of the file's name says, else a workbook.
    ///
    /// # Errors
    /// When the name says one thing and `--format` the other: a spreadsheet program goes by the name and would refuse the file.
    fn wanted(asked: Option<Self>, out: Option<&Path>) -> Result<Self, Told> {
        let ending = out
            .and_then(Path::extension)
            .map(|ending| ending.to_string_lossy().to_lowercase());
        let by_name = [Self::Csv, Self::Xlsx]
            .into_iter()
            .find(|format| ending.as_deref() == Some(format.extension()));
        match (asked, by_name) {
            (Some(asked), Some(named)) if asked != named => {
                let (asked, named) = (asked.extension(), named.extension());
                Err(Told(sentence!(
                    "--format says {asked}, and the name of the file ends with .{named}: change one of them",
                    "--format 是 {asked}，文件名却以 .{named} 结尾：请改其中一个"
                )))
            }
            (Some(format), _) | (None, Some(format)) => Ok(format),
            (None, None) => Ok(Self::Xlsx),
        }
    }

    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A sheet as the bytes of a file.
fn sheet_bytes(grid: &Grid, format: SheetFormat, words: &Words) -> anyhow::Result<Vec<u8>> {
    let is_chinese = words.locale().is_chinese();
    match format {
        SheetFormat::Csv => Ok(delimited::write(grid)),
        SheetFormat::Xlsx => {
            write_workbook(grid, usize::from(is_chinese)).map_err(|wrong| anyhow!(wrong.wording(is_chinese).to_owned()))
        }
    }
}
