//! The sheet "How to fill this in", made from the tables of columns and kinds.

use super::columns::{COLUMNS, Column, about};
use super::grid::Grid;
use super::kinds::kinds;
use super::settings::SETTINGS;

/// What the second sheet is called, in English and in Chinese.
pub const GUIDE_NAME: [&str; 2] = ["How to fill this in", "怎样填写"];

/// What somebody needs to know before the first row.
const BEGINNING: [[&str; 2]; 9] = [
    ["How to fill this in", "怎样填写"],
    [
        "One row is one thing: a line, an option, an ending. The first column says which.",
        "一行是一样东西：一句台词、一个选项、一个结局。第一列说明是什么。",
    ],
    [
        "Change the example until it is your call: begin with the lines and options, then add why and points.",
        "在示例上改成你的通话：先写台词和选项，再补道理和得分。",
    ],
    [
        "Leave a cell empty when there is nothing to say. Order of rows is order in the call; order of columns does not matter.",
        "没有内容就留空。行的次序就是通话里的次序；列的次序无所谓。",
    ],
    [
        "An empty cell under Node means the node of the row above.",
        "“节点”留空，就是上一行的节点。",
    ],
    [
        "Every node ends in options, branches, a detour, or a place to go to. Every way must lead to an ending.",
        "每个节点要有选项、分支、绕行或去向。每条路都要走到一个结局。",
    ],
    [
        "Ids are small letters, digits and hyphens. Others refer to them, so change both.",
        "编号用小写字母、数字和连字符。别处会引用它，改时两边都改。",
    ],
    [
        "In a text, {name} becomes a value, {bank.opening} something of the bank's file. A pair of braces {{ is a brace.",
        "正文里 {名字} 会换成值，{bank.opening} 取自银行文件。{{ 是一个花括号。",
    ],
    [
        "When you are done: rolecall storyboard import FILE --to scenarios/ID.ron. It names every cell that is wrong.",
        "写好之后：rolecall storyboard import 文件 --to scenarios/编号.ron。有错会指出是哪个单元格。",
    ],
];

/// The guide as a sheet, in English (0) or in Chinese (1).
pub fn guide(sheet_language: usize) -> Grid {
    let language = sheet_language.min(1);
    let mut rows: Vec<Vec<String>> = BEGINNING.iter().map(|line| vec![line[language].to_owned()]).collect();
    let mut part = |title: [&str; 2]| {
        rows.push(Vec::new());
        rows.push(vec![title[language].to_owned()]);
    };
    part(["Columns", "列"]);
    let columns = COLUMNS.iter().map(|about| [about.header, about.about]);
    let first: Vec<Vec<String>> = columns
        .map(|pair| pair.map(|words| words[language].to_owned()).to_vec())
        .collect();
    rows.extend(first);
    rows.push(Vec::new());
    rows.push(vec![["Rows", "行"][language].to_owned()]);
    for kind in kinds() {
        let mut columns: Vec<Column> = kind.address().to_vec();
        columns.extend(kind.all_fields().map(|field| field.column));
        columns.sort_unstable();
        columns.dedup();
        let names: Vec<&str> = columns
            .into_iter()
            .map(|column| about(column).header[language])
            .collect();
        rows.push(vec![
            kind.word[language].to_owned(),
            kind.about[language].to_owned(),
            names.join(", "),
        ]);
    }
    rows.push(Vec::new());
    rows.push(vec![
        ["Ids of call and customer rows", "通话行与客户行的编号"][language].to_owned(),
    ]);
    for setting in &SETTINGS {
        let kind = if setting.is_of_customer {
            ["customer", "客户"]
        } else {
            ["call", "通话"]
        };
        rows.push(vec![kind[language].to_owned(), setting.id[language].to_owned()]);
    }
    Grid { rows }
}
