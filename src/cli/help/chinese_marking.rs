//! Help in Chinese for judging a record: `rolecall mark` and all that can be said with it.

use super::chinese::{CommandHelp, LANGUAGE};

/// Which key signs.
const KEY: (&str, &str) = ("key", "用哪一把密钥签名；只有一把就不用写");
/// What opens it.
const PASSPHRASE: (&str, &str) = ("passphrase_file", "第一行是密钥口令的文件");
/// Why something is said.
const REASON: (&str, &str) = ("reason", "理由");
/// The dimensions, each with what it measures.
const EMPATHY: &str = "有没有体会到对方的感受";
const ACCURACY: &str = "事实、金额和产品说得对不对";
const COMPLIANCE: &str = "规则有没有遵守";

/// An example, and what is to be known of each of them.
macro_rules! example {
    ($typed:literal) => {
        concat!(
            "例子：\n  rolecall mark RECORD ",
            $typed,
            "\n\n退出码：0 已保存，1 不会算数因而没有保存，或记录不对，2 用法不对或不能运行。"
        )
    };
}

/// What is said of each command.
pub(super) const MARKING: &[CommandHelp] = &[
    CommandHelp {
        path: "mark",
        about: "评阅一条记录：确认或改判得分，提出异议，答复，裁定，作出决定",
        arguments: &[
            ("record", "记录：路径，或它的会话编号，或编号的开头"),
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: "例子：
  rolecall mark RECORD confirm
  rolecall mark RECORD override --dimension empathy --mark 82.5 --turn 4 --reason \"The apology was sincere.\"
  rolecall mark RECORD item --form assets/forms/voice-and-note.ron --give tone=3 --give respect=1
  rolecall mark RECORD global --rating 4
  rolecall mark RECORD close
  rolecall mark RECORD dispute --turn 4 --dimension accuracy --proposed 90 --reason \"The figure was right.\"
  rolecall mark RECORD answer --dispute 1f0c22 --granted 85 --reason \"It was, but late.\"
  rolecall mark RECORD moderate --mark empathy=80 --mark accuracy=85 --mark compliance=100 --reason \"Agreed.\"
  rolecall mark RECORD decide fail --reason \"Stopped after two minutes.\"

说的每一句都用您的密钥签名，加到您自己的文件里；从不改动，也从不删除。您后来说的取代您先前说的。
“close”提交您的评分；在此之前它们对谁都不算数，别人的评分您也看不到。没有评过这一通而要提出异议、答复或裁定的人，
先用“unblind”签名说明要查看别人的评分。最后打印的一行是事件的名字。

退出码：0 已保存，1 不会算数因而没有保存，或记录不对，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "mark confirm",
        about: "确认系统计算的得分；您不计入的轮次，失去的分已还回去",
        arguments: &[
            ("dimension", "只确认这个维度；不写就是这通电话衡量的每个维度"),
            ("dimension=empathy", EMPATHY),
            ("dimension=accuracy", ACCURACY),
            ("dimension=compliance", COMPLIANCE),
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("confirm"),
    },
    CommandHelp {
        path: "mark override",
        about: "改判一个维度的得分；不计入的轮次不会改变它",
        arguments: &[
            ("dimension", "维度"),
            ("dimension=empathy", EMPATHY),
            ("dimension=accuracy", ACCURACY),
            ("dimension=compliance", COMPLIANCE),
            ("mark", "得分，0 到 100，最多一位小数"),
            ("turn", "说的是第几轮；得分仍是整个维度的"),
            REASON,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("override --dimension empathy --mark 82.5 --turn 4 --reason \"The apology was sincere.\""),
    },
    CommandHelp {
        path: "mark item",
        about: "给评分表的项目打分，例如 --give tone=3",
        arguments: &[
            ("form", "评分表的文件"),
            ("give", "项目和它的分值；可以写多次"),
            ("comment", "附注，和每个项目一起保存"),
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("item --form assets/forms/voice-and-note.ron --give tone=3 --give respect=1"),
    },
    CommandHelp {
        path: "mark not-applicable",
        about: "评分表的项目不适用，或某一轮不计分：在其中失去的分，会在已确认的各个维度里还回去",
        arguments: &[
            ("turn", "第几轮"),
            ("form", "评分表的文件"),
            ("item", "项目"),
            REASON,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("not-applicable --turn 4 --reason \"The line was not heard.\""),
    },
    CommandHelp {
        path: "mark count",
        about: "恢复某一轮的计分",
        arguments: &[("turn", "第几轮"), REASON, KEY, PASSPHRASE, LANGUAGE],
        after: example!("count --turn 4 --reason \"It was heard after all.\""),
    },
    CommandHelp {
        path: "mark global",
        about: "在逐项评分之外，给整通电话一个总体评级",
        arguments: &[
            ("rating", "1 明显不够好，2 在及格边缘，3 够好，4 好，5 出色"),
            ("comment", "附注"),
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("global --rating 4"),
    },
    CommandHelp {
        path: "mark comment",
        about: "加一条附注，不改变得分",
        arguments: &[("text", "附注"), ("turn", "说的是第几轮"), KEY, PASSPHRASE, LANGUAGE],
        after: example!("comment --turn 4 --text \"A calm voice.\""),
    },
    CommandHelp {
        path: "mark close",
        about: "提交您的评分",
        arguments: &[
            ("incomplete", "已开始填的评分表缺项也提交；这张表就不计分"),
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("close"),
    },
    CommandHelp {
        path: "mark reopen",
        about: "重新打开您已提交的评分",
        arguments: &[REASON, KEY, PASSPHRASE, LANGUAGE],
        after: example!("reopen --reason \"One item was left out.\""),
    },
    CommandHelp {
        path: "mark unblind",
        about: "在提交自己的评分之前查看别人的评分，裁定和答复的人必须先这样做；会记录下来，您此后的评分会标为非盲评",
        arguments: &[REASON, KEY, PASSPHRASE, LANGUAGE],
        after: example!("unblind --reason \"We mark this one together.\""),
    },
    CommandHelp {
        path: "mark dispute",
        about: "对得分提出异议：给得太低",
        arguments: &[
            ("turn", "说的是第几轮"),
            ("dimension", "维度"),
            ("dimension=empathy", EMPATHY),
            ("dimension=accuracy", ACCURACY),
            ("dimension=compliance", COMPLIANCE),
            ("proposed", "建议改为多少分"),
            (
                "against",
                "对谁的评分有异议：受信任的名字、密钥，或“computed”（系统计算的）；不写就是唯一提交了评分的评估员，没有就是系统计算的",
            ),
            REASON,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("dispute --turn 4 --dimension accuracy --proposed 90 --reason \"The figure was right.\""),
    },
    CommandHelp {
        path: "mark answer",
        about: "答复异议；提出异议的人和被提异议的评估员都不能答复",
        arguments: &[
            ("dispute", "异议的事件名，或它的开头"),
            (
                "granted",
                "同意改为多少分，不能低于有异议的得分，从此是整通电话这个维度的最低分；不写就是维持原分",
            ),
            REASON,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("answer --dispute 1f0c22 --granted 85 --reason \"It was, but late.\""),
    },
    CommandHelp {
        path: "mark moderate",
        about: "评估员意见不一时，裁定以什么为准；没有评过这一通的人先用“unblind”签名",
        arguments: &[
            ("mark", "维度和它的得分，例如 empathy=80；这通电话衡量的每个维度都要写"),
            ("fails", "因关键规则或致命项而不通过"),
            REASON,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("moderate --mark empathy=80 --mark accuracy=85 --mark compliance=100 --reason \"Agreed.\""),
    },
    CommandHelp {
        path: "mark decide",
        about: "决定这条记录的结果",
        arguments: &[
            ("decision", "决定什么"),
            ("decision=pass", "通过"),
            ("decision=fail", "不通过"),
            ("decision=void", "作废，就当没有过"),
            ("decision=resume", "可以从中止的地方继续"),
            REASON,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: example!("decide fail --reason \"Stopped after two minutes.\""),
    },
];
