//! `rolecall storyboard` as it is run: files that are kept, findings with their cells, comments that are not lost unasked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rolecall::sim::scenario::comments::comments;
use rolecall::sim::scenario::load::load;
use rolecall::sim::scenario::locale::LocaleTable;
use tempfile::TempDir;

use super::round_trip::scenario;

struct Desk {
    folder: TempDir,
}

impl Desk {
    /// The folder of shipped calls.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        for part in ["", "rules", "facts"] {
            let to = folder.path().join("scenarios").join(part);
            fs::create_dir_all(&to).unwrap();
            for path in crate::golden::files(&shipped.join(part), "ron") {
                fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
            }
        }
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

    /// Runs the command and returns its code, what it prints and what it says.
    fn run(&self, arguments: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
        let output = command
            .current_dir(&self.folder)
            .args(arguments.split(' '))
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (
            output.status.code().unwrap(),
            text(&output.stdout),
            text(&output.stderr),
        )
    }
}

const CALL: &str = "scenarios/angry-complaint.ron";

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn shipped_calls_go_out_and_come_back_with_their_translations() {
    let desk = Desk::new();
    for id in ["angry-complaint", "data-leak", "fraud-attempt", "overdue-collection"] {
        for format in ["csv --locale zh-Hans", "xlsx"] {
            let call = format!("scenarios/{id}.ron");
            let table = format!("scenarios/{id}.zh-Hans.ron");
            let before = [desk.text(&call), desk.text(&table)];
            let (code, ..) = desk.run(&format!("storyboard export {id} --format {format} --out sheet --force"));
            assert_eq!(code, 0);
            // Onto the files that are there: not a byte changes, and no old version is kept.
            let (code, _, said) = desk.run(&format!("storyboard import sheet --to {call}"));
            assert_eq!((code, said.matches("says the same already").count()), (0, 2), "{said}");
            assert!(before == [desk.text(&call), desk.text(&table)]);
            // Into nothing: the same values.
            for file in [&call, &table] {
                fs::remove_file(desk.path(file)).unwrap();
            }
            let (code, printed, _) = desk.run(&format!("storyboard import sheet --to {call}"));
            assert_eq!((code, printed.contains("error")), (0, false), "{printed}");
            assert!(scenario(id, &desk.text(&call)) == scenario(id, &before[0]), "{id}");
            let texts = |text: &str| load::<LocaleTable>(id, text.as_bytes()).value.unwrap().texts;
            assert!(texts(&desk.text(&table)) == texts(&before[1]), "{id}");
            fs::write(desk.path(&call), &before[0]).unwrap();
            fs::write(desk.path(&table), &before[1]).unwrap();
        }
    }
    assert!(crate::golden::files(&desk.path("scenarios"), "bak").is_empty());
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_change_is_written_where_it_is_and_the_old_file_is_kept() {
    let desk = Desk::new();
    let before = desk.text(CALL);
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    desk.change("sheet", "Listen on, and take notes", "Listen");
    let (code, _, said) = desk.run(&format!("storyboard import sheet --to {CALL} --dry-run"));
    assert_eq!((code, said.contains("would be written")), (0, true), "{said}");
    assert_eq!(desk.text(CALL), before);
    let (code, printed, _) = desk.run(&format!("storyboard import sheet --to {CALL}"));
    assert_eq!(code, 0);
    assert_eq!(
        desk.text(CALL),
        before.replacen("Listen on, and take notes", "Listen", 1)
    );
    assert_eq!(desk.text(&format!("{CALL}.bak")), before);
    // The translation is older than its source now, and the sheet's cell is named.
    assert!(
        printed.contains("warning[stale-translation]") && printed.contains("(Label (zh-Hans))"),
        "{printed}"
    );
    desk.change("sheet", "\"Listen\"", "\"Listen to him\"");
    desk.run(&format!("storyboard import sheet --to {CALL}"));
    assert_eq!(
        desk.text(&format!("{CALL}.bak")),
        before,
        "an older version is never written over"
    );
    assert!(desk.text(&format!("{CALL}.bak2")).contains("\"Listen\""));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn findings_of_the_checker_name_the_cell() {
    let desk = Desk::new();
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    let sheet = desk.text("sheet");
    let line = sheet
        .lines()
        .position(|line| line.contains("Listen on, and take notes"))
        .unwrap();
    desk.change("sheet", "first-reply", "first-replay");
    let (code, printed, _) = desk.run(&format!("storyboard import sheet --to {CALL} --dry-run"));
    assert_eq!(code, 1);
    assert!(
        printed.contains("error[unknown-target]") && printed.contains("Did you mean \"first-reply\"?"),
        "{printed}"
    );
    let cell = printed
        .split("--> sheet, Cell ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap();
    let row: usize = cell
        .trim_start_matches(|c: char| c.is_ascii_uppercase())
        .parse()
        .unwrap();
    assert_eq!(row, csv_row_of(&sheet, line), "{printed}");
    // A word of the format that does not exist: the sheet is no call, and nothing is written.
    let before = desk.text(CALL);
    desk.change("sheet", "Shouting", "Shoutin");
    let (code, printed, said) = desk.run(&format!("storyboard import sheet --to {CALL}"));
    assert_eq!((code, said.contains("nothing was written")), (1, true), "{said}");
    assert!(
        printed.contains("(Manner)") && printed.contains("Did you mean \"Shouting\"?"),
        "{printed}"
    );
    assert_eq!(desk.text(CALL), before);
}

/// The row of a spreadsheet in which a line of a CSV file stands: cells may have several lines.
fn csv_row_of(sheet: &str, line: usize) -> usize {
    let before: Vec<&str> = sheet.lines().take(line).collect();
    let mut row = 1;
    let mut is_quoted = false;
    for line in before {
        is_quoted ^= line.matches('"').count() % 2 == 1;
        row += usize::from(!is_quoted);
    }
    row
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn comments_are_not_lost_unasked() {
    let desk = Desk::new();
    let before = desk.text(CALL);
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    let sheet = desk.text("sheet");
    let kept: Vec<&str> = sheet
        .lines()
        .filter(|line| !line.starts_with("fact,,,breakdown,"))
        .collect();
    assert_eq!(kept.len() + 1, sheet.lines().count());
    fs::write(desk.path("sheet"), kept.join("\n")).unwrap();
    let (code, _, said) = desk.run(&format!("storyboard import sheet --to {CALL}"));
    assert_eq!(
        (code, said.contains("1 comment at parts that the sheet has no longer")),
        (1, true),
        "{said}"
    );
    assert_eq!(desk.text(CALL), before);
    let (_, _, said) = desk.run(&format!("storyboard import sheet --to {CALL} --force"));
    assert!(said.contains("1 comment of the old file lost"), "{said}");
    assert_ne!(desk.text(CALL), before);
    assert_eq!(desk.text(&format!("{CALL}.bak")), before);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn nothing_is_written_over_unasked() {
    let desk = Desk::new();
    fs::write(desk.path("sheet"), "mine").unwrap();
    for arguments in [
        "storyboard export angry-complaint --out sheet",
        "storyboard template --out sheet",
    ] {
        assert_eq!(desk.run(arguments).0, 2);
        assert_eq!(desk.text("sheet"), "mine");
    }
    // A file that is no RON is not replaced either.
    desk.run("storyboard template --format csv --out draft");
    fs::write(desk.path("scenarios/lost-card.ron"), "(((").unwrap();
    let (code, _, said) = desk.run("storyboard import draft --to scenarios/lost-card.ron");
    assert_eq!((code, said.contains("--force")), (2, true), "{said}");
    assert_eq!(desk.text("scenarios/lost-card.ron"), "(((");
    assert_eq!(
        desk.run("storyboard import draft --to scenarios/lost-card.ron --force")
            .0,
        0
    );
    assert_eq!(desk.text("scenarios/lost-card.ron.bak"), "(((");
    assert_eq!(desk.run("storyboard import draft --to draft.txt").0, 2);
    assert_eq!(desk.run("storyboard import nowhere --to scenarios/x.ron").0, 2);
    assert_eq!(desk.run("storyboard export nobody").0, 2);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_template_is_a_call_in_both_languages() {
    for language in ["en", "zh-Hans"] {
        for format in ["csv", "xlsx"] {
            let desk = Desk::new();
            assert_eq!(
                desk.run(&format!(
                    "storyboard template --format {format} --locale {language} --out draft"
                ))
                .0,
                0
            );
            let (code, printed, _) = desk.run("storyboard import draft --to scenarios/lost-card.ron");
            assert_eq!((code, printed.as_str()), (0, ""));
            let (code, _, said) = desk.run("check scenarios/lost-card.ron");
            assert_eq!((code, said.as_str()), (0, "1 call: no findings\n"));
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_stale_translation_is_marked_and_an_unmarked_one_is_confirmed() {
    let desk = Desk::new();
    let table = "scenarios/angry-complaint.zh-Hans.ron";
    desk.change(CALL, "Listen on, and take notes", "Listen on");
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    assert_eq!(desk.text("sheet").matches("[stale] ").count(), 1);
    let stale = |desk: &Desk| {
        desk.run(&format!("check {CALL}"))
            .1
            .matches("stale-translation")
            .count()
    };
    assert_eq!(stale(&desk), 1);
    let before = desk.text(table);
    desk.run(&format!("storyboard import sheet --to {CALL}"));
    assert_eq!(
        (stale(&desk), desk.text(table) == before),
        (1, false),
        "the comment with the source is new"
    );
    desk.change("sheet", "[stale] ", "");
    desk.run(&format!("storyboard import sheet --to {CALL}"));
    assert_eq!(stale(&desk), 0);
}

/// The comments of a file without their signs, as a bag.
fn comment_lines(text: &str) -> Vec<String> {
    let lines = comments(text)
        .into_iter()
        .map(|comment| comment.text.trim_start_matches('/').trim().to_owned());
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn comments_go_out_with_the_sheet_and_come_back_into_a_new_file() {
    let desk = Desk::new();
    for language in ["en", "zh-Hans"] {
        desk.run(&format!("new commented --dir calls --language {language}"));
        // Above a field, behind a value, at the end of a list and of the file.
        desk.change("calls/commented.ron", "    level: ", "    // How hard.\n    level: ");
        desk.change(
            "calls/commented.ron",
            "    rubric: (",
            "    /* Of a\n    meeting. */\n    rubric: (",
        );
        let text = desk.text("calls/commented.ron") + "// Good luck!\n";
        fs::write(desk.path("calls/commented.ron"), &text).unwrap();
        assert!(comment_lines(&text).len() > 20);
        for format in ["csv", "xlsx"] {
            desk.run(&format!(
                "storyboard export calls/commented.ron --format {format} --out sheet --force --locale {language}"
            ));
            let (code, told, said) = desk.run("storyboard import sheet --to anew/commented.ron --force --locale en");
            assert_eq!(code, 0, "{told}{said}");
            let anew = desk.text("anew/commented.ron");
            let flat = |text: &str| text.replace("/* Of a\n    meeting. */", "// Of a\n// meeting.");
            assert_eq!(comment_lines(&anew), comment_lines(&flat(&text)), "{language} {format}");
            // They stand at what they are about, and the next sheet has the same rows.
            let place = anew.find("// How hard.").unwrap();
            assert!(
                anew[place..].lines().nth(1).unwrap().trim().starts_with("level:"),
                "{anew}"
            );
            assert!(anew.starts_with("// "), "{anew}");
            let (_, first, _) = desk.run("storyboard export calls/commented.ron --format csv --out -");
            let (_, again, _) = desk.run("storyboard export anew/commented.ron --format csv --out -");
            assert_eq!(first.lines().count(), again.lines().count(), "{language} {format}");
            fs::remove_dir_all(desk.path("anew")).unwrap();
        }
        fs::remove_dir_all(desk.path("calls")).unwrap();
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_a_first_draft_lacks_is_named_all_at_once() {
    let desk = Desk::new();
    let draft = "Row\tNode\tId\tText\tLabel\tGoes to\tWhy\nline\tstart\thi\tHello\noption\t\tyes\t\tYes\tend\tok\nending\t\tend\n";
    fs::write(desk.path("draft"), draft).unwrap();
    let (code, printed, _) = desk.run("storyboard import draft --to scenarios/draft.ron");
    assert_eq!(code, 1);
    for missing in [
        "no row \"call\" with the id \"title\"",
        "no row \"customer\" with the id \"at no patience\"",
        "no row \"opening\"",
    ] {
        assert!(printed.contains(missing), "{missing}\n{printed}");
    }
    assert!(
        !printed.contains("pass mark") && !printed.contains("\"format\""),
        "{printed}"
    );
    // A field that its row lacks is named with its column.
    desk.run("storyboard template --format csv --out sheet");
    desk.change("sheet", "Ideal", "");
    let (_, printed, _) = desk.run("storyboard import sheet --to scenarios/lost-card.ron");
    assert!(
        printed.contains("--> sheet, Row") && printed.contains("It stands in the column \"Value\"."),
        "{printed}"
    );
}

/// The cells of a column, as a sheet without cells of several lines has them.
fn cells_of(desk: &Desk, change: impl Fn(usize, &mut Vec<String>, &dyn Fn(&str) -> usize)) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(desk.path("sheet"))
        .unwrap();
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let headers = rows[0].clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header.trim_start_matches('\u{feff}') == name)
            .unwrap()
    };
    for (index, row) in rows.iter_mut().enumerate().skip(1) {
        change(index + 1, row, &column);
    }
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_path(desk.path("sheet"))
        .unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
}

/// Whether a place is in this row: `Cell V12`, `Row 12`, `单元格 V12`, `第 12 行`.
fn names_row(place: &str, row: usize) -> bool {
    let pieces = place.split(|c: char| !c.is_ascii_alphanumeric());
    let mut rows = pieces.map(|piece| piece.trim_start_matches(|c: char| c.is_ascii_uppercase()));
    rows.any(|piece| piece == row.to_string())
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn mistakes_of_every_kind_are_named_in_one_run() {
    let desk = Desk::new();
    let before = desk.text(CALL);
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    let mut wrong = Vec::new();
    let options = std::cell::Cell::new(0);
    let named = std::cell::RefCell::new(&mut wrong);
    cells_of(&desk, |number, row, column| {
        if row[column("Row")] != "option" {
            return;
        }
        options.set(options.get() + 1);
        // Two of each: a cell that is no number, a word that does not exist, a field that is missing, a place that does not exist.
        let (header, text, code) = match options.get() {
            2 | 9 => ("Tension", "lots", "must be a whole number"),
            3 | 10 => ("Feeling", "Angry", "unknown-word"),
            4 | 11 => ("Why", "", "missing-field"),
            5 | 12 => ("Goes to", "nowhere-at-all", "unknown-target"),
            _ => return,
        };
        row[column(header)] = text.to_owned();
        named.borrow_mut().push((number, code));
    });
    assert_eq!(wrong.len(), 8);
    for (language, nothing) in [("en", "nothing was written"), ("zh-Hans", "什么也没有写")] {
        let (code, printed, said) = desk.run(&format!("storyboard import sheet --to {CALL} --locale {language}"));
        assert_eq!((code, said.contains(nothing)), (1, true), "{said}");
        let lines: Vec<&str> = printed.lines().collect();
        for (row, code) in &wrong {
            let code = match (language, *code) {
                ("zh-Hans", "must be a whole number") => "要写整数",
                (_, code) => code,
            };
            // A finding has its place on the line below its code.
            let is_named = lines.windows(2).any(|pair| {
                let place = if pair[1].contains(" --> ") { pair[1] } else { pair[0] };
                pair[0].contains(code) && names_row(place, *row)
            });
            assert!(is_named, "{row} {code}\n{printed}");
        }
        assert!(said.contains('8'), "{said}");
    }
    assert_eq!(desk.text(CALL), before);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_row_that_is_wrong_hides_no_mistake_of_another_cell() {
    let desk = Desk::new();
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    let options = std::cell::Cell::new(0);
    cells_of(&desk, |_, row, column| {
        if row[column("Row")] != "option" {
            return;
        }
        options.set(options.get() + 1);
        match options.get() {
            // A row that is not understood at all, and one with two mistakes of different kinds.
            2 => row[column("Row")] = "optoin".to_owned(),
            9 => {
                row[column("Tension")] = "lots".to_owned();
                row[column("Goes to")] = "nowhere-at-all".to_owned();
                row[column("Why")] = String::new();
            }
            11 => row[column("Acts")] = "no-such-act".to_owned(),
            _ => {}
        }
    });
    let (code, printed, said) = desk.run(&format!("storyboard import sheet --to {CALL} --locale en"));
    assert_eq!(code, 1);
    for told in [
        "Did you mean \"option\"?",
        "must be a whole number, not \"lots\"",
        "called \"nowhere-at-all\"",
        "The field `why` is missing.",
        "no act called \"no-such-act\"",
    ] {
        assert_eq!(printed.matches(told).count(), 1, "{told}\n{printed}");
    }
    // The replies of the row that is not understood have nothing to belong to; neither they nor anything else are told because of it.
    assert!(!printed.contains("there is nothing of that name"), "{printed}");
    let others = printed.lines().filter(|line| line.starts_with("error[")).count();
    assert_eq!(others, 3, "{printed}\n{said}");
}

#[test]
fn a_sheet_of_another_call_is_not_written_under_a_wrong_name() {
    let desk = Desk::new();
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    for more in ["", " --dry-run"] {
        let (code, printed, said) = desk.run(&format!(
            "storyboard import sheet --to calls/another.ron --locale en{more}"
        ));
        assert_eq!(code, 1);
        assert!(said.contains("nothing was written"), "{said}");
        assert_eq!(printed.matches("error[").count(), 1, "{printed}");
        assert!(printed.contains("error[wrong-file-name]"), "{printed}");
        assert!(!desk.path("calls/another.ron").exists());
    }
}

#[test]
fn a_value_whose_row_is_not_understood_is_not_told_to_stand_for_nothing() {
    let desk = Desk::new();
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    let names = std::cell::RefCell::new(Vec::new());
    cells_of(&desk, |_, row, column| {
        if row[column("Row")] == "value" && names.borrow().is_empty() {
            names.borrow_mut().push(row[column("Id")].clone());
            row[column("Row")] = "valeu".to_owned();
        }
    });
    let name = format!("{{{}}}", names.borrow()[0]);
    let sheet = desk.text("sheet");
    assert!(sheet.contains(&name), "{name} is used");
    let (code, printed, _) = desk.run(&format!("storyboard import sheet --to {CALL} --locale en"));
    assert_eq!(code, 1);
    assert!(printed.contains("Did you mean \"value\"?"), "{printed}");
    assert!(!printed.contains("stands for nothing"), "{printed}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn blocks_above_rows_stand_once_in_a_new_file() {
    let desk = Desk::new();
    desk.run("new commented --dir calls --language en");
    let text = desk.text("calls/commented.ron");
    let with_block = |text: &str, list: &str, block: &str| {
        let from = text.find(list).unwrap() + list.len();
        let element = from + text[from..].find('(').unwrap();
        format!("{}{block}\n{}", &text[..element], &text[element..])
    };
    let text = with_block(&text, "nodes: [", "/* Above a node,\n   in two lines. */");
    let text = with_block(&text, "options: [", "/* Above an option,\n   in two lines too. */");
    fs::write(desk.path("calls/commented.ron"), &text).unwrap();
    for mark in ["", "\u{feff}"] {
        fs::write(desk.path("calls/commented.ron"), format!("{mark}{text}")).unwrap();
        desk.run("storyboard export calls/commented.ron --format csv --out sheet --force");
        let (code, told, said) = desk.run("storyboard import sheet --to anew/commented.ron --force --locale en");
        assert_eq!(code, 0, "{told}{said}");
        let anew = desk.text("anew/commented.ron");
        for line in [
            "Above a node,",
            "Above an option,",
            "in two lines.",
            "in two lines too.",
        ] {
            assert_eq!(anew.matches(line).count(), 1, "{line}: {anew}");
        }
        assert_eq!(comment_lines(&anew).len(), comment_lines(&text).len() + 2, "{anew}");
        fs::remove_dir_all(desk.path("anew")).unwrap();
        // What goes back into the old file is all in it already.
        let (code, _, said) = desk.run("storyboard import sheet --to calls/commented.ron --locale en");
        assert_eq!(code, 0, "{said}");
        assert!(!said.contains("note"), "{said}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_a_row_that_is_not_understood_would_have_made_is_not_told_to_be_missing() {
    let desk = Desk::new();
    desk.run("storyboard export angry-complaint --format csv --out sheet");
    cells_of(&desk, |_, row, column| {
        let kind = &mut row[column("Row")];
        match kind.as_str() {
            "opening" => *kind = "openin".to_owned(),
            "node" => *kind = "nodde".to_owned(),
            _ => {}
        }
    });
    let (code, printed, _) = desk.run(&format!("storyboard import sheet --to {CALL}"));
    assert_eq!(code, 1);
    assert!(printed.contains("Did you mean \"opening\"?"), "{printed}");
    assert!(
        !printed.contains("The sheet has no row") && !printed.contains("error["),
        "{printed}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_is_said_is_said_in_either_language() {
    let desk = Desk::new();
    let chinese = |arguments: &str, code: i32| {
        let ran = desk.run(&format!("{arguments} --locale zh-Hans"));
        assert_eq!(ran.0, code, "{ran:?}");
        let told = format!("{}{}", ran.1, ran.2);
        assert_eq!(crate::chinese::english_in(&told), None, "{told}");
        told
    };
    assert!(chinese("storyboard template --format csv --out draft", 0).contains("已写好"));
    assert!(chinese("storyboard export angry-complaint --format csv --out sheet", 0).contains(" 行"));
    assert!(chinese(&format!("storyboard import sheet --to {CALL} --dry-run"), 0).contains("内容本来就一样"));
    assert!(chinese("storyboard import draft --to scenarios/lost-card.ron --dry-run", 0).contains("会写入"));
    assert!(chinese("storyboard import draft --to scenarios/lost-card.ron", 0).contains("已写入"));
    assert!(chinese("storyboard import draft --to draft.txt", 2).contains("不是通话文件"));
    fs::write(desk.path("draft"), "Row,Node,Id,Text\nline,start,hi,Hello\n").unwrap();
    let told = chinese("storyboard import draft --to scenarios/other.ron", 1);
    assert!(
        told.contains("表里没有“来电”行。") && told.contains("个错误；什么也没有写"),
        "{told}"
    );
    fs::write(desk.path("draft"), vec![b'a'; 2 << 20]).unwrap();
    assert!(chinese("storyboard import draft --to scenarios/other.ron", 1).contains("这个文件大于 1 MiB"));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_sheet_is_what_its_name_says() {
    let desk = Desk::new();
    let (code, _, said) = desk.run("storyboard export angry-complaint --out sheet.csv --locale en");
    assert_eq!(code, 0, "{said}");
    assert!(desk.text("sheet.csv").contains("angry-complaint"));
    let (code, _, said) = desk.run("storyboard export angry-complaint --format csv --out sheet.xlsx --locale en");
    assert_eq!(code, 2);
    assert!(said.contains("ends with .xlsx"), "{said}");
    let (code, _, said) = desk.run("storyboard template --format xlsx --out draft.csv --locale zh-Hans");
    assert_eq!(code, 2);
    assert!(said.contains("以 .csv 结尾"), "{said}");
}
