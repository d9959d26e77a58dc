//! From the rows of a sheet to rows that are understood, each with what it says and where it belongs.

use std::collections::BTreeSet;

use super::assemble::{Assembled, assemble};
use super::columns::Column;
use super::export::STALE;
use super::fill_down::Above;
use super::forms::{Form, parse, short};
use super::grid::{Grid, Headers, MOST_PROBLEMS, SheetProblem};
use super::kinds::{Field, Kind, Place, kind_of, kinds};
use super::settings::{SETTINGS, Setting};
use super::tree::{CellPlace, Tree};
use crate::sim::diagnostic::nearest;
use crate::sim::sentence::{Sentence, sentence};

/// A row that has been read.
#[derive(Debug)]
pub struct ReadRow {
    /// Where it stands.
    pub place: CellPlace,
    /// What it is.
    pub kind: &'static Kind,
    /// The node that it belongs to; if the cell is empty, that of the row above.
    pub node: String,
    /// What it belongs to.
    pub of: String,
    /// Its id.
    pub id: String,
    /// Which single value it is.
    pub setting: Option<&'static Setting>,
    /// Its values.
    pub group: Tree,
    /// Its translations by column.
    pub translations: Vec<(Column, Translated)>,
}

/// A translation as it stands in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// The words.
    pub text: String,
    /// Whether it was marked as older than its source.
    pub is_stale: bool,
    /// Its cell.
    pub place: CellPlace,
}

/// A sheet as far as it can be read.
#[derive(Debug)]
pub struct Imported {
    /// The call without what is wrong.
    pub assembled: Assembled,
    /// Which column means what.
    pub headers: Headers,
    /// Everything that is wrong with the sheet, each with its cell.
    pub problems: Vec<SheetProblem>,
    /// Whether every row is in the call. Where one is not, what refers to it seems wrong and may be right.
    pub has_all_rows: bool,
    /// Ids and nodes of the rows with mistakes. Whoever names one of these may be right, though the call may not have it.
    pub doubtful_names: BTreeSet<String>,
}

/// Reads a whole sheet that has nothing wrong.
///
/// # Errors
/// Everything that is wrong with it, each with its cell.
pub fn import(grid: &Grid) -> Result<(Assembled, Headers), Vec<SheetProblem>> {
    let imported = import_all(grid)?;
    match imported.problems.is_empty() {
        true => Ok((imported.assembled, imported.headers)),
        false => Err(imported.problems),
    }
}

/// Reads what can be read of a sheet, and says what is wrong with the rest.
///
/// # Errors
/// When nothing can be read: there are no headers, or one of them is almost one that is known, or nearly every row is wrong.
pub fn import_all(grid: &Grid) -> Result<Imported, Vec<SheetProblem>> {
    let headers = Headers::find(grid)?;
    let mut reader = Reader {
        grid,
        headers: &headers,
        problems: Vec::new(),
        above: Above::default(),
        has_all_rows: true,
    };
    let mut rows = Vec::new();
    for row in headers.row + 1..grid.rows.len() {
        rows.extend(reader.row(row));
        // Somebody who has taken the wrong file needs no million sentences.
        if reader.problems.len() > MOST_PROBLEMS {
            return Err(reader.problems);
        }
    }
    let (mut problems, mut has_all_rows) = (reader.problems, reader.has_all_rows);
    if rows.is_empty() && problems.is_empty() {
        problems.push(SheetProblem::of_sheet(sentence!(
            "The sheet has headers and no rows.",
            "这张表只有标题，没有内容行。"
        )));
    }
    let of_cells = problems.len();
    let assembled = assemble(rows, &headers, &mut problems);
    // What cannot be brought together is left out with its row.
    has_all_rows &= problems.len() == of_cells;
    without_consequences(&mut problems, of_cells, grid, &headers);
    let doubtful_names = doubtful_names(grid, &headers, &problems);
    Ok(Imported {
        assembled,
        headers,
        problems,
        has_all_rows,
        doubtful_names,
    })
}

/// Leaves out what is told of rows only because what they belong to stands in a row that is itself wrong: the first `of_cells` problems
/// are those of the rows by themselves.
fn without_consequences(problems: &mut Vec<SheetProblem>, of_cells: usize, grid: &Grid, headers: &Headers) {
    let cell = |problem: &SheetProblem, column: Column| {
        let row = (problem.place?.row as usize).checked_sub(1)?;
        let written = grid.cell(row, *headers.columns.get(&column)?).trim();
        (!written.is_empty()).then_some(written)
    };
    let of_rows = problems[..of_cells].iter();
    let wrong: BTreeSet<&str> = of_rows.filter_map(|problem| cell(problem, Column::Id)).collect();
    let is_consequence = |problem: &SheetProblem| {
        let mut owners = [Column::Of, Column::Node].into_iter();
        owners.any(|column| cell(problem, column).is_some_and(|name| wrong.contains(name)))
    };
    let mut index = 0;
    problems.retain(|problem| {
        index += 1;
        index <= of_cells || !is_consequence(problem)
    });
}

