//! The program.

fn main() -> std::process::ExitCode {
    rolecall::cli::run()
}
