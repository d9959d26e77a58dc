//! Chinese words that hold the characters of a cue and say something else: 申请 asks nobody politely, and 郭先生 is in no hurry.
//!
//! Chinese has no spaces, so a cue that is looked for by its characters is also found inside of other words. Those are taken out of
//! a text before the cue is counted: the text is read from the left, and at each place the longest word of the two lists is taken.
//! A word of `others` is blotted out; a word of `counted` stays, since in it the characters only stand side by side: the two characters of
//! 先生 in 先生成 (first make one) belong to two words, and so do those of 事先 in 这件事先 (this thing first).

use super::cues::Cue;

/// The words about one cue.
struct OtherWords {
    /// Words that are taken out.
    others: &'static [&'static str],
    /// Longer words that stay: what is one of the others by its characters is none in these.
    counted: &'static [&'static str],
}

const NONE: OtherWords = OtherWords {
    others: &[],
    counted: &[],
};

/// 请 and 麻烦 where nothing is asked for and nobody is thanked; 恳请 and 敬请 do ask.
#[rustfmt::skip]
const NOT_APOLOGETIC: OtherWords = OtherWords {
    others: &[
        "申请", "请求", "请假", "邀请", "请示", "聘请", "宴请", "提请", "报请", "呈请", "请客", "请帖", "请柬", "请愿", "请辞", "请战",
        "麻烦事", "找麻烦", "惹麻烦", "辛苦钱", "对不起来",
    ],
    counted: &[
        "请求助", "请假设", "请假如", "请示意", "请示范", "请客户", "请客服", "请客人", "请愿意", "上报请", "申报请", "填报请",
    ],
};

/// 先 that is no first step, and 可能 that is no perhaps.
#[rustfmt::skip]
const NOT_CAUTIOUS: OtherWords = OtherWords {
    others: &[
        "先生", "首先", "预先", "事先", "原先", "祖先", "先前", "早先", "起先", "优先", "领先", "率先", "争先", "抢先", "先例", "先后",
        "先天", "先驱", "先锋", "先烈", "先辈", "先兆", "先进的", "先进技术", "先进个人", "先进集体", "先进单位",
        "不可能", "尽可能", "明确认", "正确认", "准确认",
    ],
    counted: &[
        "先生成", "先生效", "先生产", "先前往", "先前台", "先例行", "先后台", "先后退",
        "件事先", "这事先", "那事先", "此事先", "的事先", "回事先", "干预先", "还原先", "复原先", "今早先", "明早先", "一起先",
        "认领先", "代领先", "申领先",
    ],
};

/// 手续费 is money; the others only have the characters side by side.
const NOT_PROCEDURAL: OtherWords = OtherWords {
    others: &[
        "手续费",
        "忘记下",
        "马上报",
        "网上报",
        "线上报",
        "员工单",
        "职工单",
        "交流程度",
    ],
    counted: &[],
};

const NO_RULE: OtherWords = OtherWords {
    others: &["不规则"],
    counted: &[],
};

/// 不、没、别、无、未 in words that deny nothing, and in questions as 是不是 is one.
#[rustfmt::skip]
const NO_DENIAL: OtherWords = OtherWords {
    others: &[
        "对不起", "不好意思", "差不多", "不但", "不仅", "不光", "不只", "不过", "不管", "不论", "不错", "不断", "不久", "不少",
        "不禁", "不得了", "不得不", "不然", "不妨", "不愧", "不料", "不动产", "不锈钢", "了不起", "巴不得", "恨不得", "动不动",
        "是不是", "能不能", "要不要", "好不好", "会不会", "可不可以", "行不行", "对不对", "有没有",
        "没错", "没收财产", "没收所得", "没收违法", "被没收", "淹没", "沉没", "埋没",
        "区别", "特别", "分别", "个别", "级别", "类别", "性别", "识别", "鉴别", "辨别", "告别", "道别", "离别", "送别", "差别", "判别",
        "甄别", "币别", "别人", "别的", "别处", "别墅", "别名", "别称", "别针", "别扭", "别家", "别国", "别样",
        "无论", "无比", "无非", "无数", "无线", "无形", "无人机", "无名指", "无锡", "未来", "未免",
    ],
    counted: &[
        "不过分", "不过期", "不过户", "通不过", "信不过", "不管用", "不错过", "不断开", "不断网", "一分不少", "一个不少", "一样不少", "也不少",
        "顾不过来", "忙不过来", "没有没有",
        "对不起来", "没错过", "这个别", "那个别", "哪个别", "几个别", "警告别", "广告别", "转告别", "小区别", "上级别",
        "别处理", "别处罚", "别处分", "未来得及", "未来电", "未来函", "从未来",
    ],
};

