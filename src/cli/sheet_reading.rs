//! A sheet from the bytes of a file: text with commas, or a workbook.

use crate::sim::storyboard::delimited;
use crate::sim::storyboard::grid::{Grid, SheetProblem};

/// The sheet in the bytes of a file, whatever its name says.
///
/// # Errors
/// Everything that is wrong with the file, with rows and cells where there are some.
#[cfg(feature = "workshop")]
pub fn sheet_of(bytes: &[u8]) -> Result<Grid, Vec<SheetProblem>> {
    use crate::sim::sentence::sentence;
    use crate::store::workbook::{is_old_workbook, is_packed, read_workbook};

    if is_old_workbook(bytes) {
        return Err(vec![SheetProblem::of_sheet(sentence!(
            "The file is a workbook of the kind before 2007 (.xls), or it has a password. Save it as \"Excel workbook (.xlsx)\".",
            "这个文件是 2007 年以前的工作簿（.xls），或者有密码。请另存为“Excel 工作簿（.xlsx）”。"
        ))]);
    }
    match is_packed(bytes) {
        true => read_workbook(bytes),
        false => delimited::read(bytes),
    }
}

/// The sheet in the bytes of a file. This build reads no workbook, and takes one for text that is not in order.
///
/// # Errors
/// Everything that is wrong with the file, with rows and cells where there are some.
#[cfg(not(feature = "workshop"))]
pub fn sheet_of(bytes: &[u8]) -> Result<Grid, Vec<SheetProblem>> {
    delimited::read(bytes)
}
