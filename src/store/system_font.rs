//! A font of the system, read for characters that the bundled fonts lack.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The largest font that is read; the usual Chinese ones have 5 to 20 MB.
const LARGEST_FONT: u64 = 64 * 1024 * 1024;

/// The bytes of the first of these files that can be read whole, and what stands beside its name.
pub fn read_first_font<T: Copy>(candidates: &[(&str, T)]) -> Option<(Vec<u8>, T)> {
    candidates.iter().find_map(|(path, beside)| {
        let bytes = read_font(Path::new(path))?;
        Some((bytes, *beside))
    })
}

fn read_font(path: &Path) -> Option<Vec<u8>> {
    let file = File::open(path).ok()?;
    if file.metadata().ok()?.len() > LARGEST_FONT {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_FONT).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
