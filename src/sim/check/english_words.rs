//! English words that are left in a Chinese text, without the names, abbreviations, codes and quotations that belong there.
//!
//! A word that is written small is left over, unless Chinese has taken it over as it is or it joins the words of a name: “please” and
//! “Stay with” are no names, “app” is Chinese, and “Marks and Spencer” is a name. A word that begins with a capital is left over if it is
//! one of courtesy, or if the source shows that it is no name. A word with an accent is a name. What stands between quotation marks is
//! spoken of.

use std::ops::Range;

use super::source_words::SourceWords;

/// A word has so many letters; units and single letters have fewer.
pub(super) const SHORTEST_WORD: usize = 3;
/// Small words that join others, so that no name ends with one.
const JOINING: [&str; 34] = [
    "about", "and", "are", "because", "but", "for", "from", "had", "has", "have", "her", "his", "how", "into", "its",
    "not", "our", "that", "the", "their", "then", "they", "this", "was", "were", "what", "when", "which", "who", "why",
    "will", "with", "you", "your",
];
/// Small words inside of names.
const IN_NAMES: [&str; 7] = ["bin", "del", "den", "der", "dos", "van", "von"];
/// Words that stand in Chinese as they are, in whatever letters: loans, kinds of files, parts of product names, units.
const AT_HOME: [&str; 81] = [
    "apk", "app", "apps", "atm", "avi", "blog", "bmp", "bps", "bug", "com", "cookie", "cpu", "csv", "cvv", "demo",
    "doc", "docx", "dvd", "email", "emoji", "epub", "exe", "faq", "fps", "gif", "gmail", "gps", "html", "ios", "jpeg",
    "jpg", "json", "kbps", "kcal", "ktv", "kwh", "led", "lite", "logo", "max", "mbps", "mini", "mov", "mph", "nfc",
    "ocr", "otp", "pdf", "pin", "plus", "png", "pos", "ppt", "pptx", "pro", "psd", "rar", "rmb", "rpm", "sim", "sms",
    "svg", "tif", "tiff", "txt", "url", "usb", "vip", "vlog", "vpn", "wap", "wav", "web", "wifi", "wlan", "wps", "www",
    "xls", "xlsx", "xml", "zip",
];
/// Words of courtesy, which nobody and nothing is called.
const COURTEOUS: [&str; 10] = [
    "goodbye", "hello", "okay", "please", "sorry", "sure", "thank", "thanks", "welcome", "yes",
];
/// First names that are words as well; with a capital they are names.
const FIRST_NAMES: [&str; 13] = [
    "bill", "dean", "faith", "frank", "grace", "hope", "joy", "june", "mark", "may", "penny", "rose", "will",
];
/// Marks between words of one sentence.
const MARKS: [char; 7] = [',', '.', ';', ':', '!', '?', '…'];
/// Inside of a word; around words they are quotation marks.
const APOSTROPHES: [char; 2] = ['\'', '’'];
/// A name stands between these; whoever has written full-width ones is told so elsewhere.
const BRACES: [(char, char); 2] = [('{', '}'), ('｛', '｝')];
/// What stands between these is spoken of.
const QUOTES: [(char, char); 6] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('"', '"'),
];

/// The runs of English words that somebody has left in a Chinese text, in order: where each stands in it, in bytes. What it translates
/// helps to tell names from words.
pub(super) fn english_in(text: &str, source: Option<(&SourceWords, &str)>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for Stretch {
        place,
        words,
        is_quoted,
    } in stretches(text)
    {
        if is_quoted {
            let is_left = source.is_some_and(|(known, _)| known.is_translated(words.trim()));
            found.extend(is_left.then(|| place..place + words.len()));
            continue;
        }
        let runs = runs(words).into_iter();
        found.extend(
            runs.filter(|run| words.get(run.clone()).is_some_and(|run| is_left(run, source)))
                .map(|run| place + run.start..place + run.end),
        );
    }
    found
}

