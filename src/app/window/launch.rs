//! Whether a window can be opened at all, found out before Bevy starts: it would panic instead of saying so.
//!
//! Graphics drivers can crash or hang the process that asks them, so they are asked by a child of this program.

use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use bevy::render::renderer::initialize_renderer;
use bevy::render::settings::{Backends, WgpuSettings};
use bevy::tasks::block_on;

/// The hidden argument by which this program asks itself for a graphics adapter.
pub const PROBE_ARGUMENT: &str = "--probe-gpu";
/// A driver that has not answered by then is hung.
const PROBE_TIME: Duration = Duration::from_secs(10);

/// Why there is no window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoWindow {
    /// There is no display.
    NoDisplay,
    /// There is no graphics adapter, not even one in software.
    NoAdapter,
}

/// Environment variables under which an adapter was found: none for the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adapter(&'static [(&'static str, &'static str)]);

/// Ways to find an adapter, the best first.
const WAYS: [Adapter; 3] = [
    Adapter(&[]),
    Adapter(&[("WGPU_BACKEND", "gl")]),
    Adapter(&[("WGPU_FORCE_FALLBACK_ADAPTER", "1")]),
];

/// Looks for a display and an adapter.
///
/// # Errors
/// Why there can be no window.
pub fn find_adapter() -> Result<Adapter, NoWindow> {
    if !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    WAYS.into_iter().find(|way| answers(*way)).ok_or(NoWindow::NoAdapter)
}

#[cfg(target_os = "linux")]
fn has_display() -> bool {
    use std::os::unix::net::UnixStream;

    let Some(display) = std::env::var_os("DISPLAY").and_then(|display| display.into_string().ok()) else {
        return false;
    };
    // `:1` and `:1.0` are sockets of this machine; another host's display is believed until it fails.
    let Some(local) = display.strip_prefix(':') else {
        return !display.is_empty();
    };
    let number = local.split('.').next().unwrap_or_default();
    let listens = UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).is_ok();
    listens || abstract_socket(number)
}

#[cfg(target_os = "linux")]
fn abstract_socket(number: &str) -> bool {
    use std::os::linux::net::SocketAddrExt as _;
    use std::os::unix::net::{SocketAddr, UnixStream};

    let address = SocketAddr::from_abstract_name(format!("/tmp/.X11-unix/X{number}"));
    address.is_ok_and(|address| UnixStream::connect_addr(&address).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn has_display() -> bool {
    true
}

/// Asks a child of this program for an adapter.
fn answers(way: Adapter) -> bool {
    let Ok(program) = std::env::current_exe() else {
        return false;
    };
    let child = Command::new(program)
        .arg(PROBE_ARGUMENT)
        .envs(way.0.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        return false;
    };
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if began.elapsed() < PROBE_TIME => std::thread::sleep(Duration::from_millis(5)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

impl Adapter {
    /// Starts this program again under the adapter's variables if it needs any; `None` when this process can go on.
    pub fn start_again(self) -> Option<ExitCode> {
        if self.0.is_empty() {
            return None;
        }
        let program = std::env::current_exe().ok()?;
        let status = Command::new(program)
            .args(std::env::args_os().skip(1))
            .envs(self.0.iter().copied())
            .env(STARTED_AGAIN, "1")
            .status()
            .ok()?;
        let code = status.code().and_then(|code| u8::try_from(code).ok());
        Some(ExitCode::from(code.unwrap_or(2)))
    }
}

/// Set for a process that was started again with an adapter that has been found.
pub const STARTED_AGAIN: &str = "ROLECALL_ADAPTER_FOUND";

/// What the child does: it succeeds if there is an adapter and dies if there is none.
pub fn probe() {
    let settings = WgpuSettings::default();
    let backends = settings.backends.unwrap_or(Backends::all());
    let _resources = block_on(initialize_renderer(backends, None, &settings));
}
