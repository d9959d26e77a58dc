//! The table that says who stands behind a pseudonym. It comes from whoever makes the report and is kept nowhere.

use std::collections::BTreeMap;

use crate::sim::sentence::{Sentence, sentence};

/// Names by pseudonyms.
pub type Names = BTreeMap<String, String>;

/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// Reads a CSV table with the columns `trainee` and `name`; others are passed over.
///
/// # Errors
/// A sentence that names the line.
pub fn read_names(bytes: &[u8]) -> Result<Names, Sentence> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let headers = reader.headers().map_err(|error| unreadable(&error))?;
    let column = |wanted: &str| headers.iter().position(|found| found == wanted);
    let (Some(trainee), Some(name)) = (column("trainee"), column("name")) else {
        return Err(sentence!(
            "The table of names needs the columns \"trainee\" and \"name\" in its first line.",
            "姓名表的第一行要有“trainee”和“name”两列。"
        ));
    };
    let mut names = Names::new();
    for row in reader.records() {
        let row = row.map_err(|error| unreadable(&error))?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |place: usize| row.get(place).unwrap_or_default().to_owned();
        let (pseudonym, person) = (cell(trainee), cell(name));
        if pseudonym.is_empty() || person.is_empty() || person.chars().count() > LONGEST_NAME {
            return Err(sentence!(
                "Line {line} of the table of names needs a pseudonym and a name of 1 to {LONGEST_NAME} characters.",
                "姓名表第 {line} 行要有化名，和 1 到 {LONGEST_NAME} 个字的姓名。"
            ));
        }
        if names.insert(pseudonym, person).is_some() {
            return Err(sentence!(
                "Line {line} of the table of names gives a second name to one pseudonym.",
                "姓名表第 {line} 行给同一个化名写了第二个姓名。"
            ));
        }
    }
    Ok(names)
}

fn unreadable(error: &csv::Error) -> Sentence {
    sentence!(
        "The table of names cannot be read: {error}.",
        "姓名表读不了（{error}）。"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_names_is_read_or_its_line_is_named() {
        let names = read_names("\u{feff}trainee,name,room\r\nab12,\"Zhang, San\",3\n".as_bytes());
        assert_eq!(names.unwrap().get("ab12").map(String::as_str), Some("Zhang, San"));
        for (table, word) in [
            ("a,b\n1,2\n", "columns"),
            ("trainee,name\nx,\n", "Line 2"),
            ("trainee,name\nx,A\nx,B\n", "Line 3"),
            ("trainee,name\nx\n", "cannot be read"),
        ] {
            assert!(
                read_names(table.as_bytes()).unwrap_err().english.contains(word),
                "{table}"
            );
        }
    }
}
