//! Calls of one's own: the commands of the guide from an empty folder on, plays that no longer fit, and what beginners are told.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use rolecall::sim::check::{Checked, SourceFile, check};
use rolecall::sim::writing::template::first_call;
use tempfile::TempDir;

use crate::terminal::Ran;
use crate::writing::first_call::library;

/// An empty folder in which somebody works.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// With the call that `rolecall new` writes, in a folder of its own.
    fn with_call() -> Self {
        let desk = Self::new();
        fs::create_dir(desk.0.path().join("scenarios")).unwrap();
        desk.run("new lost-card").expect_code(0);
        desk
    }

    fn run(&self, words: &str) -> Ran {
        self.run_all(&words.split_whitespace().collect::<Vec<_>>())
    }

    fn run_all(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .current_dir(self.0.path())
            .env("LC_ALL", "C")
            .args(["--data", "data"])
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.path().join(file)).unwrap()
    }
}

trait Expected {
    fn expect_code(&self, code: i32) -> &Self;
    fn says(&self, words: &str) -> &Self;
}

impl Expected for Ran {
    #[track_caller]
    fn expect_code(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    fn says(&self, words: &str) -> &Self {
        assert!(
            self.out.contains(words) || self.err.contains(words),
            "{words}\n{}\n{}",
            self.out,
            self.err
        );
        self
    }
}

const CALL: &str = "scenarios/lost-card.ron";

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_first_commands_of_the_guide_need_nothing_but_the_program() {
    let desk = Desk::with_call();
    desk.run("check").expect_code(0).says("1 call: no findings");
    desk.run("check --marks scenarios/lost-card.ron").expect_code(0);
    desk.run("talk lost-card --seed 1").says("Incoming call");
    desk.run("prove lost-card").expect_code(0);
    desk.run("graph lost-card --out lost-card.svg").expect_code(0);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_a_folder_lacks_of_the_shared_files_comes_from_inside_the_program() {
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/bank.ron");
    let desk = Desk::with_call();
    fs::copy(&bank, desk.0.path().join("scenarios/bank.ron")).unwrap();
    for words in [
        "check",
        "check lost-card",
        "check scenarios",
        "check scenarios/lost-card.ron",
    ] {
        desk.run(words).expect_code(0).says("1 call");
    }
    desk.run("talk lost-card --seed 1").says("Incoming call");
}

#[cfg(feature = "workshop")]
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_storyboard_commands_of_the_guide_do_what_it_says() {
    for name in ["my-call", "another"] {
        let desk = Desk::new();
        desk.run("storyboard template --locale zh-Hans --out draft.xlsx")
            .expect_code(0);
        let import = format!("storyboard import draft.xlsx --to scenarios/{name}.ron");
        desk.run(&format!("{import} --dry-run")).expect_code(0);
        desk.run(&import).expect_code(0);
        desk.run(&format!("check --marks {name}"))
            .expect_code(0)
            .says("1 call: no findings");
    }
}

#[cfg(feature = "workshop")]
#[test]
fn a_column_that_is_gone_is_told_before_anything_is_lost() {
    let desk = Desk::with_call();
    desk.run("storyboard export lost-card --format csv --out sheet.csv")
        .expect_code(0);
    let before = desk.text(CALL);
    desk.change("sheet.csv", "Tempting because", "My own remarks");
    desk.run("storyboard import sheet.csv --to scenarios/lost-card.ron")
        .expect_code(1)
        .says("there is no column \"Tempting because\"")
        .says("--force");
    assert_eq!(desk.text(CALL), before);
    // Without the column of texts nothing is understood, and only that is told.
    desk.change("sheet.csv", "My own remarks", "Tempting because");
    desk.change("sheet.csv", ",Text,", ",Words,");
    let ran = desk.run("storyboard import sheet.csv --to scenarios/lost-card.ron");
    ran.expect_code(1).says("there is no column \"Text\"");
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_play_that_no_longer_fits_does_not_lock_the_call() {
    let desk = Desk::with_call();
    let text = desk.text(CALL);
    let said = text
        .rsplit("\"say ")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    desk.change(CALL, &format!("id: \"{said}\""), "id: \"renamed\"");
    desk.run("check")
        .expect_code(1)
        .says("error[unknown-option]")
        .says("rolecall bless --again scenarios/lost-card.ron");
    desk.run("talk lost-card --seed 1").says("Incoming call");
    desk.run("graph lost-card --out lost-card.svg").expect_code(0);
    let plays: Vec<String> = names_of_plays(&text);
    desk.run("bless --again lost-card")
        .expect_code(1)
        .says("  !  ")
        .says("--drop");
    let missing = desk.run("bless --again lost-card --drop nobody");
    missing.expect_code(2).says("There is no play called \"nobody\".");
    // What cannot be carried out has no outcome to expect.
    let unfit: Vec<&String> = plays.iter().filter(|name| play_says(&text, name, &said)).collect();
    assert!(!unfit.is_empty());
    for name in &unfit {
        desk.run_all(&["bless", "--again", "lost-card", "--expect-now", name])
            .expect_code(2)
            .says("cannot be carried out any more");
    }
    for name in &unfit {
        desk.run_all(&["bless", "--again", "lost-card", "--drop", name]);
    }
    assert_eq!(names_of_plays(&desk.text(CALL)).len(), plays.len() - unfit.len());
    desk.run("check --marks lost-card").expect_code(0);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_play_that_leads_elsewhere_is_kept_with_what_it_leads_to_now() {
    let desk = Desk::with_call();
    let text = desk.text(CALL);
    let name = names_of_plays(&text).remove(0);
    let place = text.find("Ending(\"").unwrap();
    let ending = text[place..].split('"').nth(1).unwrap();
    desk.change(CALL, &format!("Ending(\"{ending}\")"), "Ending(\"missed\")");
    desk.run("check").expect_code(1).says("error[play-differs]");
    desk.run("bless --again lost-card")
        .expect_code(1)
        .says("should end with \"missed\"");
    desk.run_all(&["bless", "--again", "lost-card", "--expect-now", &name])
        .expect_code(0)
        .says("1 of 2 plays changed");
    desk.run("check --marks lost-card").expect_code(0);
    assert!(desk.text(CALL).contains(&format!("Ending(\"{ending}\")")));
}

/// The names of the plays in a file as `rolecall new` lays it out.
fn names_of_plays(text: &str) -> Vec<String> {
    let plays = text.split("    checks: [").nth(1).unwrap_or_default();
    let names = plays.split("name: \"").skip(1);
    names.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn play_says(text: &str, name: &str, option: &str) -> bool {
    let play = text.split(&format!("name: \"{name}\"")).nth(1).unwrap();
    let play = play.split("name: \"").next().unwrap();
    play.contains(&format!("\"say {option}\""))
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn files_of_one_id_in_two_folders_are_told_of_together() {
    let desk = Desk::with_call();
    for folder in ["a", "b"] {
        fs::create_dir(desk.0.path().join(folder)).unwrap();
        fs::copy(
            desk.0.path().join(CALL),
            desk.0.path().join(folder).join("lost-card.ron"),
        )
        .unwrap();
    }
    for words in ["check a/lost-card.ron b/lost-card.ron", "check a b"] {
        let ran = desk.run(words);
        ran.expect_code(1)
            .says("error[duplicate-scenario]: Two files have the call \"lost-card\": this one and a/lost-card.ron.")
            .says("b/lost-card.ron");
    }
    desk.run("check a").expect_code(0);
}

#[test]
fn names_that_cannot_be_ids_are_explained() {
    let desk = Desk::new();
    for (words, said) in [
        ("new 丢卡", "“丢卡”不能作通话的编号；请用小写英文字母、数字、- 和 _"),
        ("new bank --locale zh-Hans", "银行自己的文件"),
        ("new bank", "because bank.ron is the bank's own file"),
        ("new Lost", "write lower-case letters"),
    ] {
        desk.run(words).expect_code(2).says(said);
    }
    assert!(!desk.0.path().join("bank.ron").exists());
}

/// The first call with one change, checked beside the shared files.
fn with_change(from: &str, to: &str) -> Checked {
    let text = first_call("zh-Hans", "first", None).unwrap();
    assert!(text.contains(from), "{from}");
    let mut files = library();
    files.push(SourceFile {
        name: "first.ron".to_owned(),
        bytes: text.replacen(from, to, 1).into_bytes(),
    });
    check(&files)
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn mistakes_of_beginners_are_told_once_with_what_to_write() {
    for (from, to, code, help) in [
        (
            "when: Is(\"explained\")",
            "when: Is(\"explained\") and Is(\"leaked\")",
            "syntax",
            "All([…, …])",
        ),
        ("    // 四个", "    # 四个", "syntax", "//"),
        ("level: 1", "level: \"1\"", "wrong-type", "请写 1，不加引号。"),
        ("level: 1", "level: 200", "out-of-range", "5"),
        ("Is(\"leaked\")", "Is(leaked)", "wrong-type", "\"leaked\""),
        (
            "acts: [\"identify\"]",
            "acts: \"identify\"",
            "wrong-type",
            "[\"identify\"]",
        ),
        ("facts: [Set(\"leaked\")]", "facts: Set(\"leaked\")", "wrong-type", "]"),
        ("within: \"40s\"", "within: 30", "wrong-type", "\"30s\""),
        ("compliance: 30)", "compliance: 20)", "bad-weights", "10"),
    ] {
        let from = match from {
            "    // 四个" => "    // ",
            other => other,
        };
        let to = to.replace("# 四个", "# ");
        let found = with_change(from, &to).findings;
        let [only] = found.as_slice() else {
            panic!("{to}: {found:?}");
        };
        assert_eq!(only.code, code, "{to}");
        let told = only.help.as_ref().map_or("", |told| told.chinese.as_str());
        assert!(told.contains(help), "{to}: {told}");
    }
    let field = with_change("label: \"说出你听到的\"", "标签: \"说出你听到的\"").findings;
    let told: Vec<_> = field.iter().filter_map(|finding| finding.help.as_ref()).collect();
    assert!(
        told.iter().any(|told| told.chinese == "是不是想写“label”？"),
        "{field:?}"
    );
}

#[test]
fn a_second_option_of_one_id_is_not_buried_under_the_translations() {
    let text = first_call("en", "first", None).unwrap();
    let desk = Desk::new();
    let path = desk.0.path().join("first.ron");
    fs::write(&path, &text).unwrap();
    desk.run("strings first.ron").expect_code(0);
    let ids: Vec<&str> = text
        .split("id: \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let options: Vec<&&str> = ids
        .iter()
        .filter(|id| text.contains(&format!("id: \"{id}\", label:")))
        .collect();
    fs::write(
        &path,
        text.replacen(
            &format!("id: \"{}\", label", options[1]),
            &format!("id: \"{}\", label", options[0]),
            1,
        ),
    )
    .unwrap();
    let ran = desk.run("check first.ron");
    ran.expect_code(1).says("error[duplicate-id]");
    assert!(!ran.out.contains("warning["), "{}", ran.out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_list_has_ones_own_calls_and_those_of_the_library() {
    let desk = Desk::with_call();
    let own = "The payment that went up (lost-card)";
    desk.run("--locale en").says(own).says("(angry-complaint)");
    // A call of one's own takes the place of one of the library, with all that belongs to it.
    desk.run("new angry-complaint").expect_code(0);
    let ran = desk.run("--locale zh-Hans");
    ran.says("(angry-complaint)").says("(data-leak)");
    assert!(!ran.out.contains("那个分期"), "the other's translation: {}", ran.out);
    // With packs of one's own, the calls of the library do not stand on anything.
    fs::create_dir(desk.0.path().join("scenarios/rules")).unwrap();
    for (name, text) in library()
        .iter()
        .filter(|file| file.name.contains("rules/"))
        .map(|file| (&file.name, &file.bytes))
    {
        let name = name.rsplit('/').next().unwrap();
        fs::write(desk.0.path().join("scenarios/rules").join(name), text).unwrap();
    }
    let ran = desk.run("--locale en");
    ran.says(own);
    assert!(!ran.out.contains("(data-leak)"), "{}", ran.out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_loose_draft_does_not_hide_the_folder_of_calls() {
    let desk = Desk::with_call();
    desk.run("new draft --dir .").expect_code(0);
    desk.run("check").expect_code(0).says("2 calls: no findings");
    desk.run("fmt --check").expect_code(0).says("2 files");
    desk.run("--locale en")
        .says("(draft)")
        .says("(lost-card)")
        .says("(data-leak)");
    // The draft of an id comes before the call of that id in the folder, and `check` says that there are two.
    desk.run("new lost-card --dir .").expect_code(0);
    let ran = desk.run("--locale en");
    assert_eq!(ran.out.matches("(lost-card)").count(), 1, "{}", ran.out);
    desk.run("check").expect_code(1).says("error[duplicate-scenario]");
}
