### 界面文字：简体中文。
### 键名以所在画面开头；枚举各项以其名称结尾，如 `feeling-anger`、`timers-one-and-half`。
### 测试 `both_languages_say_the_same` 会与 en.ftl 比对键名和变量。

## 通用

app-name = Rolecall
app-tagline = 难接的电话，先在这里练一遍

common-back = 返回
common-cancel = 取消
common-close = 关闭
common-continue = 继续
common-done = 完成
common-hours = { $n } 小时
common-minutes = { $n } 分钟
common-labelled = { $label }：{ $text }
common-listed = { $before }，{ $next }
common-more = 更多…
common-no = 否
common-none = 无
common-of = { $n }/{ $total }
common-off = 关
common-on = 开
common-or = 或
common-per-cent = { $n }%
common-points = { $n } 分
common-question-and-answer = { $label }{ $text }
common-quit = 退出
common-ranked = { $before }；{ $next }
common-remarked = { $text }（{ $remark }）
common-search = 搜索
common-seconds = { $n } 秒
common-undo = 撤销
common-yes = 是

country-cn = 中国
country-uk = 英国
country-us = 美国

## 通话类型、呼叫方向、内容提示

kind-all = 全部
kind-collection = 催收
kind-complaint = 投诉
kind-data-leak = 信息泄露
kind-fraud = 诈骗
kind-laundering = 反洗钱
kind-sales = 产品咨询
kind-service = 业务办理

direction-inbound = 客户来电
direction-outbound = 你去电

content-abuse = 来电人会出言辱骂
content-distress = 有人情绪非常痛苦
content-fraud = 有人正在受骗
content-loss = 有人失去了亲人
content-risk-to-life = 有人提到轻生
content-stop-any-time = 你可以随时停下。如果哪通电话让你放不下，请找人聊聊。

## 首页

title-best-result = 最好成绩
title-calls = 通话
title-choose-call = 选一通电话
title-continue = 继续
title-continue-call = 继续上次没打完的电话
title-empty = 没有找到任何通话。请把通话文件放进“scenarios”文件夹，然后重新启动。
title-empty-filter = 这一类还没有通话，请查看全部。
title-language = 语言
title-level = 难度 { $n }
title-minutes = { $from }–{ $to } 分钟
title-new = 未练过
title-not-passed-yet = 尚未通过
title-practise = 练习
title-practised = 练过 { $n } 次
title-settings = 设置
title-theme = 主题

## 简报

briefing-attempts-private = 练习记录只属于你：你不出示，别人看不到。
briefing-content-notes = 开始之前
briefing-country = 国家
briefing-dial = 拨号
briefing-exam = 考核
briefing-floor = 不低于 { $n } 分
briefing-judged = 评什么
briefing-no-policies = 这通电话没有专门适用的行内规定。
briefing-pass-mark = 总分达到 { $n } 分即通过
briefing-policies = 适用的行内规定
briefing-practice = 练习
briefing-author = 作者视图
briefing-practice-about = 可以停下、回看、重来。分数只给你自己看。
briefing-take-call = 接这通电话
briefing-timers = 作答时限
briefing-timers-about = 选哪一档都不影响分数，记录里会注明所用的档位。
briefing-unreviewed = 这通电话还没有人审阅，只供练习。
briefing-weight = 占 { $n }%
briefing-what-you-know = 你已经知道的
briefing-who-calls = 谁打来
briefing-whom-you-call = 打给谁

timers-as-written = 1 倍
timers-off = 不限时
timers-one-and-half = 1.5 倍
timers-ten-times = 10 倍
timers-twice = 2 倍

## 振铃

ringing-accept = 接听
ringing-decline = 拒接
ringing-dial = 拨号
ringing-dialling = 正在呼叫{ $name }…
ringing-incoming = 有来电
ringing-number = 来电显示：{ $number }
ringing-number-proves-nothing = 来电显示可以伪造，号码什么也证明不了。
ringing-number-withheld = 未显示号码
ringing-seconds-left = 还剩 { $n } 秒

## 通话

phase-after-call = 挂机后
phase-before-call = 通话前
phase-dialling = 呼叫中
phase-ended = 已结束
phase-on-hold = 保持中
phase-ringing = 振铃中
phase-talking = 通话中
phase-transferring = 转接中
phase-wrap-up = 话后处理

call-answer-in = 请在话说完后 { $n } 秒内作答
call-answer-timer = 作答时限
call-cannot-now = 现在不能这样做
call-choose = 你怎么说？
call-choose-deed = 你怎么做？
call-clock = 通话时长 { $time }
call-extend-timer = 延长时间
call-feeling = 情绪
call-go-on = 继续
call-hang-up = 挂断
call-history = 对话记录
call-hold = 保持
call-hold-late = 保持时间已经超过你承诺的时长
call-item-locked = 尚未开放
call-locked = 不可选：{ $reason }
call-mood = 状态
call-more-time = 放宽时限
call-more-time-about = 从现在起，时限为{ $timers }。分数不受影响，记录里会注明。
call-mute = 静音
call-muted = 你的麦克风已关闭
call-no-timer = 不限时
call-on-hold-since = 已保持 { $time }
call-option-of = 第 { $n } 项，共 { $total } 项：{ $label }
call-patience = 耐心
call-pause = 暂停
call-resume = 取回通话
call-rewind = 退回一步
call-skip-line = 直接显示整句
call-stay-silent = 你保持沉默
call-telephone-voice = { $name }（电话中）
call-tension = 紧张
call-they-speak = { $name }正在说话…
call-transfer = 转接…
call-transfer-cold = 直接转接
call-transfer-cold-about = 对方得把事情从头再讲一遍。
call-transfer-to = 转接到
call-transfer-warm = 先交代再转接
call-transfer-warm-about = 你先把情况告诉同事。
call-trust = 信任
call-unmute = 取消静音
call-you-say = 你会说：{ $text }

