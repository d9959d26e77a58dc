//! A play in a file: one command a line, with comments after `#`.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::error::StoreError;
use super::folder::make_folder;
use super::fs::Fs;
use super::whole_file::write_whole_file;

/// The longest file of a play.
const LONGEST_PLAY: u64 = 1024 * 1024;

/// A line of a play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayLine {
    /// Its number in the file, from 1.
    pub number: usize,
    /// What it says, without a comment.
    pub words: String,
}

/// The lines of a play, comments and empty lines left out.
///
/// # Errors
/// When the file cannot be read, is too long, or is not text.
pub fn read_play(path: &Path) -> Result<Vec<PlayLine>, StoreError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LONGEST_PLAY + 1).read_to_end(&mut bytes))
        .map_err(StoreError::io("read the play", path))?;
    if bytes.len() as u64 > LONGEST_PLAY {
        return Err(StoreError::TooLong {
            path: path.to_owned(),
            longest: LONGEST_PLAY,
        });
    }
    let text = String::from_utf8(bytes).map_err(|_| StoreError::NotText { path: path.to_owned() })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let lines = text.lines().zip(1..).map(|(line, number)| PlayLine {
        number,
        words: line.split('#').next().unwrap_or_default().trim().to_owned(),
    });
    Ok(lines.filter(|line| !line.words.is_empty()).collect())
}

/// Writes a play with a comment on top; a file of that name is replaced.
///
/// # Errors
/// What the system refused.
pub fn write_play(
    fs: &Arc<dyn Fs>,
    folder: &Path,
    name: &str,
    comment: &str,
    lines: &[String],
) -> Result<(), StoreError> {
    make_folder(fs.as_ref(), folder)?;
    let mut text: String = comment.lines().map(|line| format!("# {line}\n")).collect();
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    write_whole_file(fs.as_ref(), &folder.join(name), text.as_bytes())
}
