//! Help in Chinese for whoever plays calls and reads records, and for the program itself.

use super::chinese::CommandHelp;

/// What is said of each command.
pub(super) const PLAYING: &[CommandHelp] = &[
    CommandHelp {
        path: "",
        about: "呼叫中心的角色扮演模拟器。不写命令就打开窗口",
        arguments: &[
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言。写在命令前面也算数"),
            ("terminal", "即使能开窗口，也在终端里打电话"),
        ],
        after: "例子：
  rolecall                                  打开窗口；开不了窗口就在终端里
  rolecall talk angry-complaint             在终端里打一通电话
  rolecall new lost-card                    开始写自己的一通电话
  rolecall check scenarios                  找出通话文件哪里不对
  rolecall score RECORD                     重新计算一条记录的得分
  rolecall verify RECORD...                 记录是不是和写下时一样

退出码：0 正常，1 有发现或有记录不对，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "talk",
        about: "在终端里打一通电话",
        arguments: &[
            ("scenario", "通话：编号，或文件的路径"),
            ("seed", "一切凭运气的事用这个种子；不写就用新的"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言"),
            ("country", "用哪个国家的规则；不写就用通话默认的"),
            ("timers", "计时放宽多少；得分与此无关"),
            ("play", "先按这个文件里的命令走，例如 rolecall prove --witnesses 写出的文件"),
            ("resume", "接着打一条离开了的记录"),
        ],
        after: "例子：
  rolecall talk angry-complaint
  rolecall talk scenarios/data-leak.ron --locale zh-Hans --country uk
  printf 'accept\\n1\\n' | rolecall talk fraud-attempt --seed 7
  rolecall talk angry-complaint --seed 1 --play plays/expiry-pays.play
  rolecall talk --resume RECORD

--play 的走法遇到第一行做不到的就停下，并说明当时能做什么；最后一行之后接着从输入里读。

退出码：0 通话打到了头，2 中途离开或不能运行。最后一行是记录的路径。",
    },
    CommandHelp {
        path: "replay",
        about: "把录下的通话再看一遍",
        arguments: &[
            ("record", "记录"),
            ("locale", "语言：en 或 zh-Hans；不写就用记录自己的语言"),
        ],
        after: "例子：
  rolecall replay RECORD --locale en

对话之后是话后处理里选的条目，还有笔记。
退出码：0 记录能重放，1 有出入或链条断了，2 读不出来。",
    },
    CommandHelp {
        path: "score",
        about: "重新计算一条记录的得分",
        arguments: &[
            ("record", "记录"),
            ("format", "怎么打印"),
            ("format=human", "句子和例子"),
            ("format=json", "每行一个对象"),
            ("locale", "语言：en 或 zh-Hans；不写就用记录自己的语言"),
        ],
        after: "例子：
  rolecall score RECORD
  rolecall score RECORD --format json

得分从不从文件里读；它由记录和它的存档算出来。
退出码：0 记录有得分，1 没有得分或验证不过，2 读不出来。",
    },
    CommandHelp {
        path: "verify",
        about: "查明记录是不是和写下时一样，还能不能重放",
        arguments: &[("records", "记录")],
        after: "例子：
  rolecall verify ~/.local/share/rolecall/sessions/*.jsonl
  rolecall verify --data handed-in handed-in/sessions/*.jsonl

每条记录一行。记录当时用的文件从数据文件夹的存档里取；别处来的记录，用 --data 写明它们的文件夹。

退出码：
  0  都和写下时一样，也能重放；离开了、还能接着打的是“open”
  1  至少有一条和写下时不一样，或不能重放
  2  至少有一条没法看：它或它的存档读不出来；或用法不对",
    },
    CommandHelp {
        path: "sessions",
        about: "列出数据文件夹里的记录",
        arguments: &[],
        after: "例子：
  rolecall sessions --data exercise

每行：何时开始、哪通电话、它的状态（“superseded”：同一次的另一个文件走得更远；“damaged”：rolecall verify 会说为什么）、得分、路径。",
    },
];
