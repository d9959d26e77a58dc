//! `rolecall new`: writes a small complete call to begin with.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use unicode_width::UnicodeWidthStr as _;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::talk::{locale_of, quoted};
use crate::sim::check::is_scenario_id;
use crate::sim::check::role::{Role, role};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::writing::template::{first_call, template_languages};
use crate::store::library_writing::write_new;
use crate::store::scenario_files::folder_here;
use crate::words::Locale;

/// Begin a new call with a small complete one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall new lost-card
  rolecall new lost-card --title \"The card in the taxi\"
  rolecall new lost-card --language zh-Hans --dir my-calls
  rolecall new lost-card --language en --locale zh-Hans

The new call has four decisions, works at once and passes its checks; its comments say what each part is for.
A file that is there already is never written over.
Exit codes: 0 fine, 2 cannot run.")]
pub struct NewArguments {
    /// The call's id, which is also the file's name: lower-case letters, digits, - and _.
    pub name: String,
    /// The folder to write to; without it ./scenarios, and if there is none, the current folder.
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// The language of the texts and comments: en or zh-Hans; without it en.
    #[arg(long)]
    pub language: Option<String>,
    /// The title; it can be changed in the file.
    #[arg(long)]
    pub title: Option<String>,
    /// The language of what to do next: en or zh-Hans; without it, that of --language, else of the system.
    #[arg(long)]
    pub locale: Option<String>,
}

impl NewArguments {
    /// Writes the file and says what to do next.
    ///
    /// # Errors
    /// When the name is no id, the language is not known, the file is there already or cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = match surroundings.named_locale(self.locale.as_deref()) {
            None => self.own_locale(),
            code => locale_of(code)?,
        };
        let is_chinese = locale.is_chinese();
        let id = self.name.strip_suffix(".ron").unwrap_or(&self.name);
        if let Some(told) = why_no_id(id) {
            bail!(told.wording(is_chinese).to_owned());
        }
        let language = self.language.as_deref().unwrap_or("en");
        let text = first_call(language, id, self.title.as_deref()).with_context(|| {
            let known: Vec<&str> = template_languages().collect();
            let known = Sentence {
                english: known.join(" or "),
                chinese: known.join(" 或 "),
            };
            let told = sentence!(
                "there is no first call in \"{language}\"; write {known}",
                "没有用“{language}”写的第一通电话；请写 {known}";
                known
            );
            told.wording(is_chinese).to_owned()
        })?;
        let folder = self
            .dir
            .clone()
            .or_else(folder_here)
            .unwrap_or_else(|| PathBuf::from("."));
        let path = folder.join(format!("{id}.ron"));
        write_new(&path, text.as_bytes())?;
        eprint!("{}", next_steps(locale, language, &path, self.dir.is_none(), id));
        println!("{}", path.display());
        Ok(ExitCode::Fine)
    }
}

impl NewArguments {
    /// The language where none is named for what is said: that of the call, else of a name in Chinese characters, else the system's.
    fn own_locale(&self) -> Locale {
        let is_chinese_name = self.name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        match &self.language {
            Some(language) => Locale::from_code(language).unwrap_or_default(),
            None if is_chinese_name => Locale::SimplifiedChinese,
            None => Locale::from_system(),
        }
    }
}

/// Why a word cannot be the id of a call; nothing if it can.
fn why_no_id(id: &str) -> Option<Sentence> {
    if !is_scenario_id(id) {
        return Some(sentence!(
            "\"{id}\" cannot be the id of a call; write lower-case letters, digits, - and _, such as lost-card, and begin with a letter or a digit. The title can be in any script: rolecall new lost-card --title \"…\"",
            "“{id}”不能作通话的编号；请用小写英文字母、数字、- 和 _，以字母或数字开头，例如 lost-card。标题可以用中文：rolecall new lost-card --language zh-Hans --title \"…\""
        ));
    }
    match role(&format!("{id}.ron")) {
        Role::Scenario(_) => None,
        _ => Some(sentence!(
            "\"{id}\" cannot be the id of a call, because {id}.ron is the bank's own file; write another one, such as {id}-card",
            "通话的编号不能是“{id}”，因为 {id}.ron 是银行自己的文件；请另起一个，例如 {id}-card"
        )),
    }
}

/// What to do next. A call of the current folder or of ./scenarios is named by its id, any other by its path.
fn next_steps(locale: Locale, language: &str, path: &Path, is_found_by_id: bool, id: &str) -> String {
    let file = quoted(path);
    let call = if is_found_by_id { id.to_owned() } else { file.clone() };
    let steps = [
        (
            format!("watch {file}"),
            sentence!("tells at each save what is wrong", "每次保存都告诉你哪里有错"),
        ),
        (
            format!("talk {call} --locale {language}"),
            sentence!("plays it", "打这通电话"),
        ),
        (
            format!("check --marks {file}"),
            sentence!(
                "checks it, with the plays that it contains",
                "检查它，连同里面保存的走法"
            ),
        ),
        (
            format!("prove {call}"),
            sentence!("proves that it is fair", "证明它是公平的"),
        ),
        (format!("graph {call} --out {id}.svg"), sentence!("draws it", "画成图")),
    ];
    let widest = steps.iter().map(|(command, _)| command.width()).max().unwrap_or(0);
    let steps: String = steps
        .iter()
        .map(|(command, about)| {
            let blanks = " ".repeat(widest - command.width() + 2);
            format!("  rolecall {command}{blanks}{}\n", about.wording(locale.is_chinese()))
        })
        .collect();
    if locale.is_chinese() {
        return format!(
            "一通完整的小电话已写入 {file}。用编辑器打开它，然后：\n{steps}从头写起的步骤和每个字段的用处：rolecall explain format --locale zh-Hans\n"
        );
    }
    format!(
        "A small complete call is in {file}. Open it in an editor, and then:\n{steps}The guide, with what each field is for: rolecall explain format --locale en\n"
    )
}
