//! Traditional characters that no text in simplified characters has, each with the simplified one.
//!
//! Only characters stand here that GB 2312, the set of simplified characters, does not have: those that both scripts use (著 is one) say
//! nothing. Of the others the table has the usual ones: a sentence in traditional characters hardly does without all of them.
//! A few of these are right in simplified Chinese too, in some words or in names: 瞭解 is written 了解 and 瞭望 stays
//! as it is. Which ones says the 通用规范汉字表 of 2013, the standard of what simplified Chinese is.

use super::simplified_characters::is_simplified;
use super::traditional_table::TRADITIONAL;

/// The simplified character for a traditional one.
pub(super) fn simplified(character: char) -> Option<char> {
    let found = TRADITIONAL.binary_search_by_key(&character, |(traditional, _)| *traditional);
    found
        .ok()
        .and_then(|index| TRADITIONAL.get(index))
        .map(|(_, simplified)| *simplified)
}

/// The traditional characters of a text, each once and in the order in which they stand, with the simplified ones.
pub(super) fn traditional_in(text: &str) -> Vec<(char, char)> {
    let mut found: Vec<(char, char)> = Vec::new();
    for (place, character) in text.char_indices().filter(|(_, character)| is_chinese(character)) {
        if let Some(simplified) = simplified(character)
            && !is_right_in_its_word(text, place, character)
            && !found.contains(&(character, simplified))
        {
            found.push((character, simplified));
        }
    }
    // A name alone makes no text traditional.
    if found.iter().all(|(character, _)| IN_NAMES.contains(character)) {
        found.clear();
    }
    found
}

/// Characters of the table that the standard keeps in some words, with these.
const IN_SOME_WORDS: [(char, &[&str]); 6] = [
    ('瞭', &["瞭望", "瞭哨"]),
    ('祇', &["神祇", "地祇"]),
    ('脩', &["束脩"]),
    ('苧', &["苧烯"]),
    ('剋', &["剋架"]),
    ('蒐', &["茅蒐", "春蒐"]),
];
/// Characters of the table that the standard keeps in names of people and places, as 昇 in the name 毕昇 of a printer.
const IN_NAMES: [char; 7] = ['昇', '氾', '甦', '祕', '邨', '釐', '陞'];

/// Whether a character stands at this place of a text in a word in which simplified Chinese has it too.
fn is_right_in_its_word(text: &str, place: usize, character: char) -> bool {
    let words = IN_SOME_WORDS.iter().filter(|(other, _)| *other == character);
    words.flat_map(|(_, words)| *words).any(|word| {
        let before = word.find(character).unwrap_or(0);
        let start = place.checked_sub(before);
        start
            .and_then(|start| text.get(start..))
            .is_some_and(|rest| rest.starts_with(word))
    })
}

/// Characters that GB 2312 has for the sake of rare words, and that in a text with traditional characters are traditional too.
const RARELY_SIMPLIFIED: [(char, char); 10] = [
    ('後', '后'),
    ('於', '于'),
    ('徵', '征'),
    ('麽', '么'),
    ('夥', '伙'),
    ('摺', '折'),
    ('捱', '挨'),
    ('菸', '烟'),
    ('醣', '糖'),
    ('甯', '宁'),
];
/// Characters that both scripts use and that are written otherwise in some words only: “著名” stays and “看著” does not.
const BY_THE_WORD: [char; 5] = ['著', '乾', '藉', '覆', '彷'];

/// A text with traditional characters in simplified ones; none if it has a character that is not simplified and that the table does not
/// know, or one of which the word decides, since half a sentence in each script would be worse.
pub(super) fn in_simplified(text: &str) -> Option<String> {
    let letters = text.char_indices().map(|(place, letter)| {
        if is_right_in_its_word(text, place, letter) {
            return Some(letter);
        }
        let rare = RARELY_SIMPLIFIED.iter().find(|(rare, _)| *rare == letter);
        let known = simplified(letter).or(rare.map(|(_, simplified)| *simplified));
        let is_sure = !is_chinese(&letter) || is_simplified(letter) && !BY_THE_WORD.contains(&letter);
        known.or(is_sure.then_some(letter))
    });
    letters.collect()
}

