//! `rolecall` alone: the window, or the call in the terminal where there can be no window.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::talk::input::read_line;
use super::talk::interpret::{is_stop, number};
use super::talk::{TalkArguments, locale_of, print};
use crate::words::Words;

/// Open the window; where there is no display, no graphics adapter, or the input is piped, play in the terminal.
#[derive(Debug, Args, Default)]
pub struct StartArguments {
    /// Language: en or zh-Hans; without it, the system's. Before a subcommand it holds for that.
    #[arg(long)]
    pub locale: Option<String>,
    /// Play in the terminal even if there could be a window.
    #[arg(long)]
    pub terminal: bool,
    /// Play the window by a file of lines; see src/app/window/script.rs.
    #[arg(long, value_name = "FILE", hide = true)]
    pub script: Option<PathBuf>,
    /// Where the script's pictures go.
    #[arg(long, value_name = "DIR", hide = true, default_value = ".")]
    pub pictures: PathBuf,
    /// Size of the window in points.
    #[arg(long, value_name = "WxH", hide = true, value_parser = parse_size, default_value = "1280x800")]
    pub size: (u32, u32),
}

fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let sides = text
        .split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    sides
        .filter(|(width, height)| (1..=16_384).contains(width) && (1..=16_384).contains(height))
        .ok_or_else(|| "write it as 1280x800".to_owned())
}

impl StartArguments {
    /// Opens the window, or plays in the terminal.
    ///
    /// # Errors
    /// When neither can be done.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<std::process::ExitCode> {
        let began = std::time::Instant::now();
        let piped =
            !std::io::stdin().is_terminal() && self.script.is_none() && std::env::var_os("ROLECALL_WINDOW").is_none();
        if !piped && !self.terminal {
            match self.window(surroundings, began)? {
                Outcome::Shown(code) => return Ok(code),
                Outcome::No(reason) => eprintln!("rolecall: {reason}; the call is played here in the terminal."),
            }
        } else if piped && !self.terminal {
            eprintln!("rolecall: the input is piped; the call is played here in the terminal.");
        }
        self.in_terminal(surroundings).map(Into::into)
    }

    fn in_terminal(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(self.locale.as_deref())?;
        let words = Words::new(locale);
        let scenarios = surroundings.all_scenarios()?;
        print(&format!("{}\n", words.text("terminal-choose-call")));
        for (index, checked) in scenarios.iter().enumerate() {
            let card = crate::view::shelf::call_card(checked, locale.code());
            print(&format!("{} {} ({})\n", index + 1, card.title, card.id));
        }
        // Line by line without keeping the input: the call that is chosen reads on from there.
        while let Some(line) = read_line() {
            let line = line.trim();
            if is_stop(line) {
                return Ok(ExitCode::CannotRun);
            }
            let by_number = number(line).and_then(|number| scenarios.get(number.checked_sub(1)?));
            let chosen = by_number.or_else(|| scenarios.iter().find(|checked| checked.scenario.id.value == line));
            if let Some(checked) = chosen {
                let talk = TalkArguments {
                    scenario: Some(checked.scenario.id.value.clone()),
                    seed: None,
                    locale: Some(locale.code().to_owned()),
                    country: None,
                    timers: None,
                    play: None,
                    profile: None,
                    resume: None,
                    #[cfg(feature = "assessor")]
                    ticket: None,
                };
                return talk.run(surroundings);
            }
            if !line.is_empty() {
                let range = [("input", line.to_owned().into()), ("n", scenarios.len().into())];
                print(&(words.with("terminal-out-of-range", &range) + "\n"));
            }
        }
        Ok(ExitCode::CannotRun)
    }

    #[cfg(not(feature = "gui"))]
    fn window(&self, _surroundings: &Surroundings, _began: std::time::Instant) -> anyhow::Result<Outcome> {
        Ok(Outcome::No("this program was built without a window".to_owned()))
    }

    #[cfg(feature = "gui")]
    fn window(&self, surroundings: &Surroundings, began: std::time::Instant) -> anyhow::Result<Outcome> {
        use crate::app::window::launch::{NoWindow, STARTED_AGAIN, find_adapter};
        use crate::app::window::{Launch, run};

        if std::env::var_os(STARTED_AGAIN).is_none() {
            match find_adapter() {
                Ok(adapter) => {
                    if let Some(code) = adapter.start_again() {
                        return Ok(Outcome::Shown(code));
                    }
                }
                Err(NoWindow::NoDisplay) => return Ok(Outcome::No("no display was found".to_owned())),
                Err(NoWindow::NoAdapter) => return Ok(Outcome::No("no graphics adapter was found".to_owned())),
            }
        }
        let data = surroundings.data_folder()?;
        if let Err(error) = data.check_writable() {
            eprintln!("rolecall: {error}");
            return Ok(Outcome::Shown(ExitCode::CannotRun.into()));
        }
        let (scenarios, broken) = surroundings.shelf()?;
        let locale = self.locale.as_ref().map(|code| locale_of(Some(code))).transpose()?;
        Ok(Outcome::Shown(run(Launch {
            scenarios,
            broken,
            problems: Vec::new(),
            data,
            locale,
            script: self.script.clone(),
            pictures: self.pictures.clone(),
            size: self.size,
            began,
        })))
    }
}

/// Whether there was a window.
enum Outcome {
    /// There was, and it has been closed.
    #[cfg_attr(
        not(feature = "gui"),
        expect(dead_code, reason = "A build without a window never shows one.")
    )]
    Shown(std::process::ExitCode),
    /// There can be none, and why.
    No(String),
}