speaker-narrator = 旁白
speaker-you = 你

# 由低（1）到高（5）。
mood-tension-1 = 放松
mood-tension-2 = 平稳
mood-tension-3 = 紧绷
mood-tension-4 = 激动
mood-tension-5 = 快要爆发
mood-trust-1 = 不信任你
mood-trust-2 = 怀疑你
mood-trust-3 = 还在观望
mood-trust-4 = 开始信任你
mood-trust-5 = 信任你
mood-patience-1 = 快没耐心了
mood-patience-2 = 不太耐烦
mood-patience-3 = 还愿意等等
mood-patience-4 = 有耐心
mood-patience-5 = 很有耐心

feeling-anger = 愤怒
feeling-calm = 平静
feeling-fear = 害怕
feeling-shame = 羞愧
feeling-sorrow = 悲伤

manner-background = （背景里）
manner-cold = （冷冷地）
manner-crying = （哭着）
manner-hesitant = （迟疑地）
manner-hurried = （匆忙地）
manner-laughing = （笑着）
manner-plain = { "" }
manner-quiet = （轻声）
manner-sharp = （尖锐地）
manner-shouting = （喊叫）
manner-sighing = （叹气）
manner-warm = （温和地）
manner-whispering = （压低声音）

# 没有人开口、但发生了的事，写进对话记录。
happened-answered-late = 作答时限已过
happened-connected = 电话接通
happened-declined = 你拒接了来电
happened-ended = 通话结束
happened-finished = 你完成了话后处理
happened-hold-back = 你回到了通话
happened-hold-began = 你请对方稍候，通话保持
happened-hold-late = 保持时间超过了承诺
happened-hung-up = 你挂断了电话
happened-learned = 你了解到：{ $fact }
happened-line-dropped = 通话中断
happened-looked-up = 你打开了“{ $item }”
happened-missed = 这通来电没有人接
happened-timers = 放宽时限：{ $timers }
happened-muted = 你关闭了麦克风
happened-noted = 你记了一条笔记
happened-snapped = 对方忍不下去了
happened-transferred-cold = 你把对方直接转给了{ $desk }
happened-transferred-warm = 你向{ $desk }说明情况后完成转接
happened-unmuted = 你重新打开了麦克风

## 坐席桌面

desktop-account = 账户
desktop-empty = 这通电话没有这项资料
desktop-label = 坐席桌面
desktop-locked = 未开放
desktop-locked-because = 未开放：{ $reason }
desktop-log = 联系记录
desktop-notes = 笔记
desktop-note-add = 记下来
desktop-note-field = 写下你要记住的事
desktop-not-opened = 尚未打开。打开会留下记录。
desktop-open = 打开
desktop-policy = 规定
desktop-product = 产品

## 话后处理

wrap-up-belongs-in-record = 哪些应写进记录？
wrap-up-belongs-in-record-about = 勾选明天接手的同事必须知道的。客户有一天也可能看到。
wrap-up-channel = 方式
wrap-up-chosen = 已选
wrap-up-date = 日期
wrap-up-disposition = 这通电话属于哪一类？
wrap-up-finish = 提交
wrap-up-follow-up = 后续跟进
wrap-up-heading = 话后处理
wrap-up-left-open = 还没有选：{ $lists }
wrap-up-not-chosen = 未选
wrap-up-notes = 记录
wrap-up-owner = 负责人
wrap-up-pick-one = 选一项
wrap-up-tick = 勾选所有应写入的

## 复盘

dimension-accuracy = 准确性
dimension-compliance = 合规性
dimension-empathy = 同理心
dimension-accuracy-about = 事实、金额和产品都说对了
dimension-compliance-about = 守住了规定
dimension-empathy-about = 接住了对面的人

mark-best = 最佳
mark-costly = 失分
mark-critical = 严重违规
mark-fine = 尚可

ending-bad-care = 辜负了对方
ending-bad-rule = 违反了规定
ending-ideal = 最好的结果
ending-partial = 还有事情没了结

failure-below-floor = { $dimension }低于底线：得 { $score } 分，须达 { $floor } 分
failure-below-pass-mark = 总分 { $score }，低于及格线 { $pass } 分
failure-critical = 出现严重违规

# 结论由前四句之一加后三句之一组成。
verdict-below-floor = 未通过：{ $dimension }得 { $mark } 分，须达 { $floor } 分。
verdict-below-pass-mark = 未通过：总分 { $overall }，{ $pass } 分才通过。
verdict-critical = 未通过：出现严重违规。
verdict-critical-at = 未通过：{ $place }“{ $label }”严重违规。
verdict-passed = 通过，总分 { $overall }。
verdict-lost-in-wrap-up = 失分出在话后处理。
verdict-lost-most = 失分最多的是{ $place }“{ $label }”：失去 { $cost } 分。
verdict-in-turn = 第 { $n } 轮
verdict-after-turn = 第 { $n } 轮之后
verdict-before-first-turn = 第 1 轮之前
verdict-nothing-lost = 一路没有失分。

