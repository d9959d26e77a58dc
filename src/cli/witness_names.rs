//! The names of the files of plays: each its own, although several findings may be of one place and an ending may be called `settled-2`.

use std::collections::BTreeSet;

/// The names for files that would like to be called so, in their order, each once. The first keeps its name; another of the same name is
/// numbered from 2, by the first number that makes none of the names that anything else would like to have.
pub(super) fn own_names(wanted: &[String]) -> Vec<String> {
    let mut taken: BTreeSet<String> = wanted.iter().cloned().collect();
    let mut seen = BTreeSet::new();
    let names = wanted.iter().map(|name| {
        if seen.insert(name) {
            return name.clone();
        }
        let mut number = 2;
        loop {
            let numbered = format!("{name}-{number}");
            if taken.insert(numbered.clone()) {
                return numbered;
            }
            number += 1;
        }
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_plays_have_one_name() {
        let wanted = ["x", "x", "x-2", "y", "x", "x-2"].map(str::to_owned);
        assert_eq!(own_names(&wanted), ["x", "x-3", "x-2", "y", "x-4", "x-2-2"]);
    }
}
