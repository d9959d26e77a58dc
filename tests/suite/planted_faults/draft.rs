//! The files of the shipped calls, to be edited by paths of ids and fields such as `nodes/rush/ask/options/quick-check/points`.
//!
//! A step of a path names a field of `( )`, the entry of `[ ]` with that id, or with `#N` the entry of that number.

use std::ops::Range;
use std::path::Path;

use rolecall::sim::check::SourceFile;
use rolecall::store::scenario_files::read_folder;

/// All files, and the one that is being edited.
#[derive(Clone)]
pub struct Draft {
    files: Vec<SourceFile>,
    file: String,
}

/// The shipped files, with the names that they have below their folder.
pub fn shipped() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let short = |name: &str| name.rsplit_once("scenarios/").map_or(name, |(_, rest)| rest).to_owned();
    let files = read_folder(&folder).unwrap().files.into_iter();
    files
        .map(|file| SourceFile {
            name: short(&file.name),
            ..file
        })
        .collect()
}

impl Draft {
    /// The shipped files, with this one open.
    pub fn new(file: &str) -> Self {
        Self {
            files: shipped(),
            file: file.to_owned(),
        }
    }

    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Takes a file away.
    pub fn without(mut self, name: &str) -> Self {
        self.files.retain(|file| file.name != name);
        self
    }

    /// The open file a second time, under another name.
    pub fn copied(mut self, name: &str) -> Self {
        let bytes = self.text().into_bytes();
        self.files.push(SourceFile {
            name: name.to_owned(),
            bytes,
        });
        self
    }

    pub fn text(&self) -> String {
        let file = self.files.iter().find(|file| file.name == self.file).unwrap();
        String::from_utf8(file.bytes.clone()).unwrap()
    }

    /// Changes the whole text.
    pub fn rewrite(mut self, change: impl Fn(&str) -> String) -> Self {
        let changed = change(&self.text());
        let file = self.files.iter_mut().find(|file| file.name == self.file).unwrap();
        file.bytes = changed.into_bytes();
        self
    }

    fn splice(self, range: &Range<usize>, with: &str) -> Self {
        self.rewrite(|text| format!("{}{with}{}", &text[..range.start], &text[range.end..]))
    }

    /// What stands at a path.
    #[track_caller]
    pub fn at(&self, path: &str) -> String {
        let text = self.text();
        let range = find(&text, path).unwrap_or_else(|| panic!("{path} is not in {}", self.file));
        text[range].to_owned()
    }

    /// The bytes of a path.
    pub fn range(&self, path: &str) -> Option<Range<usize>> {
        find(&self.text(), path)
    }

    /// Puts something else at a path.
    #[track_caller]
    pub fn put(self, path: &str, value: &str) -> Self {
        let range = self
            .range(path)
            .unwrap_or_else(|| panic!("{path} is not in {}", self.file));
        self.splice(&range, value)
    }

    /// Gives a struct a field, or another value for it.
    #[track_caller]
    pub fn set(self, path: &str, field: &str, value: &str) -> Self {
        let whole = format!("{path}/{field}");
        if self.range(whole.trim_start_matches('/')).is_some() {
            return self.put(whole.trim_start_matches('/'), value);
        }
        self.add(path, &format!("{field}: {value}"))
    }

    /// Adds a field or an entry as the first of a struct, list or map.
    #[track_caller]
    pub fn add(self, path: &str, entry: &str) -> Self {
        let range = self
            .range(path)
            .unwrap_or_else(|| panic!("{path} is not in {}", self.file));
        let text = self.text();
        let open = range.start + text[range.clone()].find(['(', '[', '{']).unwrap() + 1;
        self.splice(&(open..open), &format!("{entry}, "))
    }

    /// Takes a field or an entry away.
    #[track_caller]
    pub fn remove(self, path: &str) -> Self {
        let text = self.text();
        let mut range = self
            .range(path)
            .unwrap_or_else(|| panic!("{path} is not in {}", self.file));
        let name = path.rsplit('/').next().unwrap();
        let before = text[..range.start].trim_end();
        if let Some(before) = before
            .strip_suffix(':')
            .and_then(|before| before.trim_end().strip_suffix(name))
        {
            range.start = before.len();
        }
        if let Some(key) = before.strip_suffix(':').filter(|before| before.ends_with('"')) {
            range.start = key[..key.len() - 1].rfind('"').unwrap();
        }
        if text[range.end..].starts_with(',') {
            range.end += 1;
        }
        self.splice(&range, "")
    }

    /// The ids of the options of a node.
    pub fn options(&self, node: &str) -> Vec<String> {
        let text = self.text();
        let list = find(&text, &format!("nodes/{node}/ask/options")).unwrap();
        parts(&text, &list)
            .into_iter()
            .filter_map(|entry| id_of(&text, &entry))
            .collect()
    }

    /// The ids of the nodes that ask.
    pub fn decisions(&self) -> Vec<String> {
        let text = self.text();
        let nodes = parts(&text, &find(&text, "nodes").unwrap());
        nodes
            .into_iter()
            .filter(|node| field(&text, node, "ask").is_some())
            .filter_map(|node| id_of(&text, &node))
            .collect()
    }

