//! Help in Chinese for whoever writes calls: check, prove, draw, draft, render.

use super::chinese::CommandHelp;

/// What is said of each command.
pub(super) const AUTHORING: &[CommandHelp] = &[
    CommandHelp {
        path: "check",
        about: "找出通话、规则包和银行文件哪里不对",
        arguments: &[
            ("paths", "文件、文件夹或通话的编号；不写就是当前文件夹和 ./scenarios 里的通话，都没有就是自带的通话"),
            ("format", "给人看，给程序每行一个 JSON 对象，或给编辑器和代码审查用的 SARIF 日志"),
            ("format=human", "给人看，标出文件里的文字"),
            ("format=json", "每行一个对象"),
            ("format=sarif", "一份静态分析结果交换格式（SARIF）的日志"),
            ("marks", "大通话的走法所期望的得分也算，每通大约十分之一秒，并说明重新走了多少个走法"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言，给程序看时用英文"),
        ],
        after: "例子：
  rolecall check
  rolecall check angry-complaint
  rolecall check --marks scenarios/angry-complaint.ron
  rolecall check --format json my-calls
  rolecall check --locale zh-Hans my-calls
  rolecall check --format sarif > findings.sarif
  rolecall explain unknown-target

退出码：0 没有错误（可能有提醒），1 有错误，2 不能运行。",
    },
    CommandHelp {
        path: "explain",
        about: "解释 check 或 prove 的一条发现，或列出全部",
        arguments: &[
            (
                "code",
                "代码，就是“错误”或“提醒”后面方括号里的词；表面特征的名字；acts、rules、sources，列出通话能用的名字；或 format，写通话的指南。不写就列出全部代码",
            ),
            ("format", "给人看，或给程序每行一个 JSON 对象"),
            ("format=human", "句子和例子"),
            ("format=json", "每行一个对象"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言，给程序看时用英文"),
        ],
        after: "例子：
  rolecall explain
  rolecall explain unknown-target
  rolecall explain points-farm --locale zh-Hans
  rolecall explain --format json unknown-target
  rolecall explain acts
  rolecall explain sources --locale zh-Hans
  rolecall explain format

退出码：0 正常，2 没有这条发现。",
    },
    CommandHelp {
        path: "strings",
        about: "写出或更新给译者用的译文表",
        arguments: &[
            ("scenarios", "通话的编号或文件；不写就是 ./scenarios 里的全部通话"),
            ("locale", "译成什么语言；不写就是自带语言里通话没有用的那一种"),
            ("confirm", "声明每条译文都和现在的原文相符"),
            ("format", "改为把一通电话的文字写成译者用的表：键、上下文、原文、译文、状态"),
            ("format=csv", "用逗号分开的文本，任何电子表格都能打开"),
            ("out", "译者用的表写到哪里；不写就写到标准输出"),
            ("import", "从这样的表里取回一通电话的译文（用逗号分开的文本，或工作簿）"),
        ],
        after: "例子：
  rolecall strings
  rolecall strings angry-complaint --locale zh-Hans
  rolecall strings scenarios/angry-complaint.ron --confirm
  rolecall strings angry-complaint --format csv --out for-the-translator.csv
  rolecall strings angry-complaint --import from-the-translator.csv

已有的译文都保留，新的文字加上空的译文，通话里已经没有的文字移到末尾。
它自己说的话，用写在子命令前面的 --locale 的语言，没有就用系统的语言。
取回时，原文和通话现在的文字一致的行才采用。过时的译文原样送回来仍算过时，除非它的状态写着“有效”或 current。
退出码：0 正常，1 有些行没有采用，2 不能运行。",
    },
    CommandHelp {
        path: "new",
        about: "开始写一通新电话，先给一通完整的小电话",
        arguments: &[
            ("name", "通话的编号，也是文件名：小写字母、数字、- 和 _"),
            ("dir", "写到哪个文件夹；不写就是 ./scenarios，没有它就是当前文件夹"),
            ("language", "文字和注释的语言：en 或 zh-Hans"),
            ("title", "标题；以后可以在文件里改"),
            ("locale", "说明接下来做什么用的语言：en 或 zh-Hans；不写就用通话的语言"),
        ],
        after: "例子：
  rolecall new lost-card
  rolecall new lost-card --title \"The card in the taxi\"
  rolecall new lost-card --language zh-Hans --dir my-calls
  rolecall new lost-card --language en --locale zh-Hans

新电话有四个选择，马上就能打，检查也都通过；注释说明每个部分是做什么的。
已有的文件绝不会被覆盖。
退出码：0 正常，2 不能运行。",
    },
    CommandHelp {
        path: "watch",
        about: "每次存盘都重新检查通话",
        arguments: &[
            ("paths", "文件、文件夹或通话的编号；不写就是当前文件夹和 ./scenarios 里的通话"),
            ("marks", "大通话的走法所期望的得分也算；小通话的总会算"),
            ("prove", "连同 prove 的发现也显示；每通电话都要查遍，会慢一些"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言"),
        ],
        after: "例子：
  rolecall watch
  rolecall watch angry-complaint
  rolecall watch --prove my-calls/lost-card.ron
  rolecall watch --locale zh-Hans my-calls

写出的文件和它们所依靠的一切都在监视之列，按 Ctrl-C 结束。
别的程序正在写的文件，等它不再变了才读；过了 0.2 秒还在变的，就照当时的样子检查。
退出码：2 不能运行。",
    },
    CommandHelp {
        path: "graph",
        about: "把通话画成图",
        arguments: &[
            ("scenario", "通话：编号或路径"),
            ("format", "单独就能看的图片，或画图程序用的文字；不写就看 --out 的结尾，再没有就是 svg"),
            ("format=svg", "图片"),
            ("format=dot", "给 Graphviz"),
            ("format=mermaid", "给 Mermaid"),
            ("country", "只画在这个国家的规则下会发生的"),
            ("conversation", "不画挂断、转接，以及紧张和耐心通向哪里"),
            ("out", "写到这个文件，而不是标准输出：.svg、.dot、.gv、.mmd 或 .mermaid；已有的会被替换"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言。通话的文字有译文就用译文"),
        ],
        after: "例子：
  rolecall graph angry-complaint --out call.svg
  rolecall graph angry-complaint --out call.mmd
  rolecall graph angry-complaint --format dot | dot -Tpdf -o call.pdf
  rolecall graph my-calls/lost-card.ron --format mermaid --country uk

虚线是超时、挂断、转接，以及紧张或耐心到头时会发生的。
带箭头的小牌代替太长或往上走的路。没有路可到的节点会标出来。
因为有陷阱而谁也不能打的通话照样画出，陷阱会标出来。
退出码：0 正常，1 图已画出但通话有陷阱，2 不能运行。",
    },
    CommandHelp {
        path: "fmt",
        about: "把文件排成统一的样子；内容和注释不变",
        arguments: &[
            ("paths", "文件、文件夹或通话的编号；不写就是当前文件夹和 ./scenarios 里的通话"),
            ("check", "什么也不写；只显示会改什么"),
            ("locale", "说明用的语言：en 或 zh-Hans；不写就用系统的语言"),
        ],
        after: "例子：
  rolecall fmt
  rolecall fmt angry-complaint
  rolecall fmt --check my-calls
  rolecall fmt --locale zh-Hans my-calls

只动括号、空格和换行；内容、注释和一切的先后都不变。写在一行里的，只要不超过 140 列就留在一行；
换行打开的括号仍然换行打开。行尾一律是 LF，在 Windows 上存成 CR LF 的文件也一样。
不是 RON 的文件原样不动，并显示它的错误。
退出码：0 正常，1 有文件是坏的，或用 --check 时有文件会改，2 不能运行。",
    },
    CommandHelp {
        path: "storyboard",
        about: "用电子表格起草和审阅通话",
        arguments: &[],
        after: "例子：
  rolecall storyboard template --out draft.xlsx
  rolecall storyboard export angry-complaint --format xlsx
  rolecall storyboard export angry-complaint --format csv --locale zh-Hans --out review.csv
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron --dry-run

退出码：0 正常，1 表里或通话里有不对的地方，2 不能运行。",
    },
    CommandHelp {
        path: "storyboard export",
        about: "把通话写成表，译文放在原文旁边",
        arguments: &[
            ("scenario", "通话的编号或文件"),
            ("format", "工作簿，或用逗号分开的文本；不写就看 --out 的结尾，否则是工作簿"),
            ("format=csv", "用逗号分开的文本，任何电子表格都能打开"),
            ("format=xlsx", "带颜色的工作簿，给 Excel 之类的程序"),
            ("out", "写到哪个文件，- 是标准输出；不写就是这里的 编号.csv 或 编号.xlsx"),
            ("locale", "标题的语言：en 或 zh-Hans；不写就用系统的语言"),
            ("force", "覆盖已有的文件"),
        ],
        after: "例子：
  rolecall storyboard export angry-complaint
  rolecall storyboard export scenarios/angry-complaint.ron --format csv --out -

退出码：0 正常，2 不能运行。",
    },
    CommandHelp {
        path: "storyboard import",
        about: "把表写成通话；没有改的地方，排版和注释都不变",
        arguments: &[
            ("file", "表：工作簿（.xlsx），或用逗号、分号、制表符分开的文本"),
            ("to", "写成哪通电话，例如 scenarios/ID.ron；译文写在旁边"),
            ("dry_run", "只说会写什么，什么也不写"),
            ("force", "即使旧文件的注释会丢失、表里没有列的内容会丢失，也写"),
            ("locale", "说明用的语言：en 或 zh-Hans；不写就用系统的语言"),
        ],
        after: "例子：
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron --dry-run
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron

旧文件留作 ID.ron.bak。表读不成一通电话，就什么也不写。
“rolecall storyboard template”写出的表，编号跟着文件名走；别的表用表里自己的编号。
退出码：0 正常（可能有提醒），1 表里或通话里有不对的地方，2 不能运行。",
    },
    CommandHelp {
        path: "storyboard template",
        about: "写出一张带小例子的表，供改成一通电话",
        arguments: &[
            ("format", "带第二张说明表的工作簿，或用逗号分开的文本；不写就看 --out 的结尾，否则是工作簿"),
            ("format=csv", "用逗号分开的文本，任何电子表格都能打开"),
            ("format=xlsx", "带颜色的工作簿，给 Excel 之类的程序"),
            ("out", "写到哪个文件；不写就是这里的 storyboard.csv 或 storyboard.xlsx"),
            ("locale", "表和例子的语言：en 或 zh-Hans；不写就用系统的语言"),
        ],
        after: "例子：
  rolecall storyboard template
  rolecall storyboard template --locale zh-Hans --out draft.xlsx

退出码：0 正常，2 不能运行。",
    },
    CommandHelp {
        path: "voice",
        about: "合成通话的声音",
        arguments: &[
            ("scenarios", "通话的编号或文件"),
            ("locale", "语言，en 或 zh-Hans；不写就是通话所有的语言"),
            (
                "command",
                "程序和它的参数，用空格分开，不经过 shell；{text}、{file}、{out}、{language}、{voice}、{pitch}、{speed}、{length} 和 {key} 会填上内容。没有 {text} 和 {file} 时，文字从它的标准输入进去",
            ),
            ("licence", "这个程序合成的声音以什么许可转交别人；会写进清单"),
            ("own_lines", "连同学员说的话"),
            ("force", "已有声音的台词也重新合成"),
            ("dry_run", "只列出会合成哪些：键、语言、说话人、位置和文字"),
            ("remove_unused", "删掉没有台词再用的声音"),
            ("time_limit", "一句台词最多用多久，单位是秒"),
        ],
        after: "例子：
  rolecall voice angry-complaint
  rolecall voice my-calls/lost-card.ron --locale en --dry-run
  rolecall voice lost-card --command \"piper --model {voice}.onnx --output_file {out}\" --licence \"CC0-1.0, voice of …\"

每句台词由一个程序念出来，除非通话旁边的 voices/voice.ron 另有规定，就是 eSpeak NG；存成 Ogg Vorbis，
放在 voices/编号/语言 里。已有声音的台词不再合成。没有声音的台词以含糊的人声代替。
退出码：0 正常，1 有些台词没能合成，2 不能运行。",
    },
    CommandHelp {
        path: "bless",
        about: "把录下的走法留在通话文件里，以后每次检查都重走一遍",
        arguments: &[
            ("record", "走法的记录：路径，或它的会话编号，或编号的开头。通话必须走到了结局；话后处理可以没有做"),
            ("name", "这个走法说明什么，几个字"),
            ("into", "通话的文件；不写就是库里的那个"),
            ("replace", "替换同名的走法"),
            ("unfinished", "即使通话在结局之前就离开了，也保留这个走法"),
            ("again", "这通电话（编号或文件）所有留下的走法，都接受现在听到的话"),
            ("drop", "与 --again 一起用：从文件里删掉这个名称的走法。可以写多次"),
            ("expect_now", "与 --again 一起用：这个名称的走法现在走到哪里，就期望它走到哪里。可以写多次"),
            ("dry_run", "什么也不写；只显示会改什么"),
            ("locale", "说明用的语言：en 或 zh-Hans；不写就用系统的语言"),
        ],
        after: "例子：
  rolecall bless RECORD --name \"the calm path\"
  rolecall bless RECORD --name \"the calm path\" --into scenarios/lost-card.ron --dry-run
  rolecall bless --again lost-card --locale zh-Hans
  rolecall bless --again lost-card --drop \"the calm path\"

走法写进 checks，连同它的结果（结局、通过与否、违反的规则、得分）和听到的一切。文件别的地方都不变；
旧文件在旁边留作 NAME.ron.bak。自由笔记和什么也不改变的等待不写进去。从此以后，走法到了别处、听到了别的话，
或听到的话换了措辞，“rolecall check”都会说。--again 列出没有了的（-）、新的（+）和换了措辞的（~），并接受它们；
也列出走法哪一步做不到了、哪里走到了别处（!）：--drop 删掉这样的走法，--expect-now 按现在的结果留下它。
在结局之前就离开的记录会被拒绝，除非用 --unfinished 说明就是要这一部分。

退出码：0 已写入或没有要写的，1 有走法在现在的文件里到了别处或走不下去了，2 不能运行。",
    },
    CommandHelp {
        path: "prove",
        about: "证明一通电话能发生什么：每个国家、每种抽取的每个状态",
        arguments: &[
            ("scenarios", "通话：编号或路径"),
            ("format", "证书怎么写"),
            ("format=human", "用文字"),
            ("format=json", "用 JSON：一个列表，每通电话一个对象"),
            ("format=sarif", "只写发现，一份静态分析结果交换格式（SARIF）的日志"),
            ("country", "只证明这个国家，其余的就没有看；不写就是通话支持的全部国家"),
            ("witnesses", "放走法的文件夹，每个走法一个文件：每条发现一个，每个结局一个最短的"),
            ("budget", "每个国家、每种抽取最多查找多少个状态"),
            ("memory", "每个国家、每种抽取的证明最多用多少内存，单位是 MiB"),
            ("threads", "用多少个线程；不写就是机器有多少个核心"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言，给程序看时用英文"),
        ],
        after: "例子：
  rolecall prove angry-complaint
  rolecall prove my-call.ron --witnesses plays
  rolecall talk my-call.ron --country uk --seed 1 --play plays/my-call-ending-settled-uk.play
  rolecall prove angry-complaint --format json
  rolecall prove my-call.ron --format sarif > findings.sarif

走法能到的每个状态都查遍，没有抽样。
每个国家、每种抽取的预算是 1200 万个状态和 2048 MiB 内存；超过就回答“没有证明”，并说明到了哪里。
两项都是数出来的，不是测出来的：在每台机器上，超过预算的都是同样的通话。用多少线程，证书都一样。
代码是什么意思：rolecall explain CODE。

退出码：0 没有发现不妥之处，1 有发现，或有些没能证明，2 不能运行。",
    },
    CommandHelp {
        path: "simulate",
        about: "让模拟学员打电话：有多难，区分得怎么样，得分有多可信",
        arguments: &[
            ("scenarios", "通话：编号或路径"),
            ("trainees", "多少名学员"),
            ("seed", "从哪个种子抽出这批学员"),
            ("format", "给人看，或给程序看"),
            ("format=human", "最宽 100 列的表"),
            ("format=json", "一个对象，什么都有"),
            ("format=csv", "一张表，什么都有"),
            ("country", "国家；不写就是每通电话的第一个"),
            ("locale", "报告和标签的语言：en 或 zh-Hans；不写就用系统的语言"),
            ("out", "把报告写到这个文件，要么写完整，要么不写"),
            ("threads", "用多少个线程；不写就是每个核心一个。数字与此无关"),
        ],
        after: "例子：
  rolecall simulate angry-complaint
  rolecall simulate angry-complaint data-leak fraud-attempt overdue-collection --trainees 100000
  rolecall simulate my-calls/fee.ron --format csv --out fee.csv

模拟学员在每一项上都有水平，从瞎猜到精通；他们按会失去多少来掂量看到的选项，会失手，会查资料，有时会等到超时。
同一个种子在哪里都给出同样的数字。数字说明通话对这样的学员怎么样；对人怎么样，只有人能说明。

选择和选项有这些数字；学员从 200 名起才评价选择：
  difficulty  对选择，是可能失去的分里避开了多少；对选项，什么也不失的，是选它的人有多少，
              要失分的，是不选它的人有多少（1 是容易）
  item_rest   表里的 r：它与其余得分的相关，-1 到 1
  upper_lower 表里的 D：最强的 27 % 里的占比，减去最弱的 27 % 里的占比
CSV 的列是 simulated, scenario, country, row, id, option, label, n, count, share, share_low,
share_high, difficulty, difficulty_low, difficulty_high, item_rest, item_rest_low, item_rest_high,
upper_lower, mean_loss, value, words。
row 这一列说明这一行是什么：summary, score, ending, breach, item, option 或 set。

退出码：0 正常，2 用法不对或不能运行。",
    },
];