debrief-all-turns = 逐步回放
debrief-all-turns-about = 只列出可能影响结果的步骤；等待、笔记和没有影响的查看不列出。
debrief-attainable = 还能拿到
debrief-attainable-curve = 还能拿到的分数
debrief-attainable-start = 开始时能拿到
debrief-back-to-title = 回到通话列表
debrief-best-attainable = 最高可得 { $n } 分
debrief-better-line = 更好的说法
debrief-better-line-later = 先再试一次，然后显示更好的说法。
debrief-broken-rules = 违反的规定
debrief-cost = 当时还能拿到 { $left } 分，这一步失去 { $lost } 分
debrief-cost-critical = 没有失分，但单凭这次违规，本通电话就不能通过
debrief-cost-all = 当时还能拿到的 { $left } 分，这一步全部失去
debrief-cost-plain = 失去 { $lost } 分
debrief-cost-nothing = 没有失分
debrief-critical-breach = 严重违规
debrief-critical-breach-about = 无论得多少分，这通电话都不能通过
debrief-ending = 结局
debrief-floor = 底线 { $n } 分
debrief-floored = 按 0 分计
debrief-dimension-floored = 低于 0 分：总分按 { $mark } 计入
debrief-heading = 复盘
debrief-hold-ask-first = 先征得同意，说明原因和时长：这通电话里有一个选项就是用来问的，问过之后再按保持。
debrief-it-caused = 引起了什么
debrief-lost-most = 失分最多的地方：{ $choice }
debrief-moments = 失分最多的时刻
debrief-moments-none = 没有任何一刻失分。
debrief-mood-curve = 状态曲线
debrief-mood-list = 逐轮的状态与可得分数
debrief-never-learned = 你始终没有了解到的
debrief-never-learned-how = 本来可以这样了解到：{ $how }
debrief-never-learned-none = 该了解的你都了解到了。
debrief-next = 下一通
debrief-not-marked = 未评分
debrief-not-marked-about = 这通电话无法评分，但对话记录是完整的。
debrief-not-passed = 未通过
debrief-options = 当时还可以选
debrief-overall = 总分
debrief-overall-of = 总分 { $score }，{ $pass } 分通过
debrief-passed = 通过
debrief-play-model = 播放示范通话
debrief-points-of = { $best } 分中得 { $points } 分
debrief-report = 报告
debrief-report-saved = 报告已保存：{ $path }
debrief-rule = 规定
debrief-score = { $dimension }：{ $score } 分
debrief-source = 依据
debrief-sources = 依据
debrief-tempting = 为什么容易选它
debrief-they-said = 对方说的
debrief-transcript = 对话记录
debrief-try-again = 从这里再试一次
debrief-try-again-about = 会新建一份记录，这一份保持不变。
debrief-turn = 第 { $n } 轮
debrief-after-turn = 第 { $n } 轮之后
debrief-before-first-turn = 第 1 轮之前
debrief-verdict = { $result }：{ $reason }
debrief-why = 为什么
debrief-wrap-up = 话后处理
debrief-wrap-up-best = 应当写入
debrief-wrap-up-cost = 话后处理失去 { $n } 分
debrief-wrap-up-missing = 应当选，但没有选
debrief-wrap-up-wrong = 不该选，但选了
debrief-you-said = 你说的
debrief-your-choice = 你的选择

## 现在不能做的事

rejected-accept-first = 请先接起电话。
rejected-come-back-first = 对方正在等候，请先取回通话。
rejected-desktop-closed = 工作台随通话打开，随通话关闭。
rejected-item-locked = “{ $id }”现在还打不开。
rejected-item-locked-because = “{ $id }”现在还打不开：{ $reason }。
rejected-no-desk = 这通电话里没有“{ $id }”这个席位。
rejected-no-entry = 这一栏里没有“{ $id }”。
rejected-no-hold = 这通电话里不能让对方等候。
rejected-no-item = 工作台上没有“{ $id }”。
rejected-no-option = 这里没有“{ $id }”这个选项。
rejected-nobody-on-hold = 没有人在等候。
rejected-nobody-on-the-line = 线上没有人。
rejected-timers-only-longer = 通话中只能把时限放宽。
rejected-timers-fixed = 考试中时限以事先批准的为准。
rejected-not-now = 现在不能这样做。
rejected-not-ringing = 电话没有在响。
rejected-nothing-to-answer = 现在没有需要回答的。
rejected-nothing-to-finish = 通话还没结束，现在没有可以提交的。
rejected-option-closed = “{ $id }”现在不能选。
rejected-option-closed-because = “{ $id }”现在不能选：{ $reason }。
rejected-too-late-to-note = 通话已经结束，不能再记笔记。
rejected-wrap-up-not-yet = 话后处理要等通话结束才开始。

## 错误与提示

notice-abandoned = 你在结束前离开了这通电话，因此没有分数。
notice-cannot-begin = 无法打开这通电话：{ $reason }
notice-cannot-load = 无法读取“{ $file }”。请对它运行“rolecall check”，它会指出哪里有什么问题。
notice-moved = 磁盘无法继续写这份记录（{ $reason }）。没有丢失任何内容：整通电话改记在 { $path }。
notice-cannot-save = 你的回答没能保存：{ $reason }。通话会等着你。请腾出空间或检查文件夹，然后重试。
notice-no-calls = 没有找到任何通话。
notice-no-display = 没有找到显示器，通话将在终端里进行。
notice-no-sound = 没有找到音频设备。说的每句话都会显示在屏幕上。
notice-record-path = 这通电话记录在 { $path }
notice-resumed = 你从上次停下的地方继续。中间隔了 { $time }，不计入时间，记录里会注明。
notice-retry = 重试
notice-saved = 已保存
notice-saving = 正在保存…
notice-tampered = 这份记录写成之后被改动过，可以阅读，但不能评分。
notice-translation-missing = 这通电话有些文字还没有翻译，会以原文显示。
notice-unknown = 出了点问题：{ $reason }。你的回答没有丢失。

## 提示的说明

