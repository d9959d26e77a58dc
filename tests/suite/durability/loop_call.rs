//! The call that all sessions are of, and how it is played.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::program::Program;
use rolecall::sim::program::compile::compile;
use rolecall::sim::session::record::Mode;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::Fs;
use rolecall::store::recorded_call::BeginOptions;

/// How many choices a whole session has.
pub const CHOICES: usize = 40;

/// The call, small, with small files around it.
pub fn call() -> &'static CheckedScenario {
    static CALL: OnceLock<CheckedScenario> = OnceLock::new();
    CALL.get_or_init(|| {
        let file = |name: &str, text: &str| SourceFile {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let files = [
            file("bank.ron", include_str!("../../data/check/base/bank.ron")),
            file(
                "facts/common.ron",
                include_str!("../../data/check/base/facts/common.ron"),
            ),
            file("rules/bank.ron", include_str!("../../data/check/base/rules/bank.ron")),
            file("rules/cn.ron", include_str!("../../data/check/base/rules/cn.ron")),
            file("rules/uk.ron", include_str!("../../data/check/base/rules/uk.ron")),
            file("loop.ron", include_str!("../../data/durability/loop.ron")),
        ];
        let mut checked = check(&files);
        assert_eq!(checked.scenarios.len(), 1, "{:?}", checked.findings);
        checked.scenarios.remove(0)
    })
}

pub fn program() -> &'static Arc<Program> {
    static PROGRAM: OnceLock<Arc<Program>> = OnceLock::new();
    PROGRAM.get_or_init(|| Arc::new(compile(call(), "cn").unwrap()))
}

/// The commands of every session.
pub fn script() -> &'static [Command] {
    static SCRIPT: OnceLock<Vec<Command>> = OnceLock::new();
    SCRIPT.get_or_init(|| {
        let again = std::iter::repeat_n("say again", CHOICES - 1);
        let words = ["accept"].into_iter().chain(again).chain(["say enough", "finish"]);
        words.map(|words| Command::parse(words).unwrap()).collect()
    })
}

pub fn options() -> BeginOptions {
    BeginOptions {
        country: "cn".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode: Mode::Practice,
        timers: Timers::AsWritten,
        parent: None,
        trainee: None,
        ticket: None,
        full: None,
    }
}

pub fn at(fs: &Arc<dyn Fs>, root: &str) -> DataFolder {
    DataFolder::at(Arc::clone(fs), PathBuf::from(root))
}
