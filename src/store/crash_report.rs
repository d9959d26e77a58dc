//! If the program stops by a fault of its own: a report that says where, and nothing of what was said or who sat here.

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
        eprintln!(
            "rolecall: a fault of this program. Every answer that was replied to is in its record, and the call can be continued."
        );
        match written {
            Ok(()) => eprintln!("rolecall: {} says where it was; it names nobody.", path.display()),
            Err(error) => eprintln!("rolecall: no report could be written. {error}"),
        }
    }));
}

/// Where it was, in the source. What the fault says of itself may quote a text, and is left out.
fn place(fault: &PanicHookInfo<'_>) -> String {
    fault.location().map_or_else(
        || "an unknown place".to_owned(),
        |place| format!("{}:{}", place.file(), place.line()),
    )
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
    use std::sync::Arc;

    use super::super::fs::RealFs;
    use super::*;

    #[test]
    fn a_fault_is_reported_by_its_place_alone() {
        let folder = tempfile::tempdir().unwrap();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        install(&DataFolder::at(Arc::new(RealFs), folder.path().to_owned()));
        let fault = std::thread::Builder::new()
            .name("reader".to_owned())
            .spawn(|| panic!("Zhao Wei, account 4711"))
            .unwrap()
            .join();
        std::panic::set_hook(before);
        assert!(fault.is_err());
        let reports: Vec<_> = std::fs::read_dir(folder.path().join(FOLDER)).unwrap().collect();
        assert_eq!(reports.len(), 1);
        let text = std::fs::read_to_string(reports[0].as_ref().unwrap().path()).unwrap();
        assert!(
            text.contains("\"reader\"") && text.contains("crash_report.rs:"),
            "{text}"
        );
        assert!(!text.contains("Zhao") && !text.contains("4711"), "{text}");
    }
}
