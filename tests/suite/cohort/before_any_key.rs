//! Where nobody has a key yet a group is shown with the computed marks, unless whoever looks says that they do not mark.

use std::sync::Arc;

use rolecall::store::cohort::kept_sessions::KeptSessions;
use rolecall::store::cohort::whole_report::{WhoLooks, whole_report_for};
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;
use serde_json::Value;

use super::command::rolecall;
use super::{PLAYS, data, exam, trainee};
use crate::marks::people::{new_key, run};

#[test]
fn a_group_is_shown_with_the_computed_marks_to_whoever_may_still_mark() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("data");
    let table = folder.path().join("class.csv");
    std::fs::write(&table, format!("trainee,group\r\n{},Night\r\n", trainee(0))).unwrap();
    rolecall(&home, &["roster", "import", table.to_str().unwrap()]).expect(0);
    let session = exam(&data(&home), "two-steps", &trainee(0), PLAYS[0]);
    let public = new_key(&home.with_extension("keys"), &home, "ann");
    let mark = |words: &[&str]| rolecall(&home, &[&["mark", &session], words].concat()).expect(0);
    mark(&["confirm"]);
    mark(&[
        "override",
        "--dimension",
        "empathy",
        "--mark",
        "13.7",
        "--reason",
        "Seen",
    ]);
    mark(&["close"]);

    let others = folder.path().join("others");
    let look = |words: &[&str]| run(&others, &home, words);
    look(&["keys", "trust", "ann", &public]).expect(0);
    for (locale, hint) in [("en", "add --everything"), ("zh-Hans", "请加 --everything")] {
        for (more, is_kept) in [(&[][..], true), (&["--everything"][..], false)] {
            let words = [
                "cohort",
                "Night",
                "--format",
                "json",
                "--keep-pseudonyms",
                "--locale",
                locale,
            ];
            let told = look(&[&words, more].concat()).expect(0);
            assert_eq!(told.err.contains(hint), is_kept, "{told:?}");
            let report: Value = serde_json::from_str(&told.out).unwrap();
            let marks = &report["cohort"]["progress"][0]["exams"][0];
            let basis = if is_kept { "computed" } else { "assessed" };
            assert_eq!(marks["basis"], basis, "{marks}");
            assert_eq!(marks["dimensions"][0] == 137, !is_kept, "{marks}");
        }
    }
    // The window's screen of groups keeps to the same rule.
    for marks_nothing in [false, true] {
        let who = WhoLooks {
            keys: KeyFolder::at(Arc::new(RealFs), others.clone(), &home),
            marks_nothing,
        };
        let read = whole_report_for(&data(&home), who, None, &mut KeptSessions::default()).unwrap();
        let kept = usize::from(!marks_nothing);
        assert_eq!((read.kept_back_exams, read.kept_back), (kept, kept));
        assert_eq!(read.agreement.unwrap().sessions, u64::from(marks_nothing));
    }
    new_key(&others, &home, "ben");
    look(&["cohort", "Night", "--everything"])
        .expect(2)
        .naming(&["--everything"]);
    look(&["cohort", "Night", "--everything", "--key", "ben"]).expect(2);
}
