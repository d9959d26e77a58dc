//! Another program that is run without a shell and under a time limit.

use std::io::Write as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use crate::store::scratch_folder::ScratchFolder;

const LOOK_EVERY: Duration = Duration::from_millis(5);
/// So much of what a program says goes into an error.
const LONGEST_SAID: usize = 300;

/// Runs a program to its end. `name` is for its files in the scratch folder.
///
/// # Errors
/// When it does not exist, takes too long, or ends with a failure; with what it said.
pub(super) fn run(
    words: &[String],
    input: Option<&str>,
    scratch: &ScratchFolder,
    name: &str,
    limit: Duration,
) -> anyhow::Result<()> {
    let said = format!("{name}.said");
    let [program, arguments @ ..] = words else {
        bail!("the command is empty");
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(scratch.output(&format!("{name}.out"))?)
        .stderr(scratch.output(&said)?)
        .spawn()
        .with_context(|| format!("cannot run \"{program}\""))?;
    if let (Some(input), Some(mut pipe)) = (input, child.stdin.take()) {
        // A line fits into a pipe; a program that does not read it says by itself what is wrong.
        let _ = pipe.write_all(input.as_bytes());
    }
    let status = wait(&mut child, limit)?;
    let Some(status) = status else {
        bail!("\"{program}\" took longer than {} seconds", limit.as_secs());
    };
    if !status.success() {
        let mut words = scratch.text(&said);
        if let Some((end, _)) = words.char_indices().nth(LONGEST_SAID) {
            words.truncate(end);
        }
        bail!("\"{program}\" failed ({status}) {words}");
    }
    Ok(())
}

/// What it ended with; nothing if it was ended because its time was over.
fn wait(child: &mut Child, limit: Duration) -> anyhow::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= limit {
            // It may have ended in this moment, which is as good.
            let _ = child.kill();
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let scratch = ScratchFolder::new().unwrap();
        let begun = Instant::now();
        let words = ["sleep".to_owned(), "30".to_owned()];
        let error = run(&words, None, &scratch, "slow", Duration::from_millis(100)).unwrap_err();
        assert!(error.to_string().contains("took longer"), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
