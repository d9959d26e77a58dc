//! The weakest and the strongest runs: the lowest and the highest 27 per cent by their mark.

/// Whole marks, 0 to 100.
pub const WHOLE_MARKS: usize = 101;

/// The share of each group: Kelley (Journal of Educational Psychology 30, 1939) shows that 27 % at each end separates best, since
/// larger groups differ less and smaller ones are counted less surely.
const GROUP_PER_CENT: u64 = 27;

/// Where the groups end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkGroups {
    /// The weakest runs have this whole mark or a lower one.
    pub lower_to: usize,
    /// The strongest have this whole mark or a higher one.
    pub upper_from: usize,
}

impl MarkGroups {
    /// Finds the groups among runs that are counted by whole marks. Runs with one mark are never torn apart, so a group may be
    /// somewhat larger than its share; none when the groups would meet.
    pub fn new(counts: impl Iterator<Item = u64> + Clone) -> Option<Self> {
        let total: u64 = counts.clone().sum();
        let needed = (total * GROUP_PER_CENT).div_ceil(100);
        if total == 0 {
            return None;
        }
        let mut lower_to = None;
        let mut upper_from = 0;
        let mut below = 0;
        for (mark, count) in counts.enumerate() {
            // The highest mark that still leaves enough at or above it.
            if total - below >= needed {
                upper_from = mark;
            }
            below += count;
            if lower_to.is_none() && below >= needed {
                lower_to = Some(mark);
            }
        }
        let lower_to = lower_to?;
        (lower_to < upper_from).then_some(Self { lower_to, upper_from })
    }

    /// Sums a count over the weakest and over the strongest runs.
    pub fn sums(&self, counts: impl Iterator<Item = u64>) -> [u64; 2] {
        let mut sums = [0; 2];
        for (mark, count) in counts.enumerate() {
            sums[0] += if mark <= self.lower_to { count } else { 0 };
            sums[1] += if mark >= self.upper_from { count } else { 0 };
        }
        sums
    }
}