/// The words in a row, without what is no word.
fn runs(stretch: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for (start, token) in tokens(stretch) {
        let word = token.trim_end_matches(MARKS);
        let is_word = word.contains(is_latin)
            && word
                .chars()
                .all(|letter| is_latin(letter) || APOSTROPHES.contains(&letter));
        if is_word {
            let end = start + word.len();
            run = Some(run.map_or(start, |run| run.start)..end);
        } else {
            found.extend(run.take());
        }
    }
    found.extend(run);
    found
}

/// Whether words in a row are no name and no abbreviation.
fn is_left(run: &str, source: Option<(&SourceWords, &str)>) -> bool {
    let words: Vec<&str> = run
        .split_whitespace()
        .map(|word| word.trim_end_matches(MARKS))
        .collect();
    let is_small = |word: &str| {
        let letters = || word.chars().filter(|letter| is_latin(*letter));
        let is_plain = letters().all(|letter| letter.is_ascii_lowercase());
        is_plain && letters().count() >= SHORTEST_WORD && !IN_NAMES.contains(&word) && !AT_HOME.contains(&word)
    };
    let in_a_row = words.windows(2).any(|pair| pair.iter().all(|word| is_small(word)));
    let last = words.len().saturating_sub(1);
    let is_word = |(index, word): (usize, &&str)| {
        let is_inside = index > 0 && index < last;
        is_small(word) && !(is_inside && JOINING.contains(word))
    };
    let is_known = source.is_some_and(|(known, _)| known.is_translated(run.trim_end_matches(MARKS)));
    in_a_row || is_known || words.iter().enumerate().any(is_word) || is_single_word(&words, source)
}

/// Whether it is one word alone that begins with a capital and is no name.
fn is_single_word(words: &[&str], source: Option<(&SourceWords, &str)>) -> bool {
    let &[word] = words else {
        return false;
    };
    let small = word.to_ascii_lowercase();
    let is_capital = word.len() >= SHORTEST_WORD
        && word.chars().skip(1).all(|letter| letter.is_ascii_lowercase())
        && word != small
        && !AT_HOME.contains(&small.as_str())
        && !FIRST_NAMES.contains(&small.as_str());
    let is_common = JOINING.contains(&small.as_str()) || COURTEOUS.contains(&small.as_str());
    is_capital && (is_common || source.is_some_and(|(known, own)| known.is_ordinary(word, own)))
}

/// A part of a text, and where it stands in it, in bytes.
struct Stretch<'t> {
    place: usize,
    words: &'t str,
    /// Whether quotation marks stand around it.
    is_quoted: bool,
}

/// The parts of a text between Chinese characters, and quotations, without names in braces. A letter that touches Chinese is still a
/// word.
fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut found = Vec::new();
    let mut begun = 0;
    let mut until: Option<char> = None;
    let mut end_here = |begun: usize, end: usize, is_quoted: bool| {
        let words = text.get(begun..end).filter(|words| !words.is_empty());
        found.extend(words.map(|words| Stretch {
            place: begun,
            words,
            is_quoted,
        }));
    };
    for (place, letter) in text.char_indices() {
        let behind = place + letter.len_utf8();
        if let Some(close) = until {
            if letter == close && !is_inside_word(text, place, letter) {
                if BRACES.iter().all(|(_, brace)| *brace != close) {
                    end_here(begun, place, true);
                }
                (until, begun) = (None, behind);
            }
            continue;
        }
        let pair = QUOTES.iter().chain(&BRACES).find(|(open, _)| *open == letter);
        let opened = pair.map(|(_, close)| *close);
        let opened = opened.or_else(|| opens_a_word(text, place, letter).then_some(letter));
        if opened.is_some() || !(letter.is_ascii() || is_latin(letter) || letter == '…' || letter == '’') {
            end_here(begun, place, false);
            (until, begun) = (opened, behind);
        }
    }
    if until.is_none() {
        end_here(begun, text.len(), false);
    }
    found
}

/// Whether it is a letter of a language that is written as English is, with or without an accent.
fn is_latin(letter: char) -> bool {
    let is_accent = matches!(letter, '\u{300}'..='\u{36f}');
    let has_accent = matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    letter.is_ascii_alphabetic() || is_accent || (has_accent && letter.is_alphabetic())
}

