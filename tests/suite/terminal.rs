//! What the end-to-end tests share: the built program run with piped input, and plays of the shipped calls.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, OnceLock};

use rolecall::sim::call::command::Command as Deed;
use rolecall::sim::call::{Call, Phase, Timers};
use rolecall::sim::check::{CheckedScenario, check};
use rolecall::sim::program::Program;
use rolecall::sim::program::compile::compile;
use rolecall::sim::program::parts::WrapUpList;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::scenario::model::{Expectation, PlayCheck};
use rolecall::sim::score::value::Valuation;
use rolecall::sim::session::record::Mode;
use rolecall::store::recorded_call::BeginOptions;
use rolecall::store::scenario_files::read_folder;

pub const SHIPPED: [&str; 4] = ["angry-complaint", "data-leak", "fraud-attempt", "overdue-collection"];

/// What the program printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn last_line(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }

    /// The record, which is what the last line names.
    pub fn record(&self) -> PathBuf {
        let path = PathBuf::from(self.last_line());
        assert!(path.is_file(), "the last line is the record's path: {self:?}");
        path
    }

    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    /// The error names all of these.
    #[track_caller]
    pub fn naming(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "\"{word}\" is not named in: {}", self.err);
        }
        self
    }
}

/// The program, told where its data is; it reads the calls of this repository. Whoever tests keys names a folder of their own; nobody's
/// real keys are ever looked at.
pub fn program(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("ROLECALL_KEYS", concat!(env!("CARGO_TARGET_TMPDIR"), "/keys"))
        .arg("--data")
        .arg(data);
    command
}

/// Runs the program with these lines as its input.
pub fn run<S: AsRef<str>>(data: &Path, arguments: &[&str], lines: &[S]) -> Ran {
    run_bytes(data, arguments, &typed(lines))
}

pub fn typed<S: AsRef<str>>(lines: &[S]) -> Vec<u8> {
    lines
        .iter()
        .flat_map(|line| [line.as_ref(), "\n"].concat().into_bytes())
        .collect()
}

pub fn run_bytes(data: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = program(data)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has refused its arguments reads nothing. What is typed here fits into a pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Ran {
        code: status.code(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

/// The shipped calls as they stand in this repository.
pub fn shipped() -> &'static [CheckedScenario] {
    static SHIPPED_CALLS: OnceLock<Vec<CheckedScenario>> = OnceLock::new();
    SHIPPED_CALLS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        check(&read_folder(&folder).unwrap().files).scenarios
    })
}

pub fn shipped_call(id: &str) -> &'static CheckedScenario {
    let found = shipped().iter().find(|checked| checked.scenario.id.value == id);
    found.unwrap_or_else(|| panic!("\"{id}\" has errors; rolecall check shows them"))
}

/// A play of a call from its first command to the end of the after-call work.
#[derive(Debug, Clone)]
pub struct Play {
    pub call: &'static str,
    pub name: String,
    pub country: String,
    pub seed: u64,
    pub lines: Vec<String>,
    pub overall_at_least: Option<u8>,
    pub program: Arc<Program>,
}

impl Play {
    pub fn begin(&self) -> Call {
        Call::new(Arc::clone(&self.program), self.seed, Timers::AsWritten)
    }

    pub fn commands(&self) -> Vec<Deed> {
        self.lines.iter().map(|line| Deed::parse(line).unwrap()).collect()
    }
}

/// All plays that the calls' own checks tell of, with the best after-call work where they tell of none.
pub fn plays(id: &'static str) -> &'static [Play] {
    static PLAYS: [OnceLock<Vec<Play>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let place = SHIPPED.iter().position(|shipped| *shipped == id).unwrap();
    PLAYS[place].get_or_init(|| {
        let checked = shipped_call(id);
        let told = checked.scenario.checks.iter();
        told.map(|told| whole_play(id, checked, told)).collect()
    })
}

/// The plays that pass without a breach and with a high mark.
pub fn best_plays(id: &'static str) -> Vec<Play> {
    let best = plays(id).iter().filter(|play| play.overall_at_least.is_some());
    best.cloned().collect()
}

fn whole_play(id: &'static str, checked: &CheckedScenario, told: &PlayCheck) -> Play {
    let first = &checked.scenario.countries[0].value;
    let country = told.country.as_ref().map_or(first, |country| &country.value).clone();
    let program = Arc::new(compile(checked, &country).unwrap());
    let drawn = |call: &Call| {
        let facts = program.canonical_text(call.start());
        told.drawn.iter().all(|(fact, value)| {
            let is_set = facts
                .iter()
                .any(|(key, found)| key.ends_with(fact.value.as_str()) && (found == "1" || *found == value.value));
            is_set == (value.value != "no")
        })
    };
    let seed = (1..1000)
        .find(|seed| drawn(&Call::new(Arc::clone(&program), *seed, Timers::AsWritten)))
        .unwrap();
    let mut call = Call::new(Arc::clone(&program), seed, Timers::AsWritten);
    let mut lines: Vec<String> = told.play.iter().map(|words| words.value.clone()).collect();
    for line in &mut lines {
        let command = Deed::parse(line).unwrap();
        // As a record has it: "wait 60s" is "wait 1m" there.
        *line = command.to_string();
        call.apply(&command)
            .unwrap_or_else(|error| panic!("{id}, {:?}, {line}: {error}", told.name.value));
    }
    if call.phase() == Phase::WrapUp {
        lines.extend(best_wrap_up(&call));
        lines.push("finish".to_owned());
    }
    let overall = told.expect.iter().find_map(|expected| match expected {
        Expectation::OverallAtLeast(mark) => Some(mark.value),
        _ => None,
    });
    Play {
        call: id,
        name: told.name.value.clone(),
        country,
        seed,
        lines,
        overall_at_least: overall,
        program,
    }
}

fn best_wrap_up(call: &Call) -> Vec<String> {
    let program = call.program();
    let valuation = Valuation::new(program, call.start(), MOST_STATES).unwrap();
    let best = program.best_form(call.state(), |earned| valuation.weigh(earned));
    let words = best.into_iter().map(|entry| {
        let entry = &program.wrap_up[entry];
        match entry.list {
            WrapUpList::Notes => format!("tick {}", entry.id),
            list => format!("pick {} {}", list.word(), entry.id),
        }
    });
    words.collect()
}

/// A little generator of its own: what the simulator draws must not depend on what tests draw.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d);
        dice.below(2);
        dice
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit.max(1)
    }
}

/// The seed of the environment's variable `SEED`, else this one.
pub fn seed_or(usual: u64) -> u64 {
    std::env::var("SEED")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

/// How somebody begins to practise in this country, in English and with a seed that is always the same.
pub fn practised(country: &str, timers: Timers) -> BeginOptions {
    BeginOptions {
        country: country.to_owned(),
        locale: "en".to_owned(),
        seed: 7,
        mode: Mode::Practice,
        timers,
        parent: None,
        ticket: None,
        full: None,
        trainee: None,
    }
}