explain-allowed = 可以在通话里接受它：allow: [(code: "{ $code }", at: "节点", because: "…")]。
explain-cue = { $cue }：总是选{ $meaning }。
explain-cues = 表面上看得出的特征，以及只看它的人怎么选：
explain-example = { $side }（{ $place }）：
explain-more = 运行“rolecall explain 代码”看详细说明和例子。
explain-not-allowed = 不能接受；改好之前，这通电话打不了。
explain-not-allowed-by-proof = 不能接受；改好之前，“rolecall prove”会一直提示。
explain-place-call = 通话里
explain-place-fact = 包的 facts 里
explain-place-node = 通话的 nodes 里
explain-place-nodes = 通话的 nodes 里
explain-place-option = 选择的 options 里
explain-place-rule = 包的 rules 里
explain-place-says = 节点的 says 里
explain-place-table = 译文的 texts 里
explain-place-told = 用文字说明
explain-right = 对
explain-severity-error = 错误
explain-severity-warning = 提醒
explain-told = { $side }：{ $what }。
explain-wrong = 错

## 终端

score-sealed = 这份记录已经在那里封存，不能接着打。
score-last = 最后一件事
score-unfinished = 这通电话没有打完，所以没有分数。停下的地方：{ $phase }，{ $time }，已执行 { $n } 条命令。
terminal-can = 现在可以输入：{ $keys }。
terminal-can-accept = a 接听，x 拒接
terminal-can-answer = 1 到 { $n } 选择回答
terminal-can-come-back = r 取回通话
terminal-can-fill-in = 1 到 { $n } 选择或勾选
terminal-can-finish = f 提交话后处理
terminal-can-hang-up = e 挂断电话
terminal-can-hold = o 请对方稍候
terminal-can-hold-asked = o 请对方稍候，先用一个回答征得同意
terminal-can-note = n 文字 记一条笔记
terminal-can-open-desktop = d 查看桌面
terminal-can-see-form = d 再看一遍表单
terminal-can-stop = q 停下，? 查看全部命令
terminal-can-transfer = t 席位 warm 或 t 席位 cold 转接
terminal-can-wait = w 10 等待十秒
terminal-choose-call = 选哪一通？请输入编号。
terminal-commands = 命令
terminal-cannot = 现在不能这样做：{ $reason }
terminal-customer = { $name }，{ $about }
terminal-desk = t { $id } warm 或 t { $id } cold   { $title }
terminal-done = （{ $label }）
terminal-finish-anyway = 再输入一次 f 就仍然提交，提交后不能更改。
terminal-go-on-with = 要接着打，请运行：{ $command }
terminal-help-accept = a        接听
terminal-help-decline = x        拒接
terminal-help-desktop = d        查看桌面；d 加编号打开某一项
terminal-help-finish = f        提交话后处理；还有没选的会先问一次
terminal-help-hang-up = e        挂断电话
terminal-help-help = ?        显示本帮助
terminal-help-history = h        查看到目前为止的对话和你的笔记
terminal-help-hold = o        请对方稍候（保持）
terminal-help-hold-asked = o        请对方稍候（保持）；先征得同意：通话里有一个选项就是用来问的
terminal-help-more-time = l        放宽一档时限（练习时）
terminal-help-mute = m        关闭或打开麦克风
terminal-help-note = n 文字   记一条笔记
terminal-help-notes = n        查看你的笔记
terminal-help-number = 1–9      选择回答
terminal-help-resume = r        取回通话
terminal-help-stop = q        停下，之后可以继续（quit、exit 也行）
terminal-help-desks = 可以转接的席位
terminal-help-timers = 你思考时计时照常进行，从对方说完算起；用“--timers off”可以关闭。通过管道输入时，只有“wait 12s”会让时间流逝。
terminal-help-transfer = t 席位 warm|cold   转接：warm 先向同事交代情况，cold 直接转过去；席位可以写名称或下面的编号
terminal-help-wait = w 10     等待十秒，秒数可以自己定
terminal-mood = 状态：{ $feeling }，{ $tension }，{ $trust }，{ $patience }
terminal-no-clock = 在这里只有“w”会让时间流逝
terminal-no-desks = 这通电话没有可以转接的席位。
terminal-no-item = { $n ->
    [0] 现在桌面上没有资料。
   *[other] 桌面上没有“{ $input }”：请输入 d1 到 d{ $n }。
}
terminal-no-notes = 还没有笔记；输入 n 和文字可以记一条。
terminal-play-impossible = { $file }，第 { $line } 行，“{ $input }”：{ $reason }在那里可以用的命令：{ $commands }。
terminal-play-not-understood = { $file }，第 { $line } 行，“{ $input }”：不是编号，也不是命令。请改好这一行；通话还没有开始。
terminal-prompt-begin = 准备好了请按回车；在此之前不计时。按 q 离开。
terminal-prompt = 你的回答（1–{ $n }，? 查看帮助）：
terminal-prompt-call = 命令（? 查看帮助）：
terminal-prompt-again = 按回车回到通话列表，按 q 停下。
terminal-prompt-go-on = 按回车继续。
terminal-prompt-ringing = a 接听，x 拒接：
terminal-prompt-wrap-up = 输入编号选择或勾选，d 再看一遍表单，f 提交：
terminal-recap = 到目前为止
terminal-speaker = { $name }{ $manner }
terminal-stopped = 已停下。要继续，请运行：{ $command }
terminal-time-while-speaking = 话还要说 { $more } 秒，说完后有 { $n } 秒作答
terminal-transcript-end = 对话记录到此为止
terminal-try-again-prompt = 输入轮次编号，从那里再试一次；或按回车。
terminal-unknown = “{ $input }”在这里不是编号，也不是命令。
terminal-which-desk = 请写明席位（名称或编号），以及 warm（先交代再转接）还是 cold（直接转接）。
terminal-which-way = 请写明怎么转：t { $id } warm（先向同事交代）或 t { $id } cold（直接转过去）。

