//! `rolecall strings` as a table for translators: what they get, and what of it is taken back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/minimal.ron");
        fs::copy(minimal, folder.path().join("minimal.ron")).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{from} in {text}");
        fs::write(self.path(name), text.replacen(from, to, 1)).unwrap();
    }

    fn run(&self, more: &str) -> (i32, String, String) {
        self.run_in("C", more)
    }

    /// With this language in the environment.
    fn run_in(&self, language: &str, more: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
        command
            .current_dir(&self.folder)
            .env("LC_ALL", language)
            .args(["strings", "minimal.ron"])
            .args(more.split(' '));
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (
            output.status.code().unwrap(),
            text(&output.stdout),
            text(&output.stderr),
        )
    }
}

const TABLE: &str = "minimal.zh-Hans.ron";

#[test]
fn translations_go_out_and_come_back() {
    let desk = Desk::new();
    let (code, printed, _) = desk.run("--format csv");
    assert_eq!(code, 0);
    assert!(
        printed.starts_with("\u{feff}Key,Context,Source,Translation,State\r\ntitle,title of the call,A fee,,new\r\n"),
        "{printed}"
    );
    assert!(
        printed.contains("node/first/hello,\"said by customer, Plain\",Seventy-two!,,new\r\n"),
        "{printed}"
    );
    desk.run("--format csv --out t.csv");
    assert_eq!(desk.text("t.csv"), printed);
    assert_eq!(desk.run("--format csv --out t.csv").0, 2, "nothing is written over");

    desk.change("t.csv", "Seventy-two!,,new", "Seventy-two!,七十二！,new");
    let (code, _, said) = desk.run("--import t.csv");
    assert_eq!(
        (code, said.as_str()),
        (0, "minimal.zh-Hans.ron: 1 taken, 0 not taken, 0 still stale\n")
    );
    assert!(desk.text(TABLE).contains("\", \"七十二！\")"), "{}", desk.text(TABLE));
    assert!(desk.run("--format csv").1.contains("Seventy-two!,七十二！,current\r\n"));
    // The same table again changes nothing.
    let before = desk.text(TABLE);
    assert_eq!(
        desk.run("--import t.csv").2,
        "minimal.zh-Hans.ron: 0 taken, 0 not taken, 0 still stale\n"
    );
    assert_eq!(desk.text(TABLE), before);
}

#[test]
fn the_table_of_a_chinese_desk_is_chinese_and_comes_back_on_any() {
    let desk = Desk::new();
    let (code, printed, _) = desk.run_in("zh_CN.UTF-8", "--format csv");
    assert_eq!(code, 0);
    for line in [
        "\u{feff}键,上下文,原文,译文,状态\r\ntitle,通话的标题,A fee,,未翻译\r\n",
        "node/first/hello,客户说,Seventy-two!,,未翻译\r\n",
    ] {
        assert!(printed.contains(line), "{line}\n{printed}");
    }
    for language in ["C", "zh_CN.UTF-8"] {
        let translation = format!("七十二，{language}！");
        let back = printed.replace("Seventy-two!,,未翻译", &format!("Seventy-two!,{translation},未翻译"));
        fs::write(desk.path("t.csv"), back).unwrap();
        let (code, _, said) = desk.run_in(language, "--import t.csv");
        assert_eq!(code, 0, "{said}");
        assert!(desk.text(TABLE).contains(&translation), "{}", desk.text(TABLE));
    }
    desk.change("minimal.ron", "Seventy-two!", "Seventy-three!");
    let stale = desk.run_in("zh_CN.UTF-8", "--format csv").1;
    assert!(
        stale.contains("Seventy-three!,七十二，zh_CN.UTF-8！,过时\r\n"),
        "{stale}"
    );
    // Whoever says that it fits is believed.
    fs::write(desk.path("t.csv"), stale.replace(",过时", ",有效")).unwrap();
    desk.run("--import t.csv");
    let now = desk.run("--format csv").1;
    assert!(
        now.contains("Seventy-three!,七十二，zh_CN.UTF-8！,current\r\n"),
        "{now}"
    );
}

#[test]
fn a_changed_source_is_refused_and_nothing_else_is_touched() {
    let desk = Desk::new();
    desk.run("--format csv --out t.csv");
    desk.change("t.csv", "Seventy-two!,,new", "Seventy-two!,七十二！,new");
    desk.change("t.csv", "A fee,,new", "A fee,手续费,new");
    desk.run("--import t.csv");
    // Somebody writes into the table, and the call changes.
    desk.change(
        TABLE,
        "        // Seventy-two!",
        "        // my remark\n        // Seventy-two!",
    );
    desk.change("minimal.ron", "Seventy-two!", "Seventy-three!");
    desk.change("t.csv", "七十二！", "七十二块！");
    desk.change("t.csv", "手续费", "一笔手续费");
    desk.change(
        "t.csv",
        "customer/name,a name,Zhao Wei,,new",
        "customer/nme,a name,Zhao Wei,赵伟,new",
    );
    let before = desk.text(TABLE);
    let (code, printed, said) = desk.run("--import t.csv");
    assert_eq!(
        (code, said.as_str()),
        (1, "minimal.zh-Hans.ron: 1 taken, 2 not taken, 0 still stale\n")
    );
    assert!(
        printed.contains("(Source) is not what the call says now (\"Seventy-three!\")"),
        "{printed}"
    );
    assert!(
        printed.contains("Cell A4 (Key) has \"customer/nme\"") && printed.contains("Did you mean \"customer/name\"?"),
        "{printed}"
    );
    assert_eq!(desk.text(TABLE), before.replacen("\"手续费\"", "\"一笔手续费\"", 1));
}

#[test]
fn a_stale_line_stays_stale_until_somebody_says_that_it_fits() {
    let desk = Desk::new();
    desk.run("--format csv --out t.csv");
    desk.change("t.csv", "Seventy-two!,,new", "Seventy-two!,七十二！,new");
    desk.run("--import t.csv");
    desk.change("minimal.ron", "Seventy-two!", "Seventy-two.");
    let (_, printed, _) = desk.run("--format csv");
    assert!(printed.contains("Seventy-two.,七十二！,stale\r\n"), "{printed}");
    fs::write(desk.path("t.csv"), printed).unwrap();
    assert!(
        desk.run("--import t.csv")
            .2
            .ends_with("0 taken, 0 not taken, 1 still stale\n")
    );
    desk.change("t.csv", "七十二！,stale", "七十二！,current");
    assert!(
        desk.run("--import t.csv")
            .2
            .ends_with("1 taken, 0 not taken, 0 still stale\n")
    );
    assert!(desk.run("--format csv").1.contains("Seventy-two.,七十二！,current\r\n"));
}

#[test]
fn what_is_no_table_is_refused() {
    let desk = Desk::new();
    fs::write(desk.path("t.csv"), "a,b\n1,2\n").unwrap();
    let (code, printed, _) = desk.run("--import t.csv");
    assert_eq!((code, printed.contains("no column \"Key\"")), (1, true), "{printed}");
    fs::write(desk.path("t.csv"), b"Key,Source,Translation\ntitle,A fee,\xca\xd6\n").unwrap();
    let (code, _, said) = desk.run("--import t.csv");
    assert_eq!((code, said.contains("not UTF-8: line 2")), (2, true), "{said}");
    assert!(!desk.path(TABLE).exists());
}
