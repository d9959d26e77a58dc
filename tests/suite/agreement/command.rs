//! `rolecall agreement` over a table of one's own, and where there is nothing to compare.

use std::fs;
use std::path::{Path, PathBuf};

use unicode_width::UnicodeWidthStr as _;

use crate::marks::people::run;
use crate::terminal::Ran;

/// The program for somebody without keys and without marks.
fn alone(folder: &Path, arguments: &[&str]) -> Ran {
    run(&folder.join("keys"), &folder.join("data"), arguments)
}

fn table(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("marks.csv");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn published_figures_come_out_of_a_table_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "session,item,assessor,value\n".to_owned();
    for (target, row) in [
        [9, 2, 5, 8],
        [6, 1, 3, 2],
        [8, 4, 6, 8],
        [7, 1, 2, 6],
        [10, 5, 6, 9],
        [6, 2, 4, 7],
    ]
    .iter()
    .enumerate()
    {
        for (judge, value) in row.iter().enumerate() {
            text.push_str(&format!("t{target},mark,j{judge},{value}\n"));
        }
    }
    let path = table(folder.path(), &text);
    let arguments = ["agreement", "--table", path.to_str().unwrap()];
    let ran = alone(folder.path(), &arguments).expect(0);
    assert!(
        ran.out
            .contains("ICC(1,1) .17, ICC(2,1) .29, ICC(3,1) .71; (1,k) .44, (2,k) .62, (3,k) .91"),
        "{}",
        ran.out
    );
    assert!(ran.out.lines().all(|line| line.width() <= 100), "{}", ran.out);
    // What is corrected for chance stands in front of every share.
    let share = ran.out.find(" % of").unwrap();
    assert!(ran.out.find("kappa").unwrap() < share && ran.out.find("beyond chance").unwrap() < share);
    let chinese =
        crate::terminal::run::<&str>(folder.path(), &[&arguments[..], &["--locale", "zh-Hans"]].concat(), &[])
            .expect(0);
    assert!(
        chinese.out.contains("除去巧合") && chinese.out.lines().all(|line| line.width() <= 100),
        "{}",
        chinese.out
    );
    let csv = run(
        folder.path(),
        folder.path(),
        &[&arguments[..], &["--format", "csv"]].concat(),
    )
    .expect(0);
    let row = csv.out.lines().find(|line| line.contains(",icc-2-1,")).unwrap();
    assert!(row.starts_with("mark,points,,,icc-2-1,0.289764,,6"), "{row}");
}

#[test]
fn a_table_with_mistakes_and_an_empty_folder_are_said_clearly() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), "session,item,assessor,value\ns1,mark,ann,much\n");
    let arguments = ["agreement", "--table", path.to_str().unwrap()];
    alone(folder.path(), &arguments)
        .expect(1)
        .naming(&["marks.csv:2", "much"]);
    alone(folder.path(), &["agreement", "--table", "nothing.csv"])
        .expect(2)
        .naming(&["nothing.csv"]);
    let none = alone(folder.path(), &["agreement"]).expect(0);
    assert!(none.out.contains("0 assessors"), "{}", none.out);
    let wrong = [
        "agreement",
        "--open-round",
        "Spring!",
        "--expert",
        "x",
        "--assessor",
        "y",
        "--session",
        "z",
    ];
    alone(folder.path(), &wrong).expect(2).naming(&["16 hexadecimal"]);
    assert!(!folder.path().join("data").join("rounds").exists());
}