## 设置

settings-captions = 字幕
settings-full-screen = 全屏
settings-heading = 设置
settings-language = 语言
settings-language-system = 跟随系统
settings-mono = 单声道
settings-reduced-motion = 减少动态效果
settings-reset = 恢复初始设置
settings-sound = 声音
settings-text-size = 文字大小
settings-text-speed = 文字速度
settings-theme = 主题
settings-theme-dark = 深色
settings-theme-light = 浅色
settings-theme-system = 跟随系统
settings-volume = 音量
settings-volume-caller = 来电人
settings-volume-effects = 话机
settings-volume-interface = 按键
settings-volume-office = 环境

## 按键

keys-choose = 选择回答
keys-desktop = 桌面
keys-full-screen = 全屏
keys-heading = 按键
keys-hold = 保持、取回
keys-list = 本列表
keys-menu = 暂停、菜单
keys-mute = 静音
keys-notes = 笔记
keys-zoom = 放大、缩小、还原文字
terminal-out-of-range = { $n ->
    [0] 现在没有可以用数字选择的内容。
   *[other] 没有“{ $input }”：请输入 1 到 { $n }。
}

# The menu of a running call
settings-sound-on = 声音：开
settings-sound-off = 声音：关
menu-heading = 暂停
menu-go-on = 继续通话
menu-leave = 先离开，稍后可以接着来
menu-stop = 彻底结束这通电话
menu-about = 随时可以停下，没有人会责怪你。菜单打开时，计时也停下。
keys-steps = 在复盘中逐步查看
keys-moments = 跳到下一个失分时刻

## 编写界面

author-broken = 文件现在不能用；这里仍是上一个没有错误的版本
author-broken-because = { $file }，第 { $line } 行：{ $message }
author-broken-never-good = 文件现在不能用
author-certificate-best = 最好的走法得 { $mark } 分
author-certificate-chance = 随机选择有 { $share } 能通过
author-certificate-found = { $errors } 个错误，{ $warnings } 个提醒
author-certificate-length = { $from } 到 { $to } 次选择
author-certificate-none = 这个版本还没有证明过。
author-certificate-states = { $starts } 种开头，{ $n } 个状态
author-detour-then = 然后
author-detour-to = 先去
author-distribution = 模拟学员的得分
author-easy = 容易
author-ending = 结局
author-error = 错误
author-file-line = { $file }，第 { $line } 行
author-findings = 发现的问题
author-findings-more = 还有 { $n } 个
author-findings-none = 没有发现问题。
author-from-proof = 由证明发现
author-go-to = 前往
author-graph-name = 通话的图：{ $places } 处，其中 { $unreachable } 处到不了，{ $traps } 处走不出。列表里有同样的内容。
author-heading = 编写
author-item = 选择
author-kind-beginning = 开始
author-kind-branch = 分支
author-kind-decision = 选择
author-kind-detour = 绕行
author-kind-passage = 经过
author-kind-return = 返回
author-kind-softphone = 电话按键
author-kind-threshold = 情绪
author-least = 最低
author-list-back = 前面
author-list-count = { $n } 处，看过 { $seen } 处
author-list-on = 后面
author-mark = 得分
author-marks-by-ending = 各结局的得分
author-most = 最高
author-no-good-version = 打开以后，这个文件还没有过没有错误的时候。改好以后，这里会出现图。
author-no-least = 没有下限
author-not-proven = 没有证明：{ $reason }
author-on-silence = 没有及时回答
author-options = 选项
author-otherwise = 其他情况
author-play = 从这里开始
author-working = 需要几秒钟，完成后图会自己出现。
author-play-over = 试演结束：{ $ending }。没有留下任何记录。
author-play-about = 这一次不记录，也不评分。
author-play-button = 从这里开始
author-problems = { $n } 个问题
author-prove = 证明
author-scatter = 选择有多难，能分出多少高低
author-search = 查找
author-seen = 看过
author-select = 请在列表或图里选一处。
author-separates = 区分
author-simulate = 模拟
author-statistics-about = 模拟：{ $n } 名学员，种子 { $seed }。{ $passed } 通过；平均得分 { $mean }。
author-statistics-none = 这个版本还没有模拟过。
author-stop = 停止
author-stopped = 已停止，没有得出结果。
author-tab-certificate = 证明
author-tab-statistics = 统计
author-trainees = 学员
author-trap = 走不出
author-unknown = 未知
author-unreachable = 到不了
author-unseen = 没看过
author-warning = 提醒
author-ways = 去向
author-when = 条件：{ $when }
author-witness = 能看到它的走法：{ $play }
author-zoom-all = 整张图
author-zoom-in = 放大
author-zoom-out = 缩小
key-accept = 接听、拨出、开始
key-decline = 响铃时拒接
key-skip-line = 立即显示整句
key-replay-line = 再听一遍上一句
key-more-time = 放宽时限（练习时）
key-hold = 保持、取回
key-mute = 静音、取消静音
key-notes = 笔记
key-desktop = 桌面（窗口较窄时）
key-rewind = 退回一轮（仅练习）
key-next-step = 复盘：下一步
key-previous-step = 复盘：上一步
key-first-step = 复盘：第一步
key-last-step = 复盘：最后一步
key-next-moment = 复盘：下一个失分时刻
key-previous-moment = 复盘：上一个失分时刻
key-menu = 菜单、返回
key-key-list = 按键列表
key-zoom-in = 放大文字
key-zoom-out = 缩小文字
key-zoom-reset = 还原文字
key-full-screen = 全屏
settings-look = 外观
settings-larger = 放大文字
settings-smaller = 缩小文字
settings-captions-size = 对话文字大小（百分比）
pace-spoken = 说话的速度
pace-brisk = 稍快
pace-instant = 立即显示
settings-sound-heard = 声音
settings-telephone = 人声听起来像在电话里
settings-telephone-about = 关掉后人声更容易听清。
settings-call = 练习
settings-feedback = 每次回答后立即点评
settings-hide-mood = 隐藏对方的表情和情绪，像真的电话一样
settings-keys-about = 点一行，再按想用的键。如果那个键已有用途，两者互换。
settings-press-a-key = 请按一个键，按 Esc 不改
settings-keys-reset = 恢复所有按键
settings-change-keys = 更改按键…
key-choose = 第 { $n } 个选项
call-mood-hidden = 表情和情绪已隐藏，像真的电话一样。
call-last-answer = 上一个回答
menu-about-exam = 随时可以停下，没有人会责怪你。这是考核：菜单打开时计时不停。
briefing-exam-about = 按考核来：不能退回，没有点评，计时不停。仍可随时停下。
briefing-rehearsal = 模拟考核
briefing-terms = 练习或考核
profiles-heading = 谁来练习？
profiles-about = 每人有自己的记录和设置。姓名只留在本机，记录里只有代号。
profiles-guest = 不指定
profiles-new = 新建
profiles-add = 添加并使用
profiles-bad-name = 姓名须为 1 到 40 个字。
profiles-too-many = 已有 200 个，不能再添加。
title-profile = 当前：{ $name } · 切换
title-no-profile = 谁来练习？选择姓名
call-hint = 提示
hint-about = 这一句关系到：{ $dimensions }。代价最大的回答失去 { $most } 分。
hint-nothing = 这里怎么回答都不失分。
hint-critical = 其中有一个回答会严重违规。
hint-desktop = 桌面上还有没打开的资料。
hint-hold = 如果想请对方稍候：其中有一个回答会先征得同意。
call-hear-again = 再听一遍
call-menu = 菜单
menu-heading-exam = 菜单
profiles-not-changed = 没有切换成功。{ $reason }
wrap-up-finish-anyway = 仍然提交

