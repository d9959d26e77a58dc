//! What a power cut leaves: of changes that were not durable all, none, some in another order, torn ones, or a length without its bytes.

use super::image::{Change, Node, SimFile, SimFolder, rename_in};
use super::sim_fs::SimFs;
use crate::terminal::Dice;

/// What a disk writes as a whole, if it writes it: a byte, a sector, a page.
const UNITS: [usize; 3] = [1, 512, 4096];

impl SimFs {
    /// Cuts the power and switches it on again. The seed decides what is left of what was not durable; without one, nothing is.
    pub fn cut_power(&self, seed: Option<u64>) {
        self.on(|disk| {
            for (number, node) in disk.nodes.iter_mut().enumerate() {
                // Each thing has dice of its own, because names are random and so is the order of what is asked of them.
                let mut dice = seed.map(|seed| Dice::new(seed ^ (number as u64 + 1) << 32));
                match node {
                    Node::File(file) => file.lose(dice.as_mut()),
                    Node::Folder(folder) => folder.lose(dice.as_mut()),
                }
            }
        });
    }

    /// Makes everything durable, as a disk does that has time.
    pub fn settle(&self) {
        self.on(|disk| {
            for node in &mut disk.nodes {
                match node {
                    Node::File(file) => {
                        file.durable.clone_from(&file.shown);
                        file.pending.clear();
                    }
                    Node::Folder(folder) => {
                        folder.durable.clone_from(&folder.shown);
                        folder.pending.clear();
                    }
                }
            }
        });
    }
}

impl SimFile {
    fn lose(&mut self, dice: Option<&mut Dice>) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(dice) = dice.filter(|_| !pending.is_empty()) {
            let length = self.shown.len();
            let way = dice.below(6);
            let first = dice.below(pending.len() as u64 + 1) as usize;
            for (number, change) in pending.iter().enumerate() {
                let is_kept = match way {
                    0 => false,
                    1 => true,
                    2 => number < first,
                    3 => number <= first,
                    _ => dice.below(2) == 0,
                };
                // In some ways the last one of an ordered disk is torn, in others any.
                let is_torn = is_kept && (way == 3 && number == first || way > 3 && dice.below(2) == 0);
                match (is_kept, is_torn) {
                    (false, _) => {}
                    (true, false) => change.apply(&mut self.durable),
                    (true, true) => torn(change, dice)
                        .into_iter()
                        .for_each(|part| part.apply(&mut self.durable)),
                }
            }
            if way == 5 && self.durable.len() < length {
                self.durable.resize(length, 0);
            }
        }
        self.shown.clone_from(&self.durable);
    }
}

/// Parts of a change that reached the disk.
fn torn(change: &Change, dice: &mut Dice) -> Vec<Change> {
    let Change::Write { at, bytes } = change else {
        return Vec::new();
    };
    let unit = UNITS[dice.below(3) as usize];
    let end = at + bytes.len();
    let is_in_order = unit == 1 || dice.below(2) == 0;
    let until = at + dice.below(bytes.len() as u64 + 1) as usize;
    let (mut parts, mut from) = (Vec::new(), *at);
    while from < end {
        let to = ((from / unit + 1) * unit).min(end);
        let is_kept = match is_in_order {
            true => to <= until,
            false => dice.below(2) == 0,
        };
        if is_kept {
            parts.push(Change::Write {
                at: from,
                bytes: bytes[from - at..to - at].to_vec(),
            });
        }
        from = to;
    }
    parts
}

impl SimFolder {
    fn lose(&mut self, dice: Option<&mut Dice>) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(dice) = dice.filter(|_| !pending.is_empty()) {
            let way = dice.below(4);
            let first = dice.below(pending.len() as u64 + 1) as usize;
            for (number, change) in pending.iter().enumerate() {
                let is_kept = match way {
                    0 => false,
                    1 => true,
                    2 => number < first,
                    _ => dice.below(2) == 0,
                };
                if is_kept {
                    rename_in(&mut self.durable, change);
                }
            }
        }
        self.shown.clone_from(&self.durable);
    }
}