fn doubtful_names(grid: &Grid, headers: &Headers, problems: &[SheetProblem]) -> BTreeSet<String> {
    let rows = problems.iter().filter_map(|problem| Some(problem.place?.row));
    let cells = rows.flat_map(|row| {
        let named = [Column::Id, Column::Node].into_iter();
        named.filter_map(move |column| {
            let index = headers.columns.get(&column)?;
            Some(grid.cell((row as usize).checked_sub(1)?, *index).trim().to_owned())
        })
    });
    cells.filter(|name| !name.is_empty()).collect()
}

struct Reader<'g> {
    grid: &'g Grid,
    headers: &'g Headers,
    problems: Vec<SheetProblem>,
    above: Above,
    has_all_rows: bool,
}

impl Reader<'_> {
    fn row(&mut self, index: usize) -> Option<ReadRow> {
        let word = self.cell(index, Column::Kind).trim().to_owned();
        let is_blank = self
            .used()
            .all(|(_, column)| self.grid.cell(index, column).trim().is_empty());
        if is_blank || word.starts_with('#') {
            return None;
        }
        let Some(kind) = kind_of(&word) else {
            self.unknown_kind(index, &word);
            self.has_all_rows = false;
            return None;
        };
        let mut row = ReadRow {
            place: self.place(index, None),
            kind,
            node: self.cell(index, Column::Node).trim().to_owned(),
            of: self.cell(index, Column::Of).trim().to_owned(),
            id: self.cell(index, Column::Id).trim().to_owned(),
            setting: None,
            group: Tree::empty_group().at(self.place(index, None)),
            translations: Vec::new(),
        };
        self.misplaced(index, kind);
        if let Place::Setting { is_of_customer } = kind.place {
            let setting = self.setting(index, &row.id, is_of_customer);
            self.has_all_rows &= setting.is_some();
            row.setting = Some(setting?);
        }
        for field in kind.all_fields() {
            self.field(index, field, &mut row.group);
        }
        match (kind.place, row.setting) {
            (_, Some(setting)) => {
                let field = Field {
                    column: Column::Text,
                    path: "value",
                    form: setting.form,
                    key: None,
                };
                self.field(index, &field, &mut row.group);
            }
            (Place::Value, _) => {
                for (column, path) in [(Column::Label, "type"), (Column::Text, "text")] {
                    let field = Field {
                        column,
                        path,
                        form: Form::Text,
                        key: None,
                    };
                    self.field(index, &field, &mut row.group);
                }
            }
            _ => {}
        }
        self.translations(index, &mut row);
        let note = self.cell(index, Column::Note).trim();
        row.group.note = (!note.is_empty()).then(|| note.to_owned());
        self.above.fill_down(&mut row);
        Some(row)
    }

    fn used(&self) -> impl Iterator<Item = (Column, usize)> {
        let both = self.headers.columns.iter().chain(&self.headers.translations);
        both.map(|(column, index)| (*column, *index))
    }

    fn cell(&self, row: usize, column: Column) -> &str {
        self.headers
            .columns
            .get(&column)
            .map_or("", |index| self.grid.cell(row, *index))
    }

    fn place(&self, row: usize, column: Option<Column>) -> CellPlace {
        let index = column.and_then(|column| self.headers.columns.get(&column));
        CellPlace {
            row: row as u32 + 1,
            column: index.map(|index| *index as u32),
        }
    }

    fn problem(&mut self, place: CellPlace, message: Sentence) {
        let problem = self.headers.problem(place, message);
        self.problems.push(problem);
    }

    fn unknown_kind(&mut self, index: usize, word: &str) {
        let meant = nearest(&word.to_lowercase(), kinds().flat_map(|kind| kind.word));
        let place = self.place(index, Some(Column::Kind));
        let short = short(word);
        let message = match (word.is_empty(), meant) {
            (true, _) => sentence!(
                "is empty, and the row is not; say what kind of row it is",
                "是空的，这一行却有内容；请写明是什么行"
            ),
            (false, Some(meant)) => sentence!(
                "has \"{short}\", which is no kind of row. Did you mean \"{meant}\"?",
                "写着“{short}”，没有这种行。是不是想写“{meant}”？"
            ),
            (false, None) => {
                let known = |language: usize| kinds().map(|kind| kind.word[language]).collect::<Vec<_>>();
                let (english, chinese) = (known(0).join(", "), known(1).join("、"));
                Sentence {
                    english: format!("has \"{short}\", which is no kind of row. There are {english}."),
                    chinese: format!("写着“{short}”，没有这种行。可用的有：{chinese}。"),
                }
            }
        };
        self.problem(place, message);
    }

    /// A cell that its row does not use would be lost.
    fn misplaced(&mut self, index: usize, kind: &Kind) {
        let is_used = |column: Column| {
            matches!(column, Column::Kind | Column::Note)
                || kind.address().contains(&column)
                || kind.all_fields().any(|field| field.column == column)
        };
        let wrong: Vec<Column> = self
            .headers
            .columns
            .keys()
            .copied()
            .filter(|column| !is_used(*column))
            .collect();
        for column in wrong {
            let cell = self.cell(index, column).trim();
            if !cell.is_empty() {
                let short = short(cell);
                let [english, chinese] = kind.word;
                let message = Sentence {
                    english: format!(
                        "has \"{short}\", and a row of the kind \"{english}\" has nothing there; clear the cell or move it"
                    ),
                    chinese: format!("写着“{short}”，而“{chinese}”行的这一列什么也不填；请清空或移到别处"),
                };
                self.problem(self.place(index, Some(column)), message);
            }
        }
    }

    fn setting(&mut self, index: usize, id: &str, is_of_customer: bool) -> Option<&'static Setting> {
        let plain = id.to_lowercase().replace(['_', '-'], " ");
        let of_kind = || {
            SETTINGS
                .iter()
                .filter(|setting| setting.is_of_customer == is_of_customer)
        };
        let found = of_kind().find(|setting| setting.id.contains(&plain.as_str()));
        if found.is_none() {
            let short = short(id);
            let message = match nearest(&plain, of_kind().flat_map(|setting| setting.id)) {
                Some(meant) => sentence!(
                    "has \"{short}\", which is no value of such a row. Did you mean \"{meant}\"?",
                    "写着“{short}”，这种行没有这个值。是不是想写“{meant}”？"
                ),
                None => {
                    let known = |language: usize| of_kind().map(|setting| setting.id[language]).collect::<Vec<_>>();
                    let (english, chinese) = (known(0).join(", "), known(1).join("、"));
                    Sentence {
                        english: format!("has \"{short}\", which is no value of such a row. There are {english}."),
                        chinese: format!("写着“{short}”，这种行没有这个值。可用的有：{chinese}。"),
                    }
                }
            };
            self.problem(self.place(index, Some(Column::Id)), message);
        }
        found
    }

    fn field(&mut self, index: usize, field: &Field, group: &mut Tree) {
        let cell = self.cell(index, field.column).replace("\r\n", "\n");
        let place = self.place(index, Some(field.column));
        match parse(field.form, &cell) {
            Ok(Some(value)) => *group.slot(field.path) = value.at(place),
            Ok(None) => {}
            Err(wrong) => self.problem(place, wrong),
        }
    }

    fn translations(&mut self, index: usize, row: &mut ReadRow) {
        for (column, at) in &self.headers.translations {
            let cell = self.grid.cell(index, *at).replace("\r\n", "\n");
            if cell.trim().is_empty() {
                continue;
            }
            let place = CellPlace {
                row: index as u32 + 1,
                column: Some(*at as u32),
            };
            let is_translated = match row.kind.place {
                Place::Setting { .. } => {
                    row.setting.is_some_and(|setting| setting.is_translated) && *column == Column::Text
                }
                Place::Value => *column == Column::Text && self.cell(index, Column::Label).trim() == "Words",
                _ => row
                    .kind
                    .all_fields()
                    .any(|field| field.column == *column && field.key.is_some()),
            };
            if !is_translated {
                let message = sentence!(
                    "holds a translation, and there is no text of this row to translate; clear the cell",
                    "放着译文，这一行却没有要翻译的文字；请清空这个单元格"
                );
                let problem = self.headers.problem(place, message);
                self.problems.push(problem);
                continue;
            }
            let fresh = STALE.iter().find_map(|mark| cell.strip_prefix(mark.trim_end()));
            let translated = Translated {
                text: fresh.map_or(cell.as_str(), str::trim_start).to_owned(),
                is_stale: fresh.is_some(),
                place,
            };
            row.translations.push((*column, translated));
        }
    }
}