## 培训师的工作台：证明

prove-attainable = 最好的走法得 { $mark } 分，满分 100
prove-country = 这通电话不支持国家“{ $country }”；它支持 { $countries }
prove-cue = 区分得最清楚的表面特征：{ $cue }（{ $language }），{ $separation }，满值 1000
prove-decisions = { $shortest } 到 { $longest } 个选择
prove-decisions-open = { $shortest } 个以上的选择；通话可能绕着圈走
prove-ending-play = 到结局“{ $ending }”的一个最短走法{ $draw }：到这个结局的走法得 { $least } 到 { $most } 分，满分 100。
prove-explored = 已查遍每个状态：{ $errors } 个错误，{ $warnings } 个提醒。
prove-finding = { $severity }：{ $code }，在 { $place }：{ $message }
prove-finding-of-call = { $severity }：{ $code }：{ $message }
prove-less-than = 不到 0.0001 %
prove-mending-end = { $text }。
prove-mending-first = 做出一次代价大的选择还能通过，前提是最晚在第 { $turn } 轮
prove-mending-more = { $text }；{ $count }次，前提是最后一次最晚在第 { $turn } 轮
prove-mending-never = { $text }；做出{ $count }次就无法通过。
prove-mending-none = 只要做出代价大的选择，就没有走法能通过。
prove-mending-count-1 = 一
prove-mending-count-2 = 两
prove-mending-count-3 = 三
prove-mending-count-4 = 四
prove-mending-count-5 = 五
prove-mending-count-6 = 六
prove-no-least = 没有下限
prove-not-proven = 没有证明，{ $what }
prove-overall = 总分
prove-partly = 没能全部证明：到目前为止 { $errors } 个错误，{ $warnings } 个提醒。
prove-play = { $place } 的走法：{ $play }
prove-points = 最多能得的分：{ $points }
prove-points-credited = { $dimension } { $best }（其中 { $credited } 分来自守住规则）
prove-points-of = { $dimension } { $best }
prove-progress-exploring = 第 1 步，共 3 步：查找状态
prove-progress-found = 第 1 步，共 3 步：查找状态，已有 { $states } 个，最多 { $most } 个
prove-progress-judging = 第 3 步，共 3 步：判断数值意味着什么
prove-progress-place = { $call }，{ $place }
prove-progress-valuing = 第 2 步，共 3 步：给 { $states } 个状态算值
prove-random = 随机选择时通过的概率：{ $passes }；平均要做 { $turns } 个选择，说话 { $time }
prove-random-unknown = { $passes }（另有 { $unknown } 不清楚）
prove-range = { $least } 到 { $most }
prove-rules = 走法可能违反的规则：{ $rules }
prove-see = 要看一遍：{ $command }；“rolecall prove { $call } --witnesses plays”会写出这个文件
prove-sound = 已证明：查遍了每个状态，没有发现不妥之处。
prove-start = { $place }：{ $states } 个状态，{ $steps } 步
prove-surface = 只看表面的机器人里，成绩最好的总选{ $meaning }（{ $cue }，{ $language }）：平均 { $mark } 分，1000 通里通过 { $passes } 通
prove-unknown = 未知
prove-without-end = 无下限

## 培训师的工作台：几个命令都会说的话

bench-call-has-errors = 通话“{ $call }”有错误，不能开始；“rolecall check”会列出来。
bench-no-call = 没有通话“{ $call }”。现有 { $calls }。
bench-no-call-but = 没有通话“{ $call }”。是不是想写“{ $meant }”？

