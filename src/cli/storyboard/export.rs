//! `rolecall storyboard export`: a call as a sheet.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use clap::Args;

use super::{SheetFormat, sheet_bytes, sheet_of};
use crate::cli::Surroundings;
use crate::cli::exit_code::ExitCode;
use crate::cli::strings::call_path;
use crate::sim::scenario::load::load;
use crate::sim::scenario::locale::{LocaleTable, Translation, fingerprint};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::texts::for_each_text;
use crate::sim::storyboard::delimited::LARGEST_FILE;
use crate::sim::storyboard::export::{Translations, export_with_comments};
use crate::sim::storyboard::grid::SheetProblem;
use crate::sim::storyboard::import::import;
use crate::sim::storyboard::layout::file_text;
use crate::sim::storyboard::tree::Tree;
use crate::store::library_writing::{write_new, write_whole};
use crate::store::scenario_files::read_one;
use crate::store::there::is_there;
use crate::words::Words;

/// Write a call as a sheet, with its translations beside the texts.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall storyboard export angry-complaint
  rolecall storyboard export scenarios/angry-complaint.ron --format csv --out -

Exit codes: 0 fine, 2 cannot run.")]
pub struct ExportArguments {
    /// Id or file of a call.
    pub scenario: String,
    /// A workbook, or text with commas; without it, what the end of --out says, else a workbook.
    #[arg(long, value_enum)]
    pub format: Option<SheetFormat>,
    /// The file to write, - for standard output; without it, ID.csv or ID.xlsx here.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// The language of the headers: en or zh-Hans; without it, that of the system.
    #[arg(long)]
    pub locale: Option<String>,
    /// Write over a file that is there.
    #[arg(long)]
    pub force: bool,
}

impl ExportArguments {
    /// Writes the sheet.
    ///
    /// # Errors
    /// When the call cannot be read, or the sheet cannot hold all of it, or cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let words = surroundings.words(self.locale.as_deref())?;
        let language = usize::from(words.locale().is_chinese());
        let format = SheetFormat::wanted(self.format, self.out.as_deref())?;
        let of_file = |key: &str, path: &Path| words.with(key, &[("file", path.display().to_string().into())]);
        let path = call_path(&self.scenario, &words)?;
        let file = read_one(&path)?;
        let loaded = load::<Scenario>(&file.name, &file.bytes);
        let Some(scenario) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
            bail!(of_file("storyboard-has-mistakes", &path));
        };
        let tree = Tree::parse(&loaded.text).ok_or_else(|| anyhow!(of_file("storyboard-unreadable", &path)))?;
        let translations = translations(&path, &scenario, &words)?;
        let grid = export_with_comments(&tree, &loaded.text, translations.as_ref(), language);
        let bytes = sheet_bytes(&grid, format, &words)?;
        if bytes.len() > LARGEST_FILE {
            let parts = [
                ("file", path.display().to_string().into()),
                ("bytes", bytes.len().into()),
            ];
            bail!(words.with("storyboard-is-large", &parts));
        }
        // Nothing is believed to be without loss that has not been read back.
        if let Some(lost) = lost(&bytes, &scenario, &words) {
            let parts = [("file", path.display().to_string().into()), ("why", lost.into())];
            bail!(words.with("storyboard-lossy", &parts));
        }
        let rows = grid.rows.len() - 1;
        let default = PathBuf::from(format!("{}.{}", scenario.id.value, format.extension()));
        let out = self.out.clone().unwrap_or(default);
        if out.as_os_str() == "-" {
            std::io::stdout().write_all(&bytes)?;
            return Ok(ExitCode::Fine);
        }
        match self.force {
            true => write_whole(&out, &bytes)?,
            false => write_new(&out, &bytes).with_context(|| words.text("storyboard-is-there"))?,
        }
        let parts = [("file", out.display().to_string().into()), ("n", rows.into())];
        eprintln!("{}", words.with("storyboard-rows", &parts));
        Ok(ExitCode::Fine)
    }
}

/// The translations of a call, if a table stands beside it.
fn translations(path: &Path, scenario: &Scenario, words: &Words) -> anyhow::Result<Option<Translations>> {
    let other = if scenario.language.value == "en" {
        "zh-Hans"
    } else {
        "en"
    };
    let table = path.with_extension(format!("{other}.ron"));
    if !is_there(&table)? {
        return Ok(None);
    }
    let file = read_one(&table)?;
    let loaded = load::<LocaleTable>(&file.name, &file.bytes);
    let Some(table) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
        let file = [("file", table.display().to_string().into())];
        bail!(words.with("storyboard-has-mistakes", &file));
    };
    let mut translations = Translations {
        language: other.to_owned(),
        ..Translations::default()
    };
    for_each_text(scenario, &mut |key, source| {
        if let Some(Translation(stamp, text)) = table.texts.get(&key)
            && !text.is_empty()
        {
            let is_stale = stamp.value != fingerprint(source);
            translations.texts.insert(key, (text.value.clone(), is_stale));
        }
    });
    Ok(Some(translations))
}

/// What would be lost between the call and the sheet.
fn lost(bytes: &[u8], scenario: &Scenario, words: &Words) -> Option<String> {
    let is_chinese = words.locale().is_chinese();
    let back = sheet_of(bytes).and_then(|grid| import(&grid));
    let (assembled, _) = match back {
        Ok(back) => back,
        Err(problems) => {
            let first = problems.first().map(SheetProblem::sentence).unwrap_or_default();
            return Some(first.wording(is_chinese).to_owned());
        }
    };
    let text = file_text(&assembled.tree);
    let loaded = load::<Scenario>("sheet", text.as_bytes());
    if let Some(mistake) = loaded.mistakes.first() {
        return Some(mistake.message.wording(is_chinese).to_owned());
    }
    match loaded.value {
        Some(back) if back == *scenario => None,
        Some(back) => Some(match first_difference(scenario, &back) {
            Some(key) => words.with("storyboard-lossy-text", &[("key", key.into())]),
            None => words.text("storyboard-lossy-other"),
        }),
        None => Some(words.text("storyboard-lossy-nothing")),
    }
}

/// The key of the first text that differs, to say where to look.
fn first_difference(scenario: &Scenario, back: &Scenario) -> Option<String> {
    let mut texts = Vec::new();
    for_each_text(back, &mut |key, text| texts.push((key, text.value.clone())));
    let mut texts = texts.into_iter();
    let mut found = None;
    for_each_text(scenario, &mut |key, text| {
        let back = texts.next();
        if found.is_none() && back.as_ref() != Some(&(key.clone(), text.value.clone())) {
            found = Some(key);
        }
    });
    found
}
