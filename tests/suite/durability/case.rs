//! One run: a workload, what happens to it, and a seed for the rest. Many runs are spread over threads.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rolecall::store::fs::Fs;

use super::accident::{Accident, Fault, PlantedBug};
use super::promises::{Promises, recover};
use super::sim_disk::Operations;
use super::sim_fs::SimFs;
use super::workloads::{WORKLOADS, Workload};

/// The variable that names a single run, as its failure does.
const ONLY: &str = "ROLECALL_RUN";
/// The variable that says how many times as many runs there are.
const LOOPS: &str = "ROLECALL_LOOPS";

/// A workload with the disk that it begins on.
pub struct Prepared {
    pub workload: &'static Workload,
    pub operations: Operations,
    disk: SimFs,
    promises: Promises,
}

/// What is run.
#[derive(Clone)]
pub struct Case<'p> {
    pub prepared: &'p Prepared,
    /// One after the other; between two of them the program starts again.
    pub faults: Vec<Fault>,
    pub seed: u64,
}

/// How many times as many runs somebody wants.
pub fn loops() -> u64 {
    let wanted = std::env::var(LOOPS).ok().and_then(|text| text.parse().ok());
    wanted.unwrap_or(1).max(1)
}

/// Every workload with its disk, and how many operations it takes if nothing happens.
pub fn prepared() -> Vec<Prepared> {
    let prepare = |workload: &'static Workload| {
        let (disk, mut promises) = (SimFs::new(), Promises::default());
        (workload.before)(&shared(&disk), &mut promises);
        disk.settle();
        let trial = disk.copy();
        trial.start(None, 0);
        (workload.work)(&shared(&trial), &mut Promises::default()).unwrap();
        Prepared {
            workload,
            operations: trial.operations(),
            disk,
            promises,
        }
    };
    WORKLOADS.iter().map(prepare).collect()
}

fn shared(disk: &SimFs) -> Arc<dyn Fs> {
    Arc::new(disk.clone())
}

impl Case<'_> {
    /// What is wrong afterwards.
    pub fn run(&self, bug: Option<PlantedBug>) -> Result<(), String> {
        let run = catch_unwind(AssertUnwindSafe(|| self.steps(bug)));
        run.unwrap_or_else(|_| Err("it panics".to_owned()))
    }

    fn steps(&self, bug: Option<PlantedBug>) -> Result<(), String> {
        let disk = self.prepared.disk.copy();
        let (fs, work) = (shared(&disk), self.prepared.workload.work);
        if let Some(bug) = bug {
            disk.plant(bug);
        }
        let mut promises = self.prepared.promises.clone();
        promises.only_stops = self.faults.iter().all(|fault| fault.accident.is_a_stop());
        for (stage, fault) in self.faults.iter().enumerate() {
            let seed = self.seed.wrapping_mul(31).wrapping_add(stage as u64);
            disk.start(Some(*fault), seed);
            // Whoever is told of an error tries again.
            let _ = work(&fs, &mut promises).or_else(|_| work(&fs, &mut promises));
            disk.start(None, seed);
            let left = disk.copy();
            left.cut_power(Some(seed));
            after_a_cut(&left, &promises).map_err(|why| format!("after accident {}: {why}", stage + 1))?;
            // The program may also start again on a machine that has not stopped, but not on a disk that was broken for ever.
            let goes_on = match fault.accident {
                Accident::PowerCut => false,
                Accident::Killed | Accident::Small => true,
                Accident::Broken | Accident::Full => {
                    seed.is_multiple_of(2) && !(fault.for_ever && fault.accident == Accident::Broken)
                }
            };
            if !goes_on {
                disk.cut_power(Some(seed));
            }
        }
        disk.start(None, self.seed);
        let done = work(&fs, &mut promises).or_else(|_| work(&fs, &mut promises));
        done.map_err(|why| format!("it cannot be finished any more: {why}"))?;
        disk.cut_power(None);
        after_a_cut(&disk, &promises).map_err(|why| format!("at the end: {why}"))
    }
}

impl Prepared {
    /// What whoever works is told if this happens.
    pub fn told_of(&self, fault: Fault) -> Result<(), String> {
        let disk = self.disk.copy();
        disk.start(Some(fault), 0);
        (self.workload.work)(&shared(&disk), &mut self.promises.clone())
    }
}

/// What must hold of a disk after the power was cut, before and after everything is taken up again, twice.
fn after_a_cut(disk: &SimFs, promises: &Promises) -> Result<(), String> {
    let recovered = disk.copy();
    let fs = shared(&recovered);
    promises.check(&fs)?;
    recover(&fs)?;
    promises.check(&fs).map_err(|why| format!("recovered: {why}"))?;
    let once = recovered.files();
    recover(&fs)?;
    match recovered.files() == once {
        true => Ok(()),
        false => Err("a second recovery changes something".to_owned()),
    }
}

impl fmt::Display for Case<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.prepared.workload.name)?;
        for fault in &self.faults {
            write!(formatter, " {fault}")?;
        }
        write!(formatter, " seed={}", self.seed)
    }
}

/// Runs all of them on so many threads as there are cores, and returns what is wrong with which.
pub fn run_all(cases: &[Case<'_>], bug: Option<PlantedBug>) -> Vec<String> {
    let only = std::env::var(ONLY).ok();
    let threads = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if bug.is_none() && only.as_ref().is_some_and(|only| *only != case.to_string()) {
                        continue;
                    }
                    if let Err(why) = case.run(bug) {
                        failures.lock().unwrap().push(format!("{ONLY}=\"{case}\": {why}"));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    failures
}

/// Fails with the first of the failures, each of which can be repeated.
#[track_caller]
pub fn expect_none(failures: &[String], runs: usize) {
    let shown = failures.iter().take(20).map(|failure| format!("\n  {failure}"));
    assert!(
        failures.is_empty(),
        "{} of {runs} runs went wrong; the variable repeats one:{}",
        failures.len(),
        shown.collect::<String>()
    );
}
