//! If the program stops by a fault of its own: a report that says where, and nothing of what was said or who sat here.

use std::io::Write as _;
use std::panic::PanicHookInfo;

use super::folder::DataFolder;
use super::fresh::fresh_u64;
use super::wall::wall_now;
use super::whole_file::write_whole_file;

/// The folder of the reports, below the folder of data.
const FOLDER: &str = "crashes";

/// From now on a fault leaves a report in the folder of data, and a sentence that says what is safe. Call it once.
pub fn install(data: &DataFolder) {
    let data = data.clone();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        before(fault);
        let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
        let report = report(&wall_now(), &thread, &place(fault));
        let path = data.root().join(FOLDER).join(format!("{:016x}.txt", fresh_u64()));
        let written = super::folder::make_folder(data.fs().as_ref(), &data.root().join(FOLDER))
            .and_then(|()| write_whole_file(data.fs().as_ref(), &path, report.as_bytes()));
        let end = match written {
            Ok(()) => format!("{} says where it was; it names nobody.", path.display()),
            Err(error) => format!("no report could be written. {error}"),
        };
        // Nobody may be listening any more, and a fault within a fault would end the program without a word.
        let _ = writeln!(
            std::io::stderr(),
            "rolecall: a fault of this program. Every answer that was replied to is in its record, and the call can be continued.\nrolecall: {end}"
        );
    }));
}

/// Where it was, in the source. What the fault says of itself may quote a text, and is left out.
fn place(fault: &PanicHookInfo<'_>) -> String {
    fault.location().map_or_else(
        || "an unknown place".to_owned(),
        |place| format!("{}:{}", without_home(place.file()), place.line()),
    )
}

/// The path of a source within its package. A library's path begins with the home of whoever built the program.
fn without_home(path: &str) -> String {
    let path = path.replace('\\', "/");
    if !path.starts_with('/') && !path.contains(':') {
        return path;
    }
    let mut names = path.rsplit('/');
    let mut kept: Vec<&str> = names.by_ref().take_while(|name| *name != "src").collect();
    kept.reverse();
    let package = names.next().unwrap_or_default();
    format!("{package}/src/{}", kept.join("/"))
}

fn report(wall: &str, thread: &str, place: &str) -> String {
    format!(
        "Rolecall {}, {} {}\n{wall}\nThe thread \"{thread}\" stopped at {place}.\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_where_and_nothing_of_whom() {
        let told = report("2026-11-26T12:00:00Z", "reader", "src/store/journal.rs:12");
        assert!(told.contains("\"reader\" stopped at src/store/journal.rs:12"), "{told}");
        for (path, kept) in [
            ("src/store/journal.rs", "src/store/journal.rs"),
            (
                "/home/wang.fang/packages/egui-0.36.2/src/context.rs",
                "egui-0.36.2/src/context.rs",
            ),
            (
                "C:\\Users\\Wang Fang\\packages\\kira-0.12.6\\src\\a\\b.rs",
                "kira-0.12.6/src/a/b.rs",
            ),
        ] {
            assert_eq!(without_home(path), kept);
        }
    }
}
