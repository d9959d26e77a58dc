//! Help in Chinese for exams: keys, tickets, packages, anchors, handing in and receiving.

use super::chinese::{CommandHelp, LANGUAGE};

/// Which of one's own keys is used.
const KEY: (&str, &str) = ("key", "用自己的哪一把密钥，写它的名字；只有一把就不用写");
/// What opens it.
const PASSPHRASE: (&str, &str) = (
    "passphrase_file",
    "密钥的口令在这个文件的第一行；不写就用 ROLECALL_PASSPHRASE",
);

/// What is said of each command.
pub(super) const EXAMS: &[CommandHelp] = &[
    CommandHelp {
        path: "keys",
        about: "签名和拆封用的密钥，以及这里信任谁的密钥",
        arguments: &[LANGUAGE],
        after: "例子：
  rolecall keys new centre --passphrase-file passphrase.txt
  rolecall keys show centre                       公钥，一行，交给别人
  rolecall keys trust ann ann.pub                 信任别人的密钥
  rolecall keys list
  rolecall keys revoke 1f0c…                      这把密钥的签名从此不算数

密钥放在 ROLECALL_KEYS 指定的文件夹，没有指定就和系统的设置放在一起，绝不放在数据文件夹里。
没有口令的密钥文件只靠文件权限（0600）保护。信任一把密钥之前，请通过电话或书面与本人核对它的 16 位数字。

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "keys new",
        about: "新建密钥",
        arguments: &[
            ("name", "在这里叫什么名字：a-z、0-9、“-”和“_”"),
            ("passphrase_file", "用这个文件第一行的口令封住私钥"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall keys new centre --passphrase-file passphrase.txt
  rolecall keys new ann

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "keys list",
        about: "列出这里的密钥和受信任的密钥",
        arguments: &[
            ("format", "给人看，或给程序看"),
            ("format=human", "给人看"),
            ("format=json", "给程序看"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall keys list
  rolecall keys list --format json

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "keys show",
        about: "显示公钥：交给别人的那一行",
        arguments: &[("name", "密钥的名字；只有一把就不用写"), LANGUAGE],
        after: "例子：
  rolecall keys show centre

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "keys trust",
        about: "信任某人的公钥",
        arguments: &[
            ("name", "密钥的主人在这里叫什么名字"),
            ("key", "公钥的文件，或用引号括起来的那一行"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall keys trust ann ann.pub

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "keys revoke",
        about: "不再信任一把密钥",
        arguments: &[("id", "密钥的 16 位数字"), LANGUAGE],
        after: "例子：
  rolecall keys revoke 1f0c22aa33bb44cc

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "ticket",
        about: "准考凭证，在开始之前签发",
        arguments: &[LANGUAGE],
        after: "例子：
  rolecall ticket issue my-calls/lost-card.ron --country uk --hours 48 --out ann.ticket
  rolecall ticket issue data-leak --rehearsal --timers x1.5 --from 2026-11-30T08:00:00Z --until 2026-11-30T12:00:00Z
  rolecall ticket issue my-calls/lost-card.ron --blind --out bob.ticket
  rolecall ticket show ann.ticket
  rolecall ticket list                            哪些已经交卷，哪些还没有

学员如果删掉了会话，就会留下一张发出去了却没有交卷的凭证。

退出码：0 正常，1 凭证在这里不算数，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "ticket issue",
        about: "签发一张新凭证",
        arguments: &[
            ("scenario", "通话：编号，或文件的路径"),
            ("country", "用哪个国家的规则；不写就用通话默认的"),
            ("seed", "一切凭运气的事用这个种子；不写就用新的"),
            ("timers", "给这名学员的计时放宽多少"),
            ("from", "从什么时候起可以开始，用 UTC；不写就从现在起"),
            ("until", "最晚什么时候可以开始，用 UTC"),
            ("hours", "在多少小时之内可以开始"),
            (
                "trainee",
                "谁：保险库里的完整姓名，或完整的 32 位化名；只写一部分，会回答可能指谁；不写就用新的化名",
            ),
            ("blind", "必须用没有答案的盲卷进行，见“rolecall package”"),
            ("rehearsal", "只是预演，不据此作任何决定"),
            ("out", "把凭证也写到这个文件；已有的文件不会被覆盖"),
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: "例子：
  rolecall ticket issue my-calls/lost-card.ron --country uk --hours 48 --out ann.ticket
  rolecall ticket issue data-leak --rehearsal --timers x1.5 --from 2026-11-30T08:00:00Z --until 2026-11-30T12:00:00Z

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "ticket show",
        about: "显示凭证写了什么，在这里算不算数",
        arguments: &[("ticket", "凭证"), LANGUAGE],
        after: "例子：
  rolecall ticket show ann.ticket

退出码：0 正常，1 凭证在这里不算数，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "ticket list",
        about: "列出数据文件夹里的凭证",
        arguments: &[
            ("format", "给人看，或给程序看"),
            ("format=human", "给人看"),
            ("format=json", "给程序看"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall ticket list
  rolecall ticket list --format json

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "package",
        about: "盲卷：在别处的机器上考试用，没有答案",
        arguments: &[LANGUAGE],
        after: "例子：
  rolecall ticket issue my-calls/lost-card.ron --blind --out bob.ticket
  rolecall package make --ticket bob.ticket --out bob.package
  rolecall talk --ticket bob.package              在另一台机器上，它信任你的密钥

盲卷里没有分值、讲解、依据、规则、注释，也没有各个结局的含义。让通话往下走的都在里面：条件、情绪、事实、
每个选项通向哪里，以及作者给它们起的名字。读过文件的人，看得出客户会有什么反应。

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "package make",
        about: "为一张用 --blind 签发的凭证制作盲卷",
        arguments: &[
            ("ticket", "凭证"),
            ("out", "写到哪个文件；已有的文件不会被覆盖"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall package make --ticket bob.ticket --out bob.package

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "anchor",
        about: "显示校验码：只有这条记录才有的短码",
        arguments: &[("record", "记录：路径，或它的会话编号，或编号的开头"), LANGUAGE],
        after: "例子：
  rolecall anchor RECORD
  rolecall verify RECORD --anchor 7K2QX-9M4TD

通话一结束，监考者就把校验码记下来。记录此后如果被改动，校验码就不同了。

退出码：0 正常，1 记录尚未封存，或最后一行和写下时不一样，2 读不出来。",
    },
    CommandHelp {
        path: "hand-in",
        about: "交卷：把记录封装给考官",
        arguments: &[
            ("record", "记录：路径，或它的会话编号，或编号的开头"),
            (
                "to",
                "考官的公钥：文件，用引号括起来的那一行，或这里信任的名字；不写就交给签发凭证的人",
            ),
            ("out", "写到哪个文件；不写就是这里的一个以会话编号命名的文件"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall hand-in RECORD                         交给签发凭证的人
  rolecall hand-in RECORD --to centre.pub --out exam.age

用 age 程序和考官的私钥也能拆开这个文件。拿到回执之前，请留着记录。

退出码：0 已写好，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "receive",
        about: "收卷：收下交来的记录，并给出回执",
        arguments: &[("files", "封装好的文件"), KEY, PASSPHRASE, LANGUAGE],
        after: "例子：
  rolecall receive *.hand-in.age
  rolecall receive --key centre --passphrase-file passphrase.txt exam.age

同一个文件再收一次，什么也不改变。同一会话的另一份记录，会和这里已有的那份并排保留，并说明。
回执是签了名的，请交给交卷的人。

退出码：
  0  都收下了，都完好
  1  至少有一份收下了却有问题，或被改动过
  2  至少有一份读不出来；或用法不对",
    },
];
