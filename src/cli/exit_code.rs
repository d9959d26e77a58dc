//! What the program tells the shell.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitCode {
    /// Everything is fine.
    Fine = 0,
    /// It ran, and what it looked at is not in order.
    Findings = 1,
    /// It was asked in a wrong way, or it cannot run.
    CannotRun = 2,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}
