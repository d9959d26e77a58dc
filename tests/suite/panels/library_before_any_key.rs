//! The library where nobody has a key yet: it says that others' marks are kept back and why, and whoever does not mark can see them.

use rolecall::sim::library::query::BeforeAnyKey;
use rolecall::words::Locale;

use super::glass::Glass;
use super::library::{labels, library_screens, only_query};
use super::screens::Shown;

/// The list of every kind of row, with what is told of others' marks.
fn library(locale: Locale, told: Option<BeforeAnyKey>, marks_nothing: bool) -> Glass {
    let mut screen = library_screens(locale).remove(0);
    let Shown::Library(view) = &mut screen.shown else {
        panic!("not the library")
    };
    view.library.before_any_key = told;
    screen.state.library.marks_nothing = marks_nothing;
    Glass::new(screen)
}

#[test]
fn whoever_does_not_mark_says_so_once_and_every_list_is_asked_for_with_it() {
    for (locale, kept, button, shown) in [
        (
            Locale::English,
            "Nobody has a key here yet",
            "I do not mark: show everything",
            "You have said that you do not mark",
        ),
        (
            Locale::SimplifiedChinese,
            "这里还没有人有密钥",
            "我不评分：显示全部",
            "你说明了自己不评分",
        ),
    ] {
        let says = |glass: &Glass, words: &str| labels(glass).iter().any(|label| label.starts_with(words));
        let mut glass = library(locale, Some(BeforeAnyKey::KeptBack), false);
        assert!(says(&glass, kept) && !says(&glass, shown), "{:?}", labels(&glass));
        let query = only_query(&glass.click_exactly(button));
        assert!(query.marks_nothing);
        assert!(!says(&glass, button) && says(&glass, shown), "{:?}", labels(&glass));
        // It holds for whatever is asked for next.
        let words = glass.screen.words.text("library-result-passed");
        let query = only_query(&glass.click_exactly(&format!("{words} 7")));
        assert!(query.marks_nothing && !query.filter.results.is_empty());
        let query = only_query(&glass.click(&glass.screen.words.text("library-show-all")));
        assert!(query.marks_nothing && query.filter.results.is_empty());

        // Where somebody has a key, or nothing is kept back, there is nothing to say.
        let silent = library(locale, None, true);
        for words in [kept, button, shown] {
            assert!(!says(&silent, words), "{:?}", labels(&silent));
        }
    }
}