    /// The points of an option, summed.
    pub fn points(&self, node: &str, option: &str) -> i32 {
        let path = format!("nodes/{node}/ask/options/{option}");
        let text = self.text();
        let Some(points) = find(&text, &format!("{path}/points")) else {
            return 0;
        };
        let numbers = text[points]
            .split(|c: char| !c.is_ascii_digit() && c != '-')
            .filter(|number| !number.is_empty());
        numbers.map(|number| number.parse::<i32>().unwrap()).sum()
    }
}

/// The place of a path in a file.
fn find(text: &str, path: &str) -> Option<Range<usize>> {
    let start = skip_blanks(text, 0);
    let mut range = start..end_of(text, start);
    for step in path.split('/').filter(|step| !step.is_empty()) {
        let number = step.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
        let is_list = text[range.clone()].starts_with('[');
        range = match number {
            Some(number) => value_of(text, parts(text, &range).into_iter().nth(number)?),
            None if is_list => parts(text, &range)
                .into_iter()
                .find(|entry| id_of(text, entry).as_deref() == Some(step))?,
            None => field(text, &range, step)?,
        };
    }
    Some(range)
}

/// The value of a part that may have a name in front.
fn value_of(text: &str, part: Range<usize>) -> Range<usize> {
    let mut at = part.start;
    if text[at..].starts_with('"') {
        at = end_of_text(text, at);
        let colon = skip_blanks(text, at);
        if text[colon..].starts_with(':') {
            return skip_blanks(text, colon + 1)..part.end;
        }
    }
    part
}

fn field(text: &str, whole: &Range<usize>, name: &str) -> Option<Range<usize>> {
    parts(text, whole).into_iter().find_map(|part| {
        let rest = text[part.clone()].strip_prefix(name)?.trim_start();
        let value = rest.strip_prefix(':')?;
        let start = part.end - value.len();
        Some(skip_blanks(text, start)..part.end)
    })
}

fn id_of(text: &str, entry: &Range<usize>) -> Option<String> {
    let id = field(text, entry, "id").or_else(|| field(text, entry, "name"))?;
    Some(text[id].trim_matches('"').to_owned())
}

/// The parts of a struct, list or map, without the commas between them.
fn parts(text: &str, whole: &Range<usize>) -> Vec<Range<usize>> {
    let Some(open) = text[whole.clone()].find(['(', '[', '{']) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut at = skip_blanks(text, whole.start + open + 1);
    while !text[at..].starts_with([')', ']', '}']) {
        let end = end_of(text, at);
        parts.push(at..end);
        at = skip_blanks(text, end);
        if text[at..].starts_with(',') {
            at = skip_blanks(text, at + 1);
        }
    }
    parts
}

/// Where a part ends that begins here: before the comma or bracket that follows it.
fn end_of(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut depth = 0;
    let mut end = start;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '"' => at = end_of_text(text, at),
            '/' if text[at..].starts_with("//") => {
                at = skip_blanks(text, at);
                continue;
            }
            '(' | '[' | '{' => {
                depth += 1;
                at += 1;
            }
            ')' | ']' | '}' if depth == 0 => return end,
            ')' | ']' | '}' => {
                depth -= 1;
                at += 1;
            }
            ',' if depth == 0 => return end,
            _ => {
                at += c.len_utf8();
                if c.is_whitespace() {
                    continue;
                }
            }
        }
        end = at;
    }
    end
}

fn end_of_text(text: &str, quote: usize) -> usize {
    let mut escaped = false;
    for (index, c) in text[quote + 1..].char_indices() {
        match c {
            '"' if !escaped => return quote + 1 + index + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    panic!("a text without an end")
}

fn skip_blanks(text: &str, from: usize) -> usize {
    let mut rest = text[from..].trim_start();
    while rest.starts_with("//") {
        rest = rest.find('\n').map_or("", |end| &rest[end..]).trim_start();
    }
    text.len() - rest.len()
}

#[test]
fn paths_lead_to_what_they_name() {
    let draft = Draft {
        files: vec![SourceFile {
            name: "a.ron".to_owned(),
            bytes:
                b"// A call.\n(id: \"a\", list: [(id: \"x\", n: 1), (id: \"y\", n: -2)], map: {\"k/1\": (\"v)\", 3)})"
                    .to_vec(),
        }],
        file: "a.ron".to_owned(),
    };
    assert_eq!(draft.at("list/y/n"), "-2");
    assert_eq!(draft.at("list/#0"), "(id: \"x\", n: 1)");
    assert_eq!(draft.at("map/#0"), "(\"v)\", 3)");
    let edited = draft
        .clone()
        .put("list/x/n", "7")
        .remove("list/y")
        .set("", "new", "true")
        .set("list/x", "m", "2");
    assert_eq!(
        edited.text(),
        "// A call.\n(new: true, id: \"a\", list: [(m: 2, id: \"x\", n: 7), ], map: {\"k/1\": (\"v)\", 3)})"
    );
    assert!(draft.remove("map/#0").text().ends_with("map: {})"));
}
