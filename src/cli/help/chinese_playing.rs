//! Help in Chinese for whoever plays calls and reads records, and for the program itself.

use super::chinese::{CommandHelp, LANGUAGE};

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

通话用文件的路径或编号来称呼。编号.ron 先在当前文件夹里找，再到 ./scenarios、程序旁边的 scenarios 文件夹，最后是程序自带的副本；
找到的若不是自带的同名通话，会说明。

退出码：0 正常，1 有发现或有记录不对，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "talk",
        about: "在终端里打一通电话",
        arguments: &[
            ("scenario", "通话：编号，或文件的路径"),
            ("seed", "一切凭运气的事用这个种子，从 0 起的整数；不写就用新的"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言"),
            ("country", "用哪个国家的规则；不写就用通话默认的"),
            ("timers", "计时放宽多少，不写就是 x1；得分与此无关"),
            (
                "play",
                "先按这个文件里的命令走，例如 rolecall prove --witnesses 写出的文件",
            ),
            ("profile", "以这个用户的身份打：记录归他"),
            ("resume", "接着打一条离开了的记录"),
            ("ticket", "凭这张准考凭证参加考试；通话、国家、种子和计时都由它定"),
        ],
        after: "例子：
  rolecall talk angry-complaint
  rolecall talk scenarios/data-leak.ron --locale zh-Hans --country uk
  printf 'accept\\n1\\n' | rolecall talk fraud-attempt --seed 7
  rolecall talk angry-complaint --seed 1 --play plays/expiry-pays.play
  rolecall talk --resume RECORD
  rolecall talk angry-complaint --profile Ann

--play 的走法在通话开始之前就读好。遇到第一行做不到的就停下，并说明当时能做什么；最后一行之后接着从输入里读。
RECORD 是记录的路径，或它的会话编号，或编号的开头。
话后处理里还有没选的，f 会再问一次；写全 finish 就不问，走法也不会被问。

退出码：0 通话打到了头，2 中途离开或不能运行。最后一行是记录的路径。",
    },
    CommandHelp {
        path: "replay",
        about: "把录下的通话再看一遍",
        arguments: &[
            ("record", "记录：路径，或它的会话编号，或编号的开头"),
            ("locale", "语言：en 或 zh-Hans；不写就用记录自己的语言"),
        ],
        after: "例子：
  rolecall replay RECORD --locale en

每个应答前面是它的轮次，就是“rolecall mark --turn”要写的。对话之后是话后处理里选的条目，还有笔记。
退出码：0 记录能重放，1 和写下时不一样、不能重放或不是记录，2 读不出来。",
    },
    CommandHelp {
        path: "score",
        about: "重新计算一条记录的得分",
        arguments: &[
            ("record", "记录：路径，或它的会话编号，或编号的开头"),
            ("format", "怎么打印"),
            ("format=human", "句子和例子"),
            ("format=json", "每行一个对象"),
            ("locale", "语言：en 或 zh-Hans；不写就用记录自己的语言"),
        ],
        after: "例子：
  rolecall score RECORD
  rolecall score RECORD --format json

得分从不从文件里读；它由记录和它的存档算出来。
用 --format json 时，编号和数字在每种语言里都一样（以 _tenths 结尾的得分以十分之一分为单位）；
旁边的文字只用一种语言，就是记录自己的或 --locale 指定的，由“locale”写明。
退出码：0 记录有得分，1 没有得分或验证不过，2 读不出来。",
    },
    CommandHelp {
        path: "verify",
        about: "查明记录是不是和写下时一样，还能不能重放",
        arguments: &[
            ("records", "记录：路径，或数据文件夹里的会话编号，或编号的开头"),
            ("anchor", "通话结束时有人记下的校验码；只能用于一条记录"),
            ("ticket", "准考凭证；不写就用数据文件夹里的。只能用于一条记录"),
            ("receipt", "回执；不写就用数据文件夹里的。只能用于一条记录"),
            (
                "locale",
                "结果用什么语言：en 或 zh-Hans；不写就用系统的语言",
            ),
        ],
        after: "例子：
  rolecall verify ~/.local/share/rolecall/sessions/*.jsonl
  rolecall verify 20261124-124500
  rolecall verify --data handed-in handed-in/sessions/*.jsonl
  rolecall verify RECORD --anchor 7K2QX-9M4TD

每条记录一行。记录当时用的文件从数据文件夹的存档里取；别处来的记录，用 --data 写明它们的文件夹。
台账、凭证和回执上写的也会一并核对。记录已经删除的会话，会说明何时、由谁、以什么理由删除。

退出码：
  0  都和写下时一样，也能重放；离开了、还能接着打的写“尚未封存”
  1  至少有一条不对（写“有问题”）：和写下时不一样、不能重放、根本不是记录，或与凭证、回执、校验码或台账不符；
     或已删除而没有这里信任的人签名
  2  至少有一条没法看（写“无法查看”）：它或它的存档读不出来，或出自更新的程序；或用法不对",
    },
    CommandHelp {
        path: "sessions",
        about: "列出数据文件夹和其中各用户的记录",
        arguments: &[("profile", "只列这个用户的记录"), LANGUAGE],
        after: "例子：
  rolecall sessions --data exercise
  rolecall sessions --profile Ann

每行：何时开始、哪通电话、它的状态（“另有更新”：同一次的另一个文件走得更远；“互相矛盾”：另一个文件说的不一样；
“有损坏”：rolecall verify 会说为什么；“缺档案”：当时所用的文件不在这个文件夹里；“缺失”：台账说它开始了，记录却不在这里；“已删除”：同上，并有删除记录说明）、得分、路径。各用户的记录列在各自的名字下面。",
    },
];