/// Whether an apostrophe has a letter behind it, so that it ends no quotation.
fn is_inside_word(text: &str, place: usize, letter: char) -> bool {
    let behind = text.get(place + letter.len_utf8()..).unwrap_or_default();
    APOSTROPHES.contains(&letter) && behind.starts_with(is_latin)
}

/// Whether an apostrophe stands before a word as a quotation mark, and another ends what is quoted.
fn opens_a_word(text: &str, place: usize, letter: char) -> bool {
    let before = text.get(..place).unwrap_or_default();
    let is_open = |before: &str| !before.ends_with(|last: char| is_latin(last) || last.is_ascii_digit());
    let mut later = text.match_indices(letter).filter(|(other, _)| *other > place);
    is_inside_word(text, place, letter)
        && is_open(before)
        && later.any(|(other, _)| !is_inside_word(text, other, letter))
}

/// What stands between blanks, each with its place.
fn tokens(stretch: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = stretch.char_indices().filter(move |(place, letter)| {
        let before = stretch.get(..*place).and_then(|before| before.chars().next_back());
        !letter.is_whitespace() && before.is_none_or(char::is_whitespace)
    });
    starts.filter_map(move |(place, _)| {
        let token = stretch.get(place..)?.split_whitespace().next()?;
        Some((place, token))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_in(text: &str) -> Vec<&str> {
        english_in(text, None).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn words_that_are_left_are_found() {
        for (text, left) in [
            (
                "她到现在 and has been straight with her so far.",
                vec!["and has been straight with her so far"],
            ),
            ("Stay with 常规步骤", vec!["Stay with"]),
            ("请按 the usual steps 来办。", vec!["the usual steps"]),
            ("他说完就挂了 , and rings again。", vec!["and rings again"]),
            ("先 look it up，再 call him back。", vec!["look it up", "call him back"]),
            ("{name}先生 still waiting", vec!["still waiting"]),
            ("稍等一下，please。", vec!["please"]),
            ("稍等一下please，我查查。", vec!["please"]),
            ("Please，稍等。", vec!["Please"]),
            ("您don't担心。", vec!["don't"]),
            ("您don’t worry，没事。", vec!["don’t worry"]),
            ("请Müller 女士 wait 一下。", vec!["wait"]),
            ("don't 说 'yes'，please。", vec!["don't", "please"]),
            ("请看 Warning bulletin 里的说明。", vec!["Warning bulletin"]),
            ("还有 3 days 到期。", vec!["days"]),
            ("Wi-Fi password 忘了，卡和 account 都在。", vec!["password", "account"]),
        ] {
            assert_eq!(words_in(text), left, "{text}");
        }
    }

    #[test]
    fn names_and_what_is_spoken_of_stay() {
        for text in [
            "请看 APR 和 Lantern Bay 的利率。",
            "Bank of China 的卡在 Apple Pay 上也能用。",
            "请写到 help.desk@bank.example 或 https://bank.example/what-you-see。",
            "他说“thank you very much”就挂了。",
            "时速 60 km，用 iPhone 或 Android 手机，打开 app。",
            "编号 no-insult 和 cn-no-insult，APR 为 7.2%。",
            "{first day of the plan}起",
            "PIN 和 one-time 密码，Mary Jane Watson 女士。",
            "Wi-Fi、e-mail、VIP、OK。",
            "她在 Marks and Spencer 工作，姓 van der Berg。",
            "存成 pdf，iPhone 15 Pro max，手机没有 wifi。",
            "Ning 和 Marsh 都在，写“please”就行。",
            "运行 `rolecall check`，或者看 one-time 的说明。",
            "Müller 女士、François、Søren Kierkegaard 和 Émile 都在。",
            "去 café 等，姓 Nguyễn 或 Dvořák，也写作 Jose\u{301}。",
            "他说’好’。",
            "他说'好'。",
            "Will 打来电话，Grace 也打来过。",
            "用 pdf app 打开，再看 Word and pdf 文件。",
            "写'please'就行，或者 'don't worry, please'。",
            "他说’yes’，又说‘don’t worry’。",
            "发 email，附上 docx、jpeg、gif、xls、xlsx 或 pptx 文件。",
        ] {
            let expected: [&str; 0] = [];
            assert_eq!(words_in(text), expected, "{text}");
        }
    }
}