impl Cue {
    fn other_words(self) -> &'static OtherWords {
        match self {
            Self::Apologetic => &NOT_APOLOGETIC,
            Self::Cautious => &NOT_CAUTIOUS,
            Self::Procedural => &NOT_PROCEDURAL,
            Self::RuleOrNumber => &NO_RULE,
            Self::NoNegation => &NO_DENIAL,
            Self::Longest | Self::Shortest | Self::RepeatsCaller | Self::First | Self::Middle | Self::Last => &NONE,
        }
    }

    /// A text in which the words that only seem to count for this cue are blotted out.
    pub(super) fn without_other_words(self, text: &str) -> String {
        let words = self.other_words();
        let longest = |list: &'static [&'static str], rest: &str| {
            let begun = list.iter().copied().filter(|word| rest.starts_with(word));
            begun.max_by_key(|word| word.len())
        };
        let mut seen = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let other = longest(words.others, rest);
            let counted = longest(words.counted, rest).filter(|word| word.len() > other.map_or(0, str::len));
            let length = match (counted, other) {
                (Some(word), _) => {
                    seen.push_str(word);
                    word.len()
                }
                (None, Some(word)) => {
                    seen.extend(word.chars().map(|_| BLOT));
                    word.len()
                }
                (None, None) => {
                    seen.push(letter);
                    letter.len_utf8()
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        seen
    }
}

/// What stands for a character that is taken out; no cue has it.
const BLOT: char = '○';

#[cfg(test)]
mod tests {
    use super::super::cues::{APOLOGETIC, CAUTIOUS, NEGATIONS, PROCEDURAL, RULES};
    use super::*;

    const OF_WORDS: [(Cue, &[&str]); 5] = [
        (Cue::Apologetic, &APOLOGETIC),
        (Cue::Cautious, &CAUTIOUS),
        (Cue::Procedural, &PROCEDURAL),
        (Cue::RuleOrNumber, &RULES),
        (Cue::NoNegation, &NEGATIONS),
    ];

    #[test]
    fn every_word_of_the_table_is_about_its_cue() {
        for (cue, seen) in OF_WORDS {
            let OtherWords { others, counted } = cue.other_words();
            for word in others.iter().chain(*counted) {
                assert!(seen.iter().any(|seen| word.contains(seen)), "{cue:?}: {word}");
            }
            for word in *others {
                assert_eq!(cue.of(word, ""), 0, "{cue:?}: {word}");
            }
            for word in *counted {
                assert_ne!(cue.of(word, ""), 0, "{cue:?}: {word}");
                // It is here since without it one of the others would be found in it.
                assert!(others.iter().any(|other| word.contains(other)), "{cue:?}: {word}");
            }
        }
    }

    #[test]
    fn every_chinese_word_of_a_cue_still_counts_by_itself() {
        for (cue, seen) in OF_WORDS {
            for word in seen.iter().filter(|word| !word.is_ascii() && !word.contains('’')) {
                let counts = cue.of(&format!("嗯，{word}。"), "").abs();
                // What says sorry need not deny.
                assert!(counts >= 1, "{cue:?}: {word}");
            }
        }
    }

    #[test]
    fn characters_inside_of_other_words_do_not_count() {
        for (cue, text, counted) in [
            (Cue::Apologetic, "您的申请我看到了。", &[][..]),
            (Cue::Apologetic, "您的请求已经转给主管。", &[]),
            (Cue::Apologetic, "他今天请假，邀请函由聘请的律师请示后再发。", &[]),
            (Cue::Apologetic, "账对不起来，这是件麻烦事。", &[]),
            (Cue::Apologetic, "请您填申请表。", &["请"]),
            (Cue::Apologetic, "请求助于柜台，再请客户签字。", &["请", "请"]),
            (Cue::Apologetic, "对不起，麻烦您，辛苦了。", &["对不起", "麻烦", "辛苦"]),
            (Cue::Apologetic, "请安排一下，请问，恳请谅解。", &["请", "请", "请"]),
            (Cue::Cautious, "郭先生，首先谢谢您。", &[]),
            (Cue::Cautious, "原先预先说好的，祖先留下的，事先没提。", &[]),
            (Cue::Cautious, "这不可能，我尽可能快。", &[]),
            (Cue::Cautious, "郭先生，我先核实。", &["先", "核实"]),
            (Cue::Cautious, "先生成一份，再先前往柜台。", &["先", "先"]),
            (Cue::Cautious, "这件事先放一放。", &["先"]),
            (
                Cue::Cautious,
                "可能要确认，也许不一定。",
                &["可能", "也许", "不一定", "确认"],
            ),
            (Cue::Procedural, "手续费是多少？我马上报警。", &[]),
            (
                Cue::Procedural,
                "手续办好，记下编号，上报主管。",
                &["记下", "编号", "主管", "上报", "手续"],
            ),
            (Cue::RuleOrNumber, "形状不规则。", &[]),
            (Cue::RuleOrNumber, "按规则和监管要求。", &["规则", "监管"]),
            (Cue::NoNegation, "对不起，别人是不是特别关心不动产的未来？", &[]),
            (Cue::NoNegation, "无论识别还是区别，差不多没错。", &[]),
            (Cue::NoNegation, "这个别动，那个别处理，还没收到。", &["没", "别", "别"]),
            (
                Cue::NoNegation,
                "未来得及，不能办，无法查，没办法。",
                &["不", "没", "无", "未"],
            ),
        ] {
            assert_eq!(cue.counted(text, ""), counted, "{cue:?}: {text}");
            assert_eq!(
                cue.of(text, "").unsigned_abs() as usize,
                counted.len(),
                "{cue:?}: {text}"
            );
        }
    }
}