## 培训师的工作台：模拟

simulate-alone = 只有这一通
simulate-band-fair = 尚可
simulate-band-good = 良好
simulate-band-revise = 偏低
simulate-band-suspicious = 可疑
simulate-calls-needed = 信度要到 .80，这样的通话需要 { $needed } 通（那时 { $then }）
simulate-calls-never = 这样的通话再多，信度也到不了 .80
simulate-column-decision = 选择、选项
simulate-column-interval = 区间
simulate-column-remark = 备注
simulate-column-share = 占比
simulate-consistency = 考两次，通过与否相同：{ $agreement }，扣除偶然 { $kappa }
simulate-country = 通话“{ $call }”不支持国家“{ $country }”；它支持 { $countries }。
simulate-deciles = 十分位
simulate-endings = 结局
simulate-error = 得分的标准误 { $error }：95 % 的得分与真实得分相差不超过 { $within }
simulate-expired = （超时）
simulate-few = 玩的学员不到 { $least } 名：对单个选择和选项不作评价。
simulate-flag-draws-the-strong = 强者选
simulate-flag-draws-the-weak = 弱者选
simulate-flag-seldom-taken = 少有人选
simulate-hardest = 最难的选择是 { $decision }：那里可能失去的分，失去了 { $lost }。
simulate-heading = 模拟：{ $n } 名学员，种子 { $seed }。没有真人玩过。
simulate-left = （已结束，或留空）
simulate-legend-1 = 占比：对选择，是可能失去的分里避开了多少；对选项，是选它的人有多少。
simulate-legend-2 = *：什么也不失。~：要看此前的通话。r：它与其余得分的相关。
simulate-legend-3 = D：最强的 27 % 减去最弱的 27 %；选择低于 .20 偏低，从 .30 起良好。
simulate-legend-4 = 少有人选：要失分，而且不到 5 % 的人选。强者选：要失分，选它的却是较强的人。
simulate-legend-5 = 弱者选：什么也不失，较强的人却不选。区间是 95 % 的。
simulate-legend-6 = 学员会什么是假设的；信度更多取决于这些假设，而不是通话。
simulate-mark = 得分
simulate-mean = 平均得分 { $mark }，通过 { $share }（{ $interval }）
simulate-never-offered = 从未出现
simulate-no-country = 这通电话不支持任何国家。
simulate-no-values = 通话“{ $call }”没有精确的数值，不能模拟：{ $why }。
simulate-nobody-takes = 没有人选 { $options }。
simulate-none-hard = 没有一个选择会失分，所以都不难。
simulate-note = 记录：{ $label }
simulate-of-call = 模拟 · { $call }（{ $country }）· { $title }
simulate-of-set = 模拟 · { $calls }
simulate-pass = { $n } 名学员里有 { $passed } 名通过（{ $share }）。
simulate-passed = 通过 { $passed }（{ $interval }）   严重违规 { $critical }（{ $among }）
simulate-reliability = 信度 { $alpha }（各通话之间的 alpha）
simulate-reliability-sittings = 信度 { $forms }（用这样的通话考两次）
simulate-rules = 扣分的规则
simulate-rules-kept = 其余 { $n } 条规则从未扣分
simulate-set = 一套 { $n } 通
simulate-taken = 每个选项都有人选。
simulate-took = { $n } 名模拟学员，两次共 { $choices } 个选择，{ $seconds } 秒，每秒 { $rate } 百万个选择
simulate-twice = 通话“{ $call }”写了两次；每通只写一次。

## 培训师的工作台：图

graph-country = 通话“{ $call }”不支持“{ $country }”；它支持 { $countries }
graph-ending = { $file }：图可以写成 .svg，给 Graphviz 的 .dot 或 .gv，或 .mmd、.mermaid；别的图片由这些再转，例如 rolecall graph { $call } --format dot | dot -Tpng -o call.png
graph-ending-not-of-format = { $file }：图可以写成 .svg，给 Graphviz 的 .dot 或 .gv，或 .mmd、.mermaid，文件名的结尾要和 --format 一致；别的图片由这些再转，例如 rolecall graph { $call } --format dot | dot -Tpng -o call.png
graph-written = { $file }：{ $places } 处，{ $ways } 条路

## 培训师的工作台：故事板

