//! When a file that has been saved is checked: at once, and told when it has stayed the same meanwhile.
//!
//! Some programs write a file in pieces, and some empty it or delete it first. Waiting for that and checking go on at the same time: what
//! was found is thrown away if a file has changed by the time it could be told.

use std::time::Duration;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// A file has to stay the same for so long from the moment that its change was seen.
const REST: Duration = Duration::from_millis(20);
/// A file that does not come to rest within this time is told of as it is. A check that is under way meanwhile is finished first.
const MOST: Duration = Duration::from_millis(200);

/// Something whose changes are waited for.
pub(super) trait Watched {
    /// What it looks like.
    type Stamps: PartialEq;

    /// What it looks like now.
    fn look(&mut self) -> Self::Stamps;

    /// Whether something is gone that was there before: an editor that deletes a file puts another in its place a moment later.
    fn has_lost(before: &Self::Stamps, now: &Self::Stamps) -> bool;

    /// Waits.
    fn pause(&mut self, pause: Duration);
}

/// Waits for a change, and returns what it looks like then. What is gone is waited for until nothing changes any more.
pub(super) fn next_change<W: Watched>(files: &mut W, seen: &W::Stamps) -> W::Stamps {
    let mut last = None;
    let mut waited = Duration::ZERO;
    loop {
        files.pause(LOOK_EVERY);
        let now = files.look();
        if now != *seen {
            waited += LOOK_EVERY;
            if !W::has_lost(seen, &now) || last.as_ref() == Some(&now) || waited >= MOST {
                return now;
            }
        }
        last = Some(now);
    }
}

/// What checking finds once the files are at rest, with what they look like. `clock` tells how much time has passed since some moment.
pub(super) fn when_at_rest<W: Watched, R>(
    files: &mut W,
    mut seen: W::Stamps,
    clock: &mut dyn FnMut() -> Duration,
    check: &mut dyn FnMut() -> R,
) -> (W::Stamps, R) {
    // The first check may take longer than any file is waited for, and what it has found may be of half a file.
    let mut first_checked = None;
    loop {
        let changed = clock();
        let found = check();
        let checked = clock();
        let took = checked.saturating_sub(changed);
        let rest = REST.saturating_sub(took);
        if !rest.is_zero() {
            files.pause(rest);
        }
        let now = files.look();
        let waiting_since = *first_checked.get_or_insert(checked);
        // What goes on changing is looked at again right after it was told.
        if now == seen || clock().saturating_sub(waiting_since) >= MOST {
            return (seen, found);
        }
        seen = now;
        // So long a check is the last one in any case, so it is not begun while the file is being written.
        if took >= MOST {
            files.pause(REST);
            seen = files.look();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    /// A file whose text is another one from certain milliseconds on, and a clock that goes on when somebody waits.
    struct Written {
        now: Rc<Cell<u64>>,
        pieces: &'static [(u64, Option<&'static str>)],
    }

    impl Written {
        fn text(&self) -> Option<&'static str> {
            let written = self.pieces.iter().rev().find(|(from, _)| *from <= self.now.get());
            written.and_then(|(_, text)| *text)
        }
    }

    impl Watched for Written {
        type Stamps = Option<&'static str>;

        fn look(&mut self) -> Self::Stamps {
            self.text()
        }

        fn has_lost(before: &Self::Stamps, now: &Self::Stamps) -> bool {
            before.is_some() && now.is_none()
        }

        fn pause(&mut self, pause: Duration) {
            self.now.set(self.now.get() + pause.as_millis() as u64);
        }
    }

    /// What is told first of a file that is written so, when, and how often it was checked, if a check takes so many milliseconds.
    fn told(pieces: &'static [(u64, Option<&'static str>)], takes: u64) -> (Option<&'static str>, u64, usize) {
        let now = Rc::new(Cell::new(0));
        let mut files = Written {
            now: now.clone(),
            pieces,
        };
        let reader = Written {
            now: now.clone(),
            pieces,
        };
        let changed = next_change(&mut files, &Some("old"));
        let mut checks = 0;
        let (clock, checking) = (now.clone(), now.clone());
        let (_, found) = when_at_rest(
            &mut files,
            changed,
            &mut || Duration::from_millis(clock.get()),
            &mut || {
                checks += 1;
                let text = reader.text();
                checking.set(checking.get() + takes);
                text
            },
        );
        (found, now.get(), checks)
    }

    #[test]
    fn a_save_is_told_as_soon_as_it_is_checked() {
        assert_eq!(told(&[(0, Some("old")), (5, Some("new"))], 40), (Some("new"), 50, 1));
        // A quick check waits until the file has been the same for a while.
        assert_eq!(told(&[(0, Some("old")), (5, Some("new"))], 3), (Some("new"), 30, 1));
    }

    #[test]
    fn half_a_file_is_never_told() {
        let in_pieces = &[(0, Some("old")), (5, Some("ne")), (25, Some("new"))];
        for takes in [0, 3, 15, 40, 240] {
            let (found, _, checks) = told(in_pieces, takes);
            assert_eq!((found, checks), (Some("new"), 2), "{takes}");
        }
        let just_written = &[
            (0, Some("old")),
            (5, Some("ne")),
            (25, Some("new")),
            (255, Some("newer")),
        ];
        assert_eq!(told(just_written, 240), (Some("newer"), 510, 2));
        let deleted_first = &[(0, Some("old")), (5, None), (15, Some("new"))];
        assert_eq!(told(deleted_first, 10).0, Some("new"));
    }

    #[test]
    fn what_is_gone_or_goes_on_changing_is_told_as_it_is() {
        assert_eq!(told(&[(0, Some("old")), (5, None)], 10).0, None);
        let goes_on = &[
            (0, Some("old")),
            (5, Some("a")),
            (60, Some("b")),
            (120, Some("c")),
            (180, Some("d")),
            (240, Some("e")),
            (300, Some("f")),
            (360, Some("g")),
            (420, Some("h")),
        ];
        // Until it has been checked twice and waited for in between.
        let (found, at, _) = told(goes_on, 60);
        assert!(!matches!(found, Some("g" | "h")) && at <= 330, "{found:?} {at}");
    }
}
