//! The file of a call that is edited: as it was checked, and as it is written.

use std::path::PathBuf;

use anyhow::bail;

use crate::cli::check::{Format, check_batch, render};
use crate::cli::fmt::difference;
use crate::cli::talk::print;
use crate::sim::check::CheckedScenario;
use crate::sim::check::role::{Role, role};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::backup::replace_keeping;
use crate::store::scenario_files::{INSIDE, read_paths};
use crate::words::Locale;

/// The file of a call.
#[derive(Debug)]
pub struct ScenarioText {
    /// Where it stands.
    pub path: PathBuf,
    /// What it says.
    pub old: String,
    /// The language of what is said about it.
    pub locale: Locale,
}

impl ScenarioText {
    /// The file of a checked call that was asked for.
    ///
    /// # Errors
    /// When the call stands only inside the program.
    pub fn of(checked: &CheckedScenario, locale: Locale) -> anyhow::Result<Self> {
        let id = &checked.scenario.id.value;
        let own = checked
            .files
            .iter()
            .find(|file| matches!(role(&file.name), Role::Scenario(call) if call == id));
        match own {
            Some(own) if !own.name.starts_with(INSIDE) => Ok(Self {
                path: PathBuf::from(&own.name),
                old: String::from_utf8_lossy(&own.bytes).into_owned(),
                locale,
            }),
            _ => {
                let told = sentence!(
                    "the call \"{id}\" is the copy inside the program, which cannot be written; go to the folder above your scenarios, or name the file",
                    "通话“{id}”是程序里自带的那一份，不能写入；请到 scenarios 的上一层文件夹，或写明文件"
                );
                bail!(told.wording(locale.is_chinese()).to_owned())
            }
        }
    }

    /// What to say when the text cannot be edited.
    pub fn cannot_edit(&self) -> String {
        self.told(&sentence!(
            "{file} could not be changed without changing what it says elsewhere; please report this file, and write the play by hand",
            "{file} 改不了，一改别处的内容也会变；请把这个文件报告给我们，并手动写入这个走法",
            file = self.path.display()
        ))
    }

    /// Checks the new text beside the files that it rests on, and writes it or shows what it would change.
    ///
    /// # Errors
    /// When the new text has errors, which are printed, or when the disk refuses it.
    pub fn write(&self, new: &str, dry_run: bool) -> anyhow::Result<()> {
        self.check(new)?;
        let name = self.path.display().to_string();
        if dry_run {
            let blessed = self.told(&sentence!("{name} (blessed)", "{name}（加入之后）"));
            print(&difference([&name, &blessed], [&self.old, new]));
            eprintln!(
                "{}",
                self.told(&sentence!("{name}: would be written", "{name}：会写入"))
            );
            return Ok(());
        }
        let told = match replace_keeping(&self.path, new.as_bytes())? {
            Some(kept) => sentence!(
                "{name}: written; the old one is {kept}",
                "{name}：已写入；原来的文件是 {kept}",
                kept = kept.display()
            ),
            None => sentence!("{name}: says the same already", "{name}：内容本来就一样"),
        };
        eprintln!("{}", self.told(&told));
        Ok(())
    }

    fn told(&self, sentence: &Sentence) -> String {
        sentence.wording(self.locale.is_chinese()).to_owned()
    }

    fn check(&self, new: &str) -> anyhow::Result<()> {
        let mut batch = read_paths(std::slice::from_ref(&self.path))?.pop().unwrap_or_default();
        let wanted = self.path.file_name();
        for file in &mut batch.files {
            if std::path::Path::new(&file.name).file_name() == wanted && batch.wanted.contains(&file.name) {
                file.bytes = new.as_bytes().to_vec();
            }
        }
        let mut checked = check_batch(&batch);
        checked.findings.retain(Diagnostic::locks);
        if checked.findings.is_empty() {
            return Ok(());
        }
        eprint!("{}", render(&checked, Format::Human, false, self.locale));
        bail!(self.told(&sentence!(
            "{file}: not written, because it would then have the errors above",
            "{file}：没有写入，因为写入之后会有上面的错误",
            file = self.path.display()
        )))
    }
}