fn is_chinese(character: &char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_leads_out_of_itself() {
        assert!(TRADITIONAL.is_sorted_by(|one, next| one.0 < next.0));
        for (traditional, other) in TRADITIONAL {
            assert_eq!(simplified(*other), None, "{traditional}");
            assert!(is_simplified(*other) && !is_simplified(*traditional), "{traditional}");
        }
    }

    #[test]
    fn usual_sentences_are_converted_whole() {
        for (traditional, simplified) in [
            (
                "請問您的網路銀行餘額查詢遇到什麼問題？",
                "请问您的网路银行余额查询遇到什么问题？",
            ),
            (
                "語音郵件說帳戶被凍結，聯絡電話脫機。",
                "语音邮件说账户被冻结，联络电话脱机。",
            ),
            ("基金贖回滯後，區塊鏈的顧慮。", "基金赎回滞后，区块链的顾虑。"),
            (
                "媽媽、爺爺、姊姊與孫女住在臺灣，弄丟了證件。",
                "妈妈、爷爷、姊姊与孙女住在台湾，弄丢了证件。",
            ),
            (
                "依據條例與契約，債權人須於訴訟時效內申請賠償。",
                "依据条例与契约，债权人须于诉讼时效内申请赔偿。",
            ),
            (
                "轉帳、匯款、貸款、儲蓄、擔保、稅務、發票、簽證、繼承、遺囑。",
                "转账、汇款、贷款、储蓄、担保、税务、发票、签证、继承、遗嘱。",
            ),
            (
                "門牌、樓層、巷弄、鄉鎮、縣級、郵遞區號、號碼、線上客服、專員。",
                "门牌、楼层、巷弄、乡镇、县级、邮递区号、号码、线上客服、专员。",
            ),
        ] {
            assert_eq!(in_simplified(traditional).as_deref(), Some(simplified), "{traditional}");
        }
    }

    #[test]
    fn a_character_that_is_not_known_leaves_the_text_alone() {
        for text in ["請問龘先生", "請看著螢幕", "請回覆"] {
            assert_eq!(in_simplified(text), None, "{text}");
        }
        assert_eq!(in_simplified("OK，好的。").as_deref(), Some("OK，好的。"));
    }

    #[test]
    fn traditional_characters_are_found_once_each() {
        assert_eq!(traditional_in("請說，請說。"), [('請', '请'), ('說', '说')]);
        assert_eq!(traditional_in("请说。著名的乾坤。Please."), []);
    }

    #[test]
    fn what_the_standard_keeps_is_left_alone() {
        for text in [
            "他在瞭望台上。",
            "瞭哨的人说，神祇也没办法。",
            "束脩和苧烯",
            "毕昇街道",
            "柳甦女士",
            "氾先生住在釐村邨",
            "慰藉，皇后，于先生，前后，乾坤，宫商角徵羽",
        ] {
            assert_eq!(traditional_in(text), [], "{text}");
        }
        assert_eq!(traditional_in("您瞭解吗？他在瞭望。"), [('瞭', '了')]);
        assert_eq!(traditional_in("瞭如指掌"), [('瞭', '了')]);
        assert_eq!(traditional_in("祇有這樣"), [('祇', '只'), ('這', '这'), ('樣', '样')]);
        assert_eq!(
            traditional_in("我們提昇服務"),
            [('們', '们'), ('昇', '升'), ('務', '务')]
        );
        assert_eq!(in_simplified("請瞭解瞭望臺").as_deref(), Some("请了解瞭望台"));
    }

    #[test]
    fn what_is_kept_is_in_the_table() {
        for character in IN_NAMES
            .iter()
            .chain(IN_SOME_WORDS.iter().map(|(character, _)| character))
        {
            assert!(simplified(*character).is_some(), "{character}");
        }
        for (character, words) in IN_SOME_WORDS {
            assert!(words.iter().all(|word| word.contains(character)), "{character}");
        }
    }
}