storyboard-comments-lost = 旧文件的 { $n } 条注释没有了
storyboard-comments-missing = { $file }：有 { $n } 条注释所在的部分，表里已经没有：
storyboard-comments-would-be-lost = 旧文件的 { $n } 条注释会丢失
storyboard-example = 程序里的示例读不出来
storyboard-findings-more = 还有 { $n } 条；“rolecall check”会列出来。
storyboard-folder = { $folder } 必须是放通话的文件夹
storyboard-force = 什么也没有写。加上 --force 就会写，旧文件留在旁边。
storyboard-has-mistakes = { $file } 里有错误；“rolecall check”会列出来
storyboard-help-column = 它在“{ $column }”列。
storyboard-is-large = { $file } 做成的表有 { $bytes } 字节，最多只能 1 MiB；--format csv 比 xlsx 小
storyboard-is-there = 表没有写；加上 --force 就会覆盖已有的文件
storyboard-lossy = { $file } 写成表会丢内容：{ $why }
storyboard-lossy-nothing = 什么也读不回来。
storyboard-lossy-other = 文字以外的内容会变。
storyboard-lossy-text = 文字“{ $key }”会变。
storyboard-mistakes = 这张表有 { $n } 个错误；什么也没有写。
storyboard-mistakes-more = 还有 { $n } 个。
storyboard-no-call-file = { $file } 不是通话文件；请写 scenarios/编号.ron
storyboard-no-call-yet = 这张表还不成一通电话；什么也没有写。
storyboard-not-read = { $file }：没有读的列：{ $columns }
storyboard-notes-left = 表里有 { $n } 条备注没有写：已有文件的注释归它自己；请在那里写
storyboard-old-unreadable = { $file } 已经存在却读不出来，表写不进去；加上 --force 就会重新写一个
storyboard-rows = { $file }：{ $n } 行
storyboard-said-already = { $file }：内容本来就一样
storyboard-table-mistakes = { $file } 里有错误，什么也没有写；“rolecall check”会列出来
storyboard-table-own = 这张表有一列 { $language } 译文，而那就是通话本身的语言
storyboard-template = { $file }：已写好。改好之后运行：rolecall storyboard import { $file } --to scenarios/ID.ron
storyboard-unreadable = { $file } 读不出来
storyboard-would-be-written = { $file }：会写入
storyboard-written = { $file }：已写入
storyboard-written-keeping = { $file }：已写入；旧的是 { $kept }
library-began = 开始时间
library-trainee = 学员
library-call = 通话
library-state = 状态
library-result = 结果
library-mark = 总分
library-empathy = 共情
library-accuracy = 准确
library-compliance = 合规
library-marked = 已评
library-session = 会话
library-yes = 是
library-state-open = 未完
library-state-finished = 已完成
library-state-stopped = 已停止
library-state-rewound = 已回退
library-state-abandoned = 已放弃
library-state-superseded = 已被取代
library-state-conflict = 冲突
library-state-damaged = 受损
library-state-unusable = 无法使用
library-result-passed = 通过
library-result-failed = 未通过
library-result-critical = 重大违规
library-result-no-mark = 无分数
library-is-marked = 已评
library-is-not-marked = 未评
library-is-exam = 这是一次考试。
library-timers-stretched = 计时被放宽或关闭。
library-superseded-by = 另一个文件是同一会话，并包含它的所有行：{ $file }
library-conflict-about = 另一个文件是同一会话，但内容不同。两者之一不是由开始这次会话的程序写下的，请两个都看。
library-clock-back = 通话期间，墙上时钟被拨回了 { $seconds } 秒。
library-clock-ahead = 在一次连续的通话中，墙上时钟多走了 { $seconds } 秒：电脑休眠过，或时钟被拨动过。
library-clock-future = 它的时间比本机时钟还晚：两台电脑中有一台的时钟不准。
library-shown = 显示 { $shown } 条，共 { $total } 条会话。
library-count-superseded = 因有更长的文件而未列出的文件：{ $n } 个。用 --state superseded 查看。
library-count-conflict = 同一会话有两种不同经过的文件：{ $n } 个。用 --state conflict 查看。
library-count-damaged = 与当初写下时不同的记录：{ $n } 个。用 --state damaged 查看。
library-count-unusable = 在这里无法使用的文件：{ $n } 个。用 --state unusable 查看。
library-nothing = 没有符合条件的会话。
library-index-in-memory = 这个文件夹的索引无处保存，所以每次都要重建。
library-index-elsewhere = 这个文件夹不能存放索引（它是共享文件夹，或不可写），索引存放在 { $path }
library-not-listed = 有一个文件夹无法列出，其中的内容可能已经过时。{ $why }
library-reading = 正在读取记录
library-importing = 正在导入记录
library-trouble-empty = 文件是空的：复制开始了却没有完成。请重新复制。
library-trouble-foreign = 这不是 Rolecall 的记录，或者第一行没有复制完整。如果它应当是记录，请重新复制，不要改动换行符。
library-trouble-newer-format = 记录的格式是 { $format }，比本程序新。请用更新的 Rolecall 打开；文件保持原样。
library-trouble-other-rules = 它是按第 { $version } 版规则进行的，本程序没有这一版，所以在这里没有分数。请用当初的程序或更新的程序。
library-trouble-changed = 第 { $line } 行在写下之后被修改、删除、添加或移动过。请从备份中取回这份记录。
library-trouble-torn = 最后一行（第 { $line } 行）不完整（{ $bytes } 字节）：文件没有复制完，或因断电而中断，或被改动过。如果有更完整的副本，请一并拿来。
library-trouble-too-long = 文件比任何记录都长。
library-trouble-not-archived = 档案中缺少它所用的文件：{ $file }（{ $hash }…）。请把属于它的 archive 文件夹也复制过来；每次都会重新检查。
library-trouble-archive-damaged = 档案中它所用的文件被改动过：{ $file }（{ $hash }…）。请从备份中取回该文件。
library-trouble-scenario-unusable = 它所用的剧本无法使用：{ $why }
library-trouble-differs = 它的命令得出的结果与记录不符，最早在第 { $line } 行：{ $what }
library-trouble-unread = 无法读取：{ $why }
library-trouble-not-written = 副本无法写入；这里没有任何改变。{ $why }
library-import-added = 新的会话：{ $n } 条。
library-import-longer = 比原先更进一步的会话：{ $n } 条。
library-import-known = 这里已有：{ $n } 条。
library-import-not-taken = 未能照常导入：{ $n } 条；每一条都注明了原因，并留在原处。
library-import-conflict = 这里已有同一编号的会话，但内容不同。这一份另行保存，请两份都看：{ $file }
library-import-lacking = 暂未导入，因为缺少它所用的文件：{ $files }。请把属于它的 archive 文件夹复制到它旁边，再导入一次。
library-import-taken-although = 仍已导入。{ $about }
library-import-foreign = 从名称看不是记录，已跳过。
library-import-no-records = 其中没有记录。
library-import-nothing = 没有导入任何内容。
